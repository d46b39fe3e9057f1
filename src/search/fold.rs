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

/// Where the characters of a class begin; they go on to where the next begins. In ASCII and Latin-1, letters and digits,
/// the apostrophe and the soft hyphen; then the blocks of combining marks, of punctuation and symbols, of the points and
/// signs of Hebrew and Arabic, of ideographs and kana, of wide forms, and of pictures (The Unicode Standard, Blocks).
const BEGINNINGS: [(char, Class); 111] = {
    use Class::{Apostrophe, Break, Gap, Ideograph, Letter, Mark};
    [
        ('\0', Gap),
        ('\n', Break),
        ('\u{b}', Gap),
        ('\'', Apostrophe),
        ('(', Gap),
        ('0', Letter),
        (':', Gap),
        ('A', Letter),
        ('[', Gap),
        ('a', Letter),
        ('{', Gap),
        ('ª', Letter),
        ('«', Gap),
        ('\u{ad}', Mark),
        ('\u{ae}', Gap),
        ('µ', Letter),
        ('¶', Gap),
        ('º', Letter),
        ('»', Gap),
        ('À', Letter),
        ('×', Gap),
        ('Ø', Letter),
        ('÷', Gap),
        ('ø', Letter),
        ('\u{2bc}', Apostrophe),
        ('\u{2bd}', Letter),
        ('\u{300}', Mark),
        ('\u{370}', Letter),
        ('\u{37e}', Gap),
        ('\u{37f}', Letter),
        ('\u{387}', Gap),
        ('\u{388}', Letter),
        ('\u{591}', Mark),
        ('\u{5be}', Gap),
        ('\u{5bf}', Mark),
        ('\u{5c0}', Gap),
        ('\u{5c1}', Mark),
        ('\u{5c3}', Gap),
        ('\u{5c4}', Mark),
        ('\u{5c6}', Letter),
        ('\u{5c7}', Mark),
        ('\u{5c8}', Letter),
        ('\u{5f3}', Gap),
        ('\u{5f5}', Letter),
        ('\u{60c}', Gap),
        ('\u{60d}', Letter),
        ('\u{610}', Mark),
        ('\u{61b}', Gap),
        ('\u{620}', Letter),
        ('\u{640}', Mark),
        ('\u{641}', Letter),
        ('\u{64b}', Mark),
        ('\u{660}', Letter),
        ('\u{670}', Mark),
        ('\u{671}', Letter),
        ('\u{6d4}', Gap),
        ('\u{6d5}', Letter),
        ('\u{6d6}', Mark),
        ('\u{6dd}', Letter),
        ('\u{1ab0}', Mark),
        ('\u{1b00}', Letter),
        ('\u{1dc0}', Mark),
        ('\u{1e00}', Letter),
        ('\u{2000}', Gap),
        ('\u{200c}', Mark),
        ('\u{200e}', Gap),
        ('\u{2019}', Apostrophe),
        ('\u{201a}', Gap),
        ('\u{2070}', Letter),
        ('\u{20a0}', Gap),
        ('\u{20d0}', Mark),
        ('\u{2100}', Letter),
        ('\u{2190}', Gap),
        ('\u{2c00}', Letter),
        ('\u{2e00}', Gap),
        ('\u{2e80}', Ideograph),
        ('\u{2fe0}', Letter),
        ('\u{3000}', Gap),
        ('\u{3005}', Ideograph),
        ('\u{3008}', Gap),
        ('\u{3021}', Ideograph),
        ('\u{3099}', Mark),
        ('\u{309b}', Ideograph),
        ('\u{3100}', Letter),
        ('\u{31f0}', Ideograph),
        ('\u{3200}', Letter),
        ('\u{3400}', Ideograph),
        ('\u{a000}', Letter),
        ('\u{f900}', Ideograph),
        ('\u{fb00}', Letter),
        ('\u{fe00}', Mark),
        ('\u{fe10}', Gap),
        ('\u{fe20}', Mark),
        ('\u{fe30}', Gap),
        ('\u{fe70}', Letter),
        ('\u{feff}', Mark),
        ('\u{ff00}', Gap),
        ('\u{ff10}', Letter),
        ('\u{ff1a}', Gap),
        ('\u{ff21}', Letter),
        ('\u{ff3b}', Gap),
        ('\u{ff41}', Letter),
        ('\u{ff5b}', Gap),
        ('\u{ff66}', Ideograph),
        ('\u{ffa0}', Letter),
        ('\u{fff9}', Gap),
        ('\u{10000}', Letter),
        ('\u{1f000}', Gap),
        ('\u{1fb00}', Letter),
        ('\u{20000}', Ideograph),
        ('\u{40000}', Letter),
    ]
};

/// What a character is to a search.
pub(super) fn class(c: char) -> Class {
    if c.is_ascii_alphanumeric() {
        return Class::Letter;
    }
    let after = BEGINNINGS.partition_point(|(beginning, _)| *beginning <= c);
    BEGINNINGS.get(after.wrapping_sub(1)).map_or(Class::Gap, |(_, class)| *class)
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
