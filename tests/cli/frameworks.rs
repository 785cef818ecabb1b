//! Frameworks of one's own: of other sizes and shapes from the interview to the summary, and what a check says of them.

use std::fmt::Write;

use insta::assert_snapshot;
use serde_json::Value;

use super::fixture::{Folder, repository};

/// A framework of areas `a1`, `a2`, … in phases of six, with so many items at each level.
fn framework(areas: usize, levels: &[&str], items_at: impl Fn(usize) -> Vec<usize>) -> String {
    let mut text = "format: thrive-framework/1\nid: own\nversion: \"1\"\ntitle: Our own\nlevels:\n".to_owned();
    for level in levels {
        writeln!(text, "  - {{id: {level}, name: {}{}}}", level[..1].to_uppercase(), &level[1..]).unwrap();
    }
    text += "phases:\n";
    for area in 0..areas {
        if area % 6 == 0 {
            let phase = area / 6 + 1;
            writeln!(text, "  - id: p{phase}\n    name: Phase {phase}\n    areas:").unwrap();
        }
        writeln!(text, "      - id: a{0}\n        name: Area {0}\n        checklist:", area + 1).unwrap();
        for (level, number) in levels.iter().zip(items_at(area)).filter(|(_, number)| *number > 0) {
            writeln!(text, "          {level}:").unwrap();
            for item in 1..=number {
                writeln!(text, "            - {{id: {level}{item}, text: We do thing {item} of {level}.}}").unwrap();
            }
        }
    }
    text
}

/// Assesses with these answers for each area, one a level, through a pipe.
fn assessed(framework: &str, answers: impl IntoIterator<Item = Vec<&'static str>>) -> Folder {
    let folder = Folder::new();
    folder.write("own.yaml", framework);
    // A title, Enter through the other questions about the assessment, of which none is about communities.
    let mut lines = "Sample\n\n\n\n\n\n\n\n".to_owned();
    for area in answers {
        for level in area {
            lines += &format!("{level}\n");
        }
        lines += "\n";
    }
    let outcome = folder.thrive(&["assess", "f.yaml", "--framework", "own.yaml"]).stdin(lines + "q\n").run();
    assert_eq!(outcome.status, 0, "{outcome}");
    folder
}

fn scorecard(folder: &Folder) -> Value {
    let args = ["score", "f.yaml", "--framework", "own.yaml", "--format", "json"];
    serde_json::from_str(&folder.thrive(&args).result()).unwrap()
}

fn ranks(card: &Value) -> Vec<Option<u64>> {
    card["areas"].as_array().unwrap().iter().map(|area| area["rank"].as_u64()).collect()
}

/// Two items, two items and one at three levels; five ways to answer, in turn.
#[test]
fn three_levels_and_thirty_areas() {
    let ways: [[&str; 3]; 5] = [
        ["none", "none", "none"],
        ["all", "none", "none"],
        ["all", "2", "all"],
        ["all", "all", "none"],
        ["all", "all", "all"],
    ];
    let answers = (0..30).map(|area| ways[area % 5].to_vec());
    let folder = assessed(&framework(30, &["bronze", "silver", "gold"], |_| vec![2, 2, 1]), answers);
    let card = scorecard(&folder);
    // The third way stops at bronze, although gold is there: silver lacks an item.
    let by_hand = [0, 1, 1, 2, 3].map(Some).repeat(6);
    assert_eq!(ranks(&card), by_hand);
    let overall = &card["overall"];
    assert_eq!(overall["ratings"], serde_json::json!({"none": 6, "bronze": 12, "silver": 6, "gold": 6}));
    // Of 30 in order of rank the 15th is the lower middle one: six are at none and twelve at bronze.
    assert_eq!((overall["lowest"].as_str(), overall["median"].as_str()), (Some("none"), Some("bronze")));
    // 0 + 2 + 4 + 4 + 5 items, six times, of 5 in each of 30 areas.
    assert_eq!((overall["met"].as_u64(), overall["applicable"].as_u64()), (Some(90), Some(150)));
    let summary = folder.thrive(&["summary", "f.yaml", "--framework", "own.yaml"]).result();
    assert!(summary.contains("30 areas: 6 Gold, 6 Silver, 12 Bronze, 6 not yet Bronze."), "{summary}");
    assert!(summary.contains("│ a3 Area 3        │ ■ □ □ │ Bronze         │ 1 more │"), "{summary}");
}

