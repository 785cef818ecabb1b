//! The charts of a report: which areas have what in place, where each phase stands, and how much of each level is there; with what
//! has changed since an earlier round, where the report looks back to one.

use super::subject::{Reader, Subject};
use crate::compare::Change;
use crate::document::{
    Aim, Bar, Block, Chart, Counted, Document, Figure, HeatGroup, HeatRow, ProfileRow, Rated, Share, Text,
};
use crate::framework::{Framework, Level, LevelIndex, Phase};
use crate::pages::compare::arrow;
use crate::pages::phrases::ratings::{DASH, any_dash, in_sentence, middle, rank_title, rating_text};
use crate::score::{AreaScore, LevelScore};
use crate::standing::aim;
use crate::words;

/// Adds the map of areas by levels, and what its dashes mean if it has any.
pub(super) fn add_heat_map(document: &mut Document, subject: &Subject) {
    document.blocks.push(Block::Chart(heat_map(subject)));
    let has_dash = |score: &AreaScore| score.status.rank().is_some() && any_dash(score);
    if subject.areas().any(has_dash) {
        document.paragraph(format!("{DASH}."));
    }
}

/// Areas by levels.
fn heat_map(subject: &Subject) -> Chart {
    let framework = subject.framework;
    let row = |score: &AreaScore| HeatRow {
        name: Text::default().quoted(&score.area.label()),
        rating: rating(subject, score),
        rated: score.status.rank().map(|rank| rated(subject, score, rank)),
    };
    let groups = subject.phases().map(|phase| HeatGroup {
        name: Text::default().quoted(&phase.label()),
        // A board's report explains no middle.
        aside: if subject.reader == Reader::Board { Text::default() } else { middle(subject.card, phase) },
        rows: subject.areas_of(phase).map(row).collect(),
    });
    let levels = framework.levels();
    let aims = heat_aims(subject);
    let marked = if aims.is_empty() { "" } else { " A thick line after a level marks what the area aims for." };
    let changes = said_since(subject, |since| {
        format!(" Where a number or a rating has changed since {since}, an arrow leads from what it was to what it is.")
    });
    Chart {
        title: titled(subject, "What is in place, area by area"),
        description: format!(
            "One row for each area, one column for each level from {} to {}. Each cell says how many of the level's statements are in \
             place: fully shaded where all are, half where some are, empty where none is. The rating stands at the end of the \
             row, on a deeper shade the higher it is, and in an outline below the first level.{marked}{changes}",
            levels[0].name,
            levels[levels.len() - 1].name
        ),
        figure: Figure::HeatMap {
            levels: levels.iter().map(|level| Text::default().quoted(&level.name)).collect(),
            groups: groups.collect(),
        },
        aims,
        since: since(subject),
    }
}

/// Where an area of this rank stands.
fn rated(subject: &Subject, score: &AreaScore, rank: usize) -> Rated {
    let levels = subject.framework.levels();
    let aim = aim(subject.assessment, subject.framework, score.area);
    let is_aim = |level: &Level| level.index == aim.level;
    Rated {
        rank,
        shares: levels.iter().map(|level| level_share(subject, score, level.index)).collect(),
        aim: Aim { level: levels.iter().position(is_aim).unwrap_or_default(), is_target: aim.is_target },
    }
}

/// What the areas on the map aim for; empty where none has a rating.
fn heat_aims(subject: &Subject) -> Text {
    let rated = || subject.areas().filter(|score| score.status.rank().is_some());
    let aims = || rated().map(|score| aim(subject.assessment, subject.framework, score.area));
    if aims().next().is_none() {
        return Text::default();
    }
    let mut text = counts_as_good_enough(subject);
    if aims().any(|aim| !aim.is_target && aim.level != subject.good_enough()) {
        text =
            text.and("; in an area without a statement at that level, the next level that has one, or else the last");
    }
    if aims().any(|aim| aim.is_target) {
        text = text.and("; an area with its own target aims for that");
    }
    text.and(".")
}

/// `Developing counts as good enough`.
fn counts_as_good_enough(subject: &Subject) -> Text {
    Text::default().quoted(&subject.framework[subject.good_enough()].name).and(" counts as good enough")
}

/// The name of the earlier round, if the report looks back to one.
fn since(subject: &Subject) -> Option<String> {
    subject.since.map(|since| since.rounds.before.clone())
}

/// A chart's title, which says if changes are shown.
fn titled(subject: &Subject, title: &str) -> String {
    format!("{title}{}", said_since(subject, |since| format!(", with changes since {since}")))
}

/// A sentence about the earlier round; empty without one.
fn said_since(subject: &Subject, sentence: impl Fn(&str) -> String) -> String {
    since(subject).map(|since| sentence(&since)).unwrap_or_default()
}

/// How much of a level is in place, and how much was in the earlier round if that differs.
fn level_share(subject: &Subject, score: &AreaScore, level: LevelIndex) -> Share {
    let now = share(score[level]);
    let before = subject.before(score).filter(|before| before.status.rank().is_some());
    let before = before.map(|before| share(before[level]));
    before.filter(|before| *before != now).map_or(now, |before| now.since(before))
}

fn share(level: LevelScore) -> Share {
    Share::new(level.met, level.applicable)
}

