//! The self-test: partners embed it first, and it shows what their page allows.

use leptos::prelude::*;

use super::assets::PageAssets;
use super::context::RenderContext;
use super::head::{direction, head, provide_page};
use super::heading::heading;
use super::page::{PageKind, PageMeta};
use super::printed_links::PageLinks;
use crate::locale::fill;

/// The self-test as an HTML document, without its `<!doctype>`.
///
/// Every result is rendered hidden; the page's script shows those that apply.
#[component]
pub fn SelfTest(
    /// The report that a partner wants to embed.
    context: RenderContext,
    /// The files that the page loads.
    assets: PageAssets,
) -> impl IntoView {
    provide_page(&context, &assets, PageKind::SelfTest, PageLinks::default());
    let words = &context.locale.selftest;
    let title = [("title", context.bundle.report.title.as_str())];
    let meta = PageMeta {
        title: fill(&words.page_title, &title),
        description: fill(&words.description, &title),
        skip: String::new(),
    };
    let tests = [
        ("height", &words.height, &words.height_yes, &words.height_no),
        ("popups", &words.popups, &words.popups_yes, &words.popups_no),
        ("storage", &words.storage, &words.storage_yes, &words.storage_no),
        ("wasm", &words.wasm, &words.wasm_yes, &words.wasm_no),
        ("fonts", &words.fonts, &words.fonts_yes, &words.fonts_no),
        ("address", &words.address, &words.address_yes, &words.address_no),
        ("referrer", &words.referrer, &words.referrer_yes, &words.referrer_no),
        ("isolation", &words.isolation, &words.isolation_yes, &words.isolation_no),
    ];
    let tests = tests.map(|(name, title, yes, no)| {
        let attempt = (name == "popups")
            .then(|| view! { <button type="button" hidden=true>{words.popups_try.clone()}</button> });
        view! {
            <li data-test=name>
                <b>{title.clone()}</b> " " {attempt}
                <span role="status"><span data-verdict="yes" hidden=true>{yes.clone()}</span> <span data-verdict="no" hidden=true>{no.clone()}</span></span>
            </li>
        }
    });
    view! {
        <html lang=context.bundle.report.lang.0.clone() dir=direction(&context)>
            <head>{head(&meta, &assets)}</head>
            <body class="embed">
                <div class="layout selftest" data-report=context.bundle.report.id.0.clone()>
                    {heading(1, "embed-title", None, words.title.clone().into_any())}
                    <p>{words.about.clone()}</p>
                    <p class="selftest-context" data-context="none">{words.no_script.clone()}</p>
                    <p class="selftest-context" data-context="top" hidden=true>{words.top.clone()}</p>
                    <p class="selftest-context" data-context="frame" hidden=true>{words.framed.clone()}</p>
                    <ul class="test-results ui">{tests.into_iter().collect_view()}</ul>
                </div>
            </body>
        </html>
    }
}
