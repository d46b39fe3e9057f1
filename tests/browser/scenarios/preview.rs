//! `almanac serve BUNDLE` while its author writes: the open page follows the file.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context;
use tempfile::TempDir;

use super::scenarios;
use crate::engine::Engine;
use crate::page::Page;
use crate::visit::{Scenario, Visit};

scenarios! {
    /// Issue 11: the page reloads when the file is saved, lists what is wrong in it, and recovers when that is fixed.
    preview_follows_its_file(page, Visit::PLAIN) {
        let author = Author::start()?;
        page.visit(&author.address).await?;
        page.comes_to_show(Author::TITLE).await?;
        author.replace(Author::TITLE, "Ports in winter")?;
        page.comes_to_show("Ports in winter").await?;
        author.replace("\"title\": \"Ports", "\"titel\": \"Ports")?;
        page.comes_to_show("error B002").await?;
        page.comes_to_show("did you mean `title`?").await?;
        author.replace("\"titel\": \"Ports", "\"title\": \"Sports")?;
        page.comes_to_show("Sports in winter").await?;
        // What goes wrong is collected in pages of the test's own host.
        page.visit(&page.report_address()).await?;
    }
}

/// The pictures of docs/authoring.md.
pub fn pictures() -> Scenario {
    Scenario {
        name: "pictures_preview".to_owned(),
        visit: Visit { engines: &[Engine::Chromium], size: (1024, 700), ..Visit::PLAIN },
        run: |page| Box::pin(async move { take(page).await }),
    }
}

async fn take(page: Page) -> anyhow::Result<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    fs::create_dir_all(&folder)?;
    let author = Author::start()?;
    page.visit(&author.address).await?;
    page.comes_to_show(Author::TITLE).await?;
    page.picture(&folder.join("preview.png"), false).await?;
    author.replace("\"title\": \"The title", "\"titel\": \"The title")?;
    page.comes_to_show("error").await?;
    page.picture(&folder.join("preview-errors.png"), false).await?;
    page.visit(&page.report_address()).await?;
    Ok(page)
}

/// A new report that is written while the program serves it.
struct Author {
    process: Child,
    address: String,
    bundle: PathBuf,
    _folder: TempDir,
}

impl Author {
    /// The title of a new report.
    const TITLE: &str = "The title of your report";

    fn start() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let bundle = folder.path().join("report/report.json");
        let almanac = || Command::new(env!("CARGO_BIN_EXE_almanac"));
        almanac().arg("new").arg(folder.path().join("report")).stderr(Stdio::null()).output()?;
        let mut serve = almanac();
        serve.arg("serve").arg(&bundle).args(["--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = serve.spawn()?;
        let mut address = String::new();
        BufReader::new(process.stdout.take().context("no output")?).read_line(&mut address)?;
        Ok(Self { process, address: address.trim().to_owned(), bundle, _folder: folder })
    }

    /// Saves the bundle with one text in place of another.
    fn replace(&self, old: &str, new: &str) -> anyhow::Result<()> {
        let text = fs::read_to_string(&self.bundle)?;
        anyhow::ensure!(text.contains(old), "the bundle lacks `{old}`");
        Ok(fs::write(&self.bundle, text.replacen(old, new, 1))?)
    }
}

impl Drop for Author {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
