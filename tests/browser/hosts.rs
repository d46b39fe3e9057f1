//! Pages of partners that show the report in a frame, each from an origin and a site of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use almanac::snippet::Snippet;
use anyhow::Context;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::{sites, tools};

#[path = "../hosts/wordpress.rs"]
mod wordpress;

/// A page of a partner.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// What it says beneath its heading, as HTML. `{snippet}` in it is what is published for partners, `{short}` its short form, `{report}` the address of
    /// the report and `{embed}` that of the page for frames.
    pub page: &'static str,
    /// Style of its own.
    pub style: &'static str,
    /// Which page of the report is in the frame.
    pub file: &'static str,
    /// What follows it in the address of the frame.
    pub query: &'static str,
    /// More attributes of the frame.
    pub attributes: &'static str,
    /// What the page is sent with.
    pub headers: &'static [(&'static str, &'static str)],
    /// What follows the page's own address.
    pub fragment: &'static str,
}

impl Host {
    /// The snippet as it is published, in a page with a heading; no script.
    pub const BARE: Self = Self {
        page: "{snippet}",
        style: "",
        file: "embed.html",
        query: "",
        attributes: "",
        headers: &[],
        fragment: "",
    };
    /// The same page with the host script.
    pub const SCRIPTED: Self = Self::page("{snippet} <script src='{report}/embed.js'></script>");
    /// A host whose own style is dark, and says so.
    pub const DARK: Self =
        Self { style: ":root { color-scheme: dark } body { background: #111; color: #eee }", ..Self::SCRIPTED };
    /// The element in place of the frame, and style that takes everything away.
    pub const HOSTILE: Self = Self {
        page: "<almanac-report src='{embed}' title='The 2024 outlook'><a href='{report}/'>The 2024 outlook</a></almanac-report> \
            <script src='{report}/embed.js'></script>",
        style: "* { all: unset } svg { max-width: 50% } button { display: none } iframe { display: none; height: 10px }",
        ..Self::BARE
    };
    /// Sends back whatever it hears.
    pub const ECHOES: Self = Self::page(
        "<script>addEventListener('message', ({ data, source }) => source.postMessage(data, '*'))</script> {snippet} \
            <script src='{report}/embed.js'></script>",
    );
    /// Another page.
    pub const fn page(page: &'static str) -> Self {
        Self { page, ..Self::BARE }
    }
}

/// What stands around every host's page: the collector of what goes wrong comes first.
const SKELETON: &str = include_str!("../hosts/skeleton.html");

/// What is published for partners of the report at an address.
pub fn snippet(report: &str, frame: &str) -> Snippet {
    let title = "The 2024 outlook".to_owned();
    Snippet { embed: format!("{report}/{frame}"), report: format!("{report}/"), title }
}

/// A running host. It ends when dropped.
pub struct Hosting {
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Hosting {
    /// A page within a page shows the snippet too.
    const INNER: &str = Host::BARE.page;

    /// Serves the page at the root, the scripts it may load beside it, and the collector of what goes wrong.
    pub async fn start(host: Host, report: SocketAddr, probe: String) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let snippet = snippet(&format!("http://{report}"), &[host.file, host.query].concat());
        let named = |form: String| form.replacen("<iframe", &format!("<iframe id=\"report\" {}", host.attributes), 1);
        let fill = |page: &str| {
            SKELETON
                .replace("{page}", page)
                .replace("{style}", host.style)
                .replace("{snippet}", &named(snippet.full()))
                .replace("{short}", &named(snippet.short()))
                .replace("{embed}", &snippet.embed)
                .replace("{report}", snippet.report.trim_end_matches('/'))
        };
        let (page, inner, embed) = (fill(host.page), fill(Self::INNER), snippet.embed.clone());
        let router = Router::new().fallback(move |uri: axum::http::Uri| {
            let response = match uri.path() {
                "/" => sent_with(host.headers, html(page.clone())),
                "/inner" => html(inner.clone()),
                "/moved" => Redirect::temporary(&embed).into_response(),
                "/probe.js" => script(probe.clone()),
                path => file(path),
            };
            async move { response }
        });
        let task = tokio::spawn(async move {
            // A host that fails shows in the scenario as a page that does not load.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, task })
    }
}

impl Drop for Hosting {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn html(page: String) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

fn script(content: String) -> Response {
    ([(CONTENT_TYPE, "text/javascript")], content).into_response()
}

fn sent_with(headers: &[(&'static str, &'static str)], mut response: Response) -> Response {
    for (name, value) in headers {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// A script that hosts load: their own, and stock ones as they are published.
fn file(path: &str) -> Response {
    let made = |content: anyhow::Result<String>| match content {
        Ok(content) => script(content),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    };
    let installed = |path: &str| made(tools::installed(path).and_then(|path| Ok(std::fs::read_to_string(path)?)));
    // What WordPress shows of the report at an address, put where the script stands.
    let posted = |report: &str| {
        let (answer, title) = (format!("{report}oembed.json"), "The 2024 outlook".to_owned());
        let snippet = Snippet { embed: format!("{report}embed.html"), report: report.to_owned(), title };
        let served = json!({
            report: format!("<head><link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\"></head>"),
            answer: json!({ "version": "1.0", "type": "rich", "html": snippet.oembed() }).to_string(),
        });
        Ok(format!("document.write({});", json!(wordpress::post(report, &served)?)))
    };
    if let Some(report) = path.strip_prefix("/wordpress.js/") {
        return made(posted(report));
    }
    match path {
        "/embed.js" => made(std::fs::read_to_string(sites::dist().join("embed.js")).map_err(Into::into)),
        "/host.js" => script(include_str!("../hosts/host.js").to_owned()),
        "/amp.js" => script(include_str!("../hosts/amp.js").to_owned()),
        "/wp-includes/js/wp-embed.min.js" => installed(&[wordpress::FILES, path].concat()),
        "/pym.js" => installed("node_modules/pym.js/dist/pym.v1.js"),
        "/pym-start.js" => script(include_str!("../hosts/pym-start.js").to_owned()),
        "/open-iframe-resizer.js" => installed("node_modules/@open-iframe-resizer/core/dist/index.umd.cjs"),
        "/resizer-start.js" => script(include_str!("../hosts/resizer-start.js").to_owned()),
        "/other" => html("<!doctype html><title>Other</title><p>Elsewhere".to_owned()),
        "/favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A running wiki. It ends when dropped, since it serves as long as its input stays open.
pub struct Wiki {
    pub address: String,
    _process: Child,
}

/// Starts a wiki with a page in which a snippet is pasted.
pub async fn wiki(snippet: &str) -> anyhow::Result<Wiki> {
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), snippet)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hosts/wiki.sh");
    let mut process = Command::new(script)
        .args([&port.to_string(), &file.path().display().to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    BufReader::new(process.stdout.take().context("its output")?).read_line(&mut said)?;
    let address = said.strip_prefix("ready ").context("the wiki did not start")?.trim().to_owned();
    Ok(Wiki { address, _process: process })
}
