//! The answers of several assessors made one: five assessors of one area, with votes and ratings counted by hand.

use insta::assert_snapshot;

use super::fixture::Folder;

const FRAMEWORK: &str = r#"format: thrive-framework/1
id: small
version: "1"
title: Small
levels: [{id: emerging, name: Emerging}, {id: developing, name: Developing}, {id: maturing, name: Maturing}]
phases:
  - id: "1"
    name: Listen
    areas:
      - id: 1a
        name: Reaching people
        checklist:
          emerging: [{id: E1, text: We know whom to ask.}, {id: E2, text: We ask them.}]
          developing: [{id: D1, text: We ask early.}, {id: D2, text: We say what came of it.}]
          maturing: [{id: M1, text: They set the agenda.}]
"#;

/// The five, with their roles and their answers in 1a. Ratings: Emerging, Developing, not yet Emerging, Emerging, not yet Emerging.
///
/// | | Amina | Ben | Cyra | Dev | Efa | |
/// |---|---|---|---|---|---|---|
/// | E1 | yes | yes | yes | yes | yes | 5:0 |
/// | E2 | yes | yes | | yes | | 3:2 |
/// | D1 | yes | yes | | unsure | | 2:2 |
/// | D2 | | yes | | yes | yes | 3:2 |
/// | M1 | | | | | n/a | 0:4 |
const FIVE: [(&str, &str, &str); 5] = [
    ("Amina", "Staff", "{ticked: [E1, E2, D1]}"),
    ("Ben", "Staff", "{ticked: [E1, E2, D1, D2], evidence: {D2: [{text: The newsletter of May}]}}"),
    ("Cyra", "Resident", "{ticked: [E1]}"),
    ("Dev", "Resident", "{ticked: [E1, E2, D2], unsure: [D1]}"),
    ("Efa", "Staff", "{ticked: [E1, D2], not_applicable: {M1: no agenda yet}, notes: [{text: Ask the parents}]}"),
];

pub const FILES: [&str; 5] = ["amina.yaml", "ben.yaml", "cyra.yaml", "dev.yaml", "efa.yaml"];

pub fn answers(name: &str, role: &str, kind: &str, areas: &str) -> String {
    format!(
        "format: thrive-assessment/1\nframework: {{id: small, version: '1'}}\nabout:\n  title: Voices\n  kind: {kind}\n  \
         assessors: [{{name: {name}, role: {role}}}]\nareas:\n{areas}\n"
    )
}

/// A folder with the framework and the five.
pub fn five() -> Folder {
    let folder = Folder::new();
    folder.write("small.yaml", FRAMEWORK);
    for (name, role, area) in FIVE {
        let file = format!("{}.yaml", name.to_lowercase());
        folder.write(&file, answers(name, role, "self", &format!("  1a: {area}")));
    }
    folder
}

/// A command for some files with the small framework.
pub fn args<'a>(command: &'a str, files: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [&[command], files, more, &["--framework", "small.yaml"]].concat()
}

