//! The report for the team: everything, with each item, its state, its evidence and what is missing.

use super::subject::Subject;
use super::{beside, charts, parts, votes};
use crate::assessment::{Action, AreaAnswers, Remark};
use crate::document::{Block, Column, Document, Entry, Row, Table, Text, Tone};
use crate::framework::Item;
use crate::pages::actions::in_full;
use crate::pages::compare;
use crate::pages::phrases::cautions;
use crate::pages::phrases::evidence::{by_duty, from_the_meeting};
use crate::pages::phrases::ratings::{
    add_targets, areas_sentence, opening, rating_text, scale, statements_sentence, target_sentence,
};
use crate::pages::phrases::state::{State, UNCONFIRMED, is_open, state};
use crate::pages::score::{MissingItems, verdict};
use crate::score::{AreaScore, Status};
use crate::words;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    opening(document, subject.assessment, subject.card);
    document.heading(2, "At a glance");
    document.paragraph(areas_sentence(subject.card, &subject.shown));
    document.paragraph(statements_sentence(subject.card, &subject.shown));
    add_targets(document, subject.assessment, subject.card, &subject.shown);
    cautions::add(document, subject.assessment, subject.card);
    charts::add_heat_map(document, subject);
    for chart in [charts::profile(subject), charts::levels(subject)] {
        document.blocks.push(Block::Chart(chart));
    }
    if let Some(since) = subject.since {
        document.heading(2, since.title());
        compare::in_full(document, since);
    }
    beside::write(document, subject);
    votes::in_full(document, subject);
    for phase in subject.phases() {
        document.heading(2, Text::default().quoted(&phase.label()));
        if !phase.aim.is_empty() {
            document.paragraph(Text::default().quoted(&phase.aim));
        }
        for score in subject.areas_of(phase) {
            area(document, subject, score);
        }
    }
    document.heading(2, "Actions");
    let actions: Vec<&Action> = subject.assessment.actions.iter().collect();
    parts::actions(document, subject, &actions, in_full);
    document.heading(2, "Evidence");
    document.paragraph(statements_sentence(subject.card, &subject.shown));
    parts::evidence(document, subject);
    evidence_by_duty(document, subject);
    document.heading(2, "How it was scored");
    parts::method(document, subject);
    document.heading(2, "About this assessment");
    parts::facts(document, subject);
    unplaced(document, subject);
}

fn area(document: &mut Document, subject: &Subject, score: &AreaScore) {
    let (framework, area, answers) = (subject.framework, score.area, subject.answers(score));
    document.heading(3, Text::default().quoted(&area.label()));
    let rating = rating_text(framework, area, score.status).all(Tone::Strong);
    let rating = scale(area, score.status).and("  ").then(rating);
    document.paragraph(rating);
    let summary = Text::default().quoted(&area.summary);
    document.paragraph(if area.why.is_empty() {
        summary
    } else {
        summary.and(" ").strong("Why it matters: ").quoted(&area.why)
    });
    match (answers, score.status) {
        (Some(AreaAnswers { excluded: Some(reason), .. }), _) => {
            document.paragraph(Text::from("The whole area does not apply: ").and(reason.as_str()));
        }
        (Some(_), Status::NotAssessed) => {
            document.paragraph("Not all questions of this area have been answered. This is what stands so far.");
        }
        (None, Status::NotAssessed) => document.paragraph("This area has not been answered."),
        _ => {
            document.paragraph(parts::next(subject, score));
            document.blocks.extend(MissingItems::of(framework, score).and_then(|missing| missing.below_line(area)));
        }
    }
    document.blocks.extend(target_sentence(framework, score, answers).map(Block::Paragraph));
    document.table(items(subject, score));
    if let Some(answers) = answers {
        remarks(document, answers);
    }
}

/// Every item with its state, level by level.
fn items(subject: &Subject, score: &AreaScore) -> Table {
    let answers = subject.answers(score);
    let mut rows = Vec::new();
    let mut below_complete = true;
    for (level, found) in subject.framework.levels().iter().zip(&score.levels) {
        if score.area.items_at(level.index).next().is_some() {
            let is_open = is_open(score, answers, level.index);
            let verdict =
                if is_open { "not answered yet".to_owned() } else { verdict(score, level.index, below_complete) };
            let line = format!(": {} of {}, {verdict}", found.met, found.applicable);
            let line = Text::default().quoted(&level.in_text()).and(line);
            rows.push(Row::group(vec![line, Text::default(), Text::default()]));
        }
        for item in score.area.items_at(level.index) {
            rows.push(Row::new(vec![
                item.id.as_str().into(),
                statement(item, answers),
                state_text(subject, score, item),
            ]));
        }
        below_complete &= found.complete || found.applicable == 0;
    }
    Table {
        caption: Text::from("Statements of ").quoted(&score.area.label()),
        columns: vec![Column::evident("Id"), Column::flexible("Statement"), Column::evident("State")],
        rows,
    }
}

