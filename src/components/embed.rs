//! The report for embedding: without the landmarks, headings and storage that belong to the host page.

use leptos::prelude::*;

use super::assets::PageAssets;
use super::context::RenderContext;
use super::file_names::{INDEX, STATEMENT};
use super::head::{direction, head, provide_page, script_json};
use super::heading::heading;
use super::links::external_link;
use super::page::{PageKind, PageMeta};
use super::people::{Organisations, People};
use super::printed_links::{LinkId, PageLinks, link_class};
use super::resources::Resources;
use super::results_panel::ResultsPanel;
use super::section::Sections;
use super::text::text;
use super::theme_wheel::ThemeWheel;
use super::title::Bar;
use crate::locale::fill;
use crate::report::page_ids;

/// The embedded report as an HTML document, without its `<!doctype>`.
///
/// Callers must escape `<` in both JSON strings, so that nothing in them can end the script element.
#[component]
pub fn Embed(
    /// The report.
    context: RenderContext,
    /// The files that the page loads.
    assets: PageAssets,
    /// The bundle as JSON.
    bundle: String,
    /// The client's words as JSON.
    words: String,
) -> impl IntoView {
    let report = &context.bundle.report;
    let links = PageLinks::default().report(&context).source(report).url(&report.licence.url);
    provide_page(&context, &assets, PageKind::Embed, links);
    let values = [("title", report.title.as_str()), ("standfirst", report.standfirst.as_str())];
    let meta = PageMeta {
        title: report.title.as_str().to_owned(),
        description: fill(&context.locale.page.description, &values),
        skip: String::new(),
    };
    view! {
        <html lang=report.lang.0.clone() dir=direction(&context)>
            <head>{head(&meta, &assets)}</head>
            <body class="embed">
                <div class="layout" data-report=report.id.0.clone()>
                    <div class="embed-header">
                        {heading(1, "embed-title", None, text(&report.title))}
                        <p class="standfirst">{text(&report.standfirst)}</p>
                    </div>
                    <Bar/>
                    <ResultsPanel/>
                    <div>
                        <Sections/>
                        <People/>
                        <Organisations/>
                        <Resources/>
                    </div>
                    // Shown only if the address asks for it alone.
                    <figure id=page_ids::PICTURE class="embed-picture" hidden=true>
                        <ThemeWheel/>
                        <figcaption class="ui">{fill(&context.locale.embed.picture, &values[..1])}</figcaption>
                    </figure>
                    {foot(&context)}
                </div>
                {script_json(page_ids::BUNDLE, bundle)}
                {script_json(page_ids::WORDS, words)}
            </body>
        </html>
    }
}

/// Links to the whole page and to its print view, since an iframe clips print; then source, licence and version.
fn foot(context: &RenderContext) -> AnyView {
    let report = &context.bundle.report;
    let words = &context.locale.embed;
    let print = [INDEX, "?print"].concat();
    let (terms, new_tab) = (text(&report.licence.text), words.new_tab.clone());
    let licence = || {
        let (class, url) = (link_class(LinkId::of(&report.licence.url)), report.licence.url.clone());
        view! {
            <a class=class rel="license noopener" target="_blank" href=url>{terms} <span class="sr-only">" " {new_tab}</span></a>
        }
    };
    let version = [("edition", report.edition.as_str()), ("version", report.version.as_str())];
    let original = report.source.as_ref().map(|source| {
        view! {
            <p>
                {context.locale.page.own_words.clone()} " " {context.locale.footer.source.clone()} ": "
                {external_link(LinkId::of(&source.url), &source.url, None, text(&source.title))}
            </p>
        }
    });
    view! {
        <div class="embed-footer ui">
            <p class="embed-links">
                <a href=INDEX target="_blank" rel="noopener" data-full-page="">{words.whole.clone()}</a> " "
                <a href=print target="_blank" rel="noopener" data-full-page="print">{words.print.clone()}</a>
            </p>
            <div role="status"><p class="embed-blocked" hidden=true>{words.blocked.clone()}</p></div>
            {original}
            <p>{licence()}</p>
            <p class="embed-facts">
                <span>{fill(&context.locale.page.edition, &version)}</span> " "
                <a href=STATEMENT target="_blank" rel="noopener">{context.locale.statement.title.clone()} " " {words.new_tab.clone()}</a>
            </p>
        </div>
    }
    .into_any()
}
