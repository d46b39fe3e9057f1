//! The frame of every page: its head, the way past the masthead, the foot, and the data for its islands.

use std::sync::Arc;

use leptos::prelude::*;

use super::colophon::{Colophon, TakeAway};
use super::edition::Edition;
use super::head::{direction, head, script_json};
use super::masthead::Masthead;
use crate::report::page_ids;

/// The reading page, at the root of a site.
pub const INDEX: &str = "index.html";
/// The report made for frames, beside it.
pub const EMBED: &str = "embed.html";
/// The page that makes snippets for partners.
pub const PARTNERS: &str = "partners.html";
/// The page that tries what a frame may do.
pub const SELF_TEST: &str = "selftest.html";
/// The script for the pages of partners. Its name stays the same, since those pages name it.
pub const HOST_SCRIPT: &str = "embed.js";
/// The answer of oEmbed for the whole report, where there is one.
pub const OEMBED: &str = "oembed.json";
/// Lets the pages for frames run their scripts and use their style in engines that take a sandboxed frame's own
/// origin for nobody's (WebKit). The pages are made once and take nothing in, so it may stay the same.
pub const NONCE: &str = "almanac-frame";
/// The accessibility statement.
pub const STATEMENT: &str = "accessibility.html";
/// The whole bundle, to take away.
pub const REPORT_JSON: &str = "report.json";
/// The resources as a table, to take away.
pub const RESOURCES_CSV: &str = "resources.csv";

/// The files that a page loads, by their addresses relative to the page, and those that it offers.
#[derive(Clone, Debug)]
pub struct Files {
    /// The style sheet itself, which stands in every page.
    pub stylesheet: Arc<str>,
    /// The script that applies a kept choice of appearance.
    pub appearance: String,
    /// The icon.
    pub icon: String,
    /// The script that starts the reader.
    pub boot: String,
    /// The script of the report in a frame.
    pub frame: String,
    /// The script of the page for partners.
    pub partners: String,
    /// The script of the self-test.
    pub self_test: String,
    /// The reader's JavaScript half.
    pub glue: String,
    /// The reader's WebAssembly half.
    pub wasm: String,
    /// What the WebAssembly half must be, as Subresource Integrity writes it.
    pub wasm_integrity: String,
    /// How large the bundle is to take away, in bytes.
    pub report_size: usize,
    /// How large the table of resources is to take away, in bytes.
    pub resources_size: usize,
}

/// The pages of a site.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// The report.
    Reading,
    /// The accessibility statement.
    Statement,
    /// The report made for frames.
    Embed,
    /// The page that makes snippets for partners.
    Partners,
    /// The page that tries what a frame may do.
    SelfTest,
}

impl Place {
    /// The page that is being rendered.
    pub(super) fn current() -> Self {
        expect_context()
    }
}

/// What a page says of itself before its content.
pub(super) struct Heading {
    /// Its title among others.
    pub(super) title: String,
    /// What it holds, for those who have not opened it.
    pub(super) description: String,
    /// The words of the link past the masthead.
    pub(super) skip: String,
}

/// A page around its content.
///
/// In both JSON texts `<` must be escaped, so that nothing in them can end its element.
#[component]
pub(super) fn Frame(
    /// What the page loads.
    files: Files,
    /// What the page says of itself.
    heading: Heading,
    /// The bundle as JSON, in the page that shows it.
    #[prop(optional)]
    bundle: Option<String>,
    /// The reader's words, as JSON.
    words: String,
    /// The page's content.
    children: Children,
) -> impl IntoView {
    let take_away = TakeAway { report_size: files.report_size, resources_size: files.resources_size };
    let (edition, place) = (Edition::current(), Place::current());
    let report = &edition.bundle.report;
    let memory = bundle.is_some().then(|| edition.memory_key());
    view! {
        <html lang=report.lang.0.clone() dir=direction(&edition)>
            <head>{head(&heading, &files)}</head>
            <body>
                <a class="skip ui" href=format!("#{}", page_ids::MAIN)>{heading.skip}</a>
                <div class="sheet" data-memory=memory>
                    <Masthead place/>
                    // Readability weighs class names: by `content` it takes the whole of a short report, title page included.
                    <main id=page_ids::MAIN class="content" tabindex="-1">{children()}</main>
                    <Colophon place take_away/>
                </div>
                {bundle.map(|json| script_json(page_ids::BUNDLE, json))}
                {script_json(page_ids::WORDS, words)}
            </body>
        </html>
    }
}
