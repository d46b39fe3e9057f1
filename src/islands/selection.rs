//! Finding among resources: choices narrow the lists and order them, and stand in the address.

use leptos::prelude::*;

/// How many resources are shown: the one thing that is said aloud, a moment after the last change.
///
/// It stands among the controls of its report, and answers them.
#[island]
pub fn Selection() -> impl IntoView {
    view()
}

/// A page that is being rendered shows all.
#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    let super::IslandContext { words, resources, .. } = super::IslandContext::current();
    let count = words.shown_count.format(resources, &[("total", &resources.to_string())], &words.lang);
    view! { <p role="status" data-root="">{count}</p> }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(controls::start)
}

/// The controls around the count, and the lists of the same report.
#[cfg(feature = "hydrate")]
mod controls {
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, HtmlDetailsElement, Window};

    use crate::islands::address::Seen;
    use crate::islands::lists::Lists;
    use crate::islands::pause::{MOMENT, Pause};
    use crate::islands::words::words;
    use crate::islands::{address, dom, table};

    /// The lists with what is said of them. It lives as long as the page.
    struct Controls {
        window: Window,
        lists: &'static Lists,
        /// The count is said when the reader has stopped choosing.
        saying: Pause,
        seen: Seen,
    }

    /// Brings the lists to what the address says, and from then on to what the reader chooses.
    pub(super) fn start(count: Element) -> Option<()> {
        let place = count.closest(".filter").ok()??;
        let details: HtmlDetailsElement = dom::query(&place, "details")?;
        let lists: &Lists = Box::leak(Box::new(Lists::of(&dom::report_around(&count)?, &place)?));
        let own = count.clone();
        let saying = Pause::new(MOMENT, move || say(&own, lists));
        let controls = Controls { window: web_sys::window()?, lists, saying, seen: Seen::default() };
        let controls: &Controls = Box::leak(Box::new(controls));
        controls.listen(&place);
        controls.seen.changes();
        lists.choose(address::parameter);
        // The page is rendered with nothing left out.
        if lists.chosen() {
            lists.show();
        }
        controls.reveal(&controls.fragment());
        // Nothing is said aloud yet: the count has not been shown before.
        say(&count, lists);
        if lists.chosen() {
            details.set_open(true);
        }
        Some(())
    }

    /// The element around the place of an event, itself or further out, that matches a selector.
    fn around(event: &Event, selector: &str) -> Option<Element> {
        event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
    }

    impl Controls {
        fn listen(&'static self, place: &Element) {
            dom::listen(place, "change", |_| self.changed());
            dom::listen(place, "click", |event| {
                if around(&event, "button").is_some() {
                    self.clear();
                } else if let Some(link) = around(&event, "a") {
                    table::take(&event, link.unchecked_into(), self.lists);
                }
            });
            // Heard on the way down, these come before the browser and boot follow a link into the page.
            dom::listen(&self.window, "popstate", |_| self.restore());
            dom::listen(&self.window, "hashchange", |_| self.restore());
            dom::listen(&self.window, "click", |event| {
                if let Some(fragment) = around(&event, "a[href^='#']").and_then(|link| link.get_attribute("href")) {
                    self.reveal(&fragment);
                }
            });
        }

        /// Chooses what the address says where it has changed, as far as there is such a choice, and shows what its
        /// fragment leads to.
        fn restore(&self) {
            if self.seen.changes() {
                self.choose();
            }
            self.reveal(&self.fragment());
        }

        fn choose(&self) {
            self.lists.choose(address::parameter);
            self.show();
        }

        fn fragment(&self) -> String {
            self.window.location().hash().unwrap_or_default()
        }

        /// Follows a choice of the reader. An address that still led to what the choice hides would take it back
        /// on the next visit.
        fn changed(&self) {
            address::set(&self.lists.choices());
            self.seen.changes();
            self.show();
            if hides(&self.fragment()) {
                address::leave_fragment();
            }
        }

        /// Takes back every choice but the order.
        fn clear(&self) {
            self.lists.clear();
            self.changed();
        }

        /// Takes the choices back where they hide what a fragment leads to.
        fn reveal(&self, fragment: &str) {
            if hides(fragment) {
                self.clear();
            }
        }

        /// Shows what fits, and says how much a moment later.
        fn show(&self) {
            self.lists.show();
            self.saying.restart();
        }
    }

    /// Whether the choices hide what a fragment leads to.
    fn hides(fragment: &str) -> bool {
        let target = fragment.get(1..).and_then(dom::target);
        target.is_some_and(|target| matches!(target.closest("[data-filtered]"), Ok(Some(_))))
    }

    /// Puts the count into words.
    fn say(count: &Element, lists: &Lists) {
        let (shown, total) = (lists.shown(), lists.entries.len().to_string());
        let words = words();
        dom::say(
            count,
            &match shown {
                0 => words.none_shown(),
                _ => words.shown_count(shown as u32, &[("total", &total)]),
            },
        );
    }
}
