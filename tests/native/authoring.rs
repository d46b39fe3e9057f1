//! Texts that editors write, as they are rendered; and the messages of the commands about their files.

use std::path::Path;
use std::process::{Command, Output};

use almanac::locale::Locale;
use almanac::report::Bundle;
use almanac::site::{EMBED, INDEX, PARTNERS, Partners, SELF_TEST, STATEMENT};
use almanac::validate::validate;
use scraper::Html;

use crate::{page_in, page_of, select, site_of};

const SMALL: &str = include_str!("../fixtures/small.json");

/// The small bundle with one passage replaced.
#[track_caller]
fn bundle(passage: &str, other: &str) -> Bundle {
    assert_eq!(SMALL.matches(passage).count(), 1, "`{passage}` must stand once in small.json");
    let outcome = validate(&SMALL.replace(passage, other));
    outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
}

/// The HTML of the first theme, with its first paragraph replaced.
#[track_caller]
fn html_of(text: &str) -> String {
    let page =
        Html::parse_document(&page_of(bundle("\"The first paragraph.\"", &serde_json::to_string(text).unwrap())));
    // Leptos separates adjacent text nodes by comments.
    select(&page, ".theme-text")[0].inner_html().replace("<!---->", "")
}

#[test]
fn numbered_lists_keep_their_first_number() {
    for (text, html) in [
        ("4. Fourth", "<ol start=\"4\"><li>Fourth</li></ol>"),
        ("0. None\n1. One", "<ol start=\"0\"><li>None</li>"),
        ("2019. a\n2020. b", "<ol start=\"2019\"><li>a</li><li>b</li></ol>"),
        ("1. a\n2. b", "<ol><li>a</li>"),
        ("1986\\. A great year", "<p>1986. A great year</p>"),
    ] {
        assert!(html_of(text).starts_with(html), "{text}: {}", html_of(text));
    }
}

#[test]
fn code_spans_and_autolinks_are_rendered() {
    assert!(html_of("run `a *b*`").starts_with("<p>run <code>a *b*</code></p>"), "{}", html_of("run `a *b*`"));
    let mail = html_of("<info@example.org>");
    assert!(mail.contains("href=\"mailto:info@example.org\"") && mail.contains(">info@example.org</a>"), "{mail}");
    let search = almanac::search::Index::of(&&serde_json::to_value(bundle("The first paragraph.", "`a *b*`")).unwrap());
    assert!(search.entries()[0].body.starts_with("a *b*\n"), "{}", search.entries()[0].body);
}

#[test]
fn a_line_break_between_ideographs_is_not_a_space() {
    for (text, html) in [
        ("日本\n語", "日本語"),
        ("。\nか", "。か"),
        ("日本\nabc", "日本 abc"),
        ("한국\n어", "한국 어"),
        ("*日本*\n語", "<em>日本</em>語"),
    ] {
        assert!(html_of(text).starts_with(&format!("<p>{html}</p>")), "{text:?}: {}", html_of(text));
    }
}

