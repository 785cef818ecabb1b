//! An interview under way: the answers so far, and which question is open.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::ask::{Decided, Notice, Place};
use super::questions::Question;
use crate::assessment::{AreaAnswers, Assessment, Change, Detail, RemarkOn, ScopePart, Votes};
use crate::framework::{Area, AreaIndex, Framework, ItemIndex, ItemRef, LevelIndex};
use crate::score::Rule;

/// A guided assessment under way.
#[derive(Clone, Debug)]
pub struct Interview<'f> {
    pub(super) framework: &'f Framework,
    pub(super) assessment: Assessment,
    pub(super) rule: Rule,
    pub(super) today: Date,
    /// The areas taken in this sitting, in the framework's order.
    pub(super) taken: Vec<AreaIndex>,
    /// The phases and areas chosen beforehand for this sitting, if they were; then there is no need to ask.
    pub(super) chosen: Option<Vec<ScopePart>>,
    pub(super) state: State,
    pub(super) notices: Vec<Notice>,
    /// Items that could not be answered before.
    pub(super) news: BTreeSet<ItemRef>,
    /// The areas that can be confirmed as a whole, with their answers in the round before.
    pub(super) last: BTreeMap<AreaIndex, AreaAnswers>,
    /// The area that the last question was about: it needs no introduction.
    pub(super) introduced: Option<AreaIndex>,
    /// The meeting, where those whose answers were merged decide what they differ on.
    pub(super) meeting: Option<Meeting>,
}

/// Which question is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    About(Question),
    /// The file is final: change it all the same?
    Reopen,
    /// Is the area as it was last time? All its items, with what was answered then.
    Carried {
        area: AreaIndex,
    },
    /// The items of one level.
    Level {
        area: AreaIndex,
        level: LevelIndex,
    },
    /// The area has been answered.
    Rated {
        area: AreaIndex,
    },
    /// Something besides ticking.
    Task(Task),
    /// Which area to go to, and where that was asked.
    ChooseArea(Box<State>),
    /// No unanswered area comes after this.
    Finished,
    /// Something that is parked, or that hands were split on, is come back to.
    Later(ItemRef),
    /// A statement is up that the group decides.
    Motion(Step),
    /// Who signs the final assessment off?
    SignOff,
}

/// A meeting under way.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    /// What comes up, in this order. What is parked is added at the end.
    pub(super) agenda: Vec<ItemRef>,
    /// How many of these came up in the first place.
    pub(super) first: usize,
    pub(super) at: usize,
    /// The hands that were counted on the statement that is up.
    pub(super) hands: Option<Votes>,
    /// Whether people see how the answers to it are split.
    pub(super) is_split_shown: bool,
}

/// What is asked about the statement that is up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Decide,
    Hands,
    /// Why it is decided so.
    Reason(Decided),
    /// What is to be cleared up.
    Park,
}

/// What a menu entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MenuAction {
    Go(State),
    /// Choose an area, and come back here if none is.
    Choose,
    /// Go on to the next unanswered area.
    GoOn,
    /// The area applies after all.
    Include(AreaIndex),
    /// Make the assessment final.
    Finalise,
    /// Make a final assessment a draft again.
    Reopen,
    /// Takes a remark out.
    TakeOut(AreaIndex, RemarkOn, usize),
    /// Takes an item out of what is parked.
    Unpark(ItemRef),
    /// Go to the end.
    Finish,
    /// What a meeting has not decided comes up again.
    ComeUpAgain,
    /// Marks the action with this number as done, or as not done yet.
    CarryOut(u32, bool),
    /// Takes the action with this number out.
    RemoveAction(u32),
    /// Show the results so far.
    Results,
    Stop,
}

/// Something besides ticking that is done in an area, and where it was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) area: AreaIndex,
    /// The level whose list it was begun from; absent if that was the list of the whole area, or the area had been answered.
    pub(super) level: Option<LevelIndex>,
    /// The statement that was in focus there, if it was begun from one.
    pub(super) focus: Option<ItemIndex>,
    pub(super) kind: TaskKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TaskKind {
    /// What would you like to do?
    Menu,
    NotApplicable,
    /// Why the first of these items does not apply; the others follow.
    Reason(Vec<ItemIndex>),
    /// Why the whole area does not apply.
    Exclude,
    EvidenceFor,
    /// Evidence for an item, or the notes on the area: those that are there, or the first.
    Evidence(ItemIndex),
    Notes,
    /// What is there, to add to or to change.
    Remarks(RemarkOn),
    /// What to do with one of them.
    Remark(RemarkOn, usize),
    /// The text of one of them, or of a new one.
    RemarkText(RemarkOn, Option<usize>),
    RemarkDate(RemarkOn, usize),
    RemarkBy(RemarkOn, usize),
    /// Which duties a piece of evidence serves besides.
    RemarkServes(RemarkOn, usize),
    /// On which statement there was a show of hands, and how many there were.
    VotesFor,
    Votes(ItemIndex),
    /// Which statement is parked, what is parked about it already, and what is to be cleared up.
    ParkFor,
    Parked(ItemIndex),
    ParkText(ItemIndex),
    /// Which level the team aims for.
    Target,
    /// The actions that are there, to add to or to change.
    Actions,
    /// What to do with the one of this number.
    Action(u32),
    /// For which statement there is something to do, and what it is.
    ActionFor,
    NewAction(Option<ItemIndex>),
    /// Of the action with this number the text, by whom it is done, and by when.
    ActionText(u32),
    ActionBy(u32),
    ActionDue(u32),
}

