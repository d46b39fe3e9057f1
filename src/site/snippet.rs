//! The snippet of a site whose address is known, and what machines are told that paste it for people.

use serde_json::json;
use url::{ParseError, Url};

use super::{EMBED, INDEX, OEMBED, Site};
use crate::components::RenderContext;
use crate::report::walk::{Kind, Value, walk};
use crate::report::{Id, page_ids};
use crate::snippet::{HEIGHT, Snippet, WIDTH};

/// The folder of oEmbed's answers for single themes.
pub(super) const ANSWERS: &str = "oembed";
/// How long an answer of oEmbed may be kept, in seconds: a day.
const KEPT: u32 = 86_400;

/// Why there is no snippet.
#[derive(Debug, thiserror::Error)]
pub enum SnippetError {
    /// No page on the web is beneath this address.
    #[error("`{0}` is not the address of a site: {1}; write one such as https://reports.example.org/outlook/")]
    Address(String, String),
    /// Nothing in the page can be shown by this id.
    #[error("nothing in the page has the id `{0}`")]
    Id(String),
}

/// The snippet of a report whose site is at `address`, for all of it or for one thing in it; `wishes` are what else
/// the frame's address asks for.
///
/// # Errors
///
/// When the address is not one that others can be joined to, or nothing has the id.
pub fn snippet(
    context: &RenderContext,
    address: &str,
    only: Option<&Id>,
    wishes: &[(&str, &str)],
) -> Result<Snippet, SnippetError> {
    let failed = |error: ParseError| SnippetError::Address(address.to_owned(), error.to_string());
    let mut report = site_folder(address)?;
    let mut embed = report.join(EMBED).map_err(failed)?;
    let mut title = context.bundle.report.title.as_str().to_owned();
    if let Some(id) = only {
        let name = name(context, id).ok_or_else(|| SnippetError::Id(id.0.clone()))?;
        title = [&name, " · ", &title].concat();
        embed.query_pairs_mut().append_pair("only", &id.0);
        report = report.join(INDEX).and_then(|index| index.join(&id.fragment())).map_err(failed)?;
    }
    for (wish, value) in wishes {
        embed.query_pairs_mut().append_pair(wish, value);
    }
    Ok(Snippet { embed: embed.into(), report: report.into(), title })
}

/// The folder of a site, by its own address, with or without the slash at its end, or by that of a page in it.
fn site_folder(address: &str) -> Result<Url, SnippetError> {
    let refused = |reason: &str| SnippetError::Address(address.to_owned(), reason.to_owned());
    let (scheme, rest) = address.split_once("://").ok_or_else(|| refused("it does not begin with `https://`"))?;
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(refused("a frame in a page on the web needs `https` or `http`"));
    }
    // A parser corrects all of these in silence, to an address that nobody wrote.
    if rest.contains(|character: char| character.is_whitespace() || character.is_control() || character == '\\') {
        return Err(refused("it holds a space or a backslash"));
    }
    if rest.is_empty() || rest.starts_with(['/', '?', '#', ':', '@']) {
        return Err(refused("it names no host"));
    }
    let mut url = Url::parse(address).map_err(|error| refused(&error.to_string()))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("it holds a user name or a password, which everybody would see"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused("it must end before `?` and `#`"));
    }
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty();
    }
    let is_page = url.path().to_ascii_lowercase().ends_with(".html");
    if let Ok(mut segments) = url.path_segments_mut() {
        if is_page {
            segments.pop();
        }
        segments.push("");
    }
    Ok(url)
}

/// What something in the page is called: what every page has, by the locale; of the report's own things the first
/// text after the id, which is a title or a name.
fn name(context: &RenderContext, wanted: &Id) -> Option<String> {
    let words = &context.locale;
    match wanted.0.as_str() {
        page_ids::PEOPLE => return Some(words.people.title.clone()),
        page_ids::ORGANISATIONS => return Some(words.people.organisations.clone()),
        page_ids::RESOURCES => return Some(words.resources.title.clone()),
        page_ids::PICTURE => return Some(words.embed.wheel.clone()),
        _ => {}
    }
    let (mut found, mut name) = (false, None);
    walk(&context.bundle, &mut |_, value| match value {
        Value::Id(kind, id) => found |= id == wanted && !matches!(kind, Kind::Report | Kind::Topic | Kind::Notice),
        Value::Alias(id) => found |= id == wanted,
        Value::Text(text) if found => {
            name.get_or_insert(text.as_str().to_owned());
        }
        _ => {}
    });
    name
}

/// The answers of oEmbed 1.0 for the report and for each theme, if the report says where it stays: its consumers
/// need whole addresses. An id that cannot be the name of a file has no answer of its own.
pub(super) fn oembed(context: &RenderContext) -> Site {
    let Some(address) = context.bundle.report.address.as_deref() else { return Site::new() };
    let named = |id: &&Id| !id.0.starts_with('.') && !id.0.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']);
    let themes = context.bundle.themes.iter().map(|theme| &theme.id).filter(named);
    let themes = themes.map(|id| (format!("{ANSWERS}/{}.json", id.0), Some(id)));
    let whole = (OEMBED.to_owned(), None);
    std::iter::once(whole)
        .chain(themes)
        .filter_map(|(path, only)| Some((path, answer(&snippet(context, address, only, &[]).ok()?, context, address))))
        .collect()
}

/// One answer: a frame of type `rich`.
fn answer(snippet: &Snippet, context: &RenderContext, address: &str) -> Vec<u8> {
    let publisher = context.bundle.report.contact.as_ref().map(|publisher| publisher.name.as_str());
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": snippet.title,
        "provider_name": publisher.unwrap_or(&context.locale.page.brand),
        "provider_url": address,
        "cache_age": KEPT,
        "html": snippet.quoted(),
        "width": WIDTH,
        "height": HEIGHT,
    });
    format!("{answer:#}\n").into_bytes()
}
