//! Reads a bundle from disk; prints what is wrong in it.

use std::fs;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anyhow::{Context, bail};

use crate::report::Bundle;
use crate::validate::{Diagnostic, validate};

/// Reads and checks a bundle. What is wrong is printed, each with its place, reason and fix.
pub(super) fn load(path: &Path) -> anyhow::Result<Bundle> {
    let source = fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
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

/// A diagnostic with the line it is about.
fn rendered(diagnostic: &Diagnostic, source: &str, path: &Path) -> String {
    let file = path.display().to_string();
    let code = diagnostic.code.to_string();
    let at = format!("at {}", if diagnostic.pointer.is_empty() { "/" } else { &diagnostic.pointer });
    let snippet =
        Snippet::source(source).path(file).annotation(AnnotationKind::Primary.span(diagnostic.span.clone()).label(at));
    let report: [Group<'_>; 1] = [Level::ERROR
        .primary_title(diagnostic.message.as_str())
        .id(code)
        .element(snippet)
        .element(Level::HELP.message(diagnostic.fix.as_str()))];
    Renderer::plain().render(&report)
}
