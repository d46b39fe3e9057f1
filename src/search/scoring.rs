//! How well a term matches the entries of an index.

use super::index::{FIELDS, Index, gap, word_id};
use super::term::Term;

/// A term, prepared for one scan of an index.
pub(super) struct TermMatcher<'a> {
    index: &'a Index,
    term: &'a Term,
    /// How each word of the vocabulary matches the first word of a spelling; empty where none does.
    first: Vec<u8>,
}

impl<'a> TermMatcher<'a> {
    pub(super) fn new(index: &'a Index, term: &'a Term) -> Self {
        let spellings: Vec<_> = term.spellings.iter().filter(|spelling| spelling.part.start == 0).collect();
        let best = |word| spellings.iter().map(|spelling| spelling.match_word(0, word)).max().unwrap_or_default();
        let mut first: Vec<u8> = index.vocabulary.words().map(best).collect();
        if first.iter().all(|quality| *quality == 0) {
            first.clear();
        }
        Self { index, term, first }
    }

    /// Whether any entry has the term.
    pub(super) fn has_match(&self) -> bool {
        (0..self.index.entries().len()).any(|entry| self.score(entry) > 0)
    }

    /// The score of the term in an entry: that of the first field that has it, 0 where none has.
    pub(super) fn score(&self, entry: usize) -> u16 {
        let score = |field| match self.match_field(self.index.field(entry * FIELDS + field)) {
            0 => None,
            quality => Some(quality + 2 * (FIELDS - 1 - field) as u16),
        };
        (0..FIELDS).find_map(score).unwrap_or_default()
    }

    /// How a field matches the words of the term in sequence: 2 with the whole last word, 1 with a prefix of it, 0 not.
    fn match_field(&self, field: &[u32]) -> u16 {
        if self.first.is_empty() {
            return 0;
        }
        let vocabulary = &self.index.vocabulary;
        let text = |at: usize| field.get(at).map(|number| (vocabulary.word(word_id(*number)), gap(*number)));
        let mut best = 0;
        for (at, number) in field.iter().enumerate() {
            // Few words match; all others must be skipped quickly.
            if self.first.get(word_id(*number) as usize).is_some_and(|first| *first > best)
                && let Some((quality, _)) = self.term.match_at(0, at, &text)
            {
                best = best.max(quality);
            }
        }
        best.into()
    }
}
