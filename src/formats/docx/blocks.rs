//! The blocks of a document one after another, and the charts that come to stand in parts of their own.

use askama::Template;

use super::bars::{BarChart, Drawing, with_earlier};
use super::table::{Naming, TableXml};
use super::text::{Manner, Paragraph, Reading, Run, runs};
use super::{TEXT_WIDTH, append, xml};
use crate::document::{Block, Entry, Table, Text};
use crate::document::{Chart, Figure};

/// The styles of headings, the document's own first; deeper ones look like the last.
const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];

/// What a document comes to.
pub(super) struct Body<'a> {
    /// Its blocks.
    pub(super) xml: String,
    /// The parts that hold its charts, in order.
    pub(super) charts: Vec<String>,
    /// How many ties there are before the first chart's.
    first_chart: usize,
    reading: Reading<'a>,
}

/// An empty box.
#[derive(Template)]
#[template(path = "docx/room.xml")]
struct Room {
    bidi: bool,
}

impl<'a> Body<'a> {
    /// The body made of `blocks`, where `first_chart` ties stand before the first chart's.
    pub(super) fn of(blocks: &'a [Block], reading: Reading<'a>, first_chart: usize) -> Self {
        let mut body = Self { xml: String::new(), charts: Vec::new(), first_chart, reading };
        for (place, block) in blocks.iter().enumerate() {
            body.block(block, blocks.get(place + 1));
            let boxed = matches!(block, Block::Table(_) | Block::Chart(_) | Block::Room);
            if boxed && needs_gap(blocks.get(place + 1)) {
                body.paragraph(&Paragraph::plain("TableEnd", "", reading));
            }
        }
        body
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>) {
        match block {
            Block::Heading(level, text) => {
                let level = usize::from(*level).clamp(1, HEADINGS.len());
                self.text(HEADINGS[level - 1], text, false);
            }
            // A question stays with the room for its answer.
            Block::Paragraph(text) => self.text("", text, matches!(next, Some(Block::Room))),
            Block::List(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Block::Table(table) => {
                self.caption(&table.caption);
                self.table(table, &Naming::of(table));
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Room => append(&mut self.xml, &Room { bidi: self.reading.right_to_left }),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        append(&mut self.xml, paragraph);
    }

    fn text(&mut self, style: &'static str, text: &Text, keep_next: bool) {
        let paragraph = Paragraph::new(style, text, self.reading, Manner::default());
        append(&mut self.xml, &Paragraph { keep_next, ..paragraph });
    }

    fn entry(&mut self, Entry { label, text }: &Entry) {
        let strong = Manner { strong: true, ..Manner::default() };
        let mut said = runs(label, self.reading, strong);
        if !label.is_empty() && !text.is_empty() {
            said.extend(Run::plain(" ", self.reading));
        }
        said.extend(runs(text, self.reading, Manner::default()));
        append(&mut self.xml, &Paragraph::of_runs("ListBullet", said, self.reading));
    }

    fn caption(&mut self, caption: &Text) {
        if !caption.is_empty() {
            append(&mut self.xml, &Paragraph::new("Caption", caption, self.reading, Manner::default()));
        }
    }

    fn table(&mut self, table: &Table, naming: &Naming) {
        if !table.columns.is_empty() {
            append(&mut self.xml, &TableXml::of(table, naming, self.reading));
        }
    }

    /// A chart as shaded cells; bars as a drawing with its numbers below.
    fn chart(&mut self, chart: &Chart) {
        let table = chart.table();
        self.caption(&table.caption);
        let mut naming = Naming { caption: chart.title.clone(), description: chart.description.clone() };
        if let Figure::Bars(bars) = &chart.figure
            && !bars.is_empty()
        {
            let bidi = self.reading.right_to_left;
            let bars = with_earlier(bars, chart.since.as_deref());
            self.charts.push(xml(&BarChart::of(&bars, bidi)));
            let number = self.charts.len();
            append(&mut self.xml, &Drawing::of(chart, &bars, (number, self.first_chart + number)));
            naming.description = Naming::of(&table).description;
        }
        self.table(&table, &naming);
    }
}

/// Whether a table needs room below it: what has a heading or a caption brings its own, and a document can't end in a table.
fn needs_gap(next: Option<&Block>) -> bool {
    match next {
        Some(Block::Heading(..)) => false,
        Some(Block::Table(table)) => table.caption.is_empty(),
        Some(Block::Chart(chart)) => chart.title.is_empty(),
        Some(Block::Paragraph(_) | Block::List(_) | Block::Room) | None => true,
    }
}