impl<'f> Interview<'f> {
    /// Says something before the first question.
    pub fn say(&mut self, text: String) {
        self.notices.insert(0, Notice::Said(text));
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The framework that it is made against.
    pub fn framework(&self) -> &'f Framework {
        self.framework
    }

    /// The areas that are taken in this sitting.
    pub fn taken(&self) -> &[AreaIndex] {
        &self.taken
    }

    /// The rule that ratings are shown by.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    pub(super) fn area(&self, area: AreaIndex) -> &Area {
        &self.framework[area]
    }

    pub(super) fn given(&self, area: AreaIndex) -> Option<&AreaAnswers> {
        self.assessment.areas.get(&area)
    }

    /// Whether the whole area does not apply.
    pub(super) fn is_set_aside(&self, area: AreaIndex) -> bool {
        self.given(area).is_some_and(|answers| answers.excluded.is_some())
    }

    /// Whether an area's answers of last time can be confirmed as a whole.
    pub(super) fn is_carried(&self, area: AreaIndex) -> bool {
        self.assessment.is_carried(self.area(area))
    }

    /// Changes the answers of an area. Returns whether they were taken: a text may be blank that has to say something.
    pub(super) fn change(&mut self, area: AreaIndex, changes: impl IntoIterator<Item = Change>) -> bool {
        self.assessment.change(self.framework, area, changes, self.today).is_ok()
    }

    /// Says something about the assessment. Returns whether that was taken: a title can't be blank.
    pub(super) fn describe(&mut self, detail: Detail) -> bool {
        self.assessment.describe(self.framework, detail).is_ok()
    }

    /// Where the open question stands.
    pub(super) fn place(&self) -> Option<Place> {
        let (area, level) = match &self.state {
            State::Motion(step) => {
                let item = self.motion()?;
                (item.area, (*step == Step::Decide).then_some(self.framework[item].level))
            }
            State::Level { area, level } => (*area, Some(*level)),
            State::Carried { area } | State::Rated { area } => (*area, None),
            State::Task(task) => (task.area, None),
            State::About(_)
            | State::Reopen
            | State::ChooseArea(_)
            | State::Finished
            | State::Later(_)
            | State::SignOff => return None,
        };
        let answered = self.taken.len() - self.left_out().len();
        let carried = matches!(self.state, State::Carried { .. });
        Some(Place {
            area,
            number: self.taken.iter().position(|taken| *taken == area).unwrap_or(0) + 1,
            of: self.taken.len(),
            percent: answered * 100 / self.taken.len().max(1),
            level,
            carried,
            first: (level.is_some() || carried) && self.introduced != Some(area) && self.meeting.is_none(),
        })
    }

    /// The areas taken that are not answered yet.
    pub(super) fn left_out(&self) -> Vec<AreaIndex> {
        self.assessment.unanswered(&self.taken)
    }

    pub(super) fn ids(&self, areas: &[AreaIndex]) -> Vec<&'f str> {
        areas.iter().map(|area| self.framework[*area].id.as_str()).collect()
    }
}

impl Task {
    pub(super) fn menu(area: AreaIndex, level: Option<LevelIndex>) -> Self {
        Self { area, level, focus: None, kind: TaskKind::Menu }
    }

    /// Whether it is about what the team means to do.
    pub(super) fn is_plan(&self) -> bool {
        use TaskKind::{ActionBy, ActionDue, ActionFor, ActionText, NewAction, Target};
        matches!(self.kind, Target | ActionFor | NewAction(_) | ActionText(_) | ActionBy(_) | ActionDue(_))
    }

    /// Whether it is about a show of hands, or what is parked.
    pub(super) fn is_of_room(&self) -> bool {
        use TaskKind::{ParkFor, ParkText, Votes, VotesFor};
        matches!(self.kind, VotesFor | Votes(_) | ParkFor | ParkText(_))
    }

    /// Whether something of it has been taken already, and more is asked about that.
    pub(super) fn is_under_way(&self) -> bool {
        use TaskKind::{ActionBy, ActionDue, RemarkBy, RemarkDate};
        matches!(self.kind, RemarkDate(..) | RemarkBy(..) | ActionBy(_) | ActionDue(_))
    }

    pub(super) fn is_menu(&self) -> bool {
        use TaskKind::{Action, Actions, Menu, Parked, Remark, Remarks};
        matches!(self.kind, Menu | Remarks(_) | Remark(..) | Parked(_) | Actions | Action(_))
    }

    pub(super) fn with(&self, kind: TaskKind) -> Self {
        Self { kind, ..self.clone() }
    }
}
