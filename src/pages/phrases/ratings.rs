//! How ratings, counts and the rule are said: the same in every page.

use crate::assessment::{About, AreaAnswers, Assessment, Status as Stage, Word};
use crate::document::{Document, Piece, Text};
use crate::framework::{Area, AreaIndex, Framework, LevelIndex, Phase};
use crate::plan::Step;
use crate::score::{AreaScore, Rule, Scorecard, Status};
use crate::words;

/// What readers who know the check boxes call a statement that is ticked, and several.
pub(in crate::pages) const TICKED: [&str; 2] = ["statement ticked", "statements ticked"];

/// Up to this many ids are listed; the others are counted.
pub(in crate::pages) const MOST_IDS: usize = 12;

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
    let (answered, of) = progress(assessment, card);
    let whose = about.organisation.iter().chain(&about.place).cloned();
    let mut facts: Vec<String> = whose.chain([facts(about)]).collect();
    facts.extend(about.updated.map(words::long_date));
    facts.push(format!("{answered} of {} answered", words::count(of, "area")));
    facts.push(about.status.unwrap_or(Stage::Draft).label().to_owned());
    facts.join(" · ")
}

/// How many of the areas that pages show are answered, and how many there are.
pub(in crate::pages) fn progress(assessment: &Assessment, card: &Scorecard) -> (usize, usize) {
    let shown = shown(assessment, card);
    let answers = shown.iter().filter_map(|area| assessment.areas.get(area));
    (answers.filter(|answers| answers.is_answered()).count(), shown.len())
}

/// How many areas are left out, if any are.
pub(in crate::pages) fn outside_sentence(assessment: &Assessment, card: &Scorecard) -> Option<String> {
    let left_out = card.framework.areas().len() - shown(assessment, card).len();
    let are = if left_out == 1 { "is" } else { "are" };
    let areas = words::count(left_out, "area");
    (left_out > 0).then(|| format!("{areas} of the framework {are} outside the scope of this assessment."))
}

/// `Self-assessment, operational, looking back`.
pub(in crate::pages) fn facts(about: &About) -> String {
    let mut facts = vec![about.kind().label()];
    facts.extend(about.viewpoint_label());
    facts.extend(about.timing.map(Word::label));
    facts.join(", ")
}

/// The areas that pages show: those in scope, and those that have been answered although they are outside it.
pub(in crate::pages) fn shown(assessment: &Assessment, card: &Scorecard) -> Vec<AreaIndex> {
    let scope = assessment.scope(card.framework);
    let is_shown = |score: &&AreaScore| scope.contains(&score.area.index) || score.status != Status::NotAssessed;
    card.areas.iter().filter(is_shown).map(|score| score.area.index).collect()
}

/// The middle rating of a phase, in few words; empty where none of its areas has a rating.
pub(in crate::pages) fn middle(card: &Scorecard, phase: &Phase) -> Text {
    let there = |rank| phase.of(&card.areas).iter().filter(move |score| score.status.rank() == Some(rank));
    let said = |rank| {
        let areas = there(rank).map(|score| score.area);
        Text::from("middle: ").then(in_sentence(card.framework, areas, rank))
    };
    card[phase.index].median.map_or_else(Text::default, said)
}

/// The rating of an area in words, or why there is none.
pub fn rating_text(framework: &Framework, area: &Area, status: Status) -> Text {
    match status.rank() {
        Some(rank) => rank_title(framework, [area], rank),
        None => Text::default().quiet(status_words(status)),
    }
}

/// A rank's name by itself, as in the cell of a table; see [`in_sentence`].
pub(in crate::pages) fn rank_title<'a>(
    framework: &Framework,
    areas: impl IntoIterator<Item = &'a Area>,
    rank: usize,
) -> Text {
    match LevelIndex::of_rank(rank) {
        Some(level) => Text::default().quoted(&framework[level].name),
        None => rank_opening(framework, areas, rank),
    }
}

