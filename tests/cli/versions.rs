//! A framework moves on, and local additions are laid over it: what people are told, and where their answers are afterwards.

use insta::assert_snapshot;
use serde_json::Value;

use super::fixture::Folder;

pub const FIRST: &str = r#"format: thrive-framework/1
id: own
version: "1"
title: Our own
levels: [{id: low, name: Low}, {id: high, name: High}]
phases:
  - id: p
    name: Only
    areas:
      - {id: a, name: Asking, checklist: {low: [{id: L1, text: We ask.}, {id: L2, text: We write.}], high: [{id: H1, text: We ask all.}]}}
      - {id: b, name: Telling, checklist: {low: [{id: L1, text: We tell.}], high: [{id: H1, text: We tell all.}]}}
"#;

/// `a.L2` goes to `a.L3`, `a.H2` is new, `b` is called `c` and loses its H1.
pub const SECOND: &str = r#"format: thrive-framework/1
id: own
version: "2"
title: Our own
levels: [{id: low, name: Low}, {id: high, name: High}]
phases:
  - id: p
    name: Only
    areas:
      - {id: a, name: Asking, checklist: {low: [{id: L1, text: We really ask.}, {id: L3, text: We note it down., replaces: [a.L2]}], high: [{id: H1, text: We ask all.}, {id: H2, text: We ask again., since: "2"}]}}
      - {id: c, name: Telling, replaces: [b], checklist: {low: [{id: L1, text: We tell.}]}}
"#;

pub const ANSWERS: &str = "format: thrive-assessment/1
framework:
  id: own
  version: '1'
about:
  title: Sample
areas:
  a:
    ticked:
    - L1
    - L2
    - H1
  b:
    ticked:
    - L1
    - H1
";

fn ratings(folder: &Folder, framework: &str) -> Vec<String> {
    let outcome = folder.thrive(&["score", "f.yaml", "--framework", framework, "--format", "json"]).run();
    let card: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{outcome}"));
    let areas = card["areas"].as_array().unwrap().iter();
    areas.map(|area| format!("{} {}", area["id"].as_str().unwrap(), area["rating"].as_str().unwrap_or("-"))).collect()
}

