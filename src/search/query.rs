//! What a reader asks: words, and phrases in quotes.

use std::ops::Range;

use super::words::each_word;

/// How much of what is typed is read, in characters.
pub const LONGEST: usize = 200;
/// How many terms are read.
pub(super) const MOST: usize = 12;

/// What a reader asks. Every term must be found; of its last word the start is enough.
#[derive(Debug, Default)]
pub struct Query {
    text: String,
    pub(super) terms: Vec<Term>,
}

/// Words that must follow one another: one word, what is joined by hyphens, or what stands in quotes.
pub(super) type Term = Vec<Asked>;

/// A word of a query.
#[derive(Debug)]
pub(super) struct Asked {
    /// What it is compared by.
    pub folded: String,
    /// Where it stands in the query.
    pub bytes: Range<usize>,
}

impl Query {
    /// Reads what is typed: of anything very long the first 200 characters, and twelve terms of those.
    /// A quote that is not closed goes to the end.
    pub fn parse(typed: &str) -> Self {
        let end = typed.char_indices().nth(LONGEST).map_or(typed.len(), |(byte, _)| byte);
        let text = typed.get(..end).unwrap_or_default();
        let mut terms: Vec<Term> = Vec::new();
        let (mut last, mut quoted) = (0, false);
        each_word(text, &mut |word| {
            let gap = text.get(last..word.bytes.start).unwrap_or_default();
            let quotes = gap.chars().filter(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»')).count();
            quoted ^= quotes % 2 == 1;
            last = word.bytes.end;
            let joined = matches!(gap, "" | "-") || (quoted && quotes == 0);
            let asked = Asked { folded: word.folded.to_owned(), bytes: word.bytes.clone() };
            match terms.last_mut() {
                Some(term) if joined => term.push(asked),
                _ => terms.push(vec![asked]),
            }
        });
        let end = terms.get(MOST).and_then(|term| term.first()).map_or(text.len(), |asked| asked.bytes.start);
        terms.truncate(MOST);
        Self { text: text.get(..end).unwrap_or_default().to_owned(), terms }
    }

    /// What was typed, as far as it is read.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many words and phrases are asked for.
    pub fn terms(&self) -> usize {
        self.terms.len()
    }

    /// Every word with whether its start is enough.
    pub(super) fn words(&self) -> impl Iterator<Item = (&Asked, bool)> {
        self.terms.iter().flat_map(|term| each_asked(term))
    }
}

/// Every word of a term with whether its start is enough.
pub(super) fn each_asked(term: &[Asked]) -> impl Iterator<Item = (&Asked, bool)> {
    term.iter().enumerate().map(|(number, asked)| (asked, number + 1 == term.len()))
}
