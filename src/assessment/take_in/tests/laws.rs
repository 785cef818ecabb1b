//! The law of taking in, over random pairs.

use proptest::prelude::*;

use super::*;

/// Three levels, two areas; nothing in it covers anything.
static SAMPLE: LazyLock<Framework> = LazyLock::new(|| {
    let area = |id: &str| {
        format!(
            "{{id: {id}, name: N, checklist: {{low: [{{id: L1, text: x}}, {{id: L2, text: x}}], mid: [{{id: M1, text: x}}], top: [{{id: T1, text: x}}]}}}}"
        )
    };
    let text = format!(
        "{{format: thrive-framework/1, id: sample, version: '1', title: S, levels: [{{id: low, name: L}}, {{id: mid, name: M}}, {{id: top, name: T}}], communities: [{{id: old, name: O}}, {{id: young, name: Y}}], phases: [{{id: P, name: P, areas: [{}, {}]}}]}}",
        area("a"),
        area("b"),
    );
    framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid")
});

fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![Just("one".to_owned()), Just("two".to_owned()), Just("three".to_owned())]
}

fn day() -> impl Strategy<Value = Date> + Clone {
    (1..4_i8).prop_map(|day| date(2026, 11, day))
}

fn any_remark() -> impl Strategy<Value = Remark> {
    (text(), option::of(day()), option::of(text())).prop_map(|(text, on, by)| Remark {
        text,
        on,
        by,
        serves: Vec::new(),
    })
}

fn any_area() -> impl Strategy<Value = AreaAnswers> {
    let meeting = (option::of(1..3_u32), vec(option::of(text()), 0..2));
    let items = vec((0..7_u8, vec((any_remark(), vec(text(), 0..3)), 0..2), option::of(text()), meeting), 4);
    let level = || option::of(0..3_usize);
    (level(), items, option::weighted(0.2, text()), level(), vec(any_remark(), 0..2)).prop_map(
        |(open, items, excluded, target, notes)| {
            let area = &SAMPLE.areas()[0];
            let level = |level: Option<usize>| level.map(|level| SAMPLE.levels()[level].index);
            let mut answers =
                AreaAnswers { open: level(open), excluded, target: level(target), notes, ..AreaAnswers::default() };
            for (item, (answer, evidence, reason, (yes, questions))) in area.items.iter().zip(items) {
                let item = item.index;
                match answer {
                    1 | 2 => drop(answers.ticked.insert(item)),
                    3 => drop(answers.unsure.insert(item)),
                    4 | 5 => drop(answers.not_applicable.insert(item, format!("reason {answer}"))),
                    6 if answers.open.is_some() => {
                        answers.ticked.insert(item);
                        answers.unconfirmed.insert(item);
                    }
                    _ => {}
                }
                if !evidence.is_empty() {
                    let served = |(piece, serves)| Remark { serves: each_once(serves), ..piece };
                    answers.evidence.insert(item, evidence.into_iter().map(served).collect());
                }
                answers.votes.extend(yes.map(|yes| (item, Votes { yes, ..Votes::default() })));
                answers.parked.extend(questions.into_iter().map(|text| Parked { item, text }));
                answers.decisions.extend(reason.map(|reason| Decision {
                    item,
                    reason,
                    votes: yes.map(|yes| Votes { yes, ..Votes::default() }),
                }));
            }
            answers
        },
    )
}

fn any_action() -> impl Strategy<Value = Action> {
    let people = || vec(text(), 0..2).prop_map(each_once);
    let progress = option::of(prop_oneof![Just(Progress::Open), Just(Progress::Done)]);
    let horizon = option::of(prop_oneof![Just(Horizon::Short), Just(Horizon::Long)]);
    let who = (option::of(text()), option::of(text()), people(), people());
    (1..4_u32, option::of(text()), text(), who, option::of(day()), horizon, progress, option::of(0..4_usize)).prop_map(
        |(id, uid, action, (responsible, accountable, consulted, informed), due, horizon, status, item)| {
            let area = &SAMPLE.areas()[0];
            let item = item.map(|item| ItemRef { area: area.index, item: area.items[item].index });
            Action { id, uid, item, action, responsible, accountable, consulted, informed, due, horizon, status }
        },
    )
}

