//! Forms that are written, changed as people and programs change them, and read.

mod broken;
mod changed;
mod law;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::book::{Book, Cell, Value};
use super::read;
use super::words::Word;
use super::write::write;
use crate::assessment::{Kind, ScopePart};
use crate::forms::{AboutKey, AreaStatus, Filled, FilledArea, Form, Key, Mark};
use crate::framework::{AreaIndex, Framework, ItemRef, bundled, wording};
use jiff::civil::date;

fn form(framework: &Framework) -> Form<'_> {
    let mut form = Form::new(framework, "4c1f".into(), Kind::SelfAssessment, &[]);
    form.title = Some("Northmoor".into());
    form.return_to = Some("Ada Obi, ada@northmoor.example".into());
    form
}

/// A form about two phases, which is written and read faster.
fn part(framework: &Framework) -> Form<'_> {
    let scope = ["1", "2"].map(|id| ScopePart::find(framework, id).unwrap());
    Form::new(framework, "4c1f".into(), Kind::SelfAssessment, &scope)
}

/// A form as a list of sheets, each with its name and its rows, to be changed.
type Sheets = Vec<(String, Vec<BTreeMap<u32, Cell>>)>;

/// The form with something changed: it is written anew from its cells alone, as a program would that knows nothing of it.
fn changed(bytes: &[u8], change: impl FnOnce(&mut Sheets)) -> Vec<u8> {
    let book = Book::open(bytes).unwrap();
    let rows = |rows: BTreeMap<u32, BTreeMap<u32, Cell>>| {
        let last = rows.keys().next_back().copied().unwrap_or_default();
        (0..=last).map(|row| rows.get(&row).cloned().unwrap_or_default()).collect()
    };
    let mut sheets: Sheets = book.sheets.into_iter().map(|sheet| (sheet.name, rows(sheet.rows))).collect();
    change(&mut sheets);
    plain(&sheets)
}