/// The item's text, and under it why it does not apply, its evidence, why it was decided as it is, and what came of meetings.
fn statement(item: &Item, answers: Option<&AreaAnswers>) -> Text {
    let text = Text::default().quoted(&item.text);
    let Some(answers) = answers else { return text };
    let reason = answers.not_applicable.get(&item.index).map(|reason| ("Does not apply: ", reason.clone()));
    let evidence = answers.evidence.get(&item.index).into_iter().flatten().map(|found| ("Evidence: ", found.told()));
    let decided = answers.decisions.iter().filter(|decision| decision.item == item.index);
    let decided = decided.map(|decision| ("Decided: ", decision.reason.clone()));
    reason
        .into_iter()
        .chain(evidence)
        .chain(decided)
        .chain(from_the_meeting(answers, item.index))
        .fold(text, |text, (what, said)| text.line().quiet(what).quiet(said))
}

/// The item's state, with the item that covers it and whether its tick is confirmed.
fn state_text(subject: &Subject, score: &AreaScore, item: &Item) -> Text {
    let answers = subject.answers(score);
    let found = state(score, answers, item);
    let text = match found {
        State::InPlace | State::CoveredBy(_) => Text::default().strong(found.words()),
        State::NotApplicable | State::NotAnswered => Text::default().quiet(found.words()),
        State::NotInPlace | State::Unsure => found.words().into(),
    };
    let text = match found {
        State::CoveredBy(by) => text.and(format!(", through {}", score.area.id_in_text(by))),
        _ => text,
    };
    match answers {
        Some(answers) if answers.unconfirmed.contains(&item.index) => text.and(UNCONFIRMED),
        _ => text,
    }
}

fn remarks(document: &mut Document, answers: &AreaAnswers) {
    if !answers.notes.is_empty() {
        document.heading(4, "Notes");
        document.list(answers.notes.iter().map(|note| Entry::bullet(note.told())).collect());
    }
}

/// The evidence that serves something besides, duty by duty.
fn evidence_by_duty(document: &mut Document, subject: &Subject) {
    let duties = by_duty(subject.assessment, subject.framework);
    if duties.is_empty() {
        return;
    }
    let mut rows = Vec::new();
    for (duty, pieces) in &duties {
        let mut heading = vec![Text::default(); 5];
        heading[0] = duty.as_str().into();
        rows.push(Row::group(heading));
        rows.extend(pieces.iter().map(|piece| {
            let (area, item) = (&subject.framework[piece.item.area], &subject.framework[piece.item]);
            let Remark { text, on, by, .. } = piece.evidence;
            let statement = Text::from(format!("{} ", area.full_id(item.index))).quoted(&item.text);
            let date = on.map(words::long_date).unwrap_or_default();
            let by = by.as_deref().unwrap_or_default();
            let area = Text::default().quoted(&area.name);
            Row::new(vec![area, statement, text.as_str().into(), date.into(), by.into()])
        }));
    }
    document.heading(3, "Evidence by duty");
    document.paragraph("A piece of evidence stands under each duty that it serves.");
    document.table(Table {
        caption: "Evidence, by the duty that it serves".into(),
        columns: vec![
            Column::evident("Area"),
            Column::flexible("Statement"),
            Column::flexible("Evidence"),
            Column::fixed("Date"),
            Column::fixed("By"),
        ],
        rows,
    });
}

/// The names of answers to items and areas that this version of the framework doesn't have.
fn unplaced(document: &mut Document, subject: &Subject) {
    let names: Vec<&str> = subject.assessment.unplaced.iter().map(|(name, _)| name.as_str()).collect();
    if !names.is_empty() {
        document.paragraph(format!(
            "{} kept in the file for which this framework has no place: {}.",
            words::either(names.len(), "answer is", "answers are"),
            words::list(&names)
        ));
    }
}
