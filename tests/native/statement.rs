//! The accessibility statement (R98): the sections of the legal model, its date, and the results it is based on.

use almanac::locale::Locale;
use almanac::report::accessibility::Engine;
use almanac::site::STATEMENT;
use almanac::validate::{validate, validate_accessibility};
use scraper::{Html, Selector};

use crate::{outlook, page_in, results, site_of};

/// The results as compact JSON.
fn written() -> String {
    serde_json::to_string(&results()).unwrap()
}

/// The text of the statement.
fn statement(bundle: almanac::report::Bundle) -> String {
    let page = Html::parse_document(&page_in(&site_of(bundle), STATEMENT));
    page.select(&Selector::parse("main").unwrap()).flat_map(|main| main.text()).collect()
}

#[track_caller]
fn refused(passage: &str, fault: &str, code: &str, reason: &str) {
    assert_eq!(written().matches(passage).count(), 1, "`{passage}` must stand once in the file");
    let diagnostics = validate_accessibility(&written().replace(passage, fault)).expect_err("the file is refused");
    let said: Vec<_> = diagnostics.iter().map(|one| format!("{} {}: {}", one.code, one.pointer, one.message)).collect();
    assert!(said.len() == 1 && said[0].starts_with(code) && said[0].contains(reason), "{said:#?}");
}

#[test]
fn r98_the_statement_has_the_sections_of_the_model() {
    let page = Html::parse_document(&page_in(&site_of(outlook()), STATEMENT));
    let titles: Vec<String> =
        page.select(&Selector::parse("main :is(h2, h3)").unwrap()).map(|title| title.text().collect()).collect();
    assert_eq!(
        titles,
        [
            "How accessible this report is",
            "Feedback and contact information",
            "Enforcement procedure",
            "Technical information about this report’s accessibility",
            "Compliance status",
            "Non-accessible content",
            "Non-compliance with the accessibility regulations",
            "Disproportionate burden",
            "Content that is not within the scope of the accessibility regulations",
            "What is being done to improve accessibility",
            "Preparation of this accessibility statement",
            "What was checked automatically",
        ]
    );
}

#[test]
fn r98_the_statement_has_the_date_and_version_of_the_checks() {
    let results = results();
    assert_eq!(results.version, env!("CARGO_PKG_VERSION"), "the results are of another version of the program");
    let words = statement(outlook());
    let locale = Locale::carried("en-GB").unwrap();
    assert!(words.contains(&format!("prepared on {}", locale.date(results.date))), "{words}");
    assert!(words.contains(&format!("Almanac {}", results.version)));
}

#[test]
fn untested_assistive_technology_excludes_full_compliance() {
    let words = statement(outlook());
    for expected in
        ["partially compliant", "not yet verified by people", "NVDA", "JAWS", "VoiceOver", "TalkBack", "Dragon"]
    {
        assert!(words.contains(expected), "it does not say {expected}");
    }
    assert!(!words.contains("fully compliant"));
}

#[test]
fn the_statement_names_the_publisher_or_says_there_is_none() {
    assert!(statement(outlook()).contains("has given no contact"));
    let small = validate(include_str!("../fixtures/small.json")).bundle.unwrap();
    let words = statement(small);
    assert!(words.contains("published by A publisher of copies"));
    assert!(words.contains("contact A publisher of copies"));
    assert!(words.contains("on another report made by the same program: outlook-2024"), "the run was on the outlook");
}

#[test]
fn invalid_results_are_rejected() {
    refused(r#""version":"#, r#""verzion":"","version":"#, "B002", "unknown field `verzion`");
    refused(r#""reflow":"#, r#""reflux":"#, "B002", "unknown variant `reflux`");
    let structure = r#""structure":{"engines":["chromium"],"result":"passed"}"#;
    refused(structure, r#""structure":{"result":"fine"}"#, "B002", "`fine`");
    let date = results().date.to_string();
    refused(&date, "2026-11-31", "B002", "no 2026-11-31 in the calendar");
    refused(&date, "2026-11", "B002", "dated to the day");
    let version = format!(r#""version":"{}""#, env!("CARGO_PKG_VERSION"));
    refused(&version, r#""version":"""#, "B008", "the version is empty");
}

#[test]
fn an_engine_without_a_version_is_rejected() {
    let mut fault = results();
    assert!(fault.engines.remove(&Engine::Firefox).is_some());
    let diagnostics = validate_accessibility(&serde_json::to_string(&fault).unwrap()).expect_err("the file is refused");
    assert!(diagnostics.iter().all(|one| one.code.to_string() == "B006" && one.pointer.starts_with("/checks/")));
    assert!(!diagnostics.is_empty());
}
