//! The manifest of an archive: every version with the hashes of its files.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use semver::Version;
use serde::{Deserialize, Serialize};

use super::archive_names::{LATEST, MANIFEST};
use super::compress::uncompressed;
use super::file_list::{FileList, Kind, walk};
use super::publish_error::PublishError;
use super::{HEADERS, Site, asset_names, for_host};

/// The content of `manifest.json`. A folder that it does not list is not a version.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct Manifest {
    /// For each version the hashes of its files in the format of Subresource Integrity. Compressed copies and files for the
    /// host, which may change, have none.
    pub versions: BTreeMap<String, BTreeMap<String, String>>,
}

impl Manifest {
    /// Reads the manifest of an archive, if it has one.
    pub fn load(archive: &Path) -> io::Result<Option<Self>> {
        match fs::read(archive.join(MANIFEST)) {
            Ok(json) => Ok(serde_json::from_slice(&json).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The text of the file.
    pub fn to_json(&self) -> Vec<u8> {
        format!("{:#}\n", serde_json::json!(self)).into_bytes()
    }

    /// Adds a version, or checks that it is published with the same content.
    pub fn add(&mut self, version: &str, site: &Site) -> Result<(), PublishError> {
        let files = site.iter().filter(|(path, _)| !for_host(path) && uncompressed(path) == **path);
        let files: BTreeMap<_, _> =
            files.map(|(path, content)| (path.clone(), asset_names::integrity(content))).collect();
        let alike = |name: &&String| name.eq_ignore_ascii_case(version);
        match self.versions.keys().find(alike) {
            Some(other) if other != version => Err(PublishError::Case(version.to_owned(), other.clone())),
            Some(_) => {
                let published = &self.versions[version];
                let mut paths = files.keys().chain(published.keys());
                let differing = paths.find(|path| files.get(*path) != published.get(*path));
                differing.map_or(Ok(()), |path| Err(PublishError::Published(version.to_owned(), path.clone())))
            }
            None => {
                self.versions.insert(version.to_owned(), files);
                Ok(())
            }
        }
    }

    /// The versions by precedence (Semantic Versioning 2.0.0), the highest first, but all releases before pre-releases,
    /// since the latest version should not be a pre-release.
    pub fn newest_first(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.versions.keys().map(String::as_str).collect();
        names.sort_by_key(|name| Reverse(Version::parse(name).ok().map(|version| (version.pre.is_empty(), version))));
        names
    }

    /// The latest version.
    pub fn latest(&self) -> Option<&str> {
        self.newest_first().first().copied()
    }
}

/// Reconstructs the list of files of an archive from its manifest, for archives from before there were lists.
pub(super) fn adopt(archive: &Path) -> io::Result<Option<FileList>> {
    let Some(manifest) = Manifest::load(archive)? else { return Ok(None) };
    let mut list = FileList::new(Kind::Archive);
    for path in walk(archive)? {
        let content = fs::read(archive.join(&path))?;
        let same =
            |version: &String, file: &str| fs::read(archive.join(version).join(file)).is_ok_and(|it| it == content);
        let ours = match path.split_once('/') {
            None => path == MANIFEST || path == HEADERS,
            Some((LATEST, file)) => manifest.versions.keys().any(|version| same(version, file)),
            Some((version, file)) => manifest
                .versions
                .get(version)
                .is_some_and(|files| for_host(file) || files.contains_key(uncompressed(file))),
        };
        if ours {
            list.add(&path, &content);
        }
    }
    Ok(Some(list))
}
