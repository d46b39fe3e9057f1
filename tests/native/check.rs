//! `almanac check`: its formats, its exit codes, and what it reads.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SMALL: &str = include_str!("../fixtures/small.json");

/// The small bundle with one error and one warning.
fn faulty() -> String {
    let source = SMALL.replace(r#""related": ["second-theme"]"#, r#""related": ["second-teme"]"#);
    source.replace("https://example.org/fair", "http://example.org/fair")
}

/// A folder with a bundle without faults, one with a warning, and one with both kinds.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("good.json", SMALL);
    write("warned.json", &SMALL.replace("https://example.org/fair", "http://example.org/fair"));
    write("a report, 1.json", &faulty());
    folder
}

fn almanac(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    command.args(arguments).current_dir(folder).env_remove("NO_COLOR").env_remove("CI").env("TERM", "xterm");
    command
}

fn check(arguments: &[&str]) -> Output {
    almanac(folder().path(), &[&["check"], arguments].concat()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn r114_exit_codes_tell_content_from_usage() {
    for (arguments, code) in [
        (&["good.json"][..], 0),
        (&["warned.json"], 0),
        (&["warned.json", "--deny", "warnings"], 1),
        (&["a report, 1.json"], 1),
        (&["good.json", "a report, 1.json"], 1),
        (&["good.json", "nowhere.json"], 1),
        (&[], 2),
        (&["good.json", "--format", "xml"], 2),
    ] {
        let output = check(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", text(&output.stderr));
    }
}

#[test]
fn standard_input_is_read() {
    let folder = folder();
    let mut command = almanac(folder.path(), &["check", "--format", "json", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(faulty().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["diagnostics"][0]["file"], "<stdin>");
}

#[test]
fn json_says_every_part_of_a_diagnostic() {
    let output = check(&["--format", "json", "a report, 1.json", "good.json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["errors"], &report["warnings"]), (&Value::from(1), &Value::from(1)));
    let error = &report["diagnostics"][1];
    assert_eq!(error["file"], "a report, 1.json");
    assert_eq!((&error["line"], &error["column"]), (&Value::from(46), &Value::from(19)));
    assert_eq!((&error["end_line"], &error["end_column"]), (&Value::from(46), &Value::from(32)));
    assert_eq!(error["pointer"], "/themes/0/related/0");
    assert_eq!((&error["code"], &error["severity"]), (&Value::from("B006"), &Value::from("error")));
    assert_eq!(error["fix"], "did you mean `second-theme`?");
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn sarif_names_rule_and_place() {
    let output = check(&["--format", "sarif", "a report, 1.json"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][1];
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20report%2C%201.json");
    assert_eq!(place["region"]["startLine"], 46);
}

#[test]
fn github_is_told_where_to_put_its_marks() {
    let output = check(&["--format", "github", "a report, 1.json"]);
    let commands = text(&output.stdout);
    let error = commands.lines().nth(1).unwrap();
    let place = "::error file=a report%2C 1.json,line=46,col=19,endLine=46,endColumn=32,title=B006::";
    assert!(error.starts_with(place), "{error}");
    assert!(error.ends_with("%0Adid you mean `second-theme`?"), "{error}");
}

#[test]
fn r115_sentences_take_the_place_of_drawing() {
    let expected = "Error B006 in a report, 1.json:46:19 at /themes/0/related/0\n\
        Problem: nothing has the id `second-teme`\nFix: did you mean `second-theme`?\n";
    for (arguments, variable) in [(&["--format", "plain"][..], None), (&[], Some("NO_COLOR")), (&[], Some("CI"))] {
        let arguments = [&["check"], arguments, &["a report, 1.json"]].concat();
        let folder = folder();
        let mut command = almanac(folder.path(), &arguments);
        let output = command.envs(variable.map(|name| (name, "1"))).output().unwrap();
        let printed = text(&output.stderr);
        assert!(printed.contains(expected), "{printed}");
        assert!(printed.is_ascii(), "{printed}");
    }
    let human = text(&check(&["a report, 1.json"]).stderr);
    assert!(human.contains("^^^") && !human.contains('\u{1b}'), "no colour goes into a file: {human}");
}