/// A rank's name at the beginning of a sentence; see [`in_sentence`].
pub(in crate::pages) fn rank_opening<'a>(
    framework: &Framework,
    areas: impl IntoIterator<Item = &'a Area>,
    rank: usize,
) -> Text {
    let mut text = in_sentence(framework, areas, rank);
    if let Some(Piece::Words(words, _)) = text.pieces.first_mut() {
        *words = words::capitalised(words);
    }
    text
}

/// A rank's name as it reads in the middle of a sentence. Below the first level is another thing in areas that begin at another
/// level, so it depends on which areas are meant.
pub(in crate::pages) fn in_sentence<'a>(
    framework: &Framework,
    areas: impl IntoIterator<Item = &'a Area>,
    rank: usize,
) -> Text {
    if let Some(level) = LevelIndex::of_rank(rank) {
        return Text::default().quoted(&framework[level].in_text());
    }
    match common_first_level(areas) {
        Some(level) => Text::from("not yet ").quoted(&framework[level].in_text()),
        None => "below the first level".into(),
    }
}

/// The level that all of some areas begin with, if it is one and the same.
fn common_first_level<'a>(areas: impl IntoIterator<Item = &'a Area>) -> Option<LevelIndex> {
    let mut levels = areas.into_iter().map(Area::first_level);
    let first = levels.next()?;
    levels.all(|level| level == first).then_some(first)
}

/// `Not yet Emerging, though Developing is in place: E3 is missing`: what one missing item holds back.
pub(in crate::pages) fn held_back(framework: &Framework, step: &Step) -> Text {
    let waiting = step.waiting.iter().map(|level| in_sentence(framework, [step.area], level.rank()));
    let missing: Vec<String> = step.items.iter().map(|item| step.area.id_in_text(*item)).collect();
    let text = rank_opening(framework, [step.area], step.from).and(", though ").then(Text::listed(waiting));
    let is = if step.waiting.len() == 1 { "is" } else { "are" };
    text.and(format!(" {is} in place: {} is missing", words::any_of(&missing)))
}

/// Where an area stands on the levels that it has.
pub(in crate::pages) fn scale(area: &Area, status: Status) -> Text {
    let rank = status.rank().map(|rank| area.levels().filter(|level| level.rank() <= rank).count());
    Text::default().scale(rank, area.levels().count())
}

/// What a dash stands for among the items in place, level by level.
pub(in crate::pages) const DASH: &str =
    "A dash stands for a level at which an area has no statement, or none that applies";

/// Whether an area has a dash among its levels.
pub(in crate::pages) fn any_dash(score: &AreaScore) -> bool {
    score.levels.iter().any(|level| level.applicable == 0)
}

/// What the team aims for in an area, and whether it has got there; nothing of an area without a target.
pub(in crate::pages) fn target_sentence(
    framework: &Framework,
    score: &AreaScore,
    answers: Option<&AreaAnswers>,
) -> Option<Text> {
    let target = answers?.target_in(score.area)?;
    let text = Text::from("The team aims for ").quoted(&framework[target].in_text());
    Some(text.and(match score.status.rank() {
        None => ".",
        Some(_) if score.has_reached(target) => ", and has reached it.",
        Some(_) => ", and has not reached it yet.",
    }))
}

