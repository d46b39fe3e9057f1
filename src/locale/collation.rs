//! Sorting by the collation rules of a language (Unicode CLDR).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};

use super::file::Locale;

impl Locale {
    /// Sorts by name with the language's collation, or by code points where ICU has no data for it.
    pub fn sort_by_name<T>(&self, items: &mut [T], name: impl Fn(&T) -> &str) {
        let preferences = CollatorPreferences::from(self.identifier());
        match Collator::try_new(preferences, CollatorOptions::default()) {
            Ok(collator) => items.sort_by(|one, other| collator.compare(name(one), name(other))),
            Err(_) => items.sort_by(|one, other| name(one).cmp(name(other))),
        }
    }
}
