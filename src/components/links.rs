//! Links: to other sites, and within the page.

use leptos::prelude::*;

use super::context::RenderContext;
use super::page::PageKind;
use super::printed_links::{LinkId, link_class};
use super::text::text;
use crate::locale::fill;
use crate::report::{Id, Link};

/// A link to another site: in the same window, or in a new tab if the page is embedded (R39, R40).
pub(super) fn external_link(id: LinkId, url: &str, hreflang: Option<String>, content: AnyView) -> AnyView {
    let class = link_class(id);
    let url = url.to_owned();
    if PageKind::current() != PageKind::Embed {
        return view! { <a class=class href=url hreflang=hreflang>{content}</a> }.into_any();
    }
    let new_tab = RenderContext::current().locale.embed.new_tab.clone();
    view! {
        <a class=class rel="noopener" target="_blank" href=url hreflang=hreflang>{content} <span class="sr-only">" " {new_tab}</span></a>
    }
    .into_any()
}

/// A link of the bundle, followed by the language of its target where that is not the page's.
pub(super) fn titled_link(link: &Link) -> AnyView {
    let context = RenderContext::current();
    let hreflang = link.lang.as_ref().and_then(|lang| context.hreflang(lang));
    let language = hreflang.as_ref().map(|lang| {
        let name = fill(&context.locale.page.in_language, &[("language", &context.language_name(lang))]);
        view! { " " <span class="basis">{name}</span> }
    });
    view! { {external_link(LinkId::of(&link.url), &link.url, hreflang, text(&link.title))} {language} }.into_any()
}

/// Links of the bundle as list items.
pub(super) fn link_items(links: &[Link]) -> AnyView {
    links.iter().map(|link| view! { <li>{titled_link(link)}</li> }).collect_view().into_any()
}

/// A link to another element of the page.
pub(super) fn internal_link(id: &Id, content: AnyView) -> AnyView {
    view! { <a href=id.fragment()>{content}</a> }.into_any()
}
