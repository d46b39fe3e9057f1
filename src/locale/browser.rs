//! Words out of the page's JSON, and messages that change with a number by the browser's own plural rules.

use std::cell::OnceCell;

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::fill;

/// The value at a key; `undefined` if there is none.
pub(super) fn get(json: &JsValue, key: &str) -> JsValue {
    Reflect::get(json, &key.into()).unwrap_or_default()
}

/// The string at a key; empty if there is none.
pub(super) fn string(json: &JsValue, key: &str) -> String {
    get(json, key).as_string().unwrap_or_default()
}

thread_local! {
    /// The rules of the page's language, which is one; making them takes longer than asking them.
    static RULES: OnceCell<Intl::PluralRules> = const { OnceCell::new() };
}

/// A message in each plural form of its language: a JSON object keyed by CLDR's category.
#[derive(Clone, Debug)]
pub struct PluralMessage(JsValue);

impl PluralMessage {
    pub(super) fn new(forms: JsValue) -> Self {
        Self(forms)
    }

    /// The message for `n` of something in `lang`, with `{n}` and the other values filled in.
    pub fn format(&self, n: u32, values: &[(&str, &str)], lang: &str) -> String {
        let rules = || Intl::PluralRules::new(&Array::of1(&lang.into()), &Object::new());
        let category = RULES.with(|known| known.get_or_init(rules).select(f64::from(n)));
        let message = Reflect::get(&self.0, &category).unwrap_or_default().as_string().unwrap_or_default();
        fill(&fill(&message, &[("n", &n.to_string())]), values)
    }
}
