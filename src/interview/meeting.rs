//! The meeting of those whose answers were merged: what they differ on or have put aside comes up one statement after another, and the
//! group decides it. How the answers were split is kept with the decision. What is parked in the meeting comes back at its end.

use jiff::civil::Date;

use super::ask::{Choice, Decided, Effect, Form, Input, ItemInput, Motion, Notice};
use super::state::{Interview, Meeting, MenuAction, State, Step, Task, TaskKind};
use super::tasks::choice;
use crate::agreement::Deciding;
use crate::assessment::{Answer, Assessment, Change, Decision, RemarkOn, ScopePart, Votes};
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::score::Rule;
use crate::words;

/// The longest that is shown of a reason or of what is parked.
const SHOWN: usize = 200;

/// How a meeting goes.
const HOW: &str = "One comes up at a time. The group talks about it; hands can be counted (v), and y, n, u or x takes what the group decides: \
    in place, not in place, we don't know, doesn't apply. How the answers are split stays out of sight until s shows it. What is parked \
    (p) comes back at the end. Every decision is saved at once, with its reason and with the split before it; you can stop at any time \
    and go on later.";

impl<'f> Interview<'f> {
    /// A meeting about a merged assessment. What is parked comes up, and what the votes are split on and nobody has decided; the closest
    /// split first, then what decides a rating, and what people have parked with words of their own last. With `scope`, only these phases
    /// and areas are taken; `is_whole` takes every statement of these that is not decided, in the framework's order.
    pub fn meeting(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        scope: Option<Vec<ScopePart>>,
        is_whole: bool,
    ) -> Self {
        let mut interview = Self::begin(framework, assessment, rule, today, scope);
        let agenda = if is_whole { interview.statements() } else { interview.disputed() };
        let number = agenda.len();
        interview.meeting = Some(Meeting { agenda, first: number, at: 0, hands: None, is_split_shown: false });
        interview.state = if interview.assessment.is_final() { State::Reopen } else { State::Motion(Step::Decide) };
        let title = &interview.assessment.about.title;
        let said = format!("{title}: {} to decide. {HOW}", words::count(number, "statement"));
        interview.notices.push(Notice::Said(said));
        interview
    }

    /// How many statements come up in the meeting.
    pub fn motions(&self) -> usize {
        self.meeting.as_ref().map_or(0, |meeting| meeting.agenda.len())
    }

    fn is_settled(&self, item: ItemRef) -> bool {
        self.decision(item).is_some()
    }

    /// All statements of the areas taken that are not decided, but for areas that are set aside.
    fn statements(&self) -> Vec<ItemRef> {
        self.items_taken().filter(|item| !self.is_settled(*item)).collect()
    }

    /// What is parked, and what the answers are split on and nobody has decided.
    fn disputed(&self) -> Vec<ItemRef> {
        let mut found = Vec::new();
        let mut open: Option<(AreaIndex, Deciding)> = None;
        for item in self.for_later().into_iter().filter(|item| !self.is_settled(*item)) {
            let Some(answers) = self.given(item.area) else { continue };
            let (area, rule) = (self.area(item.area), self.rule);
            // They come area by area.
            let mut deciding = match open.take() {
                Some((index, deciding)) if index == item.area => deciding,
                _ => Deciding::new(self.framework, area, answers, rule),
            };
            let is_put_off = answers.own_questions(item.item).next().is_some();
            found.push((is_put_off, self.votes_of(item), !deciding.decides(item.item), item));
            open = Some((item.area, deciding));
        }
        found.sort_by(|(put_off, votes, is_idle, item), (other_put_off, other_votes, other_is_idle, other)| {
            put_off
                .cmp(other_put_off)
                .then_with(|| votes.by_closeness(*other_votes))
                .then_with(|| (is_idle, item).cmp(&(other_is_idle, other)))
        });
        found.into_iter().map(|(.., item)| item).collect()
    }

    fn votes_of(&self, item: ItemRef) -> Votes {
        self.given(item.area).and_then(|answers| answers.votes.get(&item.item)).copied().unwrap_or_default()
    }

