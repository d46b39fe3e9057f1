//! Rules for ids: each is unique, and usable as an HTML id, a fragment and a file name.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::{Code, DiagnosticSink, LocatedValue, text};
use crate::report::walk::{Kind, Value};
use crate::report::{Id, page_ids};

/// The maximum length of an id, in bytes. File systems limit names to 255, and file names add extensions to the id.
const MAX_LENGTH: usize = 200;

pub(super) fn check(pointer: &str, Id(id): &Id, sink: &mut DiagnosticSink<'_>) {
    text::check_name(pointer, id, sink);
    if id.is_empty() || id.contains(char::is_whitespace) || id.contains(char::is_control) {
        let fix = "write an id without spaces, such as `skills-and-capacity`";
        sink.add(Code::BadId, pointer, format!("`{id}` cannot be an id"), fix);
    } else if page_ids::is_reserved(id) {
        report_reserved(pointer, id, sink);
    } else if id.len() > MAX_LENGTH {
        let message = format!("the id has {} bytes; the limit is {MAX_LENGTH}", id.len());
        sink.add(Code::LongId, pointer, message, "write a shorter id");
    }
}

fn report_reserved(pointer: &str, id: &str, sink: &mut DiagnosticSink<'_>) {
    let fix = "choose another id";
    sink.add(Code::BadId, pointer, format!("the id `{id}` is reserved for a part of the page"), fix);
}

/// The kind of entity that each id identifies. Adds diagnostics for duplicate, reserved and too similar ids.
pub(super) fn collect<'a>(all: &'a [LocatedValue<'a>], sink: &mut DiagnosticSink<'_>) -> HashMap<&'a str, Kind> {
    let mut ids = HashMap::new();
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut folded: HashMap<String, &str> = HashMap::new();
    let titles = titles(all);
    for (pointer, value) in all {
        let (kind, id) = match value {
            Value::Id(kind, id) => (*kind, id.0.as_str()),
            Value::Alias(id) => (Kind::Theme, id.0.as_str()),
            _ => continue,
        };
        if titles.contains(id) {
            report_reserved(pointer, id, sink);
        }
        if let Some(earlier) = first.get(id) {
            let message = format!("the id `{id}` is already used at {earlier}");
            sink.add(Code::DuplicateId, pointer, message, "give one of the two another id");
            continue;
        }
        first.insert(id, pointer);
        // To upper case first: two lower-case letters may have the same upper-case letter.
        let key: String = id.nfc().collect::<String>().to_uppercase().to_lowercase();
        if let Some(other) = folded.insert(key, id) {
            let message = format!("`{id}` and `{other}` differ only in case or in how a letter is encoded");
            sink.add(Code::SimilarIds, pointer, message, "give one of the two another id; some systems ignore case");
        }
        // References use ids, not aliases.
        if matches!(value, Value::Id(..)) {
            ids.insert(id, kind);
        }
    }
    ids
}

/// The ids of the section headings, which the page derives from the ids of the sections.
fn titles(all: &[LocatedValue<'_>]) -> HashSet<String> {
    let sections = all.iter().filter_map(|(_, value)| match value {
        Value::Id(Kind::Section, id) => Some(id.0.as_str()),
        _ => None,
    });
    sections.chain([page_ids::PEOPLE, page_ids::ORGANISATIONS, page_ids::RESOURCES]).map(page_ids::title_of).collect()
}
