//! Back, Forward and reload: the browser brings back the place, and the page keeps out of its way.

use anyhow::ensure;
use thirtyfour::Key;

use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, until};
use crate::visit::Visit;

scenarios! {
    /// A1: Back after a link in the page leads to where the reader was, as in any page, and so does Forward.
    back_leads_to_the_former_place(page, Visit { fragment: "#turning-point", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        let left = leave_by_link(&page).await?;
        page.back().await?;
        stands_at(&page, left).await?;
        ensure!(page.look_text("location.hash").await? == "#turning-point");
        ensure!(page.look("document.activeElement.matches('.contents a')").await? == true, "{}", focus(&page).await?);
        page.forward().await?;
        until(|| async { Ok(page.look("location.hash === '#people' && scrollY").await? != false) }, "Forward").await?;
        page.back().await?;
        stands_at(&page, left).await?;
    }

    /// A1: so it does without WebAssembly.
    back_leads_to_the_former_place_without_wasm(page, Visit {
        fragment: "#turning-point",
        before: "delete globalThis.WebAssembly",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("off").await?;
        let left = leave_by_link(&page).await?;
        page.back().await?;
        stands_at(&page, left).await?;
    }

    /// A1: a reload stays where the reader was. Under its driver WebKit goes to the fragment after that all the same.
    a_reload_stays_at_the_place(page, Visit {
        fragment: "#turning-point",
        engines: &[Engine::Chromium, Engine::Firefox],
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        let left = scroll_on(&page).await?;
        reload(&page).await?;
        stands_at(&page, left).await?;
        ensure!(page.look_text("document.title").await?.starts_with("2024 is a turning point"), "the title is lost");
    }

    /// A1: also below results, which come after the page.
    a_reload_below_results_stays_at_the_place(page, Visit { fragment: "?q=data#turning-point", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("results for “data”").await?;
        let left = scroll_on(&page).await?;
        reload(&page).await?;
        stands_at(&page, left).await?;
    }

    /// A1: Back from another page leads to the place, whether or not the browser has kept the page.
    back_from_another_page_leads_to_the_place(page, Visit {
        fragment: "#turning-point",
        engines: &[Engine::Chromium, Engine::Firefox],
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        let left = scroll_on(&page).await?;
        page.eval("void setTimeout(() => { location.href = 'accessibility.html' })").await?;
        until(|| async { Ok(page.look("location.pathname === '/accessibility.html' && document.readyState === 'complete'").await? == true) }, "the other page").await?;
        page.eval("void setTimeout(() => history.back())").await?;
        until(|| async { Ok(page.look("location.hash === '#turning-point' && document.readyState === 'complete'").await? == true) }, "Back").await?;
        page.reader_becomes("ready").await?;
        stands_at(&page, left).await?;
    }

    /// A13: Back to the results leads to the result that was followed, and Tab goes on from there.
    back_to_the_results_keeps_the_focus(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("data").await?;
        page.comes_to_show("results for “data”").await?;
        let second = "document.querySelectorAll('.results-group a')[1]";
        let href = page.look_text(&format!("{second}.hash")).await?;
        page.eval(&format!("void {second}.focus()")).await?;
        let top = page.look(&format!("Math.round({second}.getBoundingClientRect().top)")).await?;
        page.key(Key::Enter).await?;
        until(|| async { Ok(page.look_text("location.hash").await? == href) }, "the result is followed").await?;
        page.back().await?;
        let focused = format!("document.activeElement === {second}");
        until(|| async { Ok(page.look(&focused).await? == true) }, "the focus is back").await?;
        let now = page.look(&format!("Math.round({second}.getBoundingClientRect().top)")).await?;
        ensure!(now == top, "it stood at {top} and stands at {now}");
        page.key(Key::Tab).await?;
        let third = "document.activeElement === document.querySelectorAll('.results-group a, .results-group button:not([hidden])')[2]";
        ensure!(page.look(third).await? == true, "{}", focus(&page).await?);
    }
}

/// Scrolls on from where the page has landed, a good way; says how far down the page then is.
async fn scroll_on(page: &Page) -> anyhow::Result<i64> {
    until(|| async { Ok(page.look("scrollY > 100").await? == true) }, "the landing").await?;
    page.run("scrollBy(0, 1234); setTimeout(arguments[0], 500)").await?;
    let at = page.look("Math.round(scrollY)").await?.as_i64().unwrap_or_default();
    ensure!(at > 1_300, "the page is at {at}");
    Ok(at)
}

/// Reloads as a reader does: drivers may go to the fragment or to the top.
async fn reload(page: &Page) -> anyhow::Result<()> {
    page.eval("void (window.left = true, setTimeout(() => location.reload()))").await?;
    until(|| async { Ok(page.look("window.left === undefined").await? == true) }, "it reloads").await?;
    page.reader_becomes("ready").await
}

/// Scrolls on and follows a link of the contents; says where the page was left.
async fn leave_by_link(page: &Page) -> anyhow::Result<i64> {
    let left = scroll_on(page).await?;
    // A driver would first scroll to the link, which is in view: the rail stays beside the text.
    page.eval("document.querySelector(\".contents a[href='#people']\").click()").await?;
    until(|| async { Ok(page.look("location.hash === '#people'").await? == true) }, "the link").await?;
    let away = format!("Math.abs(scrollY - {left}) > 500");
    until(|| async { Ok(page.look(&away).await? == true) }, "the page goes there").await?;
    Ok(left)
}

/// The page comes to a place, and is still there a while later.
async fn stands_at(page: &Page, place: i64) -> anyhow::Result<()> {
    let at = "Math.round(scrollY)";
    let there = || async { Ok(page.look(at).await?.as_i64().is_some_and(|at| (at - place).abs() <= 1)) };
    let came = until(there, "the place").await;
    page.run("setTimeout(arguments[0], 400)").await?;
    ensure!(came.is_ok() && there().await?, "the page was left at {place} and is at {}", page.look(at).await?);
    Ok(())
}

/// What has the focus, for the message of a failure.
async fn focus(page: &Page) -> anyhow::Result<String> {
    page.look_text("document.activeElement.outerHTML.slice(0, 200)").await
}
