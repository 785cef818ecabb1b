//! What readers find in the file: read back from the archive, part by part.

pub(super) mod reading;

use std::sync::Arc;

use jiff::civil::date;

use self::reading::{Element, names, part, raw};
use super::page::TEXT_WIDTH;
use super::*;
use crate::document::{Aim, Bar, Chart, Counted, Figure, HeatGroup, HeatRow, Rated};
use crate::document::{Block, Column, Entry, Properties, Row, Share, Table, Text};
use crate::ids::{Language, Worded};

const HOSTILE: &str = "<w:p>&\"'\u{0}\u{1b}\t]]>\r\u{202e}\u{ffff}{{7*7}} é 👩‍⚕️";
const SHOWN: &str = "<w:p>&\"'<U+0000><U+001B> ]]>\n<U+202E><U+FFFF>{{7*7}} é 👩‍⚕️";

fn share(met: usize, applicable: usize) -> Share {
    Share::new(met, applicable)
}

const COUNTED: Counted = Counted { of: "Level", part: "Done", rest: "To do", whole: "All" };

fn bars() -> Block {
    let bar = |name: &str, met, applicable| Bar { name: name.into(), share: share(met, applicable) };
    Block::Chart(Chart {
        title: "Levels".to_owned(),
        description: "One bar for each level.".to_owned(),
        since: None,
        aims: Text::default(),
        figure: Figure::Bars { counted: COUNTED, bars: vec![bar("Emerging", 3, 4), bar("Mature", 0, 2)] },
    })
}

fn heat_map() -> Block {
    let shares = [share(3, 3), share(1, 3), share(0, 3), share(0, 0)].to_vec();
    let row = |name: &str, rating: &str, rated| HeatRow {
        name: Text::default().quoted(&welsh(name)),
        rating: rating.into(),
        rated,
    };
    let aim = Aim { level: 1, is_target: false };
    let rated = |rank| Some(Rated { rank, shares: shares.clone(), aim });
    let rows = vec![
        row("1a", "One", rated(1)),
        row("1b", "Not assessed", None),
        row("1c", "Not yet One", rated(0)),
        row("1d", "Four", rated(4)),
    ];
    Block::Chart(Chart {
        title: "Areas by levels".to_owned(),
        description: "One row for each area.".to_owned(),
        aims: "Two counts as good enough.".into(),
        since: None,
        figure: Figure::HeatMap {
            levels: ["One", "Two", "Three", "Four"].map(Text::from).into(),
            groups: vec![HeatGroup { name: Text::default().quoted(&welsh("Check")), aside: Text::default(), rows }],
        },
    })
}

fn of(words: &str, tag: &str) -> Worded {
    Worded::new(words.to_owned(), &Arc::new(Language { tag: tag.to_owned(), right_to_left: tag == "ur" }))
}

fn welsh(words: &str) -> Worded {
    of(words, "cy")
}

/// Every kind of block.
fn sample() -> Document {
    let properties = Properties {
        kind: "Report".to_owned(),
        title: "Maternity voices".to_owned(),
        organisation: "Northmoor".to_owned(),
        made: Some(date(2025, 11, 22)),
        language: Language { tag: "cy".to_owned(), right_to_left: false },
        ..Properties::default()
    };
    let mut document = Document { properties, ..Document::default() };
    document.heading(1, "Maternity voices");
    document.heading(2, Text::default().quoted(&welsh("Lleisiau")));
    document.paragraph(Text::from("One ").strong("two").line().quiet("three").scale(Some(2), 4).scale(None, 2));
    document.list(vec![Entry::bullet("plain"), Entry::new("1a", "labelled")]);
    document.blocks.extend([heat_map(), bars(), Block::WritingSpace("Room to write".into())]);
    let cells = |cells: [&str; 2]| cells.map(Text::from).into();
    document.table(Table {
        caption: "Hours".into(),
        columns: vec![Column::flexible("Area"), Column::numeric("Hours")],
        rows: vec![Row::group(cells(["Check", "7"])), Row::new(cells(["1a", "7"]))],
    });
    document
}

fn body(document: &Document) -> Element {
    part(&write(document), "word/document.xml")
}

