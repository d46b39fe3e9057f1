//! A page that a reader has saved: whole, and without controls that nothing answers any more.

use anyhow::{Context, ensure};
use serde_json::json;

use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, until};
use crate::visit::Visit;

const NARROWED: Visit =
    Visit { fragment: "?type=report#turning-point", expected_errors: &["CORS", "file:"], ..Visit::PLAIN };

scenarios! {
    /// As browsers save a "complete" page: the document as it stands, to be opened from disk.
    a_saved_document_is_whole_and_has_no_dead_controls(page, NARROWED) {
        page.reader_becomes("ready").await?;
        let document = page.look_text("document.documentElement.outerHTML").await?;
        open_saved(&page, "html", &format!("<!doctype html>{document}")).await?;
    }

    /// One file with the document and all it loads.
    a_saved_archive_is_whole_and_has_no_dead_controls(page, Visit { engines: &[Engine::Chromium], expected_errors: &[], ..NARROWED }) {
        page.reader_becomes("ready").await?;
        let archive = page.ask_chromium("Page.captureSnapshot", json!({ "format": "mhtml" })).await?;
        open_saved(&page, "mhtml", archive["data"].as_str().context("an archive")?).await?;
    }
}

/// Controls that a reader could press, and resources that a reader sees.
const SHOWN: &str = "(() => { const shown = (selector) => [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility()).length;
    return [shown('button, select, input, textarea'), shown('.resource')].join(); })()";

async fn open_saved(page: &Page, ending: &str, content: &str) -> anyhow::Result<()> {
    let total = page.look("document.querySelectorAll('.resource').length").await?;
    let before = page.look_text(SHOWN).await?;
    ensure!(!before.starts_with("0,") && before != format!("0,{total}"), "nothing was narrowed: {before}");
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("saved-{}.{ending}", page.engine));
    std::fs::write(&path, content)?;
    page.visit(&format!("file://{}", path.display())).await?;
    let whole = format!("0,{total}");
    until(|| async { Ok(page.look_text(SHOWN).await? == whole) }, &format!("no control and {total} resources show"))
        .await
}
