//! The lists of resources.

use leptos::prelude::*;

use super::context::{RenderContext, size};
use super::facets::Facet;
use super::file_facts::file_facts;
use super::heading::heading;
use super::link_status::link_status;
use super::links::{external_link, internal_link};
use super::printed_links::LinkId;
use super::region::region;
use super::selection::selection;
use super::text::text;
use crate::report::{Group, Id, Resource, page_ids};

/// Every list of resources, in reading order.
#[component]
pub(super) fn Resources() -> impl IntoView {
    let context = RenderContext::current();
    let bundle = &context.bundle;
    if bundle.resources.is_empty() {
        return ().into_any();
    }
    let groups = bundle.groups.iter().map(|group| group_list(group, &context)).collect_view();
    let count = context.locale.page.resources.format(size(bundle.resources.len()), &[], &context.locale.lang);
    let title = context.locale.resources.title.clone().into_any();
    region(page_ids::RESOURCES, title, count, view! { {selection(&context)} {groups} }.into_any())
}

/// A list with its title.
fn group_list(group: &Group, context: &RenderContext) -> AnyView {
    let resources = context.resources_of(group);
    let entries = resources.map(|resource| resource_entry(resource, context)).collect_view();
    view! {
        <div class="group">
            {heading(3, "group-title", Some(group.id.0.clone()), text(&group.title))}
            <p class="lead">{text(&group.summary)}</p>
            <ul class="resources">{entries}</ul>
        </div>
    }
    .into_any()
}

/// A resource: its link, facts, summary, topics, and the themes that refer to it.
fn resource_entry(resource: &Resource, context: &RenderContext) -> AnyView {
    let words = &context.locale.resources;
    let fact = |facet: Facet| facet.attribute(resource, context);
    let year = resource.year.map(|year| view! { <span>{year.to_string()}</span> });
    let year_note = resource.year_note.as_ref().map(|note| view! { <span>{text(note)}</span> });
    let language = context.hreflang(&resource.lang).map(|lang| {
        view! { <span>{context.language_name(&lang)}</span> }
    });
    let file = file_facts(resource, context).map(|words| view! { <span>{words}</span> });
    view! {
        <li class="resource" id=resource.id.0.clone() data-group=fact(Facet::Group) data-type=fact(Facet::Type)
            data-topic=fact(Facet::Topic) data-publisher=fact(Facet::Publisher) data-year=fact(Facet::Year)
            data-language=fact(Facet::Language)>
            <p class="resource-title">
                {external_link(LinkId::of(&resource.url), &resource.url, context.hreflang(&resource.lang), text(&resource.title))}
            </p>
            <p class="resource-facts ui">
                <span>{words.types.word(resource.kind).to_owned()}</span> " "
                <span>{text(&resource.publisher)}</span> " "
                {year} " " {year_note} " " {language} " " {file}
            </p>
            <p class="resource-summary">{text(&resource.summary)}</p>
            {link_status(resource, context)}
            {topics(&resource.topics, context)}
            {themes(&resource.id, context)}
        </li>
    }
    .into_any()
}

/// The topics of a resource.
fn topics(ids: &[Id], context: &RenderContext) -> AnyView {
    let topics = context.bundle.topics.iter().filter(|topic| ids.contains(&topic.id));
    let topics: Vec<_> = topics.map(|topic| view! { <li>{text(&topic.title)}</li> }).collect();
    titled_list("resource-topics ui", &context.locale.resources.topics, topics)
}

/// The themes that refer to a resource.
fn themes(id: &Id, context: &RenderContext) -> AnyView {
    let themes = context.themes_of(id).map(|theme| view! { <li>{internal_link(&theme.id, text(&theme.title))}</li> });
    titled_list("resource-themes ui", &context.locale.resources.themes, themes.collect())
}

/// A list on one line after its title; nothing where the list is empty.
fn titled_list(class: &'static str, title: &str, items: Vec<impl IntoView + 'static>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let items = items.into_iter().map(|item| (item, " ")).collect_view();
    view! { <div class=class><p>{title.to_owned()}</p> " " <ul>{items}</ul></div> }.into_any()
}