    fn decision(&self, item: ItemRef) -> Option<&Decision> {
        self.given(item.area)?.settled(item.item)
    }

    /// The statement that is up, while there is a meeting.
    pub(super) fn motion(&self) -> Option<ItemRef> {
        let meeting = self.meeting.as_ref()?;
        meeting.agenda.get(meeting.at).copied()
    }

    pub(super) fn ask_motion(&self, step: &Step) -> (String, Form) {
        let (Some(item), Some(meeting)) = (self.motion(), &self.meeting) else {
            return (String::new(), Form::Text { now: String::new(), needed: false });
        };
        let id = &self.framework[item].id;
        let text = |question: String, now: String| (question, Form::Text { now, needed: false });
        match step {
            Step::Decide => {
                let comes_back = meeting.at >= meeting.first;
                let motion = Motion {
                    id: id.clone(),
                    text: self.framework[item].text.to_string(),
                    level: self.framework[self.framework[item].level].name.to_string(),
                    number: if comes_back { meeting.at - meeting.first } else { meeting.at } + 1,
                    of: if comes_back { meeting.agenda.len() - meeting.first } else { meeting.first },
                    comes_back,
                    standing: self.motion_standing(item, meeting),
                };
                ("What does the group decide?".to_owned(), Form::Decision(motion))
            }
            Step::Hands => {
                let now = meeting.hands.map(|hands| format!("{} {} {}", hands.yes, hands.no, hands.unsure));
                text(format!("How many say yes, no and don't know to {id} (such as 7 2 1)?"), now.unwrap_or_default())
            }
            Step::Reason(Decided::NotApplicable) => {
                (format!("Why does {id} not apply?"), Form::Text { now: String::new(), needed: true })
            }
            Step::Reason(decided) => text(format!("{}. Why, in a few words?", decided.about(id)), String::new()),
            Step::Park => {
                text(format!("What is to be cleared up about {id}? It comes back at the end."), String::new())
            }
        }
    }

    /// What there is to know about the statement that is up before it is decided. What the merger made of it is not shown: the group
    /// decides.
    fn motion_standing(&self, item: ItemRef, meeting: &Meeting) -> Vec<String> {
        let mut said = vec![match self.decision(item) {
            Some(decision) => {
                let answer = self.given(item.area).and_then(|answers| answers.answer(item.item));
                format!("{}: {}", decided(answer.as_ref()), words::cut(&decision.reason, SHOWN))
            }
            None => "Not decided yet".to_owned(),
        }];
        said.extend(
            meeting
                .hands
                .map(|hands| format!("Hands: {} yes, {} no, {} don't know", hands.yes, hands.no, hands.unsure)),
        );
        let evidence = self.given(item.area).map_or(0, |answers| answers.remarks(RemarkOn::Item(item.item)).len());
        said.extend((evidence > 0).then(|| words::either(evidence, "piece of evidence", "pieces of evidence")));
        let parked = self.given(item.area).into_iter().flat_map(|answers| answers.own_questions(item.item)).flatten();
        said.extend(parked.map(|text| format!("parked: {}", words::cut(text, SHOWN))));
        if meeting.is_split_shown {
            let split = self.given(item.area).and_then(|answers| answers.split(item.item)).unwrap_or_default();
            said.push(match split.in_words() {
                none if none.is_empty() => "How the answers are split isn't in the file".to_owned(),
                split => format!("The answers: {split}"),
            });
        }
        said
    }

