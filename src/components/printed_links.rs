//! Which links of a page show their address in print (R74), computed before the page is rendered.
//!
//! An address is printed once: beside its entry in the lists of resources, else beside the first link to it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;
use pulldown_cmark::{Event, Tag};

use super::context::RenderContext;
use crate::markdown::{destination, events};
use crate::report::{Link, Markdown, Report, Resource, Section};

/// A link, identified by the memory location of its source text in the bundle or locale: two links may have the same
/// address.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct LinkId {
    source: usize,
    /// Whether the link is in the footer, which repeats links of the page.
    in_footer: bool,
}

impl LinkId {
    /// The link whose source is this very text, not an equal one.
    pub(super) fn of(source: &str) -> Self {
        Self { source: source.as_ptr().addr(), in_footer: false }
    }

    /// The link in the footer from this source.
    pub(super) fn in_footer(source: &str) -> Self {
        Self { in_footer: true, ..Self::of(source) }
    }
}

/// The links of a page that show their address in print.
#[derive(Clone)]
pub(super) struct PrintedLinks(Arc<HashSet<LinkId>>);

impl PrintedLinks {
    /// Those of a page with these links.
    pub(super) fn new(links: PageLinks) -> Self {
        let mut printed = links.entries;
        for (id, url) in links.in_order {
            printed.entry(url).or_insert(id);
        }
        Self(Arc::new(printed.into_values().collect()))
    }
}

/// The class of a link: `out` with its address in print, `known` without.
pub(super) fn link_class(id: LinkId) -> &'static str {
    let PrintedLinks(printed) = expect_context();
    if printed.contains(&id) { "out" } else { "known" }
}

/// The external links of a page, which adds them in document order.
#[derive(Default)]
pub(super) struct PageLinks {
    /// Every link outside the lists of resources.
    in_order: Vec<(LinkId, String)>,
    /// The first entry of each address in the lists of resources.
    entries: HashMap<String, LinkId>,
}

impl PageLinks {
    pub(super) fn url(mut self, url: &str) -> Self {
        self.in_order.push((LinkId::of(url), url.to_owned()));
        self
    }

    pub(super) fn links<'a>(self, links: impl IntoIterator<Item = &'a Link>) -> Self {
        links.into_iter().fold(self, |links, link| links.url(&link.url))
    }

    /// The external links in blocks of Markdown.
    pub(super) fn blocks(mut self, blocks: &[Markdown]) -> Self {
        for Markdown(source) in blocks {
            for (event, range) in events(source.as_str()) {
                if let Event::Start(Tag::Link { link_type, dest_url, .. }) = event
                    && !dest_url.starts_with('#')
                {
                    let id = LinkId::of(&source.as_str()[range.start..]);
                    self.in_order.push((id, destination(link_type, &dest_url)));
                }
            }
        }
        self
    }

    /// The link to the original.
    pub(super) fn source(self, report: &Report) -> Self {
        report.source.iter().fold(self, |links, source| links.url(&source.url))
    }

    /// The links of the footer.
    pub(super) fn footer(mut self, report: &Report) -> Self {
        let source = report.source.iter().map(|source| &source.url);
        let contact = report.contact.iter().map(|contact| &contact.url);
        let urls = source.chain([&report.licence.url]).chain(contact);
        self.in_order.extend(urls.map(|url| (LinkId::in_footer(url), url.clone())));
        self
    }

    /// The links of sections, people, organisations and resources.
    pub(super) fn report(self, context: &RenderContext) -> Self {
        let bundle = &context.bundle;
        let mut links = bundle.sections.iter().fold(self, |links, section| links.section(context, section));
        for person in &bundle.people {
            links = links.blocks(&person.biography).blocks(&person.contributed).links(&person.links);
        }
        for organisation in &bundle.organisations {
            links =
                links.blocks(&organisation.description).blocks(&organisation.contributed).links(&organisation.links);
        }
        context.listed().fold(links, Self::resource)
    }

    fn section(self, context: &RenderContext, section: &Section) -> Self {
        let mut links = self.links(&section.source);
        for (theme, _) in section.themes().filter_map(|id| context.theme(id)) {
            links = links.blocks(&theme.body).links(&theme.sources);
        }
        links.links(section.timeline.iter().flat_map(|milestone| &milestone.sources))
    }

    fn resource(mut self, resource: &Resource) -> Self {
        self.entries.entry(resource.url.clone()).or_insert(LinkId::of(&resource.url));
        resource.archived.iter().fold(self, |links, copy| links.url(&copy.url))
    }
}
