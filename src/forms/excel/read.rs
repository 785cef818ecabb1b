//! A workbook that came back: what was found in it, row by row.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::book::{Book, Cell, Position, Sheet, Value};
use super::column::Column;
use super::days::day_of;
use super::sheet::{IS_COMPUTED, IS_ERROR, Layout, NOT_WORKED_OUT, cut, place, shown, text_of};
use super::words::{Manner, Words};
use crate::assessment::Remark;
use crate::forms::filled::SAID_BEFORE;
use crate::forms::{AboutKey, AreaStatus, Filled, Head, Key, Mark, NotRead, StatusKey};
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::safe::readable_line;

type Row = BTreeMap<u32, Cell>;

/// Reads a workbook that came back.
///
/// A cell that is true, or 1, says yes. One that is false, or 0, says no in a form with lists, where somebody must have put it there; in
/// one with boxes it says nothing, since every box is false until it is ticked.
///
/// # Errors
/// If it is no form in Excel, or can't be read; what to do about it.
pub fn read(bytes: &[u8], framework: &Framework) -> Result<Filled, NotRead> {
    let book = Book::open(bytes).map_err(|why| NotRead::of(why, "Excel", ".xlsx"))?;
    let head = book.texts().find_map(Head::read);
    if head.as_ref().is_some_and(|head| head.framework.id != framework.id()) {
        return Ok(Filled { head, ..Filled::default() });
    }
    let mut reader = Reader {
        framework,
        words: Words::of(&book, framework),
        since_1904: book.since_1904,
        filled: Filled { head, ..Filled::default() },
        seen: BTreeSet::new(),
        is_form: false,
    };
    for sheet in &book.sheets {
        reader.sheet(sheet);
    }
    if !reader.is_form {
        return Err(NotRead::new(
            "is an Excel workbook, but not a form of thrive, or one whose keys were deleted",
            "look for the file in which each row begins with a key such as 1a.E1, and ask for it again as it was saved",
        ));
    }
    let Reader { mut filled, seen, .. } = reader;
    filled.missing(&seen, framework, "the form that came back has no row for this statement");
    Ok(filled)
}

struct Reader<'f> {
    framework: &'f Framework,
    words: Words,
    since_1904: bool,
    filled: Filled,
    /// The statements that have a row.
    seen: BTreeSet<ItemRef>,
    /// Whether there was a sheet of ours.
    is_form: bool,
}

/// A row that is read.
struct Found<'r> {
    sheet: &'r Sheet,
    layout: &'r Layout,
    index: u32,
    row: &'r Row,
}

impl<'r> Found<'r> {
    fn cells(&self, column: Column) -> Vec<(u32, &'r Cell)> {
        self.layout.cells(self.row, column).collect()
    }

    fn place(&self, column: u32) -> String {
        place(self.sheet, self.index, column)
    }

    /// The first cell of the row in this column.
    fn place_in(&self, column: Column) -> String {
        self.place(self.cells(column).first().map_or(0, |(index, _)| *index))
    }
}

