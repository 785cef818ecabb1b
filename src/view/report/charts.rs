//! The charts of a report: which areas have what in place, where each phase stands, and how much of each level is there.

use super::Subject;
use crate::score::{AreaScore, Status};
use crate::view::chart::{Bar, Chart, Figure, HeatGroup, HeatRow, ProfileRow};
use crate::view::document::{Share, Text};
use crate::view::summary::{in_sentence, middle, rating_text};
use crate::words;

/// Areas by levels.
pub(super) fn heat_map(subject: &Subject) -> Chart {
    let framework = subject.framework;
    let row = |score: &AreaScore| HeatRow {
        name: Text::default().quoted(score.area.label()),
        shares: score
            .status
            .rank()
            .map(|_| score.levels.iter().map(|level| Share { met: level.met, applicable: level.applicable }).collect()),
        rating: rating_text(framework, score.status),
    };
    let groups = subject.phases().map(|phase| HeatGroup {
        name: Text::default().quoted(framework.phases()[phase].label()),
        aside: subject.card.phases[phase].median.map_or_else(Text::default, |rank| middle(framework, rank)),
        rows: subject.areas_of(phase).map(row).collect(),
    });
    let levels = framework.levels();
    Chart {
        title: "What is in place, area by area".to_owned(),
        description: format!(
            "One row for each area, one column for each level from {} to {}. Each cell says how many of the level's items are in \
             place: fully shaded where all are, half where some are, empty where none is. The rating stands at the end of the row.",
            levels[0].name,
            levels[levels.len() - 1].name
        ),
        figure: Figure::HeatMap {
            levels: levels.iter().map(|level| Text::default().quoted(level.name.as_str())).collect(),
            groups: groups.collect(),
        },
    }
}

/// Phases by ratings.
pub(super) fn profile(subject: &Subject) -> Chart {
    let framework = subject.framework;
    let ranks = 0..=framework.levels().len();
    let row = |phase: usize| {
        let at = |rank: usize| {
            let there = subject.areas_of(phase).filter(|score| score.status.rank() == Some(rank));
            there.map(|score| score.area.id.clone()).collect()
        };
        ProfileRow {
            name: Text::default().quoted(framework.phases()[phase].label()),
            areas: ranks.clone().map(at).collect(),
            middle: subject.card.phases[phase].median,
            unrated: subject.areas_of(phase).filter(|score| score.status.rank().is_none()).count(),
        }
    };
    let rows: Vec<ProfileRow> = subject.phases().map(row).collect();
    let middles = rows.iter().filter_map(|row| {
        row.middle.map(|rank| format!("{}: {}", row.name.plain(), in_sentence(framework, rank).plain()))
    });
    let middles: Vec<String> = middles.collect();
    let said = if middles.is_empty() { String::new() } else { format!(" Middle ratings: {}.", middles.join("; ")) };
    Chart {
        title: "Where each phase stands".to_owned(),
        description: format!(
            "One row for each phase, one column for each rating, lowest first. Each area stands as a tile under its rating; a frame \
             marks the middle rating, which more than half of the phase's areas reach.{said}"
        ),
        figure: Figure::Profile {
            ratings: ranks.map(|rank| rating_text(framework, Status::Assessed { rank })).collect(),
            rows,
        },
    }
}

/// Items in place at each level, over all assessed areas.
pub(super) fn levels(subject: &Subject) -> Chart {
    let framework = subject.framework;
    let bar = |level: usize| {
        let found = subject.areas().filter(|score| score.status.rank().is_some()).map(|score| score.levels[level]);
        let share = found.fold(Share { met: 0, applicable: 0 }, |sum, level| Share {
            met: sum.met + level.met,
            applicable: sum.applicable + level.applicable,
        });
        Bar { name: Text::default().quoted(framework.levels()[level].name.as_str()), share }
    };
    let bars: Vec<Bar> = (0..framework.levels().len()).map(bar).collect();
    let said: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name.plain(), bar.share.words())).collect();
    Chart {
        title: "Items in place at each level".to_owned(),
        description: format!(
            "One bar for each level, lowest first, as long as the share of its items that are in place over all assessed areas: {}.",
            words::list(&said)
        ),
        figure: Figure::Bars(bars),
    }
}
