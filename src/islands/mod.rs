//! The interactive parts of a page and the state they share: the only code that ships as wasm.
//!
//! An island is one `#[island]` function with one `view!`, which the native program renders and the browser hydrates;
//! `state` is what the islands of a report share. No island creates content of the report.
//!
//! Written by hand, each for the reason in its first lines: `citation`, `export_csv`, `highlight`, `reading_record`,
//! `resource_filter`, `resource_list`, `results_panel`, `resume`, `scroll_spy`, `theme_tools`.

mod action;
mod appearance;
mod bind;
mod citation;
mod clipboard;
mod date;
mod debounce;
mod dom;
mod export_csv;
mod highlight;
mod notice;
#[cfg(feature = "hydrate")]
mod page;
mod print_tools;
mod progress;
mod reading;
pub mod reading_record;
mod resource_count;
mod resource_filter;
mod resource_list;
mod results_panel;
mod resume;
mod scroll_spy;
mod search;
mod search_params;
mod state;
mod theme_tools;
mod toolbar;

pub use action::Action;
pub use appearance::Appearance;
pub use notice::NoticeState;
#[cfg(feature = "hydrate")]
pub(crate) use page::{enter_report, start};
pub use print_tools::PrintTools;
pub use progress::Progress;
pub use resource_count::ResourceCount;
pub use search::Search;
pub use state::{IslandContext, ReportState};
pub use toolbar::Toolbar;
