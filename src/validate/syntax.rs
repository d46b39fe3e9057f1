//! Rules of JSON itself, and what to say where a text is none.

use std::borrow::Cow;
use std::ops::Range;

use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use serde_json::Value;

use super::diagnostic::{Diagnostic, without_position};
use super::places::Places;
use super::{Code, repair};

/// How deeply objects and arrays may be nested; a bundle needs far less, and parsers recurse.
const MAX_DEPTH: usize = 100;

/// JSON as RFC 8259 has it, without what the parser allows beyond it.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// How many faults of syntax are repaired to find the next.
const MAX_REPAIRS: usize = 100;

/// A JSON text, read.
pub(super) struct Parsed<'s> {
    pub(super) value: Value,
    /// Where each value stands.
    pub(super) places: Places<'s>,
    /// What had to be repaired first, in the order of the text.
    pub(super) faults: Vec<Diagnostic>,
}

/// Reads a JSON text. A fault that can be repaired does not hide those after it.
///
/// # Errors
///
/// The faults up to the first that cannot be repaired.
pub(super) fn parse(source: &str) -> Result<Parsed<'_>, Vec<Diagnostic>> {
    // Editors on Windows may begin a file with a byte order mark, which JSON itself does not allow.
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if let Some(at) = too_deep(&source[start..]) {
        let message = format!("the file is nested more than {MAX_DEPTH} levels deep");
        let fix = "close the brackets that are open";
        return Err(vec![fault(Code::TooDeep, start + at..start + at + 1, message, fix)]);
    }
    let mut text = Cow::Borrowed(source);
    let mut faults = Vec::new();
    loop {
        match parse_strictly(&text, start) {
            Ok((value, places)) => return Ok(Parsed { value, places: places.within(text), faults }),
            Err(fault) => {
                let at = fault.span.start;
                faults.push(fault);
                // A repair keeps every byte in its place.
                match repair::repaired(&text, at).filter(|_| faults.len() < MAX_REPAIRS) {
                    Some(repaired) => text = Cow::Owned(repaired),
                    None => return Err(faults),
                }
            }
        }
    }
}

/// Reads what stands after byte `start` of a text, or says what its first fault is.
fn parse_strictly(text: &str, start: usize) -> Result<(Value, Places<'static>), Diagnostic> {
    let json = &text[start..];
    let parsed = parse_to_ast(json, &CollectOptions::default(), &STRICT).map_err(|error| {
        let range = start + error.range().start..start + error.range().end;
        let (message, fix) = reason(&text[range.start..], error.kind().to_string());
        fault(Code::Syntax, range, message, fix)
    })?;
    let root = parsed.value.ok_or_else(|| fault(Code::Syntax, start..start, "the file is empty".into(), JSON))?;
    // The parser takes some texts that are not JSON; the one that reads the values does not.
    let value = serde_json::from_str(json).map_err(|error| {
        let at = start + offset(json, error.line(), error.column());
        let end = text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
        let (message, fix) = reason(&text[at..], without_position(&error.to_string()));
        fault(Code::Syntax, at..end, message, fix)
    })?;
    Ok((value, Places::of(&root, start)))
}

const JSON: &str = "write the file as JSON: double quotes, a comma between entries and none after the last";

/// What is wrong where the rest of a text cannot be read: what a person sees there, else what the parser says.
fn reason(rest: &str, parsers: String) -> (String, &'static str) {
    match rest.chars().next() {
        Some(quote @ ('“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' | '″' | '＂' | '´' | '`')) =>
        {
            let message = format!("`{quote}` is a typographic quotation mark, which begins no text in JSON");
            (message, "write straight quotation marks (`\"`) around keys and texts; within a text any are well")
        }
        Some('\'') => {
            ("`'` begins no text in JSON".into(), "write straight double quotation marks (`\"`) around keys and texts")
        }
        Some('\n' | '\r') if parsers.contains("control character") => {
            ("a line ends within a text".into(), "write `\\n` where a new line is meant, or end the text with `\"`")
        }
        Some('\t') if parsers.contains("control character") => {
            ("a text holds a tab".into(), "write a space in place of the tab")
        }
        Some(space @ ('\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}')) => {
            let message = format!("U+{:04X} stands between values, which looks like a space", u32::from(space));
            (message, "write a plain space in its place")
        }
        _ => (begins_small(&parsers), JSON),
    }
}

/// A parser's message as it stands within a sentence.
fn begins_small(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn fault(code: Code, span: Range<usize>, message: String, fix: &str) -> Diagnostic {
    Diagnostic { code, pointer: String::new(), span, message, fix: fix.to_owned() }
}

/// The place of the first bracket that opens one level too many. Brackets within texts do not count.
fn too_deep(json: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in json.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

/// The byte at a line and column as serde counts them: both from 1, the column in bytes.
fn offset(json: &str, line: usize, column: usize) -> usize {
    let start: usize = json.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    // The end of a line counts as the column 0 of the next.
    let mut at = (start + column).saturating_sub(1).min(json.len());
    while !json.is_char_boundary(at) {
        at -= 1;
    }
    at
}
