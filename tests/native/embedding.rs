//! Embed snippets, oEmbed responses, and the page for partners.

use std::collections::HashSet;
use std::process::Command;
use std::sync::Arc;

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::report::Id;
use almanac::site;
use scraper::Html;

use crate::{outlook, page_in, select, site_of, source, tools};

#[path = "../hosts/wordpress.rs"]
mod wordpress;

const ADDRESS: &str = "https://reports.example.org/outlook/";

fn snippet(only: Option<&str>) -> almanac::snippet::Snippet {
    let locale = Locale::carried("en-GB").unwrap();
    let context = RenderContext::new(outlook(), Arc::new(locale));
    site::snippet(&context, ADDRESS, only.map(|id| Id(id.to_owned())).as_ref(), &[]).unwrap()
}

#[test]
fn r44_the_snippet_is_one_iframe_and_a_link() {
    let full = Html::parse_fragment(&snippet(Some("cyber-protection")).full());
    let frames = select(&full, "iframe");
    let frame = frames.first().expect("a frame");
    assert_eq!((frames.len(), select(&full, "script").len()), (1, 0));
    assert_eq!(frame.attr("src"), Some("https://reports.example.org/outlook/embed.html?only=cyber-protection"));
    assert_eq!(frame.attr("title"), Some("Cyber protection · The 2024 outlook for digital public services"));
    assert_eq!((frame.attr("loading"), frame.attr("referrerpolicy")), (Some("lazy"), Some("no-referrer")));
    assert_eq!(frame.attr("height"), None, "a height would beat the browser's own sizing");
    assert!(frame.attr("style").unwrap().contains("min-height"));
    let link = select(&full, "p a")[0].attr("href");
    assert_eq!(link, Some("https://reports.example.org/outlook/index.html#cyber-protection"));
}

#[test]
fn r45_the_short_form_has_only_basic_attributes() {
    let short = Html::parse_fragment(&snippet(None).short());
    let frame = select(&short, "iframe")[0];
    let mut attributes: Vec<_> = frame.value().attrs().map(|(name, _)| name).collect();
    attributes.sort_unstable();
    assert_eq!(attributes, ["height", "src", "title", "width"]);
}

#[test]
fn a_snippet_is_escaped() {
    let mut odd = snippet(None);
    odd.title = "\"><script>alert(1)</script>&".to_owned();
    for text in [odd.full(), odd.short(), odd.oembed()] {
        let parsed = Html::parse_fragment(&text);
        assert!(select(&parsed, "script").is_empty());
        assert_eq!(select(&parsed, "iframe")[0].attr("title"), Some(odd.title.as_str()));
    }
}

#[test]
fn r62_oembed_has_a_response_for_the_report_and_each_theme() {
    let mut bundle = outlook();
    bundle.report.address = Some(ADDRESS.to_owned());
    let themes = bundle.themes.len();
    let site = site_of(bundle);
    let answers: Vec<_> = site.keys().filter(|path| path.starts_with("oembed")).collect();
    assert_eq!(answers.len(), themes + 1);
    for path in answers {
        let answer: serde_json::Value = serde_json::from_slice(&site[path]).expect("JSON");
        assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
        assert!(answer["width"].is_u64() && answer["height"].is_u64());
        let html = answer["html"].as_str().expect("HTML");
        let parsed = Html::parse_fragment(html);
        assert!(select(&parsed, "iframe")[0].attr("src").unwrap().starts_with(&[ADDRESS, "embed.html"].concat()));
    }
    let page = page_in(&site, "index.html");
    let place = page.find("application/json+oembed").expect("a link to the answer");
    assert!(place < 150_000);
    assert!(page.contains("href=\"https://reports.example.org/outlook/oembed.json\""));
}

