//! The headers that a host sends with a site's files.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::asset_names::ASSETS;
use super::snippet::ANSWERS;
use super::{EMBED, PARTNERS, Partners, SELF_TEST, Site, for_host};
use crate::components::NONCE;

/// What the page may load and run: its own files, wasm, and the one style sheet that stands in it by its hash;
/// nothing else inline, nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; \
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
/// The file that tells Apache what the endings of compressed copies mean.
pub const HTACCESS: &str = ".htaccess";
/// Apache takes `.br` for the Breton language and, in Debian, `.gz` for a type of its own, so where `MultiViews` is on
/// it answers `/embed` with compressed bytes that it does not call compressed. These lines need no more than
/// `AllowOverride FileInfo`; `Options -MultiViews` would fail without `AllowOverride Options`.
pub(super) const COMPRESSED_COPIES: &str = "\
<IfModule mod_mime.c>
    RemoveLanguage .br
    RemoveType .gz
    AddEncoding br .br
    AddEncoding gzip .gz
</IfModule>
";

/// What the headers of a site depend on.
pub struct Policy<'a> {
    /// [`CONTENT_SECURITY_POLICY`] with the hash of the style sheet that stands in every page.
    base: String,
    /// Who may frame the pages for frames.
    partners: &'a Partners,
}

impl<'a> Policy<'a> {
    /// The policy of a site whose pages hold this style sheet.
    pub fn new(style: &str, partners: &'a Partners) -> Self {
        let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)));
        Self { base: CONTENT_SECURITY_POLICY.replace("{style}", &hash), partners }
    }
}

/// The headers of the file at `path`, relative to the site's root.
///
/// An asset's name says its content, so it may be kept for good; a page is asked for anew each time.
/// Only what is made for frames may be framed: by the page for partners, and by partners. An engine that takes a
/// sandboxed frame's own origin for nobody's (WebKit) is let to its files by a nonce, and to what it fetches, for
/// which there is no nonce, by scheme.
pub fn headers(path: &str, policy: &Policy<'_>) -> Vec<(&'static str, String)> {
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let cache = if folder == ASSETS { "public, max-age=31536000, immutable" } else { "no-cache" };
    let content = match path {
        EMBED | SELF_TEST => {
            let sources =
                [("script-src 'self'", format!("'nonce-{NONCE}'")), ("connect-src 'self'", "https: http:".to_owned())];
            let content = sources.iter().fold(policy.base.clone(), |content, (sources, more)| {
                content.replace(sources, &[sources, " ", more].concat())
            });
            [content, policy.partners.frame_ancestors()].concat()
        }
        PARTNERS => [&policy.base, "; frame-src 'self'; frame-ancestors 'none'"].concat(),
        _ => [&policy.base, "; frame-ancestors 'none'"].concat(),
    };
    let fixed = EVERYWHERE.into_iter().map(|(name, value)| (name, value.to_owned()));
    [("content-security-policy", content), ("cache-control", cache.to_owned())].into_iter().chain(fixed).collect()
}

/// The headers of a whole site, as a file for its host: for each address an indented list.
///
/// Hosts join what several addresses say of one header, so no two of these cover one file.
pub(super) fn headers_file(site: &Site, policy: &Policy<'_>) -> Vec<u8> {
    let of_folder = |path: &str| [ASSETS, ANSWERS].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let files = site.keys().map(String::as_str).filter(|path| !of_folder(path) && !for_host(path));
    // Some hosts of static files give a page without its ending.
    let bare = files.clone().filter_map(|path| Some((path.strip_suffix(".html")?, path)));
    let addresses = ["", "assets/*", "oembed/*"].into_iter().chain(files).map(|path| (path, path)).chain(bare);
    let rules = addresses.map(|(address, path)| {
        let lines = headers(path, policy).into_iter().map(|(name, value)| format!("  {name}: {value}\n"));
        format!("/{address}\n{}", lines.collect::<String>())
    });
    rules.collect::<String>().into_bytes()
}
