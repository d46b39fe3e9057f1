//! The page for partners: generates embed snippets, and explains how to use them in each kind of host page.

use html_escape::encode_text_minimal;
use leptos::prelude::*;

use super::assets::PageAssets;
use super::context::RenderContext;
use super::file_names::{EMBED, INDEX};
use super::head::provide_page;
use super::layout::Layout;
use super::markdown::blocks;
use super::page::{PageKind, PageMeta};
use super::printed_links::PageLinks;
use crate::locale::{Form, HostWords, PartnerWords, fill};
use crate::report::{Text, page_ids};
use crate::snippet::Snippet;

/// The placeholder for the site's address, which the page's script replaces.
const ADDRESS: &str = "ADDRESS/";
/// The widths of the preview, in CSS pixels.
const WIDTHS: [u32; 3] = [320, 600, 900];

/// The page for partners as an HTML document, without its `<!doctype>`.
#[component]
pub fn Partners(
    /// The report to embed.
    context: RenderContext,
    /// The files that the page loads.
    assets: PageAssets,
    /// The client's words as JSON, with `<` escaped.
    words: String,
) -> impl IntoView {
    let links = PageLinks::default().blocks(&context.locale.partners.about).footer(&context.bundle.report);
    provide_page(&context, &assets, PageKind::Partners, links);
    let locale = context.locale.clone();
    let partners = &locale.partners;
    let report = &context.bundle.report;
    let title = [("title", report.title.as_str())];
    let meta = PageMeta {
        title: fill(&partners.page_title, &title),
        description: fill(&partners.description, &title),
        skip: partners.skip.clone(),
    };
    let site = report.address.as_deref().unwrap_or(ADDRESS);
    let snippet =
        Snippet { embed: [site, EMBED].concat(), report: site.to_owned(), title: report.title.as_str().to_owned() };
    let hosts = partners.hosts.iter().map(|host| host_entry(host, partners)).collect_view();
    let address =
        report.address.is_none().then(|| view! { <p class="partners-address ui">{partners.address.clone()}</p> });
    let template = Snippet::template();
    // The storage key of the reading page, for the choice to embed the themes that are open there.
    let remembered = context.memory_key();
    let article = view! {
            <article class="statement partners" data-title=snippet.title.clone() data-full=template.full() data-short=template.short() data-address=template.address() data-storage-key=remembered
                data-copied=locale.reader.copied.clone() data-not-copied=locale.reader.not_copied.clone()>
                <p class="kicker ui"><a href=INDEX>{partners.back.clone()}</a></p>
                <h1>{partners.title.clone()}</h1>
                <div class="statement-scope">{blocks(&partners.about)}</div>
                <section class="statement-part">
                    <h2 id="snippet-title">{partners.snippet.clone()}</h2>
                    <div class="statement-text">
                        {choices(&context, partners)}
                        <label class="ui" for="snippet">{partners.snippet.clone()}</label>
                        <textarea id="snippet" rows="6" readonly=true spellcheck="false">{encode_text_minimal(&snippet.full()).into_owned()}</textarea>
                        {address}
                        <p class="tools" hidden=true><button type="button" id="copy">{partners.copy.clone()}</button> <span role="status"></span></p>
                        <p>{partners.more.clone()}</p>
                    </div>
                </section>
                {hosts}
                {preview(report.title.as_str(), partners)}
            </article>
    };
    let article = article.into_any();
    view! { <Layout assets meta words>{article}</Layout> }
}

