//! The query string of the page's URL: choices that can be kept, shared and returned to.

use std::cell::RefCell;

use gloo_utils::{history, window};
use wasm_bindgen::JsValue;
use web_sys::Url;

/// The query string as an island last read or wrote it.
#[derive(Default)]
pub(super) struct SearchParams(RefCell<String>);

impl SearchParams {
    /// Whether the query string has changed since the last call.
    pub(super) fn sync(&self) -> bool {
        let search = url().map(|url| url.search()).unwrap_or_default();
        self.0.replace(search.clone()) != search
    }

    /// The first value of a parameter, whatever it holds: compare it, never show it.
    pub(super) fn get(name: &str) -> Option<String> {
        url().ok()?.search_params().get(name)
    }

    /// Sets parameters, and deletes those whose value is empty; the rest of the URL stays, and the history gets no
    /// entry. If `replaceState` fails, the page state wins.
    pub(super) fn set(&self, parameters: &[(String, String)]) {
        let _ = replace(|url| {
            let search = url.search_params();
            for (name, value) in parameters {
                if value.is_empty() {
                    search.delete(name);
                } else {
                    search.set(name, value);
                }
            }
        });
        self.sync();
    }
}

/// Removes the fragment from the URL.
pub(super) fn remove_fragment() {
    let _ = replace(|url| url.set_hash(""));
}

fn url() -> Result<Url, JsValue> {
    Url::new(&window().location().href()?)
}

fn replace(change: impl FnOnce(&Url)) -> Result<(), JsValue> {
    let url = url()?;
    change(&url);
    history().replace_state_with_url(&history().state()?, "", Some(&url.href()))
}
