//! The export of a filtered list as CSV, by hand: the whole file is fetched, and its rows are picked by id.
//!
//! One request through `XMLHttpRequest`; gloo-net would bring futures and `fetch` for it.

use std::rc::Rc;

use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlAnchorElement, XmlHttpRequest};

use super::dom;
use super::resource_list::ResourceList;

/// Spreadsheets read a file as UTF-8 if it begins with this.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Answers a click on the link to the whole file: if something is chosen, makes a file of that.
///
/// If that fails, the browser downloads the whole file, as it does without the client.
pub(super) fn export(event: &Event, link: HtmlAnchorElement, list: &Rc<ResourceList>) {
    // The click at the end of `fetch` is not trusted, and is left to the browser.
    if event.is_trusted() && list.is_filtered() && fetch(link, list).is_ok() {
        event.prevent_default();
    }
}

/// Fetches the whole file, and then follows the link to the part of it that is shown.
fn fetch(link: HtmlAnchorElement, list: &Rc<ResourceList>) -> Result<(), JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("GET", &link.href())?;
    request.send()?;
    let (response, list) = (request.clone(), Rc::clone(list));
    dom::listen(&request, "loadend", move |_| {
        let whole = response.response_text().ok().flatten().filter(|_| response.status() == Ok(200));
        let href = link.href();
        let part = whole.and_then(|whole| filter_rows(&whole, &list)).map(|part| object_url(&part));
        if let Some(url) = &part {
            link.set_href(url);
        }
        link.click();
        link.set_href(&href);
        // Downloads may read the URL later, so it lasts as long as the page.
        std::mem::forget(part);
    });
    Ok(())
}

/// The header of a file and the rows of the entries that are shown, found by id: the host may have a newer file than
/// the page. None if one of them is missing or there twice.
fn filter_rows(whole: &str, list: &ResourceList) -> Option<String> {
    // Decoding as text has removed the byte order mark.
    let mut rows = whole.split("\r\n");
    let mut part = [BYTE_ORDER_MARK, rows.next()?, "\r\n"].concat();
    let rows: Vec<(String, &str)> = rows.filter_map(|row| Some((row_id(row)?, row))).collect();
    for id in list.shown_ids() {
        let id = unescape(&id);
        let mut own = rows.iter().filter(|(other, _)| *other == id);
        let (Some((_, row)), None) = (own.next(), own.next()) else { return None };
        part.push_str(row);
        part.push_str("\r\n");
    }
    Some(part)
}

/// The id that a complete row begins with.
fn row_id(row: &str) -> Option<String> {
    let (id, _) = row.strip_prefix('"')?.strip_suffix('"')?.split_once("\",\"")?;
    Some(unescape(id))
}

/// An id without the quotes that a cell doubles, or has before what a spreadsheet would read as a formula.
fn unescape(id: &str) -> String {
    id.chars().filter(|character| !['"', '\''].contains(character)).collect()
}

/// A URL of a file with this content.
fn object_url(csv: &str) -> ObjectUrl {
    Blob::new_with_options(csv, Some("text/csv")).into()
}
