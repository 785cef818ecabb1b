//! Every change that people make to an assessment, with its rules: a final assessment is not changed, an area that a change
//! leaves without anything in it is forgotten again in a round, and the day of the last change moves when answers do.
//!
//! What can be changed is a value: a [`Change`] of an area's answers, or a [`Detail`] of what is said about the assessment.
//! The interview, commands, forms and mergers all build these values, and none of them writes to an assessment itself.

mod about;
mod actions;
mod answers;

use jiff::civil::Date;

use super::model::{
    Answer, AreaAnswers, Assessment, Assessor, Decision, FormRef, Former, MergedFile, Previous, Remark, RemarkOn,
    ScopePart, SignOff, Votes,
};
use super::word::{Kind, Status, Timing, Viewpoint};
use crate::framework::{AreaIndex, Framework, ItemIndex, LevelIndex, PhaseIndex};
use crate::input;

/// Why a change was not made. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The assessment is final, and has to be made a draft again first.
    Final { signed_off_by: Option<String> },
    /// The assessment can't be final, since these areas are not answered.
    Unanswered(Vec<AreaIndex>),
    /// Only a final assessment can be signed off.
    Draft,
    /// It was signed off before, by this person.
    SignedOff { by: String },
    /// There is no action with this number; those that there are.
    NoAction { number: u32, known: Vec<u32> },
    /// A text that has to say something is blank.
    Blank,
    /// A text is longer than files may have it.
    TooLong,
    /// Where a reason should be is a yes or no.
    NoReason(String),
    /// The area has no item at the level that is to be its target.
    NoItemAt { area: AreaIndex, level: LevelIndex },
    /// More votes for one answer than are counted.
    TooManyVotes,
}

/// A change of the answers in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The answer to an item, in place of any that it has; `None` takes its answer out.
    Answer(ItemIndex, Option<Answer>),
    /// Of the items of one level, exactly these are in place. Other answers stay: what does not apply is not ticked, and what is
    /// not in place can still be unsure.
    Tick { level: LevelIndex, items: Vec<ItemIndex> },
    /// All items of one level have been answered. An area that was open from this level on is open from the next one on that has
    /// items, if there is one; otherwise nothing changes.
    LevelAnswered(LevelIndex),
    /// All items of the area have been answered: what isn't ticked is not in place, and every tick of the round before holds.
    AllAnswered,
    /// Why the whole area does not apply; `None` if it applies after all.
    Exclude(Option<String>),
    /// One more piece of evidence for an item.
    Evidence(ItemIndex, Remark),
    /// A remark in place of the one at this position; `None` takes that out.
    Remark(RemarkOn, usize, Option<Remark>),
    /// Takes all evidence for an item out.
    ClearEvidence(ItemIndex),
    /// One more note.
    Note(Remark),
    /// Takes all notes out.
    ClearNotes,
    /// The level that the team aims for, if any.
    Target(Option<LevelIndex>),
    /// A show of hands on an item, in place of any that there was; `None`, or one without hands, takes that out.
    Votes(ItemIndex, Option<Votes>),
    /// Puts an item aside to come back to, with what is to be cleared up. A blank text says nothing; nor does one more entry
    /// without words, where the item is put aside already.
    Park(ItemIndex, String),
    /// Takes an item out of what is put aside, with all that was to be cleared up about it.
    Unpark(ItemIndex),
    /// How a difference about an item was settled, and why. The answer is a change of its own. The same decision is kept once.
    Decide(Decision),
    /// The item was answered before its meaning changed, if it is answered.
    Reworded(ItemIndex),
    /// The item was ticked in the round before, and the tick is not confirmed yet, if it is ticked.
    Unconfirmed(ItemIndex),
    /// All that another assessment of the same framework says of the area, in place of what is said here.
    Copy(Box<AreaAnswers>),
}

/// Something that is said about the assessment as a whole. A blank text says nothing, and takes out what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The one that can't be blank.
    Title(String),
    /// With its code in brackets, if it has one, as [`Former::read`] reads it.
    Organisation(String),
    OrganisationCode(String),
    Place(String),
    /// The bodies that the organisation succeeds; those without a name are left out.
    Formerly(Vec<Former>),
    Kind(Option<Kind>),
    /// The viewpoint in all phases.
    Viewpoint(Option<Viewpoint>),
    /// The viewpoint in one phase; kept only where it differs from the one in general.
    ViewpointIn(PhaseIndex, Option<Viewpoint>),
    Timing(Option<Timing>),
    /// By index in the framework's vocabulary.
    Communities(Vec<usize>),
    ExecutiveLead(String),
    /// The level agreed as good enough, if any.
    GoodEnough(Option<LevelIndex>),
    Narrative(String),
    Risks(String),
    /// What is to be decided.
    Asks(String),
    NextReview(Option<Date>),
    Contact(String),
    /// Who took part; those without a name are left out.
    Assessors(Vec<Assessor>),
    /// The phases and areas to assess; none means all.
    Scope(Vec<ScopePart>),
    /// The form that the answers were given on.
    Form(FormRef),
    /// The files that it was put together from.
    Sources(Vec<MergedFile>),
    /// The first day.
    Started(Option<Date>),
    /// The rounds that it follows.
    Previous(Vec<Previous>),
}

