//! Invalid bundles and their diagnostics, compared with golden files.

use std::fmt::Write;
use std::path::Path;

use almanac::validate::{Code, Severity, validate};

/// The valid bundle that every invalid one is derived from.
const VALID: &str = include_str!("../fixtures/small.json");

/// The diagnostics of a bundle: code, line, column, pointer, message and fix of each.
fn diagnostics(source: &str) -> String {
    let mut diagnostics = String::new();
    for diagnostic in validate(source).diagnostics {
        let (line, column) = diagnostic.position(source);
        let place = if diagnostic.pointer.is_empty() { "/" } else { &diagnostic.pointer };
        writeln!(
            diagnostics,
            "{} {line}:{column} {place}: {}; {}",
            diagnostic.code, diagnostic.message, diagnostic.fix
        )
        .unwrap();
    }
    diagnostics
}

/// Replaces one passage of the small bundle and compares the diagnostics with the golden file.
/// `UPDATE=1` writes the golden file.
#[track_caller]
fn check(name: &str, passage: &str, fault: &str) {
    assert_eq!(VALID.matches(passage).count(), 1, "`{passage}` must occur once in small.json");
    check_source(name, &VALID.replace(passage, fault));
}

#[track_caller]
fn check_source(name: &str, source: &str) {
    let found = diagnostics(source);
    assert!(!found.is_empty(), "{name} has no diagnostics");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diagnostics").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(found, expected, "{name}: UPDATE=1 writes {}", golden.display());
}

