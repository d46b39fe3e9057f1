//! The state of a report, which its islands share as Leptos context.
//!
//! Hydration trusts the markup, so signals start at the values that were rendered. What the document says instead, in
//! which a reader may have opened a theme by then, is taken over by effects, which run after hydration.

use std::cell::OnceCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::debounce::Debounce;
use super::dom;
use super::results_panel::ResultsPanel;
use super::search_params::SearchParams;
use crate::locale::ClientWords;
use crate::report::page_ids;
use crate::search::{Index, Query, Results};

/// What the islands of a report are rendered with.
#[derive(Clone)]
pub struct IslandContext {
    /// The interface text.
    pub words: Rc<ClientWords>,
    /// How many themes the report has.
    pub themes: u32,
    /// How many of them are open from the start.
    pub open: u32,
    /// How many resources it lists.
    pub resources: u32,
}

/// The state of one report; a page may hold two (R23).
#[derive(Clone, Copy)]
pub struct ReportState {
    /// One value for all that is no signal: each type in a `StoredValue` of its own costs half a kilobyte.
    report: StoredValue<Rc<Report>, LocalStorage>,
    /// How many themes are open. It is set after every `toggle` event, whether or not it changes.
    pub(super) open: RwSignal<u32>,
    /// How many themes have been read.
    pub(super) read: RwSignal<u32>,
    /// Whether anything of the reading is stored.
    pub(super) is_remembered: RwSignal<bool>,
    /// How many resources are shown, as last announced.
    pub(super) shown: RwSignal<u32>,
    /// The query as it is typed.
    pub(super) query: RwSignal<String>,
    /// The results, with the part of the query that was read; none for an empty query.
    pub(super) results: Memo<Option<(String, Results)>>,
    /// The choice of appearance, which all reports in a page share; empty means the system's.
    pub(super) appearance: RwSignal<String>,
}

/// What of a report is no signal.
pub(super) struct Report {
    rendered: IslandContext,
    /// The report in the document; none while a page is rendered.
    pub(super) element: Option<Element>,
    /// Forgets the reading; set once that has been restored.
    pub(super) forget: OnceCell<Box<dyn Fn()>>,
    /// Set once the search has started.
    pub(super) search: OnceCell<SearchParts>,
    /// Built of the embedded JSON when the search field first has the focus.
    index: OnceCell<Index>,
}

/// What the search of a report acts on.
pub(super) struct SearchParts {
    pub(super) panel: Rc<ResultsPanel>,
    pub(super) params: SearchParams,
    /// Settles once the reader has stopped typing.
    pub(super) debounce: Debounce,
}

impl Report {
    /// The index of the report that the page embeds; empty if it embeds none.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&dom::json(page_ids::BUNDLE).unwrap_or_default()))
    }
}

impl ReportState {
    /// The state of a report as it is rendered.
    pub fn new(rendered: IslandContext) -> Self {
        Self::with_element(rendered, None, RwSignal::default())
    }

    fn with_element(rendered: IslandContext, element: Option<Element>, appearance: RwSignal<String>) -> Self {
        let (open, shown, query) = (rendered.open, rendered.resources, RwSignal::new(String::new()));
        let (forget, search, index) = Default::default();
        let report = StoredValue::new_local(Rc::new(Report { rendered, element, forget, search, index }));
        let results = Memo::new_with_compare(
            move |_| {
                let query = Query::parse(&query.get());
                (query.terms() > 0).then(|| (query.as_str().to_owned(), report.get_value().index().search(query)))
            },
            // Every change of the query is shown: results are cheaper to write than to compare.
            |_, _| true,
        );
        Self {
            report,
            open: RwSignal::new(open),
            read: RwSignal::new(0),
            is_remembered: RwSignal::new(false),
            shown: RwSignal::new(shown),
            query,
            results,
            appearance,
        }
    }

    /// The state of the report that an island stands in.
    pub(super) fn current() -> Self {
        expect_context()
    }

    /// What is no signal.
    pub(super) fn report(self) -> Rc<Report> {
        self.report.get_value()
    }

    /// The interface text.
    pub(super) fn words(self) -> Rc<ClientWords> {
        Rc::clone(&self.report().rendered.words)
    }

    /// How many themes the report has.
    pub(super) fn themes(self) -> u32 {
        self.report().rendered.themes
    }

    /// How many resources it lists.
    pub(super) fn resources(self) -> u32 {
        self.report().rendered.resources
    }

    /// The report in the document.
    pub(super) fn element(self) -> Option<Element> {
        self.report().element.clone()
    }

    /// Every element of the report that matches a selector; the selector determines their type.
    pub(super) fn query_all<T: JsCast>(self, selector: &str) -> Vec<T> {
        self.report().element.as_ref().map(|report| dom::query_all(report, selector)).unwrap_or_default()
    }

    /// Opens every theme; closes them if all are open.
    pub(super) fn toggle_all(self) {
        let themes = self.query_all::<HtmlDetailsElement>("details.theme");
        let open = !themes.iter().all(HtmlDetailsElement::open);
        for theme in themes {
            theme.set_open(open);
        }
    }

    /// Forgets the reading.
    pub(super) fn forget(self) {
        if let Some(forget) = self.report().forget.get() {
            forget();
        }
    }
}

#[cfg(feature = "hydrate")]
impl ReportState {
    /// The state of a report in the document, kept up to date for as long as the page lives.
    pub(super) fn hydrate(report: Element, words: Rc<ClientWords>, appearance: RwSignal<String>) -> Self {
        let rendered = IslandContext {
            words,
            themes: dom::count(&report, "details.theme"),
            open: dom::count(&report, "details.theme[data-open]"),
            resources: dom::count(&report, ".resource"),
        };
        let state = Self::with_element(rendered, Some(report.clone()), appearance);
        dom::listen(&report, "toggle", move |_| state.sync_open());
        super::bind::effect(move || state.sync_open());
        state
    }

    /// Counts the open themes of the document.
    fn sync_open(self) {
        self.open.set(self.report().element.as_ref().map_or(0, |report| dom::count(report, "details.theme[open]")));
    }
}
