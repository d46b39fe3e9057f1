//! The text of an input, with the name by which messages call it.

use std::io::Read;
use std::path::Path;

use anyhow::Context;

use super::file;

/// The text of an input.
pub(super) struct Source {
    /// The path as it was given.
    pub(super) name: String,
    /// The text.
    pub(super) text: String,
}

impl Source {
    /// Reads a file; `-` stands for standard input.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        if path.as_os_str() != "-" {
            return Ok(Self { name: path.display().to_string(), text: file::read_text(path)? });
        }
        let name = "<stdin>".to_owned();
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
        Ok(Self { text: file::decode(bytes, &name)?, name })
    }
}
