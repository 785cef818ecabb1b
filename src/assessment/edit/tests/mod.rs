//! What each change does, what is refused, and what holds of any changes in any order.

mod laws;

use jiff::civil::date;

use super::super::model::Action;
use super::super::word::Horizon;
use super::*;
use crate::assessment;
use crate::framework::{self, ItemRef};
use crate::problem::any_fault;

/// Area 1b has no item at the first level.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: low, name: Low}, {id: mid, name: Mid}, {id: high, name: High}]
communities: [{id: carers, name: Carers}, {id: deaf, name: Deaf people}]
phases:
  - id: "1"
    name: First
    areas:
      - id: 1a
        name: Alpha
        checklist:
          low: [{id: L1, text: one}, {id: L2, text: two}]
          mid: [{id: M1, text: three, covers: [L1]}]
          high: [{id: H1, text: four}]
      - id: 1b
        name: Beta
        checklist:
          mid: [{id: M1, text: five}]
          high: [{id: H1, text: six}, {id: H2, text: seven}]
  - id: "2"
    name: Second
    areas:
      - {id: 2a, name: Gamma, checklist: {low: [{id: L1, text: eight}]}}
"#;

const BEFORE: Date = date(2026, 11, 6);
const TODAY: Date = date(2026, 11, 21);

const FIRST: PhaseIndex = PhaseIndex::new(0);

const ALPHA: AreaIndex = AreaIndex::new(0);
const BETA: AreaIndex = AreaIndex::new(1);
const GAMMA: AreaIndex = AreaIndex::new(2);

/// The items of area 1a.
const L1: ItemIndex = ItemIndex::new(0);
const L2: ItemIndex = ItemIndex::new(1);
const M1: ItemIndex = ItemIndex::new(2);
const H1: ItemIndex = ItemIndex::new(3);

const LOW: LevelIndex = LevelIndex::new(0);
const MID: LevelIndex = LevelIndex::new(1);
const HIGH: LevelIndex = LevelIndex::new(2);

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// The assessment in a file with more of these lines under `about`, and these answers for area 1a; none for no answers at all.
fn file(about: &str, answers: &str) -> Assessment {
    let areas = if answers.is_empty() { String::new() } else { format!("areas: {{1a: {answers}}}\n") };
    let text = format!(
        "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: T, updated: {BEFORE}{about}}}\n{areas}"
    );
    let read = assessment::read(text.as_bytes(), &sample());
    assert_eq!(read.problems, [], "{text}");
    read.assessment.expect("it is valid")
}

const ROUND: &str = ", previous: {file: last.yaml}";

fn tick(level: LevelIndex, items: &[ItemIndex]) -> Change {
    Change::Tick { level, items: items.to_vec() }
}

fn answer(item: ItemIndex, answer: Answer) -> Change {
    Change::Answer(item, Some(answer))
}

fn not_applicable(item: ItemIndex, reason: &str) -> Change {
    answer(item, Answer::NotApplicable(reason.to_owned()))
}

fn remark(text: &str) -> Remark {
    Remark { text: text.to_owned(), on: Some(TODAY), by: Some(" Ann ".to_owned()), serves: Vec::new() }
}

