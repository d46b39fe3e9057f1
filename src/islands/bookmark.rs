//! The bookmark: how much has been read, where the reader is, and what is remembered of that over visits.

use leptos::prelude::*;

/// How many themes have been read, in words and as a line, and the way to have all that forgotten.
///
/// The way back to a remembered place stands elsewhere in the same report (`.resume`), where it is seen first.
#[island]
pub fn Bookmark() -> impl IntoView {
    view()
}

#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    let super::IslandContext { words, themes, .. } = super::IslandContext::current();
    view! {
        <p class="progress-count" data-root="">
            {words.read_count.format(0, &[("total", &themes.to_string())], &words.lang)}
        </p>
        <svg class="progress-line" viewBox=format!("0 0 {} 2", themes.max(1)) preserveAspectRatio="none" aria-hidden="true">
            <line y1="1" y2="1" x2="0"></line>
        </svg>
        <button type="button" class="forget" hidden=true>{words.forget}</button>
    }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(start)
}

/// Follows the reader through the report that the count stands in.
#[cfg(feature = "hydrate")]
fn start(count: web_sys::Element) -> Option<()> {
    let reading: &'static super::reading::Reading = Box::leak(Box::new(super::reading::Reading::of(count)?));
    reading.start();
    super::place::follow(reading)
}
