//! What the page is made of: Leptos components, rendered at build time only.
//!
//! They read no clock, locale, window or random number: the same bundle gives the same bytes.

mod citation;
mod colophon;
mod contents;
mod document;
mod edition;
mod embed;
mod facets;
mod found;
mod frame;
mod frontispiece;
mod heading;
mod markdown;
mod masthead;
mod people;
mod printing;
mod resources;
mod results;
mod section;
mod selection;
mod statement;
mod text;
mod theme;
mod theme_end;
mod title;

pub use document::{Document, DocumentProps};
pub use edition::Edition;
pub use embed::{Embed, EmbedProps};
pub use frame::{EMBED, Files, INDEX, REPORT_JSON, RESOURCES_CSV, STATEMENT};
pub use statement::{Statement, StatementProps};
