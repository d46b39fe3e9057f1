//! The lists of resources in the page: what is known of each entry, which fit the choices, and their order.

use std::cell::Cell;

use js_sys::{Array, Function, Intl, Object};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, HtmlOptionElement, HtmlSelectElement};

use super::dom;
use super::words::words;
use crate::locale::fill;

/// The lists of one report, and the controls that narrow and order them.
pub(super) struct Lists {
    report: Element,
    /// One control for each thing that entries are known by.
    facets: Vec<HtmlSelectElement>,
    order: HtmlSelectElement,
    /// The order that the entries stand in.
    ordered: Cell<i32>,
    /// In the order of the document as it was written.
    pub(super) entries: Vec<Entry>,
}

/// A resource in the page.
pub(super) struct Entry {
    pub(super) element: HtmlElement,
    /// What it is in each facet; between two values stands a tab.
    facts: Vec<String>,
}

impl Entry {
    /// Whether a choice in a facet fits; that of all fits any.
    fn fits(&self, facet: usize, choice: &str) -> bool {
        choice.is_empty() || self.facts.get(facet).is_some_and(|facts| facts.split("\t").any(|fact| fact == choice))
    }
}

/// Marks what the choices leave out. Style hides it while the client runs, so a page that is saved has all of it.
const FILTERED: &str = "data-filtered";
/// The choice of entries that a facet says nothing of.
const UNKNOWN: &str = "none";

impl Lists {
    /// The lists of a report; none where the place of their controls has none.
    pub(super) fn of(report: &Element, place: &Element) -> Option<Self> {
        let mut facets: Vec<HtmlSelectElement> = dom::query_all(place, "select");
        let order = facets.pop()?;
        let entries = dom::query_all(report, ".resource").into_iter().map(|element: HtmlElement| {
            let fact = |facet: &HtmlSelectElement| element.get_attribute(&["data-", &facet.name()].concat());
            let facts = facets.iter().map(|facet| fact(facet).unwrap_or_else(|| UNKNOWN.to_owned())).collect();
            Entry { element, facts }
        });
        let entries = entries.collect();
        Some(Self { report: report.clone(), facets, order, ordered: Cell::new(0), entries })
    }

    /// Every control.
    fn controls(&self) -> impl Iterator<Item = &HtmlSelectElement> {
        self.facets.iter().chain(std::iter::once(&self.order))
    }

    /// Chooses by name. What is no choice counts as none, whatever it holds.
    pub(super) fn choose(&self, choice: impl Fn(&str) -> Option<String>) {
        for control in self.controls() {
            control.set_value(&choice(&control.name()).unwrap_or_default());
            if control.selected_index() < 0 {
                control.set_selected_index(0);
            }
        }
    }

    /// What is chosen, by name.
    pub(super) fn choices(&self) -> Vec<(String, String)> {
        self.controls().map(|control| (control.name(), control.value())).collect()
    }

    /// How many entries are shown.
    pub(super) fn shown(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.element.has_attribute(FILTERED)).count()
    }

    /// The ids of the entries that are shown, in the order in which they now stand.
    pub(super) fn shown_in_order(&self) -> impl Iterator<Item = String> {
        let shown = dom::query_all::<HtmlElement>(&self.report, ".resource:not([data-filtered])");
        shown.into_iter().map(|entry| entry.id())
    }

    /// Whether something is chosen.
    pub(super) fn chosen(&self) -> bool {
        self.controls().any(|control| control.selected_index() > 0)
    }

    /// Takes back every choice but the order.
    pub(super) fn clear(&self) {
        for facet in &self.facets {
            facet.set_selected_index(0);
        }
    }

    /// Shows the entries that fit, in the order chosen; each choice says how many it would leave.
    pub(super) fn show(&self) {
        let choices: Vec<String> = self.facets.iter().map(HtmlSelectElement::value).collect();
        // For each entry, a bit for each facet whose choice does not fit.
        let misfits = |entry: &Entry| {
            let facets = choices.iter().enumerate().filter(|(facet, choice)| !entry.fits(*facet, choice));
            facets.fold(0, |misfits, (facet, _)| misfits | 1 << facet)
        };
        let misfits: Vec<u32> = self.entries.iter().map(misfits).collect();
        for (entry, misfits) in self.entries.iter().zip(&misfits) {
            let _ = entry.element.toggle_attribute_with_force(FILTERED, *misfits != 0);
        }
        for group in dom::query_all::<Element>(&self.report, ".group") {
            let empty = matches!(group.query_selector(".resource:not([data-filtered])"), Ok(None));
            let _ = group.toggle_attribute_with_force(FILTERED, empty);
        }
        for (facet, control) in self.facets.iter().enumerate() {
            // What only this facet's own choice hides is among what another choice would leave.
            let left = self.entries.iter().zip(&misfits).filter(|(_, misfits)| *misfits & !(1 << facet) == 0);
            let left: Vec<&Entry> = left.map(|(entry, _)| entry).collect();
            count(control, |choice| left.iter().filter(|entry| entry.fits(facet, choice)).count());
        }
        self.sort();
    }

    /// Puts the entries of each list into the order chosen.
    fn sort(&self) {
        if self.ordered.replace(self.order.selected_index()) == self.order.selected_index() {
            return;
        }
        let order = self.order.value();
        let key = |entry: &Entry| match order.as_str() {
            "title" => {
                dom::query_all::<Element>(&entry.element, "a").first().and_then(|link| link.text_content()).into()
            }
            "year" => entry.element.get_attribute("data-year").unwrap_or_default().into(),
            "relevance" => dom::query_all::<Element>(&entry.element, ".resource-themes li").len().into(),
            _ => JsValue::UNDEFINED,
        };
        let compare = comparison();
        let mut sorted: Vec<(JsValue, &Entry)> = Vec::new();
        for entry in &self.entries {
            let key = key(entry);
            // Titles ascend, numbers descend, and equals keep the order of the document.
            let place = sorted.partition_point(|(other, _)| {
                let difference = compare.call2(&JsValue::NULL, other, &key).ok().and_then(|number| number.as_f64());
                let difference = difference.unwrap_or_default();
                if order == "title" { difference <= 0.0 } else { difference >= 0.0 }
            });
            sorted.insert(place, (key, entry));
        }
        for (_, entry) in sorted {
            if let Some(list) = entry.element.parent_node() {
                let _ = list.append_child(&entry.element);
            }
        }
    }
}

/// Says beside each choice of a control how many entries it leaves; one that leaves none cannot be chosen.
fn count(control: &HtmlSelectElement, left: impl Fn(&str) -> usize) {
    for option in dom::query_all::<HtmlOptionElement>(control, "option[label]") {
        let left = left(&option.value());
        option.set_label(&fill(&words().choice(), &[("name", &option.text()), ("n", &left.to_string())]));
        option.set_disabled(left == 0 && !option.selected());
    }
}

/// How the language of the page compares two texts; numbers in them count as numbers.
fn comparison() -> Function {
    let root = dom::document().and_then(|document| document.document_element());
    let lang = [&root.and_then(|root| root.get_attribute("lang")).unwrap_or_default(), "-u-kn-true"].concat();
    Intl::Collator::new(&Array::of1(&lang.into()), &Object::new()).compare()
}
