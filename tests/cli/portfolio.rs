//! `thrive portfolio`: folders of assessments as one picture.

use super::fixture::Folder;

/// An assessment file of an organisation, with the levels below one ticked in area 1c.
fn assessment(organisation: &str, title: &str, updated: &str, more: &str) -> String {
    format!(
        "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2025.02'}}\nabout:\n  title: {title}\n  organisation: \
         {organisation}\n  updated: {updated}\n  scope: [1c]\n{more}"
    )
}

/// Answers for area 1c, which has three statements at Emerging: all of them, or none.
const ALL_EMERGING: &str = "areas: {1c: {ticked: [E1, E2, E3]}}\n";
const NOTHING: &str = "areas: {1c: {}}\n";

/// A folder of two organisations with two rounds of one, and of things that are no assessments.
fn folder() -> Folder {
    let folder = Folder::new();
    for inner in ["north", "south", ".hidden"] {
        std::fs::create_dir(folder.path().join(inner)).unwrap();
    }
    folder
        .write("north/2025.yaml", assessment("Northmoor", "Voices", "2025-11-01", NOTHING))
        .write("north/2026.yaml", assessment("Northmoor", "Voices", "2026-11-01", ALL_EMERGING))
        .write(
            "north/2026 (Ada's conflicted copy 2026-11-02).yaml",
            assessment("Northmoor", "Voices", "2026-11-02", NOTHING),
        )
        .write("south/a.yml", assessment("Southmoor", "Carers", "2026-10-01", NOTHING))
        .write(".hidden/b.yaml", assessment("Hidden", "Hidden", "2026-10-01", NOTHING))
        .write("notes.txt", "nothing of ours")
        .write("ci.yaml", "name: ci\n");
    folder
}

