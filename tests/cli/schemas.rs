//! The published schemas: every file of ours passes, and slips that an editor should mark don't.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::fixture::{Folder, repository};

fn validator(name: &str) -> jsonschema::Validator {
    let schema: Value =
        serde_json::from_str(&Folder::new().thrive(&["framework", "schema", name]).result()).expect("a schema is JSON");
    jsonschema::meta::validate(&schema).expect("it is a schema");
    jsonschema::validator_for(&schema).expect("it can be used")
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository().join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

/// As an editor reads it: by the rules of YAML, not by ours.
fn value(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn faults(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_file_of_ours_passes() {
    let kinds = ["framework", "overlay", "wording", "assessment"].map(|kind| (kind, validator(kind)));
    let mut tested = Vec::new();
    for folder in ["framework", "framework/starters", "examples", "tests/compatibility/1"] {
        for path in files(folder, "yaml") {
            let value = value(&std::fs::read_to_string(&path).unwrap());
            let format = value["format"].as_str().unwrap().to_owned();
            let (kind, validator) =
                kinds.iter().find(|(kind, _)| format == format!("thrive-{kind}/1")).expect("a known kind");
            assert_eq!(faults(validator, &value), [""; 0], "{}", path.display());
            tested.push(*kind);
        }
    }
    let number = |kind| tested.iter().filter(|tested| **tested == kind).count();
    assert!(number("framework") >= 3 && number("overlay") >= 2 && number("assessment") >= 7, "{tested:?}");
    let blank = Folder::new().thrive(&["framework", "wording", "new", "--format", "yaml"]).result();
    assert_eq!(faults(&kinds[2].1, &value(&blank)), [""; 0]);
    let short = "format: thrive-wording/1\nframework: {id: sample, version: '1'}\ntexts: {1a.E1: We ask., 1a.E2: {text: We tell.}}\n";
    assert_eq!(faults(&kinds[2].1, &value(short)), [""; 0]);
}

#[test]
fn every_result_of_ours_passes() {
    let folder = Folder::new();
    for name in ["research-network-2026.yaml", "neighbourhood-assets-2026.yaml"] {
        let card = folder.example(name).thrive(&["score", name, "--format", "json"]).result();
        assert_eq!(faults(&validator("scorecard"), &serde_json::from_str(&card).unwrap()), [""; 0], "{name}");
    }
    let rounds = ["neighbourhood-assets-2026.yaml", "research-network-2026.yaml"];
    let comparison = folder.thrive(&["compare", rounds[0], rounds[1], "--format", "json"]).result();
    let comparison: Value = serde_json::from_str(&comparison).unwrap();
    assert_eq!(faults(&validator("comparison"), &comparison), [""; 0]);
    for more in [&[] as &[&str], &["--by", "place", "--all-rounds", "--as-of", "2026-12-31"]] {
        let portfolio = folder.thrive(&[&["portfolio", ".", "--format", "json"], more].concat()).result();
        assert_eq!(faults(&validator("portfolio"), &serde_json::from_str(&portfolio).unwrap()), [""; 0]);
    }
    folder.example("research-network-community-2026.yaml");
    let beside = ["compare", "--side-by-side", rounds[0], rounds[1], "research-network-community-2026.yaml"];
    let beside = folder.thrive(&[&beside[..], &["--format", "json"]].concat()).result();
    assert_eq!(faults(&validator("side-by-side"), &serde_json::from_str(&beside).unwrap()), [""; 0]);
    for more in [&[] as &[&str], &["--by-role"], &["--anonymous"]] {
        let voices = ["officer", "partner", "resident"].map(|who| format!("voices-{who}.yaml"));
        for name in &voices {
            folder.example(name);
        }
        let files = voices.iter().map(String::as_str);
        let args: Vec<&str> =
            ["agreement", "--format", "json"].into_iter().chain(files).chain(more.iter().copied()).collect();
        let agreement: Value = serde_json::from_str(&folder.thrive(&args).result()).unwrap();
        assert_eq!(faults(&validator("agreement"), &agreement), [""; 0], "{more:?}");
    }
    for (name, args) in [("plan", ["plan"].as_slice()), ("actions", &["actions", "list"])] {
        let args = [args, &["research-network-2026.yaml", "--format", "json"]].concat();
        let result = folder.thrive(&args).result();
        assert_eq!(faults(&validator(name), &serde_json::from_str(&result).unwrap()), [""; 0], "{name}");
    }
    folder.example("ashmere-overlay.yaml").write("bad.yaml", "format: thrive-framework/1\n");
    let args = ["framework", "check", "ashmere-overlay.yaml", "bad.yaml", "--format", "json"];
    let check: Value = serde_json::from_str(&folder.thrive(&args).run().stdout).unwrap();
    assert_eq!(faults(&validator("check"), &check), [""; 0]);
    assert_eq!(check["files"][1]["usable"], false);
}

/// For each kind a file that passes, and slips in it: where they are and what an editor should not let through.
#[test]
fn slips_are_marked() {
    type Slips<'a> = &'a [(&'a str, Value)];
    let cases: [(&str, &str, Slips); 4] = [
        (
            "framework",
            "framework/starters/framework.yaml",
            &[
                ("/format", json!("thrive-framework/2")),
                ("/id", json!("our own")),
                ("/version", json!(1)),
                ("/levels", json!([{"id": "low", "name": "Low"}])),
                ("/levels/0/name", json!(null)),
                ("/phases/0/areas/0/checklist/starting/0", json!({"id": "S1"})),
                ("/phases/0/areas/0/colour", json!("red")),
                ("/direction", json!("down")),
            ],
        ),
        (
            "overlay",
            "examples/ashmere-overlay.yaml",
            &[("/base", json!(null)), ("/levels", json!([])), ("/hide", json!("7b"))],
        ),
        (
            "assessment",
            "examples/research-network-2026.yaml",
            &[
                ("/about/title", json!(null)),
                ("/about/kind", json!("selfie")),
                ("/about/started", json!("yesterday")),
                ("/areas/1a/tciked", json!(["E1"])),
                ("/areas/1a/ticked", json!(["E1", "E1"])),
                ("/actions", json!([{"id": 1}])),
            ],
        ),
        (
            "wording",
            "",
            &[
                ("/texts/1a.E1", json!(["x"])),
                ("/texts/1a.E1", json!({"txt": "x"})),
                ("/framework/version", json!(null)),
            ],
        ),
    ];
    for (kind, file, slips) in cases {
        let validator = validator(kind);
        let text = if file.is_empty() {
            "format: thrive-wording/1\nframework: {id: sample, version: '1'}\ntexts: {1a.E1: We ask.}\n".to_owned()
        } else {
            std::fs::read_to_string(repository().join(file)).unwrap()
        };
        assert!(validator.is_valid(&value(&text)));
        for (place, slip) in slips {
            let mut value = value(&text);
            let (parent, key) = place.rsplit_once('/').unwrap();
            let parent = value.pointer_mut(parent).expect("the place is there");
            match (parent, slip) {
                (Value::Object(keys), Value::Null) => drop(keys.remove(key).expect("the key is there")),
                (Value::Object(keys), slip) => drop(keys.insert(key.to_owned(), slip.clone())),
                (Value::Array(entries), slip) => entries[key.parse::<usize>().unwrap()] = slip.clone(),
                _ => panic!("{place} is in a list or among keys"),
            }
            assert!(!validator.is_valid(&value), "{kind} {place} {slip}");
        }
    }
}
