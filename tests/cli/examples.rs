//! The examples are read, scored and written as they stand.

use insta::assert_snapshot;
use serde_json::Value;
use thrive::{assessment, framework};

use super::fixture::{Folder, repository};

const EXAMPLES: [&str; 3] =
    ["neighbourhood-assets-2026.yaml", "research-network-2025.yaml", "research-network-2026.yaml"];

#[test]
fn every_example_is_tested() {
    let mut names: Vec<String> = std::fs::read_dir(repository().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, EXAMPLES);
}

/// Each is just what the program itself would write, but for the comment at its top.
#[test]
fn examples_are_in_the_form_that_is_saved() {
    let framework = framework::bundled();
    for name in EXAMPLES {
        let text = std::fs::read_to_string(repository().join("examples").join(name)).unwrap();
        let read = assessment::read(text.as_bytes(), &framework);
        assert_eq!(read.problems, [], "{name}");
        let body: String = text.split_inclusive('\n').skip_while(|line| line.starts_with('#')).collect();
        assert!(text.starts_with("# An illustration: "), "{name} says what it is");
        assert_eq!(assessment::write(&read.assessment.unwrap(), &framework).unwrap(), body, "{name}");
    }
}

/// Ratings worked out by hand from the ticks, area by area in the order of the framework; `-` is not assessed, `n` not
/// applicable.
#[test]
fn ratings_are_as_worked_out_by_hand() {
    for (name, by_hand) in [
        ("research-network-2025.yaml", "1101 10122 21 102 1110 12 1-1211"),
        ("research-network-2026.yaml", "2222 22123 32 220 2121 22 122121"),
        ("neighbourhood-assets-2026.yaml", "321n ----- -- --- ---- -- ------"),
    ] {
        let card = scorecard(name);
        let mark = |area: &Value| match area["status"].as_str().unwrap() {
            "assessed" => area["rank"].to_string(),
            "not_assessed" => "-".to_owned(),
            _ => "n".to_owned(),
        };
        let ratings: String = card["areas"].as_array().unwrap().iter().map(mark).collect();
        assert_eq!(ratings, by_hand.replace(' ', ""), "{name}");
    }
}

/// Figures counted by hand: items met of applicable, ticks with evidence of ticks.
#[test]
fn roll_ups_are_as_counted_by_hand() {
    for (name, met, applicable, evidenced, ticked) in [
        // 280 items less the 7 of 7b, which was not assessed, less one that is not applicable.
        ("research-network-2025.yaml", 98, 272, 10, 98),
        // One item, 7e.E1, is in place through 7e.D1 without a tick of its own.
        ("research-network-2026.yaml", 152, 279, 22, 151),
        ("neighbourhood-assets-2026.yaml", 21, 39, 2, 21),
    ] {
        let overall = &scorecard(name)["overall"];
        let found = ["met", "applicable", "evidenced", "ticked"].map(|key| overall[key].as_u64().unwrap());
        assert_eq!(found, [met, applicable, evidenced, ticked], "{name}");
    }
}

fn scorecard(name: &str) -> Value {
    let folder = Folder::new();
    serde_json::from_str(&folder.example(name).thrive(&["score", name, "--format", "json"]).result()).unwrap()
}

#[test]
fn the_partly_done_one_goes_on_where_it_was_left() {
    let folder = Folder::new();
    folder.example("neighbourhood-assets-2026.yaml");
    let outcome = folder.thrive(&["assess", "neighbourhood-assets-2026.yaml"]).stdin("q\n").run();
    let start = outcome.stderr.lines().take(12).collect::<Vec<_>>().join("\n");
    assert_snapshot!(start, @"

    This file has comments written by hand. Saving leaves them out;
    neighbourhood-assets-2026.yaml.bak keeps them.

    Mapping what Larkfield has (illustration): 4 of 12 areas answered, last on 2
    November 2026.

    Going on at 2a Valuing communities.

    Area 5 of 12, 33 % done. 2a Valuing communities. Phase 2, Challenge.
    Build a culture that values meaningful engagement and joint work with
    communities that face health inequalities.
    ");
}
