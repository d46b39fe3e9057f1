//! Texts of the bundle and messages of the locale as inline content.

use leptos::prelude::*;

use super::context::RenderContext;
use crate::locale::Direction;
use crate::report::{Lang, Text};

/// A text as inline content. A text in another language, or with characters of the opposite direction, is wrapped in an
/// element with `lang` and `dir`, which isolates it from its surroundings.
pub(super) fn text(text: &Text) -> AnyView {
    let words = text.as_str().to_owned();
    let (lang, dir) = (language(text), direction(text));
    if lang.is_none() && dir.is_none() {
        return words.into_any();
    }
    view! { <span lang=lang dir=dir>{words}</span> }.into_any()
}

/// The direction of a text, if it or some of its characters differ from the page's direction.
fn direction(text: &Text) -> Option<&'static str> {
    let page = RenderContext::current().direction();
    let own = match text.lang() {
        Some(Lang(lang)) => Direction::of_language(lang),
        None => Direction::of_text(text.as_str()).unwrap_or(page),
    };
    (own != page || page.is_mixed_in(text.as_str())).then_some(own.name())
}

/// A message with an element in place of its placeholder `{name}`.
pub(super) fn message(message: &str, name: &str, element: AnyView) -> AnyView {
    let placeholder = ["{", name, "}"].concat();
    let (before, after) = message.split_once(&placeholder).unwrap_or((message, ""));
    // Leptos renders an empty string as a space.
    let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    (words(before), element, words(after)).into_any()
}

/// The language tag of a text, if it has one.
pub(super) fn language(text: &Text) -> Option<String> {
    text.lang().map(|Lang(lang)| lang.clone())
}
