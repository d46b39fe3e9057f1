//! What comes alive: the only code that ships as wasm.
//!
//! Islands act on the document that is there. The native program renders them once, hidden where they are
//! controls; in the browser they attach to that markup and create no content of the report.

#[cfg(feature = "hydrate")]
mod address;
mod appearance;
mod bookmark;
#[cfg(feature = "hydrate")]
mod citation;
#[cfg(feature = "hydrate")]
mod clipboard;
#[cfg(feature = "hydrate")]
mod dom;
#[cfg(feature = "hydrate")]
mod found;
#[cfg(feature = "hydrate")]
mod highlight;
#[cfg(feature = "hydrate")]
mod lists;
pub mod memory;
mod notice;
#[cfg(feature = "hydrate")]
mod pause;
#[cfg(feature = "hydrate")]
mod place;
mod press;
#[cfg(feature = "hydrate")]
mod reading;
#[cfg(feature = "hydrate")]
mod resume;
mod search;
mod selection;
#[cfg(feature = "hydrate")]
mod table;
#[cfg(feature = "hydrate")]
mod today;
mod toolbar;
mod tools;
mod words;

pub use appearance::Appearance;
pub use bookmark::Bookmark;
pub use notice::NoticeState;
pub use press::Press;
pub use search::Search;
pub use selection::Selection;
pub use toolbar::Toolbar;
pub use tools::Tools;
#[cfg(feature = "ssr")]
pub use words::IslandContext;
#[cfg(feature = "hydrate")]
pub(crate) use words::read as read_words;

/// Gives the islands the owner that Leptos asks for, which lives as long as the page.
///
/// `leptos::mount::hydrate_islands` would also bring an executor and a store for the server's answers:
/// kilobytes that nothing here asks for.
#[cfg(feature = "hydrate")]
pub(crate) fn adopt() {
    let owner = leptos::prelude::Owner::new_root(None);
    owner.set();
    std::mem::forget(owner);
}
