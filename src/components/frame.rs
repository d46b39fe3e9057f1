//! The frame of every page: its head, the way past the masthead, the foot, and the data for its islands.

use leptos::prelude::*;

use super::colophon::{Colophon, TakeAway};
use super::edition::Edition;
use super::masthead::Masthead;
use crate::locale::Direction;
use crate::report::page_ids;

/// The reading page, at the root of a site.
pub const INDEX: &str = "index.html";
/// The accessibility statement, beside it.
pub const STATEMENT: &str = "accessibility.html";
/// The whole bundle, to take away.
pub const REPORT_JSON: &str = "report.json";
/// The resources as a table, to take away.
pub const RESOURCES_CSV: &str = "resources.csv";

/// The files that a page loads, by their addresses relative to the page, and those that it offers.
#[derive(Clone, Debug)]
pub struct Files {
    /// The style sheet.
    pub stylesheet: String,
    /// The icon.
    pub icon: String,
    /// The script that starts the reader.
    pub boot: String,
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
}

/// What a page says of itself before its content.
pub(super) struct Heading {
    /// Which page it is.
    pub(super) place: Place,
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
    /// What every component of the page may ask.
    edition: Edition,
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
    provide_context(edition.setting());
    provide_context(edition.clone());
    let dir = match edition.locale.dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let report = &edition.bundle.report;
    let memory = bundle.is_some().then(|| format!("almanac:{}:{}", report.id.0, report.version));
    let bundle =
        bundle.map(|json| view! { <script type="application/json" id=page_ids::BUNDLE>{json}</script> }.into_any());
    view! {
        <html lang=edition.bundle.report.lang.0.clone() dir=dir>
            <head>
                <meta charset="utf-8"/>
                <title>{heading.title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content=heading.description/>
                <link rel="stylesheet" href=files.stylesheet/>
                <link rel="icon" type="image/svg+xml" href=files.icon/>
                // Boot applies a kept choice of appearance, so the first paint waits for it where it can.
                <script type="module" src=files.boot blocking="render" data-glue=files.glue data-wasm=files.wasm data-integrity=files.wasm_integrity></script>
            </head>
            <body>
                <a class="skip ui" href=format!("#{}", page_ids::MAIN)>{heading.skip}</a>
                <div class="sheet" data-memory=memory>
                    <Masthead place=heading.place/>
                    <main id=page_ids::MAIN tabindex="-1">{children()}</main>
                    <Colophon place=heading.place take_away/>
                </div>
                {bundle}
                <script type="application/json" id=page_ids::WORDS>{words}</script>
            </body>
        </html>
    }
}
