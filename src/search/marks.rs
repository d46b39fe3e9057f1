//! Which part of a text to show for a query, and which ranges of it to highlight.

use std::ops::Range;

use super::entries::Entry;
use super::query::Query;
use super::tokenizer::{Gap, tokenize};

/// The length of an excerpt, in characters.
const LENGTH: usize = 160;
/// How much of it precedes the match.
const BEFORE: usize = 60;
/// Marks a cut.
const ELLIPSIS: &str = "…";

/// A word of a text with its position.
struct WordSpan {
    folded: String,
    bytes: Range<usize>,
    units: Range<u32>,
    gap: Gap,
}

/// The ranges of a text that match a query, in UTF-16 code units, as DOM ranges count them: whole words, in order, without
/// overlap.
pub fn marks(text: &str, query: &Query) -> Vec<Range<u32>> {
    let mut marks: Vec<Range<u32>> = Vec::new();
    let words = word_spans(text);
    for (first, last) in matches(&words, query) {
        match marks.last_mut() {
            Some(mark) if first.units.start < mark.end => mark.end = mark.end.max(last.units.end),
            _ => marks.push(first.units.start..last.units.end),
        }
    }
    marks
}

/// The excerpt to show for an entry: around the first match in its summary, else in its body; where neither matches, the
/// start of the summary.
pub fn line(entry: &Entry, query: &Query) -> String {
    let mut fallback = entry.summary.as_str();
    for line in [entry.summary.as_str()].into_iter().chain(entry.body.split('\n')) {
        if let Some((first, _)) = matches(&word_spans(line), query).next() {
            return excerpt(line, first.bytes.start);
        }
        if fallback.is_empty() {
            fallback = line;
        }
    }
    excerpt(fallback, 0)
}

/// The words of a text.
fn word_spans(text: &str) -> Vec<WordSpan> {
    let mut words = Vec::new();
    tokenize(text, &mut |token| {
        let (folded, bytes, units) = (token.folded.to_owned(), token.bytes.clone(), token.units.clone());
        words.push(WordSpan { folded, bytes, units, gap: token.gap });
    });
    words
}

/// The first and the last word of every match of a term, the longest at each position.
fn matches<'a>(words: &'a [WordSpan], query: &'a Query) -> impl Iterator<Item = (&'a WordSpan, &'a WordSpan)> {
    let text = move |at: usize| words.get(at).map(|word| (word.folded.as_str(), word.gap));
    (0..words.len()).filter_map(move |first| {
        let ends = query.terms.iter().filter_map(|term| Some(term.match_at(0, first, &text)?.1));
        Some((words.get(first)?, words.get(ends.max()?.checked_sub(1)?)?))
    })
}

/// A part of a line around a byte position, cut between words where there are spaces near.
fn excerpt(line: &str, position: usize) -> String {
    let length = line.chars().count();
    if length <= LENGTH {
        return line.to_owned();
    }
    // Near the end of a line the excerpt starts earlier, so that it has its full length.
    let before = line.get(..position).map_or(0, |before| before.chars().count());
    let mut start = skip(line, before.saturating_sub(BEFORE).min(length - LENGTH));
    if start > 0 {
        let space = line.get(start..position).and_then(|passed| passed.find(' '));
        start += space.map_or(0, |space| space + 1);
    }
    let shown = line.get(start..).unwrap_or_default();
    let mut end = skip(shown, LENGTH);
    if end < shown.len() {
        let space = shown.get(..end).and_then(|cut| cut.rfind(' '));
        end = space.filter(|space| start + space > position).unwrap_or(end);
    }
    let ellipsis = |cut: bool| if cut { ELLIPSIS } else { "" };
    [ellipsis(start > 0), shown.get(..end).unwrap_or_default(), ellipsis(end < shown.len())].concat()
}

/// The byte position after a number of characters.
fn skip(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(byte, _)| byte)
}
