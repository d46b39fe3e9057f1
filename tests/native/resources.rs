//! The lists of resources: filters, links, and exports.

use std::collections::HashMap;

use almanac::report::Bundle;
use almanac::site::{INDEX, REPORT_JSON, RESOURCES_CSV, Site};
use almanac::validate::validate;
use scraper::{ElementRef, Html, Selector};

use crate::{outlook, page_in, page_of, select, site_of};

const SMALL: &str = include_str!("../fixtures/small.json");

fn small() -> Bundle {
    validate(SMALL).bundle.expect("the small bundle is whole")
}

fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_choice_counts_its_matching_resources() {
    let page = Html::parse_document(&page_of(outlook()));
    let controls = select(&page, ".filter select");
    let names: Vec<_> = controls.iter().map(|control| control.attr("name").unwrap()).collect();
    assert_eq!(names, ["group", "type", "topic", "publisher", "year", "language", "order"]);
    let resources = select(&page, "li.resource");
    for control in &controls[..6] {
        let name = format!("data-{}", control.attr("name").unwrap());
        let choices = within(*control, "option[label]");
        assert!(choices.len() > 1, "{name} offers no choice");
        for choice in choices {
            let value = choice.attr("value").unwrap();
            let fitting = resources.iter().filter(|resource| match resource.attr(&name) {
                Some(facts) => facts.split('\t').any(|fact| fact == value),
                None => value == "none",
            });
            assert_eq!(choice.attr("label").unwrap(), format!("{} ({})", words(choice), fitting.count()));
        }
    }
    let labels: Vec<_> = select(&page, ".filter label").into_iter().map(words).collect();
    assert_eq!(labels, ["List", "Type", "Topic", "Publisher", "Year", "Language", "Sort by"]);
}

#[test]
fn choices_are_sorted_for_display() {
    let page = Html::parse_document(&page_of(outlook()));
    let choices = |name: &str| -> Vec<String> {
        select(&page, &format!("select[name={name}] option[label]")).into_iter().map(words).collect()
    };
    assert_eq!(choices("year"), ["2026", "2025", "2024", "2023", "2022", "2017", "Not given"]);
    assert_eq!(choices("language"), ["English", "Swedish"]);
    let publishers = choices("publisher");
    let place = |name: &str| publishers.iter().position(|publisher| publisher == name).expect(name);
    assert!(place("councils.coop") < place("DSIT"), "small letters stand among the large: {publishers:?}");
}

#[test]
fn a_facet_with_one_choice_has_no_control() {
    let page = Html::parse_document(&page_of(small()));
    let names: Vec<_> = select(&page, ".filter select").iter().map(|control| control.attr("name")).collect();
    assert_eq!(names, [Some("order")], "one resource leaves nothing to choose");
}

#[test]
fn r37_a_link_states_the_language_and_type_of_its_target() {
    let page = Html::parse_document(&page_of(outlook()));
    for link in select(&page, "main a[hreflang]") {
        let around =
            link.ancestors().filter_map(ElementRef::wrap).find(|element| element.attr("class") == Some("resource"));
        let place = around.or_else(|| link.parent().and_then(ElementRef::wrap)).expect("a place");
        let language = match link.attr("hreflang") {
            Some("sv") => "Swedish",
            Some("nl") => "Dutch",
            other => panic!("{other:?} is not the language of anything in the outlook"),
        };
        assert!(words(place).contains(language), "`{}` does not say {language}", words(place));
    }
    for resource in select(&page, "li.resource") {
        assert!(!words(within(resource, ".resource-facts > span")[0]).is_empty(), "the type stands in words");
    }
    let swedish = select(&page, ".further a[hreflang=sv]");
    assert!(!swedish.is_empty(), "a theme leads to the Swedish resource");
}

