//! Asset names with a content hash, so that assets can be cached permanently.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::Site;

/// The folder of the assets.
pub(super) const ASSETS: &str = "assets";

/// The hash of a file in the format of Subresource Integrity (W3C).
pub(super) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// The start of a file's SHA-256 hash.
pub(super) fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Adds an asset under a name with the start of its hash, and returns its address relative to the page.
pub(super) fn add(site: &mut Site, name: &str, content: Vec<u8>) -> String {
    let hash = hash(&content);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let path = format!("{ASSETS}/{stem}.{hash}.{extension}");
    site.insert(path.clone(), content);
    path
}
