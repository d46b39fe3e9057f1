//! The page for readers with other senses, hands and settings.

mod axe;
mod keyboard;
mod looks;
mod reflow;
mod reviewed;
mod settings;
mod targets;
mod tree;

use crate::engine::Engine;
use crate::page::Page;
use crate::visit::Scenario;

/// Every scenario of this theme.
pub fn all() -> Vec<Scenario> {
    [axe::all(), reflow::all(), keyboard::all(), targets::all(), settings::all(), tree::all()]
        .into_iter()
        .flatten()
        .collect()
}

/// Only Chromium can be shown the page in another medium or in forced colours.
const CHROMIUM: &[Engine] = &[Engine::Chromium];

/// How much of the report is open.
#[derive(Clone, Copy, Debug)]
enum Open {
    Nothing,
    One,
    All,
}

/// Waits for the reader and opens as much of the report as a state wants.
async fn prepare(page: &Page, open: Open) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    match open {
        Open::Nothing => Ok(()),
        Open::One => page.toggle_theme("Collaborate or stall").await,
        Open::All => page.press("button", "Show all").await,
    }
}
