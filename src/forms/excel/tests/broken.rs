//! Files that are none of ours, and files that are made to do harm: each is read for what it is, or refused with what to do.

use std::fmt::Write as _;

use super::*;

/// Reads a file; one that is refused comes with what to do.
fn received(bytes: &[u8]) -> Result<Filled, String> {
    let framework = bundled();
    read(bytes, &framework).map_err(|why| {
        assert!(!why.hint.is_empty());
        why.what
    })
}

const DAMAGED: &str = "is no Excel file, or a damaged one";
const TOO_BIG: &str = "unpacks to far more than a form can be";
const NO_FORM: &str = "is an Excel workbook, but not a form of thrive, or one whose keys were deleted";

fn blank() -> Vec<u8> {
    write(&form(&bundled()), false)
}

#[test]
fn files_that_are_no_forms() {
    assert_eq!(received(b""), Err(DAMAGED.into()));
    assert_eq!(received(b"Key,Answer\n1a.E1,yes\n"), Err(DAMAGED.into()));
    assert_eq!(received(&blank()[..20_000]), Err(DAMAGED.into()));
    let locked = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    assert_eq!(received(&locked), Err("is an Excel file of the older kind, or has a password".into()));
    assert_eq!(received(&plain(&vec![("Sheet1".into(), vec![])])), Err(NO_FORM.into()));
    let other = vec![
        BTreeMap::from([(0, text("Name")), (1, text("Answer"))]),
        BTreeMap::from([(0, text("Ada")), (1, text("yes"))]),
    ];
    assert_eq!(received(&plain(&vec![("Sheet1".into(), other)])), Err(NO_FORM.into()));
    // Without its line and its ids, a sheet with keys could be a report.
    let report = vec![
        BTreeMap::from([(0, text("Key")), (1, text("Answer"))]),
        BTreeMap::from([(0, text("1a.E1")), (1, text("yes"))]),
    ];
    assert_eq!(received(&plain(&vec![("Items".into(), report)])), Err(NO_FORM.into()));
    // Only the sheet about the assessment is left.
    let about = changed(&blank(), |sheets| sheets.truncate(1));
    assert_eq!(received(&about).map(|filled| filled.is_blank()), Ok(true));
    let keyless = changed(&blank(), |sheets| {
        sheets.iter_mut().flat_map(|(_, rows)| rows).for_each(|row| drop(row.remove(&KEY)));
    });
    assert_eq!(received(&keyless), Err(NO_FORM.into()));
    // A binary workbook has other parts.
    let binary: Vec<_> = parts(&blank()).into_iter().filter(|(name, _)| name != "xl/workbook.xml").collect();
    assert_eq!(received(&packed(&binary)), Err(DAMAGED.into()));
}

#[test]
fn forms_of_other_frameworks_and_versions() {
    let other = changed(&blank(), |sheets| {
        put(sheets, "1a.E1", ANSWER, text("yes"));
        rename_in_head(sheets, "framework=ics-engagement", "framework=befriending");
    });
    let filled = received(&other).unwrap();
    assert_eq!(filled.head.unwrap().framework.id, "befriending");
    assert!(filled.areas.is_empty() && filled.unclear.is_empty());
    let older = changed(&blank(), |sheets| {
        put(sheets, "1a.E1", ANSWER, text("yes"));
        put(sheets, "1a.E2", ANSWER, text("yes"));
        put(sheets, "1a.E2", KEY, text("1a.E99"));
        rename_in_head(sheets, "version=2026.11", "version=2025.1");
    });
    let filled = received(&older).unwrap();
    assert_eq!(marks(&filled, &bundled()), [("1a.E1".into(), Mark::Yes)]);
    let why = "Statements, cell F4: yes: its row begins with “1a.E99”, which is no key of this framework";
    assert_eq!(unclear(&filled), [why, "1a.E2: : the form that came back has no row for this statement"]);
    assert_eq!(filled.head.unwrap().framework.version, "2025.1");
}

fn rename_in_head(sheets: &mut Sheets, from: &str, to: &str) {
    for cell in sheets[0].1.iter_mut().flat_map(BTreeMap::values_mut) {
        if let Some(line) = cell.text().filter(|line| line.contains(from)) {
            *cell = text(&line.replace(from, to));
        }
    }
}

#[test]
fn columns_that_cannot_be_told() {
    let bytes = changed(&blank(), |sheets| {
        sheets[1].1.drain(..2);
        put(sheets, "1a.E1", ANSWER, text("yes"));
    });
    let filled = received(&bytes).unwrap();
    let why = "there are keys on this sheet, but the heads of its columns are gone or changed, so it was not read";
    assert_eq!(unclear(&filled), [format!("Statements: 1a.E1: {why}")]);
}

