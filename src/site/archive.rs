//! The files of an archive: its versions, the latest version, the manifest and the headers.

use std::fs;
use std::io;
use std::path::Path;

use super::archive_names::{LATEST, MANIFEST};
use super::file_list::FileList;
use super::manifest::Manifest;
use super::{EMBED, HEADERS, SELF_TEST, Site};

/// The cache directive of pages that change: they are revalidated.
const REVALIDATED: &str = "cache-control: no-cache";
/// The cache directive of immutable files.
const IMMUTABLE: &str = "cache-control: public, max-age=31536000, immutable";

/// The files that change with a new version: its own files, those of the latest version, and the archive's own.
pub(super) fn files(
    archive: &Path,
    list: &FileList,
    manifest: &Manifest,
    (version, site): (&str, &Site),
) -> io::Result<Site> {
    let latest = manifest.latest().unwrap_or(version);
    let latest = if latest == version { site.clone() } else { read(archive, list, latest)? };
    // Some hosts read only the first hundred rules, and the latest version has the most readers, then the newest.
    let mut all_headers = headers(LATEST, latest.get(HEADERS));
    for name in manifest.newest_first() {
        let published = fs::read(archive.join(name).join(HEADERS)).ok();
        all_headers += &headers(name, if name == version { site.get(HEADERS) } else { published.as_ref() });
    }
    let mut files: Site = beneath(version, site).chain(beneath(LATEST, &latest)).collect();
    files.insert(MANIFEST.to_owned(), manifest.to_json());
    files.insert(HEADERS.to_owned(), all_headers.into_bytes());
    Ok(files)
}

/// A site's files in a folder of the archive.
fn beneath(folder: &str, site: &Site) -> impl Iterator<Item = (String, Vec<u8>)> {
    site.iter().map(move |(path, content)| (format!("{folder}/{path}"), content.clone()))
}

/// The files of a published version.
fn read(archive: &Path, list: &FileList, version: &str) -> io::Result<Site> {
    let folder = [version, "/"].concat();
    let paths = list.files.keys().filter_map(|path| path.strip_prefix(&folder));
    paths.map(|path| Ok((path.to_owned(), fs::read(archive.join(version).join(path))?))).collect()
}

/// The headers of a version under its folder; immutable files may be cached permanently.
fn headers(name: &str, own: Option<&Vec<u8>>) -> String {
    let own = own.map(|own| String::from_utf8_lossy(own)).unwrap_or_default();
    let mut headers = String::new();
    let mut is_immutable = false;
    for line in own.lines() {
        if let Some(address) = line.strip_prefix('/') {
            is_immutable = name != LATEST && !may_be_framed(address);
            headers.extend(["/", name, line, "\n"]);
        } else if is_immutable {
            headers.extend([&line.replace(REVALIDATED, IMMUTABLE), "\n"]);
        } else {
            headers.extend([line, "\n"]);
        }
    }
    headers
}

/// Whether an address is of a page for embedding, with or without its extension. Who may embed it can change although the
/// page does not.
fn may_be_framed(address: &str) -> bool {
    [EMBED, SELF_TEST].iter().any(|page| address == *page || page.strip_suffix(".html") == Some(address))
}
