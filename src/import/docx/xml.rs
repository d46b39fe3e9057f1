//! What reading takes of XML: elements and attributes by local name.

use roxmltree::{Document, Node};

use super::DocxError;

/// How deeply elements may be nested; reading recurses once per level.
const MAX_DEPTH: usize = 400;

/// The tree of a part.
pub(super) fn parse<'t>(text: &'t str, part: &str) -> Result<Document<'t>, DocxError> {
    let text = if text.is_empty() { "<none/>" } else { text };
    let damaged = |reason: String| DocxError::Damaged { part: part.to_owned(), reason };
    let tree = Document::parse(text).map_err(|error| damaged(error.to_string()))?;
    if is_too_deep(tree.root()) {
        return Err(damaged(format!("its elements are nested more than {MAX_DEPTH} levels deep")));
    }
    Ok(tree)
}

/// Whether the tree is deeper than [`MAX_DEPTH`]; found without recursion.
fn is_too_deep(root: Node<'_, '_>) -> bool {
    let (mut node, mut depth) = (root, 0);
    while depth <= MAX_DEPTH {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            continue;
        }
        while node.next_sibling().is_none() {
            let Some(parent) = node.parent() else { return false };
            (node, depth) = (parent, depth - 1);
        }
        node = node.next_sibling().unwrap_or(root);
    }
    true
}

/// Whether a node is the element of a name.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The first child of a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// The first descendant of a name.
pub(super) fn descendant<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|node| is(*node, name))
}

/// An attribute, in any namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The attribute `val` of a child.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Whether a property is switched on: it is there, and not `0` or `false`.
pub(super) fn is_on(properties: Node<'_, '_>, name: &str) -> bool {
    child(properties, name).is_some_and(|on| !matches!(attribute(on, "val"), Some("0" | "false" | "off" | "none")))
}

/// All words of an element, also those that are deleted. What older programs read in place of a drawing stands twice, and is
/// left out.
pub(super) fn text_of(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "t" | "delText" if node.is_element() && !node.ancestors().any(|above| is(above, "Fallback")) => {
                text.push_str(node.text().unwrap_or_default());
            }
            "p" | "br" | "tab" | "cr" | "tc" => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
