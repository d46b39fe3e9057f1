//! The index: the vocabulary, and every text as a sequence of word ids.
//!
//! There are no posting lists. A query marks the words of the vocabulary that match it, then scans the sequences; the
//! largest reports have a quarter of a million ids, and scanning them is quicker than building and keeping lists.

use super::entries::{Entry, entries};
use super::json::Json;
use super::term::Spelling;
use super::tokenizer::{Gap, tokenize};
use super::vocabulary::{Interner, Vocabulary};

/// Stands in the texts for a line break.
const BREAK: u32 = u32::MAX;
/// Set in the texts on a word that a joining sign precedes.
const JOINT: u32 = 1 << 31;
/// Title, summary, body.
pub(super) const FIELDS: usize = 3;

/// The searchable entries of a report with their words.
pub struct Index {
    entries: Vec<Entry>,
    pub(super) vocabulary: Vocabulary,
    /// The word ids of every field of every entry.
    texts: Vec<u32>,
    /// Where each field ends in `texts`.
    ends: Vec<u32>,
    /// The words that an opening bracket precedes: the number of the field, and the position in it.
    pub(super) brackets: Vec<(usize, usize)>,
}

impl Index {
    /// The index of a bundle.
    pub fn of(bundle: &impl Json) -> Self {
        Self::new(entries(bundle))
    }

    /// The index of these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut interner = Interner::default();
        let (mut texts, mut ends, mut brackets) = (Vec::new(), Vec::new(), Vec::new());
        for entry in &entries {
            for field in entry.fields() {
                let (number, start) = (ends.len(), texts.len());
                tokenize(field, &mut |token| {
                    let mut word = interner.intern(token.folded);
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
        Self { entries, vocabulary: interner.vocabulary, texts, ends, brackets }
    }

    /// The searchable entries, in page order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The word ids of a field.
    pub(super) fn field(&self, number: usize) -> &[u32] {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(number)).unwrap_or_default()
    }

    /// Whether the vocabulary has the first word of a spelling, or a word that it is a prefix of.
    pub(super) fn contains(&self, spelling: &Spelling) -> bool {
        self.vocabulary.words().any(|word| spelling.match_word(0, word) > 0)
    }

    /// How often each word of the vocabulary occurs.
    pub(super) fn occurrences(&self) -> Vec<u32> {
        let mut occurrences: Vec<u32> = self.vocabulary.words().map(|_| 0).collect();
        for id in &self.texts {
            if let Some(count) = occurrences.get_mut(word_id(*id) as usize) {
                *count += 1;
            }
        }
        occurrences
    }

    /// A word of the vocabulary as its first occurrence is written.
    pub(super) fn as_written(&self, id: u32) -> String {
        let folded = self.vocabulary.word(id);
        let mut written = None;
        for (number, text) in self.entries.iter().flat_map(Entry::fields).enumerate() {
            if self.field(number).iter().any(|here| word_id(*here) == id) {
                tokenize(text, &mut |token| {
                    if written.is_none() && token.folded == folded {
                        written = text.get(token.bytes.clone());
                    }
                });
                break;
            }
        }
        written.unwrap_or(folded).to_owned()
    }
}

impl Entry {
    /// Its texts, the one with the highest weight first.
    fn fields(&self) -> [&str; FIELDS] {
        [&self.title, &self.summary, &self.body]
    }
}

/// The id of a word in a text, without its flag. No word has the id of [`BREAK`].
pub(super) fn word_id(in_text: u32) -> u32 {
    in_text & !JOINT
}

/// What precedes a word in a text.
pub(super) fn gap(in_text: u32) -> Gap {
    match in_text {
        BREAK => Gap::Break,
        _ if in_text & JOINT > 0 => Gap::Joint,
        _ => Gap::Other,
    }
}
