//! A scenario: how the page is visited, and what a reader then does and sees.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use anyhow::{Context, ensure};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::hosts::{Host, Hosting};
use crate::page::Page;
use crate::results::Results;
use crate::server::{Fault, Server};
use crate::sites::{self, Report};

/// What a reader has told the system or the browser.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Prefers {
    Dark,
    ReducedMotion,
    ForcedColours,
    NoThirdParties,
}

/// Where the page comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Source {
    Host,
    Disk,
}

/// How the page is visited.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    /// Which report it shows.
    pub report: Report,
    /// Where the page comes from.
    pub source: Source,
    /// The partner's page that shows it in a frame; without one it is visited itself.
    pub host: Option<Host>,
    /// What goes wrong on the way.
    pub faults: &'static [Fault],
    /// A script that runs before all others: a browser without something, or another date.
    pub before: &'static str,
    /// Whether scripts run at all.
    pub scripts: bool,
    /// What the reader has told the system.
    pub prefers: &'static [Prefers],
    /// The engines that can be made to visit so; CONTRIBUTING.md says what each cannot.
    pub engines: &'static [Engine],
    /// What follows the page's address.
    pub fragment: &'static str,
    /// The width and height of the window, in CSS pixels.
    pub size: (u32, u32),
    /// Errors that the fault itself makes. Chromium, whose log tells of every error, must tell of each of these.
    pub expected_errors: &'static [&'static str],
    /// More that such errors may contain, in the words of one engine or another.
    pub allowed_errors: &'static [&'static str],
}

impl Visit {
    /// A visit in which nothing goes wrong, on a day before the notice's event.
    pub const PLAIN: Self = Self {
        report: Report::Outlook,
        source: Source::Host,
        host: None,
        faults: &[],
        before: clock_2024!(),
        scripts: true,
        prefers: &[],
        engines: &Engine::ALL,
        fragment: "",
        size: (1280, 900),
        expected_errors: &[],
        allowed_errors: &[],
    };
}

/// Sets the clock to 15 January 2024.
macro_rules! clock_2024 {
    () => {
        "{ const now = Date.UTC(2024, 0, 15, 12); const Real = Date; \
           globalThis.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(now) } \
           static now() { return now } } }"
    };
}
use clock_2024;

impl Visit {
    /// How many seconds the page waits for what comes late.
    pub fn delay(&self) -> u64 {
        let late = self.faults.iter().filter_map(|fault| match fault {
            Fault::Late(_, seconds) => Some(*seconds),
            _ => None,
        });
        late.max().unwrap_or(0)
    }

    /// The preferences as CSS media features and their values.
    pub fn media_features(&self) -> Vec<(&'static str, &'static str)> {
        let scheme = if self.prefers.contains(&Prefers::Dark) { "dark" } else { "light" };
        let mut features = vec![("prefers-color-scheme", scheme)];
        for preference in self.prefers {
            match preference {
                Prefers::Dark | Prefers::NoThirdParties => {}
                Prefers::ReducedMotion => features.push(("prefers-reduced-motion", "reduce")),
                Prefers::ForcedColours => features.push(("forced-colors", "active")),
            }
        }
        features
    }
}

type Run = fn(Page) -> Pin<Box<dyn Future<Output = anyhow::Result<Page>>>>;

/// Something a reader does, and what must then hold.
pub struct Scenario {
    pub name: String,
    pub visit: Visit,
    pub run: Run,
}

/// The longest a scenario may take; a browser that hangs ends its scenario and not the tests.
const LIMIT: Duration = Duration::from_secs(120);
/// The longest that measuring may take, which visits many pages.
const LONG_LIMIT: Duration = Duration::from_secs(1_200);

