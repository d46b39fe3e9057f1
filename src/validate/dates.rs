//! Rules between dates: nothing ends before it starts, and nothing is looked at before the year it is from.

use super::{Code, Findings};
use crate::report::{Bundle, PartialDate};

pub(super) fn check(bundle: &Bundle, found: &mut Findings<'_>) {
    for (index, notice) in bundle.notices.iter().enumerate() {
        if notice.ends.is_before(notice.starts) {
            let message = format!("the notice ends on {}, before it starts on {}", notice.ends, notice.starts);
            let fix = "write the last day under `ends`, and the first under `starts`";
            found.add(Code::DateOrder, &format!("/notices/{index}/ends"), message, fix);
        }
    }
    for (index, resource) in bundle.resources.iter().enumerate() {
        let Some(year) = resource.year else { continue };
        let archived = resource.archived.as_ref().map(|copy| ("archived/date", "archived", copy.date));
        let checked = resource.checked.map(|date| ("checked", "checked", date));
        for (key, done, date) in archived.into_iter().chain(checked) {
            if date.is_before(PartialDate::Year { year: year.into() }) {
                let message = format!("the resource was {done} on {date}, before the year {year} that it is from");
                found.add(Code::DateOrder, &format!("/resources/{index}/{key}"), message, "mend the date or the year");
            }
        }
    }
}
