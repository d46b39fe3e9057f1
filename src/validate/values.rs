//! Rules that a value keeps or breaks by itself.

use oxilangtag::LanguageTag;
use semver::Version;

use super::{Code, Findings, address, ids, markdown, text};
use crate::report::Lang;
use crate::report::walk::Value;

pub(super) fn check(pointer: &str, value: Value<'_>, found: &mut Findings<'_>) {
    match value {
        Value::Id(_, id) | Value::Alias(id) => ids::check(pointer, id, found),
        Value::Text(text) => text::check(pointer, text.as_str(), found),
        Value::Markdown(block) => {
            text::check(pointer, block.0.as_str(), found);
            markdown::check(pointer, block.0.as_str(), found);
        }
        Value::Url(url) => address::check(pointer, url, None, found),
        Value::OwnAddress(address) => address::check_own(pointer, address, found),
        Value::Lang(Lang(lang)) => {
            if LanguageTag::parse(lang.as_str()).is_err() {
                let message = format!("`{lang}` is not a language tag");
                found.add(Code::BadLanguage, pointer, message, "write a BCP 47 tag such as `en-GB`, `sv` or `nl`");
            }
        }
        Value::Version(version) => check_version(pointer, version, found),
        Value::Reference(..) => {}
    }
}

/// Versions are ordered by Semantic Versioning where they are published side by side.
fn check_version(pointer: &str, version: &str, found: &mut Findings<'_>) {
    if Version::parse(version).is_err() {
        let message = format!("`{version}` is not a version");
        found.add(Code::BadVersion, pointer, message, "write three numbers, such as `1.0.0` (semver.org)");
    }
}
