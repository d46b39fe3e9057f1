//! The footnotes, endnotes and comments of a Word document.

use std::mem;

use super::super::document::{Note, Position};
use super::body::Reader;
use super::package::Relations;
use super::{DocxError, xml};

impl Reader {
    /// Reads the words of all comments.
    pub(super) fn read_comments(&mut self, text: &str) -> Result<(), DocxError> {
        let tree = xml::parse(text, "comments")?;
        for node in tree.root_element().children().filter(|node| xml::is(*node, "comment")) {
            let id = xml::attribute(node, "id").unwrap_or_default();
            self.comments.insert(id.to_owned(), xml::text_of(node));
        }
        Ok(())
    }

    /// Reads the notes of a kind, each at the position of its first reference.
    pub(super) fn read_notes(&mut self, kind: &str, text: &str, relations: Relations) -> Result<(), DocxError> {
        let tree = xml::parse(text, kind)?;
        let whole = mem::replace(&mut self.relations, relations);
        self.is_note = true;
        for node in tree.root_element().children().filter(|node| xml::is(*node, kind)) {
            // Separators are notes too.
            if !matches!(xml::attribute(node, "type"), None | Some("normal")) {
                continue;
            }
            let id = xml::attribute(node, "id").unwrap_or_default();
            let Some(index) = self.references.iter().position(|(of, other)| of == kind && other == id) else {
                self.document.left_out(
                    Position::Whole,
                    &format!("a {kind} that nothing refers to"),
                    &xml::text_of(node),
                );
                continue;
            };
            self.at = self.position_of(index);
            let body = mem::take(&mut self.document.blocks);
            self.blocks(node);
            let blocks = mem::replace(&mut self.document.blocks, body);
            self.document.notes.resize_with(self.references.len().max(self.document.notes.len()), Note::default);
            self.document.notes[index] = Note { at: self.at, blocks };
        }
        self.is_note = false;
        self.relations = whole;
        Ok(())
    }

    fn position_of(&self, note: usize) -> Position {
        let refers = |block: &&super::super::Block| block.text.iter().any(|span| span.note == Some(note));
        self.document.blocks.iter().find(refers).map_or(Position::Whole, |block| block.at)
    }
}
