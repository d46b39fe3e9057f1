//! The styles of a Word document: what they say a paragraph is.

use std::collections::HashMap;

use super::{DocxError, xml};

/// How many styles may be based on each other.
const MAX_CHAIN: usize = 20;

#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The language of the document.
    pub(super) lang: Option<String>,
}

#[derive(Default)]
struct Style {
    /// The name, which is English for what Word brings along.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbering: Option<(String, usize)>,
    is_strong: bool,
    is_emphasis: bool,
}

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Role {
    Title,
    Heading(u8),
    Quote,
    /// A line of the table of contents, which the report makes itself.
    Contents,
    #[default]
    Other,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, DocxError> {
        let tree = xml::parse(text, "styles")?;
        let mut styles = Self::default();
        for node in tree.root_element().children() {
            if xml::is(node, "docDefaults") {
                styles.lang =
                    xml::descendant(node, "lang").and_then(|lang| xml::attribute(lang, "val")).map(str::to_owned);
            }
            let Some(id) = xml::attribute(node, "styleId") else { continue };
            let properties = xml::child(node, "pPr");
            let run = xml::child(node, "rPr");
            let style = Style {
                name: xml::value(node, "name").unwrap_or_default().to_lowercase(),
                based_on: xml::value(node, "basedOn").map(str::to_owned),
                outline: properties
                    .and_then(|node| xml::value(node, "outlineLvl"))
                    .and_then(|level| level.parse().ok()),
                numbering: properties.and_then(numbering),
                is_strong: run.is_some_and(|run| xml::is_on(run, "b")),
                is_emphasis: run.is_some_and(|run| xml::is_on(run, "i")),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        Ok(styles)
    }

    /// A style and those that it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let next = |style: &&Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(self.styles.get(id), next).take(MAX_CHAIN)
    }

    pub(super) fn role(&self, id: &str) -> Role {
        self.chain(id).map(role).find(|role| *role != Role::Other).unwrap_or_default()
    }

    /// The list that a style belongs to, and its level.
    pub(super) fn numbering(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }

    /// Whether a style of runs is bold, and whether it is italic.
    pub(super) fn emphasis(&self, id: &str) -> (bool, bool) {
        (self.chain(id).any(|style| style.is_strong), self.chain(id).any(|style| style.is_emphasis))
    }
}

fn role(style: &Style) -> Role {
    match style.name.as_str() {
        "title" => Role::Title,
        "quote" | "intense quote" | "block text" => Role::Quote,
        name if name.starts_with("toc ") => Role::Contents,
        name => match name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
            Some(level) => Role::Heading(level),
            None => style.outline.filter(|level| *level < 9).map_or(Role::Other, |level| Role::Heading(level + 1)),
        },
    }
}

/// The list that the properties of a paragraph name, and the level.
pub(super) fn numbering(properties: roxmltree::Node<'_, '_>) -> Option<(String, usize)> {
    let numbering = xml::child(properties, "numPr")?;
    let level = xml::value(numbering, "ilvl").and_then(|level| level.parse().ok()).unwrap_or_default();
    Some((xml::value(numbering, "numId")?.to_owned(), level))
}
