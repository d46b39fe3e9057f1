//! What `almanac serve` shows in place of a report that cannot be made.

use super::{Checked, pointer, summary};
use crate::validate::Severity;

/// A page that lists diagnostics, or the one thing that is wrong where there are none. `script` stands at its end.
pub(in crate::cli) fn page(problem: &str, checked: Option<&Checked>, style: &str, script: &str) -> String {
    let title = checked.map_or_else(
        || problem.to_owned(),
        |file| {
            let counts = summary(file.count(Severity::Error), file.count(Severity::Warning));
            format!("{counts} in {}", file.source.name)
        },
    );
    let entries: String = checked.into_iter().flat_map(entries).collect();
    let title = escaped(&title);
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{style}</style></head>\
        <body><main class=\"sheet\"><h1>{title}</h1>{entries}\
        <p>This page shows the report when the file is saved without errors.</p></main>{script}</body></html>\n"
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
            "<h2>{severity} {code}: {message}</h2><p><code>{place}</code> at <code>{pointer}</code></p>\
            <p>Fix: {fix}</p>"
        )
    })
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
