//! Writes spans as the Markdown that a bundle may hold.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag};

use super::Span;
use crate::markdown::{events, leftovers, refusal};

/// How much of the formatting is written.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Mode {
    /// Emphasis and links.
    Full,
    /// Links alone.
    Links,
    /// Links, with every sign escaped that can be.
    Escaped,
}

/// One paragraph of Markdown, and whether its emphasis was kept. The result is parsed again: where it does not read as the
/// spans do, as in `a**"b"**c`, emphasis is left out.
pub(super) fn markdown(spans: &[Span]) -> (String, bool) {
    let had_emphasis = spans.iter().any(|span| span.strong || span.emphasis);
    for mode in [Mode::Full, Mode::Links] {
        let text = render(spans, mode);
        if reads_as(&text, spans) {
            return (text, mode == Mode::Full || !had_emphasis);
        }
    }
    (render(spans, Mode::Escaped), !had_emphasis)
}

/// Whether Markdown reads as one paragraph with the words of the spans.
fn reads_as(text: &str, spans: &[Span]) -> bool {
    let mut read = String::new();
    let mut paragraphs = 0;
    for (event, _) in events(text) {
        if refusal(&event).is_some() {
            return false;
        }
        match event {
            Event::Start(Tag::Paragraph) => paragraphs += 1,
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) => return false,
            Event::Text(words) | Event::Code(words) => read.push_str(&words),
            Event::SoftBreak | Event::HardBreak => read.push(' '),
            _ => {}
        }
    }
    let written: String = spans.iter().map(|span| span.text.as_str()).collect();
    paragraphs <= 1 && leftovers(text).is_empty() && read.split_whitespace().eq(written.split_whitespace())
}

fn render(spans: &[Span], mode: Mode) -> String {
    let mut text = String::new();
    for linked in spans.chunk_by(|a, b| a.link == b.link) {
        let words: String = linked.iter().map(|span| span.text.as_str()).collect();
        let (before, core, after) = trimmed(&words);
        match &linked[0].link {
            Some(address) if !core.is_empty() => {
                text.push_str(&hard_breaks(before));
                text.push_str(&link(address, core, styled(linked, mode).trim()));
                text.push_str(&hard_breaks(after));
            }
            _ => text.push_str(&styled(linked, mode)),
        }
    }
    let lines = text.split("\\\n").map(str::trim).filter(|line| !line.is_empty());
    lines.map(escape_start).collect::<Vec<_>>().join("\\\n")
}

fn link(address: &str, words: &str, styled: &str) -> String {
    if address == words && !address.contains(['<', '>', '\\', '&', ' ']) && !address.starts_with('#') {
        return format!("<{address}>");
    }
    let destination = address.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
    let destination = destination.replace('<', "%3C").replace('>', "%3E").replace('&', "\\&");
    // A link is on one line.
    format!("[{}]({destination})", styled.replace("\\\n", " "))
}

fn styled(spans: &[Span], mode: Mode) -> String {
    let is_alike = |a: &Span, b: &Span| (a.strong, a.emphasis, a.code) == (b.strong, b.emphasis, b.code);
    let mut result = String::new();
    for alike in spans.chunk_by(is_alike) {
        let words: String = alike.iter().map(|span| span.text.as_str()).collect();
        let (before, core, after) = trimmed(&words);
        let marks = match (mode, alike[0].strong, alike[0].emphasis) {
            (Mode::Full, true, true) => "***",
            (Mode::Full, true, false) => "**",
            (Mode::Full, false, true) => "*",
            _ => "",
        };
        let core = match core {
            "" => String::new(),
            core if alike[0].code => code(core),
            core => [marks, &hard_breaks(&escape(core, mode)), marks].concat(),
        };
        result.extend([&*hard_breaks(before), &core, &hard_breaks(after)]);
    }
    result
}

/// Emphasis and links begin and end with a character that shows.
fn trimmed(text: &str) -> (&str, &str, &str) {
    let core = text.trim();
    let start = text.len() - text.trim_start().len();
    (&text[..start], core, &text[start + core.len()..])
}

fn hard_breaks(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { text.replace('\n', "\\\n").into() } else { text.into() }
}

fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    [&fence, space, &text, space, &fence].concat()
}

fn escape(text: &str, mode: Mode) -> String {
    let mut result = String::new();
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let is_sign = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '^' | '|' | '$' => true,
            '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
            '&' => after.is_some_and(|c| c.is_alphanumeric() || c == '#'),
            // Before a link it would make an image of it.
            '!' => after.is_none(),
            c => mode == Mode::Escaped && c.is_ascii_punctuation(),
        };
        if is_sign {
            result.push('\\');
        }
        result.push(c);
        before = c;
    }
    result
}

/// Escapes what would make a line something else than part of a paragraph.
fn escape_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => [&line[..digits], "\\", &line[digits..]].concat(),
        Some(b'#' | b'>' | b'-' | b'+' | b'=' | b':') if digits == 0 => ["\\", line].concat(),
        _ => line.to_owned(),
    }
}
