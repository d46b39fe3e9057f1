//! axe-core finds nothing wrong, in any state of the page (R87).

use anyhow::{Context, ensure};

use super::reviewed::REVIEWED;
use super::{CHROMIUM, Open, prepare};
use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::Page;
use crate::scenarios::scenarios;
use crate::server::Fault;
use crate::visit::{Prefers, Visit};

/// WebKit cannot be told that the reader prefers a dark page; a choice kept from an earlier visit is the same to it.
const DARK: Visit = Visit { before: "localStorage.setItem('almanac:appearance', 'dark')", ..Visit::PLAIN };
const PREFERS_DARK: Visit =
    Visit { prefers: &[Prefers::Dark], engines: &[Engine::Chromium, Engine::Firefox], ..Visit::PLAIN };
const FORCED_COLOURS: Visit = Visit { prefers: &[Prefers::ForcedColours], engines: CHROMIUM, ..Visit::PLAIN };
/// The browser reports itself that the policy refuses wasm.
const NO_WASM: Visit = Visit { faults: &[Fault::PolicyWithoutWasm], expected_errors: &["script-src"], ..Visit::PLAIN };

scenarios! {
    /// Every theme is closed.
    axe_closed(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        finds_nothing(&page).await?;
    }

    /// One theme is open.
    axe_one_open(page, Visit::PLAIN) {
        prepare(&page, Open::One).await?;
        finds_nothing(&page).await?;
    }

    /// Every theme is open.
    axe_all_open(page, Visit::PLAIN) {
        prepare(&page, Open::All).await?;
        finds_nothing(&page).await?;
    }

    /// The reader is here again: the way back is offered, and themes bear the mark of being read.
    axe_return(page, Visit { before: crate::scenarios::EARLIER, ..Visit::PLAIN }) {
        prepare(&page, Open::Nothing).await?;
        page.comes_to_show("Continue where you left off").await?;
        page.follow_contents("Digital trends").await?;
        finds_nothing(&page).await?;
    }

    /// The reader chose a dark page.
    axe_dark(page, DARK) {
        prepare(&page, Open::All).await?;
        finds_nothing(&page).await?;
    }

    /// The system asks for a dark page.
    axe_prefers_dark(page, PREFERS_DARK) {
        prepare(&page, Open::All).await?;
        finds_nothing(&page).await?;
    }

    /// The lists of resources are narrowed.
    axe_resources_narrowed(page, Visit { fragment: "?type=guide&order=title", ..Visit::PLAIN }) {
        prepare(&page, Open::Nothing).await?;
        page.comes_to_show(" of 60 resources shown").await?;
        finds_nothing(&page).await?;
    }

    /// Nothing is left of them.
    axe_resources_none_left(page, Visit { fragment: "?type=hub&year=2017", ..Visit::PLAIN }) {
        prepare(&page, Open::Nothing).await?;
        page.comes_to_show("No resource matches").await?;
        finds_nothing(&page).await?;
    }

    /// The system sets the colours.
    axe_forced_colours(page, FORCED_COLOURS) {
        prepare(&page, Open::All).await?;
        finds_nothing(&page).await?;
    }

    /// The reader does not start.
    axe_without_wasm(page, NO_WASM) {
        page.reader_becomes("off").await?;
        finds_nothing(&page).await?;
    }

    /// The window is narrow, and the list of contents a disclosure.
    axe_narrow(page, Visit { size: (320, 640), ..Visit::PLAIN }) {
        prepare(&page, Open::All).await?;
        page.eval("document.querySelector('.contents details').open = true").await?;
        finds_nothing(&page).await?;
    }

    /// Results of a search are shown.
    axe_results(page, Visit::PLAIN) {
        prepare(&page, Open::One).await?;
        page.search_for("digital").await?;
        page.comes_to_show("results for “digital”").await?;
        finds_nothing(&page).await?;
    }

    /// A search found nothing.
    axe_no_results(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        page.search_for("zzzz").await?;
        page.comes_to_show("No results").await?;
        finds_nothing(&page).await?;
    }

    /// The page as it is printed. Nothing on paper is a target for a pointer.
    axe_print(page, Visit { engines: CHROMIUM, ..Visit::PLAIN }) {
        prepare(&page, Open::Nothing).await?;
        page.emulate("print", &[]).await?;
        finds_nothing_by(&page, "'target-size': { enabled: false }").await?;
    }

    /// The dialog with a theme's link and citation is open.
    axe_citation(page, Visit::PLAIN) {
        prepare(&page, Open::One).await?;
        page.press("button", "Cite").await?;
        finds_nothing(&page).await?;
    }

    /// And so it is where the system sets the colours.
    axe_citation_in_forced_colours(page, FORCED_COLOURS) {
        prepare(&page, Open::One).await?;
        page.press("button", "Cite").await?;
        finds_nothing(&page).await?;
    }

    /// R58: a partner's page with the report in it, together; and the report in its frame.
    axe_embedded(page, Visit { host: Some(Host { query: "?open=tough-year", ..Host::SCRIPTED }), ..Visit::PLAIN }) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        finds_nothing_by(&page, IN_FRAME).await?;
        loaded(&page).await?;
        page.leave_frames().await?;
        finds_nothing_by(&page, "'color-contrast': { enabled: false }").await?;
    }

    /// The page for partners.
    axe_partners(page, Visit { fragment: "partners.html", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        loaded(&page).await?;
        page.leave_frames().await?;
        finds_nothing_by(&page, "'color-contrast': { enabled: false }").await?;
    }

    /// The self-test.
    axe_self_test(page, Visit { fragment: "selftest.html", ..Visit::PLAIN }) {
        page.comes_to_show("WebAssembly runs").await?;
        finds_nothing_by(&page, IN_FRAME).await?;
    }

    /// The page runs from right to left.
    axe_right_to_left(page, Visit::PLAIN) {
        prepare(&page, Open::All).await?;
        page.eval("document.documentElement.dir = 'rtl'").await?;
        finds_nothing(&page).await?;
    }
}

