//! The nearest query that has an answer, one letter away.

use super::index::Index;
use super::query::Query;
use super::term::Spelling;

/// A shorter word is one letter away from too many.
const SHORTEST: usize = 4;

/// The query with the nearest word for each that no text has, nor another spelling of; nothing where there is no
/// such word, or none near.
pub(super) fn corrected(index: &Index, query: &Query) -> Option<Query> {
    let typed = query.as_str();
    let (mut text, mut last) = (String::new(), 0);
    let mut uses = Vec::new();
    for term in query.terms.iter().filter(|term| !index.has(term)) {
        for (at, asked) in term.tokens.iter().enumerate() {
            if index.knows(&Spelling::of(&term.tokens, at)) {
                continue;
            }
            if uses.is_empty() {
                uses = index.uses();
            }
            let number = nearest(index, &asked.folded, at + 1 == term.tokens.len(), &uses)?;
            text.push_str(typed.get(last..asked.bytes.start)?);
            text.push_str(&index.spelling(number));
            last = asked.bytes.end;
        }
    }
    text.push_str(typed.get(last..)?);
    (last > 0).then(|| Query::parse(&text))
}

/// The word that is nearest: whole words before starts of words, then those with the same first letter, then
/// the most used.
fn nearest(index: &Index, folded: &str, start: bool, uses: &[u32]) -> Option<u32> {
    let asked: Vec<char> = folded.chars().collect();
    if asked.len() < SHORTEST {
        return None;
    }
    let mut best = None;
    let mut word = Vec::new();
    for ((number, letters), uses) in (0..).zip(index.vocabulary.words()).zip(uses) {
        // One letter is at most four bytes; and what is read quickly keeps a keystroke quick.
        if letters.len() + 4 < folded.len() || (!start && letters.len() > folded.len() + 4) {
            continue;
        }
        word.clear();
        word.extend(letters.chars());
        if let Some(whole) = one_apart(&asked, &word, start) {
            let nearness = (whole, asked.first() == word.first(), *uses);
            if best.is_none_or(|(nearest, _)| nearness > nearest) {
                best = Some((nearness, number));
            }
        }
    }
    best.map(|(_, number)| number)
}

/// Whether one letter more, less, other, or two changed about make one word of the other (true), or of its
/// start (false); nothing where they do not.
fn one_apart(asked: &[char], word: &[char], start: bool) -> Option<bool> {
    let same = asked.iter().zip(word).take_while(|(asked, letter)| asked == letter).count();
    let (asked, word) = (asked.get(same..)?, word.get(same..)?);
    let mut near = None;
    for (skipped, passed) in [(1, 1), (1, 0), (0, 1), (2, 2)] {
        let changed_about = skipped < 2 || (asked.first() == word.get(1) && asked.get(1) == word.first());
        if let (true, Some(asked), Some(word)) = (changed_about, asked.get(skipped..), word.get(passed..)) {
            if asked == word {
                return Some(true);
            }
            if start && word.starts_with(asked) {
                near = Some(false);
            }
        }
    }
    near
}
