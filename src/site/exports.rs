//! The exports: the bundle as JSON, and the resources as CSV.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::components::RenderContext;
use crate::report::{Bundle, Resource};

/// The bundle as formatted JSON, from which the same report can be built.
pub(super) fn report(bundle: &Bundle) -> Vec<u8> {
    // Serialising plain data to memory cannot fail.
    let mut json = serde_json::to_vec_pretty(bundle).unwrap_or_default();
    json.push(b'\n');
    json
}

/// Spreadsheets read a file as UTF-8 if it starts with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The resources in page order, one per line, as CSV (RFC 4180).
pub(super) fn resources(context: &RenderContext) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let records = std::iter::once(header(context)).chain(context.listed().map(|resource| record(resource, context)));
    for cells in records {
        // Writing to memory cannot fail, and all records have the same length.
        let _ = writer.write_record(cells.iter().map(|cell| plain(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

fn header(context: &RenderContext) -> [String; 15] {
    let words = &context.locale.resources.table;
    [
        &words.id,
        &words.title,
        &words.url,
        &words.publisher,
        &words.kind,
        &words.year,
        &words.year_note,
        &words.language,
        &words.group,
        &words.topics,
        &words.summary,
        &words.themes,
        &words.checked,
        &words.archived,
        &words.archived_on,
    ]
    .map(Clone::clone)
}

fn record(resource: &Resource, context: &RenderContext) -> [String; 15] {
    let bundle = &context.bundle;
    let group = bundle.groups.iter().find(|group| group.id == resource.group).map(|group| group.title.as_str());
    let topics = bundle.topics.iter().filter(|topic| resource.topics.contains(&topic.id));
    let archived = resource.archived.as_ref();
    [
        resource.id.0.clone(),
        resource.title.as_str().to_owned(),
        resource.url.clone(),
        resource.publisher.as_str().to_owned(),
        context.locale.resources.types.word(resource.kind).to_owned(),
        resource.year.map(|year| year.to_string()).unwrap_or_default(),
        resource.year_note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default(),
        context.language_name(&resource.lang.0),
        group.unwrap_or_default().to_owned(),
        joined(topics.map(|topic| topic.title.as_str())),
        resource.summary.as_str().to_owned(),
        joined(context.themes_of(&resource.id).map(|theme| theme.title.as_str())),
        resource.checked.map(|date| date.to_string()).unwrap_or_default(),
        archived.map(|copy| copy.url.clone()).unwrap_or_default(),
        archived.map(|copy| copy.date.to_string()).unwrap_or_default(),
    ]
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("; ")
}

/// The characters that start a formula; East Asian spreadsheets also accept the fullwidth forms.
const FORMULA: [char; 9] = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];

/// A cell on one line that no spreadsheet interprets as a formula, since an apostrophe makes it text. In locales with a
/// decimal comma, spreadsheets start a new cell after a semicolon, even inside quotation marks.
fn plain(cell: &str) -> String {
    let mut plain = String::new();
    let mut begins = true;
    for character in cell.replace("\r\n", " ").replace(['\n', '\r'], " ").chars() {
        if begins && FORMULA.contains(&character) {
            plain.push('\'');
        }
        begins = character == ';' || begins && [' ', '"'].contains(&character);
        plain.push(character);
    }
    plain
}
