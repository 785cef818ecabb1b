//! Worked cases, each figure counted by hand, and the laws that hold for any answers.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::framework::{self, Level};

/// Read once: the laws look at it thousands of times.
static BUNDLED: LazyLock<Framework> = LazyLock::new(framework::bundled);

/// Three items at each of four levels, with a chain E1 <- D1 <- M1 and a pair E2 <- T1, and an area with one item a level.
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
          e: [{id: E1, text: e}, {id: E2, text: e}, {id: E3, text: e}]
          d: [{id: D1, text: d, covers: [E1]}, {id: D2, text: d}, {id: D3, text: d}]
          m: [{id: M1, text: m, covers: [D1]}, {id: M2, text: m}, {id: M3, text: m}]
          t: [{id: T1, text: t, covers: [E2]}, {id: T2, text: t}, {id: T3, text: t}]
      - id: 1b
        name: Narrow
        checklist:
          e: [{id: E1, text: e}]
          d: [{id: D1, text: d}]
          m: [{id: M1, text: m}]
          t: [{id: T1, text: t}, {id: T2, text: t}]
"#;

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// Answers from a line such as `E1 E2 -D1 ?D2`: ticked, not applicable with `-`, unsure with `?`.
fn answers(line: &str) -> WrittenAnswers {
    let mut answers = WrittenAnswers::default();
    for word in line.split_whitespace() {
        if let Some(id) = word.strip_prefix('-') {
            answers.not_applicable.insert(id.into(), "no survey".into());
        } else if let Some(id) = word.strip_prefix('?') {
            answers.unsure.insert(id.into());
        } else {
            answers.ticked.insert(word.into());
        }
    }
    answers
}

/// What an area's score comes to, as a line: rank, met/applicable by level, next level with its missing items and how
/// many of them are needed, and what is ahead.
fn outcome(area: &str, line: &str, threshold: u8) -> String {
    let framework = sample();
    let area = framework.area(area).unwrap();
    let answers = answers(line).of(&framework, area);
    let score = score_area(&framework, area, Some(&answers), Rule::new(threshold).unwrap());
    let ids = |items: &[ItemIndex]| items.iter().map(|item| area[*item].id.as_str()).collect::<Vec<_>>().join(" ");
    let levels: Vec<String> = score.levels.iter().map(|level| format!("{}/{}", level.met, level.applicable)).collect();
    let rank = score.status.rank().map_or_else(|| format!("{:?}", score.status), |rank| rank.to_string());
    let next = score.next.map_or_else(
        || "top".to_owned(),
        |next| format!("{} needs {} of {}", framework[next.level].id, next.needed, ids(&next.missing)),
    );
    format!("{rank}; {}; {next}; ahead {}", levels.join(" "), ids(&score.ahead)).trim_end().to_owned()
}

