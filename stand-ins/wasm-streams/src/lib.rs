//! Stands in for the crate of this name, through which Leptos calls functions of a server.
//!
//! There is no server here. But what that crate exports to JavaScript no linker may drop, so every module
//! and its glue would carry it. This one says the same names to the compiler and exports nothing.

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream of which nothing comes.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Takes a stream of Rust's, and leaves it.
    pub fn from_stream(_stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream as the browser has it.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// The stream as Rust has it.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        futures_util::stream::empty()
    }
}
