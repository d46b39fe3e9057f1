//! Rules of ids: each is a name in the page, in addresses and of files, and there is one of each.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::{Code, Findings, Placed, text};
use crate::report::walk::{Kind, Value};
use crate::report::{Id, page_ids};

/// How many bytes an id may have. File systems end names at 255, and a file is named by the id, what it holds and how it
/// is compressed.
const MAX_LENGTH: usize = 200;

pub(super) fn check(pointer: &str, Id(id): &Id, found: &mut Findings<'_>) {
    text::check_name(pointer, id, found);
    if id.is_empty() || id.contains(char::is_whitespace) || id.contains(char::is_control) {
        let fix = "write an id without spaces, such as `skills-and-capacity`";
        found.add(Code::BadId, pointer, format!("`{id}` cannot be an id"), fix);
    } else if page_ids::is_reserved(id) {
        taken(pointer, id, found);
    } else if id.len() > MAX_LENGTH {
        let message = format!("the id has {} bytes, and may have {MAX_LENGTH}", id.len());
        found.add(Code::LongId, pointer, message, "write a shorter one, and keep the title for the words");
    }
}

fn taken(pointer: &str, id: &str, found: &mut Findings<'_>) {
    let fix = "choose another; the page has a part of its own by this name";
    found.add(Code::BadId, pointer, format!("the id `{id}` is taken"), fix);
}

/// What every id names; says where one is given twice, or is too like another.
pub(super) fn collect<'a>(all: &'a [Placed<'a>], found: &mut Findings<'_>) -> HashMap<&'a str, Kind> {
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
            taken(pointer, id, found);
        }
        if let Some(earlier) = first.get(id) {
            let message = format!("the id `{id}` is given twice; first at {earlier}");
            found.add(Code::DuplicateId, pointer, message, "give one of the two another id");
            continue;
        }
        first.insert(id, pointer);
        // Large letters first: two small letters may have one large one.
        let key: String = id.nfc().collect::<String>().to_uppercase().to_lowercase();
        if let Some(other) = folded.insert(key, id) {
            let message = format!("`{id}` and `{other}` differ only in case or in how a letter is encoded");
            found.add(Code::SimilarIds, pointer, message, "give one of the two another id; some systems know no case");
        }
        // References are made by an id, not by an alias.
        if matches!(value, Value::Id(..)) {
            ids.insert(id, kind);
        }
    }
    ids
}

/// The ids that the page gives to the titles of its sections.
fn titles(all: &[Placed<'_>]) -> HashSet<String> {
    let sections = all.iter().filter_map(|(_, value)| match value {
        Value::Id(Kind::Section, id) => Some(id.0.as_str()),
        _ => None,
    });
    sections.chain([page_ids::PEOPLE, page_ids::ORGANISATIONS, page_ids::RESOURCES]).map(page_ids::title_of).collect()
}
