//! Writes a site to a folder, without overwriting foreign files.

use std::path::Path;

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

/// Writes a site to a folder, replacing the site that Almanac wrote there.
///
/// The folder itself is kept, so it may be a symbolic link or a mount point, and keeps its group.
///
/// # Errors
///
/// When the folder has foreign files, or reading or writing fails.
pub fn write(site: &Site, folder: &Path, copies: Copies) -> Result<(), FolderError> {
    let mut output = Output::open(folder, Kind::Site, |_| Ok(None))?;
    let compressed = match copies {
        Copies::None => None,
        Copies::Compressed => Some(compress::with_copies(site).map_err(|source| output.failed(source))?),
    };
    output.replace(compressed.as_ref().unwrap_or(site), |_| false)
}
