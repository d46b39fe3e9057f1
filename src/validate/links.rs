//! Rules of links: in one list the same words lead to one place, an archived copy is another page, and a file is said
//! to be one.

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
    check_resources(bundle, found);
}

fn check_list(pointer: &str, links: &[Link], found: &mut Findings<'_>) {
    for (index, link) in links.iter().enumerate() {
        let earlier = &links[..index];
        if earlier.iter().any(|other| same(&other.title, &link.title) && other.url != link.url) {
            ambiguous(&format!("{pointer}/{index}/title"), &link.title, found);
        }
    }
}

/// A resource is told from others in its list by its title and its publisher.
fn check_resources(bundle: &Bundle, found: &mut Findings<'_>) {
    for (index, resource) in bundle.resources.iter().enumerate() {
        let mut earlier = bundle.resources[..index].iter().filter(|other| other.group == resource.group);
        let another = earlier.any(|other| {
            same(&other.title, &resource.title)
                && same(&other.publisher, &resource.publisher)
                && other.url != resource.url
        });
        if another {
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

/// Whether readers see the same words.
fn same(one: &Text, other: &Text) -> bool {
    one.as_str().split_whitespace().eq(other.as_str().split_whitespace())
}

fn ambiguous(pointer: &str, title: &Text, found: &mut Findings<'_>) {
    let message = format!("`{}` leads to another place further up in the same list", title.as_str());
    found.add(Code::AmbiguousLink, pointer, message, "say in the words how the two differ, or give them one address");
}