fn plain(sheets: &Sheets) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in cells {
                let column = u16::try_from(*column).unwrap();
                match (&cell.value, &cell.formula) {
                    (value, Some(formula)) => {
                        let result = match value {
                            Value::Text(text) | Value::Error(text) => text.to_string(),
                            Value::Number(number) => number.to_string(),
                            Value::Bool(is_true) => is_true.to_string().to_uppercase(),
                            Value::Nothing => String::new(),
                        };
                        sheet.write_formula(row, column, Formula::new(&**formula).set_result(result)).unwrap();
                    }
                    (Value::Text(text), _) => drop(sheet.write_string(row, column, &**text).unwrap()),
                    (Value::Number(number), _) => drop(sheet.write_number(row, column, *number).unwrap()),
                    (Value::Bool(is_true), _) => drop(sheet.write_boolean(row, column, *is_true).unwrap()),
                    (Value::Error(text), _) => {
                        sheet.write_formula(row, column, Formula::new("=NA()").set_result(&**text)).unwrap();
                    }
                    (Value::Nothing, None) => drop(sheet.write_blank(row, column, &Format::new()).unwrap()),
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn cell(value: Value) -> Cell {
    Cell { value, formula: None }
}

fn text(words: &str) -> Cell {
    cell(Value::Text(words.into()))
}

/// The columns of the sheet of statements.
const KEY: u32 = 0;
const ANSWER: u32 = 5;
const REASON: u32 = 6;
const EVIDENCE: u32 = 7;
const DATE: u32 = 8;

/// Puts something into a cell of the row with this key.
fn put(sheets: &mut Sheets, key: &str, column: u32, cell: Cell) {
    let rows = sheets.iter_mut().flat_map(|(_, rows)| rows);
    let is_it = |row: &&mut BTreeMap<u32, Cell>| row.get(&KEY).and_then(Cell::text) == Some(key);
    rows.into_iter().find(is_it).unwrap().insert(column, cell);
}

/// A form with answers in it.
fn write_filled(form: &Form, boxes: bool, filled: &Filled) -> Vec<u8> {
    let framework = form.framework;
    let word = |word: Word| text(framework.own_words().of(word.phrase()));
    changed(&write(form, boxes), |sheets| {
        for key in AboutKey::ALL {
            if let Some(said) = filled.said.of(key) {
                put(sheets, &Key::About(key).text(framework), 2, text(said));
            }
        }
        for (area, found) in &filled.areas {
            let key_of = |item| Key::Item(ItemRef { area: *area, item }).text(framework);
            for (item, mark) in &found.marks {
                let answer = match mark {
                    Mark::Yes if boxes => cell(Value::Bool(true)),
                    Mark::Yes => word(Word::Yes),
                    Mark::No => word(Word::No),
                    Mark::Unknown => word(Word::Unknown),
                    Mark::DoesNotApply(reason) => {
                        put(sheets, &key_of(*item), REASON, text(reason));
                        word(Word::NotApplicable)
                    }
                };
                put(sheets, &key_of(*item), ANSWER, answer);
            }
            for (item, piece) in found.evidence.iter().flat_map(|(item, all)| all.iter().map(|piece| (*item, piece))) {
                put(sheets, &key_of(item), EVIDENCE, text(&piece.text));
                if let Some(day) = piece.on {
                    let number = day.since(date(1899, 12, 30)).unwrap().get_days();
                    put(sheets, &key_of(item), DATE, cell(Value::Number(number.into())));
                }
            }
            let key = Key::AnyStatus(*area).text(framework);
            if let Some(status) = &found.status {
                put(sheets, &key, 4, word(Word::of_status(status.key())));
                let reason = if let AreaStatus::DoesNotApply(reason) = status { reason.as_str() } else { "" };
                put(sheets, &key, 5, text(reason));
            }
            for note in &found.notes {
                put(sheets, &key, 6, text(&note.text));
            }
        }
    })
}

/// The parts of a file.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The file with a piece of the XML of one part replaced, which must be in it.
fn patched(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = parts(bytes);
    let (_, part) = parts.iter_mut().find(|(part, _)| part == name).unwrap();
    let xml = String::from_utf8(part.clone()).unwrap();
    assert!(xml.contains(from), "{from} is not in {name}");
    *part = xml.replacen(from, to, 1).into_bytes();
    packed(&parts)
}

/// The statements with a mark, by their ids.
fn marks(filled: &Filled, framework: &Framework) -> Vec<(String, Mark)> {
    let of_area = |(area, found): (&AreaIndex, &FilledArea)| {
        let area = &framework[*area];
        found.marks.iter().map(|(item, mark)| (area.full_id(*item), mark.clone())).collect::<Vec<_>>()
    };
    filled.areas.iter().flat_map(of_area).collect()
}

/// What is unclear, in lines.
fn unclear(filled: &Filled) -> Vec<String> {
    filled.unclear.iter().map(|unclear| format!("{}: {}: {}", unclear.place, unclear.found, unclear.why)).collect()
}

#[test]
fn a_blank_form_says_nothing() {
    let framework = bundled();
    let form = form(&framework);
    for boxes in [false, true] {
        let bytes = write(&form, boxes);
        assert_eq!(bytes, write(&form, boxes), "the same form gives the same bytes");
        let filled = read(&bytes, &framework).unwrap();
        assert_eq!(filled.head.as_ref(), Some(&form.head));
        assert_eq!(filled.said.title.as_deref(), Some("Northmoor"));
        assert!(filled.is_blank(), "{filled:?}");
        assert_eq!(filled.areas.len(), 0);
    }
}

#[test]
fn what_the_workbook_has() {
    let framework = bundled();
    let bytes = write(&form(&framework), false);
    let book = Book::open(&bytes).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["About", "Statements", "Areas", "Words"]);
    // 280 statements and 26 areas, each below the row of ids and the heads.
    assert_eq!((book.sheets[1].rows.len(), book.sheets[2].rows.len()), (282, 28));
    let parts = parts(&bytes);
    let xml = |name: &str| {
        let part = parts.iter().find(|(part, _)| part == name);
        String::from_utf8(part.unwrap_or_else(|| panic!("{name}")).1.clone()).unwrap()
    };
    let statements = xml("xl/worksheets/sheet2.xml");
    for wanted in [
        "<formula1>Words!$B$1:$B$4</formula1>",
        r#"sqref="F3:F282""#,
        r#"<autoFilter ref="A2:I282"/>"#,
        r#"xSplit="1" ySplit="2""#,
        r#"formatColumns="0" formatRows="0""#,
        r#"orientation="landscape""#,
    ] {
        assert!(statements.contains(wanted), "{wanted}");
    }
    assert!(!statements.contains("password"));
    let workbook = xml("xl/workbook.xml");
    for wanted in [r#"name="Words" sheetId="4" state="hidden""#, "Statements!$A:$A,Statements!$1:$2"] {
        assert!(workbook.contains(wanted), "{wanted}");
    }
}

/// What explains words stands on the first sheet, and nowhere where it could be taken for an answer.
#[test]
fn words_are_explained() {
    let framework = bundled();
    let about = |form: &Form| {
        let bytes = write(form, false);
        assert!(read(&bytes, &framework).unwrap().is_blank());
        let book = Book::open(&bytes).unwrap();
        book.sheets[0].rows.values().flat_map(|row| row.values().filter_map(Cell::text)).collect::<Vec<_>>().join("\n")
    };
    let mut form = form(&framework);
    let own = about(&form);
    let terms = form.terms();
    assert!(terms.len() > 5 && terms.len() <= framework.glossary().len());
    for (term, meaning) in terms {
        assert!(own.contains(&format!("\n{term}: {meaning}")), "{term}");
    }
    assert!(own.contains("\nWords used here\n") && !own.contains("“We” in a statement"));
    form.head.kind = Kind::Community;
    assert!(about(&form).contains("\n“We” in a statement means those whose work is being assessed.\n"));
}

/// The framework with other words of the program's own.
fn reworded(words: &[(&str, &str)]) -> Framework {
    let mut pack =
        "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,2026.11\nlanguage,cy\n".to_owned();
    for (id, text) in words {
        pack += &format!("words.form.{id},\"{text}\"\n");
    }
    let read = wording::read_csv(pack.as_bytes());
    wording::lay(bundled(), &read.wording.unwrap_or_else(|| panic!("{:?}", read.problems))).unwrap()
}

/// A part of the framework alone, in words that Excel could trip over.
#[test]
fn a_form_in_other_words() {
    let framework = reworded(&[
        ("yes", "ie, mae"),
        ("no", "=na"),
        ("excel-areas", "Words"),
        ("excel-statements", "Datganiadau: [pob un]*?/\\ a mwy o eiriau nag y caiff enw"),
        ("excel-about", "'Datganiadau'"),
        ("excel-answer", "Ateb"),
        ("excel-key", "Allwedd"),
    ]);
    let scope = [ScopePart::find(&framework, "1a").unwrap()];
    let form = Form::new(&framework, "4c1f".into(), Kind::Community, &scope);
    let mut filled = Filled::default();
    filled.mark(framework.item("1a.E1").unwrap(), Mark::Yes, "");
    filled.mark(framework.item("1a.E2").unwrap(), Mark::No, "");
    let bytes = write_filled(&form, false, &filled);
    let names: Vec<String> = Book::open(&bytes).unwrap().sheets.into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["Datganiadau", "Datganiadau   pob un      a mw…", "Areas", "Words"]);
    // Whoever reads it need not have these words, nor the row with the ids of the columns whoever has them.
    let english = bundled();
    let without_ids =
        changed(&bytes, |sheets| sheets.iter_mut().for_each(|(_, rows)| rows.retain(|row| !has_ids(row))));
    for (bytes, framework) in [(&bytes, &english), (&bytes, &framework), (&without_ids, &framework)] {
        let read = read(bytes, framework).unwrap();
        assert_eq!(unclear(&read), Vec::<String>::new());
        assert_eq!(marks(&read, framework), [("1a.E1".into(), Mark::Yes), ("1a.E2".into(), Mark::No)]);
    }
}

/// Whether a row is that of the columns' ids.
fn has_ids(row: &BTreeMap<u32, Cell>) -> bool {
    row.values().any(|cell| cell.text().is_some_and(|text| text.starts_with("column=")))
}
