//! The end of a theme: links to the previous and next theme, and the tools that the client adds to open themes.

use leptos::prelude::*;

use super::assets::FileLinks;
use super::context::RenderContext;
use super::links::internal_link;
use super::text::{message, text};
use crate::islands::Action;
use crate::report::Theme;

/// The links to the previous and next theme.
pub(super) fn theme_end(theme: &Theme, context: &RenderContext) -> AnyView {
    let words = &context.locale.theme;
    let [previous, next] = context.neighbours(&theme.id);
    let links = [(previous, &words.previous), (next, &words.next)].into_iter().filter_map(|(theme, words)| {
        let theme = theme?;
        Some(view! { <li>{internal_link(&theme.id, message(words, "title", text(&theme.title)))}</li> })
    });
    view! {
        <div class="theme-footer ui">
            <ul>{links.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The tools of a theme: link, citation, sharing and embedding. They are rendered once, and the client clones them into each
/// open theme. The embedded report has none; it links to the whole page.
pub(super) fn theme_tools(context: &RenderContext) -> AnyView {
    let words = &context.locale.theme;
    let tools = [(Action::CopyLink, &words.link), (Action::Cite, &words.cite), (Action::Share, &words.share)];
    let tools =
        tools.map(|(action, word)| view! { <button type="button" value=action.value()>{word.clone()}</button> });
    let partners = FileLinks::current().partners;
    let partners = partners.map(|href| view! { <a href=href>{context.locale.partners.link.clone()}</a> });
    view! {
        <div class="theme-tools" hidden=true>
            <client-only class="tools" hidden=true>
                {tools.into_iter().collect_view()} {partners} <span role="status"></span>
            </client-only>
        </div>
    }
    .into_any()
}
