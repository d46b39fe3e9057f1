//! The ZIP archive of a Word document, its parts and the relations between them.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml;

/// How many bytes the texts of a document may have when decompressed. Pictures are not read.
pub const MAX_SIZE: u64 = 64 << 20;

/// Why a Word document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It is no archive.
    #[error("it is not a Word document (.docx): {0}")]
    NotZip(#[from] ZipError),
    /// It is an archive of something else.
    #[error("it is not a Word document (.docx): the archive holds no text of one")]
    NotWord,
    /// A part cannot be read.
    #[error("it is damaged: `{part}`: {reason}")]
    Damaged {
        /// The name of the part.
        part: String,
        /// What is wrong.
        reason: String,
    },
    /// The parts are too large.
    #[error("its text is larger than {} MB when decompressed", MAX_SIZE >> 20)]
    TooLarge,
}

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be decompressed.
    remaining: u64,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, DocxError> {
        Ok(Self { archive: ZipArchive::new(Cursor::new(bytes))?, remaining: MAX_SIZE })
    }

    /// The text of a part, if the archive has it. What an archive says of sizes may be wrong, so bytes are counted.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let damaged = |reason: String| DocxError::Damaged { part: name.to_owned(), reason };
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error.to_string())),
        };
        let mut bytes = Vec::new();
        file.take(self.remaining + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        self.remaining = self.remaining.checked_sub(bytes.len() as u64).ok_or(DocxError::TooLarge)?;
        String::from_utf8(bytes).map(Some).map_err(|_| damaged("it is not UTF-8".to_owned()))
    }

    /// The name of the part that holds the text.
    pub(super) fn main_part(&mut self) -> Result<String, DocxError> {
        let relations = self.relations("")?;
        relations.of_type("officeDocument").map(|relation| relation.target.clone()).next().ok_or(DocxError::NotWord)
    }

    /// The relations of a part; those of the whole package for no name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, DocxError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = resolve(folder, &format!("_rels/{name}.rels"));
        let Some(text) = self.part(&path)? else { return Ok(Relations::default()) };
        let tree = xml::parse(&text, &path)?;
        let relations = tree.root_element().children().filter_map(|node| {
            let is_external = xml::attribute(node, "TargetMode") == Some("External");
            let target = xml::attribute(node, "Target")?;
            let target = if is_external { target.to_owned() } else { resolve(folder, target) };
            let kind = xml::attribute(node, "Type")?.rsplit('/').next()?.to_owned();
            Some((xml::attribute(node, "Id")?.to_owned(), Relation { kind, target }))
        });
        Ok(Relations(relations.collect()))
    }
}

/// What a part refers to, by id.
#[derive(Default)]
pub(super) struct Relations(HashMap<String, Relation>);

pub(super) struct Relation {
    /// The last segment of its type.
    kind: String,
    /// The address, or the name of the part.
    pub(super) target: String,
}

impl Relations {
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|relation| relation.target.as_str())
    }

    /// The relations of a type, in the order of their targets.
    pub(super) fn of_type(&self, kind: &str) -> impl Iterator<Item = &Relation> {
        let mut relations: Vec<_> = self.0.values().filter(|relation| relation.kind == kind).collect();
        relations.sort_by_key(|relation| &relation.target);
        relations.into_iter()
    }
}

/// The name of a part that is named relative to a folder.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut segments: Vec<&str> = Vec::new();
    for segment in from.split('/').chain(target.split('/')) {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}