impl Reader<'_> {
    fn sheet(&mut self, sheet: &Sheet) {
        let by_heads = || self.filled.head.is_some().then(|| Layout::by_heads(sheet, self.framework)).flatten();
        let Some(layout) = Layout::by_ids(sheet).or_else(by_heads) else {
            return self.sheet_without_columns(sheet);
        };
        for (index, row) in &sheet.rows {
            let found = Found { sheet, layout: &layout, index: *index, row };
            let texts = layout.key_texts(row);
            match texts.iter().find_map(|text| Key::read(text, self.framework)) {
                Some(key) => {
                    self.is_form = true;
                    self.row(key, &found);
                }
                None if layout.is_head(*index) => {}
                None => self.own_row(&found, &texts),
            }
        }
        self.merged(sheet, &layout);
    }

    /// A sheet whose columns can't be told is none of ours, unless there are keys on it.
    fn sheet_without_columns(&mut self, sheet: &Sheet) {
        if self.filled.head.is_none() {
            return;
        }
        let texts = || sheet.rows.values().flat_map(BTreeMap::values).filter_map(Cell::text);
        if let Some(key) = texts().find(|text| matches!(Key::read(text, self.framework), Some(Key::Item(_)))) {
            self.is_form = true;
            let why =
                "there are keys on this sheet, but the heads of its columns are gone or changed, so it was not read";
            self.note_unclear(&cut(&sheet.name), None, key, why);
        }
    }

    fn row(&mut self, key: Key, found: &Found) {
        match key {
            Key::Item(item) => self.statement(item, found),
            Key::About(about) => self.about(about, found),
            Key::AnyStatus(area) => {
                self.status(area, None, found);
                self.notes(area, Column::Note, found);
            }
            Key::Status(area, status) => self.status(area, Some(status), found),
            Key::Note(area) => {
                self.notes(area, Column::Note, found);
                self.notes(area, Column::Answer, found);
            }
        }
    }

    fn statement(&mut self, item: ItemRef, found: &Found) {
        self.seen.insert(item);
        let reason = self.texts(Column::Reason, found).join("\n");
        let mut is_answered = false;
        for (column, cell) in found.cells(Column::Answer) {
            let place = found.place(column);
            match self.meaning(cell) {
                Ok(None) => continue,
                Ok(Some(Mark::DoesNotApply(_))) => self.mark(item, Mark::DoesNotApply(reason.clone()), &place),
                Ok(Some(mark)) => {
                    self.mark(item, mark, &place);
                    if !reason.is_empty() {
                        let why = "a reason why it does not apply, where the answer says something else";
                        self.note_unclear(&found.place_in(Column::Reason), None, &reason, why);
                    }
                }
                Err(why) => self.doubt(item, &place, &shown(cell), why),
            }
            is_answered = true;
        }
        if !is_answered && !reason.is_empty() {
            let place = found.place_in(Column::Reason);
            if self.words.manner == Some(Manner::Boxes) {
                // A form with boxes has no other way to say it.
                self.mark(item, Mark::DoesNotApply(reason), &place);
            } else {
                self.doubt(item, &place, &reason, "a reason why it does not apply, without an answer");
            }
        }
        self.evidence(item, found);
    }

    fn mark(&mut self, item: ItemRef, mark: Mark, place: &str) {
        self.filled.mark(item, mark, place);
    }

    /// What is said in a cell for an answer.
    fn meaning(&self, cell: &Cell) -> Result<Option<Mark>, &'static str> {
        let no = || Ok((self.words.manner == Some(Manner::Lists)).then_some(Mark::No));
        match (&cell.value, &cell.formula) {
            (Value::Nothing, _) => Err(NOT_WORKED_OUT),
            (Value::Error(_), _) => Err(IS_ERROR),
            (Value::Number(_), Some(_)) => Err(IS_COMPUTED),
            (Value::Bool(true), _) => Ok(Some(Mark::Yes)),
            (Value::Bool(false), _) => no(),
            (Value::Number(number), _) if number.to_bits() == 1.0_f64.to_bits() => Ok(Some(Mark::Yes)),
            (Value::Number(number), _) if number.abs().to_bits() == 0.0_f64.to_bits() => no(),
            (Value::Number(_), _) => Err(NO_ANSWER),
            (Value::Text(text), _) => self.words.mark(text).map_err(|()| NO_ANSWER),
        }
    }

    fn evidence(&mut self, item: ItemRef, found: &Found) {
        let key = self.framework.full_id(item);
        let mut texts = self.texts(Column::Evidence, found);
        let (on, at) = self.date(found, &key, texts.first_mut());
        if let (true, Some(day), Some(column)) = (texts.is_empty(), on, at) {
            let why = format!("a date of evidence for {key}, without the evidence");
            self.note_unclear(&found.place(column), None, &day.to_string(), &why);
        }
        for text in texts {
            if !self.filled.evidence(item, Remark { text: text.clone(), on, ..Remark::default() }) {
                self.note_unclear(&key, None, &text, "there is more evidence than can be taken");
            }
        }
    }

    /// The date in a row, and its column. One that is no day is kept in brackets behind the evidence, if there is any.
    fn date(&mut self, found: &Found, key: &str, evidence: Option<&mut String>) -> (Option<Date>, Option<u32>) {
        let Some((column, cell)) = found.cells(Column::Date).first().copied() else { return (None, None) };
        match day_of(cell, self.since_1904) {
            Ok(day) => (Some(day), Some(column)),
            Err(why) => {
                let mut why = format!("{why} (date of the evidence for {key})");
                if let Some(evidence) = evidence
                    && let Ok(text) = text_of(cell)
                {
                    *evidence = format!("{evidence} ({text})");
                    why.push_str("; it is kept in brackets behind the evidence");
                }
                self.note_unclear(&found.place(column), None, &shown(cell), &why);
                (None, None)
            }
        }
    }

    fn status(&mut self, area: AreaIndex, of_key: Option<StatusKey>, found: &Found) {
        let area = &self.framework[area];
        let reason = self.texts(Column::Reason, found).join("\n");
        let mut applies = true;
        for (column, cell) in found.cells(Column::Answer) {
            let place = found.place(column);
            let status = match of_key {
                Some(key) => self.meaning(cell).map(|mark| (mark == Some(Mark::Yes)).then_some(key)),
                None => self.status_of(cell).map(|status| Some(status.key())),
            };
            match status {
                Ok(None) => {}
                Ok(Some(key)) => {
                    applies &= key != StatusKey::DoesNotApply;
                    self.filled.status(area, AreaStatus::of(key, reason.clone()), &place);
                }
                Err(why) => self.filled.unclear_area(&place, area, &shown(cell), why),
            }
        }
        if applies && !reason.is_empty() {
            let why = "a reason why the area does not apply, and it is not said that it doesn't";
            self.note_unclear(&found.place_in(Column::Reason), None, &reason, why);
        }
    }

    fn status_of(&self, cell: &Cell) -> Result<AreaStatus, &'static str> {
        let text = text_of(cell)?;
        self.words.status(&text).ok_or("nothing that can be said of an area as a whole")
    }

    fn notes(&mut self, area: AreaIndex, column: Column, found: &Found) {
        for text in self.texts(column, found) {
            if !self.filled.note(area, Remark { text: text.clone(), ..Remark::default() }) {
                self.note_unclear(&self.framework[area].id, None, &text, "there are more notes than can be taken");
            }
        }
    }

    fn about(&mut self, about: AboutKey, found: &Found) {
        let said = self.texts(Column::Answer, found).join("\n");
        if said.is_empty() {
            return;
        }
        let said = readable_line(&said);
        if !self.filled.say(about, &said) {
            self.note_unclear(&found.place_in(Column::Answer), None, &said, SAID_BEFORE);
        }
    }

    /// The texts in a column of a row. What is no text is listed.
    fn texts(&mut self, column: Column, found: &Found) -> Vec<String> {
        let mut texts = Vec::new();
        for (index, cell) in found.cells(column) {
            match text_of(cell) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => texts.push(text),
                Err(why) => self.note_unclear(&found.place(index), None, &shown(cell), why),
            }
        }
        texts
    }

    /// A row without a key of this framework: what is filled in there belongs to nothing.
    fn own_row(&mut self, found: &Found, keys: &[&str]) {
        let is_said = |column: Column, cell: &Cell| column != Column::Answer || self.meaning(cell) != Ok(None);
        let columns = [Column::Answer, Column::Reason, Column::Evidence, Column::Date, Column::Note];
        let cells: Vec<(u32, &Cell)> = columns
            .into_iter()
            .flat_map(|column| found.cells(column).into_iter().filter(move |(_, cell)| is_said(column, cell)))
            .collect();
        let Some((first, _)) = cells.first() else { return };
        let said: Vec<String> = cells.iter().map(|(_, cell)| shown(cell)).collect();
        let key = if found.layout.is(Column::Key, 0) || keys.len() == 1 { keys.first() } else { None };
        let why = match key {
            Some(key) => format!("its row begins with “{}”, which is no key of this framework", cut(key)),
            None => "a row of somebody's own, without a key".to_owned(),
        };
        self.note_unclear(&found.place(*first), None, &said.join("; "), &why);
    }

    /// Cells for answers that were merged: only the first of them has what was said, and the others look blank. However many ranges lie
    /// over each other, each row is looked at once: with the range that reaches furthest down.
    fn merged(&mut self, sheet: &Sheet, layout: &Layout) {
        let answers = layout.answers();
        let is_filled = |(row, column): Position| sheet.rows.get(&row).is_some_and(|row| row.contains_key(&column));
        let mut ranges: Vec<(u32, u32, u32)> = Vec::new();
        for ((top, left), (bottom, right)) in &sheet.merged {
            let column = (left <= right).then(|| answers.range(left..=right).next()).flatten();
            ranges.extend(column.filter(|_| is_filled((*top, *left))).map(|column| (*top, *bottom, *column)));
        }
        ranges.sort_unstable();
        let mut ranges = ranges.into_iter().peekable();
        let mut reach = None;
        for (row, cells) in &sheet.rows {
            while let Some((_, bottom, column)) = ranges.next_if(|(top, ..)| top < row) {
                reach = reach.max(Some((bottom, column)));
            }
            let Some((_, column)) = reach.filter(|(bottom, _)| row <= bottom) else { continue };
            let key = layout.key_texts(cells).into_iter().find_map(|text| Key::read(text, self.framework));
            if let Some(Key::Item(item)) = key {
                let why = "its cell is merged with the one above, so it has no answer of its own";
                self.doubt(item, &place(sheet, *row, column), "", why);
            }
        }
    }

    /// Takes down that a statement's answer is unclear. It has none then, whatever is said of it elsewhere.
    fn doubt(&mut self, item: ItemRef, place: &str, found: &str, why: &str) {
        self.note_unclear(place, Some(item), found, why);
    }

    fn note_unclear(&mut self, place: &str, item: Option<ItemRef>, found: &str, why: &str) {
        self.filled.unclear(place, item, &cut(found), why);
    }
}

const NO_ANSWER: &str = "neither yes nor no";
