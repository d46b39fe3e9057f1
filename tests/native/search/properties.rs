//! Properties of search for arbitrary texts and queries.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use almanac::search::{Index, Query, folded, line, marks};
use proptest::prelude::*;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

/// The index of the bundle the project ships with.
static OUTLOOK: LazyLock<Index> = LazyLock::new(|| Index::of(&&super::outlook()));

/// Texts of characters with a meaning in search, and arbitrary texts.
fn texts() -> impl Strategy<Value = String> {
    let telling = "[a-cA-C0-9éÉßİσςΣÅøŁ一が東\u{301}\u{3099}\u{ad}'’ʼ\"“”«\\-_*\\[\\]()`\\\\<>\n .…\u{1f600}]{0,60}";
    prop_oneof![telling, "\\PC{0,80}", any::<String>()]
}

/// The distinct words of each theme of the outlook, as written.
fn words() -> Vec<(usize, String)> {
    let entries = OUTLOOK.entries().iter().enumerate();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let themes = entries.filter(|(_, entry)| entry.kind == almanac::search::Kind::Theme);
    let words = themes.flat_map(|(number, entry)| {
        let texts = [&entry.title, &entry.summary, &entry.body];
        texts.into_iter().flat_map(|text| words(text)).map(|word| (number, word)).collect::<Vec<_>>()
    });
    let words: BTreeSet<_> = words.collect();
    words.into_iter().collect()
}

static WORDS: LazyLock<Vec<(usize, String)>> = LazyLock::new(words);

#[test]
fn every_word_copied_from_a_theme_finds_that_theme() {
    for (entry, word) in WORDS.iter() {
        let hits = OUTLOOK.search(Query::parse(word)).hits;
        let sign = folded(word).is_empty();
        assert!(sign || hits.iter().any(|hit| hit.entry == *entry), "{word}");
    }
}

#[test]
fn a_typo_in_a_long_rare_word_is_corrected() {
    let rare = |word: &str| OUTLOOK.search(Query::parse(word)).hits.len() == 1;
    let long = |word: &str| word.len() > 7 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let (mut tried, mut found) = (0, 0);
    for (entry, word) in WORDS.iter().filter(|(_, word)| long(word) && rare(word)).step_by(3) {
        let (start, third, fourth, rest) = (&word[..3], &word[3..4], &word[4..5], &word[5..]);
        let other = [start, "x", fourth, rest].concat();
        let left_out = [start, fourth, rest].concat();
        let twice = [start, third, third, fourth, rest].concat();
        let about = [start, fourth, third, rest].concat();
        for typo in [other, left_out, twice, about] {
            let hits = OUTLOOK.search(Query::parse(&typo)).hits;
            tried += 1;
            found += usize::from(hits.iter().any(|hit| hit.entry == *entry));
        }
    }
    // Some words are one edit away from another word: `contacted` without its fifth letter may be `contracted`.
    assert!(tried > 100 && found * 100 >= tried * 97, "{found} of {tried}");
}

#[test]
fn initials_together_have_no_sign() {
    for (text, words) in [
        ("C#", "c#"),
        ("A.B.", "ab"),
        ("A.B#", "ab"),
        ("ﬀ#", "ff"),
        ("ﹰ'a", "a"),
        ("\u{1ee64}.\u{578}#", "\u{1ee64}\u{578}"),
    ] {
        assert_eq!(folded(text), words);
        assert_eq!(folded(words), words);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_and_no_query_panics(text in texts(), typed in texts()) {
        let query = Query::parse(&typed);
        let bundle = json!({ "themes": [{ "id": "a", "title": text, "summary": text, "body": [text, typed] }] });
        let index = Index::of(&&bundle);
        index.search(Query::parse(&typed));
        OUTLOOK.search(Query::parse(&typed));
        for entry in index.entries() {
            prop_assert!(line(entry, &query).chars().count() <= 162);
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut last = 0;
        for mark in marks(&text, &query) {
            prop_assert!(last <= mark.start && mark.start < mark.end && mark.end as usize <= units.len());
            let marked = &units[mark.start as usize..mark.end as usize];
            prop_assert!(String::from_utf16(marked).is_ok(), "a mark splits a character");
            last = mark.end;
        }
    }

    #[test]
    fn folding_is_idempotent(text in texts()) {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once);
    }

    #[test]
    fn case_and_composition_do_not_matter(text in "[[\\p{Latin}\\p{Greek}\\p{Cyrillic}&&\\p{L}]が한 ]{0,40}") {
        let once = folded(&text);
        prop_assert_eq!(folded(&text.nfd().collect::<String>()), once.clone());
        prop_assert_eq!(folded(&text.nfc().collect::<String>()), once);
    }

    #[test]
    fn an_entry_is_a_result_if_and_only_if_it_has_marks(text in texts(), typed in texts()) {
        let bundle = json!({ "themes": [{ "id": "a", "title": format!("{text}."), "summary": "" }] });
        let results = Index::of(&&bundle).search(Query::parse(&typed));
        if results.query.terms() == 1 {
            prop_assert_eq!(results.hits.is_empty(), marks(&text, &results.query).is_empty());
        }
    }
}