#[test]
fn worked_cases() {
    let all = "E1 E2 E3 D1 D2 D3 M1 M2 M3 T1 T2 T3";
    let cases = [
        ("every item of every level", all, 100, "4; 3/3 3/3 3/3 3/3; top; ahead"),
        ("nothing", "", 100, "0; 0/3 0/3 0/3 0/3; e needs 3 of E1 E2 E3; ahead"),
        ("the first level", "E1 E2 E3", 100, "1; 3/3 0/3 0/3 0/3; d needs 3 of D1 D2 D3; ahead"),
        (
            "a gap at the bottom with everything above",
            "E1 E2 D1 D2 D3 M1 M2 M3 T1 T2 T3",
            100,
            "0; 2/3 3/3 3/3 3/3; e needs 1 of E3; ahead D1 D2 D3 M1 M2 M3 T1 T2 T3",
        ),
        ("a gap in the middle", "E1 E2 E3 D1 D2 D3 M1 M2 T1", 100, "2; 3/3 3/3 2/3 1/3; m needs 1 of M3; ahead T1"),
        (
            "the bottom wholly not applicable",
            "-E1 -E2 -E3 D1 D2 D3",
            100,
            "2; 0/0 3/3 0/3 0/3; m needs 3 of M1 M2 M3; ahead",
        ),
        (
            "the bottom not applicable, nothing above",
            "-E1 -E2 -E3 D1",
            100,
            "0; 0/0 1/3 0/3 0/3; d needs 2 of D2 D3; ahead",
        ),
        (
            "the middle wholly not applicable",
            "E1 E2 E3 -D1 -D2 -D3 M1 M2",
            100,
            "1; 3/3 0/0 2/3 0/3; m needs 1 of M3; ahead",
        ),
        (
            "the middle passed over",
            "E1 E2 E3 -D1 -D2 -D3 M1 M2 M3",
            100,
            "3; 3/3 0/0 3/3 0/3; t needs 3 of T1 T2 T3; ahead",
        ),
        (
            "the top wholly not applicable",
            "E1 E2 E3 D1 D2 D3 M1 M2 M3 -T1 -T2 -T3",
            100,
            "3; 3/3 3/3 3/3 0/0; top; ahead",
        ),
        (
            "everything not applicable",
            "-E1 -E2 -E3 -D1 -D2 -D3 -M1 -M2 -M3 -T1 -T2 -T3",
            100,
            "NotApplicable; 0/0 0/0 0/0 0/0; top; ahead",
        ),
        (
            "one item not applicable is one fewer to meet",
            "E1 E2 -E3",
            100,
            "1; 2/2 0/3 0/3 0/3; d needs 3 of D1 D2 D3; ahead",
        ),
        ("don't know is not in place", "E1 E2 ?E3", 100, "0; 2/3 0/3 0/3 0/3; e needs 1 of E3; ahead"),
        ("a covered item counts as met", "D1 E2 E3", 100, "1; 3/3 1/3 0/3 0/3; d needs 2 of D2 D3; ahead"),
        ("covers reach down a chain", "M1 E2 E3", 100, "1; 3/3 1/3 1/3 0/3; d needs 2 of D2 D3; ahead M1"),
        (
            "a chain holds though its middle is not applicable",
            "M1 -D1 E2 E3",
            100,
            "1; 3/3 0/2 1/3 0/3; d needs 2 of D2 D3; ahead M1",
        ),
        ("what is not applicable does not cover", "-D1 E2 E3", 100, "0; 2/3 0/2 0/3 0/3; e needs 1 of E1; ahead"),
        ("covered and unsure is met", "M1 ?E1 E2 E3", 100, "1; 3/3 1/3 1/3 0/3; d needs 2 of D2 D3; ahead M1"),
        ("not applicable is not met though covered", "D1 -E1", 100, "0; 0/2 1/3 0/3 0/3; e needs 2 of E2 E3; ahead D1"),
        // 80 % of 3 items is 2.4, so 3; of 2 items 1.6, so 2; of 1 item 1.
        ("80 % of three is three", "E1 E2", 80, "0; 2/3 0/3 0/3 0/3; e needs 1 of E3; ahead"),
        // 50 % of 3 items is 1.5, so 2.
        ("50 % of three is two", "E2 E3 D2 D3", 50, "2; 2/3 2/3 0/3 0/3; m needs 2 of E1 D1 M1 M2 M3; ahead"),
        ("50 % with one short", "E2 E3 D2", 50, "1; 2/3 1/3 0/3 0/3; d needs 1 of E1 D1 D3; ahead"),
        ("1 % is one item", "E3 D3 M3 T3", 1, "4; 1/3 1/3 1/3 1/3; top; ahead"),
        ("1 % with nothing is nothing", "", 1, "0; 0/3 0/3 0/3 0/3; e needs 1 of E1 E2 E3; ahead"),
    ];
    for (what, line, threshold, expected) in cases {
        assert_eq!(outcome("1a", line, threshold), expected, "{what}");
    }
}

#[test]
fn levels_of_one_item() {
    for (line, threshold, expected) in [
        ("E1", 100, "1; 1/1 0/1 0/1 0/2; d needs 1 of D1; ahead"),
        ("E1 D1 M1", 100, "3; 1/1 1/1 1/1 0/2; t needs 2 of T1 T2; ahead"),
        ("E1 D1 M1 T2", 100, "3; 1/1 1/1 1/1 1/2; t needs 1 of T1; ahead"),
        ("E1 D1 M1 T2", 50, "4; 1/1 1/1 1/1 1/2; top; ahead"),
        ("D1 M1 T1 T2", 1, "0; 0/1 1/1 1/1 2/2; e needs 1 of E1; ahead D1 M1 T1 T2"),
    ] {
        assert_eq!(outcome("1b", line, threshold), expected, "{line} at {threshold} %");
    }
}

