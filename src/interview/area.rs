//! The questions about an area: the items of each level, and what can be said about them besides ticking.

use super::{Choice, Effect, Form, Input, Interview, MenuAction, Notice, Offer, State, TickLine};
use crate::assessment::{Answer, AreaAnswers, Change, Remark};
use crate::framework::{Area, Item};

/// Something besides ticking that is done in an area, and where it was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) area: usize,
    /// The level whose list it was begun from; absent if the area had been answered.
    level: Option<usize>,
    kind: TaskKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum TaskKind {
    /// What would you like to do?
    Menu,
    Unsure,
    NotApplicable,
    /// Why the first of these items does not apply; the others follow.
    Reason(Vec<usize>),
    /// Why the whole area does not apply.
    Exclude,
    EvidenceFor,
    Evidence(usize),
    Note,
}

impl Task {
    pub(super) fn menu(area: usize, level: usize) -> Self {
        Self { area, level: Some(level), kind: TaskKind::Menu }
    }

    pub(super) fn is_menu(&self) -> bool {
        self.kind == TaskKind::Menu
    }

    /// The level whose list it was begun from.
    pub(super) fn level(&self) -> Option<usize> {
        self.level
    }

    fn with(&self, kind: TaskKind) -> Self {
        Self { kind, ..self.clone() }
    }

    /// Where it was begun.
    pub(super) fn before(&self) -> State {
        match self.level {
            Some(level) => State::Level { area: self.area, level },
            None => State::Rated { area: self.area },
        }
    }

    /// What there is to say when it is begun.
    pub(super) fn notice(&self) -> Option<Notice> {
        (self.kind == TaskKind::EvidenceFor).then_some(Notice::EvidenceExamples(self.area))
    }
}

