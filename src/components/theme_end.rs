//! The end of a theme: its tools, and the way to the themes before and after it.

use leptos::prelude::*;

use super::edition::Edition;
use super::text::{message, reference, text};
use crate::islands::Press;
use crate::report::Theme;

/// The tools are the same for every theme; which one is meant is told by where the button stands.
pub(super) fn theme_end(theme: &Theme, edition: &Edition) -> AnyView {
    let words = &edition.locale.theme;
    let [previous, next] = edition.neighbours(&theme.id);
    let turn = [(previous, &words.previous), (next, &words.next)].into_iter().filter_map(|(theme, words)| {
        let theme = theme?;
        Some(view! { <li>{reference(&theme.id, message(words, "title", text(&theme.title)))}</li> })
    });
    let tools = [(Press::LINK, &words.link), (Press::CITE, &words.cite), (Press::SHARE, &words.share)];
    let tools = tools.map(|(press, word)| view! { <button type="button" value=press>{word.clone()}</button> });
    view! {
        <div class="theme-end ui">
            <p class="reader tools" hidden=true>{tools.into_iter().collect_view()} <span role="status"></span></p>
            <ul>{turn.collect_view()}</ul>
        </div>
    }
    .into_any()
}
