//! The report for everyone: plain words, nobody's name, and room for what communities say.

use super::subject::Subject;
use super::{charts, parts};
use crate::assessment::{Action, Kind, Status as Stage};
use crate::document::{Block, Column, Document, Entry, Row, Table, Text};
use crate::framework::AreaIndex;
use crate::pages::compare;
use crate::pages::phrases::about;
use crate::pages::phrases::ratings::{areas_sentence, rating_text, scale, unfinished};
use crate::pages::score::MissingItems;
use crate::score::{AreaScore, Status};
use crate::words;

/// What ticks are called here.
const STATEMENTS: [&str; 2] = ["statement said to be true", "statements said to be true"];

pub(super) fn write(document: &mut Document, subject: &Subject) {
    let about = &subject.assessment.about;
    document.heading(1, about.title.as_str());
    let whose: Vec<&str> = about.organisation.iter().chain(&about.place).map(String::as_str).collect();
    if !whose.is_empty() {
        document.paragraph(whose.join(", "));
    }
    looked_at(document, subject);
    found(document, subject);
    will_do(document, subject);
    document.heading(2, "What communities say");
    document.paragraph(
        "This space is for the people our work is for. What rings true here? What doesn't? What is missing?",
    );
    document.blocks.push(Block::WritingSpace);
    document.heading(2, "How we worked out the ratings");
    document.paragraph(parts::rule(subject));
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
    if about.status != Some(Stage::Final) {
        document.paragraph("It is a draft: answers may still change.");
    }
    let communities = parts::joined(&about::communities(&subject.assessment.about, subject.framework))
        .map(|names| Entry::new("It is about", names));
    let when = parts::when(about).map(|when| Entry::new("When", when));
    document.list(
        [Some(Entry::new("What we covered", words::capitalised(&parts::scope(subject)))), communities, when]
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
    if subject.card.overall.counts.ticked > 0 {
        document.paragraph(parts::evidenced(subject));
    }
    if let Some(unfinished) = unfinished(subject.card, &subject.shown, STATEMENTS) {
        document.paragraph(unfinished + ".");
    }
    set_aside(document, subject);
    document.blocks.push(Block::Chart(charts::profile(subject)));
    document.heading(3, "Where we are doing well");
    named(document, subject, &subject.standing.strengths, "All rated areas have the same rating, so none stands out.");
    document.heading(3, "Where we have most to do");
    named(
        document,
        subject,
        &subject.standing.gaps.iter().map(|gap| gap.area).collect::<Vec<_>>(),
        "All rated areas have the same rating, so none is behind the others.",
    );
    document.table(ratings(subject));
    if let Some(since) = subject.since {
        document.heading(3, since.title());
        compare::in_plain_words(document, since);
    }
}

/// How much was set aside as not applicable, which makes ratings higher than they would be otherwise.
fn set_aside(document: &mut Document, subject: &Subject) {
    if parts::inapplicable_share(subject).0 > 0 {
        document.paragraph(format!("{}; the table below says in which areas.", parts::left_out(subject)));
    }
    let areas = subject.areas().filter(|score| score.status == Status::NotApplicable);
    let areas: Vec<Text> = areas.map(|score| Text::default().quoted(&score.area.label())).collect();
    if !areas.is_empty() {
        let said = words::either(areas.len(), "area was", "areas were");
        // Semicolons, because names can contain commas.
        let names = areas.into_iter().reduce(|all, name| all.and("; ").then(name)).unwrap_or_default();
        document.paragraph(Text::from(format!("{said} set aside as not applicable as a whole: ")).then(names).and("."));
    }
}

/// How much of a rated area was set aside.
fn aside(score: &AreaScore) -> String {
    match (score.status.rank(), parts::inapplicable(score)) {
        (None, _) | (_, 0) => String::new(),
        (_, aside) => format!(" ({aside} of {} set aside)", words::count(score.items.len(), "statement")),
    }
}

/// Areas with what each is about and how it is rated.
fn named(document: &mut Document, subject: &Subject, areas: &[AreaIndex], nothing: &str) {
    match (areas, subject.card.overall.median) {
        (_, None) => document.paragraph("No area has a rating."),
        ([], _) => document.paragraph(nothing),
        _ => {}
    }
    let entry = |area: &AreaIndex| {
        let score = &subject.card[*area];
        let label = Text::default().quoted(&score.area.name);
        Entry::new(
            label,
            rating_text(subject.framework, score.area, score.status).and(". ").quoted(&score.area.summary),
        )
    };
    document.list(areas.iter().map(entry).collect());
}

fn ratings(subject: &Subject) -> Table {
    let mut rows = Vec::new();
    for phase in subject.phases() {
        let name = Text::default().quoted(&phase.label());
        rows.push(Row::group(vec![name, Text::default(), Text::default()]));
        rows.extend(subject.areas_of(phase).map(|score| {
            Row::new(vec![
                Text::default().quoted(&score.area.label()),
                scale(score.area, score.status),
                rating_text(subject.framework, score.area, score.status).and(aside(score)),
            ])
        }));
    }
    Table {
        caption: "The rating of every area".into(),
        columns: vec![Column::flexible("Area"), Column::evident("Step"), Column::evident("Rating")],
        rows,
    }
}

fn will_do(document: &mut Document, subject: &Subject) {
    document.heading(2, "What we will do");
    let (done, open): (Vec<&Action>, Vec<&Action>) =
        subject.assessment.actions.iter().partition(|action| action.is_done());
    let entry = |action: &&Action| {
        let due = action.due.map(|due| format!(", by {}", words::long_date(due)));
        Entry::bullet(format!("{}{}", action.action, due.unwrap_or_default()))
    };
    document.list(open.iter().map(entry).collect());
    if subject.assessment.actions.is_empty() {
        document.paragraph("We have not agreed any actions yet.");
        next_steps(document, subject);
    } else if open.is_empty() {
        document.paragraph("We have done all that we had agreed to do.");
    }
    if !done.is_empty() {
        document.heading(3, "Done already");
        document.list(done.iter().map(entry).collect());
    }
}

/// What the areas with the lowest rating need for their next level.
fn next_steps(document: &mut Document, subject: &Subject) {
    let lowest = subject.card.overall.lowest;
    let entry = |score: &AreaScore| {
        let missing = MissingItems::of(subject.framework, score)?;
        let items = missing.at_level.iter().map(|item| &score.area[*item].text);
        let text = items.fold(Text::default(), |text, item| text.quoted(item).and(" "));
        Some(Entry::new(Text::default().quoted(&score.area.name), text))
    };
    let lowest = subject.areas().filter(|score| lowest.is_some() && score.status.rank() == lowest);
    let entries: Vec<Entry> = lowest.filter_map(entry).collect();
    if !entries.is_empty() {
        document.paragraph("Where we stand lowest, these things would take us further:");
        document.list(entries);
    }
}
