//! Reads Word documents (Office Open XML, ECMA-376), whose paragraphs say by their styles what they are.
//!
//! Elements are told by their local names, since transitional and strict documents differ in namespaces alone.

mod body;
mod notes;
mod numbering;
mod package;
mod run;
mod styles;
mod xml;

use super::document::{Document, Position};
use body::Reader;
use package::Package;
pub use package::{DocxError, MAX_SIZE};

/// Reads a `.docx` file.
///
/// # Errors
///
/// If the bytes are no such file, or larger than [`MAX_SIZE`] when decompressed.
pub fn read(bytes: &[u8]) -> Result<Document, DocxError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let text = package.part(&main)?.ok_or(DocxError::NotWord)?;
    let tree = xml::parse(&text, &main)?;
    let body = xml::child(tree.root_element(), "body").ok_or(DocxError::NotWord)?;
    let styles = related(&mut package, &relations, "styles")?;
    let numbering = related(&mut package, &relations, "numbering")?;
    let comments = related(&mut package, &relations, "comments")?;
    let styles = styles::Styles::read(&styles)?;
    let lang = styles.lang.clone();
    let mut reader = Reader::new(styles, numbering::Numbering::read(&numbering)?, relations);
    reader.read_comments(&comments)?;
    reader.blocks(body);
    for kind in ["footnote", "endnote"] {
        let name = reader.relations.of_type(&format!("{kind}s")).map(|relation| relation.target.clone()).next();
        let text = name.as_ref().map(|name| package.part(name)).transpose()?.flatten().unwrap_or_default();
        let own = name.map(|name| package.relations(&name)).transpose()?.unwrap_or_default();
        reader.read_notes(kind, &text, own)?;
    }
    for kind in ["header", "footer"] {
        let names: Vec<_> = reader.relations.of_type(kind).map(|relation| relation.target.clone()).collect();
        for name in names {
            let text = package.part(&name)?.unwrap_or_default();
            let words = xml::parse(&text, &name).map(|tree| xml::text_of(tree.root()))?;
            if !words.is_empty() {
                reader.document.left_out(Position::Whole, &format!("a page {kind}"), &words);
            }
        }
    }
    let mut document = reader.document;
    document.lang = lang;
    metadata(&mut package, &mut document)?;
    Ok(document)
}

/// The text of the part that stands in a relation to the document; an empty element where there is none.
fn related(package: &mut Package<'_>, relations: &package::Relations, kind: &str) -> Result<String, DocxError> {
    let name = relations.of_type(kind).map(|relation| relation.target.clone()).next();
    let text = name.map(|name| package.part(&name)).transpose()?.flatten();
    Ok(text.unwrap_or_else(|| "<none/>".to_owned()))
}

fn metadata(package: &mut Package<'_>, document: &mut Document) -> Result<(), DocxError> {
    const CORE: &str = "docProps/core.xml";
    let Some(text) = package.part(CORE)? else { return Ok(()) };
    let tree = xml::parse(&text, CORE)?;
    for fact in tree.root_element().children() {
        let value = fact.text().unwrap_or_default().trim();
        match fact.tag_name().name() {
            "language" if !value.is_empty() => document.lang = Some(value.to_owned()),
            "modified" => document.date = value.get(..10).map(str::to_owned),
            _ => {}
        }
    }
    Ok(())
}
