//! A new round without a terminal: one key for what has not changed, and nothing counts that nobody confirmed.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{self, Assessment, Status};
use crate::framework::{self, Framework};
use crate::interview::questions::Question;
use crate::interview::tests::{answers_of, any_input, asked, choose, default_answer, said, sample, where_is};
use crate::interview::{Form, Input, ItemInput, TickLine};
use crate::score::{Rule, score};

fn today() -> Date {
    date(2026, 11, 21)
}

/// The assessment of `framework` in a file whose areas are these.
fn last(framework: &Framework, areas: &str) -> Assessment {
    let text = format!(
        "format: thrive-assessment/1\nframework: {{id: {}, version: '{}'}}\nabout: {{title: Sample, updated: 2025-11-06}}\nareas: {{{areas}}}\n",
        framework.id(),
        framework.version()
    );
    let read = assessment::read(text.as_bytes(), framework);
    assert_eq!(read.problems, []);
    read.assessment.expect("it is valid")
}

fn round_after<'f>(framework: &'f Framework, last: &Assessment) -> Interview<'f> {
    let previous = Previous { file: "last.yaml".into(), updated: last.about.updated, digest: None };
    let round = last.next_round(framework, vec![previous], today());
    Interview::next_round(framework, round, Rule::default(), today(), None)
}

/// The interview that goes on with what this one has saved, read back from the text of its file.
fn resumed<'f>(framework: &'f Framework, interview: &Interview) -> Interview<'f> {
    let text = assessment::write(interview.assessment(), framework).unwrap();
    let read = assessment::read(text.as_bytes(), framework);
    Interview::resume(framework, read.assessment.expect("it reads back"), Rule::default(), today(), None)
}

fn enter(interview: &mut Interview) -> Effect {
    let ask = interview.ask();
    let ticked = match &ask.form {
        Form::Ticks { items } => (0..items.len()).filter(|place| items[*place].is_ticked()).collect(),
        _ => Vec::new(),
    };
    interview.answer(default_answer(&ask, &|_, _| ticked.clone()))
}

/// The interview that goes on with what this one has saved, where the last round is there to be looked at.
fn resumed_beside<'f>(framework: &'f Framework, interview: &Interview, last: &Assessment) -> Interview<'f> {
    let mut again = resumed(framework, interview);
    let previous = again.assessment().about.previous.clone();
    again.remember(&last.next_round(framework, previous, today()));
    again
}

fn level_by_level(interview: &mut Interview) {
    interview.answer(Input::More);
    choose(interview, "Go through it");
}

/// `open` of an area, and its unconfirmed ticks.
fn waiting(interview: &Interview, area: &str) -> (Option<String>, String) {
    let answers = answers_of(interview, area);
    (answers.open, answers.unconfirmed.into_iter().collect::<Vec<_>>().join(" "))
}

const ALL: &str = "1a: {ticked: [L1, L2]}, 1b: {ticked: [H1]}, 2a: {ticked: [L1, H1]}";

/// All 25 areas that the example of 2025 has answered, each with one Enter; the area that it left out is skipped.
#[test]
fn an_unchanged_round_takes_one_key_an_area() {
    let framework = framework::bundled();
    let file = include_bytes!("../../../examples/research-network-2025.yaml");
    let last = assessment::read(file, &framework).assessment.expect("the example is valid");
    let mut interview = round_after(&framework, &last);
    assert_eq!(
        said(&interview),
        "Starting from last.yaml of 6 November 2025: 25 areas, 98 ticks and 10 pieces of evidence. Nothing counts until you \
         confirm it."
    );
    let mut keys = 0;
    while interview.state != State::Finished {
        match interview.state {
            State::Carried { .. } => {
                assert_eq!(enter(&mut interview), Effect::Save);
                keys += 1;
            }
            _ => drop(interview.answer(Input::Skip)),
        }
    }
    assert_eq!(keys, 25);
    let ratings = |assessment: &Assessment| score(&framework, assessment, Rule::default());
    assert_eq!(ratings(interview.assessment()), ratings(&last));
    assert!(interview.assessment().areas.values().all(|answers| answers.unconfirmed.is_empty()));
}

