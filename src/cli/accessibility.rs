//! Reads the results of the accessibility checks; prints what is wrong in them.

use std::path::Path;

use super::bundle::refuse;
use super::diagnostics::Checked;
use super::source::Source;
use crate::report::accessibility::Accessibility;
use crate::validate::validate_accessibility;

/// The results that the program carries: those of its own release.
const CARRIED: &str = include_str!("../../content/accessibility.json");

/// Reads and checks a file of results, or those that the program carries.
pub(super) fn load(path: Option<&Path>) -> anyhow::Result<Accessibility> {
    let source = match path {
        Some(path) => Source::read(path)?,
        None => Source { name: "content/accessibility.json".to_owned(), text: CARRIED.to_owned() },
    };
    validate_accessibility(&source.text).or_else(|diagnostics| refuse(Checked { source, diagnostics }))
}
