//! A section: its heading, its themes in parts, and its timeline.

use leptos::prelude::*;

use super::context::{RenderContext, size};
use super::heading::heading;
use super::links::{link_items, titled_link};
use super::region::region;
use super::text::text;
use super::theme::theme_entry;
use crate::report::{Milestone, Part, Section};

/// Every section of the report, in reading order.
#[component]
pub(super) fn Sections() -> impl IntoView {
    let context = RenderContext::current();
    context.bundle.sections.iter().map(|section| section_entry(section, &context)).collect_view()
}

fn section_entry(section: &Section, context: &RenderContext) -> AnyView {
    let themes = section.themes().count();
    let count = context.locale.page.themes.format(size(themes), &[], &context.locale.lang);
    let source = section.source.as_ref().map(|source| {
        view! { <p class="section-source ui">{context.locale.section.source.clone()} " " {titled_link(source)}</p> }
    });
    let mut first = 1;
    let parts = section
        .parts
        .iter()
        .map(|part| {
            let view = part_entry(part, first, section, context);
            first += part.themes.len();
            view
        })
        .collect_view();
    let content = view! {
        <p class="lead">{text(&section.summary)}</p>
        {source}
        {parts}
        {timeline(&section.timeline, context)}
    };
    region(&section.id.0, text(&section.title), count, content.into_any())
}

/// A part of a section. Its themes continue the numbering of the parts before it.
fn part_entry(part: &Part, first: usize, section: &Section, context: &RenderContext) -> AnyView {
    let level = if part.title.is_some() { 4 } else { 3 };
    let title = part
        .title
        .as_ref()
        .map(|title| heading(3, "part-title ui", part.id.as_ref().map(|id| id.0.clone()), text(title)));
    let themes = part
        .themes
        .iter()
        .filter_map(|id| context.theme(id))
        .zip(first..)
        .map(|((theme, _), number)| theme_entry(theme, number, level, section, context))
        .collect_view();
    // Reading modes score each `section` by its commas; as a `div` the first parts of a report would lose their themes.
    view! { <section class="part">{title} {themes}</section> }.into_any()
}

/// Editions in order, oldest first.
fn timeline(milestones: &[Milestone], context: &RenderContext) -> AnyView {
    if milestones.is_empty() {
        return ().into_any();
    }
    let entries = milestones
        .iter()
        .map(|milestone| {
            let current = milestone.edition.as_str() == context.bundle.report.edition.as_str();
            view! {
                <li id=milestone.id.0.clone() class="milestone" aria-current=current.then_some("true")>
                    <span class="milestone-edition">{text(&milestone.edition)}</span>
                    // No element around both: reading modes drop elements with more link text than other text.
                    <p>{text(&milestone.text)}</p>
                    <ul class="ui">{link_items(&milestone.sources)}</ul>
                </li>
            }
        })
        .collect_view();
    view! {
        {heading(3, "part-title ui", None, context.locale.section.timeline.clone().into_any())}
        <ol class="timeline">{entries}</ol>
    }
    .into_any()
}
