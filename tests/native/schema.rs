//! The JSON Schema of bundles, and what begins from it.

use std::path::Path;
use std::process::{Command, Output};

use almanac::report::schema;
use almanac::validate::validate;
use serde_json::Value;

fn almanac(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_almanac")).args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn r111_the_committed_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/report.schema.json");
    let text = schema::text();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "UPDATE=1 writes {}", path.display());
    let printed = almanac(&["schema"], Path::new(".")).stdout;
    assert_eq!(String::from_utf8(printed).unwrap(), text, "the program prints it");
}

#[test]
fn r111_every_property_has_a_description_and_an_example() {
    fn check(at: &str, node: &Value) {
        if let Some(properties) = node["properties"].as_object() {
            for (key, property) in properties {
                assert!(property["description"].is_string(), "{at}/{key} has no description");
                assert!(property["examples"][0] != Value::Null, "{at}/{key} has no example");
            }
        }
        for (key, child) in node.as_object().into_iter().flatten() {
            if key != "examples" {
                check(&format!("{at}/{key}"), child);
            }
        }
    }
    let schema: Value = serde_json::from_str(&schema::text()).unwrap();
    assert!(schema["$defs"].as_object().unwrap().len() > 15);
    check("", &schema);
}

#[test]
fn a_new_report_passes_and_names_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let output = almanac(&["new", "mine"], folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bundle = std::fs::read_to_string(folder.path().join("mine/report.json")).unwrap();
    let json: Value = serde_json::from_str(&bundle).unwrap();
    let schema = std::fs::read_to_string(folder.path().join("mine").join(json["$schema"].as_str().unwrap()));
    assert_eq!(schema.unwrap(), schema::text());
    assert_eq!(validate(&bundle).diagnostics, [], "nothing is wrong in it, and nothing to warn of");
    let output = almanac(&["check", "mine/report.json", "--deny", "warnings"], folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_new_report_takes_no_place_of_anything() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    for (name, code) in [(".", 1), ("notes.txt", 2)] {
        let output = almanac(&["new", name], folder.path());
        assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn every_command_has_help_completions_and_a_page_of_the_manual() {
    let text = |arguments: &[&str]| {
        let output = almanac(arguments, Path::new("."));
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let (bash, manual) = (text(&["completions", "bash"]), text(&["manual"]));
    for command in ["new", "check", "build", "embed", "publish", "serve", "completions", "manual"] {
        assert!(text(&[command, "--help"]).contains("Example"), "{command}");
        assert!(bash.contains(command) && manual.contains(command), "{command}");
    }
    assert!(manual.starts_with(".ie"), "{manual}");
}
