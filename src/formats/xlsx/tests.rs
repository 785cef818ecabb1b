//! What a spreadsheet program reads back: typed cells, hostile texts as they are, and no formula.

use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use jiff::civil::{Date, date};

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Action, Assessment, Remark};
use crate::document::Share;
use crate::document::workbook::{ColumnKind, Cover, Shade};
use crate::framework::{self, Framework};
use crate::pages::report::{Reader, Subject};
use crate::pages::workbook::workbook;
use crate::score::{Rule, score};

/// Names of levels that are alike but for case, start as formulas do, or are XML.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: hostile
version: "2024"
title: "=1+1"
levels: [{id: a, name: "=HYPERLINK(\"http://x\")"}, {id: b, name: Same}, {id: c, name: SAME_x0041_}]
phases:
  - id: "1"
    name: "@SUM(A1)"
    areas:
      - id: 1a
        name: "<r><t>&</t></r>"
        checklist:
          a: [{id: A1, text: "+1"}, {id: A2, text: "-1+cmd|' /C calc'!A0"}]
          b: [{id: B1, text: "_x0041_"}]
          c: [{id: C1, text: "＝1+1"}]
"#;

const TEXTS: &[&str] = &[
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "＝1+1",
    "a\",\"=1+1",
    "=HYPERLINK(\"http://example.org\")",
    "http://example.org",
    "_x0041_ and _x000D_",
    "<script>&amp;</script>",
    "  spaces and\nlines\n",
    "'quoted",
    "2026-11-22",
    "007",
    "{=1}",
];

/// Texts that come back changed in the ways that are documented.
const SHOWN: &[(&str, &str)] = &[
    ("\t=1", " =1"),
    ("\r=1", "\n=1"),
    ("\0=1", "<U+0000>=1"),
    ("\x1b[31m\u{202e}x\u{ffff}", "<U+001B>[31m<U+202E>x<U+FFFF>"),
    ("<r><t>x</t></r>", "<r><t>x</t></r> "),
];

fn hostile() -> (Framework, Assessment) {
    let framework = framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("it is valid");
    let mut assessment = Assessment::new(&framework, "=1+1 & R&D &A &P", date(2026, 11, 2));
    assessment.about.organisation = Some("&\"Arial\"=cmd".repeat(100));
    let texts = TEXTS.iter().copied().chain(SHOWN.iter().map(|(text, _)| *text)).map(str::to_owned);
    let remark = |text: String| Remark { text, ..Remark::default() };
    let answers = WrittenAnswers {
        ticked: ["A1".to_owned()].into(),
        evidence: [("A1".to_owned(), vec![remark("x".repeat(40_000))])].into(),
        not_applicable: [("C1".to_owned(), "=1+1".to_owned())].into(),
        notes: texts.map(remark).collect(),
        ..WrittenAnswers::default()
    };
    assessment.answer_area(&framework, "1a", answers);
    assessment.actions.push(Action {
        id: 7,
        uid: None,
        item: framework.item("1a.A2"),
        action: "=cmd|' /C calc'!A0".to_owned(),
        responsible: Some("+Ines".to_owned()),
        accountable: None,
        consulted: vec!["-a".to_owned(), "=b".to_owned()],
        informed: Vec::new(),
        due: Some(date(2027, 1, 29)),
        horizon: None,
        status: None,
    });
    (framework, assessment)
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("it is a workbook")
}

/// The rows of a sheet, which begin with its header, read back.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(sheet).unwrap();
    assert_eq!(range.start(), Some((0, 0)), "{sheet}");
    range.rows().map(<[Data]>::to_vec).collect()
}

/// Every part of the file with its name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.push((file.name().unwrap().into_owned(), text));
    }
    parts
}

fn example(reader: Reader) -> Vec<u8> {
    let file = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/research-network-2026.yaml"));
    let framework = framework::bundled();
    let assessment = crate::assessment::read(file, &framework).assessment.unwrap();
    let card = score(&framework, &assessment, Rule::default());
    write(&workbook(&Subject::new(&assessment, &card, reader, None, date(2026, 11, 22))))
}

