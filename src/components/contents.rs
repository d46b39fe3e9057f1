//! The list of contents: a rail beside the text, a disclosure above it on small screens.

use leptos::prelude::*;

use super::edition::Edition;
use super::text::{reference, text};
use crate::islands::Bookmark;
use crate::report::{Section, page_ids};

/// Links to every section, and to the parts of those that have titled ones.
#[component]
pub(super) fn Contents() -> impl IntoView {
    let edition = Edition::current();
    let bundle = &edition.bundle;
    let sections = bundle.sections.iter().map(section).collect_view();
    let title = &edition.locale.page.contents;
    let standing = [
        (page_ids::PEOPLE, &edition.locale.people.title, bundle.people.is_empty()),
        (page_ids::ORGANISATIONS, &edition.locale.people.organisations, bundle.organisations.is_empty()),
        (page_ids::RESOURCES, &edition.locale.resources.title, bundle.resources.is_empty()),
    ];
    let standing = standing
        .into_iter()
        .filter(|(_, _, empty)| !empty)
        .map(|(id, title, _)| view! { <li><a href=format!("#{id}")>{title.clone()}</a></li> })
        .collect_view();
    view! {
        <nav class="contents ui" id=page_ids::CONTENTS aria-label=title.clone()>
            <details>
                <summary>{title.clone()}</summary>
                <ol>{sections}</ol>
                <ol class="contents-standing">{standing}</ol>
            </details>
            <div class="progress"><client-only hidden=true><Bookmark/></client-only></div>
        </nav>
    }
}

/// One section, with its titled parts beneath.
fn section(section: &Section) -> AnyView {
    let parts: Vec<_> = section
        .parts
        .iter()
        .filter_map(|part| Some((part.id.as_ref()?, part.title.as_ref()?)))
        .map(|(id, title)| view! { <li>{reference(id, text(title))}</li> })
        .collect();
    let parts = (!parts.is_empty()).then(|| view! { <ol>{parts}</ol> });
    view! { <li>{reference(&section.id, text(&section.title))} {parts}</li> }.into_any()
}
