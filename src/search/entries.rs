//! What can be found, out of the bundle's JSON.

use super::Json;
use super::plain::plain;
use crate::report::searched::{Kind, SEARCHED, Searched, Words};

/// Something that can be found, with its words as plain text.
#[derive(Debug)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id in the page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a line; empty where it has none.
    pub summary: String,
    /// What else it says, one paragraph to a line.
    pub body: String,
}

/// Everything in a bundle that can be found, in the order of the page.
///
/// What is broken is left out: a page with half a bundle is searched by half.
pub fn entries<J: Json>(bundle: &J) -> Vec<Entry> {
    let mut found = Vec::new();
    for searched in &SEARCHED {
        let names = names(bundle, searched);
        each_thing(bundle, searched.path, &mut |thing| found.extend(entry(thing, searched, &names)));
    }
    found
}

/// Visits everything in the lists that keys lead to.
fn each_thing<J: Json>(thing: &J, path: &[&str], visit: &mut dyn FnMut(&J)) {
    match path {
        [] => visit(thing),
        [key, rest @ ..] => thing.each(key, &mut |inner| each_thing(inner, rest, visit)),
    }
}

fn entry<J: Json>(thing: &J, searched: &Searched, names: &[(String, String)]) -> Option<Entry> {
    let id = thing.get("id")?.string()?;
    let title = text(thing, searched.title);
    if title.is_empty() {
        return None;
    }
    let mut body = String::new();
    for words in searched.body {
        match words {
            Words::Text(key) => add(&mut body, &text(thing, key)),
            Words::Blocks(key) => thing.each(key, &mut |block| add(&mut body, &plain(&words_of(block)))),
            Words::Each(key, inner) => thing.each(key, &mut |item| add(&mut body, &text(item, inner))),
            Words::Names(key, ..) => {
                let mut refer = |id: &J| {
                    let id = words_of(id);
                    if let Some((_, name)) = names.iter().find(|(named, _)| *named == id) {
                        add(&mut body, name);
                    }
                };
                thing.each(key, &mut refer);
                thing.get(key).iter().for_each(refer);
            }
        }
    }
    Some(Entry { kind: searched.kind, id, title, summary: text(thing, searched.summary), body })
}

/// The ids and names of everything that the things of a kind may refer to.
fn names<J: Json>(bundle: &J, searched: &Searched) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for words in searched.body {
        if let Words::Names(_, list, name) = words {
            bundle.each(list, &mut |item| names.push((text(item, "id"), text(item, name))));
        }
    }
    names
}

/// The words of a text at a key, whether or not it says its language; empty where there is none.
pub fn text<J: Json>(thing: &J, key: &str) -> String {
    thing.get(key).map(|value| words_of(&value)).unwrap_or_default()
}

fn words_of<J: Json>(value: &J) -> String {
    value.string().or_else(|| value.get("text")?.string()).unwrap_or_default()
}

/// Adds a line, if there is something in it.
fn add(body: &mut String, line: &str) {
    if !line.is_empty() {
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(line);
    }
}
