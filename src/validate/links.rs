//! Rules of links: in one list the same words lead to one place, an archived copy is another page, and a file is said
//! to be one.

use std::collections::HashMap;

use url::Url;

use super::{Code, Findings};
use crate::report::{Bundle, Link, Text};

/// The endings of addresses that lead to files which other programs open.
const FILES: [&str; 14] =
    ["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "epub", "zip"];

pub(super) fn check(bundle: &Bundle, found: &mut Findings<'_>) {
    for (index, section) in bundle.sections.iter().enumerate() {
        for (place, milestone) in section.timeline.iter().enumerate() {
            check_list(&format!("/sections/{index}/timeline/{place}/sources"), &milestone.sources, found);
        }
    }
    let themes = bundle.themes.iter().map(|theme| ("themes", "sources", &theme.sources));
    let people = bundle.people.iter().map(|person| ("people", "links", &person.links));
    let organisations = bundle.organisations.iter().map(|entry| ("organisations", "links", &entry.links));
    for (index, (kind, key, links)) in themes.enumerate().chain(people.enumerate()).chain(organisations.enumerate()) {
        check_list(&format!("/{kind}/{index}/{key}"), links, found);
    }
    for (index, notice) in bundle.notices.iter().enumerate() {
        check_words(&format!("/notices/{index}/link/title"), &notice.link.title, found);
    }
    for (index, section) in bundle.sections.iter().enumerate() {
        if let Some(source) = &section.source {
            check_words(&format!("/sections/{index}/source/title"), &source.title, found);
        }
    }
    check_resources(bundle, found);
}

/// What the words of a link should do.
pub(super) const NAME_THE_TARGET: &str = "name what the link leads to, as its own title does";

/// Words that say of a link only that it is one.
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

/// Whether the words of a link say nothing of where it leads.
pub(super) fn is_vague(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['.', '…', '>', '→', ' ']).to_lowercase();
    VAGUE.contains(&words.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

fn check_words(pointer: &str, title: &Text, found: &mut Findings<'_>) {
    if is_vague(title.as_str()) {
        let message = format!("`{}` does not say where the link leads", title.as_str());
        found.add(Code::VagueLink, pointer, message, NAME_THE_TARGET);
    }
}

fn check_list(pointer: &str, links: &[Link], found: &mut Findings<'_>) {
    let mut addresses = HashMap::new();
    for (index, link) in links.iter().enumerate() {
        check_words(&format!("{pointer}/{index}/title"), &link.title, found);
        if *addresses.entry(shown(&link.title)).or_insert(&link.url) != &link.url {
            ambiguous(&format!("{pointer}/{index}/title"), &link.title, found);
        }
    }
}

/// A resource is told from others in its list by its title and its publisher.
fn check_resources(bundle: &Bundle, found: &mut Findings<'_>) {
    let mut addresses = HashMap::new();
    for (index, resource) in bundle.resources.iter().enumerate() {
        let words = (&resource.group, shown(&resource.title), shown(&resource.publisher));
        if *addresses.entry(words).or_insert(&resource.url) != &resource.url {
            ambiguous(&format!("/resources/{index}/title"), &resource.title, found);
        }
        if resource.archived.as_ref().is_some_and(|copy| copy.url == resource.url) {
            let fix = "write the address that the archive gave the copy";
            let pointer = format!("/resources/{index}/archived/url");
            found.add(Code::BadAddress, &pointer, "the archived copy has the address of the resource itself", fix);
        }
        if resource.file.as_ref().is_some_and(|file| file.size == 0) {
            let pointer = format!("/resources/{index}/file/size");
            found.add(Code::UnsaidFile, &pointer, "the file has no bytes", "write its size in bytes");
        }
        if let Some(ending) = ending(&resource.url).filter(|_| resource.file.is_none()) {
            let message = format!("the address leads to a file ({ending}), which readers are not told");
            let fix =
                "add `\"file\": { \"format\": \"PDF\", \"size\": 120000 }` to the resource, with its format and bytes";
            found.add(Code::UnsaidFile, &format!("/resources/{index}/url"), message, fix);
        }
    }
}

/// The ending of an address that leads to a file.
fn ending(url: &str) -> Option<&'static str> {
    let path = Url::parse(url).ok()?.path().to_ascii_lowercase();
    let (_, own) = path.rsplit_once('.')?;
    FILES.into_iter().find(|ending| *ending == own)
}

/// The words as readers see them.
fn shown(text: &Text) -> String {
    text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ambiguous(pointer: &str, title: &Text, found: &mut Findings<'_>) {
    let message = format!("`{}` leads to another place further up in the same list", title.as_str());
    found.add(Code::AmbiguousLink, pointer, message, "say in the words how the two differ, or give them one address");
}
