//! The facets by which resources can be filtered, with their choices.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::context::{RenderContext, size};
use crate::locale::SelectionWords;
use crate::report::{Resource, ResourceType, Text};

/// A property by which resources can be filtered.
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

/// A choice of a facet.
pub(super) struct Choice {
    /// The value in the URL, and in the attribute of the matching resources.
    pub(super) value: String,
    /// The label.
    pub(super) name: Text,
    /// The number of matching resources.
    pub(super) count: u32,
}

/// The choice for resources without a value.
const UNKNOWN: &str = "none";

/// A resource type as the bundle writes it.
fn key(kind: ResourceType) -> String {
    // A unit variant always serialises to a string.
    serde_json::to_value(kind).ok().and_then(|key| Some(key.as_str()?.to_owned())).unwrap_or_default()
}

impl Facet {
    pub(super) const ALL: [Self; 6] =
        [Self::Group, Self::Type, Self::Topic, Self::Publisher, Self::Year, Self::Language];

    /// The parameter in the URL; with the prefix `data-`, the attribute of a resource.
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

    /// The values of a resource, each with its label.
    fn values(self, resource: &Resource, context: &RenderContext) -> Vec<(String, Text)> {
        let bundle = &context.bundle;
        match self {
            Self::Group => {
                let group = bundle.groups.iter().find(|group| group.id == resource.group);
                group.map(|group| (group.id.0.clone(), group.title.clone())).into_iter().collect()
            }
            Self::Type => {
                let word = context.locale.resources.types.word(resource.kind);
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
                vec![(tag.clone(), Text::Plain(context.language_name(tag)))]
            }
        }
    }

    /// The values of a resource as its attribute, separated by tabs, which no text of a bundle contains; `None` without
    /// values.
    pub(super) fn attribute(self, resource: &Resource, context: &RenderContext) -> Option<String> {
        let values: Vec<_> = self.values(resource, context).into_iter().map(|(value, _)| value).collect();
        (!values.is_empty()).then(|| values.join("\t"))
    }

    /// The choices that match at least one resource, sorted for display.
    pub(super) fn choices(self, context: &RenderContext) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut unknown = 0;
        for resource in context.listed() {
            let values = self.values(resource, context);
            unknown += usize::from(values.is_empty());
            for (value, name) in values {
                let place = *places.entry(value.clone()).or_insert(choices.len());
                match choices.get_mut(place) {
                    Some(choice) => choice.count += 1,
                    None => choices.push(Choice { value, name, count: 1 }),
                }
            }
        }
        self.sort(&mut choices, context);
        if unknown > 0 {
            let name = Text::Plain(context.locale.resources.selection.unknown.clone());
            choices.push(Choice { value: UNKNOWN.to_owned(), name, count: size(unknown) });
        }
        choices
    }

    /// Years in descending order, topics in the order of the bundle, names by collation.
    fn sort(self, choices: &mut [Choice], context: &RenderContext) {
        match self {
            Self::Group => {}
            Self::Topic => {
                let position = |value: &str| context.bundle.topics.iter().position(|topic| topic.id.0 == value);
                choices.sort_by_key(|choice| position(&choice.value));
            }
            Self::Year => choices.sort_by_key(|choice| Reverse(choice.value.clone())),
            Self::Type | Self::Publisher | Self::Language => {
                context.locale.sort_by_name(choices, |choice| choice.name.as_str());
            }
        }
    }
}
