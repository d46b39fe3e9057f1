//! Builds the site of a report: its pages, assets and headers, and the folders and archives that they are written to.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "sites are read from and written to folders")]

mod archive;
mod archive_names;
mod asset_names;
mod client_assets;
mod compress;
mod embedded;
mod exports;
mod file_list;
mod folder;
mod folder_error;
mod host;
mod manifest;
mod output;
mod page;
mod partners;
mod permissions;
mod policy;
mod preview;
mod publish;
mod publish_error;
mod single_file;
mod snippet;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use client_assets::{ClientAssets, ClientAssetsError};
pub use compress::Progress;
pub use file_list::Kind;
pub use folder::{Copies, Written, write, write_with_progress};
pub use folder_error::FolderError;
pub use host::host;
pub use partners::{Partners, PartnersError};
pub use policy::{HEADERS, HTACCESS, Policy, headers};
pub use preview::Preview;
pub use publish::{Published, publish};
pub use publish_error::PublishError;
pub use single_file::{SingleFileError, single_file, write_single_file};
pub use snippet::{SnippetError, snippet};

use crate::components::{Download, FileLinks, PageAssets, RenderContext, ScriptFiles, Scripts};
pub use crate::components::{
    EMBED, HOST_SCRIPT, INDEX, OEMBED, PARTNERS, REPORT_JSON, RESOURCES_CSV, SELF_TEST, STATEMENT,
};
use crate::report::accessibility::Accessibility;
use crate::report::schema;

/// The files of a site by their paths, with `/` as the separator.
pub type Site = BTreeMap<String, Vec<u8>>;

/// A site whose every page is the same page, which holds the client's style sheet and no asset.
///
/// It is served where no report can be made.
pub fn of_one_page(page: &str, client: &ClientAssets) -> Site {
    let pages = [INDEX, EMBED, PARTNERS, SELF_TEST, STATEMENT];
    let mut site: Site = pages.map(|name| (name.to_owned(), page.as_bytes().to_vec())).into();
    site.insert("icon.svg".to_owned(), client.icon.clone());
    let headers = policy::headers_file(&site, &Policy::new(&client.stylesheet, &Partners::Nobody));
    site.insert(HEADERS.to_owned(), headers);
    site
}

/// The JSON Schema of bundles, for those who go on from `report.json`.
pub const SCHEMA: &str = "report.schema.json";

/// Whether a file is for the host alone: it is not served, and may change with the host.
fn for_host(path: &str) -> bool {
    matches!(path, HEADERS | HTACCESS)
}

/// Builds the site of a report. The same input gives the same bytes.
pub fn build(
    context: &RenderContext,
    accessibility: &Accessibility,
    client: &ClientAssets,
    partners: &Partners,
) -> Site {
    let mut site = Site::new();
    let (report, resources) = (exports::report(&context.bundle), exports::resources(context));
    let scripts = ScriptFiles {
        appearance: asset_names::add(&mut site, "appearance.js", client.appearance.clone()),
        boot: asset_names::add(&mut site, "boot.js", client.boot.clone()),
        frame: asset_names::add(&mut site, "frame.js", client.frame.clone()),
        partners: asset_names::add(&mut site, "partners.js", client.partners.clone()),
        self_test: asset_names::add(&mut site, "selftest.js", client.self_test.clone()),
        glue: asset_names::add(&mut site, "client.js", client.glue.clone()),
        wasm: asset_names::add(&mut site, "client.wasm", client.wasm.clone()),
        wasm_integrity: asset_names::integrity(&client.wasm),
    };
    let links = FileLinks {
        report: Download { href: REPORT_JSON.to_owned(), size: report.len() },
        resources: Download { href: RESOURCES_CSV.to_owned(), size: resources.len() },
        statement: Some(STATEMENT.to_owned()),
        partners: Some(PARTNERS.to_owned()),
    };
    let page_assets = PageAssets {
        stylesheet: Arc::clone(&client.stylesheet),
        icon: asset_names::add(&mut site, "icon.svg", client.icon.clone()),
        scripts: Scripts::Files(scripts),
        links,
    };
    let pages = [
        (INDEX, page::reading(context, page_assets.clone(), &client.development_script)),
        (EMBED, page::embed(context, page_assets.clone(), &client.development_script)),
        (PARTNERS, page::partners(context, page_assets.clone(), &client.development_script)),
        (SELF_TEST, page::self_test(context, page_assets.clone(), &client.development_script)),
        (STATEMENT, page::statement(context, accessibility.clone(), page_assets, &client.development_script)),
    ];
    site.insert(REPORT_JSON.to_owned(), report);
    site.insert(RESOURCES_CSV.to_owned(), resources);
    site.insert(SCHEMA.to_owned(), schema::text().into_bytes());
    site.extend(snippet::oembed(context));
    site.insert(HOST_SCRIPT.to_owned(), client.embed.clone());
    site.extend(pages.map(|(name, page)| (name.to_owned(), page.into_bytes())));
    site.insert(HTACCESS.to_owned(), policy::COMPRESSED_COPIES.into());
    let headers = policy::headers_file(&site, &Policy::new(&client.stylesheet, partners));
    site.insert(HEADERS.to_owned(), headers);
    site
}
