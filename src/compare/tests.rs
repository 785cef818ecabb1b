//! Worked cases, one for each way to change, and the laws that hold for any two rounds.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::assessment::{AreaAnswers, Assessment};
use crate::framework::{self, Framework};
use crate::score::{Rule, score};

/// Two items at each of two levels in `1a`, where D1 covers E1; one item in `1b`, and one in `2a` of the second phase.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: e, name: E}, {id: d, name: D}]
phases:
  - id: "1"
    name: First
    areas:
      - id: 1a
        name: Broad
        checklist: {e: [{id: E1, text: e}, {id: E2, text: e}], d: [{id: D1, text: d, covers: [E1]}, {id: D2, text: d}]}
      - {id: 1b, name: Narrow, checklist: {e: [{id: E1, text: e}]}}
  - id: "2"
    name: Second
    areas:
      - {id: 2a, name: Other, checklist: {e: [{id: E1, text: e}]}}
"#;

static SAMPLE: LazyLock<Framework> = LazyLock::new(|| {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
});

fn assessment(areas: &[&str]) -> Assessment {
    Assessment::of_words(&SAMPLE, areas)
}

fn scored<'f>(framework: &'f Framework, assessment: &Assessment) -> Scorecard<'f> {
    score(framework, assessment, Rule::default())
}

/// What moved in `1a`, as a line: the change, then `+` gained, `-` lost, `n` newly not applicable, `a` applies again.
fn moved(before: &str, after: &str) -> String {
    let round = |line: &str| assessment(if line == "absent" { Vec::new() } else { vec![line] }.as_slice());
    let (before, after) = (scored(&SAMPLE, &round(before)), scored(&SAMPLE, &round(after)));
    let comparison = compare(&before, &after);
    let found = &comparison.areas[0];
    let lists = [("+", &found.gained), ("-", &found.lost), ("n", &found.not_applicable), ("a", &found.applies_again)];
    let mut said = vec![format!("{:?}", found.change)];
    for (mark, items) in lists {
        said.extend(items.iter().map(|item| format!("{mark}{}", found.area[*item].id)));
    }
    said.join(" ")
}

/// D1 was in place above the earlier rating, so that losing it brings nothing down.
#[test]
fn only_losses_up_to_the_earlier_rating_count() {
    let (before, after) = (assessment(&["1a E1 E2 D1"]), assessment(&["1a E1"]));
    let (before, after) = (scored(&SAMPLE, &before), scored(&SAMPLE, &after));
    let comparison = compare(&before, &after);
    let found = &comparison.areas[0];
    let ids = |items: &[ItemIndex]| items.iter().map(|item| found.area[*item].id.clone()).collect::<Vec<_>>();
    assert_eq!(
        (ids(&found.lost), ids(&found.lost_that_counted())),
        (vec!["E2".into(), "D1".into()], vec!["E2".into()])
    );
}

#[test]
fn worked_cases() {
    for (what, before, after, expected) in [
        ("from nothing to the first level", "1a", "1a E1 E2", "Up +E1 +E2"),
        ("nothing moved", "1a E1 E2", "1a E1 E2", "Same"),
        ("an item more, but no level", "1a E1 E2", "1a E1 E2 D2", "Same +D2"),
        ("an item lost, and the level with it", "1a E1 E2", "1a E1", "Down -E2"),
        ("one lost, one gained", "1a E1", "1a E2", "Same +E2 -E1"),
        // D1 meets E1 as well, so E1 is in place both times.
        ("the better practice takes over", "1a E1 E2", "1a D1 E2", "Same +D1"),
        ("what was met through another is lost with it", "1a D1 E2", "1a E2", "Down -E1 -D1"),
        ("no longer known is lost", "1a E1 E2", "1a E1 ?E2", "Down -E2"),
        // E alone is left at the first level, and is in place.
        ("what no longer applies is not lost", "1a E1 E2", "1a E1 -E2", "Same nE2"),
        ("an item that does not apply makes the rest enough", "1a E1", "1a E1 -E2", "Up nE2"),
        ("what applies again and is not in place", "1a E1 -E2", "1a E1", "Down aE2"),
        ("what applies again and is in place", "1a E1 -E2", "1a E1 E2", "Same +E2 aE2"),
        // A level whose items all stop applying can't be the rating any more.
        ("down, and nothing lost", "1a E1 E2 D1 D2", "1a E1 E2 -D1 -D2", "Down nD1 nD2"),
        ("assessed for the first time", "absent", "1a E1 E2", "New +E1 +E2"),
        ("answered to the end", "1a open E1", "1a E1 E2", "New +E2"),
        ("not assessed any more", "1a E1 E2", "absent", "Gone -E1 -E2"),
        ("begun again", "1a E1 E2", "1a open E1 E2", "Gone"),
        ("set aside as a whole", "1a E1", "1a excluded", "Gone nE1 nE2 nD1 nD2"),
        ("never assessed", "absent", "absent", "Same"),
        ("unassessed for another reason", "absent", "1a excluded", "Same nE1 nE2 nD1 nD2"),
    ] {
        assert_eq!(moved(before, after), expected, "{what}");
    }
}

