//! `almanac build`: makes the folder to host.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;

use super::{accessibility, bundle, file};
use crate::components::RenderContext;
use crate::site::{self, ClientAssets, Copies, Partners};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The bundle.
    bundle: PathBuf,
    /// The results of accessibility checks; without it, those of this program's own release.
    #[arg(long, value_name = "FILE")]
    accessibility: Option<PathBuf>,
    /// Who may show the report in frames: a file with "anyone" or a list of origins; without it, nobody.
    #[arg(long, value_name = "FILE")]
    partners: Option<PathBuf>,
    /// The folder with the reader's assets, as Trunk makes it.
    #[arg(long, value_name = "FOLDER")]
    reader: PathBuf,
    /// The folder to write: a new one, an empty one, or one with a site that this command made, which is replaced.
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let bundle = bundle::load(&arguments.bundle)?;
    let locale = bundle::locale(&bundle)?;
    let context = RenderContext { bundle: Arc::new(bundle), locale: Arc::new(locale) };
    let accessibility = accessibility::load(arguments.accessibility.as_deref())?;
    let partners = arguments.partners.as_deref().map_or(Ok(Partners::Nobody), partners)?;
    let client = ClientAssets::load(&arguments.reader)?;
    let copies = if client.development_script.is_empty() { Copies::Compressed } else { Copies::None };
    site::write(&site::build(&context, &accessibility, &client, &partners), &arguments.out, copies)?;
    Ok(())
}

/// Reads the list of partners.
fn partners(path: &Path) -> anyhow::Result<Partners> {
    Partners::parse(&file::read_text(path)?).with_context(|| format!("`{}`", path.display()))
}
