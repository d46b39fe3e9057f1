//! The snippet of a site whose address is known, and what machines are told that paste it for people.

use serde_json::json;
use url::Url;

use super::{EMBED, INDEX, OEMBED, Site};
use crate::components::Edition;
use crate::report::Id;
use crate::snippet::{HEIGHT, Snippet, WIDTH};

/// The folder of oEmbed's answers for single themes.
pub(super) const ANSWERS: &str = "oembed";
/// How long an answer of oEmbed may be kept, in seconds: a day.
const KEPT: u32 = 86_400;

/// The snippet of a report whose site is at `address`, for all of it or for one thing in it.
///
/// # Errors
///
/// When the address is not one that others can be joined to.
pub fn snippet(edition: &Edition, address: &str, only: Option<&Id>) -> Result<Snippet, url::ParseError> {
    let site = Url::parse(address)?;
    let (mut embed, mut report) = (site.join(EMBED)?, site.join(".")?);
    let title = edition.bundle.report.title.as_str();
    let Some(id) = only else {
        return Ok(Snippet { embed: embed.into(), report: report.into(), title: title.to_owned() });
    };
    embed.query_pairs_mut().append_pair("only", &id.0);
    report = report.join(INDEX)?.join(&id.fragment())?;
    let theme = edition.bundle.themes.iter().find(|theme| theme.id == *id);
    let title = theme.map_or(title.to_owned(), |theme| [theme.title.as_str(), " · ", title].concat());
    Ok(Snippet { embed: embed.into(), report: report.into(), title })
}

/// The answers of oEmbed 1.0 for the report and for each theme, if the report says where it stays: its consumers
/// need whole addresses. An id that cannot be the name of a file has no answer of its own.
pub(super) fn oembed(edition: &Edition) -> Site {
    let Some(address) = edition.bundle.report.address.as_deref() else { return Site::new() };
    let named = |id: &&Id| !id.0.starts_with('.') && !id.0.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']);
    let themes = edition.bundle.themes.iter().map(|theme| &theme.id).filter(named);
    let themes = themes.map(|id| (format!("{ANSWERS}/{}.json", id.0), Some(id)));
    let whole = (OEMBED.to_owned(), None);
    std::iter::once(whole)
        .chain(themes)
        .filter_map(|(path, only)| Some((path, answer(&snippet(edition, address, only).ok()?, edition, address))))
        .collect()
}

/// One answer: a frame of type `rich`.
fn answer(snippet: &Snippet, edition: &Edition, address: &str) -> Vec<u8> {
    let publisher = edition.bundle.report.contact.as_ref().map(|publisher| publisher.name.as_str());
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": snippet.title,
        "provider_name": publisher.unwrap_or(&edition.locale.page.brand),
        "provider_url": address,
        "cache_age": KEPT,
        "html": snippet.quoted(),
        "width": WIDTH,
        "height": HEIGHT,
    });
    format!("{answer:#}\n").into_bytes()
}
