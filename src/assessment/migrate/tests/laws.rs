//! What holds for whatever was answered, and for whatever a later version does.

use proptest::prelude::*;

use super::*;

/// Random answers to version 1: for each item nothing, a tick, a doubt, or a reason, with or without evidence.
fn any_answers() -> impl Strategy<Value = Assessment> {
    let areas = proptest::collection::vec((0..4_usize, proptest::collection::vec((0..4_u8, any::<bool>()), 4)), 4);
    areas.prop_map(|areas| {
        let mut assessment = Assessment::new(&OLD, "Sample", jiff::civil::date(2026, 11, 22));
        for (area, (open, said)) in OLD.areas().iter().zip(areas) {
            let mut answers =
                AreaAnswers { open: OLD.levels().get(open).map(|level| level.index), ..AreaAnswers::default() };
            let remark = |text: String| Remark { text, ..Remark::default() };
            answers.notes.push(remark(format!("note on {}", area.id)));
            for (item, (answer, has_evidence)) in area.items.iter().zip(said) {
                let full = format!("{}.{}", area.id, item.id);
                match answer {
                    0 => {}
                    1 => drop(answers.ticked.insert(item.index)),
                    2 => drop(answers.unsure.insert(item.index)),
                    _ => drop(answers.not_applicable.insert(item.index, format!("reason of {full}"))),
                }
                if has_evidence {
                    let serves = vec![format!("duty of {full}")];
                    let evidence = Remark { serves, ..remark(format!("evidence for {full}")) };
                    answers.evidence.insert(item.index, vec![evidence]);
                    // A number of its own for each item.
                    let yes = u32::try_from(10 * area.index.get() + item.index.get() + 1).expect("there are few");
                    answers.votes.insert(item.index, Votes { yes, ..Votes::default() });
                    answers.parked.push(Parked { item: item.index, text: Some(format!("parked on {full}")) });
                }
            }
            assessment.areas.insert(area.index, answers);
        }
        assessment
    })
}

/// Answers to version 1 as another version reads them from their file.
fn on(before: &Assessment, framework: &Framework) -> (Assessment, Migration) {
    let read = read(write(before, &OLD).expect("it can be written").as_bytes(), framework);
    (read.assessment.expect("it is read"), read.migration.expect("it is another version"))
}

proptest! {
    /// Every answer is found where its item is now, or is kept; every text is in the file.
    #[test]
    fn no_answer_is_lost(before in any_answers()) {
        let (after, migration) = on(&before, &NEW);
        let text = write(&after, &NEW).unwrap();
        let again = read(text.as_bytes(), &NEW).assessment;
        prop_assert_eq!(again.as_ref(), Some(&after));
        let successors = Successors::of(&NEW);
        for (area, answers) in &before.areas {
            let area = &OLD[*area];
            for note in &answers.notes {
                prop_assert!(text.contains(&note.text));
            }
            for (item, said) in taken_apart(&answers.spelt(&OLD, area)).1 {
                let full = format!("{}.{item}", area.id);
                for evidence in &said.evidence {
                    prop_assert!(text.contains(&evidence.text) && text.contains(&evidence.serves[0]), "{} in\n{}", full, text);
                    prop_assert!(text.contains(&format!("parked on {full}")), "{} in\n{}", full, text);
                }
                let now = successors.items(&full);
                let has_votes = now.iter().any(|item| after.areas[&item.area].votes.get(&item.item) == said.votes.as_ref());
                prop_assert!(said.votes.is_none() || has_votes || migration.unplaced.contains(&full), "{} in\n{}", full, text);
                let is_there = now.iter().any(|item| after.areas[&item.area].answer(item.item) == said.answer);
                prop_assert!(said.answer.is_none() || is_there || migration.unplaced.contains(&full), "{} in\n{}", full, text);
            }
        }
    }

    /// Other words, same ids: the same answers and the same ratings.
    #[test]
    fn new_words_change_nothing(before in any_answers(), words in "[a-z]{1,8}") {
        let reworded = framework(&BEFORE.replace("text: x", &format!("text: w{words}")).replace("version: \"1\"", "version: \"1.1\""));
        let (after, migration) = on(&before, &reworded);
        prop_assert_eq!((migration.moved.len(), migration.new.len(), migration.unplaced.len()), (0, 0, 0));
        prop_assert_eq!(after.0.areas, before.0.areas);
    }
}

/// Where each area and each item of version 1 has gone: areas to one of three, or they stay; items with their areas, or elsewhere.
#[derive(Clone, Debug)]
struct Plan {
    areas: Vec<Option<usize>>,
    items: Vec<Vec<Option<usize>>>,
}

impl Plan {
    /// The id of the area that an item is in now.
    fn area_of(&self, area: usize, item: usize) -> String {
        let to = self.items[area][item].or(self.areas[area]);
        to.map_or_else(|| OLD.areas()[area].id.clone(), |to| format!("n{to}"))
    }

