//! Page order: themes in the order of the sections, resources in the order of the groups.

use std::collections::HashMap;

use super::{Bundle, Id, Section};

impl Bundle {
    /// The bundle with its themes and resources in page order.
    pub fn in_page_order(mut self) -> Self {
        let themes = positions(self.sections.iter().flat_map(Section::themes));
        let groups = positions(self.groups.iter().map(|group| &group.id));
        self.themes.sort_by_key(|theme| themes.get(&theme.id).copied());
        self.resources.sort_by_key(|resource| groups.get(&resource.group).copied());
        self
    }
}

/// The position of each id.
fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.cloned().zip(0..).collect()
}
