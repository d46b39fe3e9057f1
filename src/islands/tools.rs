//! What is done when a button of a report is pressed: links, citations, sharing, printing.
//!
//! One listener answers the buttons of every theme, those of the dialog, and those of the island itself.

use leptos::prelude::*;

/// The buttons that print: everything, and what is open.
#[island]
pub fn Tools() -> impl IntoView {
    view()
}

#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    use super::Press;

    let words = super::words::words();
    view! {
        <button type="button" value=Press::PRINT data-root="">{words.print_everything}</button>
        <button type="button" value=Press::PRINT_OPEN>{words.print_open}</button>
    }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(press::start)
}

#[cfg(feature = "hydrate")]
mod press {
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

    use crate::islands::citation::{Dialog, refuse, status};
    use crate::islands::clipboard::{self, Answer};
    use crate::islands::{Press, dom};

    // Web Share API (W3C).
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = navigator, catch)]
        fn share(what: &JsValue) -> Result<Answer, JsValue>;
    }

    /// On the document's root: says that only what is open is printed.
    const PRINT: &str = "data-print";
    /// On the document's root: says that the browser can share.
    const SHARES: &str = "data-shares";

    /// Listens in the report around the island.
    pub(super) fn start(button: Element) -> Option<()> {
        let report = dom::report_around(&button)?;
        let (root, window) = (report.closest("html").ok()??, web_sys::window()?);
        let dialog = Dialog::of(&report)?;
        if js_sys::Reflect::has(&window.navigator(), &"share".into()).unwrap_or_default() {
            let _ = root.set_attribute(SHARES, "");
        }
        // Browsers inside other apps may not print.
        if !js_sys::Reflect::has(&window, &"print".into()).unwrap_or_default() {
            for button in dom::query_all::<HtmlElement>(&report, "button[value^='print']") {
                button.set_hidden(true);
            }
        }
        // A browser that prints without telling when is back at everything with the reader's next act.
        for over in ["afterprint", "keydown", "pointerdown"] {
            let root = root.clone();
            dom::listen(&window, over, move |_| {
                let _ = root.remove_attribute(PRINT);
            });
        }
        dom::listen(&report, "click", move |event| {
            let _ = answer(&event, &dialog, &root);
        });
        // One pattern and not a set in every theme: most themes are never opened, and a set is as long as a summary.
        let tools: Element = dom::query(&report, ".theme-tools > *")?;
        let add_tools = move || {
            for end in dom::query_all(&report, "details[open] > .theme-body > .theme-footer:not(:has(> .tools))") {
                let _ = add(&tools, &end);
            }
        };
        add_tools();
        dom::listen(&window, "toggle", move |_| add_tools());
        Some(())
    }

    /// Copies the tools into the end of a theme; their link says which theme it is for.
    fn add(tools: &Element, end: &Element) -> Option<()> {
        let anchor: Element = dom::query(end.closest("details").ok()??.as_ref(), ".anchor")?;
        let tools: Element = tools.clone_node_with_deep(true).ok()?.unchecked_into();
        let link: Element = dom::query(&tools, "a")?;
        let only = String::from(js_sys::encode_uri_component(&anchor.id()));
        link.set_attribute("href", &[&link.get_attribute("href")?, "?only=", &only].concat()).ok()?;
        end.prepend_with_node_1(&tools).ok()
    }

    /// Does what the button of an event is for.
    fn answer(event: &Event, dialog: &Dialog, root: &Element) -> Option<()> {
        let target: Element = event.target()?.unchecked_into();
        dialog.close_beside(&target);
        let button: HtmlElement = target.closest("button[value]").ok()??.unchecked_into();
        let theme = button.closest("details").ok().flatten();
        let form = button.closest(".citation-form").ok().flatten();
        let beside = button.parent_element().as_ref().and_then(status);
        if let Some(beside) = &beside {
            dom::say(beside, "");
        }
        match (button.get_attribute("value")?.as_str(), theme, form) {
            (Press::LINK, Some(theme), _) => {
                let (cited, dialog) = (dialog.cite(&theme)?, dialog.clone());
                clipboard::copy(&cited.address, beside, move || {
                    if let Some(form) = dialog.open(&button, 0) {
                        refuse(&form);
                    }
                });
            }
            (Press::CITE, Some(theme), _) => {
                dialog.cite(&theme)?;
                dialog.open(&button, 1);
            }
            (Press::SHARE, Some(theme), _) => {
                let cited = dialog.cite(&theme)?;
                let shared = js_sys::Object::new();
                js_sys::Reflect::set(&shared, &"url".into(), &cited.address.into()).ok()?;
                js_sys::Reflect::set(&shared, &"title".into(), &cited.title.into()).ok()?;
                // A reader who thinks better of it has done nothing wrong.
                share(&shared).ok()?.then(&dom::callback(|_| {}), &dom::callback(|_| {}));
            }
            (Press::COPY, _, Some(form)) => {
                let field: HtmlTextAreaElement = dom::query(&form, "textarea")?;
                let text = field.value();
                // RIS ends its lines so; a field ends them as the page's own text does.
                let text = if field.name() == "ris" { text.replace('\n', "\r\n") } else { text };
                clipboard::copy(&text, beside, move || refuse(&form));
            }
            (Press::CLOSE, ..) => dialog.close(),
            (Press::PRINT, ..) => {
                root.remove_attribute(PRINT).ok()?;
                web_sys::window()?.print().ok()?;
            }
            (Press::PRINT_OPEN, ..) => {
                root.set_attribute(PRINT, "open").ok()?;
                web_sys::window()?.print().ok()?;
            }
            _ => {}
        }
        Some(())
    }
}
