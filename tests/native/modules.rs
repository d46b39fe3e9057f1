//! The dependencies between modules: they are those of the diagram in ARCHITECTURE.md, and have no cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Graph = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files beneath a folder, or the one file itself, without their comments.
fn sources(path: &Path) -> Vec<(PathBuf, String)> {
    if path.is_dir() {
        return fs::read_dir(path).unwrap().flat_map(|entry| sources(&entry.unwrap().path())).collect();
    }
    let text = fs::read_to_string(path).unwrap();
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    vec![(path.to_owned(), code.collect::<Vec<_>>().join("\n"))]
}

/// The name of a module, by its file or folder.
fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// What code names directly beneath a path such as `crate` or `super`: `b` and `D` of `super::{b::C, D}`.
fn named_beneath(prefix: &str, code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(&format!("{prefix}::")) {
        let is_whole = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        let rest = &code[at + prefix.len() + 2..];
        let list = rest.strip_prefix('{').unwrap_or(&rest[..identifier(rest)]);
        let mut depth = 0;
        let mut item = String::new();
        for c in list.chars().chain(['}']).filter(|_| is_whole) {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names.insert(item[..identifier(&item)].to_owned());
                    item.clear();
                    if c == '}' {
                        break;
                    }
                }
                _ if depth == 0 && !c.is_whitespace() => item.push(c),
                _ => {}
            }
        }
    }
    names
}

/// The length of the identifier that a text begins with.
fn identifier(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// The top-level modules, each with those that it uses.
fn modules() -> Graph {
    let mut graph = Graph::new();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if !["lib", "main"].contains(&&*name(&path)) {
            let used = sources(&path).iter().flat_map(|(_, code)| named_beneath("crate", code)).collect();
            graph.insert(name(&path), used);
        }
    }
    let known: BTreeSet<_> = graph.keys().cloned().collect();
    for (module, used) in &mut graph {
        used.retain(|other| known.contains(other) && other != module);
    }
    graph
}

/// The files of a module, each with those that it uses, also by a name that the module re-exports.
fn files(module: &Path) -> Graph {
    let sources = sources(module);
    let own = |path: &Path| name(path.strip_prefix(module).unwrap().components().next().unwrap().as_ref());
    let known: BTreeSet<_> = sources.iter().map(|(path, _)| own(path)).filter(|file| file != "mod").collect();
    let root = &sources.iter().find(|(path, _)| *path == module.join("mod.rs")).expect("a root").1;
    let mut exports = BTreeMap::new();
    for file in &known {
        exports.extend(named_beneath(file, root).into_iter().map(|export| (export, file)));
    }
    let mut graph = Graph::new();
    for (path, code) in sources.iter().filter(|(path, _)| own(path) != "mod") {
        let is_nested = path.parent() != Some(module);
        let from_root = named_beneath(&format!("crate::{}", name(module)), code);
        let from_sibling = named_beneath(if is_nested { "super::super" } else { "super" }, code);
        let used = from_root.into_iter().chain(from_sibling).filter_map(|used| match known.contains(&used) {
            true => Some(used),
            false => exports.get(&used).map(|file| (*file).clone()),
        });
        let used: BTreeSet<_> = used.filter(|used| *used != own(path)).collect();
        graph.entry(own(path)).or_default().extend(used);
    }
    graph
}

/// A cycle of a graph, if it has one.
fn cycle(graph: &Graph) -> Option<BTreeSet<String>> {
    let mut graph = graph.clone();
    loop {
        let leaves: BTreeSet<_> =
            graph.iter().filter(|(_, used)| used.is_empty()).map(|(node, _)| node.clone()).collect();
        if leaves.is_empty() {
            return (!graph.is_empty()).then(|| graph.into_keys().collect());
        }
        graph.retain(|node, _| !leaves.contains(node));
        graph.values_mut().for_each(|used| used.retain(|node| !leaves.contains(node)));
    }
}

#[test]
fn the_diagram_shows_the_dependencies_between_modules() {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, diagram) = document.split_once("```mermaid").expect("a diagram");
    let (diagram, _) = diagram.split_once("```").unwrap();
    let drawn: BTreeSet<String> =
        diagram.lines().map(str::trim).filter(|line| line.contains(" --> ")).map(str::to_owned).collect();
    let used: BTreeSet<String> = modules()
        .iter()
        .flat_map(|(module, used)| used.iter().map(move |other| format!("{module} --> {other}")))
        .collect();
    let missing: Vec<_> = used.difference(&drawn).collect();
    let extra: Vec<_> = drawn.difference(&used).collect();
    assert!(missing.is_empty() && extra.is_empty(), "not in the diagram: {missing:?}; not in the code: {extra:?}");
}

#[test]
fn modules_have_no_cycles() {
    assert_eq!(cycle(&modules()), None);
}

#[test]
fn files_of_a_module_have_no_cycles() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        // The files of `islands` still refer to each other in cycles.
        if path.is_dir() && name(&path) != "islands" {
            let files = files(&path);
            let cycle = cycle(&files).map(|cycle| {
                let edges =
                    cycle.iter().map(|file| (file.clone(), files[file].intersection(&cycle).cloned().collect()));
                edges.collect::<BTreeMap<String, Vec<String>>>()
            });
            assert!(cycle.is_none(), "in {}: {cycle:#?}", path.display());
        }
    }
}

#[test]
fn a_cycle_is_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
            graph.entry((*to).to_owned()).or_default();
        }
        graph
    };
    assert_eq!(cycle(&graph(&[("a", "b"), ("b", "c")])), None);
    assert!(cycle(&graph(&[("a", "b"), ("b", "c"), ("c", "a")])).is_some());
    let names = named_beneath("super", "use super::{a::{B, C}, D};\nuse super::e::F; let x = super::g(1);");
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["D", "a", "e", "g"]);
}
