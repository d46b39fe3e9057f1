//! The page on paper.

use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

use super::{bundle_strings, scenarios};
use crate::engine::Engine;
use crate::page::Page;
use crate::visit::Visit;

/// WebKit's driver does not know the command to print.
const PRINTING: Visit = Visit { engines: &[Engine::Chromium, Engine::Firefox], ..Visit::PLAIN };

scenarios! {
    /// R71: everything is printed, though every theme is closed on the screen.
    print_holds_everything(page, PRINTING) {
        page.reader_becomes("ready").await?;
        ensure!(page.open_themes().await? == 0);
        everything_is_on(&page.print().await?)?;
    }

    /// R73, R71: and so it is without scripts.
    print_holds_everything_without_scripts(page, Visit { scripts: false, ..PRINTING }) {
        everything_is_on(&page.print().await?)?;
    }

    /// R71: and where the reader does not start.
    print_holds_everything_with_the_reader_off(page, Visit { before: "delete globalThis.WebAssembly", ..PRINTING }) {
        page.reader_becomes("off").await?;
        everything_is_on(&page.print().await?)?;
    }

    /// R71: and in text of another size.
    print_holds_everything_in_large_text(page, Visit {
        before: "document.documentElement.style.fontSize = '30px'",
        ..PRINTING
    }) {
        page.reader_becomes("ready").await?;
        everything_is_on(&page.print().await?)?;
    }

    /// R78: the outline of Chromium's PDF is the page's headings.
    the_pdf_has_an_outline(page, Visit { engines: &[Engine::Chromium], ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        let headings = "[...document.querySelectorAll('h1, h2, h3, h4')] \
            .filter((h) => !h.closest('[hidden]:not(client-only), .results, dialog')).map((h) => h.textContent.trim()).join('\\n')";
        let headings: Vec<_> = page.look_text(headings).await?.lines().map(letters).collect();
        let outline: Vec<_> = outline_of(&page.print_with_outline().await?)?.iter().map(|item| letters(item)).collect();
        ensure!(outline == headings, "the outline is {outline:#?}");
    }

    /// R76: a dark page prints dark on white.
    a_dark_page_prints_dark_on_white(page, Visit {
        prefers: &[crate::visit::Prefers::Dark],
        engines: &[Engine::Chromium],
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        let colours = "[document.documentElement, document.querySelector('.theme-text p')]\
            .map((e, i) => getComputedStyle(e)[i ? 'color' : 'backgroundColor']).join(' ')";
        ensure!(page.look_text(colours).await? == "rgb(21, 23, 27) rgb(235, 229, 216)", "the page is not dark");
        page.emulate("print", &[("prefers-color-scheme", "dark")]).await?;
        let printed = page.look_text(colours).await?;
        ensure!(printed == "rgb(255, 255, 255) rgb(29, 27, 24)", "it prints {printed}");
    }

    /// R75: on no page is a heading the last thing in its column, on A4 and on Letter.
    no_heading_ends_a_page(page, PRINTING) {
        page.reader_becomes("ready").await?;
        let large = texts_of(&page, "h1, .section h2, .theme-title").await?;
        let small = texts_of(&page, ".part-title, .group-title, .note-title").await?;
        for (width, height) in [(21.0, 29.7), (21.59, 27.94)] {
            let lines = lines_of(&page.print_on(width, height).await?)?;
            ensure!(lines.last().is_some_and(|line| line.page > 10.0), "it is printed");
            let found = lines.iter().filter(|line| large.contains(&letters(&line.words))).count();
            ensure!(found > 20, "{found} headings are found");
            let last = headings_that_end(&lines, &large, &small, height * 72.0 / 2.54);
            ensure!(last.is_empty(), "on paper {height} cm high these end a page: {last:#?}");
            let out: Vec<_> = lines.iter().filter(|line| line.left < 28.0 || line.right > width * 72.0 / 2.54 - 28.0).collect();
            ensure!(out.is_empty(), "these are out of the margins: {out:#?}");
        }
    }

    /// R74: each address that the page links to is printed, and once.
    print_writes_each_address_once(page, PRINTING) {
        page.reader_becomes("ready").await?;
        let links = "[...new Set([...document.querySelectorAll(':is(a.out, a.known)')].map((a) => a.getAttribute('href')))]";
        let links: Vec<String> = serde_json::from_value(page.look(links).await?)?;
        ensure!(links.len() > 60, "{} addresses are found", links.len());
        let printed = unbroken(&body_of(&page.print().await?)?);
        let count = |address: &String| printed.matches(&unbroken(&format!("<{address}>"))).count();
        let wrong: Vec<_> = links.iter().map(|address| (count(address), address)).filter(|(times, _)| *times != 1).collect();
        ensure!(wrong.is_empty(), "not printed once: {wrong:#?}");
    }

    /// R75: no card and no resource goes on over the end of a page.
    no_card_is_split(page, PRINTING) {
        page.reader_becomes("ready").await?;
        let cards = "[...document.querySelectorAll('.card, .resource')].map((card) => \
            [...card.querySelectorAll('.card-role, .card-text > p:not(.note-title, :has(a)), .resource-facts, .resource-summary')] \
            .map((text) => text.textContent.trim()))";
        let cards: Vec<Vec<String>> = serde_json::from_value(page.look(cards).await?)?;
        ensure!(cards.iter().filter(|texts| texts.len() > 1).count() > 60, "{} cards are found", cards.len());
        let printed = text_of(&page.print().await?)?;
        let pages: Vec<_> = printed.split('\u{c}').map(letters).collect();
        for card in cards {
            let texts: Vec<_> = card.iter().map(|text| letters(text)).collect();
            ensure!(pages.iter().any(|page| texts.iter().all(|text| page.contains(text))), "on no page whole: {card:#?}");
        }
    }

    /// R77: the first page says what the report is, of when, and where it comes from; no tool is on it (R74).
    the_first_page_says_what_it_is(page, PRINTING) {
        page.reader_becomes("ready").await?;
        page.by_role("button", "Show all").await?;
        let printed = text_of(&page.print().await?)?;
        let first = letters(printed.split('\u{c}').next().unwrap_or_default());
        for expected in ["The 2024 outlook", "version 1.0.0", "As of 2024", "https://socitm.net/resource-hub/collections/public-sector-digital-trends-2024/conclusions/", "CC BY 4.0"] {
            ensure!(first.contains(&letters(expected)), "the first page lacks {expected}");
        }
        ensure!(!letters(&printed).contains(&letters("Show all")), "a tool is printed");
    }
}

/// Every text of the bundle stands in the PDF.
pub fn everything_is_on(pdf: &[u8]) -> anyhow::Result<()> {
    let printed = letters(&body_of(pdf)?);
    let missing: Vec<_> = bundle_strings().iter().filter(|text| !holds(&printed, &letters(text))).collect();
    ensure!(missing.is_empty(), "not printed: {missing:#?}");
    Ok(())
}

/// Whether a text is printed: whole, or in two pieces where a page ends within it and the margin comes between.
pub(super) fn holds(printed: &str, text: &str) -> bool {
    let ends: Vec<_> = text.char_indices().map(|(index, _)| index).chain([text.len()]).collect();
    let longest = ends.partition_point(|end| printed.contains(&text[..*end]));
    longest == ends.len() || printed.contains(&text[ends[longest.saturating_sub(1)]..])
}

/// A line of a printed page; places are in points from the upper left corner.
#[derive(Debug)]
struct Line {
    page: f64,
    left: f64,
    right: f64,
    top: f64,
    height: f64,
    words: String,
}

/// The letters of every element that a selector finds.
async fn texts_of(page: &Page, selector: &str) -> anyhow::Result<HashSet<String>> {
    let script = format!("[...document.querySelectorAll('{selector}')].map((e) => e.textContent.trim()).join('\\n')");
    Ok(page.look_text(&script).await?.lines().map(letters).filter(|text| !text.is_empty()).collect())
}

/// The headings, of one line or two, that nothing follows in their column.
///
/// The words of a large heading stand in links, too, which are small. A card's heading is left out: no card is split.
fn headings_that_end(lines: &[Line], large: &HashSet<String>, small: &HashSet<String>, height: f64) -> Vec<String> {
    let foot = height - 58.0;
    let before = std::iter::once("").chain(lines.iter().map(|line| line.words.as_str()));
    let found = lines.iter().zip(before).filter(|(line, before)| {
        let (words, both) = (letters(&line.words), letters(&[before, line.words.as_str()].concat()));
        let is_in = |headings: &HashSet<String>| headings.contains(&words) || headings.contains(&both);
        is_in(small) || line.height > 12.0 && is_in(large)
    });
    let follows = |line: &Line, other: &Line| {
        let below = (other.page - line.page).abs() < 0.5 && other.top > line.top + 2.0 && other.top < foot;
        below && other.left < line.right && other.right > line.left
    };
    found
        .filter(|(line, _)| !lines.iter().any(|other| follows(line, other)))
        .map(|(line, _)| format!("{} on page {}", line.words, line.page))
        .collect()
}

/// The lines of a PDF, page by page.
fn lines_of(pdf: &[u8]) -> anyhow::Result<Vec<Line>> {
    let mut lines: Vec<(String, Line)> = Vec::new();
    for row in poppler("-tsv", pdf)?.lines() {
        let cells: Vec<_> = row.split('\t').collect();
        let [level, page, paragraph, block, line, _, left, top, width, height, _, word] = cells[..] else { continue };
        let places = [page, left, top, width, height].map(str::parse::<f64>);
        let [Ok(page), Ok(left), Ok(top), Ok(width), Ok(height)] = places else { continue };
        if level != "5" {
            continue;
        }
        let key = [cells[1], paragraph, block, line].join(" ");
        let right = left + width;
        match lines.last_mut() {
            Some((own, last)) if *own == key => {
                last.right = last.right.max(right);
                last.words = [&last.words, word].join(" ");
            }
            _ => lines.push((key, Line { page, left, right, top, height, words: word.to_owned() })),
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// The headings of the outline that a PDF carries, in order.
fn outline_of(pdf: &[u8]) -> anyhow::Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf)?;
    let output = Command::new("pdftohtml").args(["-xml", "-i", "-stdout"]).arg(&file).output();
    let output = output.context("pdftohtml is missing: apt-get install poppler-utils")?;
    let xml = String::from_utf8(output.stdout)?;
    let start = xml.find("<outline>").context("the PDF has no outline")?;
    let document = scraper::Html::parse_fragment(&xml[start..]);
    let items = scraper::Selector::parse("item").map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(document.select(&items).map(|item| item.text().collect::<String>().trim().to_owned()).collect())
}

/// The text of a PDF in the order in which it was drawn; pages end in a form feed.
pub(super) fn text_of(pdf: &[u8]) -> anyhow::Result<String> {
    poppler("-raw", pdf)
}

/// What `pdftotext` writes of a PDF.
fn poppler(form: &str, pdf: &[u8]) -> anyhow::Result<String> {
    let child = Command::new("pdftotext").args([form, "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.context("pdftotext is missing: apt-get install poppler-utils")?;
    let mut input = child.stdin.take().context("no input")?;
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| anyhow::anyhow!("pdftotext took no input"))??;
    Ok(String::from_utf8(output.stdout)?)
}

/// The text of a PDF without the numbers at the foot of its pages.
pub(super) fn body_of(pdf: &[u8]) -> anyhow::Result<String> {
    let text = text_of(pdf)?;
    let pages = text.split('\u{c}').map(|page| page.trim_end().trim_end_matches(|last: char| last.is_ascii_digit()));
    Ok(pages.collect::<Vec<_>>().join("\n"))
}

/// A text as it stands however its lines are broken.
pub(super) fn unbroken(text: &str) -> String {
    without_ligatures(text).chars().filter(|character| !character.is_whitespace()).collect()
}

/// The letters and digits of a text: print sets its own lines, spaces, hyphens and ligatures.
pub(super) fn letters(text: &str) -> String {
    without_ligatures(text).chars().filter(|character| character.is_alphanumeric()).collect()
}

fn without_ligatures(text: &str) -> String {
    let ligatures = [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl")];
    ligatures.iter().fold(text.to_owned(), |text, (one, letters)| text.replace(*one, letters))
}
