//! The meeting that decides what the answers of several assessors are split on, in plain lines.

use insta::assert_snapshot;

use super::fixture::Folder;
use super::merge::{FILES, args, five};

fn merged() -> Folder {
    let folder = five();
    folder.thrive(&args("merge", &FILES, &["-o", "group.yaml"])).run();
    folder
}

const MEETING: [&str; 2] = ["--interactive", "--plain"];

/// D1 is split 2:2 and comes first, then E2 and D2, which are split 3:2.
#[test]
fn a_meeting_and_its_decisions() {
    let folder = merged();
    let meeting = || folder.thrive(&args("merge", &["group.yaml"], &MEETING));
    let outcome = meeting().stdin("s\nv 4 1 0\ny we ask before plans are made\np who is asked\nq\n").run();
    assert_snapshot!(outcome.stderr, @"

    Voices: 3 statements to decide. One comes up at a time. The group talks about
    it; hands can be counted (v), and y, n, u or x takes what the group decides:
    in place, not in place, we don't know, doesn't apply. How the answers are split
    stays out of sight until s shows it. What is parked (p) comes back at the end.
    Every decision is saved at once, with its reason and with the split before it;
    you can stop at any time and go on later.

    1a Reaching people.
    2 notes.
    Statement 1 of 3. Developing.
    D1 We ask early.
    Not decided yet.
    What does the group decide?
    y in place, n not in place, u we don't know, x doesn't apply, v 7 2 1 the hands
    for it, against it and unsure, s the split, p park, e evidence; Enter leaves it
    and goes on; b back, ? help, q save and stop: 

    1a Reaching people.
    2 notes.
    Statement 1 of 3. Developing.
    D1 We ask early.
    Not decided yet.
    The answers: 2 say that it is in place, 2 that it is not, 1 doesn't know.
    What does the group decide?
    y in place, n not in place, u we don't know, x doesn't apply, v 7 2 1 the hands
    for it, against it and unsure, s the split, p park, e evidence; Enter leaves it
    and goes on; b back, ? help, q save and stop: 

      D1  We ask early.
    How many say yes, no and don't know to D1 (such as 7 2 1)?
    Text, or Enter to pass; b back, ? help, q save and stop: 4 1 0

    1a Reaching people.
    2 notes.
    Statement 1 of 3. Developing.
    D1 We ask early.
    Not decided yet.
    Hands: 4 yes, 1 no, 0 don't know.
    The answers: 2 say that it is in place, 2 that it is not, 1 doesn't know.
    What does the group decide?
    y in place, n not in place, u we don't know, x doesn't apply, v 7 2 1 the hands
    for it, against it and unsure, s the split, p park, e evidence; Enter leaves it
    and goes on; b back, ? help, q save and stop: 

      D1  We ask early.
    D1 is in place. Why, in a few words?
    Text, or Enter to pass; b back, ? help, q save and stop: we ask before plans are made

    1a.D1 is in place. 1a is Developing now, Emerging before.

    1a Reaching people.
    2 notes.
    Statement 2 of 3. Emerging.
    E2 We ask them.
    Not decided yet.
    What does the group decide?
    y in place, n not in place, u we don't know, x doesn't apply, v 7 2 1 the hands
    for it, against it and unsure, s the split, p park, e evidence; Enter leaves it
    and goes on; b back, ? help, q save and stop: 

      E2  We ask them.
    What is to be cleared up about E2? It comes back at the end.
    Text, or Enter to pass; b back, ? help, q save and stop: who is asked

    1a Reaching people.
    2 notes.
    Statement 3 of 3. Developing.
    D2 We say what came of it.
    Not decided yet.
    1 piece of evidence.
    What does the group decide?
    y in place, n not in place, u we don't know, x doesn't apply, v 7 2 1 the hands
    for it, against it and unsure, s the split, p park, e evidence; Enter leaves it
    and goes on; b back, ? help, q save and stop: 

    Saved in group.yaml. A page to print: `thrive report group.yaml -o report.html
    --framework small.yaml`
    To decide what is left: `thrive merge --interactive group.yaml --framework
    small.yaml`
    ");
    let file = folder.read("group.yaml");
    let decided = "decisions:\n    - item: D1\n      reason: we ask before plans are made\n      votes:\n        'yes': 2\n        'no': 2\n        unsure: 1\n";
    assert!(file.contains(decided), "{file}");
    assert!(file.contains("      D1:\n        'yes': 4\n        'no': 1\n"), "the hands are kept: {file}");
    assert!(file.contains("    parked:\n    - item: E2\n      text: who is asked\n"), "{file}");
    // It goes on with what is left: D2, and then E2, which was parked.
    let goes_on = meeting().stdin("\nx nobody meets\nn\nnot yet\n").run().stderr;
    let at = |text: &str| goes_on.find(text).unwrap_or_else(|| panic!("no {text} in {goes_on}"));
    assert!(at("Statement 1 of 2. Developing.") < at("Statement 2 of 2. Emerging."), "{goes_on}");
    assert!(goes_on.contains("1a.E2 does not apply."), "{goes_on}");
    assert!(goes_on.contains("To decide what is left: `thrive merge --interactive group.yaml"), "{goes_on}");
    let file = folder.read("group.yaml");
    assert!(file.contains("E2: nobody meets") && !file.contains("parked:"), "{file}");
    // A report of the group says how the votes were split before: E1 and M1 are alike, of the five with votes.
    for (readers, heading) in [("team", "Where votes differ"), ("board", "Where do votes differ?")] {
        let report =
            ["report", "group.yaml", "--for", readers, "-o", "report.md", "--force", "--framework", "small.yaml"];
        folder.thrive(&report).run();
        let report = folder.read("report.md");
        let part = report.split(&format!("## {heading}")).nth(1).unwrap_or_else(|| panic!("{report}"));
        assert!(part.contains("On 5 statements at least two say yes or no; on 2 of them"), "{part}");
        assert!(part.contains("| 1a Reaching people | 2 | 5 |"), "{part}");
        let decided =
            "2 say that it is in place, 2 that it is not, 1 doesn't know. The group decided: in place (we ask before";
        assert!(part.contains(decided), "{part}");
    }
    // D2 is left; once it is decided, nothing comes up.
    meeting().stdin("y\n\n").run();
    let nothing = meeting().run().stderr;
    assert!(nothing.contains("Nothing is left to decide: in group.yaml, no answers are split"), "{nothing}");
}

/// What one file had decided is open again in a merger with others who see it otherwise: three say yes to D1 now, and Cyra no.
#[test]
fn what_was_decided_in_one_file_comes_up_again() {
    let folder = merged();
    let meeting = |file| folder.thrive(&args("merge", &[file], &MEETING));
    meeting("group.yaml").stdin("y minutes\nq\n").run();
    let files = ["group.yaml", "ben.yaml", "amina.yaml", "cyra.yaml"];
    let outcome = folder.thrive(&args("merge", &files, &["-o", "both.yaml"])).run();
    // E2 is decided by the rule, three to one; D2 is a tie.
    let told = outcome.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("On 1 statement some say yes and others no, and the rule decided."), "{told}");
    let reopened = "1 statement was decided before by some of those whose answers these are, and is put aside to come back to, since the \
                    answers differ: 1a.D1.";
    assert!(told.contains(reopened), "{told}");
    let anonymous = folder.thrive(&args("merge", &files, &["--anonymous", "--dry-run"])).result();
    assert!(!anonymous.contains("put aside)") && !anonymous.contains("question"), "in words of ours: {anonymous}");
    let both = folder.read("both.yaml");
    assert!(both.contains("    - item: D1\n      text: 3 say that it is in place, 1 that it is not\n"), "{both}");
    assert!(both.contains("    - item: D1\n      reason: minutes\n"), "{both}");
    let up = meeting("both.yaml").stdin("q\n").run().stderr;
    assert!(up.contains("3 statements to decide"), "{up}");
}

