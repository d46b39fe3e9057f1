//! `almanac publish`: adds a site to those that are published, under its version.

use std::path::PathBuf;

use crate::site::{self, Published};

#[derive(clap::Args)]
#[command(after_help = "\
Example:
  almanac build report.json -o site && almanac publish site public")]
pub(super) struct Arguments {
    /// The site, as `almanac build` makes it.
    site: PathBuf,
    /// The folder to host, with every version so far.
    archive: PathBuf,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let Published { version, latest } = site::publish(&arguments.site, &arguments.archive)?;
    println!("{}: published version {version}; the latest is {latest}", arguments.archive.display());
    Ok(())
}
