//! Names of assets that say what is in them, so that a cache may keep them for good.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::Site;

/// The folder of everything whose name says its content.
pub(super) const ASSETS: &str = "assets";

/// The hash of a file as Subresource Integrity (W3C) writes it.
pub(super) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// Adds an asset under a name with the start of its SHA-256 in it; returns its address relative to the page.
pub(super) fn add(site: &mut Site, name: &str, content: Vec<u8>) -> String {
    let digest = Sha256::digest(&content);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let path = format!("{ASSETS}/{stem}.{hash}.{extension}");
    site.insert(path.clone(), content);
    path
}
