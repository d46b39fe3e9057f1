//! Why a folder was not written.

use std::io;
use std::path::PathBuf;

use super::file_list::Kind;

/// Why a folder was not written. Foreign files in it are unchanged.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder has foreign files.
    #[error(
        "`{}` holds what Almanac did not write, or what was changed since: {}; move it away or delete it, or name \
        an empty or a new folder",
        folder.display(), named(files)
    )]
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// The paths of the foreign files; a path that ends with `/` is a folder.
        files: Vec<String>,
    },
    /// Almanac wrote the folder, but as the other kind.
    #[error("`{}` holds {}; name another folder", .0.display(), .1.contents())]
    Kind(PathBuf, Kind),
    /// Reading or writing failed.
    #[error("cannot write to `{}`: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

/// The first few files in words.
fn named(files: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<_> = files.iter().take(SHOWN).map(|file| format!("`{file}`")).collect();
    match files.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
