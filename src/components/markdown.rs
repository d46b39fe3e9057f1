//! Small Markdown as elements: paragraphs, lists, emphasis, links, quotations.

use leptos::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};

use super::text::out;
use crate::report::Markdown;

/// Blocks of Markdown, one after the other.
pub(super) fn blocks(blocks: &[Markdown]) -> AnyView {
    blocks.iter().map(block).collect_view().into_any()
}

/// One block; in another language than the page's it is marked so.
fn block(Markdown(source): &Markdown) -> AnyView {
    let content = siblings(&mut Parser::new(source.as_str()));
    match source.lang() {
        Some(lang) => view! { <div lang=lang.0.clone()>{content}</div> }.into_any(),
        None => content.into_any(),
    }
}

/// The elements up to the end of the one being read.
fn siblings(events: &mut Parser<'_>) -> Vec<AnyView> {
    let mut views = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(tag) => views.push(element(tag, siblings(events))),
            Event::End(_) => break,
            Event::SoftBreak => views.push(" ".into_any()),
            Event::HardBreak => views.push(view! { <br/> }.into_any()),
            Event::Rule => views.push(view! { <hr/> }.into_any()),
            // `validate` refuses raw HTML; if it comes here all the same, it is text.
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                views.push(text.into_string().into_any());
            }
            _ => {}
        }
    }
    views
}

/// One element around its content.
fn element(tag: Tag<'_>, content: Vec<AnyView>) -> AnyView {
    match tag {
        Tag::Paragraph => view! { <p>{content}</p> }.into_any(),
        Tag::Emphasis => view! { <em>{content}</em> }.into_any(),
        Tag::Strong => view! { <strong>{content}</strong> }.into_any(),
        Tag::BlockQuote(_) => view! { <blockquote>{content}</blockquote> }.into_any(),
        Tag::List(None) => view! { <ul>{content}</ul> }.into_any(),
        Tag::List(Some(_)) => view! { <ol>{content}</ol> }.into_any(),
        Tag::Item => view! { <li>{content}</li> }.into_any(),
        Tag::Link { dest_url, .. } => {
            if dest_url.starts_with('#') {
                return view! { <a href=dest_url.into_string()>{content}</a> }.into_any();
            }
            out(&dest_url, None, content.into_any())
        }
        _ => content.into_any(),
    }
}
