//! What is remembered, and what the page must have for it.

use almanac::islands::memory::{Line, ids, text};
use scraper::{Html, Selector};

use crate::{outlook, page_in, page_of, site_of};

/// A text in the order of its lines.
fn all(text: &str) -> [Vec<&str>; 3] {
    [Line::Place, Line::Open, Line::Read].map(|line| ids(text, line).collect())
}

#[test]
fn what_is_written_is_read_again() {
    let written = text("a", &["b", "ä:c"], &[]);
    assert_eq!(written, "a\nb ä:c\n");
    assert_eq!(all(&written), [vec!["a"], vec!["b", "ä:c"], vec![]]);
}

#[test]
fn rubbish_is_read_without_harm() {
    assert_eq!(all(""), [[]; 3].map(|none: [&str; 0]| none.to_vec()));
    assert_eq!(all("{\"open\":[1]}")[1..], [vec![], Vec::<&str>::new()]);
    assert_eq!(all("\n\n\n\nx")[2], Vec::<&str>::new());
    assert_eq!(all("  \n a  b ")[1], ["a", "b"]);
}

#[test]
fn the_page_says_under_which_name_it_is_remembered() {
    let site = site_of(outlook());
    let sheet = Selector::parse(".sheet").unwrap();
    let memory = |page: &str| {
        let page = Html::parse_document(&page_in(&site, page));
        page.select(&sheet).next().and_then(|sheet| sheet.attr("data-memory").map(str::to_owned))
    };
    assert_eq!(memory(almanac::site::INDEX).as_deref(), Some("almanac:outlook-2024:1.0.0"));
    assert_eq!(memory("accessibility.html"), None, "there is nothing to remember of the statement");
}

/// The place is found by this order.
#[test]
fn the_contents_name_what_they_lead_to_in_the_order_of_the_page() {
    let page = Html::parse_document(&page_of(outlook()));
    let found = |selector: &str, attribute: &str| {
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect::<Vec<_>>()
    };
    let links: Vec<_> = found(".contents a", "href").iter().map(|link| link[1..].to_owned()).collect();
    assert!(links.len() > 8, "{links:?}");
    assert_eq!(links, found(".section, .part-title[id]", "id"));
}
