//! The sheets that have a row for each item, each action, each note and each piece of evidence for a duty.

use crate::assessment::{Action, AreaAnswers, Remark, Word};
use crate::document::workbook::{Cell, Column, ColumnKind, Emphasis, Shade, Sheet, WordShade};
use crate::framework::{Area, Item};
use crate::pages::phrases::evidence::{Piece, by_duty, parked, votes};
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

/// One row an item.
pub(super) fn items(subject: &Subject) -> Sheet {
    let mut columns = vec![
        Column::text("Item ID", 10),
        Column::text("Phase", 15),
        Column::text("Area ID", 9),
        Column::text("Area", 26),
        Column::text("Level", 14),
        Column::text("Statement", 60),
        Column::text("State", 17).shaded(Shade::Words(&STATE_SHADES)),
        Column::text("Ticked", 9),
        Column::text("In place", 9),
        Column::number("Pieces of evidence", 11),
    ];
    // Reasons are free text and can name people.
    if subject.shows_names() {
        columns.push(Column::text("Why it does not apply", 24));
    }
    if subject.reader == Reader::Team {
        columns.push(Column::text("Evidence", 45));
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
        name: "Items",
        title: "Item by item".to_owned(),
        notes: vec![
            "Ticked is what the team ticked; in place also counts what a ticked item of a higher level covers."
                .to_owned(),
        ],
        columns,
        rows: rows.map(|(score, item)| item_row(subject, score, item)).collect(),
        filtered: true,
        frozen_columns: 1,
        empty_message: "No area is in the scope of this assessment.",
        tally: None,
    }
}

fn item_row(subject: &Subject, score: &AreaScore, item: &Item) -> Vec<Cell> {
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
        state_text(score, answers, item).into(),
        yes_or_no(score[item.index].mark == Mark::Ticked),
        yes_or_no(score[item.index].met),
        evidence.len().into(),
    ];
    if subject.shows_names() {
        row.push(answers.and_then(reason).into());
    }
    if subject.reader == Reader::Team {
        row.push(evidence.iter().map(Remark::told).collect::<Vec<_>>().join("\n").into());
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

/// One row a duty and piece of evidence that serves it; no sheet where none does.
pub(super) fn duties(subject: &Subject) -> Option<Sheet> {
    let framework = subject.card.framework;
    let duties = by_duty(subject.assessment, framework);
    let row = |duty: &String, piece: &Piece| {
        let Remark { text, on, by, .. } = piece.evidence;
        vec![
            duty.into(),
            (&framework[piece.item.area].name).into(),
            framework.full_id(piece.item).into(),
            (&framework[piece.item].text).into(),
            text.into(),
            (*on).into(),
            by.as_ref().into(),
        ]
    };
    let rows: Vec<_> =
        duties.iter().flat_map(|(duty, pieces)| pieces.iter().map(move |piece| row(duty, piece))).collect();
    (!rows.is_empty()).then(|| Sheet {
        name: "Duties",
        title: "Evidence by duty".to_owned(),
        columns: vec![
            Column::text("Duty", 36),
            Column::text("Area", 26),
            Column::text("Item ID", 10),
            Column::text("Statement", 60),
            Column::text("Evidence", 45),
            Column::new("Date", 14, ColumnKind::Date),
            Column::text("By", 24),
        ],
        rows,
        filtered: true,
        ..Sheet::default()
    })
}

/// One row an action.
pub(super) fn actions(subject: &Subject) -> Sheet {
    let mut columns = vec![Column::number("Number", 10), Column::text("Item ID", 10), Column::text("Action", 50)];
    if subject.shows_names() {
        columns.extend(["Responsible", "Accountable", "Consulted", "Informed"].map(|who| Column::text(who, 24)));
    }
    columns.extend([Column::new("Due", 14, ColumnKind::Date), Column::text("Horizon", 13), Column::text("Status", 11)]);
    Sheet {
        name: "Actions",
        title: "What is to be done".to_owned(),
        notes: Vec::new(),
        columns,
        rows: subject.assessment.actions.iter().map(|action| action_row(subject, action)).collect(),
        filtered: true,
        frozen_columns: 0,
        empty_message: "No action has been written down yet.",
        tally: None,
    }
}

fn action_row(subject: &Subject, action: &Action) -> Vec<Cell> {
    let number = usize::try_from(action.id).map_or(Cell::Empty, Cell::Number);
    let item = action.item.map(|item| subject.card.framework.full_id(item));
    let mut row = vec![number, item.into(), (&action.action).into()];
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

/// What was written about areas, and how differences were settled.
pub(super) fn notes(subject: &Subject) -> Sheet {
    let mut rows = Vec::new();
    for (area, answers) in &subject.assessment.areas {
        let area = &subject.card.framework[*area];
        rows.extend(answers.notes.iter().map(|note| note_row(area, note)));
        rows.extend(answers.decisions.iter().map(|decision| {
            let reason = Remark { text: decision.reason.clone(), ..Remark::default() };
            with_item(note_row(area, &reason), area.full_id(decision.item))
        }));
    }
    Sheet {
        name: "Notes",
        title: "Notes".to_owned(),
        notes: vec!["A note that names an item says how a difference about it was settled.".to_owned()],
        columns: vec![
            Column::text("Area ID", 9),
            Column::text("Area", 36),
            Column::text("Item ID", 10),
            Column::text("Note", 80),
            Column::new("Date", 14, ColumnKind::Date),
            Column::text("By", 24),
        ],
        rows,
        filtered: true,
        frozen_columns: 0,
        empty_message: "No notes have been written.",
        tally: None,
    }
}

fn note_row(area: &Area, note: &Remark) -> Vec<Cell> {
    vec![
        (&area.id).into(),
        (&area.name).into(),
        Cell::Empty,
        (&note.text).into(),
        note.on.into(),
        note.by.as_ref().into(),
    ]
}

fn with_item(mut row: Vec<Cell>, item: String) -> Vec<Cell> {
    row[2] = item.into();
    row
}

/// The state of an item in words, with the item that covers it and whether its tick is confirmed.
fn state_text(score: &AreaScore, answers: Option<&AreaAnswers>, item: &Item) -> String {
    let found = state(score, answers, item);
    let through = match found {
        State::CoveredBy(by) => format!(" through {}", score.area.full_id(by)),
        _ => String::new(),
    };
    let unconfirmed = answers.is_some_and(|answers| answers.unconfirmed.contains(&item.index));
    format!("{}{through}{}", found.words(), if unconfirmed { UNCONFIRMED } else { "" })
}
