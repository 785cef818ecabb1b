use jiff::civil::date;

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::framework;
use crate::score::{Rule, score};

/// Three areas with one item at each of three levels; `b` has none at the second.
fn sample() -> Framework {
    let all = "{e: [{id: E1, text: x}], d: [{id: D1, text: x}], m: [{id: M1, text: x}]}";
    let text = format!(
        "{{format: thrive-framework/1, id: sample, version: '1', title: Sample, levels: [{{id: e, name: E}}, {{id: d, name: D}}, \
         {{id: m, name: M}}], phases: [{{id: P, name: Only, areas: [{{id: a, name: A, checklist: {all}}}, \
         {{id: b, name: B, checklist: {{e: [{{id: E1, text: x}}], m: [{{id: M1, text: x}}]}}}}, {{id: c, name: C, checklist: {all}}}]}}]}}"
    );
    framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid")
}

/// What is ticked in an area, `?` before it for an area that is open, and the target behind a `>`.
fn answers(said: &str) -> WrittenAnswers {
    let (ticks, target) = said.split_once('>').map_or((said, None), |(ticks, target)| (ticks, Some(target)));
    let is_open = ticks.starts_with('?');
    WrittenAnswers {
        ticked: ticks.trim_start_matches('?').split_whitespace().map(str::to_owned).collect(),
        target: target.map(|target| target.trim().to_owned()),
        open: is_open.then(|| "e".to_owned()),
        ..WrittenAnswers::default()
    }
}

/// Worked out by hand: without anything agreed, the second level is good enough. `b` has none there, so the third is aimed for.
#[test]
fn areas_stand_below_at_or_above_what_is_aimed_for() {
    let framework = sample();
    for (good_enough, said, gaps, lowest, strengths) in [
        // Nothing answered; nothing rated.
        (None, ["?", "?", "?"], "", "", ""),
        (None, ["", "?", "?"], "a", "", ""),
        // The weakest of all: every area is a gap.
        (None, ["", "", ""], "a b c", "", ""),
        (None, ["E1", "", "E1 D1"], "b a", "", "c"),
        (None, ["E1 D1", "E1", "E1 D1 M1"], "b", "", "c a"),
        // None is below: the lowest are named, if others are higher.
        (None, ["E1 D1", "E1 M1", "E1 D1"], "", "a c", "b"),
        (None, ["E1 D1 M1", "E1 M1", "E1 D1 M1"], "", "", "a b c"),
        (None, ["E1 D1", "?", "E1 D1"], "", "", "a c"),
        // What was agreed, and what was not.
        (Some("e"), ["E1", "E1", ""], "c", "", "a b"),
        (Some("m"), ["E1 D1", "E1 M1", "E1"], "c a", "", "b"),
        // A target goes before it, up and down.
        (None, ["E1 > e", "E1 M1", "E1 D1 > m"], "c", "", "b a"),
        (None, ["E1", "E1 M1", "E1 > m"], "a c", "", "b"),
        (Some("m"), ["E1 > e", "E1 > d", "E1 > d"], "b c", "", "a"),
    ] {
        let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
        assessment.about.good_enough = good_enough.and_then(|id| framework.level_index(id));
        for (area, said) in ["a", "b", "c"].into_iter().zip(said) {
            assessment.answer_area(&framework, area, answers(said));
        }
        let areas: Vec<AreaIndex> = framework.areas().iter().map(|area| area.index).collect();
        let found = standing(&assessment, &score(&framework, &assessment, Rule::default()), &areas);
        let ids =
            |areas: &[AreaIndex]| areas.iter().map(|area| framework[*area].id.as_str()).collect::<Vec<_>>().join(" ");
        let gap_ids = ids(&found.gaps.iter().map(|gap| gap.area).collect::<Vec<_>>());
        assert_eq!(
            (gap_ids.as_str(), ids(&found.lowest).as_str(), ids(&found.strengths).as_str()),
            (gaps, lowest, strengths),
            "{good_enough:?} {said:?}"
        );
    }
}

/// Where nothing applies at the level that is aimed for, there is nothing left to do for it.
#[test]
fn a_level_that_does_not_apply_is_reached_with_those_below_it() {
    let framework = sample();
    let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
    let mut answers = answers("E1");
    answers.not_applicable.insert("D1".into(), "nothing of ours is published".into());
    assessment.answer_area(&framework, "a", answers);
    let areas = [framework.areas()[0].index];
    let found = standing(&assessment, &score(&framework, &assessment, Rule::default()), &areas);
    assert_eq!((found.gaps.len(), found.strengths.as_slice()), (0, &areas[..]));
}
