//! Cards of the people credited and of the organisations named.

use leptos::prelude::*;

use super::context::{RenderContext, size};
use super::heading::heading;
use super::links::link_items;
use super::markdown::blocks;
use super::region::region;
use super::text::text;
use crate::locale::fill;
use crate::report::{Link, Markdown, Organisation, Person, Text, page_ids};

/// The people credited.
#[component]
pub(super) fn People() -> impl IntoView {
    let context = RenderContext::current();
    let people = &context.bundle.people;
    let cards = people.iter().map(|person| person_card(person, &context)).collect();
    card_section(page_ids::PEOPLE, &context.locale.people.title, cards, &context)
}

/// The organisations credited or named.
#[component]
pub(super) fn Organisations() -> impl IntoView {
    let context = RenderContext::current();
    let organisations = &context.bundle.organisations;
    let cards = organisations.iter().map(|organisation| organisation_card(organisation, &context)).collect();
    card_section(page_ids::ORGANISATIONS, &context.locale.people.organisations, cards, &context)
}

/// A section of cards; nothing where there are none.
fn card_section(id: &str, title: &str, cards: Vec<AnyView>, context: &RenderContext) -> AnyView {
    if cards.is_empty() {
        return ().into_any();
    }
    let count = context.locale.page.entries.format(size(cards.len()), &[], &context.locale.lang);
    region(id, title.to_owned().into_any(), count, view! { <ul class="cards">{cards}</ul> }.into_any())
}

fn person_card(person: &Person, context: &RenderContext) -> AnyView {
    let organisation = person.organisation.as_ref().and_then(|id| context.organisation(id));
    let role = match (&person.role, organisation) {
        (Some(role), Some(organisation)) => {
            let values = [("role", role.as_str()), ("organisation", organisation.name.as_str())];
            Some(fill(&context.locale.people.at, &values).into_any())
        }
        (Some(role), None) => Some(text(role)),
        (None, organisation) => organisation.map(|organisation| text(&organisation.name)),
    };
    let content = CardContent {
        name: &person.name,
        role,
        about: &person.biography,
        contributed: &person.contributed,
        links: &person.links,
    };
    card(&person.id.0, "card person", content, context)
}

fn organisation_card(organisation: &Organisation, context: &RenderContext) -> AnyView {
    let content = CardContent {
        name: &organisation.name,
        role: Some(text(&organisation.role)),
        about: &organisation.description,
        contributed: &organisation.contributed,
        links: &organisation.links,
    };
    card(&organisation.id.0, "card organisation", content, context)
}

/// The content of a card.
struct CardContent<'a> {
    name: &'a Text,
    role: Option<AnyView>,
    about: &'a [Markdown],
    contributed: &'a [Markdown],
    links: &'a [Link],
}

fn card(id: &str, class: &'static str, content: CardContent<'_>, context: &RenderContext) -> AnyView {
    let words = &context.locale.people;
    let role = content.role.map(|role| view! { <p class="card-role ui">{role}</p> });
    let about = blocks(content.about);
    let contributed = (!content.contributed.is_empty()).then(|| {
        view! { <p class="note-title ui">{words.contributed.clone()}</p> {blocks(content.contributed)} }
    });
    let links = (!content.links.is_empty()).then(|| {
        view! { <p class="note-title ui">{words.links.clone()}</p> <ul class="ui">{link_items(content.links)}</ul> }
    });
    view! {
        <li class=class id=id.to_owned()>
            <span class="monogram" aria-hidden="true">{initials(content.name.as_str())}</span>
            <div class="card-text">
                {heading(3, "", None, text(content.name))}
                {role}
                {about}
                {contributed}
                {links}
            </div>
        </li>
    }
    .into_any()
}

/// The initials of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()));
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).collect()
}
