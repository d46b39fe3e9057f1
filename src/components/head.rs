//! The contexts, the language and the head of a page.

use leptos::prelude::*;

use super::assets::{NONCE, PageAssets};
use super::context::RenderContext;
use super::file_names::OEMBED;
use super::page::{PageKind, PageMeta};
use super::printed_links::{PageLinks, PrintedLinks};

/// Provides the contexts of a page to its components.
pub(super) fn provide_page(context: &RenderContext, page: PageKind, links: PageLinks) {
    provide_context(context.report_state());
    provide_context(PrintedLinks::new(links));
    provide_context(context.clone());
    provide_context(page);
}

/// The value of the root element's `dir` attribute.
pub(super) fn direction(context: &RenderContext) -> &'static str {
    context.direction().name()
}

/// The content of the head.
pub(super) fn head(meta: &PageMeta, assets: &PageAssets) -> AnyView {
    let (context, page) = (RenderContext::current(), PageKind::current());
    let nonce = matches!(page, PageKind::Embed | PageKind::SelfTest).then_some(NONCE);
    // Cloudflare's Rocket Loader skips a script with `data-cfasync` before its `src`.
    let script = |src: &str| {
        view! { <script type="module" data-cfasync="false" src=src.to_owned() nonce=nonce></script> }.into_any()
    };
    let own = match page {
        PageKind::Reading | PageKind::Statement => ().into_any(),
        PageKind::Embed => script(&assets.frame),
        PageKind::Partners => script(&assets.partners),
        PageKind::SelfTest => script(&assets.self_test),
    };
    let sizing = (page == PageKind::Embed).then(|| view! { <meta name="responsive-embedded-sizing" content=""/> });
    let address =
        context.bundle.report.address.as_deref().filter(|_| matches!(page, PageKind::Reading | PageKind::Embed));
    let oembed = address.map(|address| {
        let (href, title) = ([address, OEMBED].concat(), context.bundle.report.title.as_str().to_owned());
        view! { <link rel="alternate" type="application/json+oembed" href=href title=title/> }
    });
    let appearance = matches!(page, PageKind::Reading | PageKind::Statement | PageKind::Partners)
        .then(|| view! { <script async=true data-cfasync="false" src=assets.appearance.clone()></script> });
    let boot = (page != PageKind::SelfTest).then(|| {
        let (glue, wasm, integrity) = (assets.glue.clone(), assets.wasm.clone(), assets.wasm_integrity.clone());
        view! {
            <script type="module" async=true data-cfasync="false" src=assets.boot.clone() nonce=nonce data-glue=glue data-wasm=wasm data-integrity=integrity></script>
        }
    });
    view! {
        <meta charset="utf-8"/>
        <title>{meta.title.clone()}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        {sizing}
        <meta name="description" content=meta.description.clone()/>
        <style>{assets.stylesheet.to_string()}</style>
        <link rel="icon" type="image/svg+xml" href=assets.icon.clone()/>
        {oembed}
        {appearance}
        {boot}
        {own}
    }
    .into_any()
}

/// JSON for the islands. Callers must escape `<` in it, so that nothing can end the element.
pub(super) fn script_json(id: &'static str, json: String) -> AnyView {
    view! { <script type="application/json" id=id>{json}</script> }.into_any()
}
