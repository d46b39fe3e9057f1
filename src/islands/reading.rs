//! A reading: which themes are open and read, and what of that storage keeps.
//!
//! Storage holds the truth, since another window may write it as well: each save reads it anew and adds only what
//! happened here since the last one. Where storage refuses, all of it holds for the visit.

use std::cell::{Cell, OnceCell, RefCell};

use web_sys::{Element, HtmlDetailsElement, HtmlElement};

use super::memory::{self, Line};
use super::pause::Pause;
use super::words::words;
use super::{dom, resume};

/// How often the reading is saved at most, in milliseconds.
const SECOND: i32 = 1000;

/// What happens with a theme.
pub(super) struct Theme {
    pub(super) element: HtmlDetailsElement,
    /// Its id, and those it had before.
    ids: Vec<String>,
    /// The word beside its title once it has been read.
    mark: HtmlElement,
    /// Whether the document has it open, as last seen.
    shown: Cell<bool>,
    /// Whether it is to be open on return.
    open: Cell<bool>,
    read: Cell<bool>,
    /// Whether one of these changed here since it was last saved.
    changed: Cell<bool>,
}

/// The reading of one report. It lives as long as the page.
pub(super) struct Reading {
    pub(super) report: Element,
    /// Under which name storage keeps it; a page without one keeps nothing.
    key: Option<String>,
    pub(super) themes: Vec<Theme>,
    place: RefCell<String>,
    moved: Cell<bool>,
    count: Element,
    pause: OnceCell<Pause>,
}

impl Theme {
    fn of(element: HtmlDetailsElement) -> Option<Self> {
        let ids = dom::query_all::<Element>(&element, ".anchor").iter().map(Element::id).collect();
        let (mark, shown) = (dom::query(&element, ".theme-read")?, element.open());
        let [shown, open, read, changed] = [shown, false, false, false].map(Cell::new);
        Some(Self { element, ids, mark, shown, open, read, changed })
    }

    /// The id under which it is remembered.
    pub(super) fn id(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }

    /// Takes over what is remembered of it; what happened here since the last save stays.
    fn recall(&self, text: &str) {
        let named = |line| memory::ids(text, line).any(|named| self.ids.iter().any(|id| id == named));
        let (read, changed) = (named(Line::Read), self.changed.get());
        self.read.set(read || (changed && self.read.get()));
        if !changed {
            self.open.set(named(Line::Open));
        }
    }
}

impl Reading {
    /// The reading of the report that the count stands in.
    pub(super) fn of(count: Element) -> Option<Self> {
        let report = dom::report_around(&count)?;
        let themes = dom::query_all(&report, "details.theme").into_iter().filter_map(Theme::of).collect();
        let key = report.get_attribute("data-storage-key");
        let (place, moved, pause) = (RefCell::default(), Cell::new(false), OnceCell::new());
        Some(Self { report, key, themes, place, moved, count, pause })
    }

    /// Recalls what is remembered, and remembers from now on.
    pub(super) fn start(&'static self) {
        let _ = self.pause.set(Pause::new(SECOND, || self.save()));
        self.recall();
        self.can_forget(self.stored().is_some_and(|text| !text.is_empty()));
        resume::offer(self, &self.place.borrow());
        // What was opened before the start is to be kept too, but for what the author has open anyway.
        for theme in self.themes.iter().filter(|theme| theme.shown.get() && !theme.open.get()) {
            theme.open.set(true);
            theme.changed.set(!theme.element.has_attribute("data-open"));
        }
        for button in dom::query_all::<HtmlElement>(&self.report, ".forget") {
            dom::listen(&button, "click", |_| self.forget());
        }
        let Some(window) = web_sys::window() else { return };
        dom::listen(&window, "toggle", |_| self.toggled());
        // Another window may write, also while this page is in the back/forward cache.
        for event in ["storage", "pageshow"] {
            dom::listen(&window, event, |_| self.recall());
        }
        for leaving in ["pagehide", "visibilitychange"] {
            dom::listen(&window, leaving, |_| self.save());
        }
    }

