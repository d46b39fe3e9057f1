//! Reads Markdown, with the extensions of GitHub and Pandoc.

use std::collections::{HashMap, HashSet};
use std::mem;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::document::{Block, Document, Kind, Note, Position, Span, plain};
use super::{ids, table};
use crate::markdown::{destination, events};

/// Reads a Markdown document. Every text is one.
pub fn read(source: &str) -> Document {
    let mut reader = Reader { lines: source.match_indices('\n').map(|(at, _)| at).collect(), ..Reader::default() };
    let mut events = events(source);
    for (event, range) in events.by_ref() {
        reader.at = reader.position(range.start);
        reader.event(event);
    }
    reader.flush();
    for (name, definition) in events.reference_definitions().iter() {
        if !reader.references.contains(&name.to_lowercase()) {
            let at = reader.position(definition.span.start);
            reader.document.left_out(at, "an address that no link uses", &source[definition.span.clone()]);
        }
    }
    reader.document
}

#[derive(Default)]
struct Reader {
    document: Document,
    /// The bytes at which lines end.
    lines: Vec<usize>,
    /// The position of the event.
    at: Position,
    /// The position of the block that is being read.
    begins: Position,
    spans: Vec<Span>,
    strong: usize,
    emphasis: usize,
    link: Option<String>,
    /// Where the words of the open links and images begin in `spans`, with their addresses.
    open: Vec<(usize, String)>,
    lists: Vec<List>,
    /// How many of the lists are around the open quotations and notes.
    outside: Vec<usize>,
    quotations: usize,
    anchors: Vec<String>,
    /// The text of a construct that is read as a whole.
    whole: Option<String>,
    rows: Vec<table::Row>,
    notes: HashMap<String, usize>,
    /// The note that is being read.
    note: Option<usize>,
    references: HashSet<String>,
}

/// An open list.
struct List {
    /// The number of the next item.
    number: Option<u64>,
    /// The number of the item that begins, until its first text.
    begins: Option<Option<u64>>,
}

