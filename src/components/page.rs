//! Which page is being rendered, and its metadata.

use leptos::prelude::*;

/// The pages of a site.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum PageKind {
    /// The report.
    Reading,
    /// The accessibility statement.
    Statement,
    /// The report for embedding in an iframe.
    Embed,
    /// The page that generates embed snippets for partners.
    Partners,
    /// The page that tests what the host page allows an iframe to do.
    SelfTest,
}

impl PageKind {
    /// The page that is being rendered.
    pub(super) fn current() -> Self {
        expect_context()
    }
}

/// What the head and the skip link of a page say.
pub(super) struct PageMeta {
    /// The document title.
    pub(super) title: String,
    /// The meta description.
    pub(super) description: String,
    /// The text of the skip link; empty on pages without one.
    pub(super) skip: String,
}
