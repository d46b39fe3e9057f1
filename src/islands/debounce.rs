//! Debouncing: a callback that runs once its calls have paused.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

/// How long after the last change it is announced, in milliseconds (R29).
pub(super) const ANNOUNCE_DELAY: u32 = 500;

/// A callback that runs when it has not been called for a while.
pub(super) struct Debounce {
    callback: Rc<dyn Fn()>,
    delay: u32,
    timeout: RefCell<Option<Timeout>>,
}

impl Debounce {
    /// Delays a callback by some milliseconds.
    pub(super) fn new(delay: u32, callback: impl Fn() + 'static) -> Self {
        Self { callback: Rc::new(callback), delay, timeout: RefCell::default() }
    }

    /// Schedules the callback anew.
    pub(super) fn call(&self) {
        let callback = Rc::clone(&self.callback);
        self.timeout.replace(Some(Timeout::new(self.delay, move || callback())));
    }
}
