//! The report in the pages of partners.

mod addresses;
mod bad_hosts;
mod fragments;
mod heights;
mod hosts;
mod partners;
mod sandbox;
mod senders;
mod settings;

use anyhow::ensure;

use crate::hosts::Host;
use crate::page::{Page, until};
use crate::visit::{Scenario, Visit};

/// Every scenario of this theme.
pub fn all() -> Vec<Scenario> {
    [
        addresses::all(),
        bad_hosts::all(),
        fragments::all(),
        heights::all(),
        hosts::all(),
        partners::all(),
        sandbox::all(),
        senders::all(),
        settings::all(),
    ]
    .into_iter()
    .flatten()
    .map(|scenario| Scenario { name: format!("embed_{}", scenario.name), ..scenario })
    .collect()
}

/// A visit to a partner's page.
const fn at(host: Host) -> Visit {
    Visit { host: Some(host), ..Visit::PLAIN }
}

/// Three reports in one page, which has the host script three times.
const MANY: Host = Host::page(
    "<iframe src='{report}/embed.html?only=cyber-protection' title='Report 0' style='width:100%;min-height:5rem;border:0'></iframe>
    <iframe src='{report}/embed.html?only=tough-year' title='Report 1' style='width:100%;min-height:5rem;border:0'></iframe>
    <iframe src='{report}/embed.html?only=people' title='Report 2' style='width:100%;min-height:5rem;border:0'></iframe>
    <script src='{report}/embed.js'></script> <script src='{report}/embed.js'></script> <script src='{report}/embed.js'></script>",
);
/// The host script is there before any frame.
const LATE: Host = Host::page("<script src='{report}/embed.js'></script>");

/// Puts a frame into a host that has none.
async fn add_frame(page: &Page, query: &str) -> anyhow::Result<()> {
    let frame = "Object.assign(document.createElement('iframe'), { title: 'Late' })";
    let address = format!("{}/embed.html{query}", page.report_address());
    page.eval(&format!(
        "((frame) => {{ frame.style.width = '100%'; frame.src = '{address}'; document.querySelector('main').append(frame) }})({frame})"
    ))
    .await?;
    Ok(())
}

/// A theme of the outlook, and its id.
const THEME: (&str, &str) = ("Cyber protection", "cyber-protection");

/// In the frame that is entered: a reader reads, opens a theme, and searches.
async fn reads_opens_and_searches(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    ensure!(page.sees("Cyber protection").await?, "the report cannot be read");
    let before = page.open_themes().await?;
    toggle_theme(page).await?;
    until(|| async { Ok(page.open_themes().await? == before + 1) }, "a theme opens").await?;
    search_for(page, "cyber").await?;
    until(|| page.sees("“cyber”"), "the search answers").await?;
    search_for(page, " ").await
}

/// Opens or closes the theme by its line.
async fn toggle_theme(page: &Page) -> anyhow::Result<()> {
    bring_into_view(page, &format!("details:has(#{}) > summary", THEME.1)).await?;
    page.toggle_theme(THEME.0).await
}

/// Presses something in the frame that is entered.
async fn press(page: &Page, selector: &str) -> anyhow::Result<()> {
    bring_into_view(page, selector).await?;
    page.press_css(selector).await
}

/// Scrolls the host to something in its first frame, as a reader does; drivers scroll no page around a frame.
async fn bring_into_view(page: &Page, selector: &str) -> anyhow::Result<()> {
    let place =
        page.look(&format!("[document.documentElement.scrollHeight - innerHeight, document.querySelector({selector:?}).getBoundingClientRect().top]")).await?;
    if place[0].as_f64() <= Some(1.0) {
        page.leave_frames().await?;
        let top = "document.querySelector('iframe').getBoundingClientRect().top";
        page.eval(&format!("(scrollBy({{ top: {top} + {} - 300, behavior: 'instant' }}), null)", place[1])).await?;
        page.enter_frame(0).await?;
    }
    Ok(())
}

/// Types into the search. Chromium's driver does not tell the roles of what stands in a frame of another site.
async fn search_for(page: &Page, words: &str) -> anyhow::Result<()> {
    page.type_into("input[type=search]", words).await
}

/// Waits until the frame of the host's page is as high as the report in it, within a pixel (R48).
async fn frame_fits(page: &Page, number: u16) -> anyhow::Result<()> {
    let fits = || async {
        page.leave_frames().await?;
        page.enter_frame(number).await?;
        let content = page.look("document.body.getBoundingClientRect().height").await?;
        page.leave_frames().await?;
        let frame = page.look(&format!("document.querySelectorAll('iframe')[{number}].clientHeight")).await?;
        let (content, frame) = (content.as_f64().unwrap_or(-1.0), frame.as_f64().unwrap_or(-9.0));
        Ok(content > 100.0 && (frame - content).abs() <= 1.0)
    };
    until(fits, "the frame is as high as its report").await
}

/// In the frame that is entered: what does not fit is scrolled to by keyboard.
async fn scrolls_inside(page: &Page) -> anyhow::Result<()> {
    page.press_css(".embed-title").await?;
    page.key(thirtyfour::Key::End).await?;
    until(|| async { Ok(page.look("scrollY").await?.as_f64().unwrap_or(0.0) > 500.0) }, "End scrolls to the end").await
}
