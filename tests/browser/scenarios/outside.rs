//! What comes from outside the page: proxies, extensions, translators, input methods, other windows, a newer host.

use anyhow::{Context, ensure};
use serde_json::json;

use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, until};
use crate::visit::Visit;

/// Puts nodes before what every island holds, after boot has been read and before it starts them.
macro_rules! inserted {
    ($nodes:literal) => {
        concat!(
            "addEventListener('DOMContentLoaded', () => { for (const island of document.querySelectorAll('leptos-island')) \
             island.prepend(",
            $nodes,
            ") })"
        )
    };
}

scenarios! {
    /// A4: white space and comments that proxies and minifiers put into islands do not stop the client.
    outside_white_space_in_islands(page, Visit { before: inserted!("'\\n  ', document.createComment('x')"), ..Visit::PLAIN }) {
        tools_work(&page).await?;
    }

    /// A4: nor do elements of extensions.
    outside_elements_in_islands(page, Visit {
        before: inserted!("document.createElement('grammar-checker'), document.createElement('div')"),
        ..Visit::PLAIN
    }) {
        tools_work(&page).await?;
    }

    /// A4: where an island cannot start, no tool is shown that does nothing.
    outside_an_island_without_its_field(page, Visit {
        before: "addEventListener('DOMContentLoaded', () => document.querySelector('.search input').remove())",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("off").await?;
        ensure!(page.look("[...document.querySelectorAll('client-only')].every((place) => !place.checkVisibility())").await? == true);
    }

    /// A7: a table that has changed on the host since the page came gives the rows that are asked for, or is given whole.
    outside_a_newer_table_is_matched_by_id(page, Visit {
        fragment: "?type=hub",
        before: "window.files = []; { const make = URL.createObjectURL; \
            URL.createObjectURL = (blob) => { window.files.push(blob); return make.call(URL, blob); } }",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        let shown = page.look("[...document.querySelectorAll('.resource:not([data-filtered])')].map((item) => item.id)").await?;
        ensure!(shown.as_array().is_some_and(|ids| ids.len() > 1), "{shown}");
        // Another order, and one row for another: as many as before.
        host_has(&page, "[head, ...rows.filter((row) => !row.startsWith('\"resource-skr')).reverse(), '\"new\",\"New\"', '']").await?;
        page.press("link", "Download this list").await?;
        until(|| async { Ok(page.look("window.files.length").await? == 1) }, "a file is made").await?;
        let ids = "const done = arguments[0]; window.files[0].text().then((text) => \
            done(text.split('\\r\\n').slice(1, -1).map((row) => row.split('\"')[1])));";
        ensure!(page.run(ids).await? == shown, "{}", page.run(ids).await?);
        // One of those asked for is gone, is there twice, or is cut off: the whole table, which the browser fetches.
        let first = shown[0].as_str().context("an id")?;
        for rows in [
            format!("[head, ...rows.filter((row) => !row.startsWith('\"{first}\"'))]"),
            format!("[head, ...rows, rows.find((row) => row.startsWith('\"{first}\"'))]"),
            format!("[head, ...rows.map((row) => row.startsWith('\"{first}\"') ? row.slice(0, -1) + '\\n cut' : row)]"),
            "['<!doctype html>']".to_owned(),
        ] {
            host_has(&page, &rows).await?;
            page.eval("void (window.whole = 0, addEventListener('click', (event) => { if (!event.isTrusted) { \
                window.whole += event.target.protocol !== 'blob:'; event.preventDefault(); } }, { once: false }))").await?;
            page.press("link", "Download this list").await?;
            until(|| async { Ok(page.look("window.whole > 0").await? == true) }, &rows).await?;
            ensure!(page.look("window.files.length").await? == 1, "{rows}: rows are exported");
        }
    }

    /// A8: a citation is of the original, whatever a browser has made of the page in another language.
    outside_a_translation_is_not_cited(page, Visit { fragment: "#tough-year", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.press("button", "Cite").await?;
        let texts = "[...document.querySelectorAll('dialog textarea')].map((field) => field.value)";
        let original = page.look(texts).await?;
        ensure!(original[1].as_str().is_some_and(|words| words.contains("A tough year")), "{original:#}");
        page.look("document.querySelector('dialog').close()").await?;
        page.eval("void (() => { const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
            while (texts.nextNode()) if (!texts.currentNode.parentNode.closest('script')) texts.currentNode.data = 'Übersetzt'; \
            document.documentElement.lang = 'de'; document.documentElement.classList.add('translated-ltr'); })()").await?;
        page.press_css("button[value=cite]:is(details[open] *)").await?;
        ensure!(page.look(texts).await? == original, "{:#}", page.look(texts).await?);
    }

    /// A9: a page that comes back from the browser's cache shows what was chosen elsewhere in between.
    outside_a_choice_on_another_page(page, Visit { engines: &[Engine::Chromium, Engine::Firefox], ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.eval("void setTimeout(() => { location.href = 'accessibility.html' })").await?;
        until(|| async { Ok(page.look("location.pathname").await? == "/accessibility.html") }, "the other page").await?;
        page.reader_becomes("ready").await?;
        choose_dark(&page).await?;
        page.eval("void setTimeout(() => history.back())").await?;
        until(|| async { Ok(page.look("location.pathname").await? == "/") }, "Back").await?;
        page.reader_becomes("ready").await?;
        appearance_is(&page, "dark").await?;
        // As the cache does it, in engines that here keep no page.
        page.eval("void (localStorage.setItem('almanac:appearance', 'light'), \
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))").await?;
        appearance_is(&page, "light").await?;
    }

    /// A9: two windows agree.
    outside_a_choice_in_another_window(page, Visit { engines: &[Engine::Chromium, Engine::Firefox], ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.open_beside().await?;
        page.reader_becomes("ready").await?;
        choose_dark(&page).await?;
        page.go_to_window(0).await?;
        appearance_is(&page, "dark").await?;
        page.eval("void localStorage.clear()").await?;
        page.go_to_window(1).await?;
        appearance_is(&page, "").await?;
    }

    /// A11: Escape that ends a composition belongs to the input method.
    outside_an_input_method_has_escape(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.search_for("data").await?;
        let press = |how: &str| format!("(() => {{ const field = document.querySelector('input[type=search]'); \
            field.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Escape', bubbles: true, {how} }})); return field.value; }})()");
        for composing in ["isComposing: true", "keyCode: 229"] {
            ensure!(page.eval_text(&press(composing)).await? == "data", "{composing}");
        }
        ensure!(page.eval_text(&press("")).await?.is_empty(), "Escape does not clear");
    }

    /// A12: no field is so small that iOS zooms into it.
    outside_no_field_makes_phones_zoom(page, Visit { size: (320, 640), ..Visit::PLAIN }) {
        for file in ["", "partners.html", "embed.html", "accessibility.html", "selftest.html"] {
            page.visit(&format!("{}/{file}", page.report_address())).await?;
            let small = "[...document.querySelectorAll('select, textarea, input:not([type=checkbox], [type=radio])')]\
                .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => field.outerHTML.slice(0, 80))";
            ensure!(page.look(small).await? == json!([]), "{file}: {:#}", page.look(small).await?);
        }
    }

    /// A15: an address that asks for the printer asks once; what else it says stays.
    outside_an_address_prints_once(page, Visit {
        fragment: "?q=data&print#tough-year",
        before: "window.prints = 0; window.print = () => { window.prints += 1 }",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        until(|| async { Ok(page.look("window.prints").await? == 1) }, "it prints").await?;
        ensure!(page.look_text("location.search + location.hash").await? == "?q=data#tough-year");
        page.reload().await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.readyState === 'complete' && window.prints").await? == 0, "it prints again");
    }

    /// A15: where the browser cannot print, no button says that it does.
    outside_a_browser_that_cannot_print(page, Visit {
        fragment: "?print",
        before: "delete window.print; delete Window.prototype.print",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        ensure!(page.look("'print' in window").await? == false, "the browser prints");
        ensure!(!page.sees("Print everything").await? && !page.sees("Print what is open").await?);
        ensure!(page.look_text("location.search").await? == "");
    }
}

/// The tools are shown and answer.
async fn tools_work(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    page.press("button", "Show all").await?;
    page.comes_to_show("31 of 31 open").await?;
    page.search_for("data").await?;
    page.comes_to_show("results for “data”").await?;
    choose_dark(page).await?;
    page.eval("document.querySelector('.filter-panel').open = true").await?;
    let narrow = "(() => { const list = document.querySelector('select[name=type]'); list.value = 'guide'; \
        list.dispatchEvent(new Event('change', { bubbles: true })); })()";
    page.eval(narrow).await?;
    ensure!(
        page.look("document.querySelectorAll('.resource[data-filtered]').length > 0").await? == true,
        "nothing is narrowed"
    );
    page.press_css("button[value=cite]").await?;
    ensure!(page.look("document.querySelector('dialog').open").await? == true, "nothing is cited");
    Ok(())
}

async fn choose_dark(page: &Page) -> anyhow::Result<()> {
    page.eval(
        "(() => { const list = document.querySelector('.appearance select'); list.value = 'dark'; \
        list.dispatchEvent(new Event('change', { bubbles: true })); })()",
    )
    .await?;
    appearance_is(page, "dark").await
}

/// Page, list and storage say the same.
async fn appearance_is(page: &Page, choice: &str) -> anyhow::Result<()> {
    let said = "[document.documentElement.dataset.appearance ?? '', document.querySelector('.appearance select').value, \
        localStorage.getItem('almanac:appearance') ?? ''].join()";
    let agree = || async { Ok(page.look_text(said).await? == [choice; 3].join(",")) };
    until(agree, "the appearance").await.with_context(|| choice.to_owned())
}

/// From now on the host's table is another: an expression of its `head` and `rows`.
async fn host_has(page: &Page, lines: &str) -> anyhow::Result<()> {
    page.eval(&format!("void (() => {{ const {{ get }} = window.ownText ??= \
        Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseText'); \
        Object.defineProperty(XMLHttpRequest.prototype, 'responseText', {{ configurable: true, get() {{ \
        const [head, ...rows] = get.call(this).split('\\r\\n').filter(Boolean); return {lines}.join('\\r\\n'); }} }}); }})()")).await?;
    Ok(())
}
