//! Parses what a reader types: words, and phrases in quotes.

use super::term::{QueryToken, Spelling, Term};
use super::tokenizer::{Gap, tokenize};

/// How many characters of a query are read.
pub const LONGEST: usize = 200;
/// How many terms of a query are read.
pub(super) const MAX_TERMS: usize = 12;
/// The soft hyphen: text copied from a PDF has it where a word is broken at the end of a line.
const SOFT_HYPHEN: char = '\u{ad}';

/// A parsed query. An entry must have every term; a prefix of a term's last word is enough.
#[derive(Debug, Default)]
pub struct Query {
    text: String,
    pub(super) terms: Vec<Term>,
}

impl Query {
    /// Parses the first [`LONGEST`] characters into at most twelve terms. A quotation that is not closed extends to the end.
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
            let query_token = QueryToken { folded: token.folded.to_owned(), bytes: token.bytes.clone() };
            match terms.last_mut() {
                Some(term) if joined || (quoted && quotes == 0) => term.push(query_token),
                _ => terms.push(vec![query_token]),
            }
        });
        let end = terms.get(MAX_TERMS).and_then(|term| term.first()).map_or(text.len(), |token| token.bytes.start);
        terms.truncate(MAX_TERMS);
        let mut terms: Vec<_> = terms.into_iter().map(Term::new).collect();
        join(&mut terms);
        Self { text: text.get(..end).unwrap_or_default().to_owned(), terms }
    }

    /// Drops the terms whose numbers are not in `kept`.
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

    /// The part of the typed text that is read.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of terms.
    pub fn terms(&self) -> usize {
        self.terms.len()
    }
}

/// Whether the text between two words is a hyphen at the end of a line. A single-line field drops the line break or
/// replaces it by a space.
fn breaks_word(before: &str, gap: &str) -> bool {
    matches!(gap.trim_ascii_end(), "-" | "‐" | "‑" | "¬")
        || (gap.trim_ascii_end().is_empty() && before.ends_with(SOFT_HYPHEN))
}

/// Lets two terms of one word each also match one word: `cyber security` matches `cybersecurity`.
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
