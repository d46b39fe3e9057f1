//! What a build costs, step by step, from 100 to 5,000 themes: `cargo bench --bench build`.
//!
//! Each step is divided by the number of themes, so that its growth shows: a cost per theme that stays the same grows
//! with the report, and no faster.

use std::sync::Arc;

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::report::Bundle;
use almanac::search::Index;
use almanac::site::{self, ClientAssets, Copies, Partners, Site};
use almanac::validate::{validate, validate_accessibility};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

#[path = "../tests/large.rs"]
mod large;

const THEMES: [usize; 3] = [100, 1_000, 5_000];

fn main() {
    divan::main();
}

/// A bundle as text.
fn source(themes: usize) -> String {
    large::bundle(themes, themes / 10, themes * 2).to_string()
}

fn bundle(themes: usize) -> Bundle {
    let outcome = validate(&source(themes));
    outcome.bundle.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics.first()))
}

/// The site of a bundle, with a client that does nothing.
fn rendered(bundle: Bundle) -> Site {
    let locale = Locale::carried(&bundle.report.lang.0).expect("a locale");
    let results = validate_accessibility(include_str!("../content/accessibility.json")).expect("results");
    site::build(&RenderContext::new(bundle, Arc::new(locale)), &results, &ClientAssets::default(), &Partners::Nobody)
}

#[divan::bench(args = THEMES, sample_count = 3, sample_size = 1)]
fn load(bencher: Bencher, themes: usize) {
    let source = source(themes);
    bencher.counter(ItemsCount::new(themes)).bench(|| serde_json::from_str::<Bundle>(black_box(&source)).is_ok());
}

#[divan::bench(args = THEMES, sample_count = 3, sample_size = 1)]
fn check(bencher: Bencher, themes: usize) {
    let source = source(themes);
    bencher.counter(ItemsCount::new(themes)).bench(|| validate(black_box(&source)).diagnostics.len());
}

#[divan::bench(args = THEMES, sample_count = 3, sample_size = 1)]
fn render(bencher: Bencher, themes: usize) {
    let bundle = bundle(themes);
    bencher.counter(ItemsCount::new(themes)).with_inputs(|| bundle.clone()).bench_values(rendered);
}

#[divan::bench(args = THEMES, sample_count = 3, sample_size = 1)]
fn index(bencher: Bencher, themes: usize) {
    let json = large::bundle(themes, themes / 10, themes * 2);
    bencher.counter(ItemsCount::new(themes)).bench(|| Index::of(&black_box(&json)));
}

#[divan::bench(args = THEMES, sample_count = 1, sample_size = 1)]
fn compress(bencher: Bencher, themes: usize) {
    let site = rendered(bundle(themes));
    bencher.counter(ItemsCount::new(themes)).bench_local(|| {
        let folder = tempfile::tempdir().expect("a folder");
        site::write(&site, folder.path(), Copies::Compressed).map(|written| written.copied_bytes).ok()
    });
}
