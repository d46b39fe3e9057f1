//! Hosts as partners have them.

use anyhow::{Context, ensure};

use super::super::printing::text_of;
use super::super::scenarios;
use super::{THEME, at, frame_fits, reads_opens_and_searches};
use crate::engine::Engine;
use crate::hosts::{Host, wiki};
use crate::page::until;
use crate::visit::Visit;

const STRIPPED: Host = Host::page(include_str!("../../../hosts/stripped.html"));
const MANY: Host = Host::page(include_str!("../../../hosts/many.html"));
const NESTED: Host = Host::page(include_str!("../../../hosts/nested.html"));
const RIGHT_TO_LEFT: Host = Host::page(include_str!("../../../hosts/right-to-left.html"));
const ELEMENT: Host = Host::page(include_str!("../../../hosts/element.html"));
/// A page that lets nothing in which does not agree to it.
const ISOLATED: Host = Host {
    headers: &[("cross-origin-embedder-policy", "require-corp"), ("cross-origin-opener-policy", "same-origin")],
    ..Host::SCRIPTED
};
/// As SharePoint's pages are: no script of others, none inline.
const STRICT: Host = Host {
    headers: &[(
        "content-security-policy",
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; frame-src http:",
    )],
    ..Host::BARE
};

scenarios! {
    /// R45: what is left of the snippet where a host takes most of its attributes away.
    a_stripped_snippet_works(page, at(STRIPPED)) {
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R63: a host that isolates itself.
    an_isolated_host_shows_the_report(page, at(ISOLATED)) {
        ensure!(page.look("crossOriginIsolated").await? == true, "the host is not isolated");
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R65, R66: a host that runs no script of ours and gives the frame a height of its own.
    a_strict_host_shows_the_report(page, at(STRICT)) {
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        ensure!(page.look("innerHeight").await? == 640, "the frame is {} high", page.look("innerHeight").await?);
    }

    /// A host that reads from right to left.
    a_right_to_left_host_shows_the_report(page, at(RIGHT_TO_LEFT)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        ensure!(page.look("getComputedStyle(document.body).direction").await? == "ltr");
        reads_opens_and_searches(&page).await?;
    }

    /// R53: several reports on one page, and the script more than once: each frame has its own height.
    three_reports_share_a_page(page, at(MANY)) {
        for number in 0..3 {
            frame_fits(&page, number).await?;
        }
        let told = page.look_text("[...new Set(told.filter(({ event }) => event === 'ready').map(() => 'ready'))].join() + told.filter(({ event }) => event === 'ready').length").await?;
        ensure!(told == "ready3", "told {told}");
    }

    /// R67: a host's page prints what fits into the frame; the whole is printed from the page that the frame leads to.
    a_printed_host_clips_the_frame(page, Visit { engines: &[Engine::Chromium, Engine::Firefox], ..at(Host::BARE) }) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.sees("Print or save").await?, "there is no way to paper");
        page.leave_frames().await?;
        let printed = text_of(&page.print().await?)?;
        ensure!(!printed.contains("Three tech trends shaping"), "the frame is not clipped");
        ensure!(printed.contains("News") && printed.contains("The 2024 outlook"), "the host's page is not printed: {printed}");
    }

    /// A frame in a frame.
    a_frame_in_a_frame_works(page, at(NESTED)) {
        page.enter_frame(0).await?;
        until(|| async { Ok(page.look("document.querySelector('iframe') !== null").await? == true) }, "the inner page is there").await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R70: the element works where the host's style takes everything away.
    the_element_stands_hostile_style(page, at(ELEMENT)) {
        frame_fits(&page, 0).await?;
        ensure!(page.look("document.querySelector('almanac-report > a').textContent").await? == "The 2024 outlook");
        ensure!(page.look("document.querySelector('iframe').title").await? == "The 2024 outlook");
        let width = page.look("document.querySelector('iframe').getBoundingClientRect().width").await?;
        ensure!(width.as_f64() > Some(600.0), "the frame is {width} wide");
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// A real intranet: DokuWiki, with the snippet pasted in a page.
    a_wiki_shows_the_report(page, at(Host::BARE)) {
        let snippet = format!("<iframe src=\"{0}/embed.html\" title=\"The 2024 outlook\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
            style=\"width:100%;min-height:40rem;border:0\"></iframe>\n<p><a href=\"{0}/\">The 2024 outlook</a></p>\n", page.report_address());
        let wiki = wiki(&snippet).await?;
        page.visit(&wiki.address).await?;
        let frame = page.look("[...document.querySelectorAll('iframe')].findIndex((frame) => frame.src.includes('embed.html'))").await?;
        let frame = u16::try_from(frame.as_i64().context("a frame")?)?;
        page.look("(document.querySelector('iframe').scrollIntoView(), null)").await?;
        page.enter_frame(frame).await?;
        reads_opens_and_searches(&page).await?;
        ensure!(page.look(&format!("document.getElementById('{}').closest('details').open", THEME.1)).await? == true);
        super::press(&page, ".embed-ways a").await?;
        let opened = page.close_new_window().await?;
        ensure!(opened.contains("/index.html"), "it opens {opened}");
    }
}
