//! What is remembered of a reading, as text: the place, the open themes and the read ones, a line for each.
//!
//! Ids hold no white space, so a space stands between two of them. A text of any other shape names no theme of the
//! page and is thereby nothing remembered.

/// A line of the text; `boot.js` reads the one of open themes too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Line {
    /// The id of what was in view.
    Place,
    /// The ids of open themes.
    Open,
    /// The ids of read themes.
    Read,
}

/// The ids in a line.
pub fn ids(text: &str, line: Line) -> impl Iterator<Item = &str> {
    text.split('\n').nth(line as usize).unwrap_or_default().split(' ').filter(|id| !id.is_empty())
}

/// The text of a place, open themes and read ones.
pub fn text(place: &str, open: &[&str], read: &[&str]) -> String {
    [place, &open.join(" "), &read.join(" ")].join("\n")
}
