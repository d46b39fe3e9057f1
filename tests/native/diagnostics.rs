//! Broken bundles: each fixture has its fault and, beside it, what must be said of it.

use std::fmt::Write;
use std::path::Path;

use almanac::validate::validate;

/// The small bundle that every broken one is made from.
const WHOLE: &str = include_str!("../fixtures/small.json");

/// What is said of a bundle: code, line, column, pointer, message and fix of each diagnostic.
fn said(source: &str) -> String {
    let mut said = String::new();
    for diagnostic in validate(source).diagnostics {
        let (line, column) = diagnostic.position(source);
        let place = if diagnostic.pointer.is_empty() { "/" } else { &diagnostic.pointer };
        writeln!(said, "{} {line}:{column} {place}: {}; {}", diagnostic.code, diagnostic.message, diagnostic.fix)
            .unwrap();
    }
    said
}

/// Makes a fault by replacing one passage of the small bundle, and compares what is said with the golden file.
/// `UPDATE=1` writes the golden file.
#[track_caller]
fn check(name: &str, passage: &str, fault: &str) {
    assert_eq!(WHOLE.matches(passage).count(), 1, "`{passage}` must stand once in small.json");
    let said = said(&WHOLE.replace(passage, fault));
    assert!(!said.is_empty(), "nothing is said of {name}");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diagnostics").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(said, expected, "{name}: UPDATE=1 writes {}", golden.display());
}

#[test]
fn a_whole_bundle_has_no_faults() {
    assert_eq!(said(WHOLE), "");
    let windows = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));
    assert_eq!(said(&windows), "", "a byte order mark and CRLF are no faults");
}

#[test]
fn a_missing_comma() {
    check("syntax", r#""format": 1,"#, r#""format": 1"#);
}

#[test]
fn an_unknown_key() {
    check("unknown_key", r#""standfirst":"#, r#""standfrist":"#);
}

#[test]
fn a_text_of_the_wrong_type() {
    check("wrong_type", r#""summary": "One line.""#, r#""summary": 12"#);
}

#[test]
fn a_date_that_does_not_exist() {
    check("bad_date", r#""date": "2024-01-31""#, r#""date": "2024-02-30""#);
}

#[test]
fn a_format_of_the_future() {
    check("format", r#""format": 1"#, r#""format": 2"#);
}

#[test]
fn an_id_given_twice() {
    check("duplicate_id", r#""id": "second-theme""#, r#""id": "first-theme""#);
}

#[test]
fn an_id_that_the_page_uses() {
    check("page_id", r#""id": "a-person""#, r#""id": "people""#);
}

#[test]
fn a_reference_with_a_slip() {
    check("dangling_reference", r#""related": ["second-theme"]"#, r#""related": ["second-teme"]"#);
}

#[test]
fn a_reference_to_another_kind() {
    check("wrong_kind", r#""related": ["second-theme"]"#, r#""related": ["a-person"]"#);
}

#[test]
fn a_theme_in_no_section() {
    check("placement", r#""themes": ["first-theme", "second-theme"]"#, r#""themes": ["first-theme"]"#);
}

#[test]
fn an_empty_text() {
    check("empty_text", r#""title": "Second theme""#, r#""title": " ""#);
}

#[test]
fn characters_that_do_not_show() {
    check("control_character", r#""title": "Second theme""#, "\"title\": \"Second \\u202etheme\"");
}

#[test]
fn a_language_that_is_none() {
    check("bad_language", r#""lang": "sv""#, r#""lang": "swedish?""#);
}

#[test]
fn an_address_that_runs() {
    check("bad_address", r#""url": "https://example.org/original""#, r#""url": "javascript:alert(1)""#);
}

#[test]
fn an_address_of_the_report_that_cannot_last() {
    let contact = r#""contact": {"#;
    check("own_address_scheme", contact, r#""address": "http://example.org/small/", "contact": {"#);
    check("own_address_fragment", contact, r##""address": "https://example.org/small/#themes", "contact": {"##);
    check("own_address_file", contact, r#""address": "https://example.org/small", "contact": {"#);
    check("own_address_relative", contact, r#""address": "small/", "contact": {"#);
}

#[test]
fn raw_html_and_a_heading() {
    check(
        "markdown",
        r#""The first paragraph.""#,
        r##""<b>Bold</b> [here](javascript:x) [there](#nowhere)", "# Heading""##,
    );
}

#[test]
fn wide_characters_before_the_fault() {
    check(
        "columns",
        r#""title": "Second theme", "summary": "Åström 🌍 says.""#,
        r#""title": "日本語 e\u0301 🌍", "summary": """#,
    );
}

#[test]
fn the_same_words_to_two_places() {
    let link = |address: &str| {
        format!(r#"{{ "title": "The original", "url": "https://example.org/{address}", "lang": "nl" }}"#)
    };
    let (one, other) = (link("original-page"), link("another-page"));
    check("ambiguous_link", &one, &format!("{one}, {other}"));
}

#[test]
fn two_resources_that_only_their_address_tells_apart() {
    let id = r#""id": "a-resource","#;
    let twin = r#""id": "a-twin", "title": "A  resource", "url": "https://example.org/twin", "publisher": "Someone",
      "type": "guide", "lang": "en", "group": "a-group", "topics": [], "summary": "It helps too." }, {"#;
    check("ambiguous_resource", id, &format!("{twin} {id}"));
    let whole = WHOLE.replace(id, &format!("{} {id}", twin.replace("Someone", "Someone else")));
    assert_eq!(said(&whole), "", "another publisher tells them apart");
}

#[test]
fn a_day_of_checking_that_does_not_exist() {
    check("bad_checked", r#""checked": "2024-01-30""#, r#""checked": "2024-02-30""#);
}

#[test]
fn a_file_that_is_not_said_to_be_one() {
    check("unsaid_file", "https://example.org/resource\"", "https://example.org/resource.PDF?page=1\"");
}

#[test]
fn an_archived_copy_that_is_none() {
    check("bad_archived", "https://archive.example.org/resource", "ftp://archive.example.org/resource");
    check("own_archived", "https://archive.example.org/resource", "https://example.org/resource");
}
