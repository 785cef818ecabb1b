//! Published values of the statistics, agendas counted by hand, and what holds for any answers.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Assessment, Assessor, Remark};
use crate::framework::{self, Framework};
use crate::score::{Rule, score};

/// One list of values for each column of some rows; a dot or a star is no value.
fn units(rows: &[&str]) -> Vec<Vec<usize>> {
    let rows: Vec<Vec<char>> =
        rows.iter().map(|row| row.chars().filter(|letter| !letter.is_whitespace()).collect()).collect();
    let value = |letter: char| match letter {
        '.' | '*' => None,
        'a'..='z' => Some(usize::from(u8::try_from(letter).unwrap() - b'a')),
        digit => Some(usize::try_from(digit.to_digit(10).unwrap()).unwrap()),
    };
    (0..rows[0].len()).map(|column| rows.iter().filter_map(|row| value(row[column])).collect()).collect()
}

fn e() -> Vec<Vec<usize>> {
    units(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."])
}

fn near(found: Option<f64>, expected: f64, within: f64) {
    let found = found.expect("a figure");
    assert!((found - expected).abs() < within, "{found} is not {expected}");
}

/// Exact values as fractions, of Krippendorff 2011 and Wikipedia.
#[test]
fn published_values() {
    near(alpha(&e(), Metric::Nominal), 113.0 / 152.0, 1e-12);
    near(alpha(&e(), Metric::Ordinal), 108_577.0 / 133_160.0, 1e-12);
    near(percent_agreement(&e()), 9.0 / 11.0, 1e-12);
    near(alpha(&units(&["0100000010", "1110010000"]), Metric::Nominal), 2.0 / 21.0, 1e-12);
    near(alpha(&units(&["aabbdcccedda", "babbbccceddd"]), Metric::Nominal), 155.0 / 224.0, 1e-12);
}

#[test]
fn three_coders_of_wikipedia() {
    let coders =
        units(&["* * * * * 3 4 1 2 1 1 3 3 * 3", "1 * 2 1 3 3 4 3 * * * * * * *", "* * 2 1 3 4 4 * 2 1 1 3 3 * 4"]);
    near(alpha(&coders, Metric::Nominal), 0.6914, 5e-5);
    near(alpha(&coders, Metric::Ordinal), 0.8067, 5e-5);
}

/// Where nothing can be said, nothing is: never 1, and never "not a number".
#[test]
fn undefined_and_extreme_values() {
    for undefined in
        [vec![], vec![vec![]], vec![vec![1], vec![0]], vec![vec![1, 1], vec![1, 1, 1]], vec![vec![1, 1], vec![0]]]
    {
        assert_eq!(alpha(&undefined, Metric::Nominal), None, "{undefined:?}");
        assert_eq!(alpha(&undefined, Metric::Ordinal), None, "{undefined:?}");
    }
    assert_eq!(percent_agreement(&[vec![], vec![1]]), None);
    assert_eq!(percent_agreement(&[vec![1, 1]]), Some(1.0));
    near(alpha(&[vec![0, 1]], Metric::Nominal), 0.0, 1e-12);
    near(alpha(&[vec![0, 1], vec![1, 0]], Metric::Nominal), -0.5, 1e-12);
    near(alpha(&[vec![0, 0], vec![1, 1]], Metric::Nominal), 1.0, 1e-12);
    // One dissent in 1,400 answers.
    let mut votes = vec![vec![1; 5]; 280];
    votes[7][2] = 0;
    near(alpha(&votes, Metric::Nominal), 0.0, 1e-12);
    near(percent_agreement(&votes), 0.998_571, 1e-6);
}

/// Both swap everything: 2 raters, 4 units.
#[test]
fn a_full_swap() {
    near(alpha(&units(&["0101", "1010"]), Metric::Nominal), -0.75, 1e-12);
}

const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: e, name: E}, {id: d, name: D}, {id: m, name: M}]
phases:
  - id: "1"
    name: Only
    areas:
      - id: 1a
        name: Broad
        checklist:
          e: [{id: E1, text: e}, {id: E2, text: e}]
          d: [{id: D1, text: d, covers: [E1]}, {id: D2, text: d}]
          m: [{id: M1, text: m}]
      - id: 1b
        name: Narrow
        checklist:
          e: [{id: E1, text: e}]
          m: [{id: M1, text: m}]