/// One cell in the last corner, and a whole column of formatted ones.
#[test]
fn cells_far_away() {
    let answered = changed(&blank(), |sheets| put(sheets, "1a.E1", ANSWER, text("yes")));
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row><row r=\"4294967295\"><c r=\"ZZZ4294967295\"><v>1</v></c></row></sheetData>";
    let bytes = patched(&answered, "xl/worksheets/sheet2.xml", "</sheetData>", far);
    let filled = received(&bytes).unwrap();
    assert_eq!((marks(&filled, &bundled()).len(), filled.unclear.len()), (1, 0));
    let mut styled = String::new();
    for row in 300..20_000 {
        let _ = write!(styled, "<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>");
    }
    let bytes = patched(&answered, "xl/worksheets/sheet2.xml", "</sheetData>", &(styled + "</sheetData>"));
    assert_eq!(marks(&received(&bytes).unwrap(), &bundled()).len(), 1);
}

#[test]
fn what_is_made_to_do_harm() {
    let with = |name: &str, part: Vec<u8>| {
        let mut all = parts(&blank());
        all.retain(|(known, _)| known != name);
        all.push((name.to_owned(), part));
        packed(&all)
    };
    // A picture that unpacks to more than 40 MB, whatever the file says of its size.
    assert_eq!(received(&with("xl/media/photo.bin", vec![0; 41 << 20])), Err(TOO_BIG.into()));
    // Two thousand parts.
    let many: Vec<_> = (0..2_100).map(|number| (format!("xl/{number}.xml"), Vec::new())).collect();
    assert_eq!(received(&packed(&many)), Err(TOO_BIG.into()));
    // More cells, and more texts, than a form can have.
    let cells = "<c><v>1</v></c>".repeat(30_000);
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    assert_eq!(
        received(&with("xl/worksheets/sheet2.xml", sheet.into_bytes())).map(drop),
        Ok(()),
        "beyond the last column"
    );
    let rows = "<row><c><v>1</v></c></row>".repeat(201_000);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert_eq!(received(&with("xl/worksheets/sheet2.xml", sheet.into_bytes())), Err(TOO_BIG.into()));
    let texts = format!("<sst uniqueCount=\"99999999999999999\">{}</sst>", "<si/>".repeat(401_000));
    assert_eq!(received(&with("xl/sharedStrings.xml", texts.into_bytes())), Err(TOO_BIG.into()));
    // Entities that name a file, and entities that grow.
    for dtd in ["<!ENTITY e SYSTEM \"file:///etc/passwd\">", "<!ENTITY a \"aaaa\"><!ENTITY e \"&a;&a;&a;\">"] {
        let sheet = format!(
            "<!DOCTYPE x [{dtd}]><worksheet><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"
        );
        assert_eq!(received(&with("xl/worksheets/sheet2.xml", sheet.into_bytes())), Err(DAMAGED.into()));
    }
    assert_eq!(received(&with("xl/worksheets/sheet2.xml", "<x>".repeat(100_000).into_bytes())), Err(DAMAGED.into()));
}

/// Two sheets, and both of them one and the same part of the file.
#[test]
fn a_part_is_read_for_one_sheet_alone() {
    let sheet = "<sheet name=\"S9\" sheetId=\"9\" r:id=\"rId2\"/></sheets>";
    let bytes = patched(&blank(), "xl/workbook.xml", "</sheets>", sheet);
    assert_eq!(received(&bytes), Err(DAMAGED.into()));
}

#[test]
fn texts_longer_than_a_cell_can_have_them() {
    // The last letter of each needs two units of UTF-16.
    let longest = format!("{}👪", "é".repeat(32_765));
    let cell = |text: &str| {
        format!("<row r=\"400\"><c r=\"Z400\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData>")
    };
    let with = |text: &str| patched(&blank(), "xl/worksheets/sheet2.xml", "</sheetData>", &cell(text));
    assert_eq!(received(&with(&longest)).map(drop), Ok(()));
    assert_eq!(received(&with(&format!("{longest}a"))), Err(TOO_BIG.into()));
    // The same in the texts that cells share, and in a formula.
    let shared =
        |text: &str| patched(&blank(), "xl/sharedStrings.xml", "</sst>", &format!("<si><t>{text}</t></si></sst>"));
    assert_eq!(received(&shared(&longest)).map(drop), Ok(()));
    assert_eq!(received(&shared(&format!("{longest}a"))), Err(TOO_BIG.into()));
    let formula = format!("<row r=\"400\"><c r=\"Z400\"><f>{longest}a</f><v>1</v></c></row></sheetData>");
    let bytes = patched(&blank(), "xl/worksheets/sheet2.xml", "</sheetData>", &formula);
    assert_eq!(received(&bytes), Err(TOO_BIG.into()));
}

