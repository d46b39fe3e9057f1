//! The panel of results: grouped by kind, each a link with the line that answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::words::words;
use super::{dom, highlight};
use crate::locale::fill;
use crate::search::{Change, Entry, Hit, Query, Results, line};

/// How many results of a kind are shown before the reader asks for all.
const FIRST: usize = 3;

/// The panel. Its markup is rendered once for each kind; only the entries are made here, after a pattern.
pub(super) struct Found {
    panel: HtmlElement,
    title: HtmlElement,
    correction: HtmlElement,
    /// What to do where there are no results.
    advice: HtmlElement,
    /// One below the other; the kind that answers best takes the first. To move them about would have the
    /// browser go through the style of the whole page.
    groups: Vec<Group>,
    /// What each kind is called, in the order of the kinds.
    names: Vec<String>,
    pattern: Element,
    /// What the results answer.
    asked: RefCell<Rc<Query>>,
    /// The group whose results are all shown.
    whole: Cell<Option<usize>>,
}

/// The results of one kind.
struct Group {
    element: HtmlElement,
    title: Element,
    count: Element,
    list: Element,
    more: HtmlElement,
}

impl Found {
    /// The panel of a report.
    pub(super) fn in_report(report: &Element) -> Option<Self> {
        let panel: HtmlElement = dom::query(report, ".results")?;
        let groups = dom::query_all::<HtmlElement>(&panel, ".results-group").into_iter().map(Group::of);
        let groups: Vec<_> = groups.collect::<Option<_>>()?;
        Some(Self {
            title: dom::query(&panel, "h2")?,
            correction: dom::query(&panel, ".results-correction")?,
            advice: dom::query(&panel, ".results-suggestions")?,
            names: groups.iter().map(|group| group.title.text_content().unwrap_or_default()).collect(),
            groups,
            pattern: dom::query(&panel, ".results-template")?,
            panel,
            asked: RefCell::default(),
            whole: Cell::new(None),
        })
    }

    /// Has the results shown again when the reader asks for all of a kind, and the search cleared by its button.
    pub(super) fn listen(&'static self, show: impl Fn() + Copy + 'static, clear: impl Fn() + 'static) {
        if let Some(button) = dom::query::<HtmlElement>(&self.advice, "button") {
            dom::listen(&button, "click", move |_| clear());
        }
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

    /// How many there are, and whether another query was answered, in words; nothing while the panel is closed.
    pub(super) fn said(&self) -> String {
        if self.panel.hidden() {
            return String::new();
        }
        let mut said = self.title.text_content().unwrap_or_default();
        if !self.correction.hidden() {
            said += " ";
            said += &self.correction.text_content().unwrap_or_default();
        }
        said
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

    /// Shows what answers the query that was asked, or the one in its place.
    pub(super) fn show(&self, entries: &[Entry], asked: &str, results: Results) {
        let Results { hits, query, change } = results;
        let words = words();
        let note = if change == Change::Fewer { words.fewer() } else { words.corrected() };
        self.correction.set_hidden(change == Change::None);
        dom::say(&self.correction, &fill(&note, &[("asked", asked)]));
        self.advice.set_hidden(!hits.is_empty());
        let answered = Rc::new(query);
        let quoted = [("query", answered.as_str().trim())];
        let title = match hits.len() {
            0 => fill(&words.nothing_found(), &quoted),
            number => words.found(number as u32, &quoted),
        };
        dom::say(&self.title, &title);
        if self.asked.replace(Rc::clone(&answered)).as_str() != answered.as_str() {
            self.whole.set(None);
        }
        let kind = |hit: &Hit| entries.get(hit.entry).map(|entry| entry.kind);
        let mut kinds = hits.chunk_by(|one, other| kind(one) == kind(other));
        let mut lists = Vec::new();
        for (number, group) in self.groups.iter().enumerate() {
            let hits = kinds.next().unwrap_or_default();
            group.element.set_hidden(hits.is_empty());
            if let Some(name) = hits.first().and_then(kind).and_then(|kind| self.names.get(kind as usize)) {
                let shown = if self.whole.get() == Some(number) { hits.len() } else { FIRST };
                group.name(name);
                group.show(&self.pattern, entries, hits, shown, &answered);
                lists.push(group.list.clone());
            }
        }
        self.panel.set_hidden(false);
        highlight::mark(highlight::FOUND, &lists, &answered);
    }
}

impl Group {
    fn of(element: HtmlElement) -> Option<Self> {
        Some(Self {
            title: dom::query(&element, "h3")?,
            count: dom::query(&element, ".results-count")?,
            list: dom::query(&element, "ol")?,
            more: dom::query(&element, "button")?,
            element,
        })
    }

    /// Takes the name of a kind.
    fn name(&self, name: &str) {
        dom::say(&self.title, name);
        let _ = self.element.set_attribute("aria-label", name);
    }

    /// Shows the first of these results, and a button for the others.
    ///
    /// Results are written over those that stand there: to make each anew would take twice as long.
    fn show(&self, pattern: &Element, entries: &[Entry], hits: &[Hit], shown: usize, query: &Query) {
        let items = dom::query_all::<Element>(&self.list, "li");
        let mut rest = items.iter();
        for entry in hits.iter().take(shown).filter_map(|hit| entries.get(hit.entry)) {
            let item = rest.next().cloned().or_else(|| self.add(pattern));
            let _ = item.and_then(|item| say(&item, entry, query));
        }
        rest.for_each(Element::remove);
        dom::say(&self.count, &hits.len().to_string());
        self.more.set_hidden(hits.len() <= shown);
        if !self.more.hidden() {
            dom::say(&self.more, &words().show_more(hits.len() as u32, &[]));
        }
    }

    /// A result without words, after the pattern.
    fn add(&self, pattern: &Element) -> Option<Element> {
        let item: Element = pattern.clone_node_with_deep(true).ok()?.unchecked_into();
        self.list.append_child(&item).ok()?;
        Some(item)
    }
}

/// Gives a result its words.
fn say(item: &Element, entry: &Entry, query: &Query) -> Option<()> {
    let link: Element = dom::query(item, "a")?;
    let id = js_sys::encode_uri_component(&entry.id);
    let _ = link.set_attribute("href", &["#", &String::from(id)].concat());
    dom::say(&link, &entry.title);
    dom::say(&dom::query(item, "p")?, &line(entry, query));
    Some(())
}
