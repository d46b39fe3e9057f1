//! The lists of resources, by hand: every entry is rendered, and filtering only sets an attribute on it.
//!
//! What can be chosen stands in `data-` attributes of the entries, so a new facet needs no code here.

use std::cell::Cell;
use std::rc::Rc;

use gloo_utils::document_element;
use js_sys::{Array, Function, Intl, Object};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, HtmlOptionElement, HtmlSelectElement};

use super::dom;
use crate::locale::{ClientWords, fill};

/// The lists of one report, and the controls that filter and sort them.
pub(super) struct ResourceList {
    report: Element,
    words: Rc<ClientWords>,
    /// One control for each facet.
    facets: Vec<HtmlSelectElement>,
    order: HtmlSelectElement,
    /// The index of the order that the entries are in.
    sorted: Cell<i32>,
    /// In the order of the document as it was rendered.
    entries: Vec<Entry>,
}

/// A resource in the page.
struct Entry {
    element: HtmlElement,
    /// Its values in each facet, separated by tabs.
    values: Vec<String>,
}

impl Entry {
    /// Whether a choice in a facet matches; an empty one matches all.
    fn matches(&self, facet: usize, choice: &str) -> bool {
        choice.is_empty()
            || self.values.get(facet).is_some_and(|values| values.split('\t').any(|value| value == choice))
    }
}

/// On what the choices hide. Style hides it only while the client runs, so that a saved page shows all of it.
const FILTERED: &str = "data-filtered";
/// The choice of entries that have no value in a facet.
const NO_VALUE: &str = "none";

impl ResourceList {
    /// The lists of a report; none if the controls are missing.
    pub(super) fn find(report: &Element, controls: &Element, words: Rc<ClientWords>) -> Option<Self> {
        let mut facets: Vec<HtmlSelectElement> = dom::query_all(controls, "select");
        let order = facets.pop()?;
        let entries = dom::query_all(report, ".resource").into_iter().map(|element: HtmlElement| {
            let value = |facet: &HtmlSelectElement| element.get_attribute(&["data-", &facet.name()].concat());
            let values = facets.iter().map(|facet| value(facet).unwrap_or_else(|| NO_VALUE.to_owned())).collect();
            Entry { element, values }
        });
        let entries = entries.collect();
        Some(Self { report: report.clone(), words, facets, order, sorted: Cell::new(0), entries })
    }

    fn controls(&self) -> impl Iterator<Item = &HtmlSelectElement> {
        self.facets.iter().chain(std::iter::once(&self.order))
    }

    /// Sets every control by its name. A value that is no choice counts as none, whatever it holds.
    pub(super) fn choose(&self, choice: impl Fn(&str) -> Option<String>) {
        for control in self.controls() {
            control.set_value(&choice(&control.name()).unwrap_or_default());
            if control.selected_index() < 0 {
                control.set_selected_index(0);
            }
        }
    }

    /// The value of every control by its name.
    pub(super) fn choices(&self) -> Vec<(String, String)> {
        self.controls().map(|control| (control.name(), control.value())).collect()
    }

    /// How many entries are shown.
    pub(super) fn shown(&self) -> u32 {
        self.entries.iter().filter(|entry| !entry.element.has_attribute(FILTERED)).count() as u32
    }

    /// The ids of the entries that are shown, in their present order.
    pub(super) fn shown_ids(&self) -> impl Iterator<Item = String> {
        let shown = dom::query_all::<HtmlElement>(&self.report, ".resource:not([data-filtered])");
        shown.into_iter().map(|entry| entry.id())
    }

    /// Whether anything is chosen.
    pub(super) fn is_filtered(&self) -> bool {
        self.controls().any(|control| control.selected_index() > 0)
    }

    /// Undoes every choice but the order.
    pub(super) fn clear(&self) {
        for facet in &self.facets {
            facet.set_selected_index(0);
        }
    }

    /// Shows the entries that match, in the order chosen; each choice says how many entries it would leave.
    pub(super) fn update(&self) {
        let choices: Vec<String> = self.facets.iter().map(HtmlSelectElement::value).collect();
        // For each entry, a bit for each facet whose choice does not match.
        let mismatches = |entry: &Entry| {
            let facets = choices.iter().enumerate().filter(|(facet, choice)| !entry.matches(*facet, choice));
            facets.fold(0, |bits, (facet, _)| bits | 1 << facet)
        };
        let mismatches: Vec<u32> = self.entries.iter().map(mismatches).collect();
        for (entry, mismatches) in self.entries.iter().zip(&mismatches) {
            let _ = entry.element.toggle_attribute_with_force(FILTERED, *mismatches != 0);
        }
        for group in dom::query_all::<Element>(&self.report, ".group") {
            let empty = matches!(group.query_selector(".resource:not([data-filtered])"), Ok(None));
            let _ = group.toggle_attribute_with_force(FILTERED, empty);
        }
        for (facet, control) in self.facets.iter().enumerate() {
            // Another choice in this facet would leave what only this facet's own choice hides.
            let left = self.entries.iter().zip(&mismatches).filter(|(_, mismatches)| *mismatches & !(1 << facet) == 0);
            let left: Vec<&Entry> = left.map(|(entry, _)| entry).collect();
            self.set_counts(control, |choice| left.iter().filter(|entry| entry.matches(facet, choice)).count());
        }
        self.sort();
    }

    /// Sorts the entries of each list into the order chosen.
    fn sort(&self) {
        if self.sorted.replace(self.order.selected_index()) == self.order.selected_index() {
            return;
        }
        let order = self.order.value();
        let compare = comparison();
        let mut sorted: Vec<(JsValue, &Entry)> = Vec::new();
        for entry in &self.entries {
            let key = sort_key(&entry.element, &order);
            // Titles ascend, numbers descend, and equal entries keep the order of the document.
            let index = sorted.partition_point(|(other, _)| {
                let difference = compare.call2(&JsValue::NULL, other, &key).ok().and_then(|number| number.as_f64());
                let difference = difference.unwrap_or_default();
                if order == "title" { difference <= 0.0 } else { difference >= 0.0 }
            });
            sorted.insert(index, (key, entry));
        }
        for (_, entry) in sorted {
            if let Some(list) = entry.element.parent_node() {
                let _ = list.append_child(&entry.element);
            }
        }
    }

    /// Sets how many entries each choice of a control leaves; one that leaves none is disabled.
    fn set_counts(&self, control: &HtmlSelectElement, left: impl Fn(&str) -> usize) {
        for option in dom::query_all::<HtmlOptionElement>(control, "option[label]") {
            let left = left(&option.value());
            option.set_label(&fill(&self.words.choice, &[("name", &option.text()), ("n", &left.to_string())]));
            option.set_disabled(left == 0 && !option.selected());
        }
    }
}

/// What an entry is sorted by in an order.
fn sort_key(entry: &Element, order: &str) -> JsValue {
    match order {
        "title" => dom::query_all::<Element>(entry, "a").first().and_then(|link| link.text_content()).into(),
        "year" => entry.get_attribute("data-year").unwrap_or_default().into(),
        "relevance" => dom::count(entry, ".resource-themes li").into(),
        _ => JsValue::UNDEFINED,
    }
}

/// How the language of the page compares two texts; numbers in them compare as numbers.
fn comparison() -> Function {
    let lang = [&document_element().get_attribute("lang").unwrap_or_default(), "-u-kn-true"].concat();
    Intl::Collator::new(&Array::of1(&lang.into()), &Object::new()).compare()
}
