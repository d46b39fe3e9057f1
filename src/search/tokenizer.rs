//! Splits a text into tokens: folded words with their positions.

use std::ops::Range;

use super::char_class::{CharClass, char_class, is_hangul};
use super::fold::fold;

/// A word in a text.
pub(super) struct Token<'a> {
    /// The word in the form that is compared.
    pub folded: &'a str,
    /// Its range in bytes.
    pub bytes: Range<usize>,
    /// Its range in UTF-16 code units.
    pub units: Range<u32>,
    /// What separates it from the token before.
    pub gap: Gap,
}

/// What separates two tokens.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Gap {
    /// Spaces, punctuation, or nothing.
    #[default]
    Other,
    /// A sign that joins words: `e-mail`, `gov.uk`.
    Joint,
    /// Anything that ends with an opening bracket.
    Bracket,
    /// A line break, which no phrase crosses.
    Break,
}

impl Gap {
    fn of(between: &str) -> Self {
        match between {
            "-" | "‐" | "‑" | "." | "&" | "@" | "_" => Self::Joint,
            _ if between.ends_with('(') => Self::Bracket,
            _ => Self::Other,
        }
    }
}

/// The token that is being read.
#[derive(Default)]
struct TokenBuilder {
    /// The folded form, where it differs from the written form.
    folded: String,
    /// Whether the folded form is the written form, as it is for most words; nothing is copied then.
    as_written: bool,
    bytes: Range<usize>,
    units: Range<u32>,
    /// The start of its last part, where signs divide it, as in `A.I.`.
    part: usize,
    /// Whether a token is being read.
    begun: bool,
    /// Whether it is an ideograph, which is a token of its own.
    alone: bool,
    /// Whether it is Hangul, which is not mixed with other scripts.
    hangul: bool,
    /// Whether an apostrophe follows it, and no letter yet.
    apostrophe: bool,
    /// The end of the token before.
    last: usize,
    /// Whether a line break follows that token.
    broken: bool,
}

impl TokenBuilder {
    /// Starts a token.
    fn begin(&mut self, byte: usize, unit: u32) {
        self.begun = true;
        self.as_written = true;
        self.bytes = byte..byte;
        self.units = unit..unit;
        self.part = byte;
    }

    /// Copies the written form, since the folded form differs from here on.
    fn copy(&mut self, text: &str) {
        if self.as_written {
            self.folded.push_str(text.get(self.bytes.clone()).unwrap_or_default());
            self.as_written = false;
        }
    }

    /// Ends the token, if there is one, and calls the visitor.
    fn end(&mut self, text: &str, visit: &mut dyn FnMut(&Token<'_>)) {
        let written = text.get(self.bytes.clone()).unwrap_or_default();
        let folded = if self.as_written { written } else { &self.folded };
        if self.begun && !folded.is_empty() {
            let (bytes, units) = (self.bytes.clone(), self.units.clone());
            let between = text.get(self.last..bytes.start).unwrap_or_default();
            let gap = if self.broken { Gap::Break } else { Gap::of(between) };
            visit(&Token { folded, bytes, units, gap });
            self.last = self.bytes.end;
            self.broken = false;
        }
        self.folded.clear();
        self.begun = false;
        self.apostrophe = false;
    }

    /// Consumes signs that belong to a word of single letters and returns their length: those between the letters of
    /// `A.I.` and `R & D`, which are not compared, and those after `C#` and `C++`, which are.
    fn sign(&mut self, text: &str, byte: usize) -> Option<usize> {
        if !self.begun || !is_initial(text.get(self.part..byte)?) {
            return None;
        }
        let rest = text.get(byte..)?;
        let kept = rest.bytes().take_while(|sign| matches!(sign, b'#' | b'+')).count();
        if kept > 0 && !begins_with_letter(rest.get(kept..)?) {
            self.copy(text);
            // What is compared must be one letter too, which neither `A.B#` nor a ligature is.
            if !is_initial(&self.folded) {
                return None;
            }
            self.folded.push_str(rest.get(..kept)?);
            self.bytes.end += kept;
            self.units.end += kept as u32;
            return Some(kept);
        }
        let sign = [" & ", "&", ".", "/"].into_iter().find(|sign| rest.starts_with(sign))?;
        let after = rest.get(sign.len()..)?;
        let next = after.get(..after.chars().next()?.len_utf8())?;
        if !is_initial(next) || begins_with_letter(after.get(next.len()..)?) {
            return None;
        }
        self.copy(text);
        self.part = byte + sign.len();
        Some(sign.len())
    }
}

/// Visits the tokens of a text in order.
pub(super) fn tokenize(text: &str, visit: &mut dyn FnMut(&Token<'_>)) {
    let mut token = TokenBuilder::default();
    let (mut byte, mut unit) = (0, 0);
    while let Some(c) = text.get(byte..).and_then(|rest| rest.chars().next()) {
        let class = char_class(c);
        if class == CharClass::Gap
            && let Some(length) = token.sign(text, byte)
        {
            byte += length;
            unit += length as u32;
            continue;
        }
        match class {
            CharClass::Letter | CharClass::Ideograph => {
                let (alone, hangul) = (class == CharClass::Ideograph, is_hangul(c));
                if token.begun && (alone || token.alone || hangul != token.hangul) {
                    token.end(text, visit);
                }
                if !token.begun {
                    token.begin(byte, unit);
                }
                if token.apostrophe || !u8::try_from(c).is_ok_and(is_small) {
                    token.copy(text);
                }
                // Nor does it follow a letter of which nothing is compared.
                if token.apostrophe && !token.folded.is_empty() {
                    token.folded.push('\'');
                }
                token.apostrophe = false;
                token.alone = alone;
                token.hangul = hangul;
                if !token.as_written {
                    fold(c, &mut token.folded);
                    // After an apostrophe, a letter that folds to nothing leaves no apostrophe.
                    if token.folded.ends_with('\'') {
                        token.folded.pop();
                    }
                }
            }
            CharClass::Mark if token.begun && !token.apostrophe => token.copy(text),
            CharClass::Apostrophe if token.begun && !token.apostrophe => token.apostrophe = true,
            CharClass::Mark => {}
            CharClass::Apostrophe | CharClass::Gap => token.end(text, visit),
            CharClass::Break => {
                token.end(text, visit);
                token.broken = true;
            }
        }
        byte += c.len_utf8();
        unit += c.len_utf16() as u32;
        if token.begun && !token.apostrophe {
            if token.as_written && !token.alone {
                let small = text.as_bytes().get(byte..).unwrap_or_default().iter().take_while(|byte| is_small(**byte));
                let small = small.count();
                byte += small;
                unit += small as u32;
            }
            token.bytes.end = byte;
            token.units.end = unit;
        }
    }
    token.end(text, visit);
}

/// Whether a byte is an ASCII letter or digit that folds to itself.
fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Whether a text is a single letter with its marks. Hangul has no initials, since its characters are syllables.
fn is_initial(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or_default();
    char_class(first) == CharClass::Letter
        && !first.is_ascii_digit()
        && !is_hangul(first)
        && chars.all(|c| char_class(c) == CharClass::Mark)
}

/// Whether the first character that is not a mark is a letter.
fn begins_with_letter(text: &str) -> bool {
    let first = text.chars().map(char_class).find(|class| *class != CharClass::Mark);
    matches!(first, Some(CharClass::Letter | CharClass::Ideograph))
}

/// The folded words of a text, separated by single spaces.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    tokenize(text, &mut |token| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(token.folded);
    });
    folded
}
