//! `almanac links` against hosts that misbehave, and its results in the page.

mod server;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use scraper::{ElementRef, Html};
use serde_json::{Value, json};

use crate::{client, select};
use server::{Behaviour, Load, Reply, Server};

const SMALL: &str = include_str!("../fixtures/small.json");

/// A folder with the small bundle, whose own addresses lead to one host and whose first theme has these sources.
fn folder(host: &str, sources: &[String]) -> tempfile::TempDir {
    let text = SMALL.replace("https://archive.example.org/", &format!("{host}archive/"));
    let text = text.replace("https://example.org/", host).replace("https://creativecommons.org/", host);
    let mut bundle: Value = serde_json::from_str(&text).unwrap();
    let link = |(number, url): (usize, &String)| json!({ "title": format!("Source {number}"), "url": url });
    bundle["themes"][0]["sources"] = sources.iter().enumerate().map(link).collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("report.json"), bundle.to_string()).unwrap();
    folder
}

/// Runs `almanac links` on the bundle of a folder, without a proxy.
fn links(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    command.args(["links", "report.json", "--timeout", "2"]).args(arguments).current_dir(folder);
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "all_proxy", "https_proxy", "http_proxy"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

fn file(folder: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join("report.links.json")).unwrap()).unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn r117_each_kind_of_response_has_its_outcome() {
    let good = Server::start(|_, _| Reply::Send("200 OK"));
    let get_only = Server::start(|method, _| match method {
        "HEAD" => Reply::Send("405 Method Not Allowed"),
        _ => Reply::Send("200 OK"),
    });
    let limited = Server::start(|_, earlier| match earlier {
        0 => Reply::Send("429 Too Many Requests\r\nRetry-After: 2"),
        _ => Reply::Send("200 OK"),
    });
    let closed_for_long = Server::start(|_, _| Reply::Send("429 Too Many Requests\r\nRetry-After: 3600"));
    let flaky = Server::start(|_, earlier| match earlier {
        0 | 1 => Reply::Close,
        _ => Reply::Send("200 OK"),
    });
    let others: Vec<(Behaviour, Value)> = vec![
        (|_, _| Reply::Send("404 Not Found"), json!({ "outcome": "gone", "status": 404 })),
        (|_, _| Reply::Send("410 Gone"), json!({ "outcome": "gone", "status": 410 })),
        (|_, _| Reply::Send("403 Forbidden"), json!({ "outcome": "refused", "status": 403 })),
        (|_, _| Reply::Send("503 Service Unavailable"), json!({ "outcome": "refused", "status": 503 })),
        (|_, _| Reply::Send("999 Request denied"), json!({ "outcome": "refused", "status": 999 })),
        (|_, _| Reply::Send("502 Bad Gateway"), json!({ "outcome": "unreachable", "why": "server" })),
        (|_, _| Reply::Hang, json!({ "outcome": "unreachable", "why": "timeout" })),
        (|_, _| Reply::Close, json!({ "outcome": "unreachable", "why": "connection" })),
        (|_, _| Reply::Send("301 Moved\r\nLocation: /"), json!({ "outcome": "unreachable", "why": "redirects" })),
    ];
    let servers: Vec<_> = others.into_iter().map(|(reply, outcome)| (Server::start(reply), outcome)).collect();
    let moved = Server::start(|_, earlier| match earlier {
        0 => Reply::Send("301 Moved Permanently\r\nLocation: /new"),
        1 => Reply::Send("302 Found\r\nLocation: /session"),
        _ => Reply::Send("200 OK"),
    });
    let elsewhere = Server::start(|_, earlier| match earlier {
        0 => Reply::Send("302 Found\r\nLocation: /today"),
        _ => Reply::Send("200 OK"),
    });
    let mut expected: Vec<_> = servers.iter().map(|(server, outcome)| (&server.address, outcome.clone())).collect();
    for server in [&get_only, &limited, &flaky, &elsewhere] {
        expected.push((&server.address, json!({ "outcome": "ok" })));
    }
    let to = format!("{}new", moved.address);
    expected.push((&moved.address, json!({ "outcome": "moved", "to": to })));
    expected.push((&closed_for_long.address, json!({ "outcome": "refused", "status": 429 })));
    let (nowhere, plain) = ("http://nowhere.invalid/".to_owned(), good.address.replace("http:", "https:"));
    expected.push((&nowhere, json!({ "outcome": "gone" })));
    expected.push((&plain, json!({ "outcome": "unreachable", "why": "security" })));

    let sources: Vec<_> = expected.iter().map(|(address, _)| (*address).clone()).collect();
    let folder = folder(&good.address, &sources);
    let output = links(folder.path(), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "something is gone: {}", text(&output.stderr));
    let results = file(folder.path());
    for (address, mut outcome) in expected {
        outcome["date"] = results["links"][address]["date"].clone();
        assert_eq!(results["links"][address], outcome, "{address}");
    }
    assert_eq!(get_only.requests(), ["HEAD /", "GET /"]);
    assert_eq!(limited.requests().len(), 2);
    assert!(limited.shortest_pause() >= Duration::from_millis(1900), "{:?}", limited.shortest_pause());
    assert_eq!(closed_for_long.requests().len(), 1, "an hour is not waited for");
    // Standard output has the same for programs, with where each address stands.
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let entries = printed["links"].as_array().unwrap();
    assert_eq!(entries.len(), results["links"].as_object().unwrap().len());
    let entry = entries.iter().find(|entry| entry["address"] == sources[0]).unwrap();
    assert_eq!(entry["pointers"], json!(["/themes/0/sources/0/url"]));
    assert_eq!(printed["counts"]["gone"], 3);
    let addresses: Vec<_> = entries.iter().map(|entry| entry["address"].as_str().unwrap()).collect();
    assert!(addresses.is_sorted() && !addresses.iter().any(|address| address.starts_with("mailto:")));
}

