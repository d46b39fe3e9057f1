//! Compressed copies of a site's files, for hosts that serve those.

use std::cmp::Reverse;
use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use super::{Site, for_host};

/// Is told how many bytes of how many are compressed.
pub type Progress<'p> = &'p (dyn Fn(u64, u64) + Sync);

/// Adds a Brotli and a gzip copy of each file that is served.
pub(super) fn with_copies(site: &Site, progress: Progress<'_>) -> io::Result<Site> {
    let mut files: Vec<_> = site.iter().filter(|(path, _)| !for_host(path)).collect();
    // The largest first: what is left for the end is short.
    files.sort_by_key(|(_, content)| Reverse(content.len()));
    let all: usize = files.iter().map(|(_, content)| content.len()).sum();
    let (all, done) = (size(all), AtomicU64::new(0));
    let copies = files.into_par_iter().with_max_len(1).map(|(path, content)| {
        let copies = [(format!("{path}.br"), brotli(content)?), (format!("{path}.gz"), gzip(content)?)];
        let length = size(content.len());
        progress(done.fetch_add(length, Ordering::Relaxed) + length, all);
        Ok(copies)
    });
    let mut with_copies = site.clone();
    with_copies.extend(copies.collect::<io::Result<Vec<_>>>()?.into_iter().flatten());
    Ok(with_copies)
}

/// A length as it is counted.
pub(super) fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The file of which a path is a compressed copy, or the path itself.
pub(super) fn uncompressed(path: &str) -> &str {
    path.strip_suffix(".br").or(path.strip_suffix(".gz")).unwrap_or(path)
}

/// The size from which Brotli's level is 10 and not 11: pages of this size take a third of the time and grow by 2 %.
const LARGE: usize = 300_000;
/// Brotli's window, as a power of two: 4 MB. Themes repeat what stands close by, so that 16 MB, the most there is,
/// saves a thousandth and takes four times the memory.
const WINDOW: u32 = 22;

/// Brotli, at its highest level for all but large files.
fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let level = if content.len() < LARGE { 11 } else { 10 };
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, level, WINDOW);
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
