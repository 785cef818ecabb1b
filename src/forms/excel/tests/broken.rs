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
    assert_eq!(unclear(&filled), [why]);
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
    // A file of 50 MB as it comes.
    assert_eq!(received(&vec![b'P'; 50 << 20]), Err(TOO_BIG.into()));
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
