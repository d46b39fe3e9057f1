//! Renders the Markdown subset: paragraphs, lists, emphasis, code, links, quotations.

use leptos::prelude::*;
use pulldown_cmark::{Event, Tag};

use super::context::RenderContext;
use super::file_names::INDEX;
use super::links::external_link;
use super::page::PageKind;
use super::printed_links::LinkId;
use crate::locale::Direction;
use crate::markdown::{destination, events};
use crate::report::{Id, Lang, Markdown, Text, page_ids};

/// Blocks of Markdown.
pub(super) fn blocks(blocks: &[Markdown]) -> AnyView {
    blocks.iter().map(|Markdown(source)| block(source)).collect_view().into_any()
}

/// One block, wrapped in an element with `lang` and `dir` where its language is not the page's.
fn block(source: &Text) -> AnyView {
    let events =
        events(source.as_str()).map(|(event, range)| (event, LinkId::of(&source.as_str()[range.start..]))).collect();
    let lang = source.lang().map(|Lang(lang)| lang.clone());
    // A block with a language tag has that language's direction; any other has the direction of its first strong character.
    let around = lang.as_deref().map_or_else(|| RenderContext::current().direction(), Direction::of_language);
    let mut writer = Writer { events, next: 0, last: ' ', around: lang.is_none().then_some(around) };
    let content = writer.siblings();
    match lang {
        Some(lang) => view! { <div lang=lang dir=around.name()>{content}</div> }.into_any(),
        None => content.into_any(),
    }
}

/// Renders the events of one block.
struct Writer<'a> {
    /// Each event, with the id that it has as a link.
    events: Vec<(Event<'a>, LinkId)>,
    next: usize,
    /// The last character rendered.
    last: char,
    /// The direction around the block, where paragraphs state a different one themselves.
    around: Option<Direction>,
}

impl Writer<'_> {
    /// The elements up to the end of the current one.
    fn siblings(&mut self) -> Vec<AnyView> {
        let mut views = Vec::new();
        while let Some((event, id)) = self.events.get(self.next).cloned() {
            self.next += 1;
            match event {
                Event::Start(tag) => {
                    let start = self.next;
                    let content = self.siblings();
                    let dir = self.direction(start);
                    views.push(element(tag, id, content, dir));
                }
                Event::End(_) => break,
                Event::SoftBreak => views.extend(self.space().map(IntoAny::into_any)),
                Event::HardBreak => views.push(view! { <br/> }.into_any()),
                Event::Code(code) => {
                    self.last = code.chars().next_back().unwrap_or(self.last);
                    views.push(view! { <code>{code.into_string()}</code> }.into_any());
                }
                // `validate` rejects all but the first; here they would be text.
                Event::Text(text)
                | Event::Html(text)
                | Event::InlineHtml(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text)
                | Event::FootnoteReference(text) => {
                    self.last = text.chars().next_back().unwrap_or(self.last);
                    views.push(text.into_string().into_any());
                }
                Event::Rule | Event::TaskListMarker(_) => {}
            }
        }
        views
    }

    /// A soft line break: a space, or nothing between characters of scripts without spaces.
    fn space(&self) -> Option<&'static str> {
        let next =
            self.events[self.next..].iter().find_map(|(event, _)| text_of(event)).and_then(|text| text.chars().next());
        (!(is_wide(self.last) && next.is_some_and(is_wide))).then_some(" ")
    }

    /// The direction of the element that began at an event, where it differs from the direction around the block.
    fn direction(&self, start: usize) -> Option<&'static str> {
        let around = self.around?;
        let own = self.events[start..self.next]
            .iter()
            .filter_map(|(event, _)| text_of(event))
            .find_map(Direction::of_text)?;
        (own != around).then_some(own.name())
    }
}

fn text_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// Whether a character is wide and of a script without spaces: ideographs, kana and their punctuation (CSS Text Module
/// Level 3, segment break transformation).
fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{303f}' | '\u{3041}'..='\u{312f}' | '\u{31a0}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// An element with its content.
fn element(tag: Tag<'_>, id: LinkId, content: Vec<AnyView>, dir: Option<&'static str>) -> AnyView {
    match tag {
        Tag::Paragraph => view! { <p dir=dir>{content}</p> }.into_any(),
        Tag::Emphasis => view! { <em>{content}</em> }.into_any(),
        Tag::Strong => view! { <strong>{content}</strong> }.into_any(),
        Tag::BlockQuote(_) => view! { <blockquote dir=dir>{content}</blockquote> }.into_any(),
        Tag::List(None) => view! { <ul dir=dir>{content}</ul> }.into_any(),
        Tag::List(Some(first)) => {
            let start = (first != 1).then(|| first.to_string());
            view! { <ol start=start dir=dir>{content}</ol> }.into_any()
        }
        Tag::Item => view! { <li dir=dir>{content}</li> }.into_any(),
        Tag::Link { link_type, dest_url, .. } => link(id, &destination(link_type, &dest_url), content.into_any()),
        // `validate` rejects these; here only their content would be rendered.
        Tag::Heading { .. }
        | Tag::CodeBlock(_)
        | Tag::HtmlBlock
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::TableCell
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Image { .. }
        | Tag::MetadataBlock(_) => content.into_any(),
    }
}

fn link(id: LinkId, address: &str, content: AnyView) -> AnyView {
    match address.strip_prefix('#') {
        None => external_link(id, address, None, content),
        Some(_) if PageKind::current() == PageKind::Embed && !is_embedded(address) => {
            let new_tab = RenderContext::current().locale.embed.new_tab.clone();
            view! {
                <a href=[INDEX, address].concat() target="_blank" rel="noopener">{content} <span class="sr-only">" " {new_tab}</span></a>
            }
            .into_any()
        }
        Some(_) => view! { <a href=address.to_owned()>{content}</a> }.into_any(),
    }
}

/// Whether the embedded report has the target of an internal link; it has no notices, for example.
fn is_embedded(address: &str) -> bool {
    let context = RenderContext::current();
    let notices = context.bundle.notices.iter().map(|notice| notice.id.clone());
    let mut absent = notices.chain([page_ids::MAIN, page_ids::CONTENTS].map(|id| Id(id.to_owned())));
    absent.all(|id| id.fragment() != address && id.0 != address[1..])
}
