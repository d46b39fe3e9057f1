//! Requirements that are cited by number are explained in `docs/requirements.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file under a path that people read.
fn texts(path: PathBuf, found: &mut Vec<(PathBuf, String)>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            texts(entry.unwrap().path(), found);
        }
    } else if path
        .extension()
        .is_some_and(|kind| ["rs", "js", "css", "html", "md", "sh"].iter().any(|read| kind == *read))
    {
        found.push((path.clone(), fs::read_to_string(path).unwrap()));
    }
}

/// The numbers that a text cites: `R29`, or the start of a test's name, `r29_`.
fn cited(text: &str) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let number = |word: &str| {
        let test = word.starts_with('r') && word.contains('_');
        let number = if test { word.split('_').next()? } else { word };
        let digits = number.strip_prefix(if test { 'r' } else { 'R' })?;
        let known = (2..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        known.then(|| format!("R{digits}"))
    };
    words.filter_map(number).collect()
}

#[test]
fn every_cited_requirement_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let explained = fs::read_to_string(root.join("docs/requirements.md")).unwrap();
    let explained: BTreeSet<_> = explained
        .lines()
        .filter_map(|line| line.strip_prefix("| R")?.split(' ').next())
        .map(|n| format!("R{n}"))
        .collect();
    let mut found = Vec::new();
    for place in
        ["src", "tests", "public", "style", "docs", "benches", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
    {
        texts(root.join(place), &mut found);
    }
    for (path, text) in found {
        let unknown: Vec<_> = cited(&text).difference(&explained).cloned().collect();
        assert!(
            unknown.is_empty(),
            "{} cites {unknown:?}, which docs/requirements.md does not explain",
            path.display()
        );
    }
}

#[test]
fn requirement_numbers_are_found_in_comments_and_names() {
    let found = cited("//! (R08, R123); R1 r98_it_is GR20 R2024 r2_x\nfn r102_islands() R55.");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["R08", "R102", "R123", "R55", "R98"]);
}
