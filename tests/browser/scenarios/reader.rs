//! The page with its reader.

use anyhow::ensure;
use thirtyfour::prelude::*;

use super::scenarios;
use crate::engine::Engine;
use crate::page::Page;
use crate::server::{Fault, File};
use crate::visit::Visit;

const NO_BOOT: Visit = Visit { faults: &[Fault::Status(File::Boot, 404)], expected_errors: &["boot."], ..Visit::PLAIN };

/// A browser whose storage throws (R21).
const NO_STORAGE: Visit = Visit {
    before: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    ..Visit::PLAIN
};

scenarios! {
    /// The reader starts, and the page loads nothing from elsewhere (R110).
    the_reader_becomes_ready(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        let origins = page.look_text(
            "[...new Set(performance.getEntriesByType('resource').map((r) => new URL(r.name).origin))].join()"
        ).await?;
        ensure!(origins == page.look_text("location.origin").await?, "loaded from {origins}");
        let requests = page.look("performance.getEntriesByType('resource').filter((r) => !r.name.endsWith('probe.js')).length").await?;
        ensure!(requests.as_u64() <= Some(5), "{requests} requests beside the page (R123)");
    }

    /// Islands attach to the markup that is there: but for revealed tools, it is the same before and after.
    islands_keep_the_markup(page, NO_BOOT) {
        let before = markup(&page).await?;
        ensure!(before.len() > 100_000, "the page is {} bytes", before.len());
        page.mend_and_reload().await?;
        page.reader_becomes("ready").await?;
        let after = markup(&page).await?;
        let differs = before.chars().zip(after.chars()).take_while(|(before, after)| before == after).count();
        let from = |markup: &str| markup.chars().skip(differs.saturating_sub(80)).take(160).collect::<String>();
        ensure!(before == after, "before the start: {}\nafter it: {}", from(&before), from(&after));
    }

    /// One control opens all themes and closes them; its words and the count follow whoever toggles (R14, R19).
    the_toolbar_agrees_with_the_document(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        let total = page.look("document.querySelectorAll('details.theme').length").await?.as_u64().unwrap_or(0);
        ensure!(total > 20, "{total} themes");
        page.comes_to_show(&format!("0 of {total} open")).await?;

        page.press("button", "Show all").await?;
        page.comes_to_show(&format!("{total} of {total} open")).await?;
        ensure!(page.open_themes().await? == total);
        ensure!(page.by_role("button", "Hide all").await?.attr("aria-expanded").await?.as_deref() == Some("true"));

        page.toggle_theme("A tough year").await?;
        page.comes_to_show(&format!("{} of {total} open", total - 1)).await?;
        ensure!(page.by_role("button", "Show all").await?.attr("aria-expanded").await?.as_deref() == Some("false"));
        page.toggle_theme("A tough year").await?;
        page.comes_to_show(&format!("{total} of {total} open")).await?;

        page.press("button", "Hide all").await?;
        page.comes_to_show(&format!("0 of {total} open")).await?;
        ensure!(page.open_themes().await? == 0);

        page.eval("document.querySelector('details.theme').open = true").await?;
        page.comes_to_show(&format!("1 of {total} open")).await?;
    }

    /// What a reader opened while the reader was on its way stays open, and is counted (R09).
    what_was_opened_before_the_start_stays(page, Visit {
        faults: &[Fault::Late(File::Wasm, 2)],
        ..Visit::PLAIN
    }) {
        page.toggle_theme("A tough year").await?;
        ensure!(page.look("document.documentElement.dataset.client === undefined").await? == true, "too early");
        page.reader_becomes("ready").await?;
        ensure!(page.open_themes().await? == 1);
        page.comes_to_show("1 of ").await?;
    }

    /// The choice of appearance holds over a reload, and can be given back to the system.
    the_appearance_is_kept(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        let light = paper(&page).await?;
        choose(&page, "dark").await?;
        let dark = paper(&page).await?;
        ensure!(light != dark, "the paper is {light} either way");
        page.reload().await?;
        page.reader_becomes("ready").await?;
        ensure!(paper(&page).await? == dark, "the choice was lost");
        ensure!(page.by_role("combobox", "Appearance").await?.value().await?.as_deref() == Some("dark"));
        choose(&page, "").await?;
        ensure!(paper(&page).await? == light, "the system's choice is not followed");
    }

    /// With storage refused the choice holds for the visit, and nothing throws (R21).
    the_appearance_needs_no_storage(page, NO_STORAGE) {
        page.reader_becomes("ready").await?;
        let light = paper(&page).await?;
        choose(&page, "dark").await?;
        ensure!(light != paper(&page).await?);
    }

    /// Before its day is over, the notice announces an event.
    a_notice_announces_its_event(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        ensure!(page.sees("Event").await? && !page.sees("Past event").await?);
    }

    /// After its day the same notice is the record of a past event.
    a_notice_of_the_past_says_so(page, Visit { before: "", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("Past event").await?;
    }

    /// Starting changes no layout (R08): what is in view is where it was, and as large.
    starting_moves_nothing(page, NARROW_AND_LATE) {
        stays_in_place(&page).await?;
    }

    /// R08: also where the tools come into view.
    starting_moves_nothing_around_the_tools(page, Visit { fragment: "#contents", ..NARROW_AND_LATE }) {
        stays_in_place(&page).await?;
    }

    /// R08: by the measure that readers' browsers report.
    starting_shifts_nothing(page, Visit { size: (360, 740), engines: &[Engine::Chromium], ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.nothing_shifted().await?;
    }

    /// No sideways scroll from the narrowest window to the widest (R88).
    nothing_scrolls_sideways(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.press("button", "Show all").await?;
        for width in [320, 360, 480, 640, 768, 1024, 1280, 1920] {
            page.resize(width, 800).await?;
            let fits = || async {
                Ok(page.look("document.documentElement.scrollWidth - innerWidth").await?.as_i64() <= Some(0))
            };
            crate::page::until(fits, &format!("the page fits into {width} pixels")).await?;
        }
    }
}

const NARROW_AND_LATE: Visit = Visit { size: (360, 740), faults: &[Fault::Late(File::Wasm, 3)], ..Visit::PLAIN };

async fn stays_in_place(page: &Page) -> anyhow::Result<()> {
    let places = page.eval(PLACES).await?;
    ensure!(places.as_u64() > Some(5), "{places} elements are in view");
    ensure!(page.look("document.documentElement.dataset.client === undefined").await? == true, "too early");
    page.reader_becomes("ready").await?;
    let moved = page.look(MOVED).await?;
    ensure!(moved.as_array().is_some_and(Vec::is_empty), "these moved: {moved:#}");
    Ok(())
}

/// Notes where everything is that is in view, whole, and how many elements that are.
const PLACES: &str = "(window.places = [...document.body.querySelectorAll('*')].filter((element) =>
    element.checkVisibility() && element.getClientRects().length).map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { top, bottom }]) => top >= 0 && bottom <= innerHeight)).length";

/// What is elsewhere since, or of another size.
const MOVED: &str = "window.places.filter(([element, { top, left, width, height }]) => {
    const now = element.getBoundingClientRect();
    return Math.hypot(now.top - top, now.left - left, now.width - width, now.height - height) > 1;
}).map(([element, { top, height }]) => `${element.outerHTML.slice(0, 80)} from ${top}, ${height} high, to `
    + `${element.getBoundingClientRect().top}, ${element.getBoundingClientRect().height} high`).slice(0, 20)";

/// The body's markup, whether or not the reader's tools are hidden.
async fn markup(page: &Page) -> anyhow::Result<String> {
    page.look_text(
        "(() => { const body = document.body.cloneNode(true); \
           return body.outerHTML; })()",
    )
    .await
}

/// The colour of the paper.
async fn paper(page: &Page) -> anyhow::Result<String> {
    page.look_text("getComputedStyle(document.documentElement).backgroundColor").await
}

/// Chooses an appearance as a reader does.
async fn choose(page: &Page, value: &str) -> anyhow::Result<()> {
    let list = page.by_role("combobox", "Appearance").await?;
    list.find(By::Css(format!("option[value='{value}']"))).await?.click().await?;
    Ok(())
}
