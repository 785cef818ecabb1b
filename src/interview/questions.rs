//! What is asked about an assessment: each question with its words, how it is shown, and how its answer is read, in one table.

mod readers;
mod row;

pub(super) use self::row::{Question, Reply};
use self::row::{Row, one, text, text_form};
use super::ask::{Choice, Effect, Form, Input};
use crate::assessment::{About, Assessment, Assessor, Detail, Kind, ScopePart, Timing, Viewpoint, Word};
use crate::framework::{AreaIndex, Community, Framework, PhaseIndex};
use crate::words;

const VIEWPOINT_HINT: &str =
    "Strategic is how the system is led and planned; operational is how a service or project works day by day.";

/// All questions but the one about a phase's viewpoint, whose words depend on the phase.
const TABLE: [Row; 11] = [
    Row {
        question: Question::Title,
        text: "What do you want to call this assessment?",
        hint: Some(
            "A name that tells it from others: the programme, the service or the project. The file is named after it.",
        ),
        form: |_, assessment| Form::Text { now: assessment.about.title.clone(), needed: true },
        read: |_, _, input| text(input).map(|text| Reply::Say(Detail::Title(text))),
        is_answered: |_| true,
    },
    Row {
        question: Question::Organisation,
        text: "Which organisation or partnership is it for?",
        hint: Some("If it has a code, add it as in Northmoor ICB (code QXX)."),
        form: |_, assessment| text_form(assessment.about.organisation_line().as_deref()),
        read: |_, assessment, input| {
            let text = text(input)?;
            // A code with blanks or commas in it is kept as it is for as long as nobody changes the line.
            let is_kept = Some(&text) == assessment.about.organisation_line().as_ref();
            Some(if is_kept { Reply::Keep } else { Reply::Say(Detail::Organisation(text)) })
        },
        is_answered: |about| about.organisation.is_some(),
    },
    Row {
        question: Question::Kind,
        text: "Who assesses whom?",
        hint: None,
        form: |_, assessment| Form::One {
            options: vec![
                "We assess ourselves".into(),
                "We assess others, as peers".into(),
                "We assess as the people and communities concerned".into(),
            ],
            start: assessment.about.kind.map_or(0, |kind| kind as usize),
        },
        read: |_, _, input| {
            let kind = match one(&input)? {
                1 => Kind::Peer,
                2 => Kind::Community,
                _ => Kind::SelfAssessment,
            };
            Some(Reply::Say(Detail::Kind(Some(kind))))
        },
        is_answered: |about| about.kind.is_some(),
    },
    Row {
        question: Question::Viewpoint,
        text: "From which viewpoint do you look?",
        hint: Some(VIEWPOINT_HINT),
        form: |_, assessment| viewpoint_form(&assessment.about),
        read: |_, _, input| {
            let choice = one(&input)?;
            let differs = choice > Viewpoint::ALL.len();
            Some(match chosen_word(choice) {
                _ if differs => Reply::Ask(Question::ViewpointIn(PhaseIndex::new(0)), Effect::Save),
                viewpoint => Reply::Say(Detail::Viewpoint(viewpoint)),
            })
        },
        is_answered: |about| about.viewpoint.is_some(),
    },
    Row {
        question: Question::Timing,
        text: "Do you look back, plan ahead, or both as you go?",
        hint: Some(
            "Looking back reviews work that is done, planning ahead checks what is about to start, ongoing is both as work goes on.",
        ),
        form: |_, assessment| word_form(assessment.about.timing),
        read: |_, _, input| Some(Reply::Say(Detail::Timing(chosen_word::<Timing>(one(&input)?)))),
        is_answered: |about| about.timing.is_some(),
    },
    Row {
        question: Question::Communities,
        text: "Which communities is it about, if any in particular?",
        hint: None,
        form: |framework, assessment| {
            many_form(&offered_communities(framework, &assessment.about), |index| {
                let community = &framework.communities()[*index];
                let is_chosen = assessment.about.communities.contains(&community.id);
                (community.label().as_str().into(), is_chosen)
            })
        },
        read: |framework, assessment, input| {
            let offered = offered_communities(framework, &assessment.about);
            let chosen = many(input)?.into_iter().filter_map(|index| offered.get(index).copied());
            Some(Reply::Say(Detail::Communities(chosen.collect())))
        },
        is_answered: |about| !about.communities.is_empty(),
    },
    Row {
        question: Question::Lead,
        text: "Who is the executive lead?",
        hint: None,
        form: |_, assessment| text_form(assessment.about.executive_lead.as_deref()),
        read: |_, _, input| text(input).map(|text| Reply::Say(Detail::ExecutiveLead(text))),
        is_answered: |about| about.executive_lead.is_some(),
    },
    Row {
        question: Question::Assessors,
        text: "Who is assessing, for example Ada Obi (lead), Sam Roe?",
        hint: None,
        form: |_, assessment| text_form(Some(&assessors_text(&assessment.about.assessors))),
        read: |_, assessment, input| {
            let text = text(input)?;
            // A name with a comma in it is kept as it is for as long as nobody changes the line.
            let is_kept = text == assessors_text(&assessment.about.assessors);
            Some(if is_kept { Reply::Keep } else { Reply::Say(Detail::Assessors(assessors(&text))) })
        },
        is_answered: |about| !about.assessors.is_empty(),
    },
    Row {
        question: Question::Scope,
        text: "What will you assess?",
        hint: Some("You can start with the phase or area that matters most now, and take the others later."),
        form: scope_form,
        read: |_, _, input| {
            Some(match one(&input)? {
                1 => Reply::Ask(Question::ScopePhases, Effect::Ask),
                2 => Reply::Ask(Question::ScopeAreas, Effect::Ask),
                _ => Reply::Say(Detail::Scope(Vec::new())),
            })
        },
        is_answered: |_| false,
    },
    Row {
        question: Question::ScopePhases,
        text: "Which phases?",
        hint: None,
        form: |framework, assessment| {
            many_form(framework.phases(), |phase| {
                let is_chosen = assessment.about.scope.contains(&ScopePart::Phase(phase.index));
                (Choice { id: phase.id.clone(), text: phase.name.to_string() }, is_chosen)
            })
        },
        read: |framework, _, input| {
            let phases = many(input)?.into_iter().filter_map(|index| framework.phases().get(index));
            Some(Reply::Say(Detail::Scope(phases.map(|phase| ScopePart::Phase(phase.index)).collect())))
        },
        is_answered: |_| false,
    },
    Row {
        question: Question::ScopeAreas,
        text: "Which areas?",
        hint: None,
        form: areas_form,
        read: |framework, assessment, input| {
            let chosen = many(input)?;
            // The areas of a whole phase stay named by the phase for as long as nobody changes the list.
            if chosen == numbers(&assessment.scope(framework)) {
                return Some(Reply::Keep);
            }
            let areas = chosen.into_iter().filter_map(|index| framework.areas().get(index));
            Some(Reply::Say(Detail::Scope(areas.map(|area| ScopePart::Area(area.index)).collect())))
        },
        is_answered: |_| false,
    },
];

