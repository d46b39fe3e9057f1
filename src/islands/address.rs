//! What the page's address says after its `?`: choices that can be kept, shared and come back to.

use wasm_bindgen::JsValue;
use web_sys::{Url, UrlSearchParams};

/// The first value of a parameter, whatever it holds; it is for comparing and never for showing.
pub(super) fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
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
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let url = Url::new(&window.location().href()?)?;
    change(&url);
    let history = window.history()?;
    history.replace_state_with_url(&history.state()?, "", Some(&url.href()))
}
