//! The writing direction of a language, and of a text without a language tag.

use icu_locale::{Direction as Written, LanguageIdentifier, LocaleDirectionality};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use oxilangtag::LanguageTag;
use serde::Deserialize;

/// A writing direction.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the values of the HTML attribute `dir`")]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// The direction of a language, by the script of the tag or else by the language's usual script.
    pub fn of_language(tag: &str) -> Self {
        let right_to_left = LanguageTag::parse(tag).ok().is_some_and(|tag| {
            // ICU rejects extended language and private use subtags; they do not affect direction.
            let plain = [tag.primary_language(), tag.script().unwrap_or_default()].join("-");
            let plain: Option<LanguageIdentifier> = plain.trim_end_matches('-').parse().ok();
            plain.and_then(|plain| LocaleDirectionality::new_extended().get(&plain)) == Some(Written::RightToLeft)
        });
        if right_to_left { Self::Rtl } else { Self::Ltr }
    }

    /// The direction of the first letter that has one (Unicode Standard Annex 9, P2).
    pub fn of_text(text: &str) -> Option<Self> {
        text.chars().find_map(Self::of_character)
    }

    /// Whether a text has characters of the opposite direction.
    pub fn is_mixed_in(self, text: &str) -> bool {
        text.chars().filter_map(Self::of_character).any(|other| other != self)
    }

    fn of_character(character: char) -> Option<Self> {
        match CodePointMapData::<BidiClass>::new().get(character) {
            BidiClass::LeftToRight => Some(Self::Ltr),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::Rtl),
            _ => None,
        }
    }

    /// The value of the HTML attribute `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}
