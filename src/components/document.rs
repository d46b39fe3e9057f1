//! The reading page: the whole report, and the data that the reader finds in it.

use leptos::prelude::*;

use super::citation::CitationDialog;
use super::contents::Contents;
use super::edition::Edition;
use super::found::FoundPanel;
use super::frame::{Files, Frame, Heading, Place};
use super::head::open_page;
use super::people::{Organisations, People};
use super::resources::Resources;
use super::section::Sections;
use super::title::{Bar, Resume, TitlePage};
use crate::locale::fill;

/// The reading page as an HTML document, without its `<!doctype>`.
///
/// In both JSON texts `<` must be escaped, so that nothing in them can end its element.
#[component]
pub fn Document(
    /// What the page says.
    edition: Edition,
    /// What the page loads.
    files: Files,
    /// The bundle, as JSON.
    bundle: String,
    /// The reader's words, as JSON.
    words: String,
) -> impl IntoView {
    open_page(&edition, Place::Reading);
    let report = &edition.bundle.report;
    let page = &edition.locale.page;
    let values = [("title", report.title.as_str()), ("standfirst", report.standfirst.as_str())];
    let heading = Heading {
        title: report.title.as_str().to_owned(),
        description: fill(&page.description, &values),
        skip: page.skip_to_content.clone(),
    };
    let name = report.title.as_str().to_owned();
    view! {
        <Frame files heading bundle words>
            <TitlePage/>
            <Resume/>
            <Bar/>
            <FoundPanel/>
            // A section, so that reading modes take the page and not the column alone, which lacks the standfirst.
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
        </Frame>
    }
}
