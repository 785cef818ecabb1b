//! `compare --side-by-side`: what several assessments say at one time, in every format, with figures worked out by hand.

use std::io::Read;

use insta::assert_snapshot;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::compare::{AFTER, BEFORE};
use super::fixture::Folder;

pub const OWN: &str = AFTER;
pub const COMMUNITY: &str = "research-network-community-2026.yaml";

/// The team's own view and that of communities.
pub fn views() -> Folder {
    let folder = Folder::new();
    folder.example(OWN).example(COMMUNITY);
    folder
}

/// An assessment of the bundled framework with these lines about it, and these areas.
fn file(about: &str, areas: &str) -> String {
    format!(
        "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{{about}}}\nareas: {{{areas}}}\n"
    )
}

/// Three places. 7b has two statements at each of its first two levels, 7c two at the first and two at the second: Larkfield is at
/// Developing in 7b, Dunmoor below Emerging, and Ashmere has begun. In 7c both that assess it are at Emerging; Dunmoor doesn't know D1.
/// 7d is set aside by Dunmoor, and assessed by Larkfield alone.
fn places() -> Folder {
    let folder = Folder::new();
    folder.write(
        "l.yaml",
        file(
            "title: Voices, place: Larkfield, updated: 2026-11-02",
            "7b: {ticked: [E1, E2, D1, D2]}, 7c: {ticked: [E1, E2, D1]}, 7d: {ticked: [E1, E2]}",
        ),
    );
    folder.write(
        "d.yaml",
        file(
            "title: Voices, place: Dunmoor, updated: 2026-11-09",
            "7b: {ticked: [E1]}, 7c: {ticked: [E1, E2], unsure: [D1]}, 7d: {excluded: not ours}",
        ),
    );
    folder.write("a.yaml", file("title: Voices, place: Ashmere", "7b: {open: developing, ticked: [E1]}"));
    folder
}

const PLACES: [&str; 5] = ["compare", "--side-by-side", "l.yaml", "d.yaml", "a.yaml"];

