//! The page that makes snippets, and the page that partners paste first.

use std::process::Command;

use anyhow::{Context, ensure};
use scraper::Html;

use super::super::scenarios;
use super::at;
use crate::hosts::Host;
use crate::page::{Page, moment, until};
use crate::server::Fault;
use crate::visit::Visit;

const PARTNERS: Visit = Visit { fragment: "partners.html?only=cyber-protection", ..Visit::PLAIN };
const OPEN_WORDS: &str = "Open the same themes as I have open";
const WITHOUT_STORAGE: Visit = Visit {
    before: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })",
    ..PARTNERS
};
/// A title of all that means something in HTML, in a replacement, or in the address of the page.
const ODD_TITLE: &str = "127 \"embed.html\" </textarea><h1> & '$&' $1 ADDRESS/";
/// The page as it would be for a report of that title: it is put in before the page's own script runs.
const ODD: Visit = Visit {
    before: "document.addEventListener('readystatechange', () => { const page = document.querySelector('.partners'); \
        if (page) page.dataset.title = '127 \"embed.html\" </textarea><h1> & \\'$&\\' $1 ADDRESS/'; }, { once: true })",
    ..PARTNERS
};
const TEST: Host = Host { file: "selftest.html", ..Host::SCRIPTED };
/// A host that takes away what it can.
const ESCAPED: Host = Host { query: "?heading=3&amp;amp;theme=dark", ..TEST };
const STRICT: Host = Host { file: "selftest.html", attributes: "sandbox='allow-scripts'", ..Host::BARE };
const OPEN: Host = Host { attributes: "referrerpolicy='unsafe-url'", ..TEST };
const ISOLATED: Host = Host {
    attributes: "allow='cross-origin-isolated'",
    headers: &[("cross-origin-embedder-policy", "require-corp"), ("cross-origin-opener-policy", "same-origin")],
    ..TEST
};
/// It lets in only what agrees to it, and is itself not isolated.
const REQUIRES_CORP: Host = Host { headers: &[("cross-origin-embedder-policy", "require-corp")], ..TEST };
const SANDBOXED: Host = Host { file: "selftest.html", attributes: "sandbox=''", ..Host::BARE };
/// It says to the frame whatever the frame says.
const ECHO: Host = Host { file: "selftest.html", ..Host::ECHOES };
const WITHOUT_WASM: Visit = Visit {
    faults: &[Fault::PolicyWithoutWasm],
    expected_errors: &["wasm"],
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
        ensure!(!page.sees(OPEN_WORDS).await?, "it offers to open what nobody has open");
        let full = page.look_text(snippet).await?;
        ensure!(full.contains(&format!("src=\"{site}/embed.html?only=cyber-protection\"")), "{full}");
        ensure!(full.contains(&format!("<a href=\"{site}/index.html#cyber-protection\">")) && full.contains("min-height"), "{full}");
        for (name, value) in [("only", "resources"), ("host", "sharepoint"), ("heading", "3"), ("theme", "dark")] {
            choose(&page, name, value).await?;
        }
        let short = page.look_text(snippet).await?;
        ensure!(short.contains("embed.html?only=resources&amp;heading=3&amp;theme=dark\"") && short.contains("height=\"900\""), "{short}");
        let shown = "[...document.querySelectorAll('[data-host]')].filter((part) => part.checkVisibility()).map((part) => part.querySelector('h2').textContent).join()";
        ensure!(page.look_text(shown).await? == "SharePoint");
        choose(&page, "width", "320").await?;
        ensure!(page.look("document.querySelector('iframe').offsetWidth").await? == 320);
        page.press("button", "Copy snippet").await?;
        until(|| async { Ok(page.look("document.querySelector('[role=status]').textContent").await? != "") }, "it says what was copied").await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.documentElement.dataset.appearance").await? == "dark", "the preview is another");
    }

    /// The page gives what the command prints, for each kind of page.
    a_partner_has_the_same_from_the_command(page, PARTNERS) {
        page.reader_becomes("ready").await?;
        for (name, value) in [("only", "people"), ("heading", "4"), ("theme", "transparent-dark")] {
            choose(&page, name, value).await?;
        }
        page.type_into("[name=accent]", "#7A2048").await?;
        page.press_css("[name=events]").await?;
        let places = page.look_text("[...document.querySelectorAll('[data-host]')].map((part) => part.dataset.host).join(' ')").await?;
        for place in places.split(' ') {
            choose(&page, "host", place).await?;
            let given = page.look_text("document.getElementById('snippet').value").await?;
            let printed = printed(&page, place)?;
            ensure!(given == printed, "{place}: {given}, but {printed}");
        }
    }

    /// Whatever a title holds, the snippet shows it as it is and leads where it should.
    a_partner_has_a_snippet_for_any_title(page, ODD) {
        page.reader_becomes("ready").await?;
        let site = page.report_address();
        for (place, link) in [("html", true), ("sharepoint", false)] {
            choose(&page, "host", place).await?;
            let snippet = page.look_text("document.getElementById('snippet').value").await?;
            let pasted = Html::parse_fragment(&snippet);
            let elements: Vec<_> = pasted.root_element().descendent_elements().skip(1).collect();
            let frame = elements.first().context("a frame")?;
            ensure!(frame.attr("title").is_some_and(|title| title.ends_with(&format!(" · {ODD_TITLE}"))), "{snippet}");
            ensure!(frame.attr("src") == Some(&*format!("{site}/embed.html?only=cyber-protection")), "{snippet}");
            ensure!(elements.len() == if link { 3 } else { 1 }, "{snippet}");
        }
    }

    /// What a partner reads in the report itself can be open in the frame.
    a_partner_opens_what_is_open_in_the_report(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.toggle_theme("Cyber protection").await?;
        let kept = "localStorage.getItem(document.querySelector('[data-storage-key]').dataset.storageKey)?.includes('cyber-protection') ?? false";
        until(|| async { Ok(page.look(kept).await? == true) }, "the report remembers it").await?;
        page.visit(&format!("{}/partners.html", page.report_address())).await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show(OPEN_WORDS).await?;
        page.press_css("[name=open]").await?;
        let snippet = page.look_text("document.getElementById('snippet').value").await?;
        ensure!(snippet.contains("embed.html?open=cyber-protection\""), "{snippet}");
        // WebKit's driver loses a frame when its address changes.
        let is_open = || async {
            page.leave_frames().await?;
            page.enter_frame(0).await?;
            Ok(page.open_themes().await? == 1)
        };
        until(is_open, "it is open in the preview").await?;
    }

    /// Nothing is offered where nothing is remembered, and a storage that throws changes nothing.
    a_partner_without_storage_makes_a_snippet(page, WITHOUT_STORAGE) {
        page.reader_becomes("ready").await?;
        ensure!(!page.sees(OPEN_WORDS).await?, "it offers to open something");
        let snippet = page.look_text("document.getElementById('snippet').value").await?;
        ensure!(snippet.contains("embed.html?only=cyber-protection\""), "{snippet}");
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
        says(&page, &["frame on your page", "the height of its content", "not used when embedded", "WebAssembly runs", "device are available", "sends its address to the frame", "not cross-origin isolated"]).await?;
        super::press(&page, "[data-test=popups] button").await?;
        page.comes_to_show("Links can open a new tab").await?;
        page.leave_frames().await?;
    }

    /// R68: one that takes away what it can.
    a_self_test_in_a_strict_host(page, at(STRICT)) {
        says(&page, &["a fixed height", "not needed when embedded", "WebAssembly runs", "does not send"]).await?;
        super::press(&page, "[data-test=popups] button").await?;
        page.comes_to_show("New tabs are blocked").await?;
    }

    /// R68: without wasm, and without faces of the device.
    a_self_test_without_wasm_and_fonts(page, WITHOUT_WASM) {
        says(&page, &["WebAssembly is blocked", "are not available"]).await?;
    }

    /// R68: a host that isolates itself and its frame.
    a_self_test_in_an_isolated_host(page, at(ISOLATED)) {
        says(&page, &["is cross-origin isolated"]).await?;
    }

    /// R68: a host that lets in only what agrees to it.
    a_self_test_in_a_host_that_requires_corp(page, at(REQUIRES_CORP)) {
        says(&page, &["not cross-origin isolated", "WebAssembly runs"]).await?;
    }

    /// R68: where no script runs, that is what it says; by what a driver can see without.
    a_self_test_without_anything(page, at(SANDBOXED)) {
        page.enter_frame(0).await?;
        until(|| async { Ok(page.width_of("[data-context=none]").await? > 100.0) }, "it says that no script runs").await?;
        ensure!(page.count("[data-context][hidden]").await? == 2, "it says that it is somewhere");
        ensure!(page.count("[data-verdict]:not([hidden])").await? == 0, "it has a verdict");
    }

    /// R68: a host that repeats what it hears is not answered for ever.
    a_self_test_in_a_host_that_echoes(page, at(ECHO)) {
        says(&page, &["the height of its content"]).await?;
        page.leave_frames().await?;
        let heard = page.look("heard.length").await?;
        moment().await;
        ensure!(heard.as_u64() > Some(0) && page.look("heard.length").await? == heard, "it goes on talking");
    }

    /// B5: a host whose editor escapes the address once more, in each of the ways there are.
    a_self_test_with_an_escaped_address(page, at(ESCAPED)) {
        says(&page, &["has “&amp;” where “&” should be"]).await?;
        page.leave_frames().await?;
        let own = "(document.querySelector('iframe').src = document.querySelector('iframe').src.replaceAll('amp;', ''), null)";
        page.eval(own).await?;
        says(&page, &["address of this frame is correct"]).await?;
    }

    /// R68: outside of a frame it says what to do.
    a_self_test_alone(page, Visit { fragment: "selftest.html", ..Visit::PLAIN }) {
        page.comes_to_show("This page is not in a frame").await?;
    }
}

async fn choose(page: &Page, name: &str, value: &str) -> anyhow::Result<()> {
    page.press_css(&format!("[name={name}] option[value='{value}']")).await
}

/// What the command prints for what a partner has chosen.
fn printed(page: &Page, place: &str) -> anyhow::Result<String> {
    let address = format!("{}/", page.report_address());
    let bundle = concat!(env!("CARGO_MANIFEST_DIR"), "/content/outlook-2024.json");
    let choices =
        ["--only", "people", "--heading", "4", "--theme", "transparent-dark", "--accent", "#7A2048", "--events"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    let output = command.args(["embed", bundle, "--address", &address, "--for", place]).args(choices).output()?;
    Ok(String::from_utf8(output.stdout)?)
}

/// Waits until the self-test in the frame says all of this.
async fn says(page: &Page, verdicts: &[&str]) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    for verdict in verdicts {
        page.comes_to_show(verdict).await?;
    }
    Ok(())
}
