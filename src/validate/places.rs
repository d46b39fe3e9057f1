//! Where in the text each JSON value stands, and each part of a string.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use serde_path_to_error::{Path, Segment};

/// Byte ranges by JSON pointer.
pub(super) struct Places<'s> {
    source: Cow<'s, str>,
    spans: HashMap<String, Range<usize>>,
    /// The pointers of keys that stand more than once in their object, each with the range of a later one.
    pub(super) repeated: Vec<(String, Range<usize>)>,
}

impl<'s> Places<'s> {
    /// Those of a value that was parsed from a text after byte `start`; the text is still to be given.
    pub(super) fn of(root: &Value<'_>, start: usize) -> Self {
        let mut places = Self { source: Cow::Borrowed(""), spans: HashMap::new(), repeated: Vec::new() };
        places.note(String::new(), root, start);
        places
    }

    /// The same, with the text that they are in.
    pub(super) fn within(self, source: Cow<'s, str>) -> Self {
        Self { source, ..self }
    }

    fn note(&mut self, pointer: String, value: &Value<'_>, start: usize) {
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let pointer = format!("{pointer}/{}", token(property.name.as_str()));
                    if self.spans.contains_key(&pointer) {
                        let range = property.name.range();
                        self.repeated.push((pointer.clone(), start + range.start..start + range.end));
                    }
                    self.note(pointer, &property.value, start);
                }
            }
            Value::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    self.note(format!("{pointer}/{index}"), element, start);
                }
            }
            _ => {}
        }
        let range = value.range();
        self.spans.insert(pointer, start + range.start..start + range.end);
    }

    /// The place of a value, or of the nearest one around it that is there.
    pub(super) fn span(&self, pointer: &str) -> Range<usize> {
        let mut pointer = pointer;
        loop {
            if let Some(range) = self.spans.get(pointer) {
                // Of what holds other values, its first sign is enough.
                let holds = self.source[range.clone()].starts_with(['{', '[']);
                return range.start..if holds { range.start + 1 } else { range.end };
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return 0..0,
            }
        }
    }

    /// The place of a part of a text, given by its bytes in the string that the JSON stands for.
    pub(super) fn part(&self, pointer: &str, part: Range<usize>) -> Range<usize> {
        let whole = self.spans.get(&format!("{pointer}/text")).cloned().unwrap_or_else(|| self.span(pointer));
        let literal = &self.source[whole.clone()];
        if !literal.starts_with('"') {
            return whole;
        }
        // The quotation mark itself stands for nothing.
        let (mut at, mut decoded) = (1, 0);
        let mut start = None;
        while decoded < part.end && at < literal.len() {
            if decoded >= part.start {
                start.get_or_insert(at);
            }
            let (length, stands_for) = step(&literal[at..]);
            at += length;
            decoded += stands_for;
        }
        let start = start.unwrap_or(at).min(literal.len());
        whole.start + start..whole.start + at.clamp(start, literal.len())
    }
}

/// How many bytes the first character of a string literal takes, and how many the character it stands for.
fn step(literal: &str) -> (usize, usize) {
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

/// A key as it stands in a JSON pointer.
pub(super) fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Serde's path as a JSON pointer.
pub(super) fn pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", token(key)),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
