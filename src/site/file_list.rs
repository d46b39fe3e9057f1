//! The list of the files that Almanac wrote to a folder. No other file in it may be changed or deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::asset_names;
use super::permissions::write_file;

/// The folder for Almanac's own state, in each output folder.
pub(super) const STATE: &str = ".almanac";
/// The file of the list.
const LIST: &str = "files.json";
/// The names of files that operating systems, file managers and storage servers create.
const CLUTTER: [&str; 13] = [
    ".DS_Store",
    ".Spotlight-V100",
    ".TemporaryItems",
    ".Trashes",
    ".directory",
    ".fseventsd",
    ".snapshot",
    "@eaDir",
    "$RECYCLE.BIN",
    "System Volume Information",
    "Thumbs.db",
    "desktop.ini",
    "lost+found",
];

/// The kind of an output folder.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One site, as `almanac build` writes it.
    Site,
    /// Every version of a site, as `almanac publish` writes them.
    Archive,
}

impl Kind {
    /// The content of such a folder in words.
    pub(super) fn contents(self) -> &'static str {
        match self {
            Self::Site => "a site that `almanac build` made",
            Self::Archive => "the versions that `almanac publish` put there",
        }
    }
}

/// Every file that Almanac wrote, by its path with `/` between folders.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct FileList {
    /// The kind of the folder.
    pub kind: Kind,
    /// Whether the last write is complete. During a write a path has the hashes of its old and its new content.
    pub complete: bool,
    /// The hashes of the content that Almanac may have written to each path, in the format of Subresource Integrity.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl FileList {
    /// An empty list.
    pub fn new(kind: Kind) -> Self {
        Self { kind, complete: false, files: BTreeMap::new() }
    }

    /// Reads the list of a folder, if it has one.
    pub fn load(folder: &Path) -> io::Result<Option<Self>> {
        match fs::read(folder.join(STATE).join(LIST)) {
            Ok(json) => Ok(serde_json::from_slice(&json).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes the list of a folder atomically.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        let (list, new) = (folder.join(STATE).join(LIST), folder.join(STATE).join("files.json.new"));
        write_file(&new, &serde_json::to_vec_pretty(self)?)?;
        fs::rename(new, list)
    }

    /// Adds a file that is about to be written.
    pub fn add(&mut self, path: &str, content: &[u8]) {
        self.files.entry(path.to_owned()).or_default().insert(asset_names::integrity(content));
    }

    /// Whether Almanac wrote this content to `path`.
    pub fn knows(&self, path: &str, content: &[u8]) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(&asset_names::integrity(content)))
    }

    /// Whether Almanac wrote the file at `path` as it is.
    pub fn wrote(&self, folder: &Path, path: &str) -> io::Result<bool> {
        let file = folder.join(path);
        // A symbolic link is foreign, whatever its target.
        let ours = self.files.contains_key(path) && file.symlink_metadata()?.is_file();
        Ok(ours && self.knows(path, &fs::read(file)?))
    }
}

/// Whether the operating system creates files of this name.
pub(super) fn is_clutter(name: &str) -> bool {
    // macOS stores attributes of NAME in `._NAME` on some file systems; NFS keeps deleted open files as `.nfs…`.
    CLUTTER.contains(&name) || name.starts_with("._") || name.starts_with(".nfs") || name.starts_with(".Trash-")
}

/// The paths of all files in a folder, and of the symbolic links, which are not followed.
pub(super) fn walk(root: &Path) -> io::Result<Vec<String>> {
    let is_listed = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(is_clutter(&name) || entry.depth() == 1 && name == STATE)
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(root).into_iter().filter_entry(is_listed) {
        let entry = entry?;
        if entry.depth() > 0 && !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
            files.push(names.join("/"));
        }
    }
    Ok(files)
}
