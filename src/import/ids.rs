//! Ids made from headings: lower case, words joined by hyphens, unique in the bundle.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::report::{Id, page_ids};

/// The maximum length of an id in bytes, before a number makes it unique.
const MAX_LENGTH: usize = 60;

/// The ids that are in use.
#[derive(Default)]
pub(super) struct Ids(HashSet<String>);

impl Ids {
    /// Marks an id as in use.
    pub(super) fn insert(&mut self, id: &Id) {
        self.0.insert(key(&id.0));
    }

    /// A new id for a title.
    pub(super) fn unique(&mut self, title: &str) -> Id {
        let slug = match slug(title) {
            slug if slug.is_empty() => "theme".to_owned(),
            slug => slug,
        };
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let candidates = std::iter::once(slug.clone()).chain(numbered);
        let is_free = |id: &String| !page_ids::is_reserved(id) && !id.ends_with("-title") && !self.0.contains(&key(id));
        let id = candidates.into_iter().find(is_free).unwrap_or(slug);
        self.0.insert(key(&id));
        Id(id)
    }
}

/// Ids that differ only in case count as the same.
fn key(id: &str) -> String {
    id.to_uppercase().to_lowercase()
}

/// A title as an id. Accents of Latin letters are left out.
pub(super) fn slug(title: &str) -> String {
    let letters: String = title.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).nfc().collect();
    let is_mark = |c: char| unicode_normalization::char::is_combining_mark(c);
    let words = letters.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()).map(str::to_lowercase) {
        if slug.len() + 1 + word.len() > MAX_LENGTH {
            if slug.is_empty() {
                slug = word
                    .chars()
                    .scan(0, |bytes, c| {
                        *bytes += c.len_utf8();
                        (*bytes <= MAX_LENGTH).then_some(c)
                    })
                    .collect();
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}
