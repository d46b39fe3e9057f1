//! Whatever goes wrong, the report is whole: a table of faults, and what must hold under each of them.

use std::path::Path;

use anyhow::{Context, ensure};

use crate::engine::Engine;
use crate::page::{Page, until};
use crate::server::{Fault, File};
use crate::sites::dist;
use crate::visit::{Prefers, Scenario, Source, Visit};

/// What becomes of the reader under a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Reader {
    /// It starts all the same.
    Ready,
    /// Boot says that it cannot.
    Off,
    /// Not even boot runs.
    Absent,
    /// Browsers differ: where it starts its tools work, and where it does not they are not there.
    Either,
}

/// A visit on which something goes wrong.
const fn fault(faults: &'static [Fault], expected_errors: &'static [&'static str]) -> Visit {
    Visit { faults, expected_errors, ..Visit::PLAIN }
}

/// A browser that lacks something, or does it in another way.
const fn browser(before: &'static str) -> Visit {
    Visit { before, ..Visit::PLAIN }
}

/// A status that browsers log by themselves: Chromium names its number.
const NOT_FOUND: &[&str] = &["404"];

/// Every fault: its name, how it is made and which errors it makes by itself, and what becomes of the reader.
const FAULTS: [(&str, Visit, Reader); 20] = [
    ("webassembly_is_deleted", browser("delete globalThis.WebAssembly"), Reader::Off),
    ("the_policy_refuses_wasm", fault(&[Fault::PolicyWithoutWasm], &["script-src"]), Reader::Off),
    ("the_wasm_is_not_found", fault(&[Fault::Status(File::Wasm, 404)], &["404", "integrity"]), Reader::Off),
    ("the_host_fails_on_the_wasm", fault(&[Fault::Status(File::Wasm, 500)], &["500", "integrity"]), Reader::Off),
    ("the_wasm_is_truncated", fault(&[Fault::Truncated(File::Wasm)], &["integrity"]), Reader::Off),
    ("a_byte_of_the_wasm_is_flipped", fault(&[Fault::Flipped(File::Wasm)], &["integrity"]), Reader::Off),
    ("the_wasm_has_another_type", fault(&[Fault::Type(File::Wasm, "application/octet-stream")], &[]), Reader::Ready),
    ("the_glue_is_not_found", fault(&[Fault::Status(File::Glue, 404)], NOT_FOUND), Reader::Off),
    ("the_boot_is_not_found", fault(&[Fault::Status(File::Boot, 404)], NOT_FOUND), Reader::Absent),
    ("the_policy_refuses_the_style", fault(&[Fault::PolicyWithoutStyle], &["style-src"]), Reader::Off),
    ("the_embedded_json_is_broken", fault(&[Fault::BrokenJson], &[]), Reader::Off),
    ("storage_cookies_and_history_throw", browser(EVERYTHING_THROWS), Reader::Ready),
    ("two_copies_stand_on_one_page", browser(TWO_COPIES), Reader::Ready),
    ("the_clock_is_at_2030", browser(CLOCK_2030), Reader::Ready),
    ("the_page_has_a_default_font_of_30_pixels", browser(LARGE_TEXT), Reader::Ready),
    ("scripts_are_off", SCRIPTS_OFF, Reader::Absent),
    ("scripts_are_off_on_a_narrow_screen", Visit { size: (360, 740), ..SCRIPTS_OFF }, Reader::Absent),
    ("the_page_is_saved_to_disk", SAVED, Reader::Either),
    ("the_page_is_dark", Visit { prefers: &[Prefers::Dark], engines: EMULATING, ..Visit::PLAIN }, Reader::Ready),
    (
        "the_reader_reduces_motion",
        Visit { prefers: &[Prefers::ReducedMotion], engines: EMULATING, ..Visit::PLAIN },
        Reader::Ready,
    ),
];

/// WebKit's driver cannot emulate media features.
const EMULATING: &[Engine] = &[Engine::Chromium, Engine::Firefox];

const SCRIPTS_OFF: Visit = Visit { scripts: false, ..Visit::PLAIN };

/// Firefox loads modules from disk; others do not, and say so themselves.
const SAVED: Visit =
    Visit { source: Source::Disk, expected_errors: &["CORS"], allowed_errors: &["file:"], ..Visit::PLAIN };

pub(super) const EVERYTHING_THROWS: &str = "
    const no = () => { throw new DOMException('refused', 'SecurityError') };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get: no });
    Object.defineProperty(Document.prototype, 'cookie', { get: no, set: no });
    for (const name of ['pushState', 'replaceState']) history[name] = no;";

