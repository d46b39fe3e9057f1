//! The commands: the only room that reads arguments, prints, and picks an exit code.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "commands read arguments and files, print, and pick an exit code"
)]

mod accessibility;
mod build;
mod bundle;
mod check;
mod embed;
mod file;
mod publish;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns one JSON bundle into an interactive report.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says what is wrong in a bundle.
    Check(check::Arguments),
    /// Makes the folder to host.
    Build(build::Arguments),
    /// Says what partners paste into their pages.
    Embed(embed::Arguments),
    /// Adds a site to those that are published, under its version.
    Publish(publish::Arguments),
    /// Serves a folder as a host would, on this machine only.
    Serve(serve::Arguments),
}

/// Runs the command that the program was called with.
///
/// Exit codes: 0 all is well, 1 something is wrong in a file or on the machine, 2 the call cannot be read.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(arguments) => check::execute(&arguments),
        Command::Build(arguments) => build::execute(&arguments),
        Command::Embed(arguments) => embed::execute(&arguments),
        Command::Publish(arguments) => publish::execute(&arguments),
        Command::Serve(arguments) => serve::execute(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("almanac: {}", said_once(&error));
            ExitCode::FAILURE
        }
    }
}

/// An error and its causes. Some errors name their cause themselves, so that what to do can follow it.
fn said_once(error: &anyhow::Error) -> String {
    let mut said = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !said.contains(&cause) {
            said = [said, cause].join(": ");
        }
    }
    said
}
