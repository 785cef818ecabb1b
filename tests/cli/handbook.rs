//! The handbook for people who write frameworks is held to what it says: its commands, its framework and every problem that it
//! explains.

use std::fmt::Write;

use insta::assert_snapshot;
use thrive::problem::Code;

use super::fixture::{Folder, Outcome, repository};

/// Codes of assessments; the handbook is about frameworks, overlays and wording packs.
const OF_ASSESSMENTS: [Code; 7] = [
    Code::UnknownArea,
    Code::OtherOverlay,
    Code::TwoAnswers,
    Code::UnknownPhase,
    Code::UnknownCommunity,
    Code::UnknownDuty,
    Code::Date,
];

/// A fenced block: what stands behind the opening fence, and its lines.
type Block = (String, String);

fn handbook() -> String {
    std::fs::read_to_string(repository().join("framework/README.md")).unwrap()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(_) if is_open => is_open = false,
            Some(kind) => {
                is_open = true;
                found.push((kind.to_owned(), String::new()));
            }
            None if is_open => writeln!(found.last_mut().unwrap().1, "{line}").unwrap(),
            None => {}
        }
    }
    found
}

/// The small framework that the examples change.
fn sample() -> String {
    blocks(&handbook()).into_iter().find(|(kind, _)| kind == "yaml").expect("the handbook has a framework").1
}

/// A file's top-level keys with the lines that belong to them.
fn by_key(text: &str) -> Vec<(&str, String)> {
    let mut keys: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            keys.push((line.split(':').next().unwrap(), String::new()));
        }
        writeln!(keys.last_mut().expect("it starts with a key").1, "{line}").unwrap();
    }
    keys
}

/// The small framework with what an example puts in place of its keys.
fn changed(fragment: &str) -> String {
    let fragment = by_key(fragment);
    let mut whole = String::new();
    for (key, lines) in by_key(&sample()) {
        match fragment.iter().find(|(changed, _)| *changed == key) {
            Some((_, lines)) => whole += lines,
            None => whole += &lines,
        }
    }
    let is_new = |key: &str| by_key(&sample()).iter().all(|(known, _)| *known != key);
    whole + &fragment.into_iter().filter(|(key, _)| is_new(key)).map(|(_, lines)| lines).collect::<String>()
}

/// Checks the example of a problem.
fn checked(kind: &str, example: &str) -> Outcome {
    let folder = Folder::new();
    folder.write("sample.yaml", sample());
    let (file, args): (Vec<u8>, &[&str]) = match kind {
        "yaml" => (changed(example).into_bytes(), &["check"]),
        "yaml after" => (changed(example).into_bytes(), &["check", "--against", "sample.yaml"]),
        "yaml absent" => (Vec::new(), &["check"]),
        "yaml whole" => (example.into(), &["check"]),
        "yaml repeated" => (example.repeat(1_000_000).into_bytes(), &["check"]),
        "yaml utf-16" => (format!("\u{feff}{example}").encode_utf16().flat_map(u16::to_le_bytes).collect(), &["check"]),
        "yaml wording" => (example.into(), &["wording", "check"]),
        other => panic!("{other:?} is no kind of example"),
    };
    if kind != "yaml absent" {
        folder.write("f.yaml", file);
    }
    folder.thrive(&[&["framework"], args, &["f.yaml"]].concat()).run()
}

