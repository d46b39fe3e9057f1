//! What every page begins with: what its components may ask, its language, and its head.

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::{Files, Heading, NONCE, OEMBED, Place};
use super::text::Addresses;

/// Tells the components of a page what they may ask: the edition, which page it is, and what stands in it already.
pub(super) fn open_page(edition: &Edition, place: Place) {
    provide_context(edition.setting());
    let lists = matches!(place, Place::Reading | Place::Embed);
    let listed = edition.bundle.resources.iter().filter(|_| lists).map(|resource| resource.url.clone());
    provide_context(Addresses::with_lists(listed.collect()));
    provide_context(edition.clone());
    provide_context(place);
}

/// The direction in which the page's language is written, as HTML names it.
pub(super) fn direction(edition: &Edition) -> &'static str {
    edition.direction().name()
}

/// What stands in the head of every page.
pub(super) fn head(heading: &Heading, files: &Files) -> AnyView {
    let (edition, place) = (Edition::current(), Place::current());
    let nonce = matches!(place, Place::Embed | Place::SelfTest).then_some(NONCE);
    // Cloudflare's Rocket Loader leaves a script alone where `data-cfasync` stands before its `src`.
    let script = |src: &str| {
        view! { <script type="module" data-cfasync="false" src=src.to_owned() nonce=nonce></script> }.into_any()
    };
    let own = match place {
        Place::Reading | Place::Statement => ().into_any(),
        Place::Embed => script(&files.frame),
        Place::Partners => script(&files.partners),
        Place::SelfTest => script(&files.self_test),
    };
    let sizing = (place == Place::Embed).then(|| view! { <meta name="responsive-embedded-sizing" content=""/> });
    let address = edition.bundle.report.address.as_deref().filter(|_| matches!(place, Place::Reading | Place::Embed));
    let oembed = address.map(|address| {
        let (href, title) = ([address, OEMBED].concat(), edition.bundle.report.title.as_str().to_owned());
        view! { <link rel="alternate" type="application/json+oembed" href=href title=title/> }
    });
    let appearance = matches!(place, Place::Reading | Place::Statement | Place::Partners)
        .then(|| view! { <script async=true data-cfasync="false" src=files.appearance.clone()></script> });
    let boot = (place != Place::SelfTest).then(|| {
        let (glue, wasm, integrity) = (files.glue.clone(), files.wasm.clone(), files.wasm_integrity.clone());
        view! {
            <script type="module" async=true data-cfasync="false" src=files.boot.clone() nonce=nonce data-glue=glue data-wasm=wasm data-integrity=integrity></script>
        }
    });
    view! {
        <meta charset="utf-8"/>
        <title>{heading.title.clone()}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        {sizing}
        <meta name="description" content=heading.description.clone()/>
        <style>{files.stylesheet.to_string()}</style>
        <link rel="icon" type="image/svg+xml" href=files.icon.clone()/>
        {oembed}
        {appearance}
        {boot}
        {own}
    }
    .into_any()
}

/// JSON for the islands; `<` in it must be escaped, so that nothing can end its element.
pub(super) fn script_json(id: &'static str, json: String) -> AnyView {
    view! { <script type="application/json" id=id>{json}</script> }.into_any()
}
