//! Words of the bundle, marked with their language where it is not the page's.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::Place;
use crate::locale::{Direction, fill};
use crate::report::{Id, Lang, Link, Text};

/// A text as it stands inside any element. Where some of it runs against the page's direction it is kept apart from what
/// stands beside it, in its own direction.
pub(super) fn text(text: &Text) -> AnyView {
    let words = text.as_str().to_owned();
    let (lang, dir) = (language(text), direction(text));
    if lang.is_none() && dir.is_none() {
        return words.into_any();
    }
    view! { <span lang=lang dir=dir>{words}</span> }.into_any()
}

/// The direction of a text, where it or some of it is not the page's.
fn direction(text: &Text) -> Option<&'static str> {
    let page = Edition::current().direction();
    let own = match text.lang() {
        Some(Lang(lang)) => Direction::of_language(lang),
        None => Direction::of_text(text.as_str()).unwrap_or(page),
    };
    (own != page || page.is_crossed_by(text.as_str())).then_some(own.name())
}

/// Text inside a `<textarea>`, whose children Leptos writes as they are.
pub(super) fn field(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A message with an element in its one place: `{name}`.
pub(super) fn message(message: &str, name: &str, element: AnyView) -> AnyView {
    let place = ["{", name, "}"].concat();
    let (before, after) = message.split_once(&place).unwrap_or((message, ""));
    // An empty text would be written as a space.
    let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    (words(before), element, words(after)).into_any()
}

/// The language of a text, where it is not the page's.
pub(super) fn language(text: &Text) -> Option<String> {
    text.lang().map(|Lang(lang)| lang.clone())
}

/// The addresses of a page, each of which paper shows once (R74): beside its entry in the lists, or else beside the first
/// link to it.
#[derive(Clone, Default)]
pub(super) struct Addresses(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Those that wait for their entry in the lists.
    listed: HashSet<String>,
    written: HashSet<String>,
}

impl Addresses {
    /// Those of a page that has entries for some.
    pub(super) fn with_lists(listed: HashSet<String>) -> Self {
        Self(Arc::new(Mutex::new(State { listed, ..State::default() })))
    }

    /// The class of a link to an address: `known` where the address is written elsewhere.
    ///
    /// The first to ask is the first in the page, so links are made in the order in which they stand there.
    pub(super) fn class(url: &str) -> &'static str {
        let write = |state: &mut State| !state.listed.contains(url) && state.written.insert(url.to_owned());
        if Self::with(write) { "out" } else { "known" }
    }

    /// The entry of an address in the lists has come.
    pub(super) fn arrive(url: &str) {
        Self::with(|state| state.listed.remove(url));
    }

    fn with(act: impl FnOnce(&mut State) -> bool) -> bool {
        let Self(state) = expect_context();
        state.lock().is_ok_and(|mut state| act(&mut state))
    }
}

/// An anchor that leads to another site: in the same window, or out of the frame the page stands in (R39, R40).
pub(super) fn out(url: &str, hreflang: Option<String>, content: AnyView) -> AnyView {
    let class = Addresses::class(url);
    let url = url.to_owned();
    if Place::current() != Place::Embed {
        return view! { <a class=class href=url hreflang=hreflang>{content}</a> }.into_any();
    }
    let new_tab = Edition::current().locale.embed.new_tab.clone();
    view! {
        <a class=class rel="noopener" target="_blank" href=url hreflang=hreflang>{content} <span class="unseen">" " {new_tab}</span></a>
    }
    .into_any()
}

/// A link to another site; the language of what it leads to follows it where that is not the page's.
pub(super) fn link(link: &Link) -> AnyView {
    let edition = Edition::current();
    let hreflang = link.lang.as_ref().and_then(|lang| edition.hreflang(lang));
    let language = hreflang.as_ref().map(|lang| {
        let name = fill(&edition.locale.page.in_language, &[("language", &edition.language_name(lang))]);
        view! { " " <span class="basis">{name}</span> }
    });
    view! { {out(&link.url, hreflang, text(&link.title))} {language} }.into_any()
}

/// Links to other sites, one to an item.
pub(super) fn link_items(links: &[Link]) -> AnyView {
    links.iter().map(|target| view! { <li>{link(target)}</li> }).collect_view().into_any()
}

/// A link to something else in the page.
pub(super) fn reference(id: &Id, content: AnyView) -> AnyView {
    view! { <a href=id.fragment()>{content}</a> }.into_any()
}
