//! Where an island finds its words: given by the native program, and in the browser read from the page.

use crate::locale::ReaderWords;
#[cfg(feature = "hydrate")]
use crate::report::page_ids;

/// What the native program gives the islands it renders, as a Leptos context.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct IslandContext {
    /// The words.
    pub words: ReaderWords,
    /// How many themes the report has.
    pub themes: u32,
    /// How many of them are open from the start.
    pub open: u32,
    /// How many resources it lists.
    pub resources: u32,
}

#[cfg(feature = "ssr")]
impl IslandContext {
    /// The setting of the page being rendered.
    pub(super) fn current() -> Self {
        leptos::prelude::expect_context()
    }
}

/// The words in the language of the page.
#[cfg(feature = "ssr")]
pub(super) fn words() -> ReaderWords {
    IslandContext::current().words
}

#[cfg(feature = "hydrate")]
thread_local! {
    static WORDS: std::cell::OnceCell<ReaderWords> = const { std::cell::OnceCell::new() };
}

/// The words in the language of the page; [`read`] has found them.
#[cfg(feature = "hydrate")]
pub(super) fn words() -> ReaderWords {
    WORDS.with(|words| words.get().cloned().unwrap_or_default())
}

/// Reads the words out of the page's JSON; an error where that is broken, since tools without words are dead.
#[cfg(feature = "hydrate")]
pub(crate) fn read() -> Result<(), wasm_bindgen::JsValue> {
    let parsed = super::dom::json(page_ids::WORDS)?;
    WORDS.with(|words| words.set(ReaderWords::from_json(parsed)).ok());
    Ok(())
}
