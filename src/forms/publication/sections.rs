//! The parts of the publication in a document: its areas by their headings, and what stands at each level.

use std::collections::BTreeMap;

use crate::forms::paper::letters::squashed;
use crate::forms::paper::{Block, Line, Paper, Piece, Tick};
use crate::framework::{AreaIndex, Framework, LevelIndex};

/// What a document has about an area.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The paragraphs under "Summary".
    pub summary: Vec<String>,
    /// Those under the heading that links the area to what the framework is for.
    pub why: Vec<String>,
    /// The boxes at each level, from top to bottom.
    pub levels: BTreeMap<LevelIndex, Vec<Entry>>,
    /// The boxes that stand at no level.
    pub elsewhere: Vec<Entry>,
}

/// A box and the words behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub tick: Tick,
    /// The words, in the pieces into which lines, cells and pages cut them.
    pub chunks: Vec<String>,
    pub place: String,
}

impl Entry {
    /// The first chunks as one text. A word that was cut at its hyphen is joined.
    pub fn text(&self, chunks: usize) -> String {
        joined(self.chunks.iter().take(chunks))
    }
}

/// Pieces of a text as one.
pub fn joined<'t>(chunks: impl IntoIterator<Item = &'t String>) -> String {
    let mut text = String::new();
    for chunk in chunks {
        let is_cut = text.ends_with('-') && chunk.starts_with(char::is_lowercase);
        if !text.is_empty() && !is_cut {
            text.push(' ');
        }
        text.push_str(chunk);
    }
    text
}

/// The areas that a document has, wherever and in whatever order.
pub fn sections(paper: &Paper, framework: &Framework) -> BTreeMap<AreaIndex, Section> {
    let mut walk =
        Walk { framework, sections: BTreeMap::new(), area: None, level: None, columns: Vec::new(), part: Part::None };
    for block in &paper.blocks {
        match block {
            Block::Line(line) => walk.line(line),
            Block::Table(rows) => {
                for row in rows {
                    walk.row(row);
                }
            }
        }
    }
    walk.sections
}

/// Which text of an area the lines belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    Summary,
    Why,
}

struct Walk<'f> {
    framework: &'f Framework,
    sections: BTreeMap<AreaIndex, Section>,
    area: Option<AreaIndex>,
    /// The level that a line of its own has named.
    level: Option<LevelIndex>,
    /// The levels of the columns, of tables in the area.
    columns: Vec<Option<LevelIndex>>,
    part: Part,
}

impl Walk<'_> {
    fn line(&mut self, line: &Line) {
        let text = line.text();
        let has_box = has_box(line);
        if let Some(area) = self.heading(&text).filter(|_| !has_box) {
            self.area = Some(area);
            self.sections.entry(area).or_default();
            (self.level, self.part) = (None, Part::None);
            self.columns.clear();
        } else if !has_box && self.is_phase(&text) {
            (self.area, self.level, self.part) = (None, None, Part::None);
        } else if let Some(level) = self.level_named(&text).filter(|_| !has_box) {
            (self.level, self.part) = (Some(level), Part::None);
        } else if let Some(part) = part_named(&text).filter(|_| !has_box) {
            (self.level, self.part) = (None, part);
        } else if let Some(section) = self.area.and_then(|area| self.sections.get_mut(&area)) {
            match self.part {
                Part::Summary if !has_box => section.summary.push(text.trim().to_owned()),
                Part::Why if !has_box => section.why.push(text.trim().to_owned()),
                _ => section.take(self.level, line),
            }
        }
    }

    fn row(&mut self, row: &[Vec<Line>]) {
        self.part = Part::None;
        let texts: Vec<String> =
            row.iter().map(|cell| cell.iter().map(Line::text).collect::<Vec<_>>().join(" ")).collect();
        let has_box = row.iter().flatten().any(has_box);
        // A heading in a table that is there for the layout.
        let filled: Vec<&String> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
        if let ([text], false) = (filled.as_slice(), has_box)
            && self.heading(text).is_some()
        {
            return self.line(&Line { pieces: vec![Piece::Text((*text).clone())], place: String::new() });
        }
        let levels: Vec<Option<LevelIndex>> = texts.iter().map(|text| self.level_named(text)).collect();
        if !has_box && levels.iter().flatten().count() > 1 {
            self.columns = levels;
            return;
        }
        let of_row = levels.first().copied().flatten();
        let Some(section) = self.area.and_then(|area| self.sections.get_mut(&area)) else { return };
        for (column, cell) in row.iter().enumerate() {
            let level = of_row.or_else(|| self.columns.get(column).copied().flatten()).or(self.level);
            for line in cell.iter().filter(|_| of_row.is_none() || column > 0) {
                section.take(level, line);
            }
        }
    }

    /// The area whose heading a line is: `1a. Name`, `**1a Name**`, or its name alone.
    fn heading(&self, text: &str) -> Option<AreaIndex> {
        const LONGEST: usize = 100;
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '#' | '*' | '_'));
        if text.is_empty() || text.chars().count() > LONGEST {
            return None;
        }
        let is_heading = |id: &str, name: &str| {
            let behind = text.get(..id.len()).filter(|start| start.eq_ignore_ascii_case(id)).map(|_| &text[id.len()..]);
            let is_numbered = behind.is_some_and(|rest| {
                let rest = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
                rest.is_empty() || rest.starts_with(char::is_whitespace) || squashed(rest) == squashed(name)
            });
            is_numbered || squashed(text) == squashed(name)
        };
        self.framework.areas().iter().find(|area| is_heading(&area.id, &area.name)).map(|area| area.index)
    }

    fn is_phase(&self, text: &str) -> bool {
        let text = squashed(text);
        let is_it = |id: &str, name: &str| text == squashed(&format!("phase{id}{name}"));
        self.framework.phases().iter().any(|phase| is_it(&phase.id, &phase.name))
    }

    fn level_named(&self, text: &str) -> Option<LevelIndex> {
        let text = squashed(text);
        let is_it = |name: &str| text == squashed(name);
        self.framework.levels().iter().find(|level| is_it(&level.name) || is_it(&level.id)).map(|level| level.index)
    }
}

impl Section {
    /// Takes the boxes of a line, each with the words up to the next. Words before the first are more of the entry above.
    fn take(&mut self, level: Option<LevelIndex>, line: &Line) {
        let entries = match level {
            Some(level) => self.levels.entry(level).or_default(),
            None => &mut self.elsewhere,
        };
        for piece in &line.pieces {
            match piece {
                Piece::Box(tick) => {
                    entries.push(Entry { tick: tick.clone(), chunks: Vec::new(), place: line.place.clone() });
                }
                Piece::Text(text) if text.trim().is_empty() => {}
                Piece::Text(text) => {
                    if let Some(entry) = entries.last_mut() {
                        entry.chunks.push(text.trim().to_owned());
                    }
                }
            }
        }
    }

    /// Whether it has any box.
    pub fn has_boxes(&self) -> bool {
        !self.elsewhere.is_empty() || self.levels.values().any(|entries| !entries.is_empty())
    }
}

fn has_box(line: &Line) -> bool {
    line.pieces.iter().any(|piece| matches!(piece, Piece::Box(_)))
}

/// The publication's own headings of an area's texts.
fn part_named(text: &str) -> Option<Part> {
    const LONGEST: usize = 60;
    let text = squashed(text);
    match text.as_str() {
        "summary" => Some(Part::Summary),
        text if text.starts_with("linkto") && text.len() <= LONGEST => Some(Part::Why),
        _ => None,
    }
}
