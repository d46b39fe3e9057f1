//! Highlighting of query words, by hand: ranges of the CSS Custom Highlight API, so the document stays as it is.

use gloo_utils::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, StaticRange, StaticRangeInit};

use crate::search::{Query, marks};

/// The highlight in the results; `style` gives it its look.
pub(super) const RESULTS: &str = "results";
/// The highlight in the report's own text.
pub(super) const REPORT: &str = "report";

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

/// Highlights the words of a query in these elements, in place of all that has been highlighted under this name.
/// A browser without highlights shows none.
pub(super) fn highlight(name: &str, within: &[Element], query: &Query) {
    let Ok(highlight) = Highlight::new() else { return };
    for element in within {
        let _ = add(&highlight, element, query);
    }
    let _ = register(name, &highlight);
}

/// Adds every word that a query matches in an element's text. Static ranges cost later changes nothing.
fn add(highlight: &Highlight, element: &Element, query: &Query) -> Option<()> {
    /// `NodeFilter.SHOW_TEXT` (DOM Standard).
    const SHOW_TEXT: u32 = 4;
    let walker = document().create_tree_walker_with_what_to_show(element, SHOW_TEXT).ok()?;
    while let Ok(Some(text)) = walker.next_node() {
        for words in marks(&text.text_content()?, query) {
            let range = StaticRangeInit::new(&text, words.end, &text, words.start);
            highlight.add(&StaticRange::new(&range).ok()?);
        }
    }
    Some(())
}
