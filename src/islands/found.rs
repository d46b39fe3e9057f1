//! The panel of results: grouped by kind, each a link with the line that answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::words::words;
use super::{dom, highlight};
use crate::locale::fill;
use crate::search::{Entry, Hit, Query, line};

/// How many results of a kind are shown before the reader asks for all.
const FIRST: usize = 4;

/// The panel. Its markup is rendered once for each kind; only the entries are made here, after a pattern.
pub(super) struct Found {
    panel: HtmlElement,
    title: HtmlElement,
    correction: HtmlElement,
    /// In the order of the kinds.
    groups: Vec<Group>,
    pattern: Element,
    /// What the results answer.
    asked: RefCell<Rc<Query>>,
    /// The query whose results of one kind are all shown.
    whole: Cell<Option<usize>>,
}

/// The results of one kind.
struct Group {
    element: HtmlElement,
    count: Element,
    list: Element,
    more: HtmlElement,
}

impl Found {
    /// The panel of a report.
    pub(super) fn in_report(report: &Element) -> Option<Self> {
        let panel: HtmlElement = dom::query(report, ".found")?;
        let groups = dom::query_all::<HtmlElement>(&panel, ".found-group").into_iter().map(Group::of);
        Some(Self {
            title: dom::query(&panel, "h2")?,
            correction: dom::query(&panel, ".found-correction")?,
            groups: groups.collect::<Option<_>>()?,
            pattern: dom::query(&panel, ".found-pattern")?,
            panel,
            asked: RefCell::default(),
            whole: Cell::new(None),
        })
    }

    /// Has the results shown again when the reader asks for all of a kind.
    pub(super) fn listen(&'static self, show: impl Fn() + Copy + 'static) {
        for (number, group) in self.groups.iter().enumerate() {
            dom::listen(&group.more, "click", move |_| {
                self.whole.set(Some(number));
                show();
                let first_new = dom::query_all::<HtmlElement>(&group.list, "a").into_iter().nth(FIRST);
                if let Some(link) = first_new {
                    let _ = link.focus();
                }
            });
        }
    }

    /// What the results answer.
    pub(super) fn asked(&self) -> Rc<Query> {
        Rc::clone(&self.asked.borrow())
    }

    /// How many there are, in words; nothing while the panel is closed.
    pub(super) fn title(&self) -> String {
        if self.panel.hidden() { String::new() } else { self.title.text_content().unwrap_or_default() }
    }

    /// Moves the reader to the results.
    pub(super) fn focus(&self) {
        let _ = self.title.focus();
    }

    /// Shows nothing.
    pub(super) fn close(&self) {
        self.panel.set_hidden(true);
        self.asked.take();
        highlight::mark(highlight::FOUND, &[], &self.asked());
    }

    /// Shows what answers a query; where that was corrected, what answers the corrected one.
    pub(super) fn show(&self, entries: &[Entry], hits: &[Hit], query: Query, corrected: Option<Query>) {
        let words = words();
        self.correction.set_hidden(corrected.is_none());
        dom::say(&self.correction, &fill(&words.corrected(), &[("asked", query.as_str())]));
        let answered = Rc::new(corrected.unwrap_or(query));
        let quoted = [("query", answered.as_str().trim())];
        let title = match hits.len() {
            0 => fill(&words.nothing_found(), &quoted),
            number => words.found(number as u32, &quoted),
        };
        dom::say(&self.title, &title);
        if self.asked.replace(Rc::clone(&answered)).as_str() != answered.as_str() {
            self.whole.set(None);
        }
        for group in &self.groups {
            group.element.set_hidden(true);
        }
        let kind = |hit: &Hit| entries.get(hit.entry).map(|entry| entry.kind);
        let mut lists = Vec::new();
        for hits in hits.chunk_by(|one, other| kind(one) == kind(other)) {
            let number = hits.first().and_then(kind).map_or(0, |kind| kind as usize);
            let Some(group) = self.groups.get(number) else { continue };
            let shown = if self.whole.get() == Some(number) { hits.len() } else { FIRST };
            group.show(&self.pattern, entries, hits, shown, &answered);
            // The kind that answers best comes first.
            let _ = self.panel.append_child(&group.element);
            lists.push(group.list.clone());
        }
        self.panel.set_hidden(false);
        highlight::mark(highlight::FOUND, &lists, &answered);
    }
}

impl Group {
    fn of(element: HtmlElement) -> Option<Self> {
        Some(Self {
            count: dom::query(&element, ".found-count")?,
            list: dom::query(&element, "ol")?,
            more: dom::query(&element, "button")?,
            element,
        })
    }

    /// Shows the first of these results, each after the pattern, and a button for the others.
    fn show(&self, pattern: &Element, entries: &[Entry], hits: &[Hit], shown: usize, query: &Query) {
        self.list.set_text_content(None);
        for entry in hits.iter().take(shown).filter_map(|hit| entries.get(hit.entry)) {
            let _ = self.add(pattern, entry, query);
        }
        dom::say(&self.count, &hits.len().to_string());
        dom::say(&self.more, &words().show_more(hits.len() as u32, &[]));
        self.more.set_hidden(hits.len() <= shown);
        self.element.set_hidden(false);
    }

    fn add(&self, pattern: &Element, entry: &Entry, query: &Query) -> Option<()> {
        let item: Element = pattern.clone_node_with_deep(true).ok()?.unchecked_into();
        let link: Element = dom::query(&item, "a")?;
        let line_of: Element = dom::query(&item, "p")?;
        let id = js_sys::encode_uri_component(&entry.id);
        let _ = link.set_attribute("href", &["#", &String::from(id)].concat());
        link.set_text_content(Some(&entry.title));
        line_of.set_text_content(Some(&line(entry, query)));
        self.list.append_child(&item).ok().map(|_| ())
    }
}
