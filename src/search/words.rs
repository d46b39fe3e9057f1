//! A text as words.

use std::ops::Range;

use super::class::{Class, class};
use super::fold::fold;

/// A word in a text.
pub(super) struct Word<'a> {
    /// What it is compared by.
    pub folded: &'a str,
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// Where it stands, in UTF-16 code units.
    pub units: Range<u32>,
    /// Whether a line ends between the word before and this one.
    pub after_break: bool,
}

/// A word being read.
#[derive(Default)]
struct Reading {
    /// What it is compared by, where that is not what is written.
    folded: String,
    /// Whether it is what is written, as most words are; then nothing is copied.
    as_written: bool,
    bytes: Range<usize>,
    units: Range<u32>,
    /// Whether there is one.
    begun: bool,
    /// Whether it is an ideograph, which no letter follows.
    alone: bool,
    /// Whether an apostrophe has followed it, and no letter yet.
    apostrophe: bool,
    /// Whether a line has ended since the last word.
    broken: bool,
}

impl Reading {
    /// Copies what is written so far, since from here on it is compared by something else.
    fn copy(&mut self, text: &str) {
        if self.as_written {
            self.folded.push_str(text.get(self.bytes.clone()).unwrap_or_default());
            self.as_written = false;
        }
    }

    /// Hands over the word, if there is one.
    fn end(&mut self, text: &str, visit: &mut dyn FnMut(&Word<'_>)) {
        let written = text.get(self.bytes.clone()).unwrap_or_default();
        let folded = if self.as_written { written } else { &self.folded };
        if self.begun && !folded.is_empty() {
            let (bytes, units) = (self.bytes.clone(), self.units.clone());
            visit(&Word { folded, bytes, units, after_break: self.broken });
            self.broken = false;
        }
        self.folded.clear();
        self.begun = false;
        self.apostrophe = false;
    }
}

/// Visits the words of a text in order.
pub(super) fn each_word(text: &str, visit: &mut dyn FnMut(&Word<'_>)) {
    let mut word = Reading::default();
    let (mut byte, mut unit) = (0, 0);
    while let Some(c) = text.get(byte..).and_then(|rest| rest.chars().next()) {
        let class = class(c);
        let length = c.len_utf16() as u32;
        match class {
            Class::Letter | Class::Ideograph => {
                let alone = class == Class::Ideograph;
                if word.begun && (alone || word.alone) {
                    word.end(text, visit);
                }
                if !word.begun {
                    word.begun = true;
                    word.as_written = true;
                    word.bytes.start = byte;
                    word.units.start = unit;
                    word.bytes.end = byte;
                }
                if word.apostrophe || !u8::try_from(c).is_ok_and(is_small) {
                    word.copy(text);
                }
                if word.apostrophe {
                    word.folded.push('\'');
                }
                word.apostrophe = false;
                word.alone = alone;
                if !word.as_written {
                    fold(c, &mut word.folded);
                }
            }
            Class::Mark if word.begun && !word.apostrophe => word.copy(text),
            Class::Apostrophe if word.begun && !word.apostrophe => word.apostrophe = true,
            Class::Mark => {}
            Class::Apostrophe | Class::Gap => word.end(text, visit),
            Class::Break => {
                word.end(text, visit);
                word.broken = true;
            }
        }
        byte += c.len_utf8();
        unit += length;
        if word.begun && !word.apostrophe {
            if word.as_written && !word.alone {
                let small = text.as_bytes().get(byte..).unwrap_or_default().iter().take_while(|byte| is_small(**byte));
                let small = small.count();
                byte += small;
                unit += small as u32;
            }
            word.bytes.end = byte;
            word.units.end = unit;
        }
    }
    word.end(text, visit);
}

/// Whether a byte is a letter or digit of ASCII that is compared as it is written.
fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// The words of a text as they are compared, with one space between two.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    each_word(text, &mut |word| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word.folded);
    });
    folded
}
