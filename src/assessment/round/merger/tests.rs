//! What comes along of several rounds, and what is asked.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::tests::{any_answers, last, sample};
use super::*;
use crate::assessment::{self, ScopePart};
use crate::framework::AreaIndex;

const TODAY: Date = date(2026, 11, 21);

/// A round of this organisation, whose file has these lines.
fn round_of(organisation: &str, lines: &str) -> Assessment {
    let mut round = last(lines);
    round.about.organisation = Some(organisation.to_owned()).filter(|name| !name.is_empty());
    round
}

fn pointer(file: &str) -> Previous {
    Previous { file: file.to_owned(), updated: Some(date(2025, 11, 6)), digest: Some("sha256:00".into()) }
}

fn merged(lasts: &[&Assessment]) -> Assessment {
    let rounds = lasts.iter().zip('a'..).map(|(last, file)| (*last, pointer(&format!("{file}.yaml"))));
    Assessment::next_round_of_all(&rounds.collect::<Vec<_>>(), &sample(), TODAY).expect("there is one")
}

const DIFFER: &str = "The rounds before differ here.";

/// A name, what stands under `areas:` in the round of Moor and in that of Dale, what stands there in the next one but for its note, the
/// note, and whether the area can be confirmed as a whole.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, bool);

const CASES: &[Case] = &[
    (
        "the same",
        "1a: {ticked: [L1, M1]}",
        "1a: {ticked: [L1, M1]}",
        "1a: {open: low, ticked: [L1, M1], unconfirmed: [L1, M1]}",
        "",
        true,
    ),
    ("nothing in place", "1a: {}", "1a: {}", "1a: {open: low}", "", true),
    (
        "one tick differs",
        "1a: {ticked: [L1, L2]}",
        "1a: {ticked: [L1]}",
        "1a: {open: low, ticked: [L1]}",
        "L2: in place according to Moor; not in place according to Dale.",
        false,
    ),
    (
        "several items differ alike, and others otherwise",
        "1a: {ticked: [L2, H1], unsure: [L1]}",
        "1a: {not_applicable: {L1: \"no\\n survey\"}}",
        "1a: {open: low}",
        "L1: not known to Moor; not applicable according to Dale (no survey). L2, H1: in place according to Moor; not in place \
         according to Dale.",
        false,
    ),
    (
        "not applicable for different reasons",
        "1a: {not_applicable: {L1: one, L2: both}}",
        "1a: {not_applicable: {L1: other, L2: both}}",
        "1a: {open: low, not_applicable: {L2: both}}",
        "L1: not applicable according to Moor (one); not applicable according to Dale (other).",
        false,
    ),
    (
        "not answered by one",
        "1a: {ticked: [L1]}",
        "",
        "1a: {open: low}",
        "L1: in place according to Moor; not answered by Dale. L2, M1, H1: not in place according to Moor; not answered by Dale.",
        false,
    ),
    (
        "answered in part by one",
        "1a: {open: high, ticked: [L1, M1]}",
        "1a: {ticked: [L1, M1]}",
        "1a: {open: low, ticked: [L1, M1]}",
        "H1: not answered by Moor; not in place according to Dale.",
        false,
    ),
    (
        "answered in part by both, alike",
        "1a: {open: mid, ticked: [L1]}",
        "1a: {open: mid, ticked: [L1]}",
        "1a: {open: low, ticked: [L1]}",
        "",
        false,
    ),
    // It was ticked by Dale two rounds ago.
    (
        "never confirmed by one",
        "1a: {ticked: [L1]}",
        "1a: {open: mid, ticked: [L1], unconfirmed: [L1]}",
        "1a: {open: low}",
        "L1: in place according to Moor; not answered by Dale. M1, H1: not in place according to Moor; not answered by Dale.",
        false,
    ),
    (
        "set aside by both",
        "1a: {excluded: not ours}",
        "1a: {excluded: not ours}",
        "1a: {open: low, excluded: not ours}",
        "",
        false,
    ),
    (
        "set aside by one",
        "1b: {excluded: not ours}",
        "1b: {}",
        "1b: {open: mid}",
        "All of it: set aside with the whole area by Moor (not ours); not in place according to Dale.",
        false,
    ),
    (
        "evidence of both, each piece once, whatever differs",
        "1b: {ticked: [M1], evidence: {M1: [{text: a, date: 2025-10-01}, {text: b}]}, target: mid}",
        "1b: {ticked: [M1], evidence: {M1: [{text: c}, {text: a, date: 2025-10-01}], H1: [{text: d}]}, target: mid}",
        "1b: {open: mid, ticked: [M1], unconfirmed: [M1], evidence: {M1: [{text: a, date: 2025-10-01}, {text: b, date: 2025-11-06}, \
         {text: c, date: 2025-11-06}], H1: [{text: d, date: 2025-11-06}]}, target: mid}",
        "",
        true,
    ),
    (
        "different targets",
        "1b: {ticked: [M1], target: mid}",
        "1b: {ticked: [M1], target: high}",
        "1b: {open: mid, ticked: [M1], unconfirmed: [M1]}",
        "Target: Mid according to Moor; High according to Dale.",
        true,
    ),
    ("a target of one", "1b: {target: mid}", "1b: {}", "1b: {open: mid, target: mid}", "", false),
    ("nothing by any", "", "1a: {open: low, notes: [{text: n}]}", "", "", false),
];