"#;

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// The assessment of somebody in a role, with answers such as `1a: E1 ?E2 -D1 | 1b: !`: unsure with `?`, not applicable with `-`, open
/// with `@`, set aside with `!`, with a note after `#`, evidence on an item after `+`.
fn by(framework: &Framework, role: &str, line: &str) -> Assessment {
    let mut assessment = Assessment::new(framework, "Sample", date(2026, 11, 22));
    assessment.about.assessors =
        vec![Assessor { name: "Ada".into(), role: Some(role.to_owned()).filter(|role| !role.is_empty()) }];
    for part in line.split('|').filter(|part| !part.trim().is_empty()) {
        let (area, words) = part.split_once(':').unwrap();
        let mut answers = WrittenAnswers::default();
        let remark = || Remark { text: "seen".into(), ..Remark::default() };
        for word in words.split_whitespace() {
            let (sign, rest) = word.split_at(1);
            match sign {
                "?" => drop(answers.unsure.insert(rest.into())),
                "-" => drop(answers.not_applicable.insert(rest.into(), "no survey".into())),
                "@" => answers.open = Some("e".into()),
                "!" => answers.excluded = Some("not ours".into()),
                "#" => answers.notes.push(remark()),
                "+" => drop(answers.evidence.insert(rest.into(), vec![remark()])),
                _ => drop(answers.ticked.insert(word.into())),
            }
        }
        assessment.answer_area(framework, area.trim(), answers);
    }
    assessment
}

fn agreed(framework: &Framework, all: &[Assessment]) -> Agreement {
    let sources: Vec<&Assessment> = all.iter().collect();
    let cards: Vec<_> = all.iter().map(|one| score(framework, one, Rule::default())).collect();
    agreement(framework, &sources, &cards)
}

fn listed(framework: &Framework, all: &[Assessment], merged: &str) -> Vec<String> {
    let sources: Vec<&Assessment> = all.iter().collect();
    let agreement = agreed(framework, all);
    let merged = by(framework, "", merged);
    let line = |item: AgendaItem| {
        let against = item.against.map(|group| format!(" {} say {}", group.role, group.says_in_place));
        format!(
            "{} {}:{}{}{}{}",
            framework.full_id(item.split.item),
            item.split.ticked,
            item.split.not_ticked,
            if item.decides { " decides" } else { "" },
            if item.has_lone_voice { " lone" } else { "" },
            against.unwrap_or_default(),
        )
    };
    agenda(framework, &sources, &agreement, &merged, Rule::default()).into_iter().map(line).collect()
}

/// What counts as a vote, and what doesn't.
#[test]
fn counts_by_hand() {
    let framework = sample();
    let all = ["1a: E1 E2 D1 | 1b: E1", "1a: D1 ?E2 | 1b: !", "1a: E1 -E2 | 1b: @ E1", ""]
        .map(|line| by(&framework, "", line));
    let agreement = agreed(&framework, &all);
    let counts = |id: &str| {
        let item = framework.item(id).unwrap();
        let split = agreement.told().find(|split| split.item == item).unwrap();
        [split.ticked, split.not_ticked, split.unsure, split.not_applicable, split.unassessed]
    };
    assert_eq!(counts("1a.E1"), [2, 1, 0, 0, 1], "as given: that D1 covers it makes no difference");
    assert_eq!(counts("1a.E2"), [1, 0, 1, 1, 1]);
    assert_eq!(counts("1a.D1"), [2, 1, 0, 0, 1]);
    assert_eq!(counts("1a.D2"), [0, 3, 0, 0, 1]);
    assert_eq!(counts("1b.E1"), [1, 0, 0, 1, 2]);
    assert_eq!(agreement.areas[0].ranks, [Some(1), Some(0), Some(1), None]);
    assert_eq!((agreement.areas[0].spread(), agreement.areas[0].assessors, agreement.areas[1].assessors), (1, 3, 1));
    assert_eq!((agreement.assessors, agreement.comparable().count(), agreement.unanimous()), (4, 4, 2));
    // Two units of 2:1, two of 0:3.
    near(agreement.percent_agreement, (1.0 / 3.0 + 1.0 / 3.0 + 2.0) / 4.0, 1e-12);
    assert!(!agreement.is_lopsided());
    // Of these 12 votes 4 are yes and 8 no, so 64 of the ordered pairs among all differ. Within each of the two units of 2:1 there are 4
    // that do, and each counts one half, as the unit has 3 votes: 1 - 11 * 4 / 64.
    near(agreement.alpha_items, 5.0 / 16.0, 1e-12);
}

