//! The toolbar: opens or closes every theme at once, and counts the open ones.

use leptos::prelude::*;

/// A button that says what it will do, and the count of open themes.
///
/// The count is read from the document at the start and after every change, whoever made it.
#[island]
pub fn Toolbar() -> impl IntoView {
    view()
}

#[cfg(feature = "ssr")]
fn view() -> impl IntoView {
    let super::IslandContext { words, themes, open, .. } = super::IslandContext::current();
    let all_open = open == themes;
    view! {
        <button type="button" class="toolbar-toggle" data-root="" aria-expanded=all_open.to_string()>
            {if all_open { words.hide_all } else { words.show_all }}
        </button>
        <span class="toolbar-count">
            {words.open_count.format(open, &[("total", &themes.to_string())], &words.lang)}
        </span>
    }
}

#[cfg(feature = "hydrate")]
fn view() -> impl IntoView {
    super::dom::attached(themes::start)
}

/// The themes of the report that a tool stands in: a page may hold two (R23).
#[cfg(feature = "hydrate")]
mod themes {
    use web_sys::{Element, HtmlDetailsElement};

    use crate::islands::dom;
    use crate::islands::words::words;

    /// Makes the button work, and keeps its words and the count after it true.
    pub(super) fn start(button: Element) -> Option<()> {
        let document = dom::document()?;
        dom::report_around(&button)?;
        show(&button);
        let pressed = button.clone();
        dom::listen(&button, "click", move |_| {
            let themes = of(&pressed);
            let open = count(&themes) < themes.len();
            for theme in themes {
                theme.set_open(open);
            }
        });
        dom::listen(&document, "toggle", move |_| show(&button));
        Some(())
    }

    fn of(tool: &Element) -> Vec<HtmlDetailsElement> {
        dom::report_around(tool).map(|report| dom::query_all(&report, "details.theme")).unwrap_or_default()
    }

    /// How many themes are open, as the document says.
    fn count(themes: &[HtmlDetailsElement]) -> usize {
        themes.iter().filter(|theme| theme.open()).count()
    }

    fn show(button: &Element) {
        let themes = of(button);
        let (open, total) = (count(&themes), themes.len());
        let (words, all_open) = (words(), open == total);
        let _ = button.set_attribute("aria-expanded", if all_open { "true" } else { "false" });
        dom::say(button, &if all_open { words.hide_all() } else { words.show_all() });
        if let Some(place) = button.next_element_sibling() {
            dom::say(&place, &words.open_count(open as u32, &[("total", &total.to_string())]));
        }
    }
}
