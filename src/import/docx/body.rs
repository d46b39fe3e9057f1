//! The blocks of a Word document.

use std::collections::HashMap;
use std::mem;

use roxmltree::Node;

use super::super::document::{Block, Document, Kind, Position, Span, plain};
use super::super::table;
use super::numbering::Numbering;
use super::package::Relations;
use super::run::Field;
use super::styles::{self, Role, Styles};
use super::xml;

/// The deepest level of a list.
const MAX_LEVEL: usize = 8;

pub(super) struct Reader {
    pub(super) document: Document,
    pub(super) styles: Styles,
    numbering: Numbering,
    /// The relations of the part that is being read.
    pub(super) relations: Relations,
    /// How many paragraphs have begun.
    paragraphs: usize,
    /// The position of what is being read.
    pub(super) at: Position,
    pub(super) spans: Vec<Span>,
    pub(super) anchors: Vec<String>,
    pub(super) fields: Vec<Field>,
    pub(super) comments: HashMap<String, String>,
    /// The notes that are referred to: kind and id.
    pub(super) references: Vec<(String, String)>,
    /// Whether the text that is read is that of notes, whose paragraphs are not counted.
    pub(super) is_note: bool,
    has_numbered_headings: bool,
}

impl Reader {
    pub(super) fn new(styles: Styles, numbering: Numbering, relations: Relations) -> Self {
        Self {
            document: Document::default(),
            styles,
            numbering,
            relations,
            paragraphs: 0,
            at: Position::Whole,
            spans: Vec::new(),
            anchors: Vec::new(),
            fields: Vec::new(),
            comments: HashMap::new(),
            references: Vec::new(),
            is_note: false,
            has_numbered_headings: false,
        }
    }

    /// Reads what stands in the body, or in something around blocks.
    pub(super) fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "bookmarkStart" => self.bookmark(node),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => self.blocks(node),
                "del" | "moveFrom" => self.document.left_out(self.at, "a tracked deletion", &xml::text_of(node)),
                "altChunk" => self.document.left_out(self.at, "a document within the document", ""),
                _ => {
                    let words = xml::text_of(node);
                    if !words.is_empty() {
                        self.document.left_out(self.at, &format!("`{}`", node.tag_name().name()), &words);
                    }
                }
            }
        }
    }

    pub(super) fn bookmark(&mut self, node: Node<'_, '_>) {
        self.anchors.extend(xml::attribute(node, "name").map(str::to_owned));
    }

    /// Begins the next paragraph.
    fn advance(&mut self) {
        if !self.is_note {
            self.paragraphs += 1;
            self.at = Position::Paragraph(self.paragraphs);
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        self.advance();
        let at = self.at;
        let properties = xml::child(node, "pPr");
        let style = properties.and_then(|properties| xml::value(properties, "pStyle")).unwrap_or_default();
        let outline = properties.and_then(|properties| xml::value(properties, "outlineLvl")?.parse::<u8>().ok());
        let role = match outline.filter(|level| *level < 9) {
            Some(level) => Role::Heading(level + 1),
            None => self.styles.role(style),
        };
        let list = properties.and_then(styles::numbering).or_else(|| self.styles.numbering(style));
        let list = list.filter(|(list, _)| list != "0");
        self.inline(node, None);
        let text = mem::take(&mut self.spans);
        if plain(&text).is_empty() && text.iter().all(|span| span.note.is_none()) {
            return;
        }
        let kind = match role {
            Role::Contents => return self.document.left_out(at, "a line of the table of contents", &plain(&text)),
            Role::Title if !self.is_note => Kind::Title,
            Role::Heading(level) if !self.is_note => {
                self.numbered_heading(list.is_some());
                Kind::Heading(level)
            }
            _ => list.map_or(Kind::Paragraph, |(list, level)| self.item(&list, level)),
        };
        let anchors = mem::take(&mut self.anchors);
        self.document.blocks.push(Block { at, kind, is_quoted: role == Role::Quote, anchors, text });
    }

    fn numbered_heading(&mut self, is_numbered: bool) {
        if is_numbered && !mem::replace(&mut self.has_numbered_headings, true) {
            self.document.left_out(self.at, "the numbers that Word gives to headings", "");
        }
    }

    fn item(&mut self, list: &str, level: usize) -> Kind {
        let level = level.min(MAX_LEVEL);
        let next = self.numbering.next(list, level).map(|(number, format)| (number, format.to_owned()));
        if let Some((_, format)) = next.as_ref().filter(|(_, format)| format != "decimal") {
            self.document.kept(self.at, &format!("numbering by `{format}`"), "plain numbers");
        }
        Kind::Item { level, number: next.map(|(number, _)| number) }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let begins = self.document.unplaced.len();
        let first = self.paragraphs + 1;
        let mut rows = Vec::new();
        for row in within(node, "tr") {
            let at = Position::Paragraph(self.paragraphs + 1);
            let cells = within(row, "tc").into_iter().map(|cell| self.cell(cell)).collect();
            rows.push((if self.is_note { self.at } else { at }, cells));
        }
        let at = if self.is_note { self.at } else { Position::Paragraph(first) };
        self.document.kept(at, "a table", "a list, an item for each row");
        // The table is listed before what stands in it.
        self.document.unplaced[begins..].rotate_right(1);
        let mut items = table::items(rows);
        items.first_mut().into_iter().for_each(|item| item.anchors = mem::take(&mut self.anchors));
        self.document.blocks.extend(items);
    }

    /// The text of a cell; its paragraphs follow each other.
    fn cell(&mut self, cell: Node<'_, '_>) -> Vec<Span> {
        if cell.descendants().any(|node| xml::is(node, "tbl")) {
            let at = Position::Paragraph(self.paragraphs + 1);
            self.document.kept(at, "a table within a table", "words of its cell");
        }
        let is_own =
            |node: &Node<'_, '_>| xml::is(*node, "p") && !node.ancestors().any(|above| xml::is(above, "txbxContent"));
        let mut text = Vec::new();
        for paragraph in cell.descendants().filter(is_own) {
            self.advance();
            self.inline(paragraph, None);
            if !text.is_empty() {
                text.push(Span { text: " ".to_owned(), ..Span::default() });
            }
            text.append(&mut self.spans);
        }
        text
    }
}

/// The rows of a table or cells of a row, also those within content controls and the like.
fn within<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    for node in parent.children() {
        match node.tag_name().name() {
            own if own == name => found.push(node),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => found.extend(within(node, name)),
            _ => {}
        }
    }
    found
}
