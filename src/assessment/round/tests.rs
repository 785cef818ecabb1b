//! What comes along into the next round and what stays behind.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assessment::{self, Answer, AreaAnswers, Change, ScopePart};
use crate::framework::{self, AreaIndex, ItemIndex, LevelIndex};

/// Area 1b has no item at the first level.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: low, name: Low}, {id: mid, name: Mid}, {id: high, name: High}]
phases:
  - id: "1"
    name: Only
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
"#;

pub(super) fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

fn pointer() -> Previous {
    Previous { file: "last.yaml".into(), updated: Some(date(2025, 11, 6)), digest: Some("sha256:00".into()) }
}

/// The assessment in a file whose answers are these lines.
pub(super) fn last(answers: &str) -> Assessment {
    let text = format!(
        "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: T, updated: 2025-11-06}}\n{answers}"
    );
    let read = assessment::read(text.as_bytes(), &sample());
    assert_eq!(read.problems, []);
    read.assessment.expect("it is valid")
}

/// The next round's file from its answers on.
fn next(answers: &str) -> String {
    let framework = sample();
    let round = last(answers).next_round(&framework, vec![pointer()], date(2026, 11, 21));
    let text = assessment::write(&round, &framework).unwrap();
    text.split_once("status: draft\n").map(|(_, after)| after.split_once("sha256:00\n").unwrap().1.to_owned()).unwrap()
}

/// Each case is what stands under `areas:`, and whether the area can be confirmed as a whole afterwards.
#[test]
fn what_comes_along_of_an_area() {
    let cases = [
        ("answered", "1a: {ticked: [L1, M1]}", "1a: {open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}", true),
        ("nothing in place", "1a: {}", "1a: {open: low}", true),
        (
            "first items at a higher level",
            "1b: {ticked: [H1]}",
            "1b: {open: mid, ticked: [H1], unconfirmed: [H1]}",
            true,
        ),
        (
            "don't know and not applicable",
            "1a: {ticked: [L1], unsure: [L2], not_applicable: {M1: no survey}}",
            "1a: {open: low, ticked: [L1], unsure: [L2], not_applicable: {M1: no survey}, unconfirmed: [L1]}",
            true,
        ),
        // Nobody could tell this one from an area that somebody has begun to look at in the new round.
        ("nothing in place, but don't know", "1a: {unsure: [L2]}", "1a: {open: low, unsure: [L2]}", false),
        (
            "evidence is dated, a target kept, remarks left behind",
            "1a: {ticked: [L1], evidence: {L1: [{text: a}, {text: b, on: 2025-10-01, by: Ada}]}, notes: [{text: n}], target: mid, decisions: [{item: L1, reason: r}]}",
            "1a: {open: low, ticked: [L1], evidence: {L1: [{text: a, on: 2025-11-06}, {text: b, on: 2025-10-01, by: Ada}]}, target: mid, unconfirmed: [L1]}",
            true,
        ),
        (
            "what evidence serves and what is put aside come along, votes stay behind",
            "1a: {ticked: [L1], evidence: {L1: [{text: b, on: 2025-10-01, serves: [eds]}]}, votes: {L1: {yes: 7}}, parked: [{item: M1, text: who?}, {item: L2}]}",
            "1a: {open: low, ticked: [L1], evidence: {L1: [{text: b, on: 2025-10-01, serves: [eds]}]}, unconfirmed: [L1], parked: [{item: M1, text: who?}, {item: L2}]}",
            true,
        ),
        // None of it was ever asked as a whole, so all of it is asked from the start.
        ("partly answered", "1a: {open: mid, ticked: [L1]}", "1a: {open: low, ticked: [L1]}", false),
        ("partly answered, don't know", "1a: {open: mid, unsure: [L2]}", "1a: {open: low, unsure: [L2]}", false),
        ("begun, and no level answered", "1a: {open: low, ticked: [L1]}", "1a: {open: low, ticked: [L1]}", false),
        ("begun below its first items", "1b: {open: low, ticked: [M1]}", "1b: {open: mid, ticked: [M1]}", false),
        (
            "never confirmed last time either",
            "1a: {open: low, ticked: [L1], unconfirmed: [L1]}",
            "1a: {open: low, ticked: [L1]}",
            false,
        ),
        (
            "set aside",
            "1a: {excluded: not ours, ticked: [L1]}",
            "1a: {open: low, ticked: [L1], excluded: not ours}",
            false,
        ),
    ];
    let framework = sample();
    for (name, before, after, can_be_confirmed) in cases {
        let expected = last(&format!("areas:\n  {after}\n"));
        let round = last(&format!("areas:\n  {before}\n")).next_round(&framework, vec![pointer()], date(2026, 11, 21));
        assert_eq!(round.areas, expected.areas, "{name}");
        let area = framework.area(&before[..2]).unwrap();
        assert_eq!(round.is_carried(area), can_be_confirmed, "{name}");
        assert!(!expected.is_carried(area), "{name}: there is no round before it");
    }
}