/// More than 90 % one way, whichever way; nothing at all is not lopsided.
#[test]
fn lopsided_votes() {
    let framework = sample();
    let all = "1a: E1 E2 D1 D2 M1 | 1b: E1 M1";
    let but_one = "1a: E1 E2 D1 D2 M1 | 1b: E1";
    let two = |lines: [&str; 2]| agreed(&framework, &lines.map(|line| by(&framework, "", line))).is_lopsided();
    assert!(two([all, but_one]) && two(["1a: | 1b:", "1a: | 1b: E1"]));
    assert!(!two([but_one, but_one]) && !two(["", ""]));
}

/// The closest split first, then what decides a rating, then the framework's order; what has hardly any votes comes last.
#[test]
fn the_order_of_the_agenda() {
    let framework = sample();
    let all = ["1a: E1 E2 M1 | 1b: ?E1", "1a: E2 M1 | 1b: ?E1 M1", "1a: E1 -D2 | 1b: ?E1", "1a: D1 | 1b: E1"]
        .map(|line| by(&framework, "", line));
    let expected =
        ["1a.E2 2:2 decides", "1a.E1 2:2", "1a.M1 2:2", "1b.M1 1:3 decides", "1a.D1 1:3", "1b.E1 1:0 decides"];
    assert_eq!(listed(&framework, &all, "1a: E1 ?E2 | 1b: E1"), expected);
}

#[test]
fn groups_and_lone_voices() {
    let framework = sample();
    let all = [
        by(&framework, "Staff", "1a: E1 E2"),
        by(&framework, "staff ", "1a: E1 E2"),
        by(&framework, "Staff", "1a: E1 E2 D2"),
        by(&framework, "Lived experience", "1a: E2"),
        by(&framework, "Lived experience", "1a: E2 D1 +D1"),
        by(&framework, "Carer", "1a: "),
    ];
    assert_eq!(
        listed(&framework, &all, "1a: E2"),
        ["1a.E1 3:3 decides Staff say true", "1a.D1 1:5 decides lone", "1a.E2 5:1", "1a.D2 1:5"]
    );
    let sources: Vec<&Assessment> = all.iter().collect();
    let found = by_role(&framework, &sources);
    let groups: Vec<(Option<&str>, usize)> =
        found.groups.iter().map(|group| (group.role.as_deref(), group.assessors)).collect();
    assert_eq!((groups, found.leaves_out), (vec![(Some("Staff"), 3), (None, 3)], false));
    // Two others could be told by taking the group from the total: they are left out, and so must totals be.
    let found = by_role(&framework, &sources[..5]);
    let groups: Vec<usize> = found.groups.iter().map(|group| group.assessors).collect();
    assert_eq!((groups, found.leaves_out), (vec![3], true));
    assert_eq!(listed(&framework, &all[..5], "1a: E2")[0], "1a.E1 3:2 decides");
}

