//! The context of every component: the bundle, the locale, and look-ups by id.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::bundle_index::BundleIndex;
use crate::islands::{IslandContext, ReportState};
use crate::locale::{Direction, Locale};
use crate::report::link_checks::{LinkCheck, LinkChecks};
use crate::report::{Bundle, Group, Id, Lang, Organisation, Person, Resource, Section, Theme};

/// A bundle with the locale to render it in. Cheap to clone.
#[derive(Clone)]
pub struct RenderContext {
    /// The report.
    pub bundle: Arc<Bundle>,
    /// The words of the interface.
    pub locale: Arc<Locale>,
    index: Arc<BundleIndex>,
    link_checks: Arc<LinkChecks>,
}

impl RenderContext {
    /// The context of a bundle in a locale.
    pub fn new(bundle: Bundle, locale: Arc<Locale>) -> Self {
        let index = Arc::new(BundleIndex::new(&bundle));
        Self { bundle: Arc::new(bundle), locale, index, link_checks: Arc::default() }
    }

    /// The context with the results of checking the bundle's links.
    pub fn with_link_checks(self, link_checks: LinkChecks) -> Self {
        Self { link_checks: Arc::new(link_checks), ..self }
    }

    /// The context of the page that is being rendered.
    pub(super) fn current() -> Self {
        expect_context()
    }

    /// The writing direction of the report.
    pub(super) fn direction(&self) -> Direction {
        Direction::of_language(&self.bundle.report.lang.0)
    }

    /// The state that the islands are rendered with.
    pub(super) fn report_state(&self) -> ReportState {
        let open = self.bundle.themes.iter().filter(|theme| theme.open).count();
        ReportState::new(IslandContext {
            words: Rc::new(self.locale.reader.clone()),
            themes: size(self.bundle.themes.len()),
            open: size(open),
            resources: size(self.bundle.resources.len()),
        })
    }

    /// A theme and its section.
    pub(super) fn theme(&self, id: &Id) -> Option<(&Theme, &Section)> {
        let (theme, section) = *self.index.themes.get(id)?;
        Some((self.bundle.themes.get(theme)?, self.bundle.sections.get(section)?))
    }

    /// The previous and the next theme, in reading order over the whole report.
    pub(super) fn neighbours(&self, id: &Id) -> [Option<&Theme>; 2] {
        let place = self.index.place_in_order.get(id);
        let theme = |at: usize| self.bundle.themes.get(*self.index.reading_order.get(at)?);
        [place.and_then(|at| at.checked_sub(1)), place.map(|at| at + 1)].map(|at| at.and_then(theme))
    }

    pub(super) fn resource(&self, id: &Id) -> Option<&Resource> {
        self.bundle.resources.get(*self.index.resources.get(id)?)
    }

    /// The result of checking the link of a resource, unless the bundle names a later check.
    pub(super) fn link_check(&self, resource: &Resource) -> Option<&LinkCheck> {
        let check = self.link_checks.links.get(&resource.url)?;
        let is_outdated = resource.checked.is_some_and(|checked| check.date.is_before(checked));
        (!is_outdated).then_some(check)
    }

    pub(super) fn person(&self, id: &Id) -> Option<&Person> {
        self.bundle.people.get(*self.index.people.get(id)?)
    }

    pub(super) fn organisation(&self, id: &Id) -> Option<&Organisation> {
        self.bundle.organisations.get(*self.index.organisations.get(id)?)
    }

    /// The value of `hreflang` for a language, where it is not the page's.
    pub(super) fn hreflang(&self, lang: &Lang) -> Option<String> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        (primary(&lang.0) != primary(&self.bundle.report.lang.0)).then(|| lang.0.clone())
    }

    /// The name of a language, or its tag where the locale does not name it.
    pub fn language_name(&self, lang: &str) -> String {
        self.locale.languages.get(lang).map_or(lang, String::as_str).to_owned()
    }

    /// The storage key of this report and version (R20).
    pub(super) fn memory_key(&self) -> String {
        let report = &self.bundle.report;
        format!("almanac:{}:{}", report.id.0, report.version)
    }

    /// The resources in page order: list by list.
    pub fn listed(&self) -> impl Iterator<Item = &Resource> {
        self.bundle.groups.iter().flat_map(|group| self.resources_of(group))
    }

    /// The resources of a group.
    pub(super) fn resources_of(&self, group: &Group) -> impl Iterator<Item = &Resource> {
        let positions = self.index.resources_of.get(&group.id).into_iter().flatten();
        positions.filter_map(|at| self.bundle.resources.get(*at))
    }

    /// The themes that refer to a resource, in reading order.
    pub fn themes_of(&self, resource: &Id) -> impl Iterator<Item = &Theme> {
        let positions = self.index.themes_of.get(resource).into_iter().flatten();
        positions.filter_map(|at| self.bundle.themes.get(*at))
    }
}

/// A count as messages take it.
pub(super) fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
