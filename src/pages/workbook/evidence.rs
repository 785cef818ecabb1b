//! The sheets that have a row for each piece of evidence and each note.

use crate::assessment::{AreaAnswers, Decision, Remark};
use crate::document::workbook::{Cell, Column, ColumnKind, Sheet};
use crate::framework::{Area, Item};
use crate::pages::report::{Reader, Subject};

/// One row a piece of evidence: for what, of when, and what it serves besides. Its text is for the team, who gave it is not for
/// everyone, and of what it serves everyone gets the framework's duties and not what people have typed.
pub(super) fn evidence(subject: &Subject) -> Sheet {
    let mut columns = vec![
        Column::text("Area id", 9),
        Column::text("Area", 26),
        Column::text("Statement id", 11),
        Column::text("Statement", 60),
    ];
    if subject.reader == Reader::Team {
        columns.push(Column::text("Evidence", 60));
    }
    columns.push(Column::new("Date", 14, ColumnKind::Date));
    if subject.shows_names() {
        columns.push(Column::text("By", 24));
    }
    columns.push(Column::text("Duties served", 36));
    let mut rows = Vec::new();
    for score in subject.areas() {
        for item in &score.area.items {
            let pieces = subject.answers(score).and_then(|answers| answers.evidence.get(&item.index));
            rows.extend(pieces.into_iter().flatten().map(|piece| evidence_row(subject, score.area, item, piece)));
        }
    }
    let about = match subject.reader {
        Reader::Team => {
            "One row a piece of evidence: for which statement, of when, by whom, and which duties it serves besides."
        }
        Reader::Board => {
            "One row a piece of evidence, without its text: for which statement, of when, by whom, and which duties it serves."
        }
        Reader::Public => {
            "One row a piece of evidence, without its text: for which statement, of when, and which duties it serves."
        }
    };
    Sheet {
        name: "Evidence",
        about: vec![about.to_owned()],
        columns,
        rows,
        frozen_columns: 0,
        empty_message: "No evidence has been written down yet.",
    }
}

fn evidence_row(subject: &Subject, area: &Area, item: &Item, piece: &Remark) -> Vec<Cell> {
    let framework = subject.framework;
    let mut row: Vec<Cell> =
        vec![(&area.id).into(), (&area.name).into(), area.full_id(item.index).into(), (&item.text).into()];
    if subject.reader == Reader::Team {
        row.push((&piece.text).into());
    }
    row.push(piece.on.into());
    if subject.shows_names() {
        row.push(piece.by.as_ref().into());
    }
    let is_known =
        |served: &&String| subject.shows_names() || framework.duties().iter().any(|duty| duty.id == **served);
    let served: Vec<String> = piece.serves.iter().filter(is_known).map(|served| framework.duty_name(served)).collect();
    row.push(served.join("\n").into());
    row
}

/// What was written about areas, and how differences were settled.
pub(super) fn notes(subject: &Subject) -> Sheet {
    let of_area = |(index, answers): (&_, &AreaAnswers)| {
        let area = &subject.framework[*index];
        let notes = answers.notes.iter().map(|note| note_row(area, None, note));
        let settled = |Decision { item, reason, .. }: &Decision| {
            let reason = Remark { text: reason.clone(), ..Remark::default() };
            note_row(area, Some(&area[*item]), &reason)
        };
        notes.chain(answers.decisions.iter().map(settled)).collect::<Vec<_>>()
    };
    Sheet {
        name: "Notes",
        about: vec!["One row a note. One about a statement says how a difference about it was settled.".to_owned()],
        columns: vec![
            Column::text("Area id", 9),
            Column::text("Area", 26),
            Column::text("Statement id", 11),
            Column::text("Statement", 40),
            Column::text("Note", 70),
            Column::new("Date", 14, ColumnKind::Date),
            Column::text("By", 24),
        ],
        rows: subject.assessment.areas.iter().flat_map(of_area).collect(),
        frozen_columns: 0,
        empty_message: "No notes have been written.",
    }
}

fn note_row(area: &Area, item: Option<&Item>, note: &Remark) -> Vec<Cell> {
    vec![
        (&area.id).into(),
        (&area.name).into(),
        item.map(|item| area.full_id(item.index)).into(),
        item.map(|item| &item.text).into(),
        (&note.text).into(),
        note.on.into(),
        note.by.as_ref().into(),
    ]
}
