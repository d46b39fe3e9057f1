//! A site written to disk, never in place of something else.

use std::io;
use std::path::{Path, PathBuf};

use super::file_list::Kind;
use super::output::Output;
use super::{Site, compress};

/// Whether compressed copies lie beside the files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Copies {
    /// The files alone, which is quick: for a site in the making.
    None,
    /// A Brotli and a gzip copy of each that is served, for hosts that serve those.
    Compressed,
}

/// Why a site was not written. Whatever in the folder is not a site of ours is as it was.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder holds something else.
    #[error(
        "`{}` holds what Almanac did not write, or what was changed since: {}; move it away or delete it, or name \
        an empty or a new folder",
        folder.display(), named(files)
    )]
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// Paths in it, with `/` at the end of a whole folder.
        files: Vec<String>,
    },
    /// The folder is Almanac's, for something else.
    #[error("`{}` holds {}; name another folder", .0.display(), .1.contents())]
    Kind(PathBuf, Kind),
    /// The disk refused.
    #[error("cannot write to `{}`: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The first few of many files.
fn named(files: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<_> = files.iter().take(SHOWN).map(|file| format!("`{file}`")).collect();
    match files.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Writes a site into a folder, replacing the one that Almanac wrote there.
///
/// The folder itself stays the one it is, so it may be a symbolic link or a mount point, and keeps its group.
///
/// # Errors
///
/// When the folder holds what Almanac did not write, or the disk refuses.
pub fn write(site: &Site, folder: &Path, copies: Copies) -> Result<(), FolderError> {
    let mut output = Output::open(folder, Kind::Site, |_| Ok(None))?;
    let compressed = match copies {
        Copies::None => None,
        Copies::Compressed => Some(compress::with_copies(site).map_err(|source| output.failed(source))?),
    };
    output.replace(compressed.as_ref().unwrap_or(site), |_| false)
}
