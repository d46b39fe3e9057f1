//! The height of the frame, in the words of each host.

use std::time::Duration;

use anyhow::ensure;

use super::super::scenarios;
use super::{at, frame_fits};
use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::{Page, moment, until};
use crate::server::Fault;
use crate::visit::Visit;

const WITHOUT_WASM: Visit =
    Visit { faults: &[Fault::PolicyWithoutWasm], expected_errors: &["wasm"], ..at(Host::SCRIPTED) };
const REFUSES: Visit = Visit {
    before: "window.asked = 0; window.requestResize = () => { window.asked++; \
        return window.asked % 2 ? Promise.reject(new DOMException('no', 'NotAllowedError')) : (() => { throw new DOMException('no', 'NotAllowedError') })() }",
    ..at(Host::SCRIPTED)
};
const AMP: Host = Host::page("{snippet} <script src='/amp.js'></script>");
const PYM: Host = Host::page(
    "<div id='report'></div> <script src='/pym.js'></script> <script src='/pym-start.js' data-embed='{embed}'></script>",
);
const RESIZER: Host =
    Host::page("{snippet} <script src='/open-iframe-resizer.js'></script> <script src='/resizer-start.js'></script>");
const WORDPRESS: Host = Host::page("<script src='/wordpress.js/{report}/'></script>");
const CAPPED: Host = Host { style: "iframe { height: 1000px; max-height: 1000px }", ..Host::BARE };

