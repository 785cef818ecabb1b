//! `thrive assess NEW --from LAST`: a new round from last time's answers, and what other commands say of it.

use insta::assert_snapshot;

use super::fixture::{Folder, Outcome};
use super::versions::{ANSWERS, FIRST, SECOND};

const LAST: &str = "research-network-2025.yaml";

/// Starts 2026.yaml from the example of 2025, or goes on with it.
fn assess(folder: &Folder, args: &[&str], answers: &str) -> Outcome {
    folder.thrive(&[&["assess", "2026.yaml"], args].concat()).stdin(answers).run()
}

fn example() -> Folder {
    let folder = Folder::new();
    folder.example(LAST);
    folder
}

/// What stands in the file under an area.
fn area(folder: &Folder, id: &str) -> String {
    let file = folder.read("2026.yaml");
    let after = file.split_once(&format!("\n  {id}:")).unwrap_or_else(|| panic!("no {id} in {file}")).1.to_owned();
    after.lines().take_while(|line| line.is_empty() || line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_round_in_two_sittings() {
    let folder = example();
    let before = folder.read(LAST);
    let two = ["--area", "2b", "--area", "5b", "--plain"];
    let first = assess(&folder, &[&two[..], &["--from", LAST]].concat(), "\n");
    assert_eq!(first.status, 0, "{first}");
    // Twelve of the 24 others are named.
    let said = first.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let waiting = "Carried over from last time and not confirmed yet: 1a, 1b, 1c, 1d, 2a, 2c, 2d, 2e, 3a, 3b, 4a, 4b and 12 more.";
    assert!(said.contains(waiting), "{first}");
    assert_snapshot!(first.stderr, @r#"
    Starting from research-network-2025.yaml of 6 November 2025: 25 areas, 98 ticks
    and 10 pieces of evidence. Nothing counts until you confirm it.

    Area 1 of 2, 0 % done. 2b Understanding power. Phase 2, Challenge.
    Even out power, so that communities facing health inequalities are included and
    respected when we engage with them.
    Is it as it was last time, on 6 November 2025 (not yet Emerging)?
    Emerging
      1. E1 Our decision-makers and practitioners reflect on the part they play,
         and the influence they have, when they engage with communities. (as last
         time: ticked)
      2. E2 Our decision-makers and practitioners say openly how their position may
         affect trust, how communities see them, and who controls discussions. (as
         last time: not ticked)
    Developing
      3. D1 We ask community organisations and partners to guide and support us in
         tackling any underlying imbalance of power. (as last time: not ticked)
      4. D2 We engage with lived experience partners and local community
         organisations to find out what communities need and what their strengths
         are. (as last time: not ticked)
    Maturing
      5. M1 We run outreach and engagement aimed specifically at under-served
         communities, so that discussions include their points of view. (as last
         time: not ticked)
      6. M2 We have worked with communities to create a fair space in which they and
         providers work together as equal partners. (as last time: not ticked)
      7. M3 In projects meant to tackle health inequalities, we actively involve
         community members in planning and in making decisions. (as last time: not
         ticked; counts as in place once T1 is)
    Thriving
      8. T1 We have formal processes in use which make sure that no decision is
         taken without meaningful involvement of communities. (as last time: not
         ticked)
      9. T2 We have ways in place to assess regularly whether power is being shared
         effectively, and we change how we work where needed. (as last time: not
         ticked)
    Numbers of all that are in place in the area, "all" or "none"; Enter answers
    the area as it stands; b back, s skip area, u don't know, e evidence, x not
    applicable, n note, v votes, p park, m more, ? help, q save and stop: 

    2b  Understanding power   level 0 of 4  Not yet Emerging, as last time. Saved.

    Area 2 of 2, 50 % done. 5b Accessibility. Phase 5, Engage.
    Remove whatever keeps people, above all those facing health inequalities, from
    taking part in engagement on equal terms.
    Is it as it was last time, on 6 November 2025 (Emerging)?
    Emerging
      1. E1 In our engagement material we avoid acronyms and jargon. (as last time:
         ticked)
      2. E2 To be more inclusive, we use plain language and communicate in ways that
         are sensitive to people's cultures. (as last time: ticked)
      3. E3 We have produced, or we point to, staff guidance on physical
         accessibility that is easy to understand. (as last time: ticked)
      4. E4 We hold events in venues that are physically accessible. (as last time:
         ticked)
    Developing
      5. D1 We make digital platforms accessible, and make sure they meet
         international web standards. (as last time: not applicable: Nothing was
         online in the first year)
      6. D2 We provide materials in several formats, such as Braille, large print or
         audio. (as last time: ticked)
      7. D3 We make sure staff have the training they need in standards and tools
         for digital accessibility. (as last time: not ticked)
    Maturing
      8. M1 We work with communities to find out what specific accessibility needs
         people have. (as last time: not ticked)
      9. M2 We deal with issues such as transport to physical events and live
         interpretation during online engagement. (as last time: not ticked)
     10. M3 We have a checklist of measures for physical and for digital
         accessibility, tailored to under-served groups. (as last time: not ticked)
    Thriving
     11. T1 We make accessibility a fundamental part of how engagement is planned
         and carried out. (as last time: not ticked)
     12. T2 We have set up continuous two-way feedback with people and communities
         needing extra support, to guide ongoing improvements. (as last time: not
         ticked)
     13. T3 We regularly review how we provide accessibility and adapt it to take in
         new technologies and changing needs. (as last time: not ticked)
    Numbers of all that are in place in the area, "all" or "none"; Enter answers
    the area as it stands; b back, s skip area, u don't know, e evidence, x not
    applicable, n note, v votes, p park, m more, ? help, q save and stop: 


    Saved in 2026.yaml. Next:
      thrive assess 2026.yaml                  go on, or change
      thrive summary 2026.yaml                 this again
      thrive score 2026.yaml                   why these ratings
      thrive plan 2026.yaml                    what to do next
      thrive report 2026.yaml -o report.html   a page to print
    "#);
    let file = folder.read("2026.yaml");
    assert_snapshot!(file.split_once("  started").unwrap().1.split_once("areas:").unwrap().0, @"
    : '2026-11-21'
      updated: '2026-11-21'
      status: draft
      previous:
        file: research-network-2025.yaml
        updated: '2025-11-06'
        digest: sha256:0316914f8c2637f20cbfd47ab13ed912de480caaad8ab575bf55e88fa3bb56e9
    ");
    assert_eq!(area(&folder, "2b"), "\n    ticked:\n    - E1");
    assert_snapshot!(area(&folder, "5b"), @"

    open: emerging
    ticked:
    - E1
    - E2
    - E3
    - E4
    - D2
    not_applicable:
      D1: Nothing was online in the first year
    unconfirmed:
    - E1
    - E2
    - E3
    - E4
    - D2
    ");
    // Gone on with: one list of all statements, where E4 loses its tick.
    let second = assess(&folder, &two, "1-3 D2\n");
    assert_eq!(second.status, 0, "{second}");
    assert_snapshot!(second.stderr, @r#"
    Research engagement network (illustration): 1 of 2 areas answered, last on 21
    November 2026.

    Going on at 5b Accessibility.

    Area 2 of 2, 50 % done. 5b Accessibility. Phase 5, Engage.
    Remove whatever keeps people, above all those facing health inequalities, from
    taking part in engagement on equal terms.
    Is it as it was last time, on 6 November 2025 (Emerging)?
    Emerging
      1. E1 In our engagement material we avoid acronyms and jargon. (as last time:
         ticked)
      2. E2 To be more inclusive, we use plain language and communicate in ways that
         are sensitive to people's cultures. (as last time: ticked)
      3. E3 We have produced, or we point to, staff guidance on physical
         accessibility that is easy to understand. (as last time: ticked)
      4. E4 We hold events in venues that are physically accessible. (as last time:
         ticked)
    Developing
      5. D1 We make digital platforms accessible, and make sure they meet
         international web standards. (as last time: not applicable: Nothing was
         online in the first year)
      6. D2 We provide materials in several formats, such as Braille, large print or
         audio. (as last time: ticked)
      7. D3 We make sure staff have the training they need in standards and tools
         for digital accessibility. (as last time: not ticked)
    Maturing
      8. M1 We work with communities to find out what specific accessibility needs
         people have. (as last time: not ticked)
      9. M2 We deal with issues such as transport to physical events and live
         interpretation during online engagement. (as last time: not ticked)
     10. M3 We have a checklist of measures for physical and for digital
         accessibility, tailored to under-served groups. (as last time: not ticked)
    Thriving
     11. T1 We make accessibility a fundamental part of how engagement is planned
         and carried out. (as last time: not ticked)
     12. T2 We have set up continuous two-way feedback with people and communities
         needing extra support, to guide ongoing improvements. (as last time: not
         ticked)
     13. T3 We regularly review how we provide accessibility and adapt it to take in
         new technologies and changing needs. (as last time: not ticked)
    Numbers of all that are in place in the area, "all" or "none"; Enter answers
    the area as it stands; b back, s skip area, u don't know, e evidence, x not
    applicable, n note, v votes, p park, m more, ? help, q save and stop: 

    5b  Accessibility   level 0 of 4  Not yet Emerging

    For Emerging, 1 more:
      E4  We hold events in venues that are physically accessible.

    Saved.

    What next?
      1. Go on to the end
      2. Add or change evidence
      3. Add or change a note
      4. Write down a show of hands
      5. Park a statement to come back to
      6. Set a target
      7. Add an action
      8. Mark statements as not applicable
      9. Mark the whole area as not applicable
     10. Look at 5b again
     11. Choose another area
     12. Save and stop
    Number; Enter for 1; b back, ? help, q save and stop: 


    Saved in 2026.yaml. Next:
      thrive assess 2026.yaml                  go on, or change
      thrive summary 2026.yaml                 this again
      thrive score 2026.yaml                   why these ratings
      thrive plan 2026.yaml                    what to do next
      thrive report 2026.yaml -o report.html   a page to print
    "#);
    assert_snapshot!(area(&folder, "5b"), @"

    ticked:
    - E1
    - E2
    - E3
    - D2
    not_applicable:
      D1: Nothing was online in the first year
    ");
    assert_eq!(folder.read(LAST), before, "the last round stays as it is");
    assert_eq!(folder.names(), ["2026.yaml", "2026.yaml.bak", LAST]);
}

#[test]
fn what_other_commands_say_of_it() {
    let folder = Folder::new();
    folder.write(
        "2025.yaml",
        "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Sample, scope: ['7'], status: final}\n\
        areas: {7a: {ticked: [E1]}, 7b: {}, 7d: {open: developing, ticked: [E1]}, 7e: {ticked: [E1]}, 7f: {excluded: not ours}}\n",
    );
    let outcome = assess(&folder, &["--from", "2025.yaml"], "\n");
    assert!(
        outcome.stderr.contains(
            "\nStarting from 2025.yaml: 4 areas and 3 ticks. Nothing counts until you confirm\nit. Carried over as not applicable: 7f.\n"
        ),
        "{outcome}"
    );
    let summary = folder.thrive(&["summary", "2026.yaml"]).result();
    assert_snapshot!(summary, @"
    Sample
    Self-assessment · 21 November 2026 · 2 of 6 areas answered · draft

    20 areas of the framework are outside the scope of this assessment.

    ╭────────────────────────────┬─────────┬──────────────────────────┬────────────╮
    │ Improvement area           │ Level   │ Rating                   │ Next       │
    ╞════════════════════════════╪═════════╪══════════════════════════╪════════════╡
    │ 7  Evaluate                │         │ middle: not yet Emerging │            │
    │ 7a Planning evaluation     │ □ □ □ □ │ Not yet Emerging         │ 2 more     │
    │ 7b Choosing what to        │ · · · · │ Not assessed             │ to confirm │
    │    measure                 │         │                          │            │
    │ 7c Gathering data          │ · · · · │ Not assessed             │            │
    │ 7d Reflecting on           │ · · · · │ Not assessed             │ begun      │
    │    engagement              │         │                          │            │
    │ 7e Translating engagement  │ · · · · │ Not assessed             │ to confirm │
    │    into action             │         │                          │            │
    │ 7f Sharing results         │ · · · · │ Not applicable           │            │
    ╰────────────────────────────┴─────────┴──────────────────────────┴────────────╯

    1 area: 1 not yet Emerging; 4 not assessed, 1 not applicable. Lowest: not yet
    Emerging (7a). Middle: not yet Emerging.

    1 of 11 statements are in place; the one ticked has no evidence; 2 statements
    ticked in 2 unfinished areas don't count yet.

    Worth knowing, though no rating changes by it:
      - Without any evidence for what is ticked: 7a.
      - Carried over from last time and not confirmed yet: 7b and 7e.
      - Not answered: 7c and 7d.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
    let explained = folder.thrive(&["score", "2026.yaml", "--explain", "7e"]).result();
    assert!(
        explained
            .contains("The answers of this area are those of last time. It has a rating once they are\nconfirmed."),
        "{explained}"
    );
    assert!(explained.contains("workstream is designed or delivered. (last time; not confirmed)\n"), "{explained}");
    folder.thrive(&["report", "2026.yaml", "-o", "out.md"]).run();
    assert!(folder.read("out.md").contains("(last time; not confirmed)"));
}

/// A correction from the command line is an answer of now: what it touches is not as it was, and what it leaves empty says
/// nothing of last time.
#[test]
fn corrections_in_a_round() {
    let folder = example();
    assess(&folder, &["--from", LAST], "\n");
    let set = |args: &[&str]| folder.thrive(&[&["set", "2026.yaml"], args].concat()).run();
    assert_eq!(set(&["7b.E1", "--untick"]).stderr, "It is like that already; nothing was changed.\n");
    set(&["2b.E1", "--untick"]);
    assert!(!folder.read("2026.yaml").contains("\n  2b:"), "its only tick is gone");
    set(&["2a.M1", "--tick"]);
    assert_eq!(
        area(&folder, "2a"),
        "\n    open: emerging\n    ticked:\n    - E1\n    - E2\n    - D1\n    - D2\n    - M1\n    unconfirmed:\n    - E1\n    - E2\n    - D1\n    - D2"
    );
    let outcome = assess(&folder, &["--area", "2a"], "\n");
    let said = outcome.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("(ticked; changed: was not ticked)"), "{outcome}");
    assert!(said.contains("(as last time: ticked)"), "{outcome}");
}

/// The pointer to the last round holds wherever the folder of both is moved to; from elsewhere, it is the path as given.
#[test]
fn where_the_last_round_stands() {
    let folder = example();
    std::fs::create_dir(folder.path().join("new")).unwrap();
    for (new, last, expected) in [
        ("a.yaml", "./research-network-2025", "research-network-2025.yaml"),
        ("new/b.yaml", LAST, "../research-network-2025.yaml"),
        ("new/c.yaml", "new/../research-network-2025.yaml", "../research-network-2025.yaml"),
        ("./d", "new/../research-network-2025.yaml", LAST),
    ] {
        let outcome = folder.thrive(&["assess", new, "--from", last]).stdin("\n").run();
        assert_eq!(outcome.status, 0, "{outcome}");
        let name = if new == "./d" { "d.yaml" } else { new };
        assert!(folder.read(name).contains(&format!("  previous:\n    file: {expected}\n")), "{}", folder.read(name));
    }
}

#[test]
fn without_a_name_it_is_named_after_the_title() {
    let folder = example();
    for _ in 0..2 {
        folder.thrive(&["assess", "--from", LAST]).stdin("\n").run();
    }
    let name = "research-engagement-network-illustration";
    assert_eq!(folder.names(), [format!("{name}-2.yaml"), format!("{name}.yaml"), LAST.to_owned()]);
}

#[test]
fn refusals() {
    let folder = example();
    folder.write("2026.yaml", "anything");
    let before = folder.read(LAST);
    for (args, status, expected) in [
        (
            &["2026.yaml", "--from", LAST][..],
            1,
            "error: 2026.yaml is there already, so no new round was started\n  go on with `thrive assess 2026.yaml`, or choose another name\n",
        ),
        (
            &["research-network-2025", "--from", "./research-network-2025.yaml"],
            1,
            "error: research-network-2025.yaml can't be started from itself\n  give the new round a name of its own; the last one stays as it is\n",
        ),
        (
            &["new.yaml", "--from", "none.yaml"],
            1,
            "error: there is no file none.yaml\n  check the name and the folder you are in\n",
        ),
    ] {
        assert_eq!(folder.thrive(&[&["assess"], args].concat()).stdin("\n").failure(status), expected);
    }
    let both = folder.thrive(&["assess", "new.yaml", "--from", LAST, "--take-in", "2026.yaml"]).failure(2);
    assert!(both.contains("'--from <LAST>' cannot be used with '--take-in <OTHER>'"), "{both}");
    let twice = folder.thrive(&["assess", "new.yaml", "--from", LAST, "--from", "./research-network-2025"]).failure(2);
    assert_eq!(twice, "error: ./research-network-2025.yaml is given twice with --from\n  name each last round once\n");
    // Each of several is held to the same.
    let none = folder.thrive(&["assess", "new.yaml", "--from", LAST, "--from", "none.yaml"]).failure(1);
    assert_eq!(none, "error: there is no file none.yaml\n  check the name and the folder you are in\n");
    assert_eq!((folder.read(LAST), folder.names()), (before, vec!["2026.yaml".to_owned(), LAST.to_owned()]));
}

/// Nothing is written before the first answer, and what is no answer changes nothing.
#[test]
fn looking_is_no_answer() {
    let folder = example();
    for (answers, status) in [("", 1), ("Sample\n", 1), ("q\n", 0), ("s\nn\nq\n", 0)] {
        let outcome = assess(&folder, &["--from", LAST], answers);
        assert_eq!((outcome.status, folder.names()), (status, vec![LAST.to_owned()]), "{answers:?}: {outcome}");
    }
}

#[test]
fn a_last_round_that_is_a_draft_or_has_no_answers() {
    let folder = Folder::new();
    let head = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Sample, organisation: Northmoor}\n";
    folder.write("last.yaml", head);
    let outcome = assess(&folder, &["--from", "last.yaml"], "\n\n\n\n\n\n\nq\n");
    assert_snapshot!(outcome.stderr.lines().take(8).collect::<Vec<_>>().join("\n"), @"

    last.yaml is still a draft. What changes in it from now on does not come along.

    Starting from last.yaml. There are no answers to confirm.

    Who assesses whom?
      1. We assess ourselves
      2. We assess others, as peers
    ");
    assert!(folder.read("2026.yaml").contains("  title: Sample\n  organisation: Northmoor\n"));
}

/// An older framework's answers move to their places first; an area with something new in it is asked level by level.
#[test]
fn a_new_version_of_the_framework() {
    let folder = Folder::new();
    folder.write("1.yaml", FIRST).write("2.yaml", SECOND).write("last.yaml", ANSWERS);
    let outcome = assess(&folder, &["--from", "last.yaml", "--framework", "2.yaml"], "\n\n\n\n");
    assert_eq!(outcome.status, 0, "{outcome}");
    assert_snapshot!(outcome.stderr, @r#"
    last.yaml was made with own 1, and is read with own 2.
    Moved: a.L2 to a.L3 and b to c.
    New: a.H2. An area with something new is assessed once that is answered.
    Without a place in it: b.H1. The file keeps these answers.

    last.yaml is still a draft. What changes in it from now on does not come along.

    Starting from last.yaml: 2 areas and 4 ticks. Nothing counts until you confirm
    it.

    Area 1 of 2, 0 % done. a Asking. Phase p, Only.
    Low, level 1 of 2. Which are in place?
      1. L1 We really ask. (ticked)
      2. L3 We note it down. (ticked)
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    a Asking.
    High, level 2 of 2. Which are in place?
      1. H1 We ask all. (ticked)
      2. H2 We ask again. (new)
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    a  Asking   level 1 of 2  Low

    For High, 1 more:
      H2  We ask again.

    Saved.

    What next?
      1. Go on to c Telling
      2. Add or change evidence
      3. Add or change a note
      4. Write down a show of hands
      5. Park a statement to come back to
      6. Set a target
      7. Add an action
      8. Mark statements as not applicable
      9. Mark the whole area as not applicable
     10. Look at a again
     11. Choose another area
     12. Save and stop
    Number; Enter for 1; b back, ? help, q save and stop: 

    Area 2 of 2, 50 % done. c Telling. Phase p, Only.
    Is it as it was last time (Low)?
    Low
      1. L1 We tell. (as last time: ticked)
    Numbers of all that are in place in the area, "all" or "none"; Enter answers
    the area as it stands; b back, s skip area, u don't know, e evidence, x not
    applicable, n note, v votes, p park, m more, ? help, q save and stop: 

    c  Telling   level 1 of 1  Low, as last time. Saved.

    All 2 areas are answered.

    Anything else?
      1. Stop here
      2. Look at the results so far
      3. Look at an area again
      4. Mark the assessment as final
      5. Say more for those who read the report: what is to be decided, risks, the
         next review
      6. Change what is said about the assessment
    Number; Enter for 1; b back, ? help, q save and stop: 


    Saved in 2026.yaml. Next:
      thrive assess 2026.yaml --framework 2.yaml                  go on, or change
      thrive summary 2026.yaml --framework 2.yaml                 this again
      thrive score 2026.yaml --framework 2.yaml                   why these ratings
      thrive plan 2026.yaml --framework 2.yaml                    what to do next
      thrive report 2026.yaml -o report.html --framework 2.yaml   a page to print
    "#);
    assert_snapshot!(folder.read("2026.yaml").split_once("areas:\n").unwrap().1, @"
    a:
      ticked:
      - L1
      - L3
      - H1
    c:
      ticked:
      - L1
    ");
    assert_eq!(folder.read("last.yaml"), ANSWERS);
}

/// JSON begets JSON where it is asked for.
#[test]
fn json() {
    let folder = example();
    let outcome = folder.thrive(&["assess", "2026.json", "--from", LAST]).stdin("\n").run();
    assert_eq!(outcome.status, 0, "{outcome}");
    let round: serde_json::Value = serde_json::from_str(&folder.read("2026.json")).expect("it is JSON");
    assert_eq!(round["about"]["previous"]["file"], LAST);
    assert_eq!(round["areas"]["1b"]["unconfirmed"], serde_json::json!(["E1", "E2", "D1"]));
    // A round from that one: what was never confirmed is no answer of last time.
    let outcome = assess(&folder, &["--from", "2026.json"], "\n");
    assert!(outcome.stderr.contains("2026.json is still a draft."), "{outcome}");
    assert_eq!(
        area(&folder, "1b"),
        "\n    open: emerging\n    ticked:\n    - E1\n    - E2\n    - D1\n    evidence:\n      E1:\n      - text: Population health pack for the four districts\n        date: '2025-10-02'"
    );
}

/// Two organisations have merged: where both had said the same, Enter confirms it; what differs is asked, with who said what, also
/// after a stop.
#[test]
fn a_round_after_a_merger() {
    let folder = Folder::new();
    folder.write("1.yaml", FIRST);
    folder.write("moor.yaml", ANSWERS.replace("title: Sample", "title: Sample\n  organisation: Moor"));
    let dale = ANSWERS.replace("title: Sample", "title: D\n  organisation: Dale\n  status: final");
    folder.write("dale.yaml", dale.replace("    - L2\n", ""));
    let from = ["--from", "moor.yaml", "--from", "dale", "--framework", "1.yaml"];
    let first = assess(&folder, &from, "Both\nMoor and Dale (code Q3)\n\n\n\n\n\n\nq\n");
    assert_eq!(first.status, 0, "{first}");
    assert_snapshot!(first.stderr.lines().take(7).collect::<Vec<_>>().join("\n"), @"

    moor.yaml is still a draft. What changes in it from now on does not come along.

    Starting from moor.yaml and dale.yaml: 2 areas and 4 ticks. Nothing counts until
    you confirm it. They differ in a: what each said is told before it.

    A name that tells it from others: the programme, the service or the project. The
    ");
    let again = assess(&folder, &["--framework", "1.yaml"], "\n\n\n\n");
    assert_eq!(again.status, 0, "{again}");
    assert_snapshot!(again.stderr.lines().take(13).collect::<Vec<_>>().join("\n"), @r#"
    Both: 0 of 2 areas answered, last on 21 November 2026.

    Going on at a Asking.

    Area 1 of 2, 0 % done. a Asking. Phase p, Only.
    1 note.
    The rounds before differ here. L2: in place according to Moor; not in place
    according to Dale.
    Low, level 1 of 2. Which are in place?
      1. L1 We ask. (ticked)
      2. L2 We write.
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    "#);
    let file = folder.read("2026.yaml");
    let (about, areas) = file.split_once("areas:\n").expect("there are areas");
    assert!(about.contains("  organisation_code: Q3\n  formerly:\n  - name: Moor\n  - name: Dale\n"), "{about}");
    assert_eq!(about.matches("digest: sha256:").count(), 2, "{about}");
    assert_snapshot!(format!("areas:\n{areas}"), @"
    areas:
      a:
        ticked:
        - L1
        - H1
        notes:
        - text: 'The rounds before differ here. L2: in place according to Moor; not in place according to Dale.'
          date: '2026-11-21'
      b:
        ticked:
        - L1
        - H1
    ");
}