#[test]
fn a_valid_bundle_has_no_diagnostics() {
    assert_eq!(diagnostics(VALID), "");
    let windows = format!("\u{feff}{}", VALID.replace('\n', "\r\n"));
    assert_eq!(diagnostics(&windows), "", "a byte order mark and CRLF are accepted");
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
fn a_later_format() {
    check("format", r#""format": 1"#, r#""format": 2"#);
}

#[test]
fn a_duplicate_id() {
    check("duplicate_id", r#""id": "second-theme""#, r#""id": "first-theme""#);
}

#[test]
fn a_reserved_id() {
    check("reserved_id", r#""id": "a-person""#, r#""id": "people""#);
}

#[test]
fn a_reference_with_a_typo() {
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
fn invisible_characters() {
    check("control_character", r#""title": "Second theme""#, "\"title\": \"Second \\u202etheme\"");
}

#[test]
fn an_invalid_language_tag() {
    check("bad_language", r#""lang": "sv""#, r#""lang": "swedish?""#);
}

#[test]
fn an_address_that_runs_a_script() {
    check("bad_address", r#""url": "https://example.org/original""#, r#""url": "javascript:alert(1)""#);
}

#[test]
fn an_address_of_the_report_that_is_not_permanent() {
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
fn wide_characters_before_the_error() {
    check(
        "columns",
        r#""title": "Second theme", "summary": "Åström 🌍 says.""#,
        r#""title": "日本語 e\u0301 🌍", "summary": """#,
    );
}

#[test]
fn the_same_link_text_for_two_addresses() {
    let link = |address: &str| {
        format!(r#"{{ "title": "The original", "url": "https://example.org/{address}", "lang": "nl" }}"#)
    };
    let (one, other) = (link("original-page"), link("another-page"));
    check("ambiguous_link", &one, &format!("{one}, {other}"));
}

#[test]
fn two_resources_that_differ_only_in_their_address() {
    let id = r#""id": "a-resource","#;
    let twin = r#""id": "a-twin", "title": "A  resource", "url": "https://example.org/twin", "publisher": "Someone",
      "type": "guide", "lang": "en", "group": "a-group", "topics": [], "summary": "It helps too." }, {"#;
    check("ambiguous_resource", id, &format!("{twin} {id}"));
    let whole = VALID.replace(id, &format!("{} {id}", twin.replace("Someone", "Someone else")));
    assert!(!diagnostics(&whole).contains("B013"), "resources with different publishers are not ambiguous");
}

#[test]
fn a_checked_date_that_does_not_exist() {
    check("bad_checked", r#""checked": "2024-01-30""#, r#""checked": "2024-02-30""#);
}

#[test]
fn a_file_that_is_not_declared() {
    check("undeclared_file", "https://example.org/resource\"", "https://example.org/resource.PDF?page=1\"");
}

#[test]
fn an_invalid_archived_copy() {
    check("bad_archived", "https://archive.example.org/resource", "ftp://archive.example.org/resource");
    check("own_archived", "https://archive.example.org/resource", "https://example.org/resource");
}

/// The codes of the diagnostics of the bundle with one passage replaced.
#[track_caller]
fn codes(passage: &str, fault: &str) -> Vec<String> {
    assert_eq!(VALID.matches(passage).count(), 1, "`{passage}` must occur once in small.json");
    let found = validate(&VALID.replace(passage, fault)).diagnostics;
    found.iter().map(|diagnostic| diagnostic.code.to_string()).collect()
}

/// Checks the code for each Markdown text in place of the first paragraph; an empty code means no diagnostic.
#[track_caller]
fn check_texts(cases: &[(&str, &str)]) {
    for (text, code) in cases {
        let found = codes(r#""The first paragraph.""#, &serde_json::to_string(text).unwrap());
        let expected: Vec<&str> = if code.is_empty() { Vec::new() } else { vec![code] };
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn every_shape_error_is_reported_at_once() {
    let fault =
        r#""standfrist": "x", "version": 3, "as_of": "2024", "lang": ["en"], "titel": 1, "licence": { "text": 1 },"#;
    let source = VALID.replace(r#""version": "1.0.0","#, fault).replace(r#""lang": "en-GB","#, "");
    let source = source.replace(r#""as_of": { "date": "2024-01-31", "note": "To the day." },"#, "");
    let source =
        source.replace(r#""type": "guide""#, r#""type": "guidance""#).replace(r#""open": true"#, r#""open": "yes""#);
    let licence = r#""licence": { "text": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/" }, "#;
    check_source("shape", &source.replace(licence, ""));
}

#[test]
fn a_duplicate_key() {
    check("repeated_key", r#""open": true"#, r#""open": true, "open": false"#);
}

#[test]
fn a_later_format_is_the_only_diagnostic() {
    assert_eq!(codes(r#""format": 1,"#, r#""format": 2, "blocks": [],"#), ["B003"]);
    assert_eq!(codes(r#""format": 1,"#, r#""format": "1","#), ["B002"]);
}

#[test]
fn many_errors_in_one_long_line_are_reported_quickly() {
    let mut bundle: serde_json::Value = serde_json::from_str(VALID).unwrap();
    for kind in ["people", "topics"] {
        let item = bundle[kind][0].clone();
        for number in 0..1_000 {
            let mut item = item.clone();
            item["id"] = format!("{kind}-{number}").into();
            if kind == "people" && number < 200 {
                item["nmae"] = 1.into();
            }
            bundle[kind].as_array_mut().unwrap().push(item);
        }
    }
    let path = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(path.path(), bundle.to_string()).unwrap();
    let start = std::time::Instant::now();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_almanac"))
        .arg("check")
        .args(["--format", "human"])
        .arg(path.path())
        .output()
        .unwrap();
    let took = start.elapsed();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr.matches("error[B002]").count(), 200, "{stderr}");
    assert!(stderr.len() < 200 * 1_000, "a diagnostic shows the whole line");
    // In a debug build, while other tests run.
    assert!(took.as_secs() < 10, "{took:?}");
}

#[test]
fn text_that_only_resembles_json() {
    check("raw_line_break", "\"title\": \"Second theme\"", "\"title\": \"Second\ntheme\"");
    check("raw_tab", "\"title\": \"Second theme\"", "\"title\": \"Second\ttheme\"");
    check("typographic_quote", r#""title": "Second theme""#, "\"title\": “Second theme”");
    check("typographic_key", r#""title": "Second theme""#, "“title”: \"Second theme\"");
    check("single_quote", r#""title": "Second theme""#, "\"title\": 'Second theme'");
    check("no_break_space", r#""title": "Second theme""#, "\u{a0}\"title\": \"Second theme\"");
    check("lone_surrogate", r#""title": "Second theme""#, r#""title": "Second \ud83c theme""#);
    assert_eq!(codes(r#""format": 1"#, r#""format": 1e999"#), ["B001"]);
}

#[test]
fn nesting_that_is_too_deep() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    check("deep_json", r#""body": []"#, &format!(r#""body": {deep}"#));
    check("deep_markdown", r#""The first paragraph.""#, &format!(r#""{} deep""#, ">".repeat(101)));
    for deep in [
        ">".repeat(4_000),
        "- ".repeat(4_000) + "x",
        "*a ".repeat(2_000) + "b*".repeat(2_000).as_str(),
        "1. ".repeat(2_000),
    ] {
        let found = codes(r#""The first paragraph.""#, &serde_json::to_string(&deep).unwrap());
        assert!(found.contains(&"B016".to_owned()), "{found:?}");
    }
    check_texts(&[(&format!("{} deep", ">".repeat(90)), "")]);
}

#[test]
fn each_unsupported_construct_is_named() {
    let constructs = [
        "a | b\n--|--\n1 | 2",
        "~~gone~~",
        "- [ ] to do",
        "- [ ]",
        "[us][1]",
        "[us][1]\n\n[1]: https://example.org",
        "[1]: https://example.org",
        "a note[^1]",
        "a note[^1]\n\n[^1]: the note",
        "[^1]: the note",
        "[d](https://example.org/my file.pdf)",
        "Term\n: meaning",
        "$x^2$",
        "$$x$$",
        "---\ntitle: x\n---\nword",
        "> [!NOTE]\n> word",
        "[[us]]",
        "![a](https://example.org/a.png)",
        "# Heading",
        "Heading\n===",
        "    code",
        "```\ncode\n```",
        "***",
        "<b>bold</b>",
        "<!-- note -->",
        "[a](https://example.org \"title\")",
        "**“quoted”**text",
        "a `code",
        "E = mc ^2^ here",
        "x ~2~ y",
    ];
    let texts: Vec<_> = constructs.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
    check("constructs", r#""The first paragraph.""#, &texts.join(", "));
    let texts: Vec<_> = constructs.iter().map(|text| (*text, "B012")).collect();
    check_texts(&texts);
}

#[test]
fn supported_constructs_are_accepted() {
    check_texts(&[
        ("`**code**` and *a **b** `c`*", ""),
        ("<info@example.org> and <https://example.org/>", ""),
        ("\\[a\\](b), \\*\\*, 2^10 and 2^5, ~5 to ~10, \\`", ""),
        ("US$5bn–US$7bn, $5 and $10, [sic], [[1]](https://example.org/)", ""),
        ("1. one\n2. two\n3. three", ""),
        ("1. one\n1. two", ""),
        ("4. Fourth", ""),
        ("1986\\. A great year", ""),
        ("2019. one\n2020. two", ""),
        ("> quoted\n> - list\n>   *deep*", ""),
        ("one  \ntwo\\\nthree", ""),
    ]);
}

#[test]
fn a_list_number_that_would_be_displayed_differently() {
    check("lost_number", r#""The first paragraph.""#, r#""1986. A great year", "1. one\n3. three""#);
    check_texts(&[
        ("007. Bond", "B020"),
        ("1986. one\n1990. two", "B020"),
        ("2024) done", "B020"),
        ("1986. one\n1986. two", "B020"),
    ]);
}

#[test]
fn a_link_without_text() {
    check("empty_link", r#""The first paragraph.""#, r##""[](https://example.org/)", "see [ ](#second-theme)""##);
    check_texts(&[
        ("[\u{2800}](https://example.org/)", "B015"),
        ("[*a*](https://example.org/)", ""),
        ("[`a`](https://example.org/)", ""),
    ]);
}

#[test]
fn invisible_characters_in_every_kind_of_value() {
    check("tab_in_a_long_text", "The first paragraph.", &format!("{}\\there", "One \\u00e5 more. ".repeat(20)));
    let title = r#""title": "Second theme""#;
    for hidden in [
        '\u{200b}',
        '\u{2060}',
        '\u{feff}',
        '\u{ad}',
        '\u{180e}',
        '\u{200d}',
        '\u{3164}',
        '\u{e0041}',
        '\u{202d}',
        '\u{fff9}',
    ] {
        let name = format!("Data{hidden}base");
        assert_eq!(codes(title, &format!(r#""title": "{name}""#)), ["B009"], "{name:?} in a title");
        check_texts(&[(&name, "B009")]);
        assert!(
            codes(r#""id": "edition-1""#, &format!(r#""id": "{name}""#)).contains(&"B009".to_owned()),
            "{name:?} as an id"
        );
        let address = format!("https://example.org/{name}");
        assert_eq!(codes("https://example.org/fair", &address), ["B009"], "{name:?} in an address");
        assert_eq!(
            codes(title, &format!(r#""title": "{hidden}""#)).first().map(String::as_str),
            Some("B008"),
            "{name:?} alone"
        );
    }
    check_texts(&[("Data&ZeroWidthSpace;base", "B009"), ("Data&shy;base", "B009")]);
    // Scripts and emoji that need them.
    check_texts(&[
        ("می\u{200c}خواهم", ""),
        ("👩\u{200d}🔬 ❤\u{fe0f}", ""),
        ("ភាសា\u{200b}ខ្មែរ", ""),
        ("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", ""),
    ]);
}

#[test]
fn bidirectional_isolates_are_closed_and_overrides_rejected() {
    check("open_isolate", r#""title": "Second theme""#, r#""title": "Second \u2067theme""#);
    check_texts(&[
        ("a \u{2068}عربي\u{2069} b", ""),
        ("C++\u{200e} عربي\u{200f}!", ""),
        ("a \u{2069}", "B009"),
        ("a \u{202e}b", "B009"),
        ("a \u{202b}b", "B009"),
    ]);
}

#[test]
fn addresses_that_browsers_correct() {
    check("one_slash", "https://example.org/fair", "https:/example.org");
    check("space_in_address", "https://example.org/fair", "https://example.org/the fair");
    for address in [
        "https:example.org",
        "https:\\\\example.org",
        "https:///example.org",
        " https://example.org/",
        "https://a@example.org/",
        "https://exa\\tmple.org/",
        "mailto:",
        "tel:",
        "//example.org/",
        "example.org",
        "https://",
        "data:text/html,x",
    ] {
        assert_eq!(codes("https://example.org/fair", address), ["B011"], "{address}");
    }
    check_texts(&[
        ("[a](https:/example.org)", "B011"),
        ("[a](<https://example.org/a b>)", "B011"),
        ("<https:example.org>", "B011"),
    ]);
    for address in [
        "https://example.org/a?b=c|d#e",
        "HTTPS://EXAMPLE.ORG",
        "https://bücher.example/ü",
        "mailto:a@example.org?subject=x",
        "tel:+44",
    ] {
        assert_eq!(codes("https://example.org/fair", address), [""; 0], "{address}");
    }
}

#[test]
fn internal_links_have_a_target_in_the_page() {
    for dead in ["a-topic", "small", "wheel", "citation", "almanac-bundle", "appearance", "First-theme"] {
        check_texts(&[(&format!("[a](#{dead})"), "B006")]);
    }
    for shown in
        ["a-part", "an-older-name", "edition-1", "a-fair", "report", "contents", "people", "a-group", "%61-part"]
    {
        check_texts(&[(&format!("[a](#{shown})"), "")]);
    }
    let part = r#"{ "id": "a-part", "title": "A part", "themes""#;
    let source = VALID.replace("The first paragraph.", "[a](#a-part)").replace(part, r#"{ "id": "a-part", "themes""#);
    check_source("untitled_part", &source);
}

#[test]
fn ids_that_the_page_derives_from_others() {
    check("reserved_heading_id", r#""id": "edition-1""#, r#""id": "people-title""#);
    assert_eq!(codes(r#""id": "edition-1""#, r#""id": "a-section-title""#), ["B005"]);
}

#[test]
fn ids_that_cannot_be_file_names() {
    check("long_id", r#""id": "edition-1""#, &format!(r#""id": "{}""#, "a".repeat(251)));
    assert_eq!(codes(r#""id": "edition-1""#, &format!(r#""id": "{}""#, "あ".repeat(90))), ["B021"]);
    assert_eq!(codes(r#""id": "edition-1""#, &format!(r#""id": "{}""#, "a".repeat(200))), [""; 0]);
    check("similar_ids", r#""id": "edition-1""#, r#""id": "A-Person""#);
    assert_eq!(codes(r#""aliases": ["an-older-name"]"#, r#""aliases": ["\u00e9", "e\u0301"]"#), ["B022"]);
}

#[test]
fn language_tags_are_those_of_bcp_47() {
    for tag in [
        "en-x-private",
        "zh-yue",
        "de-DE-u-co-phonebk",
        "x-whatever",
        "i-klingon",
        "sl-rozaj-biske",
        "zh-Hant-TW",
        "es-419",
    ] {
        assert_eq!(codes(r#""lang": "sv""#, &format!(r#""lang": "{tag}""#)), [""; 0], "{tag}");
    }
    for tag in ["", "en_GB", "english", "e", "en--GB", "en-", "swedish?"] {
        let found = codes(r#""lang": "sv""#, &format!(r#""lang": "{tag}""#));
        assert_eq!(found, if tag == "english" { vec![] } else { vec!["B010"] }, "{tag}");
    }
}

#[test]
fn an_invalid_version() {
    check("bad_version", r#""version": "1.0.0""#, r#""version": "v3""#);
    for version in ["", "1", "1.0", "1.0.0.0", "01.0.0", " 1.0.0"] {
        assert_eq!(codes(r#""version": "1.0.0""#, &format!(r#""version": "{version}""#)), ["B017"], "{version}");
    }
    assert_eq!(codes(r#""version": "1.0.0""#, r#""version": "1.0.0-rc.1+build""#), [""; 0]);
}

#[test]
fn a_notice_that_ends_before_it_starts() {
    check("date_order", r#""ends": "2024-02-03""#, r#""ends": "2024-01""#);
    assert_eq!(codes(r#""ends": "2024-02-03""#, r#""ends": "2024-02""#), [""; 0]);
    assert_eq!(codes(r#""ends": "2024-02-03""#, r#""ends": "2023""#), ["B018"]);
}

#[test]
fn repeated_references() {
    check("duplicate_reference", r#""by": ["a-person"]"#, r#""by": ["a-person", "a-person"]"#);
    check("related_to_itself", r#""related": ["second-theme"]"#, r#""related": ["first-theme"]"#);
    for (list, id) in [("related", "second-theme"), ("resources", "a-resource"), ("topics", "a-topic")] {
        let (once, twice) = (format!(r#""{list}": ["{id}"]"#), format!(r#""{list}": ["{id}", "{id}"]"#));
        assert_eq!(codes(&once, &twice), ["B019"], "{list}");
    }
}

#[test]
fn an_empty_file() {
    check("empty_file", r#""checked": "2024-01-30""#, r#""file": { "format": "PDF", "size": 0 }"#);
}

#[test]
fn a_syntax_error_hides_no_other_error() {
    let mut source = VALID.replace(r#""format": 1,"#, r#""format": 1"#);
    for (passage, fault) in [
        (r#""open": true"#, r#""open": true,"#),
        (r#""title": "Second theme""#, "\"title\": “Second\ttheme”"),
        (r#""edition": "1", "text""#, r#""edition": '1' "text""#),
        (r#""related": ["second-theme"]"#, r#""related": ["second-teme"]"#),
        (r#""lang": "sv""#, r#""lang": "swedish?""#),
        ("https://example.org/original\"", "javascript:alert(1)\""),
    ] {
        assert_eq!(source.matches(passage).count(), 1, "`{passage}` must occur once");
        source = source.replace(passage, fault);
    }
    check_source("recovered", &source);
    let windows = format!("\u{feff}{}", source.replace('\n', "\r\n"));
    assert_eq!(diagnostics(&windows), diagnostics(&source), "CRLF line ends give the same diagnostics");
}

#[test]
fn a_shape_error_hides_no_error_in_a_text() {
    let source = VALID.replace(r#""type": "guide""#, r#""type": "giude""#).replace("The first paragraph.", "# Heading");
    check_source("shape_and_text", &source.replace(r#""title": "Second theme""#, r#""title": 2"#));
}

#[test]
fn an_insecure_address() {
    check("insecure_address", "https://example.org/fair", "http://example.org/fair");
    check_texts(&[("[a](http://example.org/)", "B023"), ("<mailto:a@example.org>", "")]);
}

#[test]
fn vague_link_texts() {
    check("vague_link", "[link](https://example.org/)", "[click here](https://example.org/)");
    check_texts(&[("[*Read* more…](https://example.org/)", "B024"), ("[Read more about skills](#first-theme)", "")]);
    assert_eq!(codes(r#""title": "Programme""#, r#""title": "More""#), ["B024"]);
}

#[test]
fn an_overlong_summary() {
    check("long_summary", "One line.", &"Much more than one line. ".repeat(13));
}

#[test]
fn a_repeated_title() {
    check("repeated_title", r#""title": "Second theme""#, r#""title": "First  Theme""#);
}

#[test]
fn entries_that_nothing_refers_to() {
    check("unused", r#""topics": ["a-topic"]"#, r#""topics": []"#);
    assert_eq!(
        codes(r#""resources": ["a-resource"]"#, r#""resources": []"#),
        [""; 0],
        "a report may be only a list of resources"
    );
    let linked = VALID.replace(r#""people": ["a-person"],"#, "").replace(r#""by": ["a-person"]"#, r#""by": []"#);
    assert_eq!(validate(&linked).diagnostics.len(), 1);
    assert_eq!(diagnostics(&linked.replace("The first paragraph.", "[She](#a-person) said so.")), "");
}

#[test]
fn a_text_in_the_script_of_another_language() {
    check("script", r#""title": "Second theme""#, r#""title": "Цифровая повестка""#);
    for (lang, text, code) in [
        ("ru", "Цифровая повестка", ""),
        ("sr-Latn", "Цифровая повестка", "B028"),
        ("ja", "デジタル化する公共サービスの展望", ""),
        ("zh-Hant", "公共服務機構的數位轉型展望與分析", ""),
        ("ar", "The outlook for public services", "B028"),
        ("x-whatever", "Цифровая повестка", ""),
    ] {
        let title = format!(r#""title": {{ "text": "{text}", "lang": "{lang}" }}"#);
        let expected: Vec<&str> = if code.is_empty() { Vec::new() } else { vec![code] };
        assert_eq!(codes(r#""title": "Second theme""#, &title), expected, "{text} in {lang}");
    }
}

#[test]
fn a_resource_checked_before_its_year() {
    let year = |year: &str| format!(r#""lang": "en", "year": {year}, "group""#);
    check(
        "checked_before_year",
        r#""lang": "en",
      "group""#,
        &year("2025"),
    );
    assert_eq!(codes("\"lang\": \"en\",\n      \"group\"", &year("2023")), [""; 0]);
}

#[test]
fn a_bundle_with_warnings_is_valid() {
    let outcome = validate(&VALID.replace("https://example.org/fair", "http://example.org/fair"));
    assert!(outcome.bundle.is_some());
    assert!(outcome.diagnostics.iter().all(|diagnostic| diagnostic.code.severity() == Severity::Warning));
}

/// An example of each rule: a passage of the small bundle, and its replacement.
const EXAMPLES: &[(Code, &str, &str)] = &[
    (Code::Syntax, r#""format": 1,"#, r#""format": 1"#),
    (Code::Shape, r#""audiences": ["#, r#""audience": ["#),
    (Code::Format, r#""format": 1"#, r#""format": 3"#),
    (Code::DuplicateId, r#""id": "edition-1""#, r#""id": "first-theme""#),
    (Code::BadId, r#""id": "edition-1""#, r#""id": "people""#),
    (Code::UnknownReference, r#""related": ["second-theme"]"#, r#""related": ["second-teme"]"#),
    (Code::Placement, r#""themes": ["first-theme", "second-theme"]"#, r#""themes": ["first-theme"]"#),
    (Code::EmptyText, r#""title": "Second theme""#, r#""title": " ""#),
    (Code::ControlCharacter, r#""title": "Second theme""#, r#""title": "Second \u200btheme""#),
    (Code::BadLanguage, r#""lang": "sv""#, r#""lang": "swedish?""#),
    (Code::BadAddress, "https://example.org/fair", "https:/example.org/fair"),
    (Code::Markdown, "The first paragraph.", "# A heading"),
    (
        Code::AmbiguousLink,
        r#""sources": [{"#,
        r#""sources": [{ "title": "The original", "url": "https://example.org/" }, {"#,
    ),
    (Code::UndeclaredFile, "https://example.org/resource\"", "https://example.org/resource.pdf\""),
    (Code::EmptyLink, "The first paragraph.", "See [](https://example.org/)."),
    (
        Code::TooDeep,
        "The first paragraph.",
        ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep",
    ),
    (Code::BadVersion, r#""version": "1.0.0""#, r#""version": "v3""#),
    (Code::DateOrder, r#""ends": "2024-02-03""#, r#""ends": "2024-01""#),
    (Code::RepeatedReference, r#""by": ["a-person"]"#, r#""by": ["a-person", "a-person"]"#),
    (Code::LostNumber, "The first paragraph.", "1986. A great year."),
    (
        Code::LongId,
        r#""id": "edition-1""#,
        r#""id": "the-first-edition-of-this-report-which-was-published-in-leeds-by-an-organisation-of-public-bodies-and-has-an-id-that-says-all-that-its-title-should-say-and-a-great-deal-more-than-any-address-in-a-page-may-hold""#,
    ),
    (Code::SimilarIds, r#""id": "edition-1""#, r#""id": "First-Theme""#),
    (Code::InsecureAddress, "https://example.org/fair", "http://example.org/fair"),
    (Code::VagueLink, "[link](https://example.org/)", "[click here](https://example.org/)"),
    (
        Code::LongSummary,
        "One line.",
        "One line says what the theme is about. This one goes on: it tells how the theme came about, who has worked on \
        it and for how long, what was found and what was not, which other themes it leans on and why, and what readers \
        should do next; all of which belongs into the text of the theme and not into its summary, as it does here.",
    ),
    (Code::RepeatedTitle, r#""title": "Second theme""#, r#""title": "First theme""#),
    (Code::Unused, r#""topics": ["a-topic"]"#, r#""topics": []"#),
    (Code::Script, r#""title": "Second theme""#, r#""title": "Цифровая повестка""#),
];

const INTRODUCTION: &str = "\
# Diagnostics

`almanac check` reports all problems of a bundle at once, and so do `build` and `serve`.
Each diagnostic has a permanent code, a location in the file, the cause, and a fix.
An error stops the build; a warning does not. With `--deny warnings`, `almanac check` fails on warnings too.
A syntax error, or a value of the wrong type, does not hide the errors after it where the rest can still be checked.

`--format plain` prints sentences for screen readers and logs, and so does `NO_COLOR=1`; `json`, `sarif` and \
`github` are for programs, code hosts and GitHub Actions.

The examples are the program's output. `UPDATE=1 cargo test --test native diagnostics` writes this page.
";

#[test]
fn the_docs_show_the_output_of_each_diagnostic() {
    let folder = tempfile::tempdir().unwrap();
    let mut page = INTRODUCTION.to_owned();
    assert_eq!(EXAMPLES.iter().map(|(code, ..)| *code).collect::<Vec<_>>(), Code::ALL);
    for (code, passage, fault) in EXAMPLES {
        assert_eq!(VALID.matches(passage).count(), 1, "`{passage}` must occur once in small.json");
        std::fs::write(folder.path().join("report.json"), VALID.replace(passage, fault)).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_almanac"));
        let output = command.args(["check", "--format", "human", "report.json"]).current_dir(&folder).output().unwrap();
        let printed = String::from_utf8(output.stderr).unwrap();
        let name = format!("[{code}]");
        let shown: Vec<_> = printed.split("\n\n").filter(|one| one.contains(&name)).collect();
        assert!(!shown.is_empty(), "{code} is not printed: {printed}");
        let severity = code.severity();
        let (summary, why) = (code.summary(), code.explanation());
        let shown = shown.join("\n\n");
        write!(page, "\n## {code}\n\n**{summary}** ({severity})\n{why}\n\n```text\n{shown}\n```\n").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE=1 writes {}", path.display());
}