#[test]
fn phases_and_all_areas_are_tallied() {
    let before = scored(&SAMPLE, &assessment(&["1a E1 E2", "1b", "2a E1"]));
    let after = scored(&SAMPLE, &assessment(&["1a E1", "1b E1"]));
    let comparison = compare(&before, &after);
    assert_eq!(
        comparison.phases,
        [Tally { up: 1, down: 1, ..Tally::default() }, Tally { gone: 1, ..Tally::default() }]
    );
    assert_eq!(comparison.overall, Tally { up: 1, down: 1, gone: 1, ..Tally::default() });
    let gone: Vec<&str> = comparison.areas_that(Change::Gone).map(|area| area.area.id.as_str()).collect();
    assert_eq!(gone, ["2a"]);
}

/// Any answers for an area of the bundled framework, or none: each item ticked, not applicable, unsure or left; some areas open or
/// set aside.
fn any_answers(area: &Area) -> impl Strategy<Value = Option<AreaAnswers>> + use<> {
    (0..10_u8, proptest::collection::vec(0..6_u8, area.items.len())).prop_map(move |(kind, marks)| {
        let mut answers = AreaAnswers::default();
        for (item, mark) in (0..).map(ItemIndex::new).zip(marks) {
            match mark {
                0..=2 => drop(answers.ticked.insert(item)),
                3 => drop(answers.not_applicable.insert(item, "reason".to_owned())),
                4 => drop(answers.unsure.insert(item)),
                _ => {}
            }
        }
        match kind {
            0 => return None,
            1 => answers.open = BUNDLED.level_index("maturing"),
            2 => answers.excluded = Some("reason".to_owned()),
            _ => {}
        }
        Some(answers)
    })
}

static BUNDLED: LazyLock<Framework> = LazyLock::new(framework::bundled);

/// Any round. Three areas of two phases are enough to tell one from another.
fn any_round() -> impl Strategy<Value = Assessment> {
    let areas: Vec<Area> = ["1a", "1b", "7e"].iter().map(|id| BUNDLED.area(id).unwrap().clone()).collect();
    let answers: Vec<_> = areas.iter().map(any_answers).collect();
    answers.prop_map(move |all| {
        let mut round = Assessment::new(&BUNDLED, "Sample", jiff::civil::date(2026, 11, 22));
        let given = areas.iter().zip(all).filter_map(|(area, answers)| Some((area.index, answers?)));
        round.areas.extend(given);
        round
    })
}

fn turned(change: Change) -> Change {
    match change {
        Change::Up => Change::Down,
        Change::Down => Change::Up,
        Change::New => Change::Gone,
        Change::Gone => Change::New,
        Change::Same => Change::Same,
    }
}

proptest! {
    #[test]
    fn a_round_is_the_same_as_itself(round in any_round()) {
        let card = scored(&BUNDLED, &round);
        let comparison = compare(&card, &card);
        prop_assert_eq!(comparison.overall, Tally { same: BUNDLED.areas().len(), ..Tally::default() });
        for area in comparison.areas {
            prop_assert_eq!([area.gained, area.lost, area.not_applicable, area.applies_again].concat(), []);
        }
    }

    #[test]
    fn the_other_way_round_everything_turns(one in any_round(), other in any_round()) {
        let (before, after) = (scored(&BUNDLED, &one), scored(&BUNDLED, &other));
        let (there, back) = (compare(&before, &after), compare(&after, &before));
        for (there, back) in there.areas.iter().zip(&back.areas) {
            prop_assert_eq!(there.change, turned(back.change));
            prop_assert_eq!(&there.not_applicable, &back.applies_again);
            // What is lost on the way there is gained on the way back; so is what didn't apply in between.
            let gained = back.gained.iter().copied().filter(|item| !back.applies_again.contains(item));
            prop_assert_eq!(&there.lost, &gained.collect::<Vec<_>>());
        }
        let (Tally { up, same, down, new, gone }, turned) = (there.overall, back.overall);
        prop_assert_eq!(turned, Tally { up: down, same, down: up, new: gone, gone: new });
    }

    #[test]
    fn every_area_is_tallied_once(one in any_round(), other in any_round()) {
        let (before, after) = (scored(&BUNDLED, &one), scored(&BUNDLED, &other));
        let comparison = compare(&before, &after);
        let sum = |tally: &Tally| tally.up + tally.same + tally.down + tally.new + tally.gone;
        let phases: Vec<usize> = BUNDLED.phases().iter().map(|phase| phase.of(BUNDLED.areas()).len()).collect();
        prop_assert_eq!(comparison.phases.iter().map(sum).collect::<Vec<_>>(), phases);
        prop_assert_eq!(sum(&comparison.overall), BUNDLED.areas().len());
    }

    /// Items in place change by what was gained and lost, and by what no longer applies.
    #[test]
    fn items_in_place_add_up(one in any_round(), other in any_round()) {
        let (before, after) = (scored(&BUNDLED, &one), scored(&BUNDLED, &other));
        for area in &compare(&before, &after).areas {
            let (before, after) = (&before[area.area.index], &after[area.area.index]);
            let was_met = |item: &&ItemIndex| before[**item].met;
            let gone = area.lost.len() + area.not_applicable.iter().filter(was_met).count();
            prop_assert_eq!(before.counts.met + area.gained.len(), after.counts.met + gone);
        }
    }
}
