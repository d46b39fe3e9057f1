//! The reading page: the whole report, with the data for the islands.

use leptos::prelude::*;

use super::assets::PageAssets;
use super::citation::CitationDialog;
use super::contents::Contents;
use super::context::RenderContext;
use super::head::provide_page;
use super::layout::Layout;
use super::page::{PageKind, PageMeta};
use super::people::{Organisations, People};
use super::printed_links::PageLinks;
use super::resources::Resources;
use super::results_panel::ResultsPanel;
use super::section::Sections;
use super::title::{Bar, Resume, TitlePage};
use crate::locale::fill;

/// The reading page as an HTML document, without its `<!doctype>`.
///
/// Callers must escape `<` in both JSON strings, so that nothing in them can end the script element.
#[component]
pub fn Document(
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
    let links = PageLinks::default().links(context.bundle.notices.iter().map(|notice| &notice.link));
    // The byline shows the report's own address as text.
    let links = report.address.iter().fold(links, |links, address| links.url(address));
    provide_page(&context, &assets, PageKind::Reading, links.source(report).report(&context).footer(report));
    let page = &context.locale.page;
    let values = [("title", report.title.as_str()), ("standfirst", report.standfirst.as_str())];
    let meta = PageMeta {
        title: report.title.as_str().to_owned(),
        description: fill(&page.description, &values),
        skip: page.skip_to_content.clone(),
    };
    let name = report.title.as_str().to_owned();
    view! {
        <Layout assets meta bundle words>
            <TitlePage/>
            <Resume/>
            <Bar/>
            <ResultsPanel/>
            // Reading modes extract a `div` without the standfirst, but a `section` with it.
            <section class="columns" aria-label=name>
                <Contents/>
                <div>
                    <Sections/>
                    <People/>
                    <Organisations/>
                    <Resources/>
                </div>
            </section>
            <CitationDialog/>
        </Layout>
    }
}
