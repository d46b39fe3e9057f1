//! The files of an archive: its versions, the latest, and what is said about all of them.

use std::fs;
use std::io;
use std::path::Path;

use super::file_list::FileList;
use super::manifest::Manifest;
use super::publish::{LATEST, MANIFEST};
use super::{EMBED, HEADERS, SELF_TEST, Site};

/// How long a page that changes may be kept: not without asking.
const RENEWED: &str = "cache-control: no-cache";
/// How long one that stays may be kept: for good.
const KEPT: &str = "cache-control: public, max-age=31536000, immutable";

/// What changes in an archive with a version: its own files, those of the latest, and what is about all versions.
pub(super) fn files(
    archive: &Path,
    list: &FileList,
    manifest: &Manifest,
    (version, site): (&str, &Site),
) -> io::Result<Site> {
    let latest = manifest.latest().unwrap_or(version);
    let latest = if latest == version { site.clone() } else { read(archive, list, latest)? };
    // Some hosts read only the first hundred rules, and most readers come to the latest, then to the newest.
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

/// The headers of a version, under its folder; what stays may be kept for good.
fn headers(name: &str, own: Option<&Vec<u8>>) -> String {
    let own = own.map(|own| String::from_utf8_lossy(own)).unwrap_or_default();
    let mut headers = String::new();
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
    headers
}

/// Whether an address is of a page for frames, with its ending or without: by whom may change, though the page does not.
fn may_be_framed(address: &str) -> bool {
    [EMBED, SELF_TEST].iter().any(|page| address == *page || page.strip_suffix(".html") == Some(address))
}
