//! The interview without a terminal: what it asks, where it goes, and that nothing answered is ever lost.

use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assessment;
use crate::framework;

/// Three areas in two phases; area 1b has no item at the first level.
const SAMPLE: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: low, name: Low}, {id: high, name: High}]
communities: [{id: carers, name: Carers}]
phases:
  - id: "1"
    name: First
    areas:
      - id: 1a
        name: Alpha
        evidence: [minutes]
        checklist:
          low: [{id: L1, text: one}, {id: L2, text: two}]
          high: [{id: H1, text: three}]
      - id: 1b
        name: Beta
        checklist:
          high: [{id: H1, text: four}, {id: H2, text: five}]
  - id: "2"
    name: Second
    areas:
      - id: 2a
        name: Gamma
        checklist:
          low: [{id: L1, text: six}]
          high: [{id: H1, text: seven}]
"#;

pub(super) fn sample() -> Framework {
    framework::read(SAMPLE.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

fn today() -> Date {
    date(2026, 11, 21)
}

fn begun(framework: &Framework) -> Interview<'_> {
    let mut interview = Interview::new(framework, Rule::default(), today(), Some(Vec::new()));
    interview.answer(Input::Text("Sample".into()));
    while interview.place().is_none() {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| Vec::new()));
    }
    interview
}

/// What Enter alone answers, but for the ticks of a level, which `ticks` gives by area and level.
pub(super) fn default_answer(ask: &Ask, ticks: &dyn Fn(usize, usize) -> Vec<usize>) -> Input {
    match &ask.form {
        Form::Text { now, .. } if now.is_empty() && ask.question.contains("call") => Input::Text("Sample".into()),
        Form::Text { now, .. } => Input::Text(now.clone()),
        Form::One { start, .. } => Input::One(*start),
        Form::Many { chosen, .. } => Input::Many(chosen.clone()),
        Form::Ticks { .. } => {
            let place = ask.place.as_ref().expect("ticks have a place");
            Input::Many(ticks(place.area, place.level.expect("ticks have a level")))
        }
    }
}

/// Where the interview stands, as a line.
pub(super) fn where_is(interview: &Interview) -> String {
    match &interview.state {
        State::Level { area, level } => {
            format!("{} {}", interview.framework.areas()[*area].id, interview.framework.levels()[*level].id)
        }
        State::Carried { area } => format!("{} as last time?", interview.framework.areas()[*area].id),
        State::Rated { area } => format!("{} rated", interview.framework.areas()[*area].id),
        other => format!("{other:?}"),
    }
}

pub(super) fn choose(interview: &mut Interview, label: &str) -> Step {
    let Form::One { options, .. } = interview.ask().form else { panic!("no menu at {}", where_is(interview)) };
    let choice = options.iter().position(|option| option.text.starts_with(label));
    interview.answer(Input::One(choice.unwrap_or_else(|| panic!("no {label} among {options:?}"))))
}

pub(super) fn said(interview: &Interview) -> String {
    let text = |notice: &Notice| match notice {
        Notice::Said(text) => text.clone(),
        other => format!("{other:?}"),
    };
    interview.ask().notices.iter().map(text).collect::<Vec<_>>().join(" | ")
}

