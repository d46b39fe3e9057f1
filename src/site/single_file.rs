//! A report in one HTML file, with everything inside: from disk, as an attachment, or in a document library.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::asset_names::hash;
use super::permissions::write_file;
use super::{ClientAssets, PARTNERS, STATEMENT, exports, page, policy};
use crate::components::{Download, FileLinks, GENERATOR, InlineScripts, PageAssets, RenderContext, Scripts};

/// Why a single file was not written.
#[derive(Debug, thiserror::Error)]
pub enum SingleFileError {
    /// There is something else already.
    #[error("`{}` is not a file that Almanac wrote; move it away or delete it, or name another file", .0.display())]
    Foreign(PathBuf),
    /// Reading or writing failed.
    #[error("cannot write `{}`: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

/// The reading page of a report with its style sheet, scripts, client and exports inside. The same input gives the same
/// bytes.
///
/// The other pages of a site are not inside: they are linked to at the report's address, or not at all.
pub fn single_file(context: &RenderContext, client: &ClientAssets) -> String {
    let [appearance, script] = [&client.appearance, &client.single].map(|script| inline_script(script));
    let address = context.bundle.report.address.as_deref();
    let assets = PageAssets {
        stylesheet: Arc::clone(&client.stylesheet),
        icon: data_url("image/svg+xml", &client.icon),
        links: FileLinks {
            report: download("application/json", &exports::report(&context.bundle)),
            resources: download("text/csv", &exports::resources(context)),
            statement: address.map(|address| [address, STATEMENT].concat()),
            partners: address.map(|address| [address, PARTNERS].concat()),
        },
        scripts: Scripts::Inline(InlineScripts {
            policy: policy::of_single_file(&client.stylesheet, [&appearance, &script]),
            appearance,
            client: script,
            wasm: BASE64_STANDARD.encode(&client.wasm),
        }),
    };
    page::reading(context, assets, "")
}

/// Writes such a page, at once: whoever reads the file meanwhile gets the old or the new one.
///
/// # Errors
///
/// When there is something that Almanac did not write, which is left alone, or when the file cannot be written.
pub fn write_single_file(page: &str, path: &Path) -> Result<(), SingleFileError> {
    let failed = |source| SingleFileError::Io { path: path.to_owned(), source };
    // What a symbolic link leads to is replaced, and not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match fs::symlink_metadata(&target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
        Ok(metadata) if metadata.is_file() && is_own(&fs::read(&target).map_err(failed)?) => {}
        Ok(_) => return Err(SingleFileError::Foreign(path.to_owned())),
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // Of two builds at once, each stages its own content.
    let staged = target.with_file_name(format!(".{name}.{}", hash(page.as_bytes())));
    write_file(&staged, page.as_bytes()).and_then(|()| fs::rename(&staged, &target)).map_err(|error| {
        let _ = fs::remove_file(&staged);
        failed(error)
    })
}

/// Whether a file says near its start that Almanac wrote it, whichever version.
fn is_own(content: &[u8]) -> bool {
    let name = GENERATOR.split(' ').next().unwrap_or(GENERATOR);
    let start = String::from_utf8_lossy(&content[..content.len().min(1024)]);
    start.contains(&format!("<meta name=\"generator\" content=\"{name} "))
}

/// A script as the text of an element, which nothing in it can end.
fn inline_script(script: &[u8]) -> String {
    String::from_utf8_lossy(script).replace("</script", "<\\/script").trim_end().to_owned()
}

/// A file as an address that holds it.
fn data_url(kind: &str, content: &[u8]) -> String {
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(content))
}

fn download(kind: &str, content: &[u8]) -> Download {
    Download { href: data_url(kind, content), size: content.len() }
}
