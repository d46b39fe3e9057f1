//! The words of the interface, one file per language, and what a language does with numbers and dates.
//!
//! A locale file that lacks a word, has one too many, or lacks a plural form its language needs is
//! refused, so that a page can only be built in a language that is whole.

mod reader;
pub use reader::ReaderWords;

#[cfg(feature = "ssr")]
mod collation;
#[cfg(feature = "ssr")]
mod dates;
#[cfg(feature = "ssr")]
mod direction;
#[cfg(feature = "ssr")]
mod partners;
#[cfg(feature = "ssr")]
mod plurals;
#[cfg(feature = "ssr")]
mod resources;
#[cfg(feature = "ssr")]
mod statement;
#[cfg(feature = "ssr")]
mod words;
#[cfg(feature = "ssr")]
pub use partners::{Form, HostWords, PartnerWords, SelfTestWords};
#[cfg(feature = "ssr")]
pub use plurals::PluralMessage;
#[cfg(feature = "ssr")]
pub use resources::{ResourceTypeWords, ResourceWords, SelectionWords, TableWords, TakeAwayWords};
#[cfg(feature = "ssr")]
pub use statement::{CheckWords, EngineWords, StateWords, StatementWords, TrialWords};
#[cfg(feature = "ssr")]
pub use words::{Direction, FoundWords, Locale, LocaleError};

#[cfg(feature = "hydrate")]
mod browser;

/// Puts values into a message: `{n} of {total}` with `n` and `total` given. A value is put in as it is, whatever it holds.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let slot = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(slot, _)| *slot == name)?;
            Some((*value, after))
        });
        let (value, after) = slot.unwrap_or(("{", after));
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}
