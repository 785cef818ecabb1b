//! What reports for several kinds of readers have in common: the facts about an assessment, evidence, actions and the rule.

use super::subject::Subject;
use crate::assessment::{About, Action, Previous, Word};
use crate::document::{Column, Document, Entry, Row, Share, Table, Text};
use crate::framework::{Framework, Level};
use crate::pages::actions;
use crate::pages::phrases::about;
use crate::pages::phrases::evidence::by_duty;
use crate::pages::phrases::organisations;
use crate::pages::phrases::ratings::rule_sentence;
use crate::pages::phrases::state::DOES_NOT_APPLY;
use crate::pages::score::{MissingItems, ids};
use crate::score::{AreaScore, Mark};
use crate::words;

/// The id of the duty to give weight to equality, in frameworks that know it.
const EQUALITY_DUTY: &str = "equality-duty";
/// Up to this many missing items are given in full; where there are more, only their ids are.
const FEW_ITEMS: usize = 2;

fn main_facts(subject: &Subject) -> Vec<(&'static str, Option<String>)> {
    let about = &subject.assessment.about;
    vec![
        ("Measured against", Some(about::framework_name(subject.framework))),
        ("Scope", Some(words::capitalised(&scope(subject)))),
        ("Assessed so far", subject.account.is_interim().then(|| assessed(subject))),
        ("Communities", joined(&about::communities(about, subject.framework))),
        ("Executive lead", about.executive_lead.clone()),
        ("Assessed by", joined(&about::assessors(about))),
    ]
}