/// Of a group in which one or two have an answer, nothing is told; nor of the others, where totals stand beside them.
#[test]
fn groups_with_few_answers() {
    let framework = sample();
    let staff = ["1a: E1 | 1b: E1", "1a: E1 | 1b: E1", "1a: E1 | 1b: E1"].map(|line| by(&framework, "Staff", line));
    let public = ["1a: E1 -E2", "1a: E1 -E2", "1a: ?E1 -E2 | 1b: E1"].map(|line| by(&framework, "Public", line));
    let told = |all: &[Assessment]| {
        let sources: Vec<&Assessment> = all.iter().collect();
        let roles = by_role(&framework, &sources);
        let at = |id: &str| {
            let item = framework.item(id).unwrap();
            let place = agreed(&framework, all).told().position(|split| split.item == item).unwrap();
            let votes = |group: &RoleSplit| group.items[place].as_ref().map(ItemSplit::votes);
            roles.groups.iter().map(votes).collect::<Vec<_>>()
        };
        ["1a.E1", "1a.E2", "1b.E1"].map(at)
    };
    let all = [public, staff].concat();
    // Of 1a.E2 the public says only that it doesn't apply; 1b was assessed by one of them.
    assert_eq!(told(&all), [vec![Some(2), Some(3)], vec![None, None], vec![None, None]]);
    let with_one_other = [all, vec![by(&framework, "Carer", "1a: E1")]].concat();
    assert_eq!(told(&with_one_other), [vec![Some(2), Some(3)], vec![None, Some(3)], vec![None, Some(3)]]);
}

/// One kind says as one that an item is in place, and another that it is not.
#[test]
fn kinds_against_each_other() {
    use crate::assessment::Kind;
    let framework = sample();
    let of = |kind: Option<Kind>, line: &str| {
        let mut assessment = by(&framework, "", line);
        assessment.about.kind = kind;
        assessment
    };
    let all = [
        of(None, "1a: E1 E2 D1"),
        of(Some(Kind::SelfAssessment), "1a: E1 ?E2"),
        of(Some(Kind::Peer), "1a: D1"),
        of(Some(Kind::Community), "1a: -E1 M1 | 1b: E1"),
    ];
    let sources: Vec<&Assessment> = all.iter().collect();
    let kinds = by_kind(&framework, &sources, false);
    let (own, peer, community) = (Kind::SelfAssessment, Kind::Peer, Kind::Community);
    assert_eq!(
        kinds.iter().map(|kind| (kind.kind, kind.assessors)).collect::<Vec<_>>(),
        [(own, 2), (peer, 1), (community, 1)]
    );
    let found: Vec<_> =
        opposed(&kinds).into_iter().map(|one| (framework.full_id(one.item), one.in_place, one.not_in_place)).collect();
    // Of 1a.D1 those who assess themselves are of two minds.
    assert_eq!(
        found,
        [
            ("1a.E1".to_owned(), vec![(own, 2)], vec![(peer, 1)]),
            ("1a.E2".to_owned(), vec![(own, 1)], vec![(peer, 1), (community, 1)]),
            ("1a.D1".to_owned(), vec![(peer, 1)], vec![(community, 1)]),
            ("1a.M1".to_owned(), vec![(community, 1)], vec![(own, 2), (peer, 1)]),
        ]
    );
    assert!(opposed(&by_kind(&framework, &sources[..2], false)).is_empty() && opposed(&[]).is_empty());
}

/// Where names are hidden, nothing depends on answers that may not be told: neither counts nor figures nor the agenda.
#[test]
fn what_is_withheld_counts_nowhere() {
    let framework = sample();
    // Of 1a.E2 two of four have a vote, and 1b is rated by two of them.
    let with = |first: &str, second: &str| {
        [
            by(&framework, "", &format!("1a: E1 D1 {first}")),
            by(&framework, "", &format!("1a: E1 {second}")),
            by(&framework, "", "1a: D1 -E2"),
            by(&framework, "", "1a: E1 -E2 ?M1 ?D2"),
        ]
    };
    let hidden = |all: &[Assessment]| {
        let hidden = agreed(&framework, all).without_names();
        let figures = (hidden.percent_agreement, hidden.alpha_items, hidden.comparable().count(), hidden.unanimous());
        let sources: Vec<&Assessment> = all.iter().collect();
        let merged = by(&framework, "", "1a: E1");
        let agenda = agenda(&framework, &sources, &hidden, &merged, Rule::default());
        let agenda: Vec<_> = agenda.iter().map(|item| (framework.full_id(item.split.item), item.decides)).collect();
        (hidden.items, figures, agenda)
    };
    let split = hidden(&with("E2", ""));
    for other in [with("E2", "E2"), with("", ""), with("?E2", "E2")] {
        assert_eq!(hidden(&other), split);
    }
    let (items, figures, agenda) = split;
    let told: Vec<bool> = items.iter().map(Option::is_some).collect();
    // Nobody has assessed 1b, which tells of nobody.
    assert_eq!(told, [true, false, true, true, true, true, true]);
    assert_eq!(agenda, [("1a.D1".to_owned(), false), ("1a.E1".to_owned(), false)]);
    // E1 3:1, D1 2:2, D2 0:3, M1 0:3.
    assert_eq!((figures.2, figures.3), (4, 2));
    near(figures.0, (0.5 + 1.0 / 3.0 + 2.0) / 4.0, 1e-12);
    // With names it counts.
    let known = agreed(&framework, &with("E2", ""));
    assert_eq!((known.withheld(), known.comparable().count()), (0, 5));
}

