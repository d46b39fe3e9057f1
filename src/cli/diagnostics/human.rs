//! Diagnostics for people in a terminal: the lines at fault, with marks under them.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Checked, Location, pointer};
use crate::validate::{Diagnostic, Severity};

/// How much of a long line is shown on either side of a fault, in bytes.
const AROUND: usize = 60;

/// All diagnostics of a file, in colour or without.
pub(super) fn text(checked: &Checked, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for (diagnostic, location) in checked.located() {
        // Writing into memory has no way to fail.
        let _ = writeln!(text, "{}\n", one(diagnostic, &location, &checked.source.text, &renderer));
    }
    text
}

/// A diagnostic with the part of the line that it is about.
fn one(diagnostic: &Diagnostic, location: &Location<'_>, source: &str, renderer: &Renderer) -> String {
    let (line, column) = location.start;
    let (shown, span) = excerpt(diagnostic, source);
    let annotation = AnnotationKind::Primary.span(span.clone()).label(format!("at {}", pointer(diagnostic)));
    let snippet = Snippet::source(shown).line_start(line).annotation(annotation);
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.to_string());
    // A snippet says its own place, which is right where it begins as its line does.
    let whole = shown.get(..span.start).is_some_and(|before| before.chars().count() + 1 == column);
    let report: Group<'_> = if whole {
        title.element(snippet.path(location.file))
    } else {
        title.element(Origin::path(location.file).line(line).char_column(column)).element(snippet)
    };
    renderer.render(&[report.element(Level::HELP.message(diagnostic.fix.as_str()))])
}

/// What is shown of the line at fault, which may be as long as the file, and where the fault stands in it.
fn excerpt<'s>(diagnostic: &Diagnostic, source: &'s str) -> (&'s str, Range<usize>) {
    let span = &diagnostic.span;
    let line_start = source[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = source[span.start..].find('\n').map_or(source.len(), |newline| span.start + newline);
    let boundary = |at: usize| (0..=at.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    let start = boundary(span.start.saturating_sub(AROUND)).max(line_start);
    let end = boundary((span.end + AROUND).min(span.start + 2 * AROUND)).min(line_end).max(span.start);
    let shown = source[start..end].trim_end_matches('\r');
    (shown, span.start - start..span.end.min(end).max(span.start) - start)
}
