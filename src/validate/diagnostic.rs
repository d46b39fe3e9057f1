//! Diagnostics: rule, location, cause and fix.

use std::ops::Range;

use super::Code;

/// A broken rule at a location.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// The JSON pointer (RFC 6901) of the invalid value.
    pub pointer: String,
    /// The byte range in the source.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub fix: String,
}

impl Diagnostic {
    /// The line and column of its start, both from 1; columns count characters.
    pub fn position(&self, source: &str) -> (usize, usize) {
        LineIndex::new(source).position(self.span.start)
    }
}

/// The positions of a text's line starts, for fast lookup of lines and columns.
pub struct LineIndex<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> LineIndex<'s> {
    /// The index of a text.
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

/// The message of a JSON error without the position at its end, since the diagnostic has its own.
pub(super) fn without_position(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(reason, _)| reason).to_owned()
}
