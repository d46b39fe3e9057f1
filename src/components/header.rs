//! The header: the product's name, the choice of appearance, and the notices.

use leptos::prelude::*;

use super::context::RenderContext;
use super::links::titled_link;
use super::page::PageKind;
use super::text::text;
use crate::islands::{Appearance, NoticeState};
use crate::locale::fill;
use crate::report::{Notice, PartialDate};

/// The header of a page; only the reading page shows the notices.
#[component]
pub(super) fn Header() -> impl IntoView {
    let context = RenderContext::current();
    let notices = context.bundle.notices.iter().filter(|_| PageKind::current() == PageKind::Reading);
    let notices = notices.map(|notice| notice_line(notice, &context)).collect_view();
    view! {
        <header class="header ui">
            <div class="header-line">
                <p class="brand">{context.locale.page.brand.clone()}</p>
                <client-only hidden=true><Appearance/></client-only>
            </div>
            {notices}
        </header>
    }
}

/// One notice: its title, place, dates and link.
fn notice_line(notice: &Notice, context: &RenderContext) -> AnyView {
    view! {
        <p class="notice" id=notice.id.0.clone() data-ends=notice.ends.last_day().to_string()>
            <NoticeState/>
            <span class="notice-text">
                <b>{text(&notice.title)}</b>
                ", " {text(&notice.place)} ", " {dates(notice, context)} ". " {titled_link(&notice.link)}
            </span>
        </p>
    }
    .into_any()
}

/// The day of the event, or its first and last day.
fn dates(notice: &Notice, context: &RenderContext) -> AnyView {
    let day = |date: PartialDate| {
        view! { <time datetime=date.to_string()>{context.locale.weekday_date(date)}</time> }.into_any()
    };
    if notice.starts == notice.ends {
        return day(notice.starts);
    }
    // The words between the dates come from the locale; each date keeps its `time` element.
    let between = fill(&context.locale.notice.dates, &[("starts", "\u{0}"), ("ends", "\u{0}")]);
    let mut days = [notice.starts, notice.ends].into_iter();
    // Leptos renders an empty text as a space.
    let parts = between.split_inclusive('\u{0}').flat_map(|part| {
        let words = part.trim_end_matches('\u{0}');
        let words = (!words.is_empty()).then(|| words.to_owned().into_any());
        let date = part.ends_with('\u{0}').then(|| days.next().map(day)).flatten();
        [words, date].into_iter().flatten()
    });
    parts.collect_view().into_any()
}
