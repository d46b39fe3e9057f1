//! What assistive technology is told, state by state, as text that is kept and compared (R12, R13, R95).

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::{CHROMIUM, Open, prepare};
use crate::page::Page;
use crate::scenarios::scenarios;
use crate::visit::Visit;

/// Chromium alone gives out its whole tree.
const TREE: Visit = Visit { engines: CHROMIUM, ..Visit::PLAIN };

scenarios! {
    /// Closed themes tell their headings and nothing of what is in them.
    tree_closed(page, TREE) {
        prepare(&page, Open::Nothing).await?;
        check(&page, "closed").await?;
    }

    /// One open theme tells its text, in its place.
    tree_one_open(page, TREE) {
        prepare(&page, Open::One).await?;
        check(&page, "one_open").await?;
    }

    /// All themes are open.
    tree_all_open(page, TREE) {
        prepare(&page, Open::All).await?;
        check(&page, "all_open").await?;
    }
}

/// Compares the tree with the one that is kept; `UPDATE=1` keeps it.
async fn check(page: &Page, state: &str) -> anyhow::Result<()> {
    // The count of open themes follows the last of them.
    let open = page.open_themes().await?;
    page.comes_to_show(&format!("{open} of ")).await?;
    let answer = page.ask_chromium("Accessibility.getFullAXTree", json!({})).await?;
    let told = tree(answer["nodes"].as_array().context("no tree")?)?;
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/accessibility/{state}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&kept, &told)?;
    }
    let expected = std::fs::read_to_string(&kept).unwrap_or_default();
    let lines = told.lines().map(Some).chain([None]).zip(expected.lines().map(Some).chain([None]));
    let differs = lines.enumerate().find(|(_, (told, expected))| told != expected);
    ensure!(told == expected, "{differs:?} differ; UPDATE=1 writes {}", kept.display());
    Ok(())
}

/// The tree as text: a line for each node that says something, further in than the one it is part of.
fn tree(nodes: &[Value]) -> anyhow::Result<String> {
    let by_id: HashMap<_, _> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut text = String::new();
    describe(nodes.first().context("an empty tree")?, &by_id, 0, &mut text)?;
    Ok(text)
}

/// What only groups, and the pieces that a line of text is made of, say nothing that their neighbours do not.
const SILENT: [&str; 6] = ["generic", "none", "InlineTextBox", "ListMarker", "LineBreak", "StaticText"];
const STATES: [&str; 5] = ["level", "expanded", "focused", "disabled", "value"];

fn describe(node: &Value, all: &HashMap<&str, &Value>, depth: usize, text: &mut String) -> anyhow::Result<()> {
    let role = node["role"]["value"].as_str().unwrap_or("none");
    let name = node["name"]["value"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let parent = node["parentId"].as_str().and_then(|id| all.get(id));
    // Words in an element that they name are told with it.
    let words = role == "StaticText"
        && !name.is_empty()
        && !parent.is_some_and(|parent| parent["name"]["value"].as_str().is_some_and(|whole| whole.contains(&name)));
    let told = node["ignored"] != true && (words || !SILENT.contains(&role));
    if told {
        write!(text, "{}{}", "  ".repeat(depth), if words { "text" } else { role })?;
        if !name.is_empty() {
            write!(text, " {name:?}")?;
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let state = property["name"].as_str().unwrap_or_default();
            let value = &property["value"]["value"];
            // Whether the page itself has the focus is the window's affair.
            let windows = state == "focused" && role == "RootWebArea";
            if STATES.contains(&state) && !windows && (state == "expanded" || *value != false) {
                write!(text, " {state}={value}")?;
            }
        }
        writeln!(text)?;
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = all.get(child) {
            describe(child, all, depth + usize::from(told), text)?;
        }
    }
    Ok(())
}
