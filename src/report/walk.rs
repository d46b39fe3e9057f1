//! Visits every value of a bundle with its JSON pointer, in the order of the file.
//!
//! Each type is destructured without `..`, so that a new field does not compile until it is visited here, or named as
//! not visited.

use super::{
    Archived, AsOf, Audience, Bundle, Contact, File, Group, Id, Lang, Licence, Link, Markdown, Milestone, Notice,
    Organisation, Part, Person, Report, Resource, Section, Source, Text, Theme, Topic,
};

/// The kind of entity that an id names.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub enum Kind {
    Report,
    Notice,
    Section,
    Part,
    Milestone,
    Theme,
    Person,
    Organisation,
    Topic,
    Group,
    Resource,
}

/// A value of a bundle that rules or tests look at.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// The id of an entity.
    Id(Kind, &'a Id),
    /// A former id of a theme.
    Alias(&'a Id),
    /// A reference to an entity of a kind.
    Reference(Kind, &'a Id),
    /// Text for readers.
    Text(&'a Text),
    /// Text for readers in the Markdown subset.
    Markdown(&'a Markdown),
    /// An external address.
    Url(&'a str),
    /// The permanent address of the report itself.
    OwnAddress(&'a str),
    /// The version of the report.
    Version(&'a str),
    /// A language tag.
    Lang(&'a Lang),
}

/// Calls `visit` with the JSON pointer and the value, for every value of the bundle in the order of the file.
pub fn walk<'a>(bundle: &'a Bundle, visit: &mut dyn FnMut(&str, Value<'a>)) {
    let Bundle {
        schema: _,
        format: _,
        report: about,
        notices,
        sections,
        themes,
        people,
        organisations,
        topics,
        groups,
        resources,
    } = bundle;
    let mut walker = Walker { pointer: String::new(), visit };
    let w = &mut walker;
    w.within("report", |w| report(w, about));
    w.each("notices", notices, notice);
    w.each("sections", sections, section);
    w.each("themes", themes, theme);
    w.each("people", people, person);
    w.each("organisations", organisations, organisation);
    w.each("topics", topics, topic);
    w.each("groups", groups, group);
    w.each("resources", resources, resource);
}

/// The pointer of the current value, and the visitor.
struct Walker<'a, 'v> {
    pointer: String,
    visit: &'v mut dyn FnMut(&str, Value<'a>),
}

impl<'a> Walker<'a, '_> {
    /// Visits what is at a key of the current value.
    fn within(&mut self, key: &str, inner: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(key);
        inner(self);
        self.pointer.truncate(length);
    }

    /// Visits each item of an array.
    fn each<T>(&mut self, key: &str, items: &'a [T], visit: impl Fn(&mut Self, &'a T)) {
        self.within(key, |w| {
            for (index, item) in items.iter().enumerate() {
                w.within(&index.to_string(), |w| visit(w, item));
            }
        });
    }

    /// Calls the visitor with a value at the current pointer.
    fn value(&mut self, value: Value<'a>) {
        (self.visit)(&self.pointer, value);
    }

    fn id(&mut self, kind: Kind, id: &'a Id) {
        self.within("id", |w| w.value(Value::Id(kind, id)));
    }

    fn reference(&mut self, key: &str, kind: Kind, id: &'a Id) {
        self.within(key, |w| w.value(Value::Reference(kind, id)));
    }

    fn references(&mut self, key: &str, kind: Kind, ids: &'a [Id]) {
        self.each(key, ids, |w, id| w.value(Value::Reference(kind, id)));
    }

    fn text(&mut self, key: &str, text: &'a Text) {
        self.within(key, |w| w.text_here(text));
    }

    fn text_here(&mut self, text: &'a Text) {
        self.value(Value::Text(text));
        if let Some(lang) = text.lang() {
            self.lang(lang);
        }
    }

    fn markdown(&mut self, key: &str, blocks: &'a [Markdown]) {
        self.each(key, blocks, |w, block| {
            w.value(Value::Markdown(block));
            if let Some(lang) = block.0.lang() {
                w.lang(lang);
            }
        });
    }

    /// Visits an optional text.
    fn optional_text(&mut self, key: &str, text: Option<&'a Text>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn url(&mut self, url: &'a str) {
        self.within("url", |w| w.value(Value::Url(url)));
    }

    fn lang(&mut self, lang: &'a Lang) {
        self.within("lang", |w| w.value(Value::Lang(lang)));
    }

    fn links(&mut self, key: &str, links: &'a [Link]) {
        self.each(key, links, link);
    }
}

fn link<'a>(w: &mut Walker<'a, '_>, link: &'a Link) {
    let Link { title, url, lang } = link;
    w.text("title", title);
    w.url(url);
    if let Some(lang) = lang {
        w.lang(lang);
    }
}

fn report<'a>(w: &mut Walker<'a, '_>, report: &'a Report) {
    let Report {
        id,
        version,
        edition,
        title,
        standfirst,
        lang,
        as_of: AsOf { date: _, note },
        publisher,
        by,
        source,
        licence: Licence { text, url },
        contact,
        address,
    } = report;
    w.id(Kind::Report, id);
    w.within("version", |w| w.value(Value::Version(version)));
    w.text("edition", edition);
    w.text("title", title);
    w.text("standfirst", standfirst);
    w.lang(lang);
    w.within("as_of", |w| w.text("note", note));
    w.reference("publisher", Kind::Organisation, publisher);
    w.references("by", Kind::Person, by);
    if let Some(Source { title, url, note }) = source {
        w.within("source", |w| {
            w.text("title", title);
            w.url(url);
            w.text("note", note);
        });
    }
    w.within("licence", |w| {
        w.text("text", text);
        w.url(url);
    });
    if let Some(Contact { name, url }) = contact {
        w.within("contact", |w| {
            w.text("name", name);
            w.url(url);
        });
    }
    if let Some(address) = address {
        w.within("address", |w| w.value(Value::OwnAddress(address)));
    }
}

fn notice<'a>(w: &mut Walker<'a, '_>, notice: &'a Notice) {
    let Notice { id, title, place, starts: _, ends: _, link: more } = notice;
    w.id(Kind::Notice, id);
    w.text("title", title);
    w.text("place", place);
    w.within("link", |w| link(w, more));
}

fn section<'a>(w: &mut Walker<'a, '_>, section: &'a Section) {
    let Section { id, title, summary, strand: _, source, parts, timeline } = section;
    w.id(Kind::Section, id);
    w.text("title", title);
    w.text("summary", summary);
    if let Some(source) = source {
        w.within("source", |w| link(w, source));
    }
    w.each("parts", parts, part);
    w.each("timeline", timeline, milestone);
}

fn part<'a>(w: &mut Walker<'a, '_>, part: &'a Part) {
    let Part { id, title, themes } = part;
    if let Some(id) = id {
        w.id(Kind::Part, id);
    }
    w.optional_text("title", title.as_ref());
    w.references("themes", Kind::Theme, themes);
}

