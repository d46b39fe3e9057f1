//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

use std::fmt::Write;

use super::Checked;

/// One command for each diagnostic of a file.
pub(super) fn commands(checked: &Checked) -> String {
    let mut commands = String::new();
    for (diagnostic, location) in checked.located() {
        let message = data(&format!("{}\n{}", diagnostic.message, diagnostic.fix));
        let ((line, column), (end_line, end_column)) = (location.start, location.end);
        // Writing into memory has no way to fail.
        let _ = writeln!(
            commands,
            "::{} file={},line={line},col={column},endLine={end_line},endColumn={end_column},title={}::{message}",
            diagnostic.code.severity(),
            property(location.file),
            diagnostic.code,
        );
    }
    commands
}

/// Text as a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
