//! Everything by the keyboard alone: reached, worked, seen, and left again (R90, R91).

use anyhow::{Context, ensure};
use serde_json::Value;
use thirtyfour::Key;

use super::looks::{COLOURS, INDICATOR};
use super::{Open, prepare};
use crate::page::{Page, until};
use crate::scenarios::scenarios;
use crate::visit::Visit;

scenarios! {
    /// With everything closed Tab goes through every control that is shown, in the document's order, and out of the page.
    keyboard_reaches_every_control(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        walks_through(&page).await?;
    }

    /// And so it does in a narrow window with one theme and the list of contents open.
    keyboard_reaches_every_control_in_a_narrow_window(page, Visit { size: (320, 740), ..Visit::PLAIN }) {
        prepare(&page, Open::Nothing).await?;
        // Opened by script: after a click Tab would go on from there.
        page.eval("document.querySelector('details.theme').open = true").await?;
        // Once that is kept, it can be forgotten.
        page.comes_to_show("Clear reading history").await?;
        page.eval("document.querySelector('.contents details').open = true").await?;
        walks_through(&page).await?;
    }

    /// In the dark the focus is seen as well.
    keyboard_focus_shows_in_the_dark(page, Visit {
        before: "localStorage.setItem('almanac:appearance', 'dark')",
        ..Visit::PLAIN
    }) {
        prepare(&page, Open::Nothing).await?;
        walks_through(&page).await?;
    }

    /// The first stop leads past everything to the report.
    keyboard_skips_to_the_report(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        tab_to(&page, "document.querySelector('.skip')").await?;
        page.key(Key::Enter).await?;
        focus_is(&page, "document.querySelector('main')").await?;
        page.key(Key::Tab).await?;
        ensure!(page.look("document.querySelector('main').contains(document.activeElement)").await? == true);
    }

    /// A link of the contents leads to its section, and Tab goes on from there.
    keyboard_follows_the_contents(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        let link = "document.querySelectorAll('.contents a')[2]";
        tab_to(&page, link).await?;
        page.key(Key::Enter).await?;
        let there = format!(
            "(() => {{ const at = document.getElementById({link}.hash.slice(1)).getBoundingClientRect().top; \
               return at > -2 && at < innerHeight / 2; }})()"
        );
        until(|| async { Ok(page.look(&there).await? == true) }, "the section is in view").await?;
        page.key(Key::Tab).await?;
        let on = format!(
            "!!(document.getElementById({link}.hash.slice(1)).compareDocumentPosition(document.activeElement) \
               & Node.DOCUMENT_POSITION_FOLLOWING)"
        );
        until(|| async { Ok(page.look(&on).await? == true) }, "Tab goes on from the section").await?;
    }

    /// Enter and Space open and close each theme, and the focus stays (R22).
    keyboard_opens_every_theme(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        let themes = page.look("document.querySelectorAll('details.theme').length").await?.as_u64().context("a count")?;
        for theme in 0..themes {
            let details = format!("document.querySelectorAll('details.theme')[{theme}]");
            tab_to(&page, &format!("{details}.firstElementChild")).await?;
            for (key, open) in [(Key::Enter, true), (Key::Enter, false), (Key::Space, true), (Key::Space, false)] {
                page.key(key).await?;
                let state = format!("{details}.open === {open}");
                until(|| async { Ok(page.look(&state).await? == true) }, &format!("theme {theme}: {state}")).await?;
                focus_is(&page, &format!("{details}.firstElementChild")).await?;
            }
        }
    }

    /// The tools work: Show all by Enter and Space, the appearance by an arrow.
    keyboard_works_the_tools(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        tab_to(&page, "document.querySelector('.appearance select')").await?;
        page.key(Key::Down).await?;
        // Where the arrow opens the list instead of choosing from it, a second arrow and Enter choose.
        let chosen = || async { Ok(page.look("!!document.documentElement.dataset.appearance").await? == true) };
        let moment = std::time::Duration::from_secs(2);
        if tokio::time::timeout(moment, until(&chosen, "the arrow chooses")).await.is_err() {
            page.key(Key::Down).await?;
            page.key(Key::Enter).await?;
        }
        until(chosen, "an appearance is chosen").await?;
        tab_to(&page, "document.querySelector('.toolbar-toggle')").await?;
        page.key(Key::Enter).await?;
        until(|| async { Ok(page.open_themes().await? > 20) }, "all are open").await?;
        focus_is(&page, "document.querySelector('.toolbar-toggle')").await?;
        page.key(Key::Space).await?;
        until(|| async { Ok(page.open_themes().await? == 0) }, "all are closed").await?;
    }
}

/// Presses Tab until an element has the focus.
async fn tab_to(page: &Page, element: &str) -> anyhow::Result<()> {
    for _ in 0..200 {
        if page.look(&format!("document.activeElement === {element}")).await? == true {
            return Ok(());
        }
        page.key(Key::Tab).await?;
    }
    anyhow::bail!("Tab does not reach {element}")
}

async fn focus_is(page: &Page, element: &str) -> anyhow::Result<()> {
    let script = format!("document.activeElement === {element}");
    until(|| async { Ok(page.look(&script).await? == true) }, &format!("the focus is on {element}")).await
}

/// Presses Tab through the whole page: every stop shows the focus, every control is a stop, and the end is left.
async fn walks_through(page: &Page) -> anyhow::Result<()> {
    let expected = page.eval(STOPS).await?.as_u64().context("a count")?;
    ensure!(expected > 40, "{expected} stops");
    ensure!(page.look("document.hasFocus()").await? == true, "nothing is `:focus` in a window that is not active");
    let look = format!("(() => {{ {COLOURS} {INDICATOR} {STOP} }})()");
    for stop in 0..expected {
        page.key(Key::Tab).await?;
        let look = look.replace("EXPECTED", &stop.to_string());
        // WebKit scrolls to a field some time after it has the focus.
        let shows = until(|| async { Ok(page.look(&look).await? == Value::Null) }, "the focus shows").await;
        if let Err(error) = shows {
            return Err(error.context(format!("stop {stop}: {}", page.look(&look).await?)));
        }
    }
    page.key(Key::Tab).await?;
    let left = page.look(&format!("document.activeElement !== window.stops[{}]", expected - 1)).await?;
    ensure!(left == true, "Tab does not leave the last control");
    Ok(())
}

/// Notes every control that is shown, in order, and counts them. What no reader can reach by Tab is not among them.
const STOPS: &str = "(() => {
    const controls = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^=\"-\"])';
    window.stops = [...document.querySelectorAll(controls)].filter((control) =>
        control.checkVisibility({ contentVisibilityAuto: true }) && control.getClientRects().length);
    return window.stops.length;
})()";

/// What is wrong at a stop, or nothing.
const STOP: &str = "
    const at = document.activeElement, expected = window.stops[EXPECTED];
    const name = (element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
    if (at !== expected) return `Tab leads to ${name(at)} and not to ${name(expected)}`;
    const fault = indicator(at);
    return fault ? `${name(at)} ${fault}` : null;
";
