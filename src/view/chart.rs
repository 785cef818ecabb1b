//! The charts of a report as neutral figures: what is shown and in which order, and the same as a table. Nothing here is
//! drawn; each writer draws in its own way, or writes the table.

use super::document::{Column, Row, Share, Table, Text};

/// A chart with what it shows in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    /// How the chart is built, for those who don't see it, and what it comes to where that can be said in a sentence.
    pub description: String,
    pub figure: Figure,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Areas by levels: how much of each level is in place.
    HeatMap { levels: Vec<String>, groups: Vec<HeatGroup> },
    /// Phases by ratings: which areas stand where.
    Profile { ratings: Vec<String>, rows: Vec<ProfileRow> },
    /// Levels: how many items are in place of those that apply.
    Bars(Vec<Bar>),
}

/// The areas of one phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatGroup {
    pub name: String,
    /// What there is to say of the phase as a whole; may be empty.
    pub aside: String,
    pub rows: Vec<HeatRow>,
}

/// An area on the heat map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    pub name: String,
    /// One for each level, lowest first; absent for an area without a rating.
    pub shares: Option<Vec<Share>>,
    /// The rating, or why there is none.
    pub rating: String,
}

/// A phase of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileRow {
    pub name: String,
    /// For each rating, lowest first, the ids of the areas that have it.
    pub areas: Vec<Vec<String>>,
    /// The place of the middle rating; absent where no area has one.
    pub middle: Option<usize>,
    /// How many areas have no rating.
    pub unrated: usize,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub name: String,
    pub share: Share,
}

impl Chart {
    /// The same numbers as a table, with the chart's title as its caption.
    pub fn table(&self) -> Table {
        let (columns, rows) = match &self.figure {
            Figure::HeatMap { levels, groups } => heat_table(levels, groups),
            Figure::Profile { ratings, rows } => profile_table(ratings, rows),
            Figure::Bars(bars) => bar_table(bars),
        };
        Table { caption: self.title.clone(), columns, rows }
    }
}

fn heat_table(levels: &[String], groups: &[HeatGroup]) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![Column::flexible("Improvement area")];
    columns.extend(levels.iter().map(|level| Column::fixed(level)));
    columns.push(Column::evident("Rating"));
    let mut rows = Vec::new();
    for group in groups {
        let mut heading = vec![Text::default(); columns.len()];
        heading[0] = Text::default().quoted(group.name.as_str());
        heading[levels.len() + 1] = group.aside.as_str().into();
        rows.push(Row::group(heading));
        rows.extend(group.rows.iter().map(|row| {
            let mut cells = vec![Text::default().quoted(row.name.as_str())];
            match &row.shares {
                Some(shares) => cells.extend(shares.iter().map(|share| Text::default().share(*share))),
                None => cells.extend(levels.iter().map(|_| Text::default())),
            }
            cells.push(row.rating.as_str().into());
            Row::new(cells)
        }));
    }
    (columns, rows)
}

fn profile_table(ratings: &[String], phases: &[ProfileRow]) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![Column::flexible("Phase")];
    columns.extend(ratings.iter().map(|rating| Column::fixed(rating)));
    columns.push(Column::fixed("Middle rating"));
    let unrated = phases.iter().any(|phase| phase.unrated > 0);
    if unrated {
        columns.push(Column::numeric("Without a rating"));
    }
    let areas = |ids: &Vec<String>| match ids.len() {
        0 => Text::default(),
        count => format!("{count}: {}", ids.join(", ")).into(),
    };
    let row = |phase: &ProfileRow| {
        let mut cells = vec![Text::default().quoted(phase.name.as_str())];
        cells.extend(phase.areas.iter().map(areas));
        cells.push(phase.middle.map_or("none yet", |place| ratings[place].as_str()).into());
        if unrated {
            cells.push(phase.unrated.to_string().into());
        }
        Row::new(cells)
    };
    (columns, phases.iter().map(row).collect())
}

fn bar_table(bars: &[Bar]) -> (Vec<Column>, Vec<Row>) {
    let columns =
        vec![Column::flexible("Level"), Column::numeric("Items in place"), Column::numeric("Items that apply")];
    let row = |bar: &Bar| {
        let count = |count: usize| Text::from(count.to_string());
        Row::new(vec![bar.name.as_str().into(), count(bar.share.met), count(bar.share.applicable)])
    };
    (columns, bars.iter().map(row).collect())
}