/// The round after one in which two areas were answered.
fn round(framework: &Framework) -> Assessment {
    let areas = "areas: {1a: {ticked: [L1, M1]}, 1b: {ticked: [M1]}}";
    last(areas).next_round(framework, vec![pointer()], date(2026, 11, 21))
}

/// Whatever is said of one item in a new round, the area is not as it was, and can't be confirmed as if it were.
#[test]
fn a_changed_area_is_gone_through() {
    let framework = sample();
    let area = framework.area("1a").unwrap();
    for (item, answer, is_carried) in [
        ("L1", None, false),
        ("L2", Some(Answer::Ticked), false),
        ("L2", Some(Answer::Unsure), false),
        ("H1", Some(Answer::NotApplicable("no survey".into())), false),
        // Confirmed by itself.
        ("L1", Some(Answer::Ticked), false),
        // Nothing new is said by this.
        ("L2", None, true),
    ] {
        let mut round = round(&framework);
        let change = Change::Answer(area.item(item).unwrap().index, answer.clone());
        round.change(&framework, area.index, [change], date(2026, 11, 21)).unwrap();
        assert_eq!(round.is_carried(area), is_carried, "{item} {answer:?}");
    }
}

/// Whoever saves a round under a newer framework, and with whatever command, leaves nothing to confirm where something is new.
#[test]
fn an_area_with_something_new_is_gone_through() {
    let framework = sample();
    let text = assessment::write(&round(&framework), &framework).unwrap();
    let newer = FRAMEWORK.replace("version: \"1\"", "version: \"2\"");
    let newer = newer.replace("{id: H1, text: four}", "{id: H1, text: four}, {id: H9, text: nine, since: \"2\"}");
    let newer = framework::read(newer.as_bytes(), framework::bundled_as).framework.unwrap();
    let round = assessment::read(text.as_bytes(), &newer).assessment.unwrap();
    let is_carried = |id| round.is_carried(newer.area(id).unwrap());
    assert_eq!((is_carried("1a"), is_carried("1b")), (false, true));
    assert_eq!(round.spelt(&newer, "1a").ticked, ["L1", "M1"].map(str::to_owned).into());
}

#[test]
fn an_area_of_which_nothing_is_left_stays_behind() {
    for nothing in [
        "areas: {1a: {open: low}}",
        "areas: {1a: {open: mid}}",
        "areas: {1a: {open: low, notes: [{text: n}]}}",
        "unplaced: {x: {}}",
    ] {
        assert_eq!(next(nothing), "", "{nothing}");
    }
}

