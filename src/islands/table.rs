//! The table of resources to take away, with the entries that are shown and in their order.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, Url, XmlHttpRequest};

use super::dom;
use super::lists::Lists;

/// Spreadsheets take a table for UTF-8 where it begins with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Answers a press on the link to the whole table: where something is chosen, makes a table of that.
///
/// Where that cannot be done the browser fetches the whole table, as it does without the reader.
pub(super) fn take(event: &Event, link: HtmlAnchorElement, lists: &'static Lists) {
    // The last presses are the reader's own.
    if event.is_trusted() && lists.chosen() && fetch(link, lists).is_ok() {
        event.prevent_default();
    }
}

/// Fetches the whole table and then follows the link to what is shown of it.
fn fetch(link: HtmlAnchorElement, lists: &'static Lists) -> Result<(), JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("GET", &link.href())?;
    request.send()?;
    let answer = request.clone();
    dom::listen(&request, "loadend", move |_| {
        let whole = answer.response_text().ok().flatten().filter(|_| answer.status() == Ok(200));
        let address = whole.and_then(|whole| part(&whole, lists)).and_then(|part| address(&part).ok());
        let file = link.href();
        if let Some(address) = address {
            link.set_href(&address);
        }
        link.click();
        link.set_href(&file);
    });
    Ok(())
}

/// The head of a table and the rows of the entries that are shown, found by id: since the page was loaded, another
/// version of the table may have come. None where it lacks one of them, or has it twice.
fn part(whole: &str, lists: &Lists) -> Option<String> {
    // Reading the file as text has taken its mark away.
    let mut rows = whole.split("\r\n");
    let mut part = [BYTE_ORDER_MARK, rows.next()?, "\r\n"].concat();
    let rows: Vec<(String, &str)> = rows.filter_map(|row| Some((id_of(row)?, row))).collect();
    for id in lists.shown_in_order() {
        let id = bare(&id);
        let mut own = rows.iter().filter(|(other, _)| *other == id);
        let (Some((_, row)), None) = (own.next(), own.next()) else { return None };
        part.push_str(row);
        part.push_str("\r\n");
    }
    Some(part)
}

/// The id that a whole row begins with.
fn id_of(row: &str) -> Option<String> {
    let (id, _) = row.strip_prefix('"')?.strip_suffix('"')?.split_once("\",\"")?;
    Some(bare(id))
}

/// An id without the marks that a cell doubles, or puts before what a spreadsheet would take for a formula.
fn bare(id: &str) -> String {
    id.chars().filter(|character| !['"', '\''].contains(character)).collect()
}

/// An address that the browser keeps the table at, for as long as the page is open.
fn address(table: &str) -> Result<String, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&Array::of1(&table.into()), &kind)?)
}