impl Interview<'_> {
    pub(super) fn area(&self, area: usize) -> &Area {
        &self.framework.areas()[area]
    }

    pub(super) fn given(&self, area: usize) -> Option<&AreaAnswers> {
        self.assessment.areas.get(&self.area(area).id)
    }

    /// The levels at which the area has items.
    pub(super) fn levels_of(&self, area: usize) -> Vec<usize> {
        let area = self.area(area);
        (0..self.framework.levels().len()).filter(|level| area.items_at(*level).next().is_some()).collect()
    }

    /// The level from which on an area's questions are open, if any are.
    fn open_level(&self, area: usize) -> Option<usize> {
        match self.given(area) {
            Some(answers) => answers.open_level(self.framework, self.area(area)),
            None => self.area(area).first_level(),
        }
    }

    /// Where an area's questions go on: at its first open level; from the start if none is open.
    pub(super) fn area_start(&self, area: usize) -> State {
        if self.is_set_aside(area) {
            return State::Rated { area };
        }
        if self.is_carried(area) {
            return State::Carried { area };
        }
        State::Level { area, level: self.open_level(area).or(self.area(area).first_level()).unwrap_or(0) }
    }

    /// Whether the whole area does not apply.
    pub(super) fn is_set_aside(&self, area: usize) -> bool {
        self.given(area).is_some_and(|answers| answers.excluded.is_some())
    }

    /// The question that Back comes to from behind this area: its last level, or the one that is still open.
    pub(super) fn last_question_of(&self, area: usize) -> State {
        let answers = self.given(area);
        match self.levels_of(area).last() {
            Some(level) if answers.is_some_and(|answers| answers.open.is_none() && answers.excluded.is_none()) => {
                State::Level { area, level: *level }
            }
            _ => self.area_start(area),
        }
    }

    pub(super) fn ask_level(&self, area: usize, level: usize) -> (String, Form) {
        let nothing = AreaAnswers::default();
        let answers = self.given(area).unwrap_or(&nothing);
        let line = |(_, item): (usize, &Item)| TickLine {
            id: item.id.clone(),
            text: item.text.clone(),
            ticked: answers.ticked.contains(&item.id),
            last_time: answers.unconfirmed.contains(&item.id),
            unsure: answers.unsure.contains(&item.id),
            not_applicable: answers.not_applicable.get(&item.id).cloned(),
            is_new: self.news.contains(&format!("{}.{}", self.area(area).id, item.id)),
        };
        let form = Form::Ticks { items: self.area(area).items_at(level).map(line).collect() };
        let levels = self.framework.levels();
        let question = format!("{}, level {} of {}. Which are in place?", levels[level].name, level + 1, levels.len());
        (question, form)
    }

    /// The ticks of a level, given by index among its items.
    pub(super) fn ticks(&self, area: usize, level: usize, chosen: &[usize]) -> Change {
        let items: Vec<usize> = self.area(area).items_at(level).map(|(item, _)| item).collect();
        Change::Tick { level, items: chosen.iter().filter_map(|choice| items.get(*choice).copied()).collect() }
    }

    /// Takes the answers of a level and moves on to the next.
    pub(super) fn level_done(&mut self, area: usize, level: usize, answers: Vec<Change>) -> Effect {
        self.change(area, answers.into_iter().chain([Change::LevelAnswered(level)]));
        match self.levels_of(area).into_iter().find(|other| *other > level) {
            Some(level) => self.state = State::Level { area, level },
            None => self.area_done(area),
        }
        Effect::Save
    }

    fn area_done(&mut self, area: usize) {
        self.state = State::Rated { area };
        self.notices.push(Notice::Rated(area));
        self.notices.push(Notice::Said("Saved.".to_owned()));
    }

    pub(super) fn take_offer(&mut self, area: usize, level: usize, offer: Offer) -> Effect {
        let task = Task::menu(area, level);
        match offer {
            Offer::Skip => self.go_on_after(area),
            Offer::Unsure => self.go(State::Task(task.with(TaskKind::Unsure))),
            Offer::Evidence => self.go(State::Task(task.with(TaskKind::EvidenceFor))),
            Offer::NotApplicable => self.go(State::Task(task.with(TaskKind::NotApplicable))),
        }
        Effect::Ask
    }

    pub(super) fn rated_menu(&self, area: usize) -> Vec<(MenuAction, String)> {
        let task = Task { area, level: None, kind: TaskKind::Menu };
        let next = self.left_out().into_iter().find(|next| *next > area);
        let go_on =
            next.map_or_else(|| "Go on to the end".to_owned(), |next| format!("Go on to {}", self.area(next).label()));
        let mut menu = vec![(MenuAction::GoOn, go_on)];
        if self.is_set_aside(area) {
            menu.push((MenuAction::Include(area), "It applies after all".to_owned()));
        } else {
            menu.extend(task_entries(&task));
            let first = self.area(area).first_level().unwrap_or(0);
            menu.push((
                MenuAction::Go(State::Level { area, level: first }),
                format!("Look at {} again", self.area(area).id),
            ));
        }
        menu.push((MenuAction::Choose, "Choose another area".to_owned()));
        menu.push((MenuAction::Stop, "Save and stop".to_owned()));
        menu
    }

    /// The places in the area of the items that a task is about: those of the level it was begun from, or all.
    fn items_of(&self, task: &Task) -> Vec<usize> {
        let items = self.area(task.area).items.iter().enumerate();
        items.filter(|(_, item)| task.level.is_none_or(|level| item.level == level)).map(|(place, _)| place).collect()
    }

    pub(super) fn ask_task(&self, task: &Task) -> (String, Form) {
        let area = self.area(task.area);
        let nothing = AreaAnswers::default();
        let answers = self.given(task.area).unwrap_or(&nothing);
        let places = self.items_of(task);
        let options = || places.iter().map(|place| choice(&area.items[*place])).collect();
        let chosen = |is_chosen: &dyn Fn(&str) -> bool| {
            (0..places.len()).filter(|choice| is_chosen(&area.items[places[*choice]].id)).collect()
        };
        let blank = || Form::Text { now: String::new(), needed: false };
        match &task.kind {
            TaskKind::Menu => (String::new(), blank()),
            TaskKind::Unsure => {
                let form = Form::Many { options: options(), chosen: chosen(&|id| answers.unsure.contains(id)) };
                ("Which of these don't we know?".to_owned(), form)
            }
            TaskKind::NotApplicable => {
                let form =
                    Form::Many { options: options(), chosen: chosen(&|id| answers.not_applicable.contains_key(id)) };
                ("Which of these do not apply?".to_owned(), form)
            }
            TaskKind::Reason(items) => {
                let item = &area.items[items.first().copied().unwrap_or(0)];
                let form = Form::Text { now: String::new(), needed: true };
                (format!("Why does {} not apply? {}", item.id, item.text), form)
            }
            TaskKind::Exclude => {
                let now = answers.excluded.clone().unwrap_or_default();
                (format!("Why does the whole of {} not apply?", area.label()), Form::Text { now, needed: true })
            }
            TaskKind::EvidenceFor => {
                let start =
                    places.iter().position(|place| answers.ticked.contains(&area.items[*place].id)).unwrap_or(0);
                ("For which of these is there evidence?".to_owned(), Form::One { options: options(), start })
            }
            TaskKind::Evidence(item) => (format!("What is the evidence for {}?", area.items[*item].id), blank()),
            TaskKind::Note => (format!("Your note on {}:", area.label()), blank()),
        }
    }

    pub(super) fn answer_task(&mut self, task: &Task, input: Input) -> Effect {
        match (task.kind.clone(), input) {
            (TaskKind::Unsure, Input::Many(chosen)) => {
                let changes = self.unsure_changes(task, &chosen);
                self.change(task.area, changes);
            }
            (TaskKind::NotApplicable, Input::Many(chosen)) => {
                let (changes, without_reason) = self.not_applicable_changes(task, &chosen);
                self.change(task.area, changes);
                if !without_reason.is_empty() {
                    self.state = State::Task(task.with(TaskKind::Reason(without_reason)));
                    return Effect::Save;
                }
            }
            (TaskKind::Reason(mut items), Input::Text(reason)) => {
                if !self.change(task.area, [Change::Answer(items.remove(0), Some(Answer::NotApplicable(reason)))]) {
                    return self.ask_for_reason();
                }
                if !items.is_empty() {
                    self.state = State::Task(task.with(TaskKind::Reason(items)));
                    return Effect::Save;
                }
            }
            (TaskKind::Exclude, Input::Text(reason)) => {
                if !self.change(task.area, [Change::Exclude(Some(reason))]) {
                    return self.ask_for_reason();
                }
                self.area_done(task.area);
                return Effect::Save;
            }
            (TaskKind::EvidenceFor, Input::One(choice)) => {
                if let Some(place) = self.items_of(task).get(choice) {
                    self.state = State::Task(task.with(TaskKind::Evidence(*place)));
                }
                return Effect::Ask;
            }
            // Nothing said adds nothing.
            (TaskKind::Evidence(item), Input::Text(text)) => {
                let remark = self.remark(text);
                self.change(task.area, [Change::Evidence(item, remark)]);
            }
            (TaskKind::Note, Input::Text(text)) => {
                let remark = self.remark(text);
                self.change(task.area, [Change::Note(remark)]);
            }
            _ => return Effect::Ask,
        }
        self.task_done(task);
        Effect::Save
    }

    /// The items that a task is about, by index in the area, each with whether it was chosen.
    fn choices(&self, task: &Task, chosen: &[usize]) -> Vec<(usize, bool)> {
        let items = self.items_of(task).into_iter().enumerate();
        items.map(|(choice, item)| (item, chosen.contains(&choice))).collect()
    }

    fn answer_to(&self, area: usize, item: usize) -> Option<Answer> {
        self.given(area).and_then(|answers| answers.answer(&self.area(area).items[item].id))
    }

    /// What makes exactly the chosen items the ones that we don't know.
    fn unsure_changes(&self, task: &Task, chosen: &[usize]) -> Vec<Change> {
        let change = |(item, is_chosen)| match self.answer_to(task.area, item) {
            _ if is_chosen => Some(Change::Answer(item, Some(Answer::Unsure))),
            Some(Answer::Unsure) => Some(Change::Answer(item, None)),
            _ => None,
        };
        self.choices(task, chosen).into_iter().filter_map(change).collect()
    }

    /// What makes the items that are not chosen apply again, and the chosen ones that have no reason yet.
    fn not_applicable_changes(&self, task: &Task, chosen: &[usize]) -> (Vec<Change>, Vec<usize>) {
        let (mut changes, mut without_reason) = (Vec::new(), Vec::new());
        for (item, is_chosen) in self.choices(task, chosen) {
            match (is_chosen, self.answer_to(task.area, item)) {
                (false, Some(Answer::NotApplicable(_))) => changes.push(Change::Answer(item, None)),
                (true, None | Some(Answer::Ticked | Answer::Unsure)) => without_reason.push(item),
                _ => {}
            }
        }
        (changes, without_reason)
    }

    fn task_done(&mut self, task: &Task) {
        self.state = task.before();
        if task.level.is_none() {
            self.area_done(task.area);
        }
    }

    fn ask_for_reason(&mut self) -> Effect {
        let said = "A reason is needed, so that others can follow it. Go back (esc, or b) to leave it as it was.";
        self.notices.push(Notice::Said(said.to_owned()));
        Effect::Ask
    }

    fn remark(&self, text: String) -> Remark {
        Remark { text, on: Some(self.today), by: None }
    }
}

