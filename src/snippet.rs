//! What partners paste into their pages.

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

impl Snippet {
    /// The frame and the link, for pages that keep what is pasted (R44).
    pub fn full(&self) -> String {
        let [embed, report, title] = self.escaped();
        format!(
            "<iframe src=\"{embed}\" title=\"{title}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
             style=\"width:100%;min-height:40rem;border:0\"></iframe>\n<p><a href=\"{report}\">{title}</a></p>\n"
        )
    }

    /// The frame with what is left of it in places that take the rest away (R45); height in CSS pixels.
    pub fn short(&self, height: u32) -> String {
        let [embed, _, title] = self.escaped();
        format!("<iframe src=\"{embed}\" title=\"{title}\" width=\"100%\" height=\"{height}\"></iframe>\n")
    }

    /// The link in a quotation and the frame after it, as consumers of oEmbed know them; sizes in CSS pixels.
    pub fn quoted(&self, width: u32, height: u32) -> String {
        let [embed, report, title] = self.escaped();
        format!(
            "<blockquote><a href=\"{report}\">{title}</a></blockquote><iframe src=\"{embed}\" title=\"{title}\" \
             loading=\"lazy\" referrerpolicy=\"no-referrer\" width=\"{width}\" height=\"{height}\" \
             style=\"border:0\"></iframe>"
        )
    }

    fn escaped(&self) -> [String; 3] {
        [&self.embed, &self.report, &self.title]
            .map(|text| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;"))
    }
}
