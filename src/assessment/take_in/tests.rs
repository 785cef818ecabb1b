//! Two versions of one assessment: worked cases, and the law that what either had confirmed is in the result or named.

use std::sync::LazyLock;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::assessment::model::{Answer, AreaAnswers};
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{
    Action, Assessor, Decision, Horizon, Kind, MergedFile, Previous, Progress, Remark, ScopePart, Status, Timing,
    Viewpoint, read, write,
};
use crate::framework::{self, Framework, ItemRef};
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
        Part::Item(item) => Some(item.area),
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
    Remark { text: text.to_owned(), on: None, by: None }
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
    let decision = Decision { item: id("E1"), reason: id("all agreed") };
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

/// Three levels, two areas; nothing in it covers anything.
static SAMPLE: LazyLock<Framework> = LazyLock::new(|| {
    let area = |id: &str| {
        format!(
            "{{id: {id}, name: N, checklist: {{low: [{{id: L1, text: x}}, {{id: L2, text: x}}], mid: [{{id: M1, text: x}}], top: [{{id: T1, text: x}}]}}}}"
        )
    };
    let text = format!(
        "{{format: thrive-framework/1, id: sample, version: '1', title: S, levels: [{{id: low, name: L}}, {{id: mid, name: M}}, {{id: top, name: T}}], communities: [{{id: old, name: O}}, {{id: young, name: Y}}], phases: [{{id: P, name: P, areas: [{}, {}]}}]}}",
        area("a"),
        area("b"),
    );
    framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid")
});

fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![Just("one".to_owned()), Just("two".to_owned()), Just("three".to_owned())]
}

fn day() -> impl Strategy<Value = Date> + Clone {
    (1..4_i8).prop_map(|day| date(2026, 11, day))
}

fn any_remark() -> impl Strategy<Value = Remark> {
    (text(), option::of(day()), option::of(text())).prop_map(|(text, on, by)| Remark { text, on, by })
}

fn any_area() -> impl Strategy<Value = AreaAnswers> {
    let items = vec((0..7_u8, vec(any_remark(), 0..2), option::of(text())), 4);
    let level = || option::of(0..3_usize);
    (level(), items, option::weighted(0.2, text()), level(), vec(any_remark(), 0..2)).prop_map(
        |(open, items, excluded, target, notes)| {
            let area = &SAMPLE.areas()[0];
            let level = |level: Option<usize>| level.map(|level| SAMPLE.levels()[level].index);
            let mut answers =
                AreaAnswers { open: level(open), excluded, target: level(target), notes, ..AreaAnswers::default() };
            for (item, (answer, evidence, reason)) in area.items.iter().zip(items) {
                let item = item.index;
                match answer {
                    1 | 2 => drop(answers.ticked.insert(item)),
                    3 => drop(answers.unsure.insert(item)),
                    4 | 5 => drop(answers.not_applicable.insert(item, format!("reason {answer}"))),
                    6 if answers.open.is_some() => {
                        answers.ticked.insert(item);
                        answers.unconfirmed.insert(item);
                    }
                    _ => {}
                }
                if !evidence.is_empty() {
                    answers.evidence.insert(item, evidence);
                }
                answers.decisions.extend(reason.map(|reason| Decision { item, reason }));
            }
            answers
        },
    )
}

fn any_action() -> impl Strategy<Value = Action> {
    let people = || vec(text(), 0..2).prop_map(each_once);
    let progress = option::of(prop_oneof![Just(Progress::Open), Just(Progress::Done)]);
    let horizon = option::of(prop_oneof![Just(Horizon::Short), Just(Horizon::Long)]);
    let who = (option::of(text()), option::of(text()), people(), people());
    (1..4_u32, option::of(text()), text(), who, option::of(day()), horizon, progress, option::of(0..4_usize)).prop_map(
        |(id, uid, action, (responsible, accountable, consulted, informed), due, horizon, status, item)| {
            let area = &SAMPLE.areas()[0];
            let item = item.map(|item| ItemRef { area: area.index, item: area.items[item].index });
            Action { id, uid, item, action, responsible, accountable, consulted, informed, due, horizon, status }
        },
    )
}