#[test]
fn as_a_table() {
    assert_snapshot!(places().thrive(&PLACES).result(), @"
    Voices: three assessments side by side
    They stand in the order in which their files were named. None is the measure of
    the others.
      Larkfield  Voices · Larkfield · Self-assessment · 2 November 2026 · draft
      Dunmoor    Voices · Dunmoor · Self-assessment · 9 November 2026 · draft
      Ashmere    Voices · Ashmere · Self-assessment · no date · draft

    Where they differ most
    They differ in both areas that at least two of them assess. In 1 of these the
    rating differs, too.

    Areas whose ratings lie furthest apart come first, then those with more
    statements that are said differently.

    7b Choosing what to measure
    Larkfield: Developing; Dunmoor: not yet Emerging; Ashmere: not assessed. 2
    levels apart; 3 statements are said differently:
      7b.E2  We keep track of at least basic data about the people we reached,
             including demographic details.
             In place: Larkfield. Not in place: Dunmoor.
      7b.D1  We use simple indicators, in numbers or words, to gauge outcomes for
             participants, such as a change in knowledge or attitudes.
             In place: Larkfield. Not in place: Dunmoor.
      7b.D2  We use simple indicators, in numbers or words, to gauge outcomes for
             ICS staff, such as new awareness or skills.
             In place: Larkfield. Not in place: Dunmoor.

    7c Gathering data
    Larkfield: Emerging; Dunmoor: Emerging; Ashmere: not assessed. The same rating;
    1 statement is said differently:
      7c.D1  Alongside basic ways of gathering numbers, we use qualitative methods,
             for example interviews or focus groups.
             In place: Larkfield. Don't know: Dunmoor.

    Area by area

    ╭────────────────┬────────────────────┬────────────────────┬───────────────────╮
    │ Improvement    │ Larkfield          │ Dunmoor            │ Ashmere           │
    │ area           │                    │                    │                   │
    ╞════════════════╪════════════════════╪════════════════════╪═══════════════════╡
    │ 7  Evaluate    │                    │                    │                   │
    │ 7b Choosing    │ ■ ■ □ □ Developing │ □ □ □ □ Not yet    │ · · · · Not       │
    │    what to     │                    │ Emerging           │ assessed          │
    │    measure     │                    │                    │                   │
    │ 7c Gathering   │ ■ □ □ □ Emerging   │ ■ □ □ □ Emerging   │ · · · · Not       │
    │    data        │                    │                    │ assessed          │
    │ 7d Reflecting  │ ■ □ □ □ Emerging   │ · · · · Not        │ · · · · Not       │
    │    on          │                    │ applicable         │ assessed          │
    │    engagement  │                    │                    │                   │
    ╰────────────────┴────────────────────┴────────────────────┴───────────────────╯

    23 more areas are assessed by none of them.

    Not assessed by all
      7b and 7c  Assessed by Larkfield and Dunmoor. Not assessed by Ashmere.
      7d         Assessed by Larkfield. Not assessed by Ashmere. Set aside by
                 Dunmoor.

    What a better practice puts in place counts as in place, too. What is not
    assessed is no answer, and not a no. A level counts when all its statements, and
    all of every level below, are in place. Where no level counts, an area is not
    yet Emerging. Statements that do not apply are left out.
    ");
}

/// With the answers of both read off their files: of 2b, communities have not E2, D1 and M1; of 4b not E1, and don't know D2; of 5b not
/// E1, and don't know E3 and D3; 5b.D1 neither knows. 6a is the same. 7f.D2 is in place for communities alone.
#[test]
fn as_data() {
    let found = views().thrive(&["compare", "--side-by-side", OWN, COMMUNITY, "--format", "json"]).result();
    let found: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(
        (&found["format"], &found["most_different"]),
        (&json!("thrive-side-by-side/1"), &json!(["2b", "4b", "5b", "7f"]))
    );
    let labels: Vec<&Value> = found["assessments"].as_array().unwrap().iter().map(|side| &side["label"]).collect();
    // The viewpoint of one alone, and the kinds, differ; together that is too long for a column.
    assert_eq!(labels, ["Self-assessment", "Community assessment"]);
    let area = |id: &str| found["areas"].as_array().unwrap().iter().find(|area| area["id"] == id).unwrap();
    let of = |id: &str| {
        let area = area(id);
        let ranks = [0, 1].map(|place| area["assessments"][place]["rank"].as_u64());
        let said = area["said_differently"].as_array().unwrap().iter();
        let said = said.map(|one| {
            format!(
                "{} {} {}",
                one["id"].as_str().unwrap(),
                one["said"][0].as_str().unwrap(),
                one["said"][1].as_str().unwrap()
            )
        });
        (ranks, area["levels_apart"].as_u64(), said.collect::<Vec<_>>())
    };
    let texts = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        of("2b"),
        (
            [Some(2), Some(0)],
            Some(2),
            texts(&["2b.E2 in_place not_in_place", "2b.D1 in_place not_in_place", "2b.M1 in_place not_in_place"])
        ),
    );
    assert_eq!(
        of("4b"),
        ([Some(2), Some(0)], Some(2), texts(&["4b.E1 in_place not_in_place", "4b.D2 in_place unsure"]))
    );
    assert_eq!(
        of("5b"),
        (
            [Some(1), Some(0)],
            Some(1),
            texts(&["5b.E1 in_place not_in_place", "5b.E3 in_place unsure", "5b.D3 in_place unsure"])
        ),
    );
    assert_eq!(of("6a"), ([Some(2), Some(2)], Some(0), vec![]));
    assert_eq!(of("7f"), ([Some(1), Some(2)], Some(1), texts(&["7f.D2 not_in_place in_place"])));
    // Begun, and not assessed.
    assert_eq!(of("5d"), ([Some(1), None], None, vec![]));
    // No one word says the viewpoint of an assessment that differs by phase.
    let folder = Folder::new();
    folder
        .write("one.yaml", file("title: One, viewpoint: strategic", ""))
        .write("two.yaml", file("title: Two, viewpoint: strategic, viewpoint_by_phase: {'7': operational}", ""));
    let found = folder.thrive(&["compare", "--side-by-side", "one.yaml", "two.yaml", "--format", "json"]).result();
    let found: Value = serde_json::from_str(&found).unwrap();
    let viewpoints = [0, 1].map(|place| found["assessments"][place]["viewpoint"].clone());
    assert_eq!(viewpoints, [json!("strategic"), Value::Null]);
}

