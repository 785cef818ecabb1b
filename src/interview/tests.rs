//! The interview without a terminal: what it asks, where it goes, and that nothing answered is ever lost.

use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assessment::tests::{WrittenAnswers, parts};
use crate::assessment::{self, Status};
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
pub(super) fn default_answer(ask: &Ask, ticks: &dyn Fn(AreaIndex, LevelIndex) -> Vec<usize>) -> Input {
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
            format!("{} {}", interview.framework[*area].id, interview.framework[*level].id)
        }
        State::Carried { area } => format!("{} as last time?", interview.framework[*area].id),
        State::Rated { area } => format!("{} rated", interview.framework[*area].id),
        other => format!("{other:?}"),
    }
}

/// The answers for an area by ids.
pub(super) fn answers_of(interview: &Interview, area: &str) -> WrittenAnswers {
    interview.assessment().spelt(interview.framework, area)
}

/// The viewpoints that differ by phase.
fn by_phase(interview: &Interview) -> Vec<String> {
    let viewpoints = interview.assessment().about.viewpoint_by_phase.iter();
    viewpoints.map(|(phase, word)| format!("{} {word:?}", interview.framework[*phase].id)).collect()
}

pub(super) fn choose(interview: &mut Interview, label: &str) -> Effect {
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
        if interview.answer(default_answer(&ask, &|_, _| vec![0])) == Effect::Stop {
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
    assert_eq!(interview.answer(Input::Text("  ".into())), Effect::Ask);
    assert_eq!(said(&interview), "A title is needed; it can be changed later.");
    assert_eq!(interview.answer(Input::Back), Effect::Ask);
    assert_eq!(said(&interview), "This is the first question; there is nothing before it.");
    assert_eq!(interview.answer(Input::Text(" Voices ".into())), Effect::Save);
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
    let answers = answers_of(&interview, "1a");
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
    let answers = answers_of(&interview, "1a");
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
    assert_eq!(kept.answer(Input::One(0)), Effect::Stop);
    assert_eq!(kept.assessment(), &file);
    let mut changed = resume();
    assert_eq!(choose(&mut changed, "Yes"), Effect::Save);
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
    assert_eq!(answers_of(&interview, "1a").open.as_deref(), Some("high"));
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
        file.answer_area(&framework, id, WrittenAnswers { open: Some(open.into()), ..WrittenAnswers::default() });
        let mut interview =
            Interview::resume(&framework, file.clone(), Rule::default(), today(), Some(parts(&framework, &[id])));
        assert_eq!(where_is(&interview), first);
        interview.answer(Input::Many(vec![]));
        assert_eq!((where_is(&interview), &answers_of(&interview, id).open), (format!("{id} rated"), &None));
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
    assert_eq!(choose(&mut interview, "Mark the assessment as final"), Effect::Save);
    assert_eq!(interview.assessment().about.status, Some(Status::Final));
    // Whatever leads to a question that could change it is asked about first, also in the same sitting.
    let made_final = interview.clone();
    for way in ["Look at an area again", "Change what is said", "back"] {
        let mut interview = made_final.clone();
        if way == "back" {
            interview.answer(Input::Back);
        } else {
            choose(&mut interview, way);
        }
        assert_eq!(interview.ask().question, "It is final. Change it all the same?", "{way}");
        assert_eq!(interview.assessment(), made_final.assessment(), "{way}");
        assert_eq!(choose(&mut interview, "Yes"), Effect::Save);
        assert_eq!((interview.assessment().about.status, &interview.state), (Some(Status::Draft), &State::Finished));
    }
}

/// Areas outside the scope of a final assessment come into it when it is made a draft again, and not before.
#[test]
fn the_scope_of_a_final_assessment_stays_until_it_is_a_draft_again() {
    let framework = sample();
    let mut file = Assessment::new(&framework, "Sample", today());
    file.about.scope = parts(&framework, &["1a"]);
    file.about.status = Some(Status::Final);
    let resumed =
        Interview::resume(&framework, file.clone(), Rule::default(), today(), Some(parts(&framework, &["2"])));
    assert_eq!(resumed.assessment(), &file);
    let mut changed = resumed;
    choose(&mut changed, "Yes");
    assert_eq!((changed.assessment().chosen(&framework), where_is(&changed)), ("1a 2".into(), "2a low".into()));
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
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    interview.answer(Input::Text("no survey".into()));
    assert_eq!(interview.ask().question, "Why does L2 not apply? two");
    interview.answer(Input::Text("no budget".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = answers_of(&interview, "1a");
    assert_eq!((answers.ticked.len(), answers.not_applicable["L1"].as_str()), (0, "no survey"));
    // Nothing is left to tick here, and Enter goes on.
    assert!(
        matches!(&interview.ask().form, Form::Ticks { items } if items.iter().all(|item| item.not_applicable.is_some()))
    );
    // Neither can be ticked.
    interview.answer(Input::Many(vec![0]));
    assert!(answers_of(&interview, "1a").ticked.is_empty());
    interview.answer(Input::Back);
    interview.answer(Input::Many(vec![]));
    assert_eq!(where_is(&interview), "1a high");
    interview.answer(Input::Back);
    interview.answer(Input::Offer(Offer::NotApplicable));
    interview.answer(Input::Many(vec![]));
    assert!(answers_of(&interview, "1a").not_applicable.is_empty());
}

#[test]
fn a_whole_area_can_be_set_aside_and_taken_back() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::More(vec![1]));
    choose(&mut interview, "Mark the whole area");
    interview.answer(Input::Text("not our service".into()));
    assert_eq!(where_is(&interview), "1a rated");
    assert_eq!(answers_of(&interview, "1a").excluded.as_deref(), Some("not our service"));
    choose(&mut interview, "It applies after all");
    assert_eq!(where_is(&interview), "1a low");
    assert!(answers_of(&interview, "1a").ticked.contains("L2"));
}

#[test]
fn evidence_notes_and_what_we_do_not_know() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Offer(Offer::Evidence));
    assert_eq!(interview.ask().notices, [Notice::EvidenceExamples(AreaIndex::new(0))]);
    interview.answer(Input::One(1));
    assert_eq!(interview.answer(Input::Text("minutes of 3 May".into())), Effect::Save);
    interview.answer(Input::Offer(Offer::Unsure));
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::More(vec![]));
    choose(&mut interview, "Add a note");
    interview.answer(Input::Text("ask Sam".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = answers_of(&interview, "1a");
    assert_eq!(answers.evidence["L2"][0].text, "minutes of 3 May");
    assert_eq!(answers.evidence["L2"][0].on, Some(today()));
    assert_eq!(answers.notes[0].text, "ask Sam");
    assert_eq!(answers.unsure.iter().collect::<Vec<_>>(), ["L1"]);
    // Knowing after all: a tick takes the place of "don't know".
    interview.answer(Input::Many(vec![0]));
    let answers = answers_of(&interview, "1a");
    assert_eq!((answers.unsure.len(), answers.ticked.contains("L1")), (0, true));
}

#[test]
fn areas_can_be_chosen_beforehand() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), Some(parts(&framework, &["2", "1b"])));
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
        Some(parts(&framework, &["1a"])),
    );
    assert_eq!(later.assessment().chosen(&framework), "2 1b 1a");
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
    assert_eq!(by_phase(&interview), ["1 Strategic", "2 Operational"]);
}

