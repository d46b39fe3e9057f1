//! The footer: the report's source, date, licence and version, and what readers can download.

use leptos::prelude::*;

use super::assets::ExportSizes;
use super::context::RenderContext;
use super::file_names::{PARTNERS, REPORT_JSON, RESOURCES_CSV, STATEMENT};
use super::links::external_link;
use super::page::PageKind;
use super::printed_links::{LinkId, link_class};
use super::printing::Printing;
use super::text::text;
use crate::locale::fill;
use crate::report::Contact;

/// The footer of a page.
#[component]
pub(super) fn Footer(
    /// The sizes of the exports.
    exports: ExportSizes,
) -> impl IntoView {
    let (context, page) = (RenderContext::current(), PageKind::current());
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
    let current = |kind: PageKind| (page == kind).then_some("page");
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
                <div>
                    <dt>{words.accessibility.clone()}</dt>
                    <dd><a href=STATEMENT aria-current=current(PageKind::Statement)>{context.locale.statement.title.clone()}</a></dd>
                </div>
                <div>
                    <dt>{words.embed.clone()}</dt>
                    <dd><a href=PARTNERS aria-current=current(PageKind::Partners)>{context.locale.partners.title.clone()}</a></dd>
                </div>
                {report.contact.as_ref().map(contact)}
                {downloads(exports, &context)}
            </dl>
            {(page == PageKind::Reading).then(|| view! { <Printing/> })}
        </footer>
    }
}

/// The exports, each with its format and size.
fn downloads(sizes: ExportSizes, context: &RenderContext) -> AnyView {
    let words = &context.locale.footer.exports;
    let id = [("id", context.bundle.report.id.0.as_str())];
    let file = |address: &'static str, name: &str, title: &str, form: &str, size: usize| {
        let form = fill(form, &[("size", &size.div_ceil(1000).to_string())]);
        view! { <li><a href=address download=fill(name, &id)>{title.to_owned()}</a> " " {form}</li> }.into_any()
    };
    let report = file(REPORT_JSON, &words.report_file, &words.report, &words.json, sizes.report);
    let resources = (!context.bundle.resources.is_empty())
        .then(|| file(RESOURCES_CSV, &words.resources_file, &words.resources, &words.csv, sizes.resources));
    view! {
        <div class="exports">
            <dt>{words.title.clone()}</dt>
            <dd><ul>{report} {resources}</ul></dd>
        </div>
    }
    .into_any()
}
