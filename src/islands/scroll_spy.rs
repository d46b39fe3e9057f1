//! The scroll spy, by hand around two `IntersectionObserver`s: it marks the current entry in the list of contents, and
//! notes what is in view and which themes have been read to the end.
//!
//! Nothing listens to scrolling. One observer reports what crosses the line at a quarter of the window, where reading
//! is taken to happen; the other, how much of the footer and of the ends of themes is visible.

use std::rc::Rc;

use gloo_utils::window;
use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit};

use super::dom;
use super::reading::Reading;
use super::state::ReportState;

/// How far down the window the line is.
const LINE: f64 = 0.25;
/// The root margin that leaves everything above the line, however far.
const ABOVE_LINE: &str = "1000000px 0px -75% 0px";
const WINDOW: &str = "0px";

/// What crosses the line.
const CROSSING: &str = ".section, .part-title[id], .theme";
/// What comes into view: the footer, and the ends of themes. The last block of a text reports its end even if the text
/// is many windows long.
const IN_VIEW: &str = ".footer, .theme-text, .theme-text > :last-child";

/// Marks the current link in the list of contents.
const CURRENT: &str = "aria-current";

struct ScrollSpy {
    reading: Rc<Reading>,
    /// The links of the list of contents and their targets, both in document order.
    links: Vec<Element>,
    targets: Vec<Element>,
    footer: Element,
}

/// Observes a report for as long as the page lives.
pub(super) fn start(state: ReportState, reading: Rc<Reading>) -> Option<()> {
    let report = &state.element()?;
    let all = |selector| dom::query_all::<Element>(report, selector);
    let (links, targets) = (all(".contents a"), all(".section, .part-title[id]"));
    let spy = ScrollSpy { reading, links, targets, footer: dom::query(report, ".footer")? };
    let update = Closure::<dyn Fn()>::new(move || {
        let _ = spy.update();
    })
    .into_js_value();
    for (margin, observed) in [(ABOVE_LINE, CROSSING), (WINDOW, IN_VIEW)] {
        let observer = observer(&update, margin)?;
        for element in all(observed) {
            observer.observe(&element);
        }
    }
    window().add_event_listener_with_callback("hashchange", update.unchecked_ref()).ok()
}

/// Calls back when a tenth of an element enters a part of the window or leaves it.
fn observer(callback: &JsValue, margin: &str) -> Option<IntersectionObserver> {
    let tenths: Array = (0..=10).map(|tenth| JsValue::from(f64::from(tenth) / 10.0)).collect();
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    options.set_threshold(&tenths);
    IntersectionObserver::new_with_options(callback.unchecked_ref(), &options).ok()
}

impl ScrollSpy {
    /// Marks the current link, and tells the reading what is in view.
    fn update(&self) -> Option<()> {
        let height = window().inner_height().ok()?.as_f64()?;
        // At the end of the page the line sinks to the lower edge, as far as the footer is visible: what cannot be
        // scrolled up to the line is reached all the same.
        let footer = self.footer.get_bounding_client_rect();
        let visible = ((height - footer.top()) / footer.height().min(height)).clamp(0.0, 1.0);
        let line = height * (LINE + (1.0 - LINE) * visible);
        let current = self.mark_current(line);
        self.reading.mark_read(|theme| {
            let end = dom::query::<Element>(&theme.element, ".theme-text").map(|text| bottom(&text));
            end.is_some_and(|end| end > 0.0 && end <= height)
        });
        // A page that nobody has scrolled has no position to return to.
        if window().scroll_y().ok()? >= 1.0 {
            let around = |element: &Element| top(element) <= line && bottom(element) > line;
            let theme = self.reading.themes.iter().find(|theme| theme.element.open() && around(&theme.element));
            self.reading.move_to(&match theme {
                Some(theme) => theme.id().to_owned(),
                None => current?.id(),
            });
        }
        Some(())
    }

    /// Marks the link to the last target above the line, or to that of the URL's fragment if it is in view.
    fn mark_current(&self, line: f64) -> Option<&Element> {
        let fragment = window().location().hash().ok().and_then(|hash| dom::target(hash.get(1..)?));
        let mut found_fragment = false;
        let mut current = None;
        for (link, target) in self.links.iter().zip(&self.targets) {
            let _ = link.remove_attribute(CURRENT);
            let top = top(target);
            if top <= line && !found_fragment {
                current = Some((link, target));
                found_fragment = top > -1.0 && fragment.as_ref() == Some(target);
            }
        }
        let (link, target) = current?;
        let _ = link.set_attribute(CURRENT, "location");
        Some(target)
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn bottom(element: &Element) -> f64 {
    element.get_bounding_client_rect().bottom()
}