#[test]
fn the_way_through_unchanged_areas() {
    let framework = sample();
    let mut interview = round_after(&framework, &last(&framework, ALL));
    let mut path = vec![where_is(&interview)];
    while interview.state != State::Finished {
        enter(&mut interview);
        path.push(format!("{} {:?}", where_is(&interview), interview.ask().notices));
    }
    assert_eq!(
        path,
        [
            "1a as last time?",
            "1b as last time? [Confirmed(AreaIndex(0))]",
            "2a as last time? [Confirmed(AreaIndex(1))]",
            "Finished [Confirmed(AreaIndex(2)), Said(\"All 3 areas are answered.\")]",
        ]
    );
    // Gone back to, an area that has been confirmed is one like any other.
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "2a high");
}

#[test]
fn one_level_is_changed_and_the_rest_stays_to_be_confirmed() {
    let framework = sample();
    let mut interview = round_after(&framework, &last(&framework, ALL));
    enter(&mut interview);
    enter(&mut interview);
    level_by_level(&mut interview);
    let Form::Ticks { items } = interview.ask().form else { panic!("a list is asked") };
    assert_eq!((items[0].is_ticked(), &items[0].remarks), (true, &vec!["ticked last time".to_owned()]));
    interview.answer(Input::Many(vec![]));
    assert_eq!(
        (where_is(&interview).as_str(), waiting(&interview, "2a")),
        ("2a high", (Some("high".into()), "H1".into()))
    );
    let mut again = resumed(&framework, &interview);
    assert_eq!(where_is(&again), "2a high");
    enter(&mut again);
    assert_eq!((where_is(&again).as_str(), waiting(&again, "2a")), ("2a rated", (None, String::new())));
    assert_eq!(answers_of(&again, "2a").ticked.iter().collect::<Vec<_>>(), ["H1"]);
}

/// What is looked at and left, by whichever way, is asked in the same words later.
#[test]
fn what_is_not_confirmed_waits() {
    let framework = sample();
    let mut interview = round_after(&framework, &last(&framework, ALL));
    let before = interview.assessment().clone();
    let ways: [&[Input]; 3] = [
        &[Input::Skip],
        // Level by level, then on.
        &[Input::More, Input::One(1), Input::Skip],
        // To another area: 1b.
        &[Input::Help, Input::More, Input::One(7), Input::One(1)],
    ];
    for way in ways {
        for input in way {
            interview.answer(input.clone());
        }
        assert_eq!(where_is(&interview), "1b as last time?", "{way:?}");
        assert_eq!(interview.assessment(), &before, "{way:?}");
        interview.answer(Input::Back);
        assert_eq!(where_is(&interview), "1a as last time?", "{way:?}");
    }
    assert_eq!(where_is(&resumed(&framework, &interview)), "1a as last time?");
    assert_eq!(
        said(&resumed(&framework, &interview)),
        "Sample: 0 of 3 areas answered, last on 21 November 2026. | Going on at 1a Alpha."
    );
}

/// Back from anywhere comes to the first question of all, and loses nothing.
#[test]
fn back_leads_out_of_a_round() {
    let framework = sample();
    let areas = "1a: {ticked: [L1]}, 1b: {excluded: not ours}, 2a: {ticked: [H1]}";
    let mut interview = round_after(&framework, &last(&framework, areas));
    enter(&mut interview);
    assert_eq!(where_is(&interview), "2a as last time?", "what is set aside stays so");
    level_by_level(&mut interview);
    let before = interview.assessment().clone();
    let mut path = vec![where_is(&interview)];
    while path.last().is_some_and(|here| here != "About(Scope)") && path.len() < 20 {
        interview.answer(Input::Back);
        path.push(where_is(&interview));
    }
    assert_eq!(path, ["2a low", "2a as last time?", "1b rated", "1a high", "1a low", "About(Scope)"]);
    assert_eq!(interview.assessment(), &before);
}

