//! The lists of resources.

use leptos::prelude::*;

use super::edition::{Edition, size};
use super::facets::Facet;
use super::heading::heading;
use super::section::section_frame;
use super::selection::selection;
use super::text::{Addresses, out, reference, text};
use crate::locale::fill;
use crate::report::{Group, Id, Resource, page_ids};

/// Every list of resources, in reading order.
#[component]
pub(super) fn Resources() -> impl IntoView {
    let edition = Edition::current();
    let bundle = &edition.bundle;
    if bundle.resources.is_empty() {
        return ().into_any();
    }
    let groups = bundle.groups.iter().map(|group| group_list(group, &edition)).collect_view();
    let count = edition.locale.page.resources.format(size(bundle.resources.len()), &[], &edition.locale.lang);
    let title = edition.locale.resources.title.clone().into_any();
    section_frame(page_ids::RESOURCES, title, count, view! { {selection(&edition)} {groups} }.into_any())
}

/// One list under its title.
fn group_list(group: &Group, edition: &Edition) -> AnyView {
    let resources = edition.bundle.resources.iter().filter(|resource| resource.group == group.id);
    let entries = resources.map(|resource| resource_entry(resource, edition)).collect_view();
    view! {
        <div class="group">
            {heading(3, "group-title", Some(group.id.0.clone()), text(&group.title))}
            <p class="lead">{text(&group.summary)}</p>
            <ul class="resources">{entries}</ul>
        </div>
    }
    .into_any()
}

/// One resource: where it is, what it is, what it holds, and the themes that lead to it.
fn resource_entry(resource: &Resource, edition: &Edition) -> AnyView {
    let words = &edition.locale.resources;
    let fact = |facet: Facet| facet.attribute(resource, edition);
    let year = resource.year.map(|year| view! { <span>{year.to_string()}</span> });
    let year_note = resource.year_note.as_ref().map(|note| view! { <span>{text(note)}</span> });
    let language = edition.hreflang(&resource.lang).map(|lang| {
        view! { <span>{edition.language_name(&lang)}</span> }
    });
    let file = file_words(resource, edition).map(|words| view! { <span>{words}</span> });
    Addresses::arrive(&resource.url);
    view! {
        <li class="resource" id=resource.id.0.clone() data-group=fact(Facet::Group) data-type=fact(Facet::Type)
            data-topic=fact(Facet::Topic) data-publisher=fact(Facet::Publisher) data-year=fact(Facet::Year)
            data-language=fact(Facet::Language)>
            <p class="resource-title">
                {out(&resource.url, edition.hreflang(&resource.lang), text(&resource.title))}
            </p>
            <p class="resource-facts ui">
                <span>{words.types.word(resource.kind).to_owned()}</span> " "
                <span>{text(&resource.publisher)}</span> " "
                {year} " " {year_note} " " {language} " " {file}
            </p>
            <p class="resource-summary">{text(&resource.summary)}</p>
            {standing(resource, edition)}
            {topics(&resource.topics, edition)}
            {themes(&resource.id, edition)}
        </li>
    }
    .into_any()
}

/// What a resource is that is no page, and how large (R37).
pub(super) fn file_words(resource: &Resource, edition: &Edition) -> Option<String> {
    let file = resource.file.as_ref()?;
    let size = file.size.div_ceil(1000).to_string();
    Some(fill(&edition.locale.resources.file, &[("format", file.format.as_str()), ("size", &size)]))
}

/// When somebody last looked whether the resource was there, and a copy of it that stays.
fn standing(resource: &Resource, edition: &Edition) -> AnyView {
    let words = &edition.locale.resources;
    let dated = |message: &str, date| fill(message, &[("date", &edition.locale.date(date))]);
    let checked = resource.checked.map(|date| view! { <span>{dated(&words.checked, date)}</span> });
    let archived = resource.archived.as_ref().map(|copy| {
        let link = out(&copy.url, edition.hreflang(&resource.lang), dated(&words.archived, copy.date).into_any());
        view! { <span>{link}</span> }
    });
    if checked.is_none() && archived.is_none() {
        return ().into_any();
    }
    view! { <p class="resource-standing ui">{checked} " " {archived}</p> }.into_any()
}

/// The subjects of a resource.
fn topics(ids: &[Id], edition: &Edition) -> AnyView {
    let topics = edition.bundle.topics.iter().filter(|topic| ids.contains(&topic.id));
    let topics: Vec<_> = topics.map(|topic| view! { <li>{text(&topic.title)}</li> }).collect();
    titled_list("resource-topics ui", &edition.locale.resources.topics, topics)
}

/// The themes that lead to a resource.
fn themes(id: &Id, edition: &Edition) -> AnyView {
    let themes = edition.themes_of(id).map(|theme| view! { <li>{reference(&theme.id, text(&theme.title))}</li> });
    titled_list("resource-themes ui", &edition.locale.resources.themes, themes.collect())
}

/// A list on one line, led by its title; nothing where there is nothing to list.
fn titled_list(class: &'static str, title: &str, items: Vec<impl IntoView + 'static>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let items = items.into_iter().map(|item| (item, " ")).collect_view();
    view! { <div class=class><p>{title.to_owned()}</p> " " <ul>{items}</ul></div> }.into_any()
}