#[test]
fn what_both_had_comes_along_and_what_differs_is_asked() {
    let framework = sample();
    for (name, moor, dale, after, note, can_be_confirmed) in CASES {
        let areas = |area: &str| if area.is_empty() { String::new() } else { format!("areas:\n  {area}\n") };
        let round = merged(&[&round_of("Moor", &areas(moor)), &round_of("Dale", &areas(dale))]);
        let mut found = round.areas.clone();
        let notes: Vec<Remark> = found.values_mut().flat_map(|answers| std::mem::take(&mut answers.notes)).collect();
        assert_eq!(found, last(&areas(after)).areas, "{name}");
        let text = format!("{DIFFER} {note}");
        let expected = (!note.is_empty()).then_some(Remark { text, on: Some(TODAY), ..Remark::default() });
        assert_eq!(notes, Vec::from_iter(expected), "{name}");
        let is_carried =
            framework.areas().iter().any(|area| round.areas.contains_key(&area.index) && round.is_carried(area));
        assert_eq!(is_carried, *can_be_confirmed, "{name}");
    }
}

/// Organisations tell rounds apart; where one has none, its title does, and where two are called alike, their files.
#[test]
fn who_is_named() {
    let [one, other] = ["areas: {1b: {ticked: [M1]}}\n", "areas: {1b: {}}\n"];
    for (names, said) in [
        (["Moor", ""], "M1: in place according to Moor; not in place according to T."),
        (["Moor", "Moor"], "M1: in place according to a.yaml; not in place according to b.yaml."),
        (["", ""], "M1: in place according to a.yaml; not in place according to b.yaml."),
    ] {
        let round = merged(&[&round_of(names[0], one), &round_of(names[1], other)]);
        assert_eq!(round.areas[&AreaIndex::new(1)].notes[0].text, format!("{DIFFER} {said}"));
    }
    let long = round_of(&"x".repeat(300), one);
    let round = merged(&[&long, &round_of("Dale", other)]);
    let cut = format!("{DIFFER} M1: in place according to {}…; not in place according to Dale.", "x".repeat(200));
    assert_eq!(round.areas[&AreaIndex::new(1)].notes[0].text, cut);
}

#[test]
fn actions_of_all_get_numbers_and_keep_their_own_ids() {
    let moor = "actions:\n- {id: 2, uid: u-1, action: Ask}\n- {id: 3, action: Tell}\n- {id: 4, action: Done, status: done}\nunplaced: {action.2: {item: 9z.E1}}\n";
    let dale = "actions:\n- {id: 2, uid: u-2, action: Write}\n- {id: 7, action: Tell}\n- {id: 9, uid: u-1, action: Ask Moor}\nunplaced: {action.2: {item: 9z.E2}}\n";
    let framework = sample();
    let round = merged(&[&round_of("Moor", moor), &round_of("Dale", dale)]);
    let text = assessment::write(&round, &framework).unwrap();
    let after = text.split_once("actions:\n").expect("there are actions").1;
    // Tell is one action. The last one was Moor's and has been changed in Dale, so its id of its own stays with Moor's.
    assert_eq!(
        after,
        "- id: 2\n  uid: u-1\n  action: Ask\n- id: 3\n  action: Tell\n- id: 5\n  uid: u-2\n  action: Write\n- id: 9\n  action: Ask Moor\nunplaced:\n  action.2:\n    item: 9z.E1\n  action.5:\n    item: 9z.E2\n"
    );
}