/// Adds which areas have reached their targets and which haven't, if any have one.
pub(in crate::pages) fn add_targets(
    document: &mut Document,
    assessment: &Assessment,
    card: &Scorecard,
    shown: &[AreaIndex],
) {
    let (mut reached, mut ahead) = (Vec::new(), Vec::new());
    for score in shown.iter().map(|area| &card[*area]).filter(|score| score.status != Status::NotApplicable) {
        let target = assessment.areas.get(&score.area.index).and_then(|answers| answers.target_in(score.area));
        let Some(target) = target else { continue };
        let said = format!("{} ({})", score.area.id, card.framework[target].in_text());
        if score.has_reached(target) { reached.push(said) } else { ahead.push(said) }
    }
    let parts = [("reached in ", reached), ("not reached yet in ", ahead)];
    let parts = parts.into_iter().filter(|(_, areas)| !areas.is_empty());
    let parts: Vec<String> =
        parts.map(|(what, areas)| format!("{what}{}", words::first_of(&areas, MOST_IDS))).collect();
    if !parts.is_empty() {
        document.paragraph(format!("Targets: {}.", parts.join("; ")));
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
    let (Some(lowest), Some(median)) = (overall.lowest, overall.median) else { return unrated(card, shown).into() };
    let apart = apart(card, shown);
    let apart = if apart.is_empty() { String::new() } else { format!("; {}", apart.join(", ")) };
    let text = ratings(card).and(format!("{apart}. Lowest: "));
    let text = text.then(in_sentence(framework, at(card, lowest), lowest));
    let text = text.and(format!(" ({}). Middle: ", at_lowest(card).join(", ")));
    let text = text.then(in_sentence(framework, at(card, median), median));
    text.and(if median == 0 { "." } else { ", which more than half of them reach." })
}

/// `25 areas: 2 Thriving, 23 Emerging`: how many areas have which rating.
pub(in crate::pages) fn ratings(card: &Scorecard) -> Text {
    Text::from(format!("{}: ", words::count(card.overall.assessed, "area"))).then(rated(card))
}

/// `2 Thriving, 23 Emerging`.
pub(in crate::pages) fn rated(card: &Scorecard) -> Text {
    counted(card.framework, &card.overall.ratings, |rank| at(card, rank).collect())
}

/// `2 Thriving, 23 Emerging`, where `ratings` says how many have each rank, 0 first, and `areas` which areas these are.
pub(in crate::pages) fn counted<'a>(
    framework: &Framework,
    ratings: &[usize],
    areas: impl Fn(usize) -> Vec<&'a Area>,
) -> Text {
    let rated = (0..ratings.len()).rev().filter(|rank| ratings[*rank] > 0);
    Text::listed(
        rated.map(|rank| Text::from(format!("{} ", ratings[rank])).then(in_sentence(framework, areas(rank), rank))),
    )
}

/// Why there is no rating, where there is none.
pub(in crate::pages) fn unrated(card: &Scorecard, shown: &[AreaIndex]) -> String {
    let applies = |area: &&AreaIndex| card[**area].status != Status::NotApplicable;
    match (shown.len(), shown.iter().filter(applies).count()) {
        (0, _) => "No area is in the scope of this assessment.".to_owned(),
        (1, 0) => "No area has a rating: the only one does not apply.".to_owned(),
        (all, 0) => format!("No area has a rating: none of the {all} applies."),
        _ => format!("No area is assessed yet ({}).", apart(card, shown).join(", ")),
    }
}

/// How many areas have no rating, by the reason.
fn apart(card: &Scorecard, shown: &[AreaIndex]) -> Vec<String> {
    let without = |status: Status| shown.iter().filter(|area| card[**area].status == status).count();
    let reasons = [(Status::NotAssessed, "not assessed"), (Status::NotApplicable, "not applicable")];
    let counts = reasons.into_iter().map(|(status, name)| (without(status), name)).filter(|(count, _)| *count > 0);
    counts.map(|(count, name)| format!("{count} {name}")).collect()
}

/// The areas with a rank.
pub(in crate::pages) fn at<'a>(card: &'a Scorecard, rank: usize) -> impl Iterator<Item = &'a Area> {
    card.areas.iter().filter(move |score| score.status.rank() == Some(rank)).map(|score| score.area)
}

/// The ids of the areas with the lowest rating.
pub(in crate::pages) fn at_lowest<'a>(card: &'a Scorecard) -> Vec<&'a str> {
    card.overall.lowest.map(|rank| at(card, rank).map(|area| area.id.as_str()).collect()).unwrap_or_default()
}

