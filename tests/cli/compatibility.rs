//! Files that versions of this program have saved: every later version reads them and comes to the same ratings. A folder for
//! each version of the format; nothing in them is ever changed, only added.

use insta::assert_snapshot;
use serde_json::Value;
use thrive::{assessment, framework};

use super::fixture::{Folder, repository};

#[test]
fn saved_files_keep_their_scores() {
    let folders = std::fs::read_dir(repository().join("tests/compatibility")).unwrap();
    let bundled = framework::bundled();
    let mut tested = 0;
    for version in folders.map(|entry| entry.unwrap().path()) {
        let files = std::fs::read_dir(&version).unwrap().map(|entry| entry.unwrap().path());
        for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "yaml")) {
            let folder = Folder::new();
            folder.write("f.yaml", std::fs::read(&file).unwrap());
            let found: Value =
                serde_json::from_str(&folder.thrive(&["score", "f.yaml", "--format", "json"]).run().stdout).unwrap();
            let expected =
                std::fs::read_to_string(file.with_extension("ratings")).expect("the ratings stand beside the file");
            assert_eq!(ratings(&found), expected.trim(), "{}", file.display());
            // What is read is written again as it stands, key by key, in the form of today: here as said of today's framework, since
            // answers to an earlier one get marks where an item was reworded since.
            let text = folder.read("f.yaml");
            let text = text.replacen("version: '2025.02'", &format!("version: '{}'", bundled.version()), 1);
            let body: String = text.split_inclusive('\n').skip_while(|line| line.starts_with('#')).collect();
            let read = assessment::read(text.as_bytes(), &bundled).assessment.expect("it is valid");
            assert_eq!(assessment::write(&read, &bundled).unwrap(), in_todays_form(&body), "{}", file.display());
            // Opening and answering nothing new keeps every answer.
            let before = folder.read("f.yaml");
            folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run();
            assert_eq!(folder.read("f.yaml"), before);
            tested += 1;
        }
    }
    assert!(tested >= 3, "the files are there");
}

/// Days in quotation marks, and those of remarks and sign-offs under the key `date`.
fn in_todays_form(body: &str) -> String {
    let line = |line: &str| match line.split_once(": ") {
        Some((key, day)) if day.parse::<jiff::civil::Date>().is_ok() => {
            let key = key.strip_suffix(" on").map_or_else(|| key.to_owned(), |indent| format!("{indent} date"));
            format!("{key}: '{day}'\n")
        }
        _ => format!("{line}\n"),
    };
    body.lines().map(line).collect()
}

/// Whoever goes on with an assessment made before items changed in meaning is told which, and keeps every answer.
#[test]
fn an_earlier_assessment_goes_on_and_its_reader_is_told() {
    let folder = Folder::new();
    let earlier = std::fs::read(repository().join("tests/compatibility/1/neighbourhood-assets-2026.yaml")).unwrap();
    folder.write("f.yaml", earlier);
    let outcome = folder.thrive(&["score", "f.yaml"]).run();
    assert_snapshot!(outcome.stderr, @"
    f.yaml was made with ics-engagement 2025.02, and is read with ics-engagement
    2026.11.
    Reworded since: 1a.E1, 1a.T1, 1b.T1, 1c.E1, 1c.D3, 1c.M3 and 1c.T2. Their
    answers are kept and marked; do they still hold?
    ");
    folder.thrive(&["set", "f.yaml", "1a.E1", "--tick"]).run();
    assert_snapshot!(folder.thrive(&["score", "f.yaml"]).run().stderr, @"
    f.yaml has answers from before these were reworded: 1a.T1, 1b.T1, 1c.E1, 1c.D3,
    1c.M3 and 1c.T2. Do they still hold?
    ");
}

/// `1a 2, 1b -, …`: the rank, or why there is none.
fn ratings(card: &Value) -> String {
    let areas = card["areas"].as_array().unwrap().iter();
    let rank = |area: &Value| match area["status"].as_str().unwrap() {
        "assessed" => area["rank"].to_string(),
        "not_assessed" => "-".to_owned(),
        _ => "n".to_owned(),
    };
    areas.map(|area| format!("{} {}", area["id"].as_str().unwrap(), rank(area))).collect::<Vec<_>>().join(", ")
}

/// An old program meets a newer file: it says so, does nothing, and leaves the file as it is.
#[test]
fn a_newer_file_is_left_alone() {
    let folder = Folder::new();
    let newer = "format: thrive-assessment/2\nframework: {id: ics-engagement, version: '2030.01'}\nabout: {title: Sample}\nsections: [a]\n";
    folder.write("f.yaml", newer);
    for command in ["score", "summary", "assess"] {
        let said = folder.thrive(&[command, "f.yaml"]).stdin("\n\n").failure(1);
        assert!(
            said.contains(
                "the file is in format thrive-assessment/2, made by a newer thrive; this one knows thrive-assessment/1"
            ),
            "{said}"
        );
        assert!(said.contains("use the newer thrive; the file was not changed"), "{said}");
    }
    assert_eq!((folder.read("f.yaml").as_str(), folder.names()), (newer, vec!["f.yaml".to_owned()]));
}
