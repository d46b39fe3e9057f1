//! A section: its head, its themes in parts, and its timeline.

use leptos::prelude::*;

use super::edition::{Edition, size};
use super::heading::heading;
use super::text::{link, link_items, text};
use super::theme::theme_entry;
use crate::report::{Milestone, Part, Section, page_ids};

/// Every section of the report, in reading order.
#[component]
pub(super) fn Sections() -> impl IntoView {
    let edition = Edition::current();
    edition.bundle.sections.iter().map(|section| section_entry(section, &edition)).collect_view()
}

fn section_entry(section: &Section, edition: &Edition) -> AnyView {
    let themes = section.themes().count();
    let count = edition.locale.page.themes.format(size(themes), &[], &edition.locale.lang);
    let source = section.source.as_ref().map(|source| {
        view! { <p class="section-source ui">{edition.locale.section.source.clone()} " " {link(source)}</p> }
    });
    let mut first = 1;
    let parts = section
        .parts
        .iter()
        .map(|part| {
            let view = part_entry(part, first, section, edition);
            first += part.themes.len();
            view
        })
        .collect_view();
    let content = view! {
        <p class="lead">{text(&section.summary)}</p>
        {source}
        {parts}
        {timeline(&section.timeline, edition)}
    };
    section_frame(&section.id.0, text(&section.title), count, content.into_any())
}

/// A section of the page: a region named by its title, with a count beside it.
pub(super) fn section_frame(id: &str, title: AnyView, count: String, content: AnyView) -> AnyView {
    let title_id = page_ids::title_of(id);
    view! {
        <section class="section" id=id.to_owned() aria-labelledby=title_id.clone()>
            <div class="section-head">
                {heading(2, "", Some(title_id.clone()), title)}
                <p class="ui">{count}</p>
            </div>
            {content}
        </section>
    }
    .into_any()
}

/// A part of a section; its themes are numbered on from those before.
fn part_entry(part: &Part, first: usize, section: &Section, edition: &Edition) -> AnyView {
    let level = if part.title.is_some() { 4 } else { 3 };
    let title = part
        .title
        .as_ref()
        .map(|title| heading(3, "part-title ui", part.id.as_ref().map(|id| id.0.clone()), text(title)));
    let themes = part
        .themes
        .iter()
        .filter_map(|id| edition.theme(id))
        .zip(first..)
        .map(|((theme, _), number)| theme_entry(theme, number, level, section, edition))
        .collect_view();
    // Reading modes count commas by section: as a `div` the first parts of a report would lose their themes.
    view! { <section class="part">{title} {themes}</section> }.into_any()
}

/// Editions in order, oldest first.
fn timeline(milestones: &[Milestone], edition: &Edition) -> AnyView {
    if milestones.is_empty() {
        return ().into_any();
    }
    let entries = milestones
        .iter()
        .map(|milestone| {
            let current = milestone.edition.as_str() == edition.bundle.report.edition.as_str();
            view! {
                <li id=milestone.id.0.clone() class="milestone" aria-current=current.then_some("true")>
                    <span class="milestone-edition">{text(&milestone.edition)}</span>
                    // No element around both: reading modes drop one that holds more links than words.
                    <p>{text(&milestone.text)}</p>
                    <ul class="ui">{link_items(&milestone.sources)}</ul>
                </li>
            }
        })
        .collect_view();
    view! {
        {heading(3, "part-title ui", None, edition.locale.section.timeline.clone().into_any())}
        <ol class="timeline">{entries}</ol>
    }
    .into_any()
}
