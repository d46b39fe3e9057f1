//! Rules for references: each has a target and occurs once, and every theme is in exactly one part of a section.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Tag};

use super::{Code, DiagnosticSink, LocatedValue, ids, nearest};
use crate::markdown::events;
use crate::report::walk::{Kind, Value};
use crate::report::{Bundle, Id, page_ids};

pub(super) fn check(bundle: &Bundle, all: &[LocatedValue<'_>], sink: &mut DiagnosticSink<'_>) {
    let ids = ids::collect(all, sink);
    let targets = targets(bundle, all);
    for (pointer, value) in all {
        match value {
            Value::Reference(kind, id) => check_reference(pointer, *kind, &id.0, &ids, sink),
            Value::Markdown(markdown) => check_fragments(pointer, markdown.0.as_str(), &targets, sink),
            _ => {}
        }
    }
    check_placement(bundle, sink);
    check_repetition(bundle, sink);
}

fn check_reference(pointer: &str, kind: Kind, id: &str, ids: &HashMap<&str, Kind>, sink: &mut DiagnosticSink<'_>) {
    if ids.get(id) == Some(&kind) {
        return;
    }
    let same_kind = ids.iter().filter(|(_, other)| **other == kind).map(|(id, _)| *id);
    let message = match ids.get(id) {
        Some(other) => format!("`{id}` is the id of {}, not of {}", with_article(*other), with_article(kind)),
        None => format!("nothing has the id `{id}`"),
    };
    sink.add(Code::UnknownReference, pointer, message, fix(id, same_kind, kind));
}

/// Checks the links within the page, which Markdown writes as `#id`.
fn check_fragments(pointer: &str, source: &str, targets: &HashSet<&str>, sink: &mut DiagnosticSink<'_>) {
    for (event, range) in events(source) {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let Some(fragment) = dest_url.strip_prefix('#') else { continue };
        let id = percent_decode_str(fragment).decode_utf8_lossy();
        if !targets.contains(fragment) && !targets.contains(&*id) {
            let fix = fix(&id, targets.iter().copied(), Kind::Theme);
            let message = format!("nothing in the page has the id `{id}`");
            sink.add_part(Code::UnknownReference, pointer, range, message, &fix);
        }
    }
}

/// The ids of the page's elements, which links can have as targets.
fn targets<'a>(bundle: &'a Bundle, all: &'a [LocatedValue<'a>]) -> HashSet<&'a str> {
    let mut targets = HashSet::from([page_ids::MAIN, page_ids::CONTENTS]);
    // A part without a title has no element of its own.
    let parts = bundle.sections.iter().flat_map(|section| &section.parts).filter(|part| part.title.is_some());
    targets.extend(parts.filter_map(|part| part.id.as_ref()).map(|id| id.0.as_str()));
    let lists = [
        (page_ids::PEOPLE, bundle.people.is_empty()),
        (page_ids::ORGANISATIONS, bundle.organisations.is_empty()),
        (page_ids::RESOURCES, bundle.resources.is_empty()),
    ];
    targets.extend(lists.into_iter().filter(|(_, empty)| !empty).map(|(id, _)| id));
    targets.extend(all.iter().filter_map(|(_, value)| match value {
        Value::Alias(id) => Some(id.0.as_str()),
        Value::Id(kind, id) => is_shown(*kind, bundle).then_some(id.0.as_str()),
        _ => None,
    }));
    targets
}

/// Whether entities of a kind have an element in the page. Parts depend on their title.
fn is_shown(kind: Kind, bundle: &Bundle) -> bool {
    match kind {
        Kind::Report | Kind::Topic | Kind::Part => false,
        Kind::Group => !bundle.resources.is_empty(),
        Kind::Notice
        | Kind::Section
        | Kind::Milestone
        | Kind::Theme
        | Kind::Person
        | Kind::Organisation
        | Kind::Resource => true,
    }
}

/// Checks that no list has the same id twice, and that no theme is related to itself.
fn check_repetition(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    check_list("/report/by", &bundle.report.by, sink);
    for (index, theme) in bundle.themes.iter().enumerate() {
        let lists = [
            ("related", &theme.related),
            ("resources", &theme.resources),
            ("people", &theme.people),
            ("organisations", &theme.organisations),
        ];
        for (key, ids) in lists {
            check_list(&format!("/themes/{index}/{key}"), ids, sink);
        }
        for position in
            theme.related.iter().enumerate().filter(|(_, id)| **id == theme.id).map(|(position, _)| position)
        {
            let pointer = format!("/themes/{index}/related/{position}");
            let message = format!("the theme `{}` is related to itself", theme.id.0);
            sink.add(Code::RepeatedReference, &pointer, message, "remove it");
        }
    }
    for (index, resource) in bundle.resources.iter().enumerate() {
        check_list(&format!("/resources/{index}/topics"), &resource.topics, sink);
    }
}

fn check_list(pointer: &str, ids: &[Id], sink: &mut DiagnosticSink<'_>) {
    let mut seen = HashSet::new();
    for (index, id) in ids.iter().enumerate().filter(|(_, id)| !seen.insert(*id)) {
        let message = format!("the list contains `{}` twice", id.0);
        sink.add(Code::RepeatedReference, &format!("{pointer}/{index}"), message, "remove one of the two");
    }
}

/// Checks that each theme is in exactly one part of one section.
fn check_placement(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    let mut times: HashMap<&Id, usize> = HashMap::new();
    for id in bundle.sections.iter().flat_map(|section| section.themes()) {
        *times.entry(id).or_default() += 1;
    }
    for (index, theme) in bundle.themes.iter().enumerate() {
        let pointer = format!("/themes/{index}/id");
        let (message, fix) = match times.get(&theme.id) {
            Some(1) => continue,
            None => (format!("the theme `{}` is in no section", theme.id.0), "list it in a part of a section"),
            Some(times) => {
                let message = format!("the theme `{}` is listed {times} times", theme.id.0);
                (message, "list it in one part of one section")
            }
        };
        sink.add(Code::Placement, &pointer, message, fix);
    }
}

/// The fix for a reference without a target: the most similar id.
fn fix<'a>(id: &str, candidates: impl Iterator<Item = &'a str>, kind: Kind) -> String {
    match nearest(id, candidates) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => format!("write the id of {}", with_article(kind)),
    }
}

fn with_article(kind: Kind) -> &'static str {
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