/// Each case: the answers of area 1a before, the changes, and the answers after them; nothing for no answers at all.
#[test]
fn what_changes_do() {
    let evidence = "{evidence: {L1: [{text: minutes, on: 2026-11-21, by: Ann}]}}";
    let note = "{notes: [{text: a note, on: 2026-11-21, by: Ann}]}";
    let cases: &[(&str, &[Change], &str)] = &[
        // An area is begun with all its questions open, also by a change that says nothing.
        ("", &[], "{open: low}"),
        ("", &[answer(L1, Answer::Ticked)], "{open: low, ticked: [L1]}"),
        ("", &[Change::Answer(L1, None)], "{open: low}"),
        ("", &[Change::AllAnswered], "{}"),
        ("", &[Change::Note(remark("a note"))], "{open: low, notes: [{text: a note, on: 2026-11-21, by: Ann}]}"),
        // An item has one answer.
        ("{ticked: [L1]}", &[answer(L1, Answer::Unsure)], "{unsure: [L1]}"),
        ("{unsure: [L1]}", &[not_applicable(L1, " no survey ")], "{not_applicable: {L1: no survey}}"),
        ("{not_applicable: {L1: no survey}}", &[answer(L1, Answer::Ticked)], "{ticked: [L1]}"),
        ("{ticked: [L1, L2]}", &[Change::Answer(L1, None)], "{ticked: [L2]}"),
        // The ticks of a level are those of that level only.
        ("{ticked: [L1, M1]}", &[tick(LOW, &[L2])], "{ticked: [L2, M1]}"),
        ("{unsure: [L1, L2]}", &[tick(LOW, &[L1])], "{ticked: [L1], unsure: [L2]}"),
        ("{not_applicable: {L1: r}}", &[tick(LOW, &[L1, L2])], "{not_applicable: {L1: r}, ticked: [L2]}"),
        ("{ticked: [L1], unconfirmed: [L1, M1]}", &[tick(LOW, &[L1])], "{ticked: [L1], unconfirmed: [M1]}"),
        // A level is answered when its turn has come.
        ("{open: low}", &[Change::LevelAnswered(LOW)], "{open: mid}"),
        ("{open: low}", &[Change::LevelAnswered(MID)], "{open: low}"),
        ("{open: high}", &[Change::LevelAnswered(LOW)], "{open: high}"),
        ("{open: high}", &[Change::LevelAnswered(HIGH)], "{}"),
        ("{}", &[Change::LevelAnswered(LOW)], "{}"),
        ("", &[tick(LOW, &[L1]), Change::LevelAnswered(LOW)], "{open: mid, ticked: [L1]}"),
        ("{open: mid, ticked: [L1], unconfirmed: [L1]}", &[Change::AllAnswered], "{ticked: [L1]}"),
        // What is set aside keeps its answers.
        (
            "{open: mid, ticked: [L1]}",
            &[Change::Exclude(Some("not ours".into()))],
            "{open: mid, ticked: [L1], excluded: not ours}",
        ),
        ("{ticked: [L1], excluded: not ours}", &[Change::Exclude(None)], "{ticked: [L1]}"),
        ("{}", &[Change::Evidence(L1, remark(" minutes\r\n"))], evidence),
        (evidence, &[Change::ClearEvidence(L1)], "{}"),
        (evidence, &[Change::ClearEvidence(L2)], evidence),
        (evidence, &[Change::ClearEvidence(L1), Change::Evidence(L1, remark("minutes"))], evidence),
        ("{}", &[Change::Note(remark("a note"))], note),
        (note, &[Change::ClearNotes], "{}"),
        ("{}", &[Change::Target(Some(MID))], "{target: mid}"),
        ("{target: mid}", &[Change::Target(None)], "{}"),
    ];
    let framework = sample();
    for (before, changes, after) in cases {
        let mut changed = file("", before);
        let is_changed = changed.change(&framework, ALPHA, changes.to_vec(), TODAY);
        let expected = file("", after);
        assert_eq!(changed.areas, expected.areas, "{before} {changes:?}");
        assert_eq!(is_changed, Ok(before != after), "{before} {changes:?}");
        let updated = if before == after { BEFORE } else { TODAY };
        assert_eq!(changed.about.updated, Some(updated), "{before} {changes:?}");
    }
}

