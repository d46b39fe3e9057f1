//! The accessibility statement, with the sections of the model statement of the accessibility regulations.

use leptos::prelude::*;

use super::assets::PageAssets;
use super::check_results::{checks, shortcomings, trials};
use super::context::RenderContext;
use super::file_names::INDEX;
use super::head::provide_page;
use super::layout::Layout;
use super::links::external_link;
use super::markdown::blocks;
use super::page::{PageKind, PageMeta};
use super::printed_links::{LinkId, PageLinks};
use super::text::{message, text};
use crate::locale::{StatementWords, fill};
use crate::report::Markdown;
use crate::report::accessibility::Accessibility;

/// The statement as an HTML document, without its `<!doctype>`.
#[component]
pub fn Statement(
    /// The report that the statement covers.
    context: RenderContext,
    /// The results of the checks.
    accessibility: Accessibility,
    /// The files that the page loads.
    assets: PageAssets,
    /// The client's words as JSON, with `<` escaped.
    words: String,
) -> impl IntoView {
    provide_page(&context, &assets, PageKind::Statement, links(&accessibility, &context));
    let locale = context.locale.clone();
    let statement = &locale.statement;
    let title = [("title", context.bundle.report.title.as_str())];
    let meta = PageMeta {
        title: fill(&statement.page_title, &title),
        description: fill(&statement.description, &title),
        skip: statement.skip_to_content.clone(),
    };
    let parts = [
        part(&statement.access.title, access(&accessibility, statement)),
        part(&statement.feedback.title, feedback(&context)),
        part(&statement.enforcement.title, blocks(&statement.enforcement.text)),
        part(&statement.technical.title, technical(&accessibility, statement)),
        part(&statement.shortcomings.title, shortcomings(&accessibility, statement)),
        part(&statement.improving.title, blocks(&statement.improving.text)),
        part(&statement.preparation.title, preparation(&accessibility, &context)),
    ];
    let (back, name, scope) = (statement.back.clone(), statement.title.clone(), scope(&context));
    view! {
        <Layout assets meta words>
            <article class="statement">
                <p class="kicker ui"><a href=INDEX>{back}</a></p>
                <h1>{name}</h1>
                <div class="statement-scope">{scope}</div>
                {parts.into_iter().collect_view()}
            </article>
        </Layout>
    }
}

/// The external links of the page, in document order.
fn links(accessibility: &Accessibility, context: &RenderContext) -> PageLinks {
    let (report, words) = (&context.bundle.report, &context.locale.statement);
    let feedback = match &report.contact {
        Some(contact) => PageLinks::default().url(&contact.url),
        None => PageLinks::default().blocks(&words.feedback.no_contact),
    };
    let technical = feedback.blocks(&words.enforcement.text).blocks(&words.technical.text);
    let shortcomings = technical.blocks(compliance_status(accessibility, words)).blocks(&words.shortcomings.no_burden);
    shortcomings.blocks(&words.shortcomings.others).blocks(&words.improving.text).footer(report)
}

/// A section of the statement.
fn part(title: &str, content: AnyView) -> AnyView {
    view! {
        <section class="statement-part">
            <h2>{title.to_owned()}</h2>
            <div class="statement-text">{content}</div>
        </section>
    }
    .into_any()
}

/// The scope: the report, its publisher, and what readers should be able to do.
fn scope(context: &RenderContext) -> AnyView {
    let report = &context.bundle.report;
    let words = &context.locale.statement.scope;
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

/// A summary of how accessible the report is.
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

/// Whom to contact, where the publisher gives a contact.
fn feedback(context: &RenderContext) -> AnyView {
    let words = &context.locale.statement.feedback;
    let Some(contact) = &context.bundle.report.contact else { return blocks(&words.no_contact) };
    let name = external_link(LinkId::of(&contact.url), &contact.url, None, text(&contact.name));
    view! { <p>{message(&words.contact, "name", name)}</p> }.into_any()
}

/// The standard and the compliance status.
fn technical(accessibility: &Accessibility, words: &StatementWords) -> AnyView {
    let status = compliance_status(accessibility, words);
    let words = &words.technical;
    view! { {blocks(&words.text)} <h3>{words.status.clone()}</h3> {blocks(status)} }.into_any()
}

/// The compliance status: full only if no check failed and people have tested everything.
fn compliance_status<'a>(accessibility: &Accessibility, words: &'a StatementWords) -> &'a [Markdown] {
    let words = &words.technical;
    let failed = accessibility.failed().next().is_some() || accessibility.failed_trials().next().is_some();
    match (failed, accessibility.untried().next()) {
        (true, _) => &words.partial,
        (false, Some(_)) => &words.unverified,
        (false, None) => &words.full,
    }
}

/// When the statement was prepared, how the report was tested, and the results.
fn preparation(accessibility: &Accessibility, context: &RenderContext) -> AnyView {
    let statement = &context.locale.statement;
    let words = &statement.preparation;
    let date = context.locale.date(accessibility.date);
    let date = view! { <time datetime=accessibility.date.to_string()>{date}</time> }.into_any();
    let engines = accessibility.engines.iter();
    let engines: Vec<_> = engines
        .map(|(engine, version)| format!("{} {version}", super::check_results::engine(*engine, statement)))
        .collect();
    let method = [("version", accessibility.version.as_str()), ("engines", &engines.join(", "))];
    let tested = if accessibility.report == context.bundle.report.id {
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
