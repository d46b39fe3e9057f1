//! Every text of a bundle as readers see it; both test binaries ask for it.

use almanac::report::Bundle;
use almanac::report::walk::{Value, walk};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Every text of a bundle in the order of the file; of Markdown each paragraph or list item, without its marks.
pub fn strings(bundle: &Bundle) -> Vec<String> {
    strings_at(bundle, |_| true)
}

/// Those of a bundle's texts that stand at certain JSON pointers.
pub fn strings_at(bundle: &Bundle, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut strings = Vec::new();
    walk(bundle, &mut |pointer, value| match value {
        Value::Text(text) if wanted(pointer) => strings.push(text.as_str().to_owned()),
        Value::Markdown(markdown) if wanted(pointer) => strings.extend(paragraphs(markdown.0.as_str())),
        _ => {}
    });
    strings
}

fn paragraphs(source: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for event in Parser::new(source) {
        match (event, paragraphs.last_mut()) {
            (Event::Start(Tag::Paragraph | Tag::Item) | Event::End(TagEnd::Paragraph | TagEnd::Item), _) => {
                paragraphs.push(String::new());
            }
            (Event::Text(text) | Event::Code(text), Some(paragraph)) => paragraph.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some(paragraph)) => paragraph.push(' '),
            _ => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}