/// What it says, in one line.
fn said(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn five_assessors_by_the_majority() {
    let folder = five();
    let outcome = folder.thrive(&args("merge", &FILES, &["-o", "group.yaml"])).run();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{outcome}");
    let told = said(&outcome.stderr);
    assert!(told.contains("Emerging; five assessors: 2 not yet Emerging, 2 Emerging, 1 Developing"), "{told}");
    assert!(told.contains("1 statement stays open"), "{told}");
    assert!(told.contains("2 say that it is in place, 2 that it is not, 1 doesn't know"), "{told}");
    assert!(!told.contains("above most") && !told.to_lowercase().contains("consensus"), "{told}");
    assert_snapshot!(outcome.stderr, @"
    The answers of 5 files:
      amina.yaml  Amina (Staff)
      ben.yaml    Ben (Staff)
      cyra.yaml   Cyra (Resident)
      dev.yaml    Dev (Resident)
      efa.yaml    Efa (Staff)

    A statement is in place where more than half of those who say yes or no say yes
    (--rule majority). No rule shows that people agree.

    What each area comes to, beside the assessors' own ratings:
      - 1a Reaching people: Emerging; five assessors: 2 not yet Emerging, 2
        Emerging, 1 Developing

    On 2 statements some say yes and others no, and the rule decided.

    1 statement stays open, since the answers don't decide; it is marked as not
    known and put aside to come back to:
      1a.D1  We ask early.
             2 say that it is in place, 2 that it is not, 1 doesn't know

    Wrote group.yaml.
    What to talk about, most mixed first: `thrive agreement amina.yaml ben.yaml
    cyra.yaml dev.yaml efa.yaml --framework small.yaml`
    To decide it together, one statement at a time: `thrive merge --interactive
    group.yaml --framework small.yaml`
    ");
    assert_snapshot!(folder.read("group.yaml"), @"
    format: thrive-assessment/1
    framework:
      id: small
      version: '1'
    about:
      title: Voices
      kind: self
      assessors:
      - name: Amina
        role: Staff
      - name: Ben
        role: Staff
      - name: Cyra
        role: Resident
      - name: Dev
        role: Resident
      - name: Efa
        role: Staff
      updated: '2026-11-21'
      status: draft
      sources:
      - file: amina.yaml
        digest: sha256:61c77e18116ddcdf24ba0b6be14dabc0c306c3843f96e2fb4f784663eebb1bd1
        assessors:
        - Amina
      - file: ben.yaml
        digest: sha256:de4659092bf55caeb6739cbbe2e87bc72ff85e6e3491e012756eb40534667851
        assessors:
        - Ben
      - file: cyra.yaml
        digest: sha256:7068fa279120c5a6d4043cd0f15d106b641433207e4699f22132381717a6dfd2
        assessors:
        - Cyra
      - file: dev.yaml
        digest: sha256:54bdc148d7c8e56c54e96842a77f792f88a225dba29a7a46d773da23bb42ff2f
        assessors:
        - Dev
      - file: efa.yaml
        digest: sha256:2184986c77c1113316b70937f731f9e2de8dfcff89a06dbbb82a0465c272e4e5
        assessors:
        - Efa
    areas:
      1a:
        ticked:
        - E1
        - E2
        - D2
        unsure:
        - D1
        evidence:
          D2:
          - text: The newsletter of May
            by: Ben
        notes:
        - text: Ask the parents
          by: Efa
        - text: 'M1 does not apply according to some: no agenda yet (Efa)'
        votes:
          E1:
            'yes': 5
          E2:
            'yes': 3
            'no': 2
          D1:
            'yes': 2
            'no': 2
            unsure: 1
          D2:
            'yes': 3
            'no': 2
          M1:
            'no': 4
        parked:
        - item: D1
          text: 2 say that it is in place, 2 that it is not, 1 doesn't know
    ");
    // A trial says the same, and writes nothing.
    let tried = folder.thrive(&args("merge", &FILES, &["--dry-run"])).run();
    assert!(outcome.stderr.starts_with(&tried.stdout) && tried.stderr.is_empty(), "{tried}");
    // What was written is read by every other command, and nothing is written over.
    let score = folder.thrive(&args("score", &["group.yaml"], &["--format", "csv"])).result();
    assert!(score.contains("1a"), "{score}");
    let there = folder.thrive(&args("merge", &FILES, &["-o", "group.yaml"])).failure(1);
    assert!(there.contains("group.yaml is there already"), "{there}");
    folder.thrive(&args("merge", &FILES, &["-o", "group.yaml", "--force"])).run();
    let own = folder.thrive(&args("merge", &FILES, &["-o", "amina.yaml", "--force"])).failure(1);
    assert!(own.contains("amina.yaml is the file that was read"), "{own}");
}

/// Ratings by each rule, worked out from the counts: 5:0, 3:2, 2:2, 3:2 and 0:4.
#[test]
fn the_rules() {
    let folder = five();
    for (rule, rating, open, above) in [
        ("majority", "Emerging;", 1, false),
        ("all", "Not yet Emerging;", 0, false),
        ("any", "Developing;", 0, true),
        ("at-least:3", "Emerging;", 0, false),
        ("at-least:2", "Developing;", 0, true),
        ("at-least:60%", "Emerging;", 0, false),
        ("at-least:75%", "Not yet Emerging;", 0, false),
    ] {
        let told = said(&folder.thrive(&args("merge", &FILES, &["--dry-run", "--rule", rule])).result());
        assert!(told.contains(&format!("1a Reaching people: {rating}")), "{rule}: {told}");
        assert_eq!(told.contains("stays open"), open == 1, "{rule}: {told}");
        assert_eq!(told.contains("above most of them"), above, "{rule}: {told}");
        assert_eq!(told.contains("Look again at 1a"), above, "{rule}: {told}");
        assert!(
            told.contains(&format!("(--rule {rule})")) && told.contains("No rule shows that people agree"),
            "{told}"
        );
    }
    let told = folder.thrive(&args("merge", &FILES, &["--dry-run", "--rule", "consensus"])).failure(2);
    assert!(told.contains("no rule shows that people agree"), "{told}");
    let told = folder.thrive(&args("merge", &FILES[..2], &["--dry-run", "--rule", "at-least:3"])).failure(1);
    assert!(said(&told).contains("the rule asks for 3 assessors, and there are 2 different files"), "{told}");
}

#[test]
fn the_order_of_files_makes_no_difference() {
    let folder = five();
    folder.thrive(&args("merge", &FILES, &["-o", "one.yaml"])).run();
    let turned: Vec<&str> = FILES.iter().rev().copied().collect();
    folder.thrive(&args("merge", &turned, &["-o", "other.yaml"])).run();
    assert_eq!(folder.read("one.yaml"), folder.read("other.yaml"));
    // As JSON it is the same assessment.
    folder.thrive(&args("merge", &FILES, &["-o", "group.json"])).run();
    let summaries = ["one.yaml", "group.json"].map(|file| folder.thrive(&args("summary", &[file], &[])).result());
    assert_eq!(summaries[0], summaries[1]);
}

#[test]
fn what_is_told_of_the_files() {
    let folder = five();
    folder.write("again.yaml", folder.read("amina.yaml"));
    folder.write("amina-2.yaml", folder.read("amina.yaml").replace("ticked: [E1, E2, D1]", "ticked: [E1]"));
    let told = said(&folder.thrive(&args("merge", &["again.yaml", "amina.yaml"], &["--dry-run"])).result());
    assert!(told.contains("amina.yaml has the same content as again.yaml, and was not counted again."), "{told}");
    let told = said(&folder.thrive(&args("merge", &["amina.yaml", "amina-2.yaml"], &["--dry-run"])).result());
    assert!(told.contains("Amina is named in amina-2.yaml and amina.yaml; each of these files was counted."), "{told}");
    assert!(told.contains("wherever the two differ, the statement stays open"), "{told}");
    assert!(told.contains("2 statements stay open"), "{told}");
    // Files of one name in several folders are told apart.
    std::fs::create_dir(folder.path().join("north")).unwrap();
    folder.write("north/ben.yaml", folder.read("ben.yaml").replace("name: Ben", "name: Bo"));
    let told = said(&folder.thrive(&args("merge", &["ben.yaml", "north/ben.yaml"], &["--dry-run"])).result());
    assert!(told.contains("ben.yaml Ben (Staff)") && told.contains("north/ben.yaml Bo (Staff)"), "{told}");
    // What was given to an earlier version of the framework is brought over, and said.
    let later = FRAMEWORK.replace("version: \"1\"", "version: \"2\"");
    folder.write("later.yaml", later.replace("{id: M1, text", "{id: M2, replaces: [1a.M1], text"));
    let files = ["merge", "amina.yaml", "efa.yaml", "--dry-run", "--framework", "later.yaml"];
    let outcome = folder.thrive(&files).run();
    assert!(outcome.stderr.contains("efa.yaml") && outcome.stderr.contains("M2"), "{outcome}");
    let back = args("merge", &["amina.yaml", "future.yaml"], &["--dry-run"]);
    folder.write("future.yaml", folder.read("ben.yaml").replace("version: '1'", "version: '2'"));
    assert!(folder.thrive(&back).failure(1).contains("later version of the framework"));
}

/// Areas that were assessed apart join, and are told; an area that somebody has begun is told too.
#[test]
fn parts_that_join() {
    let folder = Folder::new();
    let bundled = |name: &str, areas: &str| {
        answers(name, "Staff", "self", areas)
            .replace("{id: small, version: '1'}", "{id: ics-engagement, version: '2026.11'}")
    };
    folder.write("a.yaml", bundled("Ada", "  1a: {ticked: [E1]}"));
    folder.write("b.yaml", bundled("Bo", "  1b: {ticked: [E1, E2]}\n  1a: {open: developing, ticked: [E2]}"));
    let told = said(&folder.thrive(&["merge", "a.yaml", "b.yaml", "--dry-run"]).result());
    assert!(
        told.contains("2 areas were assessed by one assessor alone, so their answers are theirs: 1a and 1b."),
        "{told}"
    );
    assert!(told.contains("b.yaml has begun 1a and not finished it, so these answers were not counted."), "{told}");
    assert!(told.contains("; one assessor") && told.contains("24 areas have no rating"), "{told}");
}

#[test]
fn forms_and_other_files_are_refused() {
    let folder = Folder::new();
    folder.thrive(&["form", "-o", "form.md", "--area", "1a"]).run();
    folder.write("filled.md", folder.read("form.md").replacen("- [ ] 1a.E1", "- [x] 1a.E1", 1));
    folder.example("befriending-2026.yaml").example("research-network-2026.yaml");
    for (files, said) in [
        (
            &["research-network-2026.yaml", "filled.md"] as &[&str],
            "take it in first: `thrive import filled.md -o ANSWERS.yaml`",
        ),
        (
            &["research-network-2026.yaml", "befriending-2026.yaml"],
            "files can be put together where all are of the same framework",
        ),
        (&["absent.yaml"], "absent.yaml"),
    ] {
        let told = folder.thrive(&[&["merge"], files, &["-o", "x.yaml"]].concat()).failure(1);
        assert!(self::said(&told).contains(said), "{told}");
    }
    let told = folder.thrive(&["merge", "research-network-2026.yaml", "-o", "x.docx"]).failure(2);
    assert!(told.contains("did you mean x.yaml?"), "{told}");
    assert!(folder.thrive(&["merge", "a.yaml"]).failure(2).contains("-o FILE"));
    let told = folder.thrive(&["merge", "research-network-2026.yaml", "--anonymous", "--dry-run"]).failure(1);
    assert!(said(&told).contains("names can't be hidden among so few: there is 1 different file"), "{told}");
}

/// A file that is merged with itself is itself, but for what is told of the sources.
#[test]
fn one_file_alone() {
    let folder = five();
    folder.thrive(&args("merge", &["ben.yaml", "ben.yaml"], &["-o", "same.yaml"])).run();
    let areas = |text: &str| text.split_once("\nareas:\n").map(|(_, areas)| areas.to_owned()).unwrap();
    assert_eq!(
        areas(&folder.read("same.yaml")),
        "  1a:\n    ticked:\n    - E1\n    - E2\n    - D1\n    - D2\n    evidence:\n      D2:\n      - text: The newsletter of May\n        by: Ben\n"
    );
}