fn list(document: &mut Document, facts: Vec<(&'static str, Option<String>)>) {
    let entry =
        |(label, text): (&str, Option<String>)| Some(Entry::new(label, text.filter(|text| !text.trim().is_empty())?));
    document.list(facts.into_iter().filter_map(entry).collect());
}

/// All that is on record about the assessment itself.
pub(super) fn facts(document: &mut Document, subject: &Subject) {
    let about = &subject.assessment.about;
    let mut facts = main_facts(subject);
    let mut add = |label, text: Option<String>| facts.push((label, text));
    add("Organisation's code", about.organisation_code.clone());
    add("Succeeds", joined(&organisations::formerly(about)));
    add("Viewpoint", joined(&about::viewpoints(about, subject.framework)));
    add("Timing", about.timing.map(|timing| words::capitalised(timing.label())));
    add("When", when(about));
    add(
        "Signed off",
        about.signed_off.as_ref().map(|signed| match signed.on {
            Some(on) => format!("{}, {}", signed.by, words::long_date(on)),
            None => signed.by.clone(),
        }),
    );
    let round = |previous: &Previous| match previous.updated {
        Some(updated) => format!("{}, {}", previous.file, words::long_date(updated)),
        None => previous.file.clone(),
    };
    let rounds: Vec<String> = about.previous.iter().map(round).collect();
    add("Follows", (!rounds.is_empty()).then(|| rounds.join("; ")));
    add("Merged from", joined(&about::merged_from(about)));
    list(document, facts);
}

/// The parts in one line, if there are any.
pub(super) fn joined(parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Which part of the framework it is about.
pub(super) fn scope(subject: &Subject) -> String {
    let all = subject.framework.areas().len();
    let phases: Vec<&str> = subject.phases().map(|phase| phase.name.as_str()).collect();
    if subject.shown.len() == all {
        let phases = words::count(phases.len(), "phase");
        format!("all {} in {phases}", words::count(all, "area"))
    } else {
        format!("{} of {}, from {}", subject.shown.len(), words::count(all, "area"), words::list(&phases))
    }
}

fn assessed(subject: &Subject) -> String {
    format!("{} of {}", subject.account.assessed.len(), words::count(subject.shown.len(), "area"))
}

/// From when to when it was answered.
pub(super) fn when(about: &About) -> Option<String> {
    match (about.started, about.updated) {
        (Some(started), Some(updated)) => Some(words::date_range(started, updated)),
        (one, other) => other.or(one).map(words::long_date),
    }
}

/// `For Maturing, 1 item more:` and what it says; ids only where there are many.
pub(super) fn next(subject: &Subject, score: &AreaScore) -> Text {
    let Some(missing) = MissingItems::of(subject.framework, score) else {
        return Text::from(if score.status.rank().is_some() {
            "Nothing that applies is missing: this is the top."
        } else {
            ""
        });
    };
    let text = missing.intro.and(" ");
    if missing.at_level.len() > FEW_ITEMS {
        return text.and(format!("{}.", words::list(&ids(score.area, &missing.at_level))));
    }
    missing.at_level.iter().fold(text, |text, item| {
        let unsure = if score[*item].mark == Mark::Unsure { "(not known yet) " } else { "" };
        text.and(format!("{} {unsure}", score.area.id_in_text(*item))).quoted(&score.area[*item].text).and(" ")
    })
}

/// How many ticks have evidence, phase by phase.
pub(super) fn evidence(document: &mut Document, subject: &Subject) {
    let row = |name: Text, ticked: usize, evidenced: usize| {
        let share = Share::new(evidenced, ticked).percent();
        Row::new(vec![name, ticked.to_string().into(), evidenced.to_string().into(), share.into()])
    };
    let phases = subject.phases().map(|phase| {
        let counts = subject.card[phase.index].counts;
        row(Text::default().quoted(&phase.label()), counts.ticked, counts.evidenced)
    });
    let all = subject.card.overall.counts;
    let mut rows: Vec<Row> = phases.collect();
    rows.push(row(Text::default().strong("All phases"), all.ticked, all.evidenced));
    document.table(Table {
        caption: "Evidence for what is ticked".into(),
        columns: vec![
            Column::flexible("Phase"),
            Column::numeric("Ticked"),
            Column::numeric("With evidence"),
            Column::numeric("Share"),
        ],
        rows,
    });
}

/// What the team means to do, with who does it; `more` is added to the text of each action.
pub(super) fn actions(
    document: &mut Document,
    subject: &Subject,
    actions: &[&Action],
    more: fn(&Framework, &Action) -> Text,
) {
    if subject.assessment.actions.is_empty() {
        document.paragraph("No actions are on record yet.");
    }
    document.table(actions::table(subject.framework, actions, subject.made, more));
}

/// The rule in force, what the levels mean, and whose framework it is.
pub(super) fn method(document: &mut Document, subject: &Subject) {
    document.paragraph(rule(subject));
    document.paragraph(
        "The middle rating is the one that more than half of the areas reach. Ratings are steps in an order, so they are counted and \
         never averaged.",
    );
    meanings(document, subject);
    credit(document, subject);
}

/// By which rule levels count, and what it leaves out.
pub(super) fn rule(subject: &Subject) -> Text {
    rule_sentence(subject.card.rule, subject.framework).and(" ").and(DOES_NOT_APPLY)
}

/// What each level means.
pub(super) fn meanings(document: &mut Document, subject: &Subject) {
    let entry = |level: &Level| Entry::new(Text::default().quoted(&level.name), Text::default().quoted(&level.meaning));
    document.list(subject.framework.levels().iter().map(entry).collect());
}

/// Who took part: by name where names are shown, else how many in which role.
pub(super) fn who_took_part(subject: &Subject) -> String {
    let about = &subject.assessment.about;
    let people = about.people();
    if people == 0 {
        return "Who took part is not on record.".to_owned();
    }
    if subject.names {
        return format!("Assessed by {}.", about::assessors(about).join("; "));
    }
    let (roles, without) = about::roles(&about.assessors);
    let roles = roles.iter().map(|(role, count)| if people == 1 { role.clone() } else { format!("{role} {count}") });
    let without = (without > 0).then(|| format!("no role given {without}"));
    let roles: Vec<String> = roles.chain(without).collect();
    format!("{} took part: {}.", words::either(people, "person", "people"), roles.join(", "))
}

/// What the assessment is and is not for the duty to give weight to equality, where the framework knows that duty; how much evidence
/// is marked as serving which duty.
pub(super) fn duty_sentence(subject: &Subject) -> String {
    let duties = by_duty(subject.assessment, subject.framework);
    let marked: Vec<String> = duties.iter().map(|(duty, pieces)| format!("{duty} ({})", pieces.len())).collect();
    let marked = match marked.as_slice() {
        [] => String::new(),
        marked => format!("; evidence is marked as serving {}", words::list(marked)),
    };
    if subject.framework.duties().iter().all(|duty| duty.id != EQUALITY_DUTY) {
        return if marked.is_empty() {
            String::new()
        } else {
            words::capitalised(marked.trim_start_matches("; ")) + "."
        };
    }
    format!("This is no equality impact assessment, but can inform how the public sector equality duty is met{marked}.")
}

/// The framework, in whose words it is if these are not its own, and what is the program's.
pub(super) fn short_credit(subject: &Subject) -> Text {
    Text::from(format!("Measured against {}. ", about::framework_name(subject.framework)))
        .and(about::whose_in_short(subject.framework))
}

/// Whose framework it is, in whose words, and what of all this is the program's.
pub(super) fn credit(document: &mut Document, subject: &Subject) {
    document.paragraph(about::credit(subject.framework));
}
