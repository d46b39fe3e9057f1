//! The tools of a theme, and the ways to print.

use anyhow::{Context, ensure};
use thirtyfour::Key;

use super::links::lands_on;
use super::printing::{body_of, everything_is_on, holds, letters, unbroken};
use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, until};
use crate::sites::Report;
use crate::visit::{Prefers, Visit};

const CHROMIUM: &[Engine] = &[Engine::Chromium];
/// A clipboard that the scenario can read in every engine.
const CLIPBOARD: Visit = Visit {
    before: "Object.defineProperty(navigator, 'clipboard', { value: { \
        writeText: async (text) => { window.copied = text } } })",
    ..Visit::PLAIN
};
const REFUSED: Visit = Visit {
    before: "Object.defineProperty(navigator, 'clipboard', { value: { \
        writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } })",
    ..Visit::PLAIN
};
const ABSENT: Visit =
    Visit { before: "Object.defineProperty(navigator, 'clipboard', { value: undefined })", ..Visit::PLAIN };
/// Printing to a file is the driver's; the page's own command only has to have been given.
const PRINTED: Visit = Visit {
    before: "window.print = () => { window.prints = (window.prints ?? 0) + 1 }",
    engines: &[Engine::Chromium, Engine::Firefox],
    ..Visit::PLAIN
};