/// What is asked, on one line: of a list the options, with `>` before what Enter chooses and `x` before what is chosen; of a
/// level its items, each with all that is said of it.
fn asked(interview: &Interview) -> String {
    let ask = interview.ask();
    let choice = |sign: &str, choice: &Choice| {
        format!("{sign}{} {}", choice.id, choice.text).replace("  ", " ").trim().to_owned()
    };
    let form = match &ask.form {
        Form::Text { now, needed } => format!("[{now}]{}", if *needed { " needed" } else { "" }),
        Form::One { options, start } => {
            let sign = |place: usize| if place == *start { "> " } else { "" };
            options
                .iter()
                .enumerate()
                .map(|(place, option)| choice(sign(place), option))
                .collect::<Vec<_>>()
                .join(" / ")
        }
        Form::Many { options, chosen } => {
            let sign = |place: usize| if chosen.contains(&place) { "x " } else { "" };
            options
                .iter()
                .enumerate()
                .map(|(place, option)| choice(sign(place), option))
                .collect::<Vec<_>>()
                .join(" / ")
        }
        Form::Ticks { items } => {
            let line = |item: &TickLine| {
                let marks =
                    [(item.ticked, " x"), (item.last_time, " last time"), (item.unsure, " ?"), (item.is_new, " new")];
                let marks: String = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect();
                let reason = item.not_applicable.as_ref().map(|reason| format!(" - {reason}")).unwrap_or_default();
                format!("{} {}{marks}{reason}", item.id, item.text)
            };
            items.iter().map(line).collect::<Vec<_>>().join(" / ")
        }
    };
    format!("{} {form}", ask.question)
}

/// An assessment of the sample whose areas are these.
fn file(areas: &str) -> Assessment {
    let text = format!(
        "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: Sample, updated: 2026-11-02}}\nareas: {{{areas}}}\n"
    );
    let read = assessment::read(text.as_bytes(), &sample());
    assert_eq!(read.problems, []);
    read.assessment.expect("it is valid")
}

fn resumed<'f>(framework: &'f Framework, file: Assessment, scope: Option<&[&str]>) -> Interview<'f> {
    let scope = scope.map(|ids| parts(framework, ids));
    Interview::resume(framework, file, Rule::default(), today(), scope)
}