#[test]
fn r62_wordpress_keeps_the_link_and_the_iframe_of_each_response() {
    let mut bundle = outlook();
    bundle.report.address = Some(ADDRESS.to_owned());
    let site = site_of(bundle);
    let page = page_in(&site, "index.html");
    for path in site.keys().filter(|path| path.starts_with("oembed")) {
        // The page links to the response for the whole report; here to each response.
        let page = page.replace("outlook/oembed.json", &format!("outlook/{path}"));
        let answer = page_in(&site, path);
        let served = serde_json::json!({ ADDRESS: page, [ADDRESS, path].concat(): answer });
        let shown = Html::parse_fragment(&wordpress::post(ADDRESS, &served).unwrap());
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
        let ours = Html::parse_fragment(answer["html"].as_str().expect("HTML"));
        let (link, frame) = (select(&ours, "blockquote > a")[0], select(&ours, "iframe")[0]);

        assert_eq!((select(&shown, "blockquote").len(), select(&shown, "iframe").len()), (1, 1), "{path}");
        let kept = select(&shown, "blockquote.wp-embedded-content a")[0];
        assert_eq!((kept.attr("href"), kept.inner_html()), (link.attr("href"), link.inner_html()));
        let kept = select(&shown, "iframe.wp-embedded-content")[0];
        assert_eq!(kept.attr("sandbox"), Some("allow-scripts"));
        for name in ["title", "width", "height"] {
            assert_eq!(kept.attr(name), frame.attr(name), "{path}");
        }
        let secret = kept.attr("data-secret").expect("a secret");
        assert_eq!(kept.attr("src").unwrap(), format!("{}#?secret={secret}", frame.attr("src").unwrap()));
        assert!(
            select(&shown, "script")[0].attr("src").unwrap().contains("/wp-embed."),
            "no script comes with the frame"
        );
    }
}

#[test]
fn r62_a_report_without_an_address_has_no_oembed() {
    let site = site_of(outlook());
    assert!(site.keys().all(|path| !path.starts_with("oembed")));
    assert!(!page_in(&site, "index.html").contains("oembed"));
}

#[test]
fn r50_the_sizing_meta_element_precedes_the_body() {
    let page = page_in(&site_of(outlook()), "embed.html");
    assert!(page.find("responsive-embedded-sizing").unwrap() < page.find("<body").unwrap());
}

#[test]
fn r58_the_embedded_report_has_no_landmarks() {
    let page = Html::parse_document(&page_in(&site_of(outlook()), "embed.html"));
    assert!(select(&page, "main, body > header, body > footer, h1, .layout > header, .layout > footer").is_empty());
    assert!(select(&page, "[data-storage-key]").is_empty(), "a frame must remember nothing");
    for link in select(&page, "a[href^='http']") {
        assert_eq!(link.attr("target"), Some("_blank"));
        assert!(link.text().collect::<String>().contains("new tab"), "{}", link.html());
    }
}

#[test]
fn the_page_for_partners_matches_the_documentation() {
    let documentation = include_str!("../../docs/embedding.md");
    let locale = Locale::carried("en-GB").unwrap();
    for host in &locale.partners.hosts {
        assert!(documentation.contains(&format!("### {}\n", host.name)), "{}", host.name);
        for sentence in host.steps.iter().chain([&host.allow]) {
            assert!(documentation.contains(sentence), "the documentation of {} lacks: {sentence}", host.name);
        }
    }
}

/// The snippet that the command prints.
fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    let bundle = concat!(env!("CARGO_MANIFEST_DIR"), "/content/outlook-2024.json");
    let output = command.args(["embed", bundle, "--address", ADDRESS]).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_form_of_a_site_address_is_resolved() {
    let embed = |address: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
        let bundle = concat!(env!("CARGO_MANIFEST_DIR"), "/content/outlook-2024.json");
        command.args(["embed", bundle, "--for", "confluence-cloud", "--address", address]).output().unwrap()
    };
    for (address, printed) in [
        ("https://h.example/outlook", "https://h.example/outlook/embed.html"),
        ("https://h.example/outlook/", "https://h.example/outlook/embed.html"),
        ("https://h.example/outlook/index.html", "https://h.example/outlook/embed.html"),
        ("https://h.example/outlook/embed.html", "https://h.example/outlook/embed.html"),
        ("https://h.example/outlook/Index.HTML", "https://h.example/outlook/embed.html"),
        ("https://h.example/reports/1.0.0", "https://h.example/reports/1.0.0/embed.html"),
        ("https://h.example", "https://h.example/embed.html"),
        ("https://h.example/index.html", "https://h.example/embed.html"),
        ("HTTP://localhost:8080/a%20b", "http://localhost:8080/a%20b/embed.html"),
        ("https://b\u{fc}cher.example/\u{fc}", "https://xn--bcher-kva.example/%C3%BC/embed.html"),
    ] {
        let output = embed(address);
        assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{printed}\n"), "{address}");
    }
    for address in [
        "",
        "outlook",
        "h.example/outlook/",
        "/outlook/",
        "//h.example/outlook/",
        "https:h.example/outlook/",
        "https:/h.example/outlook/",
        "https:///outlook/",
        "https://",
        "https://?q",
        "https://:8080/",
        "https://h.example:99999/",
        "https://h.example/out look/",
        "https://h.example/outlook/\n",
        " https://h.example/outlook/",
        "https:\\\\h.example\\outlook",
        "https://h.example/outlook/?a=b",
        "https://h.example/outlook/#skills",
        "https://user:password@h.example/outlook/",
        "file:///srv/outlook/",
        "ftp://h.example/outlook/",
        "data:text/html,x",
        "javascript:alert(1)",
        "mailto:info@h.example",
        "blob:https://h.example/outlook/",
        "ws://h.example/outlook/",
    ] {
        let output = embed(address);
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "{address}");
        assert!(
            message.contains("is not the address of a site") && message.contains("https://reports.example.org"),
            "{message}"
        );
    }
}

