//! The lists of a Word document, and the numbers of their items.

use std::collections::HashMap;

use super::{DocxError, xml};

#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each list: format and first number.
    lists: HashMap<String, HashMap<usize, (String, u64)>>,
    /// The last number at each level of each list.
    counters: HashMap<String, Vec<u64>>,
}

impl Numbering {
    pub(super) fn read(text: &str) -> Result<Self, DocxError> {
        let tree = xml::parse(text, "numbering")?;
        let mut definitions = HashMap::new();
        for node in tree.root_element().children().filter(|node| xml::is(*node, "abstractNum")) {
            let levels = node.children().filter_map(|level| {
                let start = xml::value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                let format = xml::value(level, "numFmt").unwrap_or("decimal").to_owned();
                Some((xml::attribute(level, "ilvl")?.parse().ok()?, (format, start)))
            });
            let levels: HashMap<usize, (String, u64)> = levels.collect();
            definitions.extend(xml::attribute(node, "abstractNumId").map(|id| (id, levels)));
        }
        let lists = tree.root_element().children().filter(|node| xml::is(*node, "num")).filter_map(|node| {
            let levels = definitions.get(xml::value(node, "abstractNumId")?)?.clone();
            Some((xml::attribute(node, "numId")?.to_owned(), levels))
        });
        Ok(Self { lists: lists.collect(), counters: HashMap::new() })
    }

    /// The number of the next item of a list, with its format; `None` for a bullet.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<(u64, &str)> {
        let (format, start) = self.lists.get(list)?.get(&level)?;
        if matches!(format.as_str(), "bullet" | "none") {
            return None;
        }
        let counters = self.counters.entry(list.to_owned()).or_default();
        let is_new = counters.len() <= level;
        counters.resize(level + 1, 0);
        counters[level] = if is_new { *start } else { counters[level] + 1 };
        Some((counters[level], format))
    }
}
