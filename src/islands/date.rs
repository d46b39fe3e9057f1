//! The current date, by the reader's own calendar.

use js_sys::{Date, Object, Reflect};

/// As `YYYY-MM-DD`, which sorts as a date does.
pub(super) fn today() -> String {
    let now = Date::new_0();
    let two = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-")
}

/// As a language writes it.
pub(super) fn today_in(lang: &str) -> String {
    let long = Object::new();
    let _ = Reflect::set(&long, &"dateStyle".into(), &"long".into());
    Date::new_0().to_locale_date_string(lang, &long).into()
}
