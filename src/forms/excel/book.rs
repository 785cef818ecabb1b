//! The cells of an Excel file, and nothing else of it: no styles, no macros, no pictures. It is read as a stream of XML events with
//! limits on all that a hostile file could make large; cells are kept by where they are, so that a single one in the last corner
//! of a sheet costs no more than any other.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::xml::{Node, attribute, unescaped, walk};
use crate::input::{NotOpened, Package};

/// The most cells with something in them, in all sheets; a form of ours has about three thousand.
const MOST_CELLS: usize = 200_000;
/// The most bytes in all cells, where a text that cells share counts for each of them; a form of ours has about 300,000.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The most texts that cells share, and the most merged ranges.
const MOST_TEXTS: usize = 400_000;
/// The most characters in a cell, as Excel counts them: in units of UTF-16.
const LONGEST_TEXT: usize = 32_767;
/// The last row and the last column of Excel, counted from 0.
const LAST: Position = (1_048_575, 16_383);

/// A row and a column, counted from 0.
pub(super) type Position = (u32, u32);

/// The sheets of a file in order, the hidden ones with them.
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    /// Whether its days are counted from 1904.
    pub since_1904: bool,
}

/// One sheet.
#[derive(Default)]
pub(super) struct Sheet {
    pub name: String,
    /// The cells that have something in them, by row and column.
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// The first and the last cell of each merged range.
    pub merged: Vec<(Position, Position)>,
}

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub value: Value,
    /// The formula that the value comes from.
    pub formula: Option<Rc<str>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A formula that no program has worked out.
    Nothing,
    Text(Rc<str>),
    Number(f64),
    Bool(bool),
    /// An error such as `#N/A`.
    Error(Rc<str>),
}

impl Book {
    /// Opens an Excel file.
    ///
    /// # Errors
    /// If it is none, is damaged, or is larger than a form can be.
    pub fn open(bytes: &[u8]) -> Result<Self, NotOpened> {
        let mut parts = Parts::unpacked(bytes)?;
        let main = parts.main();
        let workbook = workbook(&parts.take(&main)?)?;
        let targets = relationships(&parts.take(&relationships_of(&main))?, &main)?;
        let of_kind = |kind: &str| targets.values().find(|target| target.kind == kind).map(|target| &target.part);
        let texts = match of_kind("sharedStrings") {
            Some(part) => shared_texts(&parts.take(part)?)?,
            None => Vec::new(),
        };
        let mut left = Left { cells: MOST_CELLS, bytes: MOST_BYTES };
        let mut sheets = Vec::new();
        for (name, id) in workbook.sheets {
            let Some(target) = targets.get(&id).filter(|target| target.kind == "worksheet") else { continue };
            let mut sheet = SheetReader::new(&texts, &mut left);
            walk(&parts.take(&target.part)?, &mut |node| sheet.take(&node))?;
            sheets.push(Sheet { name, ..sheet.sheet });
        }
        Ok(Self { sheets, since_1904: workbook.since_1904 })
    }

    /// All texts in cells.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().flat_map(|sheet| sheet.rows.values().flat_map(BTreeMap::values)).filter_map(Cell::text)
    }
}

impl Cell {
    /// Its text, if it has one.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text.trim()) } else { None }
    }
}

/// The parts of a file that are XML.
struct Parts(BTreeMap<String, String>);

impl Parts {
    /// Unpacks all parts, those too that are not looked at: what is in them can be a bomb for the next program.
    fn unpacked(bytes: &[u8]) -> Result<Self, NotOpened> {
        let mut package = Package::open(bytes)?;
        let mut parts = BTreeMap::new();
        for name in package.names() {
            let Some(part) = package.part(&name)? else { continue };
            let name = name.to_ascii_lowercase();
            let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
            if let Some(text) = is_xml.then(|| String::from_utf8(part).ok()).flatten() {
                parts.insert(name, text);
            }
        }
        Ok(Self(parts))
    }

    /// The text of a part. It can be had once: a file that names a part for many sheets is none that a program has written, and
    /// reading them all could take for ever.
    fn take(&mut self, name: &str) -> Result<String, NotOpened> {
        let text = self.0.remove(&name.to_ascii_lowercase()).ok_or(NotOpened::Broken)?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// The name of the part with the list of sheets.
    fn main(&mut self) -> String {
        let targets = self.take("_rels/.rels").and_then(|xml| relationships(&xml, "")).unwrap_or_default();
        let found = targets.into_values().find(|target| target.kind == "officeDocument");
        found.map_or_else(|| "xl/workbook.xml".to_owned(), |target| target.part)
    }
}

/// What a relationship leads to.
struct Target {
    /// The last word of its type.
    kind: String,
    part: String,
}

/// The name of the part with the relationships of another.
fn relationships_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{name}.rels")
}

