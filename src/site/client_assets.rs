//! The reader's assets, as Trunk lays them into a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a page loads, whatever report it shows.
#[derive(Clone, Debug)]
pub struct ClientAssets {
    /// Every style sheet, one after the other in the order of their names; layers settle which rule wins.
    pub stylesheet: Arc<str>,
    /// The script that applies a kept choice of appearance.
    pub appearance: Vec<u8>,
    /// The icon.
    pub icon: Vec<u8>,
    /// The script that starts the reader.
    pub boot: Vec<u8>,
    /// The script of the report in a frame.
    pub frame: Vec<u8>,
    /// The script of the page for partners.
    pub partners: Vec<u8>,
    /// The script of the self-test.
    pub self_test: Vec<u8>,
    /// The script that hosts of frames may add to their pages.
    pub embed: Vec<u8>,
    /// The JavaScript half of the reader.
    pub glue: Vec<u8>,
    /// The WebAssembly half of the reader.
    pub wasm: Vec<u8>,
    /// What Trunk added to the body of its page: its reload script while developing, else nothing.
    pub development_script: String,
}

/// Why a folder is not a reader's.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the reader's `{}`: {source}; `make build` makes the reader", path.display())]
pub struct ClientAssetsError {
    path: PathBuf,
    source: std::io::Error,
}

/// Reads one file and keeps its name for the error.
fn read(path: PathBuf) -> Result<Vec<u8>, ClientAssetsError> {
    fs::read(&path).map_err(|source| ClientAssetsError { path, source })
}

impl ClientAssets {
    /// Reads the reader out of a folder that Trunk has made from `public/index.html`.
    ///
    /// # Errors
    ///
    /// When a file is missing or cannot be read.
    pub fn load(folder: &Path) -> Result<Self, ClientAssetsError> {
        let shell = read(folder.join("index.html"))?;
        Ok(Self {
            stylesheet: String::from_utf8_lossy(&style(&folder.join("style"))?).into(),
            appearance: read(folder.join("appearance.js"))?,
            icon: read(folder.join("icon.svg"))?,
            boot: read(folder.join("boot.js"))?,
            frame: read(folder.join("frame.js"))?,
            partners: read(folder.join("partners.js"))?,
            self_test: read(folder.join("selftest.js"))?,
            embed: read(folder.join("embed.js"))?,
            glue: read(folder.join("almanac.js"))?,
            wasm: read(folder.join("almanac_bg.wasm"))?,
            development_script: body(&String::from_utf8_lossy(&shell)).to_owned(),
        })
    }
}

/// The style sheets of a folder, joined.
fn style(folder: &Path) -> Result<Vec<u8>, ClientAssetsError> {
    let failed = |source| ClientAssetsError { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    paths.sort();
    paths.into_iter().map(read).collect::<Result<Vec<_>, _>>().map(|sheets| sheets.join(&b'\n'))
}

/// What stands in the body of Trunk's page, which is empty in `public/index.html`.
fn body(shell: &str) -> &str {
    let start = shell.find("<body>").map_or(shell.len(), |start| start + "<body>".len());
    let end = shell.rfind("</body>").unwrap_or(shell.len());
    shell.get(start..end).unwrap_or_default().trim()
}