/// Compared with what the example's file says, counted by hand.
#[test]
fn cells_have_their_types() {
    let mut book = open(example(Reader::Team));
    assert_eq!(book.sheet_names(), ["About", "Areas", "Levels", "Statements", "Evidence", "Actions", "Notes"]);
    let summary = rows(&mut book, "Areas");
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(summary[0][..2], [text("Area id"), text("Area")]);
    // 1a: 3 of 3, 4 of 4, 3 of 4 and 0 of 5 items.
    assert_eq!(summary[1][4..7], [text("Assessed"), Data::Float(2.0), text("Developing")]);
    assert_eq!(summary[1][7..11], [1.0, 1.0, 0.75, 0.0].map(Data::Float));
    assert_eq!(summary[1][11..17], [10.0, 16.0, 0.625, 10.0, 5.0, 0.0].map(Data::Float));
    let maturing = text("Maturing");
    assert_eq!(
        summary[1][17..],
        [
            maturing.clone(),
            Data::Float(1.0),
            text("1a.M4"),
            Data::Empty,
            maturing.clone(),
            maturing,
            text("Yes"),
            Data::Float(0.0)
        ]
    );
    let actions = rows(&mut book, "Actions");
    assert_eq!(actions[1][0], Data::Float(1.0));
    // 29 January 2027 is day 46416 of Excel's.
    let Data::DateTime(due) = &actions[1][9] else { panic!("{:?} is no date", actions[1][9]) };
    assert!((due.as_f64() - 46416.0).abs() < f64::EPSILON && due.is_datetime());
    assert_eq!(actions[1][10..], [text("Quick win"), text("Open")]);
    let about = rows(&mut book, "About");
    let started = about.iter().find(|row| row[0] == text("Started")).unwrap();
    assert!(matches!(started[1], Data::DateTime(_)));
}

#[test]
fn hostile_texts_come_back_as_texts_and_nothing_is_a_formula() {
    let (framework, assessment) = hostile();
    let card = score(&framework, &assessment, Rule::default());
    let bytes = write(&workbook(&Subject::new(&assessment, &card, Reader::Team, None, date(2026, 11, 22))));
    for (name, part) in parts(&bytes) {
        let is_plain = !part.contains("<f>") && !part.contains("<f ") && !part.contains("<hyperlink");
        // A chart says its ranges as formulas of its own kind, <c:f>.
        assert!(is_plain || name.starts_with("xl/charts"), "{name}");
    }
    let mut book = open(bytes);
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet}");
    }
    let notes: Vec<Data> = rows(&mut book, "Notes").into_iter().skip(1).map(|mut row| row.swap_remove(4)).collect();
    let expected: Vec<Data> = TEXTS.iter().copied().chain(SHOWN.iter().map(|(_, shown)| *shown)).map(data).collect();
    assert_eq!(notes, expected);
    let statements = rows(&mut book, "Statements");
    assert_eq!(statements[1][5], data("+1"));
    assert_eq!(statements[4][10], data("=1+1"));
    let Data::String(evidence) = &rows(&mut book, "Evidence")[1][4] else { panic!("no evidence") };
    assert!(evidence.len() == 32_767 && evidence.ends_with("whole text.]"), "{}", evidence.len());
    let actions = rows(&mut book, "Actions");
    assert_eq!(actions[1][1], data("=cmd|' /C calc'!A0"));
    assert_eq!(actions[1][5..8], ["+Ines", "", "-a\n=b"].map(data));
}

fn data(text: &str) -> Data {
    if text.is_empty() { Data::Empty } else { Data::String(text.to_owned()) }
}

#[test]
fn the_margins_of_pages_and_the_alternative_text_keep_to_their_limits() {
    let (framework, assessment) = hostile();
    let card = score(&framework, &assessment, Rule::default());
    let parts = parts(&write(&workbook(&Subject::new(&assessment, &card, Reader::Team, None, date(2026, 11, 22)))));
    let part = |name: &str| &parts.iter().find(|(found, _)| found == name).unwrap().1;
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<oddHeader>&amp;L=1+1 &amp;&amp; R&amp;&amp;D &amp;&amp;A &amp;&amp;P&amp;RAbout</oddHeader>")
    );
    assert!(sheet.contains("<oddFooter>&amp;L&amp;&amp;\"Arial\"=cmd"), "it is not dropped");
    assert!(part("xl/drawings/drawing1.xml").contains("descr=\"Column chart of 1 assessed area by rating"));
}

#[test]
fn the_same_gives_the_same() {
    assert_eq!(example(Reader::Team), example(Reader::Team));
    let undated = Workbook::default();
    assert_eq!(write(&undated), write(&undated));
}