/// The relationships of the part `of`, by their ids.
fn relationships(xml: &str, of: &str) -> Result<BTreeMap<String, Target>, NotOpened> {
    let folder = of.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut targets = BTreeMap::new();
    walk(xml, &mut |node| {
        if let Node::Open("Relationship", start) = node {
            let get = |name| attribute(start, name).unwrap_or_default();
            let (kind, target) = (get("Type"), get("Target"));
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let part = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
            targets.insert(get("Id"), Target { kind, part });
        }
        Ok(())
    })?;
    Ok(targets)
}

#[derive(Default)]
struct Workbook {
    /// The name of each sheet, and the id of the relationship that leads to it.
    sheets: Vec<(String, String)>,
    since_1904: bool,
}

fn workbook(xml: &str) -> Result<Workbook, NotOpened> {
    let mut workbook = Workbook::default();
    walk(xml, &mut |node| {
        match node {
            Node::Open("sheet", start) => {
                let get = |name| attribute(start, name).unwrap_or_default();
                workbook.sheets.push((get("name"), get("id")));
            }
            Node::Open("workbookPr", start) => {
                workbook.since_1904 = attribute(start, "date1904").is_some_and(|value| is_true(&value));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(workbook)
}

fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true")
}

/// The texts that cells name by their number.
fn shared_texts(xml: &str) -> Result<Vec<Rc<str>>, NotOpened> {
    let mut texts = Vec::new();
    let (mut text, mut is_in_text, mut is_phonetic) = (String::new(), false, false);
    walk(xml, &mut |node| {
        match node {
            Node::Open("si", _) => text.clear(),
            Node::Open("t", _) => is_in_text = !is_phonetic,
            Node::Close("t") => is_in_text = false,
            // How a text is pronounced, in Japanese.
            Node::Open("rPh", _) => is_phonetic = true,
            Node::Close("rPh") => is_phonetic = false,
            Node::Text(piece) if is_in_text => text.push_str(piece),
            Node::Close("si") if texts.len() == MOST_TEXTS => return Err(NotOpened::TooBig),
            Node::Close("si") => texts.push(cell_text(&unescaped(&text))?),
            _ => {}
        }
        Ok(())
    })?;
    Ok(texts)
}

/// A text that a cell can have.
fn cell_text(text: &str) -> Result<Rc<str>, NotOpened> {
    // No text has more units than bytes, and these are counted already.
    let is_too_long = text.len() > LONGEST_TEXT && text.encode_utf16().nth(LONGEST_TEXT).is_some();
    if is_too_long { Err(NotOpened::TooBig) } else { Ok(text.into()) }
}

/// How much more may stand in cells, in all sheets together.
struct Left {
    cells: usize,
    bytes: usize,
}

impl Left {
    /// Counts a cell.
    fn take(&mut self, cell: &Cell) -> Result<(), NotOpened> {
        let in_value = match &cell.value {
            Value::Text(text) | Value::Error(text) => text.len(),
            Value::Nothing | Value::Number(_) | Value::Bool(_) => 0,
        };
        let bytes = in_value + cell.formula.as_ref().map_or(0, |formula| formula.len());
        self.cells = self.cells.checked_sub(1).ok_or(NotOpened::TooBig)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(NotOpened::TooBig)?;
        Ok(())
    }
}

/// Takes the cells from the XML of a sheet.
struct SheetReader<'t> {
    texts: &'t [Rc<str>],
    left: &'t mut Left,
    sheet: Sheet,
    /// Where the next cell is if it doesn't say where.
    next: Position,
    at: Position,
    kind: String,
    value: Option<String>,
    inline: Option<String>,
    formula: Option<String>,
    /// Which of these three is being read.
    within: Option<Within>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Value,
    Inline,
    Formula,
}

impl<'t> SheetReader<'t> {
    fn new(texts: &'t [Rc<str>], left: &'t mut Left) -> Self {
        Self {
            texts,
            left,
            sheet: Sheet::default(),
            next: (0, 0),
            at: (0, 0),
            kind: String::new(),
            value: None,
            inline: None,
            formula: None,
            within: None,
        }
    }

    fn take(&mut self, node: &Node) -> Result<(), NotOpened> {
        match node {
            Node::Open("row", start) => {
                if let Some(row) = attribute(start, "r").and_then(|row| row.trim().parse::<u32>().ok()) {
                    self.next.0 = row.saturating_sub(1);
                }
            }
            Node::Close("row") => self.next = (self.next.0.saturating_add(1), 0),
            Node::Open("c", start) => {
                self.at = attribute(start, "r").and_then(|name| position(&name)).unwrap_or(self.next);
                self.kind = attribute(start, "t").unwrap_or_default();
                (self.value, self.inline, self.formula) = (None, None, None);
            }
            Node::Close("c") => {
                self.next = (self.at.0, self.at.1.saturating_add(1));
                return self.end_cell();
            }
            Node::Open("v", _) => self.begin(Within::Value),
            Node::Open("t", _) => self.begin(Within::Inline),
            Node::Open("f", _) => self.begin(Within::Formula),
            Node::Close("v" | "t" | "f") => self.within = None,
            Node::Text(text) => {
                let into = match self.within {
                    Some(Within::Value) => &mut self.value,
                    Some(Within::Inline) => &mut self.inline,
                    Some(Within::Formula) => &mut self.formula,
                    None => return Ok(()),
                };
                into.get_or_insert_default().push_str(text);
            }
            Node::Open("mergeCell", start) => self.merge(&attribute(start, "ref").unwrap_or_default())?,
            Node::Open(..) | Node::Close(_) => {}
        }
        Ok(())
    }

    fn begin(&mut self, within: Within) {
        self.within = Some(within);
        let into = match within {
            Within::Value => &mut self.value,
            Within::Inline => &mut self.inline,
            Within::Formula => &mut self.formula,
        };
        into.get_or_insert_default();
    }

    fn merge(&mut self, range: &str) -> Result<(), NotOpened> {
        if let Some((first, last)) = range.split_once(':')
            && let (Some(first), Some(last)) = (position(first), position(last))
        {
            self.sheet.merged.push((first, last));
        }
        if self.sheet.merged.len() > MOST_TEXTS { Err(NotOpened::TooBig) } else { Ok(()) }
    }

    fn end_cell(&mut self) -> Result<(), NotOpened> {
        let formula = self.formula.take().map(|formula| cell_text(&formula)).transpose()?;
        let (value, inline) = (self.value.take().filter(|value| !value.is_empty()), self.inline.take());
        let is_blank = value.is_none() && inline.is_none();
        let value = self.meant(value, inline)?;
        let has_text = !matches!(&value, Value::Text(text) if text.trim().is_empty());
        if (is_blank && formula.is_none()) || !has_text || self.at > LAST || self.at.1 > LAST.1 {
            return Ok(());
        }
        let cell = Cell { value, formula };
        self.left.take(&cell)?;
        self.sheet.rows.entry(self.at.0).or_default().insert(self.at.1, cell);
        Ok(())
    }

    /// What a cell of this kind means by its value, or by the text that stands in it.
    fn meant(&self, value: Option<String>, inline: Option<String>) -> Result<Value, NotOpened> {
        Ok(match (self.kind.as_str(), value, inline) {
            ("inlineStr", _, inline) => Value::Text(cell_text(&unescaped(&inline.unwrap_or_default()))?),
            // A formula that gives an empty text.
            ("str", None, _) => Value::Text("".into()),
            (_, None, _) => Value::Nothing,
            ("s", Some(number), _) => {
                let text = number.trim().parse::<usize>().ok().and_then(|number| self.texts.get(number));
                text.map_or_else(
                    || Value::Error("a text that is missing in the file".into()),
                    |text| Value::Text(Rc::clone(text)),
                )
            }
            ("b", Some(value), _) => match value.trim().to_ascii_lowercase().as_str() {
                "1" | "true" => Value::Bool(true),
                "0" | "false" => Value::Bool(false),
                _ => Value::Error(cell_text(&value)?),
            },
            ("e", Some(value), _) => Value::Error(cell_text(&value)?),
            ("" | "n", Some(value), _) => match value.trim().parse::<f64>() {
                Ok(number) => Value::Number(number),
                Err(_) => Value::Text(cell_text(&value)?),
            },
            (_, Some(value), _) => Value::Text(cell_text(&unescaped(&value))?),
        })
    }
}

/// Where a cell with a name such as `XFD1048576` is.
fn position(name: &str) -> Option<Position> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    if !(1..=3).contains(&letters.len()) || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let column =
        letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = digits.parse::<u32>().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        for (name, expected) in [
            ("A1", Some((0, 0))),
            ("F14", Some((13, 5))),
            ("AA2", Some((1, 26))),
            ("XFD1048576", Some(LAST)),
            ("a1", Some((0, 0))),
            ("A0", None),
            ("1", None),
            ("A", None),
            ("AAAA1", None),
            ("A99999999999", None),
            ("É1", None),
        ] {
            assert_eq!(position(name), expected, "{name}");
        }
    }
}
