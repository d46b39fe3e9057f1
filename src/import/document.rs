//! A document, as both readers produce it: blocks with their positions, footnotes, and what has no place in either.

use std::fmt;

/// A document without its format.
#[derive(Debug, Default)]
pub struct Document {
    /// The title that the metadata gives.
    pub title: Option<String>,
    /// The language tag that the metadata gives.
    pub lang: Option<String>,
    /// The date that the metadata gives, as `2024-10-10`.
    pub date: Option<String>,
    /// The version that the metadata gives.
    pub version: Option<String>,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// The footnotes and endnotes, in the order of their numbers.
    pub notes: Vec<Note>,
    /// What a report has no place for.
    pub unplaced: Vec<Unplaced>,
}

/// A paragraph or the like.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub kind: Kind,
    /// Whether it is part of a quotation.
    pub is_quoted: bool,
    /// The names by which links inside the document lead to it.
    pub anchors: Vec<String>,
    /// Its text.
    pub text: Vec<Span>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Kind {
    /// A title of the whole document.
    Title,
    /// A heading, from level 1.
    Heading(u8),
    /// A paragraph.
    #[default]
    Paragraph,
    /// An item of a list; level 0 is the outermost.
    Item {
        /// How many lists it is nested in.
        level: usize,
        /// Its number in a numbered list.
        number: Option<u64>,
    },
    /// A further paragraph of an item.
    Continuation {
        /// The item's level.
        level: usize,
    },
}

/// Text of one format. A line break in it is a hard one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether it is bold.
    pub strong: bool,
    /// Whether it is italic.
    pub emphasis: bool,
    /// Whether it is code.
    pub code: bool,
    /// The address that it links to; `#name` inside the document.
    pub link: Option<String>,
    /// The index of the note that it refers to.
    pub note: Option<usize>,
}

/// A footnote or endnote.
#[derive(Debug, Default)]
pub struct Note {
    /// Where its text begins.
    pub at: Position,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A position in the source, from 1.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Position {
    /// Nowhere in the text: metadata, page headers.
    #[default]
    Whole,
    /// A line of Markdown.
    Line(usize),
    /// A paragraph of a Word document; those in tables count.
    Paragraph(usize),
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole document"),
            Self::Line(number) => write!(f, "line {number}"),
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
        }
    }
}

/// Something that could not be placed as what it is.
#[derive(Clone, Debug)]
pub struct Unplaced {
    /// Where it stands.
    pub at: Position,
    /// What it is, and what became of it.
    pub what: String,
    /// Its text, where the bundle does not hold it.
    pub text: String,
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)?;
        if self.text.is_empty() { Ok(()) } else { write!(f, ": {}", self.text) }
    }
}

impl Document {
    /// Lists something that is kept in another form.
    pub(super) fn kept(&mut self, at: Position, what: &str, form: &str) {
        let what = format!("{what} could not be placed as such; kept as {form}");
        self.unplaced.push(Unplaced { at, what, text: String::new() });
    }

    /// Lists something that the bundle does not hold, with its text.
    pub(super) fn left_out(&mut self, at: Position, what: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.unplaced.push(Unplaced { at, what: format!("{what} could not be placed; left out"), text });
    }
}

/// The words of spans, without references to notes.
pub(super) fn plain(spans: &[Span]) -> String {
    let words: String = spans.iter().filter(|span| span.note.is_none()).map(|span| span.text.as_str()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
