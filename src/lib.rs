//! Almanac turns one JSON bundle into an interactive report that stays readable without scripts.
//!
//! ARCHITECTURE.md describes the modules and shows how they depend on each other:
//!
//! - `report`: the types of the bundle.
//! - `locale`: the words of the interface, with plurals, dates and collation.
//! - `markdown`: parses the Markdown subset of bundles and locale files.
//! - `import`: turns Markdown and Word documents into bundles.
//! - `validate`: the rules of a bundle, and diagnostics with location, cause and fix.
//! - `citation`: citations of a theme.
//! - `link_checker`: checks the external addresses of a bundle over the network.
//! - `snippet`: the HTML that partners paste into their pages.
//! - `search`: full-text search over the bundle's JSON.
//! - `islands`: the interactive parts of the page, compiled to WebAssembly.
//! - `components`: the pages, rendered at build time.
//! - `site`: builds, writes and publishes the site of a report.
//! - `cli`: the commands.

// The type of a page is as deep as its elements, and the compiler follows it through every layer of Leptos.
#![recursion_limit = "256"]

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
pub mod import;
#[cfg(feature = "ssr")]
pub mod link_checker;
#[cfg(feature = "ssr")]
pub mod markdown;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod snippet;
#[cfg(feature = "ssr")]
pub mod validate;

#[cfg(feature = "hydrate")]
mod client {
    use wasm_bindgen::prelude::*;

    use crate::islands;

    /// Prepares the page for its islands; for each, `boot.js` then calls [`enter_report`] and the island's own export.
    ///
    /// # Errors
    ///
    /// If the page's interface text cannot be read; `boot.js` then leaves the page as it is.
    #[wasm_bindgen]
    pub fn hydrate() -> Result<(), JsValue> {
        islands::start()
    }

    /// Provides the state of the report around an island as context.
    #[wasm_bindgen(js_name = enterReport)]
    pub fn enter_report(island: &web_sys::Element) {
        islands::enter_report(island);
    }
}