#[test]
fn enter_alone_leads_to_the_end() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    let mut path = Vec::new();
    loop {
        let ask = interview.ask();
        path.push(format!("{:28} {}", where_is(&interview), ask.question));
        if interview.answer(default_answer(&ask, &|_, _| vec![0])) == Step::Stop {
            break;
        }
    }
    assert_snapshot!(path.join("\n"), @"
    About(Title)                 What do you want to call this assessment?
    About(Organisation)          Which organisation or partnership is it for?
    About(Kind)                  Who assesses whom?
    About(Viewpoint)             From which viewpoint do you look?
    About(Timing)                Do you look back, plan ahead, or both as you go?
    About(Communities)           Which communities is it about, if any in particular?
    About(Lead)                  Who is the executive lead?
    About(Assessors)             Who is assessing, for example Ada Obi (lead), Sam Roe?
    About(Scope)                 What will you assess?
    1a low                       Low, level 1 of 2. Which are in place?
    1a high                      High, level 2 of 2. Which are in place?
    1a rated                     What next?
    1b high                      High, level 2 of 2. Which are in place?
    1b rated                     What next?
    2a low                       Low, level 1 of 2. Which are in place?
    2a high                      High, level 2 of 2. Which are in place?
    2a rated                     What next?
    Finished                     Anything else?
    ");
    assert_snapshot!(assessment::write(interview.assessment(), &framework).unwrap(), @"
    format: thrive-assessment/1
    framework:
      id: sample
      version: '1'
    about:
      title: Sample
      kind: self
      started: 2026-11-21
      updated: 2026-11-21
      status: draft
    areas:
      1a:
        ticked:
        - L1
        - H1
      1b:
        ticked:
        - H1
      2a:
        ticked:
        - L1
        - H1
    ");
}

#[test]
fn the_title_is_needed() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    assert_eq!(interview.answer(Input::Text("  ".into())), Step::Ask);
    assert_eq!(said(&interview), "A title is needed; it can be changed later.");
    assert_eq!(interview.answer(Input::Back), Step::Ask);
    assert_eq!(said(&interview), "This is the first question; there is nothing before it.");
    assert_eq!(interview.answer(Input::Text(" Voices ".into())), Step::Save);
    assert_eq!(interview.assessment().about.title, "Voices");
}

#[test]
fn back_goes_across_areas_and_keeps_ticks() {
    let framework = sample();
    let mut interview = begun(&framework);
    let mut path = Vec::new();
    for input in [Input::Many(vec![0, 1]), Input::Many(vec![0]), Input::One(0), Input::Back, Input::Back, Input::Back] {
        interview.answer(input);
        path.push(where_is(&interview));
    }
    assert_eq!(path, ["1a high", "1a rated", "1b high", "1a high", "1a low", "About(Assessors)"]);
    interview.answer(Input::Text(String::new()));
    // 1a is answered, so it goes on where an answer is missing.
    assert_eq!(where_is(&interview), "1b high");
    let answers = &interview.assessment().areas["1a"];
    assert_eq!(answers.ticked.iter().collect::<Vec<_>>(), ["H1", "L1", "L2"]);
    assert_eq!(answers.open, None);
}

#[test]
fn an_answered_area_stays_answered_when_looked_at_again() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::Many(vec![0]));
    choose(&mut interview, "Look at 1a again");
    interview.answer(Input::Many(vec![1]));
    assert_eq!(where_is(&interview), "1a high");
    let answers = &interview.assessment().areas["1a"];
    assert_eq!(
        (answers.open.as_deref(), answers.ticked.contains("L2"), answers.ticked.contains("L1")),
        (None, true, false)
    );
}

#[test]
fn a_file_goes_on_at_its_first_unanswered_question() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![1]));
    let interview = Interview::resume(&framework, interview.assessment().clone(), Rule::default(), today(), None);
    assert_eq!(where_is(&interview), "1a high");
    assert_eq!(said(&interview), "Sample: 0 of 3 areas answered, last on 21 November 2026. | Going on at 1a Alpha.");
}

#[test]
fn a_finished_file_offers_to_review() {
    let framework = sample();
    let mut interview = begun(&framework);
    while interview.state != State::Finished {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    let mut again = Interview::resume(&framework, interview.assessment().clone(), Rule::default(), today(), None);
    assert_eq!(said(&again), "Sample: 3 of 3 areas answered, last on 21 November 2026. | All 3 areas are answered.");
    choose(&mut again, "Look at an area");
    again.answer(Input::One(1));
    assert_eq!(where_is(&again), "1b high");
    assert_eq!(choose_all(&mut again), "1b rated");
}

/// Answers the open level with every tick; where that leads.
fn choose_all(interview: &mut Interview) -> String {
    interview.answer(Input::Many(vec![0, 1]));
    where_is(interview)
}

#[test]
fn a_final_file_is_asked_about_first() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![0]));
    let mut file = interview.assessment().clone();
    file.about.status = Some(Status::Final);
    let resume = || Interview::resume(&framework, file.clone(), Rule::default(), today(), None);
    let mut kept = resume();
    assert_eq!(kept.answer(Input::One(0)), Step::Stop);
    assert_eq!(kept.assessment(), &file);
    let mut changed = resume();
    assert_eq!(choose(&mut changed, "Yes"), Step::Save);
    assert_eq!((changed.assessment().about.status, where_is(&changed).as_str()), (Some(Status::Draft), "1a high"));
}

