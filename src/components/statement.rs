//! The accessibility statement, in the parts of the model that the accessibility regulations ask for.

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::{Files, Frame, Heading, INDEX, Place};
use super::head::open_page;
use super::markdown::blocks;
use super::results::{checks, shortcomings, trials};
use super::text::{message, out, text};
use crate::locale::{StatementWords, fill};
use crate::report::accessibility::Accessibility;

/// The statement as an HTML document, without its `<!doctype>`.
#[component]
pub fn Statement(
    /// The report that the statement is about.
    edition: Edition,
    /// What a run of the checks found.
    accessibility: Accessibility,
    /// What the page loads.
    files: Files,
    /// The reader's words, as JSON; `<` must be escaped in it.
    words: String,
) -> impl IntoView {
    open_page(&edition, Place::Statement);
    let locale = edition.locale.clone();
    let statement = &locale.statement;
    let title = [("title", edition.bundle.report.title.as_str())];
    let heading = Heading {
        title: fill(&statement.page_title, &title),
        description: fill(&statement.description, &title),
        skip: statement.skip_to_content.clone(),
    };
    let parts = [
        part(&statement.access.title, access(&accessibility, statement)),
        part(&statement.feedback.title, feedback(&edition)),
        part(&statement.enforcement.title, blocks(&statement.enforcement.text)),
        part(&statement.technical.title, technical(&accessibility, statement)),
        part(&statement.shortcomings.title, shortcomings(&accessibility, statement)),
        part(&statement.improving.title, blocks(&statement.improving.text)),
        part(&statement.preparation.title, preparation(&accessibility, &edition)),
    ];
    let (back, name, scope) = (statement.back.clone(), statement.title.clone(), scope(&edition));
    view! {
        <Frame files heading words>
            <article class="statement">
                <p class="kicker ui"><a href=INDEX>{back}</a></p>
                <h1>{name}</h1>
                <div class="statement-scope">{scope}</div>
                {parts.into_iter().collect_view()}
            </article>
        </Frame>
    }
}

/// A part under its title.
fn part(title: &str, content: AnyView) -> AnyView {
    view! {
        <section class="statement-part">
            <h2>{title.to_owned()}</h2>
            <div class="statement-text">{content}</div>
        </section>
    }
    .into_any()
}

/// What the statement covers, who publishes it, and what readers should be able to do.
fn scope(edition: &Edition) -> AnyView {
    let report = &edition.bundle.report;
    let words = &edition.locale.statement.scope;
    let title = view! { <cite>{text(&report.title)}</cite> }.into_any();
    let publisher = match &report.contact {
        Some(contact) => message(&words.publisher, "name", text(&contact.name)),
        None => words.no_publisher.clone().into_any(),
    };
    let uses = words.uses.iter().map(|about| view! { <li>{about.clone()}</li> }).collect_view();
    view! {
        <p>{message(&words.report, "title", title)} " " {publisher}</p>
        <p>{words.meant.clone()}</p>
        <ul>{uses}</ul>
    }
    .into_any()
}

/// How accessible the report is, in short.
fn access(accessibility: &Accessibility, words: &StatementWords) -> AnyView {
    let words = &words.access;
    let checked = if accessibility.failed().next().is_none() { &words.passed } else { &words.failed };
    let untried = accessibility.untried().next().map(|_| {
        let some = !accessibility.people.is_empty();
        let sentence = if some { &words.partly_tried } else { &words.untried };
        view! { <p>{sentence.clone()}</p> }
    });
    view! { <p>{checked.clone()}</p> {untried} }.into_any()
}

/// Whom to tell of problems, where the publisher has said so.
fn feedback(edition: &Edition) -> AnyView {
    let words = &edition.locale.statement.feedback;
    let Some(contact) = &edition.bundle.report.contact else { return blocks(&words.no_contact) };
    let name = out(&contact.url, None, text(&contact.name));
    view! { <p>{message(&words.contact, "name", name)}</p> }.into_any()
}

/// The standard, and how far it is met: in full only where nothing failed and people have tried everything.
fn technical(accessibility: &Accessibility, words: &StatementWords) -> AnyView {
    let words = &words.technical;
    let failed = accessibility.failed().next().is_some() || accessibility.failed_trials().next().is_some();
    let status = match (failed, accessibility.untried().next()) {
        (true, _) => &words.partial,
        (false, Some(_)) => &words.unverified,
        (false, None) => &words.full,
    };
    view! { {blocks(&words.text)} <h3>{words.status.clone()}</h3> {blocks(status)} }.into_any()
}

/// When the statement was made, how the report was tested, and what came of it.
fn preparation(accessibility: &Accessibility, edition: &Edition) -> AnyView {
    let statement = &edition.locale.statement;
    let words = &statement.preparation;
    let date = edition.locale.date(accessibility.date);
    let date = view! { <time datetime=accessibility.date.to_string()>{date}</time> }.into_any();
    let engines = accessibility.engines.iter();
    let engines: Vec<_> =
        engines.map(|(engine, version)| format!("{} {version}", super::results::engine(*engine, statement))).collect();
    let method = [("version", accessibility.version.as_str()), ("engines", &engines.join(", "))];
    let tested = if accessibility.report == edition.bundle.report.id {
        words.same_report.clone()
    } else {
        fill(&words.other_report, &[("report", &accessibility.report.0)])
    };
    view! {
        <p>{message(&words.date, "date", date)}</p>
        <p>{fill(&words.method, &method)} " " {tested}</p>
        {checks(accessibility, statement)}
        {trials(accessibility, statement)}
    }
    .into_any()
}