#[test]
fn areas_that_were_set_aside_or_not_answered_in_full() {
    let framework = sample();
    let areas = "1a: {open: high, ticked: [L1, H1]}, 1b: {excluded: not ours, ticked: [H1]}, 2a: {}";
    let mut interview = round_after(&framework, &last(&framework, areas));
    assert_eq!(
        said(&interview),
        "Starting from last.yaml of 6 November 2025: 2 areas and 2 ticks. Nothing counts until you confirm it. Carried over as \
         not applicable: 1b."
    );
    // Partly answered: all of it level by level, with the ticks in place.
    for level in ["1a low", "1a high"] {
        assert_eq!(where_is(&interview), level);
        enter(&mut interview);
    }
    assert_eq!((where_is(&interview).as_str(), waiting(&interview, "1a")), ("1a rated", (None, String::new())));
    assert_eq!(answers_of(&interview, "1a").ticked, ["H1", "L1"].map(str::to_owned).into());
    // Nothing in place is an answer that can be confirmed, too.
    enter(&mut interview);
    assert_eq!(where_is(&interview), "2a as last time?");
    enter(&mut interview);
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "2a")), ("Finished", WrittenAnswers::default()));
    // What was set aside is asked from the start if it applies after all.
    choose(&mut interview, "Look at an area again");
    interview.answer(Input::One(1));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(1))]);
    choose(&mut interview, "It applies after all");
    assert_eq!(where_is(&interview), "1b high");
}

/// Looking into an area that nobody answered last time doesn't make it one where nothing was in place then.
#[test]
fn looking_into_a_fresh_area_leaves_no_trace() {
    let framework = sample();
    let mut interview = round_after(&framework, &last(&framework, "2a: {ticked: [L1]}"));
    assert_eq!(where_is(&interview), "1a low");
    for (inputs, trace) in [
        (vec![Input::More], false),
        (vec![Input::Note, Input::Text(String::new())], false),
        (vec![Input::Item(1, ItemInput::Tick), Input::Item(1, ItemInput::Tick)], false),
        (vec![Input::Item(1, ItemInput::Tick)], true),
    ] {
        let mut interview = interview.clone();
        for input in inputs {
            interview.answer(input);
        }
        assert_eq!(interview.assessment().areas.contains_key(&AreaIndex::new(0)), trace);
        assert_eq!(where_is(&resumed(&framework, &interview)), "1a low");
    }
    interview.answer(Input::Many(vec![]));
    assert_eq!(where_is(&resumed(&framework, &interview)), "1a high");
}

/// An area with a new item is not as it was; that is so still after the file was saved.
#[test]
fn something_new_is_asked() {
    let framework = sample();
    let mut interview = round_after(&framework, &last(&framework, ALL));
    interview.mark_new(["1a.L2", "2a.H1"].map(|item| framework.item(item).unwrap()));
    assert_eq!(where_is(&interview), "1a low");
    interview.answer(Input::Skip);
    assert_eq!(where_is(&interview), "1b as last time?");
    enter(&mut interview);
    assert_eq!(where_is(&interview), "2a low");
    assert_eq!(where_is(&resumed(&framework, &interview)), "1a low");
}

#[test]
fn a_round_after_one_without_answers() {
    let framework = sample();
    let interview = round_after(&framework, &last(&framework, ""));
    assert_eq!(said(&interview), "Starting from last.yaml of 6 November 2025. There are no answers to confirm.");
    assert_eq!(where_is(&interview), "About(Organisation)", "what was not said then is asked");
    let mut with_action = last(&framework, "");
    with_action.about.updated = None;
    with_action.actions = vec![assessment::Action {
        id: 1,
        uid: None,
        item: None,
        action: "Ask".into(),
        responsible: None,
        accountable: None,
        consulted: vec![],
        informed: vec![],
        due: None,
        horizon: None,
        status: None,
    }];
    let interview = round_after(&framework, &with_action);
    assert_eq!(said(&interview), "Starting from last.yaml: 1 open action. There are no answers to confirm.");
}

#[test]
fn a_round_can_be_made_final_only_when_all_is_confirmed() {
    let framework = sample();
    let mut interview = round_after(&framework, &last(&framework, ALL));
    enter(&mut interview);
    interview.answer(Input::Skip);
    interview.answer(Input::Skip);
    assert_eq!(said(&interview), "1 of 3 areas answered; left out: 1b and 2a.");
    choose(&mut interview, "Answer what was left out");
    enter(&mut interview);
    enter(&mut interview);
    choose(&mut interview, "Mark the assessment as final");
    assert_eq!(interview.assessment().about.status, Some(Status::Final));
}

