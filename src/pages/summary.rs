//! The maturity summary: what was assessed, every area's rating phase by phase, and what they come to together.

use super::phrases::cautions;
use super::phrases::ratings::{
    add_targets, areas_sentence, middle, opening, rating_text, rule_sentence, scale, shown, statements_sentence,
    unknown_sentence,
};
use crate::assessment::Assessment;
use crate::document::{Block, Column, Document, Row, Table, Text, Tone};
use crate::framework::Framework;
use crate::score::{AreaScore, Scorecard, Status};

/// The whole summary of one assessment.
pub fn summary(assessment: &Assessment, card: &Scorecard) -> Document {
    let mut document = Document::default();
    opening(&mut document, assessment, card);
    document.blocks.push(Block::Table(table(assessment, card)));
    let shown = shown(assessment, card);
    document.paragraph(areas_sentence(card, &shown));
    document.paragraph(statements_sentence(card, &shown));
    document.blocks.extend(unknown_sentence(card, &shown).map(|said| Block::Paragraph(said.into())));
    add_targets(&mut document, assessment, card, &shown);
    cautions::add(&mut document, assessment, card);
    document.paragraph(rule_sentence(card.rule, card.framework).all(Tone::Quiet));
    document
}

fn table(assessment: &Assessment, card: &Scorecard) -> Table {
    let framework = card.framework;
    let shown = shown(assessment, card);
    let mut rows = Vec::new();
    for phase in framework.phases() {
        let areas = phase.of(&card.areas).iter().filter(|score| shown.contains(&score.area.index));
        let areas: Vec<Row> = areas.map(|score| area_row(assessment, framework, score)).collect();
        if areas.is_empty() {
            continue;
        }
        let name = Text::default().strong(phase.label());
        rows.push(Row::group(vec![name, Text::default(), middle(card, phase), Text::default()]));
        rows.extend(areas);
    }
    Table {
        caption: Text::default(),
        columns: vec![
            Column::flexible("Improvement area"),
            Column::evident("Level"),
            Column::evident("Rating"),
            Column::fixed("Next"),
        ],
        rows,
    }
}

fn area_row(assessment: &Assessment, framework: &Framework, score: &AreaScore) -> Row {
    let is_begun = score.status == Status::NotAssessed && assessment.areas.contains_key(&score.area.index);
    let begun = if assessment.is_carried(score.area) { "to confirm" } else { "begun" };
    let next = score.next.as_ref().map(|next| format!("{} more", next.needed));
    let next = next.or(is_begun.then(|| begun.to_owned()));
    Row::new(vec![
        score.area.label().into(),
        scale(score.area, score.status),
        rating_text(framework, score.area, score.status),
        next.unwrap_or_default().into(),
    ])
}
