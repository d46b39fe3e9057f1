//! One-edit correction: replaces words that no text has by the nearest words of the vocabulary.

use super::index::Index;
use super::query::Query;
use super::scoring::TermMatcher;
use super::term::Spelling;

/// Shorter words, in characters, are one edit away from too many others.
const MIN_LENGTH: usize = 4;

/// The query with each unknown word replaced by the nearest word. `None` where no word is unknown, or one has no word
/// near it.
pub(super) fn corrected(index: &Index, query: &Query) -> Option<Query> {
    let typed = query.as_str();
    let (mut text, mut last) = (String::new(), 0);
    let mut occurrences = Vec::new();
    for term in query.terms.iter().filter(|term| !TermMatcher::new(index, term).has_match()) {
        for (at, token) in term.tokens.iter().enumerate() {
            if index.contains(&Spelling::of(&term.tokens, at)) {
                continue;
            }
            if occurrences.is_empty() {
                occurrences = index.occurrences();
            }
            let nearest = nearest(index, &token.folded, at + 1 == term.tokens.len(), &occurrences)?;
            text.push_str(typed.get(last..token.bytes.start)?);
            text.push_str(&index.as_written(nearest));
            last = token.bytes.end;
        }
    }
    text.push_str(typed.get(last..)?);
    (last > 0).then(|| Query::parse(&text))
}

/// The id of the nearest word: whole words before prefixes, then words with the same first letter, then the most frequent.
fn nearest(index: &Index, folded: &str, start: bool, occurrences: &[u32]) -> Option<u32> {
    let wanted: Vec<char> = folded.chars().collect();
    if wanted.len() < MIN_LENGTH {
        return None;
    }
    let mut best = None;
    let mut word = Vec::new();
    for ((id, letters), occurrences) in (0..).zip(index.vocabulary.words()).zip(occurrences) {
        // A character is four bytes at most, so most words are skipped by their length alone.
        if letters.len() + 4 < folded.len() || (!start && letters.len() > folded.len() + 4) {
            continue;
        }
        word.clear();
        word.extend(letters.chars());
        if let Some(is_whole) = is_one_edit_away(&wanted, &word, start) {
            let nearness = (is_whole, wanted.first() == word.first(), *occurrences);
            if best.is_none_or(|(nearest, _)| nearness > nearest) {
                best = Some((nearness, id));
            }
        }
    }
    best.map(|(_, id)| id)
}

/// Whether one edit makes `wanted` the whole word (true) or, with `start`, a prefix of it (false); `None` where neither.
/// An edit substitutes, deletes, inserts or transposes characters.
fn is_one_edit_away(wanted: &[char], word: &[char], start: bool) -> Option<bool> {
    let same = wanted.iter().zip(word).take_while(|(wanted, letter)| wanted == letter).count();
    let (wanted, word) = (wanted.get(same..)?, word.get(same..)?);
    let mut near = None;
    for (skipped, passed) in [(1, 1), (1, 0), (0, 1), (2, 2)] {
        let is_edit = skipped < 2 || (wanted.first() == word.get(1) && wanted.get(1) == word.first());
        if let (true, Some(wanted), Some(word)) = (is_edit, wanted.get(skipped..), word.get(passed..)) {
            if wanted == word {
                return Some(true);
            }
            if start && word.starts_with(wanted) {
                near = Some(false);
            }
        }
    }
    near
}