/// What was not asked is not answered, whichever way someone comes to the end of an area.
#[test]
fn going_back_into_an_area_that_was_skipped_does_not_answer_it() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Offer(Offer::Skip));
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a low");
    interview.answer(Input::Many(vec![]));
    assert_eq!(interview.assessment().areas["1a"].open.as_deref(), Some("high"));
    interview.answer(Input::Offer(Offer::Skip));
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a high");
}

#[test]
fn back_from_choosing_an_area_leads_to_where_that_was_asked() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::More(vec![]));
    choose(&mut interview, "Choose another area");
    interview.answer(Input::Back);
    assert_eq!(interview.ask().question, "What would you like to do?");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a low");
}

/// `open` may name a level at which the area has no item, for instance after the framework has changed.
#[test]
fn an_open_level_without_items_can_be_answered() {
    let framework = sample();
    let mut file = begun(&framework).assessment().clone();
    for (id, open, first) in [("1b", "low", "1b high"), ("1a", "high", "1a high")] {
        file.areas.clear();
        file.areas.insert(id.into(), crate::assessment::AreaAnswers { open: Some(open.into()), ..Default::default() });
        let mut interview =
            Interview::resume(&framework, file.clone(), Rule::default(), today(), Some(vec![id.into()]));
        assert_eq!(where_is(&interview), first);
        interview.answer(Input::Many(vec![]));
        assert_eq!((where_is(&interview), &interview.assessment().areas[id].open), (format!("{id} rated"), &None));
    }
}

#[test]
fn a_finished_assessment_can_be_made_final_and_a_draft_again() {
    let framework = sample();
    let mut interview = begun(&framework);
    while interview.state != State::Finished {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    assert_eq!(choose(&mut interview, "Mark the assessment as final"), Step::Save);
    assert_eq!(interview.assessment().about.status, Some(Status::Final));
}

/// Enter alone through the questions about an assessment leaves what is said there as it is.
#[test]
fn enter_keeps_what_is_said_about_the_assessment() {
    let framework = sample();
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout:\n  title: \"T\\tx\"\n  kind: peer\n  \
        viewpoint: operational\n  viewpoint_by_phase: {'2': strategic}\n  timing: ongoing\n  communities: [carers]\n  \
        assessors: [{name: 'Obi, Ada', role: lead (interim)}, {name: Sam; Roe}]\n  scope: ['2', 1a]\nareas: {1a: {}, 2a: {}}\n";
    let before = assessment::read(text.as_bytes(), &framework).assessment.expect("it is valid");
    let mut interview = Interview::resume(&framework, before.clone(), Rule::default(), today(), None);
    choose(&mut interview, "Change what is said");
    while interview.state != State::Finished {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| Vec::new()));
    }
    let mut after = interview.assessment().clone();
    after.about.updated = before.about.updated;
    assert_eq!(after, before);
}

#[test]
fn skipped_areas_are_named_at_the_end_and_can_be_answered() {
    let framework = sample();
    let mut interview = begun(&framework);
    for _ in 0..3 {
        interview.answer(Input::Offer(Offer::Skip));
    }
    assert_eq!(said(&interview), "0 of 3 areas answered; left out: 1a, 1b and 2a.");
    assert!(interview.assessment().areas.is_empty());
    choose(&mut interview, "Answer what was left out");
    assert_eq!(where_is(&interview), "1a low");
}

