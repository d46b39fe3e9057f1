//! Hosts that mean ill, or do what nobody expects.

use anyhow::ensure;

use super::super::scenarios;
use super::{at, frame_fits, reads_opens_and_searches};
use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::{moment, until};
use crate::server::Fault;
use crate::sites::Report;
use crate::visit::{Prefers, Visit};

/// Sends the host messages that no report sends, from everywhere a message can come from.
const FUZZ: &str = "
    const done = arguments[arguments.length - 1];
    const frame = document.querySelector('iframe');
    const before = frame.style.height;
    const odd = [null, undefined, 0, NaN, -1, 1e6 + 1, 1e308, Infinity, '', 'height', '12px', {}, [], true, { valueOf: () => 7 }];
    const origins = ['null', location.origin, 'https://example.org', new URL(frame.src).origin];
    const stranger = document.body.appendChild(document.createElement('iframe'));
    stranger.hidden = true;
    const send = (data, source, origin) => dispatchEvent(new MessageEvent('message', { data, source, origin }));
    let sent = 0;
    // What no report says, from its own frame and with its own origin too.
    for (const value of odd)
        for (const other of odd)
            for (const data of [value, { almanac: value }, { almanac: 'height', report: value, height: 70 }, { almanac: 'height', report: 'a', height: other },
                { almanac: 'place', report: 'a', id: other, top: value }, { almanac: 'open', report: other }])
                for (const source of [frame.contentWindow, null, window, stranger.contentWindow])
                    for (const origin of origins) {
                        if (typeof data?.report === 'string' && typeof data.id === 'string' && Number.isFinite(data.top)) continue;
                        if (data?.height === 70 && typeof data.report === 'string' && source === frame.contentWindow) continue;
                        send(data, source, origin);
                        sent++;
                    }
    // What a report says, from anyone else: another window, or another origin in the frame, which may have its height alone.
    for (const [source, origin] of [[stranger.contentWindow, origins[2]], [window, origins[3]], [null, origins[3]]])
        for (const data of [{ almanac: 'height', report: 'a', height: 77 }, { almanac: 'place', report: 'a', id: 'b', top: 5 }]) send(data, source, origin);
    let told = 0;
    for (const name of ['place', 'open', 'search']) addEventListener(`almanac:${name}`, () => told++);
    for (const origin of origins.slice(0, 3))
        for (const almanac of ['place', 'open', 'search']) send({ almanac, report: 'a', id: 'b', top: 5 }, frame.contentWindow, origin);
    stranger.remove();
    done([before, frame.style.height, location.hash, sent > 10000 && !told].join());
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
    expected_errors: &["frame-ancestors"],
    allowed_errors: &["Framing", "framing"],
    ..at(Host::SCRIPTED)
};
const NO_STORAGE: Visit = Visit {
    before: "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })",
    ..at(Host::SCRIPTED)
};
const BELOW: Host = Host { style: "main > p { margin-block-end: 6000px }", ..Host::SCRIPTED };
/// Lets no script of others run.
const REFUSES_SCRIPT: Visit = Visit {
    expected_errors: &["embed.js"],
    ..at(Host { headers: &[("content-security-policy", "script-src 'self'; frame-src http:")], ..Host::SCRIPTED })
};
/// Its browser keeps nothing for others than the page itself.
const NO_COOKIES: Visit =
    Visit { prefers: &[Prefers::NoThirdParties], engines: &[Engine::Chromium, Engine::Firefox], ..at(Host::SCRIPTED) };
/// Cloudflare stands before the report, with what rewrites its pages switched on.
const CLOUDFLARE: Visit = Visit { report: Report::Small, faults: &[Fault::Cloudflare], ..Visit::PLAIN };

