//! What the marks of a form mean: an assessment is made of what was found in it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::filled::{AreaStatus, Filled, FilledArea, Mark, Said, Unclear};
use super::keys::{AboutKey, Key, StatusKey};
use crate::assessment::{
    Answer, AreaAnswers, Assessment, Assessor, Change, Detail, FormRef, Refusal, Remark, ScopePart, areas_in,
};
use crate::framework::{Area, AreaIndex, Framework, ItemIndex, ItemRef, LevelIndex};
use crate::input;
use crate::own_words::OwnWords;

/// The assessment that was made of a form, and what became of each of its areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub assessment: Assessment,
    /// Assessed: with a mark, or said to have been gone through.
    pub answered: Vec<AreaIndex>,
    /// Set aside as a whole.
    pub set_aside: Vec<AreaIndex>,
    /// Those who answered can't judge them.
    pub cannot_judge: Vec<AreaIndex>,
    /// Begun, and left open because of something unclear in them.
    pub open: Vec<AreaIndex>,
    /// Without any mark, and so not assessed.
    pub untouched: Vec<AreaIndex>,
    /// All that was unclear, in reading or in what it says.
    pub unclear: Vec<Unclear>,
}

/// Why no assessment can be made of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswers {
    /// Nothing was filled in.
    Blank,
    /// It is for another framework, with this id.
    OtherFramework(String),
}

impl Taken {
    /// An assessment that came as such, and what became of each of its areas. `blank_means_no` as with [`take()`].
    pub fn of(mut assessment: Assessment, framework: &Framework, today: Date, blank_means_no: bool) -> Self {
        if blank_means_no {
            count_blank_as_no(&mut assessment, &BTreeSet::new(), framework, today);
        }
        Self::sorted(assessment, Vec::new(), &BTreeSet::new(), framework)
    }

    /// The same, when the assessment was brought over to the framework in use.
    #[must_use]
    pub fn brought_over(self, assessment: Assessment, framework: &Framework) -> Self {
        Self::sorted(assessment, self.unclear, &self.open.into_iter().collect(), framework)
    }

    /// What became of each area that is asked about or has answers. `kept_open` are those that are not answered because of something
    /// unclear, which the assessment alone doesn't tell where they have no mark.
    fn sorted(
        assessment: Assessment,
        unclear: Vec<Unclear>,
        kept_open: &BTreeSet<AreaIndex>,
        framework: &Framework,
    ) -> Self {
        let asked = assessment.scope(framework);
        let [mut answered, mut set_aside, mut cannot_judge, mut open, mut untouched] = [const { Vec::new() }; 5];
        for area in framework.areas().iter().map(|area| area.index) {
            let list = match assessment.areas.get(&area) {
                None if !asked.contains(&area) => continue,
                Some(answers) if answers.excluded.is_some() => &mut set_aside,
                Some(answers) if answers.open.is_none() => &mut answered,
                _ if kept_open.contains(&area) => &mut open,
                Some(answers) if !answers.is_untouched() => &mut open,
                Some(answers) if has_note(answers, StatusKey::CannotJudge, framework) => &mut cannot_judge,
                Some(answers) if has_note(answers, StatusKey::DoesNotApply, framework) => &mut open,
                _ => &mut untouched,
            };
            list.push(area);
        }
        Self { assessment, answered, set_aside, cannot_judge, open, untouched, unclear }
    }
}

/// Whether a note says this of an area as a whole, in the words in use or in English: that those who answered can't judge it, or that it
/// does not apply, where no good reason was given.
fn has_note(answers: &AreaAnswers, status: StatusKey, framework: &Framework) -> bool {
    let english = OwnWords::default();
    let said = [framework.own_words(), &english].map(|words| words.of(status.label()).as_str());
    // A reason stands behind it, after a blank.
    let is_rest = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let says = |text: &str| said.iter().any(|said| text.strip_prefix(said).is_some_and(is_rest));
    answers.notes.iter().any(|note| says(&note.text))
}

/// Counts the areas that are asked about and have no mark as gone through, but for those that can't be judged, are said not to apply or
/// stay open.
fn count_blank_as_no(assessment: &mut Assessment, kept_open: &BTreeSet<AreaIndex>, framework: &Framework, today: Date) {
    for area in assessment.scope(framework) {
        let is_blank = |answers: &AreaAnswers| {
            let is_said = |status| has_note(answers, status, framework);
            answers.is_untouched() && !is_said(StatusKey::CannotJudge) && !is_said(StatusKey::DoesNotApply)
        };
        if !kept_open.contains(&area) && assessment.areas.get(&area).is_none_or(is_blank) {
            // Only a final assessment refuses it, and that has no such area.
            let _ = assessment.change(framework, area, [Change::AllAnswered], today);
        }
    }
}

