//! What a site is made of besides its bundle, as `build` and `serve` take it.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{accessibility, file};
use crate::components::RenderContext;
use crate::report::accessibility::Accessibility;
use crate::site::{self, ClientAssets, Partners, Site};

/// Where to read it.
#[derive(clap::Args, Default)]
pub(super) struct SiteOptions {
    /// The results of accessibility checks; without it, those of this program's own release.
    #[arg(long, value_name = "FILE")]
    accessibility: Option<PathBuf>,
    /// Who may show the report in frames: a file with "anyone" or a list of origins; without it, nobody.
    #[arg(long, value_name = "FILE")]
    partners: Option<PathBuf>,
    /// A folder with another client than the one that this program carries, as Trunk makes it.
    #[arg(long, alias = "reader", value_name = "FOLDER", hide = true)]
    client: Option<PathBuf>,
}

/// What was read.
#[derive(Clone)]
pub(super) struct SiteInputs {
    accessibility: Accessibility,
    partners: Partners,
    pub(super) client: ClientAssets,
}

impl SiteOptions {
    pub(super) fn load(&self) -> anyhow::Result<SiteInputs> {
        Ok(SiteInputs {
            accessibility: accessibility::load(self.accessibility.as_deref())?,
            partners: self.partners.as_deref().map_or(Ok(Partners::Nobody), partners)?,
            client: self.client.as_deref().map_or_else(ClientAssets::embedded, ClientAssets::load)?,
        })
    }
}

impl SiteInputs {
    /// The site of a bundle.
    pub(super) fn site(&self, context: &RenderContext) -> Site {
        site::build(context, &self.accessibility, &self.client, &self.partners)
    }
}

/// Reads the list of partners.
fn partners(path: &Path) -> anyhow::Result<Partners> {
    Partners::parse(&file::read_text(path)?).with_context(|| format!("`{}`", path.display()))
}
