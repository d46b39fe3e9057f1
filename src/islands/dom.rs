//! What the islands ask of the document, and how they come alive in it.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, Storage};

// Between a script's text and its JSON, text stays the browser's: to copy a report in and out takes longer than to read it.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;
}

/// An island's view in the browser: its root (`data-root`), which is there already and is handed to `start`.
/// Before hydration `boot.js` makes it the island's first child, whatever else was put there.
///
/// Leptos walks over kinds of nodes and not their names, so one type of view serves every island, and its
/// code ships once.
pub(super) fn attached(start: fn(Element) -> Option<()>) -> impl IntoView {
    view! { <div use:start_or_throw=start></div> }
}

/// Starts an island. One that lacks an element it needs throws, so that `boot.js` shows no tool that does nothing.
fn start_or_throw(root: Element, start: fn(Element) -> Option<()>) {
    if start(root).is_none() {
        wasm_bindgen::throw_val(JsValue::NULL);
    }
}

/// The document.
pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Storage, where the browser lets the page have it.
pub(super) fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The report that an element stands in.
pub(super) fn report_around(element: &Element) -> Option<Element> {
    element.closest(".layout").ok().flatten()
}

/// What a fragment leads to: by its id as written, else as decoded.
pub(super) fn target(fragment: &str) -> Option<Element> {
    let document = document()?;
    document.get_element_by_id(fragment).or_else(|| {
        let decoded = js_sys::decode_uri_component(fragment).ok()?;
        document.get_element_by_id(&String::from(decoded))
    })
}

/// The first element inside another that matches a selector; the selector says its type.
pub(super) fn query<T: JsCast>(within: &Element, selector: &str) -> Option<T> {
    Some(within.query_selector(selector).ok()??.unchecked_into())
}

/// Every element inside another that matches a selector, in document order; the selector says their type.
pub(super) fn query_all<T: JsCast>(within: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)).map(JsValue::from).map(JsCast::unchecked_into).collect()
}

/// What the JSON of the page with this id holds; an error where it is broken or not there.
pub(super) fn json(id: &str) -> Result<JsValue, JsValue> {
    let script = document().and_then(|document| document.get_element_by_id(id));
    parse(&Reflect::get(&script.into(), &"textContent".into())?)
}

/// Puts words into an element. Words that stand there already are left alone.
pub(super) fn say(element: &Element, words: &str) {
    if element.text_content().is_none_or(|said| said != words) {
        element.set_text_content(Some(words));
    }
}

/// Listens for as long as the page lives, on the way down, so that events that do not bubble are heard too.
pub(super) fn listen(target: &EventTarget, event: &str, listener: impl FnMut(Event) + 'static) {
    let _ = target.add_event_listener_with_callback_and_bool(event, &callback(listener), true);
}

/// A function for the browser to call. What it is given is an event, or whatever answers a promise.
pub(super) fn callback(act: impl FnMut(Event) + 'static) -> Function {
    let act: Box<dyn FnMut(Event)> = Box::new(act);
    Closure::wrap(act).into_js_value().unchecked_into()
}