    pub(super) fn answer_motion(&mut self, step: &Step, input: Input) -> Effect {
        let Some(item) = self.motion() else { return Effect::Ask };
        match (step, input) {
            (Step::Decide, Input::Decide(decided)) => self.state = State::Motion(Step::Reason(decided)),
            (Step::Decide, Input::Item(_, ItemInput::Votes)) => self.state = State::Motion(Step::Hands),
            (Step::Decide, Input::Item(_, ItemInput::Park)) => {
                self.state = State::Motion(Step::Park);
            }
            (Step::Decide, Input::Item(_, ItemInput::Evidence)) => {
                self.motion_evidence(item, TaskKind::Evidence(item.item));
            }
            (Step::Decide, Input::Item(_, ItemInput::NewEvidence)) => {
                self.motion_evidence(item, TaskKind::RemarkText(RemarkOn::Item(item.item), None));
            }
            (Step::Decide, Input::Split) => {
                if let Some(meeting) = &mut self.meeting {
                    meeting.is_split_shown = !meeting.is_split_shown;
                }
            }
            (Step::Decide, Input::Next) => self.next_motion(),
            (Step::Hands, Input::Text(text)) => return self.hands(&text),
            (Step::Reason(decided), Input::Text(reason)) => return self.decide(item, *decided, reason),
            (Step::Park, Input::Text(text)) => return self.park_motion(item, text),
            _ => {}
        }
        Effect::Ask
    }

    /// Goes to the evidence for a statement. Of no level: nothing is ticked here, so nothing is said of a tick.
    fn motion_evidence(&mut self, item: ItemRef, kind: TaskKind) {
        self.go(State::Task(Task { area: item.area, level: None, focus: Some(item.item), kind }));
    }

    /// Takes the hands of the room. They are kept with the decision; nothing said takes them back.
    fn hands(&mut self, text: &str) -> Effect {
        let hands = if text.trim().is_empty() { Ok(Votes::default()) } else { hands_in(text) };
        match hands {
            Ok(hands) => {
                if let Some(meeting) = &mut self.meeting {
                    meeting.hands = Some(hands).filter(|hands| hands.all() > 0);
                }
                self.state = State::Motion(Step::Decide);
            }
            Err(why) => self.notices.push(Notice::Said(format!("{}.", words::capitalised(&why)))),
        }
        Effect::Ask
    }

    /// Takes what the group decides, with how the answers were split before; then the next statement comes up.
    fn decide(&mut self, item: ItemRef, decided: Decided, reason: String) -> Effect {
        let answer = match decided {
            Decided::InPlace => Some(Answer::Ticked),
            Decided::NotInPlace => None,
            Decided::Unsure => Some(Answer::Unsure),
            Decided::NotApplicable if reason.trim().is_empty() => return self.ask_for_reason(),
            Decided::NotApplicable => Some(Answer::NotApplicable(reason.clone())),
        };
        let before = self.rating_by(item.area, self.given(item.area));
        // Where it was decided before, by hands that were counted then, the split is still that of the answers.
        let votes = self.given(item.area).and_then(|answers| answers.split(item.item));
        let reason = if reason.trim().is_empty() { "no reason was given".to_owned() } else { reason };
        let decision = Decision { item: item.item, reason, votes };
        let hands = self.meeting.as_ref().and_then(|meeting| meeting.hands);
        let mut changes = vec![Change::Answer(item.item, answer), Change::Decide(decision), Change::Unpark(item.item)];
        changes.extend(hands.map(|hands| Change::Votes(item.item, Some(hands))));
        if !self.change(item.area, changes) {
            return self.say_too_long();
        }
        let after = self.rating_by(item.area, self.given(item.area));
        let said = format!("{}.", decided.about(&self.framework.full_id(item)));
        let moved = format!(" {} is {after} now, {before} before.", self.area(item.area).id);
        self.next_motion();
        self.notices.push(Notice::Said(if after == before { said } else { said + &moved }));
        Effect::Save
    }

    fn park_motion(&mut self, item: ItemRef, text: String) -> Effect {
        let text = if text.trim().is_empty() { "to be cleared up".to_owned() } else { text };
        if !self.change(item.area, [Change::Park(item.item, text)]) {
            return self.say_too_long();
        }
        if let Some(meeting) = &mut self.meeting
            && !meeting.agenda[meeting.at + 1..].contains(&item)
        {
            meeting.agenda.push(item);
        }
        self.next_motion();
        Effect::Save
    }

