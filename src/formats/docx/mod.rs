//! Writes a document as a Word file: real headings, lists, captions and tables, so that readers find their way round and can
//! go on working in it. The XML stands in templates beside this file, and every text in them is escaped on its way in.

mod bars;
mod blocks;
mod package;
mod table;
mod text;
mod widths;

use askama::Template;
use jiff::civil::Date;

use self::blocks::Body;
use self::package::{Part, pack};
use self::text::Reading;
use crate::document::{Document, OWN_LANGUAGE, Properties};
use crate::safe::one_line;

/// A4, in twentieths of a point.
const PAGE_WIDTH: usize = 11_906;
const PAGE_HEIGHT: usize = 16_838;
/// At the sides: 16 mm.
const MARGIN: usize = 907;
/// What the margins leave.
const TEXT_WIDTH: usize = PAGE_WIDTH - 2 * MARGIN;

/// The dark blue of headings, and of what is wholly in place.
const DARK: &str = "12436D";

/// A title that is longer would fill the foot of every page.
const LONGEST_FOOTER: usize = 90;
/// Office counts time from this year on.
const FIRST_YEAR: i16 = 1601;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata";

/// The document as a Word file. The same document gives the same bytes.
pub fn write(document: &Document) -> Vec<u8> {
    let properties = &document.properties;
    let reading = Reading::of(&properties.language);
    let mut relations: Vec<Relation> =
        ["styles", "numbering", "settings", "fontTable", "theme", "footer"].map(Relation::to_part).into();
    let footer = format!("rId{}", relations.len());
    let body = Body::of(&document.blocks, reading, relations.len());
    relations.extend((1..=body.charts.len()).map(Relation::to_chart));
    let mut parts = vec![
        Part::relations("_rels/.rels", xml(&Relationships { relations: package_relations() })),
        Part::new("docProps/core.xml", package::CORE, xml(&Core::of(properties))),
        Part::new("docProps/app.xml", package::APP, include_str!("app.xml").to_owned()),
        Part::word("document", "document.main", xml(&Main { blocks: &body.xml, footer, bidi: reading.right_to_left })),
        Part::relations("word/_rels/document.xml.rels", xml(&Relationships { relations })),
        Part::word("styles", "styles", xml(&Styles::of(reading))),
        Part::word("numbering", "numbering", include_str!("numbering.xml").to_owned()),
        Part::word("settings", "settings", xml(&Settings::of(reading))),
        Part::word("fontTable", "fontTable", include_str!("font_table.xml").to_owned()),
        Part::new("word/theme.xml", package::THEME, include_str!("theme.xml").to_owned()),
        Part::word("footer", "footer", xml(&Footer::of(properties))),
    ];
    parts.extend(
        body.charts
            .into_iter()
            .zip(1..)
            .map(|(chart, number)| Part::new(&format!("word/charts/chart{number}.xml"), package::CHART, chart)),
    );
    pack(&parts)
}

/// A template filled in.
fn xml(template: &impl Template) -> String {
    template.render().expect("memory takes every text")
}

/// A template filled in, after what is there already.
fn append(out: &mut String, template: &impl Template) {
    template.render_into(out).expect("memory takes every text");
    out.push('\n');
}

/// What one part says of its ties to others; the place in the list gives a tie its id.
#[derive(Template)]
#[template(path = "docx/relationships.xml")]
struct Relationships {
    relations: Vec<Relation>,
}

struct Relation {
    kind: String,
    target: String,
}

impl Relation {
    fn to_part(name: &str) -> Self {
        Self { kind: format!("{OFFICE}/{name}"), target: format!("{name}.xml") }
    }

    fn to_chart(number: usize) -> Self {
        Self { kind: format!("{OFFICE}/chart"), target: format!("charts/chart{number}.xml") }
    }
}

fn package_relations() -> Vec<Relation> {
    [
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ]
    .map(|(kind, target)| Relation { kind, target: target.to_owned() })
    .into()
}

/// What the file says of itself.
#[derive(Template)]
#[template(path = "docx/core.xml")]
struct Core<'a> {
    title: &'a str,
    subject: &'a str,
    creator: &'a str,
    language: &'a str,
    made: Option<Date>,
}

impl<'a> Core<'a> {
    fn of(properties: &'a Properties) -> Self {
        let creator = properties.organisation.trim();
        Self {
            title: &properties.title,
            subject: &properties.kind,
            creator: if creator.is_empty() { "thrive" } else { creator },
            language: OWN_LANGUAGE,
            made: properties.made.filter(|day| day.year() >= FIRST_YEAR),
        }
    }
}

#[derive(Template)]
#[template(path = "docx/document.xml")]
struct Main<'a> {
    blocks: &'a str,
    footer: String,
    bidi: bool,
}

#[derive(Template)]
#[template(path = "docx/styles.xml")]
struct Styles<'a> {
    language: &'a str,
    bidi_language: Option<&'a str>,
}

impl<'a> Styles<'a> {
    fn of(reading: Reading<'a>) -> Self {
        Self { language: OWN_LANGUAGE, bidi_language: reading.bidi_language() }
    }
}

#[derive(Template)]
#[template(path = "docx/settings.xml")]
struct Settings<'a> {
    language: &'a str,
    bidi_language: Option<&'a str>,
}

impl<'a> Settings<'a> {
    fn of(reading: Reading<'a>) -> Self {
        Self { language: OWN_LANGUAGE, bidi_language: reading.bidi_language() }
    }
}

/// The foot of each page: the title, and which page of how many.
#[derive(Template)]
#[template(path = "docx/footer.xml")]
struct Footer {
    title: String,
    bidi: bool,
}

impl Footer {
    fn of(properties: &Properties) -> Self {
        let title = one_line(&properties.title);
        let mut short: String = title.chars().take(LONGEST_FOOTER).collect();
        if short.len() < title.len() {
            short.push('…');
        }
        Self { title: short, bidi: properties.language.right_to_left }
    }
}

#[cfg(test)]
mod tests;
