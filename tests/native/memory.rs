//! The stored reading state, and the attributes of the page that it needs.

use almanac::islands::reading_record::{Line, ids, text};
use scraper::{Html, Selector};

use crate::{outlook, page_in, page_of, site_of};

/// The ids of every line.
fn all(text: &str) -> [Vec<&str>; 3] {
    [Line::Position, Line::Open, Line::Read].map(|line| ids(text, line).collect())
}

#[test]
fn stored_state_round_trips() {
    let written = text("a", &["b", "ä:c"], &[]);
    assert_eq!(written, "a\nb ä:c\n");
    assert_eq!(all(&written), [vec!["a"], vec!["b", "ä:c"], vec![]]);
}

#[test]
fn invalid_stored_state_is_ignored() {
    assert_eq!(all(""), [[]; 3].map(|none: [&str; 0]| none.to_vec()));
    assert_eq!(all("{\"open\":[1]}")[1..], [vec![], Vec::<&str>::new()]);
    assert_eq!(all("\n\n\n\nx")[2], Vec::<&str>::new());
    assert_eq!(all("  \n a  b ")[1], ["a", "b"]);
}

#[test]
fn the_page_has_a_storage_key() {
    let site = site_of(outlook());
    let sheet = Selector::parse(".layout").unwrap();
    let memory = |page: &str| {
        let page = Html::parse_document(&page_in(&site, page));
        page.select(&sheet).next().and_then(|sheet| sheet.attr("data-storage-key").map(str::to_owned))
    };
    assert_eq!(memory(almanac::site::INDEX).as_deref(), Some("almanac:outlook-2024:1.0.0"));
    assert_eq!(memory("accessibility.html"), None, "there is nothing to remember of the statement");
}

/// The scroll spy relies on this order.
#[test]
fn the_table_of_contents_is_in_page_order() {
    let page = Html::parse_document(&page_of(outlook()));
    let found = |selector: &str, attribute: &str| {
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect::<Vec<_>>()
    };
    let links: Vec<_> = found(".contents a", "href").iter().map(|link| link[1..].to_owned()).collect();
    assert!(links.len() > 8, "{links:?}");
    assert_eq!(links, found(".section, .part-title[id]", "id"));
}
