//! Arranges the blocks of a document as a bundle: the title, what introduces it, and a theme for each top heading.

use std::collections::HashMap;
use std::mem;

use oxilangtag::LanguageTag;
use percent_encoding::percent_decode_str;
use semver::Version;

use super::document::{Block, Document, Kind, Position, Span, Unplaced, plain};
use super::ids::Ids;
use super::{compose, sources};
use crate::report::{Bundle, Id, Lang, Markdown, PartialDate, Text, Theme, page_ids};
use crate::validate::{is_address, visible};

/// What stands where a document says nothing.
const PLACEHOLDERS: &str = include_str!("../../content/imported.json");
/// The longest summary that is made of a text, in characters.
const MAX_SUMMARY: usize = 200;

/// What a document becomes.
#[derive(Debug)]
pub struct Outline {
    /// The bundle.
    pub bundle: Bundle,
    /// What could not be placed, in the order of the document.
    pub unplaced: Vec<Unplaced>,
    /// The keys whose values are placeholders, or are made from the text.
    pub placeholders: Vec<&'static str>,
}

/// The document has no heading, which is what themes are made of.
#[derive(Debug, thiserror::Error)]
#[error("it has no heading")]
pub struct NoHeadings;

/// Turns a document into a bundle.
///
/// # Errors
///
/// If the document has no heading and no title.
pub fn outline(mut document: Document) -> Result<Outline, NoHeadings> {
    let is_heading = |block: &Block| matches!(block.kind, Kind::Title | Kind::Heading(_));
    if !document.blocks.iter().any(is_heading) {
        return Err(NoHeadings);
    }
    clean(&mut document);
    let mut bundle: Bundle = serde_json::from_str(PLACEHOLDERS).expect("a test reads the placeholders");
    let mut placeholders = vec!["report.publisher", "report.licence", "report.as_of", "organisations", "sections"];
    describe(&mut document, &mut bundle, &mut placeholders);
    let mut writer = Writer::new(document, &bundle);
    let (title, introduction, chapters) = writer.divide();
    match title {
        Some(title) => bundle.report.title = Text::Plain(title),
        None => placeholders.push("report.title"),
    }
    bundle.report.id = writer.ids.unique(bundle.report.title.as_str());
    let first = bundle.themes.remove(0);
    writer.name(&introduction, &chapters);

    let (standfirst, introduction) = standfirst(introduction);
    match standfirst {
        Some(standfirst) => bundle.report.standfirst = Text::Plain(standfirst),
        None => placeholders.push("report.standfirst"),
    }
    let introduction = writer.theme(first, &introduction);
    let title_notes = mem::take(&mut writer.title_notes);
    let introduction = writer.with_notes(introduction, &title_notes);
    bundle.themes.extend(Some(introduction).filter(|theme| !theme.body.is_empty()));
    for chapter in chapters {
        let theme = writer.chapter(chapter);
        bundle.themes.push(theme);
    }
    bundle.sections[0].parts[0].themes = bundle.themes.iter().map(|theme| theme.id.clone()).collect();
    writer.leave_out_notes();
    let mut unplaced = writer.document.unplaced;
    unplaced.sort_by_key(|entry| entry.at);
    placeholders.sort_unstable();
    Ok(Outline { bundle, unplaced, placeholders })
}

/// A theme to be: its id, heading and text.
struct Chapter {
    id: Id,
    heading: Block,
    blocks: Vec<Block>,
}

/// Takes out the characters that bundles refuse, and lists where they were.
fn clean(document: &mut Document) {
    let mut found = Vec::new();
    let notes = document.notes.iter_mut().flat_map(|note| &mut note.blocks);
    for block in document.blocks.iter_mut().chain(notes) {
        let mut left_out = Vec::new();
        for span in &mut block.text {
            let (text, hidden) = visible(&span.text);
            span.text = text;
            left_out.extend(hidden);
        }
        if !left_out.is_empty() {
            left_out.sort_unstable();
            left_out.dedup();
            found.push((block.at, left_out));
        }
    }
    for (at, characters) in found {
        let codes: Vec<_> = characters.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        document.left_out(at, "characters that do not show", &codes.join(" "));
    }
}

/// Fills in what the metadata says.
fn describe(document: &mut Document, bundle: &mut Bundle, placeholders: &mut Vec<&'static str>) {
    let report = &mut bundle.report;
    match document.lang.take() {
        Some(lang) if LanguageTag::parse(lang.as_str()).is_ok() => report.lang = Lang(lang),
        lang => {
            placeholders.push("report.lang");
            lang.into_iter().for_each(|lang| document.left_out(Position::Whole, "the language", &lang));
        }
    }
    match document.version.take() {
        Some(version) if Version::parse(&version).is_ok() => report.version = version,
        version => {
            placeholders.push("report.version");
            version.into_iter().for_each(|version| document.left_out(Position::Whole, "the version", &version));
        }
    }
    let Some(date) = document.date.take() else { return placeholders.push("report.edition") };
    match PartialDate::parse(&date) {
        Some(parsed) => {
            report.edition = Text::Plain(date.chars().take(4).collect());
            report.as_of.date = parsed;
        }
        None => {
            placeholders.push("report.edition");
            document.left_out(Position::Whole, "the date", &date);
        }
    }
}