/// The paragraphs outside tables: their styles and what they say.
fn paragraphs(document: &Document) -> Vec<(String, String)> {
    let document = body(document);
    let body = document.all("w:body")[0];
    let outside = body.children.iter().filter(|block| block.name == "w:p");
    outside.map(|paragraph| (paragraph.value("w:pStyle").to_owned(), paragraph.said())).collect()
}

#[test]
fn paragraphs_have_the_styles_of_what_they_are() {
    let found = paragraphs(&sample());
    let found: Vec<(&str, &str)> = found.iter().map(|(style, said)| (style.as_str(), said.as_str())).collect();
    assert_eq!(
        found,
        [
            ("Heading1", "Maternity voices"),
            ("Heading2", "Lleisiau"),
            ("", "One two\nthree■\u{a0}■\u{a0}□\u{a0}□·\u{a0}·"),
            ("ListBullet", "plain"),
            ("ListBullet", "1a labelled"),
            ("Caption", "Areas by levels"),
            ("TableText", "Thick line: what is aimed for. Two counts as good enough."),
            ("Caption", "Levels"),
            ("Figure", ""),
            ("TableEnd", ""),
            ("", "Room to write"),
            ("Caption", "Hours"),
            ("TableEnd", ""),
        ]
    );
}

#[test]
fn every_style_that_is_used_is_there() {
    let file = write(&sample());
    let styles = part(&file, "word/styles.xml");
    let ids: Vec<&str> = styles.all("w:style").iter().map(|style| style.get("w:styleId")).collect();
    let document = part(&file, "word/document.xml");
    for kind in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for style in document.all(kind) {
            assert!(ids.contains(&style.get("w:val")), "{}", style.get("w:val"));
        }
    }
    for (level, style) in styles.all("w:outlineLvl").iter().enumerate() {
        assert_eq!(style.get("w:val"), level.to_string());
    }
}

#[test]
fn every_part_has_a_media_type_and_every_relationship_a_target() {
    let file = write(&sample());
    let names = names(&file);
    assert_eq!(names[0], "[Content_Types].xml");
    let types = part(&file, "[Content_Types].xml");
    let kinds: Vec<&str> = types.all("Override").iter().map(|kind| &kind.get("PartName")[1..]).collect();
    for name in &names[1..] {
        part(&file, name);
        assert!(name.contains("_rels/") || kinds.contains(&name.as_str()), "{name}");
    }
    assert!(kinds.iter().all(|kind| names.iter().any(|name| name == kind)));
    for (relationships, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        for relationship in part(&file, relationships).all("Relationship") {
            assert!(names.contains(&format!("{folder}{}", relationship.get("Target"))));
        }
    }
    let document = part(&file, "word/document.xml");
    let relationships = part(&file, "word/_rels/document.xml.rels");
    for (element, kind) in [("c:chart", "/chart"), ("w:footerReference", "/footer")] {
        let id = document.all(element)[0].get("r:id");
        let relationship = relationships.all("Relationship").into_iter().find(|found| found.get("Id") == id).unwrap();
        assert!(relationship.get("Type").ends_with(kind));
    }
}

#[test]
fn tables_say_what_they_are() {
    let document = body(&sample());
    let tables = document.all("w:tbl");
    let alt = |table: &Element| (table.value("w:tblCaption").to_owned(), table.value("w:tblDescription").to_owned());
    let names: Vec<(String, String)> = tables.iter().map(|table| alt(table)).collect();
    let expected = [
        // Of a chart, the caption above it says the title.
        ("", "One row for each area."),
        ("", "Columns: Level, Done, All"),
        ("", "Room to write"),
        ("Hours", "Columns: Area, Hours"),
    ];
    assert_eq!(names, expected.map(|(caption, description)| (caption.to_owned(), description.to_owned())));
    for table in [tables[0], tables[1], tables[3]] {
        let rows = table.all("w:tr");
        assert!(rows[0].has("w:tblHeader") && rows[1..].iter().all(|row| !row.has("w:tblHeader")));
        assert!(rows.iter().all(|row| row.has("w:cantSplit")));
        assert_eq!(table.all("w:tblLook")[0].get("w:firstColumn"), "1");
        let widths = table.all("w:gridCol").into_iter().map(|column| column.get("w:w").parse::<usize>().unwrap());
        assert_eq!(widths.sum::<usize>(), TEXT_WIDTH);
        for row in rows {
            let width = row.all("w:tcW").into_iter().map(|cell| cell.get("w:w").parse::<usize>().unwrap());
            assert_eq!(width.sum::<usize>(), TEXT_WIDTH);
        }
    }
    let right = tables[3].all("w:tc").iter().map(|cell| cell.value("w:jc") == "right").collect::<Vec<_>>();
    assert_eq!(right, [false, true, false, true, false, true]);
}

