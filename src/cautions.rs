//! What a reader should know before relying on the ratings: what rests on little evidence, was skipped, or stands where it doesn't
//! count yet. Cautions inform; no rating ever changes by them.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::assessment::{AreaAnswers, Assessment, Remark};
use crate::framework::{Area, Item, ItemIndex};
use crate::score::{AreaScore, Mark, Scorecard, Status};

/// What there is to know about one assessment, each in the framework's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cautions<'f> {
    /// Assessed areas with ticks, none of which has evidence.
    pub without_evidence: Vec<&'f Area>,
    /// Ticked items whose newest evidence was more than a year old when this round was made. Evidence without a day is of the
    /// round that it was given in.
    pub old_evidence: Vec<Items<'f>>,
    /// Areas with answers of the round before that nobody has confirmed yet.
    pub carried: Vec<&'f Area>,
    /// Other areas in scope that have not been answered, or not to the end.
    pub skipped: Vec<&'f Area>,
    /// Items in place above the next level: they count once that is complete.
    pub ahead: Vec<Items<'f>>,
    /// Items that do not apply, in areas where that is at least half of all.
    pub mostly_inapplicable: Vec<Items<'f>>,
    /// Areas in scope that were set aside as a whole, where that is at least a quarter of all.
    pub set_aside: Vec<&'f Area>,
}

/// Some items of an area; never none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Items<'f> {
    pub area: &'f Area,
    pub items: Vec<ItemIndex>,
}

/// Looks for whatever a reader should know.
pub fn cautions<'f>(assessment: &Assessment, card: &Scorecard<'f>) -> Cautions<'f> {
    let mut cautions = Cautions::default();
    let scope = assessment.scope(card.framework);
    let made = assessment.about.updated.or(assessment.about.started);
    for score in &card.areas {
        let area = score.area;
        let answers = assessment.areas.get(&area.index);
        let is_in_scope = scope.contains(&area.index);
        match score.status {
            Status::NotAssessed if assessment.is_carried(area) => cautions.carried.push(area),
            Status::NotAssessed if is_in_scope => cautions.skipped.push(area),
            Status::NotApplicable if is_in_scope => cautions.set_aside.push(area),
            Status::NotAssessed | Status::NotApplicable => {}
            Status::Assessed { .. } => {
                if score.counts.ticked > 0 && score.counts.evidenced == 0 {
                    cautions.without_evidence.push(area);
                }
                let that = |holds: &dyn Fn(&Item) -> bool| -> Vec<ItemIndex> {
                    area.items.iter().filter(|item| holds(item)).map(|item| item.index).collect()
                };
                let old = |item: &Item| made.zip(answers).is_some_and(|(made, said)| is_old(score, item, said, made));
                add(&mut cautions.old_evidence, area, that(&old));
                add(&mut cautions.ahead, area, score.ahead.clone());
                let inapplicable = that(&|item| score[item.index].mark == Mark::NotApplicable);
                if inapplicable.len() * 2 >= score.items.len() {
                    add(&mut cautions.mostly_inapplicable, area, inapplicable);
                }
            }
        }
    }
    if cautions.set_aside.len() * 4 < scope.len() {
        cautions.set_aside.clear();
    }
    cautions
}

fn add<'f>(to: &mut Vec<Items<'f>>, area: &'f Area, items: Vec<ItemIndex>) {
    if !items.is_empty() {
        to.push(Items { area, items });
    }
}

