//! Parses JSON, and reports syntax errors.

use std::borrow::Cow;
use std::ops::Range;

use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use serde_json::Value;

use super::diagnostic::{Diagnostic, without_position};
use super::source_map::SourceMap;
use super::{Code, repair};

/// The maximum nesting of objects and arrays. A bundle needs far less, and parsers recurse.
const MAX_DEPTH: usize = 100;

/// JSON as in RFC 8259, without the parser's extensions.
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

/// How many syntax errors are repaired to find the next.
const MAX_REPAIRS: usize = 100;

/// A parsed JSON text.
pub(super) struct Parsed<'s> {
    pub(super) value: Value,
    /// The byte range of each value.
    pub(super) source_map: SourceMap<'s>,
    /// The errors that were repaired, in the order of the text.
    pub(super) errors: Vec<Diagnostic>,
}

/// Parses a JSON text. An error that can be repaired does not hide those after it.
///
/// # Errors
///
/// The errors up to the first that cannot be repaired.
pub(super) fn parse(source: &str) -> Result<Parsed<'_>, Vec<Diagnostic>> {
    // Editors on Windows may begin a file with a byte order mark, which JSON itself does not allow.
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if let Some(at) = too_deep(&source[start..]) {
        let message = format!("the file is nested more than {MAX_DEPTH} levels deep");
        let fix = "close the brackets that are open";
        return Err(vec![diagnostic(Code::TooDeep, start + at..start + at + 1, message, fix)]);
    }
    let mut text = Cow::Borrowed(source);
    let mut errors = Vec::new();
    loop {
        match parse_strictly(&text, start) {
            Ok((value, source_map)) => return Ok(Parsed { value, source_map: source_map.with_source(text), errors }),
            Err(error) => {
                let at = error.span.start;
                errors.push(error);
                // A repair keeps byte positions.
                match repair::repaired(&text, at).filter(|_| errors.len() < MAX_REPAIRS) {
                    Some(repaired) => text = Cow::Owned(repaired),
                    None => return Err(errors),
                }
            }
        }
    }
}

/// Parses a text from byte `start` on, or returns the first error.
fn parse_strictly(text: &str, start: usize) -> Result<(Value, SourceMap<'static>), Diagnostic> {
    let json = &text[start..];
    let parsed = parse_to_ast(json, &CollectOptions::default(), &STRICT).map_err(|error| {
        let range = start + error.range().start..start + error.range().end;
        let (message, fix) = explain(&text[range.start..], error.kind().to_string());
        diagnostic(Code::Syntax, range, message, fix)
    })?;
    let root = parsed.value.ok_or_else(|| diagnostic(Code::Syntax, start..start, "the file is empty".into(), JSON))?;
    // The AST parser accepts some texts that are not JSON; serde_json does not.
    let value = serde_json::from_str(json).map_err(|error| {
        let at = start + offset(json, error.line(), error.column());
        let end = text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
        let (message, fix) = explain(&text[at..], without_position(&error.to_string()));
        diagnostic(Code::Syntax, at..end, message, fix)
    })?;
    Ok((value, SourceMap::new(&root, start)))
}

const JSON: &str = "write the file as JSON: double quotes, a comma between entries and none after the last";

/// The message and the fix for a syntax error: by the character at its position, else the parser's message.
fn explain(rest: &str, parser_message: String) -> (String, &'static str) {
    match rest.chars().next() {
        Some(quote @ ('“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' | '″' | '＂' | '´' | '`')) =>
        {
            let message = format!("`{quote}` is a typographic quotation mark; JSON needs straight ones");
            (message, "write straight quotation marks (`\"`) around keys and texts; inside a text, any are allowed")
        }
        Some('\'') => (
            "`'` is not a quotation mark in JSON".into(),
            "write straight double quotation marks (`\"`) around keys and texts",
        ),
        Some('\n' | '\r') if parser_message.contains("control character") => {
            ("a text contains a line break".into(), "write `\\n` for a new line, or end the text with `\"`")
        }
        Some('\t') if parser_message.contains("control character") => {
            ("a text contains a tab".into(), "replace the tab by a space")
        }
        Some(space @ ('\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}')) => {
            let message =
                format!("U+{:04X} between values is not a space, although it looks like one", u32::from(space));
            (message, "replace it by a plain space")
        }
        _ => (lowercase_first(&parser_message), JSON),
    }
}

/// A parser's message in the style of a diagnostic, with a lower-case first letter.
fn lowercase_first(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn diagnostic(code: Code, span: Range<usize>, message: String, fix: &str) -> Diagnostic {
    Diagnostic { code, pointer: String::new(), span, message, fix: fix.to_owned() }
}

/// The position of the first bracket that is nested too deeply. Brackets in strings do not count.
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

/// The byte position of a line and column as serde_json counts them: both from 1, the column in bytes.
fn offset(json: &str, line: usize, column: usize) -> usize {
    let start: usize = json.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    // A line break counts as column 0 of the next line.
    let mut at = (start + column).saturating_sub(1).min(json.len());
    while !json.is_char_boundary(at) {
        at -= 1;
    }
    at
}