    /// Notes where the reader is.
    pub(super) fn move_to(&self, place: &str) {
        if *self.place.borrow() != place {
            place.clone_into(&mut self.place.borrow_mut());
            self.moved.set(true);
            self.save_soon();
        }
    }

    /// Notes that themes have been read to the end.
    pub(super) fn read(&self, ended: impl Fn(&Theme) -> bool) {
        for theme in &self.themes {
            if theme.element.open() && !theme.read.get() && ended(theme) {
                theme.read.set(true);
                theme.changed.set(true);
                self.show();
                self.save_soon();
            }
        }
    }

    /// Opens what was open on the last visit and could not be opened at the start.
    pub(super) fn reopen(&self) {
        for theme in self.themes.iter().filter(|theme| theme.open.get()) {
            theme.element.set_open(true);
        }
    }

    /// Notes what was opened and closed, whoever did it.
    fn toggled(&self) {
        for theme in &self.themes {
            let open = theme.element.open();
            if theme.shown.replace(open) != open {
                theme.open.set(open);
                theme.changed.set(true);
                self.save_soon();
            }
        }
    }

    fn save_soon(&self) {
        if let Some(pause) = self.pause.get() {
            pause.restart();
        }
    }

    /// Storage's own text; none where there is none to be had.
    fn stored(&self) -> Option<String> {
        Some(dom::storage()?.get_item(self.key.as_ref()?).ok()?.unwrap_or_default())
    }

    /// Takes over what storage has.
    fn recall(&self) {
        let Some(text) = self.stored() else { return };
        for theme in &self.themes {
            theme.recall(&text);
        }
        if !self.moved.get() {
            memory::ids(&text, Line::Place).next().unwrap_or_default().clone_into(&mut self.place.borrow_mut());
        }
        self.show();
    }

    /// Saves what changed here. What storage refuses is tried again with the next change.
    fn save(&self) {
        if !self.moved.get() && !self.themes.iter().any(|theme| theme.changed.get()) {
            return;
        }
        self.recall();
        let of = |holds: fn(&Theme) -> bool| -> Vec<&str> {
            self.themes.iter().filter(|theme| holds(theme)).map(Theme::id).collect()
        };
        let text = memory::text(&self.place.borrow(), &of(|theme| theme.open.get()), &of(|theme| theme.read.get()));
        let kept = self.key.as_ref().zip(dom::storage()).map(|(key, storage)| storage.set_item(key, &text));
        if matches!(kept, Some(Ok(()))) {
            self.settled();
            self.can_forget(true);
            resume::say(self, "");
        }
    }

    fn settled(&self) {
        self.moved.set(false);
        for theme in &self.themes {
            theme.changed.set(false);
        }
    }

    /// Forgets everything. The themes stay as they stand on the page.
    fn forget(&self) {
        if let (Some(storage), Some(key)) = (dom::storage(), &self.key) {
            let _ = storage.remove_item(key);
        }
        for theme in &self.themes {
            theme.open.set(false);
            theme.read.set(false);
        }
        self.place.borrow_mut().clear();
        self.settled();
        self.show();
        resume::withdraw(self);
        resume::say(self, &words().forgotten());
    }

    /// Shows the button that forgets, beside the count. One that was pressed stays, so that the focus does.
    fn can_forget(&self, something: bool) {
        if let Some(button) = dom::query::<HtmlElement>(&self.report, ".progress .forget") {
            button.set_hidden(!something);
        }
    }

    /// Shows what has been read.
    fn show(&self) {
        for theme in &self.themes {
            theme.mark.set_hidden(!theme.read.get());
        }
        let (read, total) = (self.themes.iter().filter(|theme| theme.read.get()).count(), self.themes.len());
        dom::say(&self.count, &words().read_count(read as u32, &[("total", &total.to_string())]));
        if let Some(line) = dom::query::<Element>(&self.report, ".progress-line line") {
            let _ = line.set_attribute("x2", &read.to_string());
        }
    }
}
