//! Small Markdown as elements: paragraphs, lists, emphasis, code, links, quotations.

use leptos::prelude::*;
use pulldown_cmark::{Event, Tag};

use super::edition::Edition;
use super::frame::{INDEX, Place};
use super::text::out;
use crate::locale::Direction;
use crate::markdown::{destination, events};
use crate::report::{Id, Lang, Markdown, Text, page_ids};

/// Blocks of Markdown, one after the other.
pub(super) fn blocks(blocks: &[Markdown]) -> AnyView {
    blocks.iter().map(|Markdown(source)| block(source)).collect_view().into_any()
}

/// One block; in another language than the page's it is marked so.
fn block(source: &Text) -> AnyView {
    let events = events(source.as_str()).map(|(event, _)| event).collect();
    let lang = source.lang().map(|Lang(lang)| lang.clone());
    // The direction of a block that says its language is that language's; of any other, that of its first letter.
    let around = lang.as_deref().map_or_else(|| Edition::current().direction(), Direction::of_language);
    let mut writer = Writer { events, next: 0, last: ' ', around: lang.is_none().then_some(around) };
    let content = writer.siblings();
    match lang {
        Some(lang) => view! { <div lang=lang dir=around.name()>{content}</div> }.into_any(),
        None => content.into_any(),
    }
}

/// Makes elements of the events of one block.
struct Writer<'a> {
    events: Vec<Event<'a>>,
    next: usize,
    /// The character that was written last.
    last: char,
    /// The direction around the block, against which each paragraph is held.
    around: Option<Direction>,
}

impl Writer<'_> {
    /// The elements up to the end of the one being read.
    fn siblings(&mut self) -> Vec<AnyView> {
        let mut views = Vec::new();
        while let Some(event) = self.events.get(self.next).cloned() {
            self.next += 1;
            match event {
                Event::Start(tag) => {
                    let start = self.next;
                    let content = self.siblings();
                    let dir = self.direction(start);
                    views.push(element(tag, content, dir));
                }
                Event::End(_) => break,
                Event::SoftBreak => views.extend(self.space().map(IntoAny::into_any)),
                Event::HardBreak => views.push(view! { <br/> }.into_any()),
                Event::Code(code) => {
                    self.last = code.chars().next_back().unwrap_or(self.last);
                    views.push(view! { <code>{code.into_string()}</code> }.into_any());
                }
                // `validate` refuses all but the first; if they come here all the same, they are text.
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

    /// What a line break in the source stands for: a space, but between characters of scripts that have none nothing.
    fn space(&self) -> Option<&'static str> {
        let next = self.events[self.next..].iter().find_map(text_of).and_then(|text| text.chars().next());
        (!(is_wide(self.last) && next.is_some_and(is_wide))).then_some(" ")
    }

    /// The direction of what began at an event, where it is not the one around the block.
    fn direction(&self, start: usize) -> Option<&'static str> {
        let around = self.around?;
        let own = self.events[start..self.next].iter().filter_map(text_of).find_map(Direction::of_text)?;
        (own != around).then_some(own.name())
    }
}

fn text_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// Whether a character is of the scripts that are written without spaces between words, and wide: ideographs, kana and
/// their punctuation (CSS Text Module Level 3, segment break transformation).
fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{303f}' | '\u{3041}'..='\u{312f}' | '\u{31a0}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// One element around its content.
fn element(tag: Tag<'_>, content: Vec<AnyView>, dir: Option<&'static str>) -> AnyView {
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
        Tag::Link { link_type, dest_url, .. } => link(&destination(link_type, &dest_url), content.into_any()),
        // `validate` refuses these; if they come here all the same, their words are shown.
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

fn link(address: &str, content: AnyView) -> AnyView {
    match address.strip_prefix('#') {
        None => out(address, None, content),
        Some(_) if Place::current() == Place::Embed && !in_frame(address) => {
            let new_tab = Edition::current().locale.embed.new_tab.clone();
            view! {
                <a href=[INDEX, address].concat() target="_blank" rel="noopener">{content} <span class="unseen">" " {new_tab}</span></a>
            }
            .into_any()
        }
        Some(_) => view! { <a href=address.to_owned()>{content}</a> }.into_any(),
    }
}

/// Whether the page for frames has what an address inside the report leads to; it has no announcements, for one.
fn in_frame(address: &str) -> bool {
    let edition = Edition::current();
    let notices = edition.bundle.notices.iter().map(|notice| notice.id.clone());
    let mut absent = notices.chain([page_ids::MAIN, page_ids::CONTENTS].map(|id| Id(id.to_owned())));
    absent.all(|id| id.fragment() != address && id.0 != address[1..])
}
