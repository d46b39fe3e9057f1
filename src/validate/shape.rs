//! Says all at once where JSON is not of the shape it should have.
//!
//! Serde stops at the first fault. So each fault is mended in the parsed JSON with something that fits, and what stands
//! there is read again until nothing is left to say.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::places;
use crate::report::{Bundle, Group, Notice, Organisation, Person, Report, Resource, Section, Theme, Topic};

/// A fault of shape.
pub(super) struct Fault {
    /// The JSON pointer of the value at fault; of one that is missing, that of the object around it.
    pub(super) pointer: String,
    /// The JSON pointer of what was put in its place.
    pub(super) mended: String,
    /// What is wrong, as serde says it.
    pub(super) message: String,
}

/// The faults of a bundle, part by part: each is read again for its own faults alone.
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

/// Mends every item of a list, and takes the items out: they have been read.
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
        if !mended.iter().any(|mended| is_within(&pointer, mended)) {
            let place = if missing { pointer.rsplit_once('/').map_or("", |(around, _)| around) } else { &pointer };
            let (pointer, mended) = (format!("{at}{place}"), format!("{at}{pointer}"));
            faults.push(Fault { pointer, mended, message: in_words_of_json(&message) });
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

/// Whether a JSON pointer is another one, or leads into what that leads to.
pub(super) fn is_within(pointer: &str, around: &str) -> bool {
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

/// A message without the names that could stand here, where the fix names one of them.
pub(super) fn brief(message: &str) -> &str {
    if nearest(message).is_some_and(|fix| fix.starts_with(DID_YOU_MEAN)) && message.starts_with("unknown field ") {
        message.split_once(", expected ").map_or(message, |(message, _)| message)
    } else {
        message
    }
}

const DID_YOU_MEAN: &str = "did you mean ";

/// What to write in place of an unknown key or value: the nearest name that can stand here.
pub(super) fn nearest(message: &str) -> Option<String> {
    let unknown = quoted_after(message, "unknown field ").or_else(|| quoted_after(message, "unknown variant "))?;
    let (_, expected) = message.split_once(", expected ")?;
    let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
    let nearest = super::nearest(unknown, names.iter().copied());
    Some(match nearest {
        Some(name) => format!("{DID_YOU_MEAN}`{name}`?"),
        None if message.starts_with("unknown field ") => "take the key out, or write one of these".to_owned(),
        None => "write one of these".to_owned(),
    })
}

/// The first name in backticks after some words of a message.
fn quoted_after<'m>(message: &'m str, words: &str) -> Option<&'m str> {
    let (_, rest) = message.split_once(words)?;
    rest.strip_prefix('`')?.split('`').next()
}
