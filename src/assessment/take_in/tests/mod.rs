//! Two versions of one assessment: worked cases, and the law that what either had confirmed is in the result or named.

mod laws;

use std::sync::LazyLock;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;

use super::*;
use crate::assessment::model::{Answer, AreaAnswers};
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{
    Action, Assessor, Decision, Horizon, Kind, MergedFile, Parked, Previous, Progress, Remark, ScopePart, Status,
    Timing, Viewpoint, Votes, read, write,
};
use crate::framework::{self, Framework, ItemIndex, ItemRef};
use crate::input::raw;

static BUNDLED: LazyLock<Framework> = LazyLock::new(framework::bundled);

/// What stands for an area.
fn said(assessment: &Assessment, area: &str) -> WrittenAnswers {
    assessment.spelt(&BUNDLED, area)
}

/// The areas that are named, each once.
fn ids(parts: &[Part]) -> Vec<&'static str> {
    let area = |part: &Part| match part {
        Part::Area(area) | Part::Exclusion(area) | Part::Target(area) => Some(*area),
        Part::Item(item) | Part::Votes(item) => Some(item.area),
        Part::Detail(_) | Part::Action(_) | Part::Unplaced(_) => None,
    };
    let mut ids: Vec<&str> = parts.iter().filter_map(area).map(|area| BUNDLED[area].id.as_str()).collect();
    ids.dedup();
    ids
}

fn take_in(ours: &mut Assessment, other: &Assessment) -> TakenIn {
    ours.take_in(other, &BUNDLED).expect("it is a draft")
}

fn remark(text: &str) -> Remark {
    Remark { text: text.to_owned(), ..Remark::default() }
}

/// Areas as id, open level, ticks and a note.
fn assessment(areas: &[(&str, Option<&str>, &str, &str)]) -> Assessment {
    let mut assessment = Assessment::new(&BUNDLED, "Sample", jiff::civil::date(2026, 11, 22));
    for (id, open, ticked, note) in areas {
        let answers = WrittenAnswers {
            open: open.map(str::to_owned),
            ticked: ticked.split_whitespace().map(str::to_owned).collect(),
            notes: vec![remark(note)],
            ..WrittenAnswers::default()
        };
        assessment.answer_area(&BUNDLED, id, answers);
    }
    assessment
}

/// What has no place, and what the team means to do, is taken in from both, under free names and numbers.
#[test]
fn what_has_no_place_and_actions_are_taken_in() {
    let action = |id, text: &str| Action { id, action: text.to_owned(), ..Action::default() };
    let kept = |text: &str| raw(&text);
    let (mut ours, mut other) = (assessment(&[]), assessment(&[]));
    ours.unplaced = vec![("1a.X".into(), kept("ours"))];
    other.unplaced = vec![("1a.X".into(), kept("theirs")), ("1a.Y".into(), kept("theirs"))];
    ours.actions = vec![action(1, "Ask"), action(2, "Write")];
    other.actions = vec![action(1, "Ask"), action(2, "Ring"), action(7, "Visit")];
    take_in(&mut ours, &other);
    let names: Vec<&str> = ours.unplaced.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["1a.X", "1a.X~2", "1a.Y"]);
    let actions: Vec<(u32, &str)> = ours.actions.iter().map(|action| (action.id, action.action.as_str())).collect();
    assert_eq!(actions, [(1, "Ask"), (2, "Write"), (3, "Ring"), (7, "Visit")]);
    take_in(&mut ours, &other);
    assert_eq!((ours.unplaced.len(), ours.actions.len()), (3, 4), "nothing is taken in twice");
}

