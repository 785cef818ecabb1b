//! The interview without a terminal: what it asks, where it goes, and that nothing answered is ever lost.

mod about;
mod areas;
mod course;
mod laws;
mod meeting;
mod resumed;
mod room;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::state::State;
use super::*;
use crate::assessment::tests::{WrittenAnswers, parts};
use crate::assessment::{self, Assessment, Status};
use crate::framework::{self, AreaIndex, Framework, LevelIndex};
use crate::score::Rule;

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

/// What Enter alone answers, but for the ticks of a level, which `ticks` gives by area and level. The list of a whole area keeps those
/// that it has.
pub(super) fn default_answer(ask: &Ask, ticks: &dyn Fn(AreaIndex, LevelIndex) -> Vec<usize>) -> Input {
    match &ask.form {
        Form::Text { now, .. } if now.is_empty() && ask.question.contains("call") => Input::Text("Sample".into()),
        Form::Text { now, .. } => Input::Text(now.clone()),
        Form::One { start, .. } => Input::One(*start),
        Form::Many { chosen, .. } => Input::Many(chosen.clone()),
        Form::Ticks { items } => {
            let place = ask.place.as_ref().expect("ticks have a place");
            let now = || (0..items.len()).filter(|at| items[*at].is_ticked()).collect();
            Input::Many(place.level.map_or_else(now, |level| ticks(place.area, level)))
        }
        Form::Decision(_) => Input::Next,
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

/// What is asked, on one line, after what it is about in brackets: of a list the options, with `>` before what Enter chooses and `x` before what is chosen; of a
/// level its items, each with all that is said of it.
pub(super) fn asked(interview: &Interview) -> String {
    let ask = interview.ask();
    let choice = |sign: &str, choice: &Choice| {
        format!("{sign}{} {}", choice.id, choice.text).replace("  ", " ").trim().to_owned()
    };
    let listed = |options: &[Choice], sign: &dyn Fn(usize) -> &'static str| {
        let lines = options.iter().enumerate().map(|(index, option)| choice(sign(index), option));
        lines.collect::<Vec<_>>().join(" / ")
    };
    let form = match &ask.form {
        Form::Text { now, needed } => format!("[{now}]{}", if *needed { " needed" } else { "" }),
        Form::One { options, start } => listed(options, &|index| if index == *start { "> " } else { "" }),
        Form::Many { options, chosen } => listed(options, &|index| if chosen.contains(&index) { "x " } else { "" }),
        Form::Ticks { items } => {
            let line = |item: &TickLine| {
                let remarks: Vec<String> = item.remarks.iter().map(|remark| format!(" ({remark})")).collect();
                let tick = if item.is_ticked() { " x" } else { "" };
                format!("{} {}{tick}{}", item.id, item.text, remarks.concat())
            };
            items.iter().map(line).collect::<Vec<_>>().join(" / ")
        }
        Form::Decision(motion) => format!("{} {}", motion.id, motion.text),
    };
    let subject: Vec<String> = ask.subject.iter().map(|line| format!("({}) ", choice("", line))).collect();
    format!("{}{} {form}", subject.concat(), ask.question)
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

pub(super) fn any_input() -> impl Strategy<Value = Input> {
    let places = || proptest::collection::vec(0..4_usize, 0..4);
    let item_input = proptest::sample::select(vec![
        ItemInput::Tick,
        ItemInput::Unsure,
        ItemInput::NotApplicable,
        ItemInput::Evidence,
        ItemInput::NewEvidence,
        ItemInput::Votes,
        ItemInput::Park,
        ItemInput::ParkAlso,
        ItemInput::More,
    ]);
    prop_oneof![
        "[a-z ]{0,3}".prop_map(Input::Text),
        (0..4_u8, 0..4_u8).prop_map(|(yes, all)| Input::Text(format!("{yes} of {all}"))),
        (0..12_usize).prop_map(Input::One),
        places().prop_map(Input::Many),
        places().prop_map(Input::Ticks),
        (0..3_usize, item_input).prop_map(|(item, said)| Input::Item(item, said)),
        Just(Input::Note),
        Just(Input::NewNote),
        Just(Input::More),
        Just(Input::Skip),
        Just(Input::Back),
        Just(Input::Help),
    ]
}
