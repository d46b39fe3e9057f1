//! Embed snippets: the HTML that partners paste into their pages.

use html_escape::encode_double_quoted_attribute;

/// The width of an iframe where the host cannot size it, in CSS pixels.
pub const WIDTH: u32 = 600;
/// The height of an iframe where it cannot follow the report's height, in CSS pixels.
pub const HEIGHT: u32 = 900;

/// An iframe with the report, and a link for hosts that remove iframes.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// The address of the embedded report.
    pub embed: String,
    /// The address of the link.
    pub report: String,
    /// The title of the iframe and the link text.
    pub title: String,
}

/// Delimits a placeholder of a template. No text of a bundle and no address contains it.
const MARK: char = '\t';

impl Snippet {
    /// A snippet of placeholders. Its forms are templates for the script of the page for partners.
    pub fn template() -> Self {
        let [embed, report, title] = ["embed", "report", "title"].map(|name| format!("{MARK}{name}{MARK}"));
        Self { embed, report, title }
    }

    /// The iframe and the link, for hosts that keep all attributes (R44).
    pub fn full(&self) -> String {
        let [embed, report, title] = self.escaped();
        format!(
            "<iframe src=\"{embed}\" title=\"{title}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
             style=\"width:100%;min-height:40rem;border:0\"></iframe>\n<p><a href=\"{report}\">{title}</a></p>\n"
        )
    }

    /// The iframe with the attributes that restrictive hosts keep (R45).
    pub fn short(&self) -> String {
        let [embed, _, title] = self.escaped();
        format!("<iframe src=\"{embed}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\"></iframe>\n")
    }

    /// The address alone, for hosts that create the iframe themselves.
    pub fn address(&self) -> String {
        format!("{}\n", self.embed)
    }

    /// The link in a blockquote followed by the iframe, as oEmbed consumers expect.
    pub fn oembed(&self) -> String {
        let [embed, report, title] = self.escaped();
        format!(
            "<blockquote><a href=\"{report}\">{title}</a></blockquote><iframe src=\"{embed}\" title=\"{title}\" \
             loading=\"lazy\" referrerpolicy=\"no-referrer\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             style=\"border:0\"></iframe>"
        )
    }

    fn escaped(&self) -> [String; 3] {
        [&self.embed, &self.report, &self.title].map(|text| encode_double_quoted_attribute(text).into_owned())
    }
}
