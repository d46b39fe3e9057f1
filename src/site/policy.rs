//! The headers that a host sends with a site's files.

use super::names::ASSETS;
use super::{EMBED, OEMBED, Partners, Site};

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
/// Only what is made for frames may be framed, and only by partners.
pub fn headers(path: &str, partners: &Partners) -> Vec<(&'static str, String)> {
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let cache = if folder == ASSETS { "public, max-age=31536000, immutable" } else { "no-cache" };
    let framed_by = if path == EMBED { partners.sources() } else { Partners::Nobody.sources() };
    let policy = [CONTENT_SECURITY_POLICY, "; frame-ancestors ", &framed_by].concat();
    let fixed = EVERYWHERE.into_iter().map(|(name, value)| (name, value.to_owned()));
    [("content-security-policy", policy), ("cache-control", cache.to_owned())].into_iter().chain(fixed).collect()
}

/// The headers of a whole site, as a file for its host: for each address an indented list.
///
/// Hosts join what several addresses say of one header, so no two of these cover one file.
pub(super) fn headers_file(site: &Site, partners: &Partners) -> Vec<u8> {
    let of_folder = |path: &str| [ASSETS, OEMBED].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let files = site.keys().map(String::as_str).filter(|path| !of_folder(path));
    let addresses = ["", "assets/*", "oembed/*"].into_iter().chain(files);
    let rules = addresses.map(|address| {
        let lines = headers(address, partners).into_iter().map(|(name, value)| format!("  {name}: {value}\n"));
        format!("/{address}\n{}", lines.collect::<String>())
    });
    rules.collect::<String>().into_bytes()
}
