//! Documents made part by part, and forms written and read again.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::assessment::{Kind, ScopePart};
use crate::forms::paper::{Block, Line, Paper, Piece, Tick};
use crate::forms::{AboutKey, Form, Head, Key, StatusKey};
use crate::framework::{Framework, ItemRef, bundled};
use crate::input::Package;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:other""#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let main =
        format!("<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
    zipped(&[("word/document.xml", &main)])
}

fn paper(body: &str) -> Paper {
    read(&document(body)).unwrap()
}

fn text(words: &str) -> Piece {
    Piece::Text(words.to_owned())
}

const YES: Piece = Piece::Box(Tick::Yes);
const NO: Piece = Piece::Box(Tick::No);

fn unclear(found: &str, why: &str) -> Piece {
    Piece::Box(Tick::Unclear { found: found.to_owned(), why: why.to_owned() })
}

fn crossed(sign: &str) -> Piece {
    unclear(sign, "a cross can mean ticked or no")
}

const AT_ODDS: &str = "the box and the sign in it say different things";

/// The pieces of the only line of a document with this paragraph.
fn line(paragraph: &str) -> Vec<Piece> {
    let paper = paper(&format!("<w:p>{paragraph}</w:p>"));
    match paper.blocks.as_slice() {
        [] => Vec::new(),
        [Block::Line(Line { pieces, place })] => {
            assert_eq!(place, "paragraph 1");
            pieces.clone()
        }
        blocks => panic!("{blocks:?}"),
    }
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn control(check_box: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{check_box}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

#[test]
fn boxes_that_are_controls() {
    let checked = |value: &str| format!("<w14:checkbox><w14:checked{value}/></w14:checkbox>");
    for (state, sign, meaning) in [
        (checked(" w14:val=\"1\""), "☒", YES),
        (checked(" w14:val=\"true\""), "☒", YES),
        (checked(" w14:val=\"on\""), "☑", YES),
        (checked(""), "☒", YES),
        (checked(" w14:val=\"1\""), "", YES),
        (checked(" w14:val=\"0\""), "☐", NO),
        (checked(" w14:val=\"false\""), "☐", NO),
        (checked(" w14:val=\"0\""), "", NO),
        ("<w14:checkbox/>".to_owned(), "☐", NO),
        (checked(" w14:val=\"2\""), "☒", YES),
        (checked(" w14:val=\"2\""), "", unclear("", "the box is neither ticked nor empty")),
        (checked(" w14:val=\"1\""), "☐", unclear("it is ticked, and looks empty", AT_ODDS)),
        (checked(" w14:val=\"0\""), "☒", unclear("it looks ticked, and is not", AT_ODDS)),
        (checked(" w14:val=\"0\""), "✗", crossed("✗")),
        (checked(" w14:val=\"0\""), "x", crossed("x")),
        (checked(" w14:val=\"0\""), "y", unclear("y", "it is no sign of a box")),
    ] {
        let paragraph = control(&state, &run(sign)) + &run(" 1a.E1 one");
        assert_eq!(line(&paragraph), [meaning, text(" 1a.E1 one")], "{state} {sign}");
        // The same around the paragraph, and around its cell.
        let around = control(&state, &format!("<w:p>{}</w:p>", run(sign)));
        let [Block::Line(one)] = &paper(&around).blocks[..] else { panic!("{around}") };
        let cell = control(&state, &format!("<w:tc><w:p>{}</w:p></w:tc>", run(sign)));
        let table = paper(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"));
        assert_eq!(table.lines().collect::<Vec<_>>(), [&Line { place: "table 1, row 1".into(), ..one.clone() }]);
        assert_eq!(one.pieces, line(&control(&state, &run(sign))));
    }
}

#[test]
fn boxes_with_signs_of_their_own() {
    let own = |checked: u8, sign: &str| {
        let states = "<w14:checkedState w14:val=\"2717\"/><w14:uncheckedState w14:val=\"25CB\"/>";
        let state = format!("<w14:checkbox><w14:checked w14:val=\"{checked}\"/>{states}</w14:checkbox>");
        line(&control(&state, &run(sign)))
    };
    assert_eq!(own(1, "✗"), [YES]);
    assert_eq!(own(0, "○"), [NO]);
    assert_eq!(own(1, "○"), [unclear("it is ticked, and looks empty", AT_ODDS)]);
    assert_eq!(own(0, "✗"), [unclear("it looks ticked, and is not", AT_ODDS)]);
}

#[test]
fn text_that_was_written_into_a_box() {
    let ticked = "<w14:checkbox><w14:checked/></w14:checkbox>";
    assert_eq!(line(&control(ticked, &run("☒ so we do"))), [YES, text(" so we do")]);
    assert_eq!(line(&control(ticked, &run("so we do"))), [YES, text("so we do")]);
}

#[test]
fn boxes_of_the_older_kind() {
    let field = |state: &str, result: &str| {
        let data = format!("<w:ffData><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData>");
        line(&format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\">{data}</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}",
            run("one")
        ))
    };
    for (state, meaning) in [
        ("<w:default w:val=\"0\"/><w:checked/>", YES),
        ("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>", NO),
        ("<w:default w:val=\"1\"/>", YES),
        ("<w:default w:val=\"0\"/>", NO),
        ("", NO),
    ] {
        assert_eq!(field(state, ""), [meaning.clone(), text("one")], "{state}");
        assert_eq!(field(state, &run("☐")), [meaning, text("one")], "{state}");
    }
}

#[test]
fn boxes_that_are_signs() {
    for (sign, meaning) in [
        (run("☒ one"), vec![YES, text(" one")]),
        (run("☑️ one"), vec![YES, text(" one")]),
        (run("\u{f0a8}one"), vec![NO, text("one")]),
        (run("✘"), vec![crossed("✘")]),
        ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>".to_owned(), vec![YES]),
        ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>".to_owned(), vec![NO]),
        ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"00FC\"/></w:r>".to_owned(), vec![YES]),
        ("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>".to_owned(), vec![YES]),
        ("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>".to_owned(), vec![text("\u{f0b7}")]),
        ("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>þ</w:t></w:r>".to_owned(), vec![YES]),
        // A lone x is one where a box has been: before an id, or in a table.
        (run("x 1a.E1 one"), vec![crossed("x"), text(" 1a.E1 one")]),
        (run("[x] 1a.E1 one"), vec![YES, text(" 1a.E1 one")]),
        (run("[ ] 1a/answered one"), vec![NO, text(" 1a/answered one")]),
        // The same signs and words as in text files.
        (run("[✓] 1a.E1 one"), vec![YES, text(" 1a.E1 one")]),
        (run("- [☐] 1a.E1 one"), vec![NO, text(" 1a.E1 one")]),
        (run("[yes] 1a.E1 one"), vec![YES, text(" 1a.E1 one")]),
        (run("[?] 1a.E1 one"), vec![unclear("?", "a box can only be ticked or not"), text(" 1a.E1 one")]),
        (run("[1] one"), vec![text("[1] one")]),
        (run("X company helped"), vec![text("X company helped")]),
    ] {
        assert_eq!(line(&sign), meaning, "{sign}");
    }
    let table = paper(&format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", run("X")));
    assert_eq!(table.lines().next().unwrap().pieces, [crossed("X")]);
}

#[test]
fn changes_that_wait_to_be_accepted() {
    let deleted = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let inserted = |text: &str| format!("<w:ins>{}</w:ins>", run(text));
    assert_eq!(line(&(deleted("☐") + &inserted("☒") + &run(" one"))), [YES, text(" one")]);
    // Some programs leave the deleted text in the element of other text.
    assert_eq!(line(&format!("<w:del>{}</w:del>{}", run("☐"), inserted("☒"))), [YES]);
    let moved = format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", run("from"), run("to"));
    assert_eq!(line(&moved), [text("to")]);
    let state = "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>";
    assert_eq!(line(&control(state, &(deleted("☐") + &inserted("☒")))), [YES]);
    // The end of a paragraph, and a row.
    let ended = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>", run("one "), run("two"));
    assert_eq!(
        paper(&ended).blocks,
        [Block::Line(Line { pieces: vec![text("one two")], place: "paragraph 2".into() })]
    );
    let rows = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run("one"),
        run("two")
    );
    let two = Line { pieces: vec![text("two")], place: "table 1, row 1".into() };
    assert_eq!(paper(&rows).blocks, [Block::Table(vec![vec![vec![two]]])]);
}

#[test]
fn what_is_seen_once_is_read_once() {
    let text_box = |words: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(words));
    let both = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><o:box>{}</o:box></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("around"),
        text_box("inside"),
        text_box("inside"),
    );
    let read = paper(&both);
    let lines: Vec<_> = read.lines().map(|line| (line.text(), line.place.as_str())).collect();
    assert_eq!(lines, [("around".to_owned(), "paragraph 1"), ("inside".to_owned(), "paragraph 2")]);
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>seen</w:t></w:r>";
    assert_eq!(line(hidden), [text("seen")]);
    let field = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>7</w:t>\
         <w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>",
        run("today")
    );
    assert_eq!(line(&field), [text("7today")]);
    // A field whose end is missing hides no more than the rest of its paragraph.
    let open =
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>".to_owned() + &format!("<w:p>{}</w:p>", run("one"));
    assert_eq!(paper(&open).lines().map(Line::text).collect::<Vec<_>>(), ["one"]);
}

