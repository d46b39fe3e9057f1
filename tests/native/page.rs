//! The rendered page: complete, conforming, deterministic, and safe whatever the bundle says.

use std::collections::{HashMap, HashSet};

use almanac::site::{EMBED, INDEX, PARTNERS, REPORT_JSON, RESOURCES_CSV, SELF_TEST, STATEMENT};
use almanac::validate::validate;
use scraper::{ElementRef, Html, Selector};

use crate::strings::strings;
use crate::{outlook, page_in, page_of, select, site_of};

const SMALL: &str = include_str!("../fixtures/small.json");

/// The pages of the outlook, and of a small bundle with every kind of content.
fn pages() -> [Html; 7] {
    let small = validate(SMALL).bundle.expect("the small bundle is whole");
    let [outlook, small] = [site_of(outlook()), site_of(small)];
    [
        (&outlook, INDEX),
        (&small, INDEX),
        (&outlook, STATEMENT),
        (&small, STATEMENT),
        (&outlook, EMBED),
        (&outlook, PARTNERS),
        (&outlook, SELF_TEST),
    ]
    .map(|(site, name)| Html::parse_document(&page_in(site, name)))
}

/// The text of the document, without the JSON in its scripts.
fn words(page: &Html) -> String {
    let mut words = String::new();
    for node in page.tree.root().descendants() {
        let in_script = node.ancestors().any(|node| node.value().as_element().is_some_and(|e| e.name() == "script"));
        if let (Some(text), false) = (node.value().as_text(), in_script) {
            words.push_str(text);
        }
    }
    words
}

#[test]
fn r01_the_page_has_every_text_of_the_bundle() {
    for source in [include_str!("../../content/outlook-2024.json"), SMALL] {
        let bundle = validate(source).bundle.unwrap();
        let words = words(&Html::parse_document(&page_of(bundle.clone())));
        let missing: Vec<_> = strings(&bundle).into_iter().filter(|text| !words.contains(text)).collect();
        assert!(missing.is_empty(), "missing: {missing:#?}");
    }
}

#[test]
fn r01_the_page_keeps_the_order_of_the_bundle() {
    let bundle = outlook();
    let page = Html::parse_document(&page_of(bundle.clone()));
    let shown =
        |selector: &str| -> Vec<String> { select(&page, selector).iter().map(|e| e.text().collect()).collect() };
    let sections: Vec<_> = bundle.sections.iter().map(|section| section.title.as_str().to_owned()).collect();
    assert_eq!(shown("main section > .section-header > h2")[..sections.len()], sections);
    let themes: Vec<_> = bundle.themes.iter().map(|theme| theme.title.as_str().to_owned()).collect();
    assert_eq!(shown("details summary :is(h3, h4)"), themes);
    let resources: Vec<_> = bundle.resources.iter().map(|resource| resource.title.as_str().to_owned()).collect();
    assert_eq!(shown("li.resource .resource-title a"), resources);
}

#[test]
fn r109_rendering_is_deterministic() {
    assert_eq!(page_of(outlook()), page_of(outlook()));
}

#[test]
fn pages_parse_without_errors() {
    for page in pages() {
        assert!(page.errors.is_empty(), "{:#?}", page.errors);
    }
}

#[test]
fn r100_pages_have_no_inline_script_or_style_attribute() {
    for page in pages() {
        for element in select(&page, "*") {
            for (name, value) in element.value().attrs() {
                assert!(
                    name != "style" && !name.starts_with("on"),
                    "<{}> has {name}=\"{value}\"",
                    element.value().name()
                );
            }
        }
        for script in select(&page, "script") {
            let data = script.attr("type") == Some("application/json");
            assert!(data || script.attr("src").is_some(), "a script without a file");
        }
        let [style] = select(&page, "style")[..] else {
            panic!("one style sheet, which the policy allows by its hash")
        };
        assert_eq!(style.text().collect::<String>(), "/* style */");
    }
}

#[test]
fn cloudflare_does_not_rewrite_scripts_and_mail_links() {
    let site = site_of(outlook());
    for name in [INDEX, STATEMENT, EMBED, PARTNERS, SELF_TEST] {
        let page = page_in(&site, name);
        assert!(page.starts_with("<!doctype html>\n<!--email_off-->"), "{name}");
        for script in page.split("<script").skip(1).filter_map(|script| script.split('>').next()) {
            let exempt = script.find("data-cfasync=\"false\"");
            assert!(script.find("src=").is_none_or(|source| exempt.is_some_and(|exempt| exempt < source)), "{script}");
        }
    }
}

