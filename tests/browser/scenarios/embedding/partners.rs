//! The page that makes snippets, and the page that partners paste first.

use anyhow::ensure;

use super::super::scenarios;
use super::at;
use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::{Page, until};
use crate::server::Fault;
use crate::visit::Visit;

const PARTNERS: Visit = Visit { fragment: "partners.html?only=cyber-protection", ..Visit::PLAIN };
const TEST: Host = Host { file: "selftest.html", ..Host::SCRIPTED };
/// A host that takes away what it can.
const STRICT: Host = Host { file: "selftest.html", attributes: "sandbox='allow-scripts'", ..Host::BARE };
const OPEN: Host = Host { attributes: "referrerpolicy='unsafe-url'", ..TEST };
const ISOLATED: Host = Host {
    attributes: "allow='cross-origin-isolated'",
    headers: &[("cross-origin-embedder-policy", "require-corp"), ("cross-origin-opener-policy", "same-origin")],
    ..TEST
};
const WITHOUT_WASM: Visit = Visit {
    faults: &[Fault::PolicyWithoutWasm],
    expected_errors: &["script-src", "wasm", "WebAssembly"],
    // A face that makes no difference is a face that cannot be read.
    before: "CanvasRenderingContext2D.prototype.measureText = () => ({ width: 7 })",
    ..at(TEST)
};

scenarios! {
    /// The snippet is for what was asked for, and follows every choice; a host's steps stand beneath.
    a_partner_makes_a_snippet(page, PARTNERS) {
        page.reader_becomes("ready").await?;
        let snippet = "document.getElementById('snippet').value";
        let site = page.report_address();
        let full = page.look_text(snippet).await?;
        ensure!(full.contains(&format!("src=\"{site}/embed.html?only=cyber-protection\"")), "{full}");
        ensure!(full.contains(&format!("<a href=\"{site}/index.html#cyber-protection\">")) && full.contains("min-height"), "{full}");
        for (name, value) in [("only", "resources"), ("place", "sharepoint"), ("heading", "3"), ("theme", "dark")] {
            choose(&page, name, value).await?;
        }
        let short = page.look_text(snippet).await?;
        ensure!(short.contains("embed.html?only=resources&amp;heading=3&amp;theme=dark\"") && short.contains("height=\"900\""), "{short}");
        let shown = "[...document.querySelectorAll('[data-place]')].filter((part) => part.checkVisibility()).map((part) => part.querySelector('h2').textContent).join()";
        ensure!(page.look_text(shown).await? == "SharePoint");
        choose(&page, "width", "320").await?;
        ensure!(page.look("document.querySelector('iframe').offsetWidth").await? == 320);
        page.press("button", "Copy snippet").await?;
        until(|| async { Ok(page.look("document.querySelector('[role=status]').textContent").await? != "") }, "it says what was copied").await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.documentElement.dataset.appearance").await? == "dark", "the preview is another");
    }

    /// Every theme leads to its snippet, the foot of the page to that of all.
    the_report_leads_to_its_snippets(page, Visit { fragment: "#cyber-protection", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.follow("#cyber-protection", "Embed").await?;
        until(|| async { Ok(page.look_text("location.href").await?.ends_with("/partners.html?only=cyber-protection")) }, "the page for partners").await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.querySelector('form').elements.only.value").await? == "cyber-protection");
    }

    /// R68: a host that allows everything.
    a_self_test_in_an_open_host(page, at(OPEN)) {
        says(&page, &["frame of yours", "as high as what is in it", "Storage is open", "WebAssembly runs", "which are there", "tells the frame where", "not isolated"]).await?;
        super::press(&page, "[data-test=popups] button").await?;
        page.comes_to_show("Links can open a new tab").await?;
        page.leave_frames().await?;
    }

    /// R68: one that takes away what it can.
    a_self_test_in_a_strict_host(page, at(STRICT)) {
        says(&page, &["a height of its own", "Storage is refused", "WebAssembly runs", "does not tell"]).await?;
        super::press(&page, "[data-test=popups] button").await?;
        page.comes_to_show("New tabs are blocked").await?;
    }

    /// R68: without wasm, and without faces of the device.
    a_self_test_without_wasm_and_fonts(page, WITHOUT_WASM) {
        says(&page, &["WebAssembly is refused", "cannot be read"]).await?;
    }

    /// R68: a host that isolates itself and its frame; only Chromium hands that on.
    a_self_test_in_an_isolated_host(page, Visit { engines: &[Engine::Chromium], ..at(ISOLATED) }) {
        says(&page, &["isolates itself"]).await?;
    }

    /// R68: outside of a frame it says what to do.
    a_self_test_alone(page, Visit { fragment: "selftest.html", ..Visit::PLAIN }) {
        page.comes_to_show("This page is not in a frame").await?;
    }
}

async fn choose(page: &Page, name: &str, value: &str) -> anyhow::Result<()> {
    page.press_css(&format!("[name={name}] option[value='{value}']")).await
}

/// Waits until the self-test in the frame says all of this.
async fn says(page: &Page, verdicts: &[&str]) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    for verdict in verdicts {
        page.comes_to_show(verdict).await?;
    }
    Ok(())
}