#[test]
fn not_applicable_needs_a_reason_and_takes_the_tick() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![0, 1]));
    interview.answer(Input::Back);
    interview.answer(Input::Offer(Offer::NotApplicable));
    interview.answer(Input::Many(vec![0, 1]));
    assert_eq!(interview.ask().question, "Why does L1 not apply? one");
    assert_eq!(interview.answer(Input::Text(" ".into())), Step::Ask);
    interview.answer(Input::Text("no survey".into()));
    assert_eq!(interview.ask().question, "Why does L2 not apply? two");
    interview.answer(Input::Text("no budget".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = &interview.assessment().areas["1a"];
    assert_eq!((answers.ticked.len(), answers.not_applicable["L1"].as_str()), (0, "no survey"));
    // Nothing is left to tick here, and Enter goes on.
    assert!(
        matches!(&interview.ask().form, Form::Ticks { items } if items.iter().all(|item| item.not_applicable.is_some()))
    );
    // Neither can be ticked.
    interview.answer(Input::Many(vec![0]));
    assert!(interview.assessment().areas["1a"].ticked.is_empty());
    interview.answer(Input::Back);
    interview.answer(Input::Many(vec![]));
    assert_eq!(where_is(&interview), "1a high");
    interview.answer(Input::Back);
    interview.answer(Input::Offer(Offer::NotApplicable));
    interview.answer(Input::Many(vec![]));
    assert!(interview.assessment().areas["1a"].not_applicable.is_empty());
}

#[test]
fn a_whole_area_can_be_set_aside_and_taken_back() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::More(vec![1]));
    choose(&mut interview, "Mark the whole area");
    interview.answer(Input::Text("not our service".into()));
    assert_eq!(where_is(&interview), "1a rated");
    assert_eq!(interview.assessment().areas["1a"].excluded.as_deref(), Some("not our service"));
    choose(&mut interview, "It applies after all");
    assert_eq!(where_is(&interview), "1a low");
    assert!(interview.assessment().areas["1a"].ticked.contains("L2"));
}

#[test]
fn evidence_notes_and_what_we_do_not_know() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Offer(Offer::Evidence));
    assert_eq!(interview.ask().notices, [Notice::EvidenceExamples(0)]);
    interview.answer(Input::One(1));
    assert_eq!(interview.answer(Input::Text("minutes of 3 May".into())), Step::Save);
    interview.answer(Input::Offer(Offer::Unsure));
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::More(vec![]));
    choose(&mut interview, "Add a note");
    interview.answer(Input::Text("ask Sam".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = &interview.assessment().areas["1a"];
    assert_eq!(answers.evidence["L2"][0].text, "minutes of 3 May");
    assert_eq!(answers.evidence["L2"][0].on, Some(today()));
    assert_eq!(answers.notes[0].text, "ask Sam");
    assert_eq!(answers.unsure.iter().collect::<Vec<_>>(), ["L1"]);
    // Knowing after all: a tick takes the place of "don't know".
    interview.answer(Input::Many(vec![0]));
    let answers = &interview.assessment().areas["1a"];
    assert_eq!((answers.unsure.len(), answers.ticked.contains("L1")), (0, true));
}

#[test]
fn areas_can_be_chosen_beforehand() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), Some(vec!["2".into(), "1b".into()]));
    interview.answer(Input::Text("Sample".into()));
    while interview.place().is_none() {
        let ask = interview.ask();
        assert!(!ask.question.contains("What will you assess"), "it was said already");
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    let place = interview.place().unwrap();
    assert_eq!((where_is(&interview).as_str(), place.number, place.of), ("1b high", 1, 2));
    // More can be taken later, and then belongs to the assessment.
    let later = Interview::resume(
        &framework,
        interview.assessment().clone(),
        Rule::default(),
        today(),
        Some(vec!["1a".into()]),
    );
    assert_eq!(later.assessment().about.scope, ["2", "1b", "1a"]);
}

