//! The colophon: what the report is drawn from, when it speaks, and on what terms.

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::{PARTNERS, Place, REPORT_JSON, RESOURCES_CSV, STATEMENT};
use super::printing::Printing;
use super::text::{Addresses, out, text};
use crate::locale::fill;
use crate::report::Contact;

/// How large the files are that readers can take away, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct TakeAway {
    /// The whole report.
    pub(super) report_size: usize,
    /// The table of resources.
    pub(super) resources_size: usize,
}

/// The foot of the page.
#[component]
pub(super) fn Colophon(
    /// The page it stands on.
    place: Place,
    /// What readers can take away.
    take_away: TakeAway,
) -> impl IntoView {
    let edition = Edition::current();
    let report = &edition.bundle.report;
    let words = &edition.locale.colophon;
    let version = [("edition", report.edition.as_str()), ("version", report.version.as_str())];
    let contact = |contact: &Contact| {
        view! {
            <div>
                <dt>{words.contact.clone()}</dt>
                <dd>{out(&contact.url, None, text(&contact.name))}</dd>
            </div>
        }
    };
    let terms = &report.licence;
    let embedding = (place == Place::Partners).then_some("page");
    let here = (place == Place::Statement).then_some("page");
    let original = report.source.as_ref().map(|source| {
        view! {
            <div>
                <dt>{words.source.clone()}</dt>
                <dd>{out(&source.url, None, text(&source.title))} " " {text(&source.note)}</dd>
            </div>
        }
    });
    view! {
        <footer class="colophon ui">
            <h2>{words.title.clone()}</h2>
            <dl>
                {original}
                <div>
                    <dt>{words.as_of.clone()}</dt>
                    <dd>
                        <time datetime=report.as_of.date.to_string()>{edition.locale.date(report.as_of.date)}</time>
                        ". " {text(&report.as_of.note)}
                    </dd>
                </div>
                <div>
                    <dt>{words.licence.clone()}</dt>
                    <dd><a class=Addresses::class(&terms.url) rel="license" href=terms.url.clone()>{text(&terms.text)}</a></dd>
                </div>
                <div>
                    <dt>{words.version.clone()}</dt>
                    <dd>{fill(&edition.locale.page.edition, &version)}</dd>
                </div>
                <div>
                    <dt>{words.accessibility.clone()}</dt>
                    <dd><a href=STATEMENT aria-current=here>{edition.locale.statement.title.clone()}</a></dd>
                </div>
                <div>
                    <dt>{words.embed.clone()}</dt>
                    <dd><a href=PARTNERS aria-current=embedding>{edition.locale.partners.title.clone()}</a></dd>
                </div>
                {report.contact.as_ref().map(contact)}
                {files(take_away, &edition)}
            </dl>
            {(place == Place::Reading).then(|| view! { <Printing/> })}
        </footer>
    }
}

/// What readers can take away, each with its form and size.
fn files(take_away: TakeAway, edition: &Edition) -> AnyView {
    let words = &edition.locale.colophon.take_away;
    let id = [("id", edition.bundle.report.id.0.as_str())];
    let file = |address: &'static str, name: &str, title: &str, form: &str, size: usize| {
        let form = fill(form, &[("size", &size.div_ceil(1000).to_string())]);
        view! { <li><a href=address download=fill(name, &id)>{title.to_owned()}</a> " " {form}</li> }.into_any()
    };
    let report = file(REPORT_JSON, &words.report_file, &words.report, &words.json, take_away.report_size);
    let resources = (!edition.bundle.resources.is_empty())
        .then(|| file(RESOURCES_CSV, &words.resources_file, &words.resources, &words.csv, take_away.resources_size));
    view! {
        <div class="take-away">
            <dt>{words.title.clone()}</dt>
            <dd><ul>{report} {resources}</ul></dd>
        </div>
    }
    .into_any()
}
