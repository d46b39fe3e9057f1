//! Citations of a theme: as plain text, BibTeX and RIS.
//!
//! The native program renders a template of each format into the page; the client fills in the theme, its address and the
//! current date.

#[cfg(feature = "ssr")]
mod templates;
#[cfg(feature = "ssr")]
pub use templates::Templates;

/// Delimits a placeholder. No text of a bundle contains it.
const MARK: char = '\t';

/// The template of a link: the address alone.
#[cfg(feature = "ssr")]
pub const LINK: &str = "\taddress\t";

/// The values for the placeholders: a theme, its address and the date of access.
pub struct CitedTheme([(&'static str, String); 7]);

impl CitedTheme {
    /// `fragment` is the theme's id as in its address; `day` is `YYYY-MM-DD`, and `date` the same date in words.
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

    /// Fills in a template.
    pub fn fill(&self, template: &str) -> String {
        let mut filled = String::new();
        for (number, piece) in template.split(MARK).enumerate() {
            let value = self.0.iter().find(|(name, _)| number % 2 == 1 && *name == piece);
            filled.push_str(value.map_or(piece, |(_, value)| value));
        }
        filled
    }
}

/// Escapes text for BibTeX and LaTeX. Braces become commands, since BibTeX counts escaped braces too.
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

/// A citation key that every program accepts, from percent-encoded text.
fn key(encoded: &str) -> String {
    encoded.replace(|character: char| !character.is_ascii_alphanumeric() && character != '-', "_")
}
