//! The title page: edition, title, standfirst, byline and source; and the bar below it.

use leptos::prelude::*;

use super::context::{RenderContext, size};
use super::heading::heading;
use super::links::{external_link, internal_link};
use super::printed_links::LinkId;
use super::text::text;
use super::theme_wheel::{self, ThemeWheel};
use crate::islands::{Search, Toolbar};
use crate::locale::fill;

/// The title page of the report.
#[component]
pub(super) fn TitlePage() -> impl IntoView {
    let context = RenderContext::current();
    let report = &context.bundle.report;
    let words = &context.locale.page;
    let published = if report.source.is_some() { &words.published_by } else { &words.publisher };
    let publisher = context.organisation(&report.publisher).map(|publisher| {
        view! {
            <span>{published.clone()} " " {internal_link(&publisher.id, text(&publisher.name))}</span>
        }
    });
    view! {
        <div class="title-page">
            <div class="title-header">
                <p class="kicker ui">
                    {publisher} " "
                    <span>{fill(&words.edition, &[("edition", report.edition.as_str()), ("version", &report.version)])}</span> " "
                    <span>{fill(&words.as_of, &[("date", &context.locale.date(report.as_of.date))])}</span>
                </p>
                {heading(1, "", None, text(&report.title))}
            </div>
            <p class="standfirst">{text(&report.standfirst)}</p>
            {byline(&context)}
            {(context.bundle.themes.len() >= theme_wheel::FEWEST).then(|| view! { <ThemeWheel/> })}
        </div>
    }
}

/// The people credited, and the link to the original.
fn byline(context: &RenderContext) -> AnyView {
    let report = &context.bundle.report;
    let words = &context.locale.page;
    let people = report
        .by
        .iter()
        .filter_map(|id| context.person(id))
        .map(|person| view! { <li>{internal_link(&person.id, text(&person.name))}</li> })
        .collect::<Vec<_>>();
    let address = report.address.as_ref().map(|address| {
        view! { <p>{words.address.clone()} " " <a href=address.clone()>{address.clone()}</a></p> }
    });
    let by = if report.source.is_some() { &words.by } else { &words.authors };
    let by = (!people.is_empty()).then(|| view! { <p>{by.clone()}</p> <ul>{people}</ul> });
    let original = report.source.as_ref().map(|source| {
        let read = words.read_original.clone().into_any();
        view! { <p>{words.own_words.clone()} " " {external_link(LinkId::of(&source.url), &source.url, None, read)}</p> }
    });
    view! {
        <div class="byline ui">
            {by}
            {original}
            {address}
            <p>{context.locale.footer.licence.clone()} ": " {text(&report.licence.text)}</p>
        </div>
    }
    .into_any()
}

/// The placeholder for the link to the place where the reader left off, which the client fills, and for the message of
/// `boot.js` about a fragment without a target.
#[component]
pub(super) fn Resume() -> impl IntoView {
    let context = RenderContext::current();
    view! {
        <div class="resume ui">
            <div role="status"><p class="not-found" hidden=true>{context.locale.page.lost.clone()}</p></div>
            <client-only hidden=true>
                <a hidden=true></a>
                <button type="button" class="forget" hidden=true>{context.locale.reader.forget.clone()}</button>
                <p role="status"></p>
            </client-only>
        </div>
    }
}

/// The bar below the title: the number of themes and resources, the search and the toolbar.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let context = RenderContext::current();
    let (words, lang) = (&context.locale.page, &context.locale.lang);
    let themes = words.themes.format(size(context.bundle.themes.len()), &[], lang);
    let resources = words.resources.format(size(context.bundle.resources.len()), &[], lang);
    view! {
        <div class="bar ui">
            <p class="bar-counts"><span>{themes}</span> " " <span>{resources}</span></p>
            <client-only class="searchbox" hidden=true><Search/></client-only>
            <client-only class="toolbar" hidden=true><Toolbar/></client-only>
        </div>
    }
}
