//! Writes a site to a folder, without overwriting foreign files.

use std::path::Path;

use super::compress::Progress;
use super::file_list::Kind;
use super::folder_error::FolderError;
use super::output::Output;
use super::{Site, compress};

/// Whether to write compressed copies beside the files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Copies {
    /// The files alone, which is quick, for development.
    None,
    /// A Brotli and a gzip copy of each served file, for hosts that serve them.
    Compressed,
}

/// What was written into a folder.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// How many files, without copies.
    pub files: u64,
    /// Their size.
    pub bytes: u64,
    /// How many compressed copies.
    pub copies: u64,
    /// Their size.
    pub copied_bytes: u64,
}

/// Writes a site to a folder, replacing the site that Almanac wrote there.
///
/// The folder itself is kept, so it may be a symbolic link or a mount point, and keeps its group.
///
/// # Errors
///
/// When the folder has foreign files, or reading or writing fails.
pub fn write(site: &Site, folder: &Path, copies: Copies) -> Result<Written, FolderError> {
    write_with_progress(site, folder, copies, &|_, _| {})
}

/// Writes a site as [`write()`] does, and tells how far the compression of its files is.
///
/// # Errors
///
/// As [`write()`].
pub fn write_with_progress(
    site: &Site,
    folder: &Path,
    copies: Copies,
    progress: Progress<'_>,
) -> Result<Written, FolderError> {
    let mut output = Output::open(folder, Kind::Site, |_| Ok(None))?;
    let compressed = match copies {
        Copies::None => None,
        Copies::Compressed => Some(compress::with_copies(site, progress).map_err(|source| output.failed(source))?),
    };
    let all = compressed.as_ref().unwrap_or(site);
    output.replace(all, |_| false)?;
    let sizes = |site: &Site| site.values().map(|content| compress::size(content.len())).sum::<u64>();
    let (files, bytes) = (compress::size(site.len()), sizes(site));
    Ok(Written { files, bytes, copies: compress::size(all.len()) - files, copied_bytes: sizes(all) - bytes })
}
