//! The choice of light, dark, or what the system says, kept over visits where storage allows.
//!
//! `appearance.js` applies the stored choice at the start; this island changes it.

use gloo_utils::{document_element, window};
use leptos::prelude::*;

use super::bind::{effect, text};
use super::dom;
use super::state::ReportState;
use crate::report::page_ids;

/// The key of the choice in storage, which `appearance.js` reads too.
const KEY: &str = "almanac:appearance";
/// The choice on the document's root.
const ATTRIBUTE: &str = "data-appearance";

/// A labelled list of the three choices.
#[island]
pub fn Appearance() -> impl IntoView {
    let state = ReportState::current();
    let words = state.words();
    let choice = state.appearance;
    // Another window may choose, also while this page is in the back/forward cache.
    effect(move || {
        for event in ["storage", "pageshow"] {
            dom::listen(&window(), event, move |_| {
                if let Some(stored) = stored() {
                    apply(choice, stored);
                }
            });
        }
    });
    let choose = move |value: String| {
        store(&value);
        apply(choice, value);
    };
    view! {
        <div class="appearance" data-root="">
            <label for=page_ids::APPEARANCE>{words.appearance.clone()}</label>
            <select id=page_ids::APPEARANCE prop:value=text(move || choice.get())
                on:change=move |event| choose(event_target_value(&event))>
                <option value="">{words.system.clone()}</option>
                <option value="light">{words.light.clone()}</option>
                <option value="dark">{words.dark.clone()}</option>
            </select>
        </div>
    }
}

/// The choice that the document's root has; empty means the system's.
#[cfg(feature = "hydrate")]
pub(super) fn applied() -> String {
    known(document_element().get_attribute(ATTRIBUTE).unwrap_or_default())
}

/// A choice, or the system's in place of what is none.
fn known(choice: String) -> String {
    if ["light", "dark"].contains(&choice.as_str()) { choice } else { String::new() }
}

/// Applies a choice to the document and to every list: a page may hold two (R23).
fn apply(signal: RwSignal<String>, choice: String) {
    let (root, choice) = (document_element(), known(choice));
    let _ = if choice.is_empty() { root.remove_attribute(ATTRIBUTE) } else { root.set_attribute(ATTRIBUTE, &choice) };
    signal.set(choice);
}

/// The stored choice; none where storage is refused.
fn stored() -> Option<String> {
    Some(dom::storage()?.get_item(KEY).ok()?.unwrap_or_default())
}

/// Stores a choice. Where storage is refused, it holds for the visit.
fn store(choice: &str) {
    let Some(storage) = dom::storage() else { return };
    let _ = if choice.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, choice) };
}
