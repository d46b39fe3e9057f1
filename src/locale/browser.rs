//! Words out of the page's JSON, and messages that change with a number by the browser's own plural rules.

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::fill;

fn get(json: &JsValue, name: &str) -> JsValue {
    Reflect::get(json, &name.into()).unwrap_or_default()
}

/// A word; one that is not there is empty.
pub(super) fn word(words: &JsValue, name: &str) -> String {
    get(words, name).as_string().unwrap_or_default()
}

/// A message for `n` of something, with `{n}` and the other values filled in.
/// Its forms are a JSON object keyed by CLDR's category.
pub(super) fn message(words: &JsValue, name: &str, n: u32, values: &[(&str, &str)]) -> String {
    let rules = Intl::PluralRules::new(&Array::of1(&get(words, "lang")), &Object::new());
    let form = Reflect::get(&get(words, name), &rules.select(f64::from(n))).unwrap_or_default();
    fill(&fill(&form.as_string().unwrap_or_default(), &[("n", &n.to_string())]), values)
}
