//! What a reader finds by searching, and which keys of the JSON hold its words.
//!
//! Both halves read it: the browser has the bundle as parsed JSON and none of the types.

/// The kinds of things that are found, in the order of the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub enum Kind {
    Theme,
    Milestone,
    Person,
    Organisation,
    Resource,
}

impl Kind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Theme, Self::Milestone, Self::Person, Self::Organisation, Self::Resource];
}

/// Where the bundle holds the things of one kind, and where each of them holds its words.
pub struct Searched {
    /// The kind.
    pub kind: Kind,
    /// The keys that lead to the lists they stand in.
    pub path: &'static [&'static str],
    /// The key of what they are called.
    pub title: &'static str,
    /// The key of what they are in a line.
    pub summary: &'static str,
    /// What else they say, in reading order.
    pub body: &'static [Words],
}

/// Words in the body of a thing.
pub enum Words {
    /// A text or a number at a key.
    Text(&'static str),
    /// Blocks of Markdown at a key.
    Blocks(&'static str),
    /// A text at the second key, in each item at the first.
    Each(&'static str, &'static str),
    /// The names of what the ids at a key refer to: the key, the list they stand in, the key of the name there.
    Names(&'static str, &'static str, &'static str),
}

use Words::{Blocks, Each, Names, Text};

/// Everything that is found, in the order of [`Kind::ALL`]. Every thing has its id at `id`.
pub const SEARCHED: [Searched; 5] = [
    Searched {
        kind: Kind::Theme,
        path: &["themes"],
        title: "title",
        summary: "summary",
        body: &[Blocks("body"), Each("audiences", "name")],
    },
    Searched { kind: Kind::Milestone, path: &["sections", "timeline"], title: "edition", summary: "text", body: &[] },
    Searched {
        kind: Kind::Person,
        path: &["people"],
        title: "name",
        summary: "role",
        body: &[Names("organisation", "organisations", "name"), Blocks("biography"), Blocks("contributed")],
    },
    Searched {
        kind: Kind::Organisation,
        path: &["organisations"],
        title: "name",
        summary: "role",
        body: &[Blocks("description"), Blocks("contributed")],
    },
    Searched {
        kind: Kind::Resource,
        path: &["resources"],
        title: "title",
        summary: "summary",
        body: &[Text("publisher"), Names("topics", "topics", "title"), Text("year"), Text("year_note")],
    },
];