/// Marks for the items of 1a and 2a: ticked, unsure, not applicable or none of these.
fn any_areas() -> impl Strategy<Value = Vec<WrittenAnswers>> {
    let area = proptest::collection::vec(0..4_usize, 3).prop_map(|marks| {
        let mut answers = WrittenAnswers::default();
        for (id, mark) in ["L1", "H1", "L2"].into_iter().zip(marks) {
            match mark {
                0 => drop(answers.ticked.insert(id.to_owned())),
                1 => drop(answers.unsure.insert(id.to_owned())),
                2 => drop(answers.not_applicable.insert(id.to_owned(), "reason".to_owned())),
                _ => {}
            }
        }
        answers
    });
    proptest::collection::vec(area, 2)
}

/// Whoever says something else of an item, and then leaves, has changed the area: it is not passed off as that of last time.
#[test]
fn a_changed_area_is_not_as_it_was() {
    let framework = sample();
    let round = || round_after(&framework, &last(&framework, "1a: {ticked: [L1, H1]}"));
    assert!(round().is_carried(AreaIndex::new(0)));
    for change in [
        vec![Input::Item(1, ItemInput::Unsure)],
        vec![Input::Item(1, ItemInput::NotApplicable), Input::Text("none".into())],
        vec![Input::Item(0, ItemInput::Tick)],
        vec![Input::Ticks(vec![0, 1])],
        // In the list of a level.
        vec![Input::More, Input::One(1), Input::Item(1, ItemInput::Unsure)],
    ] {
        let mut interview = round();
        for input in change {
            interview.answer(input);
        }
        assert!(!interview.is_carried(AreaIndex::new(0)), "{:?}", interview.assessment().areas);
        assert_eq!(answers_of(&interview, "1a").open.as_deref(), Some("low"));
    }
}

/// Both states are told, and what has changed is marked: in this sitting, and in the next one where the last round is still there.
#[test]
fn then_and_now() {
    let framework = sample();
    let last = last(
        &framework,
        "1a: {ticked: [L1], unsure: [L2], not_applicable: {H1: none}}, 1b: {excluded: none}, 2a: {ticked: [L1]}",
    );
    let mut interview = round_after(&framework, &last);
    let begun = asked(&interview);
    assert_eq!(
        begun,
        "Is it as it was last time, on 6 November 2025 (not yet Low)? L1 one x / L2 two (we don't know) / \
         H1 three (not applicable: none)"
    );
    let Form::Ticks { items } = interview.ask().form else { panic!("a list is asked") };
    let headings: Vec<_> = (0..=items.len()).map(|at| TickLine::heading(&items, at)).collect();
    assert_eq!(headings, [Some("Low"), None, Some("High"), None]);
    for change in
        [Input::Item(0, ItemInput::Tick), Input::Item(1, ItemInput::Tick), Input::Item(2, ItemInput::NotApplicable)]
    {
        assert_eq!(interview.answer(change), Effect::Save);
    }
    let changed = "Is it as it was last time, on 6 November 2025 (not yet Low)? L1 one (changed: was ticked) / \
                   L2 two x (changed: we didn't know) / H1 three (changed: did not apply (none))";
    assert_eq!(asked(&interview), changed);
    assert_eq!(answers_of(&interview, "1a").open.as_deref(), Some("low"), "nothing counts yet");
    assert_eq!(asked(&resumed_beside(&framework, &interview, &last)), changed);
    assert_eq!(where_is(&resumed(&framework, &interview)), "1a low", "the file alone doesn't tell what was");
    // An area with changes gets its rating like any other; one where they were taken back is as it was.
    let mut taken_back = interview.clone();
    taken_back.answer(Input::Item(0, ItemInput::Tick));
    taken_back.answer(Input::Item(1, ItemInput::Unsure));
    taken_back.answer(Input::Item(2, ItemInput::NotApplicable));
    taken_back.answer(Input::Text("none".into()));
    assert_eq!(asked(&taken_back), begun);
    enter(&mut taken_back);
    assert_eq!(taken_back.ask().notices, [Notice::Confirmed(AreaIndex::new(0))]);
    enter(&mut interview);
    assert_eq!(where_is(&interview), "1a rated");
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);
    assert_eq!(answers_of(&interview, "1a").ticked, ["L2".to_owned()].into());
    // The numbers of all that are in place answer the area, too.
    enter(&mut interview);
    assert_eq!(where_is(&interview), "2a as last time?");
    interview.answer(Input::Many(vec![1]));
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "2a").open), ("2a rated", None));
    assert_eq!(answers_of(&interview, "2a").ticked, ["H1".to_owned()].into());
}