    /// What is asked now: for each area and item, the old item whose place it has taken, by area and place.
    fn items(&self) -> BTreeMap<(String, String), (usize, usize)> {
        let mut items = BTreeMap::new();
        for (index, area) in OLD.areas().iter().enumerate() {
            for (place, item) in area.items.iter().enumerate() {
                let now = self.area_of(index, place);
                let id = if now == area.id { item.id.clone() } else { format!("{}{}", area.id, item.id) };
                items.insert((now, id), (index, place));
            }
        }
        items
    }

    /// The next version of the framework.
    fn framework(&self) -> Framework {
        let mut areas: BTreeMap<String, BTreeMap<&str, Vec<String>>> = BTreeMap::new();
        for ((now, id), (area, place)) in self.items() {
            let old = &OLD.areas()[area];
            let item = &old.items[place];
            let replaces = if now == old.id { String::new() } else { format!(", replaces: [{}.{}]", old.id, item.id) };
            let level = OLD[item.level].id.as_str();
            areas.entry(now).or_default().entry(level).or_default().push(format!("{{id: {id}, text: x{replaces}}}"));
        }
        let area = |(id, levels): (&String, &BTreeMap<&str, Vec<String>>)| {
            let became = |to: &Option<usize>| to.is_some_and(|to| *id == format!("n{to}"));
            let former = OLD.areas().iter().zip(&self.areas).filter(|(_, to)| became(to));
            let former: Vec<&str> = former.map(|(area, _)| area.id.as_str()).collect();
            let replaces =
                if former.is_empty() { String::new() } else { format!(", replaces: [{}]", former.join(", ")) };
            let levels: Vec<String> =
                levels.iter().map(|(level, items)| format!("{level}: [{}]", items.join(", "))).collect();
            format!("{{id: {id}, name: N{replaces}, checklist: {{{}}}}}", levels.join(", "))
        };
        let areas: Vec<String> = areas.iter().map(area).collect();
        framework(&format!(
            "{{format: thrive-framework/1, id: sample, version: '2', title: S, levels: [{{id: low, name: L}}, {{id: mid, name: M}}, {{id: top, name: T}}], communities: [{{id: old, name: O}}], phases: [{{id: P, name: P, areas: [{}]}}]}}",
            areas.join(", ")
        ))
    }
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let to = |weight| proptest::option::weighted(weight, 0..3_usize);
    let items = proptest::collection::vec(proptest::collection::vec(to(0.2), 4), 4);
    (proptest::collection::vec(to(0.6), 4), items).prop_map(|(areas, items)| Plan { areas, items })
}

proptest! {
    /// Whatever has become of areas and items: nothing counts that was not asked, every answer is where its item is, and an area of
    /// which all was asked is answered.
    #[test]
    fn nothing_unasked_counts_and_nothing_asked_is_lost(
        before in any_answers(), plan in any_plan(), kept in proptest::collection::vec(0..6_u8, 4),
    ) {
        let mut before = before;
        for (area, kept) in OLD.areas().iter().zip(kept) {
            match kept {
                0 => drop(before.areas.remove(&area.index)),
                1 => before.areas.get_mut(&area.index).unwrap().excluded = Some("not ours".into()),
                _ => {}
            }
        }
        let framework = plan.framework();
        let (after, migration) = on(&before, &framework);
        // By the rule itself: an area that was gone through as far as the item's level.
        let was_asked = |(area, place): &(usize, usize)| {
            let area = &OLD.areas()[*area];
            before.areas.get(&area.index).is_some_and(|answers| {
                answers.excluded.is_none() && answers.open.is_none_or(|open| area.items[*place].level < open)
            })
        };
        let items = plan.items();
        for area in framework.areas() {
            let here = after.areas.get(&area.index);
            let mut all_asked = true;
            for item in &area.items {
                let source = &items[&(area.id.clone(), item.id.clone())];
                all_asked &= was_asked(source);
                let counts = here.is_some_and(|here| here.excluded.is_none() && here.open.is_none_or(|open| item.level < open));
                prop_assert!(!counts || was_asked(source), "{}.{} of {:?}", area.id, item.id, plan);
                let said = before.areas.get(&OLD.areas()[source.0].index).and_then(|answers| answers.answer(OLD.areas()[source.0].items[source.1].index));
                let now = here.and_then(|here| here.answer(item.index));
                prop_assert_eq!(now, said, "{}.{}", area.id, item.id);
            }
            let is_answered = here.is_some_and(AreaAnswers::is_answered);
            // One that was open stays so, wherever its open questions have gone.
            let was_open = OLD.area(&area.id).and_then(|area| before.areas.get(&area.index)?.open).is_some();
            prop_assert!(!all_asked || is_answered || was_open, "{} of {:?}: {:?}", area.id, plan, migration);
        }
        // A reason for which an area was set aside is the reason of an area now, or it is kept.
        let is_aside = |answers: &AreaAnswers| answers.excluded.is_some();
        let text = write(&after, &framework).unwrap();
        prop_assert!(!before.areas.values().any(is_aside) || text.contains("not ours"));
        prop_assert_eq!(read(text.as_bytes(), &framework).assessment, Some(after));
    }
}
