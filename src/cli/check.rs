//! `almanac check`: says what is wrong in bundles.

use std::path::PathBuf;

use clap::ValueEnum;

use super::diagnostics::{Checked, Format, print, summary};
use super::exit::Exit;
use super::source::Source;
use super::{bundle, error_message, link_file};

use crate::report::Bundle;
use crate::validate::Severity;

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac check report.json
  almanac check --deny warnings --format github reports/*.json
  almanac check --format sarif report.json > report.sarif
  convert-to-json report.xlsx | almanac check -

Exit codes: 0 nothing wrong, 1 something wrong, 2 the call cannot be understood.")]
pub(super) struct Arguments {
    /// The bundles; `-` stands for standard input.
    #[arg(required = true, value_name = "BUNDLE")]
    bundles: Vec<PathBuf>,
    /// How to print what is wrong; without it human, or plain where NO_COLOR or CI is set.
    #[arg(long)]
    format: Option<Format>,
    /// Fails on warnings too.
    #[arg(long, value_name = "SEVERITY")]
    deny: Option<Denied>,
}

/// What else fails a check.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Denied {
    Warnings,
}

pub(super) fn execute(arguments: &Arguments) -> Exit {
    let format = arguments.format.unwrap_or_else(Format::for_people);
    let mut checked = Vec::new();
    let mut readable = true;
    // `reports/*.json` names the results of `almanac links` too.
    for path in arguments.bundles.iter().filter(|path| !link_file::is_link_file(path)) {
        match Source::read(path) {
            Ok(source) => {
                let (file, bundle) = bundle::check(source);
                if let Some(bundle) = bundle.filter(|_| format.is_for_people()) {
                    praise(&file, &bundle);
                }
                checked.push(file);
            }
            Err(error) => {
                eprintln!("almanac: {}", error_message(&error));
                readable = false;
            }
        }
    }
    print(&checked, format);
    let count = |severity| checked.iter().map(|file| file.count(severity)).sum();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 && format.is_for_people() {
        eprintln!("almanac: {}", summary(errors, warnings));
    }
    let fails = errors > 0 || warnings > 0 && arguments.deny.is_some();
    if fails || !readable { Exit::Content } else { Exit::Success }
}

/// Says of a file without errors what is in it.
fn praise(file: &Checked, bundle: &Bundle) {
    // Whether there are words of the interface in its language is no matter of the file.
    if let Err(error) = bundle::locale(bundle) {
        eprintln!("almanac: {}", error_message(&error));
    }
    let warnings = file.count(Severity::Warning);
    let found = if warnings > 0 { summary(0, warnings) } else { "nothing wrong".to_owned() };
    println!(
        "{}: {found} in {} themes, {} people, {} organisations, {} resources",
        file.source.name,
        bundle.themes.len(),
        bundle.people.len(),
        bundle.organisations.len(),
        bundle.resources.len(),
    );
}
