//! Rules of Markdown: what a page cannot show is refused by name, and nothing that it shows is other than was written.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Code, Findings, address, links, text};
use crate::markdown::{MAX_DEPTH, Refusal, destination, events, leftovers, refusal};

pub(super) fn check(pointer: &str, source: &str, found: &mut Findings<'_>) {
    let mut checker = Checker { pointer, source, refused: HashSet::new(), link: None, lists: Vec::new(), found };
    let mut depth = 0;
    for (event, range) in events(source) {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            let message = format!("the text is nested more than {MAX_DEPTH} levels deep");
            let fix = "write fewer quotations, lists or marks within each other";
            return checker.found.add_part(Code::TooDeep, pointer, range, message, fix);
        }
        checker.event(&event, range);
    }
    // What is refused already may leave signs that mean nothing else.
    if checker.refused.is_empty() {
        for (range, refusal) in leftovers(source) {
            checker.refuse(range, refusal);
        }
    }
}

struct Checker<'c, 'p> {
    pointer: &'c str,
    source: &'c str,
    /// What has been refused, each kind once.
    refused: HashSet<&'static str>,
    /// The link that is being read, and its words so far.
    link: Option<(Range<usize>, String)>,
    /// The lists that are being read; of numbered ones, the items.
    lists: Vec<Option<Vec<Numbered<'c>>>>,
    found: &'c mut Findings<'p>,
}

/// The number of an item as it is written, and where.
type Numbered<'c> = (&'c str, Range<usize>);

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
                    address::check(self.pointer, &destination, Some(range), self.found);
                }
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::Start(Tag::List(first)) => self.lists.push(first.map(|_| Vec::new())),
            Event::Start(Tag::Item) => self.item(range),
            Event::End(TagEnd::List(_)) => self.end_list(),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, link)) = &mut self.link {
                    link.push_str(words);
                }
                // Entities stand for characters that the source itself does not hold.
                if self.source[range.clone()] != **words {
                    self.entity(words, range);
                }
            }
            _ => {}
        }
    }

    fn refuse(&mut self, range: Range<usize>, (construct, fix): Refusal) {
        if self.refused.insert(construct) {
            let message = format!("the text holds {construct}");
            self.found.add_part(Code::Markdown, self.pointer, range, message, fix);
        }
    }

    fn end_link(&mut self) {
        let Some((range, words)) = self.link.take() else { return };
        if text::is_blank(&words) {
            let fix = "write in the brackets what the link leads to";
            self.found.add_part(Code::EmptyLink, self.pointer, range, "the link has no words", fix);
        } else if links::is_vague(&words) {
            let message = format!("`{}` does not say where the link leads", words.trim());
            self.found.add_part(Code::VagueLink, self.pointer, range, message, links::NAME_THE_TARGET);
        }
    }

    fn entity(&mut self, words: &str, range: Range<usize>) {
        if text::is_blank(words) && !words.chars().all(char::is_whitespace) {
            let message = format!("`{}` stands for a character that does not show", &self.source[range.clone()]);
            self.found.add_part(Code::ControlCharacter, self.pointer, range, message, "take it out");
        }
    }

    /// Notes the number that an item is written with.
    fn item(&mut self, range: Range<usize>) {
        let written = &self.source[range.clone()];
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(Some(numbers)) = self.lists.last_mut() {
            numbers.push((&written[..digits], range.start..range.start + digits + 1));
        }
    }

    /// A page numbers a list's items from its first on.
    fn end_list(&mut self) {
        let Some(Some(numbers)) = self.lists.pop() else { return };
        let Some((first, place)) = numbers.first().cloned() else { return };
        let start: u64 = first.parse().unwrap_or_default();
        // A year that begins a line is seldom meant as the only item of a list.
        let year = numbers.len() == 1 && first.len() >= 4;
        if year || start.to_string() != first {
            return self.lost(first, place, "begins a list");
        }
        let alike = start < 2 && numbers.iter().all(|(number, _)| *number == first);
        let shown = (start..).map(|number| number.to_string());
        let other = numbers.into_iter().zip(shown).find(|((number, _), shown)| number != shown);
        if let Some(((number, place), shown)) = other.filter(|_| !alike) {
            self.lost(number, place, &format!("would be shown as {shown}"));
        }
    }

    fn lost(&mut self, number: &str, place: Range<usize>, what: &str) {
        let message = format!("the number {number} {what}");
        let fix = format!("write `{number}\\.` where no list is meant; in a list number the items one after the other");
        self.found.add_part(Code::LostNumber, self.pointer, place, message, &fix);
    }
}
