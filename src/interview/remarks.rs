//! Evidence for an item and notes on an area: texts with a date and a name, which are added, corrected and taken out in the same way.

use jiff::civil::Date;

use super::ask::{Choice, Effect, Form, Notice};
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{AreaAnswers, Change, Remark, RemarkOn, typed_day};
use crate::framework::{Area, AreaIndex, Duty};
use crate::words;

impl Interview<'_> {
    /// Shows what is there, or asks for the first where nothing is.
    pub(super) fn begin_remarks(&mut self, task: &Task, on: RemarkOn) {
        let has_some = self.given(task.area).is_some_and(|answers| !answers.remarks(on).is_empty());
        let kind = if has_some { TaskKind::Remarks(on) } else { TaskKind::RemarkText(on, None) };
        let is_first = self.given(task.area).is_none_or(|answers| answers.evidence.is_empty());
        if is_first && matches!(on, RemarkOn::Item(_)) && !self.area(task.area).evidence.is_empty() {
            self.notices.push(Notice::EvidenceExamples(task.area));
        }
        self.go(State::Task(task.with(kind)));
    }

    /// What can be done with the remarks that are there.
    pub(super) fn remarks_menu(&self, task: &Task, on: RemarkOn) -> Vec<(MenuAction, String)> {
        let nothing = AreaAnswers::default();
        let remarks = self.given(task.area).unwrap_or(&nothing).remarks(on);
        let go = |kind| MenuAction::Go(State::Task(task.with(kind)));
        let another = match on {
            RemarkOn::Item(_) => "Add another piece of evidence",
            RemarkOn::Area => "Add another note",
        };
        let mut menu = vec![(go(TaskKind::RemarkText(on, None)), another.to_owned())];
        for (at, remark) in remarks.iter().enumerate() {
            menu.push((go(TaskKind::Remark(on, at)), format!("Change: {}", remark.told())));
        }
        menu.push((MenuAction::Go(self.origin(task)), "Back".to_owned()));
        menu
    }

    /// What can be done with one remark.
    pub(super) fn remark_menu(&self, task: &Task, on: RemarkOn, at: usize) -> Vec<(MenuAction, String)> {
        let go = |kind| MenuAction::Go(State::Task(task.with(kind)));
        let mut menu = vec![
            (go(TaskKind::Remarks(on)), "Leave it as it is".to_owned()),
            (go(TaskKind::RemarkText(on, Some(at))), "Correct its text".to_owned()),
            (go(TaskKind::RemarkDate(on, at)), "Change its date".to_owned()),
            (go(TaskKind::RemarkBy(on, at)), "Change who gave it".to_owned()),
        ];
        if matches!(on, RemarkOn::Item(_)) && self.duties().next().is_some() {
            menu.push((go(TaskKind::RemarkServes(on, at)), "Say which duties it serves besides".to_owned()));
        }
        menu.push((MenuAction::TakeOut(task.area, on, at), "Take it out".to_owned()));
        menu
    }

    /// The duties that evidence can serve: those of the framework that are not retired.
    fn duties(&self) -> impl Iterator<Item = &Duty> {
        self.framework.duties().iter().filter(|duty| !duty.is_retired)
    }

    /// The duties to choose from, with those that a piece of evidence serves.
    pub(super) fn ask_serves(&self, task: &Task, on: RemarkOn, at: usize) -> (String, Form) {
        let remark = self.given(task.area).and_then(|answers| answers.remarks(on).get(at));
        let serves = |id: &String| remark.is_some_and(|remark| remark.serves.contains(id));
        let options = self.duties().map(|duty| Choice::from(duty.name.as_str())).collect();
        let chosen = self.duties().enumerate().filter(|(_, duty)| serves(&duty.id)).map(|(index, _)| index).collect();
        ("Which duties is it evidence for, too?".to_owned(), Form::Many { options, chosen })
    }

    /// Takes the duties that a piece of evidence serves. What it serves besides those of the framework stays.
    pub(super) fn remark_serves(&mut self, task: &Task, on: RemarkOn, at: usize, chosen: &[usize]) {
        let offered: Vec<String> = self.duties().map(|duty| duty.id.clone()).collect();
        self.change_remark(task.area, on, at, |remark| {
            let others = remark.serves.iter().filter(|id| !offered.contains(id)).cloned();
            let now = chosen.iter().filter_map(|index| offered.get(*index).cloned());
            Remark { serves: now.chain(others).collect(), ..remark }
        });
    }

    /// Takes the text of a new remark, or of one that is corrected. Nothing said adds nothing, and changes nothing.
    pub(super) fn remark_text(&mut self, task: &Task, on: RemarkOn, at: Option<usize>, text: String) -> Effect {
        match at {
            Some(at) => {
                self.change_remark(task.area, on, at, |remark| Remark { text, ..remark });
                self.begin_remarks(task, on);
            }
            None => {
                // A note is written now; evidence can be of any day, which is asked next.
                let date = matches!(on, RemarkOn::Area).then_some(self.today);
                let remark = Remark { text, on: date, ..Remark::default() };
                let change = match on {
                    RemarkOn::Item(item) => Change::Evidence(item, remark),
                    RemarkOn::Area => Change::Note(remark),
                };
                let is_taken = self.change(task.area, [change]);
                let last = self.given(task.area).map_or(0, |answers| answers.remarks(on).len()).checked_sub(1);
                match last.filter(|_| is_taken) {
                    Some(at) if matches!(on, RemarkOn::Item(_)) => {
                        self.go(State::Task(task.with(TaskKind::RemarkDate(on, at))));
                    }
                    Some(at) => self.go(State::Task(task.with(TaskKind::RemarkBy(on, at)))),
                    None => self.task_done(task),
                }
            }
        }
        Effect::Save
    }

    /// Takes a day, as people write it; nothing means that it is not known.
    pub(super) fn remark_date(&mut self, task: &Task, on: RemarkOn, at: usize, text: &str) -> Effect {
        let day = match self.day(text) {
            Ok(day) => day,
            Err(effect) => return effect,
        };
        let remarks = self.given(task.area).map_or(&[][..], |answers| answers.remarks(on));
        // A new one is asked for one thing after another; who corrects the date has come for that.
        let is_new = remarks.get(at).is_some_and(|remark| remark.on.is_none() && remark.by.is_none());
        self.change_remark(task.area, on, at, |remark| Remark { on: day, ..remark });
        if is_new {
            self.go(State::Task(task.with(TaskKind::RemarkBy(on, at))));
        } else {
            self.begin_remarks(task, on);
        }
        Effect::Save
    }

    /// The day that a text means; nothing means none.
    ///
    /// # Errors
    /// If it means no day. Then people are told why, and what to type.
    pub(super) fn day(&mut self, text: &str) -> Result<Option<Date>, Effect> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        typed_day(text).map(Some).map_err(|why| {
            let why = words::capitalised(&why);
            let said = format!("{why}. Where no day is known, leave it empty, and put what is known into the text.");
            self.notices.push(Notice::Said(said));
            Effect::Ask
        })
    }

    /// Changes one remark; whether that was taken.
    pub(super) fn change_remark(
        &mut self,
        area: AreaIndex,
        on: RemarkOn,
        at: usize,
        change: impl FnOnce(Remark) -> Remark,
    ) -> bool {
        let remark = self.given(area).and_then(|answers| answers.remarks(on).get(at).cloned());
        remark.is_some_and(|remark| self.change(area, [Change::Remark(on, at, Some(change(remark)))]))
    }
}

/// What is asked where there are some.
pub(super) fn remarks_question(area: &Area, on: RemarkOn) -> String {
    match on {
        RemarkOn::Item(item) => format!("Evidence for {}:", area[item].id),
        RemarkOn::Area => format!("Notes on {}:", area.label()),
    }
}

/// What is asked for.
pub(super) fn remark_question(area: &Area, on: RemarkOn) -> String {
    match on {
        RemarkOn::Item(item) => format!("What is the evidence for {}?", area[item].id),
        RemarkOn::Area => format!("Your note on {}:", area.label()),
    }
}