/// An area that loses its only tick is not in the file any more. What it was is still told, and Enter says that nothing is in place.
#[test]
fn the_last_tick_is_taken_out() {
    let framework = sample();
    let last = last(&framework, "1a: {ticked: [L1]}, 1b: {}, 2a: {}");
    let mut interview = round_after(&framework, &last);
    interview.answer(Input::Item(0, ItemInput::Tick));
    assert!(!interview.assessment().areas.contains_key(&AreaIndex::new(0)));
    for mut interview in [resumed_beside(&framework, &interview, &last), interview] {
        assert!(asked(&interview).contains(" L1 one (changed: was ticked) / L2 two / "), "{}", asked(&interview));
        enter(&mut interview);
        assert_eq!(
            (where_is(&interview).as_str(), answers_of(&interview, "1a")),
            ("1a rated", WrittenAnswers::default())
        );
    }
}

/// Whatever is done besides ticking comes back to the same list.
#[test]
fn besides_the_list_of_an_area() {
    let framework = sample();
    let text = |text: &str| Input::Text(text.to_owned());
    for inputs in [
        vec![Input::Help],
        vec![Input::More, Input::One(0)],
        vec![Input::More, Input::Back],
        vec![Input::More, Input::One(1), Input::Back],
        // A target, and an action without a word.
        vec![Input::More, Input::One(4), Input::One(1)],
        vec![Input::More, Input::One(5), Input::One(0), text("")],
        vec![Input::Note, text("Carers were asked."), text("Ada")],
        vec![Input::Item(2, ItemInput::Evidence), text("Minutes"), text("2026-03-04"), text("")],
        vec![Input::Item(2, ItemInput::NotApplicable), text("not ours")],
        vec![Input::Item(9, ItemInput::Tick)],
    ] {
        let mut interview = round_after(&framework, &last(&framework, ALL));
        for input in inputs.clone() {
            interview.answer(input);
        }
        assert_eq!(where_is(&interview), "1a as last time?", "{inputs:?}");
        assert_eq!(answers_of(&interview, "1a").open.as_deref(), Some("low"), "{inputs:?}");
    }
    // An area that is set aside, as a whole, is no list any more; nor does a tick of the round before come back by itself.
    let mut interview = round_after(&framework, &last(&framework, ALL));
    for input in [Input::More, Input::One(6), text("not ours")] {
        interview.answer(input);
    }
    assert_eq!(where_is(&interview), "1a rated");
}

proptest! {
    /// Whatever is answered: what has been answered was confirmed, only ticks wait for that, the file reads back whole, and
    /// Back leads out without changing anything.
    #[test]
    fn any_way_through_a_round(inputs in proptest::collection::vec(any_input(), 0..60)) {
        let framework = sample();
        let areas = "1a: {open: high, ticked: [L2, H1]}, 1b: {excluded: not ours, ticked: [H1]}, 2a: {ticked: [L1], unsure: [H1]}";
        let last = last(&framework, areas);
        let mut interview = round_after(&framework, &last);
        for input in inputs {
            interview.answer(input);
            interview.ask();
            for (area, answers) in &interview.assessment().areas {
                prop_assert!(answers.unconfirmed.is_subset(&answers.ticked), "{area:?}: {answers:?}");
                prop_assert!(answers.open.is_some() || answers.unconfirmed.is_empty(), "{area:?}: {answers:?}");
            }
        }
        let again = resumed_beside(&framework, &interview, &last);
        for area in framework.areas().iter().map(|area| area.index) {
            prop_assert_eq!(again.is_under_review(area), interview.is_under_review(area));
            prop_assert_eq!(again.ask_carried(area), interview.ask_carried(area));
        }
        let before = interview.assessment().clone();
        let text = assessment::write(&before, &framework).unwrap();
        prop_assert_eq!(assessment::read(text.as_bytes(), &framework).assessment, Some(before.clone()));
        // Once all is answered, the questions about the assessment lead back to the end.
        if !interview.left_out().is_empty() {
            for _ in 0..40 {
                interview.answer(Input::Back);
            }
            prop_assert!(said(&interview).contains("This is the first question"), "stuck at {}", where_is(&interview));
            prop_assert_eq!(interview.assessment(), &before);
        }
    }

    /// Enter alone leads to the end and to the ratings of last time, with one key for an area in which anything was ticked or
    /// nothing was said; until then nothing counts.
    #[test]
    fn enter_alone_gives_the_ratings_of_last_time(areas in any_areas()) {
        let framework = sample();
        let mut before = last(&framework, "1b: {ticked: [H1]}");
        for (id, mut answers) in ["1a", "2a"].into_iter().zip(areas) {
            if id == "2a" {
                answers.ticked.remove("L2");
                answers.unsure.remove("L2");
                answers.not_applicable.remove("L2");
            }
            before.answer_area(&framework, id, answers);
        }
        let mut interview = round_after(&framework, &before);
        let ratings = |assessment: &Assessment| score(&framework, assessment, Rule::default());
        prop_assert_eq!(ratings(interview.assessment()).overall.assessed, 0);
        let one_key = |answers: &&AreaAnswers| !answers.ticked.is_empty() || **answers == AreaAnswers::default();
        let expected = before.areas.values().filter(one_key).count();
        let mut confirmed = 0;
        while interview.state != State::Finished {
            confirmed += usize::from(matches!(interview.state, State::Carried { .. }));
            enter(&mut interview);
        }
        prop_assert_eq!(confirmed, expected);
        prop_assert_eq!(ratings(interview.assessment()), ratings(&before));
    }
}

