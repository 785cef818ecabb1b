//! What is below what is aimed for, with what is missing and what is being done; and what was found at it or above.

use super::super::standing::{missing, names, quoted};
use super::super::subject::Subject;
use crate::assessment::Action;
use crate::document::{Document, Entry, Text};
use crate::framework::{AreaIndex, ItemIndex, LevelIndex};
use crate::pages::phrases::ratings::in_sentence;
use crate::score::{AreaScore, Mark};
use crate::standing::Gap;
use crate::words;

/// So many gaps are told in full; the others are named.
const MOST_GAPS: usize = 5;
/// Up to this many areas are named in a sentence; more are counted, since the map has them all.
const MOST_NAMES: usize = 8;
/// So many strengths are told in full; the others are named.
const MOST_STRENGTHS: usize = 4;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    document.heading(2, "Gaps: below what is aimed for");
    gaps(document, subject);
    document.heading(2, "Strengths: at what is aimed for, or above");
    strengths(document, subject);
}

/// The gaps that are told in full.
pub(super) fn told<'s>(subject: &'s Subject) -> &'s [Gap] {
    let gaps = &subject.standing.gaps;
    &gaps[..gaps.len().min(MOST_GAPS)]
}

fn gaps(document: &mut Document, subject: &Subject) {
    let gaps = &subject.standing.gaps;
    let told = told(subject);
    let others = &gaps[told.len()..];
    document.list(told.iter().map(|gap| Entry::new(label(subject, gap.area), gap_text(subject, gap))).collect());
    if !others.is_empty() {
        document.paragraph(named_only(subject, others));
    }
    if gaps.is_empty() {
        none(document, subject);
    }
}

/// The gaps that are only named, each with whether it has an action.
fn named_only(subject: &Subject, gaps: &[Gap]) -> Text {
    let has_action = |gap: &Gap| next_action(subject, gap).is_some();
    let with = gaps.iter().filter(|gap| has_action(gap)).count();
    let is_below = words::either(gaps.len(), "more area is below", "more areas are below, the lowest first");
    let (first, each_without) = match with {
        0 => (words::agree(gaps.len(), " and has no action yet", "; none has an action yet"), ""),
        all if all == gaps.len() => (words::agree(all, " and has an action", "; each has an action"), ""),
        _ => ("", " (no action yet)"),
    };
    let name = |gap: &Gap| label(subject, gap.area).and(if has_action(gap) { "" } else { each_without });
    Text::from(format!("{is_below}{first}: ")).then(Text::series(gaps.iter().map(name))).and(".")
}

/// What is said where no area is below what is aimed for.
fn none(document: &mut Document, subject: &Subject) {
    let standing = &subject.standing;
    let top = |area: &AreaIndex| subject.card[*area].next.is_none();
    let assessed = &subject.account.assessed;
    if assessed.iter().all(top) {
        let aside = subject.account.statements.aside > 0 || !subject.account.aside.is_empty();
        document.paragraph(if aside {
            "There is none. Of what was not set aside, no statement is missing."
        } else {
            "There is none: no statement is missing in any area."
        });
        return;
    }
    if standing.lowest.is_empty() {
        let text = Text::from("There is none. ");
        let text = match assessed.as_slice() {
            [one] => text.then(label(subject, *one)).and(" ").then(step(subject, *one)),
            all => text.and(format!("All {} areas have the same rating, so none is behind another.", all.len())),
        };
        document.paragraph(text);
        return;
    }
    let lowest =
        words::agree(standing.lowest.len(), "This area has the lowest rating:", "These areas have the lowest rating:");
    document.paragraph(format!("There is none. {lowest}"));
    let (told, others) = standing.lowest.split_at(standing.lowest.len().min(MOST_GAPS));
    document.list(told.iter().map(|area| Entry::new(label(subject, *area), step(subject, *area))).collect());
    if !others.is_empty() {
        document.paragraph(Text::from(format!("And {} more: ", others.len())).then(names(subject, others)).and("."));
    }
}

fn label(subject: &Subject, area: AreaIndex) -> Text {
    Text::default().quoted(&subject.framework[area].name)
}

/// An area's rating, and what is missing for the next.
fn step(subject: &Subject, area: AreaIndex) -> Text {
    let score = &subject.card[area];
    rating(subject, score).and(". ").then(missing(subject, score))
}

/// `is Developing`, to stand after an area's name.
fn rating(subject: &Subject, score: &AreaScore) -> Text {
    Text::from("is ").then(in_sentence(subject.framework, [score.area], score.status.rank().unwrap_or_default()))
}

