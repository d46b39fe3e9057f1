//! How soon a page is painted, beside a plain page with the same text: `make measures` prints it.
//!
//! Chromium, the processor slowed four times, 1.6 Mbit/s, 150 ms a request, files compressed as a host serves them.
//! Each round visits every page once, so that a busy machine slows all of them alike; the medians are printed.

use std::path::Path;
use std::time::Duration;

use almanac::site::{EMBED, REPORT_JSON, host};
use anyhow::Context;
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::engine::Engine;
use crate::page::{Page, until};
use crate::sites::{self, Report};
use crate::visit::{Scenario, Visit};

const VISIT: Visit = Visit { before: "", engines: &[Engine::Chromium], ..Visit::PLAIN };

/// One test for each size of report.
pub fn all() -> Vec<Scenario> {
    [
        ("measures_paint_outlook", Report::Outlook),
        ("measures_paint_22", Report::Medium),
        ("measures_paint_1000", Report::Large),
    ]
    .into_iter()
    .map(|(name, report)| Scenario {
        name: name.to_owned(),
        visit: Visit { report, ..VISIT },
        run: |page| Box::pin(async move { measure(page).await }),
    })
    .collect()
}

/// Records, before anything of the page runs, what the browser tells of its painting, and when the client is ready
/// and answers a search that is typed as soon as the field can be typed into.
const RECORD: &str = "
    if (location.protocol === 'http:') {
        const record = window.record = { fcp: null, lcp: null, shift: 0, blocked: 0, field: null, ready: null, answered: null };
        const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
            .observe({ type, buffered: true });
        observe('paint', (entry) => { if (entry.name === 'first-contentful-paint') record.fcp = entry.startTime; });
        observe('largest-contentful-paint', (entry) => { record.lcp = entry.startTime; });
        observe('layout-shift', (entry) => { record.shift += entry.value; });
        observe('longtask', (entry) => { record.blocked += entry.duration - 50; });
        const types = location.hash === '#type';
        const watch = setInterval(() => {
            const { reader } = document.documentElement?.dataset ?? {};
            if (reader && record.ready === null) record.ready = performance.now();
            const field = document.querySelector('[type=search]');
            if (types && record.field === null && field?.checkVisibility()) {
                record.field = performance.now();
                field.focus();
                field.value = 'digital';
                field.dispatchEvent(new Event('input', { bubbles: true }));
            }
            if (record.field !== null && document.querySelector('.results ol a')?.checkVisibility()) {
                record.answered = performance.now();
                clearInterval(watch);
            }
        }, 5);
    }
";

const NETWORK: [(&str, f64); 3] =
    [("latency", 150.0), ("downloadThroughput", 200_000.0), ("uploadThroughput", 93_750.0)];

async fn measure(page: Page) -> anyhow::Result<Page> {
    let folder = sites::folder(page.report())?;
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(7);
    let address = serve(&folder).await?;
    let mut conditions = json!({ "offline": false });
    for (name, value) in NETWORK {
        conditions[name] = json!(value);
    }
    page.ask_chromium("Network.enable", json!({})).await?;
    page.ask_chromium("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    page.ask_chromium("Network.emulateNetworkConditions", conditions).await?;
    page.ask_chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    page.ask_chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORD })).await?;
    let pages = [("plain page", "plain"), ("reading page", ""), ("typed at once", "#type"), ("page in a frame", EMBED)];
    let mut records: Vec<Vec<Value>> = vec![Vec::new(); pages.len()];
    for _ in 0..rounds {
        for ((_, path), records) in pages.iter().zip(&mut records) {
            page.visit(&format!("{address}/{path}")).await?;
            let settled = match *path {
                "plain" => "document.readyState === 'complete'",
                "#type" => "record.answered !== null",
                _ => "record.ready !== null",
            };
            until(|| async { Ok(page.look(settled).await? == true) }, "the page settles").await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
            records.push(page.look(TOTALS).await?);
        }
    }
    for ((name, _), records) in pages.iter().zip(&records) {
        let of = |key: &str| median(records.iter().map(|record| record[key].as_f64()));
        println!(
            "{name:16} FCP {:>6} LCP {:>6} shift {:>6} blocked {:>6} field {:>6} ready {:>6} answered {:>6} bytes {:>8}",
            of("fcp"),
            of("lcp"),
            of("shift"),
            of("blocked"),
            of("field"),
            of("ready"),
            of("answered"),
            of("bytes"),
        );
    }
    Ok(page)
}

const TOTALS: &str = "({ ...record, bytes: [...performance.getEntriesByType('navigation'), \
    ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.encodedBodySize, 0) })";

/// The median as text, or a dash where a page has no such value.
fn median(values: impl Iterator<Item = Option<f64>>) -> String {
    let mut values: Vec<f64> = values.flatten().collect();
    values.sort_by(f64::total_cmp);
    match values.get(values.len() / 2) {
        Some(median) if *median < 10.0 => format!("{median:.3}"),
        Some(median) => format!("{median:.0}"),
        None => "–".to_owned(),
    }
}

/// Serves a site with its compressed copies, and a plain page with its text beside it.
async fn serve(folder: &Path) -> anyhow::Result<String> {
    let bundle: Value = serde_json::from_slice(&std::fs::read(folder.join(REPORT_JSON))?)?;
    for entry in std::fs::read_dir(folder)?.chain(std::fs::read_dir(folder.join("assets"))?) {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| ["html", "js", "css", "wasm"].iter().any(|kind| extension == *kind))
        {
            let compressed = [path.to_string_lossy().as_ref(), ".br"].concat();
            if !Path::new(&compressed).exists() {
                std::fs::write(compressed, compress(&std::fs::read(&path)?)?)?;
            }
        }
    }
    let compressed = compress(plain(&bundle)?.as_bytes())?;
    let plain = move || async move {
        ([(CONTENT_TYPE.as_str(), "text/html; charset=utf-8"), ("content-encoding", "br")], compressed)
    };
    let router: Router = Router::new()
        .route("/plain", get(plain))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .fallback_service(host(folder)?);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(format!("http://{address}"))
}

/// Brotli at one level for all pages; the highest would take minutes for the largest.
fn compress(content: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// The text of a bundle as one plain page: headings, paragraphs and links, with a line of style.
fn plain(bundle: &Value) -> anyhow::Result<String> {
    let mut page = String::from(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Plain</title>\
         <style>body{max-width:40em;margin:auto;font:1.1em/1.5 serif}</style><body>",
    );
    let escaped = |value: &Value| value.as_str().unwrap_or_default().replace('&', "&amp;").replace('<', "&lt;");
    page +=
        &format!("<h1>{}</h1><p>{}</p>", escaped(&bundle["report"]["title"]), escaped(&bundle["report"]["standfirst"]));
    for (kind, title, texts) in [
        ("themes", "title", &["summary", "body"][..]),
        ("people", "name", &["role", "biography", "contributed"]),
        ("organisations", "name", &["role", "description", "contributed"]),
        ("resources", "title", &["publisher", "summary"]),
    ] {
        for entry in bundle[kind].as_array().context(kind)? {
            page += &format!("<h2>{}</h2>", escaped(&entry[title]));
            for text in texts {
                let text = &entry[*text];
                for text in text.as_array().map_or(std::slice::from_ref(text), Vec::as_slice) {
                    page += &format!("<p>{}</p>", escaped(text));
                }
            }
            if let Some(url) = entry["url"].as_str() {
                page += &format!("<p><a href='{url}'>{url}</a></p>");
            }
        }
    }
    Ok(page)
}
