//! The host's own fragment, history and state, which links in the frame respect.

use anyhow::ensure;

use super::super::scenarios;
use super::{at, frame_fits, press};
use crate::hosts::Host;
use crate::page::{Page, moment, until};
use crate::sites::Report;
use crate::visit::Visit;

/// A host with a router, which keeps something of its own in the state of each entry.
const ROUTED: Host = Host::page(
    "<script>history.replaceState({ route: 7 }, '')</script> {snippet} <script src='{report}/embed.js'></script>",
);
const OFF: Host = Host {
    fragment: "#outlook-2024:cyber-protection",
    ..Host::page("<div data-almanac-address='off'>{snippet}</div> <script src='{report}/embed.js'></script>")
};
const FOUR: [&str; 4] = ["tough-year", "cyber-protection", "tough-year", "cyber-protection"];

scenarios! {
    /// B2: a fragment that is not ours stays, whatever router or anchor it belongs to.
    a_fragment_of_the_host_stays(page, at(Host { fragment: "#/outlook", ..ROUTED })) {
        for (number, fragment) in ["/outlook", "!outlook", "tab=2", "news", "a:b", "a--b"].into_iter().enumerate() {
            page.leave_frames().await?;
            page.go_to(fragment).await?;
            let before = page.look("[location.hash, history.length]").await?;
            follow(&page, FOUR[number % 2]).await?;
            ensure!(page.look("[location.hash, history.length]").await? == before, "{fragment} is gone");
        }
    }

    /// B2: however many links are followed, the history has one entry more, which keeps the host's state; and the host may
    /// use its fragment as a selector.
    links_add_one_entry(page, at(ROUTED)) {
        let before = page.look("history.length").await?.as_u64();
        for id in FOUR {
            follow(&page, id).await?;
            let fragment = format!("#outlook-2024--{id}");
            until(|| async { Ok(page.look("location.hash").await? == fragment) }, "the host's address names the theme").await?;
            ensure!(page.look("document.querySelector(location.hash)").await?.is_null());
            ensure!(page.look("history.state.route").await? == 7, "the host's state is gone");
        }
        ensure!(page.look("history.length").await?.as_u64() == before.map(|length| length + 1), "entries: {}", page.look("history.length").await?);
        page.back().await?;
        until(|| async { Ok(page.look("location.hash").await? == "") }, "Back leads to where the reader was before").await?;
        ensure!(page.look("history.state.route").await? == 7);
    }

    /// B2: a host that wants no part of it: neither written nor read, and links in the frame scroll the host all the same.
    a_host_keeps_its_address_to_itself(page, at(OFF)) {
        frame_fits(&page, 0).await?;
        moment().await;
        ensure!(page.look("told.some(({ event }) => event === 'place')").await? == false, "the address was read");
        page.eval("(history.replaceState(null, '', '/'), null)").await?;
        let before = page.look("history.length").await?;
        follow(&page, "tough-year").await?;
        ensure!(page.look("location.hash").await? == "" && page.look("history.length").await? == before);
    }

    /// B2: ids that hold what no selector may are written so that they can be read again.
    odd_ids_are_written_as_selectors(page, Visit { report: Report::OddIds, ..at(Host::SCRIPTED) }) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        let followed = "(() => { const ids = [...document.querySelectorAll('.theme .anchor')].map(({ id }) => id); \
            const link = [...document.querySelectorAll('a[href^=\"#\"]')].find(({ hash }) => ids.includes(decodeURIComponent(hash.slice(1)))); \
            link.click(); return decodeURIComponent(link.hash.slice(1)) })()";
        let id = page.eval_text(followed).await?;
        ensure!(id.contains(|c: char| !c.is_ascii_alphanumeric()), "{id} is an id like others");
        page.leave_frames().await?;
        until(|| async { Ok(page.look("location.hash").await? != "") }, "the host's address names the theme").await?;
        ensure!(page.look("document.querySelector(location.hash)").await?.is_null());
        page.reload().await?;
        let told = "told.filter(({ event }) => event === 'place').map(({ id }) => id).join()";
        until(|| async { Ok(page.look_text(told).await? == id) }, "the address leads there again").await?;
    }
}

/// Follows a link in the frame, and waits until the host has heard of it.
async fn follow(page: &Page, id: &str) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    page.reader_becomes("ready").await?;
    press(page, &format!(".resource-themes a[href='#{id}']")).await?;
    page.leave_frames().await?;
    let last = "told.filter(({ event }) => event === 'place').at(-1)?.id ?? ''";
    until(|| async { Ok(page.look_text(last).await? == id) }, "the host hears of the place").await
}
