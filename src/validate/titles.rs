//! Rules of titles and summaries: two entries of one kind are told apart by their titles, and a summary is short.

use std::collections::HashMap;

use super::{Code, Findings};
use crate::report::{Bundle, Id, Text};

/// How many characters a summary may have.
const MAX_SUMMARY: usize = 300;

pub(super) fn check(bundle: &Bundle, found: &mut Findings<'_>) {
    let sections = bundle.sections.iter().map(|entry| (&entry.id, &entry.title, &entry.summary));
    let themes = bundle.themes.iter().map(|entry| (&entry.id, &entry.title, &entry.summary));
    let groups = bundle.groups.iter().map(|entry| (&entry.id, &entry.title, &entry.summary));
    check_summaries("sections", sections.clone().map(|(_, _, summary)| summary), found);
    check_summaries("themes", themes.clone().map(|(_, _, summary)| summary), found);
    check_summaries("groups", groups.clone().map(|(_, _, summary)| summary), found);
    check_summaries("resources", bundle.resources.iter().map(|entry| &entry.summary), found);
    check_titles("sections", "title", sections.map(|(id, title, _)| (id, title)), found);
    check_titles("themes", "title", themes.map(|(id, title, _)| (id, title)), found);
    check_titles("groups", "title", groups.map(|(id, title, _)| (id, title)), found);
    check_titles("topics", "title", bundle.topics.iter().map(|entry| (&entry.id, &entry.title)), found);
    check_titles("people", "name", bundle.people.iter().map(|entry| (&entry.id, &entry.name)), found);
    let organisations = bundle.organisations.iter().map(|entry| (&entry.id, &entry.name));
    check_titles("organisations", "name", organisations, found);
}

fn check_summaries<'a>(kind: &str, summaries: impl Iterator<Item = &'a Text>, found: &mut Findings<'_>) {
    for (index, summary) in summaries.enumerate() {
        let length = summary.as_str().chars().count();
        if length > MAX_SUMMARY {
            let message = format!("the summary has {length} characters");
            let fix = format!("keep it to {MAX_SUMMARY}, and move the rest to where it is said in full");
            found.add(Code::LongSummary, &format!("/{kind}/{index}/summary"), message, fix);
        }
    }
}

fn check_titles<'a>(kind: &str, key: &str, titles: impl Iterator<Item = (&'a Id, &'a Text)>, found: &mut Findings<'_>) {
    let mut first: HashMap<String, &Id> = HashMap::new();
    for (index, (id, title)) in titles.enumerate() {
        let words = title.as_str().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if let Some(other) = first.get(&words).filter(|_| !words.is_empty()) {
            let message = format!("`{}` is also what `{}` is called", title.as_str(), other.0);
            let fix = "say in one of the two how they differ";
            found.add(Code::RepeatedTitle, &format!("/{kind}/{index}/{key}"), message, fix);
        } else {
            first.insert(words, id);
        }
    }
}
