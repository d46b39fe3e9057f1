//! What is found in a report: index and query, over the bundle's JSON.
//!
//! The room is pure: text in, places out. Both halves compile it; what parses JSON and what knows the world's
//! alphabets (see `json` and `fold`) is the native program's or the browser's.
//!
//! - `json`, `entries`, `plain`: from the bundle to everything that can be found, as plain text.
//! - `class`, `fold`, `words`: a text as words without case and diacritics, each with its place.
//! - `vocabulary`, `index`: all words once, and the texts as numbers of words.
//! - `query`, `term`: what a reader asks, and how each part of it may be written.
//! - `spellings`, `correction`: how else the index writes it, and the nearest query that has an answer.
//! - `marks`: which part of a text to show, and what in it to mark.

mod class;
mod correction;
mod entries;
mod fold;
mod index;
mod json;
mod marks;
mod plain;
mod query;
mod spellings;
mod term;
mod vocabulary;
mod words;

pub use crate::report::searched::Kind;
pub use entries::{Entry, entries, text};
pub use index::{Change, Hit, Index, Results};
pub use json::Json;
pub use marks::{line, marks};
pub use query::{LONGEST, Query};
pub use words::folded;
