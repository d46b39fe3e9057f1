//! Rules for texts: they are not empty, and contain no invisible characters.

use super::{Code, DiagnosticSink};

pub(super) fn check(pointer: &str, text: &str, sink: &mut DiagnosticSink<'_>) {
    if is_blank(text) {
        sink.add(Code::EmptyText, pointer, "the text is empty", "write a text, or remove the key if it is optional");
    }
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let after = text[at + character.len_utf8()..].chars().next().unwrap_or(' ');
        if is_hidden(character, before, after) {
            report_hidden(pointer, at, character, sink);
        }
        before = character;
    }
    check_isolates(pointer, text, sink);
}

/// Checks an id or an address, which may contain no invisible character at all.
pub(super) fn check_name(pointer: &str, name: &str, sink: &mut DiagnosticSink<'_>) {
    for (at, character) in name.char_indices() {
        if is_invisible_in_name(character) {
            report_hidden(pointer, at, character, sink);
        }
    }
}

/// Whether a text has no visible character.
pub(super) fn is_blank(text: &str) -> bool {
    let blank = |c: char| {
        c.is_whitespace() || is_hidden(c, ' ', ' ') || is_bidi_control(c) || matches!(c, '\u{2800}' | JOINERS!())
    };
    text.chars().all(blank)
}

/// Whether a character is invisible in an id or an address.
pub(super) fn is_invisible_in_name(character: char) -> bool {
    is_hidden(character, ' ', ' ') || is_bidi_control(character) || matches!(character, JOINERS!())
}

/// A text without its invisible characters, and those characters. Separators of words become spaces.
pub fn visible(text: &str) -> (String, Vec<char>) {
    let (mut visible, mut removed) = (String::new(), Vec::new());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match character {
            '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => visible.push(' '),
            _ if is_hidden(character, visible.chars().next_back().unwrap_or(' '), after) => removed.push(character),
            // An isolate may be closed in another part of the text.
            '\u{2066}'..='\u{2069}' => removed.push(character),
            _ => visible.push(character),
        }
    }
    (visible, removed)
}

fn report_hidden(pointer: &str, at: usize, character: char, sink: &mut DiagnosticSink<'_>) {
    let name = match character {
        '\t' => "a tab".to_owned(),
        '\r' => "a carriage return".to_owned(),
        '\u{ad}' => "a soft hyphen (U+00AD)".to_owned(),
        '\u{200b}' => "a zero width space (U+200B)".to_owned(),
        '\u{feff}' => "a byte order mark (U+FEFF)".to_owned(),
        _ => format!("the control character U+{:04X}", u32::from(character)),
    };
    let fix = "remove it; it is invisible, but affects screen readers and search";
    sink.add_part(
        Code::ControlCharacter,
        pointer,
        at..at + character.len_utf8(),
        format!("the text contains {name}"),
        fix,
    );
}

/// The two joiners, which some scripts and emoji need within words.
macro_rules! joiners {
    () => {
        '\u{200c}' | '\u{200d}'
    };
}
use joiners as JOINERS;

/// Whether a character is invisible, given its neighbours: control characters, separators, fillers and ignorable
/// characters (Unicode Technical Report 36; Default_Ignorable_Code_Point).
fn is_hidden(character: char, before: char, after: char) -> bool {
    match character {
        '\n' => false,
        // It separates words in scripts of South East Asia.
        '\u{200b}' => ![before, after]
            .iter()
            .any(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')),
        JOINERS!() => before.is_ascii() && after.is_ascii() && before != ' ',
        // The flags of England, Scotland and Wales consist of these.
        '\u{e0020}'..='\u{e007f}' => !matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'),
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => true,
        '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => true,
        '\u{e0000}'..='\u{e001f}' | '\u{e0080}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' => true,
        _ => character.is_control(),
    }
}

/// The marks and isolates of the bidirectional algorithm, which texts of two directions need.
fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// Checks that isolates are balanced: an open one would extend to what follows the text.
fn check_isolates(pointer: &str, text: &str, sink: &mut DiagnosticSink<'_>) {
    let fix = "close each isolate (U+2066 to U+2068) with one U+2069 in the same paragraph";
    let mut open = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' if open.pop().is_none() => {
                let message = "the text closes an isolate (U+2069) that is not open";
                sink.add_part(Code::ControlCharacter, pointer, at..at + 3, message, fix);
            }
            _ => {}
        }
    }
    for at in open {
        let message = "the text does not close an isolate";
        sink.add_part(Code::ControlCharacter, pointer, at..at + 3, message, fix);
    }
}
