//! Worked plans, each step counted by hand from the checklist below, and what holds for any answers.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assessment::ScopePart;
use crate::assessment::tests::WrittenAnswers;
use crate::framework::{self, PhaseIndex};
use crate::score::score;

static BUNDLED: LazyLock<Framework> = LazyLock::new(framework::bundled);

/// Two items at each of four levels in one area, one in the other.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: e, name: E}, {id: d, name: D}, {id: m, name: M}, {id: t, name: T}]
phases:
  - id: "1"
    name: Only
    areas:
      - id: 1a
        name: Broad
        checklist:
          e: [{id: E1, text: e}, {id: E2, text: e}]
          d: [{id: D1, text: d}, {id: D2, text: d}]
          m: [{id: M1, text: m, covers: [D1]}, {id: M2, text: m}]
          t: [{id: T1, text: t}, {id: T2, text: t}]
      - id: 1b
        name: Narrow
        checklist:
          e: [{id: E1, text: e}]
          d: [{id: D1, text: d}]
          m: [{id: M1, text: m}]
          t: [{id: T1, text: t}]
"#;

/// An assessment of areas from lines such as `E1 E2 -D1 ?D2 >m`: ticked, not applicable with `-`, unsure with `?`, the target
/// after `>`, open from a level on after `@`.
fn assessment(framework: &Framework, areas: &[(&str, &str)]) -> Assessment {
    let mut assessment = Assessment::new(framework, "Sample", date(2026, 11, 22));
    for (area, line) in areas {
        let mut answers = WrittenAnswers::default();
        for word in line.split_whitespace() {
            let (sign, rest) = word.split_at(1);
            match sign {
                "-" => drop(answers.not_applicable.insert(rest.into(), "no survey".into())),
                "?" => drop(answers.unsure.insert(rest.into())),
                ">" => answers.target = Some(rest.into()),
                "@" => answers.open = Some(rest.into()),
                _ => drop(answers.ticked.insert(word.into())),
            }
        }
        assessment.answer_area(framework, area, answers);
    }
    assessment
}

/// A step as a line: `1a one-statement 0>2 E1`, with how many are needed where not all are, `?` behind what we don't know, and `!`
/// for a bottleneck.
fn said(step: &Step) -> String {
    let item = |item: &ItemIndex| {
        let unsure = if step.unsure.contains(item) { "?" } else { "" };
        format!("{}{unsure}", step.area[*item].id)
    };
    let items: Vec<String> = step.items.iter().map(item).collect();
    let any = if step.needed < items.len() { format!("any {} of ", step.needed) } else { String::new() };
    let bottleneck = if step.is_bottleneck() { " !" } else { "" };
    let reach = crate::assessment::Word::id(step.reach);
    format!("{} {reach} {}>{} {any}{}{bottleneck}", step.area.id, step.from, step.to, items.join(" "))
}

fn steps_of(areas: &[(&str, &str)], threshold: u8) -> Vec<String> {
    steps_on(FRAMEWORK, areas, threshold)
}

fn steps_on(framework: &str, areas: &[(&str, &str)], threshold: u8) -> Vec<String> {
    let framework = framework::read(framework.as_bytes(), framework::bundled_as).framework.unwrap();
    let assessment = assessment(&framework, areas);
    let card = score(&framework, &assessment, Rule::new(threshold).unwrap());
    plan(&assessment, &card).steps.iter().map(said).collect()
}

/// A target at a level where the area has no item is reached with the next level that has some, or with the last.
#[test]
fn targets_where_an_area_has_no_item() {
    let narrow = "          e: [{id: E1, text: e}]\n          d: [{id: D1, text: d}]\n          m: [{id: M1, text: m}]\n          t: [{id: T1, text: t}]\n";
    let framework = FRAMEWORK.replace(narrow, "          e: [{id: E1, text: e}]\n          m: [{id: M1, text: m}]\n");
    for (line, steps) in [
        ("E1 >d", &["1b one-statement 1>3 M1"] as &[&str]),
        (">d", &["1b one-statement 0>1 E1", "1b target 1>3 M1"]),
        ("E1 >t", &["1b one-statement 1>3 M1"]),
        ("E1 >e", &[]),
        ("E1 M1 >t", &[]),
    ] {
        assert_eq!(steps_on(&framework, &[("1b", line)], 100), steps, "{line}");
    }
}