/// Collects, in every engine alike, what went wrong in the page.
pub const COLLECTOR: &str = "
    window.faults = [];
    const note = (kind, what) => window.faults.push(kind + ': ' + what);
    addEventListener('error', (e) => e.target === window && note('error', e.message), true);
    addEventListener('unhandledrejection', (e) => note('rejection', e.reason));
    document.addEventListener('securitypolicyviolation', (e) =>
        note('policy', e.effectiveDirective + ' ' + e.blockedURI));
    for (const level of ['error', 'warn']) {
        const real = console[level];
        console[level] = (...words) => { note('console', words.join(' ')); real.apply(console, words); };
    }
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
        window.shift = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
    }
    document.currentScript.remove();
";

/// Visits the page and runs the scenario; then nothing unexpected may have gone wrong in the page.
pub async fn run(scenario: &Scenario, driver: &Driver, results: &Results) -> anyhow::Result<()> {
    let visit = scenario.visit;
    let limit = if scenario.name.starts_with("measures") { LONG_LIMIT } else { LIMIT };
    let probe = format!("{COLLECTOR}{}", visit.before);
    // WebKit's driver cannot switch scripts off, so the page's own policy does.
    let stopped = (!visit.scripts && driver.engine == Engine::WebKit).then_some(Fault::PolicyWithoutScripts);
    let faults = visit.faults.iter().copied().chain(stopped).collect();
    let server = Server::start(&sites::folder(visit.report)?, faults, probe).await?;
    let hosting = match visit.host {
        Some(host) => Some(Hosting::start(host, server.address, COLLECTOR.to_owned()).await?),
        None => None,
    };
    let session = driver.session(&visit).await?;
    if let Some(version) = session.browser.capabilities().get("browserVersion").and_then(|version| version.as_str()) {
        results.met(driver.engine, version);
    }
    let page = Page::new(session.browser.clone(), driver.engine, &server, hosting.as_ref(), visit);
    let steps = async {
        page.open().await?;
        ensure!(visit.scripts || page.look("'faults' in window").await? == false, "scripts run in the page");
        let page = (scenario.run)(page).await?;
        if visit.scripts {
            only_expected(&page.faults().await?, &visit, driver.engine)?;
        }
        Ok(())
    };
    let result = tokio::time::timeout(limit, steps).await.context("the scenario hung").and_then(|result| result);
    if result.is_err() {
        keep_state(&session.browser, &format!("{}-{}", driver.engine, scenario.name)).await;
    }
    driver.leave(session, &visit, result.is_ok()).await;
    result
}

/// What went wrong was expected, and what was expected went wrong.
fn only_expected(faults: &[String], visit: &Visit, engine: Engine) -> anyhow::Result<()> {
    let known = |fault: &&String| {
        visit.expected_errors.iter().chain(visit.allowed_errors).any(|expected| fault.contains(expected))
    };
    let unexpected: Vec<_> = faults.iter().filter(|fault| !known(fault)).collect();
    ensure!(unexpected.is_empty(), "went wrong in the page: {unexpected:#?}");
    let occurred = |expected: &str| faults.iter().any(|fault| fault.contains(expected));
    let missing: Vec<_> = visit.expected_errors.iter().filter(|expected| !occurred(expected)).collect();
    ensure!(engine != Engine::Chromium || missing.is_empty(), "{missing:?} did not go wrong, but {faults:#?}");
    Ok(())
}

/// Saves what the page looked like when a scenario failed.
async fn keep_state(session: &thirtyfour::WebDriver, name: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("failures");
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let limit = Duration::from_secs(10);
    let _ = tokio::time::timeout(limit, session.screenshot(&folder.join(format!("{name}.png")))).await;
    if let Ok(Ok(console)) = tokio::time::timeout(limit, session.execute("return window.faults", Vec::new())).await {
        let _ = std::fs::write(folder.join(format!("{name}.console.json")), console.json().to_string());
    }
    if let Ok(Ok(source)) = tokio::time::timeout(limit, session.source()).await {
        let _ = std::fs::write(folder.join(format!("{name}.html")), source);
    }
}
