//! Compressed copies of a site's files, for hosts that serve those.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder};

use super::{Site, for_host};

/// Adds a Brotli and a gzip copy of each file that is served.
pub(super) fn with_copies(site: &Site) -> io::Result<Site> {
    let mut all = site.clone();
    for (path, content) in site.iter().filter(|(path, _)| !for_host(path)) {
        all.insert(format!("{path}.br"), brotli(content)?);
        all.insert(format!("{path}.gz"), gzip(content)?);
    }
    Ok(all)
}

/// The file of which a path is a compressed copy, or the path itself.
pub(super) fn uncompressed(path: &str) -> &str {
    path.strip_suffix(".br").or(path.strip_suffix(".gz")).unwrap_or(path)
}

/// Brotli at its highest level, with a window as large as its format allows.
fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 24);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(compressed)
}

/// Gzip at its highest level, without a time stamp, so that the same content gives the same bytes.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