#[test]
fn steps_lead_to_the_next_rating_or_the_target() {
    for (line, steps) in [
        ("", &["1a next-rating 0>1 E1 E2"] as &[&str]),
        ("E1", &["1a one-statement 0>1 E2"]),
        ("E1 ?E2", &["1a one-statement 0>1 E2?"]),
        ("E1 E2", &["1a next-rating 1>2 D1 D2"]),
        // M1 covers D1, so only D2 is missing.
        ("E1 E2 M1", &["1a one-statement 1>2 D2"]),
        // What does not apply is not asked for.
        ("E1 E2 D1 -D2", &["1a next-rating 2>3 M1 M2"]),
        ("E1 E2 D1 D2 M1 M2 T1 T2", &[]),
        // The target is two levels up: first the next rating, then the rest of the way.
        ("E1 E2 D1 >m", &["1a one-statement 1>2 D2", "1a target 2>3 M1 M2"]),
        // M1 covers D1, so nobody need do both.
        ("E1 >m", &["1a one-statement 0>1 E2", "1a target 1>3 D2 M1 M2"]),
        // M1 covers D1, so the way to the target takes three items.
        ("E1 M1 >m", &["1a one-statement 0>1 E2", "1a target 1>3 D2 M2"]),
        // The target is the next rating.
        ("E1 E2 D1 D2 M1 >m", &["1a one-statement 2>3 M2"]),
        // The target is reached, also where a level on the way to it has nothing that applies.
        ("E1 E2 D1 D2 >d", &[]),
        ("E1 E2 D1 D2 -M1 -M2 >m", &[]),
        ("-E1 -E2 >e", &[]),
        ("E1 E2 D1 -M1 -M2 >m", &["1a one-statement 1>2 D2"]),
        ("E1 E2 D1 -M1 -M2 >t", &["1a one-statement 1>2 D2", "1a target 2>4 T1 T2"]),
        ("E1 E2 D1 D2 >e", &[]),
    ] {
        assert_eq!(steps_of(&[("1a", line)], 100), steps, "{line}");
    }
}

#[test]
fn one_gap_below_complete_levels_is_a_bottleneck() {
    for (line, steps) in [
        ("E1 D1 D2 M1 M2", &["1a one-statement 0>3 E2 !"] as &[&str]),
        ("E1 D1 D2", &["1a one-statement 0>2 E2 !"]),
        ("E1 E2 D1 M1 M2 T1 T2", &["1a one-statement 1>4 D2 !"]),
        // Two gaps, or nothing above: none.
        ("D1 D2", &["1a next-rating 0>2 E1 E2"]),
        ("E1", &["1a one-statement 0>1 E2"]),
        // A level that is passed over holds nothing back, and is not named as in place.
        ("E1 E2 M1 -D1 -D2", &["1a one-statement 1>3 M2"]),
        ("E1 -D1 -D2 M1 M2", &["1a one-statement 0>3 E2 !"]),
        // The step jumps over the target.
        ("E1 D1 D2 >d", &["1a one-statement 0>2 E2 !"]),
    ] {
        assert_eq!(steps_of(&[("1a", line)], 100), steps, "{line}");
    }
}

#[test]
fn fewest_items_come_first_then_the_longest_way_up() {
    // 1b lifts two levels with one item, 1a one level.
    assert_eq!(
        steps_of(&[("1a", "E1 E2 D1"), ("1b", "E1 M1")], 100),
        ["1b one-statement 1>3 D1 !", "1a one-statement 1>2 D2"]
    );
    // As far up, the lower one first.
    assert_eq!(
        steps_of(&[("1a", "E1 E2 D1"), ("1b", "")], 100),
        ["1b one-statement 0>1 E1", "1a one-statement 1>2 D2"]
    );
    // On the way to a target all are named: how many are needed is a matter of each level.
    assert_eq!(steps_of(&[("1a", "E1 >t")], 50), ["1a one-statement 1>2 any 1 of D1 D2", "1a target 2>4 M1 M2 T1 T2"]);
    // At half of the items one of two is enough.
    assert_eq!(steps_of(&[("1a", "E1")], 50), ["1a one-statement 1>2 any 1 of D1 D2"]);
    // A step takes two items before another takes one: what is near goes before what is further on, however little that is.
    assert_eq!(
        steps_of(&[("1a", ""), ("1b", "E1 >m")], 100),
        ["1b one-statement 1>2 D1", "1a next-rating 0>1 E1 E2", "1b target 2>3 M1"]
    );
    // Of two next-rating steps the one that takes fewer items comes first, though it stands later and higher.
    let text = FRAMEWORK.replace("d: [{id: D1, text: d}]", "d: [{id: D1, text: d}, {id: D2, text: d}]");
    let text = text.replace(
        "e: [{id: E1, text: e}, {id: E2, text: e}]",
        "e: [{id: E1, text: e}, {id: E2, text: e}, {id: E3, text: e}]",
    );
    assert_eq!(
        steps_on(&text, &[("1a", ""), ("1b", "E1")], 100),
        ["1b next-rating 1>2 D1 D2", "1a next-rating 0>1 E1 E2 E3"]
    );
    // And of two target ones, from the same rank: 1a has two items left at Developing, 1b one.
    assert_eq!(
        steps_of(&[("1a", "E1 >d"), ("1b", ">d")], 100),
        ["1a one-statement 0>1 E2", "1b one-statement 0>1 E1", "1b target 1>2 D1", "1a target 1>2 D1 D2"]
    );
}

