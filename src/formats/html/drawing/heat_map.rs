//! The heat map: a row for each area, a cell for each level, and the rating after them.

use unicode_width::UnicodeWidthStr;

use crate::document::{HeatGroup, HeatRow, Share, Text};
use crate::formats::html::canvas::{Anchor, CELL, Columns, Drawing, GAP, LETTER, LINE, WIDE_LETTER, width_of};
use crate::formats::html::classes::extent_class;

/// The least width of a digit or a stroke.
const DIGIT: usize = 6;
/// Between the cells and the rating.
const BEFORE_RATING: usize = 3 * GAP;

impl Drawing {
    /// Draws the heat map, and gives its height.
    pub(super) fn heat_map(&mut self, levels: &[Text], groups: &[HeatGroup], since: Option<&str>) -> usize {
        let columns = self.heat_columns(levels.len(), groups);
        let (mut y, key) = self.column_names(0, levels, columns, 1);
        for group in groups {
            y += self.rule(y);
            y += self.group_heading(y, group, columns.left(levels.len()) + BEFORE_RATING);
            for row in &group.rows {
                y += self.heat_row(y, row, columns, levels.len());
            }
        }
        if let Some(key) = key {
            y += self.key(y, &key);
        }
        y += self.shades(y, since);
        if self.crowded {
            y += self.key(y, "Numbers that have no room here stand in the table.");
        }
        y
    }

    /// The columns of the levels. On a narrow screen they begin at the edge, and names are put above their rows.
    fn heat_columns(&self, levels: usize, groups: &[HeatGroup]) -> Columns {
        let ratings = groups.iter().flat_map(|group| &group.rows).map(|row| width_of(&row.rating.plain()));
        let rating = ratings.max().unwrap_or(0).min(self.width / 3);
        if self.is_wide() {
            let width = ((self.width - rating) * 3 / 5 / levels).clamp(40, 84);
            Columns { start: (self.width - rating).saturating_sub(levels * width + 4 * GAP), width }
        } else {
            Columns { start: 0, width: ((self.width - rating - 4 * GAP) / levels).min(46) }
        }
    }

    /// The name of a group with what there is to say of it beside or, if that is too long, below. `after_cells` is the x at which
    /// the ratings begin.
    fn group_heading(&mut self, y: usize, group: &HeatGroup, after_cells: usize) -> usize {
        let aside_x = after_cells.min(self.width.saturating_sub(group.aside.plain().width() * LETTER));
        if aside_x < self.width / 3 {
            let name = self.text("group", 0, y, self.width, &group.name);
            return name + self.text("faint", 0, y + name, self.width, &group.aside);
        }
        let aside = self.text("faint", aside_x, y, self.width - aside_x, &group.aside);
        aside.max(self.text("group", 0, y, aside_x, &group.name))
    }

    fn heat_row(&mut self, top: usize, row: &HeatRow, columns: Columns, levels: usize) -> usize {
        let mut y = top;
        let mut height = CELL;
        if columns.start > 0 {
            height = height.max(self.text("", 0, y, columns.start, &row.name));
        } else {
            y += self.text("", 0, y, self.width, &row.name);
        }
        for (level, share) in row.shares.iter().flatten().enumerate() {
            self.heat_cell(*share, columns.left(level), y, columns.width - GAP);
        }
        let rating_x = columns.left(levels) + BEFORE_RATING;
        // Narrower than the room there is, so that no wide letters run over the edge.
        let rating_width = self.width.saturating_sub(rating_x) * LETTER / WIDE_LETTER;
        let class = if row.shares.is_some() { "" } else { "faint" };
        height = height.max(self.text(class, rating_x, y, rating_width, &row.rating));
        y + height + GAP - top
    }

    fn heat_cell(&mut self, share: Share, x: usize, y: usize, width: usize) {
        let class = extent_class(share.extent());
        if share.applicable > 0 {
            self.rect(class, x, y, width, CELL);
        }
        // An arrow is as wide as two digits.
        let fits = |text: &String| (text.width() + text.matches('→').count()) * DIGIT <= width;
        // Where the earlier share has no room, the arrow alone says that there was one.
        let mut texts = vec![share.short()];
        texts.extend(share.before().map(|_| format!("→{}", share.now().short())));
        self.crowded |= !fits(&texts[0]);
        if let Some(text) = texts.into_iter().find(fits) {
            self.label(class, x + width / 2, y, Anchor::Middle, text);
        }
    }

    /// What the shades mean, and the arrow if there is an earlier round.
    fn shades(&mut self, top: usize, since: Option<&str>) -> usize {
        let mut x = 0;
        let mut y = top + 2 * GAP;
        for (class, text) in [("", "In place:"), ("share all", "all"), ("share part", "some"), ("share none", "none")] {
            if !class.is_empty() {
                self.rect(class, x, y + GAP, CELL, LINE - 2 * GAP);
                x += CELL + 3 * GAP;
            }
            self.label("key", x, y, Anchor::Start, text);
            x += width_of(text) + 4 * GAP;
        }
        if let Some(since) = since {
            let arrow = format!("Arrow: {since} → now");
            if x + width_of(&arrow) > self.width {
                y += LINE;
                x = 0;
            }
            self.label("key", x, y, Anchor::Start, arrow);
        }
        y + LINE + GAP - top
    }
}
