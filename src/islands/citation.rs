//! The dialog with a theme's link and citation.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::words::words;
use super::{dom, today};
use crate::citation::CitedTheme;
use crate::report::page_ids;
use crate::search::{Json, text};

/// A theme that is cited: its title in the report's own language, and its address.
pub(super) struct Theme {
    pub(super) title: String,
    pub(super) address: String,
}

/// The dialog of a report. Its fields carry templates.
#[derive(Clone)]
pub(super) struct Dialog(HtmlDialogElement);

impl Dialog {
    pub(super) fn of(report: &Element) -> Option<Self> {
        dom::query(report, "dialog").map(Self)
    }

    /// Fills in a theme.
    ///
    /// A browser that translates the page changes the words and the language of the document. What is cited is the
    /// original, so all words come from the bundle and from attributes.
    pub(super) fn cite(&self, theme: &Element) -> Option<Theme> {
        let id = dom::query::<Element>(theme, ".anchor")?.id();
        let bundle = dom::json(page_ids::BUNDLE).ok()?;
        let lang = text(&bundle.get("report")?, "lang");
        let mut title = String::new();
        bundle.each("themes", &mut |theme| {
            if text(theme, "id") == id {
                title = text(theme, "title");
            }
        });
        let fragment = String::from(js_sys::encode_uri_component(&id));
        let address = [&self.report_address()?, "#", &fragment].concat();
        let cited = CitedTheme::new(&title, &address, &fragment, &today::today(), &today::in_words(&lang));
        dom::say(&dom::query(&self.0, ".citation-theme")?, &title);
        for form in self.forms() {
            let field: HtmlTextAreaElement = dom::query(&form, "textarea")?;
            field.set_value(&cited.fill(&field.get_attribute("data-template")?));
            dom::say(&status(&form)?, "");
        }
        Some(Theme { title, address })
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
