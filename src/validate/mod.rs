//! Every rule a bundle must keep, and what to say where one is broken.
//!
//! [`validate`] reads text and returns a bundle and diagnostics; it touches no file and prints nothing.
//! All that is wrong is said at once, as far as the text can be read at all.

mod accessibility;
mod diagnostic;
mod links;
mod places;
mod references;
mod values;

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::report::walk::{Value, walk};
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
    match read(source, "docs/bundle.md lists the keys and values that can stand here") {
        Err(diagnostic) => Outcome { bundle: None, diagnostics: vec![diagnostic] },
        Ok((bundle, places)) => {
            let diagnostics = check(&bundle, &places);
            Outcome { bundle: diagnostics.is_empty().then(|| bundle.in_page_order()), diagnostics }
        }
    }
}

/// Reads the text as JSON and the JSON as what it should be; `fix` is said where it is something else.
fn read<T: DeserializeOwned>(source: &str, fix: &str) -> Result<(T, Places), Diagnostic> {
    // Editors on Windows may begin a file with a byte order mark, which JSON itself does not allow.
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let places = Places::parse(&source[start..], start)?;
    let mut json = serde_json::Deserializer::from_str(&source[start..]);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let pointer = places::pointer(error.path());
        Diagnostic {
            code: Code::Shape,
            span: places.span(&pointer),
            pointer,
            message: diagnostic::without_position(&error.into_inner().to_string()),
            fix: fix.to_owned(),
        }
    })?;
    Ok((value, places))
}

/// Everything a read bundle gets wrong, in the order of the text.
fn check(bundle: &Bundle, places: &Places) -> Vec<Diagnostic> {
    let mut found = Findings { places, diagnostics: Vec::new() };
    if bundle.format != FORMAT {
        let message = format!("the bundle has format {}", bundle.format);
        found.add(Code::Format, "/format", message, format!("this program reads format {FORMAT}"));
    }
    let mut all = Vec::new();
    walk(bundle, &mut |pointer, value| all.push((pointer.to_owned(), value)));
    for (pointer, value) in &all {
        values::check(pointer, *value, &mut found);
    }
    references::check(bundle, &all, &mut found);
    links::check(bundle, &mut found);
    found.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    found.diagnostics
}

/// A value with its JSON pointer.
type Placed<'a> = (String, Value<'a>);

/// What has been found so far.
struct Findings<'p> {
    places: &'p Places,
    diagnostics: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn add(&mut self, code: Code, pointer: &str, message: impl Into<String>, fix: impl Into<String>) {
        let span: Range<usize> = self.places.span(pointer);
        self.diagnostics.push(Diagnostic {
            code,
            pointer: pointer.to_owned(),
            span,
            message: message.into(),
            fix: fix.into(),
        });
    }
}
