//! The basic values of a bundle: ids, language tags, texts.

use serde::{Deserialize, Serialize};

/// The identifier of an entity, and the `id` of its element in the page.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Id(pub String);

impl Id {
    /// The fragment `#id`, percent-encoded as by `encodeURIComponent` in JavaScript, so that an id has the same fragment
    /// everywhere.
    #[cfg(feature = "ssr")]
    pub fn fragment(&self) -> String {
        use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

        /// All characters but those that `encodeURIComponent` keeps (ECMA-262, 19.2.6).
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
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Lang(pub String);

/// Text for readers, in the report's language or tagged with another.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "a string, or an object with `text` and `lang`")]
pub enum Text {
    /// Text in the report's language.
    Plain(String),
    /// Text in another language.
    Tagged(TaggedText),
}

/// Text with a language tag.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaggedText {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: Lang,
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Tagged(tagged) => &tagged.text,
        }
    }

    /// Its language, if it is tagged.
    pub fn lang(&self) -> Option<&Lang> {
        match self {
            Self::Plain(_) => None,
            Self::Tagged(tagged) => Some(&tagged.lang),
        }
    }
}

/// Text in the Markdown subset: paragraphs, lists, emphasis, code, links, quotations; no raw HTML, no headings.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Markdown(pub Text);
