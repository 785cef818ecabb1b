//! Draws charts as boxes and labels, once for a wide page and once for a narrow screen. How they look is up to the style sheet;
//! here is only where things stand. What a box means is said in words or numbers in or beside it.

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::extent_class;
use crate::document::{Bar, Chart, Figure, HeatGroup, HeatRow, ProfileRow};
use crate::document::{Piece, Share, Text};

/// For whom a chart is drawn: a page of at least so many pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) name: &'static str,
    width: usize,
}

pub(super) const WIDE: Size = Size { name: "wide", width: 720 };
pub(super) const NARROW: Size = Size { name: "narrow", width: 288 };

/// A drawn chart.
pub(super) struct Drawing {
    pub(super) size: &'static str,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) boxes: Vec<Box>,
    pub(super) labels: Vec<Label>,
    /// Something had no room and is said in short, or only in the table.
    crowded: bool,
}

pub(super) struct Box {
    pub(super) class: &'static str,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

pub(super) struct Label {
    pub(super) class: &'static str,
    pub(super) x: usize,
    /// The line that the letters stand on.
    pub(super) y: usize,
    pub(super) place: Place,
    /// In the words of the framework.
    pub(super) quoted: bool,
    pub(super) text: String,
}

/// What of a label stands at its x.
pub(super) enum Place {
    Start,
    Middle,
}

/// The height of a line of text, and how far above its foot letters stand.
const LINE: usize = 17;
const FOOT: usize = 5;
/// Between boxes.
const GAP: usize = 2;
/// A cell of the heat map.
const CELL: usize = 18;
/// About how many pixels a letter takes; where nothing may be cut off, with room to spare for bold ones and wide fonts.
const LETTER: usize = 7;
const WIDE_LETTER: usize = 8;
/// The least that a digit or a stroke takes.
const DIGIT: usize = 6;

/// Draws a chart for one size of page.
pub(super) fn draw(chart: &Chart, size: Size) -> Drawing {
    let mut drawing = Drawing {
        size: size.name,
        width: size.width,
        height: 0,
        boxes: Vec::new(),
        labels: Vec::new(),
        crowded: false,
    };
    match &chart.figure {
        Figure::HeatMap { levels, groups } => drawing.heat_map(levels, groups, chart.since.as_deref()),
        Figure::Profile { ratings, rows } => {
            drawing.profile(ratings, rows);
            if let Some(since) = &chart.since {
                drawing
                    .key(&format!("Since {since}: ↑ up, ↓ down, + newly assessed; a dashed edge: stood there then."));
            }
        }
        Figure::Bars(bars) => {
            drawing.bars(bars);
            if let Some(since) = &chart.since {
                drawing.key(&format!("With a dashed edge: {since}."));
            }
        }
    }
    drawing
}

fn width_of(text: &str) -> usize {
    text.width() * WIDE_LETTER
}

/// The lines that a text needs in so many pixels.
fn lines_of(text: &str, width: usize, letter: usize) -> Vec<String> {
    let options = Options::new((width / letter).max(4)).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

fn is_quoted(text: &Text) -> bool {
    text.pieces.iter().all(|piece| matches!(piece, Piece::Quoted(..)))
}

/// Columns side by side: where the first starts, and how wide each is.
#[derive(Clone, Copy)]
struct Columns {
    start: usize,
    width: usize,
}

impl Columns {
    fn left(self, column: usize) -> usize {
        self.start + column * self.width
    }

    fn middle(self, column: usize) -> usize {
        self.left(column) + self.width / 2
    }
}

impl Drawing {
    fn is_wide(&self) -> bool {
        self.width == WIDE.width
    }

    fn text(&mut self, class: &'static str, x: usize, place: Place, text: impl Into<String>) {
        let y = self.height + LINE - FOOT;
        self.labels.push(Label { class, x, y, place, quoted: false, text: text.into() });
    }

    /// Words of the framework from x on, over as many lines as they need; how high they are.
    fn name(&mut self, class: &'static str, x: usize, width: usize, name: &Text) -> usize {
        let quoted = is_quoted(name);
        let lines = lines_of(&name.plain(), width, LETTER);
        let height = lines.len() * LINE;
        for (number, text) in lines.into_iter().enumerate() {
            let y = self.height + number * LINE + LINE - FOOT;
            self.labels.push(Label { class, x, y, place: Place::Start, quoted, text });
        }
        height
    }

    /// The names of columns over them; where they are too long, numbers from `first` on, and a key to be written below.
    fn heading(&mut self, names: &[Text], columns: Columns, first: usize) -> Option<String> {
        let fit = names.iter().all(|name| name.plain().split(' ').all(|word| width_of(word) <= columns.width));
        let top = self.height;
        let mut height = 0;
        for (column, name) in names.iter().enumerate() {
            let lines = if fit {
                lines_of(&name.plain(), columns.width, WIDE_LETTER)
            } else {
                vec![(first + column).to_string()]
            };
            for (number, line) in lines.into_iter().enumerate() {
                self.height = top + number * LINE;
                self.text("head", columns.middle(column), Place::Middle, line);
                if let Some(label) = self.labels.last_mut() {
                    label.quoted = fit && is_quoted(name);
                }
                height = height.max((number + 1) * LINE);
            }
        }
        self.height = top + height + GAP;
        let numbered = names.iter().enumerate().map(|(column, name)| format!("{} {}", first + column, name.plain()));
        (!fit).then(|| numbered.collect::<Vec<_>>().join(", "))
    }

    fn rule(&mut self) {
        self.boxes.push(Box { class: "rule", x: 0, y: self.height, width: self.width, height: 1 });
        self.height += GAP;
    }

    /// A line below everything that explains it.
    fn key(&mut self, text: &str) {
        self.height += GAP;
        self.height += self.name("key", 0, self.width, &text.into());
    }

    fn heat_map(&mut self, levels: &[Text], groups: &[HeatGroup], since: Option<&str>) {
        let ratings = groups.iter().flat_map(|group| &group.rows).map(|row| width_of(&row.rating.plain()));
        let rating = ratings.max().unwrap_or(0).min(self.width / 3);
        let (label, cell) = if self.is_wide() {
            let cell = ((self.width - rating) * 3 / 5 / levels.len()).clamp(40, 84);
            ((self.width - rating).saturating_sub(levels.len() * cell + 4 * GAP), cell)
        } else {
            (0, ((self.width - rating - 4 * GAP) / levels.len()).min(46))
        };
        let columns = Columns { start: label, width: cell };
        let key = self.heading(levels, columns, 1);
        for group in groups {
            self.rule();
            let after = (columns.left(levels.len()) + 3 * GAP)
                .min(self.width.saturating_sub(group.aside.plain().width() * LETTER));
            if after < self.width / 3 {
                // Too long to stand beside the name.
                self.height += self.name("group", 0, self.width, &group.name);
                self.height += self.name("faint", 0, self.width, &group.aside);
            } else {
                let aside = self.name("faint", after, self.width - after, &group.aside);
                self.height += aside.max(self.name("group", 0, after, &group.name));
            }
            for row in &group.rows {
                self.heat_row(row, columns, levels.len());
            }
        }
        if let Some(key) = key {
            self.key(&key);
        }
        self.shades(since);
        if self.crowded {
            self.key("Numbers that have no room here stand in the table.");
        }
    }

    /// What the shades of the heat map mean.
    fn shades(&mut self, since: Option<&str>) {
        let mut x = 0;
        self.height += 2 * GAP;
        for (class, text) in [("", "In place:"), ("share all", "all"), ("share part", "some"), ("share none", "none")] {
            if !class.is_empty() {
                self.boxes.push(Box { class, x, y: self.height + GAP, width: CELL, height: LINE - 2 * GAP });
                x += CELL + 3 * GAP;
            }
            self.text("key", x, Place::Start, text);
            x += width_of(text) + 4 * GAP;
        }
        if let Some(since) = since {
            let said = format!("Arrow: {since} → now");
            if x + width_of(&said) > self.width {
                self.height += LINE;
                x = 0;
            }
            self.text("key", x, Place::Start, said);
        }
        self.height += LINE + GAP;
    }

    fn heat_row(&mut self, row: &HeatRow, columns: Columns, levels: usize) {
        let mut height = CELL;
        if columns.start > 0 {
            height = height.max(self.name("", 0, columns.start, &row.name));
        } else {
            self.height += self.name("", 0, self.width, &row.name);
        }
        for (level, share) in row.shares.iter().flatten().enumerate() {
            self.heat_cell(*share, columns.left(level), columns.width - GAP);
        }
        let after = columns.left(levels) + 3 * GAP;
        height = height.max(self.name(
            if row.shares.is_some() { "" } else { "faint" },
            after,
            // Nothing may run over the edge of the picture.
            self.width.saturating_sub(after) * LETTER / WIDE_LETTER,
            &row.rating,
        ));
        self.height += height + GAP;
    }

    fn heat_cell(&mut self, share: Share, x: usize, width: usize) {
        let class = extent_class(share.extent());
        if share.applicable > 0 {
            self.boxes.push(Box { class, x, y: self.height, width, height: CELL });
        }
        // An arrow is as wide as two digits.
        let fits = |text: &String| (text.width() + text.matches('→').count()) * DIGIT <= width;
        // What it was is the first to give way.
        let mut texts = vec![share.short()];
        texts.extend(share.before().map(|_| format!("→{}", share.now().short())));
        self.crowded |= !fits(&texts[0]);
        if let Some(text) = texts.into_iter().find(fits) {
            self.text(class, x + width / 2, Place::Middle, text);
        }
    }

    fn profile(&mut self, ratings: &[Text], rows: &[ProfileRow]) {
        let label = if self.is_wide() { 150 } else { 0 };
        let columns = Columns { start: label, width: (self.width - label) / ratings.len() };
        let key = self.heading(ratings, columns, 0);
        for row in rows {
            self.rule();
            let mut height = if label > 0 { 0 } else { LINE };
            let name = self.name("group", 0, if label > 0 { label } else { self.width }, &row.name);
            if label == 0 {
                self.height += name;
            } else {
                height = name;
            }
            for (rating, (areas, left)) in row.areas.iter().zip(&row.left).enumerate() {
                height = height.max(self.tiles(areas, left, columns, rating));
            }
            let framed = height;
            if row.unrated > 0 {
                let top = self.height;
                self.height += if label > 0 { name } else { height };
                let said = format!("{} without a rating", row.unrated);
                let below = self.name("faint", 0, if label > 0 { label } else { self.width }, &said.into());
                height = height.max(self.height + below - top);
                self.height = top;
            }
            if let Some(middle) = row.middle {
                let (x, width) = (columns.left(middle) + 1, columns.width - 2);
                self.boxes.push(Box { class: "middle", x, y: self.height, width, height: framed });
            }
            self.height += height + GAP;
        }
        if let Some(key) = key {
            self.key(&key);
        }
        let tiles =
            if self.crowded { "Each tile is an area, each number so many areas." } else { "Each tile is an area." };
        self.key(&format!("{tiles} A frame marks the middle rating of the phase."));
    }

    /// The areas of a phase at one rating as tiles, then those that have left it; how high they are.
    fn tiles(&mut self, areas: &[String], left: &[String], columns: Columns, rating: usize) -> usize {
        const MOST_LINES: usize = 4;
        let Some(longest) = areas.iter().chain(left).map(|id| width_of(id)).max() else { return CELL };
        let tiles = areas.iter().map(|id| ("share all", id)).chain(left.iter().map(|id| ("was", id)));
        let count = areas.len() + left.len();
        let tile = longest + 8;
        let inside = columns.width - 2 * GAP;
        let per_line = (inside + GAP) / (tile + GAP);
        let top = self.height;
        if per_line == 0 || areas.len().max(left.len()) > per_line * MOST_LINES {
            self.height += 2 * GAP;
            self.text("", columns.middle(rating), Place::Middle, areas.len().to_string());
            self.crowded = true;
            self.height = top;
            return LINE + 4 * GAP;
        }
        for (number, (class, id)) in tiles.enumerate() {
            let x = columns.left(rating) + GAP + 2 + (number % per_line) * (tile + GAP);
            self.height = top + 2 * GAP + (number / per_line) * (CELL + GAP);
            self.boxes.push(Box { class, x, y: self.height, width: tile, height: CELL });
            self.height += 1;
            self.text(class, x + tile / 2, Place::Middle, id.as_str());
        }
        self.height = top;
        count.div_ceil(per_line) * (CELL + GAP) + 4 * GAP - GAP
    }

    fn bars(&mut self, bars: &[Bar]) {
        let shares = bars.iter().flat_map(|bar| [Some(bar.share.now()), bar.share.before()]).flatten();
        let value = shares.map(|share| width_of(&share.words())).max().unwrap_or(0);
        let label = if self.is_wide() { 150 } else { 0 };
        let track = self.width - label - value - 4 * GAP;
        for bar in bars {
            let name = self.name("", 0, if label > 0 { label } else { self.width }, &bar.name);
            if label == 0 {
                self.height += name;
            }
            let filled = |share: Share| (track * share.met).checked_div(share.applicable).unwrap_or(0);
            for (class, width) in [("share none", track), ("share all", filled(bar.share))] {
                self.boxes.push(Box { class, x: label, y: self.height, width, height: LINE });
            }
            self.text("", label + track + 4 * GAP, Place::Start, bar.share.now().words());
            let top = self.height;
            if let Some(before) = bar.share.before() {
                self.height += CELL + GAP;
                let width = filled(before);
                self.boxes.push(Box { class: "was", x: label, y: self.height, width, height: LINE - 2 * GAP });
                self.text("faint", label + track + 4 * GAP, Place::Start, before.words());
            }
            let drawn = self.height - top + CELL;
            self.height = top + if label > 0 { name.max(drawn) } else { drawn } + 2 * GAP;
        }
    }
}
