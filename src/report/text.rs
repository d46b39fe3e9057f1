//! The small values a bundle is written in: ids, languages, texts.

use serde::{Deserialize, Serialize};

/// The name of something in the bundle, and the `id` of its element in the page.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Id(pub String);

impl Id {
    /// The id as a fragment that leads to it: `#id`, percent-encoded as `encodeURIComponent` does it in scripts, so
    /// that an id has one fragment everywhere.
    #[cfg(feature = "ssr")]
    pub fn fragment(&self) -> String {
        use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

        /// All but the unreserved marks of ECMA-262, 19.2.6.
        const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
            .remove(b'-')
            .remove(b'_')
            .remove(b'.')
            .remove(b'!')
            .remove(b'~')
            .remove(b'*')
            .remove(b'\'')
            .remove(b'(')
            .remove(b')');
        format!("#{}", utf8_percent_encode(&self.0, COMPONENT))
    }
}

/// A BCP 47 language tag: `en-GB`, `sv`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Lang(pub String);

/// Words for people, in the report's language or in one of their own.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged, expecting = "a string, or an object with `text` and `lang`")]
pub enum Text {
    /// In the report's language.
    Plain(String),
    /// In another.
    Tagged(TaggedText),
}

/// Words with their language.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TaggedText {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: Lang,
}

impl Text {
    /// The words.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Tagged(tagged) => &tagged.text,
        }
    }

    /// Their language, where it is not the report's.
    pub fn lang(&self) -> Option<&Lang> {
        match self {
            Self::Plain(_) => None,
            Self::Tagged(tagged) => Some(&tagged.lang),
        }
    }
}

/// Words in small Markdown: paragraphs, lists, emphasis, links, quotations; no raw HTML, no headings.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Markdown(pub Text);
