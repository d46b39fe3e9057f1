//! `almanac new`: makes a small report to begin from.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};

use super::exit::UsageError;
use crate::report::schema;

/// A report with every kind of content.
const STARTER: &str = include_str!("../../content/starter.json");
/// The bundle in the folder.
const BUNDLE: &str = "report.json";
/// What the bundle's `$schema` names.
const SCHEMA: &str = "report.schema.json";

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac new my-report
  almanac serve my-report/report.json --open")]
pub(super) struct Arguments {
    /// The folder to make: a new one, or an empty one.
    folder: PathBuf,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let folder = &arguments.folder;
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Err(UsageError(format!("`{shown}` is a file; name a folder")).into());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{shown}`"))?;
    if fs::read_dir(folder).with_context(|| format!("cannot read `{shown}`"))?.next().is_some() {
        bail!("`{shown}` is not empty; name a new folder");
    }
    for (name, text) in [(SCHEMA, schema::text().as_str()), (BUNDLE, STARTER)] {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    println!("{}", folder.join(BUNDLE).display());
    eprintln!(
        "almanac: next, `almanac serve {} --open` shows the report while you write",
        folder.join(BUNDLE).display()
    );
    Ok(())
}
