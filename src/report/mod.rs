//! The bundle: what the JSON looks like, and nothing else.
//!
//! A bundle is one JSON object. Parts of it name each other by [`Id`]; every `Id` is unique over the
//! whole bundle and becomes the `id` of an element in the page, so that it can be linked to.
//! Types here say what can be written; `validate` says what must also be true.

#[cfg(feature = "ssr")]
pub mod accessibility;
mod date;
mod order;
pub mod page_ids;
pub mod searched;
mod text;
#[cfg(feature = "ssr")]
pub mod walk;

pub use date::PartialDate;
pub use text::{Id, Lang, Markdown, Text};

use serde::{Deserialize, Serialize};

/// The version of the bundle's shape that this program reads.
pub const FORMAT: u32 = 1;

/// A whole bundle, in the order in which its parts appear in the page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// Where an editor finds the schema of this file; of no meaning to the report.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The version of the bundle's shape: [`FORMAT`].
    pub format: u32,
    /// What the report is, whose it is, and what it was drawn from.
    pub report: Report,
    /// Dated announcements, shown above everything else.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// The chapters, in reading order.
    pub sections: Vec<Section>,
    /// What the chapters are made of, in reading order.
    pub themes: Vec<Theme>,
    /// The people credited.
    #[serde(default)]
    pub people: Vec<Person>,
    /// The organisations credited or named.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// The subjects by which resources can be found.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// The lists into which resources are gathered, in reading order.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Pages elsewhere that go further.
    #[serde(default)]
    pub resources: Vec<Resource>,
}

/// What the report is, whose it is, and what it was drawn from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Names the report among others; lasts over its versions.
    pub id: Id,
    /// The version of this text, as `major.minor.patch`.
    pub version: String,
    /// The edition, as readers call it: `2024`.
    pub edition: Text,
    /// The title.
    pub title: Text,
    /// The paragraph under the title that says what the report says.
    pub standfirst: Text,
    /// The language of every text that does not carry its own.
    pub lang: Lang,
    /// The moment the report speaks from.
    pub as_of: AsOf,
    /// The organisation that published the original: what the report is drawn from, or the report itself.
    pub publisher: Id,
    /// The people credited, in the order of the original.
    pub by: Vec<Id>,
    /// What the report is drawn from; a report that is itself the original has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// On what terms the words of this report may be used.
    pub licence: Licence,
    /// Who publishes this copy, and hears of problems with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Where this copy is and will stay: what links and citations name in place of the page's own address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A moment, as precise as is known.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    /// A day, month or year.
    pub date: PartialDate,
    /// What is known of the date and what is not.
    pub note: Text,
}

/// What the report is drawn from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The original's title.
    pub title: Text,
    /// The original's address.
    pub url: String,
    /// How this report stands to the original.
    pub note: Text,
}

/// On what terms a text may be used.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// The terms in a sentence.
    pub text: Text,
    /// Where they stand in full.
    pub url: String,
}

/// Who publishes a copy of the report, and how they are reached.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The publisher's name.
    pub name: Text,
    /// Where to write: a page or a `mailto:` address.
    pub url: String,
}

/// A link to another site.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The link's words, which say what it leads to.
    pub title: Text,
    /// The address.
    pub url: String,
    /// The language of what it leads to, where that is not the report's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
}

/// A dated announcement: an invitation until its last day, a record from then on.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its id in the page.
    pub id: Id,
    /// What is announced.
    pub title: Text,
    /// Where it takes place.
    pub place: Text,
    /// The first day.
    pub starts: PartialDate,
    /// The last day.
    pub ends: PartialDate,
    /// Where to read more.
    pub link: Link,
}

/// A chapter: its themes in parts, and where it has one, a timeline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id in the page.
    pub id: Id,
    /// The title.
    pub title: Text,
    /// What the section holds, in a sentence or two.
    pub summary: Text,
    /// The strand its themes belong to, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strand: Option<Strand>,
    /// The page of the original that it is drawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Link>,
    /// Its themes, gathered into parts.
    pub parts: Vec<Part>,
    /// Editions in order, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<Milestone>,
}

