//! The toolbar: opens or closes every theme at once, and counts the open ones.

use leptos::prelude::*;

use super::bind::text;
use super::state::ReportState;

/// A button that says what it will do, and the count of open themes.
#[island]
pub fn Toolbar() -> impl IntoView {
    let state = ReportState::current();
    let all_open = move || state.open.get() == state.themes();
    view! {
        <button type="button" class="toolbar-toggle" data-root="" aria-expanded=text(move || all_open().to_string())
            on:click=move |_| state.toggle_all()>
            {text(move || {
                let words = state.words();
                if all_open() { words.hide_all.clone() } else { words.show_all.clone() }
            })}
        </button>
        <span class="toolbar-count">
            {text(move || {
                let words = state.words();
                words.open_count.format(state.open.get(), &[("total", &state.themes().to_string())], &words.lang)
            })}
        </span>
    }
}