/// Makes an assessment of what was found in a form.
///
/// An area with at least one mark is answered: what has none is not in place. An area without a mark is not assessed, unless its status says that
/// it was gone through, or `blank_means_no`. An area with something unclear in it stays open from that level on, and the unclear
/// statement is put aside to come back to.
///
/// # Errors
/// If nothing was filled in, or the form is for another framework.
pub fn take(filled: &Filled, framework: &Framework, today: Date, blank_means_no: bool) -> Result<Taken, NoAnswers> {
    if let Some(head) = filled.head.as_ref().filter(|head| head.framework.id != framework.id()) {
        return Err(NoAnswers::OtherFramework(head.framework.id.clone()));
    }
    if filled.is_blank() && !blank_means_no {
        return Err(NoAnswers::Blank);
    }
    let scope: Vec<ScopePart> =
        filled.head.iter().flat_map(|head| &head.scope).filter_map(|id| ScopePart::find(framework, id)).collect();
    let mut taker = Taker {
        framework,
        today,
        doubtful: &filled.doubtful_areas,
        assessment: Assessment::new(framework, framework.title(), today),
        unclear: filled.unclear.clone(),
        kept_open: BTreeSet::new(),
    };
    taker.about(filled, &scope);
    let nothing = FilledArea::default();
    // Answers outside of what the form asks about are answers, too.
    let asked = areas_in(framework, &scope);
    let all =
        framework.areas().iter().filter(|area| asked.contains(&area.index) || filled.areas.contains_key(&area.index));
    for area in all {
        taker.area(area, filled.areas.get(&area.index).unwrap_or(&nothing));
    }
    let Taker { mut assessment, unclear, kept_open, .. } = taker;
    if blank_means_no {
        count_blank_as_no(&mut assessment, &kept_open, framework, today);
    }
    Ok(Taken::sorted(assessment, unclear, &kept_open, framework))
}

/// Makes answers of the areas of a form, one after another.
struct Taker<'f> {
    framework: &'f Framework,
    today: Date,
    /// The areas of which something unclear was said as a whole.
    doubtful: &'f BTreeSet<AreaIndex>,
    assessment: Assessment,
    unclear: Vec<Unclear>,
    /// The areas that stay open because of something unclear in them.
    kept_open: BTreeSet<AreaIndex>,
}