impl Assessment {
    /// Changes the answers of an area; all the changes, or on an error none. An area that has no
    /// answers yet is begun, with all its questions open, even if there is nothing to change in it.
    ///
    /// Returns whether that has changed anything; if it has, `today` becomes the day of the last change.
    ///
    /// In a round, an area without anything in it says that nothing was in place last time. So one that the change has left like
    /// that is forgotten, and one in which a tick has changed can't be confirmed as it was any more.
    ///
    /// # Errors
    /// If the assessment is final, or a text is blank that has to say something.
    pub fn change(
        &mut self,
        framework: &Framework,
        area: AreaIndex,
        changes: impl IntoIterator<Item = Change>,
        today: Date,
    ) -> Result<bool, Refusal> {
        self.check_is_draft()?;
        let area = &framework[area];
        let before = self.areas.get(&area.index);
        let mut after = before.cloned().unwrap_or_else(|| AreaAnswers::begun(area));
        for change in changes {
            after.apply(change, area)?;
        }
        let is_round = !self.about.previous.is_empty();
        let has_new_ticks = before.is_some_and(|before| before.ticked != after.ticked);
        if is_round && has_new_ticks && after.waits_as_a_whole(area) {
            after.unconfirmed.clear();
        }
        let was_bare = before.is_some_and(|before| before.is_bare(area));
        let after = Some(after).filter(|after| !is_round || was_bare || !after.is_bare(area));
        let is_changed = before != after.as_ref();
        if is_changed {
            self.0.about.updated = Some(today);
            match after {
                Some(after) => drop(self.0.areas.insert(area.index, after)),
                None => drop(self.0.areas.remove(&area.index)),
            }
        }
        Ok(is_changed)
    }

    /// Changes something that is said about the assessment as a whole. Returns whether that has changed anything.
    ///
    /// # Errors
    /// If the assessment is final, or the title is blank.
    pub fn describe(&mut self, framework: &Framework, detail: Detail) -> Result<bool, Refusal> {
        self.check_is_draft()?;
        let before = self.about.clone();
        self.0.about.apply(detail, framework)?;
        Ok(self.about != before)
    }

    /// Makes `today` the day of the last change: questions were answered on it, even if all answers stayed as they were.
    pub fn answered_on(&mut self, today: Date) {
        self.0.about.updated = Some(today);
    }

    /// Whether it is final, and so not to be changed.
    pub fn is_final(&self) -> bool {
        self.about.status == Some(Status::Final)
    }

    /// Makes it final. Returns whether it was not. `areas` are those that have to be answered for that.
    ///
    /// # Errors
    /// If one of the areas is not answered.
    pub fn make_final(&mut self, areas: &[AreaIndex]) -> Result<bool, Refusal> {
        let left = self.unanswered(areas);
        if !left.is_empty() {
            return Err(Refusal::Unanswered(left));
        }
        let was_final = self.is_final();
        self.0.about.status = Some(Status::Final);
        Ok(!was_final)
    }

    /// Makes it a draft again, which takes its sign-off out. Returns whether that has changed anything.
    pub fn make_draft(&mut self) -> bool {
        let is_changed = self.about.status != Some(Status::Draft) || self.about.signed_off.is_some();
        self.0.about.status = Some(Status::Draft);
        self.0.about.signed_off = None;
        is_changed
    }

    /// Signs it off; `anew` lets the sign-off take the place of one that is there.
    ///
    /// # Errors
    /// If it is not final, if it was signed off before and this is not to be done anew, or if nobody is named.
    pub fn sign_off(&mut self, by: &str, on: Date, anew: bool) -> Result<(), Refusal> {
        if !self.is_final() {
            return Err(Refusal::Draft);
        }
        match &self.about.signed_off {
            Some(before) if !anew => Err(Refusal::SignedOff { by: before.by.clone() }),
            _ => {
                self.0.about.signed_off = Some(SignOff { by: text(by)?, on: Some(on) });
                Ok(())
            }
        }
    }

    /// Those of some areas that are not answered.
    pub fn unanswered(&self, areas: &[AreaIndex]) -> Vec<AreaIndex> {
        let is_open = |area: &AreaIndex| !self.areas.get(area).is_some_and(AreaAnswers::is_answered);
        areas.iter().copied().filter(is_open).collect()
    }

    /// That it may be changed.
    ///
    /// # Errors
    /// If it is final.
    pub fn check_is_draft(&self) -> Result<(), Refusal> {
        if !self.is_final() {
            return Ok(());
        }
        Err(Refusal::Final { signed_off_by: self.about.signed_off.as_ref().map(|signed| signed.by.clone()) })
    }
}

/// A text as files keep it, or none where it is blank.
fn some_text(given: &str) -> Result<Option<String>, Refusal> {
    if given.trim().is_empty() { Ok(None) } else { text(given).map(Some) }
}

/// A text as files keep it: without blanks around it, and with plain line feeds.
fn text(given: &str) -> Result<String, Refusal> {
    match given.trim() {
        "" => Err(Refusal::Blank),
        text if input::too_long(text).is_some() => Err(Refusal::TooLong),
        text => Ok(input::line_feeds(text).into_owned()),
    }
}

fn each_once<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

#[cfg(test)]
mod tests;
