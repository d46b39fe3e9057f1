//! The layout of the pages with landmarks: skip link, header, main content, footer, and the islands' data.

use leptos::prelude::*;

use super::assets::PageAssets;
use super::context::RenderContext;
use super::footer::Footer;
use super::head::{direction, head, inline_client, script_json};
use super::header::Header;
use super::page::PageMeta;
use crate::report::page_ids;

/// An HTML document around its main content, without its `<!doctype>`.
///
/// Callers must escape `<` in both JSON strings, so that nothing in them can end the script element.
#[component]
pub(super) fn Layout(
    /// What the page loads or holds.
    assets: PageAssets,
    /// What its head says.
    meta: PageMeta,
    /// The bundle as JSON, on the page that shows the report.
    #[prop(optional)]
    bundle: Option<String>,
    /// The client's words as JSON.
    words: String,
    /// The main content.
    children: Children,
) -> impl IntoView {
    let context = RenderContext::current();
    let report = &context.bundle.report;
    let memory = bundle.is_some().then(|| context.memory_key());
    view! {
        <html lang=report.lang.0.clone() dir=direction(&context)>
            <head>{head(&meta, &assets)}</head>
            <body>
                <a class="skip ui" href=format!("#{}", page_ids::MAIN)>{meta.skip}</a>
                <div class="layout" data-storage-key=memory>
                    <Header/>
                    // Readability weighs class names: by `content` it takes the whole of a short report, title page included.
                    <main id=page_ids::MAIN class="content" tabindex="-1">{children()}</main>
                    <Footer/>
                </div>
                {bundle.map(|json| script_json(page_ids::BUNDLE, json))}
                {script_json(page_ids::WORDS, words)}
                {inline_client(&assets)}
            </body>
        </html>
    }
}
