//! A reading: which themes are open and read, and which of that is stored.
//!
//! Storage holds the truth, since another window may write it too: each save reads it again and adds only what has
//! changed here since the last one. Where storage is refused, all of it holds for the visit.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_utils::window;
use leptos::prelude::*;
use web_sys::{Element, HtmlDetailsElement, HtmlElement};

use super::bind::effect;
use super::debounce::Debounce;
use super::reading_record::{self, Line};
use super::state::ReportState;
use super::{dom, resume};

/// How long after a change the reading is saved, in milliseconds.
const SAVE_DELAY: u32 = 1000;

/// The reading of one theme.
pub(super) struct Theme {
    pub(super) element: HtmlDetailsElement,
    /// Its id and its aliases.
    ids: Vec<String>,
    /// The text beside its title that says it has been read.
    mark: HtmlElement,
    /// Whether it is open in the document, as last seen.
    shown: Cell<bool>,
    /// Whether to open it on the next visit.
    open: Cell<bool>,
    read: Cell<bool>,
    /// Whether one of these has changed here since the last save.
    dirty: Cell<bool>,
}

/// The reading of one report.
pub(super) struct Reading {
    state: ReportState,
    /// The key in storage; a page without one stores nothing.
    key: Option<String>,
    pub(super) themes: Vec<Theme>,
    /// The id of what was last in view.
    position: RefCell<String>,
    moved: Cell<bool>,
    save: Debounce,
}

/// Restores what is stored of the reading of a report, and stores it from now on.
pub(super) fn start(state: ReportState) -> Option<Rc<Reading>> {
    let report = state.element()?;
    let reading = Rc::new_cyclic(|reading: &std::rc::Weak<Reading>| {
        let reading = reading.clone();
        Reading {
            state,
            key: report.get_attribute("data-storage-key"),
            themes: state.query_all("details.theme").into_iter().filter_map(Theme::new).collect(),
            position: RefCell::default(),
            moved: Cell::new(false),
            save: Debounce::new(SAVE_DELAY, move || {
                if let Some(reading) = reading.upgrade() {
                    reading.save();
                }
            }),
        }
    });
    reading.merge_stored();
    state.is_remembered.set(reading.stored().is_some_and(|text| !text.is_empty()));
    let offered = Rc::clone(&reading);
    resume::offer(state, &report, &reading.position.borrow(), move || offered.reopen());
    // What the reader opened before the start is stored too, but not what the author has open.
    for theme in reading.themes.iter().filter(|theme| theme.shown.get() && !theme.open.get()) {
        theme.open.set(true);
        theme.dirty.set(!theme.element.has_attribute("data-open"));
    }
    reading.listen(&report);
    let forgetting = Rc::clone(&reading);
    let _ = state.report().forget.set(Box::new(move || forgetting.forget()));
    Some(reading)
}

impl Theme {
    fn new(element: HtmlDetailsElement) -> Option<Self> {
        let ids = dom::query_all::<Element>(&element, ".anchor").iter().map(Element::id).collect();
        let (mark, shown) = (dom::query(&element, ".theme-read")?, element.open());
        let [shown, open, read, dirty] = [shown, false, false, false].map(Cell::new);
        Some(Self { element, ids, mark, shown, open, read, dirty })
    }

    /// The id under which it is stored.
    pub(super) fn id(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }

    /// Takes over what is stored of it; what has changed here since the last save stays.
    fn merge_stored(&self, text: &str) {
        let named = |line| reading_record::ids(text, line).any(|named| self.ids.iter().any(|id| id == named));
        let (read, dirty) = (named(Line::Read), self.dirty.get());
        self.read.set(read || (dirty && self.read.get()));
        if !dirty {
            self.open.set(named(Line::Open));
        }
    }
}

