//! Addresses of the host that lead into the frame, and back.

use anyhow::ensure;

use super::super::scenarios;
use super::{THEME, at, frame_fits, press};
use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::{Page, moment, until};
use crate::visit::Visit;

const DEEP: Host = Host { fragment: "#outlook-2024:cyber-protection", ..STICKY };
/// The frame stands below the window, and the host's head sticks to the window's edge.
const STICKY: Host = Host {
    style: "body { margin: 0 } header { position: sticky; inset-block-start: 0; block-size: 80px; background: #ddd } \
        main > p { margin-block-end: 1500px }",
    ..Host::SCRIPTED
};
/// The host's own pane scrolls, and not its window.
const PANE: Host = Host {
    style: "body { margin: 0 } header { block-size: 80px } header p { margin: 0 } \
        main { block-size: calc(100vh - 80px); overflow: auto } main > p { margin-block-end: 1500px }",
    ..DEEP
};
/// The host lets no frame be higher than this.
const CAPPED: Host = Host {
    style: "body { margin: 0 } iframe { max-height: 500px } header { position: sticky; inset-block-start: 0; block-size: 80px } main > p { margin-block-end: 1500px } main::after { content: ''; display: block; block-size: 9000px }",
    ..DEEP
};
/// Relative addresses in the host are those of another folder.
const BASED: Host = Host::page("<base href='/elsewhere/'> {snippet} <script src='{report}/embed.js'></script>");
const LATE: Host = Host { page: super::LATE.page, ..DEEP };
/// The frame stands half below the window of a host without our script, and is led to a theme.
const INSIDE: Host = Host {
    query: "#cyber-protection",
    attributes: "loading='eager'",
    style: "main > p { margin-block-end: 600px } main::after { content: ''; display: block; block-size: 3000px }",
    ..Host::BARE
};

