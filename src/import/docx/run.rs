//! The text of a paragraph: runs, links, fields, drawings and tracked changes.

use roxmltree::Node;

use super::super::document::Span;
use super::body::Reader;
use super::xml;

/// A field, such as a link or a number of a page.
#[derive(Default)]
pub(super) struct Field {
    instruction: String,
    /// Whether its result is being read, which is what shows.
    is_result: bool,
}

impl Field {
    /// The address of a field that links.
    fn link(instruction: &str) -> Option<String> {
        let (_, rest) = instruction.split_once("HYPERLINK")?;
        let mut quoted = rest.split('"');
        let (before, address) = (quoted.next()?, quoted.next()?);
        Some(if before.contains("\\l") { format!("#{address}") } else { address.to_owned() })
    }
}

/// The format of a run.
#[derive(Clone, Copy, Default)]
struct Format {
    strong: bool,
    emphasis: bool,
}

impl Reader {
    /// Reads what stands in a paragraph, or in something around runs.
    pub(super) fn inline(&mut self, parent: Node<'_, '_>, link: Option<&str>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node, link),
                "hyperlink" => self.hyperlink(node),
                "bookmarkStart" => self.bookmark(node),
                "fldSimple" => {
                    let target = xml::attribute(node, "instr").and_then(Field::link);
                    self.inline(node, target.as_deref().or(link));
                }
                "ins" | "moveTo" => {
                    if !xml::text_of(node).is_empty() {
                        self.document.kept(self.at, "a tracked insertion", "text");
                    }
                    self.inline(node, link);
                }
                "del" | "moveFrom" => self.document.left_out(self.at, "a tracked deletion", &xml::text_of(node)),
                "oMath" | "oMathPara" => {
                    self.document.kept(self.at, "a formula", "its signs in a row");
                    self.push(&xml::text_of(node), Format::default(), link);
                }
                "AlternateContent" => self.inline(alternative(node), link),
                "pPr" | "bookmarkEnd" | "proofErr" => {}
                _ => self.inline(node, link),
            }
        }
    }

    fn hyperlink(&mut self, node: Node<'_, '_>) {
        let anchor = xml::attribute(node, "anchor");
        let target = xml::attribute(node, "id").and_then(|id| self.relations.target(id)).map(str::to_owned);
        let link = match (target, anchor) {
            (Some(target), Some(anchor)) if !target.contains('#') => Some(format!("{target}#{anchor}")),
            (Some(target), _) => Some(target),
            (None, anchor) => anchor.map(|anchor| format!("#{anchor}")),
        };
        if let Some(tip) = xml::attribute(node, "tooltip") {
            self.document.left_out(self.at, "the tip of a link", tip);
        }
        self.inline(node, link.as_deref());
    }

    fn run(&mut self, run: Node<'_, '_>, link: Option<&str>) {
        let format = xml::child(run, "rPr").map(|properties| self.format(properties)).unwrap_or_default();
        let is_hidden = xml::child(run, "rPr").is_some_and(|properties| xml::is_on(properties, "vanish"));
        if is_hidden {
            let words = xml::text_of(run);
            if !words.is_empty() {
                self.document.left_out(self.at, "hidden text", &words);
            }
            return;
        }
        self.run_content(run, format, link);
    }

    fn format(&mut self, properties: Node<'_, '_>) -> Format {
        let (strong, emphasis) = xml::value(properties, "rStyle").map_or((false, false), |id| self.styles.emphasis(id));
        if xml::is_on(properties, "strike") || xml::is_on(properties, "dstrike") {
            self.document.kept(self.at, "words struck out", "plain words");
        }
        if let Some(position @ ("superscript" | "subscript")) = xml::value(properties, "vertAlign") {
            // The number of a note is one that the note's own reference writes.
            if !properties.parent().is_some_and(is_reference) {
                self.document.kept(self.at, position, "plain words");
            }
        }
        Format { strong: strong || xml::is_on(properties, "b"), emphasis: emphasis || xml::is_on(properties, "i") }
    }

    fn run_content(&mut self, run: Node<'_, '_>, format: Format, link: Option<&str>) {
        for node in run.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.push(node.text().unwrap_or_default(), format, link),
                "tab" | "ptab" => {
                    self.document.kept(self.at, "a tab", "a space");
                    self.push(" ", format, link);
                }
                "br" => match xml::attribute(node, "type") {
                    Some(kind @ ("page" | "column")) => {
                        self.document.left_out(self.at, &format!("the break of a {kind}"), "");
                        self.push(" ", format, link);
                    }
                    _ => self.push("\n", format, link),
                },
                "cr" => self.push("\n", format, link),
                "noBreakHyphen" => self.push("\u{2011}", format, link),
                "fldChar" => self.field(node),
                "instrText" => {
                    let words = node.text().unwrap_or_default();
                    self.fields.last_mut().into_iter().for_each(|field| field.instruction.push_str(words));
                }
                kind @ ("footnoteReference" | "endnoteReference") => {
                    let id = xml::attribute(node, "id").unwrap_or_default().to_owned();
                    self.refer((kind.trim_end_matches("Reference").to_owned(), id));
                }
                "commentReference" => {
                    let id = xml::attribute(node, "id").unwrap_or_default();
                    let words = self.comments.get(id).cloned().unwrap_or_default();
                    self.document.left_out(self.at, "a comment", &words);
                }
                "drawing" | "pict" | "object" => self.drawing(node, link),
                "AlternateContent" => self.run_content(alternative(node), format, link),
                "sym" => {
                    let font = xml::attribute(node, "font").unwrap_or_default();
                    let code = xml::attribute(node, "char").unwrap_or_default();
                    self.document.left_out(self.at, &format!("a sign of the font {font}"), code);
                }
                "ruby" => {
                    let (base, above) = (xml::child(node, "rubyBase"), xml::child(node, "rt"));
                    base.into_iter().for_each(|base| self.inline(base, link));
                    let words = above.map(xml::text_of).unwrap_or_default();
                    self.document.left_out(self.at, "a reading above words", &words);
                }
                "rPr"
                | "lastRenderedPageBreak"
                | "softHyphen"
                | "footnoteRef"
                | "endnoteRef"
                | "annotationRef"
                | "separator"
                | "continuationSeparator" => {}
                other => self.document.left_out(self.at, &format!("`{other}`"), &xml::text_of(node)),
            }
        }
    }

    /// Writes the number of a note.
    fn refer(&mut self, note: (String, String)) {
        let index = self.references.iter().position(|other| *other == note).unwrap_or_else(|| {
            self.references.push(note);
            self.references.len() - 1
        });
        let text = format!("[{}]", index + 1);
        self.spans.push(Span { text, note: Some(index), ..Span::default() });
    }

    fn field(&mut self, node: Node<'_, '_>) {
        match xml::attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => self.fields.last_mut().into_iter().for_each(|field| field.is_result = true),
            _ => drop(self.fields.pop()),
        }
    }

    /// An image becomes its alternative text; what else is drawn has no place, and neither has a box of text.
    fn drawing(&mut self, node: Node<'_, '_>, link: Option<&str>) {
        let boxes = node.descendants().filter(|node| xml::is(*node, "txbxContent"));
        let boxes: Vec<_> =
            boxes.filter(|node| !node.ancestors().skip(1).any(|above| xml::is(above, "txbxContent"))).collect();
        for words in boxes.iter().map(|text| xml::text_of(*text)) {
            self.document.left_out(self.at, "a text box", &words);
        }
        let properties = xml::descendant(node, "docPr").or_else(|| xml::descendant(node, "shape"));
        let attribute = |name| properties.and_then(|properties| xml::attribute(properties, name)).unwrap_or_default();
        let words =
            [attribute("descr"), attribute("alt"), attribute("title")].into_iter().find(|words| !words.is_empty());
        let is_image = node.descendants().any(|node| xml::is(node, "blip") || xml::is(node, "imagedata"));
        let what = if is_image { "an image" } else { "a drawing or chart" };
        match words {
            Some(words) => {
                self.document.kept(self.at, what, "its alternative text");
                self.push(&format!(" {words} "), Format::default(), link);
            }
            None if is_image || boxes.is_empty() => {
                self.document.left_out(self.at, &format!("{what} without alternative text"), attribute("name"));
            }
            None => {}
        }
    }

    fn push(&mut self, text: &str, format: Format, link: Option<&str>) {
        if self.fields.iter().any(|field| !field.is_result) {
            return;
        }
        let field = self.fields.iter().rev().find_map(|field| Field::link(&field.instruction));
        let link = link.map(str::to_owned).or(field);
        let Format { strong, emphasis } = format;
        self.spans.push(Span { text: text.to_owned(), strong, emphasis, link, ..Span::default() });
    }
}

/// What is read of content with alternatives: the first, which stands for newer programs.
fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Node<'a, 'i> {
    node.children().find(Node::is_element).unwrap_or(node)
}

/// Whether a run holds the reference to a note, or the note's own number.
fn is_reference(run: Node<'_, '_>) -> bool {
    let names = ["footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef"];
    run.children().any(|node| names.contains(&node.tag_name().name()))
}
