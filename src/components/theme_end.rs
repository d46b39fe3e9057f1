//! The end of a theme: the way to the themes before and after it, and the tools that the client adds to one that is open.

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::PARTNERS;
use super::text::{message, reference, text};
use crate::islands::Press;
use crate::report::Theme;

/// The links to the themes before and after one.
pub(super) fn theme_end(theme: &Theme, edition: &Edition) -> AnyView {
    let words = &edition.locale.theme;
    let [previous, next] = edition.neighbours(&theme.id);
    let turn = [(previous, &words.previous), (next, &words.next)].into_iter().filter_map(|(theme, words)| {
        let theme = theme?;
        Some(view! { <li>{reference(&theme.id, message(words, "title", text(&theme.title)))}</li> })
    });
    view! {
        <div class="theme-end ui">
            <ul>{turn.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The link, citation and snippet of a theme, once for the page: the client copies them into each theme that is open.
/// In a frame they belong to the whole page, to which the frame leads.
pub(super) fn theme_tools(edition: &Edition) -> AnyView {
    let words = &edition.locale.theme;
    let tools = [(Press::LINK, &words.link), (Press::CITE, &words.cite), (Press::SHARE, &words.share)];
    let tools = tools.map(|(press, word)| view! { <button type="button" value=press>{word.clone()}</button> });
    view! {
        <div class="theme-tools" hidden=true>
            <client-only class="tools" hidden=true>
                {tools.into_iter().collect_view()} <a href=PARTNERS>{edition.locale.partners.link.clone()}</a> <span role="status"></span>
            </client-only>
        </div>
    }
    .into_any()
}