impl Section {
    /// The section's themes over all its parts, in reading order.
    pub fn themes(&self) -> impl Iterator<Item = &Id> {
        self.parts.iter().flat_map(|part| &part.themes)
    }
}

/// One of the two strands of trends: they differ in ink, in shape and in word.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strand {
    /// How services and organisations work.
    Digital,
    /// What they work with.
    Technology,
}

/// Some of a section's themes that belong together.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id in the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The title; a section's only part needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The themes, in reading order.
    pub themes: Vec<Id>,
}

/// One edition in a timeline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its id in the page.
    pub id: Id,
    /// The edition's name: `2019`.
    pub edition: Text,
    /// What marked it.
    pub text: Text,
    /// Where that is said.
    pub sources: Vec<Link>,
}

/// One message of the report, which opens and closes.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its id in the page.
    pub id: Id,
    /// Ids it had before, which still lead to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Id>,
    /// The title.
    pub title: Text,
    /// The message in a line.
    pub summary: Text,
    /// The message in full, block by block.
    pub body: Vec<Markdown>,
    /// Whom it speaks to.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// Themes it leans on.
    #[serde(default)]
    pub related: Vec<Id>,
    /// Resources that go further.
    #[serde(default)]
    pub resources: Vec<Id>,
    /// People it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Id>,
    /// Organisations it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Id>,
    /// The pages it is drawn from.
    #[serde(default)]
    pub sources: Vec<Link>,
    /// Whether it is open when the page is first shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// Somebody a theme speaks to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Who.
    pub name: Text,
    /// Whether the original says so.
    pub basis: Basis,
}

/// On what an audience rests.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The original names the audience.
    Named,
    /// The editor reads it so.
    Inferred,
}

/// A person credited.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id in the page.
    pub id: Id,
    /// The name, as the person writes it.
    pub name: Text,
    /// What the person does, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// The organisation the role is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    /// What is known of the person.
    pub biography: Vec<Markdown>,
    /// What the person contributed to.
    pub contributed: Vec<Markdown>,
    /// Where that is said.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// An organisation credited or named.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The id in the page.
    pub id: Id,
    /// The name.
    pub name: Text,
    /// What it is, in a few words.
    pub role: Text,
    /// What is known of it.
    pub description: Vec<Markdown>,
    /// What it contributed to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributed: Vec<Markdown>,
    /// Where that is said.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A subject by which resources can be found.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
}

/// A list of resources.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id in the page.
    pub id: Id,
    /// The title.
    pub title: Text,
    /// How the list came about.
    pub summary: Text,
}

/// A page elsewhere that goes further.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its id in the page.
    pub id: Id,
    /// Its title, as its publisher writes it.
    pub title: Text,
    /// Its address.
    pub url: String,
    /// Who publishes it.
    pub publisher: Text,
    /// What kind of text it is.
    #[serde(rename = "type")]
    pub kind: ResourceType,
    /// The year it is from, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// What is to be said of the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_note: Option<Text>,
    /// The language it is in.
    pub lang: Lang,
    /// The list it stands in.
    pub group: Id,
    /// Its subjects.
    pub topics: Vec<Id>,
    /// What it holds, in a line.
    pub summary: Text,
    /// When somebody last saw that the address leads to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<PartialDate>,
    /// A copy that stays, for when the address no longer leads to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<Archived>,
    /// What the address leads to, where that is no page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<File>,
}

/// A file that is opened by another program.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its format, as people call it: PDF.
    pub format: Text,
    /// Its size in bytes.
    pub size: u64,
}

/// A copy of a page elsewhere, kept by an archive.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Archived {
    /// The copy's address.
    pub url: String,
    /// When the copy was made.
    pub date: PartialDate,
}

/// What kind of text a resource is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub enum ResourceType {
    Article,
    Blog,
    Briefing,
    CaseStudy,
    Collection,
    Guide,
    Hub,
    Infographic,
    News,
    Policy,
    Report,
    Response,
    Summary,
    Tool,
    Update,
}