impl Question {
    fn row(&self) -> Option<&'static Row> {
        TABLE.iter().chain(&readers::TABLE).find(|row| row.question == *self)
    }

    pub(super) fn text(&self, framework: &Framework) -> String {
        if let Self::ViewpointIn(phase) = self {
            let phase = &framework[*phase];
            return format!("From which viewpoint do you look at phase {}, {}?", phase.id, phase.name);
        }
        self.row().map(|row| row.text.to_owned()).unwrap_or_default()
    }

    /// A sentence that helps to answer it, where one is needed.
    pub(super) fn hint(&self) -> Option<&'static str> {
        self.row().map_or(Some(VIEWPOINT_HINT), |row| row.hint)
    }

    /// The form of its answer, filled with what is said now.
    pub(super) fn form(&self, framework: &Framework, assessment: &Assessment) -> Form {
        match (self, self.row()) {
            (Self::ViewpointIn(phase), _) => word_form(assessment.about.viewpoint_in(*phase)),
            (_, Some(row)) => (row.form)(framework, assessment),
            (_, None) => text_form(None),
        }
    }

    /// What an answer means; `None` if it is no answer to this question.
    pub(super) fn read(&self, framework: &Framework, assessment: &Assessment, input: Input) -> Option<Reply> {
        if let Self::ViewpointIn(phase) = self {
            return Some(Reply::Say(Detail::ViewpointIn(*phase, chosen_word(one(&input)?))));
        }
        self.row().and_then(|row| (row.read)(framework, assessment, input))
    }

    /// Whether something is said about it already.
    pub(super) fn is_answered(&self, about: &About) -> bool {
        self.row().is_some_and(|row| (row.is_answered)(about))
    }
}

fn many(input: Input) -> Option<Vec<usize>> {
    if let Input::Many(chosen) = input { Some(chosen) } else { None }
}

/// Which communities can be chosen: all that aren't retired, and those that have been chosen already.
pub(super) fn offered_communities(framework: &Framework, about: &About) -> Vec<usize> {
    let is_offered = |community: &Community| !community.is_retired || about.communities.contains(&community.id);
    let communities = framework.communities().iter().enumerate();
    communities.filter(|(_, community)| is_offered(community)).map(|(index, _)| index).collect()
}

fn many_form<T>(all: &[T], option: impl Fn(&T) -> (Choice, bool)) -> Form {
    let (options, is_chosen): (Vec<Choice>, Vec<bool>) = all.iter().map(option).unzip();
    Form::Many { options, chosen: (0..is_chosen.len()).filter(|index| is_chosen[*index]).collect() }
}

fn viewpoint_form(about: &About) -> Form {
    let mut form = word_form(about.viewpoint);
    if let Form::One { options, start } = &mut form {
        options.push("It differs by phase".into());
        if !about.viewpoint_by_phase.is_empty() {
            *start = options.len() - 1;
        }
    }
    form
}

