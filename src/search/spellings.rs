//! Spellings that depend on the texts of an index: compounds as two words, and abbreviations as their expansions.

use super::index::{FIELDS, Index, word_id};
use super::query::Query;
use super::term::Spelling;
use crate::report::searched::Kind;

/// The length of an abbreviation, in letters.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 2..=6;
/// The length of its expansion, in words.
const EXPANSION: std::ops::RangeInclusive<usize> = 2..=9;
/// Words up to this length need no letter in the abbreviation: `of`, `and`.
const SMALL_WORD: usize = 3;
/// How many expansions of an abbreviation are tried.
const MAX_EXPANSIONS: usize = 8;
/// A shorter part of a compound must be joined to the other part: `e-mail`, but not `as set` for `asset`.
const COMPOUND_PART: usize = 3;
/// Shorter prefixes match too many words.
const COMPOUND_START: usize = 4;

/// Adds the spellings that the index knows to each term, once.
pub(super) fn add_spellings(index: &Index, query: &mut Query) {
    for term in query.terms.iter_mut() {
        if std::mem::replace(&mut term.complete, true) {
            continue;
        }
        for at in 0..term.tokens.len() {
            let spelling = Spelling::of(&term.tokens, at);
            let Some(word) = spelling.words.first() else { continue };
            split(index, &spelling, word, &mut term.spellings);
            if ABBREVIATION.contains(&word.len()) {
                let expansions = expansions(index, word).into_iter().take(MAX_EXPANSIONS);
                term.spellings.extend(expansions.map(|words| Spelling { words, start: false, ..spelling.clone() }));
            }
        }
    }
}

/// Adds the spellings of a word as two words: `cybersecurity` as `cyber security`. Joined parts count as one word. For
/// separate parts the second must match as a whole where the index contains the word itself.
fn split(index: &Index, spelling: &Spelling, whole: &str, spellings: &mut Vec<Spelling>) {
    for head in index.vocabulary.words() {
        let Some(tail) = whole.strip_prefix(head).filter(|tail| !tail.is_empty()) else { continue };
        let words = vec![head.to_owned(), tail.to_owned()];
        let start = spelling.start && tail.len() >= COMPOUND_PART;
        spellings.push(Spelling { words: words.clone(), start, joint: true, ..spelling.clone() });
        let shorter = head.chars().count().min(tail.chars().count());
        if shorter >= COMPOUND_PART {
            let start = start && shorter >= COMPOUND_START && !index.contains(spelling);
            spellings.push(Spelling { words, start, ..spelling.clone() });
        }
    }
}

/// The expansions of an abbreviation: titles, and the words before or after it in brackets, as in
/// `artificial intelligence (AI)`.
fn expansions(index: &Index, short: &str) -> Vec<Vec<String>> {
    let mut expansions = Vec::new();
    let mut add = |words: Option<&[u32]>| {
        let words = words.unwrap_or_default().iter().map(|number| index.vocabulary.word(word_id(*number)));
        if abbreviates(short, words.clone()) {
            expansions.push(words.map(str::to_owned).collect());
        }
    };
    for (number, _) in index.entries().iter().enumerate().filter(|(_, entry)| entry.kind != Kind::Person) {
        add(Some(index.field(number * FIELDS)).filter(|title| EXPANSION.contains(&title.len())));
    }
    let short = (0..).zip(index.vocabulary.words()).find(|(_, word)| *word == short).map(|(id, _)| id);
    for (field, at) in &index.brackets {
        let (before, after) = index.field(*field).split_at(*at);
        let is_short = |here: Option<&u32>| here.is_some_and(|here| Some(word_id(*here)) == short);
        if is_short(after.first()) {
            EXPANSION.for_each(|length| add(before.len().checked_sub(length).and_then(|start| before.get(start..))));
        }
        if is_short(before.last()) {
            EXPANSION.for_each(|length| add(after.get(..length)));
        }
    }
    expansions
}

/// Whether the letters are the initials of the words, some of the short words after the first left out.
fn abbreviates<'a>(short: &str, words: impl Iterator<Item = &'a str>) -> bool {
    let mut letters = short.chars().peekable();
    for (number, word) in words.enumerate() {
        if letters.next_if(|letter| word.starts_with(*letter)).is_none()
            && (number == 0 || word.is_empty() || word.len() > SMALL_WORD)
        {
            return false;
        }
    }
    letters.next().is_none() && !short.is_empty()
}
