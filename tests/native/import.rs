//! `almanac new --from`: documents as bundles, and the lists of what could not be placed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Output};

use almanac::import::{self, Outline};
use almanac::validate::{Severity, validate};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");

/// Runs `almanac new report --from FILE` in an empty folder.
fn new_from(file: &Path, folder: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_almanac"));
    program.current_dir(folder).args(["new", "report", "--from"]).arg(file).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The parts of the Word fixture, as an archive.
fn word() -> Vec<u8> {
    let parts = Path::new(FIXTURES).join("draft");
    let mut names: Vec<_> = walkdir::WalkDir::new(&parts).into_iter().map(|entry| entry.unwrap().into_path()).collect();
    names.sort();
    let texts = names.iter().filter(|path| path.is_file()).map(|path| {
        let name = path.strip_prefix(&parts).unwrap().to_str().unwrap().replace('\\', "/");
        (name, fs::read(path).unwrap())
    });
    archive(texts)
}

fn archive(parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&text).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Compares with a golden file; `UPDATE=1` writes it.
#[track_caller]
fn golden(name: &str, actual: &str) {
    let path = Path::new(FIXTURES).join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, actual).unwrap();
    }
    assert_eq!(actual, fs::read_to_string(&path).unwrap(), "{name}");
}

/// The errors that `check` finds in a bundle.
fn errors(outline: &Outline) -> Vec<String> {
    let text = serde_json::to_string(&outline.bundle).unwrap();
    let diagnostics = validate(&text).diagnostics.into_iter();
    let errors = diagnostics.filter(|diagnostic| diagnostic.code.severity() == Severity::Error);
    errors.map(|diagnostic| format!("{} {} {}", diagnostic.code, diagnostic.pointer, diagnostic.message)).collect()
}

