//! Locale files: complete or rejected (R81).

use almanac::locale::{Locale, fill};
use almanac::report::PartialDate;

const ENGLISH: &str = include_str!("../../content/locales/en-GB.json");

#[track_caller]
fn refused(passage: &str, fault: &str, reason: &str) {
    assert_eq!(ENGLISH.matches(passage).count(), 1, "`{passage}` must stand once in the file");
    let error = Locale::parse(&ENGLISH.replace(passage, fault)).expect_err("the file is refused").to_string();
    assert!(error.contains(reason), "`{error}` does not say `{reason}`");
}

#[test]
fn a_missing_word_is_rejected() {
    refused(r#""show_all": "Show all","#, "", "missing field `show_all`");
}

#[test]
fn an_unknown_word_is_rejected() {
    refused(r#""show_all":"#, r#""shew_all": "x", "show_all":"#, "unknown field `shew_all`");
}

#[test]
fn a_missing_plural_form_is_rejected() {
    refused(r#"{ "one": "{n} theme", "other": "{n} themes" }"#, r#"{ "other": "{n} themes" }"#, "needs one, other");
}

#[test]
fn another_language_needs_its_own_plural_forms() {
    refused(r#""lang": "en-GB""#, r#""lang": "cy""#, "cy needs zero, one, two, few, many, other");
}

#[test]
fn dates_are_formatted_for_the_language() {
    let locale = Locale::carried("en-GB").unwrap();
    let date = |text| PartialDate::parse(text).unwrap();
    assert_eq!(locale.date(date("2024-10-10")), "10 October 2024");
    assert_eq!(locale.date(date("2024-01")), "January 2024");
    assert_eq!(locale.date(date("2024")), "2024");
    assert!(locale.weekday_date(date("2024-10-10")).starts_with("Thursday"));
}

#[test]
fn only_days_that_exist_are_dates() {
    for text in ["2024-02-29", "2000-02-29", "2024-12-31"] {
        assert!(PartialDate::parse(text).is_some(), "{text}");
    }
    for text in ["2023-02-29", "1900-02-29", "2024-13", "2024-00", "2024-1-1", "24", "2024-01-32", "2024-01-01-01", ""]
    {
        assert!(PartialDate::parse(text).is_none(), "{text}");
    }
}

#[test]
fn placeholders_in_values_are_not_replaced() {
    let values = [("a", "{b}"), ("b", "{a} {")];
    assert_eq!(fill("{a}, {b}{b} and {c} in {", &values), "{b}, {a} {{a} { and {c} in {");
    assert_eq!(fill("{ {a}", &values), "{ {b}");
}