/// The page for partners of a report with an address.
fn page_for_partners() -> Html {
    let mut bundle = outlook();
    bundle.report.address = Some(ADDRESS.to_owned());
    Html::parse_document(&page_in(&site_of(bundle), "partners.html"))
}

#[test]
fn the_command_prints_the_snippet_of_the_page_for_partners() {
    let page = page_for_partners();
    let article = select(&page, "article")[0];
    let title = article.attr("data-title").unwrap();
    // Fills in the templates as the page's script does.
    let filled = |pattern: &str| {
        let pieces = pattern.split('\t').map(|piece| match piece {
            "embed" => [ADDRESS, "embed.html"].concat(),
            "report" => ADDRESS.to_owned(),
            "title" => title.to_owned(),
            written => written.to_owned(),
        });
        pieces.collect::<String>()
    };
    let places = select(&page, "section[data-host]");
    assert!(!places.is_empty());
    for place in places {
        let form = place.attr("data-form").unwrap();
        let given = filled(article.attr(&format!("data-{form}")).unwrap());
        let place = place.attr("data-host").unwrap();
        assert_eq!(printed(&["--for", place]), given, "{place}");
    }
}

#[test]
fn the_command_has_every_option_of_the_page_for_partners() {
    let choices = ["--only", "people", "--heading", "3", "--theme", "dark", "--open", "cyber-protection", "tough-year"];
    let choices = [&choices[..], &["--accent", "#7a2048", "--events", "--for", "confluence-cloud"]].concat();
    let asked = "only=people&heading=3&theme=dark&open=cyber-protection+tough-year&accent=7a2048&events=";
    assert_eq!(printed(&choices), format!("{ADDRESS}embed.html?{asked}\n"));
    assert_eq!(printed(&["--heading", "2", "--theme", "auto"]), printed(&[]));
    for place in ["html", "sharepoint"] {
        let pasted = Html::parse_fragment(&printed(&[&choices[..choices.len() - 1], &[place]].concat()));
        assert!(select(&pasted, "iframe")[0].attr("src").unwrap().ends_with(asked), "{place}");
    }
}

#[test]
fn every_part_has_a_distinct_title() {
    let page = page_for_partners();
    let report = snippet(None).title;
    let mut titles = HashSet::from([report.clone()]);
    let options = select(&page, "select[name=only] option");
    for option in options.iter().filter(|option| option.attr("value") != Some("")) {
        let title = snippet(option.attr("value")).title;
        assert_eq!(title, format!("{} · {report}", option.text().collect::<String>()));
        assert!(titles.insert(title), "two parts have one title");
    }
    let bundle = outlook();
    let [person, resource] = [&bundle.people[0].id, &bundle.resources[0].id].map(|id| snippet(Some(&id.0)).title);
    assert_eq!(person, format!("{} · {report}", bundle.people[0].name.as_str()));
    assert_eq!(resource, format!("{} · {report}", bundle.resources[0].title.as_str()));
}

#[test]
fn r53_the_host_script_evaluates_nothing() {
    let modules = source::files("public/embed", "js").into_iter().map(|(_, text)| text);
    for script in modules.chain([include_str!("../../public/embed.js").to_owned()]) {
        for absent in ["innerHTML", "eval(", "Function(", "document.write", "import("] {
            assert!(!script.contains(absent), "{absent}");
        }
    }
}
