//! Files that people could hand over as templates, and what a document takes from them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::tests::reading::part as read_part;
use super::super::write_as;
use super::*;
use crate::document::{Column, Document, Entry, Row, Table};

const TYPES: &str = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// As Word in German saves it, with an id of ours for something else, and with what must not be taken.
fn styles() -> String {
    format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/><w:sz w:val=\"26\"/>\
         <w:lang w:val=\"de-DE\"/></w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles/>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Standard\"/>\
         <w:rPr><w:color w:val=\"CC0000\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Liste\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"TableText\"><w:name w:val=\"Something else\"/>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DDEAUTO</w:instrText></w:r><w:pPr r:id=\"rId9\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Gitter\"><w:name w:val=\"Table Grid\"/></w:style></w:styles>"
    )
}

fn numbering() -> String {
    format!(
        "<w:numbering {W}><w:numPicBullet w:numPicBulletId=\"0\"><w:pict/></w:numPicBullet><w:abstractNum w:abstractNumId=\"7\">\
         <w:lvl w:ilvl=\"0\"><w:lvlPicBulletId w:val=\"0\"/></w:lvl></w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"
    )
}

const THEME: &str = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" name=\"x\"><a:themeElements>\
    <a:clrScheme name=\"Ours\"><a:dk2><a:srgbClr val=\"AA0000\"/></a:dk2></a:clrScheme><a:fmtScheme name=\"f\"><a:blip r:link=\"rId1\"/></a:fmtScheme>\
    </a:themeElements><a:objectDefaults/></a:theme>";

fn file(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn template() -> HouseStyles {
    let (styles, numbering) = (styles(), numbering());
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", "<x/>"),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/theme/theme1.xml", THEME),
    ];
    HouseStyles::read(&file(&parts)).map_err(|why| why.to_string()).unwrap()
}

fn document() -> Document {
    let mut document = Document::default();
    document.heading(1, "Title");
    document.heading(2, "Part");
    document.list(vec![Entry::bullet("one")]);
    let row = Row::new(vec!["cell".into()]);
    document.table(Table { caption: "Table".into(), columns: vec![Column::fixed("Head")], rows: vec![row] });
    document
}

/// Headings, lists and tables are named as the template names them, what it lacks is ours, and every style that is named is there.
#[test]
fn the_templates_styles_take_the_place_of_ours() {
    let bytes = write_as(&document(), Some(&template()));
    let (main, styles) = (read_part(&bytes, "word/document.xml"), read_part(&bytes, "word/styles.xml"));
    let named: Vec<&str> = main.all("w:pStyle").iter().map(|style| style.get("w:val")).collect();
    assert_eq!(
        named,
        ["berschrift1", "Heading2", "Liste", "Caption", "ThriveTableText", "ThriveTableText", "TableEnd"]
    );
    let all = styles.all("w:style");
    let id = |style: &super::super::tests::reading::Element| style.get("w:styleId").to_owned();
    let ids: Vec<String> = all.iter().map(|style| id(style)).collect();
    let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for (part, elements) in
        [(&main, ["w:pStyle", "w:rStyle", "w:tblStyle"]), (&styles, ["w:basedOn", "w:next", "w:link"])]
    {
        for element in elements {
            for style in part.all(element) {
                assert!(ids.iter().any(|id| id == style.get("w:val")), "{element} {}", style.get("w:val"));
            }
        }
    }
    let of = |name: &str| all.iter().find(|style| style.value("w:name") == name).unwrap();
    assert_eq!(of("heading 2").value("w:basedOn"), "Standard");
    assert_eq!(of("heading 1").value("w:color"), "CC0000");
    assert_eq!(of("Thrive Table").value("w:basedOn"), "Gitter");
    // Sizes are the template's, the language of our words is ours.
    let defaults = styles.all("w:docDefaults")[0];
    assert_eq!((defaults.value("w:sz"), defaults.value("w:lang")), ("26", "en-GB"));
    assert_eq!(defaults.all("w:rFonts")[0].get("w:asciiTheme"), "minorHAnsi");
    let numbering = read_part(&bytes, "word/numbering.xml");
    let numbers: Vec<&str> = numbering.all("w:num").iter().map(|list| list.get("w:numId")).collect();
    assert_eq!(numbers, ["4", "8"]);
    assert_eq!(read_part(&bytes, "word/theme.xml").all("a:srgbClr")[0].get("val"), "AA0000");
    assert_eq!(template().lacking(), ["Heading 2", "Heading 3"]);
}

#[test]
fn nothing_that_runs_or_links_is_taken() {
    let bytes = write_as(&document(), Some(&template()));
    for name in
        ["word/styles.xml", "word/numbering.xml", "word/theme.xml", "word/document.xml", "word/_rels/document.xml.rels"]
    {
        let part = super::super::tests::reading::raw(&bytes, name);
        for hostile in ["DDE", "instrText", "rId9", "numPic", "r:link", "External", "PicBullet", "de-DE"] {
            assert!(!part.contains(hostile), "{hostile} in {name}");
        }
    }
}

#[test]
fn what_can_be_no_template_says_why() {
    let styles = styles();
    let macros = TYPES.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main");
    let bomb = "x".repeat(33 * 1024 * 1024);
    let word = ("word/document.xml", "<x/>");
    let types = ("[Content_Types].xml", TYPES);
    for (bytes, why) in [
        (b"text".to_vec(), Unusable::NoWordFile),
        (file(&[("mimetype", "odt")]), Unusable::NoWordFile),
        (file(&[types, ("xl/workbook.xml", "<x/>")]), Unusable::NoWordFile),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...".to_vec(), Unusable::OldOrLocked),
        (file(&[("[Content_Types].xml", &macros), word, ("word/styles.xml", &styles)]), Unusable::Macros),
        (file(&[types, word, ("word/styles.xml", &styles), ("word/vbaProject.bin", "x")]), Unusable::Macros),
        (vec![b'P'; LARGEST_FILE + 1], Unusable::TooBig),
        (file(&[types, word, ("word/styles.xml", &bomb)]), Unusable::TooBig),
        (file(&[types, word]), Unusable::NoStyles),
        (file(&[types, word, ("word/styles.xml", &format!("<w:styles {W}/>"))]), Unusable::NoStyles),
        (file(&[types, word, ("word/styles.xml", &styles[..200])]), Unusable::Broken),
        (file(&[types, word, ("word/styles.xml", &styles), ("word/numbering.xml", "<x/>")]), Unusable::Broken),
    ] {
        assert_eq!(HouseStyles::read(&bytes).err(), Some(why));
    }
}

/// Our own styles as a template change nothing but how they are written.
#[test]
fn a_report_can_be_the_template_of_another() {
    let own = HouseStyles::read(&write_as(&document(), None)).map_err(|why| why.to_string()).unwrap();
    assert_eq!(own.lacking(), ["Table Grid"]);
    let bytes = write_as(&document(), Some(&own));
    let main = read_part(&bytes, "word/document.xml");
    let named: Vec<&str> = main.all("w:pStyle").iter().map(|style| style.get("w:val")).collect();
    assert_eq!(named, ["Heading1", "Heading2", "ListBullet", "Caption", "TableText", "TableText", "TableEnd"]);
}
