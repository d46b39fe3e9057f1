//! A locale file: every word of the interface in one language.

use std::collections::BTreeMap;
use std::str::FromStr;

use icu_locale::LanguageIdentifier;
use serde::Deserialize;

use super::client::ClientWords;
use super::direction::Direction;
use super::error::LocaleError;
use super::page::{
    CitationWords, EmbedWords, FooterWords, NoticeWords, PageWords, PeopleWords, ResultsWords, SectionWords, ThemeWords,
};
use super::partners::{PartnerWords, SelfTestWords};
use super::resources::ResourceWords;
use super::statement::StatementWords;

/// Every word of the interface in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each word is named after what it says; the locale files hold the words")]
pub struct Locale {
    /// The language, as a BCP 47 tag.
    pub lang: String,
    /// The writing direction of the language.
    pub dir: Direction,
    pub page: PageWords,
    pub notice: NoticeWords,
    pub theme: ThemeWords,
    pub citation: CitationWords,
    pub section: SectionWords,
    pub people: PeopleWords,
    pub resources: ResourceWords,
    pub results: ResultsWords,
    pub footer: FooterWords,
    pub embed: EmbedWords,
    pub partners: PartnerWords,
    pub selftest: SelfTestWords,
    pub statement: StatementWords,
    /// The names of languages, by tag.
    pub languages: BTreeMap<String, String>,
    /// The words that the client needs in the browser.
    pub reader: ClientWords,
}

/// The built-in locale files, English first.
const FILES: &[&str] = &[include_str!("../../content/locales/en-GB.json")];

impl Locale {
    /// The built-in locale for a language: with the same tag, else with the same primary language, else English.
    ///
    /// # Errors
    ///
    /// When a built-in locale file is rejected.
    pub fn carried(lang: &str) -> Result<Self, LocaleError> {
        let mut locales = FILES.iter().map(|file| Self::parse(file)).collect::<Result<Vec<_>, _>>()?;
        let exact = locales.iter().position(|locale| locale.lang.eq_ignore_ascii_case(lang));
        let position = exact.or_else(|| locales.iter().position(|locale| locale.speaks(lang)));
        Ok(locales.swap_remove(position.unwrap_or_default()))
    }

    /// Whether its primary language is that of a tag.
    pub fn speaks(&self, lang: &str) -> bool {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        primary(&self.lang) == primary(lang)
    }

    /// Parses a locale file.
    ///
    /// # Errors
    ///
    /// When a word is missing or unknown, the language tag cannot be parsed, or plural forms do not fit the language.
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

    /// The language as an ICU identifier.
    pub(super) fn identifier(&self) -> LanguageIdentifier {
        // `parse` has rejected every other tag.
        LanguageIdentifier::from_str(&self.lang).unwrap_or(LanguageIdentifier::UNKNOWN)
    }
}
