//! Almanac turns one JSON bundle into an interactive report that stays readable without scripts.
//!
//! ARCHITECTURE.md describes the modules and shows how they depend on each other:
//!
//! - `report`: the types of the bundle.
//! - `locale`: the words of the interface, with plurals, dates and collation.
//! - `markdown`: parses the Markdown subset of bundles and locale files.
//! - `validate`: the rules of a bundle, and diagnostics with location, cause and fix.
//! - `citation`: citations of a theme.
//! - `snippet`: the HTML that partners paste into their pages.
//! - `search`: full-text search over the bundle's JSON.
//! - `islands`: the interactive parts of the page, compiled to WebAssembly.
//! - `components`: the pages, rendered at build time.
//! - `site`: builds, writes and publishes the site of a report.
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