#[test]
fn what_only_one_has_answered_is_taken_and_differences_are_named() {
    let mut ours = assessment(&[
        ("1a", None, "E1", "ours"),
        ("1b", Some("maturing"), "E1", "ours"),
        ("1c", None, "E1", "ours"),
        ("1d", None, "E1", "ours"),
    ]);
    let other = assessment(&[
        ("1b", None, "E2", "theirs"),
        ("1c", None, "E1", "ours"),
        ("1d", None, "E2", "theirs"),
        ("2a", Some("developing"), "E1", "theirs"),
    ]);
    let result = take_in(&mut ours, &other);
    // Of 1b, ours had come past E2 and theirs past E1, so both are named; of 1d, the note is taken in.
    assert_eq!((ids(&result.taken), ids(&result.different)), (vec!["1b", "1d", "2a"], vec!["1b", "1d"]));
    assert_eq!(said(&ours, "1b").ticked, ["E1".to_owned(), "E2".to_owned()].into());
    assert!(said(&ours, "1b").open.is_none());
    // Notes of both are kept, and none twice.
    assert_eq!(said(&ours, "1b").notes, [remark("ours"), remark("theirs")]);
    assert_eq!(said(&ours, "1c").notes, [remark("ours")]);
    assert_eq!(said(&ours, "1d").notes, [remark("ours"), remark("theirs")]);
    assert!(said(&ours, "1d").ticked.contains("E1") && !said(&ours, "1d").ticked.contains("E2"));
}

/// Evidence of both is kept item by item, and notes of both, also where both ticked alike: none of it twice, ours first.
#[test]
fn evidence_and_notes_of_both_are_kept() {
    // Here E1 is ticked; there this, and so these areas are different.
    let evidence = |assessment: &mut Assessment, item: &str, texts: &[&str]| {
        let mut answers = said(assessment, "1a");
        answers.evidence.insert(item.to_owned(), texts.iter().map(|text| remark(text)).collect());
        assessment.answer_area(&BUNDLED, "1a", answers);
    };
    for (ticked, different) in [("E1", &[] as &[&str]), ("E2", &["1a"])] {
        let mut ours = assessment(&[("1a", None, "E1", "note here")]);
        let mut other = assessment(&[("1a", None, ticked, "note there")]);
        evidence(&mut ours, "E1", &["both", "minutes here"]);
        evidence(&mut other, "E1", &["minutes there", "both"]);
        evidence(&mut other, "E2", &["a survey"]);
        let result = take_in(&mut ours, &other);
        assert_eq!((ids(&result.taken), ids(&result.different)), (vec!["1a"], different.to_vec()));
        let area = said(&ours, "1a");
        assert_eq!(area.notes, [remark("note here"), remark("note there")], "{ticked}");
        assert_eq!(area.evidence["E1"], [remark("both"), remark("minutes here"), remark("minutes there")]);
        assert_eq!(area.evidence["E2"], [remark("a survey")], "{ticked}");
    }
    // Begun here and answered there: the ticks and the evidence of both.
    let mut ours = assessment(&[("1a", Some("maturing"), "E1", "n")]);
    evidence(&mut ours, "E1", &["minutes here"]);
    let mut other = assessment(&[("1a", None, "E2", "n")]);
    evidence(&mut other, "E2", &["minutes there"]);
    assert_eq!(ids(&take_in(&mut ours, &other).taken), ["1a"]);
    let area = said(&ours, "1a");
    assert_eq!(
        (&area.evidence["E1"], &area.evidence["E2"]),
        (&vec![remark("minutes here")], &vec![remark("minutes there")])
    );
    assert_eq!((area.notes.len(), area.ticked.contains("E1")), (1, true), "ours ticked it");
}

/// What comes of an area that both have answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Alike,
    Taken,
    Different,
}

