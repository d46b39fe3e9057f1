//! How quick the page is where the processor is four times slower, in Chromium: `make measures` prints it.

use serde_json::json;

use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::Page;
use crate::sites::Report;
use crate::visit::{Scenario, Visit};

const VISIT: Visit = Visit { before: READY, engines: &[Engine::Chromium], ..Visit::PLAIN };

/// Notes when the reader is ready.
const READY: &str = "new MutationObserver((_, observer) => {
    if (document.documentElement.dataset.client !== 'ready') return;
    window.readyAt = performance.now();
    observer.disconnect();
}).observe(document.documentElement, { attributes: true });";

/// One test a report.
pub fn all() -> Vec<Scenario> {
    let frame = Scenario {
        name: "measures_frame".to_owned(),
        visit: Visit { host: Some(Host::SCRIPTED), ..VISIT },
        run: |page| Box::pin(async move { measure_frame(page).await }),
    };
    [("measures_outlook", Report::Outlook), ("measures_large", Report::Large)]
        .into_iter()
        .map(|(name, report)| Scenario {
            name: name.to_owned(),
            visit: Visit { report, ..VISIT },
            run: |page| Box::pin(async move { measure(page).await }),
        })
        .chain([frame])
        .collect()
}

/// Types queries letter by letter. For each keystroke: what the page does, with its layout, and then the time to
/// the next frame, which is waiting for the screen; an empty field's keystroke is the baseline.
const TYPE: &str = "
    const done = arguments[arguments.length - 1];
    const field = document.querySelector('[type=search]');
    const frame = () => new Promise((painted) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = painted;
        channel.port2.postMessage(0);
    }));
    const type = async (text) => {
        await frame();
        field.value = text;
        const start = performance.now();
        field.dispatchEvent(new Event('input', { bubbles: true }));
        // Effects run in microtasks, each of which may queue another.
        for (let turn = 0; turn < 20; turn++) await null;
        const handled = performance.now() - start;
        document.body.offsetHeight;
        const worked = performance.now() - start;
        await frame();
        return { handled, worked, painted: performance.now() - start };
    };
    const at = (times, part) => times.sort((one, other) => one - other)[Math.floor((times.length - 1) * part)].toFixed(1);
    const tell = (keystrokes) => Object.fromEntries(['handled', 'worked', 'painted'].map((what) => {
        const times = keystrokes.map((keystroke) => keystroke[what]);
        return [what, 'median ' + at(times, 0.5) + ', p95 ' + at(times, 0.95)];
    }));
    (async () => {
        const start = performance.now();
        field.focus();
        const index = (performance.now() - start).toFixed(1);
        const empty = [], typed = [];
        for (let turn = 0; turn < 20; turn++) empty.push(await type(' '.repeat(1 + turn % 2)));
        for (const query of ['cyber security', 'digital public services', 'data and people', 'infrastrcture', 'zzzz'])
            for (let letters = 1; letters <= query.length; letters++) typed.push(await type(query.slice(0, letters)));
        done({ index, baseline: tell(empty), typed: tell(typed) });
    })();
";

/// How long themes take to open: from the press to the next frame.
const OPEN: &str = "
    const done = arguments[arguments.length - 1];
    const button = document.querySelector('.toolbar-toggle');
    (async () => {
        const start = performance.now();
        button.click();
        document.body.offsetHeight;
        done({ open_all: (performance.now() - start).toFixed(1) });
    })();
";

/// Opens and closes a theme in a frame, and tells when; the host's clock starts elsewhere.
const TOGGLE: &str = "
    const done = arguments[arguments.length - 1];
    const theme = document.querySelector('details.theme');
    const wait = (time) => new Promise((over) => setTimeout(over, time));
    (async () => {
        const changed = [];
        for (let turn = 0; turn < 20; turn++) {
            theme.open = !theme.open;
            changed.push(performance.timeOrigin + performance.now());
            await wait(400);
        }
        done(changed);
    })();
";

/// How long a host waits for the height after a change in its frame (R48: 100 ms), and in how many messages it comes.
async fn measure_frame(page: Page) -> anyhow::Result<Page> {
    page.ask_chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    page.enter_frame(0).await?;
    page.reader_becomes("ready").await?;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let changed = page.run(TOGGLE).await?;
    page.leave_frames().await?;
    let waited = format!(
        "(() => {{ const waits = {changed}.map((start) => heard.map(({{ at }}) => performance.timeOrigin + at - start) \
            .filter((wait) => wait >= 0 && wait < 400)).sort((one, other) => one[0] - other[0]); \
            const first = waits.map((wait) => wait[0]?.toFixed(1)); \
            return `median ${{first[10]}}, p95 ${{first[18]}}, messages ${{Math.max(...waits.map((wait) => wait.length))}}` }})()"
    );
    println!("height told, in ms: {}", page.look(&waited).await?);
    Ok(page)
}

async fn measure(page: Page) -> anyhow::Result<Page> {
    page.ask_chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    page.reload().await?;
    page.reader_becomes("ready").await?;
    println!("ready after {} ms", page.look("Math.round(window.readyAt)").await?);
    println!("search, in ms: {:#}", page.run(TYPE).await?);
    if page.report() == Report::Outlook {
        println!("{}", page.run(OPEN).await?);
    }
    Ok(page)
}
