//! Where the entries of a bundle are, by their ids. Made once for a bundle, so that a page costs no more than its length.

use std::collections::HashMap;

use crate::report::{Bundle, Id};

/// Positions in the lists of a bundle, by id.
#[derive(Default)]
pub(super) struct BundleIndex {
    /// Of each theme its position among the themes, and that of its section.
    pub(super) themes: HashMap<Id, (usize, usize)>,
    /// The themes in reading order, by their positions, and where each is in that order.
    pub(super) reading_order: Vec<usize>,
    pub(super) place_in_order: HashMap<Id, usize>,
    pub(super) resources: HashMap<Id, usize>,
    pub(super) people: HashMap<Id, usize>,
    pub(super) organisations: HashMap<Id, usize>,
    /// The resources of each group, and the themes that refer to each resource.
    pub(super) resources_of: HashMap<Id, Vec<usize>>,
    pub(super) themes_of: HashMap<Id, Vec<usize>>,
}

impl BundleIndex {
    /// That of a bundle.
    pub(super) fn new(bundle: &Bundle) -> Self {
        let mut index = Self {
            resources: positions(bundle.resources.iter().map(|resource| &resource.id)),
            people: positions(bundle.people.iter().map(|person| &person.id)),
            organisations: positions(bundle.organisations.iter().map(|organisation| &organisation.id)),
            ..Self::default()
        };
        let themes = positions(bundle.themes.iter().map(|theme| &theme.id));
        for (section, entry) in bundle.sections.iter().enumerate() {
            for id in entry.themes() {
                let Some(&theme) = themes.get(id) else { continue };
                index.themes.insert(id.clone(), (theme, section));
                index.place_in_order.insert(id.clone(), index.reading_order.len());
                index.reading_order.push(theme);
            }
        }
        for (at, resource) in bundle.resources.iter().enumerate() {
            index.resources_of.entry(resource.group.clone()).or_default().push(at);
        }
        for (at, theme) in bundle.themes.iter().enumerate() {
            for resource in &theme.resources {
                index.themes_of.entry(resource.clone()).or_default().push(at);
            }
        }
        index
    }
}

fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.cloned().zip(0..).collect()
}
