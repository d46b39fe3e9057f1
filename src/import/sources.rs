//! The links of notes, as sources of a theme.

use super::document::{Block, plain};
use crate::report::{Link, Text};
use crate::validate::is_address;

/// The longest title that is made of a note's text, in characters.
const MAX_TITLE: usize = 150;

/// Adds the links of a note. In one list the same words lead to one place, so a title that is in use gets its address.
pub(super) fn add(sources: &mut Vec<Link>, note: &[Block]) {
    for block in note {
        for spans in block.text.chunk_by(|a, b| a.link == b.link) {
            let Some(url) = spans[0].link.as_ref().filter(|url| is_address(url)) else { continue };
            if sources.iter().any(|source| source.url == *url) {
                continue;
            }
            let title = title(&plain(spans), url, &plain(&block.text));
            let is_taken = sources.iter().any(|source| source.title.as_str() == title);
            let title = if is_taken { format!("{title} ({url})") } else { title };
            sources.push(Link { title: Text::Plain(title), url: url.clone(), lang: None });
        }
    }
}

/// The words of a link; where they are its address, those around it.
fn title(words: &str, url: &str, around: &str) -> String {
    if !words.is_empty() && words != url {
        return words.to_owned();
    }
    let around = around.replace(url, "");
    let around: String = around.trim_matches(|c: char| !c.is_alphanumeric()).chars().take(MAX_TITLE).collect();
    if around.trim().is_empty() { url.to_owned() } else { around.trim().to_owned() }
}