#[test]
fn area_7e_of_the_bundled_framework() {
    let framework = &*BUNDLED;
    let area = framework.area("7e").unwrap();
    // Improvements across projects take in particular ones (E1), but need not be aimed at health inequalities (D1).
    let score = score_area(framework, area, Some(&answers("M1").of(framework, area)), Rule::default());
    assert_eq!(score.status, Status::Assessed { rank: 1 });
    assert_eq!(score.items[0].covered_by, area.item("M1").map(|item| item.index));
}

#[test]
fn open_absent_and_excluded_areas() {
    let framework = sample();
    let area = framework.area("1a").unwrap();
    let rated = |answers: Option<&WrittenAnswers>| {
        let answers = answers.map(|answers| answers.clone().of(&framework, area));
        score_area(&framework, area, answers.as_ref(), Rule::default())
    };
    let blank = WrittenAnswers::default();
    assert_eq!(rated(None).status, Status::NotAssessed);
    let mut open = answers("E1 E2 E3");
    open.open = Some("d".into());
    assert_eq!(rated(Some(&open)).status, Status::NotAssessed);
    assert_eq!(rated(Some(&open)).counts.met, 3);
    assert_eq!(rated(Some(&blank)).status, Status::Assessed { rank: 0 });
    let mut excluded = answers("E1 E2 E3");
    excluded.excluded = Some("not in our area".into());
    assert_eq!(rated(Some(&excluded)).status, Status::NotApplicable);
    assert_eq!(rated(Some(&excluded)).counts, Counts::default());
    // A next round opens every area, those that are set aside too.
    excluded.open = Some("e".into());
    assert_eq!(rated(Some(&excluded)).status, Status::NotApplicable);
    let mut nothing_applies = answers("-E1 -E2 -E3 -D1 -D2 -D3 -M1 -M2 -M3 -T1 -T2 -T3");
    nothing_applies.open = Some("m".into());
    assert_eq!(rated(Some(&nothing_applies)).status, Status::NotApplicable);
}

/// What is counted of each answer: ticks only where they count, evidence only for ticks, and only where there is some.
#[test]
fn what_is_counted() {
    let framework = sample();
    let area = framework.area("1a").unwrap();
    let counts = |line: &str, evidence: &[(&str, usize)]| {
        let mut answers = answers(line);
        for (item, pieces) in evidence {
            answers.evidence.insert((*item).to_owned(), vec![remark(); *pieces]);
        }
        let score = score_area(&framework, area, Some(&answers.of(&framework, area)), Rule::default());
        let Counts { ticked, met, applicable, evidenced } = score.counts;
        (ticked, met, applicable, evidenced, score.unsure)
    };
    // The area has 12 items. Ticked, met, applicable, evidenced, unsure.
    let cases: [(&str, &[(&str, usize)], _); 6] = [
        ("E1", &[("E1", 1)], (1, 1, 12, 1, 0)),
        // Three pieces for one item are one item with evidence.
        ("E1 E2", &[("E1", 3)], (2, 2, 12, 1, 0)),
        // Evidence stays when an item is unticked, and supports nothing then.
        ("E1", &[("E2", 1)], (1, 1, 12, 0, 0)),
        ("E1", &[("E1", 0), ("E2", 1)], (1, 1, 12, 0, 0)),
        ("?E1 -E2", &[("E1", 1), ("E2", 1)], (0, 0, 11, 0, 1)),
        // M1 covers D1, and through it E1: three are met with one tick, and evidence for a covered one is none for a tick.
        ("M1 ?D1", &[("E1", 1), ("M1", 1)], (1, 3, 12, 1, 1)),
    ];
    for (line, evidence, expected) in cases {
        assert_eq!(counts(line, evidence), expected, "{line} {evidence:?}");
    }
}

