//! The examples are read, scored and written as they stand.

use insta::assert_snapshot;
use serde_json::Value;
use thrive::{assessment, framework};

use super::fixture::{Folder, repository};

/// Assessments with the bundled framework.
const EXAMPLES: [&str; 7] = [
    "neighbourhood-assets-2026.yaml",
    "research-network-2025.yaml",
    "research-network-2026.yaml",
    "research-network-community-2026.yaml",
    "voices-officer.yaml",
    "voices-partner.yaml",
    "voices-resident.yaml",
];

/// What goes with frameworks of one's own, and a form that was filled in.
const OTHERS: [&str; 5] = [
    "ashmere-overlay.yaml",
    "befriending-2026.yaml",
    "befriending-framework.yaml",
    "easy-read-phase-1.csv",
    "filled-in-form.md",
];

#[test]
fn every_example_is_tested() {
    let mut names: Vec<String> = std::fs::read_dir(repository().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut known = [&EXAMPLES[..], &OTHERS].concat();
    known.sort_unstable();
    assert_eq!(names, known);
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
        ("research-network-community-2026.yaml", "---- -0--- -- -0- -0-- 2- -----2"),
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
    neighbourhood-assets-2026.with-comments.yaml.bak keeps them.

    Mapping what Larkfield has (illustration): 4 of 12 areas answered, last on 2
    November 2026.

    Going on at 2a Valuing communities.

    Area 5 of 12, 33 % done. 2a Valuing communities. Phase 2, Challenge.
    Build a culture that values meaningful engagement and joint work with
    communities that face health inequalities.
    ");
}

/// A small framework and an assessment with it. Reaching: B1 through S2, S1 and S2 are in place, C1 is not: Steady. Volunteers: B2
/// is not known. Matching: C1 does not apply, the rest is in place: Shared.
#[test]
fn a_framework_of_ones_own() {
    let folder = Folder::new();
    folder.example("befriending-framework.yaml").example("befriending-2026.yaml");
    let options = ["--framework", "befriending-framework.yaml"];
    let said = folder.thrive(&["framework", "check", options[1]]).result();
    assert!(said.starts_with(
        "befriending-framework.yaml is valid: befriending 1, 2 phases, 3 areas, 10 statements, 2 warnings\n"
    ));
    let card =
        folder.thrive(&[&["score", "befriending-2026.yaml", "--format", "json"], &options[..]].concat()).result();
    let card: Value = serde_json::from_str(&card).unwrap();
    let ratings: Vec<&str> =
        card["areas"].as_array().unwrap().iter().map(|area| area["rating"].as_str().unwrap()).collect();
    assert_eq!(ratings, ["steady", "none", "shared"]);
    assert_eq!((card["overall"]["met"].as_u64(), card["overall"]["applicable"].as_u64()), (Some(6), Some(9)));
    // The file is just what the program itself would write.
    let framework = framework::read(folder.read(options[1]).as_bytes(), framework::bundled_as).framework.unwrap();
    let text = folder.read("befriending-2026.yaml");
    let body: String = text.split_inclusive('\n').skip_while(|line| line.starts_with('#')).collect();
    let read = assessment::read(text.as_bytes(), &framework).assessment.unwrap();
    assert_eq!(assessment::write(&read, &framework).unwrap(), body);
}

/// Local additions laid over the bundled framework: 280 items and 5 of its own, less the 7 of 7b.
#[test]
fn local_additions() {
    let folder = Folder::new();
    folder.example("ashmere-overlay.yaml");
    let said = folder.thrive(&["framework", "check", "ashmere-overlay.yaml"]).result();
    assert!(said.starts_with(
        "ashmere-overlay.yaml is valid: ashmere 2026.1 over ics-engagement 2026.11, 7 phases, 26 areas, 278 statements, 1 warning\n"
    ));
    let shown = folder.thrive(&["framework", "show", "--framework", "ashmere-overlay.yaml"]).result();
    let line = "ics-engagement 2026.11 with Ashmere and Dunmoor additions (ashmere 2026.1): 7";
    assert!(shown.contains(line) && shown.contains("ash-sea") && !shown.contains("7b"), "{shown}");
}
