//! Writes blocks as the Markdown texts of a body: a text for each paragraph, list and quotation.

use super::document::{Block, Kind, Position, Span, plain};
use super::inline;

/// The largest number that begins a list; larger ones are years and the like.
const MAX_NUMBER: u64 = 999;

/// The texts, and the positions where emphasis could not be kept.
pub(super) fn compose(blocks: &[Block]) -> (Vec<String>, Vec<Position>) {
    let mut composer = Composer::default();
    for block in blocks.iter().filter(|block| !plain(&block.text).is_empty() || has_note(block)) {
        composer.add(block);
    }
    composer.end_list();
    composer.end_quotation();
    (composer.texts, composer.lost)
}

fn has_note(block: &Block) -> bool {
    block.text.iter().any(|span| span.note.is_some())
}

#[derive(Default)]
struct Composer {
    texts: Vec<String>,
    lost: Vec<Position>,
    /// The open items, from the outermost.
    items: Vec<Item>,
    /// The lines of the open list.
    list: Vec<String>,
    /// The texts of the open quotation, each with whether it is a list.
    quotation: Vec<(String, bool)>,
    is_quoted: bool,
}

/// An item that others may be nested in.
struct Item {
    level: usize,
    number: Option<u64>,
    /// How far its text is indented.
    indent: usize,
}

impl Composer {
    fn add(&mut self, block: &Block) {
        if block.is_quoted != self.is_quoted {
            self.end_list();
            self.end_quotation();
            self.is_quoted = block.is_quoted;
        }
        match block.kind {
            Kind::Item { number: Some(number), .. } if number > MAX_NUMBER => {
                self.end_list();
                let mut spans = vec![Span { text: format!("{number}. "), ..Span::default() }];
                spans.extend(block.text.iter().cloned());
                let text = self.inline(block.at, &spans);
                self.push(text, false);
            }
            Kind::Item { level, number } => {
                let text = self.inline(block.at, &block.text);
                self.item(level, number, &text);
            }
            Kind::Continuation { level } if !self.items.is_empty() => {
                while self.items.len() > 1 && self.items.last().is_some_and(|item| item.level > level) {
                    self.items.pop();
                }
                let indent = self.items.last().map_or(0, |item| item.indent);
                let text = self.inline(block.at, &block.text);
                self.list.push(String::new());
                self.list.extend(text.lines().map(|line| [&" ".repeat(indent), line].concat()));
            }
            _ => {
                self.end_list();
                let text = self.inline(block.at, &block.text);
                self.push(text, false);
            }
        }
    }

    fn inline(&mut self, at: Position, spans: &[Span]) -> String {
        let (text, keeps_emphasis) = inline::markdown(spans);
        if !keeps_emphasis {
            self.lost.push(at);
        }
        text
    }

    fn item(&mut self, level: usize, number: Option<u64>, text: &str) {
        let mut before = None;
        while self.items.last().is_some_and(|item| item.level >= level) {
            before = self.items.pop();
        }
        // Numbers follow each other in one list; a list that begins anew is another text.
        let follows = before.as_ref().is_none_or(|item| item.number.map(|number| number + 1) == number);
        if self.items.is_empty() && !follows {
            self.end_list();
        }
        let number = match before.and_then(|item| item.number) {
            Some(last) if !self.items.is_empty() && number.is_some() => Some(last + 1),
            _ => number,
        };
        let outer = self.items.last().map_or(0, |item| item.indent);
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let indent = outer + marker.len();
        for (index, line) in text.lines().enumerate() {
            let start = if index == 0 { [&" ".repeat(outer), &*marker].concat() } else { " ".repeat(indent) };
            self.list.push(start + line);
        }
        self.items.push(Item { level, number, indent });
    }

    fn end_list(&mut self) {
        self.items.clear();
        if !self.list.is_empty() {
            let text = std::mem::take(&mut self.list).join("\n");
            self.push(text, true);
        }
    }

    fn push(&mut self, text: String, is_list: bool) {
        if !self.is_quoted {
            return self.texts.push(text);
        }
        // Two lists that follow each other in one quotation would be one.
        if is_list && self.quotation.last().is_some_and(|(_, is_list)| *is_list) {
            self.end_quotation();
        }
        self.quotation.push((text, is_list));
    }

    fn end_quotation(&mut self) {
        let texts: Vec<_> = self.quotation.drain(..).map(|(text, _)| text).collect();
        if !texts.is_empty() {
            let lines = texts.join("\n\n");
            let lines = lines.lines().map(|line| ["> ", line].concat().trim_end().to_owned());
            self.texts.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
}
