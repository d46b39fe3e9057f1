//! Reads a bundle from disk; prints what is wrong in it.

use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anyhow::bail;

use super::file::read_text;
use crate::locale::Locale;
use crate::report::Bundle;
use crate::validate::{Diagnostic, validate};

/// How much of a long line is shown on either side of a fault, in bytes.
const AROUND: usize = 60;

/// Reads and checks a bundle. What is wrong is printed, each with its place, reason and fix.
pub(super) fn load(path: &Path) -> anyhow::Result<Bundle> {
    let source = read_text(path)?;
    let outcome = validate(&source);
    match outcome.bundle {
        Some(bundle) => Ok(bundle),
        None => refuse(&outcome.diagnostics, &source, path),
    }
}

/// Says all that is wrong in a file, and ends there.
pub(super) fn refuse<T>(diagnostics: &[Diagnostic], source: &str, path: &Path) -> anyhow::Result<T> {
    for diagnostic in diagnostics {
        eprintln!("{}\n", rendered(diagnostic, source, path));
    }
    match diagnostics.len() {
        1 => bail!("1 fault in `{}`", path.display()),
        faults => bail!("{faults} faults in `{}`", path.display()),
    }
}

/// The words of the interface for a bundle. Where there are none in its language, that is said, and they are English.
pub(super) fn locale(bundle: &Bundle) -> anyhow::Result<Locale> {
    let lang = &bundle.report.lang.0;
    let locale = Locale::carried(lang)?;
    if !locale.speaks(lang) {
        eprintln!("almanac: there is no locale file for `{lang}`; the page's own words will be in {}", locale.lang);
    }
    Ok(locale)
}

/// A diagnostic with the part of the line that it is about.
fn rendered(diagnostic: &Diagnostic, source: &str, path: &Path) -> String {
    let code = diagnostic.code.to_string();
    let at = format!("at {}", if diagnostic.pointer.is_empty() { "/" } else { &diagnostic.pointer });
    let (line, column) = diagnostic.position(source);
    let (shown, span) = excerpt(diagnostic, source);
    let place = path.display().to_string();
    let annotation = AnnotationKind::Primary.span(span.clone()).label(at);
    let snippet = Snippet::source(shown).line_start(line).annotation(annotation);
    let title = Level::ERROR.primary_title(diagnostic.message.as_str()).id(code);
    // A snippet says its own place, which is right where it begins as its line does.
    let whole = shown.get(..span.start).is_some_and(|before| before.chars().count() + 1 == column);
    let report: Group<'_> = if whole {
        title.element(snippet.path(place))
    } else {
        title.element(Origin::path(place).line(line).char_column(column)).element(snippet)
    };
    let report = [report.element(Level::HELP.message(diagnostic.fix.as_str()))];
    Renderer::plain().render(&report)
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
