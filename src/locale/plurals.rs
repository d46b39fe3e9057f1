//! Messages with plural forms (Unicode CLDR).

use std::collections::BTreeMap;

use icu_locale::LanguageIdentifier;
use icu_plurals::{PluralCategory, PluralRules};
use serde::{Deserialize, Serialize};

use super::error::LocaleError;
use super::message::fill;

/// A message in each plural form of its language, keyed by CLDR's category: `one`, `other`, ...
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub struct PluralMessage(BTreeMap<String, String>);

/// CLDR's name of a category.
fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The cardinal plural rules of a language.
fn rules(lang: &str) -> Option<PluralRules> {
    let lang: LanguageIdentifier = lang.parse().ok()?;
    PluralRules::try_new_cardinal(lang.into()).ok()
}

impl PluralMessage {
    /// The form of the message for `n` in `lang`, with `{n}` and the other values filled in.
    pub fn format(&self, n: u32, values: &[(&str, &str)], lang: &str) -> String {
        let category = rules(lang).map_or("other", |rules| name(rules.category_for(n)));
        let message = self.0.get(category).or_else(|| self.0.get("other")).map_or("", String::as_str);
        fill(&fill(message, &[("n", &n.to_string())]), values)
    }

    /// Rejects a message whose forms are not those of its language.
    pub(super) fn check(&self, message: &'static str, lang: &str) -> Result<(), LocaleError> {
        let needed: Vec<&str> =
            rules(lang).map_or_else(|| vec!["other"], |rules| rules.categories().map(name).collect());
        let is_complete = needed.len() == self.0.len() && needed.iter().all(|form| self.0.contains_key(*form));
        if is_complete {
            return Ok(());
        }
        Err(LocaleError::Plurals {
            message,
            found: self.0.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
            needed: needed.join(", "),
            lang: lang.to_owned(),
        })
    }
}