fn each_once(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

prop_compose! {
    fn any_about()(
        title in text(), organisation in option::of(text()), executive_lead in option::of(text()),
        kind in option::of(prop_oneof![Just(Kind::SelfAssessment), Just(Kind::Peer)]),
        views in (option::of(viewpoint()), option::of(viewpoint())),
        timing in option::of(prop_oneof![Just(Timing::Ongoing), Just(Timing::LookingBack)]),
        communities in proptest::sample::subsequence(vec!["old".to_owned(), "young".to_owned()], 0..3),
        assessors in vec((text(), option::of(text())), 0..3), scope in proptest::sample::subsequence(vec![0_usize, 1], 0..3),
        codes in (option::of(text()), option::of(text())), formerly in vec(text(), 0..2),
        for_readers in any_words_for_readers(),
        dates in (option::of(day()), option::of(day())), previous in option::weighted(0.3, text()), sources in vec(text(), 0..2),
    ) -> crate::assessment::About {
        crate::assessment::About {
            title, organisation, executive_lead, organisation_code: codes.0, place: codes.1, kind, timing, communities,
            viewpoint: views.0,
            viewpoint_by_phase: views.1.map(|view| (SAMPLE.phases()[0].index, view)).into_iter().collect(),
            assessors: assessors.into_iter().map(|(name, role)| Assessor { name, role }).collect(),
            scope: scope.into_iter().map(|area| ScopePart::Area(SAMPLE.areas()[area].index)).collect(),
            formerly: formerly.into_iter().map(|name| crate::assessment::Former { name, code: None, until: None }).collect(),
            started: dates.0,
            updated: dates.1,
            status: Some(Status::Draft),
            signed_off: None,
            previous: previous.into_iter().map(|file| Previous { file, updated: None, digest: None }).collect(),
            sources: sources.into_iter().map(|file| MergedFile { file, digest: None, assessors: Vec::new() }).collect(),
            ..for_readers
        }
    }
}

/// What is said for those who read reports. It is boxed, since a strategy of all parts would be too large for the stack of a test.
fn any_words_for_readers() -> BoxedStrategy<crate::assessment::About> {
    let texts = (option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    let words = (texts, option::of(day()), option::of(0_usize..2));
    let about = |((narrative, risks, asks, contact), next_review, good_enough): (_, _, Option<usize>)| {
        let good_enough = good_enough.map(|level| SAMPLE.levels()[level].index);
        crate::assessment::About { good_enough, narrative, risks, asks, next_review, contact, ..Default::default() }
    };
    words.prop_map(about).boxed()
}

fn viewpoint() -> impl Strategy<Value = Viewpoint> {
    prop_oneof![Just(Viewpoint::Strategic), Just(Viewpoint::Operational)]
}

prop_compose! {
    fn any_assessment()(
        about in any_about(), areas in vec(option::of(any_area()), 2), actions in vec(any_action(), 0..3),
        unplaced in proptest::sample::subsequence(vec!["action.1", "action.2", "a.X", "b"], 0..3), kept in text(),
    ) -> Assessment {
        let mut assessment = Assessment::new(&SAMPLE, "Sample", date(2026, 11, 1));
        assessment.about = about;
        let indices = SAMPLE.areas().iter().map(|area| area.index);
        assessment.areas = indices.zip(areas).filter_map(|(area, answers)| Some((area, answers?))).collect();
        for action in actions {
            let is_alike = |known: &Action| known.id == action.id || (known.uid.is_some() && known.uid == action.uid);
            if !assessment.actions.iter().any(is_alike) {
                assessment.actions.push(action);
            }
        }
        assessment.unplaced = unplaced.into_iter().map(|name| (name.to_owned(), raw(&kept))).collect();
        assessment
    }
}

/// What a person has said of each item of an area: an answer, or by passing over it that it is not in place. Nothing where the area
/// has not come to it, and of what was only carried over.
fn confirmed(answers: &AreaAnswers) -> BTreeMap<usize, Option<Answer>> {
    let mut said = BTreeMap::new();
    for (place, item) in SAMPLE.areas()[0].items.iter().enumerate() {
        let answer = answers.answer(item.index);
        let is_carried = answers.unconfirmed.contains(&item.index);
        let is_passed = answers.excluded.is_none() && answers.open.is_none_or(|open| item.level < open);
        if !is_carried && (answer.is_some() || is_passed) {
            said.insert(place, answer);
        }
    }
    said
}

/// The law for one area and one of the two sides.
fn is_kept_or_named(side: &AreaAnswers, area: usize, after: &AreaAnswers, named: &[Part]) {
    let area = &SAMPLE.areas()[area];
    let result = confirmed(after);
    for (place, answer) in &confirmed(side) {
        let part = Part::Item(ItemRef { area: area.index, item: area.items[*place].index });
        // Under a reason why the area does not apply, what was passed over says nothing, and that reason is named.
        let is_under = after.excluded.is_some() && answer.is_none() && after.answer(area.items[*place].index).is_none();
        assert!(
            result.get(place) == Some(answer) || is_under || named.contains(&part),
            "{place} of {side:?} in {after:?}"
        );
    }
    let is_aside = Part::Exclusion(area.index);
    let is_silent = side.excluded.is_none() && confirmed(side).is_empty() && side.open.is_some();
    assert!(side.excluded == after.excluded || is_silent || named.contains(&is_aside), "{side:?} in {after:?}");
    assert!(side.target.is_none() || side.target == after.target || named.contains(&Part::Target(area.index)));
    assert!(side.notes.iter().all(|note| after.notes.contains(note)));
    assert!(side.decisions.iter().all(|decision| after.decisions.contains(decision)));
    // One piece of evidence of both sides serves what either says.
    let is_it = |known: &Remark, piece: &Remark| {
        Remark { serves: piece.serves.clone(), ..known.clone() } == *piece
            && piece.serves.iter().all(|duty| known.serves.contains(duty))
    };
    let is_there = |(item, pieces): (&ItemIndex, &Vec<Remark>)| {
        pieces.iter().all(|piece| after.evidence[item].iter().any(|known| is_it(known, piece)))
    };
    assert!(side.parked.iter().all(|parked| after.parked.contains(parked)));
    for (item, votes) in &side.votes {
        let part = Part::Votes(ItemRef { area: area.index, item: *item });
        assert!(after.votes[item] == *votes || named.contains(&part), "{part:?}");
    }
    assert!(side.evidence.iter().all(is_there));
}

/// The same for what is said about the whole.
fn about_is_kept_or_named(side: &crate::assessment::About, after: &crate::assessment::About, named: &[Part]) {
    let is_named = |name| named.contains(&Part::Detail(name));
    assert!(side.title == after.title || is_named("the title"));
    assert!(side.organisation.is_none() || side.organisation == after.organisation || is_named("the organisation"));
    assert!(
        side.executive_lead.is_none() || side.executive_lead == after.executive_lead || is_named("the executive lead")
    );
    for (is_kept, name) in [
        (side.good_enough.is_none() || side.good_enough == after.good_enough, "the level that is good enough"),
        (side.narrative.is_none() || side.narrative == after.narrative, "what the team wants to say"),
        (side.risks.is_none() || side.risks == after.risks, "the risks"),
        (side.asks.is_none() || side.asks == after.asks, "what is to be decided"),
        (side.next_review.is_none() || side.next_review == after.next_review, "the next review"),
        (side.contact.is_none() || side.contact == after.contact, "the contact"),
    ] {
        assert!(is_kept || is_named(name), "{name}");
    }
    assert!(side.kind.is_none() || side.kind == after.kind || is_named("the kind of assessment"));
    assert!(side.viewpoint.is_none() || side.viewpoint == after.viewpoint || is_named("the viewpoint"));
    assert!(side.timing.is_none() || side.timing == after.timing || is_named("the timing"));
    assert!(side.started.is_none() || side.started == after.started || is_named("the first day"));
    assert!(side.previous.iter().all(|previous| after.previous.contains(previous)));
    assert!(side.formerly.iter().all(|former| after.formerly.contains(former)));
    let is_code = side.organisation_code.is_none() || side.organisation_code == after.organisation_code;
    assert!(is_code || is_named("the organisation's code"));
    assert!(side.place.is_none() || side.place == after.place || is_named("the place"));
    for (phase, view) in &side.viewpoint_by_phase {
        let here = after.viewpoint_by_phase.get(phase).or(after.viewpoint.as_ref());
        assert!(here == Some(view) || is_named("the viewpoint of a phase"));
    }
    assert!(side.communities.iter().all(|community| after.communities.contains(community)));
    assert!(side.sources.iter().all(|source| after.sources.contains(source)));
    for person in &side.assessors {
        let is_them =
            |known: &Assessor| known.name == person.name && (person.role.is_none() || known.role == person.role);
        assert!(after.assessors.iter().any(is_them), "{person:?} in {:?}", after.assessors);
    }
    let chosen = |about: &crate::assessment::About| crate::assessment::areas_in(&SAMPLE, &about.scope);
    assert!(chosen(side).iter().all(|area| chosen(after).contains(area)));
    assert!(side.updated <= after.updated);
}

proptest! {
    /// What either side had confirmed is in the result, or it is named as different. Nothing is in the result that neither had said;
    /// the day of the last change is the later one; nothing is taken in twice; and the result can be saved.
    #[test]
    fn what_either_had_confirmed_is_there_or_named(ours in any_assessment(), theirs in any_assessment()) {
        let mut after = ours.clone();
        let result = after.take_in(&theirs, &SAMPLE).unwrap();
        for side in [&ours, &theirs] {
            about_is_kept_or_named(&side.about, &after.about, &result.different);
            for (place, area) in SAMPLE.areas().iter().enumerate() {
                if let Some(answers) = side.areas.get(&area.index) {
                    let is_begun_only = side.about.previous.is_empty() && answers.is_bare(area);
                    match after.areas.get(&area.index) {
                        Some(after) => is_kept_or_named(answers, place, after, &result.different),
                        None => prop_assert!(is_begun_only),
                    }
                }
            }
            for action in &side.actions {
                let is_it = |known: &&Action| {
                    let differs = result.different.contains(&Part::Action(known.id));
                    let is = |here: bool| here || differs;
                    (known.uid == action.uid || action.uid.is_none() || known.action == action.action)
                        && is(known.action == action.action)
                        && is(action.responsible.is_none() || known.responsible == action.responsible)
                        && is(action.accountable.is_none() || known.accountable == action.accountable)
                        && is(action.due.is_none() || known.due == action.due)
                        && is(action.item.is_none() || known.item == action.item)
                        && is(action.horizon.is_none() || known.horizon == action.horizon)
                        && action.consulted.iter().all(|who| known.consulted.contains(who))
                        && action.informed.iter().all(|who| known.informed.contains(who))
                        && (known.is_done() || !action.is_done())
                };
                prop_assert!(after.actions.iter().any(|known| is_it(&known)), "{:?} in {:?}", action, after.actions);
            }
            for (_, kept) in &side.unplaced {
                prop_assert!(after.unplaced.iter().any(|(_, known)| known == kept));
            }
        }
        for area in SAMPLE.areas() {
            let said = |side: &Assessment| side.areas.get(&area.index).map(confirmed).unwrap_or_default();
            let (here, there) = (said(&ours), said(&theirs));
            for (item, answer) in said(&after) {
                prop_assert!(here.get(&item) == Some(&answer) || there.get(&item) == Some(&answer), "{} {:?}", area.id, item);
            }
        }
        prop_assert_eq!(after.about.updated, ours.about.updated.max(theirs.about.updated));
        let text = write(&after, &SAMPLE).unwrap();
        let back = read(text.as_bytes(), &SAMPLE);
        prop_assert_eq!(back.assessment.as_ref(), Some(&after), "{:?}\n{}", back.problems, text);
        let again = after.take_in(&theirs, &SAMPLE).unwrap();
        // Two actions of an earlier program with the same text and other numbers can't be told from one that has changed.
        let is_told_apart = |assessment: &Assessment| assessment.actions.iter().all(|action| action.uid.is_some());
        let can_tell = is_told_apart(&ours) && is_told_apart(&theirs);
        let is_new = |part: &Part| can_tell || !matches!(part, Part::Action(_) | Part::Unplaced(_));
        prop_assert!(!again.taken.iter().any(is_new), "{:?}", again);
    }
}