impl Reader {
    fn position(&self, byte: usize) -> Position {
        Position::Line(self.lines.partition_point(|end| *end < byte) + 1)
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) if self.whole.is_some() => {
                self.whole.as_mut().into_iter().for_each(|whole| whole.push_str(&text));
            }
            Event::Text(text) => self.push(&text.replace(['\n', '\t'], " "), false),
            Event::Code(text) => self.push(&text.replace('\t', " "), true),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text, true),
            Event::SoftBreak => self.push(" ", false),
            Event::HardBreak => self.push("\n", false),
            Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => self.push("\n", false),
            Event::Html(html) | Event::InlineHtml(html) => self.document.left_out(self.at, "raw HTML", &html),
            Event::FootnoteReference(label) => {
                let note = self.note_index(&label);
                self.push(&format!("[{}]", note + 1), false);
                self.spans.last_mut().into_iter().for_each(|span| span.note = Some(note));
            }
            Event::Rule => self.document.left_out(self.at, "a rule", ""),
            Event::TaskListMarker(is_done) => {
                self.document.kept(self.at, "a task", "an item with its mark");
                self.push(if is_done { "[x] " } else { "[ ] " }, false);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let at = self.at;
        match tag {
            Tag::Paragraph => self.flush(),
            Tag::TableHead | Tag::TableRow => self.rows.push((at, Vec::new())),
            Tag::Heading { id, .. } => {
                self.flush();
                self.anchors.extend(id.map(CowStr::into_string));
            }
            Tag::BlockQuote(kind) => {
                self.flush();
                if let Some(kind) = kind {
                    let name = format!("{kind:?}").to_uppercase();
                    self.document.kept(at, &format!("an alert ([!{name}])"), "a quotation");
                }
                if self.quotations > 0 {
                    self.document.kept(at, "a quotation in another", "part of the other");
                } else if self.lists.len() > self.outside.last().copied().unwrap_or_default() {
                    self.document.kept(at, "a quotation in a list", "a quotation that ends the list");
                }
                self.quotations += 1;
                self.outside.push(self.lists.len());
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let name = match kind {
                    CodeBlockKind::Fenced(name) if !name.is_empty() => format!("a block of code ({name})"),
                    _ => "a block of code".to_owned(),
                };
                self.document.kept(at, &name, "short code, line by line");
                self.whole = Some(String::new());
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.flush();
                self.whole = Some(String::new());
            }
            Tag::List(number) => {
                self.flush();
                self.lists.push(List { number, begins: None });
            }
            Tag::Item => {
                if let Some(list) = self.lists.last_mut() {
                    list.begins = Some(list.number);
                    list.number = list.number.map(|number| number.saturating_add(1));
                }
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                let note = self.note_index(&label);
                self.document.notes[note].at = at;
                self.note = Some(note);
                self.outside.push(self.lists.len());
            }
            Tag::DefinitionList => self.document.kept(at, "a list of definitions", "paragraphs"),
            Tag::DefinitionListTitle => {
                self.flush();
                self.strong += 1;
            }
            Tag::DefinitionListDefinition => self.flush(),
            Tag::Table(_) => {
                self.flush();
                self.document.kept(at, "a table", "a list, an item for each row");
            }
            Tag::TableCell => {}
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.document.kept(at, "words struck out", "plain words"),
            Tag::Superscript => self.document.kept(at, "superscript", "plain words"),
            Tag::Subscript => self.document.kept(at, "subscript", "plain words"),
            Tag::Link { link_type, dest_url, title, id } => {
                let address = destination(link_type, &dest_url);
                self.link = Some(address.clone());
                self.begin_link(address, &title, &id);
            }
            Tag::Image { dest_url, title, id, .. } => self.begin_link(dest_url.into_string(), &title, &id),
        }
    }

    fn begin_link(&mut self, address: String, title: &str, id: &str) {
        self.references.insert(id.to_lowercase());
        if !title.is_empty() {
            self.document.left_out(self.at, "the title of a link or image", title);
        }
        self.open.push((self.spans.len(), address));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                if self.lists.is_empty() && self.quotations == 0 && self.note.is_none() {
                    let title = plain(&self.spans);
                    self.anchors.extend([ids::slug(&title), github_anchor(&title)]);
                    self.flush_as(Kind::Heading(level as u8));
                } else {
                    self.document.kept(self.at, "a heading in a list, quotation or footnote", "bold text");
                    self.spans.iter_mut().for_each(|span| span.strong = true);
                    self.flush();
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotations -= 1;
                self.outside.pop();
            }
            TagEnd::CodeBlock => {
                let code = self.whole.take().unwrap_or_default().replace('\t', "    ");
                for line in code.lines() {
                    self.push(line, true);
                    self.push("\n", false);
                }
                self.flush();
            }
            TagEnd::HtmlBlock => {
                let html = self.whole.take().unwrap_or_default();
                self.document.left_out(self.at, "raw HTML", &html);
            }
            TagEnd::MetadataBlock(_) => self.metadata(),
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = None;
                self.outside.pop();
            }
            TagEnd::DefinitionListTitle => {
                self.flush();
                self.strong -= 1;
            }
            TagEnd::TableCell => {
                let cell = mem::take(&mut self.spans);
                self.rows.last_mut().into_iter().for_each(|(_, cells)| cells.push(cell.clone()));
            }
            TagEnd::Table => {
                for item in table::items(mem::take(&mut self.rows)) {
                    (self.begins, self.spans) = (item.at, item.text);
                    self.flush_as(Kind::Item { level: self.level().map_or(0, |level| level + 1), number: None });
                }
            }
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Link => {
                self.link = None;
                let Some((start, address)) = self.open.pop() else { return };
                if plain(&self.spans[start..]).is_empty() {
                    self.document.left_out(self.at, "a link without words", &address);
                }
            }
            TagEnd::Image => {
                let Some((start, address)) = self.open.pop() else { return };
                if plain(&self.spans[start..]).is_empty() {
                    self.document.left_out(self.at, "an image without alternative text", &address);
                } else {
                    self.document.kept(self.at, &format!("an image ({address})"), "its alternative text");
                }
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::DefinitionListDefinition => self.flush(),
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// Front matter: the keys that a bundle has a place for.
    fn metadata(&mut self) {
        let text = self.whole.take().unwrap_or_default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (key, value) = line.split_once([':', '=']).unwrap_or((line, ""));
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            let document = &mut self.document;
            match key.trim() {
                "title" => document.title = Some(value),
                "lang" | "language" => document.lang = Some(value),
                "date" => document.date = Some(value),
                "version" => document.version = Some(value),
                _ => document.left_out(self.at, "metadata", line),
            }
        }
    }

    fn note_index(&mut self, label: &str) -> usize {
        let notes = &mut self.document.notes;
        *self.notes.entry(label.to_owned()).or_insert_with(|| {
            notes.push(Note::default());
            notes.len() - 1
        })
    }

    fn push(&mut self, text: &str, code: bool) {
        if self.spans.is_empty() {
            self.begins = self.at;
        }
        let (strong, emphasis, link) = (self.strong > 0, self.emphasis > 0, self.link.clone());
        self.spans.push(Span { text: text.to_owned(), strong, emphasis, code, link, note: None });
    }

    /// The level of the innermost list around the text, within its quotation.
    fn level(&self) -> Option<usize> {
        (self.lists.len() - self.outside.last().copied().unwrap_or_default()).checked_sub(1)
    }

    /// Ends the paragraph or item that is being read.
    fn flush(&mut self) {
        if plain(&self.spans).is_empty() && self.spans.iter().all(|span| span.note.is_none()) {
            self.spans.clear();
            return;
        }
        let kind = match self.level() {
            None => Kind::Paragraph,
            Some(level) => match self.lists.last_mut().and_then(|list| list.begins.take()) {
                Some(number) => Kind::Item { level, number },
                None => Kind::Continuation { level },
            },
        };
        self.flush_as(kind);
    }

    fn flush_as(&mut self, kind: Kind) {
        let (text, anchors) = (mem::take(&mut self.spans), mem::take(&mut self.anchors));
        let block = Block { at: self.begins, kind, is_quoted: self.quotations > 0, anchors, text };
        match self.note {
            Some(note) => self.document.notes[note].blocks.push(block),
            None => self.document.blocks.push(block),
        }
    }
}

/// The anchor that GitHub gives a heading, by which documents link to it.
fn github_anchor(title: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    title.to_lowercase().chars().filter(is_kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}