/// Deferred scripts run before this event, and the reader starts after it.
const TWO_COPIES: &str = "addEventListener('DOMContentLoaded', () =>
    document.body.append(document.querySelector('.layout').cloneNode(true)))";

const CLOCK_2030: &str = "{ const now = Date.UTC(2030, 5, 1); const Real = Date;
    globalThis.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(now) }
    static now() { return now } } }";

const LARGE_TEXT: &str = "document.documentElement.style.fontSize = '30px'";

/// One scenario for each fault, and those that take longer.
pub fn all() -> Vec<Scenario> {
    let table = FAULTS.map(|(name, visit, reader)| Scenario {
        name: name.to_owned(),
        visit,
        run: match reader {
            Reader::Ready => |page| Box::pin(async move { everything_holds(page, Reader::Ready).await }),
            Reader::Off => |page| Box::pin(async move { everything_holds(page, Reader::Off).await }),
            Reader::Absent => |page| Box::pin(async move { everything_holds(page, Reader::Absent).await }),
            Reader::Either => |page| Box::pin(async move { everything_holds(page, Reader::Either).await }),
        },
    });
    table.into_iter().chain(slow::all()).collect()
}

/// All that must hold under a fault.
async fn everything_holds(page: Page, reader: Reader) -> anyhow::Result<Page> {
    match reader {
        Reader::Ready => page.reader_becomes("ready").await?,
        Reader::Off => page.reader_becomes("off").await?,
        Reader::Absent => {}
        // Modules from disk are loaded by Firefox alone.
        Reader::Either if page.engine == Engine::Firefox => {
            let decided = || async { Ok(page.look("document.documentElement.dataset.client ?? ''").await? != "") };
            until(decided, "the reader starts or does not").await?;
        }
        Reader::Either => {}
    }
    all_text_is_there(&page).await?;
    themes_open_and_close(&page).await?;
    contents_lead_on(&page).await?;
    let started = page.look("document.documentElement.dataset.client === 'ready'").await? == true;
    if started {
        the_tools_work(&page).await?;
    } else {
        no_control_is_dead(&page).await?;
    }
    // Where no script runs, the collector has measured nothing.
    if page.engine == Engine::Chromium && page.look("'shift' in window").await? == true {
        page.nothing_shifted().await?;
    }
    Ok(page)
}

async fn all_text_is_there(page: &Page) -> anyhow::Result<()> {
    let text = page.all_text().await?;
    for expected in super::bundle_strings() {
        ensure!(text.contains(expected.as_str()), "the document lacks: {expected}");
    }
    Ok(())
}

async fn themes_open_and_close(page: &Page) -> anyhow::Result<()> {
    let open = page.open_themes().await?;
    page.toggle_theme("Collaborate or stall").await?;
    ensure!(page.open_themes().await? == open + 1, "the theme did not open");
    ensure!(page.sees("Relevant to").await?, "the open theme shows nothing");
    page.toggle_theme("Collaborate or stall").await?;
    ensure!(page.open_themes().await? == open, "the theme did not close");
    Ok(())
}

async fn contents_lead_on(page: &Page) -> anyhow::Result<()> {
    page.follow_contents("Technology trends").await?;
    let landed = "Math.abs(document.getElementById('technology-trends').getBoundingClientRect().top) < innerHeight / 2";
    until(|| async { Ok(page.look(landed).await? == true) }, "the section is in view").await
}

async fn the_tools_work(page: &Page) -> anyhow::Result<()> {
    page.press_first("button", "Show all").await?;
    page.comes_to_show("31 of 31 open").await?;
    page.press_first("button", "Hide all").await?;
    page.comes_to_show("0 of 31 open").await
}

