//! What readers set in their system: less motion, colours of their own (R25, R27).

use anyhow::ensure;

use super::looks::COLOURS;
use super::{Open, prepare};
use crate::engine::Engine;
use crate::scenarios::scenarios;
use crate::visit::{Prefers, Visit};

/// WebKit cannot be told that the reader prefers less motion.
const MOTION: Visit = Visit { engines: &[Engine::Chromium, Engine::Firefox], ..Visit::PLAIN };
/// Nor that it sets the colours.
const FORCED_COLOURS: Visit = Visit { prefers: &[Prefers::ForcedColours], ..MOTION };

scenarios! {
    /// A theme opens at once where the reader asks for less motion.
    settings_of_less_motion(page, Visit { prefers: &[Prefers::ReducedMotion], ..MOTION }) {
        prepare(&page, Open::Nothing).await?;
        let moving = page.eval(MOVING).await?;
        ensure!(moving == 0, "{moving} things move");
    }

    /// Elsewhere its mark turns, so the scenario above sees what moves.
    settings_of_motion(page, MOTION) {
        prepare(&page, Open::Nothing).await?;
        ensure!(page.eval(MOVING).await?.as_u64() > Some(0), "nothing moves");
    }

    /// In forced colours borders draw whether a theme is open, and an outline the focus.
    settings_of_forced_colours(page, FORCED_COLOURS) {
        prepare(&page, Open::Nothing).await?;
        let forced = || async { Ok(page.look("matchMedia('(forced-colors: active)').matches").await? == true) };
        crate::page::until(forced, "colours are forced").await?;
        ensure!(page.look(&format!("(() => {{ {COLOURS} return {MARK}; }})()")).await? == "drawn");
        let shown = "getComputedStyle(document.querySelector('.theme > summary'), '::after').opacity";
        ensure!(page.look(shown).await? == "1", "a closed theme has no plus");
        page.eval("document.querySelector('.theme').open = true").await?;
        crate::page::until(|| async { Ok(page.look(shown).await? == "0") }, "an open theme has a minus").await?;
        page.key(thirtyfour::Key::Tab).await?;
        let outline = "(() => { const style = getComputedStyle(document.activeElement); \
            return `${style.outlineStyle} ${style.outlineWidth}`; })()";
        ensure!(page.look(outline).await? == "solid 3px", "the focus has no outline");
    }

    /// R76: on paper forced colours leave every word legible and every boundary drawn.
    settings_of_forced_colours_on_paper(page, FORCED_COLOURS) {
        prepare(&page, Open::All).await?;
        page.emulate("print", &[("forced-colors", "active")]).await?;
        ensure!(page.look("matchMedia('print and (forced-colors: active)').matches").await? == true);
        let faint = page.look(&format!("(() => {{ {COLOURS} return {FAINT}; }})()")).await?;
        ensure!(faint.as_array().is_some_and(Vec::is_empty), "{faint:#}");
    }
}

/// The words that are hard to tell from their ground, and the elements without a border that can be told from it.
const FAINT: &str = "(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const words = seen('body *').filter((element) => [...element.childNodes].some((node) => node.data?.trim())
        && contrast(getComputedStyle(element).color, ground(element)) < 4.5);
    const bounded = ['.section-header', '.theme', '.card', '.monogram', '.resource', '.milestone', '.footer'].flatMap((name) =>
        seen(name).length ? seen(name).slice(0, 1) : name);
    const edges = bounded.filter((element) => {
        const style = element.style && getComputedStyle(element);
        return !style || !['BlockStart', 'BlockEnd'].some((side) => style[`border${side}Style`] === 'solid'
            && parseFloat(style[`border${side}Width`]) >= 1
            && contrast(style[`border${side}Color`], ground(element)) >= 3);
    });
    return [...words, ...edges].map((element) => element.outerHTML?.slice(0, 80) ?? element);
})()";

/// Opens a theme and counts what then moves.
const MOVING: &str = "(() => {
    const theme = document.querySelector('.theme');
    const mark = () => getComputedStyle(theme.firstElementChild, '::after').rotate;
    mark();
    theme.open = true;
    mark();
    return document.getAnimations().length;
})()";

/// Whether both strokes of a theme's mark are borders that differ from the ground.
const MARK: &str = "(() => {
    const summary = document.querySelector('.theme > summary');
    const faults = ['::before', '::after'].filter((stroke) => {
        const style = getComputedStyle(summary, stroke);
        return style.borderTopStyle !== 'solid' || parseFloat(style.borderTopWidth) < 1
            || contrast(style.borderTopColor, ground(summary)) < 3;
    });
    return faults.join() || 'drawn';
})()";