fn milestone<'a>(w: &mut Walker<'a, '_>, milestone: &'a Milestone) {
    let Milestone { id, edition, text, sources } = milestone;
    w.id(Kind::Milestone, id);
    w.text("edition", edition);
    w.text("text", text);
    w.links("sources", sources);
}

fn theme<'a>(w: &mut Walker<'a, '_>, theme: &'a Theme) {
    let Theme {
        id,
        aliases,
        title,
        summary,
        body,
        audiences,
        related,
        resources,
        people,
        organisations,
        sources,
        open: _,
    } = theme;
    w.id(Kind::Theme, id);
    w.each("aliases", aliases, |w, alias| w.value(Value::Alias(alias)));
    w.text("title", title);
    w.text("summary", summary);
    w.markdown("body", body);
    w.each("audiences", audiences, |w, Audience { name, basis: _ }| w.text("name", name));
    w.references("related", Kind::Theme, related);
    w.references("resources", Kind::Resource, resources);
    w.references("people", Kind::Person, people);
    w.references("organisations", Kind::Organisation, organisations);
    w.links("sources", sources);
}

fn person<'a>(w: &mut Walker<'a, '_>, person: &'a Person) {
    let Person { id, name, role, organisation, biography, contributed, links } = person;
    w.id(Kind::Person, id);
    w.text("name", name);
    w.optional_text("role", role.as_ref());
    if let Some(organisation) = organisation {
        w.reference("organisation", Kind::Organisation, organisation);
    }
    w.markdown("biography", biography);
    w.markdown("contributed", contributed);
    w.links("links", links);
}

fn organisation<'a>(w: &mut Walker<'a, '_>, organisation: &'a Organisation) {
    let Organisation { id, name, role, description, contributed, links } = organisation;
    w.id(Kind::Organisation, id);
    w.text("name", name);
    w.text("role", role);
    w.markdown("description", description);
    w.markdown("contributed", contributed);
    w.links("links", links);
}

fn topic<'a>(w: &mut Walker<'a, '_>, topic: &'a Topic) {
    let Topic { id, title } = topic;
    w.id(Kind::Topic, id);
    w.text("title", title);
}

fn group<'a>(w: &mut Walker<'a, '_>, group: &'a Group) {
    let Group { id, title, summary } = group;
    w.id(Kind::Group, id);
    w.text("title", title);
    w.text("summary", summary);
}

fn resource<'a>(w: &mut Walker<'a, '_>, resource: &'a Resource) {
    let Resource {
        id,
        title,
        url,
        publisher,
        kind: _,
        year: _,
        year_note,
        lang,
        group,
        topics,
        summary,
        checked: _,
        archived,
        file,
    } = resource;
    w.id(Kind::Resource, id);
    w.text("title", title);
    w.url(url);
    w.text("publisher", publisher);
    w.optional_text("year_note", year_note.as_ref());
    w.lang(lang);
    w.reference("group", Kind::Group, group);
    w.references("topics", Kind::Topic, topics);
    w.text("summary", summary);
    if let Some(Archived { url, date: _ }) = archived {
        w.within("archived", |w| w.url(url));
    }
    if let Some(File { format, size: _ }) = file {
        w.within("file", |w| w.text("format", format));
    }
}
