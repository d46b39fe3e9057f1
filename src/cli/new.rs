//! `almanac new`: makes a small report to begin from, or turns a document into one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::exit::UsageError;
use super::file;
use crate::import::{self, Outline};
use crate::report::{Bundle, schema};

/// A report with every kind of content.
const STARTER: &str = include_str!("../../content/starter.json");
/// The bundle in the folder.
const BUNDLE: &str = "report.json";
/// What the bundle's `$schema` names.
const SCHEMA: &str = "report.schema.json";

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac new my-report
  almanac serve my-report/report.json --open
  almanac new my-report --from draft.docx")]
pub(super) struct Arguments {
    /// The folder to make: a new one, or an empty one.
    folder: PathBuf,
    /// A document to make the report of: Markdown (.md) or Word (.docx). What has no place in a report is listed.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let folder = &arguments.folder;
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Err(UsageError(format!("`{shown}` is a file; name a folder")).into());
    }
    let outline = arguments.from.as_deref().map(read).transpose()?;
    let bundle = match &outline {
        Some(outline) => text(&outline.bundle)?,
        None => STARTER.to_owned(),
    };
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{shown}`"))?;
    if fs::read_dir(folder).with_context(|| format!("cannot read `{shown}`"))?.next().is_some() {
        bail!("`{shown}` is not empty; name a new folder");
    }
    for (name, text) in [(SCHEMA, schema::text().as_str()), (BUNDLE, &bundle)] {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    println!("{}", folder.join(BUNDLE).display());
    outline.iter().for_each(list);
    eprintln!(
        "almanac: next, `almanac serve {} --open` shows the report while you write",
        folder.join(BUNDLE).display()
    );
    Ok(())
}

/// Reads a document by the ending of its name.
fn read(path: &Path) -> anyhow::Result<Outline> {
    let shown = path.display();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let document = match ending.as_str() {
        "md" | "markdown" => import::read_markdown(file::read_text(path)?.trim_start_matches('\u{feff}')),
        "docx" => {
            let bytes = fs::read(path).with_context(|| format!("cannot read `{shown}`"))?;
            import::read_docx(&bytes).with_context(|| format!("cannot read `{shown}`"))?
        }
        _ => {
            let message =
                format!("`{shown}` is of another kind; a report is made of Markdown (.md, .markdown) or Word (.docx)");
            return Err(UsageError(message).into());
        }
    };
    let help = "mark its headings: `# Heading` in Markdown, the styles Heading 1 and 2 in Word";
    import::outline(document).with_context(|| format!("no report can be made of `{shown}`; {help}"))
}

/// A bundle as a file that editors complete and explain.
fn text(bundle: &Bundle) -> anyhow::Result<String> {
    let json = serde_json::to_string_pretty(bundle)?;
    Ok(json.replacen('{', &format!("{{\n  \"$schema\": \"{SCHEMA}\","), 1) + "\n")
}

/// Lists what could not be placed, and what to fill in.
fn list(outline: &Outline) {
    for entry in &outline.unplaced {
        eprintln!("{entry}");
    }
    match outline.unplaced.len() {
        0 => eprintln!("almanac: everything has a place in the report"),
        1 => eprintln!("almanac: 1 part of the document could not be placed as it was"),
        count => eprintln!("almanac: {count} parts of the document could not be placed as they were"),
    }
    eprintln!("almanac: fill in {}; read each theme's `summary`", outline.placeholders.join(", "));
}
