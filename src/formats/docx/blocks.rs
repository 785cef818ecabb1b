//! The blocks of a document in the standard's XML for texts, and its charts as parts of their own.

use askama::Template;

use super::bars::{BarChart, Drawing, with_earlier};
use super::contents::Contents;
use super::page::TEXT_WIDTH;
use super::relationships::relationship_id;
use super::table::{AltText, TableXml};
use super::text::{PageLanguage, Paragraph, Run, RunStyle, runs};
use super::xml::{append, xml};
use crate::document::{Block, Document, Entry, Properties, Table, Text};
use crate::document::{Chart, Figure};

/// The styles of headings by level, that of the document's title first; any deeper level has the last.
const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];

/// The written blocks of a document.
pub(super) struct Body<'a> {
    /// The blocks' XML.
    pub(super) xml: String,
    /// The parts that hold its charts, in order.
    pub(super) charts: Vec<String>,
    /// How many relationships the document has besides those to its charts, which come after.
    other_relationships: usize,
    page: PageLanguage<'a>,
    properties: &'a Properties,
}

/// An empty frame to write in.
#[derive(Template)]
#[template(path = "docx/writing_space.xml")]
struct WritingSpace {
    purpose: String,
    bidi: bool,
}

impl<'a> Body<'a> {
    /// Writes the blocks of a document; `other_relationships` counts the document's relationships besides those to its charts.
    pub(super) fn of(document: &'a Document, page: PageLanguage<'a>, other_relationships: usize) -> Self {
        let Document { properties, blocks } = document;
        let mut body = Self { xml: String::new(), charts: Vec::new(), other_relationships, page, properties };
        let contents = Contents::of(document, page);
        for (index, block) in blocks.iter().enumerate() {
            let next = blocks.get(index + 1);
            match (&contents, block) {
                (Some((first, contents)), Block::Heading(level, text)) => {
                    if index == *first {
                        append(&mut body.xml, contents);
                    }
                    body.heading(*level, text, Some(index));
                }
                _ => body.block(block),
            }
            let is_table = match block {
                Block::Table(_) | Block::WritingSpace(_) => true,
                Block::Chart(chart) => chart.aims.is_empty(),
                _ => false,
            };
            if is_table && needs_gap(next) {
                body.paragraph(&Paragraph::plain("TableEnd", "", page));
            }
        }
        body
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text, None),
            Block::Paragraph(text) => self.text("", text, false),
            Block::List(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Block::Table(table) => {
                self.caption(&table.caption);
                self.table(table, &AltText::of(table, &self.properties.labels));
            }
            Block::Chart(chart) => self.chart(chart),
            Block::WritingSpace(purpose) => {
                // The question stays on one page with the space for its answer.
                self.text("", purpose, true);
                append(&mut self.xml, &WritingSpace { purpose: purpose.plain(), bidi: self.page.right_to_left });
            }
        }
    }

    fn heading(&mut self, level: u8, text: &Text, bookmark: Option<usize>) {
        let style = HEADINGS[usize::from(level).clamp(1, HEADINGS.len()) - 1];
        let paragraph = Paragraph::new(style, text, self.page, RunStyle::default());
        append(&mut self.xml, &Paragraph { bookmark, ..paragraph });
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        append(&mut self.xml, paragraph);
    }

    fn text(&mut self, style: &'static str, text: &Text, keep_next: bool) {
        let paragraph = Paragraph::new(style, text, self.page, RunStyle::default());
        append(&mut self.xml, &Paragraph { keep_next, ..paragraph });
    }

    fn entry(&mut self, Entry { label, text: words }: &Entry) {
        let strong = RunStyle { strong: true, ..RunStyle::default() };
        let mut line = runs(label, self.page, strong);
        if !label.is_empty() && !words.is_empty() {
            line.extend(Run::plain(" ", self.page));
        }
        line.extend(runs(words, self.page, RunStyle::default()));
        append(&mut self.xml, &Paragraph::of_runs("ListBullet", line, self.page));
    }

    fn caption(&mut self, caption: &Text) {
        if !caption.is_empty() {
            append(&mut self.xml, &Paragraph::new("Caption", caption, self.page, RunStyle::default()));
        }
    }

    fn table(&mut self, table: &Table, alt: &AltText) {
        if !table.columns.is_empty() {
            append(&mut self.xml, &TableXml::of(table, alt, self.page, self.properties.reading));
        }
    }

    /// A chart as a table of shaded cells; bars as a drawing, with a table of their numbers below.
    fn chart(&mut self, chart: &Chart) {
        let table = chart.table();
        self.caption(&table.caption);
        // The title stands above, so nothing else says it again.
        let mut alt = AltText { caption: String::new(), description: chart.description.clone() };
        if let Figure::Bars { counted, bars } = &chart.figure
            && !bars.is_empty()
        {
            let bidi = self.page.right_to_left;
            let bars = with_earlier(bars, chart.since.as_deref());
            self.charts.push(xml(&BarChart::of(*counted, &bars, bidi)));
            let number = self.charts.len();
            let id = relationship_id(self.other_relationships + number);
            append(&mut self.xml, &Drawing::of(chart, &bars, number, id));
            alt.description = AltText::of(&table, &self.properties.labels).description;
        }
        self.table(&table, &alt);
        if !chart.aims.is_empty() {
            self.text("TableText", &key(chart), false);
        }
    }
}

/// What the marks of a chart's table mean, in words below it.
fn key(chart: &Chart) -> Text {
    match &chart.figure {
        Figure::HeatMap { .. } => Text::from("Thick line: what is aimed for. ").then(chart.aims.clone()),
        Figure::Profile { .. } | Figure::Bars { .. } => chart.aims.clone(),
    }
}

/// Whether a table needs an empty paragraph below it, given the block that follows: headings and captions have space of their own
/// above them, and Word takes no document that ends in a table.
fn needs_gap(next: Option<&Block>) -> bool {
    match next {
        Some(Block::Heading(..)) => false,
        Some(Block::Table(table)) => table.caption.is_empty(),
        Some(Block::Chart(chart)) => chart.title.is_empty(),
        Some(Block::Paragraph(_) | Block::List(_) | Block::WritingSpace(_)) | None => true,
    }
}