/// Where the team wants to be goes with every step of its area, and only of its area.
#[test]
fn targets_and_doubts_go_with_the_steps() {
    let framework = framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.unwrap();
    let assessment = assessment(&framework, &[("1a", "E1 ?E2 ?D2 ?T1 >m"), ("1b", "?E1")]);
    let card = score(&framework, &assessment, Rule::default());
    let plan = plan(&assessment, &card);
    let of = |step: &Step| {
        let level = |level: LevelIndex| framework[level].id.clone();
        (said(step), step.target.map(level))
    };
    // M1 covers D1; D2 is unsure and on the way, T1 is unsure and beyond.
    let expected = [
        ("1a one-statement 0>1 E2?", Some("m")),
        ("1b one-statement 0>1 E1?", None),
        ("1a target 1>3 D2? M1 M2", Some("m")),
    ];
    let expected = expected.map(|(step, target): (&str, Option<&str>)| (step.to_owned(), target.map(str::to_owned)));
    assert_eq!(plan.steps.iter().map(of).collect::<Vec<_>>(), expected);
}

/// Which levels are said to be in place above a gap: those that are complete, and not one at which nothing applies.
#[test]
fn what_waits_for_a_bottleneck() {
    let framework = framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.unwrap();
    let cases: [(&str, &[usize]); 7] = [
        ("E1 D1 D2 M1 M2", &[1, 2]),
        ("E1 D1 D2", &[1]),
        ("E1 -D1 -D2 M1 M2", &[2]),
        ("E1 D1 D2 -M1 -M2 T1 T2", &[1, 3]),
        // D2 and M2 are missing: Maturing is not complete, and Thriving counts only after it.
        ("E1 E2 D1 M1 T1 T2", &[]),
        ("E1 E2 D1 M1 M2 T1", &[2]),
        // More than one gap at the bottom.
        ("D1 D2 M1 M2", &[]),
    ];
    for (line, waiting) in cases {
        let assessment = assessment(&framework, &[("1a", line)]);
        let card = score(&framework, &assessment, Rule::default());
        let steps = plan(&assessment, &card).steps.into_iter();
        let found: Vec<usize> = steps.flat_map(|step| step.waiting).map(LevelIndex::get).collect();
        assert_eq!(found, waiting, "{line}");
    }
}

#[test]
fn what_cannot_be_planned_is_named() {
    let mut assessment = assessment(&BUNDLED, &[("1a", "E1 @developing"), ("1b", "E1 E2 >emerging"), ("3b", "E1")]);
    let excluded = WrittenAnswers { excluded: Some("no budget".into()), ..WrittenAnswers::default() };
    assessment.answer_area(&BUNDLED, "1c", excluded);
    assessment.about.scope = vec![ScopePart::Phase(PhaseIndex::new(0))];
    let card = score(&BUNDLED, &assessment, Rule::default());
    let plan = plan(&assessment, &card);
    let ids = |areas: &[&Area]| areas.iter().map(|area| area.id.clone()).collect::<Vec<_>>();
    // 1a is begun and 1d isn't; 1c does not apply; 1b has reached its target; 3b was answered, if outside the scope.
    assert_eq!(ids(&plan.unassessed), ["1a", "1d"]);
    assert_eq!(ids(&plan.reached), ["1b"]);
    assert_eq!(plan.steps.iter().map(|step| step.area.id.as_str()).collect::<Vec<_>>(), ["3b"]);
}