/// Ranks by name, and without: from three on, the lowest first.
#[test]
fn ratings_without_names() {
    let framework = sample();
    let all = ["1a: | 1b: E1", "1a: E1 E2 | 1b: E1 M1", "1a: ", "1b: @"].map(|line| by(&framework, "", line));
    let known = agreed(&framework, &all);
    assert_eq!(known.areas[0].ranks, [Some(0), Some(1), Some(0), None]);
    assert_eq!(known.areas[1].ranks, [Some(1), Some(3), None, None]);
    let hidden = known.without_names();
    assert_eq!(hidden.areas[0].ranks, [Some(0), Some(0), Some(1)]);
    assert_eq!((hidden.areas[0].is_withheld, hidden.areas[0].rated(), hidden.areas[0].spread()), (false, 3, 1));
    assert_eq!((hidden.areas[1].is_withheld, hidden.areas[1].rated(), hidden.areas[1].spread()), (true, 0, 0));
    // One unit of 0, 0 and 1 alone: as far apart as chance would have it.
    near(hidden.alpha_ratings, 0.0, 1e-12);
}

/// Of kinds, what one or two say is not told where names are hidden; nor what the others say, from which theirs could be worked out.
#[test]
fn kinds_without_names() {
    use crate::assessment::Kind;
    let framework = sample();
    let of = |kind: Kind, lines: [&str; 3]| {
        lines.map(|line| {
            let mut assessment = by(&framework, "", line);
            assessment.about.kind = Some(kind);
            assessment
        })
    };
    let own = of(Kind::SelfAssessment, ["1a: E1 E2 | 1b: E1", "1a: E1 E2 | 1b: E1", "1a: E1 E2 | 1b: E1"]);
    let public = of(Kind::Community, ["1a: -E2", "1a: -E2", "1a: "]);
    let opposed = |all: &[&Assessment], is_hidden| -> Vec<String> {
        opposed(&by_kind(&framework, all, is_hidden)).iter().map(|one| framework.full_id(one.item)).collect()
    };
    let all: Vec<&Assessment> = own.iter().chain(&public).collect();
    assert_eq!(opposed(&all, false), ["1a.E1", "1a.E2"]);
    assert_eq!(opposed(&all, true), ["1a.E1"]);
    assert_eq!(opposed(&all[..5], false), ["1a.E1"]);
    assert_eq!(opposed(&all[..5], true), [""; 0]);
    // 1b was assessed by one kind only, which may be told.
    let kinds = by_kind(&framework, &all, true);
    let last = kinds.iter().map(|kind| kind.items[5].map(|split| split.votes())).collect::<Vec<_>>();
    assert_eq!(last, [Some(3), Some(0)]);
}

/// A tick of the round before counts as one, and is known for what it is.
#[test]
fn ticks_that_nobody_has_confirmed() {
    let framework = sample();
    let mut all = ["1a: E1 E2", "1a: E1", "1a: E1 @"].map(|line| by(&framework, "", line));
    for one in &mut all {
        let area = framework.area("1a").unwrap();
        let mut answers = one.areas[&area.index].clone();
        answers.unconfirmed.insert(area.items[0].index);
        one.areas.insert(area.index, answers);
    }
    let found: Vec<_> = agreed(&framework, &all).told().map(|split| (split.ticked, split.unconfirmed)).collect();
    assert_eq!(found[..3], [(2, 2), (1, 0), (0, 0)]);
}

