//! An output folder, written file by file so that every page has its assets at any time.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Site;
use super::archive_names::MANIFEST;
use super::asset_names::ASSETS;
use super::compress::uncompressed;
use super::file_list::{FileList, Kind, STATE, is_clutter, walk};
use super::folder_error::FolderError;
use super::permissions::{create_folder, open_private, write_file};

/// Reconstructs the list of files of a folder that an earlier version of Almanac wrote.
type Adopt = fn(&Path) -> io::Result<Option<FileList>>;

/// An output folder, locked against other writers while this value exists.
pub(super) struct Output {
    root: PathBuf,
    /// The files that Almanac wrote.
    pub list: FileList,
    /// Closing the file releases the lock.
    _lock: File,
}

impl Output {
    /// Opens a folder, creating it if it is missing, and waits for its lock.
    ///
    /// A folder without a list is rejected unless it is empty or `adopt` reconstructs the list.
    pub fn open(root: &Path, kind: Kind, adopt: Adopt) -> Result<Self, FolderError> {
        let failed = |source| FolderError::Io { path: root.to_owned(), source };
        create_folder(root).map_err(failed)?;
        let files = entries(root).map_err(failed)?;
        // With a state folder, the files are those of a concurrent writer.
        if !files.is_empty() && !root.join(STATE).is_dir() && adopt(root).map_err(failed)?.is_none() {
            return Err(FolderError::Foreign { folder: root.to_owned(), files });
        }
        let output = Self::lock(root, kind, adopt).map_err(failed)?;
        if output.list.kind == kind { Ok(output) } else { Err(FolderError::Kind(output.root, output.list.kind)) }
    }

    fn lock(root: &Path, kind: Kind, adopt: Adopt) -> io::Result<Self> {
        let state = root.join(STATE);
        create_folder(&state)?;
        let lock = File::options().append(true).create(true).open(state.join("lock"))?;
        lock.lock()?;
        let list = FileList::load(root)?.map_or_else(|| adopt(root), |list| Ok(Some(list)))?;
        Ok(Self { root: root.to_owned(), list: list.unwrap_or_else(|| FileList::new(kind)), _lock: lock })
    }

    /// Replaces the files that were written before, except those that are `kept`.
    ///
    /// Assets are written before the pages that refer to them, and stale files are deleted last: whenever this is
    /// interrupted, every page is the old or the new one, and has its assets.
    pub fn replace(&mut self, site: &Site, kept: impl Fn(&str) -> bool) -> Result<(), FolderError> {
        let mut files = self.foreign().map_err(|source| self.failed(source))?;
        files.retain(|file| self.list.kind == Kind::Site || self.is_in_the_way(file, site));
        files.extend(site.keys().filter(|path| self.root.join(path).is_dir()).cloned());
        if !files.is_empty() {
            return Err(FolderError::Foreign { folder: self.root.clone(), files });
        }
        self.replace_files(site, kept).map_err(|source| self.failed(source))
    }

    /// Adds the folder to an I/O error.
    pub fn failed(&self, source: io::Error) -> FolderError {
        FolderError::Io { path: self.root.clone(), source }
    }

    /// The files that Almanac did not write, or that were changed since; foreign folders are listed once.
    fn foreign(&self) -> io::Result<Vec<String>> {
        let mut foreign = BTreeSet::new();
        for path in walk(&self.root)? {
            if !self.list.wrote(&self.root, &path)? {
                let top = path.split_inclusive('/').next().unwrap_or_default();
                let whole = top.ends_with('/') && !self.list.files.keys().any(|path| path.starts_with(top));
                foreign.insert(if whole { top.to_owned() } else { path });
            }
        }
        Ok(foreign.into_iter().collect())
    }

    /// Whether a foreign file is at a path that was or will be written.
    fn is_in_the_way(&self, foreign: &str, site: &Site) -> bool {
        let folder = [foreign.trim_end_matches('/'), "/"].concat();
        self.list.files.contains_key(foreign) || site.keys().any(|path| path == foreign || path.starts_with(&folder))
    }

    fn replace_files(&mut self, site: &Site, kept: impl Fn(&str) -> bool) -> io::Result<()> {
        open_private(&self.root)?;
        self.list.complete = false;
        site.iter().for_each(|(path, content)| self.list.add(path, content));
        self.list.save(&self.root)?;
        self.write_files(site)?;
        self.delete_files(|path| !site.contains_key(path) && !kept(path))?;
        for (path, content) in site {
            self.list.files.remove(path);
            self.list.add(path, content);
        }
        self.list.complete = true;
        self.list.save(&self.root)
    }

    /// Writes the changed files: all to a staging folder first, so that a full disk is detected before anything changes.
    fn write_files(&self, site: &Site) -> io::Result<()> {
        let staging = self.root.join(STATE).join("new");
        if staging.exists() {
            fs::remove_dir_all(&staging)?;
        }
        create_folder(&staging)?;
        let same = |path: &str| fs::read(self.root.join(path)).is_ok_and(|old| old == site[path]);
        let mut paths: Vec<_> = site.keys().filter(|path| !same(path)).collect();
        paths.sort_by_key(|path| order(path));
        for (number, path) in paths.iter().enumerate() {
            write_file(&staging.join(number.to_string()), &site[*path])?;
        }
        for (number, path) in paths.iter().enumerate() {
            let file = self.root.join(path);
            file.parent().map_or(Ok(()), create_folder)?;
            fs::rename(staging.join(number.to_string()), file)?;
        }
        fs::remove_dir_all(staging)
    }

    /// Deletes stale files, pages first, and folders that are empty then.
    fn delete_files(&mut self, stale: impl Fn(&str) -> bool) -> io::Result<()> {
        let mut paths: Vec<_> = self.list.files.keys().filter(|path| stale(path)).cloned().collect();
        paths.sort_by_key(|path| Reverse(order(path)));
        for path in paths {
            match fs::remove_file(self.root.join(&path)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => self.list.files.remove(&path),
            };
            // Removing a folder that is not empty fails.
            let folders = Path::new(&path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
            folders.map_while(|folder| fs::remove_dir(self.root.join(folder)).ok()).for_each(drop);
        }
        Ok(())
    }
}

/// The order of writing: assets, other files, pages, and the manifest.
fn order(path: &str) -> u8 {
    let page = uncompressed(path).ends_with(".html");
    match path {
        _ if path.split('/').any(|folder| folder == ASSETS) => 0,
        MANIFEST => 3,
        _ if page => 2,
        _ => 1,
    }
}

/// The names of the entries of a folder.
fn entries(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let end = if entry.file_type()?.is_dir() { "/" } else { "" };
        names.extend((!is_clutter(&name) && name != STATE).then(|| name + end));
    }
    names.sort();
    Ok(names)
}