    /// Goes to the next statement on the agenda; what has been decided in the meantime doesn't come up again of itself.
    fn next_motion(&mut self) {
        let Some(meeting) = &self.meeting else { return };
        let is_up = |at: &usize| *at < meeting.first || !self.is_settled(meeting.agenda[*at]);
        match (meeting.at + 1..meeting.agenda.len()).find(is_up) {
            Some(next) => self.go_to_motion(next),
            None => self.finish(),
        }
    }

    fn go_to_motion(&mut self, at: usize) {
        if let Some(meeting) = &mut self.meeting {
            (meeting.at, meeting.hands, meeting.is_split_shown) = (at, None, false);
        }
        self.state = State::Motion(Step::Decide);
    }

    /// Where Back leads from a statement that is up: the one before, if there is one; from a question about it, to the statement.
    pub(super) fn motion_before(&mut self, step: &Step) -> Option<Step> {
        if *step == Step::Decide {
            let before = self.meeting.as_ref()?.at.checked_sub(1)?;
            self.go_to_motion(before);
        }
        Some(Step::Decide)
    }

    /// What a question about the statement that is up is about.
    pub(super) fn motion_subject(&self, step: &Step) -> Vec<Choice> {
        let item = self.motion().filter(|_| *step != Step::Decide);
        item.map(|item| choice(&self.framework[item])).into_iter().collect()
    }

    /// What came up and is not decided.
    pub fn undecided(&self) -> Vec<ItemRef> {
        let Some(Meeting { agenda, first, .. }) = &self.meeting else { return Vec::new() };
        agenda[..*first].iter().filter(|item| !self.is_settled(**item)).copied().collect()
    }

    /// What the meeting has come to.
    pub(super) fn said_of_meeting(&self) -> String {
        let Some(meeting) = &self.meeting else { return String::new() };
        let left = self.undecided();
        let of = words::count(meeting.first, "statement");
        match left.len() {
            0 if meeting.first == 1 => "The statement is decided.".to_owned(),
            0 => format!("All {of} are decided."),
            count => {
                let ids: Vec<String> = left.iter().map(|item| self.framework.full_id(*item)).collect();
                format!("{} of {of} decided; left open: {}.", meeting.first - count, words::first_of(&ids, 12))
            }
        }
    }

    pub(super) fn meeting_menu(&self) -> Vec<(MenuAction, String)> {
        let mut menu = vec![
            (MenuAction::Stop, "Stop here".to_owned()),
            (MenuAction::Results, "Look at the results so far".to_owned()),
        ];
        let left = self.undecided().len();
        if left > 0 {
            menu.push((MenuAction::ComeUpAgain, format!("Go through what is left ({left})")));
        }
        menu
    }

    /// What is not decided comes up again.
    pub(super) fn come_up_again(&mut self) {
        let agenda = self.undecided();
        if let Some(meeting) = &mut self.meeting {
            (meeting.first, meeting.agenda) = (agenda.len(), agenda);
        }
        self.go_to_motion(0);
    }
}

impl Decided {
    /// `2b.D4 is in place`.
    fn about(self, id: &str) -> String {
        match self {
            Self::InPlace => format!("{id} is in place"),
            Self::NotInPlace => format!("{id} is not in place"),
            Self::Unsure => format!("{id}: we don't know"),
            Self::NotApplicable => format!("{id} does not apply"),
        }
    }
}

/// What an answer says that the group has decided.
fn decided(answer: Option<&Answer>) -> &'static str {
    match answer {
        Some(Answer::Ticked) => "Decided, in place",
        None => "Decided, not in place",
        Some(Answer::Unsure) => "Decided, we don't know",
        Some(Answer::NotApplicable(_)) => "Decided, does not apply",
    }
}

/// Hands in a line: three numbers, or words that say which is which. Two bare numbers could be "for and against" or "of so many".
fn hands_in(line: &str) -> Result<Votes, String> {
    let numbers = line.split(|letter: char| letter == ',' || letter.is_whitespace()).filter(|part| !part.is_empty());
    if numbers.clone().all(|part| part.parse::<u32>().is_ok()) && numbers.count() != 3 {
        return Err("three numbers are needed: how many say yes, no and don't know, such as 7 2 0".to_owned());
    }
    Votes::read(line)
}
