//! Hosts as partners have them.

use anyhow::{Context, ensure};

use super::super::printing::text_of;
use super::super::scenarios;
use super::{THEME, at, frame_fits, reads_opens_and_searches};
use crate::engine::Engine;
use crate::hosts::{Host, snippet, wiki};
use crate::page::{Page, until};
use crate::sites::dist;
use crate::visit::Visit;

const STRIPPED: Host = Host::page("{short}");
const NESTED: Host =
    Host::page("<iframe src='/inner' title='A page in the page' style='width:100%;height:60rem'></iframe>");
const RIGHT_TO_LEFT: Host = Host { style: "html { direction: rtl }", ..Host::SCRIPTED };
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
    ..STRIPPED
};
const STRICT_SCRIPTS: Host = Host { attributes: "sandbox='allow-scripts'", ..STRICT };
const STRICT_POPUPS: Host = Host {
    attributes: "sandbox='allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'",
    ..STRICT
};
/// The element with an address that no frame may have.
const ODD_ELEMENT: Host = Host::page(
    "<almanac-report id='none'></almanac-report> <almanac-report id='script' src='javascript:alert(1)'></almanac-report> \
        <almanac-report id='report' src='{embed}?only=people'></almanac-report> <script src='{report}/embed.js'></script>",
);

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
        works_at_a_given_height(&page).await?;
    }

    /// R46, R65: the same with a sandbox that lets scripts run.
    a_strict_host_with_a_sandbox_shows_the_report(page, at(STRICT_SCRIPTS)) {
        works_at_a_given_height(&page).await?;
    }

    /// R46, R65: and with one that lets windows open.
    a_strict_host_with_windows_shows_the_report(page, at(STRICT_POPUPS)) {
        works_at_a_given_height(&page).await?;
        page.leave_frames().await?;
        page.eval("(scrollTo(0, document.body.scrollHeight), null)").await?;
        page.enter_frame(0).await?;
        super::press(&page, ".embed-links a").await?;
        page.close_new_window().await?;
    }

    /// A host that reads from right to left.
    a_right_to_left_host_shows_the_report(page, at(RIGHT_TO_LEFT)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        ensure!(page.look("getComputedStyle(document.body).direction").await? == "ltr");
        reads_opens_and_searches(&page).await?;
    }

    /// R53: several reports on one page, and the script more than once: each frame has its own height.
    three_reports_share_a_page(page, at(super::MANY)) {
        for number in 0..3 {
            frame_fits(&page, number).await?;
        }
        for (number, words) in [(0, "Cyber protection"), (1, "A tough year"), (2, "Martin Ferguson")] {
            page.enter_frame(number).await?;
            page.reader_becomes("ready").await?;
            ensure!(page.sees(words).await?, "report {number} does not show {words}");
            page.leave_frames().await?;
        }
        let told = page.look_text("[...new Set(told.filter(({ event }) => event === 'ready').map(() => 'ready'))].join() + told.filter(({ event }) => event === 'ready').length").await?;
        ensure!(told == "ready3", "told {told}");
        let size = std::fs::metadata(dist().join("embed.js.gz"))?.len();
        ensure!(size <= 2_048, "the host script has {size} bytes");
    }

    /// R67: a host's page prints what fits into the frame; the whole is printed from the page that the frame leads to.
    a_printed_host_clips_the_frame(page, Visit { engines: &[Engine::Chromium, Engine::Firefox], ..at(Host::BARE) }) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.sees("Print or save").await?, "there is no way to paper");
        ensure!(page.all_text().await?.contains("Three tech trends shaping"), "nothing stands below what fits");
        page.leave_frames().await?;
        let printed = text_of(&page.print().await?)?;
        ensure!(!printed.contains("Three tech trends shaping"), "the frame is not clipped");
        ensure!(printed.contains("News") && printed.contains("The promise and the pressure"), "the host's page and frame are not printed: {printed}");
    }

    /// A frame in a frame.
    a_frame_in_a_frame_works(page, at(NESTED)) {
        page.enter_frame(0).await?;
        until(|| async { Ok(page.look("document.querySelector('iframe') !== null").await? == true) }, "the inner page is there").await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R70: the element works where the host's style takes everything away.
    the_element_stands_hostile_style(page, at(Host::HOSTILE)) {
        frame_fits(&page, 0).await?;
        ensure!(page.look("document.querySelector('almanac-report > a').textContent").await? == "The 2024 outlook");
        ensure!(page.look("document.querySelector('iframe').title").await? == "The 2024 outlook");
        let width = page.look("document.querySelector('iframe').getBoundingClientRect().width").await?;
        ensure!(width.as_f64() > Some(600.0), "the frame is {width} wide");
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R70: the element shows nothing that is no page, takes its name from the address where it has no other, and follows
    /// its address; the host may link to it.
    the_element_stands_odd_addresses(page, Visit { host: Some(Host { fragment: "#report", ..ODD_ELEMENT }), ..Visit::PLAIN }) {
        frame_fits(&page, 0).await?;
        let seen = "[document.querySelectorAll('iframe').length, document.querySelector(':target').id, document.querySelector('iframe').title].join()";
        ensure!(page.look_text(seen).await? == "1,report,127.0.0.1", "{}", page.look_text(seen).await?);
        page.eval("(document.getElementById('report').setAttribute('src', document.getElementById('report').getAttribute('src').replace('people', 'tough-year')), null)").await?;
        until(|| async {
            page.leave_frames().await?;
            page.enter_frame(0).await?;
            page.sees("A tough year").await
        }, "the other report is shown").await?;
        frame_fits(&page, 0).await?;
    }

    /// A real intranet: DokuWiki, with the snippet pasted in a page.
    a_wiki_shows_the_report(page, at(Host::BARE)) {
        let wiki = wiki(&snippet(&page.report_address(), "embed.html").full()).await?;
        page.visit(&wiki.address).await?;
        let frame = page.look("[...document.querySelectorAll('iframe')].findIndex((frame) => frame.src.includes('embed.html'))").await?;
        let frame = u16::try_from(frame.as_i64().context("a frame")?)?;
        page.eval("(document.querySelector('iframe').scrollIntoView(), null)").await?;
        page.enter_frame(frame).await?;
        reads_opens_and_searches(&page).await?;
        ensure!(page.look(&format!("document.getElementById('{}').closest('details').open", THEME.1)).await? == true);
        super::press(&page, ".embed-links a").await?;
        let opened = page.close_new_window().await?;
        ensure!(opened.contains("/index.html"), "it opens {opened}");
    }
}

/// R45, R51: the report at the height that the snippet's short form gives it.
async fn works_at_a_given_height(page: &Page) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    reads_opens_and_searches(page).await?;
    ensure!(page.look("innerHeight").await? == 900, "the frame is {} high", page.look("innerHeight").await?);
    super::scrolls_inside(page).await
}
