//! Case and diacritic folding.

use super::char_class::{CharClass, char_class};

/// Appends the folded form of a letter or an ideograph.
pub(super) fn fold(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
    } else if matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{1bff}' | '\u{3400}'..='\u{9fff}') {
        // These have no case, and each is a token of its own, which must not become two.
        folded.push(c);
    } else if ('\u{f00}'..='\u{fff}').contains(&c) {
        // Tibetan is tokenized letter by letter: a decomposed letter would be two tokens.
        spell(c, folded);
    } else {
        unicode::decompose(c, |part| spell(part, folded));
    }
}

/// Whether a character is a compatibility form of letters: a ligature, an Arabic presentation form, or fullwidth.
fn is_form(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{ff5e}')
}

/// Appends a lower-case letter as the letters that readers commonly type for it.
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
        _ if matches!(char_class(c), CharClass::Letter | CharClass::Ideograph) => folded.push(c),
        _ => {}
    }
}

/// Unicode normalization in the native program.
#[cfg(feature = "ssr")]
mod unicode {
    use unicode_normalization::UnicodeNormalization;

    /// Decomposes a character into lower-case letters and marks.
    pub(super) fn decompose(c: char, part: impl FnMut(char)) {
        let whole = std::iter::once(c);
        let parts: Vec<_> = if super::is_form(c) { whole.nfkd().collect() } else { whole.nfd().collect() };
        parts.into_iter().flat_map(char::to_lowercase).for_each(part);
    }
}

/// Unicode normalization in the browser, which saves the client its tables.
#[cfg(feature = "hydrate")]
mod unicode {
    use std::cell::Cell;

    /// The size of the cache. The characters of one alphabet do not share a slot.
    const SLOTS: usize = 1024;

    thread_local! {
        static CACHE: Cell<Vec<(char, String)>> = const { Cell::new(Vec::new()) };
    }

    /// Decomposes a character into lower-case letters and marks; a cache saves most calls to JavaScript.
    pub(super) fn decompose(c: char, part: impl FnMut(char)) {
        let mut cache = CACHE.take();
        cache.resize(SLOTS, ('\0', String::new()));
        if let Some((last, parts)) = cache.get_mut(c as usize % SLOTS) {
            if *last != c {
                *last = c;
                *parts = js_sys::JsString::from(c)
                    .normalize(if super::is_form(c) { "NFKD" } else { "NFD" })
                    .to_lower_case()
                    .into();
            }
            parts.chars().for_each(part);
        }
        CACHE.set(cache);
    }
}
