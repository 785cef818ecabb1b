//! `set`: corrections and scripts, with the checks and the durable save of the interview.

use insta::assert_snapshot;

use super::fixture::Folder;

const ROUND: &str = "round.yaml";

/// 1a is Emerging, with D1 ticked; 1b has not been answered; 1c is final in nothing.
const FILE: &str = "\
format: thrive-assessment/1
framework: {id: ics-engagement, version: '2026.11'}
about: {title: Round, scope: ['1'], updated: 2026-05-01}
areas:
  1a: {ticked: [E1, E2, E3, D1], unsure: [D4], not_applicable: {D2: none held}, evidence: {E1: [{text: Old list}]}, notes: [{text: Hm}]}
  1c: {open: developing, ticked: [E1], unconfirmed: [E1]}
";

/// A framework with a single area.
const OWN: &str = "format: thrive-framework/1\nid: own\nversion: '1'\ntitle: Own\nlevels: [{id: Low, name: Low}, {id: High, name: High}]\nphases: [{id: p, name: P, areas: [{id: a, name: A, checklist: {Low: [{id: L1, text: We ask.}], High: [{id: H1, text: We tell.}]}}]}]\n";

fn round() -> Folder {
    let folder = Folder::new();
    folder.write(ROUND, FILE);
    folder
}

/// What was said, and what stands in the file of an area from then on.
#[track_caller]
fn set(folder: &Folder, args: &[&str], area: &str) -> (String, String) {
    let outcome = folder.thrive(&[&["set", ROUND], args].concat()).run();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{outcome}");
    let file = folder.read(ROUND);
    let block = file.split(&format!("  {area}:")).nth(1).unwrap_or_default();
    let of_area = |line: &&str| line.starts_with("    ") || line.is_empty() || line.starts_with(" {");
    let block: Vec<&str> = block.lines().take_while(of_area).map(str::trim).filter(|line| !line.is_empty()).collect();
    (outcome.stderr, block.join(" "))
}

#[test]
fn each_thing_that_can_be_said() {
    for (args, area, stands) in [
        (
            &["1a.D2", "--tick"] as &[&str],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 - D2 unsure: - D4 evidence: E1: - text: Old list notes: - text: Hm",
        ),
        (
            &["1a.D4", "1a.D3", "--tick"],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 - D3 - D4 not_applicable: D2: none held evidence: E1: - text: Old list notes: - text: Hm",
        ),
        (
            &["1a.E1", "--untick", "--clear-evidence"],
            "1a",
            "ticked: - E2 - E3 - D1 unsure: - D4 not_applicable: D2: none held notes: - text: Hm",
        ),
        (
            &["1a.E1", "--unsure"],
            "1a",
            "ticked: - E2 - E3 - D1 unsure: - E1 - D4 not_applicable: D2: none held evidence: E1: - text: Old list notes: - text: Hm",
        ),
        (
            &["1a.D4", "--na", " no survey "],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 not_applicable: D2: none held D4: no survey evidence: E1: - text: Old list notes: - text: Hm",
        ),
        (
            &["1a.E1", "--clear-evidence", "--evidence", "New list", "--by", "Ada", "--on", "2026-03-04"],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 unsure: - D4 not_applicable: D2: none held evidence: E1: - text: New list date: '2026-03-04' by: Ada notes: - text: Hm",
        ),
        (
            &["1a", "--clear-notes", "--note", "Better", "--target", "Maturing"],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 unsure: - D4 not_applicable: D2: none held evidence: E1: - text: Old list notes: - text: Better date: '2026-11-21' target: maturing",
        ),
        (
            &["1a.E1", "--clear-evidence", "--evidence", "New list", "--serves", "EDS", "--serves", "Our promise"],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 unsure: - D4 not_applicable: D2: none held evidence: E1: - text: New list date: '2026-11-21' serves: - eds - Our promise notes: - text: Hm",
        ),
        (&["1b.E1", "--votes", "yes 7, no 2"], "1b", "open: emerging votes: E1: 'yes': 7 'no': 2"),
        (
            &["1b.E1", "--tick", "--park", "Who decides?", "--park", "Since when?"],
            "1b",
            "open: emerging ticked: - E1 parked: - item: E1 text: Who decides? - item: E1 text: Since when?",
        ),
        (
            &["1a", "--exclude", "not ours"],
            "1a",
            "ticked: - E1 - E2 - E3 - D1 unsure: - D4 not_applicable: D2: none held excluded: not ours evidence: E1: - text: Old list notes: - text: Hm",
        ),
        // An area without answers is begun by it, and not assessed.
        (&["1b.E1", "--tick"], "1b", "open: emerging ticked: - E1"),
        (&["1b", "--answered"], "1b", "{}"),
        // What was carried over is confirmed by it.
        (&["1c.E1", "--tick"], "1c", "open: developing ticked: - E1"),
        (&["1c", "--answered"], "1c", "ticked: - E1"),
        // An item and an area at once.
        (&["1b.E1", "1b", "--tick", "--answered"], "1b", "ticked: - E1"),
        // Said with items alone, it is of their areas; ids and names in any capitals.
        (&["1B.e2", "--tick", "--answered"], "1b", "ticked: - E2"),
        (
            &["resources", "--note", "- as agreed"],
            "1c",
            "open: developing ticked: - E1 notes: - text: '- as agreed' date: '2026-11-21' unconfirmed: - E1",
        ),
    ] {
        assert_eq!(set(&round(), args, area).1, stands, "{args:?}");
    }
}

