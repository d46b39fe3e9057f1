//! Answers a query: the matching entries, ranked; where there are none, those of the nearest query.

use super::correction::corrected;
use super::entries::Entry;
use super::index::Index;
use super::query::{MAX_TERMS, Query};
use super::scoring::TermMatcher;
use super::spellings::add_spellings;
use crate::report::searched::Kind;

/// An entry that matches a query.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Its position in [`Index::entries`].
    pub entry: usize,
    /// The sum of the terms' scores: a term counts by the best field that has it, whole words more than prefixes.
    pub score: u16,
}

/// The results of a query.
#[derive(Debug)]
pub struct Results {
    /// The entries that have every term, grouped by kind. The kind with the best hit comes first; within a kind hits are
    /// ordered by score, equal ones in page order.
    pub hits: Vec<Hit>,
    /// The query that the hits match.
    pub query: Query,
    /// How that query differs from the one that was asked.
    pub change: Change,
}

/// How the query that has results differs from the one that was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// It does not.
    None,
    /// Unknown words are replaced by words one edit away.
    Corrected,
    /// Some terms are left out.
    Fewer,
}

impl Index {
    /// The results of a query. Where it has none, those of the query with one-edit corrections of its unknown words;
    /// where that has none, those of some of its terms.
    pub fn search(&self, mut query: Query) -> Results {
        let hits = self.hits(&mut query, false);
        if !hits.is_empty() {
            return Results { hits, query, change: Change::None };
        }
        if let Some(mut query) = corrected(self, &query) {
            let hits = self.hits(&mut query, false);
            if !hits.is_empty() {
                return Results { hits, query, change: Change::Corrected };
            }
        }
        let hits = if query.terms() > 1 { self.hits(&mut query, true) } else { hits };
        let change = if hits.is_empty() { Change::None } else { Change::Fewer };
        Results { hits, query, change }
    }

    /// The entries that have every term. With `drop_terms`, a term that no entry has together with the terms before it is
    /// dropped from the query; at least one term stays.
    fn hits(&self, query: &mut Query, drop_terms: bool) -> Vec<Hit> {
        add_spellings(self, query);
        let mut scores = vec![0; self.entries().len()];
        let mut kept = Vec::new();
        for (number, term) in query.terms.iter().enumerate() {
            let matcher = TermMatcher::new(self, term);
            let with_term = |(entry, score): (usize, &u16)| {
                let here = if kept.is_empty() || *score > 0 { matcher.score(entry) } else { 0 };
                if here == 0 { 0 } else { *score + here }
            };
            let with_term: Vec<u16> = scores.iter().enumerate().map(with_term).collect();
            if !drop_terms || with_term.iter().any(|score| *score > 0) {
                scores = with_term;
                kept.push(number);
            }
        }
        if !kept.is_empty() {
            query.keep(&kept);
        }
        ranked(self.entries(), &scores)
    }
}

/// The entries with a score, in the order of [`Results::hits`].
///
/// A selection by kind and score, since scores are small: `sort_by_key` would add 2.3 KB to the compressed client, and
/// `sort_unstable_by_key` 1.8 KB.
fn ranked(entries: &[Entry], scores: &[u16]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut bests = Kind::ALL.map(|_| 0);
    for (entry, score) in entries.iter().zip(scores) {
        if let Some(best) = bests.get_mut(entry.kind as usize) {
            *best = *score.max(best);
        }
    }
    // A term scores 6 at most: 2 for a whole word, and 4 for the title.
    for first in (1..=6 * MAX_TERMS as u16).rev() {
        for (kind, _) in Kind::ALL.iter().zip(bests).filter(|(_, best)| *best == first) {
            for wanted in (1..=first).rev() {
                for (number, (entry, score)) in entries.iter().zip(scores).enumerate() {
                    if *score == wanted && entry.kind == *kind {
                        hits.push(Hit { entry: number, score: wanted });
                    }
                }
            }
        }
    }
    hits
}
