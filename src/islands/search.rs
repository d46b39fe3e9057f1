//! The search: finds themes, people, organisations and resources as the reader types.

use leptos::prelude::*;

/// A labelled field. What it finds is shown in the panel of results of the same report.
#[island]
pub fn Search() -> impl IntoView {
    view()
}

#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    use crate::report::page_ids;
    use crate::search::LONGEST;

    let words = super::words::words();
    view! {
        <form role="search" class="search" data-root="">
            <label for=page_ids::SEARCH>{words.search}</label>
            <input type="search" id=page_ids::SEARCH name="q" maxlength=LONGEST.to_string() autocomplete="off" spellcheck="false" enterkeyhint="search"/>
            <p role="status" class="sr-only"></p>
        </form>
    }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(field::start)
}

/// The field in the browser, and what it asks of the index.
#[cfg(feature = "hydrate")]
mod field {
    use std::cell::OnceCell;

    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

    use crate::islands::address::Seen;
    use crate::islands::found::Found;
    use crate::islands::pause::{MOMENT, Pause};
    use crate::islands::{address, dom, highlight};
    use crate::report::page_ids;
    use crate::search::{Index, Query};

    /// The parameter of the address that holds the query.
    const PARAMETER: &str = "q";

    /// The `keyCode` of keys that an input method takes.
    const COMPOSING: u32 = 229;

    /// The search of a report. It lives as long as the page.
    struct Search {
        form: HtmlElement,
        field: HtmlInputElement,
        status: Element,
        report: Element,
        found: Found,
        /// Made when the reader first comes to the field.
        index: OnceCell<Index>,
        /// A moment without typing: then the count is said, and the query stands in the address.
        pause: OnceCell<Pause>,
        seen: Seen,
    }

    /// Makes the field work, and restores the query of the address.
    pub(super) fn start(form: Element) -> Option<()> {
        let report = dom::report_around(&form)?;
        let (field, status) = (dom::query(&form, "input")?, dom::query(&form, "[role]")?);
        let found = Found::in_report(&report)?;
        let form = form.unchecked_into();
        let (index, pause, seen) = Default::default();
        let search: &Search = Box::leak(Box::new(Search { form, field, status, report, found, index, pause, seen }));
        let _ = search.pause.set(Pause::new(MOMENT, || search.settle()));
        search.listen();
        // What was typed while the client was on its way counts more than the address.
        if search.field.value().is_empty() {
            search.restore();
        } else {
            search.show();
        }
        Some(())
    }

    impl Search {
        fn listen(&'static self) {
            dom::listen(&self.field, "focus", |_| {
                self.index();
            });
            dom::listen(&self.field, "input", |_| self.show());
            // A reader who leaves the field may be following a result.
            dom::listen(&self.field, "change", |_| self.settle());
            dom::listen(&self.field, "keydown", |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                // While text is composed, Escape is the input method's; where it says so late, it has its code (UI Events).
                if event.key() == "Escape" && !event.is_composing() && event.key_code() != COMPOSING {
                    self.clear();
                }
            });
            dom::listen(&self.form, "submit", |event| {
                event.prevent_default();
                self.settle();
                self.found.focus();
            });
            let clear = || {
                self.clear();
                let _ = self.field.focus();
            };
            self.found.listen(|| self.show(), clear);
            if let Some(window) = web_sys::window() {
                dom::listen(&window, "popstate", |_| self.restore());
                for event in ["toggle", "hashchange"] {
                    dom::listen(&window, event, |_| self.mark());
                }
            }
        }

        /// What can be found, read out of the page when first asked for. Without it there is nothing to search.
        fn index(&self) -> &Index {
            self.index.get_or_init(|| {
                let bundle = dom::json(page_ids::BUNDLE).unwrap_or_default();
                self.form.set_hidden(bundle.is_undefined());
                Index::of(&bundle)
            })
        }

        /// Puts the query of the address into the field, where the address has changed.
        fn restore(&self) {
            if self.seen.changes() {
                self.field.set_value(&address::parameter(PARAMETER).unwrap_or_default());
                self.show();
            }
        }

        /// Shows what answers the query in the field.
        fn show(&self) {
            let query = Query::parse(&self.field.value());
            if query.terms() == 0 {
                self.found.close();
            } else {
                let index = self.index();
                let asked = query.as_str().to_owned();
                self.found.show(index.entries(), &asked, index.search(query));
            }
            if let Some(pause) = self.pause.get() {
                pause.restart();
            }
        }

        fn clear(&self) {
            self.field.set_value("");
            self.show();
        }

        /// Says what was found, keeps the query in the address, and marks its words in what is open.
        fn settle(&self) {
            dom::say(&self.status, &self.found.said());
            address::set(&[(PARAMETER.to_owned(), self.field.value().trim().to_owned())]);
            self.seen.changes();
            self.mark();
        }

        /// Marks the words of the query in every theme that is open, and in what the address leads to.
        fn mark(&self) {
            let asked = self.found.asked();
            let open = if asked.terms() == 0 { Vec::new() } else { dom::query_all(&self.report, READ) };
            highlight::mark(highlight::READ, &open, &asked);
        }
    }

    /// What is being read: open themes, and the card or entry that the address leads to.
    const READ: &str = "details[open] > .theme-body, details[open] > summary, li:target";
}