impl Reading {
    fn listen(self: &Rc<Self>, report: &Element) {
        let on = |target: &web_sys::EventTarget, event, act: fn(&Self)| {
            let reading = Rc::clone(self);
            dom::listen(target, event, move |_| act(&reading));
        };
        for button in dom::query_all::<HtmlElement>(report, ".resume .forget") {
            on(&button, "click", Self::forget);
        }
        // Another window may write, also while this page is in the back/forward cache.
        for event in ["storage", "pageshow"] {
            on(&window(), event, Self::merge_stored);
        }
        for event in ["pagehide", "visibilitychange"] {
            on(&window(), event, Self::save);
        }
        let (reading, state) = (Rc::clone(self), self.state);
        effect(move || {
            state.open.track();
            reading.sync_open();
        });
    }

    /// Notes what is in view.
    pub(super) fn move_to(&self, position: &str) {
        if *self.position.borrow() != position {
            position.clone_into(&mut self.position.borrow_mut());
            self.moved.set(true);
            self.save.call();
        }
    }

    /// Marks the open themes as read that `has_ended` says have been read to the end.
    pub(super) fn mark_read(&self, has_ended: impl Fn(&Theme) -> bool) {
        for theme in &self.themes {
            if theme.element.open() && !theme.read.get() && has_ended(theme) {
                theme.read.set(true);
                theme.dirty.set(true);
                self.show();
                self.save.call();
            }
        }
    }

    /// Opens what was open on the last visit and was not opened at the start.
    fn reopen(&self) {
        for theme in self.themes.iter().filter(|theme| theme.open.get()) {
            theme.element.set_open(true);
        }
    }

    /// Notes which themes have been opened and closed, whoever did it.
    fn sync_open(&self) {
        for theme in &self.themes {
            let open = theme.element.open();
            if theme.shown.replace(open) != open {
                theme.open.set(open);
                theme.dirty.set(true);
                self.save.call();
            }
        }
    }

    /// The stored text; none where nothing can be stored.
    fn stored(&self) -> Option<String> {
        Some(dom::storage()?.get_item(self.key.as_ref()?).ok()?.unwrap_or_default())
    }

    /// Takes over what is stored.
    fn merge_stored(&self) {
        let Some(text) = self.stored() else { return };
        for theme in &self.themes {
            theme.merge_stored(&text);
        }
        if !self.moved.get() {
            let position = reading_record::ids(&text, Line::Position).next().unwrap_or_default();
            position.clone_into(&mut self.position.borrow_mut());
        }
        self.show();
    }

    /// Saves what has changed here. If storage refuses, the next change tries again.
    fn save(&self) {
        if !self.moved.get() && !self.themes.iter().any(|theme| theme.dirty.get()) {
            return;
        }
        self.merge_stored();
        let of = |holds: fn(&Theme) -> bool| -> Vec<&str> {
            self.themes.iter().filter(|theme| holds(theme)).map(Theme::id).collect()
        };
        let (open, read) = (of(|theme| theme.open.get()), of(|theme| theme.read.get()));
        let text = reading_record::text(&self.position.borrow(), &open, &read);
        let saved = self.key.as_ref().zip(dom::storage()).map(|(key, storage)| storage.set_item(key, &text));
        if matches!(saved, Some(Ok(()))) {
            self.mark_clean();
            self.state.is_remembered.set(true);
            resume::announce(self.state, "");
        }
    }

    fn mark_clean(&self) {
        self.moved.set(false);
        for theme in &self.themes {
            theme.dirty.set(false);
        }
    }

    /// Forgets everything. The themes stay open or closed, as they are.
    fn forget(&self) {
        if let Some((key, storage)) = self.key.as_ref().zip(dom::storage()) {
            let _ = storage.remove_item(key);
        }
        for theme in &self.themes {
            theme.open.set(false);
            theme.read.set(false);
        }
        self.position.borrow_mut().clear();
        self.mark_clean();
        self.show();
        resume::withdraw(self.state);
        resume::announce(self.state, &self.state.words().forgotten);
    }

    /// Shows what has been read.
    fn show(&self) {
        for theme in &self.themes {
            theme.mark.set_hidden(!theme.read.get());
        }
        self.state.read.set(self.themes.iter().filter(|theme| theme.read.get()).count() as u32);
    }
}