/// As above, in a round: an area in which nothing is said means that nothing was in place last time.
#[test]
fn what_changes_do_in_a_round() {
    let cases: &[(&str, &[Change], &str)] = &[
        // Visited and left as it was, an area is one that nobody has answered.
        ("", &[], ""),
        ("", &[Change::Answer(L1, None)], ""),
        ("{open: low, ticked: [L1]}", &[Change::Answer(L1, None)], ""),
        ("{open: low, excluded: not ours}", &[Change::Exclude(None)], ""),
        ("{open: low, ticked: [L1]}", &[tick(LOW, &[]), Change::LevelAnswered(LOW)], "{open: mid}"),
        // One that came from last time with nothing in it stays.
        ("{open: low}", &[Change::Answer(L1, None)], "{open: low}"),
        ("{open: low}", &[tick(LOW, &[])], "{open: low}"),
        ("{open: low}", &[Change::AllAnswered], "{}"),
        // Confirming takes the ticks of last time as those of today.
        ("{open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}", &[Change::AllAnswered], "{ticked: [L1, M1]}"),
        // Where a tick has changed, what remains can't be confirmed as it was.
        (
            "{open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}",
            &[Change::Answer(L1, None)],
            "{open: low, ticked: [M1]}",
        ),
        ("{open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}", &[tick(LOW, &[])], "{open: low, ticked: [M1]}"),
        ("{open: low, ticked: [L1], unconfirmed: [L1]}", &[tick(LOW, &[])], ""),
        // Gone through level by level, later levels wait to be confirmed.
        (
            "{open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}",
            &[tick(LOW, &[]), Change::LevelAnswered(LOW)],
            "{open: mid, ticked: [M1], unconfirmed: [M1]}",
        ),
        (
            "{open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}",
            &[tick(LOW, &[L1])],
            "{open: low, ticked: [L1, M1], unconfirmed: [M1]}",
        ),
        // Evidence and notes change no answer.
        (
            "{open: low, ticked: [L1], unconfirmed: [L1]}",
            &[Change::Target(Some(HIGH))],
            "{open: low, ticked: [L1], unconfirmed: [L1], target: high}",
        ),
    ];
    let framework = sample();
    for (before, changes, after) in cases {
        let mut changed = file(ROUND, before);
        let is_changed = changed.change(&framework, ALPHA, changes.to_vec(), TODAY);
        assert_eq!(changed.areas, file(ROUND, after).areas, "{before} {changes:?}");
        assert_eq!(is_changed, Ok(before != after), "{before} {changes:?}");
    }
}

/// `open` may name a level without items, in a file written by hand or after the framework has changed.
#[test]
fn where_an_area_is_open() {
    let framework = sample();
    for (area, open, level) in [
        (ALPHA, Some(LOW), Some(LOW)),
        (ALPHA, Some(HIGH), Some(HIGH)),
        (ALPHA, None, None),
        (BETA, Some(LOW), Some(MID)),
        (GAMMA, Some(HIGH), Some(LOW)),
    ] {
        let answers = AreaAnswers { open, ..AreaAnswers::default() };
        assert_eq!(answers.open_level(&framework[area]), level, "{area:?} {open:?}");
    }
    // The next level is the next one with items.
    let mut assessment = file("", "");
    assert_eq!(assessment.change(&framework, BETA, [], TODAY), Ok(true));
    assert_eq!(assessment.areas[&BETA].open, Some(MID));
    assert_eq!(assessment.change(&framework, GAMMA, [Change::LevelAnswered(LOW)], TODAY), Ok(true));
    assert_eq!(assessment.areas[&GAMMA], AreaAnswers::default());
}