#[test]
fn the_viewpoint_can_differ_by_phase() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    interview.answer(Input::Text("Sample".into()));
    interview.answer(Input::Text(String::new()));
    interview.answer(Input::One(0));
    choose(&mut interview, "It differs");
    choose(&mut interview, "Strategic");
    choose(&mut interview, "Operational");
    assert_eq!(where_is(&interview), "About(Timing)");
    let about = &interview.assessment().about;
    assert_eq!(
        about.viewpoint_by_phase.iter().map(|(phase, word)| format!("{phase} {word:?}")).collect::<Vec<_>>(),
        ["1 Strategic", "2 Operational"]
    );
}

pub(super) fn any_input() -> impl Strategy<Value = Input> {
    let places = || proptest::collection::vec(0..4_usize, 0..4);
    prop_oneof![
        "[a-z ]{0,3}".prop_map(Input::Text),
        (0..12_usize).prop_map(Input::One),
        places().prop_map(Input::Many),
        places().prop_map(Input::More),
        Just(Input::Offer(Offer::Skip)),
        Just(Input::Offer(Offer::Unsure)),
        Just(Input::Offer(Offer::Evidence)),
        Just(Input::Offer(Offer::NotApplicable)),
        Just(Input::Back),
        Just(Input::Help),
    ]
}

proptest! {
    /// Whatever is answered, the file can be written, read back whole, and gone on with.
    #[test]
    fn any_answers_make_a_file_that_reads_back(inputs in proptest::collection::vec(any_input(), 0..60)) {
        let framework = sample();
        let mut interview = begun(&framework);
        for input in inputs {
            interview.answer(input);
            interview.ask();
            let text = assessment::write(interview.assessment(), &framework).unwrap();
            let read = assessment::read(text.as_bytes(), &framework);
            prop_assert_eq!(read.problems, []);
            prop_assert_eq!(read.assessment.as_ref(), Some(interview.assessment()));
        }
        Interview::resume(&framework, interview.assessment().clone(), Rule::default(), today(), None).ask();
    }

    /// An area counts as answered only when each of its levels was.
    #[test]
    fn no_area_is_answered_unasked(inputs in proptest::collection::vec(any_input(), 0..60)) {
        let framework = sample();
        let mut interview = begun(&framework);
        let mut asked = std::collections::HashSet::new();
        for input in inputs {
            if let (State::Level { area, level }, Input::Many(_) | Input::More(_)) = (&interview.state, &input) {
                asked.insert((*area, *level));
            }
            interview.answer(input);
            for (index, area) in framework.areas().iter().enumerate() {
                let answered = interview.assessment().areas.get(&area.id).is_some_and(|answers| answers.open.is_none());
                let all = interview.levels_of(index).into_iter().all(|level| asked.contains(&(index, level)));
                prop_assert!(!answered || all, "{} at {}", area.id, where_is(&interview));
            }
        }
    }

    /// Interrupted at any question and resumed from what was saved last, the same answers give the same file.
    #[test]
    fn interrupted_and_resumed_is_as_if_uninterrupted(stops in proptest::collection::vec(0..12_usize, 0..6), seed in 0..64_usize) {
        let framework = sample();
        let ticks = move |area: usize, level: usize| (0..2).filter(|item| (seed >> (area + level + item)) & 1 == 1).collect::<Vec<usize>>();
        let mut whole = Interview::new(&framework, Rule::default(), today(), None);
        while whole.state != State::Finished {
            let ask = whole.ask();
            whole.answer(default_answer(&ask, &ticks));
        }
        let mut saved: Option<Assessment> = None;
        for stop in stops.into_iter().map(Some).chain([None]) {
            let mut interview = match saved.clone() {
                Some(saved) => Interview::resume(&framework, saved, Rule::default(), today(), None),
                None => Interview::new(&framework, Rule::default(), today(), None),
            };
            let mut asked = 0;
            while interview.state != State::Finished && stop.is_none_or(|stop| asked < stop) {
                let ask = interview.ask();
                if interview.answer(default_answer(&ask, &ticks)) == Step::Save {
                    saved = Some(interview.assessment().clone());
                }
                asked += 1;
            }
        }
        prop_assert_eq!(saved.as_ref(), Some(whole.assessment()));
    }
}
