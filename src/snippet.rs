//! What partners paste into their pages.

/// How wide a frame is where whoever shows it cannot ask, in CSS pixels.
pub const WIDTH: u32 = 600;
/// How high it is then, and where the height cannot follow the report, in CSS pixels.
pub const HEIGHT: u32 = 900;

/// A report in a frame, and the link that stays where frames are taken away.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// The address of the page for frames.
    pub embed: String,
    /// The address that the link leads to.
    pub report: String,
    /// The name of both.
    pub title: String,
}

/// Stands before and after the name of what a pattern has a place for. No text of a bundle and no address can hold it.
const MARK: char = '\t';

impl Snippet {
    /// A snippet of places to fill in: its forms are patterns, out of which the page for partners makes what is chosen.
    pub fn pattern() -> Self {
        let [embed, report, title] = ["embed", "report", "title"].map(|name| format!("{MARK}{name}{MARK}"));
        Self { embed, report, title }
    }

    /// The frame and the link, for pages that keep what is pasted (R44).
    pub fn full(&self) -> String {
        let [embed, report, title] = self.escaped();
        format!(
            "<iframe src=\"{embed}\" title=\"{title}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
             style=\"width:100%;min-height:40rem;border:0\"></iframe>\n<p><a href=\"{report}\">{title}</a></p>\n"
        )
    }

    /// The frame with what is left of it in places that take the rest away (R45).
    pub fn short(&self) -> String {
        let [embed, _, title] = self.escaped();
        format!("<iframe src=\"{embed}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\"></iframe>\n")
    }

    /// The address of the frame alone, for places that make the frame themselves.
    pub fn address(&self) -> String {
        format!("{}\n", self.embed)
    }

    /// The link in a quotation and the frame after it, as consumers of oEmbed know them.
    pub fn quoted(&self) -> String {
        let [embed, report, title] = self.escaped();
        format!(
            "<blockquote><a href=\"{report}\">{title}</a></blockquote><iframe src=\"{embed}\" title=\"{title}\" \
             loading=\"lazy\" referrerpolicy=\"no-referrer\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             style=\"border:0\"></iframe>"
        )
    }

    fn escaped(&self) -> [String; 3] {
        [&self.embed, &self.report, &self.title]
            .map(|text| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;"))
    }
}