/// What people show in a meeting, and put aside there, is one value or one list for each item.
#[test]
fn votes_and_what_is_put_aside() {
    let framework = sample();
    let votes = |yes, no, unsure| Some(Votes { yes, no, unsure });
    let park = |question: &str| Change::Park(L1, question.to_owned());
    let decide = |reason: &str, votes| Change::Decide(Decision { item: L1, reason: reason.to_owned(), votes });
    for (changes, expected) in [
        (vec![Change::Votes(L1, votes(7, 2, 1))], "{open: low, votes: {L1: {yes: 7, no: 2, unsure: 1}}}"),
        (
            vec![Change::Votes(L1, votes(7, 2, 1)), Change::Votes(L1, votes(0, 9, 0))],
            "{open: low, votes: {L1: {no: 9}}}",
        ),
        (vec![Change::Votes(L1, votes(7, 2, 1)), Change::Votes(L1, None)], "{open: low}"),
        (vec![Change::Votes(L1, votes(7, 2, 1)), Change::Votes(L1, votes(0, 0, 0))], "{open: low}"),
        (vec![park("")], "{open: low, parked: [{item: L1}]}"),
        (vec![park(""), park(" "), park(" who? ")], "{open: low, parked: [{item: L1, text: who?}]}"),
        (vec![park("who?"), park(""), park("who?")], "{open: low, parked: [{item: L1, text: who?}]}"),
        (
            vec![park("who?"), Change::Park(L2, String::new()), park("when?")],
            "{open: low, parked: [{item: L1, text: who?}, {item: L2}, {item: L1, text: when?}]}",
        ),
        (
            vec![park("who?"), Change::Park(L2, String::new()), park("when?"), Change::Unpark(L1)],
            "{open: low, parked: [{item: L2}]}",
        ),
        (
            vec![Change::Unpark(L1), answer(L1, Answer::Ticked), park("how?")],
            "{open: low, ticked: [L1], parked: [{item: L1, text: how?}]}",
        ),
        (
            vec![decide(" all ", votes(3, 2, 0)), decide("all", votes(3, 2, 0)), decide("none", votes(0, 0, 0))],
            "{open: low, decisions: [{item: L1, reason: all, votes: {yes: 3, no: 2}}, {item: L1, reason: none}]}",
        ),
        (vec![Change::Reworded(L1)], "{open: low}"),
        (vec![Change::Unconfirmed(L1)], "{open: low}"),
        (vec![answer(L1, Answer::Ticked), Change::Unconfirmed(L1)], "{open: low, ticked: [L1], unconfirmed: [L1]}"),
        (vec![answer(L1, Answer::Ticked), Change::Reworded(L1)], "{open: low, ticked: [L1], reworded: [L1]}"),
    ] {
        let mut changed = file("", "");
        changed.change(&framework, ALPHA, changes.clone(), TODAY).unwrap();
        assert_eq!(changed.areas, file("", expected).areas, "{changes:?}");
    }
    let mut changed = file("", "");
    assert_eq!(changed.change(&framework, ALPHA, [decide(" ", None)], TODAY), Err(Refusal::Blank));
    let too_many = [answer(L1, Answer::Ticked), Change::Votes(L1, votes(10_001, 0, 0))];
    assert_eq!(changed.change(&framework, ALPHA, too_many, TODAY), Err(Refusal::TooManyVotes));
    assert_eq!(changed, file("", ""));
}

/// Evidence serves each duty once, and notes serve none.
#[test]
fn what_evidence_serves() {
    let framework = sample();
    let serves = ["eds", " eds ", " ", "Our promise"].map(str::to_owned).to_vec();
    let remark = Remark { text: "x".into(), serves, ..Remark::default() };
    let mut changed = file("", "");
    let steps = [
        Change::Evidence(L1, remark.clone()),
        Change::Note(remark.clone()),
        Change::Remark(RemarkOn::Area, 0, Some(remark)),
    ];
    changed.change(&framework, ALPHA, steps, TODAY).unwrap();
    let expected = file("", "{open: low, evidence: {L1: [{text: x, serves: [eds, Our promise]}]}, notes: [{text: x}]}");
    assert_eq!(changed.areas, expected.areas);
}

