//! `almanac build`: makes the folder to host.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};

use super::site::SiteOptions;
use super::{bundle, link_file};
use crate::site::{self, Copies, Written};

/// How long a build may take before its progress is shown.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac build report.json -o public
  almanac build report.json -o public --partners partners.json")]
pub(super) struct Arguments {
    /// The bundle; `-` stands for standard input.
    bundle: PathBuf,
    #[command(flatten)]
    site: SiteOptions,
    /// The folder to write: a new one, an empty one, or one with a site that this command made, which is replaced.
    #[arg(short, long, value_name = "FOLDER")]
    out: PathBuf,
    /// Writes no .br and .gz copies, for hosts that compress files themselves.
    #[arg(long)]
    no_copies: bool,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let started = Instant::now();
    let bundle = bundle::load(&arguments.bundle)?;
    let locale = bundle::locale(&bundle)?;
    let link_checks = link_file::load(&arguments.bundle);
    link_file::warn_if_stale(&arguments.bundle, &bundle, &link_checks)?;
    let inputs = arguments.site.load()?;
    // A client in the making is not for a host.
    let copies = !arguments.no_copies && inputs.client.development_script.is_empty();
    let copies = if copies { Copies::Compressed } else { Copies::None };
    let site = inputs.site(bundle, locale, link_checks);
    let bar = ProgressBar::no_length().with_style(style());
    let progress = |done, all| {
        if started.elapsed() > PATIENCE {
            bar.set_length(all);
            bar.set_position(done);
        }
    };
    let written = site::write_with_progress(&site, &arguments.out, copies, &progress);
    bar.finish_and_clear();
    let Written { files, bytes, copies, copied_bytes } = written?;
    println!("{}: {} files, {}", arguments.out.display(), HumanCount(files), HumanBytes(bytes));
    if copies > 0 {
        println!("{} compressed copies, {}", HumanCount(copies), HumanBytes(copied_bytes));
    }
    Ok(())
}

/// How progress looks; it is drawn only where standard error is a terminal.
fn style() -> ProgressStyle {
    let template = ProgressStyle::with_template("compressing {wide_bar} {percent} %");
    template.unwrap_or_else(|_| ProgressStyle::default_bar())
}
