//! Turns a document into a bundle, and lists what the bundle has no place for.
//!
//! Both readers make a [`Document`], which [`outline()`] turns into a bundle. Neither touches a file.

mod commonmark;
mod compose;
mod document;
mod docx;
mod ids;
mod inline;
mod outline;
mod sources;
mod table;

pub use commonmark::read as read_markdown;
pub use document::{Block, Document, Kind, Note, Position, Span, Unplaced};
pub use docx::{DocxError, MAX_SIZE, read as read_docx};
pub use outline::{NoHeadings, Outline, outline};
