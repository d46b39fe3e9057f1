//! What a page loads or holds, and the files that it links to.

use std::sync::Arc;

use leptos::prelude::*;

/// Lets embedded pages run their scripts where a sandboxed iframe has an opaque origin, which `'self'` does not match
/// in WebKit. The pages are static and include no input, so the nonce may stay the same.
pub const NONCE: &str = "almanac-frame";

/// What a page loads or holds. Addresses are relative to the page.
#[derive(Clone, Debug)]
pub struct PageAssets {
    /// The style sheet, which is inlined in every page.
    pub stylesheet: Arc<str>,
    /// The address of the icon.
    pub icon: String,
    /// The scripts and the client.
    pub scripts: Scripts,
    /// The files that the page links to.
    pub links: FileLinks,
}

/// Where the scripts and the client of a page are.
#[derive(Clone, Debug)]
pub enum Scripts {
    /// In files beside the page.
    Files(ScriptFiles),
    /// In the page, which is one file with everything inside.
    Inline(InlineScripts),
}

/// The addresses of the scripts and the client.
#[derive(Clone, Debug)]
pub struct ScriptFiles {
    /// The script that applies a stored choice of appearance.
    pub appearance: String,
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
}

/// The scripts and the client of a report in one file.
#[derive(Clone, Debug)]
pub struct InlineScripts {
    /// The content security policy, which allows the scripts and the style sheet by their hashes.
    pub policy: String,
    /// The script that applies a stored choice of appearance.
    pub appearance: String,
    /// The script that starts the client, with the client's JavaScript glue.
    pub client: String,
    /// The client's WebAssembly module, in Base64.
    pub wasm: String,
}

/// The files that pages link to.
#[derive(Clone, Debug)]
pub struct FileLinks {
    /// The whole report as JSON.
    pub report: Download,
    /// The table of resources as CSV.
    pub resources: Download,
    /// The address of the accessibility statement; none where it is nowhere to be found.
    pub statement: Option<String>,
    /// The address of the page for partners; none where it is nowhere to be found.
    pub partners: Option<String>,
}

impl FileLinks {
    /// Those of the page that is being rendered.
    pub(super) fn current() -> Self {
        expect_context()
    }
}

/// A file that readers can download.
#[derive(Clone, Debug)]
pub struct Download {
    /// Its address.
    pub href: String,
    /// Its size in bytes.
    pub size: usize,
}
