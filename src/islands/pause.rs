//! Something to do a moment after the reader has stopped.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// How long after the last change something is said, in milliseconds (R29).
pub(super) const MOMENT: i32 = 500;

/// Something to do when nothing has happened for a moment.
pub(super) struct Pause {
    act: Closure<dyn Fn()>,
    milliseconds: i32,
    timer: Cell<i32>,
}

impl Pause {
    pub(super) fn new(milliseconds: i32, act: impl Fn() + 'static) -> Self {
        Self { act: Closure::new(act), milliseconds, timer: Cell::new(0) }
    }

    /// Counts the moment from now.
    pub(super) fn restart(&self) {
        let Some(window) = web_sys::window() else { return };
        window.clear_timeout_with_handle(self.timer.get());
        let act = self.act.as_ref().unchecked_ref();
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(act, self.milliseconds);
        self.timer.set(timer.unwrap_or_default());
    }
}
