//! Frames whose address does not say what is in them: they have their height, and their host is safe from strangers.

use anyhow::ensure;

use super::super::scenarios;
use super::{at, frame_fits, press};
use crate::hosts::Host;
use crate::page::{Page, moment, until};
use crate::server::Fault;
use crate::visit::Visit;

/// The address redirects to the report, at another origin.
const MOVED: Host = Host::page(
    "<iframe src='/moved' title='Moved' style='width:100%;border:0'></iframe> <script src='{report}/embed.js'></script>",
);
/// The same, where the host serves the script itself and so names the report's origin nowhere.
const MOVED_UNNAMED: Host = Host::page(
    "<iframe src='/moved' title='Moved' style='width:100%;border:0'></iframe> <script src='/embed.js'></script>",
);
/// The frame in a shadow root in another, as components of a component have it, below the window.
const SHADOW: Host = Host {
    style: "main > p { margin-block-end: 1500px }",
    ..Host::page(
        "<div id='outer'></div> <script>
        const shadow = (element) => element.attachShadow({ mode: 'open' });
        const inner = shadow(document.getElementById('outer')).appendChild(document.createElement('div'));
        const frame = Object.assign(document.createElement('iframe'), { src: '{embed}', title: 'Within' });
        frame.style.width = '100%';
        shadow(inner).append(frame);
        </script> <script src='{report}/embed.js'></script>",
    )
};
/// The host's own frame is sent on to the report by what is in it.
const SENT_ON: Host = Host::page(
    "<iframe srcdoc=\"<meta http-equiv='refresh' content='0;url={embed}'>\" title='Sent on' style='width:100%'></iframe> \
        <script src='{report}/embed.js'></script>",
);
/// An editor has put frame and script together into a frame without an address.
const WRAPPED: Host = Host::page(
    "<iframe srcdoc=\"<iframe src='{embed}' title='Within' style='width:100%'></iframe><script src='{report}/embed.js'></script>\" \
        title='Wrapped' style='width:100%;height:60rem'></iframe>",
);
/// The report's host serves its pages without `.html`.
const CLEAN: Visit = Visit { faults: &[Fault::CleanUrls], ..at(Host { file: "embed", ..Host::SCRIPTED }) };

const LINK: &str = ".resource-themes a[href='#tough-year']";

scenarios! {
    /// B1: an address that redirects to another origin. The script comes from there, so links lead on as well.
    a_redirected_frame_fits(page, at(MOVED)) {
        frame_fits(&page, 0).await?;
        follow(&page).await?;
        until(|| async { Ok(page.look_text("location.hash").await?.ends_with("--tough-year")) }, "the host's address names the theme").await?;
    }

    /// B1, R54: from an origin that the host has named nowhere, only the height is obeyed.
    a_redirected_stranger_has_its_height_alone(page, at(MOVED_UNNAMED)) {
        frame_fits(&page, 0).await?;
        follow(&page).await?;
        moment().await;
        let heard = "heard.some(({ data }) => data.almanac === 'place')";
        ensure!(page.look(heard).await? == true, "the frame tells no place");
        let told = "location.hash + told.filter(({ event }) => !/ready|height/.test(event)).length";
        ensure!(page.look_text(told).await? == "0", "the host has obeyed: {}", page.look_text(told).await?);
        ensure!(page.look("history.length === entries").await? == true, "the history has grown");
    }

    /// B1: a frame in an open shadow root is as high as its report, and the host's address leads into it.
    a_frame_in_a_shadow_root_fits(page, at(Host { fragment: "#outlook-2024:cyber-protection", ..SHADOW })) {
        let fits = "(({ clientHeight }, sent) => sent?.data.height === clientHeight)(
            document.getElementById('outer').shadowRoot.firstChild.shadowRoot.querySelector('iframe'),
            heard.filter(({ data }) => data?.almanac === 'height').at(-1))";
        until(|| async { Ok(page.look(fits).await? == true) }, "the frame is as high as it asks to be").await?;
        let place = "told.some(({ event, id }) => event === 'place' && id === 'cyber-protection') && scrollY > 500";
        until(|| async { Ok(page.look(place).await? == true) }, "the host scrolls to the theme").await?;
    }

    /// B1: pages without `.html`.
    a_frame_without_html_in_its_address_fits(page, CLEAN) {
        frame_fits(&page, 0).await?;
    }

    /// B1: a frame without an address that is led to the report later, by what is in it or by the host.
    a_frame_without_an_address_fits(page, at(SENT_ON)) {
        frame_fits(&page, 0).await?;
        let address = format!("{}/embed.html", page.report_address());
        page.eval(&format!("(() => {{ const frame = document.createElement('iframe'); frame.title = 'Led'; frame.style.width = '100%'; \
            document.querySelector('main').append(frame); setTimeout(() => frame.contentWindow.location.replace('{address}'), 300) }})()")).await?;
        frame_fits(&page, 1).await?;
    }

    /// B1: frame and script in a frame without an address.
    a_wrapped_frame_fits(page, at(WRAPPED)) {
        let within = || async {
            page.leave_frames().await?;
            page.enter_frame(0).await?;
            let frame = page.look("document.querySelector('iframe').clientHeight").await?;
            page.enter_frame(0).await?;
            let content = page.look("Math.ceil(document.body.getBoundingClientRect().height)").await?;
            Ok(frame == content && frame.as_f64() > Some(500.0))
        };
        until(within, "the frame is as high as its report").await?;
    }
}

/// Follows a link in the frame.
async fn follow(page: &Page) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    page.reader_becomes("ready").await?;
    press(page, LINK).await?;
    page.leave_frames().await
}
