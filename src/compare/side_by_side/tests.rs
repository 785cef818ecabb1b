//! Worked cases, and the laws that hold for any assessments.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::assessment::Assessment;
use crate::framework::{self, Framework};
use crate::score::{Rule, score};

/// Two items at each of three levels in `1a`, where D1 covers E1; one item in `1b` and in `1c`.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: e, name: E}, {id: d, name: D}, {id: m, name: M}]
phases:
  - id: "1"
    name: First
    areas:
      - id: 1a
        name: Broad
        checklist:
          e: [{id: E1, text: e}, {id: E2, text: e}]
          d: [{id: D1, text: d, covers: [E1]}, {id: D2, text: d}]
          m: [{id: M1, text: m}]
      - {id: 1b, name: Narrow, checklist: {e: [{id: E1, text: e}]}}
      - {id: 1c, name: Other, checklist: {e: [{id: E1, text: e}]}}
"#;

static SAMPLE: LazyLock<Framework> = LazyLock::new(|| {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
});

fn assessment(areas: &[&str]) -> Assessment {
    Assessment::of_words(&SAMPLE, areas)
}

/// What is said of each area in which they differ, the most different first: the area, how far the ratings lie apart, and each item with
/// a letter for each assessment: `y` in place, `n` not, `?` not known, `-` not applicable, `.` no answer.
fn differences(assessments: &[&[&str]]) -> Vec<String> {
    let assessments: Vec<Assessment> = assessments.iter().map(|areas| assessment(areas)).collect();
    let cards: Vec<Scorecard> = assessments.iter().map(|one| score(&SAMPLE, one, Rule::default())).collect();
    let beside = side_by_side(&cards.iter().collect::<Vec<_>>());
    let letter = |said: &Said| match said {
        Said::InPlace => 'y',
        Said::NotInPlace => 'n',
        Said::Unsure => '?',
        Said::NotApplicable => '-',
        Said::Nothing => '.',
    };
    let item = |area: &Area, found: &Differing| {
        format!(" {}:{}", area[found.item].id, found.said.iter().map(letter).collect::<String>())
    };
    let line = |area: &&AreaBeside| {
        let items: String = area.differing.iter().map(|found| item(area.area, found)).collect();
        format!("{} {}{items}", area.area.id, area.apart().unwrap())
    };
    beside.most_different().iter().map(line).collect()
}

/// Ratings in `1a`: E and D complete is 2; E alone is 1.
#[test]
fn the_furthest_apart_come_first_then_those_with_more_items() {
    // 1a: 2 and 2, with M1 unlike in no way; 1b: 1 and 0; 1c: 0 and 1.
    assert_eq!(
        differences(&[&["1a E1 E2 D1 D2", "1b E1", "1c"], &["1a E2 D1 D2", "1b", "1c E1"]]),
        ["1b 1 E1:yn", "1c 1 E1:ny"],
    );
    // 1a lies two levels apart, so it comes before 1b; D1 covers E1 in the first, which the third has ticked.
    assert_eq!(
        differences(&[&["1a E2 D1 D2", "1b E1"], &["1a", "1b"], &["1a E1 E2", "1b E1"]]),
        ["1a 2 E1:yny E2:yny D1:ynn D2:ynn", "1b 1 E1:yny"],
    );
    // As far apart as 1b, with more items: before it, also where it stands after it.
    assert_eq!(differences(&[&["1b E1", "1a E1 E2"], &["1b", "1a"]]), ["1a 1 E1:yn E2:yn", "1b 1 E1:yn"]);
    // The ratings are the same, and an item isn't.
    assert_eq!(differences(&[&["1a E1 E2 M1"], &["1a E1 E2"]]), ["1a 0 M1:yn"]);
}

#[test]
fn what_is_not_assessed_is_no_answer() {
    let all = &["1a E1 E2 D1 D2 M1"] as &[&str];
    for silent in [&[] as &[&str], &["1a open"], &["1a excluded"]] {
        assert_eq!(differences(&[all, silent]), [""; 0], "{silent:?}");
        assert_eq!(differences(&[all, silent, &["1a E1 E2 D1 D2"]]), ["1a 1 M1:y.n"], "{silent:?}");
    }
}

#[test]
fn not_known_and_not_applicable_are_answers_of_their_own() {
    assert_eq!(differences(&[&["1a E1 E2 ?D2"], &["1a E1 E2"], &["1a E1 E2 -D2"]]), ["1a 0 D2:?n-"]);
    // Covered, it is in place, whether it is not known or not ticked.
    assert_eq!(differences(&[&["1a ?E1 E2 D1"], &["1a E2 D1"]]), [""; 0]);
}

#[test]
fn places_of_those_that_say_something() {
    let found =
        Differing { item: SAMPLE.areas()[0].items[0].index, said: vec![Said::Nothing, Said::InPlace, Said::Unsure] };
    assert_eq!((found.that_say(Said::InPlace), found.that_say(Said::NotInPlace)), (vec![1], vec![]));
    assert!(found.is_said_differently());
}

fn answers() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(
        proptest::sample::select(vec![
            "1a",
            "1a E1 E2",
            "1a E1 E2 D1 ?D2",
            "1a E2 D1 D2 M1",
            "1a -E1 E2",
            "1a excluded",
        ]),
        0..=1,
    )
}

proptest! {
    /// Whoever says the same of every item rates the area alike, so that a difference of ratings is explained by items.
    #[test]
    fn ratings_differ_only_where_items_do(all in proptest::collection::vec(answers(), 2..=6)) {
        let assessments: Vec<Assessment> = all.iter().map(|areas| assessment(areas)).collect();
        let cards: Vec<Scorecard> = assessments.iter().map(|one| score(&SAMPLE, one, Rule::default())).collect();
        let beside = side_by_side(&cards.iter().collect::<Vec<_>>());
        for area in &beside.areas {
            prop_assert!(area.apart().unwrap_or(0) == 0 || area.differs());
        }
    }

    /// In another order, the same items are said differently in the same areas, in the same order.
    #[test]
    fn the_order_of_assessments_changes_columns_only(all in proptest::collection::vec(answers(), 2..=6)) {
        let lines = |all: &[Vec<&str>]| {
            let given: Vec<&[&str]> = all.iter().map(Vec::as_slice).collect();
            let sorted = |line: String| {
                let mut letters: Vec<char> = line.chars().collect();
                letters.sort_unstable();
                letters
            };
            differences(&given).into_iter().map(sorted).collect::<Vec<_>>()
        };
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(lines(&all), lines(&turned));
    }
}