#[test]
fn as_tidy_rows() {
    let text = places().thrive(&[&PLACES[..], &["--format", "csv"]].concat()).result();
    assert_eq!(text.lines().count(), 1 + 26 * 3);
    let wanted = |line: &&str| line.starts_with("label,") || line.contains(",7c,") || line.contains(",7d,");
    assert_snapshot!(text.lines().filter(wanted).collect::<Vec<_>>().join("\n"), @"
    label,organisation,place,title,kind,viewpoint,updated,phase,area,area_status,area_rank,area_rating,levels_apart,in_place,not_in_place,unsure,not_applicable,phase_name,area_name
    Larkfield,,Larkfield,Voices,self,,2026-11-02,7,7c,assessed,1,emerging,0,7c.D1,,,,Evaluate,Gathering data
    Dunmoor,,Dunmoor,Voices,self,,2026-11-09,7,7c,assessed,1,emerging,0,,,7c.D1,,Evaluate,Gathering data
    Ashmere,,Ashmere,Voices,self,,,7,7c,not_assessed,,,0,,,,,Evaluate,Gathering data
    Larkfield,,Larkfield,Voices,self,,2026-11-02,7,7d,assessed,1,emerging,,,,,,Evaluate,Reflecting on engagement
    Dunmoor,,Dunmoor,Voices,self,,2026-11-09,7,7d,not_applicable,,,,,,,,Evaluate,Reflecting on engagement
    Ashmere,,Ashmere,Voices,self,,,7,7d,not_assessed,,,,,,,,Evaluate,Reflecting on engagement
    ");
}

#[test]
fn the_order_given_is_that_of_the_columns() {
    let shown =
        places().thrive(&["compare", "--side-by-side", "a.yaml", "l.yaml", "d.yaml", "--format", "markdown"]).result();
    assert!(shown.contains("| Improvement area | Ashmere | Larkfield | Dunmoor |"), "{shown}");
    assert!(shown.contains("\nAshmere: not assessed; Larkfield: Developing; Dunmoor: not yet Emerging. 2 levels apart; 3 statements are said differently:\n"), "{shown}");
    for word in [" up", " down", "best", "rank", "total"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
}

#[test]
fn it_fits_any_screen_in_ascii_and_without_colour() {
    let folder = places();
    for width in [40, 59, 60, 80, 120] {
        let run =
            |more: &[&str]| folder.thrive(&[&PLACES[..], more].concat()).env("COLUMNS", &width.to_string()).result();
        let plain = run(&["--color", "never"]);
        for line in plain.lines() {
            assert!(line.width() <= width, "at {width}: {line}");
        }
        assert_eq!(anstream::adapter::strip_str(&run(&["--color", "always"])).to_string(), plain);
        assert_eq!(plain.contains('│'), width >= 60, "{plain}");
    }
    let ascii = folder.thrive(&PLACES).env("LANG", "C").result();
    assert!(ascii.is_ascii(), "{ascii}");
    let plain = folder.thrive(&[&PLACES[..], &["--plain"]].concat()).result();
    let expected = "  7b Choosing what to measure\n     Larkfield: level 2 of 4 Developing\n     Dunmoor: level 0 of 4 Not yet Emerging\n     Ashmere: no level Not assessed\n";
    assert!(plain.contains(expected), "{plain}");
}

#[test]
fn in_every_format_that_it_has() {
    let folder = places();
    for ending in ["txt", "md", "html", "docx", "csv", "json"] {
        let name = format!("beside.{ending}");
        folder.thrive(&[&PLACES[..], &["-o", &name]].concat()).result();
        let bytes = std::fs::read(folder.path().join(&name)).unwrap();
        let text = if ending == "docx" {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut text = String::new();
            archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
            text
        } else {
            String::from_utf8(bytes).unwrap()
        };
        assert!(text.contains("7c.D1") && text.contains("Larkfield"), "{name}: {text}");
        if !matches!(ending, "csv" | "json") {
            assert!(text.contains("Where they differ most"), "{name}: {text}");
        }
    }
    let said = folder.thrive(&[&PLACES[..], &["-o", "beside.xlsx"]].concat()).failure(2);
    assert!(said.contains(".xlsx is not written here"), "{said}");
}

#[test]
fn nothing_in_common_and_nothing_different_are_said() {
    let folder = places();
    folder.write("n.yaml", file("title: Voices, place: Northmoor, updated: 2026-11-09", ""));
    folder.write("o.yaml", file("title: Other, updated: 2026-11-09", "7d: {ticked: [E1]}"));
    for (one, other, said) in [
        ("l.yaml", "n.yaml", "No area is assessed by both, so nothing can be compared."),
        ("n.yaml", "n.yaml", "No area is assessed by both, so nothing can be compared."),
        ("l.yaml", "l.yaml", "In all 3 areas that both assess, they say the same of every statement."),
        ("o.yaml", "o.yaml", "In the one area that both assess, they say the same of every statement."),
        ("l.yaml", "o.yaml", "They differ in the one area that both assess. The rating there differs, too."),
        ("l.yaml", "d.yaml", "They differ in both areas that both assess. In 1 of these the rating differs, too."),
    ] {
        let shown = folder.thrive(&["compare", "--side-by-side", one, other]).env("COLUMNS", "120").result();
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    // The same twice: numbers, and the file's name where nothing else tells them apart.
    let twice = folder.thrive(&["compare", "--side-by-side", "o.yaml", "o.yaml", "--format", "markdown"]).result();
    assert!(twice.contains("- **Other (1)** Other · Self-assessment · 9 November 2026 · draft · o.yaml\n"), "{twice}");
    assert!(twice.contains("| Improvement area | Other (1) | Other (2) |"), "{twice}");
}

#[test]
fn too_few_and_too_many_are_wrong_usage() {
    let folder = places();
    assert_snapshot!(folder.thrive(&["compare", "--side-by-side", "l.yaml"]).failure(2), @"
    error: there is one file, and side by side stand at least two
      name the files of the others too
      for the result of one: `thrive score FILE`
    ");
    let seven = ["l.yaml"; 7];
    assert_snapshot!(folder.thrive(&[&["compare", "--side-by-side"], &seven[..]].concat()).failure(2), @"
    error: 7 files were named, and at most six can stand side by side
      for where many assessors of the same thing agree and where not: `thrive agreement FILES`
      for one assessment made of theirs: `thrive merge FILES -o FILE`
    ");
    assert_snapshot!(folder.thrive(&["compare", "l.yaml"]).failure(2), @"
    error: there is one file, and two rounds are compared
      name both: `thrive compare BEFORE AFTER`
    ");
    assert_snapshot!(folder.thrive(&["compare", "l.yaml", "d.yaml", "a.yaml"]).failure(2), @"
    error: 3 files were named, and two rounds are compared
      for several assessments at one time: `thrive compare --side-by-side FILES`
    ");
    let six = folder.thrive(&[&["compare", "--side-by-side"], &seven[..6]].concat()).result();
    assert!(six.starts_with("Voices: six assessments side by side\n"), "{six}");
}

#[test]
fn rounds_are_told_to_be_no_side_by_side() {
    let folder = Folder::new();
    folder.example(BEFORE).example(AFTER).example(COMMUNITY).example("befriending-2026.yaml");
    let outcome = folder.thrive(&["compare", "--side-by-side", AFTER, BEFORE, COMMUNITY]).run();
    assert_eq!(outcome.status, 0);
    assert_snapshot!(outcome.stderr, @"
    research-network-2025.yaml and research-network-2026.yaml look like two rounds
    of the same thing, and side by side is for one time. For what has changed:
    `thrive compare research-network-2025.yaml research-network-2026.yaml`
    ");
    // One that says which round it follows may have another title by now, and the earlier one may have been changed since.
    folder.write("one.yaml", file("title: Voices, updated: 2026-11-20", "7d: {ticked: [E1]}"));
    folder.write(
        "two.yaml",
        file("title: Our voices, updated: 2026-11-09, previous: {file: one.yaml}", "7d: {ticked: [E1]}"),
    );
    folder.write("three.yaml", file("title: Ours, previous: {file: two.yaml}", "7d: {ticked: [E1]}"));
    let outcome = folder.thrive(&["compare", "--side-by-side", "one.yaml", "two.yaml", "three.yaml"]).run();
    assert_snapshot!(outcome.stderr, @"
    one.yaml and two.yaml look like two rounds of the same thing (and so does 1
    other pair), and side by side is for one time. For what has changed: `thrive
    compare one.yaml two.yaml`
    ");
    let said = folder.thrive(&["compare", "--side-by-side", AFTER, "befriending-2026.yaml"]).failure(1);
    assert!(said.contains("assessments can be set side by side where all are of the same framework"), "{said}");
}

/// The example at the end of the help.
#[test]
fn the_example_of_the_help_works() {
    let folder = views();
    folder.write("own.yaml", folder.read(OWN)).write("communities.yaml", folder.read(COMMUNITY));
    let help = folder.thrive(&["compare", "--help"]).result();
    let example = help.trim_end().lines().last().unwrap().trim();
    let args: Vec<&str> = example.strip_prefix("thrive ").unwrap().split(' ').collect();
    let shown = folder.thrive(&args).result();
    assert!(shown.contains("They differ in 4 of the 5 areas that both assess."), "{shown}");
}

/// Labels and titles are texts from files.
#[test]
fn hostile_texts() {
    let folder = places();
    folder.write(
        "h.yaml",
        file("title: \"<script>alert(1)</script> [here](https://x.example)\", place: '=1+1'", "7b: {ticked: [E1]}"),
    );
    let all = ["compare", "--side-by-side", "h.yaml", "l.yaml"];
    folder.thrive(&[&all[..], &["-o", "out.html"]].concat()).result();
    assert!(!folder.read("out.html").contains("<script>alert") && folder.read("out.html").contains("alert(1)"));
    folder.thrive(&[&all[..], &["-o", "out.md"]].concat()).result();
    assert!(!folder.read("out.md").contains("[here](https"));
    folder.thrive(&[&all[..], &["-o", "out.csv"]].concat()).result();
    assert!(!folder.read("out.csv").contains(",=1+1"), "{}", folder.read("out.csv"));
}
