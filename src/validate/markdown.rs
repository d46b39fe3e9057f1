//! Rules for Markdown: unsupported constructs are rejected by name, and list numbers are displayed as written.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Code, DiagnosticSink, address, links, text};
use crate::markdown::{MAX_DEPTH, Refusal, destination, events, leftovers, refusal};

pub(super) fn check(pointer: &str, source: &str, sink: &mut DiagnosticSink<'_>) {
    let mut checker = Checker { pointer, source, rejected: HashSet::new(), link: None, lists: Vec::new(), sink };
    let mut depth = 0;
    for (event, range) in events(source) {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            let message = format!("the text is nested more than {MAX_DEPTH} levels deep");
            let fix = "use fewer levels of quotations, lists or emphasis";
            return checker.sink.add_part(Code::TooDeep, pointer, range, message, fix);
        }
        checker.event(&event, range);
    }
    // A rejected construct may leave more of its markup in the text.
    if checker.rejected.is_empty() {
        for (range, refusal) in leftovers(source) {
            checker.refuse(range, refusal);
        }
    }
}

struct Checker<'c, 'p> {
    pointer: &'c str,
    source: &'c str,
    /// The constructs that have been rejected; each is reported once.
    rejected: HashSet<&'static str>,
    /// The current link, and its text so far.
    link: Option<(Range<usize>, String)>,
    /// The current lists, from the outermost to the innermost; for numbered ones, their items.
    lists: Vec<Option<Vec<ItemNumber<'c>>>>,
    sink: &'c mut DiagnosticSink<'p>,
}

/// The number of a list item as written, and its byte range.
type ItemNumber<'c> = (&'c str, Range<usize>);

impl<'c> Checker<'c, '_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let Some(refusal) = refusal(event) {
            self.refuse(range.clone(), refusal);
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                self.link = Some((range.clone(), String::new()));
                if !dest_url.starts_with('#') {
                    let destination = destination(*link_type, dest_url);
                    address::check(self.pointer, &destination, Some(range), self.sink);
                }
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::Start(Tag::List(first)) => self.lists.push(first.map(|_| Vec::new())),
            Event::Start(Tag::Item) => self.start_item(range),
            Event::End(TagEnd::List(_)) => self.end_list(),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, link)) = &mut self.link {
                    link.push_str(words);
                }
                // An entity becomes a character that is not in the source.
                if self.source[range.clone()] != **words {
                    self.check_entity(words, range);
                }
            }
            _ => {}
        }
    }

    fn refuse(&mut self, range: Range<usize>, (construct, fix): Refusal) {
        if self.rejected.insert(construct) {
            let message = format!("the text contains {construct}");
            self.sink.add_part(Code::Markdown, self.pointer, range, message, fix);
        }
    }

    fn end_link(&mut self) {
        let Some((range, words)) = self.link.take() else { return };
        if text::is_blank(&words) {
            let fix = "write a link text between the brackets";
            self.sink.add_part(Code::EmptyLink, self.pointer, range, "the link has no text", fix);
        } else if links::is_vague(&words) {
            let message = format!("`{}` does not describe the target of the link", words.trim());
            self.sink.add_part(Code::VagueLink, self.pointer, range, message, links::DESCRIBE_TARGET);
        }
    }

    fn check_entity(&mut self, words: &str, range: Range<usize>) {
        if text::is_blank(words) && !words.chars().all(char::is_whitespace) {
            let message = format!("`{}` is the entity of an invisible character", &self.source[range.clone()]);
            self.sink.add_part(Code::ControlCharacter, self.pointer, range, message, "remove it");
        }
    }

    /// Records the number of a list item as written.
    fn start_item(&mut self, range: Range<usize>) {
        let written = &self.source[range.clone()];
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(Some(numbers)) = self.lists.last_mut() {
            numbers.push((&written[..digits], range.start..range.start + digits + 1));
        }
    }

    /// Compares the numbers of a list with those that the page displays, which count up from the first.
    fn end_list(&mut self) {
        let Some(Some(numbers)) = self.lists.pop() else { return };
        let Some((first, range)) = numbers.first().cloned() else { return };
        let start: u64 = first.parse().unwrap_or_default();
        // A year at the start of a line is seldom meant as a list with one item.
        let year = numbers.len() == 1 && first.len() >= 4;
        if year || start.to_string() != first {
            return self.report_number(first, range, "begins a list");
        }
        let all_equal = start < 2 && numbers.iter().all(|(number, _)| *number == first);
        let displayed = (start..).map(|number| number.to_string());
        let other = numbers.into_iter().zip(displayed).find(|((number, _), displayed)| number != displayed);
        if let Some(((number, range), displayed)) = other.filter(|_| !all_equal) {
            self.report_number(number, range, &format!("would be displayed as {displayed}"));
        }
    }

    fn report_number(&mut self, number: &str, range: Range<usize>, problem: &str) {
        let message = format!("the number {number} {problem}");
        let fix = format!("write `{number}\\.` if this is not a list; number the items of a list in sequence");
        self.sink.add_part(Code::LostNumber, self.pointer, range, message, &fix);
    }
}
