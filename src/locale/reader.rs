//! The words that the reader needs in the browser.
//!
//! The native program fills them into the markup of the islands and embeds them once in the page as JSON;
//! in the browser the islands read them from there. Both halves are made from the one list below.

#[cfg(feature = "ssr")]
use super::PluralMessage;
#[cfg(feature = "hydrate")]
use super::browser;

/// Declares the words: plain ones, and those that change with a number.
macro_rules! reader_words {
    (words: $($word:ident),*; plurals: $($plural:ident),*) => {
        /// Words that islands put into the page.
        #[cfg(feature = "ssr")]
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "each word is named after what it says; the locale files hold the words")]
        pub struct ReaderWords {
            /// The language of the words; the locale file says it once, for all its words.
            #[serde(default)]
            pub lang: String,
            $(pub $word: String,)*
            $(pub $plural: PluralMessage,)*
        }

        /// Words that islands put into the page; only those that an island asks for ship with it.
        #[cfg(feature = "hydrate")]
        #[derive(Clone, Debug, Default)]
        pub struct ReaderWords(wasm_bindgen::JsValue);

        #[cfg(feature = "hydrate")]
        #[allow(missing_docs, reason = "each word is named after what it says; the locale files hold the words")]
        impl ReaderWords {
            /// The words in a parsed JSON object; a word that is not there is empty.
            pub fn from_json(json: wasm_bindgen::JsValue) -> Self {
                Self(json)
            }

            $(pub fn $word(&self) -> String {
                browser::word(&self.0, stringify!($word))
            })*
            $(pub fn $plural(&self, n: u32, values: &[(&str, &str)]) -> String {
                browser::message(&self.0, stringify!($plural), n, values)
            })*
        }
    };
}

reader_words! {
    words: show_all, hide_all, appearance, system, light, dark, event, past_event, search, nothing_found, corrected, fewer,
        choice, none_shown, print_everything, print_open, copied, not_copied,
        resume, forget, forgotten;
    plurals: open_count, found, show_more, shown_count, read_count
}
