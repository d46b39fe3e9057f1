//! The frame of every page: its head, the way past the masthead, the foot, and the data for its islands.

use leptos::prelude::*;

use super::colophon::{Colophon, TakeAway};
use super::edition::Edition;
use super::masthead::Masthead;
use crate::locale::Direction;
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
    /// The style sheet.
    pub stylesheet: String,
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
    let memory = bundle.is_some().then(|| format!("almanac:{}:{}", report.id.0, report.version));
    view! {
        <html lang=report.lang.0.clone() dir=direction(&edition)>
            <head>{head(&heading, &files)}</head>
            <body>
                <a class="skip ui" href=format!("#{}", page_ids::MAIN)>{heading.skip}</a>
                <div class="sheet" data-memory=memory>
                    <Masthead place/>
                    <main id=page_ids::MAIN tabindex="-1">{children()}</main>
                    <Colophon place take_away/>
                </div>
                {bundle.map(|json| script_json(page_ids::BUNDLE, json))}
                {script_json(page_ids::WORDS, words)}
            </body>
        </html>
    }
}

/// Tells the components of a page what they may ask: the edition, and which page it is.
pub(super) fn open_page(edition: &Edition, place: Place) {
    provide_context(edition.setting());
    provide_context(edition.clone());
    provide_context(place);
}

/// The direction in which the page's language is written, as HTML names it.
pub(super) fn direction(edition: &Edition) -> &'static str {
    match edition.locale.dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// What stands in the head of every page.
pub(super) fn head(heading: &Heading, files: &Files) -> AnyView {
    let (edition, place) = (Edition::current(), Place::current());
    let nonce = matches!(place, Place::Embed | Place::SelfTest).then_some(NONCE);
    let script = |src: &str| {
        view! { <script type="module" src=src.to_owned() blocking="render" nonce=nonce></script> }.into_any()
    };
    let own = match place {
        Place::Reading | Place::Statement => ().into_any(),
        Place::Embed => script(&files.frame),
        Place::Partners => script(&files.partners),
        Place::SelfTest => script(&files.self_test),
    };
    let sizing = (place == Place::Embed).then(|| view! { <meta name="responsive-embedded-sizing" content=""/> });
    let address = edition.bundle.report.address.as_deref().filter(|_| matches!(place, Place::Reading | Place::Embed));
    let oembed = address.map(|address| {
        let (href, title) = ([address, OEMBED].concat(), edition.bundle.report.title.as_str().to_owned());
        view! { <link rel="alternate" type="application/json+oembed" href=href title=title/> }
    });
    // Boot applies a kept choice of appearance, so the first paint waits for it where it can.
    let boot = (place != Place::SelfTest).then(|| {
        let (glue, wasm, integrity) = (files.glue.clone(), files.wasm.clone(), files.wasm_integrity.clone());
        view! {
            <script type="module" src=files.boot.clone() blocking="render" nonce=nonce data-glue=glue data-wasm=wasm data-integrity=integrity></script>
        }
    });
    view! {
        <meta charset="utf-8"/>
        <title>{heading.title.clone()}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        {sizing}
        <meta name="description" content=heading.description.clone()/>
        <link rel="stylesheet" href=files.stylesheet.clone() nonce=nonce/>
        <link rel="icon" type="image/svg+xml" href=files.icon.clone()/>
        {oembed}
        {boot}
        {own}
    }
    .into_any()
}

/// JSON for the islands; `<` in it must be escaped, so that nothing can end its element.
pub(super) fn script_json(id: &'static str, json: String) -> AnyView {
    view! { <script type="application/json" id=id>{json}</script> }.into_any()
}