/// How many statements are in place, why that is more than were ticked, and how many have evidence; and what is ticked in areas that
/// don't count yet.
pub(in crate::pages) fn statements_sentence(card: &Scorecard, shown: &[AreaIndex]) -> String {
    let counts = card.overall.counts;
    let unfinished = unfinished(card, shown, TICKED);
    let are = words::agree(counts.applicable, "is", "are");
    let through = counts.met - counts.ticked;
    let why = match through {
        0 => String::new(),
        through => format!(" ({} ticked, {through} through a better practice)", counts.ticked),
    };
    let in_place = format!("{} of {} {are} in place{why}", counts.met, words::count(counts.applicable, "statement"));
    let have = if counts.evidenced > 1 { "have" } else { "has" };
    let evidenced = if counts.evidenced == 0 { "none".to_owned() } else { counts.evidenced.to_string() };
    let evidence = match (counts.ticked, counts.evidenced) {
        (1, 1) => "the one ticked has evidence".to_owned(),
        (1, _) => "the one ticked has no evidence".to_owned(),
        (ticked, _) => format!("{evidenced} of the {ticked} ticked {have} evidence"),
    };
    let parts = match (card.overall.assessed, counts.ticked, unfinished) {
        (0, _, None) => vec!["Nothing is ticked".to_owned()],
        (0, _, Some(unfinished)) => vec![unfinished],
        (_, 0, None) => vec![in_place, "nothing is ticked".to_owned()],
        (_, 0, Some(unfinished)) => vec![in_place, unfinished],
        (_, _, unfinished) => [in_place, evidence].into_iter().chain(unfinished).collect(),
    };
    parts.join("; ") + "."
}

/// `2 statements we don't know: 2b.D4 and 2b.M1.`, if there are any.
pub(in crate::pages) fn unknown_sentence(card: &Scorecard, shown: &[AreaIndex]) -> Option<String> {
    let areas = shown.iter().map(|area| &card[*area]);
    let ids: Vec<String> = areas.flat_map(|score| score.unknown().map(|item| score.area.full_id(item))).collect();
    let count = words::count(ids.len(), "statement");
    (!ids.is_empty()).then(|| format!("{count} we don't know: {}.", words::first_of(&ids, MOST_IDS)))
}

/// `5 statements ticked in one unfinished area don't count yet`: what stands in areas that are begun and have no rating, if anything
/// does. What readers call one that is ticked, and several, is up to the page.
pub(in crate::pages) fn unfinished(card: &Scorecard, shown: &[AreaIndex], [tick, ticks]: [&str; 2]) -> Option<String> {
    let begun = shown.iter().map(|area| &card[*area]);
    let begun = begun.filter(|score| score.status == Status::NotAssessed && score.counts.ticked > 0);
    let counts: Vec<usize> = begun.map(|score| score.counts.ticked).collect();
    let areas = match counts.len() {
        0 => return None,
        1 => "one unfinished area".to_owned(),
        areas => format!("{areas} unfinished areas"),
    };
    let all: usize = counts.iter().sum();
    let do_not = if all == 1 { "doesn't" } else { "don't" };
    Some(format!("{} in {areas} {do_not} count yet", words::either(all, tick, ticks)))
}

/// The rule in force, in plain words; printed with every result.
pub fn rule_sentence(rule: Rule, framework: &Framework) -> Text {
    let share = match rule.threshold_percent() {
        100 => "all its statements, and all".to_owned(),
        percent => format!("at least {percent} % of its statements, and of those"),
    };
    Text::from(format!(
        "A level counts when {share} of every level below, are in place. Where no level counts, an area is "
    ))
    .then(in_sentence(framework, framework.areas(), 0))
    .and(". Statements that do not apply are left out.")
}

#[cfg(test)]
mod tests;
