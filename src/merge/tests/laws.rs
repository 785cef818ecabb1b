//! What holds whatever the assessors say.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::assessment::AreaAnswers;
use crate::framework::{Area, ItemIndex};
use crate::score::score_area;

/// What somebody says of an area: nothing, or whether it is open or set aside, one answer an item, and a note.
type Said = Option<(u8, Vec<u8>, Option<u8>)>;

fn any_area() -> impl Strategy<Value = Said> {
    let area = (0..8_u8, proptest::collection::vec(0..6_u8, 5), proptest::option::of(0..3_u8));
    proptest::option::weighted(0.85, area)
}

fn any_file() -> impl Strategy<Value = Vec<Said>> {
    proptest::collection::vec(any_area(), 2)
}

fn answers(area: &Area, (kind, marks, note): &(u8, Vec<u8>, Option<u8>)) -> AreaAnswers {
    let mut answers = AreaAnswers::default();
    for (item, mark) in area.items.iter().zip(marks) {
        match mark {
            0 | 1 => drop(answers.ticked.insert(item.index)),
            2 => drop(answers.unsure.insert(item.index)),
            3 => drop(answers.not_applicable.insert(item.index, "too early".into())),
            _ => {}
        }
    }
    match kind {
        0 => answers.open = Some(area.first_level()),
        1 => answers.excluded = Some("not ours".into()),
        _ => {}
    }
    answers.notes.extend(note.map(|note| Remark { text: format!("note {note}"), ..Remark::default() }));
    answers
}

fn file(framework: &Framework, number: usize, said: &[Said]) -> Assessment {
    let mut file = by(framework, &format!("Person {}", number % 3), "");
    file.about.title = format!("Title {}", number % 2);
    for (area, said) in framework.areas().iter().zip(said) {
        file.areas.extend(said.as_ref().map(|said| (area.index, answers(area, said))));
    }
    file
}

fn group(framework: &Framework, said: &[Vec<Said>]) -> Vec<Assessment> {
    said.iter().enumerate().map(|(number, said)| file(framework, number, said)).collect()
}

/// What an item comes to, written from the issue and not from the code: `None` where the area is not decided by votes.
fn naive(all: &[Assessment], area: &Area, item: ItemIndex, rule: MergeRule) -> Option<(&'static str, bool)> {
    let mut heard = 0;
    let (mut yes, mut no, mut aside) = (0.0_f64, 0.0, 0);
    for one in all {
        let Some(answers) = one.areas.get(&area.index) else { continue };
        if answers.open.is_some() || answers.excluded.is_some() {
            continue;
        }
        heard += 1;
        let is_aside = answers.not_applicable.keys().any(|other| *other == item);
        if answers.ticked.iter().any(|other| *other == item) {
            yes += 1.0;
        } else if is_aside {
            aside += 1;
        } else if !answers.unsure.iter().any(|other| *other == item) {
            no += 1.0;
        }
    }
    if heard < 2 {
        return None;
    }
    let share = yes / (yes + no);
    let is_tie = rule == MergeRule::Majority && (share - 0.5).abs() < 1e-9;
    Some(match rule {
        _ if yes + no < 0.5 && aside == heard => ("not applicable", false),
        // Nobody has said yes or no, and somebody doesn't know.
        _ if yes + no < 0.5 => ("unsure", false),
        _ if yes + no < 1.5 || is_tie => ("unsure", true),
        MergeRule::Majority if share > 0.5 => ("ticked", false),
        MergeRule::All if no < 0.5 => ("ticked", false),
        MergeRule::Any if yes > 0.5 => ("ticked", false),
        MergeRule::AtLeast(number) if yes + 0.5 > f64::from(number) => ("ticked", false),
        MergeRule::AtLeastPercent(percent) if share * 100.0 + 1e-9 > f64::from(percent) => ("ticked", false),
        _ => ("not ticked", false),
    })
}

