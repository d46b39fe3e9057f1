//! Words out of the page's JSON, and messages that change with a number by the browser's own plural rules.

use std::cell::OnceCell;

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

thread_local! {
    /// The rules of the page's language, which is one; they are made once, since that takes longer than to ask them.
    static RULES: OnceCell<Intl::PluralRules> = const { OnceCell::new() };
}

/// A message for `n` of something, with `{n}` and the other values filled in.
/// Its forms are a JSON object keyed by CLDR's category.
pub(super) fn message(words: &JsValue, name: &str, n: u32, values: &[(&str, &str)]) -> String {
    let rules = || Intl::PluralRules::new(&Array::of1(&get(words, "lang")), &Object::new());
    let form = RULES.with(|known| known.get_or_init(rules).select(f64::from(n)));
    let form = Reflect::get(&get(words, name), &form).unwrap_or_default();
    fill(&fill(&form.as_string().unwrap_or_default(), &[("n", &n.to_string())]), values)
}