scenarios! {
    /// R48: the frame grows and shrinks with its report, with few messages, and is silent when nothing happens.
    a_frame_is_as_high_as_its_report(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        page.leave_frames().await?;
        frame_fits(&page, 0).await?;
        moment().await;
        for _ in 0..2 {
            let before = heard(&page).await?;
            page.enter_frame(0).await?;
            super::toggle_theme(&page).await?;
            page.leave_frames().await?;
            frame_fits(&page, 0).await?;
            moment().await;
            let messages = heard(&page).await? - before;
            ensure!(messages <= 2, "{messages} messages for one change");
        }
        let before = heard(&page).await?;
        tokio::time::sleep(Duration::from_secs(10)).await;
        ensure!(heard(&page).await? == before, "messages while nothing happens");
    }

    /// R48: a link that opens a theme, and a search, are changes like others.
    every_change_is_told_once(page, at(Host::SCRIPTED)) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        page.leave_frames().await?;
        frame_fits(&page, 0).await?;
        moment().await;
        for change in ["link", "address"] {
            let before = heard(&page).await?;
            if change == "link" {
                page.enter_frame(0).await?;
                super::press(&page, ".resource-themes a[href='#tough-year']").await?;
                page.leave_frames().await?;
            } else {
                page.go_to("outlook-2024:cyber-protection").await?;
            }
            moment().await;
            frame_fits(&page, 0).await?;
            let heights = heard(&page).await? - before - 1;
            // A host that asks is answered besides.
            let most = if change == "link" { 2 } else { 4 };
            ensure!((1..=most).contains(&heights), "{heights} messages of a height for one {change}");
        }
    }

    /// R48: also where wasm is refused.
    a_frame_without_the_reader_is_as_high_as_its_report(page, WITHOUT_WASM) {
        page.enter_frame(0).await?;
        page.reader_becomes("off").await?;
        page.leave_frames().await?;
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        super::toggle_theme(&page).await?;
        page.leave_frames().await?;
        frame_fits(&page, 0).await?;
    }

    /// R48: the frame keeps its height, and is silent, however far the reader has zoomed; Chromium zooms as it is told.
    a_zoomed_frame_is_as_high_as_its_report(page, Visit { engines: &[Engine::Chromium], ..at(Host::SCRIPTED) }) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        page.leave_frames().await?;
        for zoom in [0.5, 0.67, 1.1, 1.5, 3.0] {
            let size = serde_json::json!({ "width": (1280.0 / zoom) as u32, "height": (900.0 / zoom) as u32,
                "deviceScaleFactor": zoom, "mobile": false });
            page.ask_chromium("Emulation.setDeviceMetricsOverride", size).await?;
            frame_fits(&page, 0).await?;
            moment().await;
            let before = heard(&page).await?;
            moment().await;
            ensure!(heard(&page).await? == before, "at {zoom} the frame does not come to rest");
            frame_fits(&page, 0).await?;
        }
    }

    /// R50: a browser that could size frames itself, and refuses to.
    a_refusal_to_size_changes_nothing(page, REFUSES) {
        follows_the_height(&page).await?;
        page.enter_frame(0).await?;
        ensure!(page.look("window.asked > 1").await? == true, "it was not asked");
    }

    /// R49: AMP.
    amp_sizes_the_frame(page, at(AMP)) {
        follows_the_height(&page).await?;
    }

    /// R49: pym.js, as it is published.
    pym_sizes_the_frame(page, at(PYM)) {
        follows_the_height(&page).await?;
    }

    /// R49: open-iframe-resizer, as it is published.
    open_iframe_resizer_sizes_the_frame(page, at(RESIZER)) {
        follows_the_height(&page).await?;
    }

    /// R49, R51, R62: a page that WordPress makes, whose sandbox allows scripts alone, whose frame is not seen before it
    /// is heard, and whose own script ends frames at 1,000 pixels.
    wordpress_sizes_the_frame(page, at(WORDPRESS)) {
        until(|| async { Ok(page.look("document.querySelector('iframe').height").await? == "1000") }, "the frame is 1,000 high").await?;
        let frame = "(({ sandbox, src, dataset }) => `${sandbox} ${src.endsWith('#?secret=' + dataset.secret)}`)(document.querySelector('iframe.wp-embedded-content'))";
        ensure!(page.look_text(frame).await? == "allow-scripts true");
        let seen = "(() => { const { position, clip } = getComputedStyle(document.querySelector('iframe')); return `${position} ${clip}`; })()";
        ensure!(page.look_text(seen).await? == "static auto", "it is seen as {}", page.look_text(seen).await?);
        ensure!(page.look("document.querySelector('iframe').clientHeight").await? == 1000);
        ensure!(page.look("document.querySelector('blockquote.wp-embedded-content').checkVisibility()").await? == false);
        page.enter_frame(0).await?;
        super::reads_opens_and_searches(&page).await?;
        super::scrolls_inside(&page).await?;
    }

    /// R51: what a host caps is scrolled inside the frame, by keyboard too.
    a_capped_frame_scrolls_inside(page, at(CAPPED)) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        super::scrolls_inside(&page).await?;
    }

    /// R51: by wheel and by finger, where a driver has them.
    a_capped_frame_scrolls_by_wheel_and_finger(page, Visit { engines: &[Engine::Chromium], ..at(CAPPED) }) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        page.leave_frames().await?;
        let scrolled = || async {
            page.leave_frames().await?;
            page.enter_frame(0).await?;
            Ok(page.look("scrollY > 200").await? == true)
        };
        page.ask_chromium("Input.dispatchMouseEvent", serde_json::json!({ "type": "mouseWheel", "x": 600, "y": 500, "deltaX": 0, "deltaY": 400 })).await?;
        until(scrolled, "the wheel scrolls the frame").await?;
        page.go_to_the_top().await?;
        page.leave_frames().await?;
        page.ask_chromium("Emulation.setTouchEmulationEnabled", serde_json::json!({ "enabled": true })).await?;
        for (step, y) in (0..=20).map(|step| (step, 800 - 30 * step)) {
            let kind = if step == 0 { "touchStart" } else { "touchMove" };
            page.ask_chromium("Input.dispatchTouchEvent", serde_json::json!({ "type": kind, "touchPoints": [{ "x": 600, "y": y }] })).await?;
        }
        page.ask_chromium("Input.dispatchTouchEvent", serde_json::json!({ "type": "touchEnd", "touchPoints": [] })).await?;
        until(scrolled, "a finger scrolls the frame").await?;
    }
}

/// How many messages the host has heard from its frame.
async fn heard(page: &Page) -> anyhow::Result<u64> {
    Ok(page.look("heard.filter(({ top }) => !top).length").await?.as_u64().unwrap_or_default())
}

async fn follows_the_height(page: &Page) -> anyhow::Result<()> {
    frame_fits(page, 0).await?;
    for _ in 0..2 {
        page.enter_frame(0).await?;
        super::toggle_theme(page).await?;
        page.leave_frames().await?;
        frame_fits(page, 0).await?;
    }
    Ok(())
}
