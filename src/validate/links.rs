//! Rules for links: in one list, equal link texts have one target; an archived copy is another page; a file is declared.

use std::collections::HashMap;

use url::Url;

use super::{Code, DiagnosticSink};
use crate::report::{Bundle, Link, Text};

/// The extensions of files that browsers hand to other programs.
const FILES: [&str; 14] =
    ["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "epub", "zip"];

pub(super) fn check(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    for (index, section) in bundle.sections.iter().enumerate() {
        for (position, milestone) in section.timeline.iter().enumerate() {
            check_list(&format!("/sections/{index}/timeline/{position}/sources"), &milestone.sources, sink);
        }
    }
    let themes = bundle.themes.iter().map(|theme| ("themes", "sources", &theme.sources));
    let people = bundle.people.iter().map(|person| ("people", "links", &person.links));
    let organisations = bundle.organisations.iter().map(|entry| ("organisations", "links", &entry.links));
    for (index, (kind, key, links)) in themes.enumerate().chain(people.enumerate()).chain(organisations.enumerate()) {
        check_list(&format!("/{kind}/{index}/{key}"), links, sink);
    }
    for (index, notice) in bundle.notices.iter().enumerate() {
        check_link_text(&format!("/notices/{index}/link/title"), &notice.link.title, sink);
    }
    for (index, section) in bundle.sections.iter().enumerate() {
        if let Some(source) = &section.source {
            check_link_text(&format!("/sections/{index}/source/title"), &source.title, sink);
        }
    }
    check_resources(bundle, sink);
}

/// The fix for a vague link text.
pub(super) const DESCRIBE_TARGET: &str = "describe the target, for example with its title";

/// Link texts that say nothing about the target.
const VAGUE: [&str; 11] = [
    "click here",
    "find out more",
    "here",
    "learn more",
    "more",
    "more information",
    "read more",
    "see more",
    "this",
    "this link",
    "this page",
];

/// Whether a link text says nothing about the target.
pub(super) fn is_vague(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '…', '>', '→', ' ']).to_lowercase();
    VAGUE.contains(&text.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

fn check_link_text(pointer: &str, title: &Text, sink: &mut DiagnosticSink<'_>) {
    if is_vague(title.as_str()) {
        let message = format!("`{}` does not describe the target of the link", title.as_str());
        sink.add(Code::VagueLink, pointer, message, DESCRIBE_TARGET);
    }
}

fn check_list(pointer: &str, links: &[Link], sink: &mut DiagnosticSink<'_>) {
    let mut addresses = HashMap::new();
    for (index, link) in links.iter().enumerate() {
        check_link_text(&format!("{pointer}/{index}/title"), &link.title, sink);
        if *addresses.entry(displayed(&link.title)).or_insert(&link.url) != &link.url {
            report_ambiguous(&format!("{pointer}/{index}/title"), &link.title, sink);
        }
    }
}

/// Within a list, resources are identified by title and publisher.
fn check_resources(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    let mut addresses = HashMap::new();
    for (index, resource) in bundle.resources.iter().enumerate() {
        let label = (&resource.group, displayed(&resource.title), displayed(&resource.publisher));
        if *addresses.entry(label).or_insert(&resource.url) != &resource.url {
            report_ambiguous(&format!("/resources/{index}/title"), &resource.title, sink);
        }
        if resource.archived.as_ref().is_some_and(|copy| copy.url == resource.url) {
            let fix = "write the address of the copy in the archive";
            let pointer = format!("/resources/{index}/archived/url");
            sink.add(Code::BadAddress, &pointer, "the archived copy has the address of the resource itself", fix);
        }
        if resource.file.as_ref().is_some_and(|file| file.size == 0) {
            let pointer = format!("/resources/{index}/file/size");
            sink.add(Code::UndeclaredFile, &pointer, "the size of the file is 0", "write its size in bytes");
        }
        if let Some(extension) = file_extension(&resource.url).filter(|_| resource.file.is_none()) {
            let message = format!("the target is a file ({extension}), but the resource has no `file`");
            let fix = "add `\"file\": { \"format\": \"PDF\", \"size\": 120000 }` to the resource, with its format and its size in bytes";
            sink.add(Code::UndeclaredFile, &format!("/resources/{index}/url"), message, fix);
        }
    }
}

/// The extension of an address, if it is that of a file.
fn file_extension(url: &str) -> Option<&'static str> {
    let path = Url::parse(url).ok()?.path().to_ascii_lowercase();
    let (_, own) = path.rsplit_once('.')?;
    FILES.into_iter().find(|extension| *extension == own)
}

/// A text as browsers display it, with white space collapsed.
fn displayed(text: &Text) -> String {
    text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn report_ambiguous(pointer: &str, title: &Text, sink: &mut DiagnosticSink<'_>) {
    let message = format!("`{}` has another target earlier in the same list", title.as_str());
    sink.add(Code::AmbiguousLink, pointer, message, "make the two link texts differ, or give both the same address");
}
