//! Hydration: the reactive owner of the page, and one beneath it for each report.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::state::ReportState;
use super::{appearance, dom};
use crate::locale::ClientWords;
use crate::report::page_ids;

/// What lives as long as the page.
struct Page {
    owner: Owner,
    words: Rc<ClientWords>,
    appearance: RwSignal<String>,
    /// The reports whose islands have been hydrated so far.
    reports: RefCell<Vec<(Element, Owner)>>,
}

thread_local! {
    static PAGE: OnceCell<Page> = const { OnceCell::new() };
}

/// Reads the interface text out of the page, and starts the executor that effects run on.
///
/// `leptos::mount::hydrate_islands` would also bring a store for values that a server sends: kilobytes that nothing
/// here asks for.
pub(crate) fn start() -> Result<(), JsValue> {
    let words = Rc::new(ClientWords::from_json(&dom::json(page_ids::WORDS)?));
    // The only error is that an executor has been started already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let appearance = owner.with(|| RwSignal::new(appearance::applied()));
    let page = Page { owner, words, appearance, reports: RefCell::default() };
    PAGE.with(|known| known.set(page).ok());
    Ok(())
}

/// Makes the state of the report around an island, or else of the page, the context of what is hydrated next.
pub(crate) fn enter_report(island: &Element) {
    let report = island.closest(".layout, body").ok().flatten();
    PAGE.with(|page| {
        let (page, report) = page.get().zip(report).unwrap_or_else(|| wasm_bindgen::throw_val(JsValue::NULL));
        let mut reports = page.reports.borrow_mut();
        let known = reports.iter().find(|(known, _)| *known == report).map(|(_, owner)| owner.clone());
        let owner = known.unwrap_or_else(|| {
            let owner = page.owner.child();
            owner.with(|| {
                provide_context(ReportState::hydrate(report.clone(), Rc::clone(&page.words), page.appearance));
            });
            reports.push((report, owner.clone()));
            owner
        });
        owner.set();
    });
}