fn said_of(answers: &AreaAnswers, item: ItemIndex) -> &'static str {
    match answers.answer(item) {
        Some(crate::assessment::Answer::Ticked) => "ticked",
        Some(crate::assessment::Answer::Unsure) => "unsure",
        Some(crate::assessment::Answer::NotApplicable(_)) => "not applicable",
        None => "not ticked",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Against a merger written another way, and what is written reads back.
    #[test]
    fn as_an_independent_merger_has_it(said in proptest::collection::vec(any_file(), 2..7)) {
        let framework = sample();
        let all = group(&framework, &said);
        for rule in RULES {
            let found = merged(&framework, &all, rule);
            for area in framework.areas() {
                for item in &area.items {
                    let Some((answer, is_open)) = naive(&all, area, item.index, rule) else { continue };
                    let here = &found.assessment.areas[&area.index];
                    prop_assert!(here.is_answered());
                    prop_assert_eq!(said_of(here, item.index), answer, "{} {}", rule, item.id);
                    let item_ref = crate::framework::ItemRef { area: area.index, item: item.index };
                    prop_assert_eq!(found.open.contains(&item_ref), is_open);
                    prop_assert_eq!(here.parked_on(item.index).count() > 0, is_open);
                }
            }
            let text = write(&found.assessment, &framework).unwrap();
            let back = crate::assessment::read(text.as_bytes(), &framework);
            prop_assert_eq!(back.assessment.as_ref(), Some(&found.assessment), "{}", text);
        }
    }

    /// The order of the files is irrelevant: the written file is the same byte for byte, and so is what is told.
    #[test]
    fn the_order_of_files_is_irrelevant(said in proptest::collection::vec(any_file(), 3..6), turn in any::<Index>(), rule in 0..6_usize) {
        let framework = sample();
        let all = group(&framework, &said);
        let mut sources = files(&all);
        let one = merge(&framework, &sources, RULES[rule], Rule::default(), TODAY).unwrap();
        let hidden = merge_anonymously(&framework, &sources, RULES[rule], Rule::default(), TODAY).unwrap();
        let turn = turn.index(sources.len());
        sources.rotate_left(turn);
        sources.swap(0, 1);
        let other = merge(&framework, &sources, RULES[rule], Rule::default(), TODAY).unwrap();
        prop_assert_eq!(write(&one.assessment, &framework), write(&other.assessment, &framework));
        prop_assert_eq!((&one.told, &one.open, &one.areas), (&other.told, &other.open, &other.areas));
        // Where names are hidden, nor do the names of the files make a difference to what is written.
        for (number, source) in sources.iter_mut().enumerate() {
            source.file = format!("{}.yaml", 9 - number);
        }
        let other = merge_anonymously(&framework, &sources, RULES[rule], Rule::default(), TODAY).unwrap();
        prop_assert_eq!(write(&hidden.assessment, &framework), write(&other.assessment, &framework));
        prop_assert_eq!(&hidden.areas, &other.areas);
    }

    /// A file merged with itself is itself in its answers, under any rule.
    #[test]
    fn a_file_with_itself_is_itself(said in any_file(), rule in 0..4_usize) {
        let framework = sample();
        let one = file(&framework, 0, &said);
        let twice = [Source { file: "a".into(), digest: Some("d".into()), assessment: &one },
            Source { file: "b".into(), digest: Some("d".into()), assessment: &one }];
        let found = merge(&framework, &twice, RULES[rule], Rule::default(), TODAY).unwrap();
        prop_assert_eq!(&found.told, &vec![Told::SameFile { file: "b".into(), same_as: "a".into() }]);
        let mut areas = found.assessment.areas.clone();
        for note in areas.values_mut().flat_map(|answers| &mut answers.notes) {
            prop_assert_eq!(note.by.take(), Some("Person 0".to_owned()));
        }
        prop_assert_eq!(areas, one.areas.clone());
    }

    /// Where all give the same answers, the ratings are those of each.
    #[test]
    fn all_agree(said in any_file(), number in 2..5_usize, rule in 0..6_usize) {
        let framework = sample();
        let all = group(&framework, &vec![said; number]);
        let found = merged(&framework, &all, RULES[rule]);
        for (area, merged) in framework.areas().iter().zip(&found.areas) {
            let own = score_area(&framework, area, all[0].areas.get(&area.index), Rule::default()).status;
            prop_assert_eq!(merged.rank, own.rank());
            prop_assert!(merged.own_ranks.iter().all(|rank| *rank == own.rank()) && !merged.above_most);
        }
        prop_assert_eq!(found.open, vec![]);
    }

    /// One more tick, in the place of a "no" or a "don't know" of anyone, never lowers a rating under any rule.
    #[test]
    fn one_more_tick(said in proptest::collection::vec(any_file(), 1..6), who in any::<Index>(), item in any::<Index>()) {
        let framework = sample();
        let before = group(&framework, &said);
        let mut after = before.clone();
        let who = who.index(after.len());
        for area in framework.areas() {
            let item = ItemIndex::new(item.index(area.items.len()));
            if let Some(answers) = after[who].areas.get_mut(&area.index).filter(|it| !it.not_applicable.contains_key(&item)) {
                answers.put(item, Some(crate::assessment::Answer::Ticked));
            }
        }
        for rule in RULES.into_iter().filter(|rule| rule.fewest() <= before.len()) {
            let pairs = [&before, &after].map(|all| merged(&framework, all, rule).areas);
            for (before, after) in pairs[0].iter().zip(&pairs[1]) {
                prop_assert!(before.rank <= after.rank, "{}", rule);
            }
        }
    }

    /// What all say, most say; what most say, somebody says.
    #[test]
    fn stricter_rules_tick_less(said in proptest::collection::vec(any_file(), 2..6)) {
        let framework = sample();
        let all = group(&framework, &said);
        let ticks = |rule| -> Vec<BTreeSet<ItemIndex>> {
            let found = merged(&framework, &all, rule);
            let of = |area: &Area| found.assessment.areas.get(&area.index).map(|it| it.ticked.clone()).unwrap_or_default();
            framework.areas().iter().map(of).collect()
        };
        let [by_all, by_most, by_any] = [MergeRule::All, MergeRule::Majority, MergeRule::Any].map(ticks);
        for ((all, most), any) in by_all.iter().zip(&by_most).zip(&by_any) {
            prop_assert!(all.is_subset(most) && most.is_subset(any));
        }
    }
}
