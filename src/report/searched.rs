//! The entities that can be searched, and the keys of the JSON with their text.
//!
//! The client parses the bundle as untyped JSON, so the keys are data that both the native program and the client read.

/// The kinds of search results, in page order.
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
    /// Every kind, in page order.
    pub const ALL: [Self; 5] = [Self::Theme, Self::Milestone, Self::Person, Self::Organisation, Self::Resource];
}

/// Where the bundle has the entities of a kind, and their texts.
pub struct Searched {
    /// The kind.
    pub kind: Kind,
    /// The path of keys to the arrays of entities.
    pub path: &'static [&'static str],
    /// The key of the title or name.
    pub title: &'static str,
    /// The key of the summary.
    pub summary: &'static str,
    /// The other texts, in reading order.
    pub body: &'static [Words],
}

/// A text in the body of an entity.
pub enum Words {
    /// A text or a number at a key.
    Text(&'static str),
    /// Blocks of Markdown at a key.
    Blocks(&'static str),
    /// A text at the second key, in each item of the array at the first.
    Each(&'static str, &'static str),
    /// The names of the entities that the ids at a key refer to: the key, the key of their array, the key of the name.
    Names(&'static str, &'static str, &'static str),
}

use Words::{Blocks, Each, Names, Text};

/// All searchable entities, in the order of [`Kind::ALL`]. Every entity has its id at `id`.
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
