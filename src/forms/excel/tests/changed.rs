//! What people and programs do to a form without breaking it, and what they write into cells.

use super::*;
use crate::assessment::{Remark, day};
use crate::forms::{AreaStatus, Unclear};

/// A form with a few answers.
fn answered(sheets: &mut Sheets) {
    put(sheets, "1a.E1", ANSWER, text("yes"));
    put(sheets, "1a.E2", ANSWER, text("no"));
    put(sheets, "1a.E2", EVIDENCE, text("minutes of 3 May"));
    put(sheets, "7f.M2", ANSWER, text("not applicable"));
    put(sheets, "7f.M2", REASON, text("no partners yet"));
    put(sheets, "1b/status", 4, text("gone through"));
    put(sheets, "1c/status", 6, text("see also 1a"));
    put(sheets, "about/name", 2, text("Ada Obi"));
}

/// A statement whose row was deleted was not answered "no": it is listed, where its area has answers.
#[test]
fn deleted_rows() {
    let framework = bundled();
    let blank = write(&form(&framework), false);
    let without = |status: Option<&str>| {
        changed(&blank, |sheets| {
            put(sheets, "1a.E1", ANSWER, text("yes"));
            if let Some(status) = status {
                put(sheets, "1a/status", 4, text(status));
            }
            let is_kept = |row: &BTreeMap<u32, Cell>| {
                !["1a.E2", "1b.E1"].iter().any(|key| row.get(&KEY).and_then(Cell::text) == Some(key))
            };
            sheets[1].1.retain(is_kept);
        })
    };
    let filled = read(&without(None), &framework).unwrap();
    assert_eq!(unclear(&filled), ["1a.E2: : the form that came back has no row for this statement"]);
    assert_eq!(marks(&filled, &framework), [("1a.E1".into(), Mark::Yes)]);
    let filled = read(&without(Some("gone through")), &framework).unwrap();
    assert_eq!(unclear(&filled), Vec::<String>::new());
}

/// Whatever is done to it, these are its answers.
fn check(bytes: &[u8], what: &str) {
    let framework = bundled();
    let filled = read(bytes, &framework).unwrap();
    assert_eq!(unclear(&filled), Vec::<String>::new(), "{what}");
    let expected = [
        ("1a.E1".into(), Mark::Yes),
        ("1a.E2".into(), Mark::No),
        ("7f.M2".into(), Mark::DoesNotApply("no partners yet".into())),
    ];
    assert_eq!(marks(&filled, &framework), expected, "{what}");
    let area = |id: &str| &filled.areas[&framework.area(id).unwrap().index];
    assert_eq!(area("1b").status, Some(AreaStatus::Answered), "{what}");
    assert_eq!(area("1c").notes, [Remark { text: "see also 1a".into(), ..Remark::default() }], "{what}");
    let item = framework.item("1a.E2").unwrap().item;
    assert_eq!(area("1a").evidence[&item][0].text, "minutes of 3 May", "{what}");
    assert_eq!(filled.said.name.as_deref(), Some("Ada Obi"), "{what}");
    assert_eq!(filled.head.unwrap().id, "4c1f", "{what}");
}

