//! A notice's state: an event until its last day is over, a past event from then on.

use leptos::html::Span;
use leptos::prelude::*;
use web_sys::Element;

use super::bind::{effect, text};
use super::date::today;
use super::state::ReportState;

/// The label of a notice. The element around it has the last day in `data-ends`, as `YYYY-MM-DD`: an island's props
/// would bring a JSON parser into the client.
#[island]
pub fn NoticeState() -> impl IntoView {
    let state = ReportState::current();
    let label = NodeRef::<Span>::new();
    // A page is rendered without knowing the date.
    let is_over = RwSignal::new(false);
    effect(move || {
        if let Some(label) = label.get() {
            is_over.set(last_day(&label).is_some_and(|day| day < today()));
        }
    });
    view! {
        <span class="notice-state" data-root="" node_ref=label>
            {text(move || {
                let words = state.words();
                if is_over.get() { words.past_event.clone() } else { words.event.clone() }
            })}
        </span>
    }
}

/// The last day of the notice around its label.
fn last_day(label: &Element) -> Option<String> {
    label.closest("[data-ends]").ok()??.get_attribute("data-ends")
}
