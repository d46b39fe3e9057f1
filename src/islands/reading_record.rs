//! The storage format of a reading, by hand: a line each for the position, the open themes and the read ones.
//!
//! Ids hold no white space, so a space separates two of them. Text in any other format names no theme of the page and
//! so restores nothing. JSON would need a parser here and a guard against what it may hold.

/// A line of the text; `boot.js` reads the one of open themes too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Line {
    /// The id of what was in view.
    Position,
    /// The ids of open themes.
    Open,
    /// The ids of read themes.
    Read,
}

/// The ids in a line.
pub fn ids(text: &str, line: Line) -> impl Iterator<Item = &str> {
    text.split('\n').nth(line as usize).unwrap_or_default().split(' ').filter(|id| !id.is_empty())
}

/// The text that stores a position, open themes and read ones.
pub fn text(position: &str, open: &[&str], read: &[&str]) -> String {
    [position, &open.join(" "), &read.join(" ")].join("\n")
}