/// The paragraph that introduces the document, and what follows. A paragraph with links or notes stays among the text as
/// well, since the standfirst has no place for them.
fn standfirst(mut blocks: Vec<Block>) -> (Option<String>, Vec<Block>) {
    let Some(first) = blocks.first().filter(|block| block.kind == Kind::Paragraph && !block.is_quoted) else {
        return (None, blocks);
    };
    let text = Some(plain(&first.text)).filter(|text| !text.is_empty());
    let words = |span: &Span| *span == Span { text: span.text.clone(), ..Span::default() };
    if text.is_some() && first.text.iter().all(words) {
        blocks.remove(0);
    }
    (text, blocks)
}

/// The state while themes are written.
struct Writer {
    document: Document,
    ids: Ids,
    /// The ids that links inside the document lead to, by the names of their targets.
    anchors: HashMap<String, Id>,
    /// The notes of the title.
    title_notes: Vec<usize>,
    /// Whether each note has been written.
    written: Vec<bool>,
}

impl Writer {
    fn new(document: Document, bundle: &Bundle) -> Self {
        let mut ids = Ids::default();
        let sections = bundle.sections.iter().map(|section| &section.id);
        let themes = bundle.themes.iter().map(|theme| &theme.id);
        let organisations = bundle.organisations.iter().map(|organisation| &organisation.id);
        sections.chain(themes).chain(organisations).for_each(|id| ids.insert(id));
        let written = vec![false; document.notes.len()];
        Self { document, ids, anchors: HashMap::new(), title_notes: Vec::new(), written }
    }

