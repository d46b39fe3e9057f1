//! Headings.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::page::PageKind;

/// A heading of level 1 to 5; deeper levels become 5. An empty class and a missing id are omitted.
///
/// In the embedded report there is no level 1, and `aria-level` is one more than the element's level, so that the report
/// starts at level 2. The script of the embedded report shifts all levels for `?heading=`.
pub(super) fn heading(level: u8, class: &'static str, id: Option<String>, content: AnyView) -> AnyView {
    let embedded = PageKind::current() == PageKind::Embed;
    let class = custom_attribute("class", (!class.is_empty()).then_some(class));
    let aria_level = custom_attribute("aria-level", embedded.then(|| (level + 1).to_string()));
    match level {
        1 if !embedded => view! { <h1 {..class} id=id>{content}</h1> }.into_any(),
        ..=2 => view! { <h2 {..class} {..aria_level} id=id>{content}</h2> }.into_any(),
        3 => view! { <h3 {..class} {..aria_level} id=id>{content}</h3> }.into_any(),
        4 => view! { <h4 {..class} {..aria_level} id=id>{content}</h4> }.into_any(),
        _ => view! { <h5 {..class} {..aria_level} id=id>{content}</h5> }.into_any(),
    }
}