impl Taker<'_> {
    /// What is said about the assessment as a whole.
    fn about(&mut self, filled: &Filled, scope: &[ScopePart]) {
        let mut said = filled.said.clone();
        for key in AboutKey::ALL {
            if said.of(key).is_some_and(|text| input::too_long(text).is_some()) {
                *said.of_mut(key) = None;
                let why = "it is longer than a file may have it, so it was not taken";
                self.unclear(&Key::About(key).text(self.framework), None, "", why);
            }
        }
        let Said { title, organisation, place, name, role } = said;
        let who = name.or(role.clone()).map(|name| Detail::Assessors(vec![Assessor { name, role }]));
        let details = [title.map(Detail::Title), organisation.map(Detail::Organisation), place.map(Detail::Place), who];
        for detail in details.into_iter().flatten() {
            self.describe(detail);
        }
        self.describe(Detail::Scope(scope.to_vec()));
        if let Some(head) = &filled.head {
            self.describe(Detail::Kind(Some(head.kind)));
            self.describe(Detail::Form(FormRef {
                id: head.id.clone(),
                wording: Some(head.wording.clone()),
                ..FormRef::default()
            }));
        }
    }

    /// Says something about the assessment as a whole. What is blank says nothing.
    fn describe(&mut self, detail: Detail) {
        let _ = self.assessment.describe(self.framework, detail);
    }

    fn area(&mut self, area: &Area, found: &FilledArea) {
        self.remarks(area, found);
        let is_marked = !found.marks.is_empty();
        let is_unclear = |unclear: &Unclear| unclear.item.is_some_and(|item| item.area == area.index);
        let has_unclear = self.unclear.iter().any(is_unclear);
        let is_doubtful = self.doubtful.contains(&area.index);
        match &found.status {
            None if is_doubtful => self.stays_open(area, found),
            Some(status @ (AreaStatus::DoesNotApply(_) | AreaStatus::CannotJudge)) if is_marked || has_unclear => {
                let said = self.said_of_area(area, status);
                self.stays_open(area, found);
                self.unclear(&area.id, None, &said, "statements in it are marked all the same");
            }
            Some(status @ AreaStatus::DoesNotApply(reason)) => {
                match self.change(area, [Change::Exclude(Some(reason.clone()))]) {
                    Ok(()) => {}
                    Err(refusal) => {
                        self.said_of_area(area, status);
                        self.kept_open.insert(area.index);
                        let why = format!("the area is said not to apply, and {}", why(&refusal));
                        self.unclear(&area.id, None, reason, &why);
                    }
                }
            }
            Some(status @ AreaStatus::CannotJudge) => drop(self.said_of_area(area, status)),
            Some(AreaStatus::Answered) => self.answered(area, found),
            None if is_marked || has_unclear => self.answered(area, found),
            None => {}
        }
    }

    /// Keeps as a note what was said of an area as a whole, where that has no other place; what was said, in the words of the form.
    fn said_of_area(&mut self, area: &Area, status: &AreaStatus) -> String {
        let reason = if let AreaStatus::DoesNotApply(reason) = status { reason.trim() } else { "" };
        let said = self.framework.own_words().of(status.key().label()).to_string();
        let text = format!("{said} {reason}").trim().to_owned();
        let _ = self.change(area, [Change::Note(Remark { text, ..Remark::default() })]);
        said
    }

    /// An area whose marks are kept, and which stays open from its first level on.
    fn stays_open(&mut self, area: &Area, found: &FilledArea) {
        self.marks(area, found);
        self.kept_open.insert(area.index);
    }

    /// The marks of an area.
    fn marks(&mut self, area: &Area, found: &FilledArea) {
        for (item, mark) in &found.marks {
            let answer = match mark {
                Mark::No => continue,
                Mark::Yes => Answer::Ticked,
                Mark::Unknown => Answer::Unsure,
                Mark::DoesNotApply(reason) => Answer::NotApplicable(reason.clone()),
            };
            if let Err(refusal) = self.change(area, [Change::Answer(*item, Some(answer))]) {
                let why = format!("it is said not to apply, and {}", why(&refusal));
                let place = area.full_id(*item);
                let said = if let Mark::DoesNotApply(reason) = mark { reason.as_str() } else { "" };
                self.unclear(&place, Some(ItemRef { area: area.index, item: *item }), said, &why);
            }
        }
        for (item, question) in self.unclear_in(area) {
            let _ = self.change(area, [Change::Park(item, question)]);
        }
    }

    /// An area that was gone through: it is answered up to the first level with something unclear in it.
    fn answered(&mut self, area: &Area, found: &FilledArea) {
        self.marks(area, found);
        let open = self.unclear_in(area).iter().map(|(item, _)| area[*item].level).min();
        match open {
            None => drop(self.change(area, [Change::AllAnswered])),
            Some(open) => {
                let below: Vec<LevelIndex> = area.levels().filter(|level| *level < open).collect();
                // Nothing but unclear marks says nothing of the levels below, either.
                let is_known = !found.marks.is_empty() || found.status.is_some();
                let levels = if is_known { below } else { Vec::new() };
                let _ = self.change(area, levels.into_iter().map(Change::LevelAnswered));
                self.kept_open.insert(area.index);
            }
        }
    }

    /// Evidence and notes, whatever else is said.
    fn remarks(&mut self, area: &Area, found: &FilledArea) {
        let evidence = found.evidence.iter().flat_map(|(item, pieces)| pieces.iter().map(|piece| (Some(*item), piece)));
        for (item, remark) in evidence.chain(found.notes.iter().map(|note| (None, note))) {
            let change = match item {
                Some(item) => Change::Evidence(item, remark.clone()),
                None => Change::Note(remark.clone()),
            };
            if let Err(refusal) = self.change(area, [change]) {
                let place = item.map_or_else(|| area.id.clone(), |item| area.full_id(item));
                let start: String = remark.text.chars().take(60).collect();
                self.unclear(&place, None, &format!("{start}…"), &format!("{}, so it was not taken", why(&refusal)));
            }
        }
    }

    fn change(&mut self, area: &Area, changes: impl IntoIterator<Item = Change>) -> Result<(), Refusal> {
        self.assessment.change(self.framework, area.index, changes, self.today).map(drop)
    }

    fn unclear(&mut self, place: &str, item: Option<ItemRef>, found: &str, why: &str) {
        self.unclear.push(Unclear { place: place.to_owned(), item, found: found.to_owned(), why: why.to_owned() });
    }

    /// The unclear statements of an area, each with what is to be cleared up.
    fn unclear_in(&self, area: &Area) -> Vec<(ItemIndex, String)> {
        let of_area = |unclear: &Unclear| {
            let item = unclear.item.filter(|item| item.area == area.index)?.item;
            let said = if unclear.found.is_empty() { String::new() } else { format!("“{}”: ", unclear.found) };
            Some((item, format!("{said}{} ({})", unclear.why, unclear.place)))
        };
        self.unclear.iter().filter_map(of_area).collect()
    }
}

/// Why something can't be taken, to stand after "and".
fn why(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Blank => "no reason is given",
        Refusal::NoReason(_) => "the reason says no more than yes or no",
        Refusal::TooLong => "the text is longer than a file may have it",
        _ => "that can't be kept",
    }
}

#[cfg(test)]
mod tests;
