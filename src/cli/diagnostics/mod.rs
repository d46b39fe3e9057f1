//! Prints diagnostics: for people in a terminal, for screen readers, and for programs.

mod github;
mod human;
mod json;
mod page;
mod plain;
mod sarif;

use std::io::{IsTerminal, stderr};
use std::ops::Range;

use clap::ValueEnum;

use super::source::Source;
use crate::validate::{Diagnostic, LineIndex, Severity};
pub(super) use page::page;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Format {
    /// With the lines at fault and marks under them.
    Human,
    /// In sentences, for screen readers and logs.
    Plain,
    /// As one JSON object.
    Json,
    /// As SARIF 2.1.0, which code hosts and editors read.
    Sarif,
    /// As workflow commands of GitHub Actions.
    Github,
}

impl Format {
    /// The format for people: sentences where the surroundings ask for no decoration.
    pub(super) fn for_people() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if set("NO_COLOR") || set("CI") || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            Self::Plain
        } else {
            Self::Human
        }
    }

    /// Whether people read it.
    pub(super) fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Plain)
    }
}

/// A file that was checked.
pub(super) struct Checked {
    pub(super) source: Source,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// How many diagnostics have a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.code.severity() == severity).count()
    }

    /// Each diagnostic with its location.
    fn located(&self) -> impl Iterator<Item = (&Diagnostic, Location<'_>)> {
        let lines = LineIndex::new(&self.source.text);
        let file = self.source.name.as_str();
        self.diagnostics.iter().map(move |diagnostic| {
            let Range { start, end } = diagnostic.span;
            (diagnostic, Location { file, start: lines.position(start), end: lines.position(end.max(start)) })
        })
    }
}

/// Where a diagnostic stands: the file, and lines and columns from 1.
struct Location<'f> {
    file: &'f str,
    start: (usize, usize),
    end: (usize, usize),
}

/// A JSON pointer as people read it: that of the whole file is `/`.
fn pointer(diagnostic: &Diagnostic) -> &str {
    if diagnostic.pointer.is_empty() { "/" } else { &diagnostic.pointer }
}

/// Prints what was found. What programs read goes to standard output, what people read to standard error.
pub(super) fn print(checked: &[Checked], format: Format) {
    match format {
        Format::Human => checked.iter().for_each(|file| eprint!("{}", human::text(file, stderr().is_terminal()))),
        Format::Plain => checked.iter().for_each(|file| eprint!("{}", plain::text(file))),
        Format::Json => println!("{:#}", json::report(checked)),
        Format::Sarif => println!("{:#}", sarif::log(checked)),
        Format::Github => checked.iter().for_each(|file| print!("{}", github::commands(file))),
    }
}

/// `2 errors and 1 warning`.
pub(super) fn summary(errors: usize, warnings: usize) -> String {
    let counted = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let counts: Vec<_> = [counted(errors, "error"), counted(warnings, "warning")].into_iter().flatten().collect();
    counts.join(" and ")
}
