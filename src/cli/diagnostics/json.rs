//! Diagnostics as JSON.

use serde_json::{Value, json};

use super::Checked;
use crate::validate::Severity;

/// All diagnostics of all files, and how many there are.
pub(super) fn report(checked: &[Checked]) -> Value {
    let diagnostics = checked.iter().flat_map(|file| {
        file.located().map(|(diagnostic, location)| {
            json!({
                "file": location.file,
                "line": location.start.0,
                "column": location.start.1,
                "end_line": location.end.0,
                "end_column": location.end.1,
                "pointer": diagnostic.pointer,
                "code": diagnostic.code.to_string(),
                "severity": diagnostic.code.severity().to_string(),
                "message": diagnostic.message,
                "fix": diagnostic.fix,
            })
        })
    });
    let count = |severity| checked.iter().map(|file| file.count(severity)).sum::<usize>();
    json!({
        "diagnostics": diagnostics.collect::<Vec<_>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
    })
}
