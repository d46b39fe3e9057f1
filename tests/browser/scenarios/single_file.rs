//! A report in one file: from disk, and from a host that sends no header.

use anyhow::{Context, ensure};
use serde_json::json;

use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, until};
use crate::sites::{self, Report};
use crate::visit::{COLLECTOR, Visit};

const SINGLE: Visit = Visit { report: Report::SingleFile, ..Visit::PLAIN };

scenarios! {
    /// As an attachment that is opened.
    single_file_works_from_disk(page, SINGLE) {
        let path = sites::folder(Report::SingleFile)?.join("index.html");
        // Before the policy, which would refuse it.
        let content = std::fs::read_to_string(&path)?;
        let content = content.replacen("<head>", &format!("<head><script>{COLLECTOR}</script>"), 1);
        let path = path.with_file_name(format!("report-{}.html", page.engine));
        std::fs::write(&path, content)?;
        page.visit(url::Url::from_file_path(&path).ok().context("a file's address")?.as_str()).await?;
        works(&page).await?;
    }

    /// As a document library may serve it.
    single_file_works_from_a_host_without_headers(page, SINGLE) {
        works(&page).await?;
        ensure!(page.requests() == ["/", "/probe.js"], "{:?}", page.requests());
    }

    /// Everything can be read, and no control is shown, where WebAssembly is not to be had.
    single_file_is_whole_without_wasm(page, Visit { before: "delete globalThis.WebAssembly", ..SINGLE }) {
        page.reader_becomes("off").await?;
        is_whole(&page).await?;
    }

    /// As a viewer of mails or documents may show it.
    single_file_is_whole_without_scripts(page, Visit { scripts: false, engines: &[Engine::Chromium, Engine::Firefox], ..SINGLE }) {
        is_whole(&page).await?;
    }
}

/// Search, theme, appearance and export work, and nothing is requested.
async fn works(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    page.search_for("accessibility").await?;
    page.comes_to_show("results for “accessibility”").await?;
    let themes = "document.querySelectorAll('details.theme[open]').length";
    let open = page.look(themes).await?.as_u64().context("a number")?;
    page.press_css("details.theme:not([open]) > summary").await?;
    until(|| async { Ok(page.look(themes).await? == open + 1) }, "a theme opens").await?;
    page.eval(&choice(".appearance select", "dark")).await?;
    let dark = || async { Ok(page.look("document.documentElement.dataset.appearance ?? ''").await? == "dark") };
    until(dark, "the appearance").await?;
    // What the browser would download of a filtered list: rows that the client picked, and not the whole file.
    page.eval("void (HTMLAnchorElement.prototype.click = function () { window.followed = this.href })").await?;
    page.eval("document.querySelector('.filter-panel').open = true").await?;
    page.eval(&choice("select[name=type]", "guide")).await?;
    page.press_css(".filter-status a").await?;
    until(|| async { Ok(page.look("window.followed?.startsWith('blob:') ?? false").await? == true) }, "an export")
        .await?;
    let requests = "performance.getEntriesByType('resource').map((entry) => entry.name)\
        .filter((name) => !/^(data|blob):|probe.js$/.test(name))";
    ensure!(page.look(requests).await? == json!([]), "{:#}", page.look(requests).await?);
    Ok(())
}

/// Makes a choice in a list, as a reader does.
fn choice(list: &str, value: &str) -> String {
    format!(
        "(() => {{ const list = document.querySelector('{list}'); list.value = '{value}'; \
        list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    )
}

async fn is_whole(page: &Page) -> anyhow::Result<()> {
    let text = page.all_text().await?;
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = spaced(&text);
    let missing: Vec<_> = super::bundle_strings().iter().filter(|string| !text.contains(&spaced(string))).collect();
    ensure!(missing.is_empty(), "{missing:#?}");
    let controls = "[...document.querySelectorAll('button, select, input, textarea')].filter((element) => element.checkVisibility()).length";
    ensure!(page.look(controls).await? == 0, "controls are shown");
    Ok(())
}