#[test]
fn a_folder_as_one_picture() {
    let shown = folder().thrive(&["portfolio", "."]).result();
    for line in [
        "2 assessments count here, of 2 organisations: the latest round of each.",
        "All are drafts.",
        "0 of 3 ticks in rated areas have evidence.",
        "1 assessment is compared with the round before. Its areas: 1 up, 25 without a",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let plain = folder().thrive(&["portfolio", ".", "--plain"]).result();
    for line in [
        "1c Resources\n     Ratings: 1 Emerging, 1 not yet Emerging",
        "Northmoor\n     Check: o o 1 o",
        "Southmoor\n     Check: o o 0 o",
    ] {
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    let left_out = &plain[plain.find("What does not count").unwrap()..];
    let lines: Vec<String> = left_out.lines().skip(1).take(6).map(|line| line.trim().to_owned()).collect();
    assert_eq!(
        lines,
        [
            "Earlier rounds",
            "1: north/2025.yaml",
            "Conflict copies, which may hold answers of their own",
            "1: north/2026 (Ada's conflicted copy 2026-11-02).yaml (beside",
            "north/2026.yaml)",
            "Files that are no assessments",
        ],
        "{plain}"
    );
}

#[test]
fn a_day_in_the_past_and_every_round() {
    let folder = folder();
    let then = folder.thrive(&["portfolio", ".", "--as-of", "31 December 2025", "--format", "json"]).result();
    let then: serde_json::Value = serde_json::from_str(&then).unwrap();
    assert_eq!(then["assessments"].as_array().unwrap().len(), 1);
    assert_eq!(then["assessments"][0]["file"], "north/2025.yaml");
    assert_eq!(then["left_out"]["later"].as_array().unwrap().len(), 2);
    let all = folder.thrive(&["portfolio", ".", "--all-rounds", "--format", "json"]).result();
    let all: serde_json::Value = serde_json::from_str(&all).unwrap();
    assert_eq!(all["assessments"].as_array().unwrap().len(), 3);
    assert_eq!(all["overall"]["ratings"]["none"], 2);
    let before = folder.thrive(&["portfolio", ".", "--as-of", "2020-01-01"]).result();
    assert!(before.contains("No assessment counts here on 1 January 2020."), "{before}");
    assert!(!before.contains("Each assessment"), "{before}");
}

#[test]
fn what_cannot_be_read_is_told_at_the_end_and_stops_nothing() {
    let folder = folder();
    folder.write("broken.yaml", "format: thrive-assessment/1\nabout: {title: x}\n");
    let outcome = folder.thrive(&["portfolio", ".", "gone.yaml", "--format", "json"]).run();
    assert_eq!(outcome.status, 1);
    let record: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(record["assessments"].as_array().unwrap().len(), 2);
    assert_eq!(
        outcome.stderr,
        "broken.yaml has 1 problem, so nothing was done with it\n  line 1, framework.id: id is missing\n    add id: and a text\nthere is no \
         file gone.yaml\n  check the name and the folder you are in\nerror: 2 files or folders could not be read, and the result is without \
         what is in them\n  to see all that is wrong with one: `thrive score FILE`\n"
    );
}

#[test]
fn other_frameworks_are_told() {
    let folder = Folder::new();
    folder.example("befriending-2026.yaml").example("research-network-2026.yaml");
    let shown = folder.thrive(&["portfolio", ".", "--plain"]).result();
    assert!(shown.contains("Of another framework, befriending"), "{shown}");
    std::fs::remove_file(folder.path().join("research-network-2026.yaml")).unwrap();
    assert_eq!(
        folder.thrive(&["portfolio", "."]).failure(1),
        "error: there is no assessment of the framework ics-engagement; there are some of befriending\n  pass the file of one of them with \
         --framework FILE\n"
    );
    std::fs::remove_file(folder.path().join("befriending-2026.yaml")).unwrap();
    assert_eq!(
        folder.thrive(&["portfolio", "."]).failure(1),
        "error: there is no assessment in what was named\n  name a folder with .yaml or .json files of assessments in it, or the files\n"
    );
}

/// Every output is the same however many cores there are and in whatever order files are ready.
#[test]
fn many_files_give_the_same_result_each_time_and_rank_nobody() {
    let folder = Folder::new();
    for number in 0..300 {
        let answers = if number % 3 == 0 { ALL_EMERGING } else { NOTHING };
        let file = assessment(&format!("Body {number:03}"), "Voices", "2026-11-01", answers);
        folder.write(&format!("{:03}.yaml", 999 - number), file);
    }
    let json = || folder.thrive(&["portfolio", ".", "--format", "json"]).result();
    let first = json();
    assert_eq!(first, json());
    let record: serde_json::Value = serde_json::from_str(&first).unwrap();
    let names = |record: &serde_json::Value| -> Vec<String> {
        record["assessments"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&record), (0..300).map(|number| format!("Body {number:03}")).collect::<Vec<_>>());
    let area = record["areas"].as_array().unwrap().iter().find(|area| area["id"] == "1c").unwrap();
    assert_eq!((&area["ratings"]["none"], &area["ratings"]["emerging"]), (&200.into(), &100.into()));
    let shown = folder.thrive(&["portfolio", "."]).result();
    assert!(shown.contains("300 assessments are too many for a screen."), "{shown}");
    let sorted = folder.thrive(&["portfolio", ".", "--sort", "ratings", "--format", "markdown", "-o", "p.md"]).run();
    assert_eq!(sorted.status, 0, "{sorted}");
    let page = folder.read("p.md");
    assert!(page.find("| Body 298 |").unwrap() < page.find("| Body 000 |").unwrap());
    assert!(page.contains("Those with the most areas at the lowest rating come first."));
}

#[test]
fn files_to_hand_on() {
    let folder = folder();
    for (name, start) in
        [("p.html", "<!doctype html>"), ("p.docx", "PK"), ("p.xlsx", "PK"), ("p.md", "# Portfolio: "), ("p.json", "{")]
    {
        let outcome = folder.thrive(&["portfolio", ".", "--by", "organisation", "-o", name]).run();
        assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (0, "", ""), "{name}");
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.to_ascii_lowercase().starts_with(start.to_lowercase().as_bytes()), "{name}");
    }
    let page = folder.read("p.md");
    assert!(page.contains("## By organisation") && page.contains("| **Northmoor** | **1 assessment** |"), "{page}");
    // The results of earlier runs are no assessments.
    let shown = folder.thrive(&["portfolio", ".", "--plain"]).result();
    let told = shown.split("Files that are no assessments").nth(1).unwrap();
    assert_eq!(told.trim_start().split('\n').next(), Some("2"), "{shown}");
    let message = folder.thrive(&["portfolio", ".", "-o", "p.html"]).failure(1);
    assert!(message.starts_with("error: p.html is there already"), "{message}");
}
