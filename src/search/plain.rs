//! The plain text of the Markdown subset: paragraphs, lists, emphasis, code, links, quotations.
//!
//! Every paragraph and list item becomes one line. Entities are not decoded. The client cannot afford a full parser; a
//! native test compares the result with the one that renders pages.

/// The plain text of a Markdown text.
pub(super) fn plain(source: &str) -> String {
    let mut text = String::new();
    let mut is_new_block = false;
    for line in source.split('\n') {
        let line = line.trim_ascii();
        let content = without_marker(line);
        if content.is_empty() {
            is_new_block = true;
            continue;
        }
        if !text.is_empty() {
            text.push(if is_new_block || content.len() < line.len() { '\n' } else { ' ' });
        }
        is_new_block = false;
        inline(content, &mut text);
    }
    text
}

/// A line without the marker of a quotation or a list item.
fn without_marker(line: &str) -> &str {
    if let Some(quoted) = line.strip_prefix('>') {
        return without_marker(quoted.trim_ascii_start());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = line.bytes().skip(digits);
    let marked = match rest.next() {
        Some(b'.' | b')') => digits > 0,
        Some(b'-' | b'*' | b'+') => digits == 0,
        _ => false,
    };
    let item = line.get(digits + 2..).filter(|_| marked && rest.next() == Some(b' '));
    item.map_or(line, str::trim_ascii_start)
}

/// Whether a label and a destination follow an opening bracket.
fn is_link(rest: &str) -> bool {
    rest.split_once(']').is_some_and(|(label, after)| !label.contains('[') && after.starts_with('('))
}

/// The length of an autolink up to its closing angle bracket.
fn address(rest: &str) -> Option<usize> {
    let end = rest.find('>')?;
    (!rest[..end].contains([' ', '<']) && rest[..end].contains([':', '@'])).then_some(end)
}

/// Appends the plain text of a line.
fn inline(line: &str, text: &mut String) {
    if !line.bytes().any(|byte| matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b'<')) {
        text.push_str(line);
        return;
    }
    let mut chars = line.chars();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let rest = chars.as_str();
        let next = rest.chars().next().unwrap_or(' ');
        let mut shown = true;
        match c {
            // A backslash at the end of a line is a hard line break.
            '\\' if rest.is_empty() => shown = false,
            '\\' if next.is_ascii_punctuation() => {
                chars.next();
                text.push(next);
                shown = false;
            }
            // Code spans and autolinks contain no markup.
            '`' | '<' => {
                let end = if c == '`' { rest.find(c) } else { address(rest) };
                shown = end.is_none() && c == '<';
                if let Some(end) = end {
                    text.push_str(&rest[..end]);
                    chars = rest[end + 1..].chars();
                }
            }
            '*' => shown = before == ' ' && next == ' ',
            '_' => shown = (before == ' ' && next == ' ') || (is_word(before) && is_word(next)),
            '[' => shown = !is_link(rest),
            ']' if next == '(' => {
                if let Some((_, after)) = rest.split_once(')') {
                    chars = after.chars();
                    shown = false;
                }
            }
            _ => {}
        }
        if shown {
            text.push(c);
        }
        before = c;
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}
