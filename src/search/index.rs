//! The index: every text as numbers of words, and what answers a query.
//!
//! There are no lists of places. A query marks the words of the vocabulary that answer it, then reads the
//! numbers from the first to the last; for the largest reports that is a quarter of a million numbers, and
//! quicker than it is to build and keep anything cleverer.

use super::Kind;
use super::correction::corrected;
use super::query::{MAX_TERMS, Query};
use super::spellings::add_spellings;
use super::term::{Spelling, Term};
use super::vocabulary::{Gathering, Vocabulary};
use super::words::{Gap, tokenize};
use super::{Entry, Json, entries};

/// Stands in the texts for the end of a line.
const BREAK: u32 = u32::MAX;
/// Set in the texts where a joint stands before a word.
const JOINT: u32 = 1 << 31;
/// Title, summary, body.
pub(super) const FIELDS: usize = 3;

/// Everything that can be found in a report.
pub struct Index {
    entries: Vec<Entry>,
    pub(super) vocabulary: Vocabulary,
    /// The words of every field of every entry, as numbers.
    texts: Vec<u32>,
    /// Where each field ends in it.
    ends: Vec<u32>,
    /// Before which words a bracket opens: the number of the field, and the place in it.
    pub(super) brackets: Vec<(usize, usize)>,
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
#[derive(Debug)]
pub struct Results {
    /// The entries that have every term. Those of one kind stand together, the kind with the best of all first;
    /// within a kind the best stand first, and equals in the order of the page.
    pub hits: Vec<Hit>,
    /// The query that these answer.
    pub query: Query,
    /// What became of the query that was asked.
    pub change: Change,
}

/// How the query that has an answer differs from the one asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// It is the same.
    None,
    /// Words that no text has are one letter other.
    Corrected,
    /// It has fewer words.
    Fewer,
}

impl Index {
    /// The index of a bundle.
    pub fn of(bundle: &impl Json) -> Self {
        Self::new(entries(bundle))
    }

    /// The index of these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut gathering = Gathering::default();
        let (mut texts, mut ends, mut brackets) = (Vec::new(), Vec::new(), Vec::new());
        for entry in &entries {
            for field in entry.fields() {
                let (number, start) = (ends.len(), texts.len());
                tokenize(field, &mut |token| {
                    let mut word = gathering.number(token.folded);
                    match token.gap {
                        Gap::Break => texts.push(BREAK),
                        Gap::Joint => word |= JOINT,
                        Gap::Bracket => brackets.push((number, texts.len() - start)),
                        Gap::Other => {}
                    }
                    texts.push(word);
                });
                ends.push(texts.len() as u32);
            }
        }
        Self { entries, vocabulary: gathering.vocabulary, texts, ends, brackets }
    }

    /// What can be found, in the order of the page.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What answers a query. Where nothing does, what answers it with one letter other in its unknown words; where
    /// nothing does even then, what answers some of its terms.
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

    /// What has every term of a query. Terms that nothing has together with those before may be left out of it, but
    /// not all.
    fn hits(&self, query: &mut Query, leave_out: bool) -> Vec<Hit> {
        add_spellings(self, query);
        let mut scores = vec![0; self.entries.len()];
        let mut kept = Vec::new();
        for (number, term) in query.terms.iter().enumerate() {
            let term = Answers::of(&self.vocabulary, term);
            let with_term = |(entry, score): (usize, &u16)| {
                let here = if kept.is_empty() || *score > 0 { self.score(&term, entry) } else { 0 };
                if here == 0 { 0 } else { *score + here }
            };
            let with_term: Vec<u16> = scores.iter().enumerate().map(with_term).collect();
            if !leave_out || with_term.iter().any(|score| *score > 0) {
                scores = with_term;
                kept.push(number);
            }
        }
        if !kept.is_empty() {
            query.keep(&kept);
        }
        ranked(&self.entries, &scores)
    }

    /// What a term counts in an entry: by the first of its fields that has it.
    fn score(&self, term: &Answers<'_>, entry: usize) -> u16 {
        let answer = |field| match term.in_field(self.field(entry * FIELDS + field)) {
            0 => None,
            answer => Some(answer + 2 * (FIELDS - 1 - field) as u16),
        };
        (0..FIELDS).find_map(answer).unwrap_or_default()
    }

    /// Whether an entry has a term.
    pub(super) fn has(&self, term: &Term) -> bool {
        let term = Answers::of(&self.vocabulary, term);
        (0..self.entries.len()).any(|entry| self.score(&term, entry) > 0)
    }

    /// The words of a field, as numbers.
    pub(super) fn field(&self, number: usize) -> &[u32] {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(number)).unwrap_or_default()
    }

    /// Whether there is the word of a spelling, or one that begins so.
    pub(super) fn knows(&self, spelling: &Spelling) -> bool {
        self.vocabulary.words().any(|word| spelling.answer(0, word) > 0)
    }

    /// How often each word of the vocabulary is used.
    pub(super) fn uses(&self) -> Vec<u32> {
        let mut uses: Vec<u32> = self.vocabulary.words().map(|_| 0).collect();
        for number in &self.texts {
            if let Some(count) = uses.get_mut(word(*number) as usize) {
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
            if self.field(place).iter().any(|here| word(*here) == number) {
                tokenize(text, &mut |token| {
                    if spelling.is_none() && token.folded == folded {
                        spelling = text.get(token.bytes.clone());
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

/// The number of a word that stands in a text; no word has the one that stands for the end of a line.
pub(super) fn word(number: u32) -> u32 {
    number & !JOINT
}

/// What stands before a word in a text.
fn gap(number: u32) -> Gap {
    match number {
        BREAK => Gap::Break,
        _ if number & JOINT > 0 => Gap::Joint,
        _ => Gap::Other,
    }
}

/// A term, and how it is answered.
struct Answers<'a> {
    vocabulary: &'a Vocabulary,
    term: &'a Term,
    /// How each word of the vocabulary answers the first word of a spelling; empty where none does.
    first: Vec<u8>,
}

impl<'a> Answers<'a> {
    fn of(vocabulary: &'a Vocabulary, term: &'a Term) -> Self {
        let spellings: Vec<_> = term.spellings.iter().filter(|spelling| spelling.part.start == 0).collect();
        let answer = |word| spellings.iter().map(|spelling| spelling.answer(0, word)).max().unwrap_or_default();
        let mut first: Vec<u8> = vocabulary.words().map(answer).collect();
        if first.iter().all(|answer| *answer == 0) {
            first.clear();
        }
        Self { vocabulary, term, first }
    }

    /// Whether a field has the words of the term in a row: 2 with the last of them whole, 1 with its start, 0 not.
    fn in_field(&self, field: &[u32]) -> u16 {
        if self.first.is_empty() {
            return 0;
        }
        let text = |at: usize| field.get(at).map(|number| (self.vocabulary.word(word(*number)), gap(*number)));
        let mut best = 0;
        for (at, number) in field.iter().enumerate() {
            // Few words answer, and the others must be passed over quickly.
            if self.first.get(word(*number) as usize).is_some_and(|first| *first > best)
                && let Some((answer, _)) = self.term.matched(0, at, &text)
            {
                best = best.max(answer);
            }
        }
        best.into()
    }
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