#[test]
fn where_things_stand_does_not_matter() {
    let framework = bundled();
    let blank = write(&form(&framework), false);
    let all = |change: &dyn Fn(&mut Sheets)| {
        changed(&blank, |sheets| {
            answered(sheets);
            change(sheets);
        })
    };
    let each_row = |sheets: &mut Sheets, change: &dyn Fn(u32) -> u32| {
        for row in sheets.iter_mut().flat_map(|(_, rows)| rows) {
            *row = std::mem::take(row).into_iter().map(|(column, cell)| (change(column), cell)).collect();
        }
    };
    check(&all(&|_| {}), "as it is");
    check(&all(&|sheets| sheets.iter_mut().for_each(|(_, rows)| rows[2..].reverse())), "rows sorted");
    check(&all(&|sheets| sheets.iter_mut().for_each(|(_, rows)| rows.reverse())), "heads sorted with the rows");
    check(&all(&|sheets| each_row(sheets, &|column| 20 - column)), "columns moved");
    check(&all(&|sheets| each_row(sheets, &|column| column * 2 + 1)), "columns inserted");
    check(&all(&|sheets| sheets.reverse()), "sheets moved");
    check(&all(&|sheets| sheets.iter_mut().for_each(|(name, _)| *name += " of Northmoor")), "sheets renamed");
    check(&all(&|sheets| sheets[1].1.insert(2, BTreeMap::new())), "a blank row");
    check(&all(&|sheets| drop(sheets.remove(3))), "the sheet of words deleted");
    check(&all(&|sheets| sheets.iter_mut().for_each(|(_, rows)| rows.retain(|row| !has_ids(row)))), "ids deleted");
    check(&all(&|sheets| sheets[1].1.extend_from_within(2..4)), "rows copied");
    let row_of = |sheets: &Sheets, key: &str| {
        sheets[1].1.iter().position(|row| row.get(&KEY).and_then(Cell::text) == Some(key)).unwrap()
    };
    check(
        &all(&|sheets| {
            let row = row_of(sheets, "3a.E1");
            sheets[1].1.drain(row..row + 20);
        }),
        "rows deleted",
    );
    // Rows that a filter hides are answers all the same.
    let hidden = patched(&all(&|_| {}), "xl/worksheets/sheet2.xml", "<row r=\"3\"", "<row hidden=\"1\" r=\"3\"");
    check(&hidden, "rows hidden");
    let comment = ("xl/media/photo.png".to_owned(), vec![1; 100]);
    let with_photo: Vec<_> = parts(&all(&|_| {})).into_iter().chain([comment]).collect();
    check(&packed(&with_photo), "a picture");
    let as_macros = patched(
        &all(&|_| {}),
        "[Content_Types].xml",
        "openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "ms-excel.sheet.macroEnabled.main+xml",
    );
    let mut with_macros = parts(&as_macros);
    with_macros.push(("xl/vbaProject.bin".to_owned(), b"\xD0\xCF\x11\xE0 not looked at".to_vec()));
    check(&packed(&with_macros), "macros");
    // As other programs name the parts.
    let absolute = patched(
        &all(&|_| {}),
        "xl/_rels/workbook.xml.rels",
        "Target=\"worksheets/sheet2.xml\"",
        "Target=\"/xl/worksheets/sheet2.xml\"",
    );
    check(&absolute, "targets from the root");
}

/// What a cell says; `Err` is unclear, with how the reason begins.
type Expected = Result<Option<Mark>, &'static str>;

/// What stands in the cell for an answer, and what it says in a form with lists and in one with boxes.
#[test]
fn what_stands_in_a_cell() {
    let framework = bundled();
    let yes = Some(Mark::Yes);
    let (no, unknown) = (Some(Mark::No), Some(Mark::Unknown));
    let not_applicable = || Some(Mark::DoesNotApply(String::new()));
    let formula = |value: Value, formula: &str| Cell { value, formula: Some(formula.into()) };
    let cases: Vec<(Cell, Expected, Expected)> = vec![
        (cell(Value::Bool(true)), Ok(yes.clone()), Ok(yes.clone())),
        (cell(Value::Bool(false)), Ok(no.clone()), Ok(None)),
        (cell(Value::Number(1.0)), Ok(yes.clone()), Ok(yes.clone())),
        (cell(Value::Number(0.0)), Ok(no.clone()), Ok(None)),
        (cell(Value::Number(-0.0)), Ok(no.clone()), Ok(None)),
        (cell(Value::Number(2.0)), Err("neither"), Err("neither")),
        (text(" Yes "), Ok(yes.clone()), Ok(yes.clone())),
        (text("don’t know."), Ok(unknown.clone()), Ok(unknown.clone())),
        (text("?"), Ok(unknown.clone()), Ok(unknown.clone())),
        (text("n/a"), Ok(not_applicable()), Ok(not_applicable())),
        (text("x"), Ok(yes.clone()), Ok(yes.clone())),
        (text("✓"), Ok(yes.clone()), Ok(yes.clone())),
        // The form's own word for no is an answer in both; what false is called in some language isn't.
        (text("no"), Ok(no.clone()), Ok(no.clone())),
        (text("WAHR"), Ok(yes.clone()), Ok(yes.clone())),
        (text("VRAI"), Ok(yes.clone()), Ok(yes.clone())),
        (text("FALSCH"), Ok(no.clone()), Ok(None)),
        (text("FALSE"), Ok(no.clone()), Ok(None)),
        (text("partly"), Err("neither"), Err("neither")),
        (text("yes and no"), Err("neither"), Err("neither")),
        (text("   "), Ok(None), Ok(None)),
        (cell(Value::Error("#N/A".into())), Err("an error"), Err("an error")),
        (formula(Value::Error("#NAME?".into()), "see minutes"), Err("an error"), Err("an error")),
        (formula(Value::Bool(true), "TRUE()"), Ok(yes.clone()), Ok(yes.clone())),
        (formula(Value::Bool(false), "FALSE()"), Ok(no), Ok(None)),
        (formula(Value::Text("yes".into()), "F12"), Ok(yes.clone()), Ok(yes)),
        // Libraries write 0 where they don't work a formula out.
        (formula(Value::Number(0.0), "F12"), Err("a number"), Err("a number")),
    ];
    for boxes in [false, true] {
        let blank = write(&part(&framework), boxes);
        for (cell, in_lists, in_boxes) in &cases {
            let expected = if boxes { in_boxes } else { in_lists };
            let bytes = changed(&blank, |sheets| put(sheets, "1a.E1", ANSWER, cell.clone()));
            let filled = read(&bytes, &framework).unwrap();
            let found: Vec<Mark> = marks(&filled, &framework).into_iter().map(|(_, mark)| mark).collect();
            match expected {
                Ok(mark) => {
                    assert_eq!(found, mark.clone().into_iter().collect::<Vec<_>>(), "{cell:?}, boxes: {boxes}");
                    assert_eq!(filled.unclear, [], "{cell:?}");
                }
                Err(why) => {
                    assert_eq!(found, [], "{cell:?}");
                    let [unclear] = &filled.unclear[..] else { panic!("{cell:?}: {:?}", filled.unclear) };
                    assert_eq!(unclear.place, "Statements, cell F3");
                    assert_eq!(unclear.item, framework.item("1a.E1"));
                    assert!(unclear.why.starts_with(why), "{cell:?}: {}", unclear.why);
                }
            }
        }
    }
}

