//! The tools that tests in browsers use.

use std::path::PathBuf;

#[path = "../tools.rs"]
mod shared;

pub use shared::installed;

/// The path of a file in an npm package that the set-up installs.
pub fn npm(path: &str) -> anyhow::Result<PathBuf> {
    installed(&format!("node_modules/{path}"))
}
