//! WordPress itself, with nothing but its database and the network replaced: `wordpress.php` says how.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

use super::tools;

/// Where its files are among what the set-up installs.
pub const FILES: &str = "wordpress/usr/share/wordpress";

/// What it shows of a post whose text is one address, where `served` has what can be fetched: addresses and contents.
pub fn post(address: &str, served: &serde_json::Value) -> anyhow::Result<String> {
    // The last file that the set-up makes.
    let last = tools::installed(&format!("{FILES}/wp-content/db.php"))?;
    let folder = last.ancestors().nth(2).context("its folder")?;
    let mut php = Command::new("php")
        .args(["-d", "display_errors=stderr", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hosts/wordpress.php")])
        .args([folder.as_os_str(), address.as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("php is missing: ./setup.sh")?;
    php.stdin.take().context("its input")?.write_all(served.to_string().as_bytes())?;
    let output = php.wait_with_output()?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && complaints.is_empty(), "WordPress: {complaints}");
    Ok(String::from_utf8(output.stdout)?)
}
