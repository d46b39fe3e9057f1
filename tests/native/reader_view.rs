//! The page in reading modes, as Mozilla's Readability extracts it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use almanac::report::Bundle;
use almanac::validate::validate;

use crate::strings::strings_at;
use crate::tools::installed;
use crate::{outlook, page_of};

/// The standfirst, the attribution, every theme and the timeline are kept, for long and short reports.
#[test]
fn reader_view_keeps_the_report() {
    let small = validate(include_str!("../fixtures/small.json")).bundle.unwrap();
    for bundle in [outlook(), small, one_section(outlook())] {
        let kept = letters(&reader_view(&page_of(bundle.clone())));
        let parts = ["/report/title", "/report/standfirst", "/sections/", "/themes/"];
        // A part that has only a list of links, as in the smallest reports, may be removed.
        let links = ["/source", "/audiences"];
        let texts = strings_at(&bundle, |pointer| {
            parts.iter().any(|part| pointer.starts_with(part)) && !links.iter().any(|list| pointer.contains(list))
        });
        let own = "A summary in our own words.".to_owned();
        let missing: Vec<_> = texts.into_iter().chain([own]).filter(|text| !kept.contains(&letters(text))).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", bundle.report.id.0);
    }
}

/// The report reduced to one section without titled parts.
fn one_section(mut bundle: Bundle) -> Bundle {
    bundle.sections.truncate(1);
    for part in &mut bundle.sections[0].parts {
        part.title = None;
        part.id = None;
    }
    let listed: Vec<_> = bundle.sections[0].themes().cloned().collect();
    bundle.themes.retain(|theme| listed.contains(&theme.id));
    for theme in &mut bundle.themes {
        theme.related.retain(|id| listed.contains(id));
    }
    bundle
}

/// The text of a page in Reader View.
fn reader_view(page: &str) -> String {
    let package = installed("node_modules/@mozilla/readability/package.json").unwrap();
    let packages = package.ancestors().nth(3).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader-view.cjs");
    let mut node = Command::new("node")
        .args([&script, packages])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js, which ./setup.sh asks for");
    node.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "Readability failed");
    String::from_utf8(output.stdout).unwrap()
}

/// The letters and digits of a text, since reading modes change white space.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}
