//! The choice of light, dark, or what the system says, kept over visits where storage allows.
//!
//! `boot.js` applies the kept choice before the first paint; this island changes it.

use leptos::prelude::*;

/// A labelled list of the three choices.
#[island]
pub fn Appearance() -> impl IntoView {
    view()
}

/// A rendered page leaves the choice to the system.
#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    use crate::report::page_ids;

    let words = super::words::words();
    view! {
        <div class="appearance">
            <label for=page_ids::APPEARANCE>{words.appearance}</label>
            <select id=page_ids::APPEARANCE>
                <option value="">{words.system}</option>
                <option value="light">{words.light}</option>
                <option value="dark">{words.dark}</option>
            </select>
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(|place| {
        for list in super::dom::query_all(&place, "select") {
            choice::start(list);
        }
    })
}

/// The choice as the document has it (`data-appearance` on its root) and as storage keeps it.
#[cfg(feature = "hydrate")]
mod choice {
    use web_sys::{Element, HtmlSelectElement};

    use crate::islands::dom;

    /// Under which name storage keeps the choice; `boot.js` reads the same.
    const KEY: &str = "almanac:appearance";
    const ATTRIBUTE: &str = "data-appearance";

    /// Shows in the list what the document has, and follows it.
    pub(super) fn start(list: HtmlSelectElement) {
        let Some(root) = dom::document().and_then(|document| document.document_element()) else { return };
        list.set_value(&root.get_attribute(ATTRIBUTE).unwrap_or_default());
        dom::listen(&list.clone(), "change", move |_| keep(&root, &list.value()));
    }

    /// Applies a choice and keeps it. A browser that refuses storage forgets it with the page.
    fn keep(root: &Element, chosen: &str) {
        if chosen.is_empty() {
            let _ = root.remove_attribute(ATTRIBUTE);
            let _ = dom::storage().map(|storage| storage.remove_item(KEY));
        } else {
            let _ = root.set_attribute(ATTRIBUTE, chosen);
            let _ = dom::storage().map(|storage| storage.set_item(KEY, chosen));
        }
    }
}
