//! Extracts the searchable entries from the bundle's JSON.

use super::json::Json;
use super::plain::plain;
use crate::report::searched::{Kind, SEARCHED, Searched, Words};

/// A searchable entry as plain text.
#[derive(Debug)]
pub struct Entry {
    /// Its kind.
    pub kind: Kind,
    /// Its id in the page.
    pub id: String,
    /// Its title or name.
    pub title: String,
    /// Its summary; empty where it has none.
    pub summary: String,
    /// Its other texts, one paragraph per line.
    pub body: String,
}

/// The searchable entries of a bundle, in page order.
///
/// Malformed parts are left out, so that the rest of a damaged page can still be searched.
pub fn entries<J: Json>(bundle: &J) -> Vec<Entry> {
    let mut entries = Vec::new();
    for searched in &SEARCHED {
        let names = names(bundle, searched);
        each_item(bundle, searched.path, &mut |item| entries.extend(entry(item, searched, &names)));
    }
    entries
}

/// Visits every item of the arrays at a path of keys.
fn each_item<J: Json>(value: &J, path: &[&str], visit: &mut dyn FnMut(&J)) {
    match path {
        [] => visit(value),
        [key, rest @ ..] => value.each(key, &mut |inner| each_item(inner, rest, visit)),
    }
}

fn entry<J: Json>(item: &J, searched: &Searched, names: &[(String, String)]) -> Option<Entry> {
    let id = item.get("id")?.string()?;
    let title = text(item, searched.title);
    if title.is_empty() {
        return None;
    }
    let mut body = String::new();
    for words in searched.body {
        match words {
            Words::Text(key) => add(&mut body, &text(item, key)),
            Words::Blocks(key) => item.each(key, &mut |block| add(&mut body, &plain(&text_of(block)))),
            Words::Each(key, inner) => item.each(key, &mut |item| add(&mut body, &text(item, inner))),
            Words::Names(key, ..) => {
                let mut refer = |id: &J| {
                    let id = text_of(id);
                    if let Some((_, name)) = names.iter().find(|(named, _)| *named == id) {
                        add(&mut body, name);
                    }
                };
                item.each(key, &mut refer);
                item.get(key).iter().for_each(refer);
            }
        }
    }
    Some(Entry { kind: searched.kind, id, title, summary: text(item, searched.summary), body })
}

/// The ids and names of the entities that entries of a kind may refer to.
fn names<J: Json>(bundle: &J, searched: &Searched) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for words in searched.body {
        if let Words::Names(_, list, name) = words {
            bundle.each(list, &mut |item| names.push((text(item, "id"), text(item, name))));
        }
    }
    names
}

/// The text at a key, with or without a language tag; empty where there is none.
pub fn text<J: Json>(object: &J, key: &str) -> String {
    object.get(key).map(|value| text_of(&value)).unwrap_or_default()
}

fn text_of<J: Json>(value: &J) -> String {
    value.string().or_else(|| value.get("text")?.string()).unwrap_or_default()
}

/// Adds a line unless it is empty.
fn add(body: &mut String, line: &str) {
    if !line.is_empty() {
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(line);
    }
}
