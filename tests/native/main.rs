//! The tests that need no browser.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is what is meant")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "tests start the program, read what it wrote, and say what they measured"
)]

mod authoring;
mod bundle;
mod check;
mod citation;
mod diagnostics;
mod disk;
mod embedding;
mod folder;
mod hard_input;
mod headers;
mod import;
mod links;
mod locale;
mod memory;
mod modules;
mod page;
mod publish;
mod reader_view;
mod requirements;
mod resources;
mod schema;
mod search;
mod serve;
mod single_file;
mod source;
mod statement;
#[path = "../strings.rs"]
mod strings;
#[path = "../tools.rs"]
mod tools;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::report::Bundle;
use almanac::report::accessibility::Accessibility;
use almanac::site::{self, ClientAssets, INDEX, Partners, Site};
use almanac::validate::{validate, validate_accessibility};
use scraper::{ElementRef, Html, Selector};

/// The bundle that the project ships.
fn outlook() -> Bundle {
    let outcome = validate(include_str!("../../content/outlook-2024.json"));
    outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
}

/// The accessibility results that the project ships.
fn results() -> Accessibility {
    let read = validate_accessibility(include_str!("../../content/accessibility.json"));
    read.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

/// The site of a bundle that anyone may embed, with an empty client.
fn site_of(bundle: Bundle) -> Site {
    site_for(bundle, &Partners::Anyone)
}

/// The site of a bundle for some partners, with an empty client.
fn site_for(bundle: Bundle, partners: &Partners) -> Site {
    let locale = Locale::carried(&bundle.report.lang.0).unwrap();
    let context = RenderContext::new(bundle, Arc::new(locale));
    site::build(&context, &results(), &client_assets(), partners)
}

/// An empty client.
fn client_assets() -> ClientAssets {
    ClientAssets {
        stylesheet: "/* style */".into(),
        appearance: b"// appearance".to_vec(),
        icon: b"<svg/>".to_vec(),
        boot: b"// boot".to_vec(),
        single: b"// single: \"</script>\"\n".to_vec(),
        frame: b"// frame".to_vec(),
        partners: b"// partners".to_vec(),
        self_test: b"// self-test".to_vec(),
        embed: b"// embed".to_vec(),
        glue: b"// glue".to_vec(),
        wasm: b"\0asm\x01\0\0\0".to_vec(),
        development_script: String::new(),
    }
}

/// A folder with empty client assets, laid out as Trunk does in development, so that no compressed copies are made.
fn client() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("style")).unwrap();
    std::fs::write(folder.path().join("style/a.css"), "").unwrap();
    let scripts =
        ["appearance.js", "boot.js", "single.js", "frame.js", "partners.js", "selftest.js", "embed.js", "almanac.js"];
    for name in scripts.iter().chain(&["icon.svg", "almanac_bg.wasm"]) {
        std::fs::write(folder.path().join(name), name).unwrap();
    }
    std::fs::write(folder.path().join("index.html"), "<body><script></script></body>").unwrap();
    folder
}

/// The command that makes the site of the project's bundle.
fn build_command(client: &Path, out: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_almanac"));
    program.arg("build").arg(concat!(env!("CARGO_MANIFEST_DIR"), "/content/outlook-2024.json"));
    program.arg("--reader").arg(client).args(["--out", out]);
    program
}

/// The reading page of a bundle.
fn page_of(bundle: Bundle) -> String {
    page_in(&site_of(bundle), INDEX)
}

/// A page of a site.
fn page_in(site: &Site, name: &str) -> String {
    String::from_utf8(site[name].clone()).expect("the page is UTF-8")
}

/// The elements that match a selector, in document order.
fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}
