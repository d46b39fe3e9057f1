//! `almanac check`: says what is wrong in a bundle.

use std::path::PathBuf;

use super::bundle;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The bundle.
    bundle: PathBuf,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let bundle = bundle::load(&arguments.bundle)?;
    bundle::locale(&bundle)?;
    println!(
        "{}: nothing wrong in {} themes, {} people, {} organisations, {} resources",
        arguments.bundle.display(),
        bundle.themes.len(),
        bundle.people.len(),
        bundle.organisations.len(),
        bundle.resources.len(),
    );
    Ok(())
}
