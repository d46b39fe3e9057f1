//! The tools of themes, by hand: one delegated listener answers the buttons of every theme and of the citation dialog.
//!
//! The tools are copies of one rendered template, added to a theme when it opens. Most themes are never opened; an
//! island in each would make every page longer and every start slower.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

use super::bind::effect;
use super::citation::{CitationDialog, select_text, status};
use super::clipboard::{self, Promise};
use super::state::ReportState;
use super::{Action, dom};

// Web Share API (W3C).
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = navigator, catch)]
    fn share(data: &JsValue) -> Result<Promise, JsValue>;
}

/// On the document's root: the browser can share.
const SHARES: &str = "data-shares";
/// The ends of open themes that have no tools yet.
const WITHOUT_TOOLS: &str = "details[open] > .theme-body > .theme-footer:not(:has(> .tools))";

/// Answers the buttons of a report, and adds the tools to each theme that is open.
pub(super) fn start(state: ReportState) -> Option<()> {
    let report = state.element()?;
    let dialog = CitationDialog::find(&report, state)?;
    let template: Element = dom::query(&report, ".theme-tools > *")?;
    if Reflect::has(&gloo_utils::window().navigator(), &"share".into()).unwrap_or_default() {
        let _ = gloo_utils::document_element().set_attribute(SHARES, "");
    }
    dom::listen(&report, "click", move |event| {
        let _ = answer(event, &dialog);
    });
    effect(move || {
        state.open.track();
        for end in state.query_all(WITHOUT_TOOLS) {
            let _ = add(&template, &end);
        }
    });
    Some(())
}

/// Adds a copy of the tools to the end of a theme; their link, if they have one, names the theme.
fn add(template: &Element, end: &Element) -> Option<()> {
    let anchor: Element = dom::query(end.closest("details").ok()??.as_ref(), ".anchor")?;
    let tools: Element = template.clone_node_with_deep(true).ok()?.unchecked_into();
    // A report that is one file may have no page for partners to link to.
    if let Some(link) = dom::query::<Element>(&tools, "a") {
        let only = String::from(js_sys::encode_uri_component(&anchor.id()));
        link.set_attribute("href", &[&link.get_attribute("href")?, "?only=", &only].concat()).ok()?;
    }
    end.prepend_with_node_1(&tools).ok()
}

/// Does what the button that was clicked is for.
fn answer(event: &Event, dialog: &CitationDialog) -> Option<()> {
    let target: Element = event.target()?.unchecked_into();
    dialog.close_on_backdrop(&target);
    let button: HtmlElement = target.closest("button[value]").ok()??.unchecked_into();
    let theme = button.closest("details").ok().flatten();
    let form = button.closest(".citation-form").ok().flatten();
    let beside = button.parent_element().as_ref().and_then(status);
    if let Some(beside) = &beside {
        dom::set_text(beside, "");
    }
    let copied = dialog.words().copied.clone();
    match (Action::from_value(&button.get_attribute("value")?)?, theme, form) {
        (Action::CopyLink, Some(theme), _) => {
            let (cited, dialog) = (dialog.fill(&theme)?, dialog.clone());
            clipboard::copy(&cited.address, beside, copied, move || {
                if let Some(form) = dialog.open(&button, 0) {
                    dialog.show_not_copied(&form);
                }
            });
        }
        (Action::Cite, Some(theme), _) => {
            dialog.fill(&theme)?;
            select_text(&dialog.open(&button, 1)?);
        }
        (Action::Share, Some(theme), _) => {
            let cited = dialog.fill(&theme)?;
            let data = Object::new();
            Reflect::set(&data, &"url".into(), &cited.address.into()).ok()?;
            Reflect::set(&data, &"title".into(), &cited.title.into()).ok()?;
            // A reader who dismisses the system's dialog has done nothing wrong.
            share(&data).ok()?.then(&dom::callback(|_| {}), &dom::callback(|_| {}));
        }
        (Action::CopyText, _, Some(form)) => {
            let field: HtmlTextAreaElement = dom::query(&form, "textarea")?;
            let text = field.value();
            // RIS ends its lines with CRLF; the value of a field has LF alone.
            let text = if field.name() == "ris" { text.replace('\n', "\r\n") } else { text };
            let dialog = dialog.clone();
            clipboard::copy(&text, beside, copied, move || dialog.show_not_copied(&form));
        }
        (Action::Close, ..) => dialog.close(),
        _ => {}
    }
    Some(())
}
