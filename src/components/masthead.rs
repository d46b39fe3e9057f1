//! The masthead: the product's name, the choice of appearance, and the notices.

use leptos::prelude::*;

use super::edition::Edition;
use super::frame::Place;
use super::text::{link, text};
use crate::islands::{Appearance, NoticeState};
use crate::locale::fill;
use crate::report::{Notice, PartialDate};

/// The first lines of the page.
#[component]
pub(super) fn Masthead(
    /// The page it stands on; announcements belong to the report.
    place: Place,
) -> impl IntoView {
    let edition = Edition::current();
    let notices = edition.bundle.notices.iter().filter(|_| place == Place::Reading);
    let notices = notices.map(|notice| notice_line(notice, &edition)).collect_view();
    view! {
        <header class="masthead ui">
            <div class="masthead-line">
                <p class="brand">{edition.locale.page.brand.clone()}</p>
                <client-only hidden=true><Appearance/></client-only>
            </div>
            {notices}
        </header>
    }
}

/// One announcement: what, where, when, and where to read on.
fn notice_line(notice: &Notice, edition: &Edition) -> AnyView {
    view! {
        <p class="notice" id=notice.id.0.clone() data-ends=notice.ends.last_day().to_string()>
            <NoticeState/>
            <span class="notice-text">
                <b>{text(&notice.title)}</b>
                ", " {text(&notice.place)} ", " {dates(notice, edition)} ". " {link(&notice.link)}
            </span>
        </p>
    }
    .into_any()
}

/// The day of the event, or its first and last.
fn dates(notice: &Notice, edition: &Edition) -> AnyView {
    let day = |date: PartialDate| {
        view! { <time datetime=date.to_string()>{edition.locale.weekday_date(date)}</time> }.into_any()
    };
    if notice.starts == notice.ends {
        return day(notice.starts);
    }
    // The words between the two dates come from the locale; the dates keep their own elements.
    let between = fill(&edition.locale.notice.dates, &[("starts", "\u{0}"), ("ends", "\u{0}")]);
    let mut words = between.split('\u{0}').map(str::to_owned);
    let mut next = || words.next().unwrap_or_default();
    (next(), day(notice.starts), next(), day(notice.ends), next()).into_any()
}