/// A Markdown form that was pasted into Word.
#[test]
fn brackets_behind_a_bullet() {
    let words = |text: &str| Piece::Text(text.to_owned());
    assert_eq!(line(&run("- [x] 1a.E1 One")), [YES, words(" 1a.E1 One")]);
    assert_eq!(line(&run("• [ ] 1a/answered")), [Piece::Box(Tick::No), words(" 1a/answered")]);
    assert_eq!(line(&run("- [x] bread")), [words("- [x] bread")]);
    assert_eq!(line(&run("- 1a.E1 One")), [words("- 1a.E1 One")]);
}

#[test]
fn characters_and_lines() {
    let run = "<w:r><w:t>a</w:t><w:tab/><w:t>b&amp;\u{ad}</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>c\u{200e}</w:t><w:br/><w:t>\u{202e}d</w:t></w:r>";
    let paper = paper(&format!("<w:p/><w:p>{run}</w:p>"));
    let lines: Vec<_> = paper.lines().map(|line| (line.text(), line.place.clone())).collect();
    let places = ["paragraph 2", "paragraph 2, line 2"].map(str::to_owned);
    assert_eq!(lines, ["a\tb&-c", "<U+202E>d"].map(str::to_owned).into_iter().zip(places).collect::<Vec<_>>());
}

