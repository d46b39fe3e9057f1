//! A theme: closed it is a line of a contents page, open it is a page with a margin.

use leptos::prelude::*;

use super::edition::Edition;
use super::heading::heading;
use super::markdown::blocks;
use super::resources::file_words;
use super::text::{link, out, reference, text};
use super::theme_end::theme_end;
use crate::locale::fill;
use crate::report::{Audience, Basis, Id, Section, Strand, Theme};

/// One theme.
///
/// Its ids stand on empty elements inside the content that opens and closes: the browser itself then opens
/// the theme for a link to it, without any script. They are laid at the theme's upper edge by style.
pub(super) fn theme_entry(theme: &Theme, number: usize, level: u8, section: &Section, edition: &Edition) -> AnyView {
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
                <span class="theme-read ui" hidden=true>{edition.locale.theme.read.clone()}</span>
            </summary>
            <div class="theme-page">
                {anchors}
                <div class="theme-text">{blocks(&theme.body)}</div>
                <div class="margin ui">{margin(theme, edition)}</div>
                <div class="further ui">{further(theme, edition)}</div>
                {theme_end(theme, edition)}
            </div>
        </details>
    }
    .into_any()
}

/// What stands beside the text: whom it speaks to, what it leans on, whom it names.
fn margin(theme: &Theme, edition: &Edition) -> AnyView {
    let words = &edition.locale.theme;
    let audiences = theme.audiences.iter().map(|audience| audience_item(audience, edition)).collect();
    let related = theme.related.iter().filter_map(|id| related_item(id, edition)).collect();
    let people = theme.people.iter().filter_map(|id| edition.person(id)).map(|person| (&person.id, &person.name));
    let organisations = theme.organisations.iter().filter_map(|id| edition.organisation(id));
    let credits = people
        .chain(organisations.map(|organisation| (&organisation.id, &organisation.name)))
        .map(|(id, name)| view! { <li>{reference(id, text(name))}</li> }.into_any())
        .collect();
    view! {
        {note(&words.audiences, audiences)}
        {note(&words.related, related)}
        {note(&words.credits, credits)}
    }
    .into_any()
}

/// What stands below the text: where to go on, and what it is drawn from.
fn further(theme: &Theme, edition: &Edition) -> AnyView {
    let words = &edition.locale.theme;
    let resources = theme.resources.iter().filter_map(|id| resource_item(id, edition)).collect();
    let sources = theme.sources.iter().map(|source| view! { <li>{link(source)}</li> }.into_any()).collect();
    view! { {note(&words.resources, resources)} {note(&words.sources, sources)} }.into_any()
}

/// A titled list in the margin; nothing where there is nothing to list.
fn note(title: &str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    view! { <div class="note"><p class="note-title">{title.to_owned()}</p><ul>{items}</ul></div> }.into_any()
}

fn audience_item(audience: &Audience, edition: &Edition) -> AnyView {
    let inferred = (audience.basis == Basis::Inferred)
        .then(|| view! { " " <span class="basis">"(" {edition.locale.theme.inferred.clone()} ")"</span> });
    view! { <li>{text(&audience.name)} {inferred}</li> }.into_any()
}

/// A link to a related theme; a trend says which strand it is of.
fn related_item(id: &Id, edition: &Edition) -> Option<AnyView> {
    let (theme, section) = edition.theme(id)?;
    let words = &edition.locale.theme;
    let strand = section.strand.map(|strand| {
        let word = match strand {
            Strand::Digital => &words.digital,
            Strand::Technology => &words.technology,
        };
        view! { <span class="strand">{word.clone()}</span> }
    });
    let class = format!("cross-reference{}", strand_class(section.strand));
    Some(view! { <li class=class>{reference(&theme.id, text(&theme.title))} " " {strand}</li> }.into_any())
}

/// A link to a resource, with its publisher, and with its language where that is not the page's.
fn resource_item(id: &Id, edition: &Edition) -> Option<AnyView> {
    let resource = edition.resource(id)?;
    let hreflang = edition.hreflang(&resource.lang);
    let language = hreflang.as_ref().map(|lang| {
        [" ", &fill(&edition.locale.page.in_language, &[("language", &edition.language_name(lang))])].concat()
    });
    let file = file_words(resource, edition).map(|words| [" · ", &words].concat());
    Some(
        view! {
            <li>
                {out(&resource.url, hreflang, text(&resource.title))}
                " " <span class="basis">{text(&resource.publisher)} {language} {file}</span>
            </li>
        }
        .into_any(),
    )
}

/// The class that gives a strand its ink and its shape.
fn strand_class(strand: Option<Strand>) -> &'static str {
    match strand {
        Some(Strand::Digital) => " digital",
        Some(Strand::Technology) => " technology",
        None => "",
    }
}