/// Whether a ticked item has evidence, and all of it is from more than a year before the round was made.
fn is_old(score: &AreaScore, item: &Item, answers: &AreaAnswers, made: Date) -> bool {
    let evidence = answers.evidence.get(&item.index).map_or(&[][..], Vec::as_slice);
    let newest = evidence.iter().map(|remark: &Remark| remark.on.unwrap_or(made)).max();
    score[item.index].mark == Mark::Ticked && newest.is_some_and(|newest| newest < made.saturating_sub(1.year()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::tests::{WrittenAnswers, parts};
    use crate::framework::{self, Framework};
    use crate::score::{Rule, score};

    fn ids(areas: &[&Area]) -> Vec<String> {
        areas.iter().map(|area| area.id.clone()).collect()
    }

    fn full_ids(items: &[Items]) -> Vec<String> {
        items.iter().flat_map(|items| items.items.iter().map(|item| items.area.full_id(*item))).collect()
    }

    fn ticked(items: &str) -> WrittenAnswers {
        let ticked = items.split_whitespace().map(str::to_owned).collect();
        WrittenAnswers { ticked, ..WrittenAnswers::default() }
    }

    fn set_aside() -> WrittenAnswers {
        WrittenAnswers { excluded: Some("not ours".into()), ..WrittenAnswers::default() }
    }

    fn example(name: &str, framework: &Framework) -> Assessment {
        let bytes: &[u8] = match name {
            "2025" => include_bytes!("../examples/research-network-2025.yaml"),
            _ => include_bytes!("../examples/research-network-2026.yaml"),
        };
        crate::assessment::read(bytes, framework).assessment.unwrap()
    }

    /// Read off the files by hand. In 2026 the one piece of evidence from before 11 November 2025 is the board minute of
    /// September 2025 (1d.E1). Above the next level stand D1 and D2 of 4c, which is not yet Emerging.
    #[test]
    fn the_examples() {
        let framework = framework::bundled();
        let (last, now) = (example("2025", &framework), example("2026", &framework));
        let cards = (score(&framework, &last, Rule::default()), score(&framework, &now, Rule::default()));
        let found = cautions(&now, &cards.1);
        assert_eq!(full_ids(&found.old_evidence), ["1d.E1"]);
        assert_eq!(full_ids(&found.ahead), ["4c.D1", "4c.D2"]);
        assert_eq!(
            ids(&found.without_evidence),
            ["2b", "2c", "2d", "3b", "4c", "5a", "5c", "6a", "7a", "7c", "7d", "7f"]
        );
        assert_eq!((found.skipped.len(), found.set_aside.len(), found.mostly_inapplicable.len()), (0, 0, 0));
        let found = cautions(&last, &cards.0);
        assert_eq!(ids(&found.skipped), ["7b"]);
        assert_eq!(full_ids(&found.old_evidence), [""; 0]);
    }

    /// The round was made on 22 November 2026.
    #[test]
    fn evidence_is_old_after_a_year() {
        let framework = framework::bundled();
        let on = |day: &str| Remark { text: "minutes".into(), on: day.parse().ok(), ..Remark::default() };
        for (days, old) in [
            (&["2025-11-21"] as &[&str], true),
            (&["2025-11-22"], false),
            // One that is newer is enough, and what has no day is of this round.
            (&["2020-01-01", "2026-01-01"], false),
            (&["2020-01-01", "none"], false),
            (&["2020-01-01", "2019-01-01"], true),
            (&[], false),
        ] {
            let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
            let mut answers = ticked("E1 E2");
            answers.evidence.insert("E1".into(), days.iter().map(|day| on(day)).collect());
            // Evidence for what isn't ticked supports no rating.
            answers.evidence.insert("E3".into(), vec![on("2000-01-01")]);
            assessment.answer_area(&framework, "1a", answers);
            let found = cautions(&assessment, &score(&framework, &assessment, Rule::default())).old_evidence.len();
            assert_eq!(found, usize::from(old), "{days:?}");
        }
    }

    /// 7e has five items: two that do not apply are fewer than half, three are more.
    #[test]
    fn much_that_does_not_apply() {
        let framework = framework::bundled();
        let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
        assessment.about.scope = parts(&framework, &["7"]);
        let mut answers = WrittenAnswers::default();
        for (id, found) in [("E1", 0), ("D1", 0), ("M1", 1)] {
            answers.not_applicable.insert(id.into(), "not ours".into());
            let mut assessment = Assessment::new(&framework, "", date(2026, 11, 22));
            assessment.answer_area(&framework, "7e", answers.clone());
            let card = score(&framework, &assessment, Rule::default());
            assert_eq!(cautions(&assessment, &card).mostly_inapplicable.len(), found, "{id}");
        }
        assessment.answer_area(&framework, "7e", answers);
        // Phase 7 has six areas: one set aside is less than a quarter, two are more.
        for (id, found) in [("7a", 0), ("7b", 2)] {
            assessment.answer_area(&framework, id, set_aside());
            let card = score(&framework, &assessment, Rule::default());
            assert_eq!(cautions(&assessment, &card).set_aside.len(), found, "{id}");
        }
    }

    /// An assessment of the bundled framework with these areas chosen and these set aside.
    fn with_set_aside(framework: &Framework, scope: &[&str], aside: &[&str]) -> Assessment {
        let mut assessment = Assessment::new(framework, "Sample", date(2026, 11, 22));
        assessment.about.scope = parts(framework, scope);
        for id in aside {
            assessment.answer_area(framework, id, set_aside());
        }
        assessment
    }

    /// A quarter of what was chosen, and not of all: six of 26 are fewer, as 24 is less than 26, and seven are more; one of four
    /// is just a quarter.
    #[test]
    fn a_quarter_set_aside_is_named() {
        let framework = framework::bundled();
        let six = ["1a", "2b", "3a", "3b", "4c", "7f"];
        let seven = ["1a", "2b", "3a", "3b", "4c", "7a", "7f"];
        for (scope, aside, named) in [
            (&[] as &[&str], &six as &[&str], &[] as &[&str]),
            (&[], &seven, &seven),
            // Phase 1 has four areas.
            (&["1"], &["1c"], &["1c"]),
            (&["1"], &[], &[]),
            // What was not chosen is nobody's business here, and counts for nothing.
            (&["1"], &["2a"], &[]),
            (&["1"], &["1c", "2a", "2b"], &["1c"]),
            (&["1", "2a"], &["1c", "2b", "2c"], &[]),
        ] {
            let assessment = with_set_aside(&framework, scope, aside);
            let card = score(&framework, &assessment, Rule::default());
            assert_eq!(ids(&cautions(&assessment, &card).set_aside), named, "{scope:?} {aside:?}");
        }
    }

    /// Only what was chosen can have been skipped, and what was set aside was not.
    #[test]
    fn what_was_skipped() {
        let framework = framework::bundled();
        let mut assessment = with_set_aside(&framework, &["1", "3a"], &["1d"]);
        assessment.answer_area(&framework, "1a", ticked("E1"));
        // Begun, one of them outside of what was chosen.
        for id in ["1b", "4a"] {
            let open = WrittenAnswers { open: Some("developing".into()), ..WrittenAnswers::default() };
            assessment.answer_area(&framework, id, open);
        }
        let found = cautions(&assessment, &score(&framework, &assessment, Rule::default()));
        assert_eq!(ids(&found.skipped), ["1b", "1c", "3a"]);
        assert_eq!(ids(&found.carried), [""; 0]);
        assert_eq!(ids(&found.without_evidence), ["1a"]);
    }

    /// The answers of the last round wait to be confirmed: such areas were not skipped, and once confirmed nothing is said.
    #[test]
    fn what_was_carried_over() {
        let framework = framework::bundled();
        let mut assessment = with_set_aside(&framework, &["1"], &[]);
        assessment.about.previous =
            vec![crate::assessment::Previous { file: "last.yaml".into(), updated: None, digest: None }];
        for (id, open, unconfirmed) in
            [("1a", Some("emerging"), &["E1"] as &[&str]), ("1b", Some("emerging"), &[]), ("1c", None, &[])]
        {
            let unconfirmed = unconfirmed.iter().map(ToString::to_string).collect();
            let answers = WrittenAnswers { open: open.map(str::to_owned), unconfirmed, ..ticked("E1") };
            assessment.answer_area(&framework, id, answers);
        }
        let found = cautions(&assessment, &score(&framework, &assessment, Rule::default()));
        assert_eq!((ids(&found.carried), ids(&found.skipped)), (vec!["1a".to_owned()], vec!["1b".into(), "1d".into()]));
    }

    /// An area in which nothing is ticked claims nothing, so no evidence is missed there; one tick with evidence is enough for
    /// an area not to be named.
    #[test]
    fn evidence_is_missed_where_something_is_ticked() {
        let framework = framework::bundled();
        for (ticks, evidence, named) in [
            ("", &[] as &[&str], false),
            ("", &["E1"], false),
            ("E1", &[], true),
            ("E1 E2", &["E2"], false),
            // It was given for an item that is not ticked any more.
            ("E1", &["E2"], true),
        ] {
            let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
            let mut answers = ticked(ticks);
            for item in evidence {
                answers.evidence.insert((*item).into(), vec![Remark { text: "minutes".into(), ..Remark::default() }]);
            }
            assessment.answer_area(&framework, "1a", answers);
            let found = cautions(&assessment, &score(&framework, &assessment, Rule::default()));
            assert_eq!(!found.without_evidence.is_empty(), named, "{ticks:?} {evidence:?}");
        }
    }

    /// How old evidence is, is counted back from when the round was last worked on: from its beginning only where nothing else
    /// is known. A year before 22 November 2027 was 22 November 2026.
    #[test]
    fn evidence_ages_until_the_round_was_last_changed() {
        let framework = framework::bundled();
        let (begun, changed) = (Some(date(2026, 11, 22)), Some(date(2027, 11, 22)));
        for (started, updated, day, old) in [
            (begun, changed, date(2026, 11, 21), true),
            (begun, changed, date(2026, 11, 22), false),
            (begun, None, date(2026, 11, 21), false),
            (begun, None, date(2025, 11, 21), true),
            (None, changed, date(2026, 11, 21), true),
            (None, None, date(1999, 1, 1), false),
        ] {
            let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
            (assessment.about.started, assessment.about.updated) = (started, updated);
            let mut answers = ticked("E1");
            answers
                .evidence
                .insert("E1".into(), vec![Remark { text: "minutes".into(), on: Some(day), ..Remark::default() }]);
            assessment.answer_area(&framework, "1a", answers);
            let found = cautions(&assessment, &score(&framework, &assessment, Rule::default()));
            assert_eq!(!found.old_evidence.is_empty(), old, "{started:?} {updated:?} {day}");
        }
    }

    /// Of four items two are half, and one is not; of eight four are, and three are not.
    #[test]
    fn half_that_does_not_apply_is_much() {
        for (items, inapplicable, is_much) in [
            (4, 1, false),
            (4, 2, true),
            (4, 3, true),
            (8, 3, false),
            (8, 4, true),
            (3, 1, false),
            (3, 2, true),
            (1, 0, false),
        ] {
            // All of them but one at the first level.
            let first: Vec<String> = (1..items).map(|number| format!("{{id: E{number}, text: x}}")).collect();
            let text = format!(
                "{{format: thrive-framework/1, id: sample, version: '1', title: Sample, levels: [{{id: e, name: E}}, {{id: d, name: D}}], phases: [{{id: P, name: Only, areas: [{{id: a, name: Some, checklist: {{e: [{}], d: [{{id: D1, text: x}}]}}}}]}}]}}",
                first.join(", ")
            );
            let framework = framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid");
            let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
            let ids: Vec<String> = (1..=inapplicable).map(|number| format!("E{number}")).collect();
            let not_applicable = ids.iter().map(|id| (id.clone(), "not ours".to_owned())).collect();
            assessment.answer_area(&framework, "a", WrittenAnswers { not_applicable, ..WrittenAnswers::default() });
            let card = score(&framework, &assessment, Rule::default());
            let named: Vec<String> = ids.iter().filter(|_| is_much).map(|id| format!("a.{id}")).collect();
            assert_eq!(full_ids(&cautions(&assessment, &card).mostly_inapplicable), named, "{inapplicable} of {items}");
        }
    }
}