/// All of what is asked for is done, or nothing.
#[test]
fn blank_texts_are_refused() {
    let framework = sample();
    let before = file("", "{ticked: [L1], excluded: not ours}");
    let blank = || Remark { text: " \n".to_owned(), ..Remark::default() };
    for change in [
        not_applicable(L1, " "),
        Change::Exclude(Some(String::new())),
        Change::Evidence(L1, blank()),
        Change::Note(blank()),
    ] {
        let mut changed = before.clone();
        let both = [answer(L2, Answer::Ticked), change];
        assert_eq!(changed.change(&framework, ALPHA, both, TODAY), Err(Refusal::Blank));
        assert_eq!(changed, before);
    }
    let mut changed = before.clone();
    for said in ["no", "Yes", "FALSE", "n.", "0"] {
        let refused = Err(Refusal::NoReason(said.into()));
        assert_eq!(changed.change(&framework, ALPHA, [Change::Exclude(Some(said.into()))], TODAY), refused);
        assert_eq!(changed.change(&framework, ALPHA, [answer(L2, Answer::NotApplicable(said.into()))], TODAY), refused);
    }
    assert_eq!(changed.describe(&framework, Detail::Title("  ".into())), Err(Refusal::Blank));
    // Area 1b has no item at the first level.
    let refused = Err(Refusal::NoItemAt { area: BETA, level: LOW });
    assert_eq!(changed.change(&framework, BETA, [Change::Target(Some(LOW))], TODAY), refused);
    // What no file may have is not taken either; a text of just that length is.
    let long = |letters: usize| Change::Exclude(Some("é".repeat(letters)));
    assert_eq!(changed.change(&framework, ALPHA, [long(100_001)], TODAY), Err(Refusal::TooLong));
    assert!(before.clone().change(&framework, ALPHA, [long(100_000)], TODAY).is_ok());
    assert_eq!(changed.add_action(Action { action: " ".into(), ..Action::default() }), Err(Refusal::Blank));
    assert_eq!(changed, before);
}

#[test]
fn what_is_said_about_the_assessment() {
    let framework = sample();
    let strategic = Some(Viewpoint::Strategic);
    let ann = Assessor { name: " Ann ".into(), role: Some(" ".into()) };
    let nobody = Assessor { name: " ".into(), role: Some("lead".into()) };
    let second = ScopePart::Phase(PhaseIndex::new(1));
    let former = |name: &str| Former { name: name.into(), code: Some("Q2 ".into()), until: None };
    // Each case: what is said under `about` before, what is said now, and what is said after that.
    let cases: &[(&str, Detail, &str)] = &[
        ("", Detail::Organisation(" Org ".into()), ", organisation: Org"),
        (", organisation: Org", Detail::Organisation(String::new()), ""),
        ("", Detail::Organisation("Org (code Q1)".into()), ", organisation: Org, organisation_code: Q1"),
        // The code is that of the name beside it.
        (", organisation: Org, organisation_code: Q1", Detail::Organisation("Other".into()), ", organisation: Other"),
        ("", Detail::Organisation("Org (until spring)".into()), ", organisation: Org (until spring)"),
        (", organisation: Org", Detail::OrganisationCode(" Q1 ".into()), ", organisation: Org, organisation_code: Q1"),
        (", place: Eastdale", Detail::Place(" ".into()), ""),
        (
            ", formerly: [{name: X}]",
            Detail::Formerly(vec![former("A"), former(" A "), former(" ")]),
            ", formerly: [{name: A, code: Q2}]",
        ),
        (", executive_lead: Bo", Detail::ExecutiveLead("Cy".into()), ", executive_lead: Cy"),
        ("", Detail::GoodEnough(Some(HIGH)), ", good_enough: high"),
        (", good_enough: mid", Detail::GoodEnough(None), ""),
        ("", Detail::Narrative(" One\ntwo ".into()), ", narrative: \"One\\ntwo\""),
        (", risks: Staff leave", Detail::Risks(" ".into()), ""),
        (", asks: A", Detail::Asks("B".into()), ", asks: B"),
        ("", Detail::NextReview(Some(TODAY)), ", next_review: 2026-11-21"),
        (", next_review: 2026-11-21", Detail::NextReview(None), ""),
        ("", Detail::Contact(" a@b.example ".into()), ", contact: a@b.example"),
        ("", Detail::Kind(Some(Kind::Peer)), ", kind: peer"),
        (", timing: ongoing", Detail::Timing(None), ""),
        ("", Detail::Communities(vec![1, 0, 1]), ", communities: [deaf, carers]"),
        ("", Detail::Assessors(vec![nobody, ann]), ", assessors: [{name: Ann}]"),
        ("", Detail::Scope(vec![second, ScopePart::Area(ALPHA), second]), ", scope: ['2', 1a]"),
        (", scope: [1a]", Detail::Scope(Vec::new()), ""),
        // A phase's viewpoint is kept where it differs from the one in general.
        (
            ", viewpoint: operational, viewpoint_by_phase: {'1': strategic}",
            Detail::Viewpoint(strategic),
            ", viewpoint: strategic",
        ),
        (
            ", viewpoint: operational",
            Detail::ViewpointIn(FIRST, strategic),
            ", viewpoint: operational, viewpoint_by_phase: {'1': strategic}",
        ),
        (", viewpoint: strategic", Detail::ViewpointIn(FIRST, strategic), ", viewpoint: strategic"),
        (", viewpoint_by_phase: {'1': strategic}", Detail::ViewpointIn(FIRST, None), ""),
    ];
    for (before, detail, after) in cases {
        let mut changed = file(before, "");
        assert_eq!(changed.describe(&framework, detail.clone()), Ok(before != after), "{before} {detail:?}");
        assert_eq!(changed, file(after, ""), "{before} {detail:?}");
    }
}

