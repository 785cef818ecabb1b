//! The profile: a row for each phase, a column for each rating, and in it a tile for each area that has the rating.

use crate::document::{ProfileRow, Text};
use crate::formats::html::canvas::{Anchor, CELL, Columns, Drawing, GAP, LINE, width_of};

/// The width of the phases' names on a wide page; on a narrow one they are put above their rows.
const NAMES: usize = 150;
/// With more lines of tiles than this, the number of areas is written instead.
const MAX_LINES: usize = 4;
/// What a tile is wider than its text.
const TILE_PADDING: usize = 8;

impl Drawing {
    /// Draws the profile, and gives its height.
    pub(super) fn profile(
        &mut self,
        ratings: &[Text],
        good_enough: usize,
        rows: &[ProfileRow],
        aims: &Text,
        since: Option<&str>,
    ) -> usize {
        let start = if self.is_wide() { NAMES } else { 0 };
        let columns = Columns { start, width: (self.width - start) / ratings.len() };
        let (mut y, key) = self.column_names(0, ratings, columns, 0);
        for row in rows {
            y += self.rule(y);
            y += self.profile_row(y, row, columns, good_enough);
        }
        if let Some(key) = key {
            y += self.key(y, &key);
        }
        let tiles =
            if self.crowded { "Each tile is an area, each number so many areas." } else { "Each tile is an area." };
        y += self.key(y, &format!("{tiles} A frame marks the middle rating of the phase."));
        y += self.key(y, &format!("A thick line stands where good enough begins. {}", aims.plain()));
        if let Some(since) = since {
            let changes = format!("Since {since}: ↑ up, ↓ down, + newly assessed; a dashed edge: stood there then.");
            y += self.key(y, &changes);
        }
        y
    }

    fn profile_row(&mut self, top: usize, row: &ProfileRow, columns: Columns, good_enough: usize) -> usize {
        let is_beside = columns.start > 0;
        let name_width = if is_beside { columns.start } else { self.width };
        let name = self.text("group", 0, top, name_width, &row.name);
        let (y, mut height) = if is_beside { (top, name) } else { (top + name, LINE) };
        for (rating, (areas, left)) in row.areas.iter().zip(&row.left).enumerate() {
            height = height.max(self.tiles(y, areas, left, columns, rating));
        }
        let tiles_height = height;
        if row.unrated > 0 {
            let offset = if is_beside { name } else { height };
            let text = format!("{} without a rating", row.unrated);
            height = height.max(offset + self.text("faint", 0, y + offset, name_width, &text.into()));
        }
        if let Some(middle) = row.middle {
            self.rect("middle", columns.left(middle) + 2, y, columns.width - 3, tiles_height);
        }
        self.rect("aim", columns.left(good_enough) - 2, y, 4, tiles_height);
        y + height + GAP - top
    }

    /// The areas of a phase at one rating as tiles, then those that have left it.
    fn tiles(&mut self, y: usize, areas: &[String], left: &[String], columns: Columns, rating: usize) -> usize {
        let Some(longest) = areas.iter().chain(left).map(|id| width_of(id)).max() else { return CELL };
        let width = longest + TILE_PADDING;
        let y = y + 2 * GAP;
        let per_line = (columns.width - 2 * GAP + GAP) / (width + GAP);
        if per_line == 0 || areas.len().max(left.len()) > per_line * MAX_LINES {
            self.label("", columns.middle(rating), y, Anchor::Middle, areas.len().to_string());
            self.crowded = true;
            return LINE + 4 * GAP;
        }
        let tiles = areas.iter().map(|id| ("share all", id)).chain(left.iter().map(|id| ("was", id)));
        for (number, (class, id)) in tiles.enumerate() {
            let x = columns.left(rating) + GAP + 2 + (number % per_line) * (width + GAP);
            let y = y + (number / per_line) * (CELL + GAP);
            self.rect(class, x, y, width, CELL);
            self.label(class, x + width / 2, y + 1, Anchor::Middle, id.as_str());
        }
        (areas.len() + left.len()).div_ceil(per_line) * (CELL + GAP) + 3 * GAP
    }
}
