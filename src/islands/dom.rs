//! What the islands ask of the document.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::{document, window};
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, Storage};

// The text of a script element stays a JavaScript string: copying a report into wasm and back takes longer than
// parsing it.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;
}

/// Local storage, if the browser permits it. gloo-storage panics where it is refused.
pub(super) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The target of a fragment: by its id as written, else as decoded.
pub(super) fn target(fragment: &str) -> Option<Element> {
    document().get_element_by_id(fragment).or_else(|| {
        let decoded = js_sys::decode_uri_component(fragment).ok()?;
        document().get_element_by_id(&String::from(decoded))
    })
}

/// The first element inside another that matches a selector; the selector determines its type.
pub(super) fn query<T: JsCast>(within: &Element, selector: &str) -> Option<T> {
    Some(within.query_selector(selector).ok()??.unchecked_into())
}

/// Every element inside another that matches a selector, in document order; the selector determines their type.
pub(super) fn query_all<T: JsCast>(within: &Element, selector: &str) -> Vec<T> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).map(JsValue::from).map(JsCast::unchecked_into).collect()
}

/// How many elements inside another match a selector.
pub(super) fn count(within: &Element, selector: &str) -> u32 {
    within.query_selector_all(selector).map(|list| list.length()).unwrap_or_default()
}

/// The JSON in the script element with this id; an error if it is broken or missing.
pub(super) fn json(id: &str) -> Result<JsValue, JsValue> {
    parse(&Reflect::get(&document().get_element_by_id(id).into(), &"textContent".into())?)
}

/// Sets an element's text, unless it has that text already.
pub(super) fn set_text(element: &Element, text: &str) {
    if element.text_content().is_none_or(|current| current != text) {
        element.set_text_content(Some(text));
    }
}

/// Listens for as long as the page lives, in the capture phase, which events that do not bubble have too.
/// The listener may call `preventDefault`.
pub(super) fn listen(target: &EventTarget, event: &'static str, listener: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    // Boxed, all listeners have one type, so the code around them ships once.
    let listener: Box<dyn FnMut(&Event)> = Box::new(listener);
    EventListener::new_with_options(target, event, options, listener).forget();
}

/// A function for a promise to call.
pub(super) fn callback(act: impl FnMut(JsValue) + 'static) -> Function {
    let act: Box<dyn FnMut(JsValue)> = Box::new(act);
    Closure::wrap(act).into_js_value().unchecked_into()
}

/// Shows no tool of a page in which an element is missing that they need: none is better than one that does nothing.
pub(super) fn require(started: Option<()>) {
    if started.is_none() {
        let _ = gloo_utils::document_element().set_attribute("data-client", "off");
    }
}
