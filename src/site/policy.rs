//! The HTTP headers of a site's files.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::asset_names::ASSETS;
use super::snippet::RESPONSES;
use super::{EMBED, PARTNERS, Partners, SELF_TEST, Site, for_host};
use crate::components::NONCE;

/// Pages may load and run their own files, wasm, and the inlined style sheet by its hash; nothing else inline, and nothing
/// from other origins.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; \
    img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// A report in one file may run, apply and show what it holds, and nothing else. `data:` is for its icon and its exports.
const SINGLE_FILE_POLICY: &str = "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {style}; \
    img-src data:; connect-src data:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Headers for every file: no content sniffing, and cross-origin loading allowed.
const EVERYWHERE: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];

/// The file with these headers, in the format of several static hosts.
pub const HEADERS: &str = "_headers";
/// The Apache configuration for compressed copies.
pub const HTACCESS: &str = ".htaccess";
/// Apache treats `.br` as the Breton language and, on Debian, `.gz` as a media type, so that with `MultiViews` it responds
/// to `/embed` with compressed content without a `Content-Encoding`. These lines need only `AllowOverride FileInfo`;
/// `Options -MultiViews` would fail without `AllowOverride Options`.
pub(super) const COMPRESSED_COPIES: &str = "\
<IfModule mod_mime.c>
    RemoveLanguage .br
    RemoveType .gz
    AddEncoding br .br
    AddEncoding gzip .gz
</IfModule>
";

/// The policy of a site, on which its headers depend.
pub struct Policy<'a> {
    /// [`CONTENT_SECURITY_POLICY`] with the hash of the inlined style sheet.
    base: String,
    /// Who may embed the report.
    partners: &'a Partners,
}

impl<'a> Policy<'a> {
    /// The policy of a site with this style sheet.
    pub fn new(style: &str, partners: &'a Partners) -> Self {
        Self { base: CONTENT_SECURITY_POLICY.replace("{style}", &source_hash(style)), partners }
    }
}

/// The policy of a report in one file with this style sheet and these scripts.
pub(super) fn of_single_file(style: &str, scripts: [&str; 2]) -> String {
    let scripts = scripts.map(source_hash).join(" ");
    SINGLE_FILE_POLICY.replace("{style}", &source_hash(style)).replace("{scripts}", &scripts)
}

/// The source expression of a policy that allows an inline script or style sheet with this content.
fn source_hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The headers of the file at `path`, relative to the site's root.
///
/// Assets have a content hash in their names and are cached permanently; pages are revalidated.
/// Only the pages for embedding may be framed: by the page for partners, and by partners. WebKit treats a sandboxed iframe
/// as an opaque origin, which `'self'` does not match, so a nonce allows scripts, and schemes allow connections, which
/// have no nonces.
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

/// The headers of a site as a file for its host: for each address an indented list.
///
/// Hosts merge the headers of several matching addresses, so no two addresses match one file.
pub(super) fn headers_file(site: &Site, policy: &Policy<'_>) -> Vec<u8> {
    let of_folder = |path: &str| [ASSETS, RESPONSES].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let files = site.keys().map(String::as_str).filter(|path| !of_folder(path) && !for_host(path));
    // Some static hosts serve pages without their extension.
    let bare = files.clone().filter_map(|path| Some((path.strip_suffix(".html")?, path)));
    let addresses = ["", "assets/*", "oembed/*"].into_iter().chain(files).map(|path| (path, path)).chain(bare);
    let rules = addresses.map(|(address, path)| {
        let lines = headers(path, policy).into_iter().map(|(name, value)| format!("  {name}: {value}\n"));
        format!("/{address}\n{}", lines.collect::<String>())
    });
    rules.collect::<String>().into_bytes()
}