scenarios! {
    /// R26: the link that is copied leads to the theme, without what else the address said.
    tools_a_copied_link_lands(page, Visit { fragment: "?q=data#tough-year", engines: CHROMIUM, ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        let allowed = serde_json::json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.ask_chromium("Browser.grantPermissions", allowed).await?;
        page.press("button", "Copy link").await?;
        page.comes_to_show("Copied").await?;
        ensure!(!dialog_is_open(&page).await?);
        let copied = page.run("navigator.clipboard.readText().then(arguments[0], (e) => arguments[0](`${e}`))").await?;
        let copied = copied.as_str().context("a text")?.to_owned();
        ensure!(copied == page.look_text("`${location.origin}/#tough-year`").await?, "copied {copied}");
        page.visit(&copied).await?;
        lands_on(&page, "A tough year").await?;
    }

    /// R16, R26: whatever the id holds.
    tools_copied_links_with_odd_ids_land(page, Visit { report: Report::OddIds, ..CLIPBOARD }) {
        page.reader_becomes("ready").await?;
        for name in [
            "Colons", "Dots and slashes", "Accents and characters", "An emoji", "A percent escape", "A bare percent",
            "Quotation marks", "A digit first",
        ] {
            page.toggle_theme(name).await?;
            page.press("button", "Copy link").await?;
            page.comes_to_show("Copied").await?;
            let copied = page.look_text("window.copied").await?;
            page.visit(&copied).await?;
            lands_on(&page, name).await.with_context(|| copied)?;
            page.reader_becomes("ready").await?;
            page.toggle_theme(name).await?;
        }
    }

    /// R26: where the clipboard is refused, the link is there to be copied by hand.
    tools_a_refused_clipboard_leaves_the_link_selected(page, REFUSED) {
        the_link_is_selected(&page).await?;
        page.press("button", "Copy RIS").await?;
        selected_is(&page, "document.querySelector('dialog [name=ris]').value").await?;
    }

    /// R26: and where there is none.
    tools_no_clipboard_leaves_the_link_selected(page, ABSENT) {
        the_link_is_selected(&page).await?;
    }

    /// R79: a theme is cited in three forms, each of which can be copied.
    tools_a_theme_is_cited_in_three_forms(page, Visit { report: Report::OddIds, fragment: "?x=1#%7Bbraces%7D", ..CLIPBOARD }) {
        page.reader_becomes("ready").await?;
        page.press("button", "Cite").await?;
        let address = page.look_text("`${location.origin}/#%7Bbraces%7D`").await?;
        let day = page.look_text("new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)").await?;
        let date = page.look_text("new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })").await?;
        let title = r#"50% & #1_a $x ~y ^z \w {v} }u{ "q" {title}"#;
        let about = "1 edition, version 1.0.0, as of 31 January 2024. A summary of “The original”, En förening.";
        let words = format!(
            "“{title}”, in Odd ids. {about} Published by A publisher of copies. {address} (accessed {date})."
        );
        let bibtex = format!(
            "@incollection{{odd-ids-_7Bbraces_7D,\n  title = {{{{50\\% \\& \\#1\\_a \\$x \\textasciitilde{{}}y \
             \\textasciicircum{{}}z \\textbackslash{{}}w \\textbraceleft{{}}v\\textbraceright{{}} \
             \\textbraceright{{}}u\\textbraceleft{{}} \"q\" \\textbraceleft{{}}title\\textbraceright{{}}}}}},\n  \
             booktitle = {{{{Odd ids}}}},\n  publisher = {{{{A publisher of copies}}}},\n  year = {{2024}},\n  \
             note = {{{about}}},\n  url = {{{address}}},\n  urldate = {{{day}}},\n}}\n"
        );
        let slashed = day.replace('-', "/");
        let ris = format!(
            "TY  - CHAP\r\nTI  - {title}\r\nT2  - Odd ids\r\nPB  - A publisher of copies\r\nPY  - 2024\r\n\
             N1  - {about}\r\nLA  - en-GB\r\nUR  - {address}\r\nY2  - {slashed}\r\nER  - \r\n"
        );
        for (button, expected) in
            [("Copy the link", address), ("Copy the plain text", words), ("Copy BibTeX", bibtex), ("Copy RIS", ris)]
        {
            page.press("button", button).await?;
            let copied = || async { Ok(page.look_text("window.copied ?? ''").await? == expected) };
            if until(copied, button).await.is_err() {
                anyhow::bail!("{button} copies {:?}, not {expected:?}", page.look("window.copied").await?);
            }
        }
    }

    /// By the keyboard alone; Escape closes, and the focus is back where it was.
    tools_a_citation_by_the_keyboard(page, Visit { fragment: "#tough-year", ..CLIPBOARD }) {
        page.reader_becomes("ready").await?;
        tab_to(&page, "Cite").await?;
        page.key(Key::Enter).await?;
        until(|| dialog_is_open(&page), "the dialog opens").await?;
        selected_is(&page, "document.querySelector('dialog [name=words]').value").await?;
        tab_to(&page, "Copy BibTeX").await?;
        page.key(Key::Space).await?;
        let copied = || async { Ok(page.look_text("window.copied ?? ''").await?.starts_with("@incollection{")) };
        until(copied, "BibTeX is copied").await?;
        page.key(Key::Escape).await?;
        until(|| async { Ok(!dialog_is_open(&page).await?) }, "Escape closes").await?;
        focus_is_on(&page, "Cite").await?;
        page.key(Key::Enter).await?;
        until(|| dialog_is_open(&page), "the dialog opens again").await?;
        ensure!(page.look("[...document.querySelectorAll('dialog [role]')].every((s) => !s.textContent)").await? == true);
        tab_to(&page, "Close").await?;
        page.key(Key::Enter).await?;
        until(|| async { Ok(!dialog_is_open(&page).await?) }, "the button closes").await?;
        focus_is_on(&page, "Cite").await?;
    }

    /// A press beside the dialog closes it, too.
    tools_a_press_beside_the_dialog_closes_it(page, Visit { fragment: "#tough-year", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.press("button", "Cite").await?;
        until(|| dialog_is_open(&page), "the dialog opens").await?;
        page.press_at(4, 4).await?;
        until(|| async { Ok(!dialog_is_open(&page).await?) }, "the dialog closes").await?;
        focus_is_on(&page, "Cite").await?;
    }

    /// What the browser can share, it is given; a reader who thinks better of it has done nothing wrong.
    tools_a_theme_is_shared(page, Visit {
        fragment: "#tough-year",
        before: "Navigator.prototype.share = (what) => { \
            window.shared = what; return Promise.reject(new DOMException('no', 'AbortError')) }",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        page.press("button", "Share").await?;
        let shared = page.look_text("`${window.shared.title} ${window.shared.url === location.origin + '/#tough-year'}`").await?;
        ensure!(shared == "A tough year true", "shared {shared}");
    }

    /// A browser that cannot share offers no button for it.
    tools_no_button_to_share_where_nothing_shares(page, Visit {
        fragment: "#tough-year",
        before: "delete Navigator.prototype.share",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        page.by_role("button", "Cite").await?;
        ensure!(page.lacks("button", "Share").await?, "a button to share");
    }

    /// The end of each theme leads on, over the ends of sections, and back.
    tools_themes_lead_on(page, Visit { fragment: "#wide-possibility", ..Visit::PLAIN }) {
        ensure!(page.look(&ends("wide-possibility")).await?.as_array().map(Vec::len) == Some(1), "before the first");
        page.follow("#wide-possibility", "Next: A tough year").await?;
        lands_on(&page, "A tough year").await?;
        page.go_to("#lead-by-example").await?;
        page.follow("#lead-by-example", "Next: Technology for public good").await?;
        lands_on(&page, "Technology for public good").await?;
        let back = page.look(&ends("technology-for-public-good")).await?;
        page.follow("#technology-for-public-good", back[0].as_str().context("a link")?).await?;
        lands_on(&page, "Leaders serve the public good").await?;
    }

    /// They do so without scripts.
    tools_themes_lead_on_without_scripts(page, Visit { fragment: "#wide-possibility", scripts: false, ..Visit::PLAIN }) {
        page.follow("#wide-possibility", "Next: A tough year").await?;
        let open = "document.getElementById('tough-year').closest('details').open";
        until(|| async { Ok(page.look(open).await? == true) }, "the next theme opens").await?;
    }

    /// R72: what is open is printed and nothing of what is closed; R73: afterwards everything is printed again.
    tools_print_what_is_open(page, PRINTED) {
        page.reader_becomes("ready").await?;
        page.toggle_theme("A tough year").await?;
        page.toggle_theme("Harnessing data").await?;
        page.press("button", "Print what is open").await?;
        ensure!(page.look("window.prints").await? == 1);
        ensure!(page.look("document.documentElement.dataset.print").await? == "open");
        let links = "[...document.querySelectorAll(':is(.theme[open], .card, .resource, footer) :is(a.out, a.known)')].map((a) => a.getAttribute('href'))";
        let links: Vec<String> = serde_json::from_value(page.look(links).await?)?;
        let printed = body_of(&page.print().await?)?;
        let addresses = unbroken(&printed);
        for address in links {
            ensure!(addresses.contains(&unbroken(&format!("<{address}>"))), "{address} is not printed");
        }
        let printed = letters(&printed);

        let source = include_str!("../../../content/outlook-2024.json");
        let bundle = almanac::validate::validate(source).bundle.context("the bundle")?;
        for (place, theme) in bundle.themes.iter().enumerate() {
            let open = ["tough-year", "harnessing-data"].contains(&theme.id.0.as_str());
            let own = [format!("/themes/{place}/summary"), format!("/themes/{place}/body")];
            for text in crate::strings::strings_at(&bundle, |pointer| own.iter().any(|own| pointer.starts_with(own))) {
                ensure!(holds(&printed, &letters(&text)) == open, "{}: {text}", theme.title.as_str());
            }
        }
        for (heading, stays) in [
            ("The promise and the pressure", true), ("What leaders do", false), ("Technology trends", true),
            ("What drives 2024", false), ("Jos Creese", true), ("Edition by edition", true),
        ] {
            ensure!(printed.contains(&letters(heading)) == stays, "{heading}");
        }
        // Firefox's driver prints without telling the page.
        if page.engine == Engine::Firefox {
            page.key(Key::Shift).await?;
        }
        everything_is_on(&page.print().await?)?;
    }

    /// R72: so it is with the resources: those that were not chosen stay away, and so do lists without any.
    tools_print_what_is_chosen(page, Visit { fragment: "?type=guide&group=socitm-resources", ..PRINTED }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show(" of 60 resources shown").await?;
        let texts = "[...document.querySelectorAll('.resource-summary, .group > .lead')] \
            .map((text) => [text.textContent, text.checkVisibility()])";
        let texts: Vec<(String, bool)> = serde_json::from_value(page.look(texts).await?)?;
        ensure!(texts.iter().any(|(_, shown)| *shown) && texts.iter().any(|(_, shown)| !shown));
        page.press("button", "Print what is open").await?;
        let printed = letters(&body_of(&page.print().await?)?);
        for (text, shown) in texts {
            ensure!(holds(&printed, &letters(&text)) == shown, "{}: {text}", if shown { "missing" } else { "printed" });
        }
    }

    /// R71: the other button prints everything.
    tools_print_everything_by_a_button(page, PRINTED) {
        page.reader_becomes("ready").await?;
        page.press("button", "Print everything").await?;
        ensure!(page.look("window.prints").await? == 1);
        everything_is_on(&page.print().await?)?;
    }

    /// At the narrowest width the dialog fits, and so does what is in it.
    tools_the_dialog_fits_a_narrow_screen(page, Visit { size: (320, 480), fragment: "#tough-year", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.press("button", "Cite").await?;
        let out = page.look(OUT).await?;
        ensure!(out.as_array().is_some_and(Vec::is_empty), "{out:#}");
    }

    /// R27: in forced colours borders draw the dialog and its controls.
    tools_the_dialog_in_forced_colours(page, Visit {
        fragment: "#tough-year",
        prefers: &[Prefers::ForcedColours],
        engines: CHROMIUM,
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        page.press("button", "Cite").await?;
        let borders = "[...document.querySelectorAll('dialog, dialog button, dialog textarea')].every((e) => \
            getComputedStyle(e).borderTopStyle === 'solid' && parseFloat(getComputedStyle(e).borderTopWidth) >= 1)";
        ensure!(page.look(borders).await? == true);
        let outline = "getComputedStyle(document.activeElement).outlineStyle";
        ensure!(page.look(outline).await? == "solid", "the focus has no outline");
    }
}

/// What of the dialog reaches out of the window or cuts off its text.
const OUT: &str = "[document.querySelector('dialog'), ...document.querySelectorAll('dialog *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.left < 0 || box.right > innerWidth || element.scrollWidth > element.clientWidth + 1
        && getComputedStyle(element).display !== 'inline';
}).map((element) => `${element.tagName} ${element.textContent.slice(0, 30)}`)";

/// The words of the links at the end of a theme.
fn ends(id: &str) -> String {
    format!(
        "[...document.getElementById('{id}').closest('details').querySelectorAll('.theme-footer li a')].map((a) => a.textContent)"
    )
}

async fn dialog_is_open(page: &Page) -> anyhow::Result<bool> {
    Ok(page.look("document.querySelector('dialog').open").await? == true)
}

/// Copying a link opens the dialog with the link selected; closed, the focus is back.
async fn the_link_is_selected(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    page.toggle_theme("A tough year").await?;
    page.press("button", "Copy link").await?;
    until(|| dialog_is_open(page), "the dialog opens").await?;
    selected_is(page, "`${location.origin}/#tough-year`").await?;
    page.comes_to_show("Your browser did not allow copying.").await?;
    page.press("button", "Close").await?;
    focus_is_on(page, "Copy link").await?;
    page.press("button", "Copy link").await?;
    until(|| dialog_is_open(page), "the dialog opens again").await
}

/// The focus is in a field whose whole text is selected.
async fn selected_is(page: &Page, expected: &str) -> anyhow::Result<()> {
    let script = format!(
        "(() => {{ const at = document.activeElement; \
           return at.value?.slice(at.selectionStart, at.selectionEnd) === {expected}; }})()"
    );
    until(|| async { Ok(page.look(&script).await? == true) }, &format!("{expected} is selected")).await
}

async fn focus_is_on(page: &Page, words: &str) -> anyhow::Result<()> {
    let on = || async { Ok(page.look_text("document.activeElement.textContent").await? == words) };
    until(on, &format!("the focus is on {words}")).await
}

/// Presses Tab until a button with these words has the focus.
async fn tab_to(page: &Page, words: &str) -> anyhow::Result<()> {
    for _ in 0..60 {
        if page.look_text("document.activeElement.textContent").await? == words {
            return Ok(());
        }
        page.key(Key::Tab).await?;
    }
    anyhow::bail!("Tab does not reach {words}")
}
