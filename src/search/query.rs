//! What a reader asks: words, and phrases in quotes.

use std::ops::Range;

use super::term::{Spelling, Term};
use super::words::{Gap, tokenize};

/// How much of what is typed is read, in characters.
pub const LONGEST: usize = 200;
/// How many terms are read.
pub(super) const MAX_TERMS: usize = 12;
/// A soft hyphen: what a word has at the end of a line, in text copied from a PDF.
const SOFT_HYPHEN: char = '\u{ad}';

/// What a reader asks. Every term must be found; of its last word the start is enough.
#[derive(Debug, Default)]
pub struct Query {
    text: String,
    pub(super) terms: Vec<Term>,
}

/// A word of a query.
#[derive(Debug)]
pub(super) struct QueryToken {
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
        let mut terms: Vec<Vec<QueryToken>> = Vec::new();
        let (mut last, mut quoted) = (0, false);
        tokenize(text, &mut |token| {
            let before = text.get(..last).unwrap_or_default();
            let gap = text.get(last..token.bytes.start).unwrap_or_default();
            let quotes = gap.chars().filter(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»')).count();
            quoted ^= quotes % 2 == 1;
            last = token.bytes.end;
            let joined = gap.is_empty() || token.gap == Gap::Joint || breaks_word(before, gap);
            let asked = QueryToken { folded: token.folded.to_owned(), bytes: token.bytes.clone() };
            match terms.last_mut() {
                Some(term) if joined || (quoted && quotes == 0) => term.push(asked),
                _ => terms.push(vec![asked]),
            }
        });
        let end = terms.get(MAX_TERMS).and_then(|term| term.first()).map_or(text.len(), |asked| asked.bytes.start);
        terms.truncate(MAX_TERMS);
        let mut terms: Vec<_> = terms.into_iter().map(Term::new).collect();
        join(&mut terms);
        Self { text: text.get(..end).unwrap_or_default().to_owned(), terms }
    }

    /// Leaves out the terms whose numbers are not among these.
    pub(super) fn keep(&mut self, kept: &[usize]) {
        if kept.len() < self.terms.len() {
            let mut number = 0..;
            self.terms.retain(|_| number.next().is_some_and(|number| kept.contains(&number)));
            let mut text = String::new();
            for term in &self.terms {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(self.text.get(term.bytes()).unwrap_or_default());
            }
            self.text = text;
        }
    }

    /// What was typed, as far as it is read.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many words and phrases are asked for.
    pub fn terms(&self) -> usize {
        self.terms.len()
    }
}

/// Whether what stands between two words is a hyphen at the end of a line. A field for one line drops the line's end,
/// or has a space for it.
fn breaks_word(before: &str, gap: &str) -> bool {
    matches!(gap.trim_ascii_end(), "-" | "‐" | "‑" | "¬")
        || (gap.trim_ascii_end().is_empty() && before.ends_with(SOFT_HYPHEN))
}

/// Has two terms of one word each found as one word too: `cyber security` as `cybersecurity`.
fn join(terms: &mut [Term]) {
    for number in 1..terms.len() {
        if let Some([Term { tokens: before, .. }, term]) = terms.get_mut(number - 1..=number)
            && let ([before], [token]) = (before.as_slice(), term.tokens.as_slice())
            && before.folded.chars().nth(1).is_some()
        {
            let words = vec![[before.folded.as_str(), &token.folded].concat()];
            term.spellings.push(Spelling { words, ..Spelling::of(&term.tokens, 0) });
        }
    }
}
