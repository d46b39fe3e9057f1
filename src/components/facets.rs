//! What resources can be chosen by, and the choices that there are.

use std::cmp::Reverse;

use super::edition::{Edition, size};
use crate::locale::SelectionWords;
use crate::report::{Resource, ResourceType, Text};

/// One thing that tells resources apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub(super) enum Facet {
    Group,
    Type,
    Topic,
    Publisher,
    Year,
    Language,
}

/// One choice in a facet.
pub(super) struct Choice {
    /// What stands in the address, and in the attribute of the resources that it fits.
    pub(super) value: String,
    /// How readers call it.
    pub(super) name: Text,
    /// How many resources it fits.
    pub(super) count: u32,
}

/// The choice of the resources that a facet says nothing of.
const UNKNOWN: &str = "none";

/// A kind as the bundle writes it.
fn key(kind: ResourceType) -> String {
    // A name always serialises to a text.
    serde_json::to_value(kind).ok().and_then(|key| Some(key.as_str()?.to_owned())).unwrap_or_default()
}

impl Facet {
    pub(super) const ALL: [Self; 6] =
        [Self::Group, Self::Type, Self::Topic, Self::Publisher, Self::Year, Self::Language];

    /// The name in the address; with `data-` before it, the attribute of a resource.
    pub(super) fn parameter(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Type => "type",
            Self::Topic => "topic",
            Self::Publisher => "publisher",
            Self::Year => "year",
            Self::Language => "language",
        }
    }

    pub(super) fn label(self, words: &SelectionWords) -> &str {
        match self {
            Self::Group => &words.group,
            Self::Type => &words.kind,
            Self::Topic => &words.topic,
            Self::Publisher => &words.publisher,
            Self::Year => &words.year,
            Self::Language => &words.language,
        }
    }

    /// What a resource is in this facet: each value with its name.
    fn values(self, resource: &Resource, edition: &Edition) -> Vec<(String, Text)> {
        let bundle = &edition.bundle;
        match self {
            Self::Group => {
                let group = bundle.groups.iter().find(|group| group.id == resource.group);
                group.map(|group| (group.id.0.clone(), group.title.clone())).into_iter().collect()
            }
            Self::Type => {
                let word = edition.locale.resources.types.word(resource.kind);
                vec![(key(resource.kind), Text::Plain(word.to_owned()))]
            }
            Self::Topic => {
                let topics = bundle.topics.iter().filter(|topic| resource.topics.contains(&topic.id));
                topics.map(|topic| (topic.id.0.clone(), topic.title.clone())).collect()
            }
            Self::Publisher => vec![(resource.publisher.as_str().to_owned(), resource.publisher.clone())],
            Self::Year => {
                let year = resource.year.map(|year| year.to_string());
                year.map(|year| (year.clone(), Text::Plain(year))).into_iter().collect()
            }
            Self::Language => {
                let tag = &resource.lang.0;
                vec![(tag.clone(), Text::Plain(edition.language_name(tag)))]
            }
        }
    }

    /// The values of a resource as its attribute has them, where it has any.
    /// Between two stands a tab, which no text of a bundle holds.
    pub(super) fn attribute(self, resource: &Resource, edition: &Edition) -> Option<String> {
        let values: Vec<_> = self.values(resource, edition).into_iter().map(|(value, _)| value).collect();
        (!values.is_empty()).then(|| values.join("\t"))
    }

    /// The choices that fit some resource, in the order in which readers look for them.
    pub(super) fn choices(self, edition: &Edition) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        let mut unknown = 0;
        for resource in edition.listed() {
            let values = self.values(resource, edition);
            unknown += usize::from(values.is_empty());
            for (value, name) in values {
                match choices.iter_mut().find(|choice| choice.value == value) {
                    Some(choice) => choice.count += 1,
                    None => choices.push(Choice { value, name, count: 1 }),
                }
            }
        }
        self.sort(&mut choices, edition);
        if unknown > 0 {
            let name = Text::Plain(edition.locale.resources.selection.unknown.clone());
            choices.push(Choice { value: UNKNOWN.to_owned(), name, count: size(unknown) });
        }
        choices
    }

    /// Years from the newest, topics as the bundle lists them, names by the rules of the language.
    fn sort(self, choices: &mut [Choice], edition: &Edition) {
        match self {
            Self::Group => {}
            Self::Topic => {
                let place = |value: &str| edition.bundle.topics.iter().position(|topic| topic.id.0 == value);
                choices.sort_by_key(|choice| place(&choice.value));
            }
            Self::Year => choices.sort_by_key(|choice| Reverse(choice.value.clone())),
            Self::Type | Self::Publisher | Self::Language => {
                edition.locale.sort_by_name(choices, |choice| choice.name.as_str());
            }
        }
    }
}
