//! What the page's address says after its `?`: choices that can be kept, shared and come back to.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::Url;

/// The first value of a parameter, whatever it holds; it is for comparing and never for showing.
pub(super) fn parameter(name: &str) -> Option<String> {
    here().ok()?.search_params().get(name)
}

fn here() -> Result<Url, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Url::new(&window.location().href()?)
}

/// What the address last said after its `?`.
#[derive(Default)]
pub(super) struct Seen(Cell<String>);

impl Seen {
    /// Whether it now says something else. One that the browser does not let change takes nothing back.
    pub(super) fn changes(&self) -> bool {
        let now = here().map(|url| url.search()).unwrap_or_default();
        self.0.replace(now.clone()) != now
    }
}

/// Gives parameters a value, or takes them out where it is empty; all else in the address stays.
/// The visit's history gets no entry by it. A browser that refuses keeps its address, and nothing is lost.
pub(super) fn set(parameters: &[(String, String)]) {
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
}

/// Takes the fragment out of the address.
pub(super) fn leave_fragment() {
    let _ = replace(|url| url.set_hash(""));
}

fn replace(change: impl FnOnce(&Url)) -> Result<(), JsValue> {
    let url = here()?;
    change(&url);
    let history = web_sys::window().ok_or(JsValue::NULL)?.history()?;
    history.replace_state_with_url(&history.state()?, "", Some(&url.href()))
}
