//! Embed snippets of a site with a known address, and oEmbed responses.

use serde_json::json;
use url::{ParseError, Url};

use super::{EMBED, INDEX, OEMBED, Site};
use crate::components::RenderContext;
use crate::report::walk::{Kind, Value, walk};
use crate::report::{Id, page_ids};
use crate::snippet::{HEIGHT, Snippet, WIDTH};

/// The folder of the oEmbed responses for single themes.
pub(super) const RESPONSES: &str = "oembed";
/// How long an oEmbed response may be cached, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// Why a snippet cannot be generated.
#[derive(Debug, thiserror::Error)]
pub enum SnippetError {
    /// The address is not that of a site.
    #[error("`{0}` is not the address of a site: {1}; write one such as https://reports.example.org/outlook/")]
    Address(String, String),
    /// No element of the page has the id.
    #[error("nothing in the page has the id `{0}`")]
    Id(String),
}

/// The snippet for the site at `address`: for the whole report or for one element of it, with further URL `parameters`.
///
/// # Errors
///
/// When the address is not that of a site, or no element has the id.
pub fn snippet(
    context: &RenderContext,
    address: &str,
    only: Option<&Id>,
    parameters: &[(&str, &str)],
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
    for (name, value) in parameters {
        embed.query_pairs_mut().append_pair(name, value);
    }
    Ok(Snippet { embed: embed.into(), report: report.into(), title })
}

/// The address of a site's folder, from that address with or without a trailing slash, or from the address of a page.
fn site_folder(address: &str) -> Result<Url, SnippetError> {
    let refused = |reason: &str| SnippetError::Address(address.to_owned(), reason.to_owned());
    let (scheme, rest) = address.split_once("://").ok_or_else(|| refused("it does not begin with `https://`"))?;
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(refused("a frame in a page on the web needs `https` or `http`"));
    }
    // The parser would silently correct all of these to another address.
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

/// The name of an element: from the locale for those that every page has, else the first text after the id, which is a
/// title or a name.
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

/// The oEmbed 1.0 responses for the report and for each theme, if the report has an address, since consumers need absolute
/// addresses. An id that cannot be a file name has no response of its own.
pub(super) fn oembed(context: &RenderContext) -> Site {
    let Some(address) = context.bundle.report.address.as_deref() else { return Site::new() };
    let named = |id: &&Id| !id.0.starts_with('.') && !id.0.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']);
    let themes = context.bundle.themes.iter().map(|theme| &theme.id).filter(named);
    let themes = themes.map(|id| (format!("{RESPONSES}/{}.json", id.0), Some(id)));
    let whole = (OEMBED.to_owned(), None);
    std::iter::once(whole)
        .chain(themes)
        .filter_map(|(path, only)| {
            Some((path, response(&snippet(context, address, only, &[]).ok()?, context, address)))
        })
        .collect()
}

/// A response of type `rich`.
fn response(snippet: &Snippet, context: &RenderContext, address: &str) -> Vec<u8> {
    let publisher = context.bundle.report.contact.as_ref().map(|publisher| publisher.name.as_str());
    let response = json!({
        "version": "1.0",
        "type": "rich",
        "title": snippet.title,
        "provider_name": publisher.unwrap_or(&context.locale.page.brand),
        "provider_url": address,
        "cache_age": CACHE_AGE,
        "html": snippet.oembed(),
        "width": WIDTH,
        "height": HEIGHT,
    });
    format!("{response:#}\n").into_bytes()
}
