//! A rule for references: every topic, person, organisation and resource has at least one.

use std::collections::HashSet;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Tag};

use super::{Code, DiagnosticSink, LocatedValue};
use crate::markdown::events;
use crate::report::walk::{Kind, Value};
use crate::report::{Bundle, Id};

pub(super) fn check(bundle: &Bundle, all: &[LocatedValue<'_>], sink: &mut DiagnosticSink<'_>) {
    let mut used = HashSet::new();
    for (_, value) in all {
        match value {
            Value::Reference(_, Id(id)) => drop(used.insert(id.clone())),
            Value::Markdown(markdown) => used.extend(targets(markdown.0.as_str())),
            _ => {}
        }
    }
    for (pointer, value) in all {
        let Value::Id(kind, Id(id)) = value else { continue };
        let (what, fix) = match kind {
            Kind::Person => ("person", "add the person to `report.by` or to a theme, or link to `#…` in a text"),
            Kind::Organisation => {
                ("organisation", "add it as a publisher, to a person or to a theme, or link to `#…` in a text")
            }
            Kind::Topic => ("topic", "list it in `topics` of a resource, or remove it"),
            // A report may be a list of resources that no theme refers to.
            Kind::Resource if bundle.themes.iter().any(|theme| !theme.resources.is_empty()) => {
                ("resource", "list it in `resources` of a theme")
            }
            _ => continue,
        };
        if !used.contains(id) {
            sink.add(Code::Unused, pointer, format!("nothing refers to the {what} `{id}`"), fix);
        }
    }
}

/// The ids of the targets of a text's internal links.
fn targets(source: &str) -> impl Iterator<Item = String> {
    events(source).filter_map(|(event, _)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let id = dest_url.strip_prefix('#')?;
            Some(percent_decode_str(id).decode_utf8_lossy().into_owned())
        }
        _ => None,
    })
}
