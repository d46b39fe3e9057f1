//! One thing a query asks for: words in a row, each in any of its spellings.

use std::ops::Range;

use super::class::is_hangul;
use super::query::QueryToken;
use super::words::Gap;

/// Words that must follow one another: one word, what is joined by hyphens, or what stands in quotes.
#[derive(Debug)]
pub(super) struct Term {
    pub tokens: Vec<QueryToken>,
    /// How its words may be written, each on its own or two as one; the index adds those that depend on its texts.
    pub spellings: Vec<Spelling>,
    /// Whether it has.
    pub complete: bool,
}

/// Words of a text that stand for a part of a term.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// Which words of the term they stand for.
    pub part: Range<usize>,
    pub words: Vec<String>,
    /// Whether the start of the last word is enough.
    pub start: bool,
    /// Whether nothing but a joint may stand between them.
    pub joint: bool,
}

impl Spelling {
    /// A word of a term as it is.
    pub(super) fn of(tokens: &[QueryToken], at: usize) -> Self {
        let words = tokens.get(at).map(|token| token.folded.clone()).into_iter().collect();
        Self { part: at..at + 1, words, start: at + 1 == tokens.len(), joint: false }
    }

    /// How one of the words is answered by a word of a text and the gap before that: by the word itself (2), by
    /// one it is the start of (1), or not (0).
    pub(super) fn answer(&self, number: usize, word: &str) -> u8 {
        let last = number + 1 == self.words.len();
        self.words.get(number).map_or(0, |asked| answer(word, asked, self.start && last))
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

    /// Where it stands in the query.
    pub(super) fn bytes(&self) -> Range<usize> {
        let start = self.tokens.first().map_or(0, |token| token.bytes.start);
        start..self.tokens.last().map_or(0, |token| token.bytes.end)
    }

    /// How the words of a text from a place on answer the term from one of its own on: how well, and where they end.
    /// Spellings of the same part differ in their first word, so few ways are tried twice.
    pub(super) fn matched<'a>(
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
            let answer = |number| {
                let (word, gap) = text(at + number)?;
                let follows = if number > 0 && spelling.joint { gap == Gap::Joint } else { gap != Gap::Break };
                // What comes first may come after anything.
                let answer = if follows || (number == 0 && from == 0) { spelling.answer(number, word) } else { 0 };
                Some(answer).filter(|answer| *answer > 0)
            };
            // Only the last word may be answered by less than itself.
            if let Some(here) = (0..spelling.words.len()).try_fold(0, |_, number| answer(number)) {
                let rest = self.matched(spelling.part.end, at + spelling.words.len(), text);
                best = best.max(rest.map(|(rest, end)| (here.min(rest), end)));
            }
        }
        best
    }
}

/// How a word of a text answers one that is asked for. A word of Hangul may have others before it.
fn answer(word: &str, asked: &str, start: bool) -> u8 {
    match word.strip_prefix(asked) {
        Some("") => 2,
        Some(_) => u8::from(start),
        None if start && asked.starts_with(is_hangul) => {
            u8::from(word.char_indices().any(|(byte, _)| word.get(byte..).is_some_and(|rest| rest.starts_with(asked))))
        }
        None => 0,
    }
}
