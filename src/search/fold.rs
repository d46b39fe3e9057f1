//! Letters without case and diacritics.

use super::class::{Class, class};

/// Adds what a letter or an ideograph is compared by.
pub(super) fn fold(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
    } else if matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{1bff}' | '\u{3400}'..='\u{9fff}') {
        // These have no case, and each is a word of its own, which must stay one.
        folded.push(c);
    } else if ('\u{f00}'..='\u{fff}').contains(&c) {
        // Tibetan is read letter by letter: one that was taken apart would be two.
        spell(c, folded);
    } else {
        alphabet::decompose(c, |part| spell(part, folded));
    }
}

/// Whether a character is another form of letters: written as one, joined as Arabic's are, or wide.
fn is_form(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{ff5e}')
}

/// Adds a small letter by the letters it is commonly typed as.
fn spell(c: char, folded: &mut String) {
    match c {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        _ if matches!(class(c), Class::Letter | Class::Ideograph) => folded.push(c),
        _ => {}
    }
}

/// The alphabets of the world, as the native program knows them.
#[cfg(feature = "ssr")]
mod alphabet {
    use unicode_normalization::UnicodeNormalization;

    /// Takes a character apart into small letters and marks.
    pub(super) fn decompose(c: char, part: impl FnMut(char)) {
        let whole = std::iter::once(c);
        let parts: Vec<_> = if super::is_form(c) { whole.nfkd().collect() } else { whole.nfd().collect() };
        parts.into_iter().flat_map(char::to_lowercase).for_each(part);
    }
}

/// The alphabets of the world, as the browser knows them.
#[cfg(feature = "hydrate")]
mod alphabet {
    use std::cell::Cell;

    /// How many characters are remembered; those of one alphabet do not share a place.
    const PLACES: usize = 1024;

    thread_local! {
        static SEEN: Cell<Vec<(char, String)>> = const { Cell::new(Vec::new()) };
    }

    /// Takes a character apart into small letters and marks; asks the browser once for each.
    pub(super) fn decompose(c: char, part: impl FnMut(char)) {
        let mut seen = SEEN.take();
        seen.resize(PLACES, ('\0', String::new()));
        if let Some((last, parts)) = seen.get_mut(c as usize % PLACES) {
            if *last != c {
                *last = c;
                *parts = js_sys::JsString::from(c)
                    .normalize(if super::is_form(c) { "NFKD" } else { "NFD" })
                    .to_lower_case()
                    .into();
            }
            parts.chars().for_each(part);
        }
        SEEN.set(seen);
    }
}
