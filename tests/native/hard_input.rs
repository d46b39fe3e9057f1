//! Hostile and damaged bundles: nothing panics, nothing hangs, and a text is never markup.

use almanac::site::{EMBED, INDEX, PARTNERS, SELF_TEST, STATEMENT};
use almanac::validate::validate;
use proptest::prelude::*;
use scraper::Html;
use serde_json::Value;

use crate::{page_in, select, site_of};

const SMALL: &str = include_str!("../fixtures/small.json");

/// What damages a file: the place as a part of its length, how many characters are lost there, and what is put there.
fn damage() -> impl Strategy<Value = (f64, usize, String)> {
    let inserted = prop_oneof![
        Just(String::new()),
        Just("\"".to_owned()),
        Just("“".to_owned()),
        Just("\\ud83c".to_owned()),
        Just("//".to_owned()),
        Just("\u{a0}".to_owned()),
        "[\\[\\]{},:'\\n\\t\\\\/]{1,3}",
        "\\PC{1,4}",
    ];
    (0.0..1.0, 0..4_usize, inserted)
}

/// A damaged text.
fn damaged(text: &str, damages: &[(f64, usize, String)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (place, lost, inserted) in damages {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = (place * characters.len() as f64) as usize;
        let end = (at + lost).min(characters.len());
        characters.splice(at..end, inserted.chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r119_no_damage_makes_the_check_panic(damages in prop::collection::vec(damage(), 1..6)) {
        let source = damaged(SMALL, &damages);
        let outcome = validate(&source);
        for diagnostic in &outcome.diagnostics {
            prop_assert!(source.get(diagnostic.span.clone()).is_some(), "{diagnostic:?} is not in the text");
            let (line, column) = diagnostic.position(&source);
            prop_assert!(line >= 1 && column >= 1);
        }
        let starts: Vec<_> = outcome.diagnostics.iter().map(|diagnostic| diagnostic.span.start).collect();
        prop_assert!(starts.is_sorted(), "diagnostics are in the order of the text");
        prop_assert!(outcome.bundle.is_some() || !starts.is_empty());
    }
}

/// Adds markup to everything that is words.
fn add_markup(value: &mut Value, key: &str) {
    const WORDS: [&str; 9] = ["title", "name", "summary", "text", "role", "standfirst", "edition", "note", "place"];
    match value {
        Value::String(text) if WORDS.contains(&key) => {
            text.push_str(" </script></style></textarea></title><!--<b id=x>&")
        }
        Value::Array(items) => items.iter_mut().for_each(|item| add_markup(item, key)),
        Value::Object(entries) => entries.iter_mut().for_each(|(key, value)| add_markup(value, key)),
        _ => {}
    }
}

#[test]
fn r108_markup_in_any_text_is_words() {
    let count = |source: &str| {
        let outcome = validate(source);
        let site = site_of(outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics)));
        [INDEX, EMBED, PARTNERS, SELF_TEST, STATEMENT].map(|name| {
            let page = Html::parse_document(&page_in(&site, name));
            assert!(page.errors.is_empty(), "{name}: {:#?}", page.errors);
            assert!(select(&page, "#x").is_empty(), "{name}");
            select(&page, "*").len()
        })
    };
    let mut bundle: Value = serde_json::from_str(SMALL).unwrap();
    add_markup(&mut bundle, "");
    let marked = bundle.to_string();
    assert!(marked.matches("</script>").count() > 20);
    assert_eq!(count(&marked), count(SMALL), "no page has an element more or less");
}

#[test]
fn a_text_of_ten_megabytes_is_checked() {
    let long = "Words and more words. ".repeat(450_000);
    let outcome = validate(&SMALL.replace("The first paragraph.", &long));
    assert!(outcome.bundle.is_some(), "{:?}", outcome.diagnostics.first());
}