#[test]
fn groups_stay_with_their_rows() {
    let document = body(&sample());
    let tables = document.all("w:tbl");
    let (banner, group) = (tables[0].all("w:tr")[1], tables[3].all("w:tr")[1]);
    assert_eq!((banner.all("w:tc").len(), banner.value("w:gridSpan")), (1, "6"));
    assert_eq!(group.all("w:tc").len(), 2);
    for row in [banner, group] {
        assert!(row.has("w:keepNext") && row.has("w:b") && row.has("w:shd"));
    }
    assert!(!tables[3].all("w:tr")[2].has("w:keepNext"));
}

#[test]
fn fills_of_shares_can_be_told_apart() {
    let document = body(&sample());
    let row = document.all("w:tbl")[0].all("w:tr")[2];
    let shaded = row.all("w:tc").into_iter().take(5).filter(|cell| cell.has("w:shd"));
    let found: Vec<(String, String, String)> = shaded
        .map(|cell| {
            let fill = cell.all("w:shd")[0].get("w:fill").to_owned();
            (cell.said(), fill, cell.value("w:color").to_owned())
        })
        .collect();
    let words: Vec<&str> = found.iter().map(|(words, ..)| words.as_str()).collect();
    assert_eq!(words, ["3 of 3", "1 of 3", "0 of 3", "–"]);
    for (words, fill, color) in &found {
        assert!(contrast(fill, color) >= 4.5, "{words}");
    }
    for (one, other) in [(0, 1), (1, 2), (0, 2)] {
        assert!(contrast(&found[one].1, &found[other].1) >= 3.0);
    }
    assert!(contrast("505A5F", "FFFFFF") >= 4.5);
}

/// The rating is shaded by its rank and the lowest has an outline; the level aimed for ends with a thick line.
#[test]
fn ratings_and_aims_are_marked() {
    let document = body(&sample());
    let rows = document.all("w:tbl")[0].all("w:tr");
    let edge = |cell: &Element, side: &str| cell.all(side).first().map_or("", |edge| edge.get("w:sz")).to_owned();
    let rating = |row: usize| {
        let cell = rows[row].all("w:tc")[5];
        let fill = cell.all("w:shd").first().map_or("", |fill| fill.get("w:fill")).to_owned();
        (cell.said(), fill, edge(cell, "w:left"))
    };
    let found: Vec<(String, String, String)> = [2, 3, 4, 5].map(rating).into();
    let expected =
        [("One", "D6EDE9", "4"), ("Not assessed", "", ""), ("Not yet One", "FFFFFF", "12"), ("Four", "0B4F47", "4")];
    assert_eq!(found, expected.map(|(said, fill, edge)| (said.to_owned(), fill.to_owned(), edge.to_owned())));
    let right: Vec<String> = rows[2].all("w:tc").iter().map(|cell| edge(cell, "w:right")).collect();
    assert_eq!(right, ["", "4", "24", "4", "4", "4"]);
    for cell in rows[2..].iter().flat_map(|row| row.all("w:tc")).filter(|cell| cell.has("w:shd")) {
        let fill = cell.all("w:shd")[0].get("w:fill");
        assert!(contrast(fill, cell.value("w:color")) >= 4.5, "{}", cell.said());
    }
}

/// The contrast of two colours, as the Web Content Accessibility Guidelines reckon it.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| -> f64 {
        let part = |start: usize| f64::from(u8::from_str_radix(&colour[start..start + 2], 16).unwrap()) / 255.0;
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(0)) + 0.7152 * linear(part(2)) + 0.0722 * linear(part(4)) + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

