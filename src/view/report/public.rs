//! The report for everyone: plain words, nobody's name, and room for what communities say.

use super::{Subject, charts, parts};
use crate::assessment::{Action, Kind, Status};
use crate::score::AreaScore;
use crate::view::about;
use crate::view::document::{Block, Column, Document, Entry, Row, Table, Text};
use crate::view::summary::{areas_sentence, rating_text, rule_sentence};
use crate::words;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    let about = &subject.assessment.about;
    document.heading(1, about.title.as_str());
    if let Some(organisation) = &about.organisation {
        document.paragraph(organisation.as_str());
    }
    looked_at(document, subject);
    found(document, subject);
    will_do(document, subject);
    document.heading(2, "What communities say");
    document.paragraph(
        "This space is for the people whom our work is for. What rings true here? What doesn't? What is missing?",
    );
    document.blocks.push(Block::Room);
    document.heading(2, "How we came to this");
    document.paragraph(rule_sentence(subject.card.rule, subject.framework));
    parts::credit(document, subject);
}

fn looked_at(document: &mut Document, subject: &Subject) {
    let about = &subject.assessment.about;
    document.heading(2, "What we looked at");
    document.paragraph(match parts::kind(about) {
        Kind::SelfAssessment => {
            "We looked at our own work, with a published list of good practice beside us. For each statement on the list we said \
             whether it is true of us. This is our own view."
        }
        Kind::Peer => {
            "Colleagues from elsewhere looked at our work, with a published list of good practice beside them. For each statement on \
             the list they said whether it is true of us."
        }
    });
    if about.status != Some(Status::Final) {
        document.paragraph("It is a draft: answers may still change.");
    }
    let communities = parts::joined(&about::communities(&subject.assessment.about, subject.framework))
        .map(|names| Entry::new("It is about", names));
    let when = parts::when(about).map(|when| Entry::new("When", when));
    document.list(
        [Some(Entry::new("We took", words::capitalised(&parts::scope(subject)))), communities, when]
            .into_iter()
            .flatten()
            .collect(),
    );
}

fn found(document: &mut Document, subject: &Subject) {
    document.heading(2, "What we found");
    document.paragraph("Each area of our work has a rating. These are the steps, lowest first:");
    parts::meanings(document, subject);
    document.paragraph(areas_sentence(subject.card, &subject.shown));
    document.blocks.push(Block::Chart(charts::profile(subject)));
    document.heading(3, "Where we are doing well");
    named(document, subject, &subject.strengths(), "No area stands out from the others.");
    document.heading(3, "Where we have most to do");
    named(document, subject, &subject.gaps(), "No area is behind the others.");
    document.table(ratings(subject));
}

/// Areas with what each is about and how it is rated.
fn named(document: &mut Document, subject: &Subject, areas: &[&AreaScore], nothing: &str) {
    if areas.is_empty() {
        document.paragraph(nothing);
    }
    let entry = |score: &&AreaScore| {
        let label = Text::default().quoted(score.area.name.as_str());
        Entry::new(label, rating_text(subject.framework, score.status).and(". ").quoted(score.area.summary.as_str()))
    };
    document.list(areas.iter().map(entry).collect());
}

fn ratings(subject: &Subject) -> Table {
    let mut rows = Vec::new();
    for phase in subject.phases() {
        let name = Text::default().quoted(subject.framework.phases()[phase].label());
        rows.push(Row::group(vec![name, Text::default(), Text::default()]));
        rows.extend(subject.areas_of(phase).map(|score| {
            Row::new(vec![
                Text::default().quoted(score.area.label()),
                Text::default().scale(score.status.rank(), subject.framework.levels().len()),
                rating_text(subject.framework, score.status),
            ])
        }));
    }
    Table {
        caption: "The rating of every area".to_owned(),
        columns: vec![Column::flexible("Area"), Column::evident("Step"), Column::evident("Rating")],
        rows,
    }
}

fn will_do(document: &mut Document, subject: &Subject) {
    document.heading(2, "What we will do");
    let (done, open): (Vec<&Action>, Vec<&Action>) =
        subject.assessment.actions.iter().partition(|action| action.status.as_deref() == Some("done"));
    let entry = |action: &&Action| {
        let due = action.due.map(|due| format!(", by {}", words::long_date(due)));
        Entry::bullet(format!("{}{}", action.action, due.unwrap_or_default()))
    };
    if open.is_empty() {
        document.paragraph("We have not agreed any actions yet. To get further, these areas need the following next:");
        parts::areas(document, subject, &subject.gaps(), "Every area stands at the same step.");
    }
    document.list(open.iter().map(entry).collect());
    if !done.is_empty() {
        document.heading(3, "Done already");
        document.list(done.iter().map(entry).collect());
    }
}