/// The plan for the example, whose first step a person would choose from the summary table: 4c is the lowest rating, one item
/// short, and all of Developing is in place above it. The other areas one item next-rating follow, the lower ones first.
#[test]
fn the_first_step_of_the_example_is_the_obvious_one() {
    let file = include_bytes!("../../examples/research-network-2026.yaml");
    let assessment = crate::assessment::read(file, &BUNDLED).assessment.unwrap();
    let card = score(&BUNDLED, &assessment, Rule::default());
    let plan = plan(&assessment, &card);
    let said: Vec<String> = plan.steps.iter().map(said).collect();
    let (quick, rest) = said.split_at(13);
    assert_eq!(
        quick,
        [
            "4c one-statement 0>2 E3 !",
            "5b one-statement 1>2 D1?",
            "5d one-statement 1>2 D3",
            "7a one-statement 1>2 D3",
            "7d one-statement 1>2 D2",
            "7f one-statement 1>2 D2",
            "1a one-statement 2>3 M4",
            "1b one-statement 2>3 M3",
            "2d one-statement 2>3 M1",
            "3b one-statement 2>3 M1",
            "5c one-statement 2>3 M3",
            "7b one-statement 2>3 M1",
            "7e one-statement 2>3 M1",
        ]
    );
    // Then those that are two items short, the lower ones first, and those that are three short.
    assert_eq!(
        rest,
        [
            "2c next-rating 1>2 D1 D3",
            "1d next-rating 2>3 M1 M3",
            "2a next-rating 2>3 M1 M2",
            "2b next-rating 2>3 M2 M3",
            "4a next-rating 2>3 M2 M4",
            "5a next-rating 2>3 M2 M3",
            "6a next-rating 2>3 M3 M4",
            "6b next-rating 2>3 M1 M2",
            "7c next-rating 2>3 M1 M2",
            "2e next-rating 3>4 T1 T2",
            "3a next-rating 3>4 T2 T3",
            "1c next-rating 2>3 M1 M2 M3",
            "4b next-rating 2>3 M1 M2 M3",
        ]
    );
    assert!(plan.reached.is_empty() && plan.unassessed.is_empty());
}

fn any_answers() -> impl Strategy<Value = (usize, Vec<u8>, Option<usize>)> {
    (0..BUNDLED.areas().len(), proptest::collection::vec(0..6_u8, 20), proptest::option::of(0..4_usize))
}

/// The rank once these items are ticked, too.
fn rank_with(area: &Area, answers: &AreaAnswers, items: &[ItemIndex], rule: Rule) -> usize {
    with_ticks(&BUNDLED, area, answers, items, rule).1.status.rank().unwrap()
}

proptest! {
    /// Doing what a step says leads to where it says, any of its items in the number needed will do, and one fewer won't. What
    /// is said to wait is complete. At the end the target is reached.
    #[test]
    fn steps_keep_their_promise((place, marks, target) in any_answers(), threshold in prop_oneof![Just(100), 1..=100_u8]) {
        let area = &BUNDLED.areas()[place];
        let mut assessment = Assessment::new(&BUNDLED, "Any", date(2026, 11, 22));
        let answers = assessment.areas.entry(area.index).or_default();
        answers.target = target.map(LevelIndex::new);
        for (item, mark) in area.items.iter().zip(&marks) {
            match mark {
                0 | 1 => {}
                2 => answers.put(item.index, Some(Answer::Unsure)),
                3 => answers.put(item.index, Some(Answer::NotApplicable("none held".into()))),
                _ => answers.put(item.index, Some(Answer::Ticked)),
            }
        }
        let rule = Rule::new(threshold).unwrap();
        let card = score(&BUNDLED, &assessment, rule);
        let plan = plan(&assessment, &card);
        let mut answers = assessment.areas[&area.index].clone();
        for step in &plan.steps {
            let rank = |items: &[ItemIndex]| rank_with(area, &answers, items, rule);
            prop_assert!(step.to > step.from && step.needed >= 1);
            prop_assert_eq!(rank(&step.items), step.to);
            if step.reach == Reach::Target {
                let fewer = |left_out: &ItemIndex| step.items.iter().copied().filter(|item| item != left_out).collect::<Vec<_>>();
                prop_assert!(threshold < 100 || step.items.iter().all(|item| rank(&fewer(item)) < step.to));
            } else {
                prop_assert_eq!(rank(&step.items[..step.needed]), step.to);
                prop_assert_eq!(rank(&step.items[step.items.len() - step.needed..]), step.to);
                prop_assert_eq!(rank(&step.items[1..step.needed]), step.from);
                prop_assert!(step.waiting.iter().all(|level| card[area.index][*level].complete && level.rank() <= step.to));
            }
            answers = with_ticks(&BUNDLED, area, &answers, &step.items, rule).0;
        }
        let end = score_area(&BUNDLED, area, Some(&answers), rule);
        let is_reached = |target: usize| end.next.as_ref().is_none_or(|next| next.level.get() > target);
        prop_assert!(plan.steps.is_empty() || target.is_none_or(is_reached));
    }
}
