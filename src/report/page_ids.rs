//! The ids that pages use themselves, which are reserved: a bundle must not use them.

/// The main content, the target of the skip link.
pub const MAIN: &str = "report";
/// The table of contents.
pub const CONTENTS: &str = "contents";
/// The cards of people.
pub const PEOPLE: &str = "people";
/// The cards of organisations.
pub const ORGANISATIONS: &str = "organisations";
/// The lists of resources.
pub const RESOURCES: &str = "resources";
/// The wheel of themes, which can be embedded alone.
pub const PICTURE: &str = "wheel";
/// The control for the colour scheme.
pub const APPEARANCE: &str = "appearance";
/// The search field.
pub const SEARCH: &str = "search";
/// The heading of the search results.
pub const RESULTS: &str = "results";
/// The heading of the citation dialog.
pub const CITATION: &str = "citation";
/// The bundle as JSON.
pub const BUNDLE: &str = "almanac-bundle";
/// The client's words as JSON.
pub const WORDS: &str = "almanac-words";
/// The client's WebAssembly module, in a report that is one file.
pub const WASM: &str = "almanac-wasm";

/// The prefix of the ids of the filter controls.
pub const CHOICE: &str = "choice-of-";

/// The id of a section's heading.
pub fn title_of(section: &str) -> String {
    [section, "-title"].concat()
}

/// Whether an id is reserved.
pub fn is_reserved(id: &str) -> bool {
    [
        MAIN,
        CONTENTS,
        PEOPLE,
        ORGANISATIONS,
        RESOURCES,
        PICTURE,
        APPEARANCE,
        SEARCH,
        RESULTS,
        CITATION,
        BUNDLE,
        WORDS,
        WASM,
    ]
    .contains(&id)
        || id.starts_with(CHOICE)
}
