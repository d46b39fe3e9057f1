//! Search: results, their order, excerpts and marks.

use almanac::report::walk::{Kind as Part, Value as Found, walk};
use almanac::search::{Change, Entry, Index, Kind, Query, line, marks};
use almanac::validate::validate;
use serde_json::{Value, json};

use crate::strings::strings_at;

mod properties;

/// The outlook as JSON, as the page embeds it.
fn outlook() -> Value {
    serde_json::from_str(include_str!("../../content/outlook-2024.json")).unwrap()
}

fn fixture() -> Index {
    let bundle: Value = serde_json::from_str(include_str!("../fixtures/search/bundle.json")).unwrap();
    Index::of(&&bundle)
}

/// The ids of the results.
fn found(index: &Index, query: &str) -> Vec<String> {
    let hits = index.search(Query::parse(query)).hits;
    hits.iter().map(|hit| index.entries()[hit.entry].id.clone()).collect()
}

#[test]
fn r30_queries_have_the_expected_results() {
    let index = fixture();
    let lines = include_str!("../fixtures/search/queries.txt").lines();
    let mut wrong = Vec::new();
    for case in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (typed, expected) = case.rsplit_once('=').unwrap();
        let typed = unescaped(typed.trim());
        let (ids, change, answered) = match expected.split_once(['~', '<']) {
            Some((ids, query)) if expected.contains('~') => (ids, Change::Corrected, query.trim()),
            Some((ids, query)) => (ids, Change::Fewer, query.trim()),
            None => (expected, Change::None, typed.as_str()),
        };
        let results = index.search(Query::parse(&typed));
        let is = (found(&index, &typed).join(" "), results.change, results.query.as_str().to_owned());
        if is != (ids.trim().to_owned(), change, answered.to_owned()) {
            wrong.push(format!("{case}\n    {is:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Replaces the escapes for a line break and a soft hyphen.
fn unescaped(typed: &str) -> String {
    typed.replace("\\n", "\n").replace("\\u{ad}", "\u{ad}")
}

#[test]
fn r30_equal_scores_keep_page_order() {
    let bundle =
        json!({ "themes": (0..20).map(|n| json!({ "id": n.to_string(), "title": "Same" })).collect::<Vec<_>>() });
    let expected: Vec<_> = (0..20).map(|n| n.to_string()).collect();
    assert_eq!(found(&Index::of(&&bundle), "same"), expected);
}

#[test]
fn entries_are_in_page_order() {
    let mut shuffled = crate::outlook();
    shuffled.themes.reverse();
    shuffled.resources.rotate_left(7);
    let resources: Vec<_> =
        shuffled.resources.iter().map(|resource| (&resource.group, resource.id.0.clone())).collect();
    let mut expected: Vec<_> =
        shuffled.sections.iter().flat_map(|section| section.themes()).map(|id| id.0.clone()).collect();
    walk(&shuffled, &mut |_, value| {
        if let Found::Id(Part::Milestone, id) = value {
            expected.push(id.0.clone());
        }
    });
    expected.extend(shuffled.people.iter().map(|person| person.id.0.clone()));
    expected.extend(shuffled.organisations.iter().map(|organisation| organisation.id.0.clone()));
    for group in &shuffled.groups {
        expected.extend(resources.iter().filter(|(of, _)| **of == group.id).map(|(_, id)| id.clone()));
    }
    let ordered = validate(&serde_json::to_string(&shuffled).unwrap()).bundle.expect("a bundle that keeps the rules");
    let index = Index::of(&&serde_json::to_value(&ordered).unwrap());
    let ids: Vec<_> = index.entries().iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids, expected);
}

/// Also compares the plain text of Markdown with that of the page's parser.
#[test]
fn every_text_of_an_entry_is_indexed() {
    let index = Index::of(&&outlook());
    let searched: Vec<_> = index.entries().iter().flat_map(texts).collect();
    let lists = ["/themes/", "/people/", "/organisations/", "/topics/", "/resources/"];
    let wanted = |pointer: &str| {
        let thing = lists.iter().any(|list| pointer.starts_with(list)) || pointer.contains("/timeline/");
        thing && !pointer.contains("/sources/") && !pointer.contains("/links/")
    };
    let strings = strings_at(&crate::outlook(), wanted);
    assert!(strings.len() > 300, "{} texts", strings.len());
    for text in strings {
        assert!(searched.contains(&spaced(&text)), "not searched: {text}");
    }
}

/// Every line of an entry.
fn texts(entry: &Entry) -> Vec<String> {
    let lines = entry.body.lines().chain([entry.title.as_str(), &entry.summary]);
    lines.map(spaced).collect()
}

/// A text with one space between two words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn markdown_is_indexed_as_plain_text() {
    let cases = [
        ("*a* **b** _c_ `d`", "a b c d"),
        ("snake_case, 2 * 3, a\\*b", "snake_case, 2 * 3, a*b"),
        ("[one](#x) and [*two*](https://example.org/a_b) [three]", "one and two [three]"),
        ("<https://example.org/> a < b, <a@b.org>", "https://example.org/ a < b, a@b.org"),
        ("`a*b* <c>` and `d_e_`", "a*b* <c> and d_e_"),
        ("one\ntwo\n\nthree  \nfour\\\nfive", "one two\nthree four five"),
        ("- a\n- b\n  c\n1. d\n\n> e\n> f", "a\nb c\nd\ne\nf"),
        ("2024 was\n- 3", "2024 was\n3"),
    ];
    for (source, expected) in cases {
        let bundle = json!({ "themes": [{ "id": "a", "title": "A", "body": [source] }] });
        assert_eq!(Index::of(&&bundle).entries()[0].body, expected, "of {source}");
    }
}

#[test]
fn malformed_json_is_left_out() {
    for broken in [json!(null), json!([]), json!("text"), json!({ "themes": { "id": "a" }, "people": [[], 1, {}] })] {
        assert!(Index::of(&&broken).entries().is_empty(), "{broken}");
    }
    let half = json!({ "themes": [{ "id": "a", "title": "A", "body": "text", "audiences": [1, null] }] });
    assert_eq!(Index::of(&&half).entries()[0].body, "");
}

#[test]
fn r33_marks_are_whole_words_in_utf_16_code_units() {
    let marked = |text: &str, query: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let parts = marks(text, &Query::parse(query));
        parts
            .iter()
            .map(|mark| String::from_utf16_lossy(&units[mark.start as usize..mark.end as usize]))
            .collect::<Vec<_>>()
    };
    assert_eq!(marked("🎉 Zürich’s zurichers", "zuri"), ["Zürich’s", "zurichers"]);
    assert_eq!(marked("Public, services; public places", "\"public serv\""), ["Public, services"]);
    assert_eq!(marked("one two three", "\"one two\" \"two three\""), ["one two three"]);
    assert_eq!(marked("Zu\u{308}rich", "zürich"), ["Zu\u{308}rich"]);
    assert_eq!(marked("東京の夏", "京の"), ["京の"]);
    assert_eq!(marked("nothing", ""), [""; 0]);
}

#[test]
fn the_excerpt_contains_the_match() {
    let index = Index::of(&&outlook());
    let query = Query::parse("bletchley");
    let theme = index.entries().iter().find(|entry| entry.id == "artificial-intelligence").unwrap();
    let shown = line(theme, &query);
    assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("Bletchley Park"), "{shown}");
    assert!(shown.chars().count() <= 162, "{shown}");
    let entry = |title: &str, summary: &str, body: &str| Entry {
        kind: Kind::Theme,
        id: String::new(),
        title: title.into(),
        summary: summary.into(),
        body: body.into(),
    };
    let query = Query::parse("word");
    assert_eq!(line(&entry("Word", "The summary.", "The body."), &query), "The summary.");
    assert_eq!(line(&entry("Word", "", "The body."), &query), "The body.");
    assert_eq!(line(&entry("Other", "The summary.", "One.\nA word.\nTwo."), &query), "A word.");
    assert_eq!(line(&entry("Word", "", ""), &query), "");
    let shown = line(&entry("", "", &format!("{}word", "before ".repeat(40))), &query);
    assert!(shown.starts_with("…before") && shown.ends_with(" before word"), "{shown}");
    assert!(shown.chars().count() > 140, "a line cut at one end is as long as others: {shown}");
}