/// The rating and the target, what is missing, and what is being done about it.
fn gap_text(subject: &Subject, gap: &Gap) -> Text {
    let score = &subject.card[gap.area];
    let mut text = rating(subject, score);
    if gap.aim.is_target {
        text = text.and("; its target is ").quoted(&subject.framework[gap.aim.level].in_text());
    }
    let text = text.and(". ").then(missing(subject, score)).then(beyond_next(subject, gap));
    match next_action(subject, gap) {
        None => text.strong("No action yet."),
        Some(next) => text.strong("Action: ").and(action(next, subject)),
    }
}

/// How many statements it takes from the next level on to what is aimed for, where that is further.
fn beyond_next(subject: &Subject, gap: &Gap) -> Text {
    let score = &subject.card[gap.area];
    let Some(next) = score.next.as_ref().filter(|next| next.level < gap.aim.level) else { return Text::default() };
    let is_further = |level: &LevelIndex| *level > next.level && *level <= gap.aim.level;
    let further: usize = score.area.levels().filter(is_further).map(|level| score[level].needed).sum();
    let aim = Text::default().quoted(&subject.framework[gap.aim.level].in_text());
    match further {
        0 => Text::from("That is enough for ").then(aim).and(", too. "),
        more => Text::from(format!("Then {more} more for ")).then(aim).and(". "),
    }
}

/// The action that stands with a gap: of those that are open, the next due.
pub(super) fn next_action<'a>(subject: &Subject<'a>, gap: &Gap) -> Option<&'a Action> {
    subject.open_actions(gap.area).into_iter().next()
}

/// What is to be done, by whom and by when.
pub(super) fn action(action: &Action, subject: &Subject) -> String {
    let who = action.responsible.as_deref().unwrap_or("nobody named");
    let when = match action.due {
        Some(due) if action.is_overdue(subject.made) => format!("overdue since {}", words::long_date(due)),
        Some(due) => format!("by {}", words::long_date(due)),
        None => "no date".to_owned(),
    };
    format!("{} ({who}; {when}).", action.action)
}

fn strengths(document: &mut Document, subject: &Subject) {
    let strengths = &subject.standing.strengths;
    if strengths.is_empty() && subject.standing.lowest.is_empty() {
        document.paragraph(nothing_reached(subject));
        return;
    }
    if subject.account.statements.is_much_aside() {
        document.paragraph("Each of these rests on the few statements that were not set aside.");
    }
    // Told are those that stand out: above the lowest rating among them.
    let rank = |area: &AreaIndex| subject.card[*area].status.rank();
    let least = strengths.iter().map(rank).min().flatten();
    let out = strengths.iter().filter(|area| rank(area) > least).count();
    // The views of others take their room: two pages have none for both.
    let most = if subject.beside.is_empty() { MOST_STRENGTHS } else { 0 };
    let (told, others) = strengths.split_at(out.min(most));
    document.list(told.iter().map(|area| Entry::new(label(subject, *area), strength(subject, *area))).collect());
    let others: Vec<AreaIndex> = others.to_vec();
    let ranks = (0..=subject.framework.levels().len()).rev();
    for rank in ranks {
        let there: Vec<AreaIndex> =
            others.iter().copied().filter(|area| subject.card[*area].status.rank() == Some(rank)).collect();
        if there.is_empty() {
            continue;
        }
        let name = in_sentence(subject.framework, there.iter().map(|area| &subject.framework[*area]), rank);
        let count = words::count(there.len(), if told.is_empty() { "area" } else { "more area" });
        let is = words::agree(there.len(), "is", "are");
        let which = if there.len() > MOST_NAMES {
            "; see “Every area” below".into()
        } else {
            Text::from(": ").then(names(subject, &there))
        };
        document.paragraph(Text::from(format!("{count} {is} ")).then(name).then(which).and("."));
    }
}

fn nothing_reached(subject: &Subject) -> String {
    let statements = subject.account.statements;
    match statements.in_place() {
        0 => "No area is there yet.".to_owned(),
        count => format!("No area is there yet. In place all the same: {}.", words::count(count, "statement")),
    }
}

/// An area's rating, with a statement that put it there: one with evidence before one without.
fn strength(subject: &Subject, area: AreaIndex) -> Text {
    let score = &subject.card[area];
    let text = rating(subject, score).and(". ");
    let Some(level) = score.status.rank().and_then(LevelIndex::of_rank) else { return text };
    let answers = subject.answers(score);
    let is_evidenced = |item: &ItemIndex| answers.is_some_and(|answers| answers.evidence.contains_key(item));
    let found = score.area.items_at(level).map(|item| item.index).filter(|item| score[*item].mark == Mark::Ticked);
    let best = found.min_by_key(|item| !is_evidenced(item));
    match best {
        Some(item) => {
            let label =
                if is_evidenced(&item) { "In place, for example, with evidence: " } else { "In place, for example: " };
            text.and(label).then(quoted(score, &[item]))
        }
        None => text,
    }
}
