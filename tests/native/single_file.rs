//! A report in one file: nothing outside, a policy for just what it holds, and no file of others replaced.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::report::Bundle;
use almanac::site::{REPORT_JSON, RESOURCES_CSV, single_file};
use almanac::validate::validate;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use scraper::Html;
use sha2::{Digest, Sha256};

use crate::{build_command, client, client_assets, outlook, select, site_of};

/// The file of a bundle, with an empty client.
fn file_of(bundle: Bundle) -> String {
    let locale = Locale::carried(&bundle.report.lang.0).unwrap();
    single_file(&RenderContext::new(bundle, Arc::new(locale)), &client_assets())
}

/// A report with an address of its own, and with every kind of content.
fn small() -> Bundle {
    let mut bundle = validate(include_str!("../fixtures/small.json")).bundle.expect("the small bundle is whole");
    bundle.report.address = Some("https://reports.example.org/small/".to_owned());
    bundle
}

/// The values of an attribute of the elements that a selector matches.
fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    select(page, selector).iter().filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

#[test]
fn the_policy_of_a_single_file_allows_what_it_holds_by_hash() {
    let page = Html::parse_document(&file_of(outlook()));
    let policy = values(&page, "meta[http-equiv='Content-Security-Policy']", "content").concat();
    let directive = |name: &str| {
        let directive = policy.split("; ").find_map(|directive| directive.strip_prefix(name)).unwrap_or_default();
        directive.split(' ').filter(|source| !source.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let hashes = |selector: &str| {
        let texts = select(&page, selector).into_iter().map(|element| element.text().collect::<String>());
        texts.map(|text| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))).collect::<Vec<_>>()
    };
    let scripts = hashes("script:not([type]), script[type=module]");
    assert_eq!(scripts.len(), 2);
    assert_eq!(directive("script-src"), [scripts, vec!["'wasm-unsafe-eval'".to_owned()]].concat());
    assert_eq!(directive("style-src"), hashes("style"));
    assert_eq!(directive("default-src"), ["'none'"]);
    assert_eq!(directive("require-trusted-types-for"), ["'script'"]);
    // A policy applies to what follows it.
    let before = select(&page, "meta[http-equiv] ~ style, meta[http-equiv] ~ script").len();
    assert_eq!(before, select(&page, "head style, head script").len());
}

#[test]
fn a_single_file_loads_and_links_to_nothing_beside_it() {
    for (bundle, address) in [(outlook(), None), (small(), Some("https://reports.example.org/small/"))] {
        let page = Html::parse_document(&file_of(bundle));
        assert_eq!(values(&page, "[src]", "src"), Vec::<String>::new());
        for href in values(&page, "link[href]", "href") {
            assert!(href.starts_with("data:"), "{href}");
        }
        for href in values(&page, "a[href]", "href") {
            let inside = href.starts_with('#') || href.starts_with("data:");
            assert!(inside || url::Url::parse(&href).is_ok(), "{href} is beside the file");
        }
        // The other pages of the site are where the report says that it stays, or nowhere.
        let pages = |name: &str| select(&page, &format!("a[href$='{name}']")).len();
        let expected = if address.is_some() { [1, 2] } else { [0, 0] };
        assert_eq!([pages("accessibility.html"), pages("partners.html")], expected);
    }
}

#[test]
fn a_single_file_holds_the_exports_and_the_client() {
    let (page, site) = (Html::parse_document(&file_of(outlook())), site_of(outlook()));
    let held = |kind: &str| {
        let href = values(&page, &format!("a[href^='data:{kind};base64,']"), "href").pop().expect(kind);
        BASE64_STANDARD.decode(href.split_once(',').expect("content").1).expect("Base64")
    };
    assert_eq!(held("application/json"), site[REPORT_JSON]);
    assert_eq!(held("text/csv"), site[RESOURCES_CSV]);
    let wasm = select(&page, "script[type='application/wasm']")[0].text().collect::<String>();
    assert_eq!(BASE64_STANDARD.decode(wasm).expect("Base64"), client_assets().wasm);
    // Nothing in a script ends its element.
    let scripts = select(&page, "script[type=module]");
    assert_eq!(scripts[0].text().collect::<String>(), "// single: \"<\\/script>\"");
}

/// Builds the outlook as a single file.
fn build(client: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_almanac"));
    program.arg("build").arg(concat!(env!("CARGO_MANIFEST_DIR"), "/content/outlook-2024.json"));
    program.arg("--client").arg(client).args(arguments).output().unwrap()
}

#[test]
fn a_single_file_is_written_alone_and_again() {
    let (client, folder) = (client(), tempfile::tempdir().unwrap());
    let file = folder.path().join("report.html");
    let name = file.to_str().unwrap();
    for _ in 0..2 {
        let output = build(client.path(), &["--single-file", name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.starts_with(&format!("{name}: ")) && said.lines().count() == 1, "{said}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    // With a folder, both are written.
    let out = folder.path().join("site");
    let both = build_command(client.path(), out.to_str().unwrap()).args(["--single-file", name]).output().unwrap();
    assert!(both.status.success() && out.join("index.html").is_file());
    // The folder holds nothing but the site.
    let inside = out.join("report.html");
    let inside = ["--single-file", inside.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert_eq!(build(client.path(), &inside).status.code(), Some(2));
    assert_eq!(build(client.path(), &[]).status.code(), Some(2));
}

#[test]
fn a_single_file_replaces_no_file_of_others() {
    let (client, folder) = (client(), tempfile::tempdir().unwrap());
    let file = folder.path().join("letter.html");
    fs::write(&file, "<!doctype html><title>Mine</title>").unwrap();
    for name in [file.as_path(), folder.path()] {
        let output = build(client.path(), &["--single-file", name.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains("is not a file that Almanac wrote"), "{error}");
    }
    assert_eq!(fs::read(&file).unwrap(), b"<!doctype html><title>Mine</title>");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
