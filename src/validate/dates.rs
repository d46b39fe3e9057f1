//! Rules for the order of dates: a notice ends after it starts, and a resource is checked and archived after its year.

use super::{Code, DiagnosticSink};
use crate::report::{Bundle, PartialDate};

pub(super) fn check(bundle: &Bundle, sink: &mut DiagnosticSink<'_>) {
    for (index, notice) in bundle.notices.iter().enumerate() {
        if notice.ends.is_before(notice.starts) {
            let message = format!("the notice ends on {}, before it starts on {}", notice.ends, notice.starts);
            let fix = "write the last day under `ends`, and the first under `starts`";
            sink.add(Code::DateOrder, &format!("/notices/{index}/ends"), message, fix);
        }
    }
    for (index, resource) in bundle.resources.iter().enumerate() {
        let Some(year) = resource.year else { continue };
        let archived = resource.archived.as_ref().map(|copy| ("archived/date", "archived", copy.date));
        let checked = resource.checked.map(|date| ("checked", "checked", date));
        for (key, action, date) in archived.into_iter().chain(checked) {
            if date.is_before(PartialDate::Year { year: year.into() }) {
                let message = format!("the resource was {action} on {date}, before its year {year}");
                sink.add(
                    Code::DateOrder,
                    &format!("/resources/{index}/{key}"),
                    message,
                    "correct the date or the year",
                );
            }
        }
    }
}
