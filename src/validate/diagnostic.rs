//! What is wrong in a bundle: code, place, reason, fix.

use std::ops::Range;

use super::Code;

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
        LineIndex::new(source).position(self.span.start)
    }
}

/// Where the lines of a text begin, to find many positions in it.
pub struct LineIndex<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> LineIndex<'s> {
    /// That of a text.
    pub fn new(source: &'s str) -> Self {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { source, starts }
    }

    /// The line and column of a byte, both from 1; columns count characters.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let at = at.min(self.source.len());
        let line = self.starts.partition_point(|start| *start <= at);
        let before = &self.source[self.starts[line - 1]..at];
        (line, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }
}

/// A JSON error's message without the position it ends in, which a diagnostic says better.
pub(super) fn without_position(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(reason, _)| reason).to_owned()
}
