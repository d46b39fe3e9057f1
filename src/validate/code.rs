//! The rules of a bundle: each has a permanent code, a severity and an explanation.

use std::fmt;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// The report is built.
    Warning,
    /// The report is not built.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Declares the rules: name, code, severity, what is wrong in one sentence, and why it matters.
macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $summary:literal $why:literal)*) => {
        /// The rules of a bundle. Codes are permanent.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Code { $(#[doc = $summary] $name),* }

        impl Code {
            /// Every rule, in the order of the codes.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The severity of the rule's diagnostics.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// What is wrong, in one sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary),* }
            }

            /// Why that matters, and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $why),* }
            }

            fn number(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

codes! {
    Syntax "B001" Error "The file is not JSON."
        "JSON needs double quotes around keys and texts, a comma between entries and none after the last. If the \
        error can be repaired, the rest of the file is checked too."
    Shape "B002" Error "A key is missing or unknown, or a value has the wrong type."
        "[bundle.md](bundle.md) lists the keys and their values. For an unknown key or value, the message suggests the nearest one."
    Format "B003" Error "The program does not read this format."
        "`format` is 1 in bundles for this version of Almanac."
    DuplicateId "B004" Error "Two entries have the same id."
        "An id is the fragment of a link, so it must identify one entry."
    BadId "B005" Error "An id is empty, contains a space, or is reserved for the page."
        "Ids become fragments such as `#skills`; the page itself uses some ids, such as `people` and `resources`."
    UnknownReference "B006" Error "A reference has no target of the expected kind."
        "The id must belong to an entry in this file of the kind that the key expects, and the page must show that entry."
    Placement "B007" Error "A theme is in no section, or in more than one place."
        "Sections hold the themes in reading order; each theme is shown once."
    EmptyText "B008" Error "A text is empty."
        "An empty title or summary leaves a gap that a screen reader announces as nothing."
    ControlCharacter "B009" Error "A text, id or address contains an invisible character."
        "Such characters come from text that is copied from other programs. They break search and links, and some \
        reverse the order in which text is displayed."
    BadLanguage "B010" Error "A language tag is not valid."
        "Screen readers choose a voice by it. Write a tag of BCP 47, such as `en-GB` or `sv`."
    BadAddress "B011" Error "An address is not valid, or its scheme is not allowed."
        "Write an absolute address that begins with `https:`, `http:`, `mailto:` or `tel:`. `report.address` \
        ends with `/`."
    Markdown "B012" Error "A text contains unsupported Markdown."
        "Texts consist of paragraphs, lists, emphasis, links, quotations and inline code. The message names the \
        unsupported construct, and what to write instead."
    AmbiguousLink "B013" Error "In one list, the same link text has two targets."
        "Screen reader users who go from link to link hear the link text alone. Resources of one list may share a title \
        if their publishers differ."
    UndeclaredFile "B014" Error "A resource is a file, but has no `file`."
        "Readers see the format and size of a file before they follow the link."
    EmptyLink "B015" Error "A link has no text."
        "Screen readers would read out its address."
    TooDeep "B016" Error "The JSON, or the Markdown of a text, is nested more than 100 levels deep."
        "No report needs that; usually a bracket or a quotation is not closed."
    BadVersion "B017" Error "`report.version` is not a version of Semantic Versioning."
        "Published versions are ordered by it. Write three numbers, such as `1.0.0` ([semver.org](https://semver.org))."
    DateOrder "B018" Error "Two dates contradict each other."
        "A notice cannot end before it starts, and a resource cannot be checked or archived before its year."
    RepeatedReference "B019" Error "A list names the same entry twice, or a theme is related to itself."
        "The page would show the same link twice."
    LostNumber "B020" Error "A number at the start of a line would be displayed as another number."
        "Markdown reads `1986. A great year` as the item of a numbered list. Write `1986\\. A great year`."
    LongId "B021" Error "An id is longer than 200 bytes."
        "Ids become file names, which file systems limit to 255 bytes."
    SimilarIds "B022" Error "Two ids differ only in case or in how a letter is encoded."
        "Some file systems and hosts treat them as equal."
    InsecureAddress "B023" Warning "An address begins with `http:`."
        "The connection is not encrypted. Most sites support the same address with `https:`."
    VagueLink "B024" Warning "A link text does not describe the target."
        "Screen reader users who go from link to link hear \"here\" or \"read more\" out of context."
    LongSummary "B025" Warning "A summary is longer than 300 characters."
        "Readers see the summary before they open a theme or follow a link. One or two sentences are enough."
    RepeatedTitle "B026" Warning "Two entries of one kind have the same title."
        "Readers cannot distinguish them in the table of contents and in search results."
    Unused "B027" Warning "Nothing refers to an entry."
        "A topic without resources is never shown. A person, organisation or resource without references may have been \
        forgotten in a theme."
    Script "B028" Warning "A text is not in the script of its language."
        "Screen readers use the wrong voice, and the text may have the wrong direction. Write such a text as \
        `{ \"text\": \"…\", \"lang\": \"…\" }` with its language."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