/// Whatever else two files say of an area that both have answered, people have to know: only evidence, notes and decisions
/// can stand beside each other, and a target is taken in where there is none. What is here stays.
#[test]
fn what_counts_as_different() {
    let id = |id: &str| id.to_owned();
    let decision = Decision { item: id("E1"), reason: id("all agreed"), votes: None };
    let plain = WrittenAnswers { ticked: [id("E1")].into(), ..WrittenAnswers::default() };
    let cases: [(&str, WrittenAnswers, Outcome); 10] = [
        ("nothing", plain.clone(), Outcome::Alike),
        ("a note", WrittenAnswers { notes: vec![remark("n")], ..plain.clone() }, Outcome::Taken),
        (
            "evidence",
            WrittenAnswers { evidence: [(id("E1"), vec![remark("n")])].into(), ..plain.clone() },
            Outcome::Taken,
        ),
        ("a tick", WrittenAnswers { ticked: [id("E1"), id("E2")].into(), ..plain.clone() }, Outcome::Different),
        ("a doubt", WrittenAnswers { unsure: [id("E2")].into(), ..plain.clone() }, Outcome::Different),
        (
            "what does not apply",
            WrittenAnswers { not_applicable: [(id("E2"), id("r"))].into(), ..plain.clone() },
            Outcome::Different,
        ),
        ("a target", WrittenAnswers { target: Some(id("maturing")), ..plain.clone() }, Outcome::Taken),
        ("a decision", WrittenAnswers { decisions: vec![decision], ..plain.clone() }, Outcome::Taken),
        (
            "that it is set aside",
            WrittenAnswers { excluded: Some(id("not ours")), ..plain.clone() },
            Outcome::Different,
        ),
        // What is open there takes nothing back that was answered here.
        ("that it is open", WrittenAnswers { open: Some(id("developing")), ..plain.clone() }, Outcome::Alike),
    ];
    for (what, theirs, outcome) in cases {
        let mut ours = assessment(&[]);
        ours.answer_area(&BUNDLED, "1a", plain.clone());
        let mut other = assessment(&[]);
        other.answer_area(&BUNDLED, "1a", theirs.clone());
        let result = take_in(&mut ours, &other);
        let (taken, different) = match outcome {
            Outcome::Alike => (vec![], vec![]),
            Outcome::Taken => (vec!["1a"], vec![]),
            Outcome::Different => (vec![], vec!["1a"]),
        };
        assert_eq!((ids(&result.taken), ids(&result.different)), (taken, different), "{what}");
        let here = if outcome == Outcome::Taken { theirs } else { plain.clone() };
        assert_eq!(said(&ours, "1a"), here, "{what}");
    }
    // The same item does not apply for another reason.
    let reason =
        |reason: &str| WrittenAnswers { not_applicable: [(id("E1"), id(reason))].into(), ..WrittenAnswers::default() };
    let (mut ours, mut other) = (assessment(&[]), assessment(&[]));
    ours.answer_area(&BUNDLED, "1a", reason("no survey"));
    other.answer_area(&BUNDLED, "1a", reason("no money"));
    assert_eq!(ids(&take_in(&mut ours, &other).different), ["1a"]);
    assert_eq!(said(&ours, "1a"), reason("no survey"));
}

/// Where neither has come to the end of an area, it goes on where the later one stopped, with what both have ticked. What one of
/// them has passed over is named.
#[test]
fn two_beginnings() {
    let mut ours = assessment(&[("1a", Some("developing"), "E1", "ours")]);
    let other = assessment(&[("1a", Some("thriving"), "E1 E2 D1", "theirs")]);
    let result = take_in(&mut ours, &other);
    assert_eq!(ids(&result.taken), ["1a"]);
    let item = |id: &str| Part::Item(BUNDLED.item(id).unwrap());
    assert_eq!(result.different, [item("1a.E2")], "ours had come past Emerging, and not to D1");
    assert_eq!(said(&ours, "1a").ticked, ["E1", "E2", "D1"].map(str::to_owned).into());
    assert_eq!(said(&ours, "1a").open.as_deref(), Some("thriving"));
    assert_eq!(said(&ours, "1a").notes, [remark("ours"), remark("theirs")]);
    // Set aside there: what has been answered here stays, and that is named. Where nothing has been, it is set aside here too.
    let mut other = assessment(&[]);
    let aside = WrittenAnswers { excluded: Some("not ours".into()), ..WrittenAnswers::default() };
    other.answer_area(&BUNDLED, "1a", aside);
    let result = take_in(&mut ours, &other);
    assert_eq!(result.different, [Part::Exclusion(BUNDLED.area("1a").unwrap().index)]);
    assert_eq!((said(&ours, "1a").excluded, said(&ours, "1a").open.as_deref()), (None, Some("thriving")));
    let mut ours = assessment(&[("1a", Some("emerging"), "", "ours")]);
    assert_eq!((ids(&take_in(&mut ours, &other).taken), take_in(&mut ours, &other)), (vec!["1a"], TakenIn::default()));
    assert_eq!(said(&ours, "1a").excluded.as_deref(), Some("not ours"));
}

