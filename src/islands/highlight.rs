//! Marks in what is read, by the browser's own highlights: the document stays as it is.

use wasm_bindgen::prelude::*;
use web_sys::{Element, StaticRange, StaticRangeInit};

use super::dom;
use crate::search::{Query, marks};

/// The highlight of the results; `style` says how it looks.
pub(super) const FOUND: &str = "results";
/// The highlight of the report's own text.
pub(super) const READ: &str = "report";

// CSS Custom Highlight API Module Level 1 (W3C).
#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;

    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);

    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn register(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
}

/// Marks the words of a query in these elements, and nothing else under this name.
/// A browser that has no highlights marks nothing.
pub(super) fn mark(name: &str, within: &[Element], query: &Query) {
    let Ok(highlight) = Highlight::new() else { return };
    for element in within {
        let _ = add(&highlight, element, query);
    }
    let _ = register(name, &highlight);
}

/// Adds every marked word of an element's text. Ranges that do not follow later changes cost those nothing.
fn add(highlight: &Highlight, element: &Element, query: &Query) -> Option<()> {
    /// `NodeFilter.SHOW_TEXT` (DOM Standard).
    const TEXT: u32 = 4;
    let document = dom::document()?;
    let walker = document.create_tree_walker_with_what_to_show(element, TEXT).ok()?;
    while let Ok(Some(text)) = walker.next_node() {
        for words in marks(&text.text_content()?, query) {
            let range = StaticRangeInit::new(&text, words.end, &text, words.start);
            highlight.add(&StaticRange::new(&range).ok()?);
        }
    }
    Some(())
}
