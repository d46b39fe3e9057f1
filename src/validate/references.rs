//! Rules between values: ids are unique, references lead somewhere, every theme has its one place.

use std::collections::HashMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::{Code, Findings, Placed};
use crate::report::walk::{Kind, Value};
use crate::report::{Bundle, page_ids};

pub(super) fn check(bundle: &Bundle, all: &[Placed<'_>], found: &mut Findings<'_>) {
    let ids = collect(all, found);
    for (pointer, value) in all {
        match value {
            Value::Reference(kind, id) => check_reference(pointer, *kind, &id.0, &ids, found),
            Value::Markdown(markdown) => check_fragments(pointer, markdown.0.as_str(), &ids, found),
            _ => {}
        }
    }
    check_placement(bundle, found);
}

/// What every id names; says where one is given twice.
fn collect<'a>(all: &'a [Placed<'a>], found: &mut Findings<'_>) -> HashMap<&'a str, Kind> {
    let mut ids = HashMap::new();
    let mut first: HashMap<&str, &str> = HashMap::new();
    for (pointer, value) in all {
        let (kind, id) = match value {
            Value::Id(kind, id) => (*kind, id.0.as_str()),
            Value::Alias(id) => (Kind::Theme, id.0.as_str()),
            _ => continue,
        };
        match first.get(id) {
            Some(earlier) => {
                let message = format!("the id `{id}` is given twice; first at {earlier}");
                found.add(Code::DuplicateId, pointer, message, "give one of the two another id");
            }
            None => {
                first.insert(id, pointer);
                // References are made by an id, not by an alias.
                if matches!(value, Value::Id(..)) {
                    ids.insert(id, kind);
                }
            }
        }
    }
    ids
}

fn check_reference(pointer: &str, kind: Kind, id: &str, ids: &HashMap<&str, Kind>, found: &mut Findings<'_>) {
    if ids.get(id) == Some(&kind) {
        return;
    }
    let same_kind = ids.iter().filter(|(_, other)| **other == kind).map(|(id, _)| *id);
    let message = match ids.get(id) {
        Some(other) => format!("`{id}` is the id of {}, not of {}", named(*other), named(kind)),
        None => format!("nothing has the id `{id}`"),
    };
    found.add(Code::UnknownReference, pointer, message, nearest(id, same_kind, kind));
}

/// Links inside the page, written in Markdown as `#id`.
fn check_fragments(pointer: &str, source: &str, ids: &HashMap<&str, Kind>, found: &mut Findings<'_>) {
    for event in Parser::new(source) {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let Some(id) = dest_url.strip_prefix('#') else { continue };
        if !ids.contains_key(id) && !page_ids::holds(id) {
            let fix = nearest(id, ids.keys().copied(), Kind::Theme);
            found.add(Code::UnknownReference, pointer, format!("nothing in the page has the id `{id}`"), fix);
        }
    }
}

/// Each theme stands in exactly one part of one section.
fn check_placement(bundle: &Bundle, found: &mut Findings<'_>) {
    for (index, theme) in bundle.themes.iter().enumerate() {
        let times = bundle.sections.iter().flat_map(|section| section.themes()).filter(|id| **id == theme.id).count();
        if times == 1 {
            continue;
        }
        let pointer = format!("/themes/{index}/id");
        let (message, fix) = if times == 0 {
            (format!("the theme `{}` stands in no section", theme.id.0), "list it in a part of a section")
        } else {
            (format!("the theme `{}` stands in {times} places", theme.id.0), "list it in one part of one section")
        };
        found.add(Code::Placement, &pointer, message, fix);
    }
}

/// The fix for a reference that leads nowhere: the id that is written most like it.
fn nearest<'a>(id: &str, candidates: impl Iterator<Item = &'a str>, kind: Kind) -> String {
    let best = candidates
        .map(|candidate| (strsim::damerau_levenshtein(id, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(id.len()) / 3)
        .min();
    match best {
        Some((_, candidate)) => format!("did you mean `{candidate}`?"),
        None => format!("write the id of {}", named(kind)),
    }
}

fn named(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "the report",
        Kind::Notice => "a notice",
        Kind::Section => "a section",
        Kind::Part => "a part of a section",
        Kind::Milestone => "a milestone",
        Kind::Theme => "a theme",
        Kind::Person => "a person",
        Kind::Organisation => "an organisation",
        Kind::Topic => "a topic",
        Kind::Group => "a group of resources",
        Kind::Resource => "a resource",
    }
}
