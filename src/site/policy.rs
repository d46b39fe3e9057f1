//! The headers that a host sends with a site's files.

use super::names::ASSETS;

/// What the page may load and run: its own files, and wasm; nothing inline, nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Headers for every file: the policy, no guessing of types, and leave to be loaded across origins.
const EVERYWHERE: [(&str, &str); 7] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];

/// The headers of the file at `path`, relative to the site's root.
///
/// An asset's name says its content, so it may be kept for good; a page is asked for anew each time.
pub fn headers(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let asset = path.split_once('/').is_some_and(|(folder, _)| folder == ASSETS);
    let cache = if asset { "public, max-age=31536000, immutable" } else { "no-cache" };
    EVERYWHERE.into_iter().chain([("cache-control", cache)])
}
