//! The dialog with a theme's link and citation, by hand: it fills templates that are rendered once for all themes.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::state::ReportState;
use super::{date, dom};
use crate::citation::CitedTheme;
use crate::locale::ClientWords;
use crate::report::page_ids;
use crate::search::{Json, text};

/// A theme that is cited: its title in the report's own language, and its address.
pub(super) struct ThemeLink {
    pub(super) title: String,
    pub(super) address: String,
}

/// The dialog of a report. Its fields have their templates in `data-template`.
#[derive(Clone)]
pub(super) struct CitationDialog {
    element: HtmlDialogElement,
    words: Rc<ClientWords>,
}

impl CitationDialog {
    /// The dialog in a report.
    pub(super) fn find(report: &Element, state: ReportState) -> Option<Self> {
        Some(Self { element: dom::query(report, "dialog")?, words: state.words() })
    }

    pub(super) fn words(&self) -> &ClientWords {
        &self.words
    }

    /// Fills in a theme.
    ///
    /// A browser that translates the page changes the text and the language of the document. The original is cited,
    /// so all texts come from the bundle and from attributes.
    pub(super) fn fill(&self, theme: &Element) -> Option<ThemeLink> {
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
        let cited = CitedTheme::new(&title, &address, &fragment, &date::today(), &date::today_in(&lang));
        dom::set_text(&dom::query(&self.element, ".citation-theme")?, &title);
        for form in self.forms() {
            let field: HtmlTextAreaElement = dom::query(&form, "textarea")?;
            field.set_value(&cited.fill(&field.get_attribute("data-template")?));
            dom::set_text(&status(&form)?, "");
        }
        Some(ThemeLink { title, address })
    }

    /// The report's permanent address, else the page's own without query string and fragment.
    fn report_address(&self) -> Option<String> {
        let own = || gloo_utils::window().location().href().ok()?.split(['?', '#']).next().map(str::to_owned);
        self.element.get_attribute("data-address").or_else(own)
    }

    /// A field with its button and status, for each form of the citation.
    fn forms(&self) -> Vec<Element> {
        dom::query_all(&self.element, ".citation-form")
    }

    /// Shows the dialog, and gives one of its forms. The focus returns to the button when the dialog closes.
    pub(super) fn open(&self, button: &HtmlElement, form: usize) -> Option<Element> {
        let _ = button.focus();
        self.element.show_modal().ok()?;
        self.forms().into_iter().nth(form)
    }

    /// Closes the dialog if its backdrop was clicked, in browsers that ignore the attribute `closedby`.
    pub(super) fn close_on_backdrop(&self, clicked: &Element) {
        let dialog: &Element = &self.element;
        if clicked == dialog && !js_sys::Reflect::has(dialog, &"closedBy".into()).unwrap_or_default() {
            self.close();
        }
    }

    pub(super) fn close(&self) {
        self.element.close();
    }

    /// Selects the text of a form, and announces that it could not be copied.
    pub(super) fn show_not_copied(&self, form: &Element) {
        select_text(form);
        if let Some(status) = status(form) {
            dom::set_text(&status, &self.words.not_copied);
        }
    }
}

/// The element beside a button that announces its effect.
pub(super) fn status(around: &Element) -> Option<Element> {
    dom::query(around, "[role]")
}

/// Focuses the field of a form and selects its text.
pub(super) fn select_text(form: &Element) {
    if let Some(field) = dom::query::<HtmlTextAreaElement>(form, "textarea") {
        let _ = field.unchecked_ref::<HtmlElement>().focus();
        field.select();
    }
}
