//! Which part of a text to show for a query, and what in it to mark.

use std::ops::Range;

use super::Entry;
use super::query::Query;
use super::words::{Gap, tokenize};

/// How much of a text is shown, in characters.
const LENGTH: usize = 160;
/// How much of it stands before what was found.
const BEFORE: usize = 60;
/// Stands where something is left out.
const ELLIPSIS: &str = "…";

/// Where a word of a text stands, and what it is compared by.
struct Place {
    folded: String,
    bytes: Range<usize>,
    units: Range<u32>,
    gap: Gap,
}

/// Where in a text the words of a query stand, in UTF-16 code units, as a DOM range counts them: whole words,
/// in order, none over another.
pub fn marks(text: &str, query: &Query) -> Vec<Range<u32>> {
    let mut marks: Vec<Range<u32>> = Vec::new();
    let places = places(text);
    for (first, last) in found(&places, query) {
        match marks.last_mut() {
            Some(mark) if first.units.start < mark.end => mark.end = mark.end.max(last.units.end),
            _ => marks.push(first.units.start..last.units.end),
        }
    }
    marks
}

/// The line to show of an entry: around what is found in its summary, or else in its body; where nothing is,
/// the summary.
pub fn line(entry: &Entry, query: &Query) -> String {
    let mut fallback = entry.summary.as_str();
    for line in [entry.summary.as_str()].into_iter().chain(entry.body.split('\n')) {
        if let Some((first, _)) = found(&places(line), query).next() {
            return excerpt(line, first.bytes.start);
        }
        if fallback.is_empty() {
            fallback = line;
        }
    }
    excerpt(fallback, 0)
}

fn places(text: &str) -> Vec<Place> {
    let mut places = Vec::new();
    tokenize(text, &mut |token| {
        let (folded, bytes, units) = (token.folded.to_owned(), token.bytes.clone(), token.units.clone());
        places.push(Place { folded, bytes, units, gap: token.gap });
    });
    places
}

/// The first and the last word of everything that a term of the query is found in, the longest at each place.
fn found<'a>(places: &'a [Place], query: &'a Query) -> impl Iterator<Item = (&'a Place, &'a Place)> {
    let text = move |at: usize| places.get(at).map(|place| (place.folded.as_str(), place.gap));
    (0..places.len()).filter_map(move |first| {
        let ends = query.terms.iter().filter_map(|term| Some(term.matched(0, first, &text)?.1));
        Some((places.get(first)?, places.get(ends.max()?.checked_sub(1)?)?))
    })
}

/// A part of a line around a place in it, cut between words where there are spaces near.
fn excerpt(line: &str, place: usize) -> String {
    let length = line.chars().count();
    if length <= LENGTH {
        return line.to_owned();
    }
    // At the end of a line the part begins sooner, to be as long as elsewhere.
    let before = line.get(..place).map_or(0, |before| before.chars().count());
    let mut start = skip(line, before.saturating_sub(BEFORE).min(length - LENGTH));
    if start > 0 {
        let space = line.get(start..place).and_then(|passed| passed.find(' '));
        start += space.map_or(0, |space| space + 1);
    }
    let shown = line.get(start..).unwrap_or_default();
    let mut end = skip(shown, LENGTH);
    if end < shown.len() {
        let space = shown.get(..end).and_then(|cut| cut.rfind(' '));
        end = space.filter(|space| start + space > place).unwrap_or(end);
    }
    let mark = |cut: bool| if cut { ELLIPSIS } else { "" };
    [mark(start > 0), shown.get(..end).unwrap_or_default(), mark(end < shown.len())].concat()
}

/// Where a text goes on after so many characters.
fn skip(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(byte, _)| byte)
}