#[test]
fn a_final_assessment_is_changed_only_after_it_has_been_made_a_draft_again() {
    let framework = sample();
    let signed = file(", status: final, signed_off: {by: Ann, on: 2026-11-06}", "{ticked: [L1]}");
    let refused = |by: Option<&str>| Err(Refusal::Final { signed_off_by: by.map(str::to_owned) });
    let mut kept = signed.clone();
    assert_eq!(kept.change(&framework, ALPHA, [answer(L2, Answer::Ticked)], TODAY), refused(Some("Ann")));
    assert_eq!(kept.describe(&framework, Detail::Title("Other".into())), refused(Some("Ann")));
    assert_eq!(kept.take_in(&file("", "{ticked: [L2]}"), &framework).map(|_| true), refused(Some("Ann")));
    assert_eq!(kept, signed);
    assert_eq!(file(", status: final", "").change(&framework, ALPHA, [], TODAY), refused(None));
    // What the team means to do goes on.
    assert_eq!(kept.add_action(Action { action: "Ask".into(), ..Action::default() }), Ok(1));
    assert!(kept.make_draft());
    assert_eq!((kept.about.status, &kept.about.signed_off), (Some(Status::Draft), &None));
    assert_eq!(kept.change(&framework, ALPHA, [answer(L2, Answer::Ticked)], TODAY), Ok(true));
    assert!(!kept.make_draft());
}

#[test]
fn final_and_signed_off() {
    let framework = sample();
    let mut assessment = file(", scope: ['1']", "{ticked: [L1]}");
    let scope = assessment.scope(&framework);
    assert_eq!(assessment.make_final(&scope), Err(Refusal::Unanswered(vec![BETA])));
    assert_eq!(assessment.sign_off("Ann", TODAY, true), Err(Refusal::Draft));
    // What is set aside is answered, and what is out of scope need not be.
    assert_eq!(assessment.change(&framework, BETA, [Change::Exclude(Some("not ours".into()))], TODAY), Ok(true));
    assert_eq!(assessment.make_final(&scope), Ok(true));
    assert_eq!(assessment.make_final(&scope), Ok(false));
    assert_eq!(assessment.sign_off(" ", TODAY, false), Err(Refusal::Blank));
    assert_eq!(assessment.sign_off(" Ann ", TODAY, false), Ok(()));
    assert_eq!(assessment.sign_off("Bo", TODAY, false), Err(Refusal::SignedOff { by: "Ann".into() }));
    assert_eq!(assessment.sign_off("Bo", TODAY, true), Ok(()));
    assert_eq!(assessment.about.signed_off, Some(SignOff { by: "Bo".into(), on: Some(TODAY) }));
}

