//! The rules of a bundle: each has a code that it keeps for good, a severity, and an explanation.

use std::fmt;

/// How bad it is that a rule is broken.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// A report can be built; somebody should look.
    Warning,
    /// No report is built.
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

/// Declares the rules: name, code, severity, what is wrong in a sentence, and why it matters.
macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $summary:literal $why:literal)*) => {
        /// The rules of a bundle; each keeps its code for good.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Code { $(#[doc = $summary] $name),* }

        impl Code {
            /// Every rule, in the order of the codes.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Whether breaking the rule stops a build.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// What is wrong, in a sentence.
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
        "JSON needs double quotes around keys and texts, a comma between entries and none after the last. Where the \
        fault can be repaired, the rest of the file is checked as if it were."
    Shape "B002" Error "A key is missing or unknown, or a value has the wrong type."
        "[bundle.md](bundle.md) lists the keys and their values. For an unknown key or value the nearest one is named."
    Format "B003" Error "The program does not read this format."
        "`format` is 1 in bundles for this version of Almanac."
    DuplicateId "B004" Error "Two entries have the same id."
        "An id is an address in the page, so a link to it must lead to one entry."
    BadId "B005" Error "An id is empty, has a space in it, or is one that the page uses itself."
        "Ids become addresses such as `#skills`; the page has parts of its own, such as `people` and `resources`."
    UnknownReference "B006" Error "A reference leads to nothing of its kind."
        "The id must be that of an entry in this file, of the kind that the key asks for, and the entry must be shown."
    Placement "B007" Error "A theme is in no section, or in more than one place."
        "Sections hold the themes in reading order; each theme is shown once."
    EmptyText "B008" Error "A text is empty."
        "An empty title or summary leaves a gap that a screen reader announces as nothing."
    ControlCharacter "B009" Error "A text, id or address holds a character that does not show."
        "Such characters come with text that is copied from other programs. They break search and links, and some \
        reverse the order in which text is shown."
    BadLanguage "B010" Error "A language tag cannot be read."
        "Screen readers choose their voice by it. Write a tag of BCP 47, such as `en-GB` or `sv`."
    BadAddress "B011" Error "An address cannot be followed, or its scheme is not allowed."
        "Write an absolute address that begins with `https:`, `http:`, `mailto:` or `tel:`. `report.address` is that \
        of a folder."
    Markdown "B012" Error "A text holds Markdown that a page cannot show."
        "Texts hold paragraphs, lists, emphasis, links, quotations and short code. The message names what else was \
        found, and what to write."
    AmbiguousLink "B013" Error "In one list the same words lead to two places."
        "Readers who go from link to link hear the words alone. Resources of one list may share a title where their \
        publishers differ."
    UnsaidFile "B014" Error "A resource is a file and does not say so."
        "Readers are told before they follow a link that it opens a file, and how large it is."
    EmptyLink "B015" Error "A link has no words."
        "Screen readers would read out its address."
    TooDeep "B016" Error "Something is nested more than 100 levels deep."
        "No report needs that; usually a bracket or a quotation is not closed."
    BadVersion "B017" Error "`report.version` is not a version of Semantic Versioning."
        "Published versions are ordered by it. Write three numbers, such as `1.0.0` ([semver.org](https://semver.org))."
    DateOrder "B018" Error "Two dates contradict each other."
        "A notice cannot end before it starts, and nothing can be checked or archived before the year it is from."
    RepeatedReference "B019" Error "A list names the same entry twice, or a theme is related to itself."
        "The page would show the same link twice."
    LostNumber "B020" Error "A number at the start of a line would be shown as another."
        "Markdown reads `1986. A great year` as the item of a numbered list. Write `1986\\. A great year`."
    LongId "B021" Error "An id is longer than 200 bytes."
        "Ids become the names of files, which file systems end at 255 bytes."
    SimilarIds "B022" Error "Two ids differ only in case or in how a letter is encoded."
        "Some file systems and hosts do not tell them apart."
    InsecureAddress "B023" Warning "An address begins with `http:`."
        "What is read over it can be seen and changed on the way. Most sites answer at the same address with `https:`."
    VagueLink "B024" Warning "The words of a link do not say where it leads."
        "Readers who go from link to link hear \"here\" or \"read more\" out of context."
    LongSummary "B025" Warning "A summary is longer than 300 characters."
        "A summary is what readers see before they open a theme or follow a link: one or two sentences."
    RepeatedTitle "B026" Warning "Two entries of one kind have the same title."
        "In the contents and in search results they look the same."
    Unused "B027" Warning "Nothing refers to an entry."
        "A topic that no resource has is never shown. A person, organisation or resource that nothing names may have \
        been forgotten in a theme."
    Script "B028" Warning "A text is not in the script of its language."
        "Screen readers read it in the wrong voice, and it may run in the wrong direction. Write such a text as \
        `{ \"text\": \"…\", \"lang\": \"…\" }` with its own language."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
