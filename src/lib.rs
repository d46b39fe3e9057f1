//! Almanac turns one JSON bundle into an interactive report that stays readable without scripts.
//!
//! The rooms of the house, each knowing only those before it; ARCHITECTURE.md draws the whole:
//!
//! - `report`: what the JSON looks like.
//! - `locale`: the words of the interface.
//! - `markdown`: how the texts of bundles and locale files are parsed, and what of it a page can show.
//! - `validate`: what a bundle must keep, and diagnostics with place, reason and fix.
//! - `citation`: how a theme is cited; the browser fills in which, and when it was read.
//! - `snippet`: what partners paste into their pages.
//! - `search`: what is found in a report, and where; the browser builds its index.
//! - `islands`: what comes alive in the browser; what ships as wasm is there or used there.
//! - `components`: what the page is made of, rendered at build time.
//! - `site`: a report and the reader's assets made into a folder to host.
//! - `cli`: the commands.

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` is the native program and `hydrate` is the browser's half: choose one of the two");
#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
compile_error!("choose `ssr` for the native program or `hydrate` for the browser's half");

pub mod citation;
pub mod islands;
pub mod locale;
pub mod report;
pub mod search;

#[cfg(feature = "ssr")]
pub mod cli;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod markdown;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod snippet;
#[cfg(feature = "ssr")]
pub mod validate;

/// Makes the browser ready for islands; `boot.js` then starts them one by one.
///
/// # Errors
///
/// When the page's words cannot be read; `boot.js` then leaves the page as it is.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() -> Result<(), wasm_bindgen::JsValue> {
    islands::read_words()?;
    islands::adopt();
    Ok(())
}
