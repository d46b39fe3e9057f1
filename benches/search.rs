//! How long an index takes to build and a query to answer: `cargo bench --bench search`.

use std::sync::LazyLock;

use almanac::search::{Index, Query, line, marks};
use divan::{Bencher, black_box};
use serde_json::Value;

#[path = "../tests/large.rs"]
mod large;

static OUTLOOK: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../content/outlook-2024.json")).unwrap_or_default());
static LARGE: LazyLock<Value> = LazyLock::new(|| large::large(1000, 100, 2000));

/// What readers type: one letter, a common start, several words, a phrase, a misspelling, what is nowhere.
const QUERIES: [&str; 6] = ["s", "digi", "public services and data", "\"public services", "technolagy", "zzzzzz"];

fn bundles() -> [(&'static str, &'static Value); 2] {
    [("outlook", &OUTLOOK), ("large", &LARGE)]
}

fn main() {
    divan::main();
}

#[divan::bench(args = ["outlook", "large"])]
fn build(bencher: Bencher, name: &str) {
    let Some((_, bundle)) = bundles().into_iter().find(|(found, _)| *found == name) else { return };
    bencher.bench(|| Index::of(&black_box(bundle)));
}

#[divan::bench(args = QUERIES)]
fn the_outlook(bencher: Bencher, typed: &str) {
    answer(bencher, &OUTLOOK, typed);
}

#[divan::bench(args = QUERIES)]
fn a_large_bundle(bencher: Bencher, typed: &str) {
    answer(bencher, &LARGE, typed);
}

/// Everything up to the first fifty lines, each with its marks.
fn answer(bencher: Bencher, bundle: &Value, typed: &str) {
    let index = Index::of(&bundle);
    bencher.bench(|| {
        let query = Query::parse(black_box(typed));
        let results = index.search(query);
        let query = results.query;
        let entries = results.hits.iter().take(50).filter_map(|hit| index.entries().get(hit.entry));
        entries.map(|entry| marks(&line(entry, &query), &query).len()).sum::<usize>()
    });
}
