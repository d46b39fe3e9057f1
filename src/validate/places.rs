//! Where in the text each JSON value stands.

use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_path_to_error::{Path, Segment};

use super::diagnostic::{Code, Diagnostic};

/// Byte ranges by JSON pointer.
pub(super) struct Places(HashMap<String, Range<usize>>);

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

impl Places {
    /// Reads JSON that begins at byte `start` of its file.
    pub(super) fn parse(json: &str, start: usize) -> Result<Self, Diagnostic> {
        let syntax = |range: Range<usize>, message: String| Diagnostic {
            code: Code::Syntax,
            pointer: String::new(),
            span: range,
            message,
            fix: "write the file as JSON: double quotes, a comma between entries and none after the last".into(),
        };
        let parsed = parse_to_ast(json, &CollectOptions::default(), &STRICT).map_err(|error| {
            let range = error.range();
            syntax(start + range.start..start + range.end, error.kind().to_string())
        })?;
        let root = parsed.value.ok_or_else(|| syntax(start..start, "the file is empty".into()))?;
        let mut places = Self(HashMap::new());
        places.note(String::new(), &root, start);
        Ok(places)
    }

    fn note(&mut self, pointer: String, value: &Value<'_>, start: usize) {
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let name = property.name.as_str().replace('~', "~0").replace('/', "~1");
                    self.note(format!("{pointer}/{name}"), &property.value, start);
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
        self.0.insert(pointer, start + range.start..start + range.end);
    }

    /// The place of a value, or of the nearest one around it that is there.
    pub(super) fn span(&self, pointer: &str) -> Range<usize> {
        let mut pointer = pointer;
        loop {
            if let Some(range) = self.0.get(pointer) {
                return range.clone();
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return 0..0,
            }
        }
    }
}

/// Serde's path as a JSON pointer.
pub(super) fn pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