/// What is said to put an item in place is the lowest ticked item that covers it, by the chain E1 <- D1 <- M1 and by E2 <- T1.
#[test]
fn in_place_through() {
    let framework = sample();
    let area = framework.area("1a").unwrap();
    for (line, item, through) in [
        ("D1 M1", "E1", Some("D1")),
        ("M1", "E1", Some("M1")),
        ("M1", "D1", Some("M1")),
        ("D1 M1", "D1", None),
        ("M1 ?D1", "E1", Some("M1")),
        ("M1 -D1", "E1", Some("M1")),
        ("M1 ?E1", "E1", Some("M1")),
        ("M1 -E1", "E1", None),
        ("E1 D1", "E1", None),
        ("-T1", "E2", None),
        ("T1", "E2", Some("T1")),
        ("M1 T1", "E3", None),
    ] {
        let score = score_area(&framework, area, Some(&answers(line).of(&framework, area)), Rule::default());
        let found = score[area.item(item).unwrap().index].covered_by;
        assert_eq!(found.map(|by| area[by].id.as_str()), through, "{item} with {line}");
    }
    // Two that cover one item directly, and the one below them that only the chain leads to.
    let text = FRAMEWORK.replace("{id: M2, text: m}", "{id: M2, text: m, covers: [E1]}");
    let text = text.replace("{id: T3, text: t}", "{id: T3, text: t, covers: [E1]}");
    let framework = framework::read(text.as_bytes(), framework::bundled_as).framework.unwrap();
    let area = framework.area("1a").unwrap();
    for (line, through) in [("M2 T3", "M2"), ("T3", "T3"), ("D1 M2 T3", "D1"), ("M1 M2", "M1"), ("-M2 T3", "T3")] {
        let score = score_area(&framework, area, Some(&answers(line).of(&framework, area)), Rule::default());
        assert_eq!(score.items[0].covered_by, area.item(through).map(|item| item.index), "{line}");
    }
}

/// A level is complete through others where its own ticks are not enough: by the chain E1 <- D1 <- M1 and by E2 <- T1.
#[test]
fn levels_complete_through_others() {
    let framework = sample();
    let area = framework.area("1a").unwrap();
    for (line, threshold, first, second) in [
        ("E1 E2 E3 D1", 100, "", ""),
        ("E2 E3 D1", 100, "D1", ""),
        ("E3 M1 T1", 100, "M1 T1", ""),
        ("E3 M1", 100, "", ""),
        ("E2 E3 D2 D3 M1", 100, "M1", "M1"),
        ("E1 E2 E3 -D1 D2 D3 M1", 100, "", ""),
        // Two of three are enough.
        ("E2 E3 D1", 66, "", ""),
        ("E3 D1", 66, "D1", ""),
    ] {
        let answers = answers(line).of(&framework, area);
        let score = score_area(&framework, area, Some(&answers), Rule::new(threshold).unwrap());
        let through = |level: &Level| -> Vec<&str> {
            score.through(level.index).into_iter().map(|item| area[item].id.as_str()).collect()
        };
        let found: Vec<String> = framework.levels().iter().map(|level| through(level).join(" ")).collect();
        assert_eq!(found, [first, second, "", ""], "{line}");
    }
}

/// How many more items each level needs: a half of three is two, of two one; a level that is complete, or has nothing that
/// applies, needs none, and the latter isn't complete.
#[test]
fn what_each_level_needs() {
    let framework = sample();
    let area = framework.area("1a").unwrap();
    let level =
        |met, applicable, needed, complete| LevelScore { met, applicable, needed, complete, through_others: false };
    let score = |threshold| {
        let answers = answers("E1 E2 E3 D2 -M1 -M2 -M3 -T1");
        score_area(&framework, area, Some(&answers.of(&framework, area)), Rule::new(threshold).unwrap()).levels
    };
    assert_eq!(score(100), [level(3, 3, 0, true), level(1, 3, 2, false), level(0, 0, 0, false), level(0, 2, 2, false)]);
    assert_eq!(score(50), [level(3, 3, 0, true), level(1, 3, 1, false), level(0, 0, 0, false), level(0, 2, 1, false)]);
    assert_eq!(score(1), [level(3, 3, 0, true), level(1, 3, 0, true), level(0, 0, 0, false), level(0, 2, 1, false)]);
}

#[test]
fn roll_ups_count_assessed_areas_only() {
    let framework = sample();
    let mut assessment = assessment(&framework);
    let mut narrow = answers("E1 D1");
    narrow.evidence.insert("D1".into(), vec![remark()]);
    assessment.answer_area(&framework, "1b", narrow);
    let overall = score(&framework, &assessment, Rule::default()).overall;
    assert_eq!((overall.areas, overall.assessed), (2, 1));
    assert_eq!(overall.ratings, [0, 0, 1, 0, 0]);
    assert_eq!(overall.counts, Counts { ticked: 2, met: 2, applicable: 5, evidenced: 1 });
    assessment.answer_area(&framework, "1a", answers("T1 T2 T3"));
    let overall = score(&framework, &assessment, Rule::default()).overall;
    // Of the ranks 0 and 2 the lower median is 0.
    assert_eq!((overall.lowest, overall.median), (Some(0), Some(0)));
    // T1 covers E2: four met with three ticks.
    assert_eq!(overall.counts, Counts { ticked: 5, met: 6, applicable: 17, evidenced: 1 });
}

