//! What is wrong in a bundle: code, place, reason, fix.

use std::fmt;
use std::ops::Range;

/// One thing that is wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// Which rule is broken.
    pub code: Code,
    /// The JSON pointer (RFC 6901) of the value at fault.
    pub pointer: String,
    /// The bytes of the text at fault.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub fix: String,
}

impl Diagnostic {
    /// The line and column of the fault, both from 1; columns count characters.
    pub fn position(&self, source: &str) -> (usize, usize) {
        let before = &source[..self.span.start.min(source.len())];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        (line, column)
    }
}

/// The rules of a bundle; each keeps its code for good.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Code {
    /// The text is not JSON.
    Syntax,
    /// The JSON is not a bundle: a key is missing or unknown, or a value is of the wrong type.
    Shape,
    /// The bundle is of a format this program does not read.
    Format,
    /// Two things have one id.
    DuplicateId,
    /// An id is empty, has white space, or is one the page uses itself.
    BadId,
    /// A reference leads to nothing of the kind it should.
    UnknownReference,
    /// A theme stands in no section, or in more than one place.
    Placement,
    /// A text is empty.
    EmptyText,
    /// A text holds control characters that do not show.
    ControlCharacter,
    /// A language tag cannot be read.
    BadLanguage,
    /// An address is none, or of a scheme that is not allowed.
    BadAddress,
    /// Markdown that is not of the small kind: raw HTML, headings, images, rules, code blocks.
    Markdown,
    /// In one list the same words lead to two places.
    AmbiguousLink,
    /// A resource is a file, and does not say of what format and size.
    UnsaidFile,
    /// A link has no words.
    EmptyLink,
    /// Something is nested more deeply than can be shown.
    TooDeep,
    /// The report's version is not one of Semantic Versioning.
    BadVersion,
    /// Something ends before it starts.
    DateOrder,
    /// A list names a thing twice, or a thing itself.
    RepeatedReference,
    /// A number that begins a line would be shown as another.
    LostNumber,
    /// An id is too long to be part of a file's name.
    LongId,
    /// Two ids are the same to file systems that know no case.
    SimilarIds,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "B001",
            Self::Shape => "B002",
            Self::Format => "B003",
            Self::DuplicateId => "B004",
            Self::BadId => "B005",
            Self::UnknownReference => "B006",
            Self::Placement => "B007",
            Self::EmptyText => "B008",
            Self::ControlCharacter => "B009",
            Self::BadLanguage => "B010",
            Self::BadAddress => "B011",
            Self::Markdown => "B012",
            Self::AmbiguousLink => "B013",
            Self::UnsaidFile => "B014",
            Self::EmptyLink => "B015",
            Self::TooDeep => "B016",
            Self::BadVersion => "B017",
            Self::DateOrder => "B018",
            Self::RepeatedReference => "B019",
            Self::LostNumber => "B020",
            Self::LongId => "B021",
            Self::SimilarIds => "B022",
        })
    }
}

/// A JSON error's message without the position it ends in, which a diagnostic says better.
pub(super) fn without_position(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(reason, _)| reason).to_owned()
}
