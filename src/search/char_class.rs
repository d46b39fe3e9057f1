//! Classifies characters for the tokenizer: parts of words, and separators.
//!
//! A short table of blocks stands for Unicode's property tables, which would be too large for the client: letters are ASCII
//! letters and digits, and every other character outside the blocks of punctuation and symbols. Where a script has no
//! spaces between words (ideographs and kana, Thai, Lao, Tibetan, Burmese, Khmer and related scripts), each character is
//! a token, so that a word matches anywhere in a run. Combining marks belong to the letter before them.

/// The class of a character.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum CharClass {
    /// Part of a word.
    Letter,
    /// A token of its own, as an ideograph is.
    Ideograph,
    /// Part of a word, but not compared.
    Mark,
    /// Part of a word between letters.
    Apostrophe,
    /// A separator of words.
    Gap,
    /// A line break, which no phrase crosses.
    Break,
}

/// Ranges by their first characters; each extends to the next. ASCII and Latin-1 letters and digits, the apostrophe and
/// the soft hyphen; then the blocks of combining marks, punctuation and symbols, points and signs of Hebrew and Arabic,
/// scripts without spaces, ideographs and kana, fullwidth forms, and pictographs (The Unicode Standard, Blocks).
const RANGES: [(char, CharClass); 135] = {
    use CharClass::{Apostrophe, Break, Gap, Ideograph, Letter, Mark};
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
        ('\u{e00}', Ideograph),
        ('\u{e3f}', Gap),
        ('\u{e40}', Ideograph),
        ('\u{e4f}', Gap),
        ('\u{e50}', Ideograph),
        ('\u{e5a}', Gap),
        ('\u{e5c}', Ideograph),
        ('\u{104a}', Gap),
        ('\u{1050}', Ideograph),
        ('\u{10a0}', Letter),
        ('\u{1780}', Ideograph),
        ('\u{17d4}', Gap),
        ('\u{17d7}', Ideograph),
        ('\u{17d8}', Gap),
        ('\u{17dc}', Ideograph),
        ('\u{1800}', Letter),
        ('\u{1950}', Ideograph),
        ('\u{1a00}', Letter),
        ('\u{1a20}', Ideograph),
        ('\u{1ab0}', Mark),
        ('\u{1b00}', Ideograph),
        ('\u{1b80}', Letter),
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
        ('\u{a980}', Ideograph),
        ('\u{aa00}', Letter),
        ('\u{aa60}', Ideograph),
        ('\u{aae0}', Letter),
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

/// The class of a character.
pub(super) fn char_class(c: char) -> CharClass {
    if c.is_ascii_alphanumeric() {
        return CharClass::Letter;
    }
    let after = RANGES.partition_point(|(first, _)| *first <= c);
    RANGES.get(after.wrapping_sub(1)).map_or(CharClass::Gap, |(_, class)| *class)
}

/// Whether a character is Hangul, whose words take particles as suffixes and other words as prefixes.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' | '\u{ffa0}'..='\u{ffdc}')
}
