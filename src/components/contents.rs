//! The table of contents: a sidebar, or a disclosure above the text on small screens.

use leptos::prelude::*;

use super::context::RenderContext;
use super::links::internal_link;
use super::text::text;
use crate::islands::Progress;
use crate::report::{Section, page_ids};

/// Links to every section and to its titled parts.
#[component]
pub(super) fn Contents() -> impl IntoView {
    let context = RenderContext::current();
    let bundle = &context.bundle;
    let sections = bundle.sections.iter().map(section).collect_view();
    let title = &context.locale.page.contents;
    let generated = [
        (page_ids::PEOPLE, &context.locale.people.title, bundle.people.is_empty()),
        (page_ids::ORGANISATIONS, &context.locale.people.organisations, bundle.organisations.is_empty()),
        (page_ids::RESOURCES, &context.locale.resources.title, bundle.resources.is_empty()),
    ];
    let generated = generated
        .into_iter()
        .filter(|(_, _, empty)| !empty)
        .map(|(id, title, _)| view! { <li><a href=format!("#{id}")>{title.clone()}</a></li> })
        .collect_view();
    view! {
        <nav class="contents ui" id=page_ids::CONTENTS aria-label=title.clone()>
            <details>
                <summary>{title.clone()}</summary>
                <ol>{sections}</ol>
                <ol class="contents-lists">{generated}</ol>
            </details>
            <div class="progress"><client-only hidden=true><Progress/></client-only></div>
        </nav>
    }
}

/// A section with its titled parts.
fn section(section: &Section) -> AnyView {
    let parts: Vec<_> = section
        .parts
        .iter()
        .filter_map(|part| Some((part.id.as_ref()?, part.title.as_ref()?)))
        .map(|(id, title)| view! { <li>{internal_link(id, text(title))}</li> })
        .collect();
    let parts = (!parts.is_empty()).then(|| view! { <ol>{parts}</ol> });
    view! { <li>{internal_link(&section.id, text(&section.title))} {parts}</li> }.into_any()
}
