//! The names of a site's files that pages link to. Published pages keep these names.

/// The reading page, at the root of a site.
pub const INDEX: &str = "index.html";
/// The report for embedding in an iframe.
pub const EMBED: &str = "embed.html";
/// The page that generates embed snippets for partners.
pub const PARTNERS: &str = "partners.html";
/// The page that tests what the host page allows an iframe to do.
pub const SELF_TEST: &str = "selftest.html";
/// The script for partners' pages. They load it by this name, so it has no content hash.
pub const HOST_SCRIPT: &str = "embed.js";
/// The oEmbed response for the whole report, where the bundle states the report's address.
pub const OEMBED: &str = "oembed.json";
/// The accessibility statement.
pub const STATEMENT: &str = "accessibility.html";
/// The export of the whole bundle.
pub const REPORT_JSON: &str = "report.json";
/// The export of the resources as a table.
pub const RESOURCES_CSV: &str = "resources.csv";