/// The round after those of Moor and Dale, whose areas are these.
fn round_after_both<'f>(framework: &'f Framework, moor: &str, dale: &str) -> Interview<'f> {
    let of = |name: &str, areas: &str| {
        let mut last = last(framework, areas);
        last.about.organisation = Some(name.to_owned());
        last
    };
    let pointer = |file: &str| Previous { file: file.into(), updated: Some(date(2025, 11, 6)), digest: None };
    let (moor, dale) = (of("Moor", moor), of("Dale", dale));
    let rounds = [(&moor, pointer("moor.yaml")), (&dale, pointer("dale.yaml"))];
    let round = Assessment::next_round_of_all(&rounds, framework, today()).expect("there are two");
    Interview::next_round(framework, round, Rule::default(), today(), None)
}

/// It begins with whose round it is; where they agreed, one key is enough, and elsewhere it is said who said what.
#[test]
fn a_round_after_a_merger() {
    let framework = sample();
    let dale = "1a: {ticked: [L1, L2]}, 1b: {}, 2a: {ticked: [L1, H1]}";
    let mut interview = round_after_both(&framework, ALL, dale);
    assert_eq!(
        said(&interview),
        "Starting from moor.yaml of 6 November 2025 and dale.yaml of 6 November 2025: 3 areas and 4 ticks. Nothing counts until \
         you confirm it. They differ in 1b: what each said is told before it."
    );
    let note = "The rounds before differ here. H1: in place according to Moor; not in place according to Dale.";
    let mut path = Vec::new();
    while interview.state != State::Finished {
        let told: Vec<&str> = interview.ask().place.map_or(Vec::new(), |place| {
            interview.differences(place.area).iter().map(|remark| remark.text.as_str()).collect()
        });
        if interview.place().is_some() {
            path.push((where_is(&interview), told == [note]));
        }
        enter(&mut interview);
    }
    let is_told: Vec<(&str, bool)> = path.iter().map(|(at, told)| (at.as_str(), *told)).collect();
    assert_eq!(
        is_told,
        [("1a as last time?", false), ("1b high", true), ("1b rated", false), ("2a as last time?", false)]
    );
}

/// Whoever stops before saying whose round it is, is asked again, until an area has been answered.
#[test]
fn whose_round_it_is_after_a_merger() {
    let framework = sample();
    let mut interview = round_after_both(&framework, ALL, ALL);
    assert_eq!(interview.state, State::About(Question::Title));
    enter(&mut interview);
    let mut again = resumed(&framework, &interview);
    assert_eq!(again.state, State::About(Question::Organisation));
    again.answer(Input::Text("Moor and Dale (code Q3)".into()));
    let about = &again.assessment().about;
    assert_eq!(
        (about.organisation.as_deref(), about.organisation_code.as_deref()),
        (Some("Moor and Dale"), Some("Q3"))
    );
    assert_eq!(about.formerly.iter().map(|former| former.name.as_str()).collect::<Vec<_>>(), ["Moor", "Dale"]);
    assert_eq!(where_is(&resumed(&framework, &again)), "1a as last time?");
}
