//! Why a locale file was rejected.

/// Why a locale file was rejected.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// The file is not JSON, a word is missing, or a word is unknown.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// The language tag cannot be parsed.
    #[error("`{0}` is not a language tag; write one such as `en-GB`")]
    Lang(String),
    /// The plural forms of a message are not those of the language.
    #[error("the message `{message}` has the plural forms {found}; {lang} needs {needed}")]
    #[allow(missing_docs, reason = "the message names them all")]
    Plurals { message: &'static str, found: String, needed: String, lang: String },
}
