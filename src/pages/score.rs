//! The score: why each area has the rating it has, and what is missing for the next; in short for all areas, item by item
//! for one.

use super::phrases::evidence::from_the_meeting;
use super::phrases::ratings::{
    DASH, TICKED, add_targets, any_dash, held_back, in_sentence, opening, rating_text, rule_sentence, scale, shown,
    target_sentence, unfinished, unknown_sentence,
};
use super::phrases::state::UNCONFIRMED;
use crate::assessment::{AreaAnswers, Assessment};
use crate::document::{Block, Column, Document, Entry, Row, Share, Table, Text, Tone};
use crate::framework::{Area, Framework, Item, ItemIndex, Level, LevelIndex};
use crate::ids::Worded;
use crate::plan::steps;
use crate::score::{AreaScore, ItemScore, Mark, Rule, Scorecard, Status};
use crate::words;

/// All areas: rating, items in place by level, and what is missing for the next level.
pub fn overview(assessment: &Assessment, card: &Scorecard) -> Document {
    let framework = card.framework;
    let mut document = Document::default();
    opening(&mut document, assessment, card);
    let shown = shown(assessment, card);
    let mut rows = Vec::new();
    for phase in framework.phases() {
        let areas = phase.of(&card.areas).iter().filter(|score| shown.contains(&score.area.index));
        let areas: Vec<Row> =
            areas.map(|score| row(framework, score, assessment.areas.get(&score.area.index))).collect();
        if !areas.is_empty() {
            let name = Text::default().strong(phase.label());
            rows.push(Row::group(vec![name, Text::default(), Text::default(), Text::default()]));
            rows.extend(areas);
        }
    }
    document.blocks.push(Block::Table(Table {
        caption: Text::default(),
        columns: vec![
            Column::flexible("Improvement area"),
            Column::evident("Rating"),
            Column::fixed("In place"),
            Column::flexible("Missing for the next level"),
        ],
        rows,
    }));
    if let Some(unfinished) = unfinished(card, &shown, TICKED) {
        document.paragraph(unfinished + ".");
    }
    document.blocks.extend(unknown_sentence(card, &shown).map(|said| Block::Paragraph(said.into())));
    let names: Vec<Worded> = framework.levels().iter().map(Level::in_text).collect();
    add_targets(&mut document, assessment, card, &shown);
    let is_dashed = |score: &AreaScore| says_levels(score, assessment.areas.get(&score.area.index)) && any_dash(score);
    let dash = shown.iter().any(|area| is_dashed(&card[*area]));
    let dash = if dash { format!(" {DASH}.") } else { String::new() };
    document.paragraph(format!(
        "In place: statements met of those that apply, at {}.{dash} To see those of one area: --explain AREA.",
        words::list(&names)
    ));
    document.paragraph(rule_sentence(card.rule, framework).all(Tone::Quiet));
    document
}

fn row(framework: &Framework, score: &AreaScore, answers: Option<&AreaAnswers>) -> Row {
    let by_level = score.levels.iter().map(|level| Share::new(level.met, level.applicable).short()).collect::<Vec<_>>();
    let by_level = if says_levels(score, answers) { by_level.join(" ") } else { String::new() };
    let missing = match (MissingItems::of(framework, score), &score.next, score.status) {
        (Some(items), Some(next), _) => {
            let any =
                if next.needed < items.at_level.len() { format!("any {} of ", next.needed) } else { String::new() };
            format!("{}: {any}{}", framework[next.level].in_text(), ids(score.area, &items.at_level).join(" "))
        }
        (_, _, Status::Assessed { .. }) => "nothing, this is the top".to_owned(),
        _ => String::new(),
    };
    Row::new(vec![
        score.area.label().into(),
        rating_text(framework, score.area, score.status),
        by_level.into(),
        missing.into(),
    ])
}

/// Whether an area's levels are spoken of. Nothing is said of an area about which nobody has said anything.
fn says_levels(score: &AreaScore, answers: Option<&AreaAnswers>) -> bool {
    score.status != Status::NotApplicable && answers.is_some()
}