/// A text that is in the file once, and in very many cells: 600 times 32,000 bytes are more than 16 MB, 500 times are less.
#[test]
fn a_text_counts_for_each_cell_that_shares_it() {
    let with = |count: usize| {
        let strings = parts(&blank()).into_iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1;
        let number = String::from_utf8(strings).unwrap().matches("<si>").count();
        let text = format!("<si><t>{}</t></si></sst>", "a".repeat(32_000));
        let bytes = patched(&blank(), "xl/sharedStrings.xml", "</sst>", &text);
        let cell = format!("<row><c t=\"s\"><v>{number}</v></c></row>").repeat(count);
        received(&patched(&bytes, "xl/worksheets/sheet2.xml", "</sheetData>", &format!("{cell}</sheetData>"))).map(drop)
    };
    assert_eq!(with(500), Ok(()));
    assert_eq!(with(600), Err(TOO_BIG.into()));
}

/// Ranges that lie over each other, as no program writes them: each row below the first of them is told once.
#[test]
fn ranges_over_each_other() {
    let answered = changed(&blank(), |sheets| put(sheets, "1a.E1", ANSWER, text("yes")));
    // The first sheet row of a statement is 3; the ranges reach down to row 12.
    let range = |number: usize| format!("<mergeCell ref=\"F3:F{}\"/>", 4 + number % 9);
    let ranges = (0..500).map(range).collect::<String>();
    let merged = format!("</sheetData><mergeCells>{ranges}</mergeCells>");
    let bytes = patched(&answered, "xl/worksheets/sheet2.xml", "</sheetData>", &merged);
    let filled = received(&bytes).unwrap();
    assert_eq!(filled.unclear.len(), 9);
    assert!(unclear(&filled)[8].starts_with("Statements, cell F12: : its cell is merged with the one above"));
    assert_eq!(marks(&filled, &bundled()), [("1a.E1".into(), Mark::Yes)]);
}

/// Thousands of rows of nothing but trouble are told, but not one by one.
#[test]
fn endless_trouble_is_cut() {
    let mut rows = vec![BTreeMap::from([(0, text("column=key")), (1, text("column=answer"))])];
    rows.extend((0..2_000).map(|row| BTreeMap::from([(0, text("1a.E1")), (1, text(&format!("perhaps {row}")))])));
    rows.extend((0..2_000).map(|_| BTreeMap::from([(1, text("yes"))])));
    let filled = received(&plain(&vec![("Sheet1".into(), rows)])).unwrap();
    assert_eq!(filled.unclear.len(), 1_001);
    assert!(filled.unclear[1_000].why.contains("not listed"));
    assert_eq!(marks(&filled, &bundled()), []);
}

/// What is unclear far behind all that is listed is listed for its statement all the same: else it would count as not in place.
#[test]
fn a_statement_is_listed_behind_endless_trouble() {
    let bytes = changed(&blank(), |sheets| {
        put(sheets, "1a.E1", ANSWER, text("yes"));
        put(sheets, "7f.M2", ANSWER, text("partly"));
        let own = (0..2_000).map(|_| BTreeMap::from([(ANSWER, text("yes"))]));
        sheets[1].1.splice(2..2, own);
    });
    let filled = received(&bytes).unwrap();
    let item = bundled().item("7f.M2").unwrap();
    assert_eq!(filled.unclear.len(), 1_002);
    assert_eq!(filled.unclear.iter().filter(|unclear| unclear.item == Some(item)).count(), 1);
    assert_eq!(marks(&filled, &bundled()), [("1a.E1".into(), Mark::Yes)]);
}

#[test]
fn texts_are_made_harmless() {
    let hostile = "a\u{1b}]0;x\u{7}\u{202e}b\r\nc";
    let bytes = changed(&blank(), |sheets| {
        put(sheets, "1a.E1", EVIDENCE, text(hostile));
        put(sheets, "1a.E2", ANSWER, text(hostile));
        put(sheets, "about/place", 2, text(hostile));
        sheets[1].0 = "S\u{202e}".into();
    });
    let filled = received(&bytes).unwrap();
    let shown = "a<U+001B>]0;x<U+0007><U+202E>b";
    let item = bundled().item("1a.E1").unwrap();
    assert_eq!(filled.areas[&item.area].evidence[&item.item][0].text, format!("{shown}\nc"));
    assert_eq!(filled.said.place, Some(format!("{shown} c")));
    assert_eq!(unclear(&filled), [format!("S<U+202E>, cell F4: {shown} c: neither yes nor no")]);
}
