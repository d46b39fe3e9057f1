//! Diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Checked, Location};
use crate::validate::{Code, Diagnostic};

/// What a path keeps as it is in a URI reference (RFC 3986).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The log of one run over all files.
pub(super) fn log(checked: &[Checked]) -> Value {
    let results = checked.iter().flat_map(|file| file.located().map(|(found, location)| result(found, &location)));
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.to_string(),
        "shortDescription": { "text": code.summary() },
        "fullDescription": { "text": code.explanation() },
        "defaultConfiguration": { "level": code.severity().to_string() },
    })
}

fn result(diagnostic: &Diagnostic, location: &Location<'_>) -> Value {
    json!({
        "ruleId": diagnostic.code.to_string(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.code.severity().to_string(),
        "message": { "text": format!("{}; {}", diagnostic.message, diagnostic.fix) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": utf8_percent_encode(location.file, PATH).to_string() },
                "region": {
                    "startLine": location.start.0,
                    "startColumn": location.start.1,
                    "endLine": location.end.0,
                    "endColumn": location.end.1,
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": diagnostic.pointer }],
        }],
    })
}
