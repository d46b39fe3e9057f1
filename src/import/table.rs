//! A table as a list: an item for each row, in which each cell follows its header.

use super::document::{Block, Kind, Position, Span, plain};

/// A row: where it stands, and the text of its cells.
pub(super) type Row = (Position, Vec<Vec<Span>>);

/// The items for a table whose first row names the columns.
pub(super) fn items(rows: Vec<Row>) -> Vec<Block> {
    let has_header = rows.len() > 1;
    let header: Vec<Vec<Span>> = rows.first().filter(|_| has_header).map(|row| row.1.clone()).unwrap_or_default();
    // Notes of the header are referred to once, where the header stands first.
    let rows = rows.into_iter().skip(usize::from(has_header));
    let item = |(index, (at, cells)): (usize, Row)| {
        let text = row(&header, cells, index == 0);
        Block { at, kind: Kind::Item { level: 0, number: None }, text, ..Block::default() }
    };
    rows.enumerate().map(item).collect()
}

fn row(header: &[Vec<Span>], cells: Vec<Vec<Span>>, is_first: bool) -> Vec<Span> {
    let mut text = Vec::new();
    let columns = cells.len().max(if is_first { header.len() } else { 0 });
    let mut cells = cells.into_iter();
    for column in 0..columns {
        let cell = cells.next().unwrap_or_default();
        let mut name = header.get(column).cloned().unwrap_or_default();
        if !is_first {
            name.retain(|span| span.note.is_none());
        }
        // The first row holds every header, so that none is lost.
        if plain(&cell).is_empty() && (!is_first || plain(&name).is_empty()) {
            continue;
        }
        if !text.is_empty() {
            text.push(Span { text: "; ".to_owned(), ..Span::default() });
        }
        if !plain(&name).is_empty() {
            text.extend(name);
            text.push(Span { text: ": ".to_owned(), ..Span::default() });
        }
        text.extend(cell);
    }
    text
}
