//! Dates in the format of a language (Unicode CLDR).

use icu_datetime::fieldsets::{Y, YM, YMD, YMDE};
use icu_datetime::input::Date;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};

use super::file::Locale;
use crate::report::PartialDate;

/// Formats one date with one set of fields; falls back to ISO 8601 for a language ICU has no data for.
macro_rules! formatted {
    ($locale:expr, $fields:expr, $date:expr, $iso:expr) => {
        match (DateTimeFormatter::try_new(DateTimeFormatterPreferences::from($locale.identifier()), $fields), $date) {
            (Ok(formatter), Ok(date)) => formatter.format(&date).to_string(),
            _ => $iso.to_string(),
        }
    };
}

impl Locale {
    /// A date in words, as precise as it is: `10 October 2024`, `January 2024`, `2024`.
    pub fn date(&self, date: PartialDate) -> String {
        match date {
            PartialDate::Day { year, month, day } => {
                formatted!(self, YMD::long(), Date::try_new_iso(year, month, day), date)
            }
            PartialDate::Month { year, month } => formatted!(self, YM::long(), Date::try_new_iso(year, month, 1), date),
            PartialDate::Year { year } => formatted!(self, Y::long(), Date::try_new_iso(year, 1, 1), date),
        }
    }

    /// A date with the day of the week, where it has a day: `Thursday 10 October 2024`.
    pub fn weekday_date(&self, date: PartialDate) -> String {
        match date {
            PartialDate::Day { year, month, day } => {
                formatted!(self, YMDE::long(), Date::try_new_iso(year, month, day), date)
            }
            PartialDate::Month { .. } | PartialDate::Year { .. } => self.date(date),
        }
    }
}
