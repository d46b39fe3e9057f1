//! Reads the text files that editors write; says what is wrong with how one was saved.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

/// Reads a file of UTF-8.
pub(super) fn read_text(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    decode(bytes, &path.display().to_string())
}

/// The text of a file, which is called by a name where it is not UTF-8.
pub(super) fn decode(bytes: Vec<u8>, name: &str) -> anyhow::Result<String> {
    let help = "save it as UTF-8: editors ask for the encoding under Save as, or show it at the foot of the window";
    // Without a mark at its start, UTF-16 shows by the empty half of every plain letter.
    let halves = bytes.iter().take(64).filter(|byte| **byte == 0).count();
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || halves > 1 {
        bail!("`{name}` is saved as UTF-16; {help}");
    }
    String::from_utf8(bytes).or_else(|error| {
        let read = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let before = String::from_utf8_lossy(&bytes[..read]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        bail!(
            "{name}:{line}:{column}: the byte {:02X} is not UTF-8; the file seems to be saved as Windows-1252 or the \
            like; {help}",
            bytes[read]
        )
    })
}
