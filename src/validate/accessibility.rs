//! Validates the results of the accessibility checks.

use super::{Code, Diagnostic, DiagnosticSink, read, shape};
use crate::report::PartialDate;
use crate::report::accessibility::Accessibility;

/// Reads the results of a run and checks them against every rule.
///
/// # Errors
///
/// All diagnostics, in the order of the text.
pub fn validate_accessibility(source: &str) -> Result<Accessibility, Vec<Diagnostic>> {
    let fix = "docs/accessibility.md lists the keys and values that are allowed here";
    let faults = |root: &mut _| shape::faults_in::<Accessibility>(root, "");
    let read = read::<Accessibility>(source, fix, |_| None, faults)?;
    let accessibility = read.value;
    let mut sink = DiagnosticSink { source_map: &read.source_map, diagnostics: read.diagnostics };
    if read.substituted.is_empty() {
        check(&accessibility, &mut sink);
    }
    let diagnostics = sink.in_order();
    if diagnostics.is_empty() { Ok(accessibility) } else { Err(diagnostics) }
}

fn check(accessibility: &Accessibility, sink: &mut DiagnosticSink<'_>) {
    if !matches!(accessibility.date, PartialDate::Day { .. }) {
        let fix = "write the day of the run, such as `2026-11-23`";
        sink.add(Code::Shape, "/date", "a statement is dated to the day", fix);
    }
    let engines = accessibility.engines.iter();
    let versions = engines.map(|(engine, version)| (format!("/engines/{}", key(engine)), version));
    for (pointer, version) in versions.chain([("/version".to_owned(), &accessibility.version)]) {
        if version.trim().is_empty() {
            sink.add(Code::EmptyText, &pointer, "the version is empty", "write the version that was checked");
        }
    }
    for (check, run) in &accessibility.checks {
        for engine in run.engines.iter().filter(|engine| !accessibility.engines.contains_key(engine)) {
            let pointer = format!("/checks/{}/engines", key(check));
            let message = format!("the run had no engine `{}`", key(engine));
            sink.add(Code::UnknownReference, &pointer, message, "give its version under `engines`");
        }
    }
}

/// The key of a check or an engine in the file.
fn key(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
}
