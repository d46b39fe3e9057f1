//! Controls that can be hit and seen (R89).

use anyhow::ensure;

use super::looks::COLOURS;
use super::{Open, prepare};
use crate::page::Page;
use crate::scenarios::scenarios;
use crate::visit::Visit;

scenarios! {
    /// 2.5.8: every target is 24 pixels wide and high, stands in a line of text, or has that much room to itself.
    targets_are_large_or_apart(page, Visit::PLAIN) {
        prepare(&page, Open::All).await?;
        for width in [1280, 320] {
            page.resize(width, 800).await?;
            nothing(&page, &format!("(() => {{ {SMALL} }})()")).await?;
        }
    }

    /// What a reader works most is 44 pixels high.
    targets_worked_most_are_larger(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        nothing(&page, "[...document.querySelectorAll('summary, button, select')].filter((control) => \
            control.checkVisibility() && control.getClientRects().length && control.getBoundingClientRect().height < 43.9) \
            .map((control) => control.outerHTML.slice(0, 80))").await?;
    }

    /// 1.4.11: the borders of controls differ from their ground.
    targets_have_borders_that_show(page, Visit::PLAIN) {
        prepare(&page, Open::Nothing).await?;
        for appearance in ["light", "dark"] {
            page.eval(&format!("document.documentElement.dataset.appearance = '{appearance}'")).await?;
            nothing(&page, &format!("(() => {{ {COLOURS} {PALE} }})()")).await?;
        }
    }
}

async fn nothing(page: &Page, script: &str) -> anyhow::Result<()> {
    let found = page.look(script).await?;
    ensure!(found.as_array().is_some_and(Vec::is_empty), "{found:#}");
    Ok(())
}

/// The targets that are too small: not in a line of text, and with another target within 24 pixels of their centre.
const SMALL: &str = "
    const targets = [...document.querySelectorAll('a[href], button, select, summary')].filter((target) =>
        target.checkVisibility() && getComputedStyle(target).clipPath === 'none' && target.getClientRects().length);
    const boxes = targets.map((target) => target.getBoundingClientRect());
    const words = (element) => element.textContent.replace(/\\s+/g, '').length;
    const inline = (element) => getComputedStyle(element).display === 'inline';
    const block = (element) => inline(element) ? block(element.parentElement) : element;
    const inText = (target) => inline(target) && words(block(target)) > words(target);
    const away = (box, x, y) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const small = (box) => box.width < 23.9 || box.height < 23.9;
    return targets.filter((target, i) => {
        if (!small(boxes[i]) || inText(target)) return false;
        const x = (boxes[i].left + boxes[i].right) / 2, y = (boxes[i].top + boxes[i].bottom) / 2;
        return boxes.some((box, j) => j !== i && (away(box, x, y) < 11.9
            || small(box) && Math.hypot((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y) < 23.9));
    }).map((target) => `${target.textContent.slice(0, 40)} ${target.getBoundingClientRect().height}`).slice(0, 20);
";

/// The controls whose border has too little contrast to what is around it.
const PALE: &str = "
    return [...document.querySelectorAll('button, select')].filter((control) => {
        const style = getComputedStyle(control);
        return style.borderTopStyle === 'none' || contrast(style.borderTopColor, ground(control.parentElement)) < 3;
    }).map((control) => control.outerHTML.slice(0, 80));
";
