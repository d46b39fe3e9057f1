//! Texts, attributes and effects that follow signals.
//!
//! Leptos generates the code of a binding, and of an effect, for each type of closure. Boxed, all of a kind have one
//! type, so that code ships once.

use leptos::prelude::Effect;

/// A text, or an attribute's value, that follows signals. Leptos writes it only if it has changed.
pub(super) fn text(value: impl Fn() -> String + Send + 'static) -> Box<dyn Fn() -> String + Send> {
    Box::new(value)
}

/// A boolean attribute that follows signals.
pub(super) fn flag(value: impl Fn() -> bool + Send + 'static) -> Box<dyn Fn() -> bool + Send> {
    Box::new(value)
}

/// Runs once the page has been hydrated, and after each change of the signals that it reads.
pub(super) fn effect(run: impl FnMut() + 'static) {
    // A closure made in a generic function has a type for each instance of it.
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}