/// The ids or markup of the controls and messages that are shown.
const CONTROLS: &str = "[...document.querySelectorAll('button, input, select, [role=alert], [role=status]:not(:has(> .not-found)), dialog')]\
    .filter((control) => control.checkVisibility() && !(control.role === 'status' && control.closest('.searchbox')))\
    .map((control) => control.id || control.outerHTML).join()";

/// What the reader would answer is not shown, and nothing alarms.
async fn no_control_is_dead(page: &Page) -> anyhow::Result<()> {
    let shown = page.look(CONTROLS).await?;
    ensure!(shown == "", "shown without a client: {shown}");
    Ok(())
}

mod slow {
    //! Wasm that comes late, while the page is in use.

    use super::*;
    use crate::scenarios::scenarios;

    scenarios! {
        /// R03: no wasm for half a minute; the page is used meanwhile, and the reader then starts.
        the_wasm_hangs(page, fault(&[Fault::Late(File::Wasm, 30)], &[])) {
            all_text_is_there(&page).await?;
            themes_open_and_close(&page).await?;
            ensure!(page.look(CONTROLS).await? == "search", "other controls than the search are shown");
            tokio::time::sleep(std::time::Duration::from_secs(20)).await;
            themes_open_and_close(&page).await?;
            ensure!(page.look(CONTROLS).await? == "search", "other controls than the search are shown");
            page.reader_becomes("ready").await?;
            the_tools_work(&page).await?;
        }

        /// The search can be typed into while the wasm is on its way, and is answered when that has come.
        a_search_before_the_start_is_answered(page, fault(&[Fault::Late(File::Wasm, 10)], &[])) {
            until(|| async { Ok(page.look(CONTROLS).await? == "search") }, "the search is shown").await?;
            page.type_into("[type=search]", "digital").await?;
            ensure!(page.look("document.documentElement.dataset.client === undefined").await? == true, "too early");
            page.reader_becomes("ready").await?;
            let answered = "document.querySelector('[type=search]').value === 'digital' \
                && document.querySelector('.results ol a').checkVisibility()";
            until(|| async { Ok(page.look(answered).await? == true) }, "the search is answered").await?;
        }

        /// Wasm that does not come in the end takes the search with it.
        a_search_that_cannot_be_answered_goes(page, fault(&[Fault::Status(File::Wasm, 404)], &["404", "integrity"])) {
            page.reader_becomes("off").await?;
            ensure!(page.look(CONTROLS).await? == "", "a control without a client is shown");
        }

        /// R08, R09: what is opened, followed and reached while the wasm is on its way is not lost.
        a_slow_start_loses_nothing(page, fault(&[Fault::Late(File::Wasm, 10)], &[])) {
            page.toggle_theme("A tough year").await?;
            page.follow("#tough-year", "Skills and capacity").await?;
            let place = "[location.hash, document.activeElement.tagName, \
                document.querySelectorAll('details[open]').length].join('|')";
            let scrolled = || async { page.look("scrollY").await?.as_f64().context("a number") };
            until(|| async { Ok(page.open_themes().await? == 2) }, "the link opened its theme").await?;
            let before = page.look_text(place).await?;
            let from = scrolled().await?;
            ensure!(before.starts_with("#skills-and-capacity|"), "{before}");
            ensure!(page.look("document.documentElement.dataset.client === undefined").await? == true, "too early");
            page.reader_becomes("ready").await?;
            page.comes_to_show("2 of 31 open").await?;
            let after = page.look_text(place).await?;
            ensure!(before == after, "before the start {before}; after it {after}");
            // Engines lay the same lines at fractions of a pixel that differ from one layout to the next.
            let moved = (scrolled().await? - from).abs();
            ensure!(moved < 2.0, "the start scrolled by {moved} pixels");
            if page.engine == Engine::Chromium {
                page.nothing_shifted().await?;
            }
        }
    }
}

/// The built page in a folder of its own, as a reader saves it: the page and its files, no host.
pub fn saved_page() -> anyhow::Result<String> {
    let page = dist().join("index.html");
    ensure!(Path::new(&page).is_file(), "there is no {}", page.display());
    url::Url::from_file_path(page).ok().map(|url| url.to_string()).context("a file's address")
}
