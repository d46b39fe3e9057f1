//! The reader's clipboard, which a browser may refuse or not have at all.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom;
use super::words::words;

// Clipboard API and events (W3C); a promise is answered by one of two functions.
#[wasm_bindgen]
extern "C" {
    pub(super) type Answer;

    #[wasm_bindgen(method)]
    pub(super) fn then(this: &Answer, done: &Function, refused: &Function) -> Answer;

    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write(text: &str) -> Result<Answer, JsValue>;
}

/// Copies a text, and says so in a status; a browser that refuses has something else done.
pub(super) fn copy(text: &str, status: Option<Element>, otherwise: impl Fn() + 'static) {
    let Ok(answer) = write(text) else { return otherwise() };
    let done = dom::callback(move |_| {
        if let Some(status) = &status {
            dom::say(status, &words().copied());
        }
    });
    answer.then(&done, &dom::callback(move |_| otherwise()));
}
