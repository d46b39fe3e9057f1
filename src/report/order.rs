//! The order of the page: sections order the themes, groups the resources.

use std::collections::HashMap;

use super::{Bundle, Id, Section};

impl Bundle {
    /// The same bundle, with its themes and resources listed as the page shows them.
    pub fn in_page_order(mut self) -> Self {
        let themes = places(self.sections.iter().flat_map(Section::themes));
        let groups = places(self.groups.iter().map(|group| &group.id));
        self.themes.sort_by_key(|theme| themes.get(&theme.id).copied());
        self.resources.sort_by_key(|resource| groups.get(&resource.group).copied());
        self
    }
}

/// Where each id stands.
fn places<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.cloned().zip(0..).collect()
}
