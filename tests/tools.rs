//! Where the set-up puts what tests use.

use std::path::PathBuf;

use anyhow::{Context, ensure};

/// The path of a file that the set-up installs.
pub fn installed(path: &str) -> anyhow::Result<PathBuf> {
    let tools = std::env::var_os("ALMANAC_TOOLS").map(PathBuf::from);
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::home_dir().map(|home| home.join(".cache"));
    let tools = tools.or_else(|| Some(cache.or(home)?.join("almanac"))).context("no folder for tools")?;
    let file = tools.join(path);
    ensure!(file.is_file(), "{} is missing: ./setup.sh", file.display());
    Ok(file)
}
