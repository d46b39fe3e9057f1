//! The results panel, rendered empty for the search to fill.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::context::RenderContext;
use super::heading::heading;
use super::page::PageKind;
use crate::locale::ResultsWords;
use crate::report::page_ids;
use crate::report::searched::Kind;

/// A list for each kind of result, the template that results are cloned from, and the advice for a search without results.
#[component]
pub(super) fn ResultsPanel() -> impl IntoView {
    let context = RenderContext::current();
    let words = &context.locale.results;
    let aria_level = custom_attribute("aria-level", (PageKind::current() == PageKind::Embed).then_some("3"));
    let groups = Kind::ALL.map(|kind| {
        let name = || kind_name(kind, words).to_owned();
        view! {
            <div class="results-group" role="group" aria-label=name() hidden=true>
                {heading(3, "", None, name().into_any())}
                <p class="results-count ui"></p>
                <ol></ol>
                <button type="button" class="results-more ui"></button>
            </div>
        }
    });
    // The embedded report has no table of contents.
    let contents = (PageKind::current() != PageKind::Embed).then(|| {
        let href = ["#", page_ids::CONTENTS].concat();
        view! { <a href=href>{words.contents.clone()}</a> }
    });
    view! {
        <client-only hidden=true><section class="results" aria-labelledby=page_ids::RESULTS hidden=true>
            <h2 id=page_ids::RESULTS tabindex="-1" {..aria_level}>{words.title.clone()}</h2>
            <p class="results-correction" hidden=true></p>
            <ul hidden=true><li class="results-template"><a></a><p></p></li></ul>
            {groups.into_iter().collect_view()}
            <div class="results-suggestions" hidden=true>
                <p>{words.advice.clone()}</p>
                {contents}
                <button type="button" class="results-clear ui">{words.clear.clone()}</button>
            </div>
        </section></client-only>
    }
}

/// The label of a kind of result.
fn kind_name(kind: Kind, words: &ResultsWords) -> &str {
    match kind {
        Kind::Theme => &words.theme,
        Kind::Milestone => &words.milestone,
        Kind::Person => &words.person,
        Kind::Organisation => &words.organisation,
        Kind::Resource => &words.resource,
    }
}
