//! A heading of the level its place asks for.

use leptos::prelude::*;

/// A heading from level 2 to 5; deeper ones stay at 5.
pub(super) fn heading(level: u8, class: &'static str, id: Option<String>, content: AnyView) -> AnyView {
    match level {
        ..=2 => view! { <h2 class=class id=id>{content}</h2> }.into_any(),
        3 => view! { <h3 class=class id=id>{content}</h3> }.into_any(),
        4 => view! { <h4 class=class id=id>{content}</h4> }.into_any(),
        _ => view! { <h5 class=class id=id>{content}</h5> }.into_any(),
    }
}
