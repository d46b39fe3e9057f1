//! A heading of the level its place asks for.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::frame::Place;

/// A heading of level 1 to 5, deeper ones stay at 5; a class or id that is empty or none is left out.
///
/// In a frame there is no level 1, and each heading says a level that is one deeper than its element, so that
/// the report begins at level 2; the frame's script moves all of them where the host's page asks for that.
pub(super) fn heading(level: u8, class: &'static str, id: Option<String>, content: AnyView) -> AnyView {
    let embedded = Place::current() == Place::Embed;
    let class = custom_attribute("class", (!class.is_empty()).then_some(class));
    let says = custom_attribute("aria-level", embedded.then(|| (level + 1).to_string()));
    match level {
        1 if !embedded => view! { <h1 {..class} id=id>{content}</h1> }.into_any(),
        ..=2 => view! { <h2 {..class} {..says} id=id>{content}</h2> }.into_any(),
        3 => view! { <h3 {..class} {..says} id=id>{content}</h3> }.into_any(),
        4 => view! { <h4 {..class} {..says} id=id>{content}</h4> }.into_any(),
        _ => view! { <h5 {..class} {..says} id=id>{content}</h5> }.into_any(),
    }
}
