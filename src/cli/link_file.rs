//! The file beside a bundle with the results of `almanac links`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{clock, error_message, file};
use crate::link_checker::external_addresses;
use crate::report::Bundle;
use crate::report::link_checks::LinkChecks;

/// What takes the place of the bundle's extension.
const EXTENSION: &str = "links.json";
/// The age in days from which `build` calls a result stale.
const MAX_AGE: u16 = 30;

/// The file beside a bundle; standard input has none.
pub(super) fn path(bundle: &Path) -> Option<PathBuf> {
    (bundle.as_os_str() != "-").then(|| bundle.with_extension(EXTENSION))
}

/// Whether a path is that of such a file.
pub(super) fn is_link_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(EXTENSION).is_some_and(|name| name.ends_with('.'))
}

/// Reads the file. One that is not there has no results.
pub(super) fn read(path: &Path) -> anyhow::Result<LinkChecks> {
    if !path.exists() {
        return Ok(LinkChecks::default());
    }
    let text = file::read_text(path)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    serde_json::from_str(text).with_context(|| format!("`{}` holds no results of `almanac links`", path.display()))
}

/// Replaces the file as a whole.
pub(super) fn write(path: &Path, checks: &LinkChecks) -> anyhow::Result<()> {
    let new = path.with_extension("json.new");
    let failed = || format!("cannot write `{}`", path.display());
    let mut text = serde_json::to_string_pretty(checks)?;
    text.push('\n');
    fs::write(&new, text).with_context(failed)?;
    fs::rename(&new, path).with_context(failed)
}

/// The results beside a bundle, for its pages. A file that cannot be read is a warning and counts as missing.
pub(super) fn load(bundle: &Path) -> LinkChecks {
    let checks = path(bundle).map(|path| read(&path)).transpose();
    checks.map(Option::unwrap_or_default).unwrap_or_else(|error| {
        eprintln!(
            "almanac: {}; the pages show no results; delete the file and run `almanac links {}`",
            error_message(&error),
            bundle.display()
        );
        LinkChecks::default()
    })
}

/// Prints how many addresses have no recent result. If nothing was ever checked, it prints nothing.
pub(super) fn warn_if_stale(bundle_path: &Path, bundle: &Bundle, checks: &LinkChecks) -> anyhow::Result<()> {
    let oldest = clock::days_ago(MAX_AGE)?;
    let addresses = external_addresses(bundle);
    let stale = addresses.keys().filter(|address| checks.since(oldest, address).is_none()).count();
    if !checks.links.is_empty() && stale > 0 {
        eprintln!(
            "almanac: {stale} of {} addresses have not been checked for {MAX_AGE} days; `almanac links {}` checks them",
            addresses.len(),
            bundle_path.display()
        );
    }
    Ok(())
}