#[test]
fn the_page_reads_from_the_right_where_the_framework_does() {
    let (framework, assessment) = hostile();
    let card = score(&framework, &assessment, Rule::default());
    let mut made = workbook(&Subject::new(&assessment, &card, Reader::Team, None, date(2026, 11, 22)));
    made.properties.language.right_to_left = true;
    let parts = parts(&write(&made));
    let mut sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    assert!(sheets.all(|(_, part)| part.contains("rightToLeft=\"1\"")));
}

/// Whoever works on with a share has all of it: two of three is no 0.66 or 0.67. What is shown of 199 of 200 is not 100 %.
#[test]
fn shares_are_whole_fractions() {
    let shares = [(2, 3), (199, 200), (1, 300), (3, 3), (0, 4)];
    let sheet = Sheet {
        name: "Shares",
        columns: vec![Column::new("Share", 12, ColumnKind::Share)],
        rows: shares.iter().map(|(met, applicable)| vec![Cell::Share(Share::new(*met, *applicable))]).collect(),
        ..Sheet::default()
    };
    let bytes = write(&Workbook { sheets: vec![sheet], ..Workbook::default() });
    let read = rows(&mut open(bytes.clone()), "Shares");
    let expected = [2.0 / 3.0, 0.995, 1.0 / 300.0, 1.0, 0.0].map(|share| [Data::Float(share)]);
    assert_eq!(read[1..], expected);
    let styles = parts(&bytes).into_iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
    assert!(styles.contains("[=1]0%;[&gt;=0.995]&quot;under 100%&quot;;0%"), "{styles}");
}

/// Anything that holds a neutral workbook can be handed over, also what the builder never makes.
#[test]
fn odd_workbooks_are_written() {
    let column =
        |title: &str| Column { title: title.to_owned(), width: 0, kind: ColumnKind::Text, shade: Shade::Share };
    let odd = Sheet {
        name: "Odd",
        about: vec!["x".repeat(40_000)],
        columns: vec![column("<r></r>"), column(""), column(&"long ".repeat(99))],
        rows: vec![vec![Cell::Date(date(1066, 10, 14)), Cell::Share(Share::new(0, 0))], Vec::new()],
        ..Sheet::default()
    };
    let bare = Sheet { name: "Bare", columns: vec![column("Id")], empty_message: "Nothing.", ..Sheet::default() };
    let cover = Cover { title: "x".repeat(40_000), ..Cover::default() };
    let made = Date::MIN;
    let properties = Properties { title: "\0".repeat(300), made: Some(made), ..Properties::default() };
    let mut book = open(write(&Workbook { properties, sheets: vec![odd, bare], cover }));
    assert_eq!(rows(&mut book, "Bare"), [[data("Id")]]);
    assert_eq!(rows(&mut book, "Odd")[0][..2], [data("<r></r> "), data("Column")]);
    assert_eq!(rows(&mut book, "Odd")[1][0], data("14 October 1066"));
    let cover = rows(&mut book, "About");
    let bare = cover.iter().find(|row| row[0] == data("Bare")).unwrap();
    assert_eq!(bare[1], data("Nothing."));
}

/// In letters of 11 points, a column 40 wide shows this name on three lines, as seen in LibreOffice; a line has 15 points.
#[test]
fn rows_are_high_enough_for_names_with_capitals() {
    let name = "Ashmere and Dunmoor ICS: Research engagement network (illustration), community assessment";
    assert_eq!(text::height([(name, 40)].into_iter()), Some(45.0));
    assert_eq!(text::height([("Ashmere", 40)].into_iter()), None);
}

/// Each sheet but the first is one table of the same name, from its first cell on, also without a row to show.
#[test]
fn every_sheet_is_a_table() {
    let bytes = example(Reader::Team);
    let mut book = open(bytes.clone());
    book.load_tables().unwrap();
    for sheet in ["Areas", "Levels", "Statements", "Evidence", "Actions", "Notes"] {
        let table = book.table_by_name(sheet).unwrap();
        assert_eq!(table.sheet_name(), sheet);
        let header = &rows(&mut open(bytes.clone()), sheet)[0];
        assert_eq!(table.columns().iter().map(|name| data(name)).collect::<Vec<_>>(), *header);
    }
    // What doesn't fit on a page in letters of seven points is printed on two, with its first columns on both.
    assert_eq!([140, 218, 219].map(|width| print::pages_across(&[width], 0)), [1, 1, 2]);
    assert_eq!([356, 357].map(|width| print::pages_across(&[40, width], 1)), [2, 3]);
}
