//! Says all at once where JSON is not of the shape it should have.
//!
//! Serde stops at the first fault. So each fault is mended in the parsed JSON with something that fits, and what stands
//! there is read again until nothing is left to say.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::places;
use crate::report::{Group, Notice, Organisation, Person, Report, Resource, Section, Theme, Topic};

/// A fault of shape: the JSON pointer of the value, and what is wrong with it.
pub(super) type Fault = (String, String);

/// The faults of a bundle, part by part: each is read again for its own faults alone.
pub(super) fn bundle(root: &mut Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(report) = root.get_mut("report") {
        faults.extend(faults_in::<Report>(report, "/report"));
    }
    each::<Notice>(root, "notices", &mut faults);
    each::<Section>(root, "sections", &mut faults);
    each::<Theme>(root, "themes", &mut faults);
    each::<Person>(root, "people", &mut faults);
    each::<Organisation>(root, "organisations", &mut faults);
    each::<Topic>(root, "topics", &mut faults);
    each::<Group>(root, "groups", &mut faults);
    each::<Resource>(root, "resources", &mut faults);
    faults
}

fn each<T: DeserializeOwned>(root: &mut Value, key: &str, faults: &mut Vec<Fault>) {
    if let Some(items) = root.get_mut(key).and_then(Value::as_array_mut) {
        for (index, item) in items.iter_mut().enumerate() {
            faults.extend(faults_in::<T>(item, &format!("/{key}/{index}")));
        }
        // They have been read.
        items.clear();
    }
}

/// The faults of one value that stands at a JSON pointer.
pub(super) fn faults_in<T: DeserializeOwned>(value: &mut Value, at: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    // What was put in place of something that did not fit; its own faults are nobody's.
    let mut mended: HashSet<String> = HashSet::new();
    let mut seen = HashSet::new();
    while let Err(error) = serde_path_to_error::deserialize::<_, T>(&*value) {
        let pointer = places::pointer(error.path());
        let message = error.into_inner().to_string();
        let (pointer, missing) = match quoted_after(&message, "missing field ") {
            Some(key) => (format!("{pointer}/{}", places::token(key)), true),
            None => (pointer, false),
        };
        if !mended.iter().any(|mended| within(&pointer, mended)) {
            let place = if missing { pointer.rsplit_once('/').map_or("", |(around, _)| around) } else { &pointer };
            faults.push((format!("{at}{place}"), in_words_of_json(&message)));
        }
        // What comes again as it was is no fault of a value but of its key.
        let key = message.starts_with("unknown field ") || !seen.insert((pointer.clone(), message.clone()));
        if key {
            if remove(value, &pointer).is_none() {
                break;
            }
        } else if mend(value, &pointer, &message, mended.contains(&pointer)).is_some() {
            mended.insert(pointer);
        } else {
            break;
        }
    }
    faults
}

fn within(pointer: &str, around: &str) -> bool {
    pointer.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn remove(value: &mut Value, pointer: &str) -> Option<Value> {
    let (around, key) = pointer.rsplit_once('/')?;
    value.pointer_mut(around)?.as_object_mut()?.remove(&key.replace("~1", "/").replace("~0", "~"))
}

/// Puts the next thing that might fit at a JSON pointer; `None` where nothing is left to try.
fn mend(value: &mut Value, pointer: &str, message: &str, again: bool) -> Option<()> {
    // A text that is also a date, then one of everything else; an empty object asks for its own keys in turn.
    let mut candidates = vec![json!("2024"), json!([]), json!(1), json!(false), Value::Object(Map::new())];
    let choice = quoted_after(message, "expected one of ").or_else(|| quoted_after(message, "expected "));
    candidates.extend(choice.map(Value::from));
    let place = match value.pointer_mut(pointer) {
        Some(place) => place,
        None => {
            let (around, key) = pointer.rsplit_once('/')?;
            let object = value.pointer_mut(around)?.as_object_mut()?;
            object.insert(key.to_owned(), candidates.swap_remove(0));
            return Some(());
        }
    };
    if message.starts_with("unknown variant ") {
        *place = candidates.pop()?;
        return Some(());
    }
    let tried = candidates.iter().position(|candidate| again && candidate == place);
    *place = candidates.into_iter().skip(tried.map_or(0, |tried| tried + 1)).find(|candidate| candidate != place)?;
    Some(())
}

/// A message of serde's without the words of Rust.
fn in_words_of_json(message: &str) -> String {
    let message = match message.split_once("expected struct ") {
        Some((before, _)) => [before, "expected an object"].concat(),
        None => message.to_owned(),
    };
    let words = [("type: sequence", "type: array"), ("type: map", "type: object"), ("a sequence", "an array")];
    words.into_iter().fold(message, |message, (rust, json)| message.replace(rust, json))
}

/// The first name in backticks after some words of a message.
fn quoted_after<'m>(message: &'m str, words: &str) -> Option<&'m str> {
    let (_, rest) = message.split_once(words)?;
    rest.strip_prefix('`')?.split('`').next()
}
