//! A notice's state: an event to come until its last day is over, a past event from then on.

use leptos::prelude::*;

use super::words::words;

/// The label of a notice. It stands inside an element whose `data-ends` holds the last day as `YYYY-MM-DD`.
#[island]
pub fn NoticeState() -> impl IntoView {
    view()
}

/// Rendered pages know no today.
#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    view! { <span class="notice-state" data-root="">{words().event}</span> }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(|label| {
        if is_over(&label) {
            super::dom::say(&label, &words().past_event());
        }
        Some(())
    })
}

/// Whether the last day of the notice around an element lies before today, by the reader's own calendar.
#[cfg(feature = "hydrate")]
fn is_over(label: &web_sys::Element) -> bool {
    let ends = label.closest("[data-ends]").ok().flatten().and_then(|notice| notice.get_attribute("data-ends"));
    ends.is_some_and(|ends| ends < super::today::today())
}