scenarios! {
    /// Cloudflare's Rocket Loader holds no script of the report back, and mail links stay links to mail.
    cloudflare_changes_nothing_in_the_page(page, CLOUDFLARE) {
        page.reader_becomes("ready").await?;
        let mail = "document.querySelector('footer a[href^=\"mailto:\"]')?.href ?? ''";
        ensure!(page.look_text(mail).await? == "mailto:help@example.org", "the mail link is gone");
    }

    /// The same for the report in a frame.
    cloudflare_changes_nothing_in_a_frame(page, Visit { report: Report::Outlook, host: Some(Host::SCRIPTED), ..CLOUDFLARE }) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
    }

    /// R54: ten thousand messages that no report sends change nothing and throw nothing.
    strangers_cannot_size_the_frame(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        let result = page.run(FUZZ).await?;
        let result = result.as_str().unwrap_or_default().to_owned();
        let parts: Vec<_> = result.split(',').collect();
        ensure!(parts.first() == parts.get(1) && parts.get(2) == Some(&"") && parts.get(3) == Some(&"true"), "changed: {result}");
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
        until(|| async { Ok(page.requests().contains(&"/embed.html".to_owned())) }, "the browser asks for the report").await?;
        moment().await;
        // A page that is shown loads its style and speaks to its host; a refused one does neither.
        ensure!(!page.requests().iter().any(|path| path.starts_with("/assets/")), "the report is loaded");
        ensure!(page.look("heard.length").await? == 0, "the report speaks to its host");
        page.enter_frame(0).await?;
        ensure!(page.look("document.querySelector('[data-report]') === null").await? == true, "the report is shown");
        page.leave_frames().await?;
        // Visited itself, the same page comes, with the policy that has refused the host.
        page.visit(&format!("{}/embed.html", page.report_address())).await?;
        page.reader_becomes("ready").await?;
        let policy = page.run("fetch(location).then(({ headers }) => arguments[0](headers.get('content-security-policy')))").await?;
        let policy = policy.as_str().unwrap_or_default();
        ensure!(policy.contains("frame-ancestors 'self' https://intranet.example.org"), "the policy is {policy}");
    }

    /// R64: one that is on the list does.
    a_host_that_is_listed_is_welcome(page, Visit { report: Report::Welcome, ..at(Host::SCRIPTED) }) {
        frame_fits(&page, 0).await?;
    }

    /// R55: a host that sends back whatever it hears comes to rest.
    an_echo_comes_to_rest(page, at(Host::ECHOES)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        page.leave_frames().await?;
        moment().await;
        let before = page.look("heard.length").await?;
        moment().await;
        ensure!(page.look("heard.length").await? == before, "messages while nothing happens");
    }

    /// R65: a host whose policy refuses our script shows the report as it would without.
    a_refused_script_does_no_harm(page, REFUSES_SCRIPT) {
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        ensure!(page.look("innerHeight").await? == 640, "the frame is {} high", page.look("innerHeight").await?);
    }

    /// R61: a browser that keeps nothing for third parties.
    a_frame_without_cookies_works(page, NO_COOKIES) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        let refused = "(document.cookie = 'kept=1; SameSite=None; Secure', document.cookie === '')";
        ensure!(page.eval(refused).await? == true, "cookies are kept");
        reads_opens_and_searches(&page).await?;
    }

    /// Frames of no width, of little, and of much.
    frames_of_any_width_are_read(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        for width in ["0", "120px", "4000px", "100%"] {
            page.eval(&format!("(document.querySelector('iframe').style.width = '{width}', null)")).await?;
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
        page.eval("(() => { const frame = document.querySelector('iframe'); const place = frame.parentElement; frame.remove(); place.append(frame); return null })()").await?;
        frame_fits(&page, 0).await?;
        page.eval("(() => { const frame = document.querySelector('iframe'); const own = frame.src; frame.src = '/other'; setTimeout(() => { frame.src = own }, 500); return null })()").await?;
        moment().await;
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
    }

    /// R53: a frame that comes after the script is found.
    a_late_frame_is_found(page, at(super::LATE)) {
        super::add_frame(&page, "?only=people").await?;
        frame_fits(&page, 0).await?;
    }

    /// A lazy frame below the window comes when the reader does.
    a_lazy_frame_comes_into_view(page, at(BELOW)) {
        page.eval("(document.querySelector('iframe').scrollIntoView(), null)").await?;
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
        super::press(&page, ".toolbar-toggle").await?;
        moment().await;
        ensure!(page.look("localStorage.length + sessionStorage.length").await? == 0, "something is stored");
        ensure!(page.look("document.cookie").await? == "", "there is a cookie");
        let origins = "[...new Set(performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin))].join()";
        ensure!(page.look_text(origins).await? == page.report_address(), "asked {}", page.look_text(origins).await?);
        until(|| async { Ok(page.look("document.referrer").await? == "") }, "no referrer is needed").await?;
    }
}
