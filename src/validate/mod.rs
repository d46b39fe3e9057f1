//! The rules of a bundle, and a diagnostic for each that is broken.
//!
//! [`validate`] parses text and returns a bundle and diagnostics; it accesses no file and prints nothing.
//! It reports everything at once, as far as the text can be parsed.

mod accessibility;
mod address;
mod code;
mod dates;
mod diagnostic;
mod ids;
mod links;
mod markdown;
mod references;
mod repair;
mod script;
mod shape;
mod source_map;
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
use source_map::SourceMap;
pub use text::visible;

/// The result of validating a bundle.
#[derive(Debug)]
pub struct Outcome {
    /// The bundle in page order; `None` if there is an error.
    pub bundle: Option<Bundle>,
    /// All diagnostics, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a bundle and checks it against every rule.
pub fn validate(source: &str) -> Outcome {
    let fix = "docs/bundle.md lists the keys and values that are allowed here";
    let read = match read::<Bundle>(source, fix, other_format, shape::bundle) {
        Ok(read) => read,
        Err(diagnostics) => return Outcome { bundle: None, diagnostics: on_boundaries(source, diagnostics) },
    };
    let mut sink = DiagnosticSink { source_map: &read.source_map, diagnostics: read.diagnostics };
    if read.substituted.is_empty() {
        check(&read.value, &mut sink);
    } else {
        check_values(&read.value, &read.substituted, &mut sink);
    }
    let diagnostics = on_boundaries(source, sink.in_order());
    let passes = diagnostics.iter().all(|diagnostic| diagnostic.code.severity() < Severity::Error);
    Outcome { bundle: passes.then(|| read.value.in_page_order()), diagnostics }
}

/// Sorts diagnostics by position, and extends their spans to character boundaries: a repair may replace one character by
/// several, so that the next syntax error is inside it or before it.
fn on_boundaries(source: &str, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for span in diagnostics.iter_mut().map(|diagnostic| &mut diagnostic.span) {
        span.start = (0..=span.start.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        span.end =
            (span.end.max(span.start)..source.len()).find(|at| source.is_char_boundary(*at)).unwrap_or(source.len());
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    diagnostics
}

/// The only diagnostic of a bundle in another format, to which the rules of this format do not apply.
fn other_format(value: &Value) -> Option<(Code, &'static str, String, String)> {
    let format = value.get("format")?.as_number().filter(|format| format.as_u64() != Some(FORMAT.into()))?;
    let fix = format!("this program reads format {FORMAT}");
    Some((Code::Format, "/format", format!("the bundle has format {format}"), fix))
}

/// A text parsed as a type.
struct Read<'s, T> {
    value: T,
    source_map: SourceMap<'s>,
    /// The diagnostics of the text's syntax and shape.
    diagnostics: Vec<Diagnostic>,
    /// The JSON pointers of values that did not fit the type and were substituted.
    substituted: Vec<String>,
}

/// Parses a text as JSON, and the JSON as a type.
///
/// `precheck` may reject the JSON before it is compared with the type. If it does not fit the type, `faults` substitutes
/// the values that do not fit and returns a fault for each; `fix` is the fix of a fault without a better suggestion.
fn read<'s, T: DeserializeOwned>(
    source: &'s str,
    fix: &str,
    precheck: impl FnOnce(&Value) -> Option<(Code, &'static str, String, String)>,
    faults: impl FnOnce(&mut Value) -> Vec<shape::Fault>,
) -> Result<Read<'s, T>, Vec<Diagnostic>> {
    let syntax::Parsed { mut value, source_map, errors: diagnostics } = syntax::parse(source)?;
    let mut sink = DiagnosticSink { source_map: &source_map, diagnostics };
    if let Some((code, pointer, message, fix)) = precheck(&value) {
        sink.add(code, pointer, message, fix);
        return Err(sink.in_order());
    }
    for (pointer, span) in &source_map.repeated {
        sink.add(Code::Shape, pointer, "the key occurs twice", "remove one of the two");
        sink.diagnostics.last_mut().into_iter().for_each(|diagnostic| diagnostic.span = span.clone());
    }
    let mut substituted = Vec::new();
    let mut read = T::deserialize(&value);
    if read.is_err() {
        for fault in faults(&mut value) {
            let suggestion = shape::suggestion(&fault.message);
            sink.add(
                Code::Shape,
                &fault.pointer,
                shape::without_expected(&fault.message),
                suggestion.as_deref().unwrap_or(fix),
            );
            substituted.push(fault.substituted);
        }
        read = T::deserialize(&value);
    }
    let diagnostics = sink.in_order();
    match read {
        Ok(value) => Ok(Read { value, source_map, diagnostics, substituted }),
        Err(_) => Err(diagnostics),
    }
}

/// Checks each value by itself, except those that were substituted.
fn check_values(bundle: &Bundle, substituted: &[String], sink: &mut DiagnosticSink<'_>) {
    walk(bundle, &mut |pointer, value| {
        if !substituted.iter().any(|substituted| shape::is_within(pointer, substituted)) {
            values::check(pointer, value, sink);
        }
    });
}

/// Checks a bundle against every rule.
fn check(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    let mut all = Vec::new();
    walk(bundle, &mut |pointer, value| all.push((pointer.to_owned(), value)));
    for (pointer, value) in &all {
        values::check(pointer, *value, sink);
    }
    dates::check(bundle, sink);
    references::check(bundle, &all, sink);
    links::check(bundle, sink);
    titles::check(bundle, sink);
    unused::check(bundle, &all, sink);
    script::check(&bundle.report.lang, &all, sink);
}

/// A value with its JSON pointer.
type LocatedValue<'a> = (String, walk::Value<'a>);

/// Collects diagnostics.
struct DiagnosticSink<'p> {
    source_map: &'p SourceMap<'p>,
    diagnostics: Vec<Diagnostic>,
}

impl DiagnosticSink<'_> {
    fn add(&mut self, code: Code, pointer: &str, message: impl Into<String>, fix: impl Into<String>) {
        self.add_at(code, pointer, self.source_map.span(pointer), message.into(), fix.into());
    }

    /// Adds a diagnostic for a part of a text, given by its byte range in the text.
    fn add_part(&mut self, code: Code, pointer: &str, part: Range<usize>, message: impl Into<String>, fix: &str) {
        self.add_at(code, pointer, self.source_map.part(pointer, part), message.into(), fix.into());
    }

    fn add_at(&mut self, code: Code, pointer: &str, span: Range<usize>, message: String, fix: String) {
        self.diagnostics.push(Diagnostic { code, pointer: pointer.to_owned(), span, message, fix });
    }

    /// The diagnostics, in the order of the text.
    fn in_order(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        self.diagnostics
    }
}

/// The candidate with the smallest edit distance to a name, unless it is too large.
fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(name.len()) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}
