//! The place that is marked, what counts as read, and what is remembered of both (R14, R19 to R23, R61).

use anyhow::ensure;
use thirtyfour::Key;

use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, moment, until};
use crate::sites::Report;
use crate::visit::{Prefers, Visit};

/// An earlier visit of this browser: two themes open, another read, and left at the second.
pub const EARLIER: &str = "if (!sessionStorage.before) { sessionStorage.before = 1;
    localStorage.setItem('almanac:outlook-2024:1.0.0', \
        'lead-by-example\\nwide-possibility lead-by-example\\ntough-year'); }";

/// A page whose reader was here before.
const RETURN: Visit = Visit { before: EARLIER, ..Visit::PLAIN };

const CONTINUE: &str = "Continue where you left off: Leaders serve the public good";

/// What storage has of the outlook.
const KEPT: &str = "localStorage.getItem('almanac:outlook-2024:1.0.0') ?? ''";

scenarios! {
    /// The list of contents marks the section in view: none at the start, the last at the end, and where a link leads.
    place_is_marked_in_the_contents(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        marked(&page, "").await?;
        for section in ["Digital trends", "The aims for 2024", "People", "Technology trends"] {
            page.follow_contents(section).await?;
            marked(&page, section).await?;
        }
        page.eval("scrollTo(0, document.documentElement.scrollHeight)").await?;
        marked(&page, "Resources").await?;
        page.go_to_the_top().await?;
        marked(&page, "").await?;
        // Longer than the window: the mark stays while its section is read.
        page.press("button", "Show all").await?;
        page.eval("document.getElementById('harnessing-data').closest('details').querySelector('.further').scrollIntoView()").await?;
        marked(&page, "Technology trends").await?;
    }

    /// Where the last sections are shorter than the window, a link to each marks it.
    place_is_marked_in_short_sections(page, Visit { report: Report::Small, ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        for section in ["People", "Resources", "Organisations", "A part"] {
            page.follow_contents(section).await?;
            marked(&page, section).await?;
        }
    }

    /// In a narrow window the disclosure has the mark.
    place_is_marked_in_a_narrow_window(page, Visit { size: (320, 640), ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.follow_contents("Digital trends").await?;
        marked(&page, "Digital trends").await?;
        page.comes_to_show("0 of 31 read").await?;
    }

    /// A theme is read once its end has been in view while it was open; its line then says so, and nothing moves.
    memory_counts_what_is_read(page, Visit { size: (1280, 300), ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("0 of 31 read").await?;
        // Engines lay the same line at fractions of a pixel that differ from one layout to the next.
        let line = "document.querySelector('details:has(#tough-year) > summary').offsetHeight";
        let height = page.look(line).await?;
        page.toggle_theme("A tough year").await?;
        page.eval("document.querySelector('details:has(#tough-year)').scrollIntoView()").await?;
        moment().await;
        ensure!(page.look_text(COUNT).await? == "0 of 31 read", "read without its end");
        to_the_end_of(&page, "tough-year").await?;
        page.comes_to_show("1 of 31 read").await?;
        ensure!(!mark_shows(&page, "tough-year").await?, "an open theme bears the mark");
        page.toggle_theme("A tough year").await?;
        ensure!(mark_shows(&page, "tough-year").await?, "a read theme bears no mark");
        ensure!(page.look(line).await? == height, "the mark moved the line");
        let heading = page.by_role("heading", "A tough year").await;
        ensure!(heading.is_ok(), "the mark is in the heading's name");
        ensure!(page.look("document.querySelector('.progress-line').value").await? == 1);
    }

    /// After a reload what was open is open, what was read is read, and the page stands where it stood.
    memory_outlasts_a_reload(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.toggle_theme("A tough year").await?;
        to_the_end_of(&page, "tough-year").await?;
        page.comes_to_show("1 of 31 read").await?;
        kept(&page, "tough-year\ntough-year\ntough-year").await?;
        page.toggle_theme("Collaborate or stall").await?;
        let saved = || async { Ok(page.look_text(KEPT).await?.contains("\ntough-year collaborate-or-stall\n")) };
        until(saved, "both open themes are kept").await?;
        let stood = page.look("scrollY").await?.as_f64().unwrap_or_default();
        ensure!(stood > 100.0, "the page stands at its top");
        // Firefox's driver goes to the top as it reloads; the browser itself does not.
        page.eval("void (window.left = true, setTimeout(() => location.reload()))").await?;
        until(|| async { Ok(page.look("window.left === undefined").await? == true) }, "it reloads").await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("2 of 31 open").await?;
        let stands = || async { Ok(page.look("scrollY").await?.as_f64().is_some_and(|at| (at - stood).abs() < 2.0)) };
        if let Err(error) = until(stands, "the page stands where it stood").await {
            return Err(error.context(format!("at {}, not {stood}", page.look("scrollY").await?)));
        }
        ensure!(page.look_text(COUNT).await?.ends_with("of 31 read") && !page.sees("0 of 31 read").await?);
        // What is closed is not remembered as open.
        page.toggle_theme("Collaborate or stall").await?;
        page.toggle_theme("A tough year").await?;
        page.reload().await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("0 of 31 open").await?;
    }

    /// On return a link leads to where the reader left off, with what was open then; it lands as any link does.
    memory_leads_back(page, RETURN) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of 31 read").await?;
        page.press("link", CONTINUE).await?;
        page.comes_to_show("2 of 31 open").await?;
        let there = "[location.hash, document.activeElement.tagName, document.activeElement.parentElement.open].join()";
        let landed = || async { Ok(page.look_text(there).await? == "#lead-by-example,SUMMARY,true") };
        until(landed, "the link landed").await?;
        let top = page.look("document.activeElement.getBoundingClientRect().top").await?.as_f64();
        ensure!(top.is_some_and(|top| top > -2.0 && top < 450.0), "the theme is at {top:?}");
        marked(&page, "What leaders do").await?;
    }

    /// A place in the address decides where the page stands: nothing offers another (R20).
    memory_gives_way_to_the_address(page, Visit { fragment: "#harnessing-data", ..RETURN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("of 31 read").await?;
        ensure!(!page.sees("0 of 31 read").await?, "what was read is forgotten");
        let focus = "document.activeElement.parentElement.querySelector('.anchor').id";
        ensure!(page.look_text(focus).await? == "harnessing-data");
        ensure!(!page.sees("Continue where").await?);
        marked(&page, "Technology trends").await?;
    }

    /// What the author has open is open on every visit, also where the reader closed it (R20).
    memory_gives_way_to_the_author(page, Visit { report: Report::Small, ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of 2 open").await?;
        page.toggle_theme("Second theme").await?;
        page.toggle_theme("First theme").await?;
        let stored = "localStorage.getItem('almanac:small:1.0.0') ?? ''";
        let saved = || async { Ok(page.look_text(stored).await?.contains("\nsecond-theme\n")) };
        until(saved, "the open theme is kept").await?;
        page.reload().await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("2 of 2 open").await?;
    }

    /// Forgetting leaves nothing behind, says so, and keeps the focus where it was.
    memory_forgets_when_asked(page, RETURN) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of 31 read").await?;
        page.press_first("button", "Clear reading history").await?;
        page.comes_to_show("Your reading history has been cleared.").await?;
        page.comes_to_show("0 of 31 read").await?;
        ensure!(page.look_text(KEPT).await?.is_empty(), "something is kept");
        ensure!(!page.sees("Continue where").await?);
        ensure!(page.look("document.activeElement.className").await? == "forget", "the focus is lost");
        page.reload().await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("0 of 31 read").await?;
        ensure!(page.open_themes().await? == 0 && !page.sees("Clear reading history").await?);
    }

    /// A first visit has nothing to go back to and nothing to forget, and until something is done nothing is kept.
    memory_keeps_nothing_of_a_first_visit(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        ensure!(page.look("localStorage.length").await? == 0);
        ensure!(!page.sees("Clear reading history").await? && !page.sees("Continue where").await?);
    }

    /// Where storage throws all of it holds for the visit (R21).
    memory_needs_no_storage(page, Visit {
        before: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        ..Visit::PLAIN
    }) {
        reading_counts(&page).await?;
        page.follow_contents("Digital trends").await?;
        marked(&page, "Digital trends").await?;
    }

    /// And where it is full.
    memory_bears_full_storage(page, Visit {
        before: "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        ..Visit::PLAIN
    }) {
        reading_counts(&page).await?;
        // Long enough for a save to fail, which loses nothing.
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        page.toggle_theme("Collaborate or stall").await?;
        page.comes_to_show("2 of 31 open").await?;
        ensure!(!page.sees("0 of 31 read").await?, "what was read is lost");
    }

    /// And where it holds what nobody wrote.
    memory_bears_rubbish(page, Visit {
        before: "if (!sessionStorage.before) { sessionStorage.before = 1; localStorage.setItem( \
            'almanac:outlook-2024:1.0.0', '{\"__proto__\":[1]}\\n__proto__ constructor \\0 ' + 'x '.repeat(1e6)) }",
        ..Visit::PLAIN
    }) {
        reading_counts(&page).await?;
        let rewritten = || async { Ok(page.look(&format!("({KEPT}).length < 200")).await? == true) };
        until(rewritten, "only what the page knows is kept").await?;
    }

    /// A theme that is no longer there is left out; one that has another id is found by its alias (R18).
    memory_bears_a_vanished_theme(page, Visit {
        before: "localStorage.setItem('almanac:outlook-2024:1.0.0', 'gone\\ngone it-for-public-good\\ngone tough-year')",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of 31 read").await?;
        page.comes_to_show("1 of 31 open").await?;
        ensure!(!page.sees("Continue where").await?);
    }

    /// What was remembered of other versions goes, but for the eight latest; what is another report's, or not of
    /// memory, stays.
    memory_drops_other_versions(page, Visit {
        before: "for (const name of [...[...Array(12).keys()].map((n) => `outlook-2024:0.${n}.0`), \
            'outlook-2023:1.0.0', 'outlook-2024:a:1.0.0', 'appearance']) \
            localStorage.setItem('almanac:' + name, 'light')",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        let left = page.look_text("Object.keys(localStorage).map((key) => key.replace('almanac:', '')).sort().join(' ')").await?;
        let mut expected: Vec<_> = (4..12).map(|version| format!("outlook-2024:0.{version}.0")).collect();
        expected.extend(["outlook-2023:1.0.0", "outlook-2024:a:1.0.0", "appearance"].map(str::to_owned));
        expected.sort();
        ensure!(left == expected.join(" "), "{left}");
    }

    /// R20: of two published versions read in turn, each remembers its own reading.
    memory_of_two_versions_read_in_turn(page, Visit {
        before: "if (location.search === '?next') new MutationObserver(() => { \
            const sheet = document.querySelector('[data-storage-key]'); \
            if (sheet) sheet.dataset.storageKey = 'almanac:outlook-2024:1.1.0'; \
        }).observe(document, { childList: true, subtree: true })",
        ..Visit::PLAIN
    }) {
        let own = "[...document.querySelectorAll('.theme[open] .anchor')].map((anchor) => anchor.id).join()";
        for (theme, id) in [("A tough year", "tough-year"), ("Harnessing data", "harnessing-data")] {
            page.reader_becomes("ready").await?;
            ensure!(page.open_themes().await? == 0, "a version opens what another remembers");
            page.toggle_theme(theme).await?;
            let saved = format!("localStorage.getItem(document.querySelector('[data-storage-key]').dataset.storageKey)?.includes('\\n{id}\\n')");
            until(|| async { Ok(page.look(&saved).await? == true) }, "the open theme is kept").await?;
            page.visit(&format!("{}/?next", page.report_address())).await?;
        }
        for (version, id) in [("?next", "harnessing-data"), ("", "tough-year")] {
            page.visit(&format!("{}/{version}", page.report_address())).await?;
            page.reader_becomes("ready").await?;
            ensure!(page.look_text(own).await? == id, "{version} has open {}", page.look_text(own).await?);
        }
    }

    /// Two windows add to each other, and each shows what the other read.
    memory_is_shared_by_two_windows(page, Visit { engines: &[Engine::Chromium, Engine::Firefox], ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.toggle_theme("A tough year").await?;
        to_the_end_of(&page, "tough-year").await?;
        kept(&page, "tough-year\ntough-year\ntough-year").await?;
        page.open_beside().await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of 31 read").await?;
        page.toggle_theme("Harnessing data").await?;
        to_the_end_of(&page, "harnessing-data").await?;
        kept(&page, "harnessing-data\ntough-year harnessing-data\ntough-year harnessing-data").await?;
        page.go_to_window(0).await?;
        page.comes_to_show("2 of 31 read").await?;
        page.toggle_theme("Collaborate or stall").await?;
        let all = || async {
            let kept = page.look_text(KEPT).await?;
            Ok(["tough-year", "harnessing-data", "collaborate-or-stall"].iter().all(|id| kept.contains(id)))
        };
        until(all, "neither window undoes the other").await?;
    }

    /// With something remembered the start moves nothing (R08).
    memory_moves_nothing(page, RETURN) {
        returns_still(&page).await?;
    }

    /// Nor in a narrow window.
    memory_moves_nothing_in_a_narrow_window(page, Visit { size: (320, 640), ..RETURN }) {
        returns_still(&page).await?;
        ensure!(page.look("document.documentElement.scrollWidth <= innerWidth").await? == true, "it scrolls sideways");
    }

    /// Nothing moves by itself.
    memory_animates_nothing(page, RETURN) {
        page.reader_becomes("ready").await?;
        page.comes_to_show(CONTINUE).await?;
        ensure!(page.look("document.getAnimations().length").await? == 0);
    }

    /// Nor does the way back move anything where the reader asks for less motion.
    memory_animates_nothing_on_the_way_back(page, Visit {
        prefers: &[Prefers::ReducedMotion],
        engines: &[Engine::Chromium, Engine::Firefox],
        ..RETURN
    }) {
        page.reader_becomes("ready").await?;
        page.press("link", CONTINUE).await?;
        ensure!(page.look("document.getAnimations().length").await? == 0);
    }

    /// Tab reaches the way back and the way to forget it, and keys work both.
    memory_works_by_keyboard(page, RETURN) {
        page.reader_becomes("ready").await?;
        tab_to(&page, "'.resume a'").await?;
        page.key(Key::Tab).await?;
        ensure!(page.look("document.activeElement.matches('.resume .forget')").await? == true);
        tab_to(&page, "'.progress .forget'").await?;
        page.key(Key::Enter).await?;
        page.comes_to_show("Your reading history has been cleared.").await?;
        ensure!(page.look("document.activeElement.matches('.progress .forget')").await? == true, "the focus is lost");
    }

    /// Each of two copies on a page marks its own place and its own reading (R23).
    place_and_memory_of_two_copies(page, Visit {
        before: "addEventListener('DOMContentLoaded', () => \
            document.body.append(document.querySelector('.layout').cloneNode(true)))",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        page.toggle_theme("A tough year").await?;
        to_the_end_of(&page, "tough-year").await?;
        let counts = "[...document.querySelectorAll('.progress-count')].map((count) => count.textContent).join()";
        let own = || async { Ok(page.look_text(counts).await?.ends_with("of 31 read,0 of 31 read")) };
        until(own, "each copy counts for itself").await?;
        marked(&page, "The promise and the pressure").await?;
    }
}

const COUNT: &str = "document.querySelector('.progress-count').textContent";

/// Waits until the contents mark one link, or none where nothing is named.
async fn marked(page: &Page, name: &str) -> anyhow::Result<()> {
    let script =
        "[...document.querySelectorAll('.contents a[aria-current=location]')].map((a) => a.textContent).join()";
    let result = until(|| async { Ok(page.look_text(script).await? == name) }, &format!("{name:?} is marked")).await;
    match result {
        Ok(()) => Ok(()),
        Err(error) => Err(error.context(page.look_text(script).await?)),
    }
}

/// Waits until storage has a text.
async fn kept(page: &Page, text: &str) -> anyhow::Result<()> {
    let result = until(|| async { Ok(page.look_text(KEPT).await? == text) }, &format!("{text:?} is kept")).await;
    match result {
        Ok(()) => Ok(()),
        Err(error) => Err(error.context(page.look_text(KEPT).await?)),
    }
}

/// Brings the end of a theme's text to the middle of the window.
async fn to_the_end_of(page: &Page, id: &str) -> anyhow::Result<()> {
    let end = format!(
        "document.querySelector('details:has(#{id}) .theme-text > :last-child').scrollIntoView({{ block: 'center' }})"
    );
    page.eval(&end).await?;
    Ok(())
}

/// Whether the line of a theme shows the word that it has been read.
async fn mark_shows(page: &Page, id: &str) -> anyhow::Result<bool> {
    let mark = format!("document.querySelector('details:has(#{id}) .theme-read').checkVisibility()");
    Ok(page.look(&mark).await? == true)
}

/// A theme that is read to its end counts.
async fn reading_counts(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    page.comes_to_show("0 of 31 read").await?;
    page.toggle_theme("A tough year").await?;
    to_the_end_of(page, "tough-year").await?;
    page.comes_to_show("1 of 31 read").await
}

/// The way back is offered, and nothing has moved for it.
async fn returns_still(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    page.comes_to_show(CONTINUE).await?;
    if page.engine == Engine::Chromium {
        page.nothing_shifted().await?;
    }
    let bar = "Math.round(document.querySelector('.bar').getBoundingClientRect().y + scrollY)";
    let with = page.look(bar).await?;
    page.eval("document.querySelector('.resume > client-only').remove()").await?;
    let without = page.look(bar).await?;
    ensure!(with == without, "the bar is at {with} with the way back and at {without} without");
    Ok(())
}

async fn tab_to(page: &Page, selector: &str) -> anyhow::Result<()> {
    for _ in 0..120 {
        if page.look(&format!("document.activeElement.matches({selector})")).await? == true {
            return Ok(());
        }
        page.key(Key::Tab).await?;
    }
    anyhow::bail!("Tab does not reach {selector}")
}
