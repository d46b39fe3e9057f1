//! A site written to disk: whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};

use super::{HEADERS, INDEX, Site};

/// Whether compressed copies lie beside the files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Copies {
    /// The files alone, which is quick: for a site in the making.
    None,
    /// A Brotli and a gzip copy of each that is served, for hosts that serve those.
    Compressed,
}

/// Why a site was not written; nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder holds something else.
    #[error("`{}` holds files that are not a site's; name an empty or a new folder", .0.display())]
    NotASite(PathBuf),
    /// The disk refused.
    #[error("cannot write the site to `{}`: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes a site, replacing the one (or the reader's parts) that the folder holds.
///
/// The site is written beside the folder and takes its place when complete.
///
/// # Errors
///
/// When the folder holds something else than a site, or the disk refuses.
pub fn write(site: &Site, folder: &Path, copies: Copies) -> Result<(), FolderError> {
    if !may_replace(folder) {
        return Err(FolderError::NotASite(folder.to_owned()));
    }
    replace(site, folder, copies).map_err(|source| FolderError::Io { path: folder.to_owned(), source })
}

/// Whether a folder is new, empty, or has a page at its root as sites and Trunk's folders do.
fn may_replace(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none() || folder.join(INDEX).is_file(),
        Err(_) => !folder.exists(),
    }
}

fn replace(site: &Site, folder: &Path, copies: Copies) -> io::Result<()> {
    let folder = std::path::absolute(folder)?;
    let parent = folder.parent().unwrap_or(&folder);
    fs::create_dir_all(parent)?;
    let new = tempfile::Builder::new().prefix(".almanac-").tempdir_in(parent)?;
    for (path, content) in site {
        let copies = if path == HEADERS { Copies::None } else { copies };
        write_file(&new.path().join(path), content, copies)?;
    }
    make_readable(new.path())?;
    let old = tempfile::Builder::new().prefix(".almanac-").tempdir_in(parent)?;
    if folder.exists() {
        fs::rename(&folder, old.path().join("site"))?;
    }
    fs::rename(new.keep(), &folder)
}

/// Temporary folders are for their owner alone; a site is for the host to read.
fn make_readable(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

/// Writes a file, and its copies beside it.
fn write_file(path: &Path, content: &[u8], copies: Copies) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)?;
    if copies == Copies::Compressed {
        fs::write(with_suffix(path, ".br"), brotli(content)?)?;
        fs::write(with_suffix(path, ".gz"), gzip(content)?)?;
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Brotli at its highest level, with a window as large as its format allows.
pub(super) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 24);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(compressed)
}

/// Gzip at its highest level, without a time stamp, so that the same content gives the same bytes.
pub(super) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
