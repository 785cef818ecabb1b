//! Any Word document as paper. Macros, pictures, headers, footers, notes at the foot and comments are not looked at.
//!
//! What can't be seen in Word is no answer: hidden text, deleted text that waits to be accepted, and the hints of empty fields are
//! left out. A line break begins a new line, a tab is a tab, soft hyphens are left out, and of fields only the results are taken.

use super::controls::{Control, content};
use super::inline::{Inline, choice, is_marked_deleted, is_transparent};
use super::lines::lines;
use super::tree::{Element, tree};
use crate::forms::NotRead;
use crate::forms::paper::{Block, Line, Paper, Piece};
use crate::input::{NotOpened, Package};

/// The main part, where the package doesn't say which it is.
const USUAL_PART: &str = "word/document.xml";

/// A Word document as paper.
///
/// # Errors
/// If it is no Word document, has a password or is damaged, or is more than a form can be.
pub fn read(bytes: &[u8]) -> Result<Paper, NotRead> {
    let not_opened = |why| NotRead::of(why, "Word", ".docx");
    let mut package = Package::open(bytes).map_err(not_opened)?;
    let name = main_part(&mut package).map_err(not_opened)?;
    let Some(part) = package.part(&name).map_err(not_opened)? else { return Err(no_word_document(&package)) };
    let root = parsed(&part).map_err(not_opened)?;
    let body = root.is("document").then(|| root.child("body")).flatten().ok_or_else(|| no_word_document(&package))?;
    let mut reader = Reader::default();
    let mut blocks = Vec::new();
    reader.blocks(&body.elements, &mut blocks);
    reader.end_paragraph(&mut blocks);
    Ok(Paper { blocks })
}

fn parsed(part: &[u8]) -> Result<Element, NotOpened> {
    let text = std::str::from_utf8(part).map_err(|_| NotOpened::Broken)?;
    tree(text.trim_start_matches('\u{feff}'))
}

/// The name of the main part: not every program calls it the same.
fn main_part(package: &mut Package) -> Result<String, NotOpened> {
    let Some(part) = package.part("_rels/.rels")? else { return Ok(USUAL_PART.to_owned()) };
    let root = parsed(&part)?;
    let is_main = |element: &&Element| element.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
    let target = root.elements.iter().find(is_main).and_then(|element| element.get("Target"));
    Ok(target.map_or(USUAL_PART, |target| target.trim_start_matches("./").trim_start_matches('/')).to_owned())
}

fn no_word_document(package: &Package) -> NotRead {
    let names = package.names();
    let what = match () {
        () if names.iter().any(|name| name.starts_with("xl/")) => "is an Excel file and no Word document",
        () if names.iter().any(|name| name == "content.xml") => "is an OpenDocument file and no Word document",
        () => "is a packed file and no Word document",
    };
    NotRead::new(what, "open the form in Word or LibreOffice and save it as .docx")
}

/// What is known while a document is read from top to bottom.
#[derive(Default)]
struct Reader {
    paragraphs: usize,
    tables: usize,
    /// The place of everything in the table that is being read.
    row: Option<String>,
    inline: Inline,
    /// What stands in paragraphs whose end is deleted: it belongs to the next one.
    joined: Vec<Piece>,
}

impl Reader {
    /// Reads what stands right in a body, a cell, a text box or a control.
    fn blocks(&mut self, elements: &[Element], out: &mut Vec<Block>) {
        for element in elements {
            if element.is("p") {
                self.paragraph(element, out);
            } else if element.is("tbl") {
                self.table(element, out);
            } else if element.is("sdt") {
                let mut inner = Vec::new();
                self.blocks(content(element), &mut inner);
                settle_blocks(element, &self.place(), &mut inner);
                out.append(&mut inner);
            } else if is_transparent(element) {
                self.blocks(&element.elements, out);
            } else if let Some(choice) = choice(element) {
                self.blocks(&choice.elements, out);
            }
        }
    }

    fn paragraph(&mut self, element: &Element, out: &mut Vec<Block>) {
        if self.row.is_none() {
            self.paragraphs += 1;
        }
        let mut pieces = std::mem::take(&mut self.joined);
        let text_boxes = self.inline.paragraph(element, &mut pieces);
        if is_marked_deleted(element) {
            self.joined = pieces;
        } else {
            self.put(pieces, out);
        }
        for text_box in text_boxes {
            self.blocks(&text_box.elements, out);
        }
    }