/// Levels without items are passed over: in one area the first, in one the last, in one both, and one has only the middle.
#[test]
fn five_levels_of_which_some_areas_lack_the_first_or_the_last() {
    let items = [[1, 1, 1, 1, 1], [0, 1, 1, 1, 1], [1, 1, 1, 1, 0], [0, 1, 1, 1, 0], [0, 0, 1, 0, 0], [0, 2, 0, 0, 1]];
    let answers = [
        vec!["all", "all", "all", "all", "all"],
        vec!["all", "none", "none", "none"],
        vec!["all", "all", "all", "all"],
        vec!["none", "all", "all"],
        vec!["all"],
        vec!["1", "all"],
    ];
    let text = framework(6, &["one", "two", "three", "four", "five"], |area| items[area].to_vec());
    let folder = assessed(&text, answers);
    let card = scorecard(&folder);
    assert_eq!(ranks(&card), [5, 2, 4, 0, 3, 0].map(Some));
    let next = |area: usize| card["areas"][area]["next"]["level"].as_str();
    assert_eq!((0..6).map(next).collect::<Vec<_>>(), [None, Some("three"), None, Some("two"), None, Some("two")]);
    assert_eq!(card["areas"][3]["ahead"], serde_json::json!(["a4.three1", "a4.four1"]));
    assert_snapshot!(folder.thrive(&["summary", "f.yaml", "--framework", "own.yaml"]).result(), @"
    Sample
    Self-assessment · 21 November 2026 · 6 of 6 areas answered · draft

    ╭──────────────────┬───────────┬─────────────┬────────╮
    │ Improvement area │ Level     │ Rating      │ Next   │
    ╞══════════════════╪═══════════╪═════════════╪════════╡
    │ p1  Phase 1      │           │ middle: Two │        │
    │ a1 Area 1        │ ■ ■ ■ ■ ■ │ Five        │        │
    │ a2 Area 2        │ ■ □ □ □   │ Two         │ 1 more │
    │ a3 Area 3        │ ■ ■ ■ ■   │ Four        │        │
    │ a4 Area 4        │ □ □ □     │ Not yet Two │ 1 more │
    │ a5 Area 5        │ ■         │ Three       │        │
    │ a6 Area 6        │ □ □       │ Not yet Two │ 1 more │
    ╰──────────────────┴───────────┴─────────────┴────────╯

    6 areas: 1 Five, 1 Four, 1 Three, 1 Two, 2 not yet Two. Lowest: not yet Two (a4,
    a6). Middle: Two, which more than half of them reach.

    15 of 20 statements are in place; none of the 15 ticked has evidence.

    Worth knowing, though no rating changes by it:
      - Without any evidence for what is ticked: a1, a2, a3, a4, a5 and a6.
      - In place above the next level, so they lift no rating yet: a4.three1,
        a4.four1 and a6.five1.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is below the first level. Statements that
    do not apply are left out.
    ");
    let explained = folder.thrive(&["score", "f.yaml", "--framework", "own.yaml", "--explain", "a6"]).result();
    assert_snapshot!(explained, @"
    Sample

    a6  Area 6   □ □  Not yet Two
    Two  1 of 2  1 missing
      [x] two1  We do thing 1 of two.
      [ ] two2  We do thing 2 of two.

    Five  1 of 1  counts once the levels below are complete
      [x] five1  We do thing 1 of five.

    For Two, 1 more: two2.

    Ahead, in place above the next level: five1.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is below the first level. Statements that
    do not apply are left out.
    ");
}

/// One item at each of two levels, answered in four ways in turn.
#[test]
fn four_hundred_areas() {
    let ways = [["none", "none"], ["none", "all"], ["all", "none"], ["all", "all"]];
    let text = framework(400, &["low", "top"], |_| vec![1, 1]);
    let folder = assessed(&text, (0..400).map(|area| ways[area % 4].to_vec()));
    let card = scorecard(&folder);
    assert!(ranks(&card) == [0, 0, 1, 2].map(Some).repeat(100), "{:?}", ranks(&card));
    let overall = &card["overall"];
    assert_eq!(overall["ratings"], serde_json::json!({"none": 200, "low": 100, "top": 100}));
    assert_eq!((overall["met"].as_u64(), overall["applicable"].as_u64()), (Some(400), Some(800)));
    // Of 400 in order of rank the 200th is the lower middle one.
    assert_eq!(overall["median"], "none");
    assert_eq!(card["phases"].as_array().unwrap().len(), 67);
    let summary = folder.thrive(&["summary", "f.yaml", "--framework", "own.yaml"]).result();
    assert!(summary.contains("400 areas: 100 Top, 100 Low, 200 not yet Low."), "{summary}");
    // Two pages have no room for 400 rows: a board sees its 67 phases.
    folder.thrive(&["report", "f.yaml", "--framework", "own.yaml", "--for", "board", "-o", "b.md"]).run();
    let board = folder.read("b.md");
    assert!(board.contains("**Where each phase stands**") && !board.contains("area by area"), "{board}");
}

/// Two and nine levels, one phase, one area: the smallest and the most.
#[test]
fn the_smallest_and_the_most_levels() {
    let nine = ["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9"];
    for (levels, rank) in [(&nine[..2], 2), (&nine[..], 9)] {
        let text = framework(1, levels, |_| vec![1; levels.len()]);
        let card = scorecard(&assessed(&text, [vec!["all"; levels.len()]]));
        assert_eq!(ranks(&card), [Some(rank)]);
    }
    let folder = Folder::new();
    let ten = ["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9", "l10"];
    folder.write("own.yaml", framework(1, &ten, |_| vec![1; 10]));
    let outcome = folder.thrive(&["framework", "check", "own.yaml"]).run();
    assert_eq!(outcome.status, 1);
    assert!(outcome.stdout.contains("line 5, levels: a framework has 2 to 9 levels, and this one has 10"), "{outcome}");
}

/// An assessment knows which framework it belongs to.
#[test]
fn an_assessment_of_another_framework_is_refused_with_both_names() {
    let folder = assessed(&framework(1, &["low", "top"], |_| vec![1, 1]), [vec!["all", "all"]]);
    for command in ["score", "summary", "assess"] {
        let said = folder.thrive(&[command, "f.yaml"]).stdin("\n").failure(1);
        assert_eq!(
            said,
            "error: f.yaml has 1 problem, so nothing was done with it\n  line 3, framework.id: this assessment is for the framework own, and the one in use is ics-engagement\n    pass the file of own with --framework FILE\n"
        );
    }
}

/// Twenty different faults in one file, each reported with its line in one run, as text and as data.
#[test]
fn twenty_faults_at_once() {
    let folder = Folder::new();
    folder.write("own.yaml", std::fs::read(repository().join("tests/faults/framework/twenty-faults.yaml")).unwrap());
    let text = folder.thrive(&["framework", "check", "own.yaml"]).run();
    let outcome = folder.thrive(&["framework", "check", "own.yaml", "--format", "json"]).run();
    assert_eq!((text.status, outcome.status), (1, 1));
    let record: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let file = &record["files"][0];
    assert_eq!((file["file"].as_str(), file["usable"].as_bool()), (Some("own.yaml"), Some(false)));
    let problems = file["problems"].as_array().unwrap().iter();
    let faults: Vec<&Value> = problems.filter(|problem| problem["severity"] == "fault").collect();
    let lines: Vec<u64> = faults.iter().map(|fault| fault["line"].as_u64().expect("each has a line")).collect();
    assert_eq!(lines, [2, 5, 6, 7, 10, 11, 12, 16, 19, 22, 23, 24, 25, 25, 26, 27, 28, 29, 31, 34]);
    for fault in faults {
        assert!(fault["mend"].is_string(), "{fault}");
        let message = fault["message"].as_str().unwrap();
        assert_eq!(text.stdout.matches(message).count(), 1, "{message}");
    }
}

/// So many items in one area that a check which compared each with all others would not end within the fixture's patience. How
/// long a check may take is told by .ci/speed.
#[test]
fn a_hundred_thousand_items() {
    let folder = Folder::new();
    folder.write("own.yaml", framework(1, &["low", "mid", "top"], |_| vec![40_000, 40_000, 20_000]));
    let said = folder.thrive(&["framework", "check", "own.yaml"]).result();
    assert_eq!(said, "own.yaml is valid: own 1, 1 phase, 1 area, 100000 statements\n");
    folder.write("own.yaml", framework(400, &["low", "mid", "top"], |_| vec![10, 10, 5]));
    let said = folder.thrive(&["framework", "check", "own.yaml"]).result();
    assert_eq!(said, "own.yaml is valid: own 1, 67 phases, 400 areas, 10000 statements\n");
}

/// What `framework new` writes can be used as it stands.
#[test]
fn the_starters_work() {
    let folder = Folder::new();
    let said = folder.thrive(&["framework", "new", "-o", "own.yaml"]).run().stderr;
    assert_eq!(said, "Wrote own.yaml. Change it as you like, then check it:\n  thrive framework check own.yaml\n");
    folder.thrive(&["framework", "new", "--overlay", "-o", "local.yaml"]).run();
    assert_snapshot!(folder.thrive(&["framework", "check", "own.yaml", "local.yaml"]).result(), @"
    own.yaml is valid: my-framework 1, 1 phase, 2 areas, 6 statements, 1 warning
    own.yaml: warning empty-level: line 79, phases[1].areas[2].checklist.leading: area 1b has no item at Leading
        the level is passed over in this area; nothing to do if that is meant
    local.yaml is valid: my-additions 1 over ics-engagement 2026.11, 7 phases, 27 areas, 283 statements, 2 warnings
    local.yaml: warning empty-level: line 33, phases[1].areas[2].checklist.maturing: area local-1 has no item at Maturing
        the level is passed over in this area; nothing to do if that is meant
    local.yaml: warning empty-level: line 33, phases[1].areas[2].checklist.thriving: area local-1 has no item at Thriving
        the level is passed over in this area; nothing to do if that is meant
    ");
    let again = folder.thrive(&["framework", "new", "-o", "own.yaml"]).failure(1);
    assert_eq!(again, "error: own.yaml is there already\n  choose another name, or pass --force to replace it\n");
    let answers = "Sample\n\n\n\n\n\n\n\n\nall\nall\n\n\nall\n\n\nq\n";
    folder.thrive(&["assess", "f.yaml", "--framework", "own.yaml"]).stdin(answers).run();
    let card = scorecard(&folder);
    // 1a has all but the top, 1b its first level.
    assert_eq!(ranks(&card), [Some(2), Some(1)]);
}

/// Areas and phases whose ids have dots, as other people's frameworks have them, from the check to a spreadsheet.
#[test]
fn ids_with_dots() {
    let folder = Folder::new();
    folder.write(
        "own.yaml",
        "format: thrive-framework/1\nid: own\nversion: '1'\ntitle: Own\nlevels: [{id: low, name: Low}, {id: high, name: High}]\n\
         phases:\n  - id: GV.1\n    name: Govern\n    areas:\n      - {id: GV.OC-01, name: Context, checklist: {low: [{id: a, text: We \
         ask.}], high: [{id: b, text: We tell.}]}}\n      - {id: '1.1', name: Numbers, checklist: {low: [{id: '1', text: We \
         count.}], high: [{id: '2', text: We sum.}]}}\n      - {id: '1-1', name: Hyphens, checklist: {low: [{id: '1', text: We \
         join.}], high: [{id: '2', text: We split.}]}}\n",
    );
    folder.write(
        "f.yaml",
        "format: thrive-assessment/1\nframework: {id: own, version: '1'}\nabout: {title: T, scope: [GV.1, '1.1'], updated: \
         2026-05-01}\nareas:\n  GV.OC-01: {ticked: [a, b]}\nactions:\n- {id: 1, item: GV.OC-01.b, action: Tell, status: open}\n",
    );
    let own = ["--framework", "own.yaml"];
    let run = |args: &[&str]| folder.thrive(&[args, &own].concat());
    assert_eq!(folder.thrive(&["framework", "check", "own.yaml"]).run().status, 0);
    for args in [
        &["set", "f.yaml", "1.1.1", "gv.oc-01.A", "--tick", "--answered"] as &[&str],
        &["set", "f.yaml", "1.1", "--note", "Hm"],
        &["actions", "add", "f.yaml", "1-1.2", "--action", "Split"],
    ] {
        assert_eq!(run(args).run().status, 0, "{args:?}");
    }
    let json: Value = serde_json::from_str(&run(&["score", "f.yaml", "--format", "json"]).result()).unwrap();
    let ratings: Vec<_> =
        json["areas"].as_array().unwrap().iter().map(|area| (area["id"].clone(), area["rank"].clone())).collect();
    let expected = [("GV.OC-01", Value::from(2)), ("1.1", Value::from(1)), ("1-1", Value::Null)];
    assert_eq!(ratings, expected.map(|(id, rank)| (Value::from(id), rank)));
    assert!(run(&["score", "f.yaml", "--explain", "gv.oc-01"]).result().contains("Context"));
    // In a spreadsheet they stay what they are.
    run(&["score", "f.yaml", "-o", "f.csv"]).result();
    let csv = folder.read("f.csv");
    assert!(csv.contains(",GV.1,GV.OC-01,low,1,GV.OC-01.a,ticked,"), "{csv}");
    assert!(
        csv.contains(",GV.1,'1.1,low,1,'1.1.1,ticked,") && csv.contains(",GV.1,'1-1,low,1,1-1.1,not_assessed,"),
        "{csv}"
    );
    // A wording pack finds every text again.
    run(&["framework", "wording", "new", "-o", "pack.csv"]).run();
    let pack = folder.read("pack.csv");
    for (text, other) in [("We ask.", "We enquire."), ("We count.", "We reckon."), ("Numbers", "Figures")] {
        let line = pack.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}: {pack}"));
        let filled = format!("{},{other}", line.trim_end_matches(','));
        folder.write("pack.csv", folder.read("pack.csv").replace(line, &filled));
    }
    let shown = folder
        .thrive(&["framework", "show", "--framework", "own.yaml", "--wording", "pack.csv", "--area", "1.1"])
        .run();
    assert!(
        shown.stdout.contains("Figures") && shown.stdout.contains("We reckon."),
        "{shown}\n{}",
        folder.read("pack.csv")
    );
}

/// As others number theirs: levels, areas and items by digits, and a phase by a long word. 1.2 asks nothing at the first level, and its
/// file says that it is open from one that it doesn't have.
const NUMBERED: &str = r#"format: thrive-framework/1
id: own
version: "1"
title: Our own
levels: [{id: one, name: 1 Begun}, {id: two, name: 2 Steady}, {id: three, name: "3"}]
phases:
  - id: looking-after-people
    name: Looking after people
    areas:
      - id: "1.1"
        name: Asking
        checklist:
          one: [{id: "1", text: We ask.}, {id: "2", text: We listen.}]
          two: [{id: "3", text: We act.}]
          three: [{id: "4", text: We tell.}]
      - id: "1.2"
        name: Caring
        checklist:
          two: [{id: "5", text: We care.}]
"#;

#[test]
fn where_everything_is_a_number() {
    let folder = Folder::new();
    folder.write("own.yaml", NUMBERED).write(
        "f.yaml",
        "format: thrive-assessment/1\nframework: {id: own, version: \"1\"}\nabout: {title: Sample}\n\
        areas: {\"1.2\": {ticked: [\"5\"], target: two}}\n",
    );
    let own = ["--framework", "own.yaml"];
    let assess = [&["assess", "f.yaml", "--plain"][..], &own].concat();
    let outcome = folder.thrive(&assess).stdin("2\n1\n3\nnone\n").run();
    for said in [
        "\n  1. We ask.\n  2. We listen.\n",
        "“1 Begun”, level 1 of 3.",
        "\n  3. We act.\n",
        "1 is not understood; the only number here is 3.",
    ] {
        assert!(outcome.stderr.contains(said), "{said}: {outcome}");
    }
    assert!(folder.read("f.yaml").contains("    ticked:\n    - '2'\n    - '3'\n"), "{}", folder.read("f.yaml"));
    let page = |args: &[&str]| folder.thrive(&[args, &own].concat()).result();
    assert_snapshot!(page(&["summary", "f.yaml"]), @"
    Sample
    Self-assessment · 21 November 2026 · 2 of 2 areas answered · draft

    ╭──────────────────────┬───────┬───────────────────────────┬────────╮
    │ Improvement area     │ Level │ Rating                    │ Next   │
    ╞══════════════════════╪═══════╪═══════════════════════════╪════════╡
    │ Looking after people │       │ middle: not yet “1 Begun” │        │
    │ 1.1 Asking           │ □ □ □ │ Not yet “1 Begun”         │ 1 more │
    │ 1.2 Caring           │ ■     │ 2 Steady                  │        │
    ╰──────────────────────┴───────┴───────────────────────────┴────────╯

    2 areas: 1 “2 Steady”, 1 not yet “1 Begun”. Lowest: not yet “1 Begun” (1.1).
    Middle: not yet “1 Begun”.

    3 of 5 statements are in place; none of the 3 ticked has evidence.

    Targets: reached in 1.2 (“2 Steady”).

    Worth knowing, though no rating changes by it:
      - Without any evidence for what is ticked: 1.1 and 1.2.
      - In place above the next level, so they lift no rating yet: 1.1.3.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is below the first level. Statements that
    do not apply are left out.
    ");
    assert_snapshot!(page(&["score", "f.yaml"]), @"
    Sample
    Self-assessment · 21 November 2026 · 2 of 2 areas answered · draft

    ╭──────────────────────┬───────────────────┬─────────────┬─────────────────────╮
    │ Improvement area     │ Rating            │ In place    │ Missing for the     │
    │                      │                   │             │ next level          │
    ╞══════════════════════╪═══════════════════╪═════════════╪═════════════════════╡
    │ Looking after people │                   │             │                     │
    │ 1.1 Asking           │ Not yet “1 Begun” │ 1/2 1/1 0/1 │ “1 Begun”: 1.1.1    │
    │ 1.2 Caring           │ 2 Steady          │ – 1/1 –     │ nothing, this is    │
    │                      │                   │             │ the top             │
    ╰──────────────────────┴───────────────────┴─────────────┴─────────────────────╯

    Targets: reached in 1.2 (“2 Steady”).

    In place: statements met of those that apply, at “1 Begun”, “2 Steady” and
    “3”. A dash stands for a level at which an area has no statement, or none that
    applies. To see those of one area: --explain AREA.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is below the first level. Statements that
    do not apply are left out.
    ");
    assert_snapshot!(page(&["framework", "show"]), @"
    Our own
    The scoring rule, “not yet” and the order of steps are this software's, not
    the publisher's.

    own 1: 1 phase, 2 improvement areas, 5 statements.

    Looking after people
      1.1  Asking, 4 statements (2 + 1 + 1)
      1.2  Caring, 1 statement (1, at “2 Steady”)

    Levels
      1 Begun
      2 Steady
      3
    ");
    let refused = folder.thrive(&[&["framework", "show", "--area", "1-2"][..], &own].concat()).failure(2);
    assert!(refused.contains("did you mean 1.2?"), "{refused}");
    let refused = folder.thrive(&[&["set", "f.yaml", "1-1.3", "--tick"][..], &own].concat()).failure(2);
    assert!(refused.contains("did you mean 1.1.3?"), "{refused}");
    // A level that the area doesn't have, and none above it: its last one is open, and all pages say so.
    folder.write("f.yaml", folder.read("f.yaml").replace("  '1.2':\n", "  '1.2':\n    open: three\n"));
    folder.thrive(&[&["report", "f.yaml", "-o", "r.md"][..], &own].concat()).run();
    assert!(folder.read("r.md").contains("| **“2 Steady”: 1 of 1, not answered yet** |"), "{}", folder.read("r.md"));
    assert!(folder.read("r.md").contains("The team aims for “2 Steady”.\n"), "{}", folder.read("r.md"));
}
