//! The list of the files that Almanac wrote into a folder: nothing else in it may be changed or deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::asset_names;
use super::permissions::write_file;

/// The folder, in each that Almanac writes, of what Almanac knows of it.
pub(super) const STATE: &str = ".almanac";
/// The file of the list.
const LIST: &str = "files.json";
/// What operating systems, file managers and storage servers put into folders by themselves; matched as whole names.
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

/// What a folder holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One site, as `almanac build` writes it.
    Site,
    /// Every version of a site, as `almanac publish` writes them.
    Archive,
}

impl Kind {
    /// What stands in such a folder, in words.
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
    /// What the folder holds.
    pub kind: Kind,
    /// Whether the last write ended. While one runs, a path has the hashes of its old and of its new content.
    pub complete: bool,
    /// The hashes of what Almanac may have written to each path, as Subresource Integrity writes them.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl FileList {
    /// The list of a folder in which nothing is written yet.
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

    /// Writes the list of a folder, in one step.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        let (list, new) = (folder.join(STATE).join(LIST), folder.join(STATE).join("files.json.new"));
        write_file(&new, &serde_json::to_vec_pretty(self)?)?;
        fs::rename(new, list)
    }

    /// Adds what is about to be written, or was written before there were lists.
    pub fn add(&mut self, path: &str, content: &[u8]) {
        self.files.entry(path.to_owned()).or_default().insert(asset_names::integrity(content));
    }

    /// Whether Almanac wrote this content to `path`.
    pub fn knows(&self, path: &str, content: &[u8]) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(&asset_names::integrity(content)))
    }

    /// Whether Almanac wrote what a folder holds at `path`.
    pub fn wrote(&self, folder: &Path, path: &str) -> io::Result<bool> {
        let file = folder.join(path);
        // What a symbolic link leads to is not ours, whatever is in it.
        let ours = self.files.contains_key(path) && file.symlink_metadata()?.is_file();
        Ok(ours && self.knows(path, &fs::read(file)?))
    }
}

/// Whether a name is of what the system puts into folders by itself.
pub(super) fn is_clutter(name: &str) -> bool {
    // `._NAME` is what macOS keeps beside NAME where the disk has no place for it; NFS keeps open files as `.nfs…`.
    CLUTTER.contains(&name) || name.starts_with("._") || name.starts_with(".nfs") || name.starts_with(".Trash-")
}

/// The paths of all files in a folder, and of the symbolic links, which are not followed.
pub(super) fn walk(root: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = [&*prefix, &*name].concat();
            match entry.file_type()?.is_dir() {
                _ if is_clutter(&name) || path == STATE => {}
                true => folders.push((entry.path(), path + "/")),
                false => files.push(path),
            }
        }
    }
    Ok(files)
}
