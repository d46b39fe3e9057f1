//! Finding, as the reader types (R28 to R36).

use anyhow::{Context, ensure};
use thirtyfour::Key;

use super::scenarios;
use crate::page::{Page, moment, until};
use crate::sites::Report;
use crate::visit::Visit;

const ABSURD: &str = "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22%27%00%E2%80%AE%F0%9F%8C%8D&q=second&type=%FF";

const NO_HISTORY: Visit =
    Visit { before: "History.prototype.replaceState = () => { throw new Error('no history') }", ..Visit::PLAIN };

scenarios! {
    /// R28, R30: the field finds themes, people, organisations and resources, and groups them.
    search_finds_every_kind(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("socitm").await?;
        page.sees_results("“socitm”").await?;
        for kind in ["Themes", "People", "Organisations", "Resources"] {
            ensure!(page.look_text(&group(kind)).await?.to_lowercase().contains("socitm"), "no {kind}");
        }
        page.search_for("jos creese").await?;
        page.sees_results("“jos creese”").await?;
        ensure!(first_result(&page).await? == "Jos Creese");
    }

    /// R30: case and diacritics do not matter, starts of words are enough, and every word must match.
    search_forgives(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        for (asked, expected) in [("CÝBER protéc", "Cyber protection"), ("\"public good\"", "Leaders serve the public good")] {
            page.search_for(asked).await?;
            page.sees_results(asked.trim_matches('"')).await?;
            ensure!(first_result(&page).await?.starts_with(expected), "{asked} finds {}", first_result(&page).await?);
        }
    }

    /// Where nothing has every word, what has fewer is shown, and the reader is told.
    search_leaves_words_out(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("cyber zebra").await?;
        page.comes_to_show("No result has all the words in “cyber zebra”").await?;
        page.sees_results("results for “cyber”").await?;
    }

    /// Where nothing is found, there is something to do: the contents, or another search.
    search_offers_a_next_step(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("zzzz").await?;
        page.comes_to_show("Check the spelling").await?;
        page.press_first("link", "Go to the contents").await?;
        until(|| async { Ok(page.look_text("location.hash").await? == "#contents") }, "the link is followed").await?;
        page.press_first("button", "Clear the search").await?;
        let cleared = "document.activeElement.type === 'search' && document.activeElement.value === ''";
        until(|| async { Ok(page.look(cleared).await? == true) }, "the field is empty and has the focus").await?;
        until(|| async { Ok(page.look("document.querySelector('.results').hidden").await? == true) }, "the panel is gone").await?;
    }

    /// Two words or one, an abbreviation, a hyphen at the end of a line: each finds what is meant.
    search_knows_other_spellings(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        for (asked, expected) in [("cybersecurity", "Cyber"), ("AI", "Artificial intelligence"), ("A.I.", "Artificial intelligence"),
            ("intel- ligence artificial", "Artificial intelligence"), ("geospa-\u{ad}tial", "Geospatial technologies")] {
            page.search_for(asked).await?;
            page.sees_results(&format!("“{asked}”")).await?;
            ensure!(first_result(&page).await?.contains(expected), "{asked} finds {}", first_result(&page).await?);
        }
        page.search_for("C#").await?;
        page.comes_to_show("No results for “C#”").await?;
    }

    /// A word is found inside a run where a script has no spaces, or has particles at its words.
    search_finds_words_without_spaces(page, Visit { report: Report::OddIds, ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        for asked in ["ปลอดภัย", "អ៊ីនធឺណិត", "ໄຊເບີ", "လုံခြုံရေး", "セキュリティ", "데이터", "인공 지능"] {
            page.search_for(asked).await?;
            page.sees_results(&format!("1 result for “{asked}”")).await?;
            ensure!(first_result(&page).await? == "Colons", "{asked} finds {}", first_result(&page).await?);
        }
    }

    /// Where nothing matches, the nearest word is tried, and said.
    search_corrects_one_letter(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("infrastrcture").await?;
        page.comes_to_show("No results for “infrastrcture”").await?;
        ensure!(page.sees("results for “infrastructure”").await?);
    }

    /// R29: a moment after the last letter the count is said, in the plural that fits; and that another word was tried.
    search_says_the_count(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        for (asked, said) in [("zzzz", "No results for “zzzz”"), ("electronics", "1 result for “electronics”"), ("cyber", "13 results for “cyber”"),
            ("infrastrcture", "5 results for “infrastructure” No results for “infrastrcture”")] {
            let status = "document.querySelector('[role=search] [role=status]').textContent";
            page.search_for(asked).await?;
            until(|| async { Ok(page.look_text(status).await?.starts_with(said)) }, said).await
                .with_context(|| asked.to_owned())?;
        }
    }

    /// R29: it is said once, a moment after the last letter, and not for each.
    search_counts_once(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.eval("(() => { const field = document.querySelector('[type=search]'); field.focus(); window.said = []; \
            new MutationObserver(() => said.push(performance.now())).observe(document.querySelector('[role=search] [role=status]'), \
            { childList: true, characterData: true, subtree: true }); \
            for (const [index, text] of ['c', 'cy', 'cyb', 'cyber'].entries()) setTimeout(() => { field.value = text; window.typed = performance.now(); \
            field.dispatchEvent(new Event('input', { bubbles: true })) }, index * 150) })()").await?;
        until(|| async { Ok(page.look("said.length > 0").await? == true) }, "it is said").await?;
        moment().await;
        let said = page.look("[said.length, Math.round(said[0] - typed)]").await?;
        ensure!(said[0] == 1, "it is said {} times", said[0]);
        ensure!(said[1].as_i64().is_some_and(|pause| (450..3000).contains(&pause)), "after {} ms", said[1]);
    }

    /// A result followed at once takes its query along, and Back returns to it.
    search_outlasts_a_quick_reader(page, Visit::PLAIN) {
        quick_reader(&page).await?;
        ensure!(page.look_text("location.search").await? == "?q=recycle", "the address says {}", page.look_text("location.search").await?);
        page.back().await?;
        until(|| async { Ok(page.look_text("location.hash").await?.is_empty()) }, "Back").await?;
        page.sees_results("“recycle”").await?;
    }

    /// The same where the browser lets the address say nothing.
    search_outlasts_a_quick_reader_without_history(page, NO_HISTORY) {
        quick_reader(&page).await?;
    }

    /// R33: words are marked in what no theme holds too.
    search_marks_a_card(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("jos creese").await?;
        page.sees_results("“jos creese”").await?;
        page.press_first("link", "Jos Creese").await?;
        let marked = "[...(CSS.highlights.get('report') ?? [])].some(({ startContainer }) => startContainer.parentElement.closest('li:target'))";
        until(|| async { Ok(page.look(marked).await? == true) }, "the name is marked").await?;
    }

    /// A result opens its theme, lands there with the focus, and its words are marked; the document is as it was.
    search_leads_to_the_theme(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        let words = "[...document.querySelectorAll('.theme-text')].map((text) => text.textContent).join()";
        let before = page.look_text(words).await?;
        page.search_for("recycle").await?;
        page.sees_results("“recycle”").await?;
        let title = first_result(&page).await?;
        page.press_first("link", &title).await?;
        let landed = "document.activeElement.matches('summary') && document.activeElement.parentElement.open";
        until(|| async { Ok(page.look(landed).await? == true) }, "the theme opens with the focus on it").await?;
        let marked = "[...(CSS.highlights.get('report') ?? [])]\
            .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset).toLowerCase())";
        until(|| async { Ok(page.look(marked).await?.as_array().is_some_and(|marks| marks.iter().any(|mark| mark.to_string().contains("recycl")))) },
            "the word is marked").await?;
        ensure!(page.look_text(words).await? == before, "the text changed");
        ensure!(page.look("document.querySelectorAll('mark').length").await? == 0);
    }

    /// R31: searching opens and closes nothing.
    search_leaves_themes_alone(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.toggle_theme("A tough year").await?;
        let open = "[...document.querySelectorAll('details.theme')].map((theme) => theme.open).join()";
        let before = page.look_text(open).await?;
        page.search_for("cyber").await?;
        page.sees_results("“cyber”").await?;
        page.search_for(" ").await?;
        until(|| async { Ok(page.look("document.querySelector('.results').hidden").await? == true) }, "it closes").await?;
        ensure!(page.look_text(open).await? == before);
    }

    /// R28: Escape clears and keeps the focus; Enter goes to the results and loads nothing; Tab walks the links.
    search_by_keyboard(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.eval("window.same = true").await?;
        page.search_for("cyber").await?;
        page.sees_results("“cyber”").await?;
        page.key(Key::Enter).await?;
        let focus = "document.activeElement.textContent.slice(0, 40)";
        until(|| async { Ok(page.look_text(focus).await?.contains("results for")) }, "the results have the focus").await?;
        ensure!(page.look("window.same === true").await? == true, "the page was loaded again");
        let tagged = "document.activeElement.closest('.results li') !== null";
        page.key(Key::Tab).await?;
        ensure!(page.look(tagged).await? == true, "Tab does not reach the first result");
        page.search_for("cyber").await?;
        page.key(Key::Escape).await?;
        let cleared = "document.activeElement.type === 'search' && document.activeElement.value === ''";
        until(|| async { Ok(page.look(cleared).await? == true) }, "Escape clears and keeps the focus").await?;
        ensure!(page.look("document.querySelector('.results').hidden").await? == true);
    }

    /// R32: the query is in the address, and comes back on reload and Back.
    search_is_in_the_address(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("cyber risk").await?;
        until(|| async { Ok(page.look_text("location.search").await? == "?q=cyber+risk") }, "the address has it").await?;
        page.reload().await?;
        page.reader_becomes("ready").await?;
        page.sees_results("“cyber risk”").await?;
        page.press_first("link", "Cyber protection").await?;
        until(|| async { Ok(page.look_text("location.hash").await? == "#cyber-protection") }, "the link is followed").await?;
        page.back().await?;
        until(|| async { Ok(page.look_text("location.hash").await?.is_empty()) }, "Back").await?;
        page.sees_results("“cyber risk”").await?;
        page.search_for(" ").await?;
        until(|| async { Ok(page.look_text("location.search").await?.is_empty()) }, "nothing is left of it").await?;
    }

    /// R32: whatever the address holds is text.
    search_takes_any_address(page, Visit { fragment: ABSURD, ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("<img src=x onerror=alert(1)>").await?;
        ensure!(page.look("document.querySelector('main img') === null").await? == true);
    }

    /// R32: however long it is.
    search_takes_a_long_query(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.eval(
            "(() => { const field = document.querySelector('[type=search]'); field.value = 'cyber '.repeat(20000); \
             field.dispatchEvent(new Event('input', { bubbles: true })); })()",
        ).await?;
        page.comes_to_show("results for “cyber cyber").await?;
        ensure!(!page.look_text("document.getElementById('results').textContent").await?.contains(&"cyber ".repeat(13)), "more is quoted than is read");
        page.type_into("[type=search]", &"a".repeat(300)).await?;
        page.comes_to_show("No results for “aaaa").await?;
        until(|| async { Ok(page.look_text("location.search").await?.len() == 203) }, "the address holds as much as is read").await?;
        page.reload().await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("No results for “aaaa").await?;
        ensure!(page.look("document.documentElement.scrollWidth <= innerWidth").await? == true, "it runs out of the page");
    }

    /// R21: nothing of it needs the history.
    search_needs_no_history(page, NO_HISTORY) {
        page.reader_becomes("ready").await?;
        page.search_for("cyber").await?;
        page.sees_results("“cyber”").await?;
        moment().await;
        page.search_for("data").await?;
        page.sees_results("“data”").await?;
    }

    /// More than are shown at first are a press away, and the focus goes on with the first new one.
    search_shows_all_of_a_kind(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("digital").await?;
        page.sees_results("“digital”").await?;
        let shown = "document.querySelectorAll('.results-group:not([hidden]) li').length";
        let before = page.look(shown).await?.as_u64().context("a count")?;
        page.eval("[...document.querySelectorAll('.results-more')].find((more) => !more.hidden).click()").await?;
        ensure!(page.look(shown).await?.as_u64().context("a count")? > before);
        ensure!(page.look("document.activeElement.closest('.results li') !== null").await? == true);
    }

    /// R34: without the reader there is no field, and nothing says so.
    search_is_absent_without_the_reader(page, Visit { before: "delete globalThis.WebAssembly", ..Visit::PLAIN }) {
        page.reader_becomes("off").await?;
        ensure!(page.lacks("searchbox", "Search").await?);
        ensure!(page.sees("31 themes").await?);
    }

    /// Results lead to ids that an address must escape.
    search_leads_to_odd_ids(page, Visit { report: Report::OddIds, ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        for name in ["An emoji", "A percent escape", "A bare percent", "Quotation marks"] {
            page.search_for(&format!("\"{name}\"")).await?;
            page.sees_results(name).await?;
            page.press_first("link", name).await?;
            let landed = format!("document.activeElement.querySelector('h3, h4')?.textContent === '{name}'");
            until(|| async { Ok(page.look(&landed).await? == true) }, name).await?;
        }
    }

    /// At the narrowest width too, nothing runs out of the page.
    search_on_a_narrow_screen(page, Visit { size: (320, 640), ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.search_for("public services").await?;
        page.sees_results("“public services”").await?;
        ensure!(page.look("document.documentElement.scrollWidth <= innerWidth").await? == true);
    }
}

/// Types, and follows the first result in less time than a pause takes.
async fn quick_reader(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    // Microtasks run between the events of a reader too.
    page.run(
        "const done = arguments[0]; const field = document.querySelector('[type=search]'); field.focus(); \
         document.execCommand('insertText', false, 'recycle'); setTimeout(() => { \
         const link = document.querySelector('.results-group:not([hidden]) a'); link.focus(); link.click(); done(true) })",
    )
    .await?;
    until(|| async { Ok(!page.look_text("location.hash").await?.is_empty()) }, "the result is followed").await?;
    let there = "[document.querySelector('[type=search]').value, document.querySelector('.results').hidden, \
        CSS.highlights.get('report').size > 0].join()";
    until(|| async { Ok(page.look_text(there).await? == "recycle,false,true") }, "the words are marked").await?;
    moment().await;
    ensure!(page.look_text(there).await? == "recycle,false,true", "{}", page.look_text(there).await?);
    Ok(())
}

async fn first_result(page: &Page) -> anyhow::Result<String> {
    page.look_text("[...document.querySelectorAll('.results-group:not([hidden]) a')][0].textContent").await
}

/// The results of one kind.
fn group(kind: &str) -> String {
    format!("document.querySelector('.results-group[aria-label={kind}]:not([hidden]) ol')?.textContent ?? ''")
}

impl Page {
    /// Waits for the results of a query.
    async fn sees_results(&self, query: &str) -> anyhow::Result<()> {
        let title = "document.querySelector('#results').textContent";
        until(|| async { Ok(self.look_text(title).await?.contains(query)) }, &format!("results for {query}")).await?;
        ensure!(self.look("document.querySelector('.results').hidden").await? == false);
        Ok(())
    }
}