fn each_once(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

prop_compose! {
    fn any_about()(
        title in text(), organisation in option::of(text()), executive_lead in option::of(text()),
        kind in option::of(prop_oneof![Just(Kind::SelfAssessment), Just(Kind::Peer)]),
        views in (option::of(viewpoint()), option::of(viewpoint())),
        timing in option::of(prop_oneof![Just(Timing::Ongoing), Just(Timing::LookingBack)]),
        communities in proptest::sample::subsequence(vec!["old".to_owned(), "young".to_owned()], 0..3),
        assessors in vec((text(), option::of(text())), 0..3), scope in proptest::sample::subsequence(vec![0_usize, 1], 0..3),
        codes in (option::of(text()), option::of(text())), formerly in vec(text(), 0..2),
        dates in (option::of(day()), option::of(day())), previous in option::weighted(0.3, text()), sources in vec(text(), 0..2),
    ) -> crate::assessment::About {
        crate::assessment::About {
            title, organisation, executive_lead, organisation_code: codes.0, place: codes.1, kind, timing, communities,
            viewpoint: views.0,
            viewpoint_by_phase: views.1.map(|view| (SAMPLE.phases()[0].index, view)).into_iter().collect(),
            assessors: assessors.into_iter().map(|(name, role)| Assessor { name, role }).collect(),
            scope: scope.into_iter().map(|area| ScopePart::Area(SAMPLE.areas()[area].index)).collect(),
            formerly: formerly.into_iter().map(|name| crate::assessment::Former { name, code: None, until: None }).collect(),
            started: dates.0,
            updated: dates.1,
            status: Some(Status::Draft),
            signed_off: None,
            previous: previous.into_iter().map(|file| Previous { file, updated: None, digest: None }).collect(),
            sources: sources.into_iter().map(|file| MergedFile { file, digest: None, assessors: Vec::new() }).collect(),
        }
    }
}

fn viewpoint() -> impl Strategy<Value = Viewpoint> {
    prop_oneof![Just(Viewpoint::Strategic), Just(Viewpoint::Operational)]
}

prop_compose! {
    fn any_assessment()(
        about in any_about(), areas in vec(option::of(any_area()), 2), actions in vec(any_action(), 0..3),
        unplaced in proptest::sample::subsequence(vec!["action.1", "action.2", "a.X", "b"], 0..3), kept in text(),
    ) -> Assessment {
        let mut assessment = Assessment::new(&SAMPLE, "Sample", date(2026, 11, 1));
        assessment.about = about;
        let indices = SAMPLE.areas().iter().map(|area| area.index);
        assessment.areas = indices.zip(areas).filter_map(|(area, answers)| Some((area, answers?))).collect();
        for action in actions {
            let is_alike = |known: &Action| known.id == action.id || (known.uid.is_some() && known.uid == action.uid);
            if !assessment.actions.iter().any(is_alike) {
                assessment.actions.push(action);
            }
        }
        assessment.unplaced = unplaced.into_iter().map(|name| (name.to_owned(), raw(&kept))).collect();
        assessment
    }
}

/// What a person has said of each item of an area: an answer, or by passing over it that it is not in place. Nothing where the area
/// has not come to it, and of what was only carried over.
fn confirmed(answers: &AreaAnswers) -> BTreeMap<usize, Option<Answer>> {
    let mut said = BTreeMap::new();
    for (place, item) in SAMPLE.areas()[0].items.iter().enumerate() {
        let answer = answers.answer(item.index);
        let is_carried = answers.unconfirmed.contains(&item.index);
        let is_passed = answers.excluded.is_none() && answers.open.is_none_or(|open| item.level < open);
        if !is_carried && (answer.is_some() || is_passed) {
            said.insert(place, answer);
        }
    }
    said
}

/// The law for one area and one of the two sides.
fn is_kept_or_named(side: &AreaAnswers, area: usize, after: &AreaAnswers, named: &[Part]) {
    let area = &SAMPLE.areas()[area];
    let result = confirmed(after);
    for (place, answer) in &confirmed(side) {
        let part = Part::Item(ItemRef { area: area.index, item: area.items[*place].index });
        // Under a reason why the area does not apply, what was passed over says nothing, and that reason is named.
        let is_under = after.excluded.is_some() && answer.is_none() && after.answer(area.items[*place].index).is_none();
        assert!(
            result.get(place) == Some(answer) || is_under || named.contains(&part),
            "{place} of {side:?} in {after:?}"
        );
    }
    let is_aside = Part::Exclusion(area.index);
    let is_silent = side.excluded.is_none() && confirmed(side).is_empty() && side.open.is_some();
    assert!(side.excluded == after.excluded || is_silent || named.contains(&is_aside), "{side:?} in {after:?}");
    assert!(side.target.is_none() || side.target == after.target || named.contains(&Part::Target(area.index)));
    assert!(side.notes.iter().all(|note| after.notes.contains(note)));
    assert!(side.decisions.iter().all(|decision| after.decisions.contains(decision)));
    let is_there = |(item, pieces): (_, &Vec<Remark>)| pieces.iter().all(|piece| after.evidence[item].contains(piece));
    assert!(side.evidence.iter().all(is_there));
}

/// The same for what is said about the whole.
fn about_is_kept_or_named(side: &crate::assessment::About, after: &crate::assessment::About, named: &[Part]) {
    let is_named = |name| named.contains(&Part::Detail(name));
    assert!(side.title == after.title || is_named("the title"));
    assert!(side.organisation.is_none() || side.organisation == after.organisation || is_named("the organisation"));
    assert!(
        side.executive_lead.is_none() || side.executive_lead == after.executive_lead || is_named("the executive lead")
    );
    assert!(side.kind.is_none() || side.kind == after.kind || is_named("the kind of assessment"));
    assert!(side.viewpoint.is_none() || side.viewpoint == after.viewpoint || is_named("the viewpoint"));
    assert!(side.timing.is_none() || side.timing == after.timing || is_named("the timing"));
    assert!(side.started.is_none() || side.started == after.started || is_named("the first day"));
    assert!(side.previous.iter().all(|previous| after.previous.contains(previous)));
    assert!(side.formerly.iter().all(|former| after.formerly.contains(former)));
    let is_code = side.organisation_code.is_none() || side.organisation_code == after.organisation_code;
    assert!(is_code || is_named("the organisation's code"));
    assert!(side.place.is_none() || side.place == after.place || is_named("the place"));
    for (phase, view) in &side.viewpoint_by_phase {
        let here = after.viewpoint_by_phase.get(phase).or(after.viewpoint.as_ref());
        assert!(here == Some(view) || is_named("the viewpoint of a phase"));
    }
    assert!(side.communities.iter().all(|community| after.communities.contains(community)));
    assert!(side.sources.iter().all(|source| after.sources.contains(source)));
    for person in &side.assessors {
        let is_them =
            |known: &Assessor| known.name == person.name && (person.role.is_none() || known.role == person.role);
        assert!(after.assessors.iter().any(is_them), "{person:?} in {:?}", after.assessors);
    }
    let chosen = |about: &crate::assessment::About| crate::assessment::areas_in(&SAMPLE, &about.scope);
    assert!(chosen(side).iter().all(|area| chosen(after).contains(area)));
    assert!(side.updated <= after.updated);
}

proptest! {
    /// What either side had confirmed is in the result, or it is named as different. Nothing is in the result that neither had said;
    /// the day of the last change is the later one; nothing is taken in twice; and the result can be saved.
    #[test]
    fn what_either_had_confirmed_is_there_or_named(ours in any_assessment(), theirs in any_assessment()) {
        let mut after = ours.clone();
        let result = after.take_in(&theirs, &SAMPLE).unwrap();
        for side in [&ours, &theirs] {
            about_is_kept_or_named(&side.about, &after.about, &result.different);
            for (place, area) in SAMPLE.areas().iter().enumerate() {
                if let Some(answers) = side.areas.get(&area.index) {
                    let is_begun_only = side.about.previous.is_empty() && answers.is_bare(area);
                    match after.areas.get(&area.index) {
                        Some(after) => is_kept_or_named(answers, place, after, &result.different),
                        None => prop_assert!(is_begun_only),
                    }
                }
            }
            for action in &side.actions {
                let is_it = |known: &&Action| {
                    let differs = result.different.contains(&Part::Action(known.id));
                    let is = |here: bool| here || differs;
                    (known.uid == action.uid || action.uid.is_none() || known.action == action.action)
                        && is(known.action == action.action)
                        && is(action.responsible.is_none() || known.responsible == action.responsible)
                        && is(action.accountable.is_none() || known.accountable == action.accountable)
                        && is(action.due.is_none() || known.due == action.due)
                        && is(action.item.is_none() || known.item == action.item)
                        && is(action.horizon.is_none() || known.horizon == action.horizon)
                        && action.consulted.iter().all(|who| known.consulted.contains(who))
                        && action.informed.iter().all(|who| known.informed.contains(who))
                        && (known.is_done() || !action.is_done())
                };
                prop_assert!(after.actions.iter().any(|known| is_it(&known)), "{:?} in {:?}", action, after.actions);
            }
            for (_, kept) in &side.unplaced {
                prop_assert!(after.unplaced.iter().any(|(_, known)| known == kept));
            }
        }
        for area in SAMPLE.areas() {
            let said = |side: &Assessment| side.areas.get(&area.index).map(confirmed).unwrap_or_default();
            let (here, there) = (said(&ours), said(&theirs));
            for (item, answer) in said(&after) {
                prop_assert!(here.get(&item) == Some(&answer) || there.get(&item) == Some(&answer), "{} {:?}", area.id, item);
            }
        }
        prop_assert_eq!(after.about.updated, ours.about.updated.max(theirs.about.updated));
        let text = write(&after, &SAMPLE).unwrap();
        let back = read(text.as_bytes(), &SAMPLE);
        prop_assert_eq!(back.assessment.as_ref(), Some(&after), "{:?}\n{}", back.problems, text);
        let again = after.take_in(&theirs, &SAMPLE).unwrap();
        // Two actions of an earlier program with the same text and other numbers can't be told from one that has changed.
        let is_told_apart = |assessment: &Assessment| assessment.actions.iter().all(|action| action.uid.is_some());
        let can_tell = is_told_apart(&ours) && is_told_apart(&theirs);
        let is_new = |part: &Part| can_tell || !matches!(part, Part::Action(_) | Part::Unplaced(_));
        prop_assert!(!again.taken.iter().any(is_new), "{:?}", again);
    }
}