#[test]
fn r43_links_have_only_allowed_schemes() {
    for page in pages() {
        for link in select(&page, "[href], [src]") {
            let address = link.attr("href").or(link.attr("src")).unwrap();
            let allowed = [
                "https:",
                "http:",
                "mailto:",
                "tel:",
                "#",
                "assets/",
                INDEX,
                EMBED,
                STATEMENT,
                PARTNERS,
                SELF_TEST,
                REPORT_JSON,
                RESOURCES_CSV,
            ];
            assert!(allowed.iter().any(|start| address.starts_with(start)), "{address}");
        }
    }
}

#[test]
fn r74_an_address_is_printed_once() {
    let mut bundle = outlook();
    let again = "See [one](https://example.org/one) and [it again](https://example.org/one).";
    bundle.people[0].biography.push(serde_json::from_value(again.into()).unwrap());
    let link = r#"{ "title": "One", "url": "https://example.org/one" }"#;
    bundle.people[0].links.push(serde_json::from_str(link).unwrap());
    let site = site_of(bundle);
    for name in [INDEX, STATEMENT, EMBED] {
        let page = Html::parse_document(&page_in(&site, name));
        let mut links: HashMap<_, Vec<_>> = HashMap::new();
        for link in select(&page, "a.out, a.known") {
            links.entry(link.attr("href").unwrap()).or_default().push(link);
        }
        let entries: HashSet<_> = select(&page, ".resource-title a").iter().map(|link| link.id()).collect();
        assert!(!links.is_empty(), "{name} has no links");
        for (address, links) in links {
            let place = links.iter().position(|link| entries.contains(&link.id())).unwrap_or_default();
            for (number, link) in links.iter().enumerate() {
                let class = if number == place { "out" } else { "known" };
                assert_eq!(link.attr("class"), Some(class), "{name}: {address}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_every_internal_link_has_a_target() {
    for page in pages() {
        let mut ids = HashSet::new();
        for element in select(&page, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id), "the id {id} stands twice");
        }
        for link in select(&page, "a[href^='#']") {
            let id = &link.attr("href").unwrap()[1..];
            assert!(ids.contains(id), "#{id} leads nowhere");
        }
    }
}

#[test]
fn r121_every_page_and_asset_linked_to_is_in_the_site() {
    let site = site_of(outlook());
    for name in [INDEX, STATEMENT, EMBED, PARTNERS, SELF_TEST] {
        let page = Html::parse_document(&page_in(&site, name));
        for link in select(&page, "[href], [src], [data-glue]") {
            let addresses = ["href", "src", "data-glue", "data-wasm"].into_iter().filter_map(|name| link.attr(name));
            for address in addresses.filter(|address| !address.contains(':') && !address.starts_with('#')) {
                let file = address.split('?').next().unwrap_or_default();
                assert!(site.contains_key(file), "{name} leads to {address}, which is not there");
            }
        }
    }
}

#[test]
fn every_id_of_the_bundle_is_in_the_page() {
    let bundle = outlook();
    let page = page_of(bundle.clone());
    let ids = bundle.themes.iter().flat_map(|theme| std::iter::once(&theme.id).chain(&theme.aliases));
    let ids = ids.chain(bundle.sections.iter().map(|section| &section.id));
    let ids = ids.chain(bundle.people.iter().map(|person| &person.id));
    let ids = ids.chain(bundle.organisations.iter().map(|organisation| &organisation.id));
    for id in ids.chain(bundle.resources.iter().map(|resource| &resource.id)) {
        assert!(page.contains(&format!(" id=\"{}\"", id.0)), "nothing in the page has the id {}", id.0);
    }
}

#[test]
fn a_card_without_a_role_shows_the_organisation() {
    let mut bundle = validate(SMALL).bundle.unwrap();
    bundle.people[0].role = None;
    let page = Html::parse_document(&page_of(bundle));
    let organisation = select(&page, ".person .card-role [lang=sv]");
    assert_eq!(organisation[0].text().collect::<String>(), "En förening");
}

#[test]
fn r92_heading_levels_are_not_skipped() {
    // The pages for frames have the landmarks and the first heading of their hosts.
    for page in pages().into_iter().filter(|page| select(page, "body.embed").is_empty()) {
        assert_eq!(select(&page, "h1").len(), 1);
        for landmark in ["body > .layout > header", "body > .layout > main", "body > .layout > footer"] {
            assert_eq!(select(&page, landmark).len(), 1, "{landmark}");
        }
        let skip = select(&page, "body > *")[0];
        assert_eq!(skip.attr("href"), Some("#report"), "the way past the header comes first");
        let mut before = 0;
        for heading in select(&page, "h1, h2, h3, h4, h5, h6") {
            let level: u32 = heading.value().name()[1..].parse().unwrap();
            let words: String = heading.text().collect();
            assert!(level <= before + 1, "`{words}` jumps from level {before} to {level}");
            before = level;
        }
    }
}

#[test]
fn r12_a_theme_is_a_disclosure_named_by_its_heading() {
    for page in pages() {
        for summary in select(&page, "details.theme > summary") {
            let first = summary.text().find(|text| !text.trim().is_empty()).unwrap_or_default();
            let number = first.chars().all(|character| character.is_ascii_digit());
            assert!(number, "the numeral stands first and is hidden from the name");
            assert!(summary.select(&Selector::parse(".numeral[aria-hidden=true]").unwrap()).next().is_some());
            assert_eq!(summary.select(&Selector::parse("h3, h4").unwrap()).count(), 1);
        }
    }
}

#[test]
fn r24_themes_are_not_nested() {
    for page in pages() {
        assert!(select(&page, "details details").is_empty());
    }
}

#[test]
fn r34_controls_are_hidden_without_the_client() {
    for page in pages() {
        for control in select(&page, "button, input, select, textarea:not(#snippet)") {
            let around = control.ancestors().filter_map(ElementRef::wrap).chain([control]);
            let hidden = around.into_iter().any(|element| element.attr("hidden").is_some());
            assert!(hidden, "a control is shown before the reader can answer it");
        }
    }
}

#[test]
fn r82_texts_in_other_languages_have_lang() {
    let [outlook, small, ..] = pages();
    assert_eq!(select(&small, "html")[0].attr("lang"), Some("en-GB"));
    assert!(
        select(&small, ".card [lang=sv]").iter().any(|element| element.text().collect::<String>() == "En förening")
    );
    assert!(!select(&small, "a[hreflang=nl]").is_empty());
    assert!(!select(&outlook, "li.resource [lang=sv]").is_empty(), "the Swedish resource is not marked");
}

#[test]
fn r108_markup_in_texts_is_escaped() {
    let hostile = r#"</script><script src=//x></script> {{x}} <!-- <img onerror=x> \" ' & -->"#;
    let source = SMALL.replace("Second theme", hostile).replace("It helps.", hostile);
    let outcome = validate(&source);
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
    let page = Html::parse_document(&page_of(bundle));
    assert!(page.errors.is_empty(), "{:#?}", page.errors);
    assert!(select(&page, "img, script[src^='//']").is_empty(), "the words became elements");
    let plain = hostile.replace("\\\"", "\"");
    assert_eq!(words(&page).matches(&plain).count(), 2 + 2, "title, resource, and two links from the first theme");
    let data = select(&page, "script#almanac-bundle")[0].text().collect::<String>();
    let data: serde_json::Value = serde_json::from_str(&data).expect("the embedded bundle is JSON");
    assert_eq!(data["themes"][1]["title"], plain);
}

#[test]
fn every_theme_links_to_the_previous_and_next_theme() {
    let bundle = outlook();
    let page = Html::parse_document(&page_of(bundle.clone()));
    let order: Vec<_> = bundle.sections.iter().flat_map(|section| section.themes()).collect();
    let ends = select(&page, ".theme-footer");
    assert_eq!(ends.len(), order.len());
    let link = Selector::parse("li a").unwrap();
    for (place, end) in ends.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| (order[place], "Previous: "));
        let after = order.get(place + 1).map(|id| (*id, "Next: "));
        let expected: Vec<_> = [before, after].into_iter().flatten().collect();
        let links: Vec<_> = end.select(&link).collect();
        assert_eq!(links.len(), expected.len());
        for (link, (id, word)) in links.iter().zip(expected) {
            let theme = bundle.themes.iter().find(|theme| &theme.id == id).expect("a theme");
            assert_eq!(link.attr("href"), Some(&*id.fragment()));
            assert_eq!(link.text().collect::<String>(), format!("{word}{}", theme.title.as_str()));
        }
    }
}

#[test]
fn a_permanent_address_is_on_the_title_page_and_in_the_dialog() {
    let mut bundle = outlook();
    let address = |page: &str| -> Vec<_> {
        let page = Html::parse_document(page);
        let dialog = select(&page, "dialog")[0].attr("data-address").map(str::to_owned);
        let byline = select(&page, ".byline a")
            .iter()
            .filter_map(|link| link.attr("href").map(str::to_owned))
            .collect::<Vec<_>>();
        [dialog, byline.into_iter().find(|href| href == "https://example.org/outlook/")].into_iter().flatten().collect()
    };
    assert!(address(&page_of(bundle.clone())).is_empty());
    bundle.report.address = Some("https://example.org/outlook/".to_owned());
    assert_eq!(address(&page_of(bundle)), ["https://example.org/outlook/"; 2]);
}
