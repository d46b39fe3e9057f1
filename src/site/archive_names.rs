//! The names in an archive of versions.

/// The folder with a copy of the latest version.
pub(super) const LATEST: &str = "latest";
/// The file that lists every version with the hash of each of its files.
pub(super) const MANIFEST: &str = "manifest.json";
