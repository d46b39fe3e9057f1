//! A term of a query: words in sequence, each in any of its spellings.

use std::ops::Range;

use super::char_class::is_hangul;
use super::tokenizer::Gap;

/// A word of a query.
#[derive(Debug)]
pub(super) struct QueryToken {
    /// The word in the form that is compared.
    pub folded: String,
    /// Its range in the query, in bytes.
    pub bytes: Range<usize>,
}

/// Words that must follow one another: a single word, words joined by hyphens, or a quoted phrase.
#[derive(Debug)]
pub(super) struct Term {
    pub tokens: Vec<QueryToken>,
    /// How its words may be spelled, each by itself or two as one. Those that depend on the texts of an index are added
    /// by `spellings`.
    pub spellings: Vec<Spelling>,
    /// Whether `spellings` has added them.
    pub complete: bool,
}

/// Words of a text that match a part of a term.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The tokens of the term that it stands for.
    pub part: Range<usize>,
    pub words: Vec<String>,
    /// Whether a prefix of the last word is enough.
    pub start: bool,
    /// Whether nothing but a joining sign may stand between the words.
    pub joint: bool,
}

impl Spelling {
    /// The spelling of a token as it is written.
    pub(super) fn of(tokens: &[QueryToken], at: usize) -> Self {
        let words = tokens.get(at).map(|token| token.folded.clone()).into_iter().collect();
        Self { part: at..at + 1, words, start: at + 1 == tokens.len(), joint: false }
    }

    /// How a word of a text matches one of the words: 2 as a whole, 1 by a prefix, 0 not.
    pub(super) fn match_word(&self, number: usize, word: &str) -> u8 {
        let is_last = number + 1 == self.words.len();
        self.words.get(number).map_or(0, |wanted| match_word(word, wanted, self.start && is_last))
    }
}

impl Term {
    /// A term of these words.
    pub(super) fn new(tokens: Vec<QueryToken>) -> Self {
        let alone = (0..tokens.len()).map(|at| Spelling::of(&tokens, at));
        let joined = tokens.windows(2).enumerate().map(|(at, pair)| {
            let words = vec![pair.iter().map(|token| token.folded.as_str()).collect()];
            Spelling { part: at..at + 2, words, ..Spelling::of(&tokens, at + 1) }
        });
        let spellings = alone.chain(joined).collect();
        Self { tokens, spellings, complete: false }
    }

    /// Its range in the query, in bytes.
    pub(super) fn bytes(&self) -> Range<usize> {
        let start = self.tokens.first().map_or(0, |token| token.bytes.start);
        start..self.tokens.last().map_or(0, |token| token.bytes.end)
    }

    /// Matches the tokens of the term from `from` on against the words of a text from `at` on: the quality of the best
    /// match, and where it ends. Spellings of the same part differ in their first word, so little is tried twice.
    pub(super) fn match_at<'a>(
        &self,
        from: usize,
        at: usize,
        text: &dyn Fn(usize) -> Option<(&'a str, Gap)>,
    ) -> Option<(u8, usize)> {
        if from == self.tokens.len() {
            return Some((2, at));
        }
        let mut best = None;
        for spelling in self.spellings.iter().filter(|spelling| spelling.part.start == from) {
            let quality = |number| {
                let (word, gap) = text(at + number)?;
                let follows = if number > 0 && spelling.joint { gap == Gap::Joint } else { gap != Gap::Break };
                // The first word of a match may follow anything.
                let quality = if follows || (number == 0 && from == 0) { spelling.match_word(number, word) } else { 0 };
                Some(quality).filter(|quality| *quality > 0)
            };
            // Only the last word may match by a prefix.
            if let Some(here) = (0..spelling.words.len()).try_fold(0, |_, number| quality(number)) {
                let rest = self.match_at(spelling.part.end, at + spelling.words.len(), text);
                best = best.max(rest.map(|(rest, end)| (here.min(rest), end)));
            }
        }
        best
    }
}

/// How a word of a text matches a wanted word. A word of Hangul may begin with other words.
fn match_word(word: &str, wanted: &str, start: bool) -> u8 {
    match word.strip_prefix(wanted) {
        Some("") => 2,
        Some(_) => u8::from(start),
        None if start && wanted.starts_with(is_hangul) => {
            u8::from(word.char_indices().any(|(byte, _)| word.get(byte..).is_some_and(|rest| rest.starts_with(wanted))))
        }
        None => 0,
    }
}
