//! The way back: a link to where the reader left off.

use web_sys::{Element, HtmlElement};

use super::dom;
use super::reading::Reading;
use super::words::words;
use crate::locale::fill;

/// Offers the way back where there is one, unless the address or the browser has already led on.
pub(super) fn offer(reading: &'static Reading, place: &str) -> Option<()> {
    let window = web_sys::window()?;
    let at_the_start = window.scroll_y().ok()? < 1.0 && window.location().hash().ok()?.len() < 2;
    let to = dom::document()?.get_element_by_id(place).filter(|_| at_the_start)?;
    let link: HtmlElement = dom::query(&reading.report, ".resume a")?;
    dom::say(&link, &fill(&words().resume(), &[("title", title(&to)?.trim())]));
    let _ = link.set_attribute("href", &["#", &String::from(js_sys::encode_uri_component(place))].concat());
    dom::listen(&link, "click", |_| reading.reopen());
    link.set_hidden(false);
    dom::query::<HtmlElement>(&reading.report, ".resume .forget")?.set_hidden(false);
    Some(())
}

/// What a place is called: a theme, a section or one of its parts.
fn title(place: &Element) -> Option<String> {
    let named = place.closest("details.theme, .section").ok()??;
    let heading = if place.matches(".part-title").ok()? { None } else { dom::query(&named, "h2, h3, h4") };
    heading.as_ref().unwrap_or(place).text_content()
}

/// Takes the link away.
pub(super) fn withdraw(reading: &Reading) {
    if let Some(link) = dom::query::<HtmlElement>(&reading.report, ".resume a") {
        link.set_hidden(true);
    }
}

/// Says something where the link stood.
pub(super) fn say(reading: &Reading, message: &str) {
    if let Some(status) = dom::query(&reading.report, ".resume client-only [role]") {
        dom::say(&status, message);
    }
}
