//! The controls above the lists of resources, by hand: selects that are rendered outside any island, whose choices
//! filter and sort entries that are rendered already.

use std::rc::Rc;

use gloo_utils::window;
use leptos::prelude::Set;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement};

use super::debounce::{ANNOUNCE_DELAY, Debounce};
use super::resource_list::ResourceList;
use super::search_params::{self, SearchParams};
use super::state::ReportState;
use super::{dom, export_csv};

/// The controls of a report and what they act on.
struct ResourceFilter {
    state: ReportState,
    list: Rc<ResourceList>,
    /// Announces the count once the reader has stopped choosing.
    announce: Debounce,
    params: SearchParams,
}

/// Applies the choices of the URL to the lists of a report, and then those of the reader.
pub(super) fn start(state: ReportState) -> Option<()> {
    let report = state.element()?;
    let controls: Element = dom::query(&report, ".filter")?;
    let details: HtmlDetailsElement = dom::query(&controls, "details")?;
    let list = Rc::new(ResourceList::find(&report, &controls, state.words())?);
    let announced = Rc::clone(&list);
    let announce = Debounce::new(ANNOUNCE_DELAY, move || state.shown.set(announced.shown()));
    let filter = Rc::new(ResourceFilter { state, list, announce, params: SearchParams::default() });
    filter.listen(&controls);
    filter.params.sync();
    filter.list.choose(SearchParams::get);
    // The page is rendered with every entry shown.
    if filter.list.is_filtered() {
        filter.list.update();
    }
    filter.reveal(&fragment());
    // This announces nothing yet: the count has not been visible before.
    filter.state.shown.set(filter.list.shown());
    if filter.list.is_filtered() {
        details.set_open(true);
    }
    Some(())
}

impl ResourceFilter {
    fn listen(self: &Rc<Self>, controls: &Element) {
        let filter = Rc::clone(self);
        dom::listen(controls, "change", move |_| filter.apply());
        let filter = Rc::clone(self);
        dom::listen(controls, "click", move |event| {
            if closest(event, "button").is_some() {
                filter.clear();
            } else if let Some(link) = closest(event, "a") {
                export_csv::export(event, link.unchecked_into(), &filter.list);
            }
        });
        // In the capture phase these come before the browser and boot follow a link into the page.
        for event in ["popstate", "hashchange"] {
            let filter = Rc::clone(self);
            dom::listen(&window(), event, move |_| filter.restore());
        }
        let filter = Rc::clone(self);
        dom::listen(&window(), "click", move |event| {
            if let Some(fragment) = closest(event, "a[href^='#']").and_then(|link| link.get_attribute("href")) {
                filter.reveal(&fragment);
            }
        });
    }

    /// Takes the choices over from the URL, if that has changed, and shows the target of its fragment.
    fn restore(&self) {
        if self.params.sync() {
            self.list.choose(SearchParams::get);
            self.update();
        }
        self.reveal(&fragment());
    }

    /// Applies the reader's choices and writes them into the URL. A fragment that leads to what they hide would
    /// undo them on the next visit.
    fn apply(&self) {
        self.params.set(&self.list.choices());
        self.update();
        if is_filtered_out(&fragment()) {
            search_params::remove_fragment();
        }
    }

    /// Undoes every choice but the order.
    fn clear(&self) {
        self.list.clear();
        self.apply();
    }

    /// Clears the choices if they hide the target of a fragment.
    fn reveal(&self, fragment: &str) {
        if is_filtered_out(fragment) {
            self.clear();
        }
    }

    fn update(&self) {
        self.list.update();
        self.announce.call();
    }
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The closest element around an event's target that matches a selector.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Whether the choices hide the target of a fragment.
fn is_filtered_out(fragment: &str) -> bool {
    let target = fragment.get(1..).and_then(dom::target);
    target.is_some_and(|target| matches!(target.closest("[data-filtered]"), Ok(Some(_))))
}
