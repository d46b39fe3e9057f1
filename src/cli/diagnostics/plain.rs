//! Diagnostics in sentences, without drawing: for screen readers and logs.

use std::fmt::Write;

use super::{Checked, pointer};
use crate::validate::Severity;

/// All diagnostics of a file.
pub(super) fn text(checked: &Checked) -> String {
    let mut text = String::new();
    for (diagnostic, location) in checked.located() {
        let severity = match diagnostic.code.severity() {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
        };
        let (line, column) = location.start;
        let place = format!("{}:{line}:{column} at {}", location.file, pointer(diagnostic));
        // Writing into memory has no way to fail.
        let _ = writeln!(text, "{severity} {} in {place}", diagnostic.code);
        let _ = writeln!(text, "Problem: {}\nFix: {}\n", diagnostic.message, diagnostic.fix);
    }
    text
}
