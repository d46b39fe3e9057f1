//! Reading progress: how many themes have been read, and the way to have that forgotten.

use leptos::prelude::*;

use super::bind::{effect, flag, text};
use super::state::ReportState;
use super::{dom, reading, scroll_spy};

/// How many themes have been read, as text and as a line.
#[island]
pub fn Progress() -> impl IntoView {
    let state = ReportState::current();
    let total = state.themes();
    effect(move || dom::require(reading::start(state).and_then(|reading| scroll_spy::start(state, reading))));
    view! {
        <p class="progress-count" data-root="">
            {text(move || {
                let words = state.words();
                words.read_count.format(state.read.get(), &[("total", &total.to_string())], &words.lang)
            })}
        </p>
        <progress class="progress-line" max=total.max(1).to_string() value=text(move || state.read.get().to_string())
            aria-hidden="true"></progress>
        <button type="button" class="forget" hidden=flag(move || !state.is_remembered.get()) on:click=move |_| state.forget()>
            {state.words().forget.clone()}
        </button>
    }
}
