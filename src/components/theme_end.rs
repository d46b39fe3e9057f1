//! The end of a theme: its tools, and the way to the themes before and after it.

use leptos::prelude::*;
use url::form_urlencoded::Serializer;

use super::edition::Edition;
use super::frame::{PARTNERS, Place};
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
    view! {
        <div class="theme-end ui">
            {(Place::current() == Place::Reading).then(|| tools(theme, edition))}
            <ul>{turn.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The theme's link, citation and snippet. In a frame they belong to the whole page, to which the frame leads.
fn tools(theme: &Theme, edition: &Edition) -> AnyView {
    let words = &edition.locale.theme;
    let tools = [(Press::LINK, &words.link), (Press::CITE, &words.cite), (Press::SHARE, &words.share)];
    let tools = tools.map(|(press, word)| view! { <button type="button" value=press>{word.clone()}</button> });
    let asked = Serializer::new(String::new()).append_pair("only", &theme.id.0).finish();
    let embed = view! { <a href=[PARTNERS, "?", &asked].concat()>{edition.locale.partners.link.clone()}</a> };
    view! {
        <p class="reader tools" hidden=true>{tools.into_iter().collect_view()} {embed} <span role="status"></span></p>
    }
    .into_any()
}
