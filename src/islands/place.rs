//! Where the reader is: marked in the list of contents, and noted with what has been read to its end.
//!
//! Nothing listens to scrolling. One observer tells when something passes the line at a quarter of the window, which
//! is where reading is taken to happen; another, how much is seen of the foot of the page and of the ends of themes.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit};

use super::dom;
use super::reading::Reading;

/// How far down the window the line is.
const LINE: f64 = 0.25;
/// Everything above the line, however far.
const ABOVE: &str = "1000000px 0px -75% 0px";
const WINDOW: &str = "0px";

/// What marks the place in the list of contents.
const MARK: &str = "aria-current";

/// What is watched. It lives as long as the page.
struct Place {
    reading: &'static Reading,
    /// The links of the contents, and what each leads to; both stand in the order of the page.
    links: Vec<Element>,
    targets: Vec<Element>,
    foot: Element,
}

/// Follows the reader.
pub(super) fn follow(reading: &'static Reading) -> Option<()> {
    let report = &reading.report;
    let all = |selector| dom::query_all::<Element>(report, selector);
    let (links, targets) = (all(".contents a"), all(".section, .part-title[id]"));
    let place: &Place = Box::leak(Box::new(Place { reading, links, targets, foot: dom::query(report, ".footer")? }));
    let look = Closure::<dyn Fn()>::new(|| {
        let _ = place.look();
    });
    for (part, watched) in [(ABOVE, PASSING), (WINDOW, SEEN)] {
        let observer = observer(look.as_ref(), part)?;
        for element in all(watched) {
            observer.observe(&element);
        }
    }
    let _ = web_sys::window()?.add_event_listener_with_callback_and_bool(
        "hashchange",
        look.into_js_value().unchecked_ref(),
        false,
    );
    Some(())
}

/// What passes the line.
const PASSING: &str = ".section, .part-title[id], .theme";
/// What comes into view: the foot, and the ends of themes. The last block of a text tells of its end even where the
/// text is many windows long.
const SEEN: &str = ".footer, .theme-text, .theme-text > :last-child";

/// Calls back when as little as a tenth of something comes into a part of the window or leaves it.
fn observer(look: &JsValue, part: &str) -> Option<IntersectionObserver> {
    let tenths: Array = (0..=10).map(|tenth| JsValue::from(f64::from(tenth) / 10.0)).collect();
    let options = IntersectionObserverInit::new();
    options.set_root_margin(part);
    options.set_threshold(&tenths);
    IntersectionObserver::new_with_options(look.unchecked_ref(), &options).ok()
}

impl Place {
    /// Looks where everything stands.
    fn look(&self) -> Option<()> {
        let window = web_sys::window()?;
        let height = window.inner_height().ok()?.as_f64()?;
        // At the end of the page the line sinks to the lower edge, as far as the foot is seen: what cannot be brought
        // up to the line is reached all the same.
        let foot = self.foot.get_bounding_client_rect();
        let seen = ((height - foot.top()) / foot.height().min(height)).clamp(0.0, 1.0);
        let line = height * (LINE + (1.0 - LINE) * seen);
        let target = window.location().hash().ok().and_then(|hash| dom::target(hash.get(1..)?));
        let mut settled = false;
        let mut current = None;
        for (link, element) in self.links.iter().zip(&self.targets) {
            let _ = link.remove_attribute(MARK);
            let top = element.get_bounding_client_rect().top();
            let landed = top > -1.0 && target.as_ref() == Some(element);
            if top <= line && !settled {
                current = Some((link, element));
                settled = landed;
            }
        }
        if let Some((link, _)) = current {
            let _ = link.set_attribute(MARK, "location");
        }
        self.reading.read(|theme| {
            let end =
                dom::query::<Element>(&theme.element, ".theme-text").map(|end| end.get_bounding_client_rect().bottom());
            end.is_some_and(|end| end > 0.0 && end <= height)
        });
        // A page that nobody has moved in has no place to come back to.
        if window.scroll_y().ok()? >= 1.0 {
            let around = |element: &Element| {
                let sides = element.get_bounding_client_rect();
                sides.top() <= line && sides.bottom() > line
            };
            let theme = self.reading.themes.iter().find(|theme| theme.element.open() && around(&theme.element));
            self.reading.move_to(&match theme {
                Some(theme) => theme.id().to_owned(),
                None => current?.1.id(),
            });
        }
        Some(())
    }
}