#[test]
fn every_problem_is_reported_as_the_handbook_says() {
    let handbook = handbook();
    let (_, problems) = handbook.split_once("## Every problem").expect("the handbook has them");
    let mut explained = Vec::new();
    for section in problems.split("\n### `").skip(1) {
        let (code, section) = section.split_once('`').unwrap();
        let [(kind, example), (_, expected)] = &blocks(section)[..] else {
            panic!("{code}: an example and what is said")
        };
        let outcome = checked(kind, example);
        let mut said = String::new();
        // The line depends on what stands around the example.
        for line in outcome.stdout.lines() {
            let line = line.strip_prefix("f.yaml: ").unwrap_or(line);
            let (before, after) = line.split_once(": line ").unwrap_or((line, ""));
            let after = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
            let after = after.trim_start_matches(", ").trim_start_matches(": ");
            writeln!(said, "{before}{}{after}", if after.is_empty() { "" } else { ": " }).unwrap();
        }
        assert!(said.contains(expected.as_str()), "{code}\n{expected}\nis not in\n{said}");
        assert!(expected.starts_with(&format!("fault {code}: ")) || expected.starts_with(&format!("warning {code}: ")));
        assert_eq!(outcome.status, i32::from(expected.starts_with("fault")), "{code}");
        explained.push(code.to_owned());
    }
    let mut known: Vec<&str> =
        Code::ALL.iter().filter(|code| !OF_ASSESSMENTS.contains(code)).map(|code| code.id()).collect();
    explained.sort();
    known.sort_unstable();
    assert_eq!(explained, known);
}

/// The second version of it takes every answer over but those that are new.
#[test]
fn its_new_version_and_its_wording() {
    let folder = Folder::new();
    let block = |kind: &str| blocks(&handbook()).into_iter().find(|(found, _)| found == kind).expect("it is there").1;
    folder.write("1.yaml", sample()).write("2.yaml", block("yaml second")).write("words.csv", block("csv"));
    let said = folder.thrive(&["framework", "check", "2.yaml", "--against", "1.yaml"]).result();
    assert_eq!(said, "2.yaml is valid: sample 2, 1 phase, 1 area, 4 statements\n");
    folder.write(
        "f.yaml",
        "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: x}\nareas: {1a: {ticked: [L1, L2]}}\n",
    );
    let outcome = folder.thrive(&["score", "f.yaml", "--framework", "2.yaml", "--format", "csv"]).run();
    assert!(outcome.stderr.contains("Moved: 1a to 1b and 1a.L2 to 1b.L3.\nNew: 1b.H2."), "{outcome}");
    assert_eq!(outcome.stdout.matches(",true,").count(), 2, "{outcome}");
    // A wording made for version 1 serves version 2 as well: its texts are found under the ids of today.
    for (framework, found) in
        [("1.yaml", "  L1  Rydym yn holi rhai pobl."), ("2.yaml", "  L1  Rydym yn holi rhai pobl.")]
    {
        let area = if framework == "1.yaml" { "1a" } else { "1b" };
        let args = ["framework", "show", "--area", area, "--framework", framework, "--wording", "words.csv"];
        let shown = folder.thrive(&args).result();
        assert!(shown.contains(found) && shown.contains("\nIsel\n"), "{shown}");
    }
    let said = folder.thrive(&["framework", "wording", "check", "words.csv", "--framework", "2.yaml"]).result();
    assert!(said.starts_with("words.csv is valid: Cymraeg (cy), 2 of "), "{said}");
}

#[test]
fn its_framework_is_in_order() {
    let folder = Folder::new();
    folder.write("sample.yaml", sample());
    assert_snapshot!(folder.thrive(&["framework", "check", "sample.yaml"]).result(), @"sample.yaml is valid: sample 1, 1 phase, 1 area, 3 statements");
}

/// Every command of the handbook, in the order in which they stand there, in one folder.
#[test]
fn its_commands_work() {
    let folder = Folder::new();
    folder.write("my-framework-1.yaml", repository_file("framework/starters/framework.yaml"));
    let mut run = 0;
    for (_, block) in blocks(&handbook()).iter().filter(|(kind, _)| kind == "sh") {
        for command in block.lines() {
            let args: Vec<&str> = command.strip_prefix("thrive ").expect("a command of ours").split(' ').collect();
            let outcome = folder.thrive(&args).stdin("Sample\n\nq\n").run();
            assert_eq!(outcome.status, 0, "{command}\n{outcome}");
            run += 1;
        }
    }
    assert_eq!(run, 13);
    for name in ["ashmere-overlay.yaml", "easy-read-phase-1.csv"] {
        assert!(
            handbook().contains(&format!("(../examples/{name})")) && repository().join("examples").join(name).exists()
        );
    }
}

fn repository_file(path: &str) -> Vec<u8> {
    std::fs::read(repository().join(path)).unwrap()
}
