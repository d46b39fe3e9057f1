//! Rules for titles and summaries: titles are unique among entries of one kind, and a summary is short.

use std::collections::HashMap;

use super::{Code, DiagnosticSink};
use crate::report::{Bundle, Id, Text};

/// The maximum length of a summary, in characters.
const MAX_SUMMARY: usize = 300;

pub(super) fn check(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    let sections = bundle.sections.iter().map(|entry| (&entry.id, &entry.title, &entry.summary));
    let themes = bundle.themes.iter().map(|entry| (&entry.id, &entry.title, &entry.summary));
    let groups = bundle.groups.iter().map(|entry| (&entry.id, &entry.title, &entry.summary));
    check_summaries("sections", sections.clone().map(|(_, _, summary)| summary), sink);
    check_summaries("themes", themes.clone().map(|(_, _, summary)| summary), sink);
    check_summaries("groups", groups.clone().map(|(_, _, summary)| summary), sink);
    check_summaries("resources", bundle.resources.iter().map(|entry| &entry.summary), sink);
    check_titles("sections", "title", sections.map(|(id, title, _)| (id, title)), sink);
    check_titles("themes", "title", themes.map(|(id, title, _)| (id, title)), sink);
    check_titles("groups", "title", groups.map(|(id, title, _)| (id, title)), sink);
    check_titles("topics", "title", bundle.topics.iter().map(|entry| (&entry.id, &entry.title)), sink);
    check_titles("people", "name", bundle.people.iter().map(|entry| (&entry.id, &entry.name)), sink);
    let organisations = bundle.organisations.iter().map(|entry| (&entry.id, &entry.name));
    check_titles("organisations", "name", organisations, sink);
}

fn check_summaries<'a>(kind: &str, summaries: impl Iterator<Item = &'a Text>, sink: &mut DiagnosticSink<'_>) {
    for (index, summary) in summaries.enumerate() {
        let length = summary.as_str().chars().count();
        if length > MAX_SUMMARY {
            let message = format!("the summary has {length} characters");
            let fix = format!("shorten it to {MAX_SUMMARY}, and move details to the full text");
            sink.add(Code::LongSummary, &format!("/{kind}/{index}/summary"), message, fix);
        }
    }
}

fn check_titles<'a>(
    kind: &str,
    key: &str,
    titles: impl Iterator<Item = (&'a Id, &'a Text)>,
    sink: &mut DiagnosticSink<'_>,
) {
    let mut first: HashMap<String, &Id> = HashMap::new();
    for (index, (id, title)) in titles.enumerate() {
        let words = title.as_str().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if let Some(other) = first.get(&words).filter(|_| !words.is_empty()) {
            let message = format!("`{}` is also the title of `{}`", title.as_str(), other.0);
            let fix = "change one of the two";
            sink.add(Code::RepeatedTitle, &format!("/{kind}/{index}/{key}"), message, fix);
        } else {
            first.insert(words, id);
        }
    }
}
