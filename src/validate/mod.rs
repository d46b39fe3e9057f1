//! Every rule a bundle must keep, and what to say where one is broken.
//!
//! [`validate`] reads text and returns a bundle and diagnostics; it touches no file and prints nothing.
//! All that is wrong is said at once, as far as the text can be read at all.

mod accessibility;
mod address;
mod diagnostic;
mod ids;
mod links;
mod markdown;
mod places;
mod references;
mod shape;
mod syntax;
mod text;
mod values;

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::report::walk::{self, walk};
use crate::report::{Bundle, FORMAT};

pub use accessibility::validate_accessibility;
pub use diagnostic::{Code, Diagnostic};
use places::Places;

/// A bundle's text, read.
#[derive(Debug)]
pub struct Outcome {
    /// The bundle in the order of its page, where no rule is broken.
    pub bundle: Option<Bundle>,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a bundle and checks it against every rule.
pub fn validate(source: &str) -> Outcome {
    let fix = "docs/bundle.md lists the keys and values that can stand here";
    match read(source, fix, other_format, |root| {
        let mut faults = shape::bundle(root);
        faults.extend(shape::faults_in::<Bundle>(root, ""));
        faults
    }) {
        Err(diagnostics) => Outcome { bundle: None, diagnostics },
        Ok((bundle, places)) => {
            let diagnostics = check(&bundle, &places);
            Outcome { bundle: diagnostics.is_empty().then(|| bundle.in_page_order()), diagnostics }
        }
    }
}

/// What a bundle of another format is told: nothing of this format's keys can be said of it.
fn other_format(value: &Value) -> Option<(Code, &'static str, String, String)> {
    let format = value.get("format")?.as_number().filter(|format| format.as_u64() != Some(FORMAT.into()))?;
    let fix = format!("this program reads format {FORMAT}");
    Some((Code::Format, "/format", format!("the bundle has format {format}"), fix))
}

/// Reads the text as JSON and the JSON as what it should be. If there is something to say before its shape is asked for,
/// `first` says it; where the shape is another, `faults` says of everything that it is, and `fix` what to do.
fn read<'s, T: DeserializeOwned>(
    source: &'s str,
    fix: &str,
    first: impl FnOnce(&Value) -> Option<(Code, &'static str, String, String)>,
    faults: impl FnOnce(&mut Value) -> Vec<shape::Fault>,
) -> Result<(T, Places<'s>), Vec<Diagnostic>> {
    let (mut value, places) = syntax::parse(source).map_err(|diagnostic| vec![diagnostic])?;
    let mut found = Findings { places: &places, diagnostics: Vec::new() };
    if let Some((code, pointer, message, fix)) = first(&value) {
        found.add(code, pointer, message, fix);
        return Err(found.diagnostics);
    }
    for (pointer, span) in &places.repeated {
        found.add(Code::Shape, pointer, "the key stands twice", "leave one of the two out");
        found.diagnostics.last_mut().into_iter().for_each(|diagnostic| diagnostic.span = span.clone());
    }
    let read = T::deserialize(&value);
    if read.is_err() {
        for (pointer, message) in faults(&mut value) {
            found.add(Code::Shape, &pointer, message, fix);
        }
    }
    let diagnostics = found.in_order();
    match read {
        Ok(read) if diagnostics.is_empty() => Ok((read, places)),
        _ => Err(diagnostics),
    }
}

/// Everything a read bundle gets wrong, in the order of the text.
fn check(bundle: &Bundle, places: &Places<'_>) -> Vec<Diagnostic> {
    let mut found = Findings { places, diagnostics: Vec::new() };
    let mut all = Vec::new();
    walk(bundle, &mut |pointer, value| all.push((pointer.to_owned(), value)));
    for (pointer, value) in &all {
        values::check(pointer, *value, &mut found);
    }
    values::check_notices(&bundle.notices, &mut found);
    references::check(bundle, &all, &mut found);
    links::check(bundle, &mut found);
    found.in_order()
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
