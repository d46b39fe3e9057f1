//! The contexts, the language and the head of a page.

use leptos::prelude::*;

use super::assets::{InlineScripts, NONCE, PageAssets, ScriptFiles, Scripts};
use super::context::RenderContext;
use super::file_names::OEMBED;
use super::page::{PageKind, PageMeta};
use super::printed_links::{PageLinks, PrintedLinks};
use crate::report::page_ids;

/// What a report in one file says of its origin; `almanac build` replaces only files that say so.
pub const GENERATOR: &str = concat!("Almanac ", env!("CARGO_PKG_VERSION"));

/// Provides the contexts of a page to its components.
pub(super) fn provide_page(context: &RenderContext, assets: &PageAssets, page: PageKind, links: PageLinks) {
    provide_context(assets.links.clone());
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
    let sizing = (page == PageKind::Embed).then(|| view! { <meta name="responsive-embedded-sizing" content=""/> });
    let address =
        context.bundle.report.address.as_deref().filter(|_| matches!(page, PageKind::Reading | PageKind::Embed));
    let inline = match &assets.scripts {
        Scripts::Files(_) => None,
        Scripts::Inline(scripts) => Some(scripts),
    };
    let address = address.filter(|_| inline.is_none());
    let oembed = address.map(|address| {
        let (href, title) = ([address, OEMBED].concat(), context.bundle.report.title.as_str().to_owned());
        view! { <link rel="alternate" type="application/json+oembed" href=href title=title/> }
    });
    let scripts = match &assets.scripts {
        Scripts::Files(files) => script_files(files, page),
        Scripts::Inline(scripts) => view! { <script>{scripts.appearance.clone()}</script> }.into_any(),
    };
    view! {
        <meta charset="utf-8"/>
        {inline.map(single_file_meta)}
        <title>{meta.title.clone()}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        {sizing}
        <meta name="description" content=meta.description.clone()/>
        <style>{assets.stylesheet.to_string()}</style>
        <link rel="icon" type="image/svg+xml" href=assets.icon.clone()/>
        {oembed}
        {scripts}
    }
    .into_any()
}

/// What the head of a single file says in place of the host: the policy comes before all that it allows.
fn single_file_meta(scripts: &InlineScripts) -> AnyView {
    view! {
        <meta name="generator" content=GENERATOR/>
        <meta http-equiv="Content-Security-Policy" content=scripts.policy.clone()/>
        <meta name="referrer" content="no-referrer"/>
    }
    .into_any()
}

/// The scripts that a page loads.
fn script_files(files: &ScriptFiles, page: PageKind) -> AnyView {
    let nonce = matches!(page, PageKind::Embed | PageKind::SelfTest).then_some(NONCE);
    // Cloudflare's Rocket Loader skips a script with `data-cfasync` before its `src`.
    let script = |src: &str| {
        view! { <script type="module" data-cfasync="false" src=src.to_owned() nonce=nonce></script> }.into_any()
    };
    let own = match page {
        PageKind::Reading | PageKind::Statement => ().into_any(),
        PageKind::Embed => script(&files.frame),
        PageKind::Partners => script(&files.partners),
        PageKind::SelfTest => script(&files.self_test),
    };
    let appearance = matches!(page, PageKind::Reading | PageKind::Statement | PageKind::Partners)
        .then(|| view! { <script async=true data-cfasync="false" src=files.appearance.clone()></script> });
    let boot = (page != PageKind::SelfTest).then(|| {
        let (glue, wasm, integrity) = (files.glue.clone(), files.wasm.clone(), files.wasm_integrity.clone());
        view! {
            <script type="module" async=true data-cfasync="false" src=files.boot.clone() nonce=nonce data-glue=glue data-wasm=wasm data-integrity=integrity></script>
        }
    });
    view! { {appearance} {boot} {own} }.into_any()
}

/// The client of a single file, at the end of its body, so that nothing waits for it. Nothing where the client is in files.
pub(super) fn inline_client(assets: &PageAssets) -> Option<AnyView> {
    let Scripts::Inline(scripts) = &assets.scripts else { return None };
    Some(
        view! {
            <script type="application/wasm" id=page_ids::WASM>{scripts.wasm.clone()}</script>
            <script type="module">{scripts.client.clone()}</script>
        }
        .into_any(),
    )
}

/// JSON for the islands. Callers must escape `<` in it, so that nothing can end the element.
pub(super) fn script_json(id: &'static str, json: String) -> AnyView {
    view! { <script type="application/json" id=id>{json}</script> }.into_any()
}
