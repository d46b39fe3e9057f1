//! The rules that the results of the accessibility checks keep.

use super::{Code, Diagnostic, Findings, read, shape};
use crate::report::PartialDate;
use crate::report::accessibility::Accessibility;

/// Reads the results of a run and checks them against every rule.
///
/// # Errors
///
/// Everything that is wrong, in the order of the text.
pub fn validate_accessibility(source: &str) -> Result<Accessibility, Vec<Diagnostic>> {
    let fix = "docs/accessibility.md lists the keys and values that can stand here";
    let faults = |root: &mut _| shape::faults_in::<Accessibility>(root, "");
    let read = read::<Accessibility>(source, fix, |_| None, faults)?;
    let accessibility = read.value;
    let mut found = Findings { places: &read.places, diagnostics: read.diagnostics };
    if read.mended.is_empty() {
        check(&accessibility, &mut found);
    }
    let diagnostics = found.in_order();
    if diagnostics.is_empty() { Ok(accessibility) } else { Err(diagnostics) }
}

fn check(accessibility: &Accessibility, found: &mut Findings<'_>) {
    if !matches!(accessibility.date, PartialDate::Day { .. }) {
        let fix = "write the day of the run, such as `2026-11-23`";
        found.add(Code::Shape, "/date", "a statement is dated to the day", fix);
    }
    let engines = accessibility.engines.iter();
    let versions = engines.map(|(engine, version)| (format!("/engines/{}", key(engine)), version));
    for (pointer, version) in versions.chain([("/version".to_owned(), &accessibility.version)]) {
        if version.trim().is_empty() {
            found.add(Code::EmptyText, &pointer, "the version is empty", "write the version that was checked");
        }
    }
    for (check, run) in &accessibility.checks {
        for engine in run.engines.iter().filter(|engine| !accessibility.engines.contains_key(engine)) {
            let pointer = format!("/checks/{}/engines", key(check));
            let message = format!("the run had no engine `{}`", key(engine));
            found.add(Code::UnknownReference, &pointer, message, "give its version under `engines`");
        }
    }
}

/// A kind as it is written in the file.
fn key(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
}