/// What each question about the assessment offers, first with nothing said and then with what was answered.
#[test]
fn questions_about_the_assessment_show_what_was_said() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    let answers: [(Input, &str, &str); 9] = [
        (
            Input::Text(" Voices ".into()),
            "What do you want to call this assessment? [] needed",
            "What do you want to call this assessment? [Voices] needed",
        ),
        (
            Input::Text(" North\u{2028}moor ".into()),
            "Which organisation or partnership is it for? []",
            "Which organisation or partnership is it for? [North\nmoor]",
        ),
        (
            Input::One(1),
            "Who assesses whom? > We assess ourselves / We assess others, as peers",
            "Who assesses whom? We assess ourselves / > We assess others, as peers",
        ),
        (
            Input::One(2),
            "From which viewpoint do you look? > Leave open / Strategic / Operational / It differs by phase",
            "From which viewpoint do you look? Leave open / Strategic / > Operational / It differs by phase",
        ),
        (
            Input::One(1),
            "Do you look back, plan ahead, or both as you go? > Leave open / Looking back / Planning ahead / Ongoing",
            "Do you look back, plan ahead, or both as you go? Leave open / > Looking back / Planning ahead / Ongoing",
        ),
        (
            Input::Many(vec![0]),
            "Which communities is it about, if any in particular? Carers",
            "Which communities is it about, if any in particular? x Carers",
        ),
        (Input::Text("Ada".into()), "Who is the executive lead? []", "Who is the executive lead? [Ada]"),
        (
            Input::Text("Sam;Mo (VCSE)".into()),
            "Who is assessing, for example Ada Obi (lead), Sam Roe? []",
            "Who is assessing, for example Ada Obi (lead), Sam Roe? [Sam, Mo (VCSE)]",
        ),
        (
            Input::One(0),
            "What will you assess? > Everything: 3 areas / Some phases / Some areas",
            "What will you assess? > Everything: 3 areas / Some phases / Some areas",
        ),
    ];
    for (input, before, _) in &answers {
        assert_eq!(asked(&interview), *before);
        assert_eq!(interview.answer(input.clone()), Effect::Save, "{before}");
    }
    assert_eq!(where_is(&interview), "1a low");
    // Backwards, all of it stands there.
    for (_, _, after) in answers.iter().rev() {
        interview.answer(Input::Back);
        assert_eq!(asked(&interview), *after);
    }
    let about = &interview.assessment().about;
    let names: Vec<(&str, Option<&str>)> =
        about.assessors.iter().map(|person| (person.name.as_str(), person.role.as_deref())).collect();
    assert_eq!(names, [("Sam", None), ("Mo", Some("VCSE"))]);
    assert_eq!(
        (about.kind, about.viewpoint, about.timing, about.communities.as_slice()),
        (
            Some(assessment::Kind::Peer),
            Some(assessment::Viewpoint::Operational),
            Some(assessment::Timing::LookingBack),
            &["carers".to_owned()][..]
        )
    );
    // Nothing in place of something takes it out again; an open word, too.
    for input in [
        Input::Text("Voices".into()),
        Input::Text(" ".into()),
        Input::One(0),
        Input::One(0),
        Input::One(0),
        Input::Many(vec![]),
        Input::Text(String::new()),
        Input::Text(String::new()),
    ] {
        interview.answer(input);
    }
    let about = &interview.assessment().about;
    assert_eq!((&about.organisation, about.viewpoint, about.timing, &about.executive_lead), (&None, None, None, &None));
    assert_eq!(
        (about.kind, about.assessors.len(), about.communities.len()),
        (Some(assessment::Kind::SelfAssessment), 0, 0)
    );
}

/// Which sentence helps with which question: those that people stumble over have one.
#[test]
fn hints() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    let mut hints = Vec::new();
    for _ in 0..10 {
        let ask = interview.ask();
        hints.push(ask.hint.map_or("", |hint| hint.split(' ').next().unwrap()));
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    // Title, organisation, kind, viewpoint, timing, communities, lead, assessors, scope; then the first level.
    assert_eq!(hints, ["A", "", "", "Strategic", "Looking", "", "", "", "You", ""]);
}

/// A viewpoint in a phase is kept only where it differs from that of the whole.
#[test]
fn viewpoints_of_phases() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    for input in [Input::Text("x".into()), Input::Text(String::new()), Input::One(0), Input::One(1), Input::Back] {
        interview.answer(input);
    }
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look? Leave open / > Strategic / Operational / It differs by phase"
    );
    assert_eq!(choose(&mut interview, "It differs"), Effect::Save);
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look at phase 1, First? Leave open / > Strategic / Operational"
    );
    interview.answer(Input::One(1));
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look at phase 2, Second? Leave open / > Strategic / Operational"
    );
    interview.answer(Input::One(2));
    assert_eq!(where_is(&interview), "About(Timing)");
    assert_eq!(by_phase(&interview), ["2 Operational"]);
    interview.answer(Input::Back);
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look? Leave open / Strategic / Operational / > It differs by phase"
    );
    choose(&mut interview, "It differs");
    interview.answer(Input::One(1));
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look at phase 2, Second? Leave open / Strategic / > Operational"
    );
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "About(ViewpointIn(PhaseIndex(0)))");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "About(Viewpoint)");
    // One viewpoint for all takes the others out.
    interview.answer(Input::One(2));
    assert_eq!(
        (by_phase(&interview), interview.assessment().about.viewpoint),
        (vec![], Some(assessment::Viewpoint::Operational))
    );
}

