//! What must not stand in the source: the invariants that neither the compiler nor a linter checks.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file under a folder with an extension.
pub fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} in {folder}");
    found
}

#[track_caller]
fn absent(files: &[(PathBuf, String)], what: &[&str]) {
    for (path, text) in files {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for what in what {
                assert!(!code.contains(what), "{}:{} holds `{what}`", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn r102_islands_and_components_make_no_markup_from_text() {
    for folder in ["src/islands", "src/components"] {
        absent(&files(folder, "rs"), &["inner_html", "style=", "style:"]);
    }
}

#[test]
fn rooms_know_only_those_before_them() {
    let forbidden: [(&str, &[&str]); 10] = [
        ("src/report", &["locale", "citation", "validate", "search", "islands", "components", "site", "cli"]),
        ("src/locale", &["citation", "validate", "islands", "components", "site", "cli"]),
        ("src/citation", &["validate", "search", "islands", "components", "site", "cli"]),
        ("src/validate", &["locale", "citation", "islands", "components", "site", "cli"]),
        ("src/link_checker", &["locale", "citation", "validate", "search", "islands", "components", "site", "cli"]),
        ("src/search", &["locale", "citation", "validate", "islands", "components", "site", "cli"]),
        ("src/islands", &["validate", "components", "site", "cli"]),
        ("src/components", &["validate", "site", "cli"]),
        ("src/site", &["validate", "cli"]),
        ("src/cli", &["islands"]),
    ];
    for (room, others) in forbidden {
        let uses: Vec<_> = others.iter().map(|other| format!("crate::{other}")).collect();
        absent(&files(room, "rs"), &uses.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// Clippy keeps the other modules from it (`clippy.toml`), and all but `cli` from printing. It cannot tell apart what
/// `site`, which may touch files, may not.
#[test]
fn sites_depend_on_no_environment() {
    absent(&files("src/site", "rs"), &["std::env", "std::process"]);
}

#[test]
fn r80_no_words_for_readers_stand_in_the_code() {
    for folder in ["src/islands", "src/components"] {
        for (path, text) in files(folder, "rs") {
            let strings = text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(literals);
            for literal in strings {
                let words = literal
                    .split_whitespace()
                    .filter(|word| !word.contains('{') && word.chars().filter(|c| c.is_alphabetic()).count() > 1);
                let sentence = words.count() > 1 && literal.chars().any(char::is_uppercase);
                assert!(!sentence, "{} holds words: {literal}", path.display());
            }
        }
    }
}

/// The string literals of a line.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}
