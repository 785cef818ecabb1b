//! The report for a board: two pages with what it needs to decide on.

use super::{Subject, charts, parts};
use crate::assessment::{Kind, Word};
use crate::view::document::{Block, Document};
use crate::view::summary::{areas_sentence, items_sentence, opening};

pub(super) fn write(document: &mut Document, subject: &Subject) {
    opening(document, subject.assessment, subject.card);
    document.heading(2, "Purpose and scope");
    document.paragraph(purpose(subject));
    parts::short_facts(document, subject);
    document.heading(2, "Ratings at a glance");
    document.paragraph(areas_sentence(subject.card, &subject.shown));
    document.blocks.push(Block::Chart(charts::heat_map(subject)));
    document.heading(2, "Strengths");
    parts::areas(document, subject, &subject.strengths(), "No area stands above the middle rating.");
    document.heading(2, "Gaps");
    parts::areas(document, subject, &subject.gaps(), "No area stands below the middle rating.");
    document.heading(2, "Evidence");
    document.paragraph(items_sentence(subject.card));
    parts::evidence_by_phase(document, subject);
    document.heading(2, "Actions");
    parts::actions(document, subject, parts::id_of_item);
    document.heading(2, "How it was scored");
    parts::short_method(document, subject);
}

fn purpose(subject: &Subject) -> String {
    let who = match parts::kind(&subject.assessment.about) {
        Kind::SelfAssessment => "The team looked at its own practice",
        Kind::Peer => "Peers looked at the team's practice",
    };
    format!(
        "{who}, to see where to improve. This {} is not an assurance: the ratings follow from what the assessors said is in place.",
        parts::kind(&subject.assessment.about).label().to_lowercase()
    )
}
