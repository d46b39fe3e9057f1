//! How else the texts of an index may write the words of a query: two words as one, and abbreviations.

use super::Kind;
use super::index::{FIELDS, Index, word};
use super::query::Query;
use super::term::Spelling;

/// How many letters an abbreviation has.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 2..=6;
/// How many words its name has.
const NAME: std::ops::RangeInclusive<usize> = 2..=9;
/// A word in a name that is no longer has not always a letter in the abbreviation: `of`, `and`.
const SMALL_WORD: usize = 3;
/// How many names of one abbreviation are tried.
const NAMES: usize = 8;
/// A part of a compound that is shorter must be joined to the other: `e-mail`, and not `as set` for `asset`.
const COMPOUND_PART: usize = 3;
/// A start of a word that is shorter begins too many.
const COMPOUND_START: usize = 4;

/// Adds to each term the spellings that this index knows, once.
pub(super) fn add_spellings(index: &Index, query: &mut Query) {
    for term in query.terms.iter_mut() {
        if std::mem::replace(&mut term.complete, true) {
            continue;
        }
        for at in 0..term.tokens.len() {
            let asked = Spelling::of(&term.tokens, at);
            let Some(word) = asked.words.first() else { continue };
            split(index, &asked, word, &mut term.spellings);
            if ABBREVIATION.contains(&word.len()) {
                let names = names(index, word).into_iter().take(NAMES);
                term.spellings.extend(names.map(|words| Spelling { words, start: false, ..asked.clone() }));
            }
        }
    }
}

/// The spellings of a word as two: `cybersecurity` as `cyber security`. Two that are joined are one word; of two that
/// are not, the second must be whole where a text has the word itself, or more.
fn split(index: &Index, asked: &Spelling, whole: &str, spellings: &mut Vec<Spelling>) {
    for head in index.vocabulary.words() {
        let Some(tail) = whole.strip_prefix(head).filter(|tail| !tail.is_empty()) else { continue };
        let words = vec![head.to_owned(), tail.to_owned()];
        let start = asked.start && tail.len() >= COMPOUND_PART;
        spellings.push(Spelling { words: words.clone(), start, joint: true, ..asked.clone() });
        let shorter = head.chars().count().min(tail.chars().count());
        if shorter >= COMPOUND_PART {
            let start = start && shorter >= COMPOUND_START && !index.knows(asked);
            spellings.push(Spelling { words, start, ..asked.clone() });
        }
    }
}

/// The names that a word abbreviates: titles, and what a text has before or after it in brackets, as in
/// `artificial intelligence (AI)`.
fn names(index: &Index, short: &str) -> Vec<Vec<String>> {
    let mut names = Vec::new();
    let mut add = |name: Option<&[u32]>| {
        let words = name.unwrap_or_default().iter().map(|number| index.vocabulary.word(word(*number)));
        if abbreviates(short, words.clone()) {
            names.push(words.map(str::to_owned).collect());
        }
    };
    for (number, _) in index.entries().iter().enumerate().filter(|(_, entry)| entry.kind != Kind::Person) {
        add(Some(index.field(number * FIELDS)).filter(|title| NAME.contains(&title.len())));
    }
    let short = (0..).zip(index.vocabulary.words()).find(|(_, word)| *word == short).map(|(number, _)| number);
    for (field, at) in &index.brackets {
        let (before, after) = index.field(*field).split_at(*at);
        let is_short = |here: Option<&u32>| here.is_some_and(|here| Some(word(*here)) == short);
        if is_short(after.first()) {
            NAME.for_each(|length| add(before.len().checked_sub(length).and_then(|start| before.get(start..))));
        }
        if is_short(before.last()) {
            NAME.for_each(|length| add(after.get(..length)));
        }
    }
    names
}

/// Whether letters are the initials of a name, but for small words after the first.
fn abbreviates<'a>(short: &str, name: impl Iterator<Item = &'a str>) -> bool {
    let mut letters = short.chars().peekable();
    for (number, word) in name.enumerate() {
        if letters.next_if(|letter| word.starts_with(*letter)).is_none()
            && (number == 0 || word.is_empty() || word.len() > SMALL_WORD)
        {
            return false;
        }
    }
    letters.next().is_none() && !short.is_empty()
}
