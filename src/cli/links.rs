//! `almanac links`: checks the external addresses of a bundle, and keeps the results beside it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::exit::{Exit, UsageError};
use super::{bundle, clock, link_file};
use crate::link_checker::{check, external_addresses};
use crate::report::link_checks::{LinkCheck, LinkChecks, Obstacle, Outcome};

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac links report.json
  almanac links report.json --all --timeout 60
  almanac links report.json --format json | jq '.links[] | select(.outcome == \"moved\")'

The results are kept in a file beside the bundle, report.links.json, which build and serve read.

Exit codes: 0 nothing is gone, 1 something is gone or nothing could be checked, 2 the call cannot be understood.")]
pub(super) struct Arguments {
    /// The bundle.
    bundle: PathBuf,
    /// Checks no address again whose result is at most this old.
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    max_age: u16,
    /// Checks every address again.
    #[arg(long, conflicts_with = "max_age")]
    all: bool,
    /// How long to wait for each answer.
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: u64,
    /// How to print the results.
    #[arg(long, default_value = "human")]
    format: Format,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// In sentences, of addresses that do not simply work.
    Human,
    /// As one JSON object, of all addresses.
    Json,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<Exit> {
    let Some(path) = link_file::path(&arguments.bundle) else {
        let message = "the results are kept beside the bundle, so name a file in place of standard input";
        return Err(UsageError(message.to_owned()).into());
    };
    let addresses = external_addresses(&bundle::load(&arguments.bundle)?);
    let mut known = link_file::read(&path)?;
    // Results for addresses that are no longer in the bundle are dropped.
    known.links.retain(|address, _| addresses.contains_key(address));
    let oldest = clock::days_ago(arguments.max_age)?;
    let is_due = |address: &str| arguments.all || known.since(oldest, address).is_none();
    let due: Vec<_> = addresses.keys().map(String::as_str).filter(|address| is_due(address)).collect();
    let asked = due.len();
    let outcomes = check_with_progress(&due, Duration::from_secs(arguments.timeout))?;
    let date = clock::days_ago(0)?;
    known.links.extend(outcomes.into_iter().map(|(address, outcome)| (address, LinkCheck { date, outcome })));
    link_file::write(&path, &known)?;
    match arguments.format {
        Format::Human => {
            print_sentences(&known, &addresses);
            println!("{}: {}", path.display(), summary(&known, asked));
        }
        Format::Json => println!("{:#}", as_json(&known, &addresses)),
    }
    Ok(if counts(&known).contains_key("gone") { Exit::Content } else { Exit::Success })
}

/// Checks addresses; progress is drawn where standard error is a terminal.
fn check_with_progress(addresses: &[&str], timeout: Duration) -> anyhow::Result<BTreeMap<String, Outcome>> {
    let bar = ProgressBar::new(addresses.len().try_into()?);
    bar.set_style(ProgressStyle::with_template("checking {wide_bar} {pos} of {len}")?);
    let outcomes = check(addresses.iter().copied(), timeout, &|| bar.inc(1));
    bar.finish_and_clear();
    Ok(outcomes?)
}

/// Prints a sentence for each address that does not simply work.
fn print_sentences(checks: &LinkChecks, addresses: &BTreeMap<String, Vec<String>>) {
    for (address, LinkCheck { date, outcome }) in &checks.links {
        let fact = match outcome {
            Outcome::Ok => continue,
            Outcome::Moved { to } => format!("moved to {to}"),
            Outcome::Refused { status } => {
                format!("refused to a program, with status {status}; open it in a browser to see if it works")
            }
            Outcome::Gone { status: Some(status) } => format!("gone, with status {status}"),
            Outcome::Gone { status: None } => "gone: there is no such host".to_owned(),
            Outcome::Unreachable { why } => format!("could not be checked: {}", obstacle(*why)),
        };
        let pointers = addresses.get(address).map_or_else(String::new, |pointers| pointers.join(" and "));
        eprintln!("{address}\n  {fact}\n  checked on {date}; in the bundle at {pointers}");
    }
}

fn obstacle(why: Obstacle) -> &'static str {
    match why {
        Obstacle::Connection => "no connection",
        Obstacle::Security => "no secure connection; the certificate may have expired",
        Obstacle::Timeout => "no answer in time",
        Obstacle::Redirects => "too many redirects",
        Obstacle::Server => "the server failed",
    }
}

/// `60 addresses, 12 of them checked now: 1 gone, 59 ok`.
fn summary(checks: &LinkChecks, asked: usize) -> String {
    let counts: Vec<_> = counts(checks).into_iter().map(|(outcome, count)| format!("{count} {outcome}")).collect();
    format!("{} addresses, {asked} of them checked now: {}", checks.links.len(), counts.join(", "))
}

/// How many addresses have each outcome.
fn counts(checks: &LinkChecks) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for check in checks.links.values() {
        *counts.entry(name(&check.outcome)).or_default() += 1;
    }
    counts
}

/// The name of an outcome, as the file writes it.
fn name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Ok => "ok",
        Outcome::Moved { .. } => "moved",
        Outcome::Refused { .. } => "refused",
        Outcome::Gone { .. } => "gone",
        Outcome::Unreachable { .. } => "unreachable",
    }
}

/// The results for programs: each as the file has it, with its address and where that stands in the bundle.
fn as_json(checks: &LinkChecks, addresses: &BTreeMap<String, Vec<String>>) -> Value {
    let links = checks.links.iter().map(|(address, check)| {
        let mut link = json!(check);
        link["address"] = json!(address);
        link["pointers"] = json!(addresses.get(address));
        link
    });
    json!({ "links": links.collect::<Vec<_>>(), "counts": counts(checks) })
}
