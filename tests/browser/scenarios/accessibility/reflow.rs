//! Whatever the width, the size of the text, its spacing and its language: all fits and nothing is cut off (R88).

use anyhow::ensure;

use super::{Open, prepare};
use crate::page::{Page, until};
use crate::scenarios::scenarios;
use crate::visit::Visit;

const NARROWEST: Visit = Visit { size: (320, 256), ..Visit::PLAIN };

scenarios! {
    /// 1.4.10: a window of 1280 by 1024 pixels, magnified four times.
    reflow_at_400_percent(page, NARROWEST) {
        fits_closed_and_open(&page, &[320]).await?;
    }

    /// 1.4.4: text of twice the size.
    reflow_of_text_at_200_percent(page, Visit::PLAIN) {
        page.eval("document.documentElement.style.fontSize = '200%'").await?;
        fits_closed_and_open(&page, &[1280, 640]).await?;
    }

    /// 1.4.12: the spacing that readers may ask for.
    reflow_with_text_spacing(page, Visit::PLAIN) {
        page.run(SPACING).await?;
        let spacing = page.look_text("getComputedStyle(document.querySelector('p')).letterSpacing").await?;
        ensure!(spacing.ends_with("px") && spacing != "0px", "the spacing is {spacing}");
        fits_closed_and_open(&page, &[1280, 320]).await?;
    }

    /// A language whose words are 40 % longer.
    reflow_in_a_longer_language(page, Visit::PLAIN) {
        prepare(&page, Open::All).await?;
        page.run(LONGER).await?;
        for width in [1280, 768, 320] {
            fits(&page, width).await?;
        }
    }

    /// A5: words longer than a line, in whatever a bundle can say.
    reflow_of_long_words(page, Visit::PLAIN) {
        prepare(&page, Open::All).await?;
        page.run(LONG_WORDS).await?;
        for width in [1280, 768, 320] {
            fits(&page, width).await?;
        }
    }

    /// A page that runs from right to left fits as well.
    reflow_right_to_left(page, Visit::PLAIN) {
        page.eval("document.documentElement.dir = 'rtl'").await?;
        fits_closed_and_open(&page, &[1280, 320]).await?;
    }
}

async fn fits_closed_and_open(page: &Page, widths: &[u32]) -> anyhow::Result<()> {
    prepare(page, Open::Nothing).await?;
    for width in widths {
        fits(page, *width).await?;
    }
    page.eval("document.querySelector('.contents details').open = true").await?;
    page.press("button", "Show all").await?;
    for width in widths {
        fits(page, *width).await?;
    }
    Ok(())
}

/// Nothing reaches out of the page sideways, and nothing is larger than a box that cuts off what does not fit.
async fn fits(page: &Page, width: u32) -> anyhow::Result<()> {
    page.resize(width, page.height()).await?;
    // Firefox and WebKit lay out the new width a moment after the window has it.
    let laid_out = || async { Ok(page.look(OUT).await?.as_array().is_some_and(Vec::is_empty)) };
    if until(laid_out, "all fits").await.is_err() {
        let out = page.look(OUT).await?;
        ensure!(out.as_array().is_some_and(Vec::is_empty), "at {width} pixels these do not fit: {out:#}");
    }
    Ok(())
}

/// The elements that reach out of the page, or that cut off what they hold. What is hidden from view on purpose may.
const OUT: &str = "(() => {
    const width = document.documentElement.clientWidth;
    const out = [];
    const name = (element, why) => out.push(`${element.tagName}.${element.className} ${why} `
        + element.textContent.trim().slice(0, 40));
    if (document.documentElement.scrollWidth > width) out.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of document.body.querySelectorAll('*')) {
        if (!element.checkVisibility() || element.closest('svg')) continue;
        const style = getComputedStyle(element);
        if (style.clipPath !== 'none' || element.tagName === 'OPTION') continue;
        const box = element.getBoundingClientRect();
        if (box.width && (box.right > width + 1 || box.left < -1)) name(element, 'reaches out');
        const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
        if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) name(element, 'cuts off sideways');
        if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) name(element, 'cuts off below');
    }
    return out.slice(0, 20);
})()";

const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    arguments[arguments.length - 1]();
";

/// Every text begins with a word that no line can hold; but for those of controls, which are the interface's own.
const LONG_WORDS: &str = "
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.data.trim() && !text.parentElement.closest('script, button, label, select, .section-header p, .brand'))
            text.data = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2) + ' ' + text.data;
    }
    arguments[arguments.length - 1]();
";

/// Every word goes on with its own beginning.
const LONGER: &str = "
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.parentElement.closest('script')) continue;
        text.data = text.data.replace(/\\p{L}+/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase());
    }
    arguments[arguments.length - 1]();
";