scenarios! {
    /// R57: without the host script the frame's own address leads to a theme, and the host stays where it is (R52).
    an_address_in_the_frame_leads_to_its_theme(page, at(INSIDE)) {
        ensure!(page.look("document.documentElement.scrollHeight > 2 * innerHeight").await? == true, "the host cannot scroll");
        moment().await;
        host_is_left_alone(&page).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(is_open(&page).await?, "the theme is closed");
    }

    /// R52: a frame that comes changes nothing of its host.
    a_frame_leaves_its_host_alone(page, at(Host::SCRIPTED)) {
        until(|| async { Ok(page.look("told.some(({ event }) => event === 'ready')").await? == true) }, "the report is there").await?;
        moment().await;
        host_is_left_alone(&page).await?;
        ensure!(page.look("location.hash").await? == "");
    }

    /// R56: an address of the host opens a theme in the frame, clear of what sticks to the window's edge.
    an_address_of_the_host_leads_into_the_frame(page, at(DEEP)) {
        until(|| in_view(&page), "the theme is in view beneath the host's bar").await?;
        page.enter_frame(0).await?;
        ensure!(is_open(&page).await?);
    }

    /// R56: the same in a host that scrolls in a pane of its own.
    an_address_leads_into_a_pane(page, at(PANE)) {
        until(|| in_view(&page), "the theme is in view beneath the host's bar").await?;
    }

    /// R51, R56: in a frame that its host caps, the frame scrolls to the theme and the host to the frame.
    an_address_leads_into_a_capped_frame(page, at(CAPPED)) {
        until(|| in_view(&page), "the theme is in view").await?;
        page.enter_frame(0).await?;
        ensure!(is_open(&page).await? && page.look("scrollY > 0").await? == true);
    }

    /// R56: a frame that comes late, and one that is taken out and put back, is led to the theme as well.
    an_address_waits_for_its_frame(page, at(LATE)) {
        super::add_frame(&page, "").await?;
        until(|| in_view(&page), "the theme is in view").await?;
        page.go_to_the_top().await?;
        page.eval("(() => { const frame = document.querySelector('iframe'), place = frame.parentElement; frame.remove(); place.append(frame) })()").await?;
        until(|| in_view(&page), "the theme is in view again").await?;
        let ready = "told.filter(({ event }) => event === 'ready').length";
        ensure!(page.look(ready).await? == 2, "it was ready {} times", page.look(ready).await?);
    }

    /// R55, R56: what the host's relative addresses mean is nothing to ours.
    a_base_of_the_host_changes_no_path(page, at(BASED)) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        press(&page, ".resource-themes a[href='#tough-year']").await?;
        page.leave_frames().await?;
        let address = "location.pathname + location.hash";
        until(|| async { Ok(page.look(address).await? == "/#outlook-2024--tough-year") }, "the host's address names the theme").await?;
    }

    /// R56: of several frames of one report, only the one that shows a thing answers for it.
    one_of_three_frames_answers(page, at(Host { fragment: "#outlook-2024:cyber-protection", ..super::MANY })) {
        let told = "told.filter(({ event }) => event === 'place').map(({ id, top }) => id + (top < 200)).join()";
        until(|| async { Ok(!page.look_text(told).await?.is_empty()) }, "a frame answers").await?;
        moment().await;
        ensure!(page.look_text(told).await? == "cyber-protectiontrue", "told {}", page.look_text(told).await?);
        ensure!(page.look_text("location.hash").await? == "#outlook-2024:cyber-protection");
    }

    /// R56: a link in the frame changes the host's address, and Back returns to where the reader was in the host.
    back_returns_in_the_host(page, at(STICKY)) {
        page.eval("document.querySelector('iframe').loading = 'eager'").await?;
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        press(&page, ".resource-themes a[href='#tough-year']").await?;
        page.leave_frames().await?;
        let at = |fragment: &'static str| {
            let page = &page;
            move || async move { Ok(page.look("location.hash").await? == fragment) }
        };
        until(at("#outlook-2024--tough-year"), "the host's address names the theme").await?;
        page.enter_frame(0).await?;
        press(&page, ".resource-themes a[href='#cyber-protection']").await?;
        page.leave_frames().await?;
        until(at("#outlook-2024--cyber-protection"), "the host's address names the next").await?;
        until(|| in_view(&page), "and shows it").await?;
        page.back().await?;
        until(at(""), "Back leads out of the report").await?;
        until(|| async { Ok(!in_view(&page).await?) }, "to where the reader was").await?;
        page.forward().await?;
        until(at("#outlook-2024--cyber-protection"), "Forward goes on").await?;
        until(|| in_view(&page), "and shows it").await?;
    }

    /// A1: Back and Forward leave the scrolling to the browser; one that does not say how it got somewhere is led there anew.
    forward_keeps_the_place(page, Visit { engines: &[Engine::Chromium, Engine::Firefox], ..at(DEEP) }) {
        until(|| in_view(&page), "the theme is in view").await?;
        page.go_to("elsewhere").await?;
        page.back().await?;
        until(|| async { Ok(page.look("location.hash").await? == DEEP.fragment) }, "Back").await?;
        // The browser scrolls to where the reader was some time after the address has changed.
        moment().await;
        page.eval("(scrollBy({ top: 150, behavior: 'instant' }), null)").await?;
        let place = page.look("scrollY").await?;
        page.forward().await?;
        until(|| async { Ok(page.look("location.hash").await? == "#elsewhere") }, "Forward").await?;
        page.back().await?;
        until(|| async { Ok(page.look("location.hash").await? == DEEP.fragment) }, "Back again").await?;
        moment().await;
        ensure!(page.look("scrollY").await? == place, "at {}, not {place}", page.look("scrollY").await?);
    }

    /// R52: without the host script a link in the frame adds nothing to the host's history.
    links_in_a_frame_add_no_history(page, at(Host::BARE)) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        for id in ["tough-year", "cyber-protection"] {
            press(&page, &format!(".resource-themes a[href='#{id}']")).await?;
            until(|| async { Ok(page.look("location.hash").await? == format!("#{id}")) }, "the link is followed").await?;
        }
        ensure!(is_open(&page).await?, "the theme is closed");
        page.leave_frames().await?;
        ensure!(page.look("history.length").await? == page.look("entries").await?, "the history has grown");
    }

    /// R56: the host's address may change while the page is open.
    a_changed_address_of_the_host_leads_into_the_frame(page, at(STICKY)) {
        page.eval("document.querySelector('iframe').loading = 'eager'").await?;
        frame_fits(&page, 0).await?;
        page.go_to("outlook-2024:cyber-protection").await?;
        until(|| in_view(&page), "the theme comes into view").await?;
    }

    /// R67: what was searched for and how the lists were narrowed goes along, what was asked of the frame does not.
    ways_out_keep_what_was_chosen(page, at(Host { query: "?heading=3&theme=dark&type=guide&events&childId=a", ..Host::SCRIPTED })) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        press(&page, "input[type=search]").await?;
        super::search_for(&page, "skills").await?;
        page.comes_to_show("results for “skills”").await?;
        // The results have moved the links, and the frame follows.
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.eval("(window.open = (address) => { window.opened = address; return {}; }, null)").await?;
        press(&page, ".embed-links a").await?;
        let opened = url::Url::parse(&page.look_text("window.opened").await?)?;
        let mut kept: Vec<_> = opened.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
        kept.sort_unstable();
        ensure!(kept == ["q=skills", "type=guide"], "it opens {opened}");
    }

    /// R67: the ways to the whole page and to paper lead to the same place in the same state.
    ways_out_keep_the_place(page, at(Host::SCRIPTED)) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        press(&page, ".resource-themes a[href='#cyber-protection']").await?;
        // WebKit's driver loses the frame when the host's address changes.
        page.leave_frames().await?;
        until(|| async { Ok(page.look_text("location.hash").await?.ends_with("cyber-protection")) }, "the host's address").await?;
        page.enter_frame(0).await?;
        ensure!(is_open(&page).await?, "the theme is closed");
        // The way to paper asks for the printer, which no test can answer.
        page.eval("(window.open = (address) => { window.opened = address; return {}; }, null)").await?;
        press(&page, ".embed-links a + a").await?;
        let opened = page.look_text("window.opened").await?;
        let kept = |opened: &str| opened.contains("open=cyber-protection") && opened.ends_with("#cyber-protection");
        ensure!(kept(&opened) && opened.contains("print"), "it opens {opened}");
        press(&page, ".embed-links a").await?;
        let opened = page.look_text("window.opened").await?;
        ensure!(kept(&opened) && !opened.contains("print"), "it opens {opened}");
    }

    /// R67: the whole page opens what its address names.
    an_address_names_what_is_open(page, Visit { fragment: "index.html?open=tough-year+cyber-protection#cyber-protection", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        ensure!(page.open_themes().await? == 2, "{} themes are open", page.open_themes().await?);
    }

    /// R67: the way to paper asks for the printer once the whole page is there.
    the_way_to_paper_asks_for_the_printer(page, Visit {
        fragment: "index.html?print=#cyber-protection",
        before: "window.print = () => { window.printed = document.readyState }",
        ..Visit::PLAIN
    }) {
        until(|| async { Ok(page.look("window.printed ?? ''").await? == "complete") }, "it asks").await?;
    }

    /// Hosts that listen are told what is opened and searched for, those that did not ask are told neither.
    events_are_told_where_they_are_asked_for(page, at(Host { query: "?events", ..Host::SCRIPTED })) {
        page.enter_frame(0).await?;
        super::reads_opens_and_searches(&page).await?;
        super::search_for(&page, "skills").await?;
        page.leave_frames().await?;
        let told = "told.map(({ event, id, query }) => [event, id ?? query ?? ''].join(' ')).join()";
        until(|| async { Ok(page.look_text(told).await?.contains("search skills")) }, "the host is told of the search").await?;
        let told = page.look_text(told).await?;
        ensure!(told.contains("ready ") && told.contains(&format!("open {}", THEME.1)), "told of {told}");
    }

    /// The same, where nothing was asked for; and a host that has not spoken to the frame is not told of places.
    places_are_told_to_those_who_speak(page, at(Host::BARE)) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        press(&page, ".resource-themes a[href='#tough-year']").await?;
        until(|| async { Ok(page.look("location.hash").await? == "#tough-year") }, "the link is followed").await?;
        page.leave_frames().await?;
        moment().await;
        let told = "[...new Set(heard.map(({ data }) => data.almanac ?? data.type))].sort().join()";
        ensure!(page.look_text(told).await? == "height,iframe-resized", "told {}", page.look_text(told).await?);
    }

    /// The same, where nothing was asked for.
    nothing_more_is_told_than_is_asked_for(page, at(Host::SCRIPTED)) {
        page.enter_frame(0).await?;
        super::reads_opens_and_searches(&page).await?;
        moment().await;
        page.leave_frames().await?;
        let told = page.look_text("[...new Set(told.map(({ event }) => event))].sort().join()").await?;
        ensure!(told == "height,ready", "told of {told}");
    }
}

