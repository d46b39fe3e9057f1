//! The link to where the reader left off, by hand: it is text that only the browser knows, put into an empty link.

use gloo_utils::{document, window};
use web_sys::{Element, HtmlElement};

use super::dom;
use super::state::ReportState;
use crate::locale::fill;

/// Shows the link, unless the URL's fragment or the browser has already led into the page.
pub(super) fn offer(state: ReportState, report: &Element, position: &str, reopen: impl Fn() + 'static) -> Option<()> {
    let window = window();
    let at_the_start = window.scroll_y().ok()? < 1.0 && window.location().hash().ok()?.len() < 2;
    let target = document().get_element_by_id(position).filter(|_| at_the_start)?;
    let link: HtmlElement = dom::query(report, ".resume a")?;
    dom::set_text(&link, &fill(&state.words().resume, &[("title", title(&target)?.trim())]));
    let _ = link.set_attribute("href", &["#", &String::from(js_sys::encode_uri_component(position))].concat());
    dom::listen(&link, "click", move |_| reopen());
    link.set_hidden(false);
    dom::query::<HtmlElement>(report, ".resume .forget")?.set_hidden(false);
    Some(())
}

/// The title of a theme, a section or one of its parts.
fn title(target: &Element) -> Option<String> {
    let named = target.closest("details.theme, .section").ok()??;
    let heading = if target.matches(".part-title").ok()? { None } else { dom::query(&named, "h2, h3, h4") };
    heading.as_ref().unwrap_or(target).text_content()
}

/// Hides the link.
pub(super) fn withdraw(state: ReportState) {
    for link in state.query_all::<HtmlElement>(".resume a") {
        link.set_hidden(true);
    }
}

/// Announces something beside the link.
pub(super) fn announce(state: ReportState, message: &str) {
    for status in state.query_all::<Element>(".resume client-only [role]") {
        dom::set_text(&status, message);
    }
}