#[test]
fn fields_that_nobody_wrote_in() {
    let field = |tag: &str, hint: &str, words: &str| {
        line(&(run("1a/note Notes: ") + &control(&format!("<w:tag w:val=\"{tag}\"/>{hint}<w:text/>"), &run(words))))
    };
    let blank = [text("1a/note Notes: ")];
    assert_eq!(field("other", "<w:showingPlcHdr/>", "Click here"), blank);
    assert_eq!(field("other", "<w:showingPlcHdr w:val=\"0\"/>", "Said"), [text("1a/note Notes: Said")]);
    assert_eq!(field("1a/note", "<w:showingPlcHdr/>", "‹\u{a0}write here\u{a0}›"), blank);
    assert_eq!(field("1a/note", "", "‹\u{a0}write here\u{a0}›"), blank);
    assert_eq!(field("1a/note", "<w:showingPlcHdr/>", "Said"), [text("1a/note Notes: Said")]);
}

#[test]
fn tables_in_tables_are_lines() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let paragraph = |words: &str| format!("<w:p>{}</w:p>", run(words));
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&paragraph("b")), cell(&paragraph("c")));
    let outer = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell(&(paragraph("a") + &inner + &paragraph("d"))),
        cell("<w:p/>"),
        cell(&paragraph("e"))
    );
    let line = |row: usize, words: &str| Line { pieces: vec![text(words)], place: format!("table 2, row {row}") };
    let first = vec!["a", "b", "c", "d"].into_iter().map(|words| line(1, words)).collect();
    let blocks = paper(&format!("<w:tbl/>{outer}{}", paragraph("after"))).blocks;
    assert_eq!(blocks[1], Block::Table(vec![vec![first, vec![]], vec![vec![line(2, "e")]]]));
    assert_eq!(blocks[2], Block::Line(Line { pieces: vec![text("after")], place: "paragraph 1".into() }));
}

