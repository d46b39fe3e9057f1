//! The external addresses of a bundle that a request can check.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use crate::markdown::{destination, events};
use crate::report::walk::{Value, walk};
use crate::report::{Bundle, Markdown};

/// The web addresses of a bundle, each with the JSON pointers of the values that contain it.
///
/// The report's own address is not among them: the report may not be published yet.
pub fn external_addresses(bundle: &Bundle) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |address: String, pointer: &str| {
        if address.starts_with("https:") || address.starts_with("http:") {
            found.entry(address).or_default().push(pointer.to_owned());
        }
    };
    walk(bundle, &mut |pointer, value| match value {
        Value::Url(url) => add(url.to_owned(), pointer),
        Value::Markdown(Markdown(text)) => {
            for (event, _) in events(text.as_str()) {
                if let Event::Start(Tag::Link { link_type, dest_url, .. }) = event {
                    add(destination(link_type, &dest_url), pointer);
                }
            }
        }
        _ => {}
    });
    found
}