#[test]
fn what_to_assess_is_chosen() {
    let framework = sample();
    let begun = || {
        let mut interview = Interview::new(&framework, Rule::default(), today(), None);
        while where_is(&interview) != "About(Scope)" {
            let ask = interview.ask();
            interview.answer(default_answer(&ask, &|_, _| vec![]));
        }
        interview
    };
    // Phases: at least one, in the framework's order, each once.
    let mut interview = begun();
    assert_eq!(choose(&mut interview, "Some phases"), Effect::Ask);
    assert_eq!(asked(&interview), "Which phases? 1 First / 2 Second");
    assert_eq!(interview.answer(Input::Many(vec![])), Effect::Ask);
    assert_eq!(
        (said(&interview).as_str(), where_is(&interview).as_str()),
        ("Nothing was chosen; choose at least one.", "About(ScopePhases)")
    );
    assert_eq!(interview.answer(Input::Many(vec![1, 1])), Effect::Save);
    assert_eq!((where_is(&interview).as_str(), interview.assessment().chosen(&framework).as_str()), ("2a low", "2"));
    let place = interview.place().unwrap();
    assert_eq!((place.area.get(), place.number, place.of), (2, 1, 1));
    interview.answer(Input::Back);
    assert_eq!(asked(&interview), "What will you assess? Everything: 3 areas / > Some phases / Some areas");
    // Areas: those of the phase are chosen, and stay named by it for as long as the list isn't changed.
    choose(&mut interview, "Some areas");
    assert_eq!(asked(&interview), "Which areas? 1a Alpha / 1b Beta / x 2a Gamma");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "About(Scope)");
    choose(&mut interview, "Some areas");
    assert_eq!(interview.answer(Input::Many(vec![2])), Effect::Save);
    assert_eq!(interview.assessment().chosen(&framework), "2");
    interview.answer(Input::Back);
    choose(&mut interview, "Some areas");
    interview.answer(Input::Many(vec![2, 1]));
    assert_eq!(
        (where_is(&interview).as_str(), interview.assessment().chosen(&framework).as_str()),
        ("1b high", "1b 2a")
    );
    interview.answer(Input::Back);
    assert_eq!(asked(&interview), "What will you assess? Everything: 3 areas / Some phases / > Some areas");
    // Everything again.
    assert_eq!(interview.answer(Input::One(0)), Effect::Save);
    assert_eq!((where_is(&interview).as_str(), interview.assessment().about.scope.len()), ("1a low", 0));
    // Of everything no area is chosen by itself.
    let mut interview = begun();
    choose(&mut interview, "Some areas");
    assert_eq!(asked(&interview), "Which areas? 1a Alpha / 1b Beta / 2a Gamma");
}

/// Where a file goes on that has no answers yet: behind the last question about the whole that has one.
#[test]
fn a_file_without_answers_goes_on_with_the_questions_about_it() {
    let framework = sample();
    for (about, question) in [
        ("", "About(Organisation)"),
        ("organisation: x", "About(Kind)"),
        ("kind: peer", "About(Viewpoint)"),
        ("viewpoint: strategic", "About(Timing)"),
        ("timing: ongoing", "About(Communities)"),
        ("communities: [carers]", "About(Lead)"),
        ("executive_lead: Ada", "About(Assessors)"),
        ("assessors: [{name: Ada}], organisation: x", "About(Scope)"),
    ] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: x, {about}}}\n"
        );
        let file = assessment::read(text.as_bytes(), &framework).assessment.unwrap();
        assert_eq!(where_is(&resumed(&framework, file.clone(), None)), question, "{about}");
        // What to assess is not asked if that was said.
        let chosen = resumed(&framework, file, Some(&["2a"]));
        let question = if question == "About(Scope)" { "2a low" } else { question };
        assert_eq!(where_is(&chosen), question, "{about}");
    }
    let without = framework::read(
        SAMPLE.replace("communities: [{id: carers, name: Carers}]\n", "").as_bytes(),
        framework::bundled_as,
    )
    .framework
    .unwrap();
    let text =
        "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: x, timing: ongoing}\n";
    let file = assessment::read(text.as_bytes(), &without).assessment.unwrap();
    assert_eq!(where_is(&resumed(&without, file, None)), "About(Lead)", "there are no communities to name");
}

