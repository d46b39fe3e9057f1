//! Which part of a text to show for a query, and what in it to mark.

use std::ops::Range;

use super::Entry;
use super::query::{Query, Term, each_asked};
use super::words::each_word;

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
    after_break: bool,
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
    each_word(text, &mut |word| {
        let (folded, bytes, units) = (word.folded.to_owned(), word.bytes.clone(), word.units.clone());
        places.push(Place { folded, bytes, units, after_break: word.after_break });
    });
    places
}

/// The first and the last word of everything that a term of the query is found in, the longest at each place.
fn found<'a>(places: &'a [Place], query: &'a Query) -> impl Iterator<Item = (&'a Place, &'a Place)> {
    (0..places.len()).filter_map(|at| {
        let rest = places.get(at..)?;
        let longest = query.terms.iter().filter(|term| begins(rest, term)).map(Vec::len).max()?;
        Some((rest.first()?, rest.get(longest.checked_sub(1)?)?))
    })
}

/// Whether the words begin with those of a term, in one line.
fn begins(places: &[Place], term: &Term) -> bool {
    places.len() >= term.len()
        && each_asked(term).zip(places).enumerate().all(|(number, ((asked, start), place))| {
            let same = if start { place.folded.starts_with(&asked.folded) } else { place.folded == asked.folded };
            same && (number == 0 || !place.after_break)
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
