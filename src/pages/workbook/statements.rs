//! The sheets that have a row for each statement and each action.

use super::areas::NO_AREA;
use crate::assessment::{Action, AreaAnswers, Word};
use crate::document::workbook::{Cell, Column, ColumnKind, Emphasis, Shade, Sheet, WordShade};
use crate::framework::Item;
use crate::pages::phrases::evidence::{parked, votes};
use crate::pages::phrases::state::{State, UNCONFIRMED, state};
use crate::pages::report::{Reader, Subject};
use crate::score::{AreaScore, Mark};
use crate::words;

/// How the cells with the states of items are shaded.
const STATE_SHADES: [WordShade; 5] = [
    // The id of a covering item can follow these words.
    WordShade { words: State::InPlace.words(), is_start: true, emphasis: Emphasis::Filled },
    WordShade { words: State::Unsure.words(), is_start: false, emphasis: Emphasis::Doubtful },
    WordShade { words: State::NotInPlace.words(), is_start: false, emphasis: Emphasis::Blank },
    WordShade { words: State::NotApplicable.words(), is_start: false, emphasis: Emphasis::Faint },
    WordShade { words: State::NotAnswered.words(), is_start: false, emphasis: Emphasis::Faint },
];

/// One row a statement.
pub(super) fn statements(subject: &Subject) -> Sheet {
    let mut columns = vec![
        Column::text("Statement id", 11),
        Column::text("Phase", 15),
        Column::text("Area id", 9),
        Column::text("Area", 26),
        Column::text("Level", 14),
        Column::text("Statement", 60),
        Column::text("State", 17).shaded(Shade::Words(&STATE_SHADES)),
        Column::text("Said to be in place", 10),
        Column::text("In place", 9),
        Column::number("Pieces of evidence", 11),
    ];
    // Reasons are free text and can name people.
    if subject.shows_names() {
        columns.push(Column::text("Why it does not apply", 24));
    }
    let (has_votes, has_parked) = from_meetings(subject);
    if has_votes {
        columns.push(Column::text("Votes", 30));
    }
    if has_parked {
        columns.push(Column::text("Parked", 45));
    }
    let rows = subject.areas().flat_map(|score| score.area.items.iter().map(move |item| (score, item)));
    Sheet {
        name: "Statements",
        about: vec![
            "One row a statement, with its state. In place also counts what a better practice that is said to be in place replaces."
                .to_owned(),
        ],
        columns,
        rows: rows.map(|(score, item)| statement_row(subject, score, item)).collect(),
        frozen_columns: 1,
        empty_message: NO_AREA,
    }
}

fn statement_row(subject: &Subject, score: &AreaScore, item: &Item) -> Vec<Cell> {
    let framework = subject.card.framework;
    let answers = subject.answers(score);
    let reason = |answers: &AreaAnswers| {
        let own = answers.not_applicable.get(&item.index);
        answers.excluded.as_ref().or(own).cloned()
    };
    // Nobody has said of what wasn't answered, or doesn't apply, that it is missing.
    let is_answered = !matches!(state(score, answers, item), State::NotAnswered | State::NotApplicable);
    let yes_or_no = |is_so: bool| if is_answered { Cell::yes_or_no(is_so) } else { Cell::Empty };
    let evidence = answers.and_then(|answers| answers.evidence.get(&item.index)).map_or(&[][..], Vec::as_slice);
    let mut row = vec![
        score.area.full_id(item.index).into(),
        (&framework[score.area.phase].name).into(),
        (&score.area.id).into(),
        (&score.area.name).into(),
        (&framework[item.level].name).into(),
        (&item.text).into(),
        state_text(subject, score, answers, item).into(),
        yes_or_no(score[item.index].mark == Mark::Ticked),
        yes_or_no(score[item.index].met),
        evidence.len().into(),
    ];
    if subject.shows_names() {
        row.push(answers.and_then(reason).into());
    }
    let (has_votes, has_parked) = from_meetings(subject);
    if has_votes {
        row.push(answers.and_then(|answers| answers.votes.get(&item.index)).copied().map(votes).into());
    }
    if has_parked {
        let questions = answers.into_iter().flat_map(|answers| parked(answers, item.index));
        row.push(questions.collect::<Vec<_>>().join("\n").into());
    }
    row
}

/// Whether the sheet has a column for votes, and one for what is put aside: for the team, where there are any.
fn from_meetings(subject: &Subject) -> (bool, bool) {
    let any = |holds: fn(&AreaAnswers) -> bool| {
        subject.reader == Reader::Team && subject.assessment.areas.values().any(holds)
    };
    (any(|answers| !answers.votes.is_empty()), any(|answers| !answers.parked.is_empty()))
}

/// One row an action.
pub(super) fn actions(subject: &Subject) -> Sheet {
    let mut columns = vec![
        Column::number("Number", 10),
        Column::text("Action", 45),
        Column::text("Area", 22),
        Column::text("Statement id", 11),
        Column::text("Statement", 45),
    ];
    if subject.shows_names() {
        columns.extend(["Responsible", "Accountable", "Consulted", "Informed"].map(|who| Column::text(who, 20)));
    }
    columns.extend([Column::new("Due", 14, ColumnKind::Date), Column::text("Horizon", 13), Column::text("Status", 11)]);
    Sheet {
        name: "Actions",
        about: vec!["One row an action: what is to be done, for which statement, and by when.".to_owned()],
        columns,
        rows: subject.assessment.actions.iter().map(|action| action_row(subject, action)).collect(),
        frozen_columns: 0,
        empty_message: "No action has been written down yet.",
    }
}

fn action_row(subject: &Subject, action: &Action) -> Vec<Cell> {
    let number = usize::try_from(action.id).map_or(Cell::Empty, Cell::Number);
    let framework = subject.framework;
    let mut row = vec![
        number,
        (&action.action).into(),
        action.item.map(|item| &framework[item.area].name).into(),
        action.item.map(|item| framework.full_id(item)).into(),
        action.item.map(|item| &framework[item].text).into(),
    ];
    if subject.shows_names() {
        row.extend([
            action.responsible.as_ref().into(),
            action.accountable.as_ref().into(),
            action.consulted.join("\n").into(),
            action.informed.join("\n").into(),
        ]);
    }
    row.extend([
        action.due.into(),
        action.horizon.map(|horizon| words::capitalised(horizon.label())).into(),
        words::capitalised(action.status_on(subject.made)).into(),
    ]);
    row
}

/// The state of an item in words, with the item that covers it and whether its tick is confirmed.
/// An id alone says nothing to anyone but the team.
fn state_text(subject: &Subject, score: &AreaScore, answers: Option<&AreaAnswers>, item: &Item) -> String {
    let found = state(score, answers, item);
    let through = match found {
        State::CoveredBy(by) if subject.reader == Reader::Team => format!(" through {}", score.area.full_id(by)),
        State::CoveredBy(_) => " through a better practice".to_owned(),
        _ => String::new(),
    };
    let unconfirmed = answers.is_some_and(|answers| answers.unconfirmed.contains(&item.index));
    format!("{}{through}{}", found.words(), if unconfirmed { UNCONFIRMED } else { "" })
}
