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
        <div class="appearance" data-root="">
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
    super::dom::attached(choice::start)
}

/// The choice as the document has it (`data-appearance` on its root) and as storage keeps it.
#[cfg(feature = "hydrate")]
mod choice {
    use web_sys::{Element, HtmlSelectElement};

    use crate::islands::dom;

    /// Under which name storage keeps the choice; `boot.js` reads the same.
    const KEY: &str = "almanac:appearance";
    const ATTRIBUTE: &str = "data-appearance";

    /// Shows in the list what the document has; from then on document, list and storage agree.
    pub(super) fn start(place: Element) -> Option<()> {
        let list: HtmlSelectElement = dom::query(&place, "select")?;
        let (window, root) = (web_sys::window()?, dom::document()?.document_element()?);
        apply(&root, &root.get_attribute(ATTRIBUTE).unwrap_or_default());
        // Another window may choose, also while this page is in the back/forward cache.
        for event in ["storage", "pageshow"] {
            let root = root.clone();
            dom::listen(&window, event, move |_| {
                if let Some(kept) = kept() {
                    apply(&root, &kept);
                }
            });
        }
        dom::listen(&list.clone(), "change", move |_| {
            apply(&root, &list.value());
            keep(&list.value());
        });
        Some(())
    }

    /// Gives the document a choice and shows it in every list: a page may hold two (R23).
    fn apply(root: &Element, choice: &str) {
        let _ =
            if choice.is_empty() { root.remove_attribute(ATTRIBUTE) } else { root.set_attribute(ATTRIBUTE, choice) };
        for list in dom::query_all::<HtmlSelectElement>(root, ".appearance select") {
            list.set_value(choice);
            if list.selected_index() < 0 {
                list.set_selected_index(0);
            }
        }
    }

    /// The choice that storage keeps, empty for the system's; none where storage is refused.
    fn kept() -> Option<String> {
        Some(dom::storage()?.get_item(KEY).ok()?.unwrap_or_default())
    }

    /// Keeps a choice. A browser that refuses storage forgets it with the page.
    fn keep(choice: &str) {
        let Some(storage) = dom::storage() else { return };
        let _ = if choice.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, choice) };
    }
}
