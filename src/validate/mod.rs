//! Every rule a bundle must keep, and what to say where one is broken.
//!
//! [`validate`] reads text and returns a bundle and diagnostics; it touches no file and prints nothing.
//! All that is wrong is said at once, as far as the text can be read at all.

mod accessibility;
mod address;
mod code;
mod dates;
mod diagnostic;
mod ids;
mod links;
mod markdown;
mod places;
mod references;
mod repair;
mod script;
mod shape;
mod syntax;
mod text;
mod titles;
mod unused;
mod values;

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::report::walk::{self, walk};
use crate::report::{Bundle, FORMAT};

pub use accessibility::validate_accessibility;
pub use address::is_address;
pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, LineIndex};
use places::Places;
pub use text::visible;

/// A bundle's text, read.
#[derive(Debug)]
pub struct Outcome {
    /// The bundle in the order of its page, where nothing is worse than a warning.
    pub bundle: Option<Bundle>,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a bundle and checks it against every rule.
pub fn validate(source: &str) -> Outcome {
    let fix = "docs/bundle.md lists the keys and values that can stand here";
    let read = match read::<Bundle>(source, fix, other_format, shape::bundle) {
        Ok(read) => read,
        Err(diagnostics) => return Outcome { bundle: None, diagnostics: on_boundaries(source, diagnostics) },
    };
    let mut found = Findings { places: &read.places, diagnostics: read.diagnostics };
    if read.mended.is_empty() {
        check(&read.value, &mut found);
    } else {
        check_values(&read.value, &read.mended, &mut found);
    }
    let diagnostics = on_boundaries(source, found.in_order());
    let passes = diagnostics.iter().all(|diagnostic| diagnostic.code.severity() < Severity::Error);
    Outcome { bundle: passes.then(|| read.value.in_page_order()), diagnostics }
}

/// Diagnostics in the order of the text, whose spans begin and end with characters of it: a repair may put several in the
/// place of one, and move the next syntax error to before it.
fn on_boundaries(source: &str, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for span in diagnostics.iter_mut().map(|diagnostic| &mut diagnostic.span) {
        span.start = (0..=span.start.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        span.end =
            (span.end.max(span.start)..source.len()).find(|at| source.is_char_boundary(*at)).unwrap_or(source.len());
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    diagnostics
}

/// What a bundle of another format is told: nothing of this format's keys can be said of it.
fn other_format(value: &Value) -> Option<(Code, &'static str, String, String)> {
    let format = value.get("format")?.as_number().filter(|format| format.as_u64() != Some(FORMAT.into()))?;
    let fix = format!("this program reads format {FORMAT}");
    Some((Code::Format, "/format", format!("the bundle has format {format}"), fix))
}

/// A text, read as what it should be.
struct Read<'s, T> {
    value: T,
    places: Places<'s>,
    /// What is wrong with the text's syntax and shape.
    diagnostics: Vec<Diagnostic>,
    /// The pointers of what is not as it was written, since that was of another shape.
    mended: Vec<String>,
}

/// Reads the text as JSON and the JSON as what it should be. If there is something to say before its shape is asked for,
/// `first` says it; where the shape is another, `faults` says of everything that it is and mends it, and `fix` says what
/// to do.
fn read<'s, T: DeserializeOwned>(
    source: &'s str,
    fix: &str,
    first: impl FnOnce(&Value) -> Option<(Code, &'static str, String, String)>,
    faults: impl FnOnce(&mut Value) -> Vec<shape::Fault>,
) -> Result<Read<'s, T>, Vec<Diagnostic>> {
    let syntax::Parsed { mut value, places, faults: diagnostics } = syntax::parse(source)?;
    let mut found = Findings { places: &places, diagnostics };
    if let Some((code, pointer, message, fix)) = first(&value) {
        found.add(code, pointer, message, fix);
        return Err(found.in_order());
    }
    for (pointer, span) in &places.repeated {
        found.add(Code::Shape, pointer, "the key stands twice", "leave one of the two out");
        found.diagnostics.last_mut().into_iter().for_each(|diagnostic| diagnostic.span = span.clone());
    }
    let mut mended = Vec::new();
    let mut read = T::deserialize(&value);
    if read.is_err() {
        for fault in faults(&mut value) {
            let nearest = shape::nearest(&fault.message);
            found.add(Code::Shape, &fault.pointer, shape::brief(&fault.message), nearest.as_deref().unwrap_or(fix));
            mended.push(fault.mended);
        }
        read = T::deserialize(&value);
    }
    let diagnostics = found.in_order();
    match read {
        Ok(value) => Ok(Read { value, places, diagnostics, mended }),
        Err(_) => Err(diagnostics),
    }
}

/// What is wrong with each value by itself, where others are not as they were written.
fn check_values(bundle: &Bundle, mended: &[String], found: &mut Findings<'_>) {
    walk(bundle, &mut |pointer, value| {
        if !mended.iter().any(|mended| shape::is_within(pointer, mended)) {
            values::check(pointer, value, found);
        }
    });
}

/// Everything a read bundle gets wrong.
fn check(bundle: &Bundle, found: &mut Findings<'_>) {
    let mut all = Vec::new();
    walk(bundle, &mut |pointer, value| all.push((pointer.to_owned(), value)));
    for (pointer, value) in &all {
        values::check(pointer, *value, found);
    }
    dates::check(bundle, found);
    references::check(bundle, &all, found);
    links::check(bundle, found);
    titles::check(bundle, found);
    unused::check(bundle, &all, found);
    script::check(&bundle.report.lang, &all, found);
}

/// A value with its JSON pointer.
type Placed<'a> = (String, walk::Value<'a>);

/// What has been found so far.
struct Findings<'p> {
    places: &'p Places<'p>,
    diagnostics: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn add(&mut self, code: Code, pointer: &str, message: impl Into<String>, fix: impl Into<String>) {
        self.add_at(code, pointer, self.places.span(pointer), message.into(), fix.into());
    }

    /// Adds what is wrong with a part of a text, given by its bytes in the text.
    fn add_part(&mut self, code: Code, pointer: &str, part: Range<usize>, message: impl Into<String>, fix: &str) {
        self.add_at(code, pointer, self.places.part(pointer, part), message.into(), fix.into());
    }

    fn add_at(&mut self, code: Code, pointer: &str, span: Range<usize>, message: String, fix: String) {
        self.diagnostics.push(Diagnostic { code, pointer: pointer.to_owned(), span, message, fix });
    }

    /// All that has been found, in the order of the text.
    fn in_order(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        self.diagnostics
    }
}

/// The candidate that is written most like a name, where one is like it at all.
fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(name.len()) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}
