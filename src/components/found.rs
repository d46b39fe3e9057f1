//! The panel of results, empty: what the search fills.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::edition::Edition;
use super::frame::Place;
use super::heading::heading;
use crate::locale::FoundWords;
use crate::report::page_ids;
use crate::search::Kind;

/// A list for each kind of result, the pattern after which results are made, and what to do where there are none.
#[component]
pub(super) fn FoundPanel() -> impl IntoView {
    let edition = Edition::current();
    let words = &edition.locale.found;
    let says = custom_attribute("aria-level", (Place::current() == Place::Embed).then_some("3"));
    let groups = Kind::ALL.map(|kind| {
        let name = || kind_name(kind, words).to_owned();
        view! {
            <div class="found-group" role="group" aria-label=name() hidden=true>
                {heading(3, "", None, name().into_any())}
                <p class="found-count ui"></p>
                <ol></ol>
                <button type="button" class="found-more ui"></button>
            </div>
        }
    });
    // A frame has no list of contents.
    let contents = (Place::current() != Place::Embed).then(|| {
        let href = ["#", page_ids::CONTENTS].concat();
        view! { <a href=href>{words.contents.clone()}</a> }
    });
    view! {
        <client-only hidden=true><section class="found" aria-labelledby=page_ids::FOUND hidden=true>
            <h2 id=page_ids::FOUND tabindex="-1" {..says}>{words.title.clone()}</h2>
            <p class="found-correction" hidden=true></p>
            <ul hidden=true><li class="found-pattern"><a></a><p></p></li></ul>
            {groups.into_iter().collect_view()}
            <div class="found-advice" hidden=true>
                <p>{words.advice.clone()}</p>
                {contents}
                <button type="button" class="found-clear ui">{words.clear.clone()}</button>
            </div>
        </section></client-only>
    }
}

/// What results of a kind are called.
fn kind_name(kind: Kind, words: &FoundWords) -> &str {
    match kind {
        Kind::Theme => &words.theme,
        Kind::Milestone => &words.milestone,
        Kind::Person => &words.person,
        Kind::Organisation => &words.organisation,
        Kind::Resource => &words.resource,
    }
}