/// One area with every item.
pub fn explanation(assessment: &Assessment, card: &Scorecard, score: &AreaScore) -> Document {
    let framework = card.framework;
    let answers = assessment.areas.get(&score.area.index);
    let mut document = Document::default();
    document.heading(1, assessment.about.title.as_str());
    document.heading(2, area_line(framework, score));
    if let Some(reason) = answers.and_then(|answers| answers.excluded.as_ref()) {
        document.paragraph(format!("The whole area does not apply: {reason}"));
    }
    if score.status == Status::NotAssessed {
        document.paragraph(match answers {
            Some(_) if assessment.is_carried(score.area) => {
                "The answers of this area are those of last time. It has a rating once they are confirmed."
            }
            Some(_) => {
                "Not all questions of this area have been answered, so it has no rating. This is what stands so far."
            }
            None => "This area has not been answered.",
        });
    }
    let mut below_complete = true;
    for (level, found) in framework.levels().iter().zip(&score.levels) {
        let entries: Vec<Entry> =
            score.area.items_at(level.index).map(|item| item_entry(score, item, answers)).collect();
        if !entries.is_empty() {
            document.paragraph(level_line(score, level, below_complete));
            document.list(entries);
        }
        below_complete &= found.complete || found.applicable == 0;
    }
    if let Some(missing) = MissingItems::of(framework, score) {
        let ids = words::list(&ids(score.area, &missing.at_level));
        document.paragraph(missing.intro.clone().and(format!(" {ids}.")));
        document.blocks.extend(missing.below_line(score.area));
    }
    document.blocks.extend(target_sentence(framework, score, answers).map(Block::Paragraph));
    if !score.ahead.is_empty() {
        document.paragraph(format!(
            "Ahead, in place above the next level: {}.",
            words::list(&ids(score.area, &score.ahead))
        ));
    }
    let notes = answers.map(|answers| &answers.notes).into_iter().flatten();
    let notes: Vec<Entry> = notes.map(|note| Entry::bullet(note.told())).collect();
    if !notes.is_empty() {
        document.heading(2, "Notes");
        document.list(notes);
    }
    document.paragraph(rule_sentence(card.rule, framework).all(Tone::Quiet));
    document
}

/// `1b Reviewing evidence  ■ □ □ □  Emerging`.
pub fn area_line(framework: &Framework, score: &AreaScore) -> Text {
    let line = Text::default().and(format!("{}  {}   ", score.area.id, score.area.name));
    let line = line.then(scale(score.area, score.status)).and("  ");
    line.then(rating_text(framework, score.area, score.status))
}

/// The areas whose rating differs between two scorecards, a sentence each: `1a Identifying stakeholders: from Emerging to
/// Developing.`
pub fn changes(before: &Scorecard, after: &Scorecard) -> Vec<String> {
    let said = |area: &Area, status: Status| match status {
        Status::Assessed { rank } => in_sentence(after.framework, [area], rank).plain(),
        Status::NotAssessed => "not assessed".to_owned(),
        Status::NotApplicable => "not applicable".to_owned(),
    };
    let pairs = before.areas.iter().zip(&after.areas).filter(|(before, after)| before.status != after.status);
    pairs
        .map(|(before, after)| {
            let area = after.area;
            format!("{}: from {} to {}.", area.label(), said(area, before.status), said(area, after.status))
        })
        .collect()
}

/// The result of an area, for the screen after its questions: the rating and what it rests on, what is missing for the next level, and
/// what we don't know.
pub fn result(framework: &Framework, score: &AreaScore, answers: Option<&AreaAnswers>, rule: Rule) -> Vec<Block> {
    let mut document = Document::default();
    document.paragraph(area_line(framework, score));
    document.blocks.extend(through_line(framework, score));
    let steps = answers.map(|answers| steps(framework, score, answers, rule)).unwrap_or_default();
    if let Some(step) = steps.iter().find(|step| step.is_bottleneck()) {
        document.paragraph(held_back(framework, step).and("."));
    }
    let missing = MissingItems::of(framework, score);
    let at_level = missing.as_ref().map(|missing| missing.at_level.as_slice()).unwrap_or_default();
    let entry = |item: &ItemIndex| Entry::new(score.area[*item].id.as_str(), score.area[*item].text.as_str());
    if let Some(missing) = &missing {
        document.paragraph(missing.intro.clone());
        let marked = |item: &ItemIndex| {
            let unknown = if score[*item].mark == Mark::Unsure { " (we don't know)" } else { "" };
            let Entry { label, text } = entry(item);
            Entry::new(label, text.quiet(unknown))
        };
        document.list(at_level.iter().map(marked).collect());
        document.blocks.extend(missing.below_line(score.area));
    }
    let (marked, others): (Vec<_>, Vec<_>) = score.unknown().partition(|item| at_level.contains(item));
    if !others.is_empty() {
        let noun = if marked.is_empty() { "statement" } else { "more statement" };
        document.paragraph(format!("{} we don't know:", words::count(others.len(), noun)));
        document.list(others.iter().map(entry).collect());
    }
    if is_blank(score) {
        let id = &score.area.id;
        document.paragraph(format!(
            "Nothing is ticked in {id}, so it counts as: none of it is in place. To change that, look at {id} again."
        ));
    }
    document.blocks
}

/// Whether an area was answered without a word on any of its items.
fn is_blank(score: &AreaScore) -> bool {
    score.status.rank().is_some() && score.items.iter().all(|item| item.mark == Mark::NotTicked)
}

/// The ids of items of an area, as they stand in running text about it.
pub(super) fn ids(area: &Area, items: &[ItemIndex]) -> Vec<String> {
    items.iter().map(|item| area.id_in_text(*item)).collect()
}

