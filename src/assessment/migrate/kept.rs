//! What has no place in a framework, in the form in which a file keeps it.

use indexmap::IndexMap;

use super::super::file::{RemarkFile, VotesFile, day};
use super::super::model::{Answer, Remark, Votes};
use super::super::word::is_yes_or_no;
use super::super::write::{remark_files, votes_file};
use super::said::{SaidOfArea, SaidOfItem};
use crate::input::{List, entries, filled, shapes};

shapes! {
    /// Answers that have no place in the framework: of an item, of an area, of `about`, or the item of an action.
    KeptFile {
        /// `ticked`, `unsure` or `not_applicable`.
        answer: String,
        reason: String,
        unconfirmed: String,
        reworded: String,
        evidence: Vec<Option<RemarkFile>>,
        decisions: Vec<Option<KeptDecision>>,
        votes: VotesFile,
        parked: Vec<Option<KeptQuestion>>,
        /// Of an area: `yes`, if all of it was answered.
        answered: String,
        open: String,
        excluded: String,
        target: String,
        notes: Vec<Option<RemarkFile>>,
        scope: Vec<Option<String>>,
        communities: Vec<Option<String>>,
        viewpoint_by_phase: IndexMap<String, Option<String>>,
        good_enough: String,
        item: String,
    }
    /// How a difference was settled, and how the answers were spread before.
    KeptSpread {
        reason: String,
        votes: VotesFile,
    }
    /// What is to be cleared up about an item that is put aside, if it was said.
    KeptQuestion {
        text: String,
    }
}

/// How a difference was settled: the reason alone, as earlier programs keep it, or with the spread of answers before.
#[derive(Debug, PartialEq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum KeptDecision {
    Reason(String),
    Spread(KeptSpread),
}

impl KeptDecision {
    fn of((reason, spread): &(String, Option<Votes>)) -> Self {
        match spread {
            None => Self::Reason(reason.clone()),
            Some(spread) => Self::Spread(KeptSpread { reason: Some(reason.clone()), votes: Some(votes_file(*spread)) }),
        }
    }

    fn said(&self) -> (String, Option<Votes>) {
        match self {
            Self::Reason(reason) => (reason.clone(), None),
            Self::Spread(spread) => (spread.reason.clone().unwrap_or_default(), spread.votes.as_ref().map(votes)),
        }
    }
}

impl KeptFile {
    pub(super) fn of_item(said: &SaidOfItem) -> Self {
        let (answer, reason) = match &said.answer {
            None => (None, None),
            Some(Answer::Ticked) => (Some("ticked"), None),
            Some(Answer::Unsure) => (Some("unsure"), None),
            Some(Answer::NotApplicable(reason)) => (Some("not_applicable"), Some(reason.clone())),
        };
        Self {
            answer: answer.map(str::to_owned),
            reason,
            unconfirmed: said.unconfirmed.then(|| "yes".to_owned()),
            reworded: said.reworded.then(|| "yes".to_owned()),
            evidence: remark_files(&said.evidence),
            decisions: filled(said.decisions.iter().map(KeptDecision::of).collect()),
            votes: said.votes.map(votes_file),
            parked: filled(said.parked.iter().map(|text| KeptQuestion { text: text.clone() }).collect()),
            ..Self::default()
        }
    }

    pub(super) fn of_area(said: &SaidOfArea) -> Self {
        Self {
            answered: said.is_answered.then(|| "yes".to_owned()),
            open: said.open.clone(),
            excluded: said.excluded.clone(),
            target: said.target.clone(),
            notes: remark_files(&said.notes),
            ..Self::default()
        }
    }

    /// As it is kept today, if an earlier program kept it. A program that speaks YAML 1.1 may have made `true` of a plain `yes`.
    pub(super) fn of_today(mut self) -> Self {
        for remark in [&mut self.evidence, &mut self.notes].into_iter().flatten().flatten().flatten() {
            if remark.date.is_none() {
                remark.date = remark.on.take();
            }
        }
        for flag in [&mut self.unconfirmed, &mut self.reworded, &mut self.answered].into_iter().flatten() {
            if flag == "true" {
                *flag = "yes".to_owned();
            }
        }
        self
    }

    /// What was said about an item, if it is that, and written as a reader takes it.
    pub(super) fn as_item(&self) -> Option<SaidOfItem> {
        let answer = match (self.answer.as_deref(), &self.reason) {
            (None, _) => None,
            (Some("ticked"), _) => Some(Answer::Ticked),
            (Some("unsure"), _) => Some(Answer::Unsure),
            (Some("not_applicable"), Some(reason)) => Some(Answer::NotApplicable(reason.clone())),
            (Some(_), _) => return None,
        };
        let said = SaidOfItem {
            unconfirmed: self.unconfirmed.is_some() && answer == Some(Answer::Ticked),
            reworded: self.reworded.is_some(),
            answer,
            evidence: remarks(&self.evidence)?,
            decisions: entries(&self.decisions).map(|(_, decision)| decision.said()).collect(),
            votes: self.votes.as_ref().map(votes),
            parked: entries(&self.parked).map(|(_, question)| question.text.clone()).collect(),
        };
        let texts_fit = self.reason.iter().all(|reason| is_fit(reason) && !is_yes_or_no(reason))
            && said.parked.iter().flatten().all(|text| is_fit(text));
        let spreads = said.decisions.iter().filter_map(|(_, spread)| *spread);
        let votes_fit = said.votes.into_iter().chain(spreads).all(|votes| votes.are_credible() && votes.all() > 0);
        let is_fit = texts_fit && votes_fit && Self::of_item(&said) == *self;
        Some(said).filter(|_| is_fit && !self.is_empty())
    }

    /// What was said about an area, if it is that, and written as a reader takes it.
    pub(super) fn as_area(&self) -> Option<SaidOfArea> {
        let said = SaidOfArea {
            is_answered: self.answered.is_some(),
            open: self.open.clone(),
            excluded: self.excluded.clone(),
            target: self.target.clone(),
            notes: remarks(&self.notes)?,
        };
        let is_reason = !self.excluded.as_deref().is_some_and(is_yes_or_no);
        let is_fit = is_reason
            && said.notes.iter().all(|note| note.serves.is_empty())
            && [&self.open, &self.excluded, &self.target].into_iter().flatten().all(|text| is_fit(text))
            && Self::of_area(&said) == *self;
        Some(said).filter(|_| is_fit && !self.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a text is one that a reader leaves as it is.
fn is_fit(text: &str) -> bool {
    !text.is_empty() && text == text.trim()
}

fn votes(VotesFile { yes, no, unsure }: &VotesFile) -> Votes {
    let [yes, no, unsure] = [yes, no, unsure].map(|hands| hands.unwrap_or_default());
    Votes { yes, no, unsure }
}

/// Remarks as they were kept; nothing if one of them is not as it would be written.
fn remarks(list: &List<RemarkFile>) -> Option<Vec<Remark>> {
    let remark = |(_, file): (usize, &RemarkFile)| {
        let on = match &file.date {
            None => None,
            Some(text) => Some(day(text)?),
        };
        let text = file.text.clone().filter(|text| is_fit(text))?;
        let serves: Vec<String> = entries(&file.serves).map(|(_, duty)| duty.clone()).collect();
        let is_once = serves.iter().enumerate().all(|(place, duty)| !serves[..place].contains(duty));
        let is_fit = is_once && file.by.iter().chain(&serves).all(|text| is_fit(text));
        Some(Remark { text, on, by: file.by.clone(), serves }).filter(|_| is_fit)
    };
    entries(list).map(remark).collect()
}
