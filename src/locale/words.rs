//! The macro that declares a group of words.

/// Declares a group of words, each a string in the locale file.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($word:ident: $kind:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "each word is named after what it says")]
        pub struct $name { $(pub $word: $kind),* }
    };
}
pub(super) use words;