/// A formula that a library wrote and no program worked out has no value; it is no blank cell.
#[test]
fn a_formula_without_a_value_is_unclear() {
    let framework = bundled();
    let bytes = changed(&write(&part(&framework), false), |sheets| {
        let cell = Cell { value: Value::Number(7.0), formula: Some("1+6".into()) };
        put(sheets, "1a.E1", ANSWER, cell.clone());
        put(sheets, "1a.E1", EVIDENCE, cell);
    });
    let bytes = patched(&bytes, "xl/worksheets/sheet2.xml", "<f>1+6</f><v>7</v>", "<f>1+6</f><v></v>");
    let bytes = patched(&bytes, "xl/worksheets/sheet2.xml", "<f>1+6</f><v>7</v>", "<f>1+6</f>");
    let filled = read(&bytes, &framework).unwrap();
    let why = "a formula that no program has worked out; open the file in Excel and save it again";
    let expected = [format!("Statements, cell F3: =1+6: {why}"), format!("Statements, cell H3: =1+6: {why}")];
    assert_eq!(unclear(&filled), expected);
    assert_eq!(marks(&filled, &framework), []);
}

#[test]
fn reasons_without_an_answer() {
    let framework = bundled();
    let with = |boxes: bool, answer: Option<Cell>| {
        let bytes = changed(&write(&part(&framework), boxes), |sheets| {
            put(sheets, "1a.E1", REASON, text("no partners yet"));
            if let Some(cell) = answer {
                put(sheets, "1a.E1", ANSWER, cell);
            }
        });
        let filled = read(&bytes, &framework).unwrap();
        (marks(&filled, &framework).into_iter().map(|(_, mark)| mark).collect::<Vec<_>>(), unclear(&filled))
    };
    let reason = Mark::DoesNotApply("no partners yet".into());
    assert_eq!(with(false, Some(text("n/a"))), (vec![reason.clone()], vec![]));
    assert_eq!(with(true, None), (vec![reason], vec![]));
    let line = |why: &str| vec![format!("Statements, cell {why}")];
    let why = "G3: no partners yet: a reason why it does not apply, without an answer";
    assert_eq!(with(false, None), (vec![], line(why)));
    let why = "G3: no partners yet: a reason why it does not apply, where the answer says something else";
    assert_eq!(with(false, Some(text("yes"))), (vec![Mark::Yes], line(why)));
}

