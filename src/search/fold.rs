//! Letters without case and diacritics, and what counts as a letter.
//!
//! The rule for letters needs no table of Unicode, which the browser's half would have to carry:
//! ASCII letters and digits, and every other character outside the blocks of punctuation and symbols.
//! Ideographs and kana, written without spaces, are each a word. Combining marks belong to the letter before.

/// What a character is to a search.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Class {
    /// Part of a word.
    Letter,
    /// A word of its own.
    Ideograph,
    /// Part of a word, and not compared.
    Mark,
    /// Part of a word where it stands between letters.
    Apostrophe,
    /// Between words.
    Gap,
    /// Between lines: no phrase goes over it.
    Break,
}

/// What a character is to a search.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Letter,
        '\n' => Class::Break,
        '\'' | '\u{2019}' | '\u{2bc}' => Class::Apostrophe,
        // The soft hyphen, joiners, variation selectors and the byte order mark; then what stands on letters.
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => Class::Mark,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => Class::Mark,
        '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}' => Class::Mark,
        'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => Class::Letter,
        '\0'..='ÿ' | '\u{37e}' | '\u{387}' => Class::Gap,
        // Punctuation, currencies, arrows and symbols, then the wide forms of ASCII's.
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' => Class::Gap,
        '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => Class::Gap,
        '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' => Class::Gap,
        '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{fff9}'..='\u{ffff}' => {
            Class::Gap
        }
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' => {
            Class::Ideograph
        }
        '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}' => Class::Ideograph,
        _ => Class::Letter,
    }
}

/// Adds what a letter or an ideograph is compared by.
pub(super) fn fold(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
    } else if ('\u{3400}'..='\u{9fff}').contains(&c) {
        folded.push(c);
    } else {
        alphabet::decompose(c, |part| spell(part, folded));
    }
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
        std::iter::once(c).nfd().flat_map(char::to_lowercase).for_each(part);
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
                *parts = js_sys::JsString::from(c).normalize("NFD").to_lower_case().into();
            }
            parts.chars().for_each(part);
        }
        SEEN.set(seen);
    }
}
