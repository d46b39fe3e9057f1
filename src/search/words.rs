//! A tokenizer: a text as words.

use std::ops::Range;

use super::class::{Class, class, is_hangul};
use super::fold::fold;

/// A word in a text.
pub(super) struct Token<'a> {
    /// What it is compared by.
    pub folded: &'a str,
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// Where it stands, in UTF-16 code units.
    pub units: Range<u32>,
    /// What stands between the token before and this one.
    pub gap: Gap,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Gap {
    /// Spaces, punctuation, or nothing.
    #[default]
    Other,
    /// One sign that joins words: `e-mail`, `gov.uk`.
    Joint,
    /// Something that ends with an opening bracket.
    Bracket,
    /// The end of a line: no phrase goes over it.
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

/// A token being read.
#[derive(Default)]
struct Reading {
    /// What it is compared by, where that is not what is written.
    folded: String,
    /// Whether it is what is written, as most words are; then nothing is copied.
    as_written: bool,
    bytes: Range<usize>,
    units: Range<u32>,
    /// Where its last part begins, of those that signs stand between.
    part: usize,
    /// Whether there is one.
    begun: bool,
    /// Whether it is an ideograph, which no letter follows.
    alone: bool,
    /// Whether it is of Hangul, which no other script follows.
    hangul: bool,
    /// Whether an apostrophe has followed it, and no letter yet.
    apostrophe: bool,
    /// Where the token before ends.
    last: usize,
    /// Whether a line has ended since then.
    broken: bool,
}

impl Reading {
    fn begin(&mut self, byte: usize, unit: u32) {
        self.begun = true;
        self.as_written = true;
        self.bytes = byte..byte;
        self.units = unit..unit;
        self.part = byte;
    }

    /// Copies what is written so far, since from here on it is compared by something else.
    fn copy(&mut self, text: &str) {
        if self.as_written {
            self.folded.push_str(text.get(self.bytes.clone()).unwrap_or_default());
            self.as_written = false;
        }
    }

    /// Hands over the token, if there is one.
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

    /// Reads signs that belong to a word of single letters, and says how long they are: those between the letters
    /// of `A.I.` and `R & D`, which are not compared, and those after `C#` and `C++`, which are.
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

/// Visits the words of a text in order.
pub(super) fn tokenize(text: &str, visit: &mut dyn FnMut(&Token<'_>)) {
    let mut token = Reading::default();
    let (mut byte, mut unit) = (0, 0);
    while let Some(c) = text.get(byte..).and_then(|rest| rest.chars().next()) {
        let class = class(c);
        if class == Class::Gap
            && let Some(length) = token.sign(text, byte)
        {
            byte += length;
            unit += length as u32;
            continue;
        }
        match class {
            Class::Letter | Class::Ideograph => {
                let (alone, hangul) = (class == Class::Ideograph, is_hangul(c));
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
                    // A letter of which nothing is compared joins nothing.
                    if token.folded.ends_with('\'') {
                        token.folded.pop();
                    }
                }
            }
            Class::Mark if token.begun && !token.apostrophe => token.copy(text),
            Class::Apostrophe if token.begun && !token.apostrophe => token.apostrophe = true,
            Class::Mark => {}
            Class::Apostrophe | Class::Gap => token.end(text, visit),
            Class::Break => {
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

/// Whether a byte is a letter or digit of ASCII that is compared as it is written.
fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Whether a text is one letter, with the marks it may have. Hangul, where a syllable is several, has no initials.
fn is_initial(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or_default();
    class(first) == Class::Letter
        && !first.is_ascii_digit()
        && !is_hangul(first)
        && chars.all(|c| class(c) == Class::Mark)
}

/// Whether a letter comes first, but for marks.
fn begins_with_letter(text: &str) -> bool {
    let first = text.chars().map(class).find(|class| *class != Class::Mark);
    matches!(first, Some(Class::Letter | Class::Ideograph))
}

/// The words of a text as they are compared, with one space between two.
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