#[test]
fn r37_a_resource_that_is_a_file_states_its_format_and_size() {
    let mut bundle = outlook();
    let id = bundle.themes.iter().find_map(|theme| theme.resources.first()).expect("a resource of a theme").clone();
    let resource = bundle.resources.iter_mut().find(|resource| resource.id == id).expect("the resource");
    resource.file = Some(serde_json::from_str(r#"{ "format": "PDF", "size": 120001 }"#).unwrap());
    let url = resource.url.clone();
    let page = Html::parse_document(&page_of(bundle));
    let says = |place: &str| {
        let links = select(&page, &format!("{place} a[href='{url}']"));
        let items = links
            .iter()
            .filter_map(|link| link.ancestors().filter_map(ElementRef::wrap).find(|at| at.value().name() == "li"));
        items.filter(|item| words(*item).contains("PDF, 121 KB")).count()
    };
    assert_eq!(says(".resource-title"), 1, "the entry says it");
    assert!(says(".further") > 0, "a theme that leads there says it");
}

#[test]
fn r38_the_same_link_text_in_a_list_has_one_address() {
    for bundle in [outlook(), small()] {
        let page = Html::parse_document(&page_of(bundle));
        for list in select(&page, "ul, ol, dl, nav, .bar, .byline") {
            let mut places: HashMap<String, &str> = HashMap::new();
            for link in within(list, "a[href]") {
                let item = link.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "li");
                let resource = item.filter(|item| item.attr("class") == Some("resource"));
                let context = resource.map(|item| words(within(item, ".resource-title")[0])).unwrap_or_default();
                let (said, place) = (format!("{} {context}", words(link)), link.attr("href").unwrap());
                let other = places.insert(said.clone(), place);
                assert!(other.is_none_or(|other| other == place), "`{said}` leads to {place} and {other:?}");
            }
        }
    }
}

#[test]
fn r39_external_links_open_in_the_same_window() {
    for bundle in [outlook(), small()] {
        let site = site_of(bundle);
        for name in [INDEX, "accessibility.html"] {
            let page = Html::parse_document(&page_in(&site, name));
            assert!(select(&page, "[target]").is_empty(), "{name} opens windows");
            for link in select(&page, "a[href^='http'], a[href^='mailto']") {
                assert!(link.attr("class").is_some(), "{} is not told apart on paper", words(link));
            }
        }
    }
}

#[test]
fn r42_a_resource_states_its_check_date_and_archived_copy() {
    let page = Html::parse_document(&page_of(small()));
    let standing = select(&page, "li.resource .resource-status");
    assert_eq!(words(standing[0]), "Last checked 30 January 2024 Archived copy of May 2023");
    let copy = within(standing[0], "a")[0];
    assert_eq!(copy.attr("href"), Some("https://archive.example.org/resource"));
    let outlook = Html::parse_document(&page_of(outlook()));
    assert!(select(&outlook, ".resource-status").is_empty(), "nothing is known of that, and nothing is said");
}

#[test]
fn r79_the_exported_json_builds_the_same_report() {
    let site = site_of(outlook());
    let json = std::str::from_utf8(&site[REPORT_JSON]).unwrap();
    assert!(json.starts_with("{\n"), "people can read it");
    let again = validate(json);
    let bundle = again.bundle.unwrap_or_else(|| panic!("{:#?}", again.diagnostics));
    assert_eq!(page_of(bundle), page_in(&site, INDEX));
}

/// The exported table as a spreadsheet parses it: its header and its records.
fn table(site: &Site) -> (Vec<String>, Vec<Vec<String>>) {
    let text = std::str::from_utf8(&site[RESOURCES_CSV]).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark, once");
    assert!(!text.contains('\u{feff}'));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends in CRLF");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let head = cells(reader.headers().unwrap());
    let records: Vec<_> = reader.records().map(|record| cells(&record.unwrap())).collect();
    assert_eq!(text.lines().count(), records.len() + 1, "one record to a line");
    (head, records)
}

#[test]
fn r79_the_exported_table_has_every_resource_in_page_order() {
    let (bundle, site) = (outlook(), site_of(outlook()));
    let (head, records) = table(&site);
    assert_eq!(head[..3], ["id", "Title", "Address"]);
    let page = Html::parse_document(&page_in(&site, INDEX));
    let ids: Vec<_> = select(&page, "li.resource").iter().map(|item| item.attr("id").unwrap().to_owned()).collect();
    assert_eq!(records.iter().map(|record| record[0].clone()).collect::<Vec<_>>(), ids);
    for record in &records {
        let resource = bundle.resources.iter().find(|resource| resource.id.0 == record[0]).unwrap();
        assert_eq!(record[1], resource.title.as_str());
        assert_eq!(record[2], resource.url);
        assert_eq!(record[10], resource.summary.as_str());
    }
}

#[test]
fn r79_no_cell_is_a_formula() {
    let hostile = r#"=HYPERLINK(\"https://evil.example\",\"x\"),\n\"two\"; \r\nlines"#;
    let mut bundle = small();
    bundle.resources[0].title = serde_json::from_str(&format!("\"{hostile}\"")).unwrap();
    for (start, summary) in
        ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "a;=1+1;b; \"=1\""]
            .iter()
            .enumerate()
    {
        let mut resource = bundle.resources[0].clone();
        resource.id.0 = format!("resource-{start}");
        resource.summary = serde_json::from_value((*summary).into()).unwrap();
        bundle.resources.push(resource);
    }
    let (_, records) = table(&site_of(bundle));
    assert_eq!(records.len(), 12);
    let title = "'=HYPERLINK(\"https://evil.example\",\"x\"), \"two\";  lines";
    for record in &records {
        assert_eq!(record[1], title);
        for begun in record.iter().flat_map(|cell| cell.split(';')) {
            let begun = begun.trim_start_matches([' ', '"']);
            assert!(!begun.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{begun}");
        }
    }
    assert_eq!(records[1][10], "'=1+1");
    assert_eq!(records[11][10], "a;'=1+1;b; \"'=1\"");
}

/// A spreadsheet that splits lines at semicolons then keeps each quoted cell whole.
#[test]
fn r79_every_cell_is_quoted() {
    let site = site_of(outlook());
    let text = std::str::from_utf8(&site[RESOURCES_CSV]).unwrap();
    for line in text.trim_start_matches('\u{feff}').lines() {
        let cells = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).expect(line);
        assert_eq!(cells.split("\",\"").count(), 15, "{line}");
    }
}

#[test]
fn r37_exports_state_their_format_and_size() {
    for bundle in [outlook(), small()] {
        let site = site_of(bundle);
        let page = Html::parse_document(&page_in(&site, INDEX));
        for (file, form) in [(REPORT_JSON, "JSON"), (RESOURCES_CSV, "CSV")] {
            let link = select(&page, &format!("footer a[href='{file}'][download]"))[0];
            let item = words(link.parent().and_then(ElementRef::wrap).expect("an item"));
            let size = format!("({form}, {} KB)", site[file].len().div_ceil(1000));
            assert!(item.ends_with(&size), "`{item}` does not say {size}");
            assert!(link.attr("download").is_some_and(|name| name.contains('.')));
        }
    }
}
