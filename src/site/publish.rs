//! Publishes versions of a site side by side. Each version is immutable, and the latest has an address of its own.

use std::fs;
use std::path::Path;

use semver::Version;
use serde::Deserialize;

use super::archive::files;
use super::archive_names::{LATEST, MANIFEST};
use super::file_list::{FileList, Kind};
use super::manifest::{Manifest, adopt};
use super::output::Output;
use super::publish_error::PublishError;
use super::{REPORT_JSON, Site};

/// A published version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Published {
    /// The version of the site.
    pub version: String,
    /// The version that is now the latest.
    pub latest: String,
}

/// The part of `report.json` that identifies the report and its version.
#[derive(Deserialize)]
struct Bundle {
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    id: String,
    version: String,
}

/// Adds the site in a folder to an archive under its version, and as the latest if no version is higher.
///
/// # Errors
///
/// When the folder has no site, the version is published with other content, the archive is of another report, or reading
/// or writing fails.
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
    // Other versions and foreign files are kept.
    let replaced = [LATEST, &version].map(|folder| [folder, "/"].concat());
    output.replace(&files, |path| !replaced.iter().any(|folder| path.starts_with(folder)))?;
    Ok(Published { version, latest })
}

/// The files that `almanac build` wrote to a folder; others are not published.
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

/// The id of the report whose versions are in an archive.
fn published_id(archive: &Path, manifest: &Manifest) -> Option<String> {
    let json = fs::read(archive.join(manifest.latest()?).join(REPORT_JSON)).ok();
    report(json.as_ref()).map(|report| report.id)
}

fn report(json: Option<&Vec<u8>>) -> Option<Report> {
    serde_json::from_slice::<Bundle>(json?).ok().map(|bundle| bundle.report)
}
