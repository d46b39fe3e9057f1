//! Maps JSON pointers, and parts of strings, to byte ranges of the source.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use serde_path_to_error::{Path, Segment};

/// Byte ranges by JSON pointer.
pub(super) struct SourceMap<'s> {
    source: Cow<'s, str>,
    spans: HashMap<String, Range<usize>>,
    /// The pointers of duplicate keys, each with the range of a later occurrence.
    pub(super) repeated: Vec<(String, Range<usize>)>,
}

impl<'s> SourceMap<'s> {
    /// The map of a value that was parsed from a text from byte `start` on; [`Self::with_source`] adds the text.
    pub(super) fn new(root: &Value<'_>, start: usize) -> Self {
        let mut map = Self { source: Cow::Borrowed(""), spans: HashMap::new(), repeated: Vec::new() };
        map.insert(String::new(), root, start);
        map
    }

    /// The map with its text.
    pub(super) fn with_source(self, source: Cow<'s, str>) -> Self {
        Self { source, ..self }
    }

    fn insert(&mut self, pointer: String, value: &Value<'_>, start: usize) {
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let pointer = format!("{pointer}/{}", escape_key(property.name.as_str()));
                    if self.spans.contains_key(&pointer) {
                        let range = property.name.range();
                        self.repeated.push((pointer.clone(), start + range.start..start + range.end));
                    }
                    self.insert(pointer, &property.value, start);
                }
            }
            Value::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    self.insert(format!("{pointer}/{index}"), element, start);
                }
            }
            _ => {}
        }
        let range = value.range();
        self.spans.insert(pointer, start + range.start..start + range.end);
    }

    /// The range of a value; if it is missing, that of the nearest ancestor.
    pub(super) fn span(&self, pointer: &str) -> Range<usize> {
        let mut pointer = pointer;
        loop {
            if let Some(range) = self.spans.get(pointer) {
                // For an object or array, the opening bracket is enough.
                let is_container = self.source[range.clone()].starts_with(['{', '[']);
                return range.start..if is_container { range.start + 1 } else { range.end };
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return 0..0,
            }
        }
    }

    /// The range of a part of a text, given by its byte range in the decoded string.
    pub(super) fn part(&self, pointer: &str, part: Range<usize>) -> Range<usize> {
        let whole = self.spans.get(&format!("{pointer}/text")).cloned().unwrap_or_else(|| self.span(pointer));
        let literal = &self.source[whole.clone()];
        if !literal.starts_with('"') {
            return whole;
        }
        // Byte 0 is the opening quotation mark.
        let (mut at, mut decoded) = (1, 0);
        let mut start = None;
        while decoded < part.end && at < literal.len() {
            if decoded >= part.start {
                start.get_or_insert(at);
            }
            let (length, decoded_length) = first_char_lengths(&literal[at..]);
            at += length;
            decoded += decoded_length;
        }
        let start = start.unwrap_or(at).min(literal.len());
        whole.start + start..whole.start + at.clamp(start, literal.len())
    }
}

/// The length of a literal's first character or escape sequence, and that of the decoded character, in bytes.
fn first_char_lengths(literal: &str) -> (usize, usize) {
    let mut chars = literal.chars();
    let Some(first) = chars.next() else { return (1, 0) };
    if first != '\\' {
        return (first.len_utf8(), first.len_utf8());
    }
    if chars.next() != Some('u') {
        return (2, 1);
    }
    let unit = |at: usize| literal.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match unit(2) {
        Some(0xd800..=0xdbff) => (12, 4),
        Some(code) => (6, char::from_u32(code).map_or(0, char::len_utf8)),
        None => (2, 0),
    }
}

/// A key escaped for a JSON pointer.
pub(super) fn escape_key(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A path of serde_path_to_error as a JSON pointer.
pub(super) fn json_pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escape_key(key)),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