#[test]
fn what_is_said_of_a_merged_organisation() {
    let framework = sample();
    let former =
        |name: &str, code: Option<&str>| Former { name: name.into(), code: code.map(str::to_owned), until: None };
    let mut moor = round_of("Moor", "");
    moor.about.organisation_code = Some("Q1".into());
    moor.about.place = Some("Eastdale".into());
    moor.about.formerly = vec![former("Old Moor", None)];
    moor.about.timing = Some(assessment::Timing::Ongoing);
    moor.about.communities = vec!["deaf".into()];
    moor.about.scope = vec![ScopePart::Area(AreaIndex::new(0))];
    let mut dale = round_of("Dale", "");
    dale.about.title = "D".into();
    dale.about.timing = Some(assessment::Timing::Ongoing);
    dale.about.viewpoint = Some(assessment::Viewpoint::Strategic);
    dale.about.communities = vec!["carers".into(), "deaf".into()];
    dale.about.scope = vec![ScopePart::Area(AreaIndex::new(1))];
    dale.about.executive_lead = Some("Director".into());
    let expected = About {
        title: "T".into(),
        formerly: vec![former("Old Moor", None), former("Moor", Some("Q1")), former("Dale", None)],
        timing: Some(assessment::Timing::Ongoing),
        communities: vec!["deaf".into(), "carers".into()],
        scope: vec![ScopePart::Area(AreaIndex::new(0)), ScopePart::Area(AreaIndex::new(1))],
        started: Some(TODAY),
        updated: Some(TODAY),
        status: Some(assessment::Status::Draft),
        previous: vec![pointer("a.yaml"), pointer("b.yaml")],
        ..About::default()
    };
    assert_eq!(merged(&[&moor, &dale]).about, expected);
    // A scope that is everything takes in any other.
    dale.about.scope.clear();
    assert_eq!(merged(&[&moor, &dale]).about.scope, []);
    // Two rounds of one organisation succeed nobody.
    dale.about.organisation = moor.about.organisation.clone();
    let about = merged(&[&moor, &dale]).about.clone();
    assert_eq!((about.organisation.as_deref(), about.formerly), (Some("Moor"), vec![former("Old Moor", None)]));
    assert_eq!(Assessment::next_round_of_all(&[], &framework, TODAY), None);
}

/// The rounds of two to four organisations, in which area 1a may be answered.
fn any_rounds() -> impl Strategy<Value = Vec<Assessment>> {
    let answers = || proptest::option::weighted(0.9, any_answers());
    proptest::collection::vec(answers(), 2..5).prop_map(|all| {
        let round = |(answers, name): (Option<AreaAnswers>, char)| {
            let mut round = round_of(&name.to_string(), "");
            round.areas.extend(answers.map(|answers| (AreaIndex::new(0), answers)));
            round
        };
        all.into_iter().zip('A'..).map(round).collect()
    })
}

proptest! {
    #[test]
    fn a_round_with_itself_is_followed_as_alone(answers in any_answers(), is_file in any::<bool>()) {
        let framework = sample();
        let actions = "actions:\n- {id: 3, uid: u, action: Ask}\n- {id: 4, action: Tell}\nunplaced: {action.3: {item: 9z.E1}}\n";
        let mut before = round_of("Moor", if is_file { actions } else { "" });
        before.about.place = Some("Eastdale".into());
        before.areas.insert(AreaIndex::new(0), answers);
        let alone = before.next_round(&framework, vec![pointer("a.yaml"), pointer("b.yaml")], TODAY);
        prop_assert_eq!(merged(&[&before, &before]), alone);
        let alone = before.next_round(&framework, vec![pointer("a.yaml")], TODAY);
        prop_assert_eq!(merged(&[&before]), alone);
    }

    /// The order of the rounds changes the order in which they are named, and nothing else.
    #[test]
    fn the_order_decides_nothing(rounds in any_rounds()) {
        let one: Vec<&Assessment> = rounds.iter().collect();
        let other: Vec<&Assessment> = rounds.iter().rev().collect();
        let without_notes = |round: Assessment| {
            let mut areas = round.areas.clone();
            let notes: Vec<usize> = areas.values_mut().map(|answers| std::mem::take(&mut answers.notes).len()).collect();
            (areas, notes)
        };
        prop_assert_eq!(without_notes(merged(&one)), without_notes(merged(&other)));
    }

    /// What all had in place is ticked, what any had otherwise is not, nothing counts before it is asked, and the round can be saved.
    #[test]
    fn what_all_had_is_there_and_nothing_counts(rounds in any_rounds()) {
        let framework = sample();
        let round = merged(&rounds.iter().collect::<Vec<_>>());
        let text = assessment::write(&round, &framework).unwrap();
        let read = assessment::read(text.as_bytes(), &framework);
        prop_assert_eq!(read.assessment.as_ref(), Some(&round));
        let area = &framework.areas()[0];
        let sides: Vec<Option<&AreaAnswers>> = rounds.iter().map(|round| round.areas.get(&area.index)).collect();
        let is_aside = |side: Option<&AreaAnswers>| side.is_some_and(|side| side.excluded.is_some());
        let after = round.areas.get(&area.index);
        let Some(after) = after else { return Ok(()) };
        prop_assert!(after.open.is_some());
        prop_assert!(after.excluded.is_none() || sides.iter().copied().all(is_aside));
        for item in &area.items {
            let has = |side: Option<&AreaAnswers>| side.is_some_and(|side| side.ticked.contains(&item.index));
            let had_by_all = sides.iter().copied().all(has);
            if sides.iter().copied().any(is_aside) {
                prop_assert!(!after.ticked.contains(&item.index) || had_by_all);
            } else {
                prop_assert_eq!(after.ticked.contains(&item.index), had_by_all);
            }
        }
    }
}
