//! A rule for languages: a text is in a script of its language.

use std::collections::HashMap;

use icu_locale::{LanguageIdentifier, LocaleExpander};
use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyNamesLong, PropertyNamesShort};
use oxilangtag::LanguageTag;

use super::{Code, DiagnosticSink, LocatedValue};
use crate::report::Lang;
use crate::report::walk::Value;

/// Fewer letters of another script may be a name or an abbreviation.
const MIN_LETTERS: usize = 12;

pub(super) fn check(report: &Lang, all: &[LocatedValue<'_>], sink: &mut DiagnosticSink<'_>) {
    for (pointer, value) in all {
        let text = match value {
            Value::Text(text) => text,
            Value::Markdown(markdown) => &markdown.0,
            _ => continue,
        };
        let lang = &text.lang().unwrap_or(report).0;
        // A fast path for most texts.
        if text.as_str().is_ascii() && is_written_in(lang, Script::Latin) {
            continue;
        }
        let Some(other) = other_script(text.as_str(), lang) else { continue };
        let message = format!("the text is in {other}, but its language is `{lang}`");
        let fix = "write it as `{ \"text\": \"…\", \"lang\": \"…\" }`, with the tag of its language";
        sink.add(Code::Script, pointer, message, fix);
    }
}

/// The script of most letters of a text, if it is not a script of its language.
fn other_script(text: &str, lang: &str) -> Option<&'static str> {
    let scripts = CodePointMapData::<Script>::new();
    let mut letters: HashMap<Script, usize> = HashMap::new();
    for script in text.chars().filter(|letter| letter.is_alphabetic()).map(|letter| scripts.get(letter)) {
        *letters.entry(script).or_default() += 1;
    }
    let all: usize = letters.values().sum();
    let (script, count) = letters.into_iter().max_by_key(|(_, count)| *count)?;
    let is_majority = count >= MIN_LETTERS && 2 * count > all;
    (is_majority && !is_written_in(lang, script)).then(|| PropertyNamesLong::new().get(script)).flatten()
}

/// Whether a script is one of a language's; `true` if the scripts of the language are unknown.
fn is_written_in(lang: &str, script: Script) -> bool {
    let Ok(tag) = LanguageTag::parse(lang) else { return true };
    let plain = [tag.primary_language(), tag.script().unwrap_or_default()].join("-");
    let Ok(mut plain) = plain.trim_end_matches('-').parse::<LanguageIdentifier>() else { return true };
    LocaleExpander::new_extended().maximize(&mut plain);
    let Some(written) = plain.script else { return true };
    let own = PropertyNamesShort::new().get(script).unwrap_or_default();
    match written.as_str() {
        "Jpan" => matches!(own, "Hira" | "Kana" | "Hani"),
        "Kore" => matches!(own, "Hang" | "Hani"),
        "Hans" | "Hant" => matches!(own, "Hani" | "Bopo"),
        written => written == own,
    }
}
