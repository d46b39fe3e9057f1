//! Versions of a site side by side: each stays as it was published, and the latest has an address of its own.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Copies, EMBED, FolderError, HEADERS, REPORT_JSON, SELF_TEST, Site, names, write};

/// The folder that holds a copy of what was published last.
const LATEST: &str = "latest";
/// The file that lists every version with the hash of each of its files.
const MANIFEST: &str = "manifest.json";
/// How long a page that changes may be kept: not without asking.
const RENEWED: &str = "cache-control: no-cache";
/// How long one that stays may be kept: for good.
const KEPT: &str = "cache-control: public, max-age=31536000, immutable";

/// Why a site was not published. What was published stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds no site.
    #[error("`{}` holds no site of a report; `make build` makes one", .0.display())]
    NoSite(PathBuf),
    /// The version cannot be the name of a folder.
    #[error("`{0}` is no version; write `report.version` in the bundle such as `1.0.0`")]
    Version(String),
    /// The version is published, with something else in it.
    #[error("version {0} is published, and its `{1}` is another; raise `report.version` in the bundle")]
    Published(String, String),
    /// The site could not be put in its place.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The disk refused.
    #[error("cannot publish to `{}`: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// What says in a site which version of which report it is.
#[derive(Deserialize)]
struct Bundle {
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    version: String,
}

/// Adds the site in a folder to an archive, under its version and as the latest; returns the version.
///
/// # Errors
///
/// When the folder holds no site, the version is published with other content, or the disk refuses.
pub fn publish(folder: &Path, archive: &Path) -> Result<String, PublishError> {
    let failed = |source| PublishError::Io { path: archive.to_owned(), source };
    let site = read(folder).map_err(|_| PublishError::NoSite(folder.to_owned()))?;
    let bundle = site.get(REPORT_JSON).and_then(|json| serde_json::from_slice::<Bundle>(json).ok());
    let version = bundle.ok_or_else(|| PublishError::NoSite(folder.to_owned()))?.report.version;
    if version.is_empty() || !version.starts_with(|first: char| first.is_ascii_digit()) || !version.chars().all(named) {
        return Err(PublishError::Version(version));
    }
    let place = archive.join(&version);
    if place.exists() {
        let published = read(&place).map_err(failed)?;
        if let Some(path) = differing(&site, &published) {
            return Err(PublishError::Published(version, path));
        }
        // Who may frame it may change.
        let headers = site.get(HEADERS).map(|headers| String::from_utf8_lossy(headers)).unwrap_or_default();
        put(&place, HEADERS, &headers).map_err(failed)?;
    } else {
        write(&site, &place, Copies::None)?;
    }
    write(&site, &archive.join(LATEST), Copies::None)?;
    let versions = versions(archive).map_err(failed)?;
    put(archive, MANIFEST, &manifest(&versions))
        .and_then(|()| put(archive, HEADERS, &headers(&versions)))
        .map_err(failed)?;
    Ok(version)
}

/// Whether a character may stand in a version.
fn named(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '+')
}

/// Every file of a folder by its path.
fn read(folder: &Path) -> io::Result<Site> {
    let mut site = Site::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = [&prefix, &*entry.file_name().to_string_lossy()].concat();
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), path + "/"));
            } else {
                site.insert(path, fs::read(entry.path())?);
            }
        }
    }
    Ok(site)
}

/// The first file that only one of two sites has, or that differs; what they are sent with is not theirs.
fn differing(one: &Site, other: &Site) -> Option<String> {
    let content = |path: &&String| !path.starts_with(HEADERS);
    one.keys().chain(other.keys()).filter(content).find(|path| one.get(*path) != other.get(*path)).cloned()
}

/// Every version in an archive, and the latest, by its folder.
fn versions(archive: &Path) -> io::Result<BTreeMap<String, Site>> {
    let mut versions = BTreeMap::new();
    for entry in fs::read_dir(archive)? {
        let entry = entry?;
        let site = if entry.file_type()?.is_dir() { read(&entry.path())? } else { Site::new() };
        if site.contains_key(REPORT_JSON) {
            versions.insert(entry.file_name().to_string_lossy().into_owned(), site);
        }
    }
    Ok(versions)
}

/// The hash of each file of each version, as Subresource Integrity writes it; compressed copies have none, nor has
/// what a version is sent with, which may change.
fn manifest(versions: &BTreeMap<String, Site>) -> String {
    let listed = |path: &str| path != HEADERS && !path.ends_with(".br") && !path.ends_with(".gz");
    let hashes = |site: &Site| -> BTreeMap<String, String> {
        let files = site.iter().filter(|(path, _)| listed(path));
        files.map(|(path, content)| (path.clone(), names::integrity(content))).collect()
    };
    let stay = versions.iter().filter(|(name, _)| *name != LATEST);
    let listed: BTreeMap<_, _> = stay.map(|(name, site)| (name, hashes(site))).collect();
    format!("{:#}\n", serde_json::json!({ "versions": listed }))
}

/// The headers of all versions: those of each, under its folder; what stays may be kept for good.
fn headers(versions: &BTreeMap<String, Site>) -> String {
    let mut headers = String::new();
    // Some hosts read only the first hundred rules, and most readers come to the latest, then to the newest.
    let mut in_order: Vec<_> = versions.iter().collect();
    in_order.sort_by_key(|(name, _)| Reverse((*name == LATEST, numbers(name))));
    for (name, site) in in_order {
        let own = site.get(HEADERS).map(|own| String::from_utf8_lossy(own)).unwrap_or_default();
        let mut stays = false;
        for line in own.lines() {
            if let Some(address) = line.strip_prefix('/') {
                stays = name != LATEST && !may_be_framed(address);
                headers.extend(["/", name, line, "\n"]);
            } else if stays {
                headers.extend([&line.replace(RENEWED, KEPT), "\n"]);
            } else {
                headers.extend([line, "\n"]);
            }
        }
    }
    headers
}

/// What a version's name counts by: `1.10.0` comes after `1.9.0`.
fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map(|number| number.parse().unwrap_or_default()).collect()
}

/// Whether an address is of a page for frames, with its ending or without: by whom may change, though the page does not.
fn may_be_framed(address: &str) -> bool {
    [EMBED, SELF_TEST].iter().any(|page| address == *page || page.strip_suffix(".html") == Some(address))
}

/// Writes a file whole, or not at all.
fn put(folder: &Path, name: &str, content: &str) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content.as_bytes())?;
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(folder.join(name))?;
    Ok(())
}
