//! A folder served as a host would serve it.

use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;

use super::policy::HEADERS;

/// What one address, or all that begin with one, are sent with.
pub(super) struct Rule {
    /// As `normalised` writes it; one that ends with `*` stands for all that begin so.
    address: String,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
}

/// The routes of a site: its files, compressed where the browser takes that, with the headers that the site's
/// own file of headers names.
///
/// # Errors
///
/// When that file cannot be read, or holds what no header can.
pub fn host(folder: &Path) -> io::Result<Router> {
    let rules = Arc::new(rules(&fs::read_to_string(folder.join(HEADERS))?).map_err(io::Error::other)?);
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let with_headers = move |request, next| with_headers(Arc::clone(&rules), request, next);
    Ok(Router::new().fallback_service(files).layer(middleware::from_fn(with_headers)))
}

async fn with_headers(rules: Arc<Vec<Rule>>, request: Request, next: Next) -> Response {
    let path = normalised(request.uri().path());
    let mut response = next.run(request).await;
    for rule in rules.iter().filter(|rule| rule.covers(&path)) {
        response.headers_mut().extend(rule.headers.iter().cloned());
    }
    response
}

impl Rule {
    pub(super) fn covers(&self, path: &str) -> bool {
        self.address.strip_suffix('*').map_or(self.address == path, |start| path.starts_with(start))
    }
}

/// A path as its file is found.
///
/// Cases are not told apart, as some disks do not either; elsewhere it is the answer "not found" that has headers.
fn normalised(path: &str) -> String {
    decoded(path).to_lowercase()
}

/// A path decoded once, without the parts that lead nowhere.
pub(super) fn decoded(path: &str) -> String {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    decoded.split('/').filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/")
}

/// The rules of a file of headers: an address to a line, and indented beneath it what is sent with it.
pub(super) fn rules(file: &str) -> Result<Vec<Rule>, axum::http::Error> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in file.lines() {
        let header = line.trim_start().split_once(": ");
        match (rules.last_mut(), header) {
            (Some(rule), Some((name, value))) if line.starts_with(' ') => {
                rule.headers.push((HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?));
            }
            _ => rules.push(Rule { address: normalised(line), headers: Vec::new() }),
        }
    }
    Ok(rules)
}
