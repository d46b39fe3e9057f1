//! Hosts that mean ill, or do what nobody expects.

use anyhow::ensure;

use super::super::scenarios;
use super::{at, frame_fits, reads_opens_and_searches};
use crate::hosts::Host;
use crate::page::until;
use crate::sites::Report;
use crate::visit::Visit;

/// Sends the host messages that no report sends, from everywhere a message can come from.
const FUZZ: &str = "
    const done = arguments[arguments.length - 1];
    const frame = document.querySelector('iframe');
    const before = frame.style.height;
    const odd = [null, undefined, 0, NaN, -1, 1e9, Infinity, '', 'height', '12px', {}, [], true, { valueOf: () => 7 }];
    const stranger = document.body.appendChild(document.createElement('iframe'));
    stranger.hidden = true;
    const pick = (list, number) => list[number % list.length];
    const send = (data, source) => dispatchEvent(new MessageEvent('message', {
        data, source, origin: pick(['null', location.origin, 'https://example.org', new URL(frame.src).origin], Math.floor(Math.random() * 4)),
    }));
    for (let number = 0; number < 10000; number++) {
        const value = pick(odd, number), other = pick(odd, number >> 3);
        const data = pick([value, { almanac: value }, { almanac: 'height', report: 'a', height: other },
            { almanac: 'place', report: value, id: other, top: value }, { almanac: 'open', report: other }], number);
        const own = number % 2 && !(data?.almanac === 'height' && Number.isFinite(data.height) && data.height > 0);
        send(data, own ? frame.contentWindow : pick([null, window, stranger.contentWindow], number));
    }
    send({ almanac: 'height', report: 'a', height: 77 }, stranger.contentWindow);
    dispatchEvent(new MessageEvent('message', { data: { almanac: 'height', report: 'a', height: 77 }, source: frame.contentWindow, origin: 'https://example.org' }));
    stranger.remove();
    done([before, frame.style.height, location.hash].join());
";

/// Floods the frame with messages, some of them from its own host and well-formed.
const FLOOD: &str = "
    const done = arguments[arguments.length - 1];
    const { contentWindow } = document.querySelector('iframe');
    const odd = [null, 1, 'x', {}, { almanac: 'show', id: 7 }, { almanac: 'show', id: 'nowhere' }, { almanac: 'navigate', href: 'about:blank' },
        { almanac: 'theme', theme: 'url(x)' }, { almanac: 'show', id: '\"><img src=x>' }];
    const before = heard.length;
    for (let number = 0; number < 10000; number++) contentWindow.postMessage(odd[number % odd.length], '*');
    setTimeout(() => done(heard.length - before), 3000);
";

const LISTED: Visit = Visit {
    report: Report::Listed,
    expected_errors: &["frame-ancestors", "Framing", "framing", "refused", "X-Frame", "frame"],
    ..at(Host::SCRIPTED)
};
const NO_STORAGE: Visit = Visit {
    before: "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })",
    ..at(Host::SCRIPTED)
};
const LATE: Host = Host::page(include_str!("../../../hosts/late.html"));
const BELOW: Host = Host::page(include_str!("../../../hosts/below.html"));

scenarios! {
    /// R54: ten thousand messages that no report sends change nothing and throw nothing.
    strangers_cannot_size_the_frame(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        let result = page.run(FUZZ).await?;
        let result = result.as_str().unwrap_or_default().to_owned();
        let parts: Vec<_> = result.split(',').collect();
        ensure!(parts.first() == parts.get(1) && parts.get(2) == Some(&""), "changed: {result}");
        frame_fits(&page, 0).await?;
    }

    /// R55: a flood of messages neither moves nor changes the report, and is answered a few times at the most.
    a_flood_changes_nothing_in_the_frame(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        let answers = page.run(FLOOD).await?.as_u64().unwrap_or(u64::MAX);
        ensure!(answers < 250, "{answers} answers");
        page.enter_frame(0).await?;
        ensure!(page.look("location.hash + (document.documentElement.dataset.appearance ?? '')").await? == "");
        reads_opens_and_searches(&page).await?;
    }

    /// R64: a host that is not on the list sees no report.
    a_host_that_is_not_listed_is_refused(page, LISTED) {
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        page.enter_frame(0).await?;
        let shown = page.look("document.querySelector('[data-report]') !== null").await;
        ensure!(!matches!(shown, Ok(shown) if shown == true), "the report is shown");
        page.leave_frames().await?;
    }

    /// Frames of no width, of little, and of much.
    frames_of_any_width_are_read(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        for width in ["0", "120px", "4000px", "100%"] {
            page.look(&format!("(document.querySelector('iframe').style.width = '{width}', null)")).await?;
            page.enter_frame(0).await?;
            page.reader_becomes("ready").await?;
            page.leave_frames().await?;
            if width != "0" {
                frame_fits(&page, 0).await?;
            }
        }
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// A host that takes the frame out, puts it back, and sends it elsewhere and home again.
    a_frame_survives_its_host(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        page.look("(() => { const frame = document.querySelector('iframe'); const place = frame.parentElement; frame.remove(); place.append(frame); return null })()").await?;
        frame_fits(&page, 0).await?;
        page.look("(() => { const frame = document.querySelector('iframe'); const own = frame.src; frame.src = '/other'; setTimeout(() => { frame.src = own }, 500); return null })()").await?;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R53: a frame that comes after the script is found.
    a_late_frame_is_found(page, at(LATE)) {
        page.look(&format!("(() => {{ const frame = document.createElement('iframe'); frame.title = 'Late'; frame.style.width = '100%'; \
            frame.src = '{}/embed.html?only=people'; document.getElementById('place').after(frame); return null }})()", page.report_address())).await?;
        frame_fits(&page, 0).await?;
    }

    /// A lazy frame below the window comes when the reader does.
    a_lazy_frame_comes_into_view(page, at(BELOW)) {
        page.look("(document.querySelector('iframe').scrollIntoView(), null)").await?;
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// Where storage throws the report works all the same.
    a_frame_without_storage_works(page, NO_STORAGE) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R61: a frame sets no cookie, writes nothing, and asks no other origin for anything.
    a_frame_keeps_nothing(page, at(Host::SCRIPTED)) {
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        super::press(&page, ".toolbar-all").await?;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        ensure!(page.look("localStorage.length + sessionStorage.length").await? == 0, "something is stored");
        ensure!(page.look("document.cookie").await? == "", "there is a cookie");
        let origins = "[...new Set(performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin))].join()";
        ensure!(page.look_text(origins).await? == page.report_address(), "asked {}", page.look_text(origins).await?);
        until(|| async { Ok(page.look("document.referrer").await? == "") }, "no referrer is needed").await?;
    }
}
