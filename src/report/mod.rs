//! The types of the bundle.
//!
//! A bundle is one JSON object. Its entities refer to each other by [`Id`]. Every `Id` is unique in the bundle and becomes
//! the `id` of an element in the page, so that it can be linked to. These types define the syntax; `validate` checks the
//! rules beyond it.

#[cfg(feature = "ssr")]
pub mod accessibility;
mod date;
#[cfg(feature = "ssr")]
pub mod link_checks;
mod order;
pub mod page_ids;
#[cfg(feature = "ssr")]
pub mod schema;
pub mod searched;
mod text;
#[cfg(feature = "ssr")]
pub mod walk;

pub use date::PartialDate;
pub use text::{Id, Lang, Markdown, Text};

use serde::{Deserialize, Serialize};

/// The version of the bundle format that this program reads.
pub const FORMAT: u32 = 1;

/// A bundle. The order of its fields is that of the page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The JSON Schema of the file, for editors; ignored otherwise.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The version of the bundle format: [`FORMAT`].
    pub format: u32,
    /// The report's metadata.
    pub report: Report,
    /// Dated notices, shown in the header.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// The chapters, in reading order.
    pub sections: Vec<Section>,
    /// The themes of the chapters, in reading order.
    pub themes: Vec<Theme>,
    /// The people credited.
    #[serde(default)]
    pub people: Vec<Person>,
    /// The organisations credited or named.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// The topics of the resources.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// The lists of resources, in reading order.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Further reading on other sites.
    #[serde(default)]
    pub resources: Vec<Resource>,
}

/// The report's metadata: identity, publisher, source and terms.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Identifies the report; the same for all versions.
    pub id: Id,
    /// The version of this text, as `major.minor.patch`.
    pub version: String,
    /// The edition as readers know it: `2024`.
    pub edition: Text,
    /// The title.
    pub title: Text,
    /// The paragraph below the title that summarises the report.
    pub standfirst: Text,
    /// The language of every text without a language tag.
    pub lang: Lang,
    /// The date that the report's statements refer to.
    pub as_of: AsOf,
    /// The organisation that published the original: the source, or the report itself.
    pub publisher: Id,
    /// The people credited, in the order of the original.
    pub by: Vec<Id>,
    /// The original that the report summarises; `None` if the report is the original.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The licence of the report's text.
    pub licence: Licence,
    /// The publisher of this copy, as a contact for problems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// The permanent address of this copy, which links and citations use instead of the page's own address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A date, as precise as it is known.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    /// A day, month or year.
    pub date: PartialDate,
    /// What is known about the date.
    pub note: Text,
}

/// The original of a report.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The original's title.
    pub title: Text,
    /// The original's address.
    pub url: String,
    /// How this report relates to the original.
    pub note: Text,
}

/// The terms of use of a text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// The terms in a sentence.
    pub text: Text,
    /// The address of the full terms.
    pub url: String,
}

/// The publisher of a copy of the report.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The publisher's name.
    pub name: Text,
    /// The address of a contact page, or a `mailto:` address.
    pub url: String,
}

/// A link to another site.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The link text, which describes the target.
    pub title: Text,
    /// The address.
    pub url: String,
    /// The language of the target, where it is not the report's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
}

/// A dated notice: an invitation until its last day, a record afterwards.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its id in the page.
    pub id: Id,
    /// The title of the event.
    pub title: Text,
    /// The venue.
    pub place: Text,
    /// The first day.
    pub starts: PartialDate,
    /// The last day.
    pub ends: PartialDate,
    /// Where to read more.
    pub link: Link,
}

/// A chapter: its themes in parts, and an optional timeline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id in the page.
    pub id: Id,
    /// The title.
    pub title: Text,
    /// What the section holds, in a sentence or two.
    pub summary: Text,
    /// The strand of its themes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strand: Option<Strand>,
    /// The page of the original that it summarises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Link>,
    /// Its themes in parts.
    pub parts: Vec<Part>,
    /// Milestones, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<Milestone>,
}

impl Section {
    /// The section's themes over all its parts, in reading order.
    pub fn themes(&self) -> impl Iterator<Item = &Id> {
        self.parts.iter().flat_map(|part| &part.themes)
    }
}

/// One of the two strands of trends. They are distinguished by colour, shape and text.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strand {
    /// How services and organisations work.
    Digital,
    /// The technologies that they use.
    Technology,
}

/// A group of themes in a section.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
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

/// An edition in a timeline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its id in the page.
    pub id: Id,
    /// The edition's name: `2019`.
    pub edition: Text,
    /// What was notable about it.
    pub text: Text,
    /// The sources.
    pub sources: Vec<Link>,
}

/// A theme of the report, rendered as a disclosure.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its id in the page.
    pub id: Id,
    /// Former ids, which still link to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Id>,
    /// The title.
    pub title: Text,
    /// The message in one line.
    pub summary: Text,
    /// The text, as blocks of Markdown.
    pub body: Vec<Markdown>,
    /// Its audiences.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// Related themes.
    #[serde(default)]
    pub related: Vec<Id>,
    /// Resources for further reading.
    #[serde(default)]
    pub resources: Vec<Id>,
    /// People that it mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Id>,
    /// Organisations that it mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Id>,
    /// The pages that it summarises.
    #[serde(default)]
    pub sources: Vec<Link>,
    /// Whether it is initially open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// An audience of a theme.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// The name of the audience.
    pub name: Text,
    /// Whether the original names it.
    pub basis: Basis,
}

/// The basis for stating an audience.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The original names the audience.
    Named,
    /// The editor infers it.
    Inferred,
}

/// A person credited.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id in the page.
    pub id: Id,
    /// The name, as the person writes it.
    pub name: Text,
    /// The person's role, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// The organisation of the role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    /// The biography.
    pub biography: Vec<Markdown>,
    /// The person's contributions.
    pub contributed: Vec<Markdown>,
    /// The sources.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// An organisation credited or named.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The id in the page.
    pub id: Id,
    /// The name.
    pub name: Text,
    /// Its role in a few words.
    pub role: Text,
    /// Its description.
    pub description: Vec<Markdown>,
    /// Its contributions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributed: Vec<Markdown>,
    /// The sources.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A topic of resources.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
}

/// A list of resources.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id in the page.
    pub id: Id,
    /// The title.
    pub title: Text,
    /// How the list was compiled.
    pub summary: Text,
}

/// A resource for further reading on another site.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its id in the page.
    pub id: Id,
    /// Its title, as published.
    pub title: Text,
    /// Its address.
    pub url: String,
    /// Its publisher.
    pub publisher: Text,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: ResourceType,
    /// The year of publication, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// A remark about the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_note: Option<Text>,
    /// Its language.
    pub lang: Lang,
    /// Its list.
    pub group: Id,
    /// Its topics.
    pub topics: Vec<Id>,
    /// Its content in one line.
    pub summary: Text,
    /// When the link was last checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<PartialDate>,
    /// An archived copy, for when the link is dead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<Archived>,
    /// The format and size, if the target is a file and not a web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<File>,
}

/// A file that another program opens.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its format as readers know it: PDF.
    pub format: Text,
    /// Its size in bytes.
    pub size: u64,
}

/// A copy of a resource in a web archive.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Archived {
    /// The copy's address.
    pub url: String,
    /// When the copy was made.
    pub date: PartialDate,
}

/// The type of a resource.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
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