/// The menu that opens from a level's list.
pub(super) fn task_menu(task: &Task) -> Vec<(MenuAction, String)> {
    let mut menu = vec![
        (MenuAction::GoOn, "Go on".to_owned()),
        (MenuAction::Go(task.before()), "Back to the list".to_owned()),
        (MenuAction::Explain, "Explain this area".to_owned()),
    ];
    menu.extend(task_entries(task));
    menu.push((MenuAction::Skip(task.area), "Skip this area for now".to_owned()));
    menu.push((MenuAction::Choose, "Choose another area".to_owned()));
    menu.push((MenuAction::Stop, "Save and stop".to_owned()));
    menu
}

/// What can be done in an area besides ticking.
fn task_entries(task: &Task) -> Vec<(MenuAction, String)> {
    let entry = |kind, label: &str| (MenuAction::Go(State::Task(task.with(kind))), label.to_owned());
    vec![
        entry(TaskKind::EvidenceFor, "Add evidence"),
        entry(TaskKind::Note, "Add a note"),
        entry(TaskKind::Unsure, "Say what we don't know"),
        entry(TaskKind::NotApplicable, "Mark something as not applicable"),
        entry(TaskKind::Exclude, "Mark the whole area as not applicable"),
    ]
}

fn choice(item: &Item) -> Choice {
    Choice { id: item.id.clone(), text: item.text.clone() }
}
