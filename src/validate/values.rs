//! Rules that concern a single value.

use oxilangtag::LanguageTag;
use semver::Version;

use super::{Code, DiagnosticSink, address, ids, markdown, text};
use crate::report::Lang;
use crate::report::walk::Value;

pub(super) fn check(pointer: &str, value: Value<'_>, sink: &mut DiagnosticSink<'_>) {
    match value {
        Value::Id(_, id) | Value::Alias(id) => ids::check(pointer, id, sink),
        Value::Text(text) => text::check(pointer, text.as_str(), sink),
        Value::Markdown(block) => {
            text::check(pointer, block.0.as_str(), sink);
            markdown::check(pointer, block.0.as_str(), sink);
        }
        Value::Url(url) => address::check(pointer, url, None, sink),
        Value::OwnAddress(address) => address::check_own(pointer, address, sink),
        Value::Lang(Lang(lang)) => {
            if LanguageTag::parse(lang.as_str()).is_err() {
                let message = format!("`{lang}` is not a language tag");
                sink.add(Code::BadLanguage, pointer, message, "write a BCP 47 tag such as `en-GB`, `sv` or `nl`");
            }
        }
        Value::Version(version) => check_version(pointer, version, sink),
        Value::Reference(..) => {}
    }
}

/// Checks a version. Published versions are ordered by Semantic Versioning.
fn check_version(pointer: &str, version: &str, sink: &mut DiagnosticSink<'_>) {
    if Version::parse(version).is_err() {
        let message = format!("`{version}` is not a version");
        sink.add(Code::BadVersion, pointer, message, "write three numbers, such as `1.0.0` (semver.org)");
    }
}
