//! `almanac completions` and `almanac manual`: what shells and `man` read.

use std::io::stdout;

use anyhow::Context;
use clap::CommandFactory;
use clap_complete::Shell;

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac completions bash > ~/.local/share/bash-completion/completions/almanac
  almanac completions fish > ~/.config/fish/completions/almanac.fish")]
pub(super) struct Arguments {
    /// The shell.
    shell: Shell,
}

/// Prints the completions of a shell.
pub(super) fn completions(arguments: &Arguments) {
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "almanac", &mut stdout());
}

/// Prints the pages of the manual, one after the other: that of the program and one for each command.
pub(super) fn manual() -> anyhow::Result<()> {
    let mut program = super::Arguments::command();
    program.build();
    let pages = std::iter::once(&program).chain(program.get_subcommands().filter(|command| !command.is_hide_set()));
    for page in pages {
        clap_mangen::Man::new(page.clone()).render(&mut stdout()).context("cannot print the manual")?;
    }
    Ok(())
}
