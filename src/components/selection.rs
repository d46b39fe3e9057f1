//! The controls that filter and sort the lists of resources; the client handles them.

use leptos::prelude::*;

use super::assets::FileLinks;
use super::context::RenderContext;
use super::facets::{Choice, Facet};
use super::text::language;
use crate::islands::ResourceCount;
use crate::locale::fill;
use crate::report::page_ids;

/// The controls above the lists. Their space is reserved while the client loads.
pub(super) fn selection(context: &RenderContext) -> AnyView {
    let words = &context.locale.resources.selection;
    let facets = Facet::ALL.into_iter().filter_map(|facet| facet_control(facet, context)).collect_view();
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
    let file = fill(&context.locale.footer.exports.resources_file, &[("id", &context.bundle.report.id.0)]);
    view! {
        <div class="filter-slot">
            <client-only class="filter ui" hidden=true>
                <details class="filter-panel">
                    <summary>{words.title.clone()}</summary>
                    <div class="filter-fields" role="group" aria-label=words.title.clone()>
                        {facets}
                        {control("order", &words.order, orders)}
                        <button type="button">{words.clear.clone()}</button>
                    </div>
                </details>
                <div class="filter-status">
                    <ResourceCount/>
                    <a href=FileLinks::current().resources.href download=file>{words.download.clone()}</a>
                </div>
            </client-only>
        </div>
    }
    .into_any()
}

/// The control of a facet; nothing where there is only one choice.
fn facet_control(facet: Facet, context: &RenderContext) -> Option<AnyView> {
    let words = &context.locale.resources.selection;
    let choices = facet.choices(context);
    (choices.len() > 1).then(|| {
        let options = choices.into_iter().map(|choice| option(choice, context)).collect_view();
        let options = view! { <option value="">{words.any.clone()}</option> {options} }.into_any();
        control(facet.parameter(), facet.label(words), options)
    })
}

/// A labelled `<select>`; its name is the parameter in the URL.
///
/// The label is a sibling: engines compute different accessible names for a `<select>` inside its label.
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

/// A choice. Its label includes the count, which the client updates; its text is the name alone.
fn option(choice: Choice, context: &RenderContext) -> AnyView {
    let Choice { value, name, count } = choice;
    let label = fill(&context.locale.reader.choice, &[("name", name.as_str()), ("n", &count.to_string())]);
    view! { <option value=value label=label lang=language(&name)>{name.as_str().to_owned()}</option> }.into_any()
}
