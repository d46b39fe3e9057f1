//! Reads and checks bundles; prints what is wrong in them.

use std::path::Path;

use anyhow::bail;

use super::diagnostics::{Checked, Format, print, summary};
use super::source::Source;
use crate::locale::Locale;
use crate::report::Bundle;
use crate::validate::{Severity, validate};

/// Reads and checks a bundle. Errors are printed; of warnings it is said how many there are.
pub(super) fn load(path: &Path) -> anyhow::Result<Bundle> {
    let (checked, bundle) = check(Source::read(path)?);
    let Some(bundle) = bundle else { return refuse(checked) };
    let warnings = checked.count(Severity::Warning);
    if warnings > 0 {
        eprintln!(
            "almanac: {} in `{name}`; `almanac check {name}` lists them",
            summary(0, warnings),
            name = checked.source.name
        );
    }
    Ok(bundle)
}

/// Checks a bundle, which is returned if it has no error.
pub(super) fn check(source: Source) -> (Checked, Option<Bundle>) {
    let outcome = validate(&source.text);
    (Checked { source, diagnostics: outcome.diagnostics }, outcome.bundle)
}

/// Prints all that is wrong in a file, and ends there.
pub(super) fn refuse<T>(checked: Checked) -> anyhow::Result<T> {
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let name = checked.source.name.clone();
    print(&[checked], Format::for_people());
    bail!("{} in `{name}`", summary(errors, warnings));
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