#[test]
fn a_new_version_of_the_framework() {
    let folder = Folder::new();
    folder.write("1.yaml", FIRST).write("2.yaml", SECOND).write("f.yaml", ANSWERS);
    assert_eq!(ratings(&folder, "1.yaml"), ["a high", "b high"]);
    // Until the new item is answered, its area is not assessed.
    assert_eq!(ratings(&folder, "2.yaml"), ["a -", "c low"]);
    let outcome = folder.thrive(&["summary", "f.yaml", "--framework", "2.yaml"]).run();
    assert_snapshot!(outcome.stderr, @"
    f.yaml was made with own 1, and is read with own 2.
    Moved: a.L2 to a.L3 and b to c.
    New: a.H2. An area with something new is assessed once that is answered.
    Without a place in it: b.H1. The file keeps these answers.
    ");
    assert_eq!(folder.read("f.yaml"), ANSWERS, "looking changes nothing");
    let outcome = folder.thrive(&["assess", "f.yaml", "--framework", "2.yaml"]).stdin("all\n\nq\n").run();
    assert_snapshot!(outcome.stderr, @r#"
    f.yaml was made with own 1, and is read with own 2. Moved: a.L2 to a.L3 and b
    to c. New: a.H2. An area with something new is assessed once that is answered.
    Without a place in it: b.H1. The file keeps these answers.

    Sample: 1 of 2 areas answered.

    Going on at a Asking.

    Area 1 of 2, 50 % done. a Asking. Phase p, Only.
    High, level 2 of 2. Which are in place?
      1. H1 We ask all. (ticked)
      2. H2 We ask again. (new)
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    a  Asking   level 2 of 2  High

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
     10. Look at a again
     11. Choose another area
     12. Save and stop
    Number; Enter for 1; b back, ? help, q save and stop: 

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


    Saved in f.yaml. Next:
      thrive assess f.yaml --framework 2.yaml                  go on, or change
      thrive summary f.yaml --framework 2.yaml                 this again
      thrive score f.yaml --framework 2.yaml                   why these ratings
      thrive plan f.yaml --framework 2.yaml                    what to do next
      thrive report f.yaml -o report.html --framework 2.yaml   a page to print
    "#);
    assert_eq!(ratings(&folder, "2.yaml"), ["a high", "c low"]);
    assert_snapshot!(folder.read("f.yaml"), @"
    format: thrive-assessment/1
    framework:
      id: own
      version: '2'
    about:
      title: Sample
      updated: '2026-11-21'
    areas:
      a:
        ticked:
        - L1
        - L3
        - H1
        - H2
      c:
        ticked:
        - L1
    unplaced:
      b.H1:
        answer: ticked
    ");
    assert_eq!(folder.read("f.yaml.bak"), ANSWERS);
    // With the version before, what had no place has one again, and what it doesn't know is kept.
    let outcome = folder.thrive(&["score", "f.yaml", "--framework", "1.yaml", "--format", "json"]).run();
    assert_snapshot!(outcome.stderr, @"
    f.yaml was made with own 2, and is read with own 1.
    That is an older version than the answers were given to: if there is a newer
    file of the framework, use that.
    Back in place: b.H1.
    Without a place in it: c, a.H2, a.L3 and c.L1. The file keeps these answers.
    ");
}

#[test]
fn new_words_alone_change_nothing() {
    let folder = Folder::new();
    let reworded = FIRST.replace("version: \"1\"", "version: \"1.1\"").replace("We ", "All of us ");
    folder.write("1.yaml", FIRST).write("2.yaml", reworded).write("f.yaml", ANSWERS);
    assert_eq!(ratings(&folder, "1.yaml"), ratings(&folder, "2.yaml"));
    let outcome = folder.thrive(&["summary", "f.yaml", "--framework", "2.yaml"]).run();
    assert_eq!(outcome.stderr, "f.yaml was made with own 1, and is read with own 1.1.\nEvery answer has its place.\n");
}

/// An item that means something else by now: its answer is kept, and marked until it is given anew.
#[test]
fn a_revised_item_is_named_and_marked() {
    let folder = Folder::new();
    let revised = FIRST
        .replace("version: \"1\"", "version: \"2\"")
        .replace("text: We ask.}", "text: Board papers name money for it., revised: \"2\"}");
    folder.write("1.yaml", FIRST).write("2.yaml", &revised).write("f.yaml", ANSWERS);
    assert_eq!(ratings(&folder, "1.yaml"), ratings(&folder, "2.yaml"));
    let named = folder.thrive(&["score", "f.yaml", "--framework", "2.yaml"]).run().stderr;
    assert!(named.contains("Reworded since: a.L1. Their answers are kept and marked; do they still"), "{named}");
    folder.thrive(&["set", "f.yaml", "b", "--note", "x", "--framework", "2.yaml"]).run();
    assert!(folder.read("f.yaml").contains("    reworded:\n    - L1\n"), "{}", folder.read("f.yaml"));
    for command in [&["score", "f.yaml"][..], &["compare", "f.yaml", "f.yaml"]] {
        let named = folder.thrive(&[command, &["--framework", "2.yaml"]].concat()).run().stderr;
        assert!(named.contains("f.yaml has answers from before these were reworded: a.L1."), "{named}");
    }
    let asked = folder
        .thrive(&["assess", "f.yaml", "--plain", "--area", "a", "--framework", "2.yaml"])
        .stdin("2\n1\n1\n")
        .run();
    assert!(asked.stderr.contains("Board papers name money for it. (ticked; reworded since)"), "{}", asked.stderr);
    folder.thrive(&["set", "f.yaml", "a.L1", "--tick", "--framework", "2.yaml"]).run();
    assert!(!folder.read("f.yaml").contains("reworded"));
}

#[test]
fn whoever_writes_a_version_is_warned_of_what_it_would_do() {
    let folder = Folder::new();
    let careless = FIRST.replace("{id: H1, text: We ask all.}", "{id: H2, text: We ask them.}");
    folder.write("1.yaml", FIRST).write("2.yaml", SECOND).write("careless.yaml", careless);
    let against = |file| folder.thrive(&["framework", "check", file, "--against", "1.yaml"]).result();
    assert_snapshot!(against("2.yaml"), @"
    2.yaml is valid: own 2, 1 phase, 2 areas, 5 statements, 2 warnings
    2.yaml: warning gone: b.H1 is gone, so earlier answers to it will have no place
        if another item takes its place, add replaces: [b.H1] there
    2.yaml: warning empty-level: line 11, phases[1].areas[2].checklist.high: area c has no item at High
        the level is passed over in this area; nothing to do if that is meant
    2.yaml: 1 statement reworded since then: a.L1
    ");
    assert_snapshot!(against("careless.yaml"), @r#"
    careless.yaml is valid: own 1, 1 phase, 2 areas, 5 statements, 3 warnings
    careless.yaml: warning gone: a.H1 is gone, so earlier answers to it will have no place
        if another item takes its place, add replaces: [a.H1] there
    careless.yaml: warning version: line 3, version: items have changed, but version 1 does not come after 1
        give it a version with a higher number
    careless.yaml: warning since: line 10, phases[1].areas[1].checklist.high[1]: a.H2 is new, and doesn't say since which version
        if it takes the place of another item, add replaces: [AREA.ITEM]; if not, since: "1"; without a word, earlier answers count as a no to it
    "#);
}

const OVERLAY: &str = r#"format: thrive-overlay/1
id: local
version: "1"
base: own
hide: [a.L2]
phases:
  - id: p
    areas:
      - id: a
        checklist: {low: [{id: OURS1, text: We ask next door.}], high: [{id: OURS2, text: We ask the street., covers: [OURS1, L1]}]}
      - {id: ours, name: Visiting, checklist: {low: [{id: L1, text: We visit.}]}}
  - {id: q, name: Another, areas: [{id: q1, name: Baking, checklist: {low: [{id: L1, text: We bake.}]}}]}
"#;

#[test]
fn local_additions_outlive_a_new_version_of_the_base() {
    let folder = Folder::new();
    folder.write("own.yaml", FIRST).write("local.yaml", OVERLAY);
    assert_snapshot!(folder.thrive(&["framework", "show", "--framework", "local.yaml", "--format", "csv"]).result(), @"
    phase,area,level,item,text
    p,a,low,a.L1,We ask.
    p,a,low,a.OURS1,We ask next door.
    p,a,high,a.H1,We ask all.
    p,a,high,a.OURS2,We ask the street.
    p,b,low,b.L1,We tell.
    p,b,high,b.H1,We tell all.
    p,ours,low,ours.L1,We visit.
    q,q1,low,q1.L1,We bake.
    ");
    let answers = format!("Sample\n\n\n\n\n\n\n\n{}", "all\nall\n\nall\nall\n\nall\n\nall\n\n");
    let reordered = folder.thrive(&["assess", "f.yaml", "--framework", "local.yaml"]).stdin(answers).run();
    assert_eq!(ratings(&folder, "local.yaml"), ["a high", "b high", "ours low", "q1 low"], "{reordered}");
    let saved = folder.read("f.yaml");
    assert!(
        saved.contains("framework:\n  id: own\n  version: '1'\n  overlay:\n    id: local\n    version: '1'\n"),
        "{saved}"
    );
    // The base moves on; the overlay stays as it is, and so do the answers to it.
    folder.write("own.yaml", SECOND);
    let outcome = folder.thrive(&["summary", "f.yaml", "--framework", "local.yaml"]).run();
    assert_snapshot!(outcome.stderr, @"
    f.yaml was made with own 1 and local 1, and is read with own 2 and local 1.
    Moved: b to c.
    New: a.H2. An area with something new is assessed once that is answered.
    Without a place in it: b.H1. The file keeps these answers.
    ");
    // a.L3 has taken the place of the hidden a.L2, so it is hidden, too; a.H2 is new.
    let shown = folder.thrive(&["framework", "show", "--framework", "local.yaml", "--format", "csv"]).result();
    assert!(!shown.contains("a.L3") && shown.contains("a.OURS1"), "{shown}");
    assert_eq!(ratings(&folder, "local.yaml"), ["a -", "c low", "ours low", "q1 low"]);
}

#[test]
fn an_assessment_is_not_read_without_its_local_additions() {
    let folder = Folder::new();
    let other = OVERLAY.replace("id: local", "id: other");
    folder.write("own.yaml", FIRST).write("local.yaml", OVERLAY).write("other.yaml", other);
    folder.write("f.yaml", ANSWERS.replace("version: '1'", "version: '1'\n  overlay: {id: local, version: '1'}"));
    for (framework, instead) in [("own.yaml", "none is"), ("other.yaml", "other is")] {
        let said = folder.thrive(&["score", "f.yaml", "--framework", framework]).failure(1);
        let expected = format!(
            "error: f.yaml has 1 problem, so nothing was done with it\n  line 5, framework.overlay.id: this assessment was made with the overlay local, and {instead} in use\n    pass the file of local with --framework FILE\n"
        );
        assert_eq!(said, expected);
    }
    // Additions to an assessment that was made without: said, and asked.
    folder.write("f.yaml", ANSWERS);
    let outcome = folder.thrive(&["summary", "f.yaml", "--framework", "local.yaml"]).run();
    assert_snapshot!(outcome.stderr, @"
    f.yaml was made with own 1, and is read with own 1 and local 1.
    New: a.OURS1, a.OURS2, ours: Visiting and q1 Baking. An area with something new
    is assessed once that is answered.
    Without a place in it: a.L2. The file keeps these answers.
    ");
}

/// Answers are not taken back to an earlier version; they can be looked at with it.
#[test]
fn a_later_assessment_is_not_taken_back() {
    let folder = Folder::new();
    folder.write("1.yaml", FIRST).write("2.yaml", SECOND);
    folder.write("f.yaml", "format: thrive-assessment/1\nframework: {id: own, version: '2'}\nabout: {title: x}\nareas: {a: {ticked: [L3]}}\n");
    let before = folder.read("f.yaml");
    let said = folder.thrive(&["assess", "f.yaml", "--framework", "1.yaml"]).stdin("\n\n").failure(1);
    assert_snapshot!(said, @"
    error: f.yaml was made with a later version of the framework than the one in use
      going on would take its answers back; pass the later file of the framework with --framework FILE
      `thrive score f.yaml --framework 1.yaml` and `thrive summary f.yaml --framework 1.yaml` show it with this one, and change nothing
    ");
    assert_eq!(
        (folder.read("f.yaml"), folder.names()),
        (before, ["1.yaml", "2.yaml", "f.yaml"].map(str::to_owned).to_vec())
    );
    assert_eq!(folder.thrive(&["summary", "f.yaml", "--framework", "1.yaml"]).run().status, 0);
}

/// What an overlay says since when of an area of the base holds for the items that it adds there.
#[test]
fn a_new_version_of_local_additions() {
    let folder = Folder::new();
    let second = OVERLAY
        .replace("version: \"1\"", "version: \"2\"")
        .replace("- id: a\n", "- id: a\n        since: \"2\"\n")
        .replace(
            "{id: OURS1, text: We ask next door.}",
            "{id: OURS1, text: We ask next door., since: \"1\"}, {id: OURS9, text: We wave.}",
        )
        .replace("{id: OURS2, text", "{id: OURS2, since: \"1\", text");
    folder.write("own.yaml", FIRST).write("1.yaml", OVERLAY).write("2.yaml", second);
    let said = folder.thrive(&["framework", "check", "2.yaml", "--against", "1.yaml"]).result();
    assert!(!said.contains("since") && !said.contains("version"), "{said}");
    folder.write(
        "f.yaml",
        "format: thrive-assessment/1\nframework: {id: own, version: '1', overlay: {id: local, version: '1'}}\nabout: {title: x}\nareas: {a: {ticked: [L1, OURS1]}}\n",
    );
    let outcome = folder.thrive(&["summary", "f.yaml", "--framework", "2.yaml"]).run();
    assert!(outcome.stderr.contains("New: a.OURS9. "), "{outcome}");
}

/// Hidden stays what has taken the place of what was hidden, also along with its area.
#[test]
fn what_is_hidden_stays_hidden() {
    let folder = Folder::new();
    folder.write("own.yaml", SECOND).write("local.yaml", OVERLAY.replace("hide: [a.L2]", "hide: [a.L2, b.L1]"));
    let said = folder.thrive(&["framework", "check", "local.yaml"]).result();
    assert!(!said.contains("nothing-to-hide"), "{said}");
    let shown = folder.thrive(&["framework", "show", "--framework", "local.yaml", "--format", "csv"]).result();
    // c was b, and its only item is c.L1; a.L3 was a.L2.
    assert!(!shown.contains("c.L1") && !shown.contains("a.L3") && shown.contains("a.L1"), "{shown}");
}

#[test]
fn an_overlay_with_faults() {
    let folder = Folder::new();
    folder.write("own.yaml", FIRST).write(
        "local.yaml",
        "format: thrive-overlay/1\nid: local\nversion: 1\nbase: own\ntitle: x\nhide: [a.L9, b]\nlevels: []\nphases:\n  - id: p\n    name: Reworded\n    areas:\n      - id: a\n        summary: Reworded\n        checklist:\n          low: [{id: L1, text: x}, {id: OURS1}]\n          hihg: [{id: H3, text: x}]\n          high: [{id: OURS3, text: x, covers: [L1, H1]}]\n      - id: q\n        checklist: {low: [{id: L1, text: x}]}\n  - id: a\n    name: Same id as an area\n    areas: []\n",
    );
    let outcome = folder.thrive(&["framework", "check", "local.yaml"]).run();
    assert_eq!(outcome.status, 1);
    assert_snapshot!(outcome.stdout, @"
    local.yaml: warning nothing-to-hide: line 6, hide[1]: own 1 has no a.L9, so there is nothing to hide
        remove the line, if the framework has done without it for good
    local.yaml: fault unknown-key: line 7, levels: there is no key levels here
        the keys that can stand here are format, id, version, base, title, hide, hide_roles, hide_communities, hide_duties, roles, communities, duties, glossary and phases
    local.yaml: fault base-text: line 10, phases[1].name: this name is the base's own
        remove the line; a wording pack can change the base's texts
    local.yaml: fault base-text: line 13, phases[1].areas[1].summary: this summary is the base's own
        remove the line; a wording pack can change the base's texts
    local.yaml: fault duplicate-id: line 15, phases[1].areas[1].checklist.low[1].id: area a of the base has an item L1 already
        give it an id with letters of your own, such as LOCAL1
    local.yaml: fault missing: line 15, phases[1].areas[1].checklist.low[2].text: text is missing
        add text: and a text
    local.yaml: fault unknown-level: line 16, phases[1].areas[1].checklist.hihg: there is no level hihg
        did you mean high?
    local.yaml: fault covers-direction: line 17, phases[1].areas[1].checklist.high[1].covers[2]: OURS3 covers H1, which is not at a lower level
        an item can only cover items of lower levels
    local.yaml: fault missing: line 18, phases[1].areas[2].name: name is missing
        add name: and a text
    local.yaml: warning empty-level: line 19, phases[1].areas[2].checklist.high: area q has no item at High
        the level is passed over in this area; nothing to do if that is meant
    local.yaml: fault duplicate-id: line 20, phases[2].id: the base has a phase or an area a already, or it is hidden
        give this phase another id
    local.yaml: fault missing: line 22, phases[2].areas: phase a has no areas
        add an area, or remove the phase
    ");
}

/// The base is looked for beside the overlay, wherever that is; its faults are its own.
#[test]
fn the_base_of_an_overlay() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("shared")).unwrap();
    folder.write("shared/own.yaml", FIRST).write("shared/local.yaml", OVERLAY);
    let said = folder.thrive(&["framework", "check", "shared/local.yaml"]).result();
    assert!(
        said.starts_with("shared/local.yaml is valid: local 1 over own 1, 2 phases, 4 areas, 8 statements"),
        "{said}"
    );
    folder.write("shared/own.yaml", FIRST.replace("title: Our own", "title:"));
    let outcome = folder.thrive(&["framework", "check", "shared/local.yaml", "missing.yaml"]).run();
    assert_eq!(
        outcome.stdout,
        "shared/local.yaml: fault unreadable: shared/own.yaml has 1 problem, so nothing was done with it; line 4, title: title is missing\n    add title: and a text\n\
         missing.yaml: fault unreadable: there is no file missing.yaml\n    check the name and the folder you are in\n"
    );
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (1, "error: shared/local.yaml and missing.yaml can't be used\n")
    );
    // An overlay over itself, over another overlay, and over what is no id.
    folder.write("shared/own.yaml", OVERLAY);
    assert!(
        folder
            .thrive(&["framework", "check", "shared/local.yaml"])
            .run()
            .stdout
            .contains("own.yaml is an overlay itself, so no other can be laid over it")
    );
    folder.write("up.yaml", OVERLAY.replace("base: own", "base: ../shared/own"));
    let said = folder.thrive(&["framework", "check", "up.yaml"]).run();
    assert!(said.stdout.contains("there is no framework ../shared/own to lay this over"), "{said}");
}

/// What an overlay retires is no longer offered, and stays where it is; a role is spelt as it is typed.
#[test]
fn roles_and_communities_can_be_retired() {
    let folder = Folder::new();
    let lists =
        "roles: [Bakers, Our watch]\ncommunities: [{id: old, name: Older people}, {id: young, name: Young people}]\n";
    folder.write("own.yaml", format!("{FIRST}{lists}"));
    let overlay = "format: thrive-overlay/1\nid: local\nversion: '1'\nbase: own\n";
    folder.write("local.yaml", format!("{overlay}hide_roles: [our watch]\nhide_communities: [young]\n"));
    assert_eq!(folder.thrive(&["framework", "check", "local.yaml"]).run().status, 0);
    let shown = folder.thrive(&["framework", "show", "--framework", "local.yaml"]).result();
    assert!(shown.contains("Older people") && !shown.contains("Young people"), "{shown}");
    assert!(shown.contains("Bakers") && !shown.contains("Our watch"), "{shown}");

    let made_with = "framework: {id: own, version: '1', overlay: {id: local, version: '1'}}";
    let about = "about: {title: Both, communities: [young]}";
    folder.write("f.yaml", format!("format: thrive-assessment/1\n{made_with}\n{about}\nareas: {{a: {{}}}}\n"));
    let page = folder.thrive(&["report", "f.yaml", "--framework", "local.yaml", "-o", "f.md"]).run();
    assert_eq!(page.status, 0, "{page}");
    let page = folder.read("f.md");
    assert!(page.contains("Young people (no longer on the list of communities)"), "{page}");
    let add = ["actions", "add", "f.yaml", "--action", "Ask", "--framework", "local.yaml", "--responsible"];
    for (typed, kept) in [("bakers", "responsible: Bakers"), ("our WATCH", "responsible: our WATCH")] {
        assert_eq!(folder.thrive(&[&add[..], &[typed]].concat()).run().status, 0);
        assert!(folder.read("f.yaml").contains(kept), "{}", folder.read("f.yaml"));
    }
    assert!(folder.read("f.yaml").contains("- young"), "{}", folder.read("f.yaml"));
}

/// An overlay adds duties, and retires those of the base; what evidence serves keeps its name.
#[test]
fn duties_can_be_added_and_retired() {
    let folder = Folder::new();
    folder.write(
        "own.yaml",
        format!("{FIRST}duties: [{{id: promise, name: Our promise}}, {{id: old, name: An old rule}}]\n"),
    );
    let overlay = "format: thrive-overlay/1\nid: local\nversion: '1'\nbase: own\nhide_duties: [old, promse]\nduties: [{id: pledge, name: Local pledge}, {id: promise, name: Again}]\n";
    folder.write("local.yaml", overlay);
    assert_snapshot!(folder.thrive(&["framework", "check", "local.yaml"]).run().stdout, @"
    local.yaml: warning nothing-to-hide: line 5, hide_duties[2]: own 1 has no duty promse, so there is nothing to hide
        did you mean promise?
    local.yaml: fault duplicate-id: line 6, duties[2].id: there are two duties promise
        give one of them another id
    ");
    folder.write("local.yaml", overlay.replace(", {id: promise, name: Again}", "").replace(", promse", ""));
    let shown = folder.thrive(&["framework", "show", "--framework", "local.yaml"]).result();
    let shown = shown.split_once("Duties that evidence may serve").expect("there are some").1;
    assert!(shown.contains("promise  Our promise") && shown.contains("pledge   Local pledge"), "{shown}");
    assert!(!shown.contains("An old rule"), "{shown}");
    let made_with = "framework: {id: own, version: '1', overlay: {id: local, version: '1'}}";
    let areas = "areas: {a: {evidence: {L1: [{text: Minutes, serves: [old, pledge]}]}}}";
    folder.write("f.yaml", format!("format: thrive-assessment/1\n{made_with}\nabout: {{title: T}}\n{areas}\n"));
    assert_eq!(folder.thrive(&["report", "f.yaml", "--framework", "local.yaml", "-o", "f.md"]).run().status, 0);
    let page = folder.read("f.md");
    assert!(page.contains("An old rule (no longer on the list of duties)") && page.contains("Local pledge"), "{page}");
}

#[test]
fn what_is_not_there_can_not_be_retired() {
    let folder = Folder::new();
    folder.write(
        "local.yaml",
        "format: thrive-overlay/1\nid: local\nversion: '1'\nbase: ics-engagement\nhide: [lgbtq, healthwatch]\nhide_roles: [Helthwatch]\nhide_communities: [lgbt, fishing]\n",
    );
    assert_snapshot!(folder.thrive(&["framework", "check", "local.yaml"]).run().stdout, @"
    local.yaml is valid: local 1 over ics-engagement 2026.11, 7 phases, 26 areas, 280 statements, 5 warnings
    local.yaml: warning nothing-to-hide: line 5, hide[1]: ics-engagement 2026.11 has no lgbtq, so there is nothing to hide
        communities are listed under hide_communities
    local.yaml: warning nothing-to-hide: line 5, hide[2]: ics-engagement 2026.11 has no healthwatch, so there is nothing to hide
        roles are listed under hide_roles
    local.yaml: warning nothing-to-hide: line 6, hide_roles[1]: ics-engagement 2026.11 has no role Helthwatch, so there is nothing to hide
        did you mean Healthwatch?
    local.yaml: warning nothing-to-hide: line 7, hide_communities[1]: ics-engagement 2026.11 has no community lgbt, so there is nothing to hide
        did you mean lgbtq?
    local.yaml: warning nothing-to-hide: line 7, hide_communities[2]: ics-engagement 2026.11 has no community fishing, so there is nothing to hide
        remove the line, if the framework has done without it for good
    ");
}
