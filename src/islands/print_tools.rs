//! The two ways to print the page by a button. The browser's own command needs neither: it prints everything.

use gloo_utils::{document_element, window};
use js_sys::Reflect;
use leptos::prelude::*;

use super::bind::{effect, flag};
use super::state::ReportState;
use super::{dom, theme_tools};

/// On the document's root: only what is open is printed.
const ATTRIBUTE: &str = "data-print";

/// The buttons that print everything, and what is open.
#[island]
pub fn PrintTools() -> impl IntoView {
    let state = ReportState::current();
    let words = state.words();
    // Browsers inside other apps may not print.
    let cannot_print = RwSignal::new(false);
    effect(move || {
        cannot_print.set(!Reflect::has(&window(), &"print".into()).unwrap_or_default());
        // A browser that prints without an event afterwards prints everything again after the reader's next input.
        for event in ["afterprint", "keydown", "pointerdown"] {
            dom::listen(&window(), event, |_| print_only(false));
        }
        dom::require(theme_tools::start(state));
    });
    let print = |only_open| {
        print_only(only_open);
        let _ = window().print();
    };
    view! {
        <button type="button" data-root="" hidden=flag(move || cannot_print.get()) on:click=move |_| print(false)>
            {words.print_everything.clone()}
        </button>
        <button type="button" hidden=flag(move || cannot_print.get()) on:click=move |_| print(true)>
            {words.print_open.clone()}
        </button>
    }
}

/// Has the style sheet for print leave out what is closed, or print everything.
fn print_only(open: bool) {
    let root = document_element();
    let _ = if open { root.set_attribute(ATTRIBUTE, "open") } else { root.remove_attribute(ATTRIBUTE) };
}