#[test]
fn nothing_assessed_has_no_lowest_and_no_median() {
    let framework = sample();
    let overall = score(&framework, &assessment(&framework), Rule::default()).overall;
    assert_eq!((overall.assessed, overall.lowest, overall.median), (0, None, None));
}

#[test]
fn rules_outside_1_to_100_do_not_exist() {
    assert_eq!((Rule::new(0), Rule::new(101)), (None, None));
}

fn assessment(framework: &Framework) -> Assessment {
    Assessment::new(framework, "Sample", jiff::civil::date(2026, 11, 21))
}

fn remark() -> crate::assessment::Remark {
    crate::assessment::Remark { text: "minutes".into(), ..Default::default() }
}

/// Any answers for area `index` of the bundled framework: each item ticked, unsure, not applicable or left.
fn any_answers(area: &Area) -> impl Strategy<Value = AreaAnswers> + use<> {
    proptest::collection::vec(0..5_u8, area.items.len()).prop_map(move |marks| {
        let mut answers = AreaAnswers::default();
        for (item, mark) in (0..).map(ItemIndex::new).zip(marks) {
            match mark {
                0 | 1 => drop(answers.ticked.insert(item)),
                2 => drop(answers.unsure.insert(item)),
                3 => drop(answers.not_applicable.insert(item, "reason".into())),
                _ => {}
            }
        }
        answers
    })
}

fn any_case() -> impl Strategy<Value = (usize, AreaAnswers, u8)> {
    let areas: Vec<Area> = BUNDLED.areas().to_vec();
    (0..areas.len(), 1..=100_u8)
        .prop_flat_map(move |(index, threshold)| (Just(index), any_answers(&areas[index]), Just(threshold)))
}

/// Ticks that teams can honestly give by the published words, which name lesser practices that some have left behind ("a single
/// methodology", "already engaged with the system"): who has something better in place is rated by that, and nobody by what an
/// item doesn't say.
#[test]
fn what_covers_what_in_the_bundled_framework() {
    for (team, area, line, rank) in [
        ("a new project", "4a", "E1 E2", 1),
        ("a new project", "5a", "E1 E2 E3 E4", 1),
        ("a new project", "7a", "E1 E2 E3", 1),
        ("a new project", "7e", "E1", 1),
        // E1 and E4 through D1 and D2.
        ("a solid programme", "5a", "E2 E3 D1 D2 D3", 2),
        // E1 through M2.
        ("a solid programme", "6b", "E2 E3 D1 D2 D3 D4 M2", 2),
        // E2 through D2.
        ("a solid programme", "7a", "E1 E3 D1 D2 D3", 2),
        // E1 and E2 through D1 and M1; M2 is missing.
        ("a solid programme", "7c", "D1 D2 M1", 2),
        // E1 and D1 through T1, E2 through T2.
        ("led by a community", "4a", "D2 D3 D4 M1 M2 M3 M4 T1 T2", 4),
        // D1 and D2 through T1.
        ("led by a community", "4b", "E1 E2 E3 E4 M1 M2 M3 T1 T2", 4),
        // E1 through M2, E4 through D2, D1 through T1.
        ("led by a community", "5a", "E2 E3 D2 D3 M1 M2 M3 T1 T2 T3", 4),
        // E1 and M1 through T1.
        ("led by a community", "6a", "D1 D2 M2 M3 M4 T1 T2 T3 T4", 4),
        // M1 and M2 through T1, E1 through M2, D4 through T4. Its boards are chaired by people with lived experience alone.
        ("led by a community", "6b", "E2 E3 D1 D2 D3 M3 M4 T1 -T2 T3 T4", 4),
        // E1 and D1 through M1, E2 through D2, E3, D3 and M3 through T1.
        ("led by a community", "7a", "D2 M1 M2 T1 T2", 4),
        // E1, E2 and D1 through M1, D2 and M2 through T2.
        ("led by a community", "7c", "M1 T1 T2", 4),
        // T1 covers D1 and so E1.
        ("one item alone", "7e", "T1", 2),
        ("the highest level alone", "7e", "T1 T2", 2),
        // A full picture is not written down, a job description not worked out with communities, a report for others outside not
        // at hand throughout.
        ("all but E2", "1b", "E1 D1 D2 D3 M1 M2 M3 T1 T2 T3 T4", 0),
        ("all but D5", "1d", "E1 E2 E3 E4 E5 D1 D2 D3 D4 M1 M2 M3 T1 T2 T3 T4", 1),
        ("all but D3, T1", "7f", "E1 E2 D1 D2 M1 M2 T2 T3", 1),
    ] {
        let area = BUNDLED.area(area).unwrap();
        let answers = answers(line).of(&BUNDLED, area);
        let score = score_area(&BUNDLED, area, Some(&answers), Rule::default());
        assert_eq!(score.status.rank(), Some(rank), "{team}, {}: {line}", area.id);
    }
}

