//! The words of the interface, one file per language, with plurals, dates and collation.
//!
//! A locale file is rejected if a word or a plural form of its language is missing, or a word is unknown, so that a page
//! can only be built in a complete language.

mod client;
mod message;
pub use client::ClientWords;
pub use message::fill;

#[cfg(feature = "ssr")]
mod collation;
#[cfg(feature = "ssr")]
mod dates;
#[cfg(feature = "ssr")]
mod direction;
#[cfg(feature = "ssr")]
mod error;
#[cfg(feature = "ssr")]
mod file;
#[cfg(feature = "ssr")]
mod page;
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
pub use direction::Direction;
#[cfg(feature = "ssr")]
pub use error::LocaleError;
#[cfg(feature = "ssr")]
pub use file::Locale;
#[cfg(feature = "ssr")]
pub use page::ResultsWords;
#[cfg(feature = "ssr")]
pub use partners::{Form, HostWords, PartnerWords, SelfTestWords};
#[cfg(feature = "ssr")]
pub use plurals::PluralMessage;
#[cfg(feature = "ssr")]
pub use resources::{ExportWords, ResourceTypeWords, ResourceWords, SelectionWords, TableWords};
#[cfg(feature = "ssr")]
pub use statement::{CheckWords, EngineWords, StateWords, StatementWords, TrialWords};

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
pub use browser::PluralMessage;
