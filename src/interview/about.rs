//! The questions about the assessment as a whole: what it is called, who made it, and which areas to take. Only the title is
//! needed; everything else can be passed by with Enter.

use super::{Choice, Form, Input, Interview, Notice, State, Step};
use crate::assessment::{Assessor, Kind, Timing, Viewpoint, Word};
use crate::words;

/// A question about the assessment as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Title,
    Organisation,
    Kind,
    Viewpoint,
    /// The viewpoint in one phase, by place, where it differs by phase.
    ViewpointIn(usize),
    Timing,
    Communities,
    Lead,
    Assessors,
    Scope,
    ScopePhases,
    ScopeAreas,
}

/// The questions in order, without those that only follow from an answer.
const ORDER: [Question; 9] = [
    Question::Title,
    Question::Organisation,
    Question::Kind,
    Question::Viewpoint,
    Question::Timing,
    Question::Communities,
    Question::Lead,
    Question::Assessors,
    Question::Scope,
];

const LEAVE_OPEN: &str = "Leave open";

impl Interview<'_> {
    pub(super) fn ask_about(&self, question: &Question) -> (String, Form) {
        let about = &self.assessment.about;
        let needed = *question == Question::Title;
        let text = |question: &str, now: &str| (question.to_owned(), Form::Text { now: now.to_owned(), needed });
        match question {
            Question::Title => text("What do you want to call this assessment?", &about.title),
            Question::Organisation => {
                text("Which organisation or partnership is it for?", about.organisation.as_deref().unwrap_or_default())
            }
            Question::Kind => {
                let form = Form::One {
                    options: vec!["We assess ourselves".into(), "We assess others, as peers".into()],
                    start: usize::from(about.kind == Some(Kind::Peer)),
                };
                ("Who assesses whom?".to_owned(), form)
            }
            Question::Viewpoint => {
                let by_phase = !about.viewpoint_by_phase.is_empty();
                let mut form = word_form(about.viewpoint);
                if let Form::One { options, start } = &mut form {
                    options.push("It differs by phase".into());
                    *start = if by_phase { options.len() - 1 } else { *start };
                }
                ("From which viewpoint do you look?".to_owned(), form)
            }
            Question::ViewpointIn(phase) => {
                let phase = &self.framework.phases()[*phase];
                let form = word_form(about.viewpoint_by_phase.get(&phase.id).copied().or(about.viewpoint));
                (format!("From which viewpoint do you look at phase {}, {}?", phase.id, phase.name), form)
            }
            Question::Timing => {
                ("Do you look back, plan ahead, or both as you go?".to_owned(), word_form(about.timing))
            }
            Question::Communities => {
                let communities = self.framework.communities();
                let chosen = (0..communities.len()).filter(|place| about.communities.contains(&communities[*place].id));
                let form = Form::Many {
                    options: communities.iter().map(|community| community.name.as_str().into()).collect(),
                    chosen: chosen.collect(),
                };
                ("Which communities is it about, if any in particular?".to_owned(), form)
            }
            Question::Lead => text("Who is the executive lead?", about.executive_lead.as_deref().unwrap_or_default()),
            Question::Assessors => {
                text("Who is assessing, for example Ada Obi (lead), Sam Roe?", &assessors_text(&about.assessors))
            }
            Question::Scope => {
                let areas = self.framework.areas().len();
                let form = Form::One {
                    options: vec![
                        format!("Everything: {}", words::count(areas, "area")).into(),
                        "Some phases".into(),
                        "Some areas".into(),
                    ],
                    start: self.scope_start(),
                };
                ("What will you assess?".to_owned(), form)
            }
            Question::ScopePhases => {
                let phases = self.framework.phases();
                let form = Form::Many {
                    options: phases
                        .iter()
                        .map(|phase| Choice { id: phase.id.clone(), text: phase.name.clone() })
                        .collect(),
                    chosen: (0..phases.len()).filter(|place| about.scope.contains(&phases[*place].id)).collect(),
                };
                ("Which phases?".to_owned(), form)
            }
            Question::ScopeAreas => {
                let areas = self.framework.areas();
                let chosen = if about.scope.is_empty() { Vec::new() } else { self.assessment.scope(self.framework) };
                let form = Form::Many {
                    options: areas.iter().map(|area| Choice { id: area.id.clone(), text: area.name.clone() }).collect(),
                    chosen,
                };
                ("Which areas?".to_owned(), form)
            }
        }
    }

    fn scope_start(&self) -> usize {
        let scope = &self.assessment.about.scope;
        let all_phases = scope.iter().all(|id| self.framework.phase(id).is_some());
        match (scope.is_empty(), all_phases) {
            (true, _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        }
    }

    pub(super) fn answer_about(&mut self, question: &Question, input: Input) -> Step {
        let framework = self.framework;
        let taken = self.assessment.scope(framework);
        let about = &mut self.assessment.about;
        match (question, input) {
            (Question::Title, Input::Text(text)) => {
                let title = text.trim();
                if title.is_empty() {
                    self.notices.push(Notice::Said("A title is needed; it can be changed later.".to_owned()));
                    return Step::Ask;
                }
                about.title = title.to_owned();
            }
            (Question::Organisation, Input::Text(text)) => about.organisation = some(&text),
            (Question::Lead, Input::Text(text)) => about.executive_lead = some(&text),
            // A name with a comma in it is kept as it is for as long as nobody touches the line.
            (Question::Assessors, Input::Text(text)) if text == assessors_text(&about.assessors) => {}
            (Question::Assessors, Input::Text(text)) => about.assessors = assessors(&text),
            (Question::Kind, Input::One(choice)) => {
                about.kind = Some(if choice == 1 { Kind::Peer } else { Kind::SelfAssessment });
            }
            (Question::Viewpoint, Input::One(choice)) if choice > Viewpoint::ALL.len() => {
                self.state = State::About(Question::ViewpointIn(0));
                return Step::Save;
            }
            (Question::Viewpoint, Input::One(choice)) => {
                about.viewpoint = chosen_word(choice);
                about.viewpoint_by_phase.clear();
            }
            (Question::ViewpointIn(phase), Input::One(choice)) => {
                let id = framework.phases()[*phase].id.clone();
                match chosen_word(choice) {
                    Some(viewpoint) if about.viewpoint != Some(viewpoint) => {
                        about.viewpoint_by_phase.insert(id, viewpoint)
                    }
                    _ => about.viewpoint_by_phase.remove(&id),
                };
            }
            (Question::Timing, Input::One(choice)) => about.timing = chosen_word::<Timing>(choice),
            (Question::Communities, Input::Many(chosen)) => {
                let ids = chosen.into_iter().filter_map(|place| framework.communities().get(place));
                about.communities = ids.map(|community| community.id.clone()).collect();
            }
            (Question::Scope, Input::One(choice @ (1 | 2))) => {
                self.state = State::About(if choice == 1 { Question::ScopePhases } else { Question::ScopeAreas });
                return Step::Ask;
            }
            (Question::Scope, Input::One(_)) => about.scope.clear(),
            (Question::ScopePhases, Input::Many(chosen)) => {
                let ids =
                    chosen.into_iter().filter_map(|place| framework.phases().get(place)).map(|phase| phase.id.clone());
                about.scope = ids.collect();
                return self.scope_chosen();
            }
            // The areas of a whole phase stay named by the phase for as long as nobody touches the list.
            (Question::ScopeAreas, Input::Many(chosen)) if chosen == taken => {
                return self.scope_chosen();
            }
            (Question::ScopeAreas, Input::Many(chosen)) => {
                let ids =
                    chosen.into_iter().filter_map(|place| framework.areas().get(place)).map(|area| area.id.clone());
                about.scope = ids.collect();
                return self.scope_chosen();
            }
            _ => return Step::Ask,
        }
        if *question == Question::Scope {
            self.taken = self.assessment.scope(framework);
        }
        self.after(question);
        Step::Save
    }

    fn scope_chosen(&mut self) -> Step {
        if self.assessment.about.scope.is_empty() {
            self.notices.push(Notice::Said("Nothing was chosen; choose at least one.".to_owned()));
            return Step::Ask;
        }
        self.taken = self.assessment.scope(self.framework);
        self.after(&Question::Scope);
        Step::Save
    }

    /// Moves on to the question after this one, or to the areas.
    fn after(&mut self, question: &Question) {
        let next = match question {
            Question::ViewpointIn(phase) if phase + 1 < self.framework.phases().len() => {
                Some(Question::ViewpointIn(phase + 1))
            }
            Question::ViewpointIn(_) => Some(Question::Timing),
            question => {
                let place = ORDER.iter().position(|other| other == question).unwrap_or(ORDER.len());
                ORDER.iter().skip(place + 1).find(|next| self.is_asked(next)).cloned()
            }
        };
        match next {
            Some(question) => self.state = State::About(question),
            None => self.go_on(),
        }
    }

    pub(super) fn question_before(&self, question: &Question) -> Option<Question> {
        match question {
            Question::ViewpointIn(0) => Some(Question::Viewpoint),
            Question::ViewpointIn(phase) => Some(Question::ViewpointIn(phase - 1)),
            Question::ScopePhases | Question::ScopeAreas => Some(Question::Scope),
            question => {
                let place = ORDER.iter().position(|other| other == question).unwrap_or(0);
                ORDER[..place].iter().rev().find(|before| self.is_asked(before)).cloned()
            }
        }
    }

    /// Where questions about the assessment go on: behind the last one that has an answer. Those passed by leave no trace, so
    /// they are asked again.
    pub(super) fn first_open_question(&self) -> Option<Question> {
        let about = &self.assessment.about;
        let is_answered = |question: &Question| match question {
            Question::Title => true,
            Question::Organisation => about.organisation.is_some(),
            Question::Kind => about.kind.is_some(),
            Question::Viewpoint => about.viewpoint.is_some(),
            Question::Timing => about.timing.is_some(),
            Question::Communities => !about.communities.is_empty(),
            Question::Lead => about.executive_lead.is_some(),
            Question::Assessors => !about.assessors.is_empty(),
            _ => false,
        };
        let last = ORDER.iter().rposition(is_answered).unwrap_or(0);
        ORDER.iter().skip(last + 1).find(|question| self.is_asked(question)).cloned()
    }

    /// The last of the questions, from where Back comes out of the first area.
    pub(super) fn last_question(&self) -> Question {
        if self.is_asked(&Question::Scope) { Question::Scope } else { Question::Assessors }
    }

    fn is_asked(&self, question: &Question) -> bool {
        match question {
            Question::Scope => !self.chosen_beforehand,
            Question::Communities => !self.framework.communities().is_empty(),
            _ => true,
        }
    }

    /// A sentence that helps to answer the open question, where one is needed.
    pub(super) fn hint(&self) -> Option<&'static str> {
        let State::About(question) = &self.state else { return None };
        Some(match question {
            Question::Title => {
                "A name that tells it from others: the programme, the service or the project. The file is named after it."
            }
            Question::Viewpoint | Question::ViewpointIn(_) => {
                "Strategic is how the system is led and planned; operational is how a service or project works day by day."
            }
            Question::Timing => {
                "Looking back reviews work that is done, planning ahead checks what is about to start, ongoing is both as work goes on."
            }
            Question::Scope => "You can start with the phase or area that matters most now, and take the others later.",
            _ => return None,
        })
    }
}

