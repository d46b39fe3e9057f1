//! A region of the page: a `section` element named by its heading.

use leptos::prelude::*;

use super::heading::heading;
use crate::report::page_ids;

/// A region with a heading, a count beside it, and content.
pub(super) fn region(id: &str, title: AnyView, count: String, content: AnyView) -> AnyView {
    let title_id = page_ids::title_of(id);
    view! {
        <section class="section" id=id.to_owned() aria-labelledby=title_id.clone()>
            <div class="section-header">
                {heading(2, "", Some(title_id.clone()), title)}
                <p class="ui">{count}</p>
            </div>
            {content}
        </section>
    }
    .into_any()
}
