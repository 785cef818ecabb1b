//! The questions about an area: the items of each level, and what can be said about them besides ticking.

use super::{Choice, Deed, Form, Input, Interview, Notice, Offer, State, Step, TickLine};
use crate::assessment::{Answer, AreaAnswers, Remark};
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

    /// The answers of an area, to be changed; made if there are none, with all its levels still open.
    pub(super) fn answers(&mut self, area: usize) -> &mut AreaAnswers {
        self.assessment.answers_mut(self.framework, &self.framework.areas()[area])
    }

    pub(super) fn given(&self, area: usize) -> Option<&AreaAnswers> {
        self.assessment.areas.get(&self.area(area).id)
    }

    /// The levels at which the area has items.
    pub(super) fn levels_of(&self, area: usize) -> Vec<usize> {
        let area = self.area(area);
        (0..self.framework.levels().len()).filter(|level| area.items_at(*level).next().is_some()).collect()
    }

    /// The level from which on an area's questions are open, if any are: the first with items from where the file says, the
    /// last with items if the file says something higher.
    fn open_level(&self, area: usize) -> Option<usize> {
        let levels = self.levels_of(area);
        let Some(answers) = self.given(area) else { return levels.first().copied() };
        let open = self.framework.level_index(answers.open.as_ref()?)?;
        levels.iter().copied().find(|level| *level >= open).or(levels.last().copied())
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

    /// Takes the ticks of a level, by place among its items. What does not apply can't be ticked.
    pub(super) fn tick(&mut self, area: usize, level: usize, ticks: &[usize]) {
        let items: Vec<String> = self.area(area).items_at(level).map(|(_, item)| item.id.clone()).collect();
        let answers = self.answers(area);
        for (place, id) in items.into_iter().enumerate() {
            answers.unconfirmed.remove(&id);
            if !ticks.contains(&place) {
                answers.ticked.remove(&id);
            } else if !answers.not_applicable.contains_key(&id) {
                answers.unsure.remove(&id);
                answers.ticked.insert(id);
            }
        }
    }

    /// Moves on from a level that has been answered. Later levels that are answered stay so, and earlier ones that are open
    /// stay open.
    pub(super) fn level_done(&mut self, area: usize, level: usize) -> Step {
        let next = self.levels_of(area).into_iter().find(|other| *other > level);
        if self.open_level(area) == Some(level) {
            let framework = self.framework;
            self.answers(area).open = next.map(|next| framework.levels()[next].id.clone());
        }
        match next {
            Some(level) => self.state = State::Level { area, level },
            None => self.area_done(area),
        }
        Step::Save
    }

    fn area_done(&mut self, area: usize) {
        self.state = State::Rated { area };
        self.notices.push(Notice::Rated(area));
        self.notices.push(Notice::Said("Saved.".to_owned()));
    }

    pub(super) fn take_offer(&mut self, area: usize, level: usize, offer: Offer) -> Step {
        let task = Task::menu(area, level);
        match offer {
            Offer::Skip => self.go_on_after(area),
            Offer::Unsure => self.go(State::Task(task.with(TaskKind::Unsure))),
            Offer::Evidence => self.go(State::Task(task.with(TaskKind::EvidenceFor))),
            Offer::NotApplicable => self.go(State::Task(task.with(TaskKind::NotApplicable))),
        }
        Step::Ask
    }

    pub(super) fn rated_menu(&self, area: usize) -> Vec<(Deed, String)> {
        let task = Task { area, level: None, kind: TaskKind::Menu };
        let next = self.left_out().into_iter().find(|next| *next > area);
        let go_on =
            next.map_or_else(|| "Go on to the end".to_owned(), |next| format!("Go on to {}", self.area(next).label()));
        let mut menu = vec![(Deed::GoOn, go_on)];
        if self.is_set_aside(area) {
            menu.push((Deed::Include(area), "It applies after all".to_owned()));
        } else {
            menu.extend(task_entries(&task));
            let first = self.area(area).first_level().unwrap_or(0);
            menu.push((Deed::Go(State::Level { area, level: first }), format!("Look at {} again", self.area(area).id)));
        }
        menu.push((Deed::Choose, "Choose another area".to_owned()));
        menu.push((Deed::Stop, "Save and stop".to_owned()));
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

    pub(super) fn answer_task(&mut self, task: &Task, input: Input) -> Step {
        match (task.kind.clone(), input) {
            (TaskKind::Unsure, Input::Many(chosen)) => self.mark_unsure(task, &chosen),
            (TaskKind::NotApplicable, Input::Many(chosen)) => {
                let queue = self.mark_not_applicable(task, &chosen);
                if !queue.is_empty() {
                    self.state = State::Task(task.with(TaskKind::Reason(queue)));
                    return Step::Save;
                }
            }
            (TaskKind::Reason(mut queue), Input::Text(reason)) => {
                let Some(reason) = self.reason(&reason) else { return Step::Ask };
                let id = self.area(task.area).items[queue.remove(0)].id.clone();
                let answers = self.answers(task.area);
                answers.put(&id, Some(Answer::NotApplicable(reason)));
                if !queue.is_empty() {
                    self.state = State::Task(task.with(TaskKind::Reason(queue)));
                    return Step::Save;
                }
            }
            (TaskKind::Exclude, Input::Text(reason)) => {
                let Some(reason) = self.reason(&reason) else { return Step::Ask };
                self.answers(task.area).excluded = Some(reason);
                self.area_done(task.area);
                return Step::Save;
            }
            (TaskKind::EvidenceFor, Input::One(choice)) => {
                if let Some(place) = self.items_of(task).get(choice) {
                    self.state = State::Task(task.with(TaskKind::Evidence(*place)));
                }
                return Step::Ask;
            }
            (TaskKind::Evidence(place), Input::Text(text)) => {
                let id = self.area(task.area).items[place].id.clone();
                if let Some(remark) = self.remark(&text) {
                    self.answers(task.area).evidence.entry(id).or_default().push(remark);
                }
            }
            (TaskKind::Note, Input::Text(text)) => {
                if let Some(remark) = self.remark(&text) {
                    self.answers(task.area).notes.push(remark);
                }
            }
            _ => return Step::Ask,
        }
        self.task_done(task);
        Step::Save
    }

    /// The items that a task is about, by place and id, each with whether it was chosen.
    fn choices(&self, task: &Task, chosen: &[usize]) -> Vec<(usize, String, bool)> {
        let items = &self.area(task.area).items;
        let places = self.items_of(task).into_iter().enumerate();
        places.map(|(choice, place)| (place, items[place].id.clone(), chosen.contains(&choice))).collect()
    }

    /// Exactly the chosen ones are what we don't know.
    fn mark_unsure(&mut self, task: &Task, chosen: &[usize]) {
        let choices = self.choices(task, chosen);
        let answers = self.answers(task.area);
        for (_, id, is_chosen) in choices {
            if is_chosen {
                answers.put(&id, Some(Answer::Unsure));
            } else if answers.unsure.contains(&id) {
                answers.put(&id, None);
            }
        }
    }

    /// Those that are not chosen apply again. The places of the chosen ones that have no reason yet.
    fn mark_not_applicable(&mut self, task: &Task, chosen: &[usize]) -> Vec<usize> {
        let choices = self.choices(task, chosen);
        let answers = self.answers(task.area);
        let mut without_reason = Vec::new();
        for (place, id, is_chosen) in choices {
            let is_marked = answers.not_applicable.contains_key(&id);
            if is_marked && !is_chosen {
                answers.put(&id, None);
            } else if is_chosen && !is_marked {
                without_reason.push(place);
            }
        }
        without_reason
    }

    fn task_done(&mut self, task: &Task) {
        self.state = task.before();
        if task.level.is_none() {
            self.area_done(task.area);
        }
    }

    fn reason(&mut self, text: &str) -> Option<String> {
        let reason = text.trim();
        if reason.is_empty() {
            let said = "A reason is needed, so that others can follow it. Go back (esc, or b) to leave it as it was.";
            self.notices.push(Notice::Said(said.to_owned()));
        }
        Some(reason.to_owned()).filter(|reason| !reason.is_empty())
    }

    fn remark(&self, text: &str) -> Option<Remark> {
        let text = text.trim();
        (!text.is_empty()).then(|| Remark { text: text.to_owned(), on: Some(self.today), by: None })
    }
}

/// The menu that opens from a level's list.
pub(super) fn task_menu(task: &Task) -> Vec<(Deed, String)> {
    let mut menu = vec![
        (Deed::GoOn, "Go on".to_owned()),
        (Deed::Go(task.before()), "Back to the list".to_owned()),
        (Deed::Explain, "Explain this area".to_owned()),
    ];
    menu.extend(task_entries(task));
    menu.push((Deed::Skip(task.area), "Skip this area for now".to_owned()));
    menu.push((Deed::Choose, "Choose another area".to_owned()));
    menu.push((Deed::Stop, "Save and stop".to_owned()));
    menu
}

/// What can be done in an area besides ticking.
fn task_entries(task: &Task) -> Vec<(Deed, String)> {
    let entry = |kind, label: &str| (Deed::Go(State::Task(task.with(kind))), label.to_owned());
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