/// The words of a set as options, after one that leaves it open.
fn word_form<W: Word>(now: Option<W>) -> Form {
    let labels = W::ALL.iter().map(|(.., label)| Choice::from(words::capitalised(label)));
    let start = W::ALL.iter().position(|(word, ..)| Some(*word) == now).map_or(0, |place| place + 1);
    Form::One { options: [LEAVE_OPEN.into()].into_iter().chain(labels).collect(), start }
}

fn chosen_word<W: Word>(choice: usize) -> Option<W> {
    choice.checked_sub(1).and_then(|place| W::ALL.get(place)).map(|(word, ..)| *word)
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// `Ada Obi (engagement lead), Sam Roe`, read into persons.
fn assessors(text: &str) -> Vec<Assessor> {
    let mut depth = 0_usize;
    let parts = text.split(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(letter, ',' | ';')
    });
    let person = |part: &str| {
        let (name, role) = part.split_once('(').unwrap_or((part, ""));
        Some(Assessor { name: some(name)?, role: some(role.trim_end().trim_end_matches(')')) })
    };
    parts.filter_map(person).collect()
}

fn assessors_text(assessors: &[Assessor]) -> String {
    let person = |assessor: &Assessor| match &assessor.role {
        Some(role) => format!("{} ({role})", assessor.name),
        None => assessor.name.clone(),
    };
    assessors.iter().map(person).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_and_without_roles() {
        let people = assessors("Ada Obi (lead, engagement), Sam Roe; , Mo (VCSE)");
        assert_eq!(assessors_text(&people), "Ada Obi (lead, engagement), Sam Roe, Mo (VCSE)");
        assert_eq!(people[1], Assessor { name: "Sam Roe".into(), role: None });
        assert_eq!(assessors(" "), []);
    }
}