#[test]
fn dates_of_evidence() {
    let framework = bundled();
    // 46145 is 3 May 2026 as Excel counts: 3 May 2026 is 46,145 days after 30 December 1899.
    let cases = [
        (cell(Value::Number(46_145.0)), Ok("2026-05-03")),
        (cell(Value::Number(46_145.75)), Ok("2026-05-03")),
        (text("3 May 2026"), Ok("2026-05-03")),
        (text("2026-05-03"), Ok("2026-05-03")),
        (text("2026-05-03T10:30:00"), Ok("2026-05-03")),
        (text("04/05/2026"), Err("04/05/2026")),
        (text("last spring"), Err("last spring")),
        (text("May 2026"), Err("May 2026")),
        (cell(Value::Number(3.0)), Err("3")),
        (cell(Value::Number(2026.0)), Err("2026")),
        (cell(Value::Bool(true)), Err("TRUE")),
    ];
    for (date, expected) in cases {
        let bytes = changed(&write(&part(&framework), false), |sheets| {
            put(sheets, "1a.E1", EVIDENCE, text("minutes"));
            put(sheets, "1a.E1", DATE, date.clone());
        });
        let filled = read(&bytes, &framework).unwrap();
        let item = framework.item("1a.E1").unwrap();
        let evidence = &filled.areas[&item.area].evidence[&item.item];
        let on = expected.ok().and_then(day);
        // What is no day is kept with the evidence, and it is said.
        let text = expected.err().map_or_else(|| "minutes".to_owned(), |kept| format!("minutes ({kept})"));
        assert_eq!(evidence, &[Remark { text, on, ..Remark::default() }], "{date:?}");
        let is_told = |unclear: &Unclear| unclear.why.ends_with("; it is kept in brackets behind the evidence");
        assert!(filled.unclear.iter().all(is_told), "{date:?}");
        assert_eq!(filled.unclear.len(), usize::from(expected.is_err()), "{date:?}");
        assert!(filled.unclear.iter().all(|unclear| unclear.place == "Statements, cell I3" && unclear.item.is_none()));
    }
    // What can't be understood at all is listed alone.
    let bytes = changed(&write(&part(&framework), false), |sheets| {
        put(sheets, "1a.E1", EVIDENCE, text("minutes"));
        put(sheets, "1a.E1", DATE, cell(Value::Error("#N/A".into())));
    });
    let filled = read(&bytes, &framework).unwrap();
    assert_eq!(filled.areas.values().next().unwrap().evidence.values().next().unwrap()[0].text, "minutes");
    assert_eq!(filled.unclear.len(), 1);
    // Excel for the Mac once counted from 1904.
    let bytes = changed(&write(&part(&framework), false), |sheets| {
        put(sheets, "1a.E1", EVIDENCE, text("minutes"));
        put(sheets, "1a.E1", DATE, cell(Value::Number(46_145.0 - 1_462.0)));
    });
    let bytes = patched(&bytes, "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ");
    let filled = read(&bytes, &framework).unwrap();
    assert_eq!(filled.areas.values().next().unwrap().evidence.values().next().unwrap()[0].on, day("2026-05-03"));
    // A date without evidence is told, too.
    let bytes = changed(&write(&part(&framework), false), |sheets| put(sheets, "1a.E1", DATE, text("2026-05-03")));
    let expected = "Statements, cell I3: 2026-05-03: a date of evidence for 1a.E1, without the evidence";
    assert_eq!(unclear(&read(&bytes, &framework).unwrap()), [expected]);
}

#[test]
fn what_is_said_of_areas() {
    let framework = bundled();
    let with = |answer: &str, reason: &str| {
        let bytes = changed(&write(&part(&framework), false), |sheets| {
            put(sheets, "1a/status", 4, text(answer));
            put(sheets, "1a/status", 5, text(reason));
        });
        let filled = read(&bytes, &framework).unwrap();
        (filled.areas.values().next().and_then(|area| area.status.clone()), unclear(&filled))
    };
    assert_eq!(with("Can’t judge", ""), (Some(AreaStatus::CannotJudge), vec![]));
    assert_eq!(with("gone through", ""), (Some(AreaStatus::Answered), vec![]));
    assert_eq!(with("We can't judge this area.", ""), (Some(AreaStatus::CannotJudge), vec![]));
    let set_aside = Some(AreaStatus::DoesNotApply("no wards".into()));
    assert_eq!(with("does not apply", "no wards"), (set_aside.clone(), vec![]));
    for said in ["n/a", "N/A", "not applicable", "Not applicable."] {
        assert_eq!(with(said, "no wards"), (set_aside.clone(), vec![]), "{said}");
    }
    for said in ["cannot judge", "Can not judge", "can’t say", "cannot say."] {
        assert_eq!(with(said, ""), (Some(AreaStatus::CannotJudge), vec![]), "{said}");
    }
    let why = "Areas, cell E3: yes: nothing that can be said of an area as a whole (area 1a)";
    assert_eq!(with("yes", ""), (None, vec![why.to_owned()]));
    let why = "Areas, cell F3: no wards: a reason why the area does not apply, and it is not said that it doesn't";
    assert_eq!(with("", "no wards"), (None, vec![why.to_owned()]));
    // The keys that other forms have for areas.
    let bytes = changed(&write(&part(&framework), false), |sheets| {
        let rows = &mut sheets[2].1;
        rows.push(BTreeMap::from([(0, text("2a/cannot-judge")), (4, text("x"))]));
        rows.push(BTreeMap::from([(0, text("2a/answered"))]));
        rows.push(BTreeMap::from([(0, text("2b/note")), (6, text("a note"))]));
        rows.push(BTreeMap::from([(0, text("1a/status")), (4, text("gone through"))]));
        rows.push(BTreeMap::from([(0, text("1a/status")), (4, text("can't judge"))]));
        rows.push(BTreeMap::from([(0, text("1a/status")), (4, text("gone through"))]));
    });
    let filled = read(&bytes, &framework).unwrap();
    let area = |id: &str| &filled.areas[&framework.area(id).unwrap().index];
    assert_eq!(area("2a").status, Some(AreaStatus::CannotJudge));
    assert_eq!(area("2b").notes[0].text, "a note");
    assert_eq!(area("1a").status, None);
    assert_eq!(
        unclear(&filled),
        ["Areas, cell E16: gone through and can't judge: more than one thing is said of the area as a whole (area 1a)"]
    );
}

