//! The title page: edition, title, standfirst, who it is by, and how it stands to the original.

use leptos::prelude::*;

use super::edition::{Edition, size};
use super::frontispiece::Frontispiece;
use super::heading::heading;
use super::text::{Addresses, out, reference, text};
use crate::islands::{Search, Toolbar};
use crate::locale::fill;

/// The head of the report.
#[component]
pub(super) fn TitlePage() -> impl IntoView {
    let edition = Edition::current();
    let report = &edition.bundle.report;
    let words = &edition.locale.page;
    let published = if report.source.is_some() { &words.published_by } else { &words.publisher };
    let publisher = edition.organisation(&report.publisher).map(|publisher| {
        view! {
            <span>{published.clone()} " " {reference(&publisher.id, text(&publisher.name))}</span>
        }
    });
    view! {
        <div class="title-page">
            <div class="title-head">
                <p class="kicker ui">
                    {publisher} " "
                    <span>{fill(&words.edition, &[("edition", report.edition.as_str()), ("version", &report.version)])}</span> " "
                    <span>{fill(&words.as_of, &[("date", &edition.locale.date(report.as_of.date))])}</span>
                </p>
                {heading(1, "", None, text(&report.title))}
            </div>
            <p class="standfirst">{text(&report.standfirst)}</p>
            {byline(&edition)}
            <Frontispiece/>
        </div>
    }
}

/// The people credited, and the way to the original.
fn byline(edition: &Edition) -> AnyView {
    let report = &edition.bundle.report;
    let words = &edition.locale.page;
    let people = report
        .by
        .iter()
        .filter_map(|id| edition.person(id))
        .map(|person| view! { <li>{reference(&person.id, text(&person.name))}</li> })
        .collect::<Vec<_>>();
    let address = report.address.as_ref().map(|address| {
        // Its words are the address already.
        Addresses::class(address);
        view! { <p>{words.address.clone()} " " <a href=address.clone()>{address.clone()}</a></p> }
    });
    let by = if report.source.is_some() { &words.by } else { &words.authors };
    let by = (!people.is_empty()).then(|| view! { <p>{by.clone()}</p> <ul>{people}</ul> });
    let original = report.source.as_ref().map(|source| {
        let read = words.read_original.clone().into_any();
        view! { <p>{words.own_words.clone()} " " {out(&source.url, None, read)}</p> }
    });
    view! {
        <div class="byline ui">
            {by}
            {original}
            {address}
            <p>{edition.locale.colophon.licence.clone()} ": " {text(&report.licence.text)}</p>
        </div>
    }
    .into_any()
}

/// The room for the way back to where the reader left off, which the bookmark fills; and for what `boot.js` says of an
/// address that leads to nothing here.
#[component]
pub(super) fn Resume() -> impl IntoView {
    let edition = Edition::current();
    view! {
        <div class="resume ui">
            <div role="status"><p class="lost" hidden=true>{edition.locale.page.lost.clone()}</p></div>
            <client-only hidden=true>
                <a hidden=true></a>
                <button type="button" class="forget" hidden=true>{edition.locale.reader.forget.clone()}</button>
                <p role="status"></p>
            </client-only>
        </div>
    }
}

/// The bar under the title: how much there is, and the reader's tools.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let edition = Edition::current();
    let (words, lang) = (&edition.locale.page, &edition.locale.lang);
    let themes = words.themes.format(size(edition.bundle.themes.len()), &[], lang);
    let resources = words.resources.format(size(edition.bundle.resources.len()), &[], lang);
    view! {
        <div class="bar ui">
            <p class="bar-counts"><span>{themes}</span> " " <span>{resources}</span></p>
            <client-only class="find" hidden=true><Search/></client-only>
            <client-only class="toolbar" hidden=true><Toolbar/></client-only>
        </div>
    }
}
