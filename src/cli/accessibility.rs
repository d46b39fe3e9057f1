//! Reads the results of the accessibility checks; prints what is wrong in them.

use std::borrow::Cow;
use std::path::Path;

use super::bundle::refuse;
use super::file::read_text;
use crate::report::accessibility::Accessibility;
use crate::validate::validate_accessibility;

/// The results that the program carries: those of its own release.
const CARRIED: &str = include_str!("../../content/accessibility.json");

/// Reads and checks a file of results, or those that the program carries.
pub(super) fn load(path: Option<&Path>) -> anyhow::Result<Accessibility> {
    let source = match path {
        Some(path) => Cow::Owned(read_text(path)?),
        None => Cow::Borrowed(CARRIED),
    };
    let path = path.unwrap_or(Path::new("content/accessibility.json"));
    validate_accessibility(&source).or_else(|diagnostics| refuse(&diagnostics, &source, path))
}
