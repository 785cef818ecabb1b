//! What the workbook is about: whose assessment, by what framework, and what its words mean.

use crate::assessment::{ScopePart, Status, Word};
use crate::document::workbook::Cell;
use crate::framework::Framework;
use crate::pages::phrases::about;
use crate::pages::phrases::cautions;
use crate::pages::phrases::organisations;
use crate::pages::phrases::ratings::rank_title;
use crate::pages::report::{Reader, Subject};
use crate::words;

/// Rows of a label and a value for the cover.
pub(super) fn facts(subject: &Subject) -> Vec<(String, Cell)> {
    let mut facts = Facts::default();
    facts.add(
        "This workbook is for",
        match subject.reader {
            Reader::Team => "The team: everything, with names, evidence and notes",
            Reader::Board => "The board: with names, without the texts of evidence and notes",
            Reader::Public => "Everyone: without names, and without the texts of evidence and notes",
        },
    );
    facts.add("Made on", subject.made);
    assessment_facts(subject, &mut facts);
    people(subject, &mut facts);
    history(subject, &mut facts);
    framework_facts(&mut facts, subject.card.framework);
    // It names areas and statements by their ids alone, which only the team knows.
    if subject.reader == Reader::Team {
        facts.add("Worth knowing", cautions::said(subject.assessment, subject.card).join("\n"));
    }
    let aim = &subject.framework[subject.good_enough()].name;
    facts.add("Good enough", format!("{aim}, which an area without a target of its own aims for"));
    meanings(&mut facts, subject.card.framework);
    facts.rows
}

fn assessment_facts(subject: &Subject, facts: &mut Facts) {
    let about = &subject.assessment.about;
    let framework = subject.card.framework;
    facts.add("Organisation", about.organisation.as_ref());
    facts.add("Organisation's code", about.organisation_code.as_ref());
    facts.add("Place", about.place.as_ref());
    facts.add("Succeeds", organisations::formerly(about).join("\n"));
    facts.add("Kind", about.kind().label());
    facts.add("Viewpoint", about::viewpoints(about, framework).join("\n"));
    facts.add("Timing", about.timing.map(|timing| words::capitalised(timing.label())));
    facts.add("Communities", about::communities(about, framework).join("\n"));
    let label = |part: &ScopePart| match part {
        ScopePart::Phase(phase) => framework[*phase].label(),
        ScopePart::Area(area) => framework[*area].label(),
    };
    let scope: Vec<String> = about.scope.iter().map(|part| label(part).into()).collect();
    facts.add("Scope", if scope.is_empty() { "The whole framework".to_owned() } else { scope.join("\n") });
}

fn people(subject: &Subject, facts: &mut Facts) {
    if !subject.shows_names() {
        return;
    }
    let about = &subject.assessment.about;
    facts.add("Executive lead", about.executive_lead.as_ref());
    facts.add("Assessors", about::assessors(about).join("\n"));
}

fn history(subject: &Subject, facts: &mut Facts) {
    let about = &subject.assessment.about;
    facts.add("Started", about.started);
    facts.add("Updated", about.updated);
    facts.add("Status", words::capitalised(about.status.unwrap_or(Status::Draft).label()));
    if let Some(signed) = &about.signed_off {
        facts.add("Signed off by", Some(&signed.by).filter(|_| subject.shows_names()));
        facts.add("Signed off on", signed.on);
    }
    // The name of a file can contain a person's name.
    for previous in &about.previous {
        facts.add("Previous round", Some(&previous.file).filter(|_| subject.shows_names()));
        facts.add("Previous round updated", previous.updated);
    }
    let merged = match about.sources.len() {
        0 => String::new(),
        count if !subject.shows_names() => words::count(count, "assessment"),
        _ => about::merged_from(about).join("\n"),
    };
    facts.add("Merged from", merged);
    if subject.shows_names() {
        let unplaced: Vec<&str> = subject.assessment.unplaced.iter().map(|(name, _)| name.as_str()).collect();
        facts.add("Kept, but without a place in this framework", unplaced.join(", "));
    }
}

/// Rows of a label and a value. Empty values are left out.
#[derive(Default)]
struct Facts {
    rows: Vec<(String, Cell)>,
}

impl Facts {
    fn add(&mut self, what: impl Into<String>, value: impl Into<Cell>) {
        let value = value.into();
        if value != Cell::Empty {
            self.rows.push((what.into(), value));
        }
    }
}

fn framework_facts(facts: &mut Facts, framework: &Framework) {
    facts.add("Framework", framework.title());
    facts.add("Framework id", framework.id());
    facts.add("Framework version", framework.version());
    facts.add("Local additions", about::local_additions(framework));
    let joined = |parts: &[&String]| {
        let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    facts
        .add("Wording", framework.wording().map(|wording| joined(&[&wording.name, &wording.author, &wording.licence])));
    let source = framework.source();
    facts.add("Published as", joined(&[&source.publisher, &source.title, &source.published]));
    facts.add("Note on the framework", &source.note);
    facts.add("Note on the ratings", about::OURS);
}

/// What the ratings mean, lowest first.
fn meanings(facts: &mut Facts, framework: &Framework) {
    let lowest = rank_title(framework, framework.areas(), 0).plain();
    facts.add(format!("Level 0: {lowest}"), "What the first level of the area asks for is not in place yet.");
    for level in framework.levels() {
        let meaning = if level.meaning.is_empty() { "(The framework does not say.)" } else { &level.meaning };
        facts.add(format!("Level {}: {}", level.index.rank(), level.name), meaning);
    }
}