/// Which entries each menu has; the first, which Enter chooses, is harmless and leads on.
#[test]
fn menus() {
    let framework = sample();
    let at = |areas: &str, scope: Option<&[&str]>, inputs: &[Input]| {
        let mut interview = resumed(&framework, file(areas), scope);
        for input in inputs {
            interview.answer(input.clone());
        }
        asked(&interview)
    };
    let level = [Input::Many(vec![0])];
    assert_eq!(
        at("1a: {open: high}", None, &level),
        "What next? > Go on to 1b Beta / Add evidence / Add a note / Say what we don't know / Mark something as not applicable / \
         Mark the whole area as not applicable / Look at 1a again / Choose another area / Save and stop"
    );
    assert!(at("1a: {open: high}, 1b: {}", None, &level).starts_with("What next? > Go on to 2a Gamma / "));
    // Nothing comes after it, though something before it is left out.
    assert!(
        at("2a: {open: high}", Some(&["1a", "2a"]), &[Input::Offer(Offer::Skip), level[0].clone()])
            .starts_with("What next? > Go on to the end / ")
    );
    assert_eq!(
        at("", Some(&["1a"]), &[Input::Text(String::new()), Input::Back]),
        "Which organisation or partnership is it for? []"
    );
    assert_eq!(
        at("1a: {open: low}", None, &[Input::More(vec![])]),
        "What would you like to do? > Go on / Back to the list / Explain this area / Add evidence / Add a note / \
         Say what we don't know / Mark something as not applicable / Mark the whole area as not applicable / \
         Skip this area for now / Choose another area / Save and stop"
    );
    let end = "Anything else? > Stop here / Look at an area again";
    let about = "Change what is said about the assessment";
    assert_eq!(at("1a: {}, 1b: {}, 2a: {}", None, &[]), format!("{end} / Mark the assessment as final / {about}"));
    assert_eq!(
        at("1a: {}", Some(&["1a"]), &[]),
        format!("{end} / Take other phases or areas / Mark the assessment as final / {about}")
    );
    assert_eq!(
        at("2a: {}, 1a: {open: low}", None, &[Input::Offer(Offer::Skip), Input::Offer(Offer::Skip)]),
        format!("{end} / {about}").replacen(" / Look", " / Answer what was left out: 1a and 1b / Look", 1)
    );
    // Set aside: there is nothing to say but that it applies after all.
    let mut interview = resumed(&framework, file("1a: {excluded: x}"), None);
    assert_eq!(where_is(&interview), "1b high", "it has been answered");
    interview.answer(Input::Back);
    assert_eq!(
        asked(&interview),
        "What next? > Go on to 1b Beta / It applies after all / Choose another area / Save and stop"
    );
    // A final one.
    let mut finished = file("1a: {}");
    finished.about.status = Some(Status::Final);
    assert_eq!(
        asked(&resumed(&framework, finished, None)),
        "It is final. Change it all the same? > No, stop and change nothing / Yes, make it a draft again, without its sign-off"
    );
}

/// How far each area is stands behind its name where one is chosen.
#[test]
fn areas_to_choose_say_how_far_they_are() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {open: high}, 1b: {}"), None);
    interview.answer(Input::More(vec![]));
    choose(&mut interview, "Choose another");
    assert_eq!(asked(&interview), "Which area? > 1a Alpha (begun) / 1b Beta (answered) / 2a Gamma");
    // A choice that there is not leaves the question as it is.
    assert_eq!(interview.answer(Input::One(3)), Effect::Ask);
    assert_eq!(interview.ask().question, "Which area?");
    interview.answer(Input::One(2));
    assert_eq!(where_is(&interview), "2a low");
    let mut round = file("1b: {excluded: x}, 1a: {open: low, ticked: [L1], unconfirmed: [L1]}, 2a: {open: high}");
    round.about.previous = Some(assessment::Previous { file: "last.yaml".into(), updated: None, digest: None });
    let mut interview = resumed(&framework, round, None);
    choose(&mut interview, "Choose another");
    assert_eq!(asked(&interview), "Which area? > 1a Alpha (last time) / 1b Beta (answered) / 2a Gamma (begun)");
}

/// What is shown of the items of a level, and that only a level can be skipped or have something said besides.
#[test]
fn the_items_of_a_level() {
    let framework = sample();
    let mut interview = resumed(
        &framework,
        file("1a: {open: low, ticked: [L1], unconfirmed: [L1], not_applicable: {L2: no survey}, unsure: [H1]}"),
        None,
    );
    interview.mark_new(framework.item("1a.L2"));
    assert_eq!(asked(&interview), "Low, level 1 of 2. Which are in place? L1 one x last time / L2 two new - no survey");
    assert_eq!(interview.ask().offers, [Offer::Skip, Offer::Unsure, Offer::Evidence, Offer::NotApplicable]);
    interview.answer(Input::Many(vec![0, 1]));
    assert_eq!(asked(&interview), "High, level 2 of 2. Which are in place? H1 three ?");
    interview.answer(Input::Many(vec![]));
    assert_eq!(interview.ask().offers, []);
    // What we don't know stays, if it isn't ticked.
    assert_eq!(
        answers_of(&interview, "1a"),
        file("1a: {ticked: [L1], not_applicable: {L2: no survey}, unsure: [H1]}").spelt(&framework, "1a")
    );
}