/// What is said with people's own words ends once, and help in a meeting does not explain the keys of lists.
#[test]
fn sentences_of_a_meeting() {
    let folder = merged();
    let meeting = folder.thrive(&args("merge", &["group.yaml"], &MEETING));
    let said = meeting.stdin("y minutes of May.\nb\ny\n?\nq\n").run().stderr;
    assert!(said.contains("Decided, in place: minutes of May.\n") && !said.contains("May.."), "{said}");
    assert!(said.contains("Reaching people") && !said.contains("skips the area"), "{said}");
}

/// What was undecided in one merger is not told as a question of people's own in the next.
#[test]
fn mergers_of_mergers() {
    let folder = merged();
    let files = ["group.yaml", "amina.yaml", "ben.yaml", "cyra.yaml"];
    folder.thrive(&args("merge", &files, &["-o", "both.yaml"])).run();
    let both = folder.read("both.yaml");
    // D1 has two yes and one no now; D2 is a tie.
    assert!(
        both.contains("    parked:\n    - item: D2\n      text: 2 say that it is in place, 2 that it is not\n"),
        "{both}"
    );
    assert!(!both.contains("    - item: D1\n"), "{both}");
}

#[test]
fn what_a_meeting_is_refused_for() {
    let folder = merged();
    let several = folder.thrive(&args("merge", &["amina.yaml", "ben.yaml"], &MEETING)).failure(2);
    assert!(several.contains("thrive merge amina.yaml ben.yaml -o group.yaml"), "{several}");
    let target = folder.thrive(&args("merge", &["group.yaml"], &["--interactive", "-o", "x.yaml"])).failure(2);
    assert!(target.contains("cannot be used with"), "{target}");
    let phase =
        folder.thrive(&args("merge", &["amina.yaml", "ben.yaml"], &["--phase", "1", "-o", "x.yaml"])).failure(2);
    assert!(phase.contains("belong to --interactive"), "{phase}");
    let missing = folder.thrive(&args("merge", &["amina.yaml", "ben.yaml"], &[])).failure(2);
    assert!(missing.contains("no file to write is named"), "{missing}");
    let silent = folder.thrive(&args("merge", &["group.yaml"], &MEETING)).failure(1);
    assert!(silent.contains("nothing to decide with"), "{silent}");
    let before = folder.read("group.yaml");
    folder.thrive(&args("merge", &["group.yaml"], &MEETING)).stdin("\n\n\n1\n").run();
    assert_eq!(folder.read("group.yaml"), before, "leaving everything changes nothing");
}