#[test]
fn bars_are_a_chart_with_words_and_numbers() {
    let file = write(&sample());
    let document = part(&file, "word/document.xml");
    let properties = document.all("wp:docPr")[0];
    assert_eq!(properties.get("descr"), "One bar for each level.");
    let chart = part(&file, "word/charts/chart1.xml");
    let points = |series: &Element, kind: &str| -> Vec<String> {
        series.all(kind)[0].all("c:v").iter().map(|value| value.said()).collect()
    };
    let series = chart.all("c:ser");
    assert_eq!(
        (points(series[0], "c:tx"), points(series[1], "c:tx")),
        (vec!["Done".to_owned()], vec!["To do".to_owned()])
    );
    assert_eq!(points(series[0], "c:cat"), ["Emerging", "Mature"]);
    assert_eq!(points(series[0], "c:val"), ["3", "0"]);
    assert_eq!(points(series[1], "c:val"), ["1", "2"]);
    assert_eq!(document.all("w:tbl")[1].all("w:tr").last().unwrap().said(), "Mature02");
}

#[test]
fn bars_of_an_earlier_round_come_below_their_own() {
    let Block::Chart(mut chart) = bars() else { unreachable!() };
    let Figure::Bars { bars, .. } = &mut chart.figure else { unreachable!() };
    for bar in bars {
        bar.share = bar.share.since(share(1, 2));
    }
    chart.since = Some("May 2025".to_owned());
    let mut document = sample();
    document.blocks = vec![Block::Chart(chart)];
    let file = write(&document);
    let drawn = part(&file, "word/charts/chart1.xml");
    let names: Vec<String> = drawn.all("c:cat")[0].all("c:v").iter().map(|name| name.said()).collect();
    assert_eq!(names, ["Emerging", "Emerging, May 2025", "Mature", "Mature, May 2025"]);
    let table = part(&file, "word/document.xml");
    assert_eq!(table.all("w:tbl")[0].all("w:tr").last().unwrap().said(), "Mature0212");
}

#[test]
fn the_file_says_whose_and_of_when_it_is() {
    let mut document = sample();
    let core = part(&write(&document), "docProps/core.xml");
    let said = |core: &Element, name: &str| core.all(name).first().map(|element| element.said());
    for (name, expected) in [
        ("dc:title", "Maternity voices"),
        ("dc:creator", "Northmoor"),
        ("dc:language", "en-GB"),
        ("dcterms:created", "2025-11-22T00:00:00Z"),
        ("dcterms:modified", "2025-11-22T00:00:00Z"),
    ] {
        assert_eq!(said(&core, name).as_deref(), Some(expected));
    }
    document.properties = Properties::default();
    let core = part(&write(&document), "docProps/core.xml");
    assert_eq!(said(&core, "dc:creator").as_deref(), Some("thrive"));
    assert_eq!(said(&core, "dcterms:created"), None);
}

#[test]
fn quoted_words_are_in_their_own_language() {
    let document = sample();
    let languages = |document: &Document| -> Vec<String> {
        body(document).all("w:lang").iter().map(|language| language.get("w:val").to_owned()).collect()
    };
    assert_eq!(languages(&document), ["cy"; 6]);
    assert!(!raw(&write(&document), "word/document.xml").contains("bidi/>"));
    // What is in our own language isn't marked, whichever way most of the words are.
    let mut document = Document { properties: document.properties, ..Document::default() };
    document
        .heading(1, Text::from("Our own, ").quoted(&of("a level", "en-gb")).and(" and ").quoted(&of("lefel", "cy")));
    assert_eq!(languages(&document), ["cy"]);
    let styles = part(&write(&document), "word/styles.xml");
    assert_eq!(styles.value("w:lang"), "en-GB");
}

#[test]
fn pages_can_read_from_right_to_left() {
    let mut document = sample();
    document.properties.language = Language { tag: "ur".to_owned(), right_to_left: true };
    document.paragraph(Text::default().quoted(&of("آوازیں", "ur")).and(": 2 of 3"));
    let found = body(&document);
    assert!(found.all("w:tbl").iter().all(|table| table.has("w:bidiVisual")));
    assert!(found.all("w:sectPr")[0].has("w:bidi"));
    let run = |said: &str| found.all("w:r").into_iter().find(|run| run.said().contains(said)).unwrap();
    assert!(!run("Lleisiau").has("w:rtl") && run("Lleisiau").all("w:lang")[0].get("w:bidi") == "cy");
    // A paragraph reads the way that its first letter does, and our own words keep their order in it.
    assert!(run("آوازیں").has("w:rtl"));
    let paragraph =
        |said: &str| found.all("w:p").into_iter().find(|paragraph| paragraph.said().contains(said)).unwrap();
    assert!(paragraph("آوازیں").has("w:bidi") && paragraph("آوازیں").said().contains("\u{200e}: 2 of 3\u{200e}"));
    assert!(!paragraph("Lleisiau").has("w:bidi"));
}

