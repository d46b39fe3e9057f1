//! The dialog with a theme's link and citation, and the tools of themes. Each is rendered once per page.

use leptos::prelude::*;

use super::context::RenderContext;
use super::theme_end::theme_tools;
use crate::citation::{LINK, Templates};
use crate::islands::Action;
use crate::report::page_ids;

/// Each field has a template, which the client fills in. It is an attribute, since browsers that translate a page leave
/// attributes unchanged, and Leptos escapes them.
#[component]
pub(super) fn CitationDialog() -> impl IntoView {
    let context = RenderContext::current();
    let words = &context.locale.citation;
    let templates = Templates::new(&context.bundle, &context.locale);
    let fields = [
        ("link", &words.link, &words.copy_link, LINK.to_owned()),
        ("words", &words.plain, &words.copy_plain, templates.words),
        ("bibtex", &words.bibtex, &words.copy_bibtex, templates.bibtex),
        ("ris", &words.ris, &words.copy_ris, templates.ris),
    ];
    let fields = fields.map(|(name, label, copy, template)| {
        view! {
            <div class="citation-form">
                <label>{label.clone()}<textarea name=name readonly=true spellcheck="false" translate="no" data-template=template></textarea></label>
                <p class="tools"><button type="button" value=Action::CopyText.value()>{copy.clone()}</button> <span role="status"></span></p>
            </div>
        }
    });
    view! {
        <client-only hidden=true>
            <dialog class="citation ui" aria-labelledby=page_ids::CITATION closedby="any" data-address=context.bundle.report.address.clone()>
                <div class="citation-page">
                    <h2 id=page_ids::CITATION>{words.title.clone()}</h2>
                    <p class="citation-theme"></p>
                    {fields.into_iter().collect_view()}
                    <button type="button" class="citation-close" value=Action::Close.value()>{words.close.clone()}</button>
                </div>
            </dialog>
            {theme_tools(&context)}
        </client-only>
    }
}
