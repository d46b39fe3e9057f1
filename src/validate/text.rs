//! Rules of words for people: they are there, and hold no character that does not show.

use super::{Code, Findings};

pub(super) fn check(pointer: &str, text: &str, found: &mut Findings<'_>) {
    if is_blank(text) {
        found.add(Code::EmptyText, pointer, "the text is empty", "write it, or leave the key out where it is optional");
    }
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let after = text[at + character.len_utf8()..].chars().next().unwrap_or(' ');
        if is_hidden(character, before, after) {
            hidden(pointer, at, character, found);
        }
        before = character;
    }
    check_isolates(pointer, text, found);
}

/// Ids and addresses are for machines, and hold nothing at all that does not show.
pub(super) fn check_name(pointer: &str, name: &str, found: &mut Findings<'_>) {
    for (at, character) in name.char_indices() {
        if is_left_out(character) {
            hidden(pointer, at, character, found);
        }
    }
}

/// Whether nothing of a text shows.
pub(super) fn is_blank(text: &str) -> bool {
    let blank = |c: char| {
        c.is_whitespace() || is_hidden(c, ' ', ' ') || is_mark_of_direction(c) || matches!(c, '\u{2800}' | JOINERS!())
    };
    text.chars().all(blank)
}

/// Whether names leave a character out.
pub(super) fn is_left_out(character: char) -> bool {
    is_hidden(character, ' ', ' ') || is_mark_of_direction(character) || matches!(character, JOINERS!())
}

/// A text without the characters that do not show, and those characters. What separates words becomes a space.
pub fn visible(text: &str) -> (String, Vec<char>) {
    let (mut kept, mut left_out) = (String::new(), Vec::new());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match character {
            '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push(' '),
            _ if is_hidden(character, kept.chars().next_back().unwrap_or(' '), after) => left_out.push(character),
            // An isolate may be closed in another part of the text.
            '\u{2066}'..='\u{2069}' => left_out.push(character),
            _ => kept.push(character),
        }
    }
    (kept, left_out)
}

fn hidden(pointer: &str, at: usize, character: char, found: &mut Findings<'_>) {
    let name = match character {
        '\t' => "a tab".to_owned(),
        '\r' => "a carriage return".to_owned(),
        '\u{ad}' => "a soft hyphen (U+00AD)".to_owned(),
        '\u{200b}' => "a zero width space (U+200B)".to_owned(),
        '\u{feff}' => "a byte order mark (U+FEFF)".to_owned(),
        _ => format!("the control character U+{:04X}", u32::from(character)),
    };
    let fix = "take it out; it does not show but changes what is read and found";
    found.add_part(
        Code::ControlCharacter,
        pointer,
        at..at + character.len_utf8(),
        format!("the text holds {name}"),
        fix,
    );
}

/// The two joiners, which some scripts and pictures need within words.
macro_rules! joiners {
    () => {
        '\u{200c}' | '\u{200d}'
    };
}
use joiners as JOINERS;

/// Whether a character does not show, beside those that stand before and after it: controls, separators, fillers and what
/// Unicode lets programs ignore (Unicode Technical Report 36; Default_Ignorable_Code_Point).
fn is_hidden(character: char, before: char, after: char) -> bool {
    match character {
        '\n' => false,
        // Words are parted by it in scripts of South East Asia.
        '\u{200b}' => ![before, after]
            .iter()
            .any(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')),
        JOINERS!() => before.is_ascii() && after.is_ascii() && before != ' ',
        // The flags of England, Scotland and Wales are made of these.
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
fn is_mark_of_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// An isolate that is not closed would take in what stands after the text.
fn check_isolates(pointer: &str, text: &str, found: &mut Findings<'_>) {
    let fix = "close each isolate (U+2066 to U+2068) with one U+2069 in the same paragraph";
    let mut open = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' if open.pop().is_none() => {
                let message = "the text closes an isolate (U+2069) that is not open";
                found.add_part(Code::ControlCharacter, pointer, at..at + 3, message, fix);
            }
            _ => {}
        }
    }
    for at in open {
        let message = "the text opens an isolate that it does not close";
        found.add_part(Code::ControlCharacter, pointer, at..at + 3, message, fix);
    }
}
