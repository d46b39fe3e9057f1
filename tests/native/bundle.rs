//! The bundle that the project ships.

use std::collections::HashSet;

use almanac::report::{Id, Strand};

use crate::outlook;
use crate::strings::strings_at;

#[test]
fn the_outlook_is_complete() {
    let bundle = outlook();
    let themes: Vec<_> = bundle.sections.iter().map(|section| section.themes().count()).collect();
    assert_eq!(themes[..3], [12, 5, 5], "twelve conclusions, five trends in each strand");
    assert_eq!(bundle.sections[0].parts.len(), 4, "four movements");
    assert!(bundle.resources.len() > 50, "{} resources", bundle.resources.len());
    let people: Vec<_> = bundle.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(people, ["Jos Creese", "Martin Ferguson", "Diana Rebaza", "David Ogden"]);
    let editions: Vec<_> =
        bundle.sections.iter().flat_map(|section| &section.timeline).map(|entry| entry.edition.as_str()).collect();
    assert_eq!(editions, ["2019", "2020", "2022", "2023", "2024", "2025", "2026"]);
}

#[test]
fn every_conclusion_refers_to_a_trend_and_a_resource() {
    let bundle = outlook();
    let trends: HashSet<&Id> = bundle
        .sections
        .iter()
        .filter(|section| matches!(section.strand, Some(Strand::Digital | Strand::Technology)))
        .flat_map(|section| section.themes())
        .collect();
    for id in bundle.sections[0].themes() {
        let theme = bundle.themes.iter().find(|theme| &theme.id == id).expect("a theme");
        assert!(theme.related.iter().any(|related| trends.contains(related)), "{} leads to no trend", id.0);
        assert!(!theme.resources.is_empty(), "{} leads to no resource", id.0);
        assert!((2..=4).contains(&theme.body.len()), "{} has {} paragraphs", id.0, theme.body.len());
    }
}

#[test]
fn every_resource_is_referenced() {
    let bundle = outlook();
    for resource in &bundle.resources {
        let led_to = bundle.themes.iter().any(|theme| theme.resources.contains(&resource.id));
        assert!(led_to, "no theme leads to {}", resource.id.0);
    }
}

#[test]
fn every_person_is_referenced() {
    let bundle = outlook();
    for person in &bundle.people {
        let led_to = bundle.themes.iter().any(|theme| theme.people.contains(&person.id));
        assert!(led_to, "no theme leads to {}", person.id.0);
    }
}

#[test]
fn every_trend_cites_its_page_of_the_original() {
    let bundle = outlook();
    for section in bundle.sections.iter().filter(|section| section.strand.is_some()) {
        let page = section.source.as_ref().expect("the page of the trends");
        for theme in section.themes().filter_map(|id| bundle.themes.iter().find(|theme| &theme.id == id)) {
            assert!(theme.sources.iter().any(|source| source.url == page.url), "{} does not name it", theme.id.0);
        }
    }
}

/// A theme may be read alone, so each expands its abbreviations.
#[test]
fn every_theme_expands_its_abbreviations() {
    let expansions = [
        ("AI", "artificial intelligence"),
        ("IT", "information technology"),
        ("SKR", "swedish association of local authorities and regions"),
    ];
    let bundle = outlook();
    for (index, theme) in bundle.themes.iter().enumerate() {
        let (summary, body) = (format!("/themes/{index}/summary"), format!("/themes/{index}/body/"));
        let text = strings_at(&bundle, |pointer| pointer == summary || pointer.starts_with(&body)).join(" ");
        for (abbreviation, expansion) in expansions {
            let used = text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == abbreviation);
            assert!(!used || text.to_lowercase().contains(expansion), "{}: what is {abbreviation}?", theme.id.0);
        }
    }
}

#[test]
fn every_summary_is_one_or_two_sentences() {
    for summary in strings_at(&outlook(), |pointer| pointer.ends_with("/summary")) {
        let sentences = summary.matches(['.', '?', '!']).count();
        assert!((1..=2).contains(&sentences), "{sentences} sentences: {summary}");
    }
}

#[test]
fn no_sentence_of_the_original_is_copied() {
    // A distinctive phrase from each paragraph of the page that the conclusions summarise.
    let phrases = ["pantheon of possibilities", "myriad of demands", "watershed shift", "astutely prioritised"];
    let text = include_str!("../../content/outlook-2024.json");
    for phrase in phrases {
        assert!(!text.contains(phrase), "`{phrase}` is the original's");
    }
}