#[test]
fn text_has_the_direction_of_its_language_or_characters() {
    assert!(html_of("تقرير 2024!").starts_with("<p dir=\"rtl\">"), "{}", html_of("تقرير 2024!"));
    assert!(html_of("An עברית word").starts_with("<p>"), "a paragraph of the page's direction says none");
    let page = |title: &str| {
        Html::parse_document(&page_of(bundle(r#""title": "Second theme""#, &format!(r#""title": {title}"#))))
    };
    for (title, dir) in [
        (r#""تقرير (2024)""#, "rtl"),
        (r#""A report: تقرير""#, "ltr"),
        (r#"{ "text": "Microsoft تقرير", "lang": "ar" }"#, "rtl"),
        (r#"{ "text": "2024", "lang": "ar-x-mine" }"#, "rtl"),
        (r#"{ "text": "2024", "lang": "az-Arab" }"#, "rtl"),
    ] {
        let titles = page(title);
        let spans = select(&titles, ".theme-title > span");
        assert_eq!(spans[0].attr("dir"), Some(dir), "{title}");
    }
    assert!(select(&page(r#""Plain""#), "[dir]").len() == 1, "only the root says a direction");
    let arabic = Html::parse_document(&page_of(bundle(r#""lang": "en-GB""#, r#""lang": "ar""#)));
    assert_eq!(select(&arabic, "html")[0].attr("dir"), Some("rtl"));
}

#[test]
fn a_title_is_escaped_on_every_page() {
    for title in ["A </textarea><h1>x", "\"2024\" & '$&' </title><script>", "{title} ADDRESS/ 2024 embed.html"] {
        let mut bundle = bundle(r#""contact": {"#, r#""address": "https://example.org/2024/", "contact": {"#);
        bundle.report.title = serde_json::from_value(title.into()).unwrap();
        let site = site_of(bundle);
        for name in [INDEX, EMBED, STATEMENT, PARTNERS, SELF_TEST] {
            let page = Html::parse_document(&page_in(&site, name));
            assert!(page.errors.is_empty(), "{name}: {:#?}", page.errors);
            assert!(select(&page, "h1").len() <= 1, "{name}: {title}");
        }
        let page = Html::parse_document(&page_in(&site, PARTNERS));
        let snippet: String = select(&page, "#snippet")[0].text().collect();
        let pasted = Html::parse_fragment(&snippet);
        let frame = select(&pasted, "iframe")[0];
        assert_eq!(frame.attr("title"), Some(title));
        assert_eq!(frame.attr("src"), Some("https://example.org/2024/embed.html"));
        assert_eq!(select(&pasted, "p > a")[0].text().collect::<String>(), title);
    }
}

#[test]
fn a_report_without_a_source_mentions_none() {
    let source = r#""source": { "title": "The original", "url": "https://example.org/original", "note": "Ours is a summary." },"#;
    let site = site_of(bundle(source, ""));
    for name in [INDEX, EMBED, STATEMENT, PARTNERS] {
        let page = page_in(&site, name);
        for claim in [
            "A summary",
            "Read the original",
            "Based on the work of",
            "example.org/original\"",
            "Authors and contributors",
        ] {
            assert!(!page.contains(claim), "{name} says `{claim}`");
        }
    }
    assert!(page_in(&site, INDEX).contains("Published by"));
    assert!(page_of(bundle("Second theme", "Another")).contains("A summary"), "a summary says that it is one");
}

#[test]
fn a_byline_without_people_has_no_label() {
    let page = Html::parse_document(&page_of(bundle(r#""by": ["a-person"]"#, r#""by": []"#)));
    let byline: String = select(&page, ".byline")[0].text().collect();
    assert!(byline.trim_start().starts_with("A summary"), "{byline}");
    assert!(select(&page, ".byline ul").is_empty());
}

#[test]
fn a_notice_ends_on_the_last_day_of_its_month_or_year() {
    for (ends, last) in
        [("2028-02", "2028-02-29"), ("2026-11", "2026-11-30"), ("2026", "2026-12-31"), ("2026-11-03", "2026-11-03")]
    {
        let page = Html::parse_document(&page_of(bundle(r#""ends": "2024-02-03""#, &format!(r#""ends": "{ends}""#))));
        assert_eq!(select(&page, ".notice")[0].attr("data-ends"), Some(last));
    }
}

#[test]
fn embedded_links_to_missing_targets_open_the_whole_page() {
    let site = site_of(bundle("The first paragraph.", "[fair](#a-fair) [part](#a-part)"));
    let frame = Html::parse_document(&page_in(&site, EMBED));
    let links: Vec<_> =
        select(&frame, ".theme-text > p:first-child a").iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["index.html#a-fair", "#a-part"]);
    let page = Html::parse_document(&page_in(&site, INDEX));
    assert_eq!(select(&page, ".theme-text > p:first-child a")[0].attr("href"), Some("#a-fair"));
}

fn check(bytes: &[u8]) -> (bool, String) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    stderr(run(&["check"], file.path()))
}

fn run(arguments: &[&str], path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_almanac")).args(arguments).arg(path).output().unwrap()
}

fn stderr(output: Output) -> (bool, String) {
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_wrong_encoding_is_named() {
    let units: Vec<u16> = SMALL.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [[&b"\xff\xfe"[..], &little].concat(), [&b"\xfe\xff"[..], &big].concat(), little, big] {
        let (passes, message) = check(&bytes);
        assert!(!passes && message.contains("UTF-16") && message.contains("save it as UTF-8"), "{message}");
    }
    let latin: Vec<u8> = SMALL.replace("🌍", "").chars().map(|c| u8::try_from(c).unwrap()).collect();
    let (passes, message) = check(&latin);
    assert!(!passes && message.contains(":52:") && message.contains("Windows-1252"), "{message}");
    assert!(check(&["\u{feff}".as_bytes(), SMALL.as_bytes()].concat()).0, "a byte order mark does no harm");
    assert_eq!(Partners::parse("\u{feff}\"anyone\"").unwrap(), Partners::Anyone);
}

#[test]
fn a_cause_is_reported_once() {
    let (passes, message) = stderr(run(&["check"], Path::new("nowhere.json")));
    assert!(!passes);
    assert_eq!(message.matches("No such file").count(), 1, "{message}");
    let bundle = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.json");
    let (_, message) = stderr(run(&["build", bundle, "--reader", "nowhere", "--out"], Path::new("nowhere-either")));
    assert_eq!(message.matches("No such file").count(), 1, "{message}");
}

#[test]
fn check_accepts_the_languages_that_build_accepts() {
    for lang in ["en-GB", "en-x-private", "sv", "zh-yue", "de-DE-u-co-phonebk", "ar", "tlh"] {
        let has_locale = Locale::carried(lang).unwrap().speaks(lang);
        assert!(has_locale || !lang.starts_with("en"));
        let source = SMALL.replace(r#""lang": "en-GB""#, &format!(r#""lang": "{lang}""#));
        let (passes, message) = check(source.as_bytes());
        assert!(passes, "{lang}: {message}");
        assert_eq!(message.contains("no locale file"), !has_locale, "{lang}: {message}");
        let page = Html::parse_document(&page_of(validate(&source).bundle.unwrap()));
        assert_eq!(select(&page, "html")[0].attr("lang"), Some(lang));
    }
}

/// Leptos does not escape the children of these elements.
#[test]
fn text_in_a_textarea_is_escaped() {
    for (path, text) in crate::source::files("src/components", "rs") {
        let code: Vec<_> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let text = code.join("\n");
        for field in text.split("<textarea").skip(1).filter_map(|field| field.split("</textarea>").next()) {
            let children = field.rsplit_once('>').map_or("", |(_, children)| children);
            assert!(
                children.is_empty() || children.starts_with("{encode_text_minimal("),
                "{}: {children}",
                path.display()
            );
        }
        assert!(!text.contains("<noscript"), "{}", path.display());
    }
}
