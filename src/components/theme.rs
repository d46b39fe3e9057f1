//! A theme: a disclosure with its text, margin notes, resources and sources.

use leptos::prelude::*;

use super::context::RenderContext;
use super::file_facts::file_facts;
use super::heading::heading;
use super::link_status::link_problem;
use super::links::{external_link, internal_link, titled_link};
use super::markdown::blocks;
use super::printed_links::LinkId;
use super::text::text;
use super::theme_end::theme_end;
use crate::locale::fill;
use crate::report::{Audience, Basis, Id, Section, Strand, Theme};

/// One theme.
///
/// Its ids are on empty elements inside the `<details>`, so that browsers open the theme for a fragment without scripts.
/// CSS positions them at the theme's upper edge.
pub(super) fn theme_entry(
    theme: &Theme,
    number: usize,
    level: u8,
    section: &Section,
    context: &RenderContext,
) -> AnyView {
    let anchors = std::iter::once(&theme.id)
        .chain(&theme.aliases)
        .map(|id| view! { <span class="anchor" id=id.0.clone()></span> })
        .collect_view();
    view! {
        <details class=format!("theme{}", strand_class(section.strand)) open=theme.open data-open=theme.open.then_some("")>
            <summary>
                <span class="numeral" aria-hidden="true">{number}</span>
                {heading(level, "theme-title", None, text(&theme.title))}
                <span class="theme-summary">{text(&theme.summary)}</span>
                <span class="theme-read ui" hidden=true>{context.locale.theme.read.clone()}</span>
            </summary>
            <div class="theme-body">
                {anchors}
                <div class="theme-text">{blocks(&theme.body)}</div>
                <div class="margin ui">{margin(theme, context)}</div>
                <div class="further ui">{further(theme, context)}</div>
                {theme_end(theme, context)}
            </div>
        </details>
    }
    .into_any()
}

/// The margin notes: audiences, related themes and credits.
fn margin(theme: &Theme, context: &RenderContext) -> AnyView {
    let words = &context.locale.theme;
    let audiences = theme.audiences.iter().map(|audience| audience_item(audience, context)).collect();
    let related = theme.related.iter().filter_map(|id| related_item(id, context)).collect();
    let people = theme.people.iter().filter_map(|id| context.person(id)).map(|person| (&person.id, &person.name));
    let organisations = theme.organisations.iter().filter_map(|id| context.organisation(id));
    let credits = people
        .chain(organisations.map(|organisation| (&organisation.id, &organisation.name)))
        .map(|(id, name)| view! { <li>{internal_link(id, text(name))}</li> }.into_any())
        .collect();
    view! {
        {note(&words.audiences, audiences)}
        {note(&words.related, related)}
        {note(&words.credits, credits)}
    }
    .into_any()
}

/// The resources and sources below the text.
fn further(theme: &Theme, context: &RenderContext) -> AnyView {
    let words = &context.locale.theme;
    let resources = theme.resources.iter().filter_map(|id| resource_item(id, context)).collect();
    let sources = theme.sources.iter().map(|source| view! { <li>{titled_link(source)}</li> }.into_any()).collect();
    view! { {note(&words.resources, resources)} {note(&words.sources, sources)} }.into_any()
}

/// A titled list; nothing where the list is empty.
fn note(title: &str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    view! { <div class="note"><p class="note-title">{title.to_owned()}</p><ul>{items}</ul></div> }.into_any()
}

fn audience_item(audience: &Audience, context: &RenderContext) -> AnyView {
    let inferred = (audience.basis == Basis::Inferred)
        .then(|| view! { " " <span class="basis">"(" {context.locale.theme.inferred.clone()} ")"</span> });
    view! { <li>{text(&audience.name)} {inferred}</li> }.into_any()
}

/// A link to a related theme, with its strand where it has one.
fn related_item(id: &Id, context: &RenderContext) -> Option<AnyView> {
    let (theme, section) = context.theme(id)?;
    let words = &context.locale.theme;
    let strand = section.strand.map(|strand| {
        let word = match strand {
            Strand::Digital => &words.digital,
            Strand::Technology => &words.technology,
        };
        view! { <span class="strand">{word.clone()}</span> }
    });
    let class = format!("cross-reference{}", strand_class(section.strand));
    Some(view! { <li class=class>{internal_link(&theme.id, text(&theme.title))} " " {strand}</li> }.into_any())
}

/// A link to a resource, with its publisher, its language where that is not the page's, and what is wrong with the link.
/// The address is printed in the list of resources.
fn resource_item(id: &Id, context: &RenderContext) -> Option<AnyView> {
    let resource = context.resource(id)?;
    let hreflang = context.hreflang(&resource.lang);
    let language = hreflang.as_ref().map(|lang| {
        [" ", &fill(&context.locale.page.in_language, &[("language", &context.language_name(lang))])].concat()
    });
    let file = file_facts(resource, context).map(|words| [" · ", &words].concat());
    let problem = link_problem(resource, context).map(|words| [" · ", &words].concat());
    Some(
        view! {
            <li>
                {external_link(LinkId::of(&id.0), &resource.url, hreflang, text(&resource.title))}
                " " <span class="basis">{text(&resource.publisher)} {language} {file} {problem}</span>
            </li>
        }
        .into_any(),
    )
}

/// The class that gives a strand its colour and shape.
fn strand_class(strand: Option<Strand>) -> &'static str {
    match strand {
        Some(Strand::Digital) => " digital",
        Some(Strand::Technology) => " technology",
        None => "",
    }
}
