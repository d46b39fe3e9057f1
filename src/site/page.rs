//! Renders the pages.

use leptos::prelude::*;

use crate::components::{
    Document, DocumentProps, Embed, EmbedProps, PageAssets, Partners, PartnersProps, RenderContext, SelfTest,
    SelfTestProps, Statement, StatementProps,
};
use crate::report::accessibility::Accessibility;

/// The reading page as HTML.
pub(super) fn reading(context: &RenderContext, assets: PageAssets, development_script: &str) -> String {
    let props = DocumentProps {
        context: context.clone(),
        assets,
        bundle: script_json(&*context.bundle),
        words: script_json(&context.locale.reader),
    };
    html(|| Document(props).to_html(), development_script)
}

/// The embedded report as HTML.
pub(super) fn embed(context: &RenderContext, assets: PageAssets, development_script: &str) -> String {
    let props = EmbedProps {
        context: context.clone(),
        assets,
        bundle: script_json(&*context.bundle),
        words: script_json(&context.locale.reader),
    };
    html(|| Embed(props).to_html(), development_script)
}

/// The page for partners as HTML.
pub(super) fn partners(context: &RenderContext, assets: PageAssets, development_script: &str) -> String {
    let props = PartnersProps { context: context.clone(), assets, words: script_json(&context.locale.reader) };
    html(|| Partners(props).to_html(), development_script)
}

/// The self-test as HTML.
pub(super) fn self_test(context: &RenderContext, assets: PageAssets, development_script: &str) -> String {
    let props = SelfTestProps { context: context.clone(), assets };
    html(|| SelfTest(props).to_html(), development_script)
}

/// The accessibility statement as HTML.
pub(super) fn statement(
    context: &RenderContext,
    accessibility: Accessibility,
    assets: PageAssets,
    development_script: &str,
) -> String {
    let words = script_json(&context.locale.reader);
    let props = StatementProps { context: context.clone(), accessibility, assets, words };
    html(|| Statement(props).to_html(), development_script)
}

/// The HTML of a page.
fn html(render: impl FnOnce() -> String, development_script: &str) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(render);
    owner.unset_with_forced_cleanup();
    let html = without_marks(&html).replace("</body>", &[development_script, "</body>"].concat());
    ["<!doctype html>\n", EMAIL_OFF, &html, "\n", EMAIL_ON].concat()
}

/// Between these comments Cloudflare does not obfuscate e-mail addresses; that would need a script that the policy
/// blocks.
const EMAIL_OFF: &str = "<!--email_off-->";
const EMAIL_ON: &str = "<!--/email_off-->\n";

/// Leptos marks the ends of texts and lists with `<!>` for hydration. Text cannot contain the mark, since `<` is escaped.
const MARK: &str = "<!>";
/// The mark as browsers parse it, and as validators accept it.
const COMMENT: &str = "<!---->";
/// The mark of an empty view in debug builds.
const NOTHING: &str = "<!--<() />-->";

/// Removes the marks outside islands: nothing there is hydrated, and each mark would be a node of the document.
fn without_marks(html: &str) -> String {
    let mut pieces = html.split("<leptos-island");
    let outside = |html: &str| html.replace(MARK, "").replace(NOTHING, "");
    let mut page = outside(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (island, after) = piece.split_once("</leptos-island>").unwrap_or((piece, ""));
        page += &["<leptos-island", &island.replace(MARK, COMMENT), "</leptos-island>", &outside(after)].concat();
    }
    page
}

/// JSON for a script element, escaped so that nothing in it can end the element or be parsed as markup.
fn script_json(value: &impl serde::Serialize) -> String {
    // Serialising plain data to memory cannot fail.
    let json = serde_json::to_string(value).unwrap_or_default();
    [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")]
        .into_iter()
        .fold(json, |json, (character, escape)| json.replace(character, escape))
}
