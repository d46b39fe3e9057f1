//! The search: finds themes, people, organisations and resources as the reader types.

use std::rc::Rc;

use gloo_utils::window;
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::bind::{effect, flag, text};
use super::debounce::{ANNOUNCE_DELAY, Debounce};
use super::results_panel::ResultsPanel;
use super::search_params::SearchParams;
use super::state::{ReportState, SearchParts};
use super::{dom, highlight};
use crate::report::page_ids;
use crate::search::{LONGEST, Query};

/// The URL's parameter that holds the query.
const PARAMETER: &str = "q";
/// The `keyCode` of keys that an input method processes (UI Events).
const PROCESSED: u32 = 229;
/// What is being read: open themes, and the card or entry that the fragment leads to.
const BEING_READ: &str = "details[open] > .theme-body, details[open] > summary, li:target";

/// A labelled field. Its results are shown in the panel of the same report.
#[island]
pub fn Search() -> impl IntoView {
    let search = SearchControl::new(ReportState::current());
    let mut initial = true;
    effect(move || dom::require(search.start()));
    effect(move || search.results_changed(std::mem::take(&mut initial)));
    effect(move || {
        search.state.open.track();
        search.highlight();
    });
    view! {
        <form role="search" class="search" data-root="" hidden=flag(move || search.is_unavailable.get())
            on:submit=move |event| {
                event.prevent_default();
                search.settle();
                search.with_parts(|parts| parts.panel.focus());
            }>
            <label for=page_ids::SEARCH>{search.state.words().search.clone()}</label>
            // The field keeps its own value: it can be typed into before hydration.
            <input type="search" id=page_ids::SEARCH name="q" maxlength=LONGEST.to_string() autocomplete="off"
                spellcheck="false" enterkeyhint="search" node_ref=search.field
                on:focus=move |_| search.build_index()
                on:input=move |event| search.state.query.set(event_target_value(&event))
                // A reader who leaves the field may be following a result.
                on:change=move |_| search.settle()
                on:keydown=move |event| search.keydown(&event)/>
            <p role="status" class="sr-only">{text(move || search.announcement.get())}</p>
        </form>
    }
}

/// The search of one report.
#[derive(Clone, Copy)]
struct SearchControl {
    state: ReportState,
    field: NodeRef<Input>,
    announcement: RwSignal<String>,
    /// Whether the page embeds nothing that could be searched.
    is_unavailable: RwSignal<bool>,
}

impl SearchControl {
    fn new(state: ReportState) -> Self {
        let (announcement, is_unavailable) = (RwSignal::default(), RwSignal::new(false));
        Self { state, field: NodeRef::new(), announcement, is_unavailable }
    }

    /// Takes over what was typed before hydration, or else the URL's query.
    fn start(self) -> Option<()> {
        // Hydration checks the kind of a node and not its name.
        let field = self.field.get().filter(JsCast::has_type::<HtmlInputElement>)?;
        let panel = Rc::new(ResultsPanel::find(&self.state.element()?, self.state.words())?);
        let clear = move || {
            self.set_query("");
            let _ = self.field.get_untracked().map(|field| field.focus());
        };
        panel.listen(move || self.show_results(), clear);
        let debounce = Debounce::new(ANNOUNCE_DELAY, move || self.settle());
        self.state.report().search.set(SearchParts { panel, params: SearchParams::default(), debounce }).ok()?;
        dom::listen(&window(), "popstate", move |_| self.restore());
        dom::listen(&window(), "hashchange", move |_| self.highlight());
        if field.value().is_empty() {
            self.restore();
        } else {
            self.state.query.set(field.value());
        }
        Some(())
    }

    fn with_parts(self, act: impl FnOnce(&SearchParts)) {
        if let Some(parts) = self.state.report().search.get() {
            act(parts);
        }
    }

    fn build_index(self) {
        self.is_unavailable.set(self.state.report().index().entries().is_empty());
    }

    /// Takes the query over from the URL, if that has changed.
    fn restore(self) {
        self.with_parts(|parts| {
            if parts.params.sync() {
                self.set_query(&SearchParams::get(PARAMETER).unwrap_or_default());
            }
        });
    }

    fn set_query(self, query: &str) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value(query);
        }
        self.state.query.set(query.to_owned());
    }

    /// Escape clears the field, unless an input method is composing text: then the key is its own.
    fn keydown(self, event: &KeyboardEvent) {
        if event.key() == "Escape" && !event.is_composing() && event.key_code() != PROCESSED {
            self.set_query("");
        }
    }

    /// Shows results that have changed; before the first query there are none to be shown.
    fn results_changed(self, initial: bool) {
        self.state.results.track();
        if initial && self.state.results.with_untracked(Option::is_none) {
            return;
        }
        self.with_parts(|parts| {
            parts.panel.collapse();
            self.build_index();
            self.show_results();
            parts.debounce.call();
        });
    }

    /// Shows the results, or closes the panel if the query is empty.
    fn show_results(self) {
        let report = self.state.report();
        self.with_parts(|parts| {
            self.state.results.with_untracked(|results| match results {
                Some((typed, results)) => parts.panel.show(results, report.index().entries(), typed),
                None => parts.panel.close(),
            });
        });
    }

    /// Announces the results, writes the query into the URL, and highlights its words in the report.
    fn settle(self) {
        self.with_parts(|parts| {
            self.announcement.set(parts.panel.announcement());
            let query = self.state.query.get_untracked().trim().to_owned();
            parts.params.set(&[(PARAMETER.to_owned(), query)]);
        });
        self.highlight();
    }

    /// Highlights the words of the query in every theme that is open, and in the target of the fragment.
    fn highlight(self) {
        self.state.results.with_untracked(|results| match results {
            Some((_, results)) => {
                highlight::highlight(highlight::REPORT, &self.state.query_all(BEING_READ), &results.query);
            }
            None => highlight::highlight(highlight::REPORT, &[], &Query::default()),
        });
    }
}
