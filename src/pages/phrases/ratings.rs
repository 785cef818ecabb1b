//! How ratings, counts and the rule are said: the same in every page.

use crate::assessment::{About, AreaAnswers, Assessment, Kind, Status as Stage, Word};
use crate::document::{Document, Text};
use crate::framework::{AreaIndex, Framework, LevelIndex};
use crate::score::{AreaScore, Rule, Scorecard, Status};
use crate::words;

/// The title, and a line that says whose assessment it is, of what kind, of when, and how much of it is done.
pub fn opening(document: &mut Document, assessment: &Assessment, card: &Scorecard) {
    document.heading(1, assessment.about.title.as_str());
    // Added here and not in `facts_line`, which the workbook for everyone shows too: this is a person's name.
    let signed = assessment.about.signed_off.as_ref().filter(|_| assessment.about.status == Some(Stage::Final));
    let signed = signed.map(|signed| format!(", signed off by {}", signed.by)).unwrap_or_default();
    document.paragraph(facts_line(assessment, card) + &signed);
    if let Some(sentence) = outside_sentence(assessment, card) {
        document.paragraph(sentence);
    }
}

/// Whose assessment it is, of what kind, of when, and how much of it is done.
pub(in crate::pages) fn facts_line(assessment: &Assessment, card: &Scorecard) -> String {
    let about = &assessment.about;
    let shown = shown(assessment, card);
    let is_answered = |area: &&AreaIndex| {
        let answers = assessment.areas.get(area);
        answers.is_some_and(AreaAnswers::is_answered)
    };
    let answered = shown.iter().filter(is_answered).count();
    let mut facts: Vec<String> = about.organisation.iter().cloned().chain([facts(about)]).collect();
    facts.extend(about.updated.map(words::long_date));
    facts.push(format!("{answered} of {} answered", words::count(shown.len(), "area")));
    facts.push(about.status.unwrap_or(Stage::Draft).label().to_owned());
    facts.join(" · ")
}

/// How many areas are left out, if any are.
pub(in crate::pages) fn outside_sentence(assessment: &Assessment, card: &Scorecard) -> Option<String> {
    let left_out = card.framework.areas().len() - shown(assessment, card).len();
    let are = if left_out == 1 { "is" } else { "are" };
    let areas = words::count(left_out, "area");
    (left_out > 0).then(|| format!("{areas} of the framework {are} outside the scope of this assessment."))
}

/// `Self-assessment, operational, looking back`.
fn facts(about: &About) -> String {
    let viewpoint = match (about.viewpoint, about.viewpoint_by_phase.is_empty()) {
        (_, false) => Some("viewpoint by phase"),
        (viewpoint, true) => viewpoint.map(Word::label),
    };
    let mut facts = vec![about.kind.unwrap_or(Kind::SelfAssessment).label()];
    facts.extend(viewpoint);
    facts.extend(about.timing.map(Word::label));
    facts.join(", ")
}

/// The areas that pages show: those in scope, and those that have been answered although they are outside it.
pub(in crate::pages) fn shown(assessment: &Assessment, card: &Scorecard) -> Vec<AreaIndex> {
    let scope = assessment.scope(card.framework);
    let is_shown = |score: &&AreaScore| scope.contains(&score.area.index) || score.status != Status::NotAssessed;
    card.areas.iter().filter(is_shown).map(|score| score.area.index).collect()
}

/// The middle rating of a phase, in few words.
pub(in crate::pages) fn middle(framework: &Framework, rank: usize) -> Text {
    Text::from("middle: ").then(short_rating(framework, rank))
}

/// A rating's name where there is little room.
pub(in crate::pages) fn short_rating(framework: &Framework, rank: usize) -> Text {
    match rank {
        0 => "not yet".into(),
        rank => Text::default().quoted(framework.rating_name(rank)),
    }
}

