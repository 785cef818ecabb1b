//! The list of contents of a long document: a field with its entries filled in, each a link to its heading. What page a heading is
//! on only a program that lays out pages knows: when somebody has it update the field, it adds the numbers.

use askama::Template;

use super::text::{BOOKMARK, PageLanguage, Paragraph, RunStyle, runs};
use super::xml::xml;
use crate::document::{Block, Document, Table, Text};

/// The levels of headings that it lists, and the style of the entries of each.
const LEVELS: [(u8, &str); 2] = [(2, "TOC2"), (3, "TOC3")];
/// A document gets a list of contents if it has more pages than this, by estimate.
const MOST_PAGES: usize = 10;
/// How many lines a page has, and how many letters a line.
const PAGE_LINES: usize = 48;
const LINE_LETTERS: usize = 95;

/// The list of contents, between the document's opening and its first part.
#[derive(Template)]
#[template(path = "docx/contents.xml")]
pub(super) struct Contents {
    heading: String,
    entries: Vec<Entry>,
}

struct Entry {
    style: &'static str,
    bookmark: String,
    runs: String,
    bidi: bool,
}

impl Contents {
    /// The list of the headings of a document, and before which block it stands; none for a short document.
    pub(super) fn of(document: &Document, page: PageLanguage) -> Option<(usize, Self)> {
        let Document { properties, blocks } = document;
        if blocks.iter().map(lines).sum::<usize>() <= MOST_PAGES * PAGE_LINES {
            return None;
        }
        let listed = blocks.iter().enumerate().filter_map(|(index, block)| {
            let Block::Heading(level, text) = block else { return None };
            let (_, style) = LEVELS.iter().find(|(listed, _)| listed == level)?;
            Some((index, *style, text))
        });
        let entries: Vec<(usize, Entry)> = listed
            .map(|(index, style, text)| {
                let runs = runs(text, page, RunStyle::default());
                let bidi = Paragraph::of_runs(style, runs.clone(), page).bidi;
                let runs = runs.iter().map(xml).collect();
                (index, Entry { style, bookmark: format!("{BOOKMARK}{index}"), runs, bidi })
            })
            .collect();
        let (first, _) = entries.first()?;
        let heading = runs(&properties.labels.contents, page, RunStyle::default()).iter().map(xml).collect();
        Some((*first, Self { heading, entries: entries.into_iter().map(|(_, entry)| entry).collect() }))
    }
}

/// About how many lines a block takes.
fn lines(block: &Block) -> usize {
    let of = |text: &Text, letters: usize| 1 + text.plain().len() / letters;
    match block {
        Block::Heading(..) => 3,
        Block::Paragraph(text) => of(text, LINE_LETTERS) + 1,
        Block::List(entries) => entries.iter().map(|entry| of(&entry.text, LINE_LETTERS)).sum(),
        Block::Table(table) => of_table(table),
        Block::Chart(chart) => of_table(&chart.table()) + 6,
        Block::WritingSpace(_) => 10,
    }
}

/// A table's caption, its header and its rows, each as high as its longest cell.
fn of_table(table: &Table) -> usize {
    let letters = LINE_LETTERS / table.columns.len().max(1) + 20;
    let cell =
        |text: &Text| text.pieces.iter().map(|piece| super::text::words_of(piece).len()).sum::<usize>() / letters + 1;
    3 + table.rows.iter().map(|row| row.cells.iter().map(cell).max().unwrap_or(0)).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Language;

    /// Nine pages of lines have none; eleven have one, before the first part, with the headings of parts and their parts.
    #[test]
    fn long_documents_list_their_headings() {
        let document = |pages: usize| {
            let mut document = Document::default();
            document.heading(1, "Title");
            document.paragraph("Opening");
            document.heading(2, "First");
            (0..pages * PAGE_LINES / 2).for_each(|_| document.paragraph("x"));
            document.heading(3, "Within & inside");
            document.heading(4, "Too deep");
            document
        };
        let language = Language::default();
        let contents = |pages| Contents::of(&document(pages), PageLanguage::of(&language));
        assert!(contents(9).is_none());
        let (before, list) = contents(10).unwrap();
        assert_eq!((before, list.entries.len()), (2, 2));
        let xml = xml(&list);
        assert!(xml.contains("Within &amp; inside") && !xml.contains("Too deep"), "{xml}");
    }
}
