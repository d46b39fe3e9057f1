//! The calendar day, as files and messages write it.

use std::time::{SystemTime, UNIX_EPOCH};

use icu_calendar::Date;

use crate::report::PartialDate;

/// The day that it was a number of days ago, in UTC.
pub(super) fn days_ago(days: u16) -> anyhow::Result<PartialDate> {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
    let epoch = Date::try_new_gregorian(1970, 1, 1)?;
    let day = epoch.to_rata_die() + i64::try_from(since_epoch)? - i64::from(days);
    let day = Date::from_rata_die(day, icu_calendar::Gregorian);
    Ok(PartialDate::Day { year: day.year().extended_year(), month: day.month().ordinal, day: day.day_of_month().0 })
}
