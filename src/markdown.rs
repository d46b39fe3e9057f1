//! The Markdown subset of bundles and locale files: how it is parsed, and which constructs are rejected.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, OffsetIter, Options, Parser, Tag};

/// The maximum nesting of quotations, lists and emphasis. Rendering recurses once per level.
pub const MAX_DEPTH: usize = 100;

/// The parser's extensions. All are enabled, so that unsupported constructs are recognised and rejected by name; otherwise
/// their markup would be rendered as text.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_SUPERSCRIPT)
    .union(Options::ENABLE_SUBSCRIPT);

/// The events of a text, each with its byte range.
pub fn events(source: &str) -> OffsetIter<'_> {
    Parser::new_ext(source, EXTENSIONS).into_offset_iter()
}

/// The target of a link; an e-mail autolink becomes a `mailto:` address.
pub fn destination(link_type: LinkType, address: &str) -> String {
    if link_type == LinkType::Email { ["mailto:", address].concat() } else { address.to_owned() }
}

/// An unsupported construct: its name, and what to write instead.
pub type Refusal = (&'static str, &'static str);

/// The unsupported construct of an event, if it is one. The match is exhaustive, so that a new event of the parser has to
/// be decided here.
pub fn refusal(event: &Event<'_>) -> Option<Refusal> {
    match event {
        Event::Start(tag) => refused_tag(tag),
        Event::End(_) | Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => None,
        Event::InlineMath(_) | Event::DisplayMath(_) => Some(FORMULA),
        Event::Html(_) | Event::InlineHtml(_) => {
            Some(("raw HTML", "write it in Markdown; for a literal `<`, write `\\<`"))
        }
        Event::FootnoteReference(_) => Some(FOOTNOTE),
        Event::Rule => Some(("a horizontal rule", "begin a new block, or write a paragraph")),
        Event::TaskListMarker(_) => Some(TASK),
    }
}

fn refused_tag(tag: &Tag<'_>) -> Option<Refusal> {
    match tag {
        Tag::Paragraph | Tag::BlockQuote(None) | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong => None,
        Tag::Heading { .. } => Some(("a heading", "write a paragraph; for a literal `#`, write `\\#`")),
        Tag::BlockQuote(Some(kind)) => Some((alert(*kind), "write a plain quotation, or a paragraph")),
        Tag::CodeBlock(_) => {
            Some(("a code block", "write inline code between backticks, and begin no line with four spaces"))
        }
        // Its lines are separate events.
        Tag::HtmlBlock => None,
        Tag::FootnoteDefinition(_) => Some(FOOTNOTE),
        Tag::DefinitionList => Some(("a definition list", "write a list, each term in `**bold**`")),
        Tag::DefinitionListTitle | Tag::DefinitionListDefinition => None,
        Tag::Table(_) => Some(("a table", "write a list; for a literal `|`, write `\\|`")),
        Tag::TableHead | Tag::TableRow | Tag::TableCell => None,
        Tag::Strikethrough => Some(STRIKETHROUGH),
        Tag::Superscript => Some(("superscript", "write it in words; for a literal `^`, write `\\^`")),
        Tag::Subscript => Some(("subscript", "write it in words; for a literal `~`, write `\\~`")),
        Tag::Link { link_type, title, .. } => refused_link(*link_type, title),
        Tag::Image { .. } => Some(("an image", "describe it in words, or link to it")),
        Tag::MetadataBlock(_) => Some(("a metadata block", "move its values to keys of the bundle")),
    }
}

fn refused_link(link_type: LinkType, title: &str) -> Option<Refusal> {
    match link_type {
        LinkType::Inline if !title.is_empty() => {
            Some(("a link title", "move it to the text; few readers see link titles"))
        }
        LinkType::Inline | LinkType::Autolink | LinkType::Email => None,
        LinkType::WikiLink { .. } => Some(WIKI_LINK),
        LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown => Some(REFERENCE),
    }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "an alert (`[!NOTE]`)",
        BlockQuoteKind::Tip => "an alert (`[!TIP]`)",
        BlockQuoteKind::Important => "an alert (`[!IMPORTANT]`)",
        BlockQuoteKind::Warning => "an alert (`[!WARNING]`)",
        BlockQuoteKind::Caution => "an alert (`[!CAUTION]`)",
    }
}

