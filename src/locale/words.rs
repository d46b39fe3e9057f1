//! A locale file, word for word.

use std::collections::BTreeMap;
use std::str::FromStr;

use icu_locale::LanguageIdentifier;
use serde::Deserialize;

use super::partners::{PartnerWords, SelfTestWords};
use super::resources::{ResourceWords, TakeAwayWords};
use super::statement::StatementWords;
use super::{PluralMessage, ReaderWords};

/// Every word of the interface in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each word is named after what it says; the locale files hold the words")]
pub struct Locale {
    /// The language, as a BCP 47 tag.
    pub lang: String,
    /// The direction the language is written in.
    pub dir: Direction,
    pub page: PageWords,
    pub notice: NoticeWords,
    pub theme: ThemeWords,
    pub citation: CitationWords,
    pub section: SectionWords,
    pub people: PeopleWords,
    pub resources: ResourceWords,
    pub found: FoundWords,
    pub colophon: ColophonWords,
    pub embed: EmbedWords,
    pub partners: PartnerWords,
    pub selftest: SelfTestWords,
    pub statement: StatementWords,
    /// The names of languages, by their tags.
    pub languages: BTreeMap<String, String>,
    /// The words that the reader needs in the browser.
    pub reader: ReaderWords,
}

/// The direction a language is written in.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the values of the HTML attribute `dir`")]
pub enum Direction {
    Ltr,
    Rtl,
}

/// Why a locale file was refused.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// The file is not JSON, or lacks a word, or has one too many.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// The language tag cannot be read.
    #[error("`{0}` is not a language tag; write one such as `en-GB`")]
    Lang(String),
    /// A message lacks plural forms that the language has, or has some that it does not.
    #[error("the message `{message}` has the plural forms {found}; {lang} needs {needed}")]
    #[allow(missing_docs, reason = "the message names them all")]
    Plurals { message: &'static str, found: String, needed: String, lang: String },
}

/// The locale files this program carries, English first.
const FILES: [&str; 1] = [include_str!("../../content/locales/en-GB.json")];

impl Locale {
    /// The locale that this program carries for a language: in its own form, else in another, else English.
    ///
    /// # Errors
    ///
    /// When a locale file that the program carries is refused.
    pub fn carried(lang: &str) -> Result<Self, LocaleError> {
        let mut locales = FILES.into_iter().map(Self::parse).collect::<Result<Vec<_>, _>>()?;
        let exact = locales.iter().position(|locale| locale.lang.eq_ignore_ascii_case(lang));
        let place = exact.or_else(|| locales.iter().position(|locale| locale.speaks(lang)));
        Ok(locales.swap_remove(place.unwrap_or_default()))
    }

    /// Whether its words are of a language, in any of its forms.
    pub fn speaks(&self, lang: &str) -> bool {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        primary(&self.lang) == primary(lang)
    }

    /// Reads a locale file.
    ///
    /// # Errors
    ///
    /// When a word is missing or unknown, the language tag cannot be read, or plural forms do not fit the language.
    pub fn parse(json: &str) -> Result<Self, LocaleError> {
        let mut locale: Self = serde_json::from_str(json)?;
        LanguageIdentifier::from_str(&locale.lang).map_err(|_| LocaleError::Lang(locale.lang.clone()))?;
        let messages = [
            ("page.themes", &locale.page.themes),
            ("page.resources", &locale.page.resources),
            ("page.entries", &locale.page.entries),
            ("reader.open_count", &locale.reader.open_count),
            ("reader.shown_count", &locale.reader.shown_count),
            ("reader.found", &locale.reader.found),
            ("reader.show_more", &locale.reader.show_more),
            ("reader.read_count", &locale.reader.read_count),
        ];
        for (name, message) in messages {
            message.check(name, &locale.lang)?;
        }
        locale.reader.lang.clone_from(&locale.lang);
        Ok(locale)
    }

    /// The language as ICU knows it.
    pub(super) fn identifier(&self) -> LanguageIdentifier {
        // `parse` has refused every tag that does not read.
        LanguageIdentifier::from_str(&self.lang).unwrap_or(LanguageIdentifier::UNKNOWN)
    }
}

/// Declares a group of words, each a string in the locale file.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($word:ident: $kind:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "each word is named after what it says")]
        pub struct $name { $(pub $word: $kind),* }
    };
}
pub(super) use words;

words!(
    /// The frame of the page.
    PageWords {
        brand: String, skip_to_content: String, published_by: String, publisher: String, authors: String, edition: String, as_of: String, description: String,
        by: String, own_words: String, read_original: String, in_language: String, address: String,
        contents: String, lost: String, themes: PluralMessage,
        resources: PluralMessage, entries: PluralMessage,
    }
);
words!(
    /// Announcements.
    NoticeWords { dates: String }
);
words!(
    /// A theme's margin.
    ThemeWords {
        audiences: String, inferred: String, related: String, resources: String, credits: String,
        sources: String, digital: String, technology: String, previous: String, next: String,
        link: String, cite: String, share: String, read: String,
    }
);
words!(
    /// The dialog of a theme's link and citation, and the citation itself.
    CitationWords {
        title: String, close: String, link: String, words: String, note: String, note_of_original: String, published: String,
        plain: String, bibtex: String, ris: String, copy_link: String, copy_plain: String, copy_bibtex: String,
        copy_ris: String,
    }
);
words!(
    /// A section's head.
    SectionWords { source: String, timeline: String }
);
words!(
    /// Cards of people and organisations.
    PeopleWords { title: String, organisations: String, at: String, contributed: String, links: String }
);
words!(
    /// The results of a search: their title before anything is asked, and their kinds.
    FoundWords {
        title: String, theme: String, milestone: String, person: String, organisation: String, resource: String,
        advice: String, contents: String, clear: String,
    }
);
words!(
    /// The report in a frame.
    EmbedWords { whole: String, print: String, blocked: String, new_tab: String, picture: String, wheel: String }
);
words!(
    /// The foot of the page.
    ColophonWords {
        title: String, source: String, as_of: String, licence: String, version: String, contact: String,
        accessibility: String, embed: String, take_away: TakeAwayWords,
    }
);