fn scope_form(framework: &Framework, assessment: &Assessment) -> Form {
    let scope = &assessment.about.scope;
    let is_phases = scope.iter().all(|part| matches!(part, ScopePart::Phase(_)));
    let start = match (scope.is_empty(), is_phases) {
        (true, _) => 0,
        (_, true) => 1,
        (_, false) => 2,
    };
    let everything = format!("Everything: {}", words::count(framework.areas().len(), "area"));
    Form::One { options: vec![everything.into(), "Some phases".into(), "Some areas".into()], start }
}

fn areas_form(framework: &Framework, assessment: &Assessment) -> Form {
    let options =
        framework.areas().iter().map(|area| Choice { id: area.id.clone(), text: area.name.to_string() }).collect();
    let is_all = assessment.about.scope.is_empty();
    Form::Many { options, chosen: if is_all { Vec::new() } else { numbers(&assessment.scope(framework)) } }
}

/// Areas as the options that stand for them in the list of all areas.
fn numbers(areas: &[AreaIndex]) -> Vec<usize> {
    areas.iter().map(|area| area.get()).collect()
}

/// The words of a set as options, after one that leaves it open.
fn word_form<W: Word>(now: Option<W>) -> Form {
    let labels = W::ALL.iter().map(|(.., label)| Choice::from(words::capitalised(label)));
    let start = W::ALL.iter().position(|(word, ..)| Some(*word) == now).map_or(0, |index| index + 1);
    Form::One { options: ["Leave open".into()].into_iter().chain(labels).collect(), start }
}

fn chosen_word<W: Word>(choice: usize) -> Option<W> {
    choice.checked_sub(1).and_then(|index| W::ALL.get(index)).map(|(word, ..)| *word)
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// `Ada Obi (engagement lead), Sam Roe (VCSE) and Li`, read into persons. What stands in brackets is the role of the person before
/// them, with whatever commas and "and" there are in it. Elsewhere a comma separates persons, and "and" does so after a bracket or
/// a comma: inside a name it can belong to it, as in Brand and Sons.
fn assessors(text: &str) -> Vec<Assessor> {
    let (mut persons, mut name, mut role) = (Vec::new(), String::new(), String::new());
    let mut put = |name: &mut String, role: &mut String| {
        let (name, role) = (std::mem::take(name), std::mem::take(role));
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        persons.extend(some(&name).map(|name| Assessor { name, role: some(&role) }));
    };
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let ended = !role.is_empty() || name.trim().is_empty();
        let and = ["and ", "& "]
            .into_iter()
            .find(|and| rest.starts_with(and) && ended && !name.ends_with(char::is_alphanumeric));
        let mut taken = letter.len_utf8();
        match (letter, depth) {
            ('(', 0) => {
                depth = 1;
                role += if role.is_empty() { "" } else { ", " };
            }
            (')', 1) => depth = 0,
            // One bracket too many closes nothing.
            (')', 0) => {}
            (',' | ';' | '\n', 0) => put(&mut name, &mut role),
            (_, 0) => match and {
                Some(and) => {
                    put(&mut name, &mut role);
                    taken = and.len();
                }
                None => name.push(letter),
            },
            (_, _) => {
                depth = if letter == '(' {
                    depth + 1
                } else if letter == ')' {
                    depth - 1
                } else {
                    depth
                };
                role.push(letter);
            }
        }
        rest = &rest[taken..];
    }
    put(&mut name, &mut role);
    persons
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
        for (typed, read) in [
            ("José Núñez (peer worker, VCSE) and Li", &[("José Núñez", "peer worker, VCSE"), ("Li", "")] as &[_]),
            ("Brand and Sons (charity)", &[("Brand and Sons", "charity")]),
            (
                "Ada (voice and choice lead) & Sam (VCSE), and Li Andersson",
                &[("Ada", "voice and choice lead"), ("Sam", "VCSE"), ("Li Andersson", "")],
            ),
            (
                "Health and Wellbeing Board, Sandra Anderson (band 7)",
                &[("Health and Wellbeing Board", ""), ("Sandra Anderson", "band 7")],
            ),
            ("Ada (lead (acting), VCSE); Mo", &[("Ada", "lead (acting), VCSE"), ("Mo", "")]),
            ("Ada (lead) (VCSE)", &[("Ada", "lead, VCSE")]),
            ("Ada (lead) Obi", &[("Ada Obi", "lead")]),
            ("Ada (lead", &[("Ada", "lead")]),
            ("Ada), Mo", &[("Ada", ""), ("Mo", "")]),
            ("(lead), and Mo", &[("Mo", "")]),
            ("Andy, sand and sea", &[("Andy", ""), ("sand and sea", "")]),
        ] {
            let people = assessors(typed);
            let found: Vec<(&str, &str)> = people
                .iter()
                .map(|person| (person.name.as_str(), person.role.as_deref().unwrap_or_default()))
                .collect();
            assert_eq!(found, read, "{typed}");
            assert_eq!(assessors(&assessors_text(&people)), people, "{typed}");
        }
    }
}
