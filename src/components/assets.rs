//! The files that a page loads, and the sizes of those that it offers for download.

use std::sync::Arc;

/// Lets embedded pages run their scripts where a sandboxed iframe has an opaque origin, which `'self'` does not match
/// in WebKit. The pages are static and include no input, so the nonce may stay the same.
pub const NONCE: &str = "almanac-frame";

/// The files that a page loads, by their addresses relative to the page.
#[derive(Clone, Debug)]
pub struct PageAssets {
    /// The style sheet, which is inlined in every page.
    pub stylesheet: Arc<str>,
    /// The script that applies a stored choice of appearance.
    pub appearance: String,
    /// The icon.
    pub icon: String,
    /// The script that starts the client.
    pub boot: String,
    /// The script of the embedded report.
    pub frame: String,
    /// The script of the page for partners.
    pub partners: String,
    /// The script of the self-test.
    pub self_test: String,
    /// The client's JavaScript glue.
    pub glue: String,
    /// The client's WebAssembly module.
    pub wasm: String,
    /// The Subresource Integrity hash of the WebAssembly module.
    pub wasm_integrity: String,
    /// The sizes of the exports.
    pub exports: ExportSizes,
}

/// The sizes of the files that readers can download, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct ExportSizes {
    /// The whole report as JSON.
    pub report: usize,
    /// The table of resources as CSV.
    pub resources: usize,
}