/// What can be said of an area that has been answered: of all its items, and with what stands there already.
#[test]
fn what_is_asked_besides() {
    let framework = sample();
    let stands = "ticked: [L2, H1], not_applicable: {L1: no survey}";
    let rated = || {
        let mut interview = resumed(&framework, file(&format!("1a: {{{stands}}}")), None);
        assert_eq!(where_is(&interview), "1b high");
        interview.answer(Input::Back);
        interview.answer(Input::Many(vec![0]));
        assert_eq!(where_is(&interview), "1a rated");
        interview
    };
    let is = |interview: &Interview, said: &str| {
        assert_eq!(answers_of(interview, "1a"), file(&format!("1a: {{{said}}}")).spelt(&framework, "1a"));
    };

    let mut interview = rated();
    choose(&mut interview, "Add evidence");
    // Enter chooses the first that is ticked.
    assert_eq!(asked(&interview), "For which of these is there evidence? L1 one / > L2 two / H1 three");
    interview.answer(Input::One(2));
    assert_eq!(asked(&interview), "What is the evidence for H1? []");
    interview.answer(Input::Text(" \n ".into()));
    is(&interview, stands);
    assert_eq!(where_is(&interview), "1a rated");
    choose(&mut interview, "Add evidence");
    interview.answer(Input::One(2));
    interview.answer(Input::Text("minutes\u{85}of May ".into()));
    is(&interview, &format!("{stands}, evidence: {{H1: [{{text: \"minutes\\nof May\", on: 2026-11-21}}]}}"));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);

    let mut interview = rated();
    choose(&mut interview, "Add a note");
    assert_eq!(asked(&interview), "Your note on 1a Alpha: []");
    interview.answer(Input::Text(" ".into()));
    is(&interview, stands);

    let mut interview = rated();
    choose(&mut interview, "Say what");
    assert_eq!(asked(&interview), "Which of these don't we know? L1 one / L2 two / H1 three");
    interview.answer(Input::Many(vec![1, 2]));
    is(&interview, "unsure: [L2, H1], not_applicable: {L1: no survey}");
    choose(&mut interview, "Say what");
    assert_eq!(asked(&interview), "Which of these don't we know? L1 one / x L2 two / x H1 three");
    interview.answer(Input::Many(vec![2]));
    is(&interview, "unsure: [H1], not_applicable: {L1: no survey}");

    let mut interview = rated();
    choose(&mut interview, "Mark something");
    assert_eq!(asked(&interview), "Which of these do not apply? x L1 one / L2 two / H1 three");
    // What has a reason keeps it; only the others are asked about, one after the other.
    assert_eq!(interview.answer(Input::Many(vec![0, 1, 2])), Effect::Save);
    assert_eq!(asked(&interview), "Why does L2 not apply? two [] needed");
    assert_eq!(interview.answer(Input::Text(" no money ".into())), Effect::Save);
    assert_eq!(asked(&interview), "Why does H1 not apply? three [] needed");
    interview.answer(Input::Text(" ".into()));
    assert!(said(&interview).starts_with("A reason is needed, so that others can follow it."), "{}", said(&interview));
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a rated");
    is(&interview, "ticked: [H1], not_applicable: {L1: no survey, L2: no money}");

    let mut interview = rated();
    choose(&mut interview, "Mark the whole");
    assert_eq!(asked(&interview), "Why does the whole of 1a Alpha not apply? [] needed");
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    assert_eq!(interview.answer(Input::Text(" not ours ".into())), Effect::Save);
    is(&interview, &format!("{stands}, excluded: not ours"));
    // It is answered by that, and can be taken back.
    choose(&mut interview, "It applies");
    is(&interview, stands);
    assert_eq!(where_is(&interview), "1a low");
}

/// From the list of one level, only its items are asked about, and it is come back to.
#[test]
fn what_is_asked_besides_from_a_list() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {open: high, ticked: [L1]}"), None);
    interview.answer(Input::Offer(Offer::Unsure));
    assert_eq!(asked(&interview), "Which of these don't we know? H1 three");
    interview.answer(Input::Many(vec![0]));
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "1a").unsure.len()), ("1a high", 1));
    interview.answer(Input::Offer(Offer::Evidence));
    // Nothing is ticked here, so the first is proposed.
    assert_eq!(asked(&interview), "For which of these is there evidence? > H1 three");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a high");
    // From the menu on to what comes next: the level is answered by it, with the ticks that were given.
    interview.answer(Input::More(vec![0]));
    choose(&mut interview, "Back to the list");
    assert_eq!(asked(&interview), "High, level 2 of 2. Which are in place? H1 three x");
    interview.answer(Input::More(vec![0]));
    assert_eq!(interview.answer(Input::One(0)), Effect::Save);
    assert_eq!((where_is(&interview).as_str(), &answers_of(&interview, "1a").open), ("1a rated", &None));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);
    // Skipped from the menu: what was ticked is kept, and nothing is answered by it. The first level of 1b is the higher one.
    assert_eq!(interview.answer(Input::One(0)), Effect::Ask);
    interview.answer(Input::More(vec![1]));
    choose(&mut interview, "Skip");
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "1b").open.as_deref()), ("2a low", Some("high")));
    // What is no answer to the question changes nothing.
    let before = interview.assessment().clone();
    for input in [Input::Text("x".into()), Input::One(0)] {
        assert_eq!(interview.answer(input), Effect::Ask);
        assert_eq!((where_is(&interview).as_str(), interview.assessment()), ("2a low", &before));
    }
}

