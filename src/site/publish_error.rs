//! Why a site was not published.

use std::path::PathBuf;

use super::folder_error::FolderError;

/// Why a site was not published. Published versions are unchanged.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder has no complete site.
    #[error(
        "`{}` holds no whole site of a report with its `.almanac/files.json`; `make build` makes one",
        .0.display()
    )]
    NoSite(PathBuf),
    /// A file of the site was changed after the build.
    #[error("`{1}` in `{folder}` is missing or was changed since the site was built; build it again", folder = .0.display())]
    Changed(PathBuf, String),
    /// The version is not a semantic version.
    #[error("`{0}` is not a version ({1}); write `report.version` in the bundle as in `1.0.0` or `1.1.0-rc.1`")]
    Version(String, semver::Error),
    /// The version is already published with other content.
    #[error("version {0} is published, and its `{1}` is another; raise `report.version` in the bundle")]
    Published(String, String),
    /// A published version differs only in case, which many file systems ignore.
    #[error("version {0} is published as `{1}`; write `report.version` in the bundle in the same way, or raise it")]
    Case(String, String),
    /// The archive has versions of another report.
    #[error("`{folder}` holds versions of the report `{1}`, not of `{2}`; name another folder", folder = .0.display())]
    Report(PathBuf, String, String),
    /// The manifest of the archive is missing or invalid.
    #[error("`{}` is missing or is not a list of versions; put back the one that `almanac publish` wrote", .0.display())]
    Manifest(PathBuf),
    /// The folder could not be written.
    #[error(transparent)]
    Folder(#[from] FolderError),
}