/// The items that an area lacks for its next level.
pub(super) struct MissingItems {
    /// `For Maturing, 2 more:`, or `For Maturing, 2 of these 5:` where not all are needed.
    pub(super) intro: Text,
    /// Those of the next level itself.
    pub(super) at_level: Vec<ItemIndex>,
    /// Those of lower levels, which count as complete all the same because the threshold is below 100 %.
    pub(super) below: Vec<ItemIndex>,
}

impl MissingItems {
    pub(super) fn of(framework: &Framework, score: &AreaScore) -> Option<Self> {
        let next = score.next.as_ref()?;
        let at_level = next.of_level(score.area);
        let below = next.missing.iter().copied().filter(|item| !at_level.contains(item)).collect();
        let which =
            if at_level.len() == next.needed { "more".to_owned() } else { format!("of these {}", at_level.len()) };
        Some(Self {
            intro: Text::from("For ")
                .quoted(&framework[next.level].in_text())
                .and(format!(", {} {which}:", next.needed)),
            at_level,
            below,
        })
    }

    pub(super) fn below_line(&self, area: &Area) -> Option<Block> {
        let said = || Text::from(format!("Still open at lower levels: {}.", words::list(&ids(area, &self.below))));
        (!self.below.is_empty()).then(|| Block::Paragraph(said()))
    }
}

fn level_line(score: &AreaScore, level: &Level, below_complete: bool) -> Text {
    let (found, verdict) = (score[level.index], verdict(score, level.index, below_complete));
    Text::default().strong(level.in_text()).and(format!("  {} of {}  {verdict}", found.met, found.applicable))
}

/// Whether a level counts and through what, or what keeps it from counting.
pub(super) fn verdict(score: &AreaScore, level: LevelIndex, below_complete: bool) -> String {
    let found = score[level];
    let through = through(score, level);
    let missing = found.applicable - found.met;
    match (found.applicable, found.complete, below_complete) {
        (0, ..) => "passed over: none of its statements applies".to_owned(),
        (_, true, true) if missing == 0 => format!("complete{through}"),
        (_, true, true) => format!("complete{through}, with {missing} missing"),
        (_, true, false) => "counts once the levels below are complete".to_owned(),
        (_, false, _) => format!("{missing} missing"),
    }
}

/// ` through D2 and M1` for a level that is complete thanks to these; otherwise empty.
fn through(score: &AreaScore, level: LevelIndex) -> String {
    let ids = ids(score.area, &score.through(level));
    if ids.is_empty() { String::new() } else { format!(" through {}", words::list(&ids)) }
}

/// Which of the levels that count are complete thanks to higher items, if any: `Emerging is complete through D2.`
fn through_line(framework: &Framework, score: &AreaScore) -> Option<Block> {
    let counting = framework.levels().iter().take(score.status.rank().unwrap_or(0));
    let said = counting.map(|level| (level.in_text(), through(score, level.index)));
    let said = said.filter(|(_, through)| !through.is_empty()).fold(Text::default(), |text, (level, through)| {
        let gap = if text.is_empty() { "" } else { " " };
        text.and(gap).quoted(&level).and(format!(" is complete{through}."))
    });
    (!said.is_empty()).then_some(Block::Paragraph(said))
}

fn item_entry(score: &AreaScore, item: &Item, answers: Option<&AreaAnswers>) -> Entry {
    let ItemScore { mark, met, covered_by } = score[item.index];
    let checkbox = match (mark, met) {
        (Mark::NotApplicable, _) => "[-]",
        (Mark::Ticked, _) => "[x]",
        (_, true) => "[+]",
        (Mark::Unsure, _) => "[?]",
        (Mark::NotTicked, _) => "[ ]",
    };
    let mut text = Text::from(item.text.as_str());
    match mark {
        Mark::NotApplicable => {
            let reason = answers.and_then(|answers| answers.not_applicable.get(&item.index)).map(String::as_str);
            text = text
                .quiet(format!(" (not applicable{})", reason.map(|reason| format!(": {reason}")).unwrap_or_default()));
        }
        Mark::Unsure => text = text.quiet(" (don't know yet)"),
        Mark::Ticked if answers.is_some_and(|answers| answers.unconfirmed.contains(&item.index)) => {
            text = text.quiet(UNCONFIRMED);
        }
        Mark::Ticked | Mark::NotTicked => {}
    }
    if let Some(by) = covered_by {
        text = text.quiet(format!(" (in place through {})", score.area.id_in_text(by)));
    }
    for evidence in answers.and_then(|answers| answers.evidence.get(&item.index)).into_iter().flatten() {
        text = text.quiet(format!(" Evidence: {}", evidence.told()));
    }
    for (what, said) in answers.into_iter().flat_map(|answers| from_the_meeting(answers, item.index)) {
        text = text.quiet(format!(" {what}{said}"));
    }
    Entry::new(format!("{checkbox} {}", item.id), text)
}

#[cfg(test)]
mod tests;
