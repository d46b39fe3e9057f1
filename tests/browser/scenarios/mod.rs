//! What readers do and see, whatever the engine.

mod accessibility;
mod conformance;
mod embedding;
mod faults;
mod fragments;
mod history;
mod links;
mod memory;
mod outside;
mod preview;
mod printing;
mod reader;
mod resources;
mod saved;
mod search;
mod single_file;
mod statement;
mod tools;

pub use faults::saved_page;
pub use memory::EARLIER;
pub use preview::pictures as preview_pictures;

use std::sync::LazyLock;

use crate::visit::Scenario;

/// Every scenario.
pub fn all() -> Vec<Scenario> {
    let rooms = [
        reader::all(),
        resources::all(),
        saved::all(),
        search::all(),
        single_file::all(),
        links::all(),
        fragments::all(),
        history::all(),
        outside::all(),
        memory::all(),
        preview::all(),
        faults::all(),
        printing::all(),
        accessibility::all(),
        conformance::all(),
        statement::all(),
        tools::all(),
        embedding::all(),
    ];
    rooms.into_iter().flatten().collect()
}

/// Declares scenarios: a name, how the page is visited, and the steps.
macro_rules! scenarios {
    ($($(#[doc = $about:literal])+ $name:ident($page:ident, $visit:expr) $steps:block)*) => {
        pub fn all() -> Vec<$crate::visit::Scenario> {
            vec![$($crate::visit::Scenario {
                name: stringify!($name).to_owned(),
                visit: $visit,
                run: |$page| Box::pin(async move { $steps; Ok($page) }),
            }),*]
        }
    };
}
use scenarios;

/// Every text of the bundle, as it must stand in the page: Markdown without its marks, paragraph by paragraph.
pub fn bundle_strings() -> &'static [String] {
    static STRINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let source = include_str!("../../../content/outlook-2024.json");
        let bundle = almanac::validate::validate(source).bundle.unwrap_or_else(|| panic!("the bundle is not valid"));
        crate::strings::strings(&bundle)
    });
    &STRINGS
}
