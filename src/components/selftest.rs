//! The page that partners paste first: it says in words what their page allows.

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::{Files, Heading, Place};
use super::head::{direction, head, open_page};
use super::heading::heading;
use crate::locale::fill;

/// The page as an HTML document, without its `<!doctype>`.
///
/// Every verdict stands in it hidden; the page's script shows those that hold.
#[component]
pub fn SelfTest(
    /// The report that a partner wants to show.
    edition: Edition,
    /// What the page loads.
    files: Files,
) -> impl IntoView {
    open_page(&edition, Place::SelfTest);
    let words = &edition.locale.selftest;
    let title = [("title", edition.bundle.report.title.as_str())];
    let about = Heading {
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
        <html lang=edition.bundle.report.lang.0.clone() dir=direction(&edition)>
            <head>{head(&about, &files)}</head>
            <body class="embed">
                <div class="sheet selftest" data-report=edition.bundle.report.id.0.clone()>
                    {heading(1, "embed-title", None, words.title.clone().into_any())}
                    <p>{words.about.clone()}</p>
                    <p class="selftest-place" data-place="none">{words.no_script.clone()}</p>
                    <p class="selftest-place" data-place="top" hidden=true>{words.top.clone()}</p>
                    <p class="selftest-place" data-place="frame" hidden=true>{words.framed.clone()}</p>
                    <ul class="results ui">{tests.into_iter().collect_view()}</ul>
                </div>
            </body>
        </html>
    }
}
