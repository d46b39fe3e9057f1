//! How a theme is cited: in words, as BibTeX and as RIS.
//!
//! Pure. The native half makes a template of each form once for a page; the browser fills in the theme, its
//! address and the day, which it alone knows.

#[cfg(feature = "ssr")]
mod templates;
#[cfg(feature = "ssr")]
pub use templates::Templates;

/// Stands before and after the name of what is filled in. No text of a bundle can hold it.
const MARK: char = '\t';

/// The template of a link: the address alone.
#[cfg(feature = "ssr")]
pub const LINK: &str = "\taddress\t";

/// A theme of the report, read on a day: what the templates have places for.
pub struct Cited([(&'static str, String); 7]);

impl Cited {
    /// `fragment` is the theme's id as it ends its address; `day` is `YYYY-MM-DD`, and `date` the same in words.
    pub fn new(title: &str, address: &str, fragment: &str, day: &str, date: &str) -> Self {
        let title = title.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        Self([
            ("address", address.to_owned()),
            ("bibtex", escaped(&title)),
            ("title", title),
            ("key", key(fragment)),
            ("day", day.to_owned()),
            ("ris", day.replace('-', "/")),
            ("date", date.to_owned()),
        ])
    }

    /// A template with everything in its place.
    pub fn fill(&self, template: &str) -> String {
        let mut filled = String::new();
        for (number, piece) in template.split(MARK).enumerate() {
            let value = self.0.iter().find(|(name, _)| number % 2 == 1 && *name == piece);
            filled.push_str(value.map_or(piece, |(_, value)| value));
        }
        filled
    }
}

/// Text as BibTeX and LaTeX read it. A brace is written as a command, since BibTeX counts escaped ones too.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        let command = match character {
            '%' | '&' | '#' | '_' | '$' => "",
            '\\' => "textbackslash{}",
            '{' => "textbraceleft{}",
            '}' => "textbraceright{}",
            '~' => "textasciitilde{}",
            '^' => "textasciicircum{}",
            _ => {
                escaped.push(character);
                continue;
            }
        };
        escaped.push('\\');
        if command.is_empty() {
            escaped.push(character);
        }
        escaped.push_str(command);
    }
    escaped
}

/// A name that every program takes for a key, from text that is percent-encoded.
fn key(encoded: &str) -> String {
    encoded.replace(|character: char| !character.is_ascii_alphanumeric() && character != '-', "_")
}