#[test]
fn actions_and_their_numbers() {
    let mut assessment = file("", "");
    let action = |id, text: &str, item: Option<ItemIndex>| Action {
        id,
        action: text.to_owned(),
        item: item.map(|item| ItemRef { area: ALPHA, item }),
        ..Action::default()
    };
    // The item of action 3, which is gone, keeps its number from being given out.
    assessment.unplaced =
        ["action.2", "action.3", "9z.L1"].map(|name| (name.to_owned(), crate::input::raw(&name))).into();
    assert_eq!(assessment.add_action(action(7, " Ask ", Some(L1))), Ok(1));
    assert_eq!(assessment.add_action(action(1, "Ring", None)), Ok(4));
    assert_eq!(assessment.actions, [action(1, "Ask", Some(L1)), action(4, "Ring", None)]);
    let none = Refusal::NoAction { number: 2, known: vec![1, 4] };
    assert_eq!(assessment.action(2), Err(none.clone()));
    assert_eq!(assessment.put_action(action(2, "Ring", None)), Err(none.clone()));
    assert_eq!(assessment.remove_action(2), Err(none.clone()));
    assert_eq!(assessment.clear_action_item(2), Err(none));
    assert_eq!(assessment.put_action(action(4, "Ring", None)), Ok(false));
    assert_eq!(assessment.put_action(action(4, "Visit", None)), Ok(true));
    assert_eq!((assessment.clear_action_item(1), assessment.clear_action_item(1)), (Ok(true), Ok(false)));
    assert_eq!(assessment.actions, [action(1, "Ask", None), action(4, "Visit", None)]);
    // An item that the framework no longer has goes with the action, with its item, and when it gets another.
    let kept = |assessment: &Assessment| assessment.unplaced.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assessment.unplaced =
        ["action.1", "action.1~2", "action.4", "9z.L1"].map(|name| (name.to_owned(), crate::input::raw(&name))).into();
    assert_eq!(assessment.put_action(action(1, "Ask", Some(L2))), Ok(true));
    assert_eq!(kept(&assessment), ["action.4", "9z.L1"]);
    assert_eq!(assessment.clear_action_item(4), Ok(true));
    assert_eq!(kept(&assessment), ["9z.L1"]);
    assessment.unplaced.push(("action.4".into(), crate::input::raw(&"x")));
    assert_eq!(assessment.remove_action(4), Ok(()));
    assert_eq!((kept(&assessment).len(), assessment.actions.len()), (1, 1));
    // The highest number is kept in mind only while no action has it or a higher one.
    assert_eq!(assessment.last_action, Some(4));
    assert_eq!(assessment.add_action(action(1, "Visit", None)), Ok(5));
    assert_eq!(assessment.last_action, None);
    assert_eq!((assessment.remove_action(1), assessment.last_action), (Ok(()), None));
    // An action keeps its id of its own, whatever is put in its place.
    let own = |uid: &str| Action { uid: Some(uid.into()), ..action(5, "Visit", None) };
    assert_eq!(assessment.put_action(own("a")), Ok(true), "one of an earlier program gets it late");
    assert_eq!(assessment.put_action(own("b")), Ok(false));
    assert_eq!(assessment.put_action(action(5, "Visit", None)), Ok(false));
    assert_eq!(assessment.actions, [own("a")]);
}

/// The day of a remark has had another name, of which programs that speak YAML 1.1 make a yes.
#[test]
fn days_under_their_earlier_names() {
    let framework = sample();
    let said = |on: &str| {
        let about = format!(", status: final, signed_off: {{by: Ann, {on}: 2026-11-06}}");
        file(
            &about,
            &format!(
                "{{ticked: [L1], notes: [{{text: x, {on}: 2026-11-06}}], evidence: {{L1: [{{text: x, {on}: 2026-11-06}}]}}}}"
            ),
        )
    };
    for on in ["on", "true", "True", "TRUE", "'on'"] {
        assert_eq!(said(on), said("date"), "{on}");
    }
    let text = assessment::write(&said("on"), &framework).unwrap();
    assert_eq!((text.matches("date: '2026-11-06'").count(), text.contains(" on: ")), (3, false), "{text}");
}

/// Programs that speak YAML 1.1 make yes and no of the keys of votes; ours are in quotation marks.
#[test]
fn votes_as_other_programs_write_them() {
    let framework = sample();
    let said = |yes: &str, no: &str| file("", &format!("{{votes: {{L1: {{{yes}: 7, {no}: 2}}}}}}"));
    for (yes, no) in [("true", "false"), ("True", "False"), ("TRUE", "FALSE"), ("'yes'", "'no'")] {
        assert_eq!(said(yes, no), said("yes", "no"), "{yes}");
    }
    let text = assessment::write(&said("yes", "no"), &framework).unwrap();
    assert!(text.contains("'yes': 7\n        'no': 2\n"), "{text}");
}