/// The words of a text, without the signs that Markdown writes between them.
fn words(text: &str) -> BTreeSet<String> {
    let plain = text.replace('\\', "");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of the bundle and of the list.
fn kept(outline: &Outline) -> BTreeSet<String> {
    let mut text = String::new();
    let mut values = vec![serde_json::to_value(&outline.bundle).unwrap()];
    while let Some(value) = values.pop() {
        match value {
            serde_json::Value::String(words) => text.extend([&words, " "]),
            serde_json::Value::Array(list) => values.extend(list),
            serde_json::Value::Object(entries) => values.extend(entries.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    for entry in &outline.unplaced {
        text.extend([&entry.to_string(), " "]);
    }
    words(&text)
}

/// The source's words, of which all are in the bundle or in the list.
#[track_caller]
fn loses_nothing(source: &BTreeSet<String>, outline: &Outline) {
    let kept = kept(outline);
    let lost: Vec<_> = source.difference(&kept).collect();
    assert!(lost.is_empty(), "lost: {lost:?}\nkept: {kept:?}");
}

/// The document becomes the golden bundle, which `check` passes, and the golden list.
#[track_caller]
fn becomes_golden(file: &Path, name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let output = new_from(file, folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), Path::new("report/report.json").display().to_string());
    let bundle = fs::read_to_string(folder.path().join("report/report.json")).unwrap();
    golden(&format!("{name}.json"), &bundle);
    golden(&format!("{name}.txt"), &stderr(&output));
    let check = Command::new(env!("CARGO_BIN_EXE_almanac"))
        .current_dir(folder.path())
        .args(["check", "report/report.json"])
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(0), "{}", stderr(&check));
    assert!(bundle.starts_with("{\n  \"$schema\": \"report.schema.json\",\n"), "{bundle}");
    assert!(folder.path().join("report/report.schema.json").is_file());
    let again = new_from(file, folder.path());
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("is not empty"), "{}", stderr(&again));
    assert_eq!(fs::read_to_string(folder.path().join("report/report.json")).unwrap(), bundle);
}

#[test]
fn a_markdown_document_becomes_a_bundle() {
    let file = Path::new(FIXTURES).join("draft.md");
    becomes_golden(&file, "markdown");
    let source = fs::read_to_string(file).unwrap();
    let outline = import::outline(import::read_markdown(&source)).unwrap();
    // The keys of front matter and the language of code are not words that show; footnotes are numbered.
    let (_, text) = source.split_once("---\n\n").unwrap();
    let mut source = words(&text.replace("[^method]", "").replace("[^source]", "").replace("[^lost]", ""));
    source.remove("guide");
    loses_nothing(&source, &outline);
}

#[test]
fn a_word_document_becomes_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("draft.docx");
    fs::write(&file, word()).unwrap();
    becomes_golden(&file, "word");
    let outline = import::outline(import::read_docx(&word()).unwrap()).unwrap();
    for part in ["word/document.xml", "word/footnotes.xml", "word/comments.xml", "word/header1.xml"] {
        let text = fs::read_to_string(Path::new(FIXTURES).join("draft").join(part)).unwrap();
        let tree = roxmltree::Document::parse(&text).unwrap();
        let shown = tree.descendants().filter(|node| matches!(node.tag_name().name(), "t" | "delText"));
        let shown: Vec<_> = shown.filter_map(|node| node.text()).collect();
        loses_nothing(&words(&shown.join(" ")), &outline);
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let bomb = [
        ("_rels/.rels", r#"<R><R Id="a" Type="x/officeDocument" Target="word/document.xml"/></R>"#.into()),
        ("word/document.xml", " ".repeat(usize::try_from(import::MAX_SIZE).unwrap() + 1).into_bytes()),
    ];
    let entries: Vec<(String, Vec<u8>)> = bomb.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    for (name, content, code, message) in [
        ("missing.md", None, 1, "cannot read `missing.md`"),
        ("draft.odt", Some(b"x".to_vec()), 2, "Markdown (.md, .markdown) or Word (.docx)"),
        ("fake.docx", Some(b"not an archive".to_vec()), 1, "it is not a Word document"),
        ("other.docx", Some(archive([("a.txt".to_owned(), b"a".to_vec())])), 1, "holds no text of one"),
        ("bomb.docx", Some(archive(entries)), 1, "larger than 64 MB when decompressed"),
        ("plain.md", Some(b"No heading at all.".to_vec()), 1, "it has no heading"),
        ("latin.md", Some(b"# Caf\xe9".to_vec()), 1, "is not UTF-8"),
    ] {
        if let Some(content) = content {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let output = new_from(Path::new(name), folder.path());
        assert_eq!(output.status.code(), Some(code), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains(message), "{name}: {}", stderr(&output));
        assert!(!folder.path().join("report").exists(), "{name}: nothing is written");
    }
}

#[test]
fn deeply_nested_xml_is_refused() {
    let text = ["<d>", &"<p>".repeat(100_000), &"</p>".repeat(100_000), "</d>"].concat();
    let parts = [
        ("_rels/.rels".to_owned(), br#"<R><R Id="a" Type="x/officeDocument" Target="d.xml"/></R>"#.to_vec()),
        ("d.xml".to_owned(), text.into_bytes()),
    ];
    let error = import::read_docx(&archive(parts)).unwrap_err().to_string();
    assert!(error.contains("levels deep"), "{error}");
}

/// Pieces of which documents are made: words and what surrounds them.
fn piece() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "# ",
        "## ",
        "### ",
        "- ",
        "1. ",
        "7) ",
        "1986. ",
        "> ",
        "    ",
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~",
        "[",
        "](https://example.org/a_(b))",
        "](#one)",
        "](x y)",
        "![",
        "](p.png)",
        "| a | b |\n|---|---|\n| c |",
        "<b>",
        "<!-- x -->",
        "&amp;",
        "&",
        "[^1]",
        "\n[^1]: ",
        "$",
        "\\",
        "^",
        "|",
        "+",
        "=",
        ":",
        "- [ ] ",
        "---\n",
        "\u{ad}",
        "\u{200b}",
        "\t",
        "!",
        "<https://example.org/?a=1&b=2>",
        "(https://example.org)",
        " ",
        "é",
        "日本",
    ]);
    prop_oneof![3 => "[a-z]{1,6}", 4 => signs.prop_map(str::to_owned), 2 => Just(" ".to_owned())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_becomes_a_bundle_without_errors(pieces in prop::collection::vec(piece(), 0..40)) {
        let source = format!("# Title\n\n{}", pieces.concat());
        let outline = import::outline(import::read_markdown(&source)).unwrap();
        prop_assert_eq!(errors(&outline), Vec::<String>::new(), "{:?}", source);
        // What a page would show of it, by the same parser, is all there.
        let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
        let shown: Vec<String> = pulldown_cmark::Parser::new_ext(&source, options)
            .filter_map(|event| match event {
                pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => Some(text.replace('\u{ad}', "")),
                _ => None,
            })
            .collect();
        let kept: String = kept(&outline).into_iter().collect::<Vec<_>>().join(" ");
        for word in shown.iter().flat_map(|text| words(text)) {
            prop_assert!(kept.contains(&word), "{:?} is lost of {:?}", word, source);
        }
    }
}
