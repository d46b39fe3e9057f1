//! The panel of results, by hand: it writes over the entries that are there, which takes half the time of making them
//! anew and 10 KB less than a keyed `<For>`. The search drives it through [`ResultsPanel::show`] alone.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{dom, highlight};
use crate::locale::{ClientWords, fill};
use crate::search::{Change, Entry, Hit, Query, Results, line};

/// How many results of a kind are shown until the reader asks for all.
const INITIAL: usize = 3;

/// The panel. Its markup is rendered with a group for each kind; only the entries are made here, from a template.
pub(super) struct ResultsPanel {
    panel: HtmlElement,
    title: HtmlElement,
    correction: HtmlElement,
    /// What to do where there are no results.
    advice: HtmlElement,
    /// In document order; the kind that matches best takes the first. Moving them would restyle the whole page.
    groups: Vec<Group>,
    /// The names of the kinds, in the order of the kinds.
    names: Vec<String>,
    template: Element,
    words: Rc<ClientWords>,
    /// The group whose results are all shown.
    expanded: Cell<Option<usize>>,
}

/// The results of one kind.
struct Group {
    element: HtmlElement,
    title: Element,
    count: Element,
    list: Element,
    more: HtmlElement,
}

impl ResultsPanel {
    /// The panel of a report.
    pub(super) fn find(report: &Element, words: Rc<ClientWords>) -> Option<Self> {
        let panel: HtmlElement = dom::query(report, ".results")?;
        let groups = dom::query_all::<HtmlElement>(&panel, ".results-group").into_iter().map(Group::new);
        let groups: Vec<_> = groups.collect::<Option<_>>()?;
        Some(Self {
            title: dom::query(&panel, "h2")?,
            correction: dom::query(&panel, ".results-correction")?,
            advice: dom::query(&panel, ".results-suggestions")?,
            names: groups.iter().map(|group| group.title.text_content().unwrap_or_default()).collect(),
            groups,
            template: dom::query(&panel, ".results-template")?,
            words,
            panel,
            expanded: Cell::new(None),
        })
    }

    /// Shows the results again once the reader asks for all of a kind, and clears the search by the panel's button.
    pub(super) fn listen(self: &Rc<Self>, update: impl Fn() + Clone + 'static, clear: impl Fn() + 'static) {
        if let Some(button) = dom::query::<HtmlElement>(&self.advice, "button") {
            dom::listen(&button, "click", move |_| clear());
        }
        for (number, group) in self.groups.iter().enumerate() {
            let (panel, list, update) = (Rc::clone(self), group.list.clone(), update.clone());
            dom::listen(&group.more, "click", move |_| {
                panel.expanded.set(Some(number));
                update();
                if let Some(first_new) = dom::query_all::<HtmlElement>(&list, "a").get(INITIAL) {
                    let _ = first_new.focus();
                }
            });
        }
    }

    /// The number of results, and whether another query was answered; nothing while the panel is closed.
    pub(super) fn announcement(&self) -> String {
        if self.panel.hidden() {
            return String::new();
        }
        let mut announcement = self.title.text_content().unwrap_or_default();
        if !self.correction.hidden() {
            announcement += " ";
            announcement += &self.correction.text_content().unwrap_or_default();
        }
        announcement
    }

    /// Moves the focus to the results.
    pub(super) fn focus(&self) {
        let _ = self.title.focus();
    }

    /// Closes the panel.
    pub(super) fn close(&self) {
        self.panel.set_hidden(true);
        self.collapse();
        highlight::highlight(highlight::RESULTS, &[], &Query::default());
    }

    /// Shows the first results of each kind again.
    pub(super) fn collapse(&self) {
        self.expanded.set(None);
    }

    /// Shows what matches the query as it was typed, or the one in its place.
    pub(super) fn show(&self, results: &Results, entries: &[Entry], typed: &str) {
        let Results { hits, query, change } = results;
        let note = if *change == Change::Fewer { &self.words.fewer } else { &self.words.corrected };
        self.correction.set_hidden(*change == Change::None);
        dom::set_text(&self.correction, &fill(note, &[("asked", typed)]));
        self.advice.set_hidden(!hits.is_empty());
        let quoted = [("query", query.as_str().trim())];
        let title = match hits.len() {
            0 => fill(&self.words.nothing_found, &quoted),
            number => self.words.found.format(number as u32, &quoted, &self.words.lang),
        };
        dom::set_text(&self.title, &title);
        let kind = |hit: &Hit| entries.get(hit.entry).map(|entry| entry.kind);
        let mut kinds = hits.chunk_by(|one, other| kind(one) == kind(other));
        let mut lists = Vec::new();
        for (number, group) in self.groups.iter().enumerate() {
            let hits = kinds.next().unwrap_or_default();
            group.element.set_hidden(hits.is_empty());
            if let Some(name) = hits.first().and_then(kind).and_then(|kind| self.names.get(kind as usize)) {
                let shown = if self.expanded.get() == Some(number) { hits.len() } else { INITIAL };
                group.set_name(name);
                group.show(self, entries, hits, shown, query);
                lists.push(group.list.clone());
            }
        }
        self.panel.set_hidden(false);
        highlight::highlight(highlight::RESULTS, &lists, query);
    }
}

impl Group {
    fn new(element: HtmlElement) -> Option<Self> {
        Some(Self {
            title: dom::query(&element, "h3")?,
            count: dom::query(&element, ".results-count")?,
            list: dom::query(&element, "ol")?,
            more: dom::query(&element, "button")?,
            element,
        })
    }

    fn set_name(&self, name: &str) {
        dom::set_text(&self.title, name);
        let _ = self.element.set_attribute("aria-label", name);
    }

    /// Shows the first of these results, and a button for the others.
    fn show(&self, panel: &ResultsPanel, entries: &[Entry], hits: &[Hit], shown: usize, query: &Query) {
        let items = dom::query_all::<Element>(&self.list, "li");
        let mut rest = items.iter();
        for entry in hits.iter().take(shown).filter_map(|hit| entries.get(hit.entry)) {
            let item = rest.next().cloned().or_else(|| self.add(&panel.template));
            let _ = item.and_then(|item| show_entry(&item, entry, query));
        }
        rest.for_each(Element::remove);
        dom::set_text(&self.count, &hits.len().to_string());
        self.more.set_hidden(hits.len() <= shown);
        if !self.more.hidden() {
            let words = &panel.words;
            dom::set_text(&self.more, &words.show_more.format(hits.len() as u32, &[], &words.lang));
        }
    }

    /// Appends an empty result, a copy of the template.
    fn add(&self, template: &Element) -> Option<Element> {
        let item: Element = template.clone_node_with_deep(true).ok()?.unchecked_into();
        self.list.append_child(&item).ok()?;
        Some(item)
    }
}

/// Writes an entry into a result.
fn show_entry(item: &Element, entry: &Entry, query: &Query) -> Option<()> {
    let link: Element = dom::query(item, "a")?;
    let id = js_sys::encode_uri_component(&entry.id);
    let _ = link.set_attribute("href", &["#", &String::from(id)].concat());
    dom::set_text(&link, &entry.title);
    dom::set_text(&dom::query(item, "p")?, &line(entry, query));
    Some(())
}