/// Half way here, with more than the one that is answered there.
#[test]
fn what_was_said_half_way_is_not_lost_to_an_answered_area() {
    let mut ours = assessment(&[]);
    let half = WrittenAnswers {
        open: Some("maturing".into()),
        ticked: ["E1", "D1"].map(str::to_owned).into(),
        not_applicable: [("E2".to_owned(), "no list".to_owned())].into(),
        target: Some("thriving".into()),
        ..WrittenAnswers::default()
    };
    ours.answer_area(&BUNDLED, "1a", half.clone());
    let mut other = assessment(&[]);
    other.answer_area(&BUNDLED, "1a", WrittenAnswers { ticked: ["E1".to_owned()].into(), ..WrittenAnswers::default() });
    let result = take_in(&mut ours, &other);
    assert_eq!(said(&ours, "1a"), WrittenAnswers { open: None, ..half.clone() });
    let item = |id: &str| Part::Item(BUNDLED.item(id).unwrap());
    assert_eq!(result.different, [item("1a.E2"), item("1a.D1")], "they passed over both");
    // Two targets can't both stand.
    let target = |level: &str| WrittenAnswers { target: Some(level.to_owned()), ..half.clone() };
    other.answer_area(&BUNDLED, "1a", target("maturing"));
    assert_eq!(take_in(&mut ours, &other).different, [Part::Target(BUNDLED.area("1a").unwrap().index)]);
    assert_eq!(said(&ours, "1a").target.as_deref(), Some("thriving"));
}

/// What is done there is done; another day, another text for one action is named; an action is known again by its own id, under
/// whatever number.
#[test]
fn one_action_in_two_files() {
    let action = |id, uid: Option<&str>, due: i8| Action {
        id,
        uid: uid.map(str::to_owned),
        action: "Ask".into(),
        due: Some(date(2027, 1, due)),
        ..Action::default()
    };
    let (mut ours, mut other) = (assessment(&[]), assessment(&[]));
    ours.actions = vec![action(1, None, 1), action(2, Some("x"), 1)];
    let done = Action { status: Some(Progress::Done), ..action(1, None, 2) };
    let reworded = Action { action: "Ask again".into(), responsible: Some("Ada".into()), ..action(7, Some("x"), 1) };
    other.actions = vec![done, reworded];
    let result = take_in(&mut ours, &other);
    assert_eq!(result.taken, [Part::Action(1), Part::Action(2)]);
    assert_eq!(result.different, [Part::Action(1), Part::Action(2)]);
    assert_eq!(ours.actions[0], Action { status: Some(Progress::Done), ..action(1, None, 1) });
    assert_eq!(ours.actions[1], Action { responsible: Some("Ada".into()), ..action(2, Some("x"), 1) });
    // What is kept of an action goes with it to the number that it gets here.
    let (mut ours, mut other) = (assessment(&[]), assessment(&[]));
    ours.actions = vec![Action { action: "Other".into(), ..action(1, None, 1) }];
    other.actions = vec![action(1, None, 1)];
    other.unplaced = vec![("action.1".into(), raw(&"1a.X"))];
    assert_eq!(take_in(&mut ours, &other).taken, [Part::Action(2), Part::Unplaced("action.2".into())]);
}
