//! The controls that narrow and order the lists of resources; the reader answers them.

use leptos::prelude::*;

use super::edition::Edition;
use super::facets::{Choice, Facet};
use super::frame::RESOURCES_CSV;
use super::text::language;
use crate::islands::Selection;
use crate::locale::fill;
use crate::report::page_ids;

/// Everything above the lists that needs the reader, in a place that is kept for it.
pub(super) fn selection(edition: &Edition) -> AnyView {
    let words = &edition.locale.resources.selection;
    let facets = Facet::ALL.into_iter().filter_map(|facet| facet_control(facet, edition)).collect_view();
    let orders = [
        ("", &words.as_listed),
        ("relevance", &words.relevance),
        ("title", &words.title_order),
        ("year", &words.newest),
    ];
    let orders = orders
        .map(|(value, word)| view! { <option value=value>{word.clone()}</option> })
        .into_iter()
        .collect_view()
        .into_any();
    let file = fill(&edition.locale.colophon.take_away.resources_file, &[("id", &edition.bundle.report.id.0)]);
    view! {
        <div class="selection-place">
            <client-only class="selection ui" hidden=true>
                <details class="choices">
                    <summary>{words.title.clone()}</summary>
                    <div class="choices-fields" role="group" aria-label=words.title.clone()>
                        {facets}
                        {control("order", &words.order, orders)}
                        <button type="button">{words.clear.clone()}</button>
                    </div>
                </details>
                <div class="selection-state">
                    <Selection/>
                    <a href=RESOURCES_CSV download=file>{words.download.clone()}</a>
                </div>
            </client-only>
        </div>
    }
    .into_any()
}

/// The choices of a facet; nothing where there is only one.
fn facet_control(facet: Facet, edition: &Edition) -> Option<AnyView> {
    let words = &edition.locale.resources.selection;
    let choices = facet.choices(edition);
    (choices.len() > 1).then(|| {
        let options = choices.into_iter().map(|choice| option(choice, edition)).collect_view();
        let options = view! { <option value="">{words.any.clone()}</option> {options} }.into_any();
        control(facet.parameter(), facet.label(words), options)
    })
}

/// A list of choices with its label, by the name that it has in the address.
///
/// The label stands beside the list and not around it: engines differ in what they make of that.
fn control(name: &'static str, label: &str, options: AnyView) -> AnyView {
    let id = [page_ids::CHOICE, name].concat();
    view! {
        <div>
            <label for=id.clone()>{label.to_owned()}</label>
            <select id=id name=name>{options}</select>
        </div>
    }
    .into_any()
}

/// A choice. Its label has the count, which the reader keeps true; its text is the name alone.
fn option(choice: Choice, edition: &Edition) -> AnyView {
    let Choice { value, name, count } = choice;
    let label = fill(&edition.locale.reader.choice, &[("name", name.as_str()), ("n", &count.to_string())]);
    view! { <option value=value label=label lang=language(&name)>{name.as_str().to_owned()}</option> }.into_any()
}
