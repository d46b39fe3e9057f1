//! The live page against the HTML standard, in each of its states, by the W3C's checker.

use std::process::Command;

use anyhow::{Context, ensure};

use super::scenarios;
use crate::engine::Engine;
use crate::page::Page;
use crate::server::{Fault, File};
use crate::visit::Visit;

/// One engine is enough: all of them build the document that the standard describes.
const ONE_ENGINE: Visit = Visit { engines: &[Engine::Chromium], ..Visit::PLAIN };

scenarios! {
    /// With its reader: closed, with one theme open, with all open; and the pages beside it. The checker starts once
    /// for all of them, which takes longer than the check.
    the_live_page_conforms(page, ONE_ENGINE) {
        page.reader_becomes("ready").await?;
        let closed = live(&page).await?;
        page.toggle_theme("A tough year").await?;
        let one_open = live(&page).await?;
        page.press("button", "Show all").await?;
        page.comes_to_show("31 of 31 open").await?;
        let mut pages = vec![closed, one_open, live(&page).await?];
        for beside in ["embed.html?heading=3&open=tough-year", "partners.html", "accessibility.html"] {
            page.visit(&format!("{}/{beside}", page.report_address())).await?;
            page.reader_becomes("ready").await?;
            pages.push(live(&page).await?);
        }
        page.visit(&format!("{}/selftest.html", page.report_address())).await?;
        page.comes_to_show("WebAssembly runs").await?;
        pages.push(live(&page).await?);
        conform(&pages)?;
    }

    /// Without it.
    the_page_without_reader_conforms(page, Visit {
        faults: &[Fault::Status(File::Wasm, 404)],
        expected_errors: &["404", "integrity"],
        ..ONE_ENGINE
    }) {
        page.reader_becomes("off").await?;
        conform(&[live(&page).await?])?;
    }
}

/// The document as it is now.
async fn live(page: &Page) -> anyhow::Result<String> {
    Ok(format!("<!doctype html>\n{}", page.look_text("document.documentElement.outerHTML").await?))
}

/// The checker finds neither errors nor warnings.
fn conform(pages: &[String]) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    for (index, page) in pages.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{index}.html")), page)?;
    }
    let checker = crate::tools::npm("vnu-jar/build/dist/vnu.jar")?;
    let output = Command::new("java").arg("-jar").arg(checker).arg("--format").arg("gnu").arg(folder.path()).output();
    let output = output.context("java is missing: apt-get install default-jre-headless")?;
    let said = String::from_utf8_lossy(&output.stderr);
    // The page around a frame has the heading of level 1.
    let said: Vec<_> =
        // What it knows of CSS is older than the style sheet.
        said.lines().filter(|line| !line.contains("none of them has a computed heading level of 1") && !line.contains("error: CSS: ")).collect();
    ensure!(said.is_empty(), "{said:#?}");
    Ok(())
}
