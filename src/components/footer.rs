//! The footer: the report's source, date, licence and version, and what readers can download.

use leptos::prelude::*;

use super::assets::{Download, FileLinks};
use super::context::RenderContext;
use super::links::external_link;
use super::page::PageKind;
use super::printed_links::{LinkId, link_class};
use super::printing::Printing;
use super::text::text;
use crate::locale::fill;
use crate::report::Contact;

/// The footer of a page.
#[component]
pub(super) fn Footer() -> impl IntoView {
    let (context, page, files) = (RenderContext::current(), PageKind::current(), FileLinks::current());
    let report = &context.bundle.report;
    let words = &context.locale.footer;
    let version = [("edition", report.edition.as_str()), ("version", report.version.as_str())];
    let contact = |contact: &Contact| {
        view! {
            <div>
                <dt>{words.contact.clone()}</dt>
                <dd>{external_link(LinkId::in_footer(&contact.url), &contact.url, None, text(&contact.name))}</dd>
            </div>
        }
    };
    let terms = &report.licence;
    let page_link = |name: &str, href: &str, kind: PageKind, title: &str| {
        let current = (page == kind).then_some("page");
        view! {
            <div>
                <dt>{name.to_owned()}</dt>
                <dd><a href=href.to_owned() aria-current=current>{title.to_owned()}</a></dd>
            </div>
        }
    };
    let original = report.source.as_ref().map(|source| {
        view! {
            <div>
                <dt>{words.source.clone()}</dt>
                <dd>{external_link(LinkId::in_footer(&source.url), &source.url, None, text(&source.title))} " " {text(&source.note)}</dd>
            </div>
        }
    });
    view! {
        <footer class="footer ui">
            <h2>{words.title.clone()}</h2>
            <dl>
                {original}
                <div>
                    <dt>{words.as_of.clone()}</dt>
                    <dd>
                        <time datetime=report.as_of.date.to_string()>{context.locale.date(report.as_of.date)}</time>
                        ". " {text(&report.as_of.note)}
                    </dd>
                </div>
                <div>
                    <dt>{words.licence.clone()}</dt>
                    <dd><a class=link_class(LinkId::in_footer(&terms.url)) rel="license" href=terms.url.clone()>{text(&terms.text)}</a></dd>
                </div>
                <div>
                    <dt>{words.version.clone()}</dt>
                    <dd>{fill(&context.locale.page.edition, &version)}</dd>
                </div>
                {files.statement.as_ref().map(|href| page_link(&words.accessibility, href, PageKind::Statement, &context.locale.statement.title))}
                {files.partners.as_ref().map(|href| page_link(&words.embed, href, PageKind::Partners, &context.locale.partners.title))}
                {report.contact.as_ref().map(contact)}
                {downloads(files, &context)}
            </dl>
            {(page == PageKind::Reading).then(|| view! { <Printing/> })}
        </footer>
    }
}

/// The exports, each with its format and size.
fn downloads(files: FileLinks, context: &RenderContext) -> AnyView {
    let words = &context.locale.footer.exports;
    let id = [("id", context.bundle.report.id.0.as_str())];
    let file = |file: Download, name: &str, title: &str, form: &str| {
        let form = fill(form, &[("size", &file.size.div_ceil(1000).to_string())]);
        view! { <li><a href=file.href download=fill(name, &id)>{title.to_owned()}</a> " " {form}</li> }.into_any()
    };
    let report = file(files.report, &words.report_file, &words.report, &words.json);
    let resources = (!context.bundle.resources.is_empty())
        .then(|| file(files.resources, &words.resources_file, &words.resources, &words.csv));
    view! {
        <div class="exports">
            <dt>{words.title.clone()}</dt>
            <dd><ul>{report} {resources}</ul></dd>
        </div>
    }
    .into_any()
}
