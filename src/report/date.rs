//! A date that may lack the day or the month.

use std::fmt;

use serde::{Deserialize, Serialize, de};

/// A day (`2024-10-10`), a month (`2024-01`) or a year (`2024`) of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub enum PartialDate {
    Day { year: i32, month: u8, day: u8 },
    Month { year: i32, month: u8 },
    Year { year: i32 },
}

impl PartialDate {
    /// The first day of the period.
    pub fn first_day(self) -> Self {
        match self {
            Self::Day { .. } => self,
            Self::Month { year, month } => Self::Day { year, month, day: 1 },
            Self::Year { year } => Self::Day { year, month: 1, day: 1 },
        }
    }

    /// The last day of the period.
    pub fn last_day(self) -> Self {
        match self {
            Self::Day { .. } => self,
            Self::Month { year, month } => Self::Day { year, month, day: days_in_month(year, month) },
            Self::Year { year } => Self::Day { year, month: 12, day: 31 },
        }
    }

    /// Whether the period is over before another begins.
    #[cfg(feature = "ssr")]
    pub fn is_before(self, other: Self) -> bool {
        // Written as days, dates sort as text.
        self.last_day().to_string() < other.first_day().to_string()
    }

    /// Parses `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for dates that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, width| {
            let plain = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = i32::from(digits(parts.next()?, 4)?);
        let Some(month) = parts.next() else { return Some(Self::Year { year }) };
        let month = u8::try_from(digits(month, 2)?).ok().filter(|month| (1..=12).contains(month))?;
        let Some(day) = parts.next() else { return Some(Self::Month { year, month }) };
        let last = days_in_month(year, month);
        let day = u8::try_from(digits(day, 2)?).ok().filter(|day| (1..=last).contains(day))?;
        parts.next().is_none().then_some(Self::Day { year, month, day })
    }
}

/// The number of days in a Gregorian month.
fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day { year, month, day } => write!(f, "{year:04}-{month:02}-{day:02}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Year { year } => write!(f, "{year:04}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            if ["0000-00-00", "0000-00"].contains(&&*shape) {
                return de::Error::custom(format_args!("there is no {text} in the calendar"));
            }
            de::Error::invalid_value(de::Unexpected::Str(&text), &"a date as YYYY, YYYY-MM or YYYY-MM-DD")
        })
    }
}

#[cfg(feature = "ssr")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day (2024-10-10), a month (2024-10) or a year (2024), as precise as is known.",
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        })
    }
}
