//! Full-text search over the bundle's JSON.
//!
//! It does no input or output: text goes in, positions come out. The native program and the client both compile it;
//! they differ only in who parses JSON (`json`) and who knows Unicode (`fold`).
//!
//! - `json`, `entries`, `plain`: extract the searchable entries from the bundle as plain text.
//! - `char_class`, `fold`, `tokenizer`: split text into tokens, without case and diacritics.
//! - `vocabulary`, `index`: store each word once, and each text as word ids.
//! - `query`, `term`: parse a query into terms, each with its spellings.
//! - `scoring`, `spellings`, `correction`: match terms, and add the spellings and corrections that the index knows.
//! - `results`: rank the entries that match.
//! - `marks`: choose the excerpt to show, and the ranges in it to highlight.

mod char_class;
mod correction;
mod entries;
mod fold;
mod index;
mod json;
mod marks;
mod plain;
mod query;
mod results;
mod scoring;
mod spellings;
mod term;
mod tokenizer;
mod vocabulary;

pub use crate::report::searched::Kind;
pub use entries::{Entry, entries, text};
pub use index::Index;
pub use json::Json;
pub use marks::{line, marks};
pub use query::{LONGEST, Query};
pub use results::{Change, Hit, Results};
pub use tokenizer::folded;
