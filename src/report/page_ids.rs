//! Ids that every page uses itself, which a bundle may therefore not use.

/// The report's text; the skip link leads to it.
pub const MAIN: &str = "report";
/// The list of contents.
pub const CONTENTS: &str = "contents";
/// The cards of people.
pub const PEOPLE: &str = "people";
/// The cards of organisations.
pub const ORGANISATIONS: &str = "organisations";
/// The lists of resources.
pub const RESOURCES: &str = "resources";
/// The picture of the themes, which a frame may show alone.
pub const PICTURE: &str = "wheel";
/// The choice of appearance.
pub const APPEARANCE: &str = "appearance";
/// The field of the search.
pub const SEARCH: &str = "search";
/// The title of its results.
pub const RESULTS: &str = "results";
/// The title of the dialog with a theme's link and citation.
pub const CITATION: &str = "citation";
/// The bundle as JSON.
pub const BUNDLE: &str = "almanac-bundle";
/// The reader's words as JSON.
pub const WORDS: &str = "almanac-words";

/// What the ids of the controls above the lists of resources begin with.
pub const CHOICE: &str = "choice-of-";

/// The id of a section's title.
pub fn title_of(section: &str) -> String {
    [section, "-title"].concat()
}

/// Whether a page uses an id itself.
pub fn holds(id: &str) -> bool {
    [MAIN, CONTENTS, PEOPLE, ORGANISATIONS, RESOURCES, PICTURE, APPEARANCE, SEARCH, RESULTS, CITATION, BUNDLE, WORDS]
        .contains(&id)
        || id.starts_with(CHOICE)
}