#[test]
fn other_prefixes_and_the_strict_spelling() {
    let strict = "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" xmlns:n=\"http://schemas.microsoft.com/office/word/2010/wordml\">\
         <body><p><sdt><sdtPr><n:checkbox><n:checked n:val=\"1\"/></n:checkbox></sdtPr><sdtContent><r><t>☒</t></r></sdtContent></sdt></p></body></document>";
    let relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let file = zipped(&[("_rels/.rels", relationships), ("word/document2.xml", strict)]);
    assert_eq!(read(&file).unwrap().lines().next().unwrap().pieces, [YES]);
}

#[test]
fn what_is_no_word_document_is_refused() {
    let what = |bytes: &[u8]| read(bytes).unwrap_err().what;
    let broken = "is no Word file, or a damaged one";
    assert_eq!(what(b""), broken);
    assert_eq!(what(b"%PDF-1.7"), broken);
    assert_eq!(what(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old"), "is a Word file of the older kind, or has a password");
    assert_eq!(what(&document("</w:p>")), broken);
    let defined = "<!DOCTYPE w [<!ENTITY a \"b\">]><w:document/>";
    assert_eq!(what(&zipped(&[("word/document.xml", defined)])), broken);
    let deep = "<w:sdt><w:sdtContent>".repeat(70) + &"</w:sdtContent></w:sdt>".repeat(70);
    assert_eq!(what(&document(&deep)), "unpacks to far more than a form can be");
    assert_eq!(what(&zipped(&[("content.xml", "<a/>")])), "is an OpenDocument file and no Word document");
    assert_eq!(what(&zipped(&[("xl/workbook.xml", "<a/>")])), "is an Excel file and no Word document");
    assert_eq!(what(&zipped(&[("word/document.xml", "<a/>")])), "is a packed file and no Word document");
}

fn form(framework: &Framework) -> Form<'_> {
    Form::new(framework, "4c1f".to_owned(), Kind::SelfAssessment, &[])
}

/// All keys that a form has, boxes first.
fn keys(form: &Form) -> (Vec<String>, Vec<String>) {
    let text = |key: Key| key.text(form.framework);
    let mut boxes = Vec::new();
    let mut fields: Vec<String> = AboutKey::ALL.map(|about| text(Key::About(about))).into();
    for area in &form.areas {
        boxes.extend(area.items.iter().map(|item| text(Key::Item(ItemRef { area: area.index, item: item.index }))));
        boxes.extend(StatusKey::ALL.map(|status| text(Key::Status(area.index, status))));
        fields.push(text(Key::Note(area.index)));
    }
    (boxes, fields)
}

/// The keys at the starts of lines, each with the box before it.
fn found(paper: &Paper) -> Vec<(String, Option<Tick>)> {
    let of = |line: &Line| {
        let key = line.text().split_whitespace().next()?.to_owned();
        let tick =
            line.pieces.iter().find_map(|piece| if let Piece::Box(tick) = piece { Some(tick.clone()) } else { None });
        Some((key, tick))
    };
    paper.lines().filter_map(of).collect()
}

#[test]
fn each_key_of_a_form_comes_back_once_and_no_box_is_ticked() {
    let framework = bundled();
    let mut form = form(&framework);
    form.return_to = Some("Amina & Jo <hello@example.org>".to_owned());
    let bytes = write(&form);
    assert_eq!(bytes, write(&form));
    let paper = read(&bytes).unwrap();
    let found = found(&paper);
    let (boxes, fields) = keys(&form);
    assert_eq!(boxes.len(), 280 + 26 * 3);
    for (keys, tick) in [(boxes, Some(Tick::No)), (fields, None)] {
        for key in keys {
            let ticks: Vec<_> = found.iter().filter(|(found, _)| *found == key).map(|(_, tick)| tick.clone()).collect();
            assert_eq!(ticks, std::slice::from_ref(&tick), "{key}");
        }
    }
    let all: Vec<String> = paper.lines().map(Line::text).collect();
    assert_eq!(all.iter().find_map(|line| Head::read(line)).unwrap(), form.head);
    assert!(all.iter().any(|line| line.starts_with("Words used here: ")));
    assert!(!all.iter().any(|line| line.starts_with("“We” in a statement")));
    assert!(all.contains(&"When you have finished, send it to: Amina & Jo <hello@example.org>".to_owned()));
    // Nobody has written anything, so fields are blank, and nothing else has a box.
    assert!(all.iter().all(|line| !line.contains('‹')));
    assert!(all.contains(&"about/title What is being assessed: ".to_owned()), "{all:?}");
    assert!(all.contains(&"1a/note Notes on this area: ".to_owned()));
    assert_eq!(found.iter().filter(|(_, tick)| tick.is_some()).count(), 280 + 26 * 3);
}

#[test]
fn a_form_about_a_part_has_the_title_that_it_was_given() {
    let framework = bundled();
    let scope = [ScopePart::find(&framework, "3a").unwrap()];
    let mut form = Form::new(&framework, "4c1f".to_owned(), Kind::Community, &scope);
    form.title = Some("Ashmere\u{7} <b>".to_owned());
    let paper = read(&write(&form)).unwrap();
    let all: Vec<String> = paper.lines().map(Line::text).collect();
    assert!(all.contains(&"about/title What is being assessed: Ashmere<U+0007> <b>".to_owned()), "{all:?}");
    assert!(all.iter().any(|line| line.starts_with("“3a.")), "{all:?}");
    assert!(all.iter().all(|line| !line.starts_with("1a.")));
    assert_eq!(all.iter().find_map(|line| Head::read(line)).unwrap(), form.head);
}

/// The main part of a form.
fn main_part(bytes: &[u8]) -> String {
    String::from_utf8(Package::open(bytes).unwrap().part("word/document.xml").unwrap().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// As Word does it: the state and the sign of a control.
    #[test]
    fn ticks_come_back(ticks in proptest::collection::vec(any::<bool>(), 280 + 26 * 3)) {
        let framework = bundled();
        let form = form(&framework);
        let (boxes, _) = keys(&form);
        let main = main_part(&write(&form));
        let mut parts = main.split("<w14:checked w14:val=\"0\"/>");
        let mut filled = parts.next().unwrap().to_owned();
        for (part, is_ticked) in parts.zip(&ticks) {
            filled += &format!("<w14:checked w14:val=\"{}\"/>", u8::from(*is_ticked));
            filled += &if *is_ticked { part.replacen('☐', "☒", 1) } else { part.to_owned() };
        }
        let found = found(&read(&zipped(&[("word/document.xml", &filled)])).unwrap());
        for (key, is_ticked) in boxes.iter().zip(ticks) {
            let expected = if is_ticked { Tick::Yes } else { Tick::No };
            prop_assert!(found.contains(&(key.clone(), Some(expected))), "{key}");
        }
    }

    /// Whatever the main part says, something comes of it.
    #[test]
    fn no_document_is_too_odd(parts in proptest::collection::vec(0_usize..16, 0..40)) {
        const PARTS: [&str; 16] = [
            "<w:p>", "</w:p>", "<w:sdt>", "</w:sdt>", "<w:sdtPr><w14:checkbox/></w:sdtPr>", "<w:sdtContent>", "</w:sdtContent>",
            "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:r><w:t>☒ x</w:t></w:r>", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            "<w:del>", "</w:del>", "<w:r><w:t>‹\u{a0}</w:t></w:r>", "<w:r><w:sym w:char=\"D800\"/></w:r>", "&#x2612;",
        ];
        let body: String = parts.into_iter().map(|part| PARTS[part]).collect();
        // With its ends in order or not.
        let _ = read(&document(&body));
        let escaped = document(&format!("<w:p>{}</w:p>", run(&body.replace(['<', '&'], " "))));
        prop_assert!(read(&escaped).is_ok());
    }
}