/// By the definition: all pairs of values within units against all pairs of values there are.
fn alpha_by_pairs(units: &[Vec<usize>], distance: impl Fn(usize, usize) -> f64) -> Option<f64> {
    let units: Vec<&Vec<usize>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let all: Vec<usize> = units.iter().flat_map(|unit| unit.iter().copied()).collect();
    let size = |length: usize| f64::from(u32::try_from(length).unwrap());
    let mean = |values: &[usize]| -> f64 {
        values.iter().flat_map(|one| values.iter().map(|other| distance(*one, *other))).sum::<f64>()
            / size(values.len() - 1)
    };
    if all.len() < 2 {
        return None;
    }
    let observed: f64 = units.iter().map(|unit| mean(unit)).sum();
    let expected = mean(&all);
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

proptest! {
    /// Each item is tried by itself here, with and without.
    #[test]
    fn what_decides_a_rating(marks in proptest::collection::vec(0..4_u8, 7), percent in 1..=100_u8) {
        let framework = sample();
        let signs = ["", "?", "-"];
        let line = |area: &str, marks: &[u8]| {
            let items = &framework.area(area).unwrap().items;
            let words = items.iter().zip(marks).filter(|(_, mark)| **mark < 3);
            words.map(|(item, mark)| format!("{}{}", signs[usize::from(*mark)], item.id)).collect::<Vec<_>>().join(" ")
        };
        let merged = by(&framework, "", &format!("1a: {} | 1b: {}", line("1a", &marks[..5]), line("1b", &marks[5..])));
        let rule = Rule::new(percent).unwrap();
        // One says yes to everything, and one no.
        let all = ["1a: E1 E2 D1 D2 M1 | 1b: E1 M1", "1a: | 1b: "].map(|line| by(&framework, "", line));
        let sources: Vec<&Assessment> = all.iter().collect();
        let agenda = agenda(&framework, &sources, &agreed(&framework, &all), &merged, rule);
        prop_assert_eq!(agenda.len(), 7);
        for AgendaItem { split, decides, .. } in agenda {
            let area = &framework[split.item.area];
            let [with, without] = [Some(crate::assessment::Answer::Ticked), None].map(|answer| {
                let mut answers = merged.areas[&area.index].clone();
                answers.put(split.item.item, answer);
                crate::score::score_area(&framework, area, Some(&answers), rule).status
            });
            prop_assert_eq!(decides, with != without, "{}", framework.full_id(split.item));
        }
    }

    /// Against the definition, and whatever the order of units and values, to the last digit.
    #[test]
    fn alpha_of_anything(units in proptest::collection::vec(proptest::collection::vec(0..4_usize, 0..5), 0..8)) {
        let pairable: Vec<usize> = units.iter().filter(|unit| unit.len() > 1).flatten().copied().collect();
        let ordinal = |one: usize, other: usize| {
            let number = |value: usize| f64::from(u32::try_from(pairable.iter().filter(|it| **it == value).count()).unwrap());
            let between: f64 = (one.min(other)..=one.max(other)).map(number).sum();
            (between - f64::midpoint(number(one), number(other))).powi(2)
        };
        let nominal = |one, other| f64::from(u8::from(one != other));
        let pairs = [
            (alpha(&units, Metric::Nominal), alpha_by_pairs(&units, nominal)),
            (alpha(&units, Metric::Ordinal), alpha_by_pairs(&units, |one, other| if one == other { 0.0 } else { ordinal(one, other) })),
        ];
        for (found, expected) in pairs {
            prop_assert_eq!(found.is_some(), expected.is_some());
            prop_assert!(found.zip(expected).is_none_or(|(found, expected)| (found - expected).abs() < 1e-9));
        }
        let mut turned: Vec<Vec<usize>> = units.clone();
        turned.reverse();
        for unit in &mut turned {
            unit.reverse();
        }
        prop_assert_eq!(alpha(&units, Metric::Ordinal), alpha(&turned, Metric::Ordinal));
        prop_assert_eq!(percent_agreement(&units), percent_agreement(&turned));
        prop_assert!(percent_agreement(&units).is_none_or(|share| (0.0..=1.0).contains(&share)));
    }
}