/// The rating; if it has changed, the earlier one and that of now.
fn rating(subject: &Subject, score: &AreaScore) -> Text {
    let framework = subject.framework;
    let now = rating_text(framework, score.area, score.status);
    let Some(change) = subject.change(score) else { return now };
    match (change.change, change.before.rank(), change.after.rank()) {
        (Change::New, ..) => Text::from("new: ").then(now),
        (Change::Gone, Some(before), _) => now.and(", was ").then(in_sentence(framework, [score.area], before)),
        (_, Some(before), Some(after)) if before != after => {
            // The column is narrow, and beside an arrow "not yet" can be read in one way only.
            let short =
                |rank| if rank == 0 { Text::from("not yet") } else { rank_title(framework, [score.area], rank) };
            short(before).and(arrow(framework)).then(short(after))
        }
        _ => now,
    }
}

/// Phases by ratings.
pub(super) fn profile(subject: &Subject) -> Chart {
    let framework = subject.framework;
    let rows: Vec<ProfileRow> = subject.phases().map(|phase| profile_row(subject, phase)).collect();
    let changes = said_since(subject, |since| {
        format!(
            " An arrow marks areas that went up or down since {since}, a plus those newly assessed; a tile with a dashed edge is \
             where an area stood then."
        )
    });
    Chart {
        title: titled(subject, "Where each phase stands"),
        description: format!(
            "One row for each phase, one column for each rating, lowest first. Each area stands as a tile under its rating; a frame \
             marks the middle rating, which more than half of the phase's areas reach, and a thick line stands where good enough \
             begins.{changes}{}",
            middles(framework, &rows)
        ),
        figure: Figure::Profile {
            ratings: (0..=framework.levels().len())
                .map(|rank| rank_title(framework, framework.areas(), rank))
                .collect(),
            good_enough: subject.good_enough().rank(),
            rows,
        },
        aims: counts_as_good_enough(subject).and(if subject.has_targets() {
            "; areas with their own targets are measured against those."
        } else {
            "."
        }),
        since: since(subject),
    }
}

fn profile_row(subject: &Subject, phase: &Phase) -> ProfileRow {
    let ranks = 0..=subject.framework.levels().len();
    let at = |rank: usize| {
        let there = subject.areas_of(phase).filter(|score| score.status.rank() == Some(rank));
        there.map(|score| format!("{}{}", change_mark(subject, score), score.area.id)).collect()
    };
    let left = |rank: usize| {
        let stood_there = |score: &&AreaScore| {
            let before = subject.change(score).and_then(|change| change.before.rank());
            before == Some(rank) && score.status.rank() != Some(rank)
        };
        subject.areas_of(phase).filter(stood_there).map(|score| score.area.id.clone()).collect()
    };
    ProfileRow {
        name: Text::default().quoted(&phase.label()),
        areas: ranks.clone().map(at).collect(),
        left: ranks.map(left).collect(),
        middle: subject.card[phase.index].median,
        unrated: subject.areas_of(phase).filter(|score| score.status.rank().is_none()).count(),
    }
}

/// A mark for how an area's rating has changed.
fn change_mark(subject: &Subject, score: &AreaScore) -> &'static str {
    match subject.change(score).map(|change| change.change) {
        Some(Change::Up) => "↑",
        Some(Change::Down) => "↓",
        Some(Change::New) => "+",
        Some(Change::Same | Change::Gone) | None => "",
    }
}

/// The middle rating of each phase, in a sentence.
fn middles(framework: &Framework, rows: &[ProfileRow]) -> String {
    let middles = rows.iter().filter_map(|row| {
        let rank = row.middle?;
        Some(format!("{}: {}", row.name.plain(), in_sentence(framework, framework.areas(), rank).plain()))
    });
    let middles: Vec<String> = middles.collect();
    if middles.is_empty() { String::new() } else { format!(" Middle ratings: {}.", middles.join("; ")) }
}

/// What is counted of each level.
const IN_PLACE: Counted = Counted {
    of: "Level",
    part: "Statements in place",
    rest: "Statements not in place",
    whole: "Statements that apply",
};

/// Statements in place at each level, over all assessed areas.
pub(super) fn levels(subject: &Subject) -> Chart {
    let framework = subject.framework;
    let sum = |areas: &mut dyn Iterator<Item = &AreaScore>, level: LevelIndex| {
        let found = areas.filter(|score| score.status.rank().is_some()).map(|score| score[level]);
        found.fold(Share::new(0, 0), |sum, level| Share::new(sum.met + level.met, sum.applicable + level.applicable))
    };
    let bar = |level: &Level| {
        let now = sum(&mut subject.areas(), level.index);
        let before =
            subject.since.map(|_| sum(&mut subject.areas().filter_map(|score| subject.before(score)), level.index));
        let share = before.map_or(now, |before| now.since(before));
        Bar { name: Text::default().quoted(&level.name), share }
    };
    let bars: Vec<Bar> = framework.levels().iter().map(bar).collect();
    let said: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name.plain(), bar.share.words())).collect();
    let changes = said_since(subject, |since| format!(" Below each, with a dashed edge, stands that of {since}."));
    Chart {
        title: titled(subject, "Statements in place at each level"),
        description: format!(
            "One bar for each level, lowest first, as long as the share of its statements that are in place over all assessed areas: \
             {}.{changes}",
            words::list(&said)
        ),
        figure: Figure::Bars { counted: IN_PLACE, bars },
        aims: Text::default(),
        since: since(subject),
    }
}