/// On a page of ours, too: the text keeps its order, its marks and its lines, and the paragraph reads as ours do.
#[test]
fn texts_that_read_from_right_to_left_keep_their_order() {
    let mut document = Document::default();
    document.paragraph(Text::from("Evidence: ").and("اجتماع\u{200f} (2026)\r\n- العدد 3!").and(" (Cy)"));
    let found = body(&document);
    let runs: Vec<bool> = found.all("w:r").iter().map(|run| run.has("w:rtl")).collect();
    assert_eq!(runs, [false, true, false]);
    let xml = raw(&write(&document), "word/document.xml");
    assert!(!xml.contains("U+200F") && xml.contains("اجتماع\u{200f} (2026)</w:t><w:br/>"), "{xml}");
    assert!(!found.all("w:p")[0].has("w:bidi"));
}

#[test]
fn hostile_texts_stay_texts() {
    let mut document = sample();
    document.properties.title = HOSTILE.repeat(20);
    document.properties.organisation = HOSTILE.to_owned();
    document.properties.language.tag = HOSTILE.to_owned();
    document.heading(9, HOSTILE);
    document.paragraph(Text::default().quoted(&of(HOSTILE, HOSTILE)));
    document.list(vec![Entry::new(HOSTILE, HOSTILE), Entry::bullet("")]);
    let columns = vec![Column::fixed(HOSTILE), Column::numeric(HOSTILE)];
    let rows =
        vec![Row::new(vec![]), Row::group(vec![]), Row::new(vec![HOSTILE.into(), HOSTILE.into(), "more".into()])];
    document.table(Table { caption: HOSTILE.into(), columns, rows: rows.clone() });
    document.table(Table { caption: Text::default(), columns: vec![], rows });
    let bars = vec![Bar { name: HOSTILE.into(), share: share(5, usize::MAX) }];
    for bars in [bars, vec![]] {
        let figure = Figure::Bars { counted: COUNTED, bars };
        let (title, description) = (HOSTILE.to_owned(), HOSTILE.to_owned());
        document.blocks.push(Block::Chart(Chart { title, description, figure, aims: Text::default(), since: None }));
    }
    let file = write(&document);
    for name in names(&file) {
        part(&file, &name);
    }
    let found = paragraphs(&document);
    assert_eq!(found.iter().filter(|(_, said)| said == SHOWN).count(), 5);
    assert!(found.contains(&("Heading4".to_owned(), SHOWN.to_owned())));
    assert!(found.contains(&("ListBullet".to_owned(), format!("{SHOWN} {SHOWN}"))));
    let document = part(&file, "word/document.xml");
    // In an attribute and in a property a line feed is a space.
    let on_one_line = SHOWN.replace('\n', " ");
    let table = document.all("w:tbl").into_iter().find(|table| table.value("w:tblCaption") == on_one_line).unwrap();
    assert!(table.all("w:tr").iter().all(|row| row.has("w:p")));
    assert_eq!(document.all("wp:docPr")[1].get("descr"), on_one_line);
    // This reader leaves out blanks that stand alone between escaped characters.
    let creator = part(&file, "docProps/core.xml").all("dc:creator")[0].said();
    assert_eq!(creator.replace(' ', ""), on_one_line.replace(' ', ""));
    assert!(part(&file, "word/footer.xml").said().starts_with("<w:p>&"));
}

#[test]
fn long_texts_and_many_columns_fit() {
    let mut document = Document::default();
    document.paragraph("word ".repeat(100_000));
    let columns = (0..40).map(|_| Column::fixed("A long title")).collect();
    let rows = vec![Row::new(vec!["x".repeat(500_000).as_str().into()])];
    document.table(Table { caption: Text::default(), columns, rows });
    let found = body(&document);
    assert!(!found.all("w:tr")[1].has("w:cantSplit"));
    let widths: Vec<usize> = found.all("w:gridCol").iter().map(|column| column.get("w:w").parse().unwrap()).collect();
    assert_eq!(widths.iter().sum::<usize>(), TEXT_WIDTH);
    assert!(widths.iter().all(|width| *width > 0));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(write(&sample()), write(&sample()));
}
