//! What is known of a resource's link: when it was checked, what is wrong with it, and an archived copy (R42).

use leptos::prelude::*;

use super::context::RenderContext;
use super::links::external_link;
use super::printed_links::LinkId;
use crate::locale::fill;
use crate::report::link_checks::{LinkCheck, Outcome};
use crate::report::{PartialDate, Resource};

/// The line of a resource's entry; nothing where nothing is known.
pub(super) fn link_status(resource: &Resource, context: &RenderContext) -> AnyView {
    let words = &context.locale.resources;
    let state = link_problem(resource, context).or_else(|| {
        let date = last_checked(resource, context)?;
        Some(dated(&words.checked, date, context))
    });
    let state = state.map(|words| view! { <span>{words}</span> });
    let archived = resource.archived.as_ref().map(|copy| {
        let link = external_link(
            LinkId::of(&copy.url),
            &copy.url,
            context.hreflang(&resource.lang),
            dated(&words.archived, copy.date, context).into_any(),
        );
        view! { <span>{link}</span> }
    });
    if state.is_none() && archived.is_none() {
        return ().into_any();
    }
    view! { <p class="resource-status ui">{state} " " {archived}</p> }.into_any()
}

/// What the last check found to be wrong with a resource's link, as a sentence.
pub(super) fn link_problem(resource: &Resource, context: &RenderContext) -> Option<String> {
    let LinkCheck { date, outcome } = context.link_check(resource)?;
    let words = &context.locale.resources;
    let message = match outcome {
        Outcome::Gone { .. } => &words.link_gone,
        Outcome::Moved { .. } => &words.link_moved,
        Outcome::Unreachable { .. } => &words.link_unreachable,
        // Whether a person is refused too is unknown.
        Outcome::Ok | Outcome::Refused { .. } => return None,
    };
    Some(dated(message, *date, context))
}

/// When the link was last seen to work.
fn last_checked(resource: &Resource, context: &RenderContext) -> Option<PartialDate> {
    let check = context.link_check(resource).filter(|check| check.outcome == Outcome::Ok);
    check.map(|check| check.date).or(resource.checked)
}

fn dated(message: &str, date: PartialDate, context: &RenderContext) -> String {
    fill(message, &[("date", &context.locale.date(date))])
}
