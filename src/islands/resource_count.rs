//! How many resources the choices leave: what is announced after the last change.

use leptos::prelude::*;

use super::bind::{effect, text};
use super::state::ReportState;
use super::{dom, resource_filter};

/// The number of resources shown. It stands among the controls of its report.
#[island]
pub fn ResourceCount() -> impl IntoView {
    let state = ReportState::current();
    effect(move || dom::require(resource_filter::start(state)));
    view! {
        <p role="status" data-root="">
            {text(move || {
                let (words, total) = (state.words(), state.resources().to_string());
                match state.shown.get() {
                    0 => words.none_shown.clone(),
                    shown => words.shown_count.format(shown, &[("total", &total)], &words.lang),
                }
            })}
        </p>
    }
}
