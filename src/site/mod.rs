//! A report and the reader's assets, made into a folder to host.

mod archive;
mod compress;
mod file_list;
mod folder;
mod host;
mod manifest;
mod names;
mod output;
mod page;
mod partners;
mod policy;
mod publish;
mod readable;
mod reader;
mod snippet;
mod take_away;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use file_list::Kind;
pub use folder::{Copies, FolderError, write};
pub use host::host;
pub use partners::{Partners, PartnersError};
pub use policy::{HEADERS, HTACCESS, Policy, headers};
pub use publish::{PublishError, Published, publish};
pub use reader::{Reader, ReaderError};
pub use snippet::{SnippetError, snippet};

pub use crate::components::{
    EMBED, HOST_SCRIPT, INDEX, OEMBED, PARTNERS, REPORT_JSON, RESOURCES_CSV, SELF_TEST, STATEMENT,
};
use crate::components::{Edition, Files};
use crate::report::accessibility::Accessibility;

/// Every file of a site by its path in the folder, with `/` between folders.
pub type Site = BTreeMap<String, Vec<u8>>;

/// Whether a file is for the host alone: it is no part of what is read, and may change with the host.
fn for_host(path: &str) -> bool {
    matches!(path, HEADERS | HTACCESS)
}

/// Makes the site of a report. The same edition, results, reader and partners give the same bytes.
pub fn build(edition: &Edition, accessibility: &Accessibility, reader: &Reader, partners: &Partners) -> Site {
    let mut site = Site::new();
    let (report, resources) = (take_away::report(&edition.bundle), take_away::resources(edition));
    let files = Files {
        stylesheet: Arc::clone(&reader.stylesheet),
        appearance: names::add(&mut site, "appearance.js", reader.appearance.clone()),
        icon: names::add(&mut site, "icon.svg", reader.icon.clone()),
        boot: names::add(&mut site, "boot.js", reader.boot.clone()),
        frame: names::add(&mut site, "frame.js", reader.frame.clone()),
        partners: names::add(&mut site, "partners.js", reader.partners.clone()),
        self_test: names::add(&mut site, "selftest.js", reader.self_test.clone()),
        glue: names::add(&mut site, "reader.js", reader.glue.clone()),
        wasm: names::add(&mut site, "reader.wasm", reader.wasm.clone()),
        wasm_integrity: names::integrity(&reader.wasm),
        report_size: report.len(),
        resources_size: resources.len(),
    };
    let pages = [
        (INDEX, page::reading(edition, files.clone(), &reader.development_script)),
        (EMBED, page::embed(edition, files.clone(), &reader.development_script)),
        (PARTNERS, page::partners(edition, files.clone(), &reader.development_script)),
        (SELF_TEST, page::self_test(edition, files.clone(), &reader.development_script)),
        (STATEMENT, page::statement(edition, accessibility.clone(), files, &reader.development_script)),
    ];
    site.insert(REPORT_JSON.to_owned(), report);
    site.insert(RESOURCES_CSV.to_owned(), resources);
    site.extend(snippet::oembed(edition));
    site.insert(HOST_SCRIPT.to_owned(), reader.embed.clone());
    site.extend(pages.map(|(name, page)| (name.to_owned(), page.into_bytes())));
    site.insert(HTACCESS.to_owned(), policy::COMPRESSED_COPIES.into());
    let headers = policy::headers_file(&site, &Policy::new(&reader.stylesheet, partners));
    site.insert(HEADERS.to_owned(), headers);
    site
}
