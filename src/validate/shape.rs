//! Finds all values of parsed JSON that do not fit a type.
//!
//! Serde stops at the first error. So each value that does not fit is replaced by a substitute, and the JSON is deserialized
//! again until it fits.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::source_map;
use crate::report::{Bundle, Group, Notice, Organisation, Person, Report, Resource, Section, Theme, Topic};

/// A value that does not fit the type.
pub(super) struct Fault {
    /// Its JSON pointer; for a missing value, that of the object around it.
    pub(super) pointer: String,
    /// The JSON pointer of its substitute.
    pub(super) substituted: String,
    /// Serde's message.
    pub(super) message: String,
}

/// The faults of a bundle. Each entry is deserialized by itself, so that a fault costs as much as its entry.
pub(super) fn bundle(root: &mut Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(report) = root.get_mut("report") {
        faults.extend(faults_in::<Report>(report, "/report"));
    }
    let lists = [
        each::<Notice>(root, "notices", &mut faults),
        each::<Section>(root, "sections", &mut faults),
        each::<Theme>(root, "themes", &mut faults),
        each::<Person>(root, "people", &mut faults),
        each::<Organisation>(root, "organisations", &mut faults),
        each::<Topic>(root, "topics", &mut faults),
        each::<Group>(root, "groups", &mut faults),
        each::<Resource>(root, "resources", &mut faults),
    ];
    faults.extend(faults_in::<Bundle>(root, ""));
    for (key, items) in lists.into_iter().flatten() {
        root[key] = items;
    }
    faults
}

/// Substitutes the faults of every item of a list, and takes the items out, so that they are not deserialized again.
fn each<T: DeserializeOwned>(
    root: &mut Value,
    key: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<(&'static str, Value)> {
    let list = root.get_mut(key).filter(|list| list.is_array())?;
    let mut items = std::mem::replace(list, json!([]));
    for (index, item) in items.as_array_mut()?.iter_mut().enumerate() {
        faults.extend(faults_in::<T>(item, &format!("/{key}/{index}")));
    }
    Some((key, items))
}

/// The faults of the value at a JSON pointer.
pub(super) fn faults_in<T: DeserializeOwned>(value: &mut Value, at: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    // The faults of a substitute are not reported.
    let mut substituted: HashSet<String> = HashSet::new();
    let mut seen = HashSet::new();
    while let Err(error) = serde_path_to_error::deserialize::<_, T>(&*value) {
        let pointer = source_map::json_pointer(error.path());
        let message = error.into_inner().to_string();
        let (pointer, missing) = match quoted_after(&message, "missing field ") {
            Some(key) => (format!("{pointer}/{}", source_map::escape_key(key)), true),
            None => (pointer, false),
        };
        if !substituted.iter().any(|substituted| is_within(&pointer, substituted)) {
            let location = if missing { pointer.rsplit_once('/').map_or("", |(around, _)| around) } else { &pointer };
            let (pointer, substituted) = (format!("{at}{location}"), format!("{at}{pointer}"));
            faults.push(Fault { pointer, substituted, message: without_rust_terms(&message) });
        }
        // An error that a substitute does not change is about the key.
        let is_about_key = message.starts_with("unknown field ") || !seen.insert((pointer.clone(), message.clone()));
        if is_about_key {
            if remove(value, &pointer).is_none() {
                break;
            }
        } else if substitute(value, &pointer, &message, substituted.contains(&pointer)).is_some() {
            substituted.insert(pointer);
        } else {
            break;
        }
    }
    faults
}

/// Whether a JSON pointer is equal to another or to one of its descendants.
pub(super) fn is_within(pointer: &str, ancestor: &str) -> bool {
    pointer.strip_prefix(ancestor).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn remove(value: &mut Value, pointer: &str) -> Option<Value> {
    let (around, key) = pointer.rsplit_once('/')?;
    value.pointer_mut(around)?.as_object_mut()?.remove(&key.replace("~1", "/").replace("~0", "~"))
}

/// Replaces the value at a JSON pointer by the next substitute that may fit; `None` if there is no other.
fn substitute(value: &mut Value, pointer: &str, message: &str, is_substitute: bool) -> Option<()> {
    // A string that is also a date, then one value of every other type; the keys of an empty object are substituted in turn.
    let mut candidates = vec![json!("2024"), json!([]), json!(1), json!(false), Value::Object(Map::new())];
    let choice = quoted_after(message, "expected one of ").or_else(|| quoted_after(message, "expected "));
    candidates.extend(choice.map(Value::from));
    let target = match value.pointer_mut(pointer) {
        Some(target) => target,
        None => {
            let (around, key) = pointer.rsplit_once('/')?;
            let object = value.pointer_mut(around)?.as_object_mut()?;
            object.insert(key.to_owned(), candidates.swap_remove(0));
            return Some(());
        }
    };
    if message.starts_with("unknown variant ") {
        *target = candidates.pop()?;
        return Some(());
    }
    let tried = candidates.iter().position(|candidate| is_substitute && candidate == target);
    *target = candidates.into_iter().skip(tried.map_or(0, |tried| tried + 1)).find(|candidate| candidate != target)?;
    Some(())
}

/// A message of serde with the terms of JSON instead of those of Rust.
fn without_rust_terms(message: &str) -> String {
    let message = match message.split_once("expected struct ") {
        Some((before, _)) => [before, "expected an object"].concat(),
        None => message.to_owned(),
    };
    let words = [("type: sequence", "type: array"), ("type: map", "type: object"), ("a sequence", "an array")];
    words.into_iter().fold(message, |message, (rust, json)| message.replace(rust, json))
}

/// A message without the list of valid names, if the fix suggests one of them.
pub(super) fn without_expected(message: &str) -> &str {
    if suggestion(message).is_some_and(|fix| fix.starts_with(DID_YOU_MEAN)) && message.starts_with("unknown field ") {
        message.split_once(", expected ").map_or(message, |(message, _)| message)
    } else {
        message
    }
}

const DID_YOU_MEAN: &str = "did you mean ";

/// The fix for an unknown key or value: the nearest valid name.
pub(super) fn suggestion(message: &str) -> Option<String> {
    let unknown = quoted_after(message, "unknown field ").or_else(|| quoted_after(message, "unknown variant "))?;
    let (_, expected) = message.split_once(", expected ")?;
    let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
    let nearest = super::nearest(unknown, names.iter().copied());
    Some(match nearest {
        Some(name) => format!("{DID_YOU_MEAN}`{name}`?"),
        None if message.starts_with("unknown field ") => "remove the key, or write one of these".to_owned(),
        None => "write one of these".to_owned(),
    })
}

/// The name in backticks that follows some words of a message.
fn quoted_after<'m>(message: &'m str, words: &str) -> Option<&'m str> {
    let (_, rest) = message.split_once(words)?;
    rest.strip_prefix('`')?.split('`').next()
}
