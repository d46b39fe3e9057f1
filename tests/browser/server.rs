//! The real host around the built folder, with the faults that a scenario asks for.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use almanac::site::host;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::cloudflare;

/// Something that goes wrong on the way from the host to the page.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// The file answers with a status and no content.
    Status(File, u16),
    /// The file ends half-way.
    Truncated(File),
    /// One bit of the file is another.
    Flipped(File),
    /// The data embedded in the page is not JSON.
    BrokenJson,
    /// The file comes under another type.
    Type(File, &'static str),
    /// The file comes so many seconds late.
    Late(File, u64),
    /// Pages are served without `.html` at the end of their addresses.
    CleanUrls,
    /// Cloudflare stands between, with Rocket Loader and e-mail obfuscation switched on.
    Cloudflare,
    /// The policy does not allow WebAssembly.
    PolicyWithoutWasm,
    /// The policy does not allow the style sheet.
    PolicyWithoutStyle,
    /// The policy allows no script at all, which is how an engine that cannot be told so runs none.
    PolicyWithoutScripts,
}

/// A file of the page, whatever its hashed name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum File {
    Boot,
    Glue,
    Wasm,
}

impl File {
    fn is_at(self, path: &str) -> bool {
        let (stem, extension) = match self {
            Self::Boot => ("boot.", "js"),
            Self::Glue => ("client.", "js"),
            Self::Wasm => ("client.", "wasm"),
        };
        let name = path.rsplit('/').next().unwrap_or_default();
        name.starts_with(stem) && Path::new(name).extension().is_some_and(|found| found == extension)
    }
}

/// The paths of all requests so far.
pub type Requests = Arc<Mutex<Vec<String>>>;

/// A running host. It ends when dropped.
pub struct Server {
    pub address: SocketAddr,
    /// Once set, nothing goes wrong any more.
    pub mended: Arc<AtomicBool>,
    /// What it was asked for.
    pub requests: Requests,
    task: JoinHandle<()>,
}

/// Where the script that runs before all others is found.
const PROBE: &str = "/probe.js";

impl Server {
    /// Serves a folder with the faults. `probe` runs in the page before any other script.
    pub async fn start(folder: &Path, faults: Vec<Fault>, probe: String) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let mended = Arc::new(AtomicBool::new(false));
        let mending = Arc::clone(&mended);
        let requests = Requests::default();
        let asked = Arc::clone(&requests);
        let router: Router = host(folder)?.layer(middleware::from_fn(move |request, next| {
            let (probe, requests) = (probe.clone(), Arc::clone(&asked));
            let faults = if mending.load(Ordering::Relaxed) { Vec::new() } else { faults.clone() };
            async move { answer(request, next, &faults, probe, &requests).await }
        }));
        let task = tokio::spawn(async move {
            // A host that fails shows in the scenario as a page that does not load.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, mended, requests, task })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(mut request: Request, next: Next, faults: &[Fault], probe: String, requests: &Requests) -> Response {
    let mut path = request.uri().path().to_owned();
    requests.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    if faults.iter().any(|fault| matches!(fault, Fault::CleanUrls)) && path == "/embed" {
        path.push_str(".html");
        *request.uri_mut() = Uri::from_static("/embed.html");
    }
    if path == PROBE {
        return ([(CONTENT_TYPE, "text/javascript")], probe).into_response();
    }
    if path == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    request.headers_mut().remove(ACCEPT_ENCODING);
    let mut response = next.run(request).await;
    for fault in faults {
        response = apply(*fault, &path, response).await;
    }
    if is_page(&path) {
        response = rewrite(response, |page| {
            let page = String::from_utf8_lossy(&page);
            page.replacen("<head>", &format!("<head><script src=\"{PROBE}\"></script>"), 1).into_bytes()
        })
        .await;
    }
    response
}

fn is_page(path: &str) -> bool {
    path.ends_with('/') || path.ends_with(".html")
}

async fn apply(fault: Fault, path: &str, mut response: Response) -> Response {
    match fault {
        Fault::Status(file, status) if file.is_at(path) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Fault::Truncated(file) if file.is_at(path) => {
            rewrite(response, |mut content| {
                content.truncate(content.len() / 2);
                content
            })
            .await
        }
        Fault::Flipped(file) if file.is_at(path) => {
            rewrite(response, |mut content| {
                let middle = content.len() / 2;
                content[middle] ^= 1;
                content
            })
            .await
        }
        Fault::BrokenJson if path.ends_with('/') => {
            rewrite(response, |page| {
                String::from_utf8_lossy(&page)
                    .replace("json\" id=\"almanac-bundle\">{", "json\" id=\"almanac-bundle\">[{")
                    .replace("json\" id=\"almanac-words\">{", "json\" id=\"almanac-words\">[{")
                    .into_bytes()
            })
            .await
        }
        Fault::Type(file, kind) if file.is_at(path) => {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            response
        }
        Fault::Late(file, seconds) if file.is_at(path) => {
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            response
        }
        Fault::Cloudflare if is_page(path) => {
            rewrite(response, |page| cloudflare::rewrite(&String::from_utf8_lossy(&page)).into_bytes()).await
        }
        Fault::PolicyWithoutWasm => with_policy(response, |policy| policy.replace(" 'wasm-unsafe-eval'", "")),
        Fault::PolicyWithoutStyle => {
            with_policy(response, |policy| policy.replace("style-src 'sha256-", "style-src 'sha256-A"))
        }
        Fault::PolicyWithoutScripts => with_policy(response, |policy| format!("{policy}; sandbox allow-same-origin")),
        _ => response,
    }
}

fn with_policy(mut response: Response, change: impl FnOnce(&str) -> String) -> Response {
    let policy = response.headers().get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok()).map(change);
    if let Some(policy) = policy.and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn rewrite(response: Response, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Response {
    let (mut head, body) = response.into_parts();
    head.headers.remove(CONTENT_LENGTH);
    match to_bytes(body, usize::MAX).await {
        Ok(content) => Response::from_parts(head, Body::from(change(content.to_vec()))),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