proptest! {
    #[test]
    fn one_more_tick_never_lowers_a_rating((index, answers, threshold) in any_case()) {
        let framework = &*BUNDLED;
        let area = &framework.areas()[index];
        let rule = Rule::new(threshold).unwrap();
        let before = score_area(framework, area, Some(&answers), rule).status.rank();
        for item in area.items.iter().filter(|item| !answers.not_applicable.contains_key(&item.index)) {
            let mut more = answers.clone();
            more.unsure.remove(&item.index);
            more.ticked.insert(item.index);
            prop_assert!(score_area(framework, area, Some(&more), rule).status.rank() >= before);
        }
    }

    #[test]
    fn a_higher_threshold_never_raises_a_rating((index, answers, threshold) in any_case()) {
        let framework = &*BUNDLED;
        let area = &framework.areas()[index];
        let at = |threshold| score_area(framework, area, Some(&answers), Rule::new(threshold).unwrap()).status.rank();
        prop_assert!(at(threshold) >= at(100));
    }

    #[test]
    fn meeting_what_is_missing_reaches_the_next_level((index, answers, threshold) in any_case()) {
        let framework = &*BUNDLED;
        let area = &framework.areas()[index];
        let rule = Rule::new(threshold).unwrap();
        let score = score_area(framework, area, Some(&answers), rule);
        if let Some(next) = score.next {
            prop_assert!(next.needed >= 1);
            let mut more = answers;
            let of_level = next.missing.iter().filter(|item| area[**item].level == next.level);
            for item in of_level.take(next.needed) {
                more.unsure.remove(item);
                more.ticked.insert(*item);
            }
            let rank = score_area(framework, area, Some(&more), rule).status.rank();
            prop_assert!(rank >= Some(next.level.rank()));
        }
    }

    #[test]
    fn reworded_text_changes_no_rating((index, answers, threshold) in any_case()) {
        let framework = &*BUNDLED;
        let mut reworded = framework.areas()[index].clone();
        reworded.name = "Other".into();
        for item in &mut reworded.items {
            item.text = "Something else".into();
        }
        let rule = Rule::new(threshold).unwrap();
        let score = score_area(framework, &framework.areas()[index], Some(&answers), rule);
        let again = score_area(framework, &reworded, Some(&answers), rule);
        prop_assert_eq!((score.status, score.levels, score.next), (again.status, again.levels, again.next));
    }

    /// Areas and ticks may stand in a file in any order.
    #[test]
    fn the_order_of_answers_and_areas_is_irrelevant((index, answers, _) in any_case(), seed in 0..1000_usize) {
        let framework = &*BUNDLED;
        let area = &framework.areas()[index];
        let other = &framework.areas()[(index + 1) % framework.areas().len()].id;
        let mut ticks: Vec<&String> = answers.ticked.iter().map(|item| &area[*item].id).collect();
        let head = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Sample}\nareas:\n";
        let one = |ticks: &[&String]| format!("  {}: {{ticked: {ticks:?}}}\n", area.id);
        let two = format!("  {other}: {{}}\n");
        let forward = format!("{head}{}{two}", one(&ticks));
        let turn = seed % ticks.len().max(1);
        ticks.rotate_left(turn);
        ticks.reverse();
        let backward = format!("{head}{two}{}", one(&ticks));
        let read = |text: &str| crate::assessment::read(text.as_bytes(), framework).assessment.expect("it is valid");
        let rule = Rule::default();
        prop_assert_eq!(score(framework, &read(&forward), rule), score(framework, &read(&backward), rule));
    }
}
