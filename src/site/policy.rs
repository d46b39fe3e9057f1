//! The headers that a host sends with a site's files.

use super::names::ASSETS;
use super::snippet::ANSWERS;
use super::{EMBED, PARTNERS, Partners, SELF_TEST, Site};
use crate::components::NONCE;

/// What the page may load and run: its own files, and wasm; nothing inline, nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Headers for every file: no guessing of types, and leave to be loaded across origins.
const EVERYWHERE: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];

/// The file that tells a host of these headers, as several hosts of static files read it.
pub const HEADERS: &str = "_headers";

/// The headers of the file at `path`, relative to the site's root.
///
/// An asset's name says its content, so it may be kept for good; a page is asked for anew each time.
/// Only what is made for frames may be framed: by the page for partners, and by partners. An engine that takes a
/// sandboxed frame's own origin for nobody's (WebKit) is let to its files by a nonce, and to what it fetches, for
/// which there is no nonce, by scheme.
pub fn headers(path: &str, partners: &Partners) -> Vec<(&'static str, String)> {
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let cache = if folder == ASSETS { "public, max-age=31536000, immutable" } else { "no-cache" };
    let policy = match path {
        EMBED | SELF_TEST => {
            let sources = [
                ("script-src 'self'", format!("'nonce-{NONCE}'")),
                ("style-src 'self'", format!("'nonce-{NONCE}'")),
                ("connect-src 'self'", "https: http:".to_owned()),
            ];
            let policy = sources.iter().fold(CONTENT_SECURITY_POLICY.to_owned(), |policy, (sources, more)| {
                policy.replace(sources, &[sources, " ", more].concat())
            });
            [&policy, "; frame-ancestors 'self'", &partners.sources()].concat()
        }
        PARTNERS => [CONTENT_SECURITY_POLICY, "; frame-src 'self'; frame-ancestors 'none'"].concat(),
        _ => [CONTENT_SECURITY_POLICY, "; frame-ancestors 'none'"].concat(),
    };
    let fixed = EVERYWHERE.into_iter().map(|(name, value)| (name, value.to_owned()));
    [("content-security-policy", policy), ("cache-control", cache.to_owned())].into_iter().chain(fixed).collect()
}

/// The headers of a whole site, as a file for its host: for each address an indented list.
///
/// Hosts join what several addresses say of one header, so no two of these cover one file.
pub(super) fn headers_file(site: &Site, partners: &Partners) -> Vec<u8> {
    let of_folder = |path: &str| [ASSETS, ANSWERS].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let files = site.keys().map(String::as_str).filter(|path| !of_folder(path));
    // Some hosts of static files give a page without its ending.
    let bare = files.clone().filter_map(|path| Some((path.strip_suffix(".html")?, path)));
    let addresses = ["", "assets/*", "oembed/*"].into_iter().chain(files).map(|path| (path, path)).chain(bare);
    let rules = addresses.map(|(address, path)| {
        let lines = headers(path, partners).into_iter().map(|(name, value)| format!("  {name}: {value}\n"));
        format!("/{address}\n{}", lines.collect::<String>())
    });
    rules.collect::<String>().into_bytes()
}
