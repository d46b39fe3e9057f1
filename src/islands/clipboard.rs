//! The clipboard, which a browser may refuse or lack.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom;

// Clipboard API and events (W3C).
#[wasm_bindgen]
extern "C" {
    pub(super) type Promise;

    #[wasm_bindgen(method)]
    pub(super) fn then(this: &Promise, fulfilled: &Function, rejected: &Function) -> Promise;

    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// Copies a text and announces it in a status. If the browser refuses, calls `refused`.
pub(super) fn copy(text: &str, status: Option<Element>, copied: String, refused: impl Fn() + 'static) {
    let Ok(promise) = write_text(text) else { return refused() };
    let done = dom::callback(move |_| {
        if let Some(status) = &status {
            dom::set_text(status, &copied);
        }
    });
    promise.then(&done, &dom::callback(move |_| refused()));
}