async fn is_open(page: &Page) -> anyhow::Result<bool> {
    Ok(page.look("document.getElementById('cyber-protection').closest('details').open").await? == true)
}

/// The frame has neither scrolled its host, nor taken its focus, nor added to its history.
async fn host_is_left_alone(page: &Page) -> anyhow::Result<()> {
    ensure!(page.look("scrollY").await? == 0, "the host has scrolled");
    ensure!(page.look("document.activeElement.localName").await? == "body", "the frame has taken the focus");
    ensure!(
        page.look("history.length").await? == page.look("window.entries").await?,
        "the frame has added to the history"
    );
    Ok(())
}

/// Whether the theme's line is in the window, below the host's bar of 80 pixels.
async fn in_view(page: &Page) -> anyhow::Result<bool> {
    page.leave_frames().await?;
    let frame = page.look("document.querySelector('iframe').getBoundingClientRect().top").await?;
    let height = page.look("innerHeight").await?;
    page.enter_frame(0).await?;
    let line =
        page.look("document.getElementById('cyber-protection').closest('details').getBoundingClientRect().top").await?;
    page.leave_frames().await?;
    let top = frame.as_f64().unwrap_or(-1.0) + line.as_f64().unwrap_or(-1e6);
    Ok(top >= 79.0 && top < height.as_f64().unwrap_or_default() - 40.0)
}
