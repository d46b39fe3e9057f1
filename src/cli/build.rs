//! `almanac build`: makes the folder to host, or one file with everything inside.

use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};

use super::exit::UsageError;
use super::site::{SiteInputs, SiteOptions};
use super::{bundle, link_file};
use crate::components::RenderContext;
use crate::site::{self, Copies, Written};

/// How long a build may take before its progress is shown.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac build report.json -o public
  almanac build report.json -o public --partners partners.json
  almanac build report.json --single-file report.html")]
pub(super) struct Arguments {
    /// The bundle; `-` stands for standard input.
    bundle: PathBuf,
    #[command(flatten)]
    site: SiteOptions,
    /// The folder to write: a new one, an empty one, or one with a site that this command made, which is replaced.
    #[arg(short, long, value_name = "FOLDER", required_unless_present = "single_file")]
    out: Option<PathBuf>,
    /// The file to write with everything inside: for a mail, a disk or a document library.
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
    /// Writes no .br and .gz copies, for hosts that compress files themselves.
    #[arg(long)]
    no_copies: bool,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    if let (Some(file), Some(folder)) = (&arguments.single_file, &arguments.out)
        && absolute(file)?.starts_with(absolute(folder)?)
    {
        let message = "the single file lies in the folder of the site, which holds nothing else; name another file";
        return Err(UsageError(message.to_owned()).into());
    }
    let bundle = bundle::load(&arguments.bundle)?;
    let locale = bundle::locale(&bundle)?;
    let link_checks = link_file::load(&arguments.bundle);
    link_file::warn_if_stale(&arguments.bundle, &bundle, &link_checks)?;
    let inputs = arguments.site.load()?;
    let context = RenderContext::new(bundle, Arc::new(locale)).with_link_checks(link_checks);
    if let Some(file) = &arguments.single_file {
        let page = site::single_file(&context, &inputs.client);
        site::write_single_file(&page, file)?;
        println!("{}: {}", file.display(), HumanBytes(page.len() as u64));
    }
    match &arguments.out {
        Some(folder) => write_folder(&inputs, &context, folder, !arguments.no_copies),
        None => Ok(()),
    }
}

/// Writes the site into its folder, and says what was written.
fn write_folder(inputs: &SiteInputs, context: &RenderContext, folder: &Path, copies: bool) -> anyhow::Result<()> {
    let started = Instant::now();
    // A client in the making is not for a host.
    let copies = copies && inputs.client.development_script.is_empty();
    let copies = if copies { Copies::Compressed } else { Copies::None };
    let site = inputs.site(context);
    let bar = ProgressBar::no_length().with_style(style());
    let progress = |done, all| {
        if started.elapsed() > PATIENCE {
            bar.set_length(all);
            bar.set_position(done);
        }
    };
    let written = site::write_with_progress(&site, folder, copies, &progress);
    bar.finish_and_clear();
    let Written { files, bytes, copies, copied_bytes } = written?;
    println!("{}: {} files, {}", folder.display(), HumanCount(files), HumanBytes(bytes));
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
