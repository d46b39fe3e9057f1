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
mod head;
mod heading;
mod markdown;
mod masthead;
mod partners;
mod people;
mod printing;
mod resources;
mod results;
mod section;
mod selection;
mod selftest;
mod statement;
mod text;
mod theme;
mod theme_end;
mod title;

pub use document::{Document, DocumentProps};
pub use edition::Edition;
pub use embed::{Embed, EmbedProps};
pub use frame::{
    EMBED, Files, HOST_SCRIPT, INDEX, NONCE, OEMBED, PARTNERS, REPORT_JSON, RESOURCES_CSV, SELF_TEST, STATEMENT,
};
pub use partners::{Partners, PartnersProps};
pub use selftest::{SelfTest, SelfTestProps};
pub use statement::{Statement, StatementProps};
