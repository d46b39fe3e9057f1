//! The assets of the client: those that the program carries, or as Trunk lays them into a folder.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::embedded;

/// What a page loads, whatever report it shows.
#[derive(Clone, Debug, Default)]
pub struct ClientAssets {
    /// Every style sheet, one after the other in the order of their names; layers settle which rule wins.
    pub stylesheet: Arc<str>,
    /// The script that applies a kept choice of appearance.
    pub appearance: Vec<u8>,
    /// The icon.
    pub icon: Vec<u8>,
    /// The script that starts the client.
    pub boot: Vec<u8>,
    /// The script of a report in one file: it starts the client, and holds the JavaScript half.
    pub single: Vec<u8>,
    /// The script of the report in a frame.
    pub frame: Vec<u8>,
    /// The script of the page for partners.
    pub partners: Vec<u8>,
    /// The script of the self-test.
    pub self_test: Vec<u8>,
    /// The script that hosts of frames may add to their pages.
    pub embed: Vec<u8>,
    /// The JavaScript half of the client.
    pub glue: Vec<u8>,
    /// The WebAssembly half of the client.
    pub wasm: Vec<u8>,
    /// What Trunk added to the body of its page: its reload script while developing, else nothing.
    pub development_script: String,
}

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum ClientAssetsError {
    /// A file of a folder cannot be read.
    #[error("cannot read the client's `{}`: {source}; `make build` makes the client", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The program carries none.
    #[error(
        "this program carries no client: `{0}` is missing; `make build` makes the client in target/client, where a \
        development build reads it, and `make release` a program that holds it"
    )]
    NotEmbedded(&'static str),
}

/// Reads one file and keeps its name for the error.
fn read(path: PathBuf) -> Result<Vec<u8>, ClientAssetsError> {
    fs::read(&path).map_err(|source| ClientAssetsError::File { path, source })
}

impl ClientAssets {
    /// The client that the program carries.
    ///
    /// # Errors
    ///
    /// When it was compiled without one, or a development build finds none in `target/client`.
    pub fn embedded() -> Result<Self, ClientAssetsError> {
        let read = |name| embedded::read(name).map(Cow::into_owned).ok_or(ClientAssetsError::NotEmbedded(name));
        let sheets = embedded::paths().into_iter().filter(|path| path.starts_with("style/") && path.ends_with(".css"));
        let sheets: Vec<_> = sheets.filter_map(|path| embedded::read(&path)).collect();
        Self::gather(read, &sheets.join(&b'\n'))
    }

    /// Reads the client out of a folder that Trunk has made from `public/index.html`.
    ///
    /// # Errors
    ///
    /// When a file is missing or cannot be read.
    pub fn load(folder: &Path) -> Result<Self, ClientAssetsError> {
        let shell = read(folder.join("index.html"))?;
        let mut client = Self::gather(|name| read(folder.join(name)), &style(&folder.join("style"))?)?;
        client.development_script = body(&String::from_utf8_lossy(&shell)).to_owned();
        Ok(client)
    }

    /// Its files, each by the name that Trunk gives it.
    fn gather(
        read: impl Fn(&'static str) -> Result<Vec<u8>, ClientAssetsError>,
        stylesheet: &[u8],
    ) -> Result<Self, ClientAssetsError> {
        Ok(Self {
            stylesheet: String::from_utf8_lossy(stylesheet).into(),
            appearance: read("appearance.js")?,
            icon: read("icon.svg")?,
            boot: read("boot.js")?,
            single: read("single.js")?,
            frame: read("frame.js")?,
            partners: read("partners.js")?,
            self_test: read("selftest.js")?,
            embed: read("embed.js")?,
            glue: read("almanac.js")?,
            wasm: read("almanac_bg.wasm")?,
            development_script: String::new(),
        })
    }
}

/// The style sheets of a folder, joined.
fn style(folder: &Path) -> Result<Vec<u8>, ClientAssetsError> {
    let failed = |source| ClientAssetsError::File { path: folder.to_owned(), source };
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