/// Whichever comes first, and whether in two rows or in a copy of the column: an area of which two things are said has no status.
#[test]
fn two_things_said_of_an_area() {
    let framework = bundled();
    let with = |answers: [&str; 2], is_copied: bool| {
        let bytes = changed(&write(&part(&framework), false), |sheets| {
            put(sheets, "1a/status", 4, text(answers[0]));
            if is_copied {
                put(sheets, "1a/status", 12, text(answers[1]));
                sheets[2].1[0].insert(12, text("column=answer"));
            } else {
                sheets[2].1.push(BTreeMap::from([(0, text("1a/status")), (4, text(answers[1]))]));
            }
        });
        let filled = read(&bytes, &framework).unwrap();
        (filled.areas.values().next().and_then(|area| area.status.clone()), filled.unclear.len())
    };
    for is_copied in [false, true] {
        assert_eq!(with(["gone through", "gone through"], is_copied), (Some(AreaStatus::Answered), 0));
        for answers in [["gone through", "can't judge"], ["gone through", "partly"], ["partly", "gone through"]] {
            assert_eq!(with(answers, is_copied), (None, 1), "{answers:?}");
        }
    }
}

#[test]
fn what_has_no_place_is_listed() {
    let framework = bundled();
    let bytes = changed(&write(&part(&framework), false), |sheets| {
        let rows = &mut sheets[1].1;
        rows.push(BTreeMap::from([(4, text("We have a choir")), (ANSWER, text("yes"))]));
        rows.push(BTreeMap::from([(KEY, text("1a.E9")), (ANSWER, text("yes"))]));
        rows.push(BTreeMap::from([(KEY, text("1a.E8"))]));
        rows.push(BTreeMap::from([(4, text("a remark beside everything"))]));
        put(sheets, "1a.E1", ANSWER, text("yes"));
        put(sheets, "1a.E2", ANSWER, text("perhaps"));
        // Twice, and not alike; a third row does not decide it.
        for answer in ["no", "yes"] {
            sheets[1].1.push(BTreeMap::from([(KEY, text("1a.E1")), (ANSWER, text(answer))]));
        }
        sheets[1].1.push(BTreeMap::from([(KEY, text("1a.E2")), (ANSWER, text("yes"))]));
    });
    let filled = read(&bytes, &framework).unwrap();
    assert_eq!(marks(&filled, &framework), []);
    // The form's 105 statements end in row 107.
    let expected = [
        "Statements, cell F4: perhaps: neither yes nor no",
        "Statements, cell F108: yes: a row of somebody's own, without a key",
        "Statements, cell F109: yes: its row begins with “1a.E9”, which is no key of this framework",
        "Statements, cell F112: yes and no: it is marked twice, and not alike",
    ];
    assert_eq!(unclear(&filled), expected);
}

#[test]
fn merged_cells_have_one_answer() {
    let framework = bundled();
    let bytes = changed(&write(&part(&framework), false), |sheets| put(sheets, "1a.E1", ANSWER, text("yes")));
    let merge = "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"F3:F4\"/></mergeCells>";
    let bytes = patched(&bytes, "xl/worksheets/sheet2.xml", "</sheetData>", merge);
    let filled = read(&bytes, &framework).unwrap();
    assert_eq!(marks(&filled, &framework), [("1a.E1".into(), Mark::Yes)]);
    let why = "Statements, cell F4: : its cell is merged with the one above, so it has no answer of its own";
    assert_eq!(unclear(&filled), [why]);
    assert_eq!(filled.unclear[0].item, framework.item("1a.E2"));
}
