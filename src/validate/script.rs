//! A rule of languages: a text is in the script that its language is written in.

use std::collections::HashMap;

use icu_locale::{LanguageIdentifier, LocaleExpander};
use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyNamesLong, PropertyNamesShort};
use oxilangtag::LanguageTag;

use super::{Code, Findings, Placed};
use crate::report::Lang;
use crate::report::walk::Value;

/// How many letters of another script are more than a name or an abbreviation.
const MIN_LETTERS: usize = 12;

pub(super) fn check(report: &Lang, all: &[Placed<'_>], found: &mut Findings<'_>) {
    for (pointer, value) in all {
        let text = match value {
            Value::Text(text) => text,
            Value::Markdown(markdown) => &markdown.0,
            _ => continue,
        };
        let lang = &text.lang().unwrap_or(report).0;
        // Most texts are in the script that most languages have.
        if text.as_str().is_ascii() && is_written_in(lang, Script::Latin) {
            continue;
        }
        let Some(other) = other_script(text.as_str(), lang) else { continue };
        let message = format!("the text is in {other}, and its language is `{lang}`");
        let fix = "write it as `{ \"text\": \"…\", \"lang\": \"…\" }`, with the tag of its own language";
        found.add(Code::Script, pointer, message, fix);
    }
}

/// The script of most letters of a text, where its language is not written in it.
fn other_script(text: &str, lang: &str) -> Option<&'static str> {
    let scripts = CodePointMapData::<Script>::new();
    let mut letters: HashMap<Script, usize> = HashMap::new();
    for script in text.chars().filter(|letter| letter.is_alphabetic()).map(|letter| scripts.get(letter)) {
        *letters.entry(script).or_default() += 1;
    }
    let all: usize = letters.values().sum();
    let (script, count) = letters.into_iter().max_by_key(|(_, count)| *count)?;
    let most = count >= MIN_LETTERS && 2 * count > all;
    (most && !is_written_in(lang, script)).then(|| PropertyNamesLong::new().get(script)).flatten()
}

/// Whether a language is written in a script; one of which that is not known is written in any.
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