/// The options of the snippet. Without scripts they stay hidden, and the snippet shows the whole report.
fn choices(context: &RenderContext, words: &PartnerWords) -> AnyView {
    let bundle = &context.bundle;
    let whole = std::iter::once((String::new(), words.whole.clone()));
    let named = |id: &str, title: &Text| (id.to_owned(), title.as_str().to_owned());
    let sections = bundle.sections.iter().map(|section| named(&section.id.0, &section.title));
    let generated = [
        (page_ids::PEOPLE, &context.locale.people.title, bundle.people.is_empty()),
        (page_ids::ORGANISATIONS, &context.locale.people.organisations, bundle.organisations.is_empty()),
        (page_ids::RESOURCES, &context.locale.resources.title, bundle.resources.is_empty()),
    ];
    let generated = generated.into_iter().filter(|(_, _, empty)| !empty);
    let generated = generated.map(|(id, title, _)| (id.to_owned(), title.clone()));
    let picture = std::iter::once((page_ids::PICTURE.to_owned(), context.locale.embed.wheel.clone()));
    let parts = whole.chain(sections).chain(generated).chain(picture).map(option).collect_view();
    let themes = bundle.sections.iter().map(|section| {
        let of = section.themes().filter_map(|id| context.theme(id)).map(|(theme, _)| named(&theme.id.0, &theme.title));
        view! { <optgroup label=section.title.as_str().to_owned()>{of.map(option).collect_view()}</optgroup> }
    });
    let hosts = words.hosts.iter().map(|host| option((host.id.clone(), host.name.clone()))).collect_view();
    let levels =
        (2..=5).map(|level: u8| option((level.to_string(), fill(&words.heading_level, &[("n", &level.to_string())]))));
    let appearances = [
        ("", &words.auto),
        ("light", &words.light),
        ("dark", &words.dark),
        ("transparent-light", &words.transparent_light),
        ("transparent-dark", &words.transparent_dark),
    ];
    let appearances = appearances.map(|(value, word)| option((value.to_owned(), word.clone())));
    view! {
        <form class="ui" hidden=true>
            <div class="partners-choices">
                {select("only", &words.shown, view! { {parts} {themes.collect_view()} }.into_any())}
                {select("host", &words.place, hosts.into_any())}
                {select("heading", &words.heading, levels.collect_view().into_any())}
                {select("theme", &words.appearance, appearances.into_iter().collect_view().into_any())}
                <label>
                    {words.accent.clone()} " "
                    <input name="accent" size="8" maxlength="7" pattern="#?[0-9a-fA-F]{6}" autocomplete="off" spellcheck="false" aria-describedby="accent-note"/>
                </label>
            </div>
            <p id="accent-note">{words.accent_note.clone()}</p>
            <p hidden=true><label><input type="checkbox" name="open"/> " " {words.open.clone()}</label></p>
            <p><label><input type="checkbox" name="events" aria-describedby="events-note"/> " " {words.events.clone()}</label></p>
            <p id="events-note">{words.events_note.clone()}</p>
        </form>
    }
    .into_any()
}

fn select(name: &'static str, label: &str, options: AnyView) -> AnyView {
    view! { <label>{label.to_owned()} <select name=name>{options}</select></label> }.into_any()
}

fn option((value, name): (String, String)) -> AnyView {
    view! { <option value=value>{name}</option> }.into_any()
}

/// The instructions for one kind of host page.
fn host_entry(host: &HostWords, words: &PartnerWords) -> AnyView {
    let steps = host.steps.iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view();
    let form = match host.form {
        Form::Full => "full",
        Form::Short => "short",
        Form::Address => "address",
    };
    view! {
        <section class="statement-part" data-host=host.id.clone() data-form=form>
            <h2>{host.name.clone()}</h2>
            <div class="statement-text">
                <h3>{words.steps.clone()}</h3>
                <ol class="partners-steps">{steps}</ol>
                <h3>{words.allow.clone()}</h3>
                <p>{host.allow.clone()}</p>
            </div>
        </section>
    }
    .into_any()
}

/// A preview of the embedded report.
fn preview(title: &str, words: &PartnerWords) -> AnyView {
    let widths = WIDTHS.map(|width| option((width.to_string(), fill(&words.pixels, &[("n", &width.to_string())]))));
    let widths = view! { {option((String::new(), words.full_width.clone()))} {widths.into_iter().collect_view()} };
    view! {
        <section class="partners-preview">
            <h2>{words.preview.clone()}</h2>
            <form class="partners-choices ui" hidden=true>{select("width", &words.width, widths.into_any())}</form>
            <iframe src=EMBED title=title.to_owned()></iframe>
        </section>
    }
    .into_any()
}
