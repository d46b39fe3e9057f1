//! Repairs JSON, so that one syntax error does not hide those after it. A repair keeps the length of the text, so that
//! byte positions stay valid.

/// The quotation marks that word processors write instead of `"`.
const TYPOGRAPHIC: [char; 8] = ['“', '”', '„', '‟', '«', '»', '″', '＂'];

/// The text with the syntax error at a byte position repaired; `None` if it cannot be repaired.
pub(super) fn repaired(text: &str, at: usize) -> Option<String> {
    let (before, rest) = text.split_at_checked(at)?;
    let first = rest.chars().next()?;
    match first {
        _ if TYPOGRAPHIC.contains(&first) || first == '\'' => quoted(text, at, first),
        '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}' => replaced(text, at, first, " "),
        '\\' if is_unicode_escape(rest) => Some([before, "\\ufffd", &rest[6..]].concat()),
        ',' => replaced(text, at, ',', " "),
        '/' => without_comment(text, at),
        '\t' | '\n' | '\r' if is_in_string(before) => replaced(text, at, first, " "),
        // If a comma is missing, the parser reports the end of the value before it.
        ' ' | '\t' | '\n' | '\r' => replaced(text, at, first, ","),
        _ => None,
    }
}

/// The text with one character replaced by another and padded with spaces.
fn replaced(text: &str, at: usize, old: char, new: &str) -> Option<String> {
    let padding = " ".repeat(old.len_utf8().checked_sub(new.len())?);
    Some([&text[..at], new, &padding, &text[at + old.len_utf8()..]].concat())
}

/// The text with other quotation marks around a key or a string replaced by straight ones.
fn quoted(text: &str, at: usize, open: char) -> Option<String> {
    let start = at + open.len_utf8();
    let line = text[start..].lines().next()?;
    let is_end = |(end, mark): &(usize, char)| {
        let after = line[end + mark.len_utf8()..].trim_start();
        let closes = if open == '\'' { *mark == '\'' } else { TYPOGRAPHIC.contains(mark) || *mark == '"' };
        closes && (after.is_empty() || after.starts_with([':', ',', '}', ']', '"']))
    };
    let (length, close) = line.char_indices().find(is_end)?;
    let inside = &line[..length];
    let padding = |mark: char| " ".repeat(mark.len_utf8() - 1);
    let after = &text[start + length + close.len_utf8()..];
    (!inside.contains(['"', '\\']))
        .then(|| [&text[..at], &padding(open), "\"", inside, "\"", &padding(close), after].concat())
}

/// The text with a comment replaced by spaces.
fn without_comment(text: &str, at: usize) -> Option<String> {
    let rest = &text[at..];
    let length = match rest.get(..2)? {
        "//" => rest.find('\n').unwrap_or(rest.len()),
        "/*" => rest.find("*/")? + 2,
        _ => return None,
    };
    let blank: String = rest[..length].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    Some([&text[..at], &blank, &rest[length..]].concat())
}

fn is_unicode_escape(rest: &str) -> bool {
    let digits = rest.get(2..6).is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    rest.starts_with("\\u") && digits
}

/// Whether the end of some JSON is inside a string.
fn is_in_string(before: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for byte in before.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ => {}
        }
    }
    quoted
}
