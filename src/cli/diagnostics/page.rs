//! What `almanac serve` shows in place of a report that cannot be made.

use std::path::Path;

use super::{Checked, pointer, summary};
use crate::validate::Severity;

/// A page that lists diagnostics, or the one thing that is wrong where there are none. `script` stands at its end.
pub(in crate::cli) fn page(problem: &str, checked: Option<&Checked>, style: &str, script: &str) -> String {
    let title = checked.map_or_else(
        || problem.to_owned(),
        |file| {
            let counts = summary(file.count(Severity::Error), file.count(Severity::Warning));
            let name = Path::new(&file.source.name).file_name().unwrap_or_default();
            format!("{counts} in {}", name.to_string_lossy())
        },
    );
    let entries: String = checked.into_iter().flat_map(entries).collect();
    let title = escaped(&title);
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <link rel=\"icon\" type=\"image/svg+xml\" href=\"icon.svg\"><style>{style}</style></head>\
        <body><main class=\"layout statement\"><h1>{title}</h1>\
        <p class=\"statement-scope\">This page shows the report once the file is saved without errors.</p>\
        {entries}</main>{script}</body></html>\n"
    )
}

/// Each diagnostic under a heading.
fn entries(file: &Checked) -> impl Iterator<Item = String> {
    file.located().map(|(diagnostic, location)| {
        let (line, column) = location.start;
        let [message, fix] = [&diagnostic.message, &diagnostic.fix].map(|text| escaped(text));
        let (severity, code) = (diagnostic.code.severity(), diagnostic.code);
        let place = escaped(&format!("{}:{line}:{column}", location.file));
        let pointer = escaped(pointer(diagnostic));
        format!(
            "<section class=\"statement-part\"><h2>{severity} {code}</h2><div class=\"statement-text\">\
            <p>{message}</p><p>Fix: {fix}</p><p class=\"ui\"><code>{place}</code> at <code>{pointer}</code></p></div></section>"
        )
    })
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
