//! The pages as Leptos components, rendered at build time only.
//!
//! They read no clock, locale, window or random number: the same bundle gives the same bytes.

mod assets;
mod bundle_index;
mod check_results;
mod citation;
mod contents;
mod context;
mod document;
mod embed;
mod facets;
mod file_facts;
mod file_names;
mod footer;
mod head;
mod header;
mod heading;
mod layout;
mod link_status;
mod links;
mod markdown;
mod page;
mod partners;
mod people;
mod printed_links;
mod printing;
mod region;
mod resources;
mod results_panel;
mod section;
mod selection;
mod selftest;
mod statement;
mod text;
mod theme;
mod theme_end;
mod theme_wheel;
mod title;

pub use assets::{Download, FileLinks, InlineScripts, NONCE, PageAssets, ScriptFiles, Scripts};
pub use context::RenderContext;
pub use document::{Document, DocumentProps};
pub use embed::{Embed, EmbedProps};
pub use file_names::{EMBED, HOST_SCRIPT, INDEX, OEMBED, PARTNERS, REPORT_JSON, RESOURCES_CSV, SELF_TEST, STATEMENT};
pub use head::GENERATOR;
pub use partners::{Partners, PartnersProps};
pub use selftest::{SelfTest, SelfTestProps};
pub use statement::{Statement, StatementProps};
