//! The report made for frames: no landmark, heading or memory that belongs to the host's page.

use leptos::prelude::*;

use super::edition::Edition;
use super::found::FoundPanel;
use super::frame::{Files, Heading, INDEX, Place, STATEMENT};
use super::frontispiece::Frontispiece;
use super::head::{direction, head, open_page, script_json};
use super::heading::heading;
use super::people::{Organisations, People};
use super::resources::Resources;
use super::section::Sections;
use super::text::{Addresses, out, text};
use super::title::Bar;
use crate::locale::fill;
use crate::report::page_ids;

/// The report made for frames as an HTML document, without its `<!doctype>`.
///
/// In both JSON texts `<` must be escaped, so that nothing in them can end its element.
#[component]
pub fn Embed(
    /// What the page says.
    edition: Edition,
    /// What the page loads.
    files: Files,
    /// The bundle, as JSON.
    bundle: String,
    /// The reader's words, as JSON.
    words: String,
) -> impl IntoView {
    open_page(&edition, Place::Embed);
    let report = &edition.bundle.report;
    let values = [("title", report.title.as_str()), ("standfirst", report.standfirst.as_str())];
    let about = Heading {
        title: report.title.as_str().to_owned(),
        description: fill(&edition.locale.page.description, &values),
        skip: String::new(),
    };
    view! {
        <html lang=report.lang.0.clone() dir=direction(&edition)>
            <head>{head(&about, &files)}</head>
            <body class="embed">
                <div class="sheet" data-report=report.id.0.clone()>
                    <div class="embed-head">
                        {heading(1, "embed-title", None, text(&report.title))}
                        <p class="standfirst">{text(&report.standfirst)}</p>
                    </div>
                    <Bar/>
                    <FoundPanel/>
                    <div>
                        <Sections/>
                        <People/>
                        <Organisations/>
                        <Resources/>
                    </div>
                    // Where the report is shown, its ornament is left out; asked for alone, it is shown.
                    <figure id=page_ids::PICTURE class="embed-picture" hidden=true>
                        <Frontispiece/>
                        <figcaption class="ui">{fill(&edition.locale.embed.picture, &values[..1])}</figcaption>
                    </figure>
                    {foot(&edition)}
                </div>
                {script_json(page_ids::BUNDLE, bundle)}
                {script_json(page_ids::WORDS, words)}
            </body>
        </html>
    }
}

/// The way to the whole page and to paper, which a frame clips; and what the report is drawn from.
fn foot(edition: &Edition) -> AnyView {
    let report = &edition.bundle.report;
    let words = &edition.locale.embed;
    let print = [INDEX, "?print"].concat();
    let (terms, new_tab) = (text(&report.licence.text), words.new_tab.clone());
    let licence = || {
        let url = report.licence.url.clone();
        view! {
            <a class=Addresses::class(&url) rel="license noopener" target="_blank" href=url>{terms} <span class="unseen">" " {new_tab}</span></a>
        }
    };
    let version = [("edition", report.edition.as_str()), ("version", report.version.as_str())];
    let original = report.source.as_ref().map(|source| {
        view! {
            <p>
                {edition.locale.page.own_words.clone()} " " {edition.locale.colophon.source.clone()} ": "
                {out(&source.url, None, text(&source.title))}
            </p>
        }
    });
    view! {
        <div class="embed-foot ui">
            <p class="embed-ways">
                <a href=INDEX target="_blank" rel="noopener" data-whole="">{words.whole.clone()}</a> " "
                <a href=print target="_blank" rel="noopener" data-whole="print">{words.print.clone()}</a>
            </p>
            <div role="status"><p class="embed-blocked" hidden=true>{words.blocked.clone()}</p></div>
            {original}
            <p>{licence()}</p>
            <p class="embed-facts">
                <span>{fill(&edition.locale.page.edition, &version)}</span> " "
                <a href=STATEMENT target="_blank" rel="noopener">{edition.locale.statement.title.clone()} " " {words.new_tab.clone()}</a>
            </p>
        </div>
    }
    .into_any()
}