/// Where one stands: the number among the areas taken, and how many of those are answered, rounded down.
#[test]
fn where_one_stands() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 2a: {open: low}"), None);
    let place = interview.place().unwrap();
    // One of three is 33.3 %.
    assert_eq!(
        (place.area.get(), place.number, place.of, place.percent, place.level.map(LevelIndex::get)),
        (1, 2, 3, 33, Some(1))
    );
    // An area is introduced when it is come to, and not again at its next question.
    assert!(place.first && place.is_of_area() && !place.carried);
    interview.answer(Input::Help);
    assert_eq!(interview.ask().notices, [Notice::Explained(AreaIndex::new(1))]);
    assert!(!interview.place().unwrap().first);
    interview.answer(Input::Many(vec![]));
    let place = interview.place().unwrap();
    // Two of three are 66.7 %.
    assert_eq!(
        (place.area.get(), place.percent, place.level.map(LevelIndex::get), place.first, place.is_of_area()),
        (1, 66, None, false, false)
    );
    interview.answer(Input::One(0));
    let place = interview.place().unwrap();
    assert_eq!((place.area.get(), place.number, place.level.map(LevelIndex::get), place.first), (2, 3, Some(0), true));
    interview.answer(Input::Many(vec![]));
    assert_eq!(interview.place().map(|place| (place.level.map(LevelIndex::get), place.first)), Some((Some(1), false)));
    interview.answer(Input::More(vec![]));
    assert_eq!(
        interview.place().map(|place| (place.area.get(), place.level.map(LevelIndex::get), place.first)),
        Some((2, None, false))
    );
    choose(&mut interview, "Choose another");
    assert_eq!(interview.place(), None);
    interview.answer(Input::Help);
    assert_eq!(said(&interview), "Nothing is compulsory but the title, and everything can be changed later.");
    interview.answer(Input::One(2));
    assert_eq!(interview.place().map(|place| place.first), Some(true));
}

/// What is said at the end, by how many areas were taken and answered.
#[test]
fn what_is_said_at_the_end() {
    let framework = sample();
    for (areas, scope, ending) in [
        ("1a: {}, 1b: {}, 2a: {}", None, "All 3 areas are answered."),
        ("1a: {}, 1b: {}", Some(&["1"] as &[&str]), "All 2 areas are answered."),
        ("1b: {}", Some(&["1b"]), "The area is answered."),
        ("1b: {excluded: x, open: high}", Some(&["1b"]), "The area is answered."),
    ] {
        let interview = resumed(&framework, file(areas), scope);
        assert!(said(&interview).ends_with(ending), "{areas}: {}", said(&interview));
        assert_eq!(interview.state, State::Finished);
    }
    let mut interview = resumed(&framework, file("1a: {}"), Some(&["1"]));
    assert_eq!(said(&interview), "Sample: 1 of 2 areas answered, last on 2 November 2026. | Going on at 1b Beta.");
    interview.answer(Input::Offer(Offer::Skip));
    assert_eq!(said(&interview), "1 of 2 areas answered; left out: 1b.");
    let mut interview = resumed(&framework, file("1a: {open: low}"), Some(&["1a"]));
    interview.answer(Input::Offer(Offer::Skip));
    assert_eq!(said(&interview), "0 of 1 area answered; left out: 1a.");
    // Back from the end leads to the last question, of whichever area is the last that was taken.
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a low");
}

/// With all answered, Back from the questions about the whole leads to the end again; before that it leads nowhere.
#[test]
fn back_from_the_questions_about_the_whole() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 1b: {}, 2a: {}"), None);
    choose(&mut interview, "Change what is said");
    assert_eq!(where_is(&interview), "About(Title)");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "Finished");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "2a high");
    let mut interview = resumed(&framework, file("1a: {}"), Some(&["1a"]));
    choose(&mut interview, "Take other");
    assert_eq!(where_is(&interview), "About(Scope)");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "Finished");
    choose(&mut interview, "Take other");
    interview.answer(Input::One(0));
    assert_eq!((where_is(&interview).as_str(), interview.taken.len()), ("1b high", 3));
    // A final one has nothing before its question.
    let mut finished = file("1a: {}");
    finished.about.status = Some(Status::Final);
    let mut interview = resumed(&framework, finished, None);
    interview.answer(Input::Back);
    assert_eq!(said(&interview), "This is the first question; there is nothing before it.");
    assert_eq!(interview.state, State::Reopen);
}