#[test]
fn what_came_of_it_is_said() {
    let folder = round();
    assert_snapshot!(set(&folder, &["1a.D2", "1a.D3", "1a.D4", "--tick"], "1a").0, @"
    1a Identifying stakeholders: from Emerging to Developing.
    Saved in round.yaml: 1a.D2, 1a.D3 and 1a.D4.
    ");
    assert_snapshot!(set(&folder, &["1b.E1", "--tick"], "1b").0, @"
    1b is not assessed yet. Answer the rest with `thrive assess round.yaml --area
    1b`, or say that what isn't ticked there is not in place: `thrive set round.yaml
    1b --answered`
    Saved in round.yaml: 1b.E1.
    ");
    assert_snapshot!(set(&folder, &["1a", "--exclude", "not ours"], "1a").0, @"
    1a Identifying stakeholders: from Developing to not applicable.
    1a is set aside as a whole: not ours. To take it back: `thrive set round.yaml
    1a --include`
    Saved in round.yaml: 1a.
    ");
    assert_snapshot!(set(&folder, &["1a.D1", "--untick"], "1a").0, @"
    1a is set aside as a whole: not ours. To take it back: `thrive set round.yaml
    1a --include`
    Saved in round.yaml: 1a.D1.
    ");
    assert_snapshot!(set(&folder, &["1a", "--include"], "1a").0, @"
    1a Identifying stakeholders: from not applicable to Emerging.
    Saved in round.yaml: 1a.
    ");
    assert_snapshot!(set(&folder, &["1a", "--include"], "1a").0, @"It is like that already; nothing was changed.");
    // The answers are of today now; the file as it was before is kept.
    assert!(folder.read(ROUND).contains("updated: '2026-11-21'"));
    assert!(folder.names().contains(&"round.yaml.bak".to_owned()));
}

/// All of it or nothing: what can't be taken leaves the file as it is, and says what to do.
#[test]
fn refusals() {
    let folder = round();
    for (args, status, said) in [
        (&["1a.E9", "--tick"] as &[&str], 2, "error: area 1a has no item E9\n"),
        (&["1a.E1", "1a.X", "--tick"], 2, "error: area 1a has no item X\n"),
        (&["1x", "--note", "x"], 2, "error: the framework has no area 1x\n"),
        (
            &["1a", "--tick"],
            2,
            "error: 1a is an area, and what is to be set belongs to items\n  name its items, such as 1a.E1\n",
        ),
        (
            &["1a.E1", "--note", "x"],
            2,
            "error: 1a.E1 is an item, and what is to be set belongs to an area\n  name the area, 1a: `thrive set round.yaml 1a --note x`\n",
        ),
        (&["1a.E1"], 2, "error: nothing is said of 1a.E1\n"),
        (
            &["E1", "--tick"],
            2,
            "error: the framework has no area E1\n  E1 is an item of several areas: write the area before it, such as 1a.E1\n",
        ),
        (&["1aE1", "--tick"], 2, "error: the framework has no area 1aE1\n  did you mean the item 1a.E1?\n"),
        (
            &["7", "--answered"],
            2,
            "error: the framework has no area 7\n  7 is a phase; its areas are 7a, 7b, 7c, 7d, 7e and 7f\n",
        ),
        (&["1a.E1", "--tick", "--note", "x"], 2, "error: no area is named\n  name the area too: 1a\n"),
        (
            &["1a.E1", "--evidence", "x", "--on", "03/04/2026"],
            2,
            "error: invalid value '03/04/2026' for '--on <DAY>': 03/04/2026 can be 3 April 2026 (write 2026-04-03) or \
             4 March 2026 (write 2026-03-04)\n",
        ),
        (
            &["1a", "--note", "as", "agreed"],
            2,
            "error: the framework has no area agreed\n  the areas are 1a, 1b, 1c, 1d, 2a, 2b, 2c, 2d, 2e, 3a, 3b, 4a, 4b, 4c, 5a, 5b, 5c, 5d, 6a, 6b, \
             7a, 7b, 7c, 7d, 7e and 7f\n  a text of several words stands in quotation marks: --note \"as agreed in June\"\n",
        ),
        (&["--tick"], 2, "error: no item is named\n"),
        (&["--note", "x"], 2, "error: no area is named\n"),
        (&[], 2, "error: there is nothing to set\n"),
        (&["1a.E1", "--tick", "--untick"], 2, "error: the argument '--tick' cannot be used with '--untick'\n"),
        (&["1a.E1", "--na", " "], 2, "error: nothing stands after --na\n"),
        (&["1a.E1", "--evidence", ""], 2, "error: nothing stands after --evidence\n"),
        (&["1a.E1", "--park", " "], 2, "error: nothing stands after --park\n"),
        (&["1a.E1", "--serves", "eds"], 2, "error: --serves needs evidence\n"),
        (
            &["1a.E1", "--evidence", "x", "--serves", "public-involvment"],
            2,
            "error: the framework has no duty public-involvment\n  did you mean public-involvement? A text of your own has several words\n",
        ),
        (
            &["1a.E1", "--votes", "7 of ten"],
            2,
            "error: invalid value '7 of ten' for '--votes <HANDS>': write how many say yes and of how many, such as 7 of 10, or how many say yes, no and unsure, such as 7,2,1 or \"7 yes 2 no 1 unsure\"; none takes them out\n",
        ),
        (
            &["1a.E1", "--votes", "10001"],
            2,
            "error: invalid value '10001' for '--votes <HANDS>': more than 10000 hands for one answer are not counted\n",
        ),
        (
            &["1a", "--target", "expert"],
            2,
            "error: there is no level expert\n  the levels are emerging, developing, maturing and thriving; none takes out what stands there\n",
        ),
        (&["--signed-off-by", "Ada"], 2, "error: only a final assessment can be signed off\n  add --status final\n"),
        (&["1a.E1", "--tick", "--by", "Ada"], 2, "error: --by and --on need evidence, a note or a sign-off\n"),
        (
            &["1a.E1", "--evidence", "x", "--on", "2026-11-22"],
            2,
            "error: 22 November 2026 has not come yet: today is 21 November 2026\n",
        ),
        (&["--status", "final"], 1, "error: 3 areas are not answered, so it can't be final: 1b, 1c and 1d\n"),
    ] {
        let error = folder.thrive(&[&["set", ROUND], args].concat()).failure(status);
        assert!(error.starts_with(said), "{args:?}\n{error}");
        assert_eq!(folder.read(ROUND), FILE, "{args:?}");
    }
    assert!(
        folder
            .thrive(&["set", "nowhere.yaml", "1a.E1", "--tick"])
            .failure(1)
            .starts_with("error: there is no file nowhere.yaml\n")
    );
    assert_eq!(
        folder.thrive(&["set", "1a.E1", "round", "--tick"]).failure(2),
        "error: there is no file 1a.E1; round is one, and the file comes first\n  write `thrive set round 1a.E1 …`\n"
    );
    assert_eq!(folder.names(), [ROUND]);
}

/// A level is known by its id, however that is spelt in its framework.
#[test]
fn a_target_of_another_framework() {
    let folder = round();
    folder.write("own.yaml", OWN);
    folder.write(
        ROUND,
        "format: thrive-assessment/1\nframework: {id: own, version: '1'}\nabout: {title: Round}\nareas: {a: {}}\n",
    );
    for (typed, stands) in [("High", "target: High"), ("high", "target: High"), ("low", "target: Low")] {
        assert_eq!(set(&folder, &["a", "--target", typed, "--framework", "own.yaml"], "a").1, stands, "{typed}");
    }
    assert_eq!(set(&folder, &["a", "--target", "none", "--framework", "own.yaml"], "a").1, "{}");
}

#[test]
fn final_signed_off_and_a_draft_again() {
    let folder = round();
    for area in ["1b", "1c", "1d"] {
        set(&folder, &[area, "--answered"], area);
    }
    let (said, _) = set(
        &folder,
        &["--status", "final", "--signed-off-by", "Director of Public Health", "--on", "2026-11-20"],
        "1a",
    );
    assert_eq!(said, "Saved in round.yaml.\n");
    assert!(
        folder
            .read(ROUND)
            .contains("status: final\n  signed_off:\n    by: Director of Public Health\n    date: '2026-11-20'\n")
    );
    let before = folder.read(ROUND);
    let error = folder.thrive(&["set", ROUND, "1a.D1", "--untick"]).failure(1);
    assert_snapshot!(error, @"
    error: round.yaml is final, signed off by Director of Public Health, so nothing was changed
      to change it all the same, add --status draft, which takes its sign-off out
    ");
    assert_eq!(folder.read(ROUND), before);
    // Nor is it signed off by another without a word.
    let error = folder.thrive(&["set", ROUND, "--signed-off-by", "Eve"]).failure(1);
    assert_eq!(
        error,
        "error: round.yaml was signed off by Director of Public Health, so that stands\n  to have it signed off anew, add --status final\n"
    );
    let (said, _) = set(&folder, &["1a.D1", "--untick", "--status", "draft"], "1a");
    assert_eq!(said, "Saved in round.yaml: 1a.D1. It is not signed off any more.\n");
    assert!(folder.read(ROUND).contains("status: draft\n") && !folder.read(ROUND).contains("signed_off"));
}

/// A command that is offered gets the options in use. What people have written is left as it is, even where it looks like one.
#[test]
fn commands_that_are_offered_and_words_that_look_like_them() {
    let folder = Folder::new();
    folder.write("own.yaml", OWN);
    let file = "`thrive x`.yaml";
    folder.write(
        file,
        "format: thrive-assessment/1\nframework: {id: own, version: '1'}\nabout: {title: See `thrive x`}\n",
    );
    for (args, said) in [
        (
            &["a.L1", "--tick"] as &[&str],
            "a is not assessed yet. Answer the rest with `thrive assess '`thrive x`.yaml' --area a --framework own.yaml`, or say \
             that what isn't ticked there is not in place: `thrive set '`thrive x`.yaml' a --answered --framework own.yaml` Saved in `thrive x`.yaml: a.L1.",
        ),
        (
            &["a", "--exclude", "see `thrive y`"],
            "a is set aside as a whole: see `thrive y`. To take it back: `thrive set '`thrive x`.yaml' a --include --framework \
             own.yaml` Saved in `thrive x`.yaml: a.",
        ),
    ] {
        let outcome = folder.thrive(&[&["set", file], args, &["--framework", "own.yaml"]].concat()).run();
        let stderr = outcome.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(stderr.ends_with(said), "{stderr}");
    }
}

/// What tells the organisation from others, where in it this is, and what it succeeds; pages show them.
#[test]
fn whose_assessment_it_is() {
    let folder = round();
    let about = |args: &[&str]| {
        let outcome = folder.thrive(&[&["set", ROUND], args].concat()).run();
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, "Saved in round.yaml.\n"), "{outcome}");
        let file = folder.read(ROUND);
        let after = file.split_once("title: Round\n").expect("there is a title").1.to_owned();
        after.split_once("  scope:").expect("there is a scope").0.to_owned()
    };
    let bodies = ["--formerly", "Moor ICB (code Q1, until 31 March 2026)", "--formerly", "Dale"];
    assert_eq!(
        about(&[&["--organisation-code", "Q3", "--place", "Eastdale"], &bodies[..]].concat()),
        "  organisation_code: Q3\n  place: Eastdale\n  formerly:\n  - name: Moor ICB\n    code: Q1\n    until: '2026-03-31'\n  - name: Dale\n"
    );
    let summary = folder.thrive(&["summary", ROUND]).result();
    assert!(summary.contains("Eastdale · Self-assessment"), "{summary}");
    folder.thrive(&["report", ROUND, "-o", "r.md"]).run();
    let report = folder.read("r.md");
    let succeeds = "Moor ICB (code Q1, until 31 March 2026); Dale";
    assert!(report.contains("**Organisation's code** Q3") && report.contains(succeeds), "{report}");
    let clear = ["--organisation-code", "none", "--place", "none", "--clear-formerly", "--formerly", "Moor"];
    assert_eq!(about(&clear), "  formerly:\n  - name: Moor\n");
    assert_eq!(about(&["--clear-formerly"]), "");
    for (args, expected) in [
        (
            ["--formerly", "Moor (until spring)"],
            "error: the day in Moor (until spring) can't be read: write a day such as 2027-03-31\n  write it as in \"Northmoor ICB (code QXX, until 31 March 2026)\"\n",
        ),
        (
            ["--formerly", "(code Q1)"],
            "error: no body is named in (code Q1)\n  write it as in \"Northmoor ICB (code QXX, until 31 March 2026)\"\n",
        ),
        (["--place", " "], "error: nothing stands after --place\n  say it in a few words\n"),
    ] {
        assert_eq!(folder.thrive(&["set", ROUND, args[0], args[1]]).failure(2), expected);
    }
}

/// What came of a meeting is seen where the area is explained, and goes again; it changes no rating.
#[test]
fn votes_and_what_is_put_aside() {
    let folder = round();
    let before = folder.thrive(&["score", ROUND, "--format", "json"]).result();
    let said = ["1a.E1", "--votes", "7,2,1", "--park", "Who decides?"];
    assert_eq!(set(&folder, &said, "1a").0, "Saved in round.yaml: 1a.E1.\n");
    let explained = |folder: &Folder| {
        let page = folder.thrive(&["score", ROUND, "--explain", "1a"]).result();
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let shown = "Evidence: Old list Votes: 7 of 10 say yes, 2 say no, 1 is unsure Parked: Who decides?";
    assert!(explained(&folder).contains(shown), "{}", explained(&folder));
    let dated = before.replace("2026-05-01", "2026-11-21");
    assert_eq!(folder.thrive(&["score", ROUND, "--format", "json"]).result(), dated);
    set(&folder, &["1a.E1", "--votes", "none", "--unpark"], "1a");
    assert!(!explained(&folder).contains("Votes") && !explained(&folder).contains("Parked"));
}