    /// The title, the blocks before the first top heading, and a chapter for each of these.
    fn divide(&mut self) -> (Option<String>, Vec<Block>, Vec<Chapter>) {
        let mut blocks = mem::take(&mut self.document.blocks);
        let title = self.title(&mut blocks);
        let levels = blocks.iter().filter_map(|block| match block.kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        });
        let top = levels.min();
        let mut introduction = Vec::new();
        let mut chapters: Vec<Chapter> = Vec::new();
        for mut block in blocks {
            match block.kind {
                Kind::Heading(level) if Some(level) == top && !plain(&block.text).is_empty() => {
                    let id = self.ids.unique(&plain(&block.text));
                    chapters.push(Chapter { id, heading: block, blocks: Vec::new() });
                    continue;
                }
                Kind::Heading(level) => {
                    self.document.kept(block.at, &format!("a heading of level {level}"), "bold text");
                    as_bold(&mut block);
                }
                Kind::Title => {
                    self.document.kept(block.at, "a second title", "bold text");
                    as_bold(&mut block);
                }
                _ => {}
            }
            match chapters.last_mut() {
                Some(chapter) => chapter.blocks.push(block),
                None => introduction.push(block),
            }
        }
        (title, introduction, chapters)
    }

    /// Takes the title out: that of the metadata, of a paragraph in the style, or of the first heading of level 1.
    fn title(&mut self, blocks: &mut Vec<Block>) -> Option<String> {
        let stated = self.document.title.take().filter(|title| !title.trim().is_empty()).map(|title| visible(&title).0);
        let first = blocks.iter().position(|block| block.kind == Kind::Title && !plain(&block.text).is_empty());
        let heading =
            || blocks.iter().position(|block| block.kind == Kind::Heading(1) && !plain(&block.text).is_empty());
        let index = first.or_else(heading);
        if let Some(stated) = stated {
            // A heading that repeats the metadata's title is the title too.
            let repeats = index.filter(|index| plain(&blocks[*index].text) == stated);
            repeats.into_iter().for_each(|index| self.take_title(blocks.remove(index)));
            return Some(stated);
        }
        let block = blocks.remove(index?);
        let title = plain(&block.text);
        self.take_title(block);
        Some(title)
    }

    fn take_title(&mut self, block: Block) {
        self.title_notes.extend(block.text.iter().filter_map(|span| span.note));
        self.lose_links(&block);
        self.anchors.extend(block.anchors.into_iter().map(|anchor| (anchor, Id(page_ids::MAIN.to_owned()))));
    }

    /// Lists the addresses of a title, which has no place for links.
    fn lose_links(&mut self, block: &Block) {
        for link in block.text.iter().filter_map(|span| span.link.as_ref()) {
            self.document.left_out(block.at, "a link in a heading", link);
        }
    }

    /// Notes which names lead to which theme.
    fn name(&mut self, introduction: &[Block], chapters: &[Chapter]) {
        let mut add = |block: &Block, id: &Id| {
            for anchor in &block.anchors {
                self.anchors.entry(anchor.clone()).or_insert_with(|| id.clone());
            }
        };
        // What the introduction becomes may be no theme; the page's main part holds it in any case.
        let main = Id(page_ids::MAIN.to_owned());
        introduction.iter().for_each(|block| add(block, &main));
        for Chapter { id, heading, blocks } in chapters {
            add(heading, id);
            blocks.iter().for_each(|block| add(block, id));
        }
    }

    fn chapter(&mut self, chapter: Chapter) -> Theme {
        let Chapter { id, heading, mut blocks } = chapter;
        self.lose_links(&heading);
        let title = plain(&heading.text);
        let summary = blocks.iter().map(|block| plain(&block.text)).find(|text| !text.is_empty());
        let summary = summary.map_or_else(|| title.clone(), |text| first_sentence(&text));
        let theme: Theme = serde_json::from_value(serde_json::json!({
            "id": id, "title": title, "summary": summary, "body": []
        }))
        .expect("a theme has these keys");
        let notes: Vec<usize> = heading.text.iter().filter_map(|span| span.note).collect();
        let theme = self.theme(theme, &mem::take(&mut blocks));
        self.with_notes(theme, &notes)
    }

    /// A theme with the text of blocks, and of the notes that they refer to.
    fn theme(&mut self, mut theme: Theme, blocks: &[Block]) -> Theme {
        theme.body.extend(self.body(blocks));
        let notes = blocks.iter().flat_map(|block| &block.text).filter_map(|span| span.note);
        self.with_notes(theme, &notes.collect::<Vec<_>>())
    }

    /// Adds notes to a theme: each as a paragraph at its end, and their links as sources.
    fn with_notes(&mut self, mut theme: Theme, notes: &[usize]) -> Theme {
        let mut queue = notes.to_vec();
        queue.reverse();
        while let Some(note) = queue.pop() {
            if self.written.get(note).is_none_or(|written| *written) {
                continue;
            }
            self.written[note] = true;
            let mut blocks = mem::take(&mut self.document.notes[note].blocks);
            let at = self.document.notes[note].at;
            self.document.kept(at, "a footnote", "a paragraph at the end of its theme");
            sources::add(&mut theme.sources, &blocks);
            queue.extend(blocks.iter().flat_map(|block| &block.text).filter_map(|span| span.note));
            let number = Span { text: format!("[{}] ", note + 1), ..Span::default() };
            if blocks.first().is_none_or(|block| block.kind != Kind::Paragraph || block.is_quoted) {
                blocks.insert(0, Block { at, ..Block::default() });
            }
            blocks[0].text.insert(0, number);
            theme.body.extend(self.body(&blocks));
        }
        theme
    }

    /// The Markdown of blocks.
    fn body(&mut self, blocks: &[Block]) -> Vec<Markdown> {
        let mut blocks = blocks.to_vec();
        for block in &mut blocks {
            self.resolve(block);
        }
        let (texts, lost) = compose::compose(&blocks);
        for at in lost {
            self.document.kept(at, "emphasis that touches other signs", "plain words");
        }
        texts.into_iter().map(|text| Markdown(Text::Plain(text))).collect()
    }

    /// Makes links lead where a bundle's may: to addresses, and to themes.
    fn resolve(&mut self, block: &mut Block) {
        let mut last = None;
        for span in &mut block.text {
            let Some(link) = span.link.take() else { continue };
            span.link = match link.strip_prefix('#') {
                Some(name) => {
                    let decoded = percent_decode_str(name).decode_utf8_lossy();
                    self.anchors.get(name).or_else(|| self.anchors.get(&*decoded)).map(Id::fragment)
                }
                None => is_address(&link).then(|| link.clone()),
            };
            // A link in several formats is several spans.
            if span.link.is_none() && last.as_ref() != Some(&link) {
                self.document.left_out(block.at, "an address that a report cannot link to", &link);
                last = Some(link);
            }
        }
    }

    /// Lists the notes that nothing refers to.
    fn leave_out_notes(&mut self) {
        for note in mem::take(&mut self.document.notes) {
            let texts: Vec<_> = note.blocks.iter().map(|block| plain(&block.text)).collect();
            if !texts.is_empty() {
                self.document.left_out(note.at, "a footnote that nothing refers to", &texts.join(" "));
            }
        }
    }
}

fn as_bold(block: &mut Block) {
    block.kind = Kind::Paragraph;
    block.text.iter_mut().for_each(|span| span.strong = !span.code);
}

/// The first sentence of a text, shortened at a word where it is long.
fn first_sentence(text: &str) -> String {
    let end = [". ", "? ", "! "].iter().filter_map(|end| text.find(end)).min().map_or(text.len(), |at| at + 1);
    let end = text.find('。').map_or(end, |at| end.min(at + '。'.len_utf8()));
    let sentence = &text[..end];
    let Some((cut, _)) = sentence.char_indices().nth(MAX_SUMMARY) else { return sentence.to_owned() };
    let cut = sentence[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", sentence[..cut].trim_end_matches([',', ';', ':', ' ']))
}
