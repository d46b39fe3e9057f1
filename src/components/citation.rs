//! The tools of themes, and the dialog with a theme's link and citation: one for the whole page.

use leptos::prelude::*;

use super::edition::Edition;
use super::theme_end::theme_tools;
use crate::citation::{LINK, Templates};
use crate::islands::Press;
use crate::report::page_ids;

/// Each field carries a template, which the reader fills in. It is an attribute: browsers that translate a page leave
/// those alone, and Leptos escapes them.
#[component]
pub(super) fn CitationDialog() -> impl IntoView {
    let edition = Edition::current();
    let words = &edition.locale.citation;
    let templates = Templates::new(&edition.bundle, &edition.locale);
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
                <p class="tools"><button type="button" value=Press::COPY>{copy.clone()}</button> <span role="status"></span></p>
            </div>
        }
    });
    view! {
        <client-only hidden=true>
            <dialog class="citation ui" aria-labelledby=page_ids::CITATION closedby="any" data-address=edition.bundle.report.address.clone()>
                <div class="citation-page">
                    <h2 id=page_ids::CITATION>{words.title.clone()}</h2>
                    <p class="citation-theme"></p>
                    {fields.into_iter().collect_view()}
                    <button type="button" class="citation-close" value=Press::CLOSE>{words.close.clone()}</button>
                </div>
            </dialog>
            {theme_tools(&edition)}
        </client-only>
    }
}
