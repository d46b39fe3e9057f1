//! Any bytes as a document: what can be read becomes a bundle that has no errors.
#![no_main]

use almanac::import::{Document, outline, read_docx, read_markdown};
use almanac::validate::{Severity, validate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    if let Ok(text) = std::str::from_utf8(source) {
        outlined(read_markdown(text));
    }
    if let Ok(document) = read_docx(source) {
        outlined(document);
    }
});

fn outlined(document: Document) {
    let Ok(outline) = outline(document) else { return };
    let bundle = serde_json::to_string(&outline.bundle).expect("a bundle as JSON");
    let outcome = validate(&bundle);
    let error = outcome.diagnostics.iter().find(|diagnostic| diagnostic.code.severity() == Severity::Error);
    assert!(error.is_none(), "{error:?} in {bundle}");
}
