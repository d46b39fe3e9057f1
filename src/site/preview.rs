//! A site in memory, served as a host would serve it, which may be replaced while it is served.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::host::{Rule, decoded, rules};
use super::{HEADERS, INDEX, Site};

/// The script that reloads a page once its site has been replaced.
const SCRIPT: &str = "almanac-reload.js";
/// The address that answers with the version of the site that is served.
const VERSION: &str = "almanac-version";

/// A site that is served, and may be replaced. Cheap to clone.
#[derive(Clone, Default)]
pub struct Preview(Arc<RwLock<Arc<Snapshot>>>);

/// One version of the site.
#[derive(Default)]
struct Snapshot {
    version: String,
    site: Site,
    rules: Vec<Rule>,
}

impl Preview {
    /// Replaces the site by the one that `make` returns. `make` is given an element for the body of each page, which
    /// reloads the page when its site has been replaced.
    pub fn replace(&self, make: impl FnOnce(String) -> Site) {
        // Differs from that of an earlier run too: a page that is still open then reloads.
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let version = now.as_nanos().to_string();
        let site = make(format!("<script type=\"module\" src=\"{SCRIPT}?{version}\"></script>"));
        let headers = site.get(HEADERS).map(|file| String::from_utf8_lossy(file)).unwrap_or_default();
        let rules = rules(&headers).unwrap_or_default();
        let snapshot = Arc::new(Snapshot { version, site, rules });
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
    }

    /// The routes of the site, with the headers that its own file of headers names.
    pub fn router(&self) -> Router {
        Router::new().fallback_service(get(answer).with_state(self.clone()))
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn answer(State(preview): State<Preview>, request: Request) -> Response {
    let snapshot = preview.snapshot();
    let path = decoded(request.uri().path());
    let mut response = match path.as_str() {
        VERSION => development("text/plain", snapshot.version.clone()),
        SCRIPT => development("text/javascript", include_str!("reload.js").to_owned()),
        _ => file(&snapshot.site, request.uri(), &path),
    };
    let path = path.to_lowercase();
    for rule in snapshot.rules.iter().filter(|rule| rule.covers(&path)) {
        response.headers_mut().extend(rule.headers.iter().cloned());
    }
    response
}

/// A file of the site; the root's is its page.
fn file(site: &Site, uri: &Uri, path: &str) -> Response {
    let name = if path.is_empty() { INDEX } else { path };
    // With a stroke at its end the address is that of a folder, and none here holds a page.
    let folder = !path.is_empty() && uri.path().ends_with('/');
    match site.get(name).filter(|_| !folder) {
        Some(content) => {
            let kind = mime_guess::from_path(name).first_or_octet_stream();
            ([(CONTENT_TYPE, kind.as_ref())], content.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What is there for editors alone.
fn development(kind: &'static str, content: String) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], content).into_response()
}
