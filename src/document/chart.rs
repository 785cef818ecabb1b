//! The charts of a report as data: what is shown and in which order, and the same as a table. Each writer draws a chart in its own
//! way, or writes the table.

use super::table::{Column, Look, Row, Shade, Table};
use super::text::{Share, Text};

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    /// The alternative text: how the chart is built, and what it shows where a sentence can tell.
    pub description: String,
    pub figure: Figure,
    /// What is aimed for, which the chart marks: a sentence; empty where it marks nothing.
    pub aims: Text,
    /// The name of the earlier round, where the chart also shows what has changed since.
    pub since: Option<String>,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Areas by levels: how much of each level is in place.
    HeatMap { levels: Vec<Text>, groups: Vec<HeatGroup> },
    /// Phases by ratings: which areas have which rating. What is good enough begins with the rating at the index `good_enough`.
    Profile { ratings: Vec<Text>, good_enough: usize, rows: Vec<ProfileRow> },
    /// How many there are of how many.
    Bars { counted: Counted, bars: Vec<Bar> },
}

/// What bars stand for, and what is counted: the headings of their table, and the names of their parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub of: &'static str,
    pub part: &'static str,
    /// What is not in the part.
    pub rest: &'static str,
    pub whole: &'static str,
}

/// The areas of one phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatGroup {
    pub name: Text,
    /// A remark about the phase as a whole; may be empty.
    pub aside: Text,
    pub rows: Vec<HeatRow>,
}

/// An area on the heat map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    pub name: Text,
    /// The rating in words, or why there is none.
    pub rating: Text,
    /// Absent for an area without a rating.
    pub rated: Option<Rated>,
}

/// Where a rated area stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// How many levels it has reached.
    pub rank: usize,
    /// One for each level, lowest first.
    pub shares: Vec<Share>,
    pub aim: Aim,
}

/// What is aimed for in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// An index into the levels.
    pub level: usize,
    /// Whether it is a target of the area's own.
    pub is_target: bool,
}

impl Rated {
    /// The shade of its rating.
    pub fn shade(&self) -> Shade {
        Shade::of_rank(self.rank, self.shares.len())
    }
}

/// A phase of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileRow {
    pub name: Text,
    /// For each rating, lowest first, the ids of the areas that have it; in front of an id can be a mark for how the rating changed.
    pub areas: Vec<Vec<String>>,
    /// For each rating the ids of the areas that had it in the earlier round and don't have it now.
    pub left: Vec<Vec<String>>,
    /// The middle rating, as an index into the ratings; absent where no area has a rating.
    pub middle: Option<usize>,
    /// How many areas have no rating.
    pub unrated: usize,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub name: Text,
    pub share: Share,
}

impl Chart {
    /// The same numbers as a table, with the chart's title as its caption.
    pub fn table(&self) -> Table {
        let (columns, rows) = match &self.figure {
            Figure::HeatMap { levels, groups } => heat_table(levels, groups),
            Figure::Profile { ratings, rows, .. } => profile_table(ratings, rows),
            Figure::Bars { counted, bars } => bar_table(counted, bars, self.since.as_deref()),
        };
        Table { caption: self.title.as_str().into(), columns, rows }
    }
}

fn heat_table(levels: &[Text], groups: &[HeatGroup]) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![Column::flexible("Improvement area")];
    columns.extend(levels.iter().map(|level| Column::fixed(level.clone())));
    columns.push(Column::evident("Rating"));
    let mut rows = Vec::new();
    for group in groups {
        let mut heading = vec![Text::default(); columns.len()];
        heading[0] = group.name.clone();
        heading[levels.len() + 1] = group.aside.clone();
        rows.push(Row::group(heading));
        rows.extend(group.rows.iter().map(|row| {
            let mut cells = vec![row.name.clone()];
            match &row.rated {
                Some(rated) => cells.extend(rated.shares.iter().map(|share| Text::default().share(*share))),
                None => cells.extend(levels.iter().map(|_| Text::default())),
            }
            let target = row.rated.as_ref().map(|rated| rated.aim).filter(|aim| aim.is_target);
            cells.push(match target {
                Some(aim) => row.rating.clone().line().and("aims for ").then(levels[aim.level].clone()),
                None => row.rating.clone(),
            });
            Row::new(cells).looking(row.rated.as_ref().map(heat_looks).unwrap_or_default())
        }));
    }
    (columns, rows)
}

/// The mark at the level aimed for, and the shade of the rating.
fn heat_looks(rated: &Rated) -> Vec<Look> {
    let level = |level| if level == rated.aim.level { Look::Aim } else { Look::Plain };
    let levels = (0..rated.shares.len()).map(level);
    std::iter::once(Look::Plain).chain(levels).chain([Look::Rating(rated.shade())]).collect()
}

fn profile_table(ratings: &[Text], phases: &[ProfileRow]) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![Column::flexible("Phase")];
    columns.extend(ratings.iter().map(|rating| Column::fixed(rating.clone())));
    columns.push(Column::fixed("Middle rating"));
    let unrated = phases.iter().any(|phase| phase.unrated > 0);
    if unrated {
        columns.push(Column::numeric("Without a rating"));
    }
    let areas = |(ids, left): (&Vec<String>, &Vec<String>)| {
        let now = (!ids.is_empty()).then(|| format!("{}: {}", ids.len(), ids.join(", ")));
        let before = (!left.is_empty()).then(|| format!("stood here: {}", left.join(", ")));
        Text::from(now.into_iter().chain(before).collect::<Vec<_>>().join("; "))
    };
    let row = |phase: &ProfileRow| {
        let mut cells = vec![phase.name.clone()];
        cells.extend(phase.areas.iter().zip(&phase.left).map(areas));
        cells.push(phase.middle.map_or("none yet".into(), |rating| ratings[rating].clone()));
        if unrated {
            cells.push(phase.unrated.to_string().into());
        }
        Row::new(cells)
    };
    (columns, phases.iter().map(row).collect())
}

fn bar_table(counted: &Counted, bars: &[Bar], since: Option<&str>) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![Column::flexible(counted.of), Column::numeric(counted.part), Column::numeric(counted.whole)];
    columns.extend(since.map(|since| Column::numeric(format!("In place, {since}"))));
    columns.extend(since.map(|since| Column::numeric(format!("That apply, {since}"))));
    let row = |bar: &Bar| {
        let mut counts = vec![bar.share.met, bar.share.applicable];
        counts.extend(bar.share.was.into_iter().flat_map(|(met, applicable)| [met, applicable]));
        let counts = counts.into_iter().map(|count| count.to_string().into());
        Row::new(std::iter::once(bar.name.clone()).chain(counts).collect())
    };
    (columns, bars.iter().map(row).collect())
}
