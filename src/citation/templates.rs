//! The citation templates of a page: what all its themes share.

use super::{MARK, escaped, key};
use crate::locale::{Locale, fill};
use crate::report::Bundle;

/// A template for each format.
///
/// A citation names no author, since the credited people did not write the summary and a bundle does not say who did. It
/// names the original as what is summarised, and the publisher of this copy as the publisher.
#[derive(Clone, Debug)]
pub struct Templates {
    /// Plain text, for a footnote or bibliography.
    pub words: String,
    /// A BibTeX entry of type `incollection`.
    pub bibtex: String,
    /// A RIS record with LF line ends; files of RIS use CR and LF.
    pub ris: String,
}

impl Templates {
    /// The templates for the themes of a bundle.
    pub fn new(bundle: &Bundle, locale: &Locale) -> Self {
        let report = &bundle.report;
        let words = &locale.citation;
        let title = line(report.title.as_str());
        let publisher = report.contact.as_ref().map(|contact| line(contact.name.as_str()));
        let note = note(bundle, locale);
        let published = publisher.as_ref().map(|name| fill(&words.published, &[("name", name)]));
        let about = [Some(note.clone()), published].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let slots = ["title", "address", "date"].map(slot);
        let values =
            [("theme", &*slots[0]), ("report", &title), ("about", &about), ("address", &slots[1]), ("date", &slots[2])];
        let year = report.as_of.date.to_string();
        let year = year.split('-').next().unwrap_or_default();
        let shared = Shared { id: &report.id.0, title: &title, year, lang: &report.lang.0, publisher, note: &note };
        Self { words: fill(&words.words, &values), bibtex: bibtex(&shared), ris: ris(&shared) }
    }
}

/// The facts that BibTeX and RIS have in common.
struct Shared<'a> {
    id: &'a str,
    title: &'a str,
    year: &'a str,
    lang: &'a str,
    publisher: Option<String>,
    note: &'a str,
}

/// A note with the edition, version, date and source.
fn note(bundle: &Bundle, locale: &Locale) -> String {
    let report = &bundle.report;
    let edition = [("edition", report.edition.as_str()), ("version", report.version.as_str())];
    let edition = fill(&locale.page.edition, &edition);
    let of = bundle.organisations.iter().find(|organisation| organisation.id == report.publisher);
    let values = [
        ("edition", edition.as_str()),
        ("as_of", &locale.date(report.as_of.date)),
        ("source", report.source.as_ref().map_or("", |source| source.title.as_str())),
        ("publisher", of.map_or("", |organisation| organisation.name.as_str())),
    ];
    let words = &locale.citation;
    let note = if report.source.is_some() { &words.note } else { &words.note_of_original };
    line(&fill(note, &values))
}

fn bibtex(shared: &Shared<'_>) -> String {
    // In double braces a title keeps its capitals in every BibTeX style.
    let twice = |text: &str| ["{", text, "}"].concat();
    let publisher = shared.publisher.as_ref().map(|name| ("publisher", twice(&escaped(name))));
    let fields = [
        Some(("title", twice(&slot("bibtex")))),
        Some(("booktitle", twice(&escaped(shared.title)))),
        publisher,
        Some(("year", shared.year.to_owned())),
        Some(("note", escaped(shared.note))),
        Some(("url", slot("address"))),
        Some(("urldate", slot("day"))),
    ];
    let fields = fields.into_iter().flatten().map(|(name, value)| format!("  {name} = {{{value}}},\n"));
    format!("@incollection{{{}-{},\n{}}}\n", key(shared.id), slot("key"), fields.collect::<String>())
}

fn ris(shared: &Shared<'_>) -> String {
    let lines = [
        ("TY", Some("CHAP".to_owned())),
        ("TI", Some(slot("title"))),
        ("T2", Some(shared.title.to_owned())),
        ("PB", shared.publisher.clone()),
        ("PY", Some(shared.year.to_owned())),
        ("N1", Some(shared.note.to_owned())),
        ("LA", Some(shared.lang.to_owned())),
        ("UR", Some(slot("address"))),
        ("Y2", Some(slot("ris"))),
        ("ER", Some(String::new())),
    ];
    lines.into_iter().filter_map(|(tag, value)| Some(format!("{tag}  - {}\n", value?))).collect()
}

/// A placeholder.
fn slot(name: &str) -> String {
    format!("{MARK}{name}{MARK}")
}

/// A text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
