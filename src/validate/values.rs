//! Rules that a value keeps or breaks by itself.

use std::str::FromStr;

use icu_locale::LanguageIdentifier;
use pulldown_cmark::{Event, Parser, Tag};
use url::Url;

use super::{Code, Findings};
use crate::report::walk::Value;
use crate::report::{Id, Lang, page_ids};

/// The schemes that a link in the page may have.
pub const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

pub(super) fn check(pointer: &str, value: Value<'_>, found: &mut Findings<'_>) {
    match value {
        Value::Id(_, id) | Value::Alias(id) => check_id(pointer, id, found),
        Value::Text(text) => check_text(pointer, text.as_str(), found),
        Value::Markdown(markdown) => {
            check_text(pointer, markdown.0.as_str(), found);
            check_markdown(pointer, markdown.0.as_str(), found);
        }
        Value::Url(url) => check_address(pointer, url, found),
        Value::OwnAddress(address) => check_own_address(pointer, address, found),
        Value::Lang(Lang(lang)) => {
            if LanguageIdentifier::from_str(lang).is_err() {
                let message = format!("`{lang}` is not a language tag");
                found.add(Code::BadLanguage, pointer, message, "write a BCP 47 tag such as `en-GB`, `sv` or `nl`");
            }
        }
        Value::Reference(..) => {}
    }
}

fn check_id(pointer: &str, Id(id): &Id, found: &mut Findings<'_>) {
    if id.is_empty() || id.contains(char::is_whitespace) || id.contains(char::is_control) {
        let fix = "write an id without spaces, such as `skills-and-capacity`";
        found.add(Code::BadId, pointer, format!("`{id}` cannot be an id"), fix);
    } else if page_ids::holds(id) {
        let fix = "choose another; the page has a part of its own by this name";
        found.add(Code::BadId, pointer, format!("the id `{id}` is taken"), fix);
    }
}

fn check_text(pointer: &str, text: &str, found: &mut Findings<'_>) {
    if text.trim().is_empty() {
        found.add(Code::EmptyText, pointer, "the text is empty", "write it, or leave the key out where it is optional");
    }
    if let Some(character) = text.chars().find(|character| is_hidden_control(*character)) {
        let message = format!("the text holds the control character U+{:04X}", u32::from(character));
        found.add(Code::ControlCharacter, pointer, message, "take it out; it does not show but changes what is read");
    }
}

/// Control characters, line separators and the marks that reorder text (Unicode Technical Report 36).
fn is_hidden_control(character: char) -> bool {
    let reorders = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let separates = matches!(character, '\u{2028}' | '\u{2029}');
    reorders || separates || (character.is_control() && character != '\n')
}

fn check_address(pointer: &str, address: &str, found: &mut Findings<'_>) {
    let fix = "write an absolute address that begins with https:, http:, mailto: or tel:";
    match Url::parse(address) {
        Err(reason) => found.add(Code::BadAddress, pointer, format!("`{address}` is not an address: {reason}"), fix),
        Ok(url) if !SCHEMES.contains(&url.scheme()) => {
            found.add(Code::BadAddress, pointer, format!("addresses with `{}:` are not allowed", url.scheme()), fix);
        }
        Ok(_) => {}
    }
}

/// A theme's link is this address with the theme's id after it.
fn check_own_address(pointer: &str, address: &str, found: &mut Findings<'_>) {
    let fix = "write the address of the page without what leads into it, such as `https://example.org/outlook/`";
    let message = match Url::parse(address) {
        Err(reason) => format!("`{address}` is not an address: {reason}"),
        Ok(url) if url.scheme() != "https" => {
            format!("the report stays at an `https:` address, not at `{}:`", url.scheme())
        }
        Ok(url) if url.fragment().is_some() => "the report's address leads into the page".to_owned(),
        Ok(url) if url.query().is_some() || !url.path().ends_with('/') => {
            "the report's address is not that of a folder, which ends in `/`".to_owned()
        }
        Ok(_) => return,
    };
    found.add(Code::BadAddress, pointer, message, fix);
}

fn check_markdown(pointer: &str, source: &str, found: &mut Findings<'_>) {
    for event in Parser::new(source) {
        let unwanted = match event {
            Event::Html(html) | Event::InlineHtml(html) => format!("raw HTML: {}", html.trim()),
            Event::Start(Tag::Heading { .. }) => "a heading".to_owned(),
            Event::Start(Tag::Image { .. }) => "an image".to_owned(),
            Event::Start(Tag::CodeBlock(_)) => "a block of code".to_owned(),
            Event::Rule => "a rule".to_owned(),
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.starts_with('#') => {
                check_address(pointer, &dest_url, found);
                continue;
            }
            _ => continue,
        };
        let fix = "write paragraphs, lists, emphasis, links and quotations; `\\<` stands for the sign itself";
        found.add(Code::Markdown, pointer, format!("the text holds {unwanted}"), fix);
    }
}