    /// Ends the paragraph whose end is deleted, where no other comes after it.
    fn end_paragraph(&mut self, out: &mut Vec<Block>) {
        let pieces = std::mem::take(&mut self.joined);
        self.put(pieces, out);
    }

    fn place(&self) -> String {
        self.row.clone().unwrap_or_else(|| format!("paragraph {}", self.paragraphs))
    }

    fn put(&self, pieces: Vec<Piece>, out: &mut Vec<Block>) {
        out.extend(lines(pieces, &self.place(), self.row.is_some()).into_iter().map(Block::Line));
    }

    /// A table; one in a cell becomes lines of the cell, which all have the place of its row.
    fn table(&mut self, element: &Element, out: &mut Vec<Block>) {
        self.end_paragraph(out);
        let mut rows = Vec::new();
        let is_outer = self.row.is_none();
        if is_outer {
            self.tables += 1;
        }
        self.rows(&element.elements, is_outer, &mut rows);
        if is_outer {
            self.row = None;
            out.push(Block::Table(rows));
        } else {
            out.extend(rows.into_iter().flatten().flatten().map(Block::Line));
        }
    }

    fn rows(&mut self, elements: &[Element], is_outer: bool, rows: &mut Vec<Vec<Vec<Line>>>) {
        for element in elements {
            if element.is("tr") {
                if element.child("trPr").is_some_and(|properties| properties.child("del").is_some()) {
                    continue;
                }
                if is_outer {
                    self.row = Some(format!("table {}, row {}", self.tables, rows.len() + 1));
                }
                let mut cells = Vec::new();
                self.cells(&element.elements, &mut cells);
                rows.push(cells);
            } else if element.is("sdt") {
                self.rows(content(element), is_outer, rows);
            } else if is_transparent(element) {
                self.rows(&element.elements, is_outer, rows);
            } else if let Some(choice) = choice(element) {
                self.rows(&choice.elements, is_outer, rows);
            }
        }
    }

    fn cells(&mut self, elements: &[Element], cells: &mut Vec<Vec<Line>>) {
        for element in elements {
            if element.is("tc") {
                let mut blocks = Vec::new();
                self.blocks(&element.elements, &mut blocks);
                self.end_paragraph(&mut blocks);
                cells.push(flat(blocks));
            } else if element.is("sdt") {
                let mut inner = Vec::new();
                self.cells(content(element), &mut inner);
                if let Some(first) = inner.first_mut() {
                    let mut blocks = std::mem::take(first).into_iter().map(Block::Line).collect();
                    settle_blocks(element, &self.place(), &mut blocks);
                    *first = flat(blocks);
                }
                cells.append(&mut inner);
            } else if is_transparent(element) {
                self.cells(&element.elements, cells);
            } else if let Some(choice) = choice(element) {
                self.cells(&choice.elements, cells);
            }
        }
    }
}

/// The lines of blocks.
fn flat(blocks: Vec<Block>) -> Vec<Line> {
    let lines = |block| match block {
        Block::Line(line) => vec![line],
        Block::Table(rows) => rows.into_iter().flatten().flatten().collect(),
    };
    blocks.into_iter().flat_map(lines).collect()
}

/// Makes of the blocks in a control what the control says; `place` is where it stands.
fn settle_blocks(element: &Element, place: &str, blocks: &mut Vec<Block>) {
    match Control::of(element) {
        Control::Plain => {}
        Control::Hint => blocks.clear(),
        Control::CheckBox(check_box) => {
            if let Some(line) = blocks.iter_mut().find_map(first_line) {
                check_box.settle(&mut line.pieces);
            } else {
                let mut line = Line { pieces: Vec::new(), place: place.to_owned() };
                check_box.settle(&mut line.pieces);
                blocks.push(Block::Line(line));
            }
        }
    }
}

fn first_line(block: &mut Block) -> Option<&mut Line> {
    match block {
        Block::Line(line) => Some(line),
        Block::Table(rows) => rows.iter_mut().flatten().flatten().next(),
    }
}
