//! The commands: the only module that reads arguments, prints, and picks an exit code.

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
mod clock;
mod diagnostics;
mod embed;
mod exit;
mod file;
mod link_file;
mod links;
mod manual;
mod new;
mod preview;
mod publish;
mod schema;
mod serve;
mod site;
mod source;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Exit;

/// Turns one JSON bundle into an interactive report.
///
/// Without a command it shows the 2024 outlook, as `almanac serve` does.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 all is well, 1 something is wrong in a file or on the machine, 2 the call cannot be understood."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a small report to begin from, or turns a document into one.
    New(new::Arguments),
    /// Says what is wrong in bundles.
    Check(check::Arguments),
    /// Checks whether the addresses in a bundle still lead to their pages.
    Links(links::Arguments),
    /// Makes the folder to host.
    Build(build::Arguments),
    /// Says what partners paste into their pages.
    Embed(embed::Arguments),
    /// Adds a site to those that are published, under its version.
    Publish(publish::Arguments),
    /// Shows a report as a host would serve it, on this machine only.
    Serve(serve::Arguments),
    /// Prints the JSON Schema of bundles, by which editors complete and explain keys.
    Schema,
    /// Prints the completions of a shell.
    Completions(manual::Arguments),
    /// Prints the manual, as `man` reads it.
    #[command(after_help = "Example:\n  almanac manual > ~/.local/share/man/man1/almanac.1")]
    Manual,
}

/// Runs the command that the program was called with.
pub fn main() -> ExitCode {
    let command = Arguments::parse().command.unwrap_or_else(|| Command::Serve(serve::Arguments::outlook()));
    let result = match command {
        Command::New(arguments) => new::execute(&arguments),
        Command::Check(arguments) => return check::execute(&arguments).into(),
        Command::Links(arguments) => match links::execute(&arguments) {
            Ok(exit) => return exit.into(),
            Err(error) => Err(error),
        },
        Command::Build(arguments) => build::execute(&arguments),
        Command::Embed(arguments) => embed::execute(&arguments),
        Command::Publish(arguments) => publish::execute(&arguments),
        Command::Serve(arguments) => serve::execute(&arguments),
        Command::Schema => {
            schema::execute();
            Ok(())
        }
        Command::Completions(arguments) => {
            manual::completions(&arguments);
            Ok(())
        }
        Command::Manual => manual::manual(),
    };
    match result {
        Ok(()) => Exit::Success.into(),
        Err(error) => {
            eprintln!("almanac: {}", error_message(&error));
            exit::of(&error).into()
        }
    }
}

/// An error and its causes. Some errors name their cause themselves, so that what to do can follow it.
fn error_message(error: &anyhow::Error) -> String {
    let mut message = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !message.contains(&cause) {
            message = [message, cause].join(": ");
        }
    }
    message
}
