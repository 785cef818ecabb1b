//! The parts of a Word file round its content: styles, settings, properties and footer, put together into one package.

use askama::Template;
use jiff::civil::Date;

use super::package::{self, Part, pack};
use super::page::{MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH};
use super::relationships::{Relationship, Relationships, package_relationships, relationship_id};
use super::restyle::Restyled;
use super::template::HouseStyles;
use super::text::PageLanguage;
use super::xml::xml;
use crate::document::{Properties, Reading};
use crate::own_words::{Part as Piece, parts};
use crate::safe::readable_line;

/// The most characters of the title in the footer, so that it takes one line.
const MAX_FOOTER_TITLE: usize = 90;
/// Office can't read earlier dates.
const FIRST_YEAR: i16 = 1601;

/// What a Word file is about.
pub(super) struct Content {
    /// Its paragraphs, tables and drawings.
    pub(super) blocks: String,
    pub(super) charts: Vec<String>,
    /// Whether it has controls, and so needs their names and styles.
    pub(super) is_form: bool,
}

/// The Word file of a content, which is made when it is known how many relationships come before those to its charts.
pub(super) fn package_of<'a>(
    properties: &'a Properties,
    page: PageLanguage<'a>,
    template: Option<&HouseStyles>,
    content: impl FnOnce(usize) -> Content,
) -> Vec<u8> {
    let mut relationships: Vec<Relationship> =
        ["styles", "numbering", "settings", "fontTable", "theme", "footer"].map(Relationship::to_part).into();
    let footer_id = relationship_id(relationships.len());
    let Content { blocks, charts, is_form } = content(relationships.len());
    relationships.extend((1..=charts.len()).map(Relationship::to_chart));
    let (mut styles, mut numbering) =
        (xml(&Styles::of(properties, page, is_form)), include_str!("numbering.xml").to_owned());
    let (mut theme, mut footer) = (include_str!("theme.xml").to_owned(), xml(&Footer::of(properties)));
    let mut main = xml(&Main { blocks: &blocks, footer_id, bidi: page.right_to_left, is_form });
    if let Some(restyled) = template.and_then(|template| Restyled::of(template, &styles, &numbering)) {
        main = restyled.named_anew(&main);
        footer = restyled.named_anew(&footer);
        styles = restyled.styles;
        numbering = restyled.numbering;
        theme = restyled.theme.unwrap_or(theme);
    }
    let mut parts = vec![
        Part::relationships("_rels/.rels", xml(&Relationships { relationships: package_relationships() })),
        Part::new("docProps/core.xml", package::CORE, xml(&Core::of(properties))),
        Part::new("docProps/app.xml", package::APP, include_str!("app.xml").to_owned()),
        Part::word("document", "document.main", main),
        Part::relationships("word/_rels/document.xml.rels", xml(&Relationships { relationships })),
        Part::word("styles", "styles", styles),
        Part::word("numbering", "numbering", numbering),
        Part::word("settings", "settings", xml(&Settings::of(properties, page))),
        Part::word("fontTable", "fontTable", include_str!("font_table.xml").to_owned()),
        Part::new("word/theme.xml", package::THEME, theme),
        Part::word("footer", "footer", footer),
    ];
    parts.extend(
        charts
            .into_iter()
            .zip(1..)
            .map(|(chart, number)| Part::new(&format!("word/charts/chart{number}.xml"), package::CHART, chart)),
    );
    pack(&parts)
}

/// The properties of the file: title, author, dates.
#[derive(Template)]
#[template(path = "docx/core.xml")]
struct Core<'a> {
    title: String,
    subject: &'a str,
    creator: String,
    language: &'a str,
    made: Option<Date>,
}

impl<'a> Core<'a> {
    fn of(properties: &'a Properties) -> Self {
        let creator = readable_line(properties.organisation.trim());
        Self {
            title: readable_line(&properties.title),
            subject: &properties.kind,
            creator: if creator.is_empty() { "thrive".to_owned() } else { creator },
            language: &properties.speaks.tag,
            made: properties.made.filter(|day| day.year() >= FIRST_YEAR),
        }
    }
}

#[derive(Template)]
#[template(path = "docx/document.xml")]
struct Main<'a> {
    blocks: &'a str,
    footer_id: String,
    bidi: bool,
    is_form: bool,
}

#[derive(Template)]
#[template(path = "docx/styles.xml")]
struct Styles<'a> {
    language: &'a str,
    bidi_language: Option<&'a str>,
    large: bool,
    is_form: bool,
}

impl<'a> Styles<'a> {
    fn of(properties: &'a Properties, page: PageLanguage<'a>, is_form: bool) -> Self {
        let large = properties.reading == Reading::Large;
        Self { language: &properties.speaks.tag, bidi_language: page.bidi_language(), large, is_form }
    }
}

#[derive(Template)]
#[template(path = "docx/settings.xml")]
struct Settings<'a> {
    language: &'a str,
    bidi_language: Option<&'a str>,
}

impl<'a> Settings<'a> {
    fn of(properties: &'a Properties, page: PageLanguage<'a>) -> Self {
        Self { language: &properties.speaks.tag, bidi_language: page.bidi_language() }
    }
}

/// The footer: the title, and which page of how many.
#[derive(Template)]
#[template(path = "docx/footer.xml")]
struct Footer<'a> {
    title: String,
    /// Which page it is, in words and places.
    page: Vec<Piece<'a>>,
    bidi: bool,
}

impl<'a> Footer<'a> {
    fn of(properties: &'a Properties) -> Self {
        let title = readable_line(&properties.title);
        let mut short: String = title.chars().take(MAX_FOOTER_TITLE).collect();
        if short.len() < title.len() {
            short.push('…');
        }
        Self { title: short, page: parts(&properties.labels.page), bidi: properties.language.right_to_left }
    }
}