/// What belongs to the host's page: its landmarks and its first heading.
const IN_FRAME: &str = "'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false }, \
    'region': { enabled: false }";

/// Puts axe into the frame that is entered, so that a run in the page around it looks in there too.
async fn loaded(page: &Page) -> anyhow::Result<()> {
    let axe = std::fs::read_to_string(crate::tools::npm("axe-core/axe.min.js")?)?;
    page.run(&format!("{axe}\n{ANYWHERE}\narguments[arguments.length - 1](true)")).await?;
    Ok(())
}

/// No rule finds a violation, and none leaves something for people to judge that they have not judged.
async fn finds_nothing(page: &Page) -> anyhow::Result<()> {
    finds_nothing_by(page, "").await
}

/// The same with the rules changed.
async fn finds_nothing_by(page: &Page, rules: &str) -> anyhow::Result<()> {
    let run = RUN.replace("RULES", rules);
    let axe = std::fs::read_to_string(crate::tools::npm("axe-core/axe.min.js")?)?;
    let answer = page.run(&format!("{axe}\n{ANYWHERE}\n{run}")).await?;
    let found = answer["found"].as_array().with_context(|| format!("axe says {answer}"))?;
    ensure!(answer["passes"].as_u64() > Some(15), "axe looked at too little: {answer}");
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let unreviewed: Vec<_> = found
        .iter()
        .filter(|finding| {
            let (rule, message) = (text(finding, "rule"), text(finding, "message"));
            let judged = REVIEWED.iter().any(|review| {
                review.rule == rule && text(finding, "target") == review.target && message.contains(review.message)
            });
            text(finding, "kind") == "violation" || !judged
        })
        .map(|finding| ["kind", "rule", "target", "message"].map(|key| text(finding, key)).join(" | "))
        .collect();
    ensure!(unreviewed.is_empty(), "axe found {}: {:#?}", unreviewed.len(), &unreviewed[..unreviewed.len().min(40)]);
    Ok(())
}

/// Lets axe speak to axe in frames from elsewhere.
const ANYWHERE: &str = "window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });";

/// Runs axe and answers with one entry for each element of each finding.
const RUN: &str = "
    const answer = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const entries = (kind, findings) => findings.flatMap((finding) => finding.nodes.map((node) => ({
        kind, rule: finding.id, target: node.target.join(' '),
        message: [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ') || finding.help,
    })));
    window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { RULES } })
        .then(({ passes, violations, incomplete }) => ({
            passes: passes.length,
            found: [...entries('violation', violations), ...entries('incomplete', incomplete)],
        }))
        .then(answer, (error) => answer(String(error)));
";