#[test]
fn r117_a_recent_result_is_kept() {
    let (good, other) = (Server::start(|_, _| Reply::Send("200 OK")), Server::start(|_, _| Reply::Send("200 OK")));
    let folder = folder(&good.address, &[]);
    let run = |arguments: &[&str]| {
        let before = good.requests().len();
        let output = links(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        good.requests().len() - before
    };
    let all = run(&[]);
    let first = fs::read_to_string(folder.path().join("report.links.json")).unwrap();
    assert!(all > 3 && first.ends_with("}\n"), "{first}");
    assert_eq!(run(&[]), 0);
    assert_eq!(fs::read_to_string(folder.path().join("report.links.json")).unwrap(), first);
    assert_eq!(run(&["--all"]), all);
    // One result is old, one is of an address that the bundle no longer has.
    let mut results = file(folder.path());
    results["links"][format!("{}fair", good.address)]["date"] = "2024-02-01".into();
    results["links"][&other.address] = json!({ "date": "2024-02-01", "outcome": "ok" });
    fs::write(folder.path().join("report.links.json"), results.to_string()).unwrap();
    assert_eq!(run(&[]), 1);
    assert_eq!(fs::read_to_string(folder.path().join("report.links.json")).unwrap(), first);
    assert!(other.requests().is_empty());
    fs::write(folder.path().join("report.links.json"), "{}").unwrap();
    let output = links(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("`report.links.json` holds no results"), "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(folder.path().join("report.links.json")).unwrap(), "{}", "it may be another's");
}

#[test]
fn r117_hosts_are_checked_concurrently_with_few_requests_to_each() {
    let (overall, each) = (Load::default(), [Load::default(), Load::default(), Load::default()]);
    let late = |_: &str, _| Reply::Late(Duration::from_millis(600));
    let servers: Vec<_> = each.iter().map(|load| Server::counting(&[overall.clone(), load.clone()], late)).collect();
    let pages = |server: &Server| (0..5).map(|page| format!("{}{page}", server.address)).collect::<Vec<_>>();
    let folder = folder(&servers[0].address, &servers.iter().flat_map(pages).collect::<Vec<_>>());
    let output = links(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for (server, load) in servers.iter().zip(&each) {
        assert!(load.most() <= 2, "{} at once", load.most());
        assert!(server.shortest_pause() >= Duration::from_millis(150), "{:?}", server.shortest_pause());
    }
    assert!(overall.most() > 2, "only {} at once", overall.most());
}

#[test]
fn r117_a_computer_that_is_offline_writes_nothing() {
    let closed = || {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/", listener.local_addr().unwrap())
    };
    let folder = folder(&closed(), &[closed()]);
    let output = links(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("is this computer online?"), "{}", text(&output.stderr));
    assert!(!folder.path().join("report.links.json").exists());
    let output = Command::new(env!("CARGO_BIN_EXE_almanac")).args(["links", "-"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "standard input has no place beside it");
}

#[test]
fn people_read_what_is_wrong_and_where() {
    let good = Server::start(|_, _| Reply::Send("200 OK"));
    let gone = Server::start(|_, _| Reply::Send("404 Not Found"));
    let folder = folder(&good.address, std::slice::from_ref(&gone.address));
    let output = links(folder.path(), &[]);
    let message = text(&output.stderr);
    let found = format!("{}\n  gone, with status 404\n  checked on ", gone.address);
    assert!(message.contains(&found) && message.contains("in the bundle at /themes/0/sources/0/url"), "{message}");
    assert_eq!(message.matches("in the bundle at").count(), 1, "{message}");
    assert!(text(&output.stdout).contains("1 gone"), "{}", text(&output.stdout));
    // The results beside a bundle are no bundle.
    let check = ["check", "report.json", "report.links.json", "--format", "json"];
    let output = Command::new(env!("CARGO_BIN_EXE_almanac")).args(check).current_dir(folder.path()).output().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["errors"], 0);
}

/// Builds the small bundle with a file of results, and returns its page and the messages.
fn built(results: &str) -> (Html, String) {
    let (client, folder) = (client(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("report.json"), SMALL).unwrap();
    fs::write(folder.path().join("report.links.json"), results).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    command.args(["build", "report.json", "-o", "site", "--client"]).arg(client.path()).current_dir(folder.path());
    let output = command.output().unwrap();
    let message = text(&output.stderr).to_owned();
    assert!(output.status.success(), "{message}");
    (Html::parse_document(&fs::read_to_string(folder.path().join("site/index.html")).unwrap()), message)
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn r42_the_page_says_what_is_wrong_with_a_link() {
    let resource = |check: Value| json!({ "links": { "https://example.org/resource": check } }).to_string();
    let archived = "Archived copy of May 2023";
    for (check, status, problem) in [
        (
            json!({ "date": "2026-11-28", "outcome": "gone", "status": 404 }),
            "This page was no longer available on 28 November 2026.",
            true,
        ),
        (
            json!({ "date": "2026-11-28", "outcome": "moved", "to": "https://example.org/new" }),
            "This page had moved to a new address on 28 November 2026.",
            true,
        ),
        (
            json!({ "date": "2026-11-28", "outcome": "unreachable", "why": "timeout" }),
            "This link could not be opened on 28 November 2026.",
            true,
        ),
        (json!({ "date": "2026-11-28", "outcome": "ok" }), "Last checked 28 November 2026", false),
        // Neither what turns programs away nor what is older than the editor's own check says anything.
        (json!({ "date": "2026-11-28", "outcome": "refused", "status": 403 }), "Last checked 30 January 2024", false),
        (json!({ "date": "2024-01-29", "outcome": "gone", "status": 404 }), "Last checked 30 January 2024", false),
    ] {
        let (page, _) = built(&resource(check.clone()));
        let entry = words(select(&page, "li.resource .resource-status")[0]);
        assert_eq!(entry, format!("{status} {archived}"), "{check}");
        let theme = words(select(&page, ".further li")[0]);
        assert_eq!(theme.contains(status), problem, "{check}: {theme}");
    }
}

#[test]
fn r117_a_stale_or_unreadable_file_of_results_is_only_a_warning() {
    let (page, message) = built("<<<<<<< ours");
    assert!(message.contains("`report.links.json` holds no results of `almanac links`"), "{message}");
    assert_eq!(words(select(&page, ".resource-status span")[0]), "Last checked 30 January 2024");
    let (_, message) =
        built(r#"{ "links": { "https://example.org/resource": { "date": "2024-02-01", "outcome": "ok" } } }"#);
    assert!(message.contains("addresses have not been checked for 30 days; `almanac links report.json`"), "{message}");
}
