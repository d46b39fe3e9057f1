//! The words that the client needs in the browser.
//!
//! The native program renders them into the markup of the islands and embeds them once in the page as JSON, from which
//! the client reads them again.

use super::PluralMessage;

/// Declares the words: plain ones, and those that change with a number.
macro_rules! client_words {
    (words: $($word:ident),*; plurals: $($plural:ident),*) => {
        /// Words that islands put into the page; one type in both halves.
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "ssr", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
        #[allow(missing_docs, reason = "each word is named after what it says; the locale files hold the words")]
        pub struct ClientWords {
            /// The language of the words; the locale file says it once, for all its words.
            #[cfg_attr(feature = "ssr", serde(default))]
            pub lang: String,
            $(pub $word: String,)*
            $(pub $plural: PluralMessage,)*
        }

        #[cfg(feature = "hydrate")]
        impl ClientWords {
            /// The words in a parsed JSON object; a word that is not there is empty.
            pub fn from_json(json: &wasm_bindgen::JsValue) -> Self {
                use super::browser::{get, string};
                Self {
                    lang: string(json, "lang"),
                    $($word: string(json, stringify!($word)),)*
                    $($plural: PluralMessage::new(get(json, stringify!($plural))),)*
                }
            }
        }
    };
}

client_words! {
    words: show_all, hide_all, appearance, system, light, dark, event, past_event, search, nothing_found, corrected, fewer,
        choice, none_shown, print_everything, print_open, copied, not_copied,
        resume, forget, forgotten;
    plurals: open_count, found, show_more, shown_count, read_count
}