/// The rating in words, or why there is none.
pub fn rating_text(framework: &Framework, status: Status) -> Text {
    match status {
        Status::Assessed { rank: 0 } => Text::from("Not yet ").quoted(framework.levels()[0].name.as_str()),
        Status::Assessed { rank } => Text::default().quoted(framework.rating_name(rank)),
        Status::NotAssessed | Status::NotApplicable => Text::default().quiet(status_words(status)),
    }
}

/// Whether an area is rated, or why not.
pub(in crate::pages) fn status_words(status: Status) -> &'static str {
    match status {
        Status::Assessed { .. } => "Assessed",
        Status::NotAssessed => "Not assessed",
        Status::NotApplicable => "Not applicable",
    }
}

/// How many areas have which rating, which are lowest, and where the middle is.
pub(in crate::pages) fn areas_sentence(card: &Scorecard, shown: &[AreaIndex]) -> Text {
    let framework = card.framework;
    let overall = &card.overall;
    let without = |status: Status| shown.iter().filter(|area| card[**area].status == status).count();
    let apart: Vec<String> = [(Status::NotAssessed, "not assessed"), (Status::NotApplicable, "not applicable")]
        .into_iter()
        .filter_map(|(status, name)| {
            Some(without(status)).filter(|count| *count > 0).map(|count| format!("{count} {name}"))
        })
        .collect();
    let (Some(lowest), Some(median)) = (overall.lowest, overall.median) else {
        return format!("No area is assessed yet ({}).", apart.join(", ")).into();
    };
    let rated = (0..overall.ratings.len()).rev().filter(|rank| overall.ratings[*rank] > 0);
    let rated = rated.map(|rank| Text::from(format!("{} ", overall.ratings[rank])).then(in_sentence(framework, rank)));
    let apart = if apart.is_empty() { String::new() } else { format!("; {}", apart.join(", ")) };
    let text = Text::from(format!("{}: ", words::count(overall.assessed, "area"))).then(Text::listed(rated));
    let text = text.and(format!("{apart}. Lowest: ")).then(in_sentence(framework, lowest));
    let text = text.and(format!(" ({}). Middle: ", at_lowest(card).join(", "))).then(in_sentence(framework, median));
    text.and(if median == 0 { "." } else { ", which more than half of them reach." })
}

/// The ids of the areas with the lowest rating.
pub(in crate::pages) fn at_lowest<'a>(card: &'a Scorecard) -> Vec<&'a str> {
    let is_lowest = |score: &&AreaScore| score.status.rank().is_some() && score.status.rank() == card.overall.lowest;
    card.areas.iter().filter(is_lowest).map(|score| score.area.id.as_str()).collect()
}

/// A rating's name as it reads in the middle of a sentence.
pub(in crate::pages) fn in_sentence(framework: &Framework, rank: usize) -> Text {
    match LevelIndex::of_rank(rank) {
        None => Text::from("not yet ").quoted(framework.levels()[0].name.as_str()),
        Some(level) => Text::default().quoted(framework[level].name.as_str()),
    }
}

/// How many items are in place, and how many ticks have evidence.
pub(in crate::pages) fn items_sentence(card: &Scorecard) -> String {
    let counts = card.overall.counts;
    let evidence = if counts.ticked == 0 {
        "nothing is ticked yet".to_owned()
    } else {
        let have = if counts.ticked == 1 { "has" } else { "have" };
        format!("{} of {} {have} evidence", counts.evidenced, words::count(counts.ticked, "tick"))
    };
    let are = if counts.applicable == 1 { "is" } else { "are" };
    format!("{} of {} {are} in place; {evidence}.", counts.met, words::count(counts.applicable, "item"))
}

/// The rule in force, in plain words; printed with every result.
pub fn rule_sentence(rule: Rule, framework: &Framework) -> Text {
    let share = match rule.threshold_percent() {
        100 => "all its items, and all".to_owned(),
        percent => format!("at least {percent} % of its items, and of those"),
    };
    Text::from(format!(
        "A level counts when {share} of every level below, are in place; without that an area is not yet "
    ))
    .quoted(framework.levels()[0].name.as_str())
    .and(". Items that do not apply are left out.")
}
