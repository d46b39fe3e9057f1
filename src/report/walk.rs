//! Every value of a bundle with its place, in the order of the file.

use super::{
    Bundle, Group, Id, Lang, Link, Markdown, Milestone, Notice, Organisation, Part, Person, Report, Resource, Section,
    Text, Theme, Topic,
};

/// What kind of thing an id names.
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

/// A value of a bundle.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// The id of something.
    Id(Kind, &'a Id),
    /// An id that something had before.
    Alias(&'a Id),
    /// A reference to something of a kind.
    Reference(Kind, &'a Id),
    /// Words for people.
    Text(&'a Text),
    /// Words for people in small Markdown.
    Markdown(&'a Markdown),
    /// The address of a page elsewhere.
    Url(&'a str),
    /// The address at which the report itself stays.
    OwnAddress(&'a str),
    /// A language tag.
    Lang(&'a Lang),
}

/// Calls `visit` with the JSON pointer and the value, for every value of the bundle in the order of the file.
pub fn walk<'a>(bundle: &'a Bundle, visit: &mut dyn FnMut(&str, Value<'a>)) {
    let mut walker = Walker { pointer: String::new(), visit };
    let w = &mut walker;
    w.within("report", |w| report(w, &bundle.report));
    w.each("notices", &bundle.notices, notice);
    w.each("sections", &bundle.sections, section);
    w.each("themes", &bundle.themes, theme);
    w.each("people", &bundle.people, person);
    w.each("organisations", &bundle.organisations, organisation);
    w.each("topics", &bundle.topics, topic);
    w.each("groups", &bundle.groups, group);
    w.each("resources", &bundle.resources, resource);
}

/// Where the walk stands, and whom it tells.
struct Walker<'a, 'v> {
    pointer: String,
    visit: &'v mut dyn FnMut(&str, Value<'a>),
}

impl<'a> Walker<'a, '_> {
    fn within(&mut self, key: &str, inner: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(key);
        inner(self);
        self.pointer.truncate(length);
    }

    fn each<T>(&mut self, key: &str, items: &'a [T], visit: impl Fn(&mut Self, &'a T)) {
        self.within(key, |w| {
            for (index, item) in items.iter().enumerate() {
                w.within(&index.to_string(), |w| visit(w, item));
            }
        });
    }

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
        self.within(key, |w| w.here(text));
    }

    fn here(&mut self, text: &'a Text) {
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
    w.text("title", &link.title);
    w.url(&link.url);
    if let Some(lang) = &link.lang {
        w.lang(lang);
    }
}

fn report<'a>(w: &mut Walker<'a, '_>, report: &'a Report) {
    w.id(Kind::Report, &report.id);
    w.text("edition", &report.edition);
    w.text("title", &report.title);
    w.text("standfirst", &report.standfirst);
    w.lang(&report.lang);
    w.within("as_of", |w| w.text("note", &report.as_of.note));
    w.reference("publisher", Kind::Organisation, &report.publisher);
    w.references("by", Kind::Person, &report.by);
    if let Some(source) = &report.source {
        w.within("source", |w| {
            w.text("title", &source.title);
            w.url(&source.url);
            w.text("note", &source.note);
        });
    }
    w.within("licence", |w| {
        w.text("text", &report.licence.text);
        w.url(&report.licence.url);
    });
    if let Some(contact) = &report.contact {
        w.within("contact", |w| {
            w.text("name", &contact.name);
            w.url(&contact.url);
        });
    }
    if let Some(address) = &report.address {
        w.within("address", |w| w.value(Value::OwnAddress(address)));
    }
}

fn notice<'a>(w: &mut Walker<'a, '_>, notice: &'a Notice) {
    w.id(Kind::Notice, &notice.id);
    w.text("title", &notice.title);
    w.text("place", &notice.place);
    w.within("link", |w| link(w, &notice.link));
}

fn section<'a>(w: &mut Walker<'a, '_>, section: &'a Section) {
    w.id(Kind::Section, &section.id);
    w.text("title", &section.title);
    w.text("summary", &section.summary);
    if let Some(source) = &section.source {
        w.within("source", |w| link(w, source));
    }
    w.each("parts", &section.parts, part);
    w.each("timeline", &section.timeline, milestone);
}

fn part<'a>(w: &mut Walker<'a, '_>, part: &'a Part) {
    if let Some(id) = &part.id {
        w.id(Kind::Part, id);
    }
    if let Some(title) = &part.title {
        w.text("title", title);
    }
    w.references("themes", Kind::Theme, &part.themes);
}

fn milestone<'a>(w: &mut Walker<'a, '_>, milestone: &'a Milestone) {
    w.id(Kind::Milestone, &milestone.id);
    w.text("edition", &milestone.edition);
    w.text("text", &milestone.text);
    w.links("sources", &milestone.sources);
}

fn theme<'a>(w: &mut Walker<'a, '_>, theme: &'a Theme) {
    w.id(Kind::Theme, &theme.id);
    w.each("aliases", &theme.aliases, |w, alias| w.value(Value::Alias(alias)));
    w.text("title", &theme.title);
    w.text("summary", &theme.summary);
    w.markdown("body", &theme.body);
    w.each("audiences", &theme.audiences, |w, audience| w.text("name", &audience.name));
    w.references("related", Kind::Theme, &theme.related);
    w.references("resources", Kind::Resource, &theme.resources);
    w.references("people", Kind::Person, &theme.people);
    w.references("organisations", Kind::Organisation, &theme.organisations);
    w.links("sources", &theme.sources);
}

fn person<'a>(w: &mut Walker<'a, '_>, person: &'a Person) {
    w.id(Kind::Person, &person.id);
    w.text("name", &person.name);
    if let Some(role) = &person.role {
        w.text("role", role);
    }
    if let Some(organisation) = &person.organisation {
        w.reference("organisation", Kind::Organisation, organisation);
    }
    w.markdown("biography", &person.biography);
    w.markdown("contributed", &person.contributed);
    w.links("links", &person.links);
}

fn organisation<'a>(w: &mut Walker<'a, '_>, organisation: &'a Organisation) {
    w.id(Kind::Organisation, &organisation.id);
    w.text("name", &organisation.name);
    w.text("role", &organisation.role);
    w.markdown("description", &organisation.description);
    w.markdown("contributed", &organisation.contributed);
    w.links("links", &organisation.links);
}

fn topic<'a>(w: &mut Walker<'a, '_>, topic: &'a Topic) {
    w.id(Kind::Topic, &topic.id);
    w.text("title", &topic.title);
}

fn group<'a>(w: &mut Walker<'a, '_>, group: &'a Group) {
    w.id(Kind::Group, &group.id);
    w.text("title", &group.title);
    w.text("summary", &group.summary);
}

fn resource<'a>(w: &mut Walker<'a, '_>, resource: &'a Resource) {
    w.id(Kind::Resource, &resource.id);
    w.text("title", &resource.title);
    w.url(&resource.url);
    w.text("publisher", &resource.publisher);
    if let Some(note) = &resource.year_note {
        w.text("year_note", note);
    }
    w.lang(&resource.lang);
    w.reference("group", Kind::Group, &resource.group);
    w.references("topics", Kind::Topic, &resource.topics);
    w.text("summary", &resource.summary);
    if let Some(copy) = &resource.archived {
        w.within("archived", |w| w.url(&copy.url));
    }
    if let Some(file) = &resource.file {
        w.within("file", |w| w.text("format", &file.format));
    }
}