const FORMULA: Refusal = ("a formula", "write it in words; for a literal `$`, write `\\$`");
const FOOTNOTE: Refusal = ("a footnote", "move it to the text, or list its source under `sources`");
const STRIKETHROUGH: Refusal = ("strikethrough", "remove the words; for a literal `~`, write `\\~`");
const TASK: Refusal = ("a task list", "write a plain list, and say in words which tasks are done");
const WIKI_LINK: Refusal = ("a wiki link", "write `[words](#id)`; for a literal `[`, write `\\[`");
const REFERENCE: Refusal =
    ("a reference link", "write `[words](https://…)` with the address; for a literal `[`, write `\\[`");

/// Markup that the parser leaves in the text of malformed constructs.
const LEFTOVERS: [(&str, Refusal); 7] = [
    (
        "](",
        ("an incomplete link", "write the address with `%20` instead of each space; for a literal `]`, write `\\]`"),
    ),
    ("][", REFERENCE),
    ("[^", FOOTNOTE),
    ("**", ("unmatched asterisks", "remove the spaces next to them; for a literal `*`, write `\\*`")),
    ("__", ("unmatched underscores", "remove the spaces next to them; for a literal `_`, write `\\_`")),
    ("~~", STRIKETHROUGH),
    ("`", ("an unmatched backtick", "write another after the code; for a literal one, write `` \\` ``")),
];

/// The malformed constructs of a text, which have no event, each with its byte range.
pub fn leftovers(source: &str) -> Vec<(Range<usize>, Refusal)> {
    let mut found: Vec<_> = runs(source).into_iter().flat_map(|run| leftovers_in(source, run)).collect();
    let parser = Parser::new_ext(source, EXTENSIONS);
    let definitions = parser.reference_definitions().iter();
    found.extend(definitions.map(|(_, definition)| (definition.span.clone(), REFERENCE)));
    // These extensions are parsed separately, since prose contains their markup too: US$5bn–US$7bn, [[1]](https://…).
    let parser = Parser::new_ext(source, EXTENSIONS | Options::ENABLE_MATH | Options::ENABLE_WIKILINKS);
    for (event, range) in parser.into_offset_iter() {
        let after = source[range.end..].chars().next();
        let refusal = match event {
            // As in Pandoc, a formula cannot end before a digit.
            Event::InlineMath(_) if after.is_some_and(|after| after.is_ascii_digit()) => continue,
            Event::InlineMath(_) | Event::DisplayMath(_) => FORMULA,
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }) if after != Some('(') => WIKI_LINK,
            _ => continue,
        };
        found.push((range, refusal));
    }
    found
}

/// The ranges of plain text. A backslash escape divides two ranges.
fn runs(source: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (event, range) in events(source) {
        match (event, runs.last_mut()) {
            (Event::Text(_), Some(run)) if run.end == range.start => run.end = range.end,
            (Event::Text(_), _) => runs.push(range),
            _ => {}
        }
    }
    runs
}

fn leftovers_in(source: &str, run: Range<usize>) -> Vec<(Range<usize>, Refusal)> {
    let escaped = source[..run.start].ends_with('\\');
    let text = &source[run.clone()];
    let mut found = Vec::new();
    for (markup, refusal) in LEFTOVERS {
        let position = text.match_indices(markup).map(|(at, _)| at).find(|at| *at > 0 || !escaped);
        found.extend(position.map(|at| (run.start + at..run.start + at + markup.len(), refusal)));
    }
    let item = source[..run.start].ends_with("- ") || source[..run.start].ends_with("* ");
    if item && (text.starts_with("[ ]") || text.starts_with("[x]")) {
        found.push((run.start..run.start + 3, TASK));
    }
    found
}
