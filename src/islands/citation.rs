//! The dialog with a theme's link and citation.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::words::words;
use super::{dom, today};
use crate::citation::Cited;

/// The dialog of a report. Its fields hold templates as their own first text.
#[derive(Clone)]
pub(super) struct Dialog(HtmlDialogElement);

impl Dialog {
    pub(super) fn of(report: &Element) -> Option<Self> {
        dom::query(report, "dialog").map(Self)
    }

    /// Fills in a theme, and says its address.
    pub(super) fn cite(&self, theme: &Element) -> Option<String> {
        let anchor: Element = dom::query(theme, ".anchor")?;
        let title = dom::query::<Element>(theme, ".theme-title")?.text_content()?;
        let fragment = String::from(js_sys::encode_uri_component(&anchor.get_attribute("id")?));
        let address = [&self.report_address()?, "#", &fragment].concat();
        let lang = self.0.closest("[lang]").ok()??.get_attribute("lang")?;
        let cited = Cited::new(&title, &address, &fragment, &today::today(), &today::in_words(&lang));
        dom::say(&dom::query(&self.0, ".citation-theme")?, &title);
        for form in self.forms() {
            let field: HtmlTextAreaElement = dom::query(&form, "textarea")?;
            field.set_value(&cited.fill(&field.text_content()?));
            dom::say(&status(&form)?, "");
        }
        Some(address)
    }

    /// The title of the theme that is filled in.
    pub(super) fn title(&self) -> Option<String> {
        dom::query::<Element>(&self.0, ".citation-theme")?.text_content()
    }

    /// The address that lasts, else the page's own without what else it says.
    fn report_address(&self) -> Option<String> {
        let own = || web_sys::window()?.location().href().ok()?.split(['?', '#']).next().map(str::to_owned);
        self.0.get_attribute("data-address").or_else(own)
    }

    /// A field and what belongs to it, for each form of the citation.
    fn forms(&self) -> Vec<Element> {
        dom::query_all(&self.0, ".citation-form")
    }

    /// Shows the dialog with the text of one form selected. The focus comes back to the button that asked.
    pub(super) fn open(&self, button: &HtmlElement, number: usize) -> Option<Element> {
        let _ = button.focus();
        self.0.show_modal().ok()?;
        let form = self.forms().into_iter().nth(number)?;
        select(&form);
        Some(form)
    }

    /// Closes the dialog where the backdrop was pressed, in browsers that do not so by the attribute `closedby`.
    pub(super) fn close_beside(&self, pressed: &Element) {
        let dialog: &Element = &self.0;
        if pressed == dialog && !js_sys::Reflect::has(dialog, &"closedBy".into()).unwrap_or_default() {
            self.close();
        }
    }

    pub(super) fn close(&self) {
        self.0.close();
    }
}

/// The place beside a button where it is said what came of it.
pub(super) fn status(around: &Element) -> Option<Element> {
    dom::query(around, "[role]")
}

/// Selects the text of a form, and says that it could not be copied.
pub(super) fn refuse(form: &Element) {
    select(form);
    if let Some(status) = status(form) {
        dom::say(&status, &words().not_copied());
    }
}

fn select(form: &Element) {
    if let Some(field) = dom::query::<HtmlTextAreaElement>(form, "textarea") {
        let _ = field.unchecked_ref::<HtmlElement>().focus();
        field.select();
    }
}
