//! The front ends of the interview: [`prompts`] for a terminal that can redraw, [`plain`] for everything else. Both offer the same,
//! and share the texts before a question, which are written here. [`stop`] is for those who don't wait for a question.

mod ahead;
mod checklist;
mod numbers;
pub mod plain;
pub mod prompts;
pub mod stop;
mod understood;

use crate::document::{Document, Entry, Text};
use crate::error::Error;
use crate::interview::{Ask, Choice, Input, Interview, Notice, Place};
use crate::pages::{framework, remarks, score};
use crate::safe::one_line;

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Input(Input),
    /// The input has ended.
    End,
    /// Ctrl-C.
    Interrupted,
}

/// How statements are shown to a room that looks at one screen: one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Whether people see how long they have talked about a statement.
    pub has_clock: bool,
}

/// A way to ask a person questions.
pub trait Prompter {
    /// Shows a question with its notices and introduction, and waits for the answer.
    ///
    /// # Errors
    /// If the terminal can't be used.
    fn ask(&mut self, interview: &Interview, ask: &Ask) -> Result<Reply, Error>;

    /// Shows a question that is no part of an interview, and waits for the answer: a text, or one of several.
    ///
    /// # Errors
    /// If the terminal can't be used.
    fn ask_alone(&mut self, ask: &Ask) -> Result<Reply, Error>;

    /// Shows a text until it has been read.
    ///
    /// # Errors
    /// If the terminal can't be used.
    fn read(&mut self, text: &Document) -> Result<Reply, Error>;
}

/// The notices before the question.
fn notices(interview: &Interview, ask: &Ask) -> Document {
    let of = interview.framework();
    let mut document = Document::default();
    for notice in &ask.notices {
        match notice {
            Notice::Said(text) => document.paragraph(text.as_str()),
            Notice::Rated(area) => {
                let answers = interview.assessment().areas.get(area);
                let scored = crate::score::score_area(of, &of[*area], answers, interview.rule());
                document.blocks.extend(score::result(of, &scored, answers, interview.rule()));
            }
            Notice::Confirmed(area) => {
                let answers = interview.assessment().areas.get(area);
                let scored = crate::score::score_area(of, &of[*area], answers, interview.rule());
                let line = score::area_line(of, &scored);
                document.paragraph(line.and(", as last time. Saved."));
            }
            Notice::Phase(phase) => {
                let phase = &of[*phase];
                document.paragraph(Text::from(format!("Phase {}, {}, is answered:", phase.id, phase.name)));
                let score = |area| {
                    let answers = interview.assessment().areas.get(area);
                    crate::score::score_area(of, &of[*area], answers, interview.rule())
                };
                let areas = interview.taken().iter().filter(|area| of[**area].phase == phase.index);
                document.list(areas.map(|area| Entry::bullet(score::area_line(of, &score(area)))).collect());
            }
            Notice::Explained(area) => {
                document.blocks.extend(framework::explained(of, &of[*area]));
                if let Some(answers) = interview.assessment().areas.get(area) {
                    document.blocks.extend(remarks::said(&of[*area], answers));
                }
            }
            Notice::ForLater => {
                document.paragraph("To come back to, since it is parked or hands were split:");
                let items = interview.for_later().into_iter();
                document.list(items.map(|item| Entry::bullet(interview.later_line(item))).collect());
            }
            Notice::EvidenceExamples(area) => {
                document.paragraph("Evidence could be, for example:");
                document.list(of[*area].evidence.iter().map(|example| Entry::bullet(example.as_str())).collect());
            }
        }
    }
    document
}

/// What a question is about: a statement, and what has been put forward for it so far.
fn subject<'c>(lines: impl IntoIterator<Item = &'c Choice>) -> Document {
    let mut document = Document::default();
    document.list(lines.into_iter().map(|line| Entry::new(line.id.as_str(), one_line(&line.text))).collect());
    document
}

/// The introduction of an area: what it is about and, unless it was answered in an earlier round, why it matters.
fn introduction(interview: &Interview, place: &Place) -> Vec<String> {
    let area = &interview.framework()[place.area];
    let why =
        Some(&area.why).filter(|why| !why.is_empty() && !place.carried).map(|why| format!("Why it matters: {why}"));
    [area.summary.to_string()].into_iter().filter(|summary| !summary.is_empty()).chain(why).collect()
}

/// On the first question of an area: in what the rounds before differ, where there were several.
fn differences(interview: &Interview, place: &Place) -> Document {
    let mut document = Document::default();
    let differences = interview.differences(place.area).iter().filter(|_| place.first);
    differences.for_each(|remark| document.paragraph(remark.text.as_str()));
    document
}