#[test]
fn open_actions_come_along_and_done_ones_stay_behind() {
    let actions = "actions:\n- {id: 3, action: Ask, due: 2026-01-01}\n- {id: 4, action: Write, status: done}\n- {id: 7, item: 1a.L1, action: Tell, status: open}\n";
    assert_eq!(
        next(actions),
        "actions:\n- id: 3\n  action: Ask\n  due: '2026-01-01'\n- id: 7\n  item: 1a.L1\n  action: Tell\n  status: open\n"
    );
}

/// Everything that is said about the assessment comes along, but for what belongs to one round.
#[test]
fn what_comes_along_of_the_assessment() {
    let framework = sample();
    let mut before = last("");
    before.framework.version = "0".into();
    before.about.organisation = Some("Northmoor".into());
    before.about.scope = vec![ScopePart::Area(AreaIndex::new(0))];
    before.about.started = Some(date(2025, 11, 4));
    before.about.status = Some(Status::Final);
    before.about.signed_off = Some(assessment::SignOff { by: "Ada".into(), on: None });
    before.about.previous = vec![Previous { file: "earlier.yaml".into(), updated: None, digest: None }];
    before.about.sources = vec![assessment::MergedFile { file: "a.yaml".into(), digest: None, assessors: vec![] }];
    before.about.good_enough = Some(framework.levels()[0].index);
    before.about.contact = Some("a@b.example".into());
    before.about.narrative = Some("It was a hard year".into());
    (before.about.risks, before.about.asks) = (Some("x".into()), Some("y".into()));
    before.about.next_review = Some(date(2026, 11, 1));
    let after = before.next_round(&framework, vec![pointer()], date(2026, 11, 21));
    assert_eq!(after.framework, FrameworkRef::to(&framework));
    let expected = About {
        good_enough: Some(framework.levels()[0].index),
        contact: Some("a@b.example".into()),
        title: "T".into(),
        organisation: Some("Northmoor".into()),
        scope: vec![ScopePart::Area(AreaIndex::new(0))],
        started: Some(date(2026, 11, 21)),
        updated: Some(date(2026, 11, 21)),
        status: Some(Status::Draft),
        previous: vec![pointer()],
        ..About::default()
    };
    assert_eq!(after.about, expected);
}

/// Answers for area 1a: for each of its items ticked, unsure, not applicable or none of these, and the level that is open.
pub(super) fn any_answers() -> impl Strategy<Value = AreaAnswers> {
    let open = proptest::option::of((0..3_usize).prop_map(LevelIndex::new));
    (proptest::collection::vec(0..4_usize, 4), open, proptest::option::of("because [a-z]{1,3}")).prop_map(
        |(marks, open, excluded)| {
            let mut answers = AreaAnswers { open, excluded, ..AreaAnswers::default() };
            for (item, mark) in (0..).map(ItemIndex::new).zip(marks) {
                match mark {
                    0 => drop(answers.ticked.insert(item)),
                    1 => drop(answers.unsure.insert(item)),
                    2 => drop(answers.not_applicable.insert(item, "reason".to_owned())),
                    _ => {}
                }
            }
            answers
        },
    )
}

proptest! {
    /// Nothing is answered before it has been confirmed; every tick of an answered area comes along, to be confirmed; and the
    /// round can be saved.
    #[test]
    fn every_tick_comes_along_to_be_confirmed(answers in any_answers()) {
        let framework = sample();
        let mut before = last("");
        before.areas.insert(AreaIndex::new(0), answers.clone());
        let round = before.next_round(&framework, vec![pointer()], date(2026, 11, 21));
        let text = assessment::write(&round, &framework).unwrap();
        let read = assessment::read(text.as_bytes(), &framework);
        prop_assert_eq!(read.assessment.as_ref(), Some(&round));
        let Some(after) = round.areas.get(&AreaIndex::new(0)) else { return Ok(()) };
        prop_assert!(after.open.is_some());
        prop_assert_eq!(&after.ticked, &answers.ticked);
        if answers.open.is_none() && answers.excluded.is_none() {
            prop_assert_eq!(&after.unconfirmed, &answers.ticked);
        }
    }
}
