//! Versions of a site side by side: each stays as it was published, and the latest has an address of its own.

use std::fs;
use std::path::{Path, PathBuf};

use semver::Version;
use serde::Deserialize;

use super::archive::files;
use super::file_list::{FileList, Kind};
use super::manifest::{Manifest, adopt};
use super::output::Output;
use super::{FolderError, REPORT_JSON, Site};

/// The folder that holds a copy of the latest version.
pub(super) const LATEST: &str = "latest";
/// The file that lists every version with the hash of each of its files.
pub(super) const MANIFEST: &str = "manifest.json";

/// Why a site was not published. What was published stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds no site.
    #[error(
        "`{}` holds no whole site of a report with its `.almanac/files.json`; `make build` makes one",
        .0.display()
    )]
    NoSite(PathBuf),
    /// A file of the site is not as it was built.
    #[error("`{1}` in `{folder}` is missing or was changed since the site was built; build it again", folder = .0.display())]
    Changed(PathBuf, String),
    /// The version is not one of Semantic Versioning.
    #[error("`{0}` is not a version ({1}); write `report.version` in the bundle as in `1.0.0` or `1.1.0-rc.1`")]
    Version(String, semver::Error),
    /// The version is published, with something else in it.
    #[error("version {0} is published, and its `{1}` is another; raise `report.version` in the bundle")]
    Published(String, String),
    /// A published version differs in the case of letters alone, which many disks do not tell apart.
    #[error("version {0} is published as `{1}`; write `report.version` in the bundle in the same way, or raise it")]
    Case(String, String),
    /// Another report is published there.
    #[error("`{folder}` holds versions of the report `{1}`, not of `{2}`; name another folder", folder = .0.display())]
    Report(PathBuf, String, String),
    /// Nobody knows any more what is published.
    #[error("`{}` is missing or is not a list of versions; put back the one that `almanac publish` wrote", .0.display())]
    Manifest(PathBuf),
    /// The site could not be put in its place.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

/// What was published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Published {
    /// The version of the site.
    pub version: String,
    /// The version that is the latest now.
    pub latest: String,
}

/// What says in a site which version of which report it is.
#[derive(Deserialize)]
struct Bundle {
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    id: String,
    version: String,
}

/// Adds the site in a folder to an archive, under its version, and as the latest if none is higher.
///
/// # Errors
///
/// When the folder holds no site, the version is published with other content, the archive is another report's, or
/// the disk refuses.
pub fn publish(folder: &Path, archive: &Path) -> Result<Published, PublishError> {
    let site = built(folder)?;
    let report = report(site.get(REPORT_JSON)).ok_or_else(|| PublishError::NoSite(folder.to_owned()))?;
    let Report { id, version } = report;
    Version::parse(&version).map_err(|error| PublishError::Version(version.clone(), error))?;
    let mut output = Output::open(archive, Kind::Archive, adopt)?;
    let mut manifest = match Manifest::load(archive).map_err(|source| output.failed(source))? {
        Some(manifest) => manifest,
        None if output.list.complete => return Err(PublishError::Manifest(archive.join(MANIFEST))),
        None => Manifest::default(),
    };
    if let Some(other) = published_id(archive, &manifest).filter(|other| *other != id) {
        return Err(PublishError::Report(archive.to_owned(), other, id));
    }
    manifest.add(&version, &site)?;
    let latest = manifest.latest().unwrap_or(&version).to_owned();
    let files = files(archive, &output.list, &manifest, (&version, &site));
    let files = files.map_err(|source| output.failed(source))?;
    // Other versions stay as they are; so does whatever else is in the archive.
    let replaced = [LATEST, &version].map(|folder| [folder, "/"].concat());
    output.replace(&files, |path| !replaced.iter().any(|folder| path.starts_with(folder)))?;
    Ok(Published { version, latest })
}

/// Every file that `almanac build` wrote into a folder; what else is there is not published.
fn built(folder: &Path) -> Result<Site, PublishError> {
    let list = FileList::load(folder).ok().flatten().filter(|list| list.complete && list.kind == Kind::Site);
    let list = list.ok_or_else(|| PublishError::NoSite(folder.to_owned()))?;
    let mut site = Site::new();
    for path in list.files.keys() {
        let content = fs::read(folder.join(path)).ok().filter(|content| list.knows(path, content));
        let content = content.ok_or_else(|| PublishError::Changed(folder.to_owned(), path.clone()))?;
        site.insert(path.clone(), content);
    }
    Ok(site)
}

/// The id of the report whose versions an archive holds.
fn published_id(archive: &Path, manifest: &Manifest) -> Option<String> {
    let json = fs::read(archive.join(manifest.latest()?).join(REPORT_JSON)).ok();
    report(json.as_ref()).map(|report| report.id)
}

fn report(json: Option<&Vec<u8>>) -> Option<Report> {
    serde_json::from_slice::<Bundle>(json?).ok().map(|bundle| bundle.report)
}
