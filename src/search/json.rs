//! An interface to parsed JSON: serde_json's values in the native program, JavaScript's in the browser.

/// A value of parsed JSON. A value that is missing or of another type counts as absent, never as an error.
pub trait Json: Sized {
    /// The value at a key of an object.
    fn get(&self, key: &str) -> Option<Self>;
    /// A string, or an integer in decimal.
    fn string(&self) -> Option<String>;
    /// Visits the items of the array at a key of an object.
    fn each(&self, key: &str, visit: &mut dyn FnMut(&Self));
}

#[cfg(feature = "ssr")]
impl Json for &serde_json::Value {
    fn get(&self, key: &str) -> Option<Self> {
        serde_json::Value::get(self, key)
    }

    fn string(&self) -> Option<String> {
        let number = || self.as_i64().map(|number| (number as i32).to_string());
        self.as_str().map(str::to_owned).or_else(number)
    }

    fn each(&self, key: &str, visit: &mut dyn FnMut(&Self)) {
        let items = Json::get(self, key).and_then(|list| list.as_array());
        items.into_iter().flatten().for_each(|item| visit(&item));
    }
}

impl Json for wasm_bindgen::JsValue {
    fn get(&self, key: &str) -> Option<Self> {
        js_sys::Reflect::get(self, &key.into()).ok().filter(|value| !value.is_undefined())
    }

    fn string(&self) -> Option<String> {
        self.as_string().or_else(|| self.as_f64().map(|number| (number as i32).to_string()))
    }

    fn each(&self, key: &str, visit: &mut dyn FnMut(&Self)) {
        let list = self.get(key);
        if let Some(list) = list.as_ref().and_then(|list| wasm_bindgen::JsCast::dyn_ref::<js_sys::Array>(list)) {
            for index in 0..list.length() {
                visit(&list.get(index));
            }
        }
    }
}
