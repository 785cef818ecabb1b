//! The heat map: a row for each area, a cell for each level, and the rating after them.

use unicode_width::UnicodeWidthStr;

use crate::document::{HeatGroup, HeatRow, Rated, Shade, Share, Text};
use crate::formats::html::canvas::{Anchor, CELL, Columns, Drawing, GAP, LETTER, LINE, WIDE_LETTER, width_of};
use crate::formats::html::classes::{extent_class, shade_class};

/// The least width of a digit or a stroke.
const DIGIT: usize = 6;
/// The line that marks what is aimed for, and the space between cells in which it stands.
const AIM: usize = 3;
const BETWEEN: usize = AIM + 2;
/// Between the cells and the rating.
const BEFORE_RATING: usize = 2 * GAP;
/// Between the edge of a rating's box and its words.
const PADDING: usize = 4;
/// The most of a narrow screen that ratings take beside the cells; where they need more, they are put below.
const NARROW_RATING: usize = 96;

/// Where everything stands on a row of the map.
#[derive(Clone, Copy)]
struct Layout {
    levels: usize,
    columns: Columns,
    /// The width of a rating's box.
    rating: usize,
    /// Whether ratings stand beside the cells, and not below them.
    beside: bool,
}

impl Layout {
    /// The x at which ratings begin.
    fn rating_x(self) -> usize {
        if self.beside { self.columns.left(self.levels) + BEFORE_RATING } else { 0 }
    }
}

impl Drawing {
    /// Draws the heat map, and gives its height.
    pub(super) fn heat_map(
        &mut self,
        levels: &[Text],
        groups: &[HeatGroup],
        aims: &Text,
        since: Option<&str>,
    ) -> usize {
        let layout = self.heat_layout(levels.len(), groups);
        let (mut y, key) = self.column_names(0, levels, layout.columns, 1);
        if layout.beside {
            self.label("head", layout.rating_x() + PADDING, y - LINE - GAP, Anchor::Start, "Rating");
        }
        for group in groups {
            y += self.rule(y);
            y += self.group_heading(y, group, layout.columns.left(levels.len()) + BEFORE_RATING);
            for row in &group.rows {
                y += self.heat_row(y, row, layout);
            }
        }
        if let Some(key) = key {
            y += self.key(y, &key);
        }
        y += self.shades(y, !aims.is_empty(), since);
        if !aims.is_empty() {
            y += self.key(y, &aims.plain());
        }
        if self.crowded {
            y += self.key(y, "Numbers that have no room here stand in the table.");
        }
        y
    }

    /// On a narrow screen the columns begin at the edge, and names are put above their rows.
    fn heat_layout(&self, levels: usize, groups: &[HeatGroup]) -> Layout {
        let ratings = || groups.iter().flat_map(|group| &group.rows).map(|row| row.rating.plain());
        let line = ratings().map(|rating| width_of(&rating)).max().unwrap_or(0).max(width_of("Rating")) + 2 * PADDING;
        if self.is_wide() {
            let rating = line.min(self.width / 3);
            // Names get what room numbers don't need.
            let numbers = groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.rated.as_ref());
            let numbers = numbers.flat_map(|rated| &rated.shares).map(|share| drawn_width(&share.short())).max();
            let most = (self.width - rating) * 3 / 5 / levels;
            let width = (numbers.unwrap_or(0) + BETWEEN).max(most * 3 / 4).min(most).clamp(40, 84);
            let start = (self.width - rating).saturating_sub(levels * width + 4 * GAP);
            return Layout { levels, columns: Columns { start, width }, rating, beside: true };
        }
        let word =
            ratings().filter_map(|rating| rating.split(' ').map(width_of).max()).max().unwrap_or(0) + 2 * PADDING;
        let beside = word <= NARROW_RATING;
        let rating = line.min(if beside { NARROW_RATING } else { self.width });
        let room = if beside { self.width - rating - BEFORE_RATING } else { self.width };
        Layout { levels, columns: Columns { start: 0, width: (room / levels).min(48) }, rating, beside }
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

    fn heat_row(&mut self, top: usize, row: &HeatRow, layout: Layout) -> usize {
        let Layout { columns, .. } = layout;
        let mut y = top;
        let mut height = CELL;
        if columns.start > 0 {
            height = height.max(self.text("", 0, y, columns.start, &row.name));
        } else {
            y += self.text("", 0, y, self.width, &row.name);
        }
        if let Some(rated) = &row.rated {
            for (level, share) in rated.shares.iter().enumerate() {
                self.heat_cell(*share, columns.left(level), y, columns.width - BETWEEN);
            }
            self.rect("aim", columns.left(rated.aim.level + 1) - AIM - 1, y, AIM, CELL);
        }
        let below = if layout.beside || row.rated.is_none() { 0 } else { CELL + GAP };
        height = height.max(below + self.rating(y + below, row, layout));
        y + height + GAP - top
    }

    /// The rating in a box of its shade; just words, where there is none.
    fn rating(&mut self, y: usize, row: &HeatRow, layout: Layout) -> usize {
        let x = layout.rating_x();
        let class = row.rated.as_ref().map_or("faint", |rated| shade_class(rated.shade()));
        // Narrower than the room there is, so that no wide letters run over the edge.
        let room = (layout.rating - 2 * PADDING) * LETTER / WIDE_LETTER;
        let height = CELL.max(self.text(class, x + PADDING, y, room, &row.rating) + 1);
        // The outline of the lowest is thick, so it is drawn a little further in.
        match row.rated.as_ref().map(Rated::shade) {
            Some(Shade::Below) => self.rect(class, x + 1, y + 1, layout.rating - 2, height - 2),
            Some(_) => self.rect(class, x, y, layout.rating, height),
            None => {}
        }
        height
    }

    fn heat_cell(&mut self, share: Share, x: usize, y: usize, width: usize) {
        let class = extent_class(share.extent());
        if share.applicable > 0 {
            self.rect(class, x, y, width, CELL);
        }
        let fits = |text: &String| drawn_width(text) <= width;
        // Where the earlier share has no room, the arrow alone says that there was one.
        let mut texts = vec![share.short()];
        texts.extend(share.before().map(|_| format!("→{}", share.now().short())));
        self.crowded |= !fits(&texts[0]);
        if let Some(text) = texts.into_iter().find(fits) {
            self.label(class, x + width / 2, y, Anchor::Middle, text);
        }
    }

    /// What the shades mean, the line if there is one, and the arrow if there is an earlier round.
    fn shades(&mut self, top: usize, has_aims: bool, since: Option<&str>) -> usize {
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
        if has_aims {
            let line = "aimed for";
            if x + AIM + 3 * GAP + width_of(line) > self.width {
                y += LINE;
                x = 0;
            }
            self.rect("aim", x, y + GAP, AIM, LINE - 2 * GAP);
            self.label("key", x + AIM + 3 * GAP, y, Anchor::Start, line);
            x += AIM + 3 * GAP + width_of(line) + 4 * GAP;
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

/// About how wide the numbers of a share are drawn: an arrow takes as much as two digits.
fn drawn_width(numbers: &str) -> usize {
    (numbers.width() + numbers.matches('→').count()) * DIGIT
}
