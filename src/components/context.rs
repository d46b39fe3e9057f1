//! The context of every component: the bundle, the locale, and look-ups by id.

use std::sync::Arc;

use leptos::prelude::*;

use crate::islands::IslandContext;
use crate::locale::{Direction, Locale};
use crate::report::{Bundle, Group, Id, Lang, Organisation, Person, Resource, Section, Theme};

/// A bundle with the locale to render it in. Cheap to clone.
#[derive(Clone)]
pub struct RenderContext {
    /// The report.
    pub bundle: Arc<Bundle>,
    /// The words of the interface.
    pub locale: Arc<Locale>,
}

impl RenderContext {
    /// The context of the page that is being rendered.
    pub(super) fn current() -> Self {
        expect_context()
    }

    /// The writing direction of the report.
    pub(super) fn direction(&self) -> Direction {
        Direction::of_language(&self.bundle.report.lang.0)
    }

    /// The context of the islands.
    pub(super) fn island_context(&self) -> IslandContext {
        let open = self.bundle.themes.iter().filter(|theme| theme.open).count();
        IslandContext {
            words: self.locale.reader.clone(),
            themes: size(self.bundle.themes.len()),
            open: size(open),
            resources: size(self.bundle.resources.len()),
        }
    }

    /// A theme and its section.
    pub(super) fn theme(&self, id: &Id) -> Option<(&Theme, &Section)> {
        let theme = self.bundle.themes.iter().find(|theme| &theme.id == id)?;
        let section = self.bundle.sections.iter().find(|section| section.themes().any(|own| own == id))?;
        Some((theme, section))
    }

    /// The previous and the next theme, in reading order over the whole report.
    pub(super) fn neighbours(&self, id: &Id) -> [Option<&Theme>; 2] {
        let order: Vec<_> = self.bundle.sections.iter().flat_map(Section::themes).collect();
        let position = order.iter().position(|own| *own == id);
        let theme = |at: Option<usize>| at.and_then(|at| order.get(at)).and_then(|id| self.theme(id));
        [position.and_then(|at| at.checked_sub(1)), position.map(|at| at + 1)]
            .map(|at| theme(at).map(|(theme, _)| theme))
    }

    pub(super) fn resource(&self, id: &Id) -> Option<&Resource> {
        self.bundle.resources.iter().find(|resource| &resource.id == id)
    }

    pub(super) fn person(&self, id: &Id) -> Option<&Person> {
        self.bundle.people.iter().find(|person| &person.id == id)
    }

    pub(super) fn organisation(&self, id: &Id) -> Option<&Organisation> {
        self.bundle.organisations.iter().find(|organisation| &organisation.id == id)
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
        let of = |group: &Group| {
            let id = group.id.clone();
            self.bundle.resources.iter().filter(move |resource| resource.group == id)
        };
        self.bundle.groups.iter().flat_map(of)
    }

    /// The themes that refer to a resource, in reading order.
    pub fn themes_of<'a>(&'a self, resource: &'a Id) -> impl Iterator<Item = &'a Theme> {
        self.bundle.themes.iter().filter(move |theme| theme.resources.contains(resource))
    }
}

/// A count as messages take it.
pub(super) fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