/// What looks like a slip in the id of a duty is warned of, and kept.
#[test]
fn slips_in_what_evidence_serves() {
    let bundled = framework::bundled();
    let text = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: T}\nareas: {1a: {evidence: {E1: [{text: x, serves: [eds, pcrf, Our promise]}]}}}\n";
    let read = assessment::read(text.replace("2026.11", bundled.version()).as_bytes(), &bundled);
    let problems: Vec<String> = read
        .problems
        .iter()
        .map(|found| format!("{} {} {}", found.code, found.place.without_line(), found.message))
        .collect();
    assert_eq!(problems, ["unknown-duty areas.1a.evidence.E1[1].serves[2] the framework has no duty pcrf"]);
    let kept = read.assessment.expect("a warning is no fault").spelt(&bundled, "1a");
    assert_eq!(kept.evidence["E1"][0].serves, ["eds", "pcrf", "Our promise"]);
}

/// One round before needs no list, and is written without one; after a merger there are several.
#[test]
fn one_round_before_or_several() {
    let framework = sample();
    let written = |previous: &str| {
        let text = assessment::write(&file(&format!(", previous: {previous}"), ""), &framework).unwrap();
        text.split_once("  previous:\n").unwrap().1.split("areas:").next().unwrap_or_default().to_owned()
    };
    let one = "    file: a.yaml\n    updated: '2026-11-06'\n";
    assert_eq!(written("{file: a.yaml, updated: 2026-11-06}"), one);
    assert_eq!(written("[{file: a.yaml, updated: 2026-11-06}]"), one);
    assert_eq!(
        written("[{file: a.yaml}, {file: b.yaml, digest: x}]"),
        "  - file: a.yaml\n  - file: b.yaml\n    digest: x\n"
    );
    // What is wrong in one of them is found where it stands.
    let faults = |previous: &str| {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: T, previous: {previous}}}\n"
        );
        assessment::read(text.as_bytes(), &framework)
            .problems
            .iter()
            .map(|one| one.place.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(faults("{updated: 2026-11-06}"), ["line 3, about.previous.file"]);
    assert_eq!(faults("[{file: a}, {file: b, updated: yesterday}]"), ["line 3, about.previous[2].updated"]);
    assert_eq!(faults("{file: a, dated: x}"), ["line 3, about.previous.dated"]);
    assert_eq!(faults("last.yaml"), ["line 3, about.previous"]);
}

/// An area that was set aside before anything in it was asked has to be asked once it applies after all: it is no area in which
/// nothing is in place.
#[test]
fn an_area_that_applies_after_all_is_asked() {
    let framework = sample();
    for (before, after) in [
        ("{excluded: not ours}", "{open: low}"),
        ("{excluded: not ours, open: high}", "{open: high}"),
        ("{excluded: not ours, ticked: [L1]}", "{ticked: [L1]}"),
    ] {
        let mut changed = file("", before);
        assert_eq!(changed.change(&framework, ALPHA, [Change::Exclude(None)], TODAY), Ok(true));
        assert_eq!(changed.areas, file("", after).areas, "{before}");
    }
}

/// Words of closed sets are read in capital letters too, and written in small ones.
#[test]
fn words_in_capital_letters() {
    let framework = sample();
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: T, kind: Self, status: FINAL}\nactions: [{id: 1, action: Ask, status: Done, horizon: Quick-Win}]\n";
    let assessment = assessment::read(text.as_bytes(), &framework).assessment.expect("it is valid");
    assert!(assessment.is_final() && assessment.actions[0].is_done());
    let written = assessment::write(&assessment, &framework).unwrap();
    for line in ["  kind: self\n", "  status: final\n", "  status: done\n", "  horizon: quick-win\n"] {
        assert!(written.contains(line), "{written}");
    }
}
