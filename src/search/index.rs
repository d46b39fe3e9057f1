//! The index: every text as numbers of words, and what answers a query.
//!
//! There are no lists of places. A query marks the words of the vocabulary that answer it, then reads the
//! numbers from the first to the last; for the largest reports that is a quarter of a million numbers, and
//! quicker than it is to build and keep anything cleverer.

use super::Kind;
use super::correction::corrected;
use super::query::{MOST, Query, Term, each_asked};
use super::vocabulary::{Gathering, Vocabulary};
use super::words::each_word;
use super::{Entry, Json, entries};

/// Stands in the texts for the end of a line.
const BREAK: u32 = u32::MAX;
/// Title, summary, body.
const FIELDS: usize = 3;

/// Everything that can be found in a report.
pub struct Index {
    entries: Vec<Entry>,
    pub(super) vocabulary: Vocabulary,
    /// The words of every field of every entry, as numbers.
    texts: Vec<u32>,
    /// Where each field ends in it.
    ends: Vec<u32>,
}

/// Something found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Which of [`Index::entries`].
    pub entry: usize,
    /// How well it answers: each term counts by the best field that has it, whole words before starts of words.
    pub score: u16,
}

/// What answers a query.
#[derive(Debug, Default)]
pub struct Results {
    /// The entries that have every term. Those of one kind stand together, the kind with the best of all first;
    /// within a kind the best stand first, and equals in the order of the page.
    pub hits: Vec<Hit>,
    /// The query that these answer, where the one asked has no answer: one letter is other in some of its words.
    pub corrected: Option<Query>,
}

impl Index {
    /// The index of a bundle.
    pub fn of(bundle: &impl Json) -> Self {
        Self::new(entries(bundle))
    }

    /// The index of these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut gathering = Gathering::default();
        let (mut texts, mut ends) = (Vec::new(), Vec::new());
        for entry in &entries {
            for field in entry.fields() {
                each_word(field, &mut |word| {
                    if word.after_break {
                        texts.push(BREAK);
                    }
                    texts.push(gathering.number(word.folded));
                });
                ends.push(texts.len() as u32);
            }
        }
        Self { entries, vocabulary: gathering.vocabulary, texts, ends }
    }

    /// What can be found, in the order of the page.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What answers a query; where nothing does, what answers it with one letter other in its unknown words.
    pub fn search(&self, query: &Query) -> Results {
        let hits = self.hits(query);
        if hits.is_empty()
            && let Some(corrected) = corrected(self, query)
        {
            let hits = self.hits(&corrected);
            if !hits.is_empty() {
                return Results { hits, corrected: Some(corrected) };
            }
        }
        Results { hits, corrected: None }
    }

    fn hits(&self, query: &Query) -> Vec<Hit> {
        let mut scores = vec![0_u16; self.entries.len()];
        for (number, term) in query.terms.iter().enumerate() {
            self.score(term, number == 0, &mut scores);
        }
        ranked(&self.entries, &scores)
    }

    /// Adds what a term counts in every entry; an entry without it falls to nought, and stays there.
    fn score(&self, term: &Term, first: bool, scores: &mut [u16]) {
        let answers: Vec<_> = each_asked(term).map(|(asked, start)| self.answers(&asked.folded, start)).collect();
        for (entry, score) in scores.iter_mut().enumerate() {
            let mut best = 0;
            for field in 0..FIELDS {
                if best == 0 && (first || *score > 0) {
                    best = answer(&answers, self.field(entry * FIELDS + field));
                    if best > 0 {
                        best += 2 * (FIELDS - 1 - field) as u16;
                    }
                }
            }
            *score = if best == 0 { 0 } else { *score + best };
        }
    }

    /// For each word of the vocabulary whether it is a word asked for (2), begins with it (1), or neither (0).
    fn answers(&self, asked: &str, start: bool) -> Vec<u8> {
        let answer = |word: &str| match word.strip_prefix(asked) {
            Some("") => 2,
            Some(_) => u8::from(start),
            None => 0,
        };
        self.vocabulary.words().map(answer).collect()
    }

    /// The words of a field, as numbers.
    fn field(&self, number: usize) -> &[u32] {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(number)).unwrap_or_default()
    }

    /// Whether there is a word, or the start of one.
    pub(super) fn knows(&self, asked: &str, start: bool) -> bool {
        self.vocabulary.words().any(|word| word.strip_prefix(asked).is_some_and(|rest| start || rest.is_empty()))
    }

    /// How often each word of the vocabulary is used.
    pub(super) fn uses(&self) -> Vec<u32> {
        let mut uses: Vec<u32> = self.vocabulary.words().map(|_| 0).collect();
        for number in &self.texts {
            if let Some(count) = uses.get_mut(*number as usize) {
                *count += 1;
            }
        }
        uses
    }

    /// A word of the vocabulary as it is first written.
    pub(super) fn spelling(&self, number: u32) -> String {
        let folded = self.vocabulary.word(number);
        let mut spelling = None;
        for (place, text) in self.entries.iter().flat_map(Entry::fields).enumerate() {
            if self.field(place).contains(&number) {
                each_word(text, &mut |word| {
                    if spelling.is_none() && word.folded == folded {
                        spelling = text.get(word.bytes.clone());
                    }
                });
                break;
            }
        }
        spelling.unwrap_or(folded).to_owned()
    }
}

impl Entry {
    /// Its texts, the weightiest first.
    fn fields(&self) -> [&str; FIELDS] {
        [&self.title, &self.summary, &self.body]
    }
}

/// Whether a field has the words of a term in a row: 2 with the last of them whole, 1 with its start, 0 not.
fn answer(answers: &[Vec<u8>], field: &[u32]) -> u16 {
    let mut best = 0;
    for at in 0..(field.len() + 1).saturating_sub(answers.len()) {
        let mut here = 0;
        for (answers, number) in answers.iter().zip(field.get(at..).unwrap_or_default()) {
            here = answers.get(*number as usize).copied().unwrap_or_default();
            if here == 0 {
                break;
            }
        }
        best = best.max(here);
    }
    best.into()
}

/// Those with a score, in the order of [`Results::hits`]. Scores are small, so they are gone through one by one.
fn ranked(entries: &[Entry], scores: &[u16]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut bests = Kind::ALL.map(|_| 0);
    for (entry, score) in entries.iter().zip(scores) {
        if let Some(best) = bests.get_mut(entry.kind as usize) {
            *best = *score.max(best);
        }
    }
    // Twelve terms count six at the most.
    for first in (1..=6 * MOST as u16).rev() {
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