/// A sign-off was for what stood there: with a draft it is gone.
#[test]
fn a_final_file_made_a_draft_is_not_signed_off_any_more() {
    let framework = sample();
    let mut finished = file("1a: {}, 1b: {}, 2a: {}");
    finished.about.status = Some(Status::Final);
    finished.about.signed_off = Some(assessment::SignOff { by: "Ada".into(), on: Some(date(2026, 11, 3)) });
    let mut interview = resumed(&framework, finished, None);
    assert_eq!(
        said(&interview),
        "Sample: 3 of 3 areas answered, last on 2 November 2026. | This assessment is final, signed off by Ada."
    );
    assert_eq!(choose(&mut interview, "Yes"), Effect::Save);
    let about = &interview.assessment().about;
    assert_eq!((about.status, &about.signed_off, about.updated), (Some(Status::Draft), &None, Some(today())));
    assert_eq!(interview.state, State::Finished);
    choose(&mut interview, "Mark the assessment as final");
    assert_eq!(said(&interview), "It is final now. It can be made a draft again later.");
}

/// The day of the last change is that of the last answer, and looking around is none.
#[test]
fn looking_around_changes_no_date() {
    let framework = sample();
    let updated = |inputs: &[Input]| {
        let mut interview = resumed(&framework, file("1a: {open: low}"), None);
        let effects: Vec<Effect> = inputs.iter().map(|input| interview.answer(input.clone())).collect();
        (effects.last().copied().unwrap(), interview.assessment().about.updated == Some(today()))
    };
    assert_eq!(updated(&[Input::Help]), (Effect::Ask, false));
    assert_eq!(updated(&[Input::Back]), (Effect::Ask, false));
    assert_eq!(updated(&[Input::Offer(Offer::Skip)]), (Effect::Ask, false));
    assert_eq!(updated(&[Input::Leave]), (Effect::Stop, false));
    assert_eq!(updated(&[Input::Many(vec![])]), (Effect::Save, true));
}

/// What a command has to say stands before what the interview says, and the last of it first.
#[test]
fn what_is_said_first() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}"), None);
    interview.say("two".to_owned());
    interview.say("one".to_owned());
    assert!(said(&interview).starts_with("one | two | Sample: 1 of 3 areas answered"), "{}", said(&interview));
    interview.answer(Input::Offer(Offer::Skip));
    assert_eq!(said(&interview), "");
}

/// Which areas are taken when some are named: only those now; what the file says was chosen grows by what is new in it.
#[test]
fn areas_named_for_now() {
    let framework = sample();
    for (scope, now, then, first) in [
        // Everything was chosen, and still is.
        (&[] as &[&str], &["2a"] as &[&str], &[] as &[&str], "2a low"),
        (&["1a"], &["2a"], &["1a", "2a"], "2a low"),
        (&["1"], &["1b"], &["1"], "1b high"),
        (&["1", "2"], &["2a", "1a"], &["1", "2"], "1a low"),
        (&["1a"], &["1"], &["1a", "1"], "1a low"),
        (&["1a"], &["1a", "2"], &["1a", "2"], "1a low"),
    ] {
        let mut before = file("");
        let open = WrittenAnswers { open: Some("low".into()), ..WrittenAnswers::default() };
        before.answer_area(&framework, "2a", open);
        before.about.scope = parts(&framework, scope);
        let interview = resumed(&framework, before, Some(now));
        assert_eq!(interview.assessment().chosen(&framework), then.join(" "), "{scope:?} {now:?}");
        assert_eq!(where_is(&interview), first, "{scope:?} {now:?}");
    }
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
            for area in framework.areas() {
                let answered = interview.assessment().areas.get(&area.index).is_some_and(|answers| answers.open.is_none());
                let all = area.levels().all(|level| asked.contains(&(area.index, level)));
                prop_assert!(!answered || all, "{} at {}", area.id, where_is(&interview));
            }
        }
    }

    /// Interrupted at any question and resumed from what was saved last, the same answers give the same file.
    #[test]
    fn interrupted_and_resumed_is_as_if_uninterrupted(stops in proptest::collection::vec(0..12_usize, 0..6), seed in 0..64_usize) {
        let framework = sample();
        let ticks = move |area: AreaIndex, level: LevelIndex| {
            (0..2).filter(|item| (seed >> (area.get() + level.get() + item)) & 1 == 1).collect::<Vec<usize>>()
        };
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
                if interview.answer(default_answer(&ask, &ticks)) == Effect::Save {
                    saved = Some(interview.assessment().clone());
                }
                asked += 1;
            }
        }
        prop_assert_eq!(saved.as_ref(), Some(whole.assessment()));
    }
}
