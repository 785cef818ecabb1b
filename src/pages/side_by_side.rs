//! Several assessments side by side, as a document: where they differ most, every area, and what only some have assessed. They stand
//! in the order in which they were given, and nothing is said that would rank them.

use jiff::civil::Date;

use super::phrases::ratings::{facts, in_sentence, rating_text, rule_sentence, scale};
use crate::assessment::{Assessment, Said, Status as Stage, Word};
use crate::compare::{AreaBeside, Differing, SideBySide};
use crate::document::{Block, Column, Document, Entry, Properties, Row, Table, Text, Tone};
use crate::framework::{Area, Framework};
use crate::score::{Rule, Status};
use crate::words;

/// Up to this many areas are told with their statements; the others are listed.
const MOST_AREAS: usize = 8;

/// All that is said of assessments side by side.
pub struct Subject<'a> {
    pub framework: &'a Framework,
    /// In the order of the columns.
    pub sides: Vec<Side<'a>>,
    pub beside: &'a SideBySide<'a>,
    pub rule: Rule,
    pub made: Date,
}

/// One of the assessments.
pub struct Side<'a> {
    /// What tells it from the others.
    pub label: String,
    /// The name of its file, without folders.
    pub file: String,
    pub assessment: &'a Assessment,
}

impl Subject<'_> {
    /// The labels of those at some places. Labels can have commas, and then there are semicolons between them.
    fn named(&self, places: &[usize]) -> String {
        let labels: Vec<&str> = places.iter().map(|place| self.sides[*place].label.as_str()).collect();
        if labels.iter().any(|label| label.contains(',')) { labels.join("; ") } else { words::list(&labels) }
    }

    /// The areas that one of them has assessed or set aside.
    fn shown(&self) -> impl Iterator<Item = &AreaBeside<'_>> {
        self.beside.areas.iter().filter(|area| !area.that_are(|status| status != Status::NotAssessed).is_empty())
    }
}

/// The whole document.
pub fn side_by_side(subject: &Subject) -> Document {
    let mut document = Document::default();
    let title = title(subject);
    document.properties = Properties {
        title: title.clone(),
        kind: "Assessments side by side".to_owned(),
        organisation: common(subject, |side| side.assessment.about.organisation.as_deref())
            .unwrap_or_default()
            .to_owned(),
        made: Some(subject.made),
        language: subject.framework.language().clone(),
        ..Properties::default()
    };
    document.heading(1, title);
    document.paragraph("They stand in the order in which their files were named. None is the measure of the others.");
    document.list(legend(subject));
    document.heading(2, "Where they differ most");
    differences(&mut document, subject);
    document.heading(2, "Area by area");
    document.table(grid(subject));
    unassessed(&mut document, subject);
    some_only(&mut document, subject);
    let counts = "What a better practice puts in place counts as in place, too. What is not assessed is no answer, and not a no. ";
    document.paragraph(Text::from(counts).then(rule_sentence(subject.rule, subject.framework)).all(Tone::Quiet));
    document
}

/// What all of them have alike, if they have.
fn common<'a>(subject: &'a Subject, of: impl Fn(&'a Side<'a>) -> Option<&'a str>) -> Option<&'a str> {
    let first = of(subject.sides.first()?);
    subject.sides.iter().all(|side| of(side) == first).then_some(first).flatten()
}

fn title(subject: &Subject) -> String {
    let number = words::in_letters(subject.sides.len());
    match common(subject, |side| Some(&side.assessment.about.title)) {
        Some(title) => format!("{title}: {number} assessments side by side"),
        None => format!("{} assessments side by side", words::capitalised(&number)),
    }
}

/// What is on record about each of them. A file's name can contain a person's, so it stands only where nothing else tells two apart.
fn legend(subject: &Subject) -> Vec<Entry> {
    let facts = |side: &Side| {
        let about = &side.assessment.about;
        let whose = [Some(about.title.clone()), about.organisation.clone(), about.place.clone(), Some(facts(about))];
        let when = about.updated.map_or_else(|| "no date".to_owned(), words::long_date);
        let stage = about.status.unwrap_or(Stage::Draft).label().to_owned();
        whose.into_iter().flatten().chain([when, stage]).collect::<Vec<_>>().join(" · ")
    };
    let all: Vec<String> = subject.sides.iter().map(facts).collect();
    let entry = |(side, facts): (&Side, &String)| {
        let is_alone = all.iter().filter(|other| *other == facts).count() == 1;
        let file = if is_alone { String::new() } else { format!(" · {}", side.file) };
        Entry::new(side.label.as_str(), format!("{facts}{file}"))
    };
    subject.sides.iter().zip(&all).map(entry).collect()
}

/// In how many areas they differ, then each with the statements that are said differently.
fn differences(document: &mut Document, subject: &Subject) {
    let areas = subject.beside.most_different();
    document.paragraph(Text::default().strong(headline(subject)));
    if areas.len() > 1 {
        document.paragraph(
            "Areas whose ratings lie furthest apart come first, then those with more statements that are said differently.",
        );
    }
    let (told, others) = areas.split_at(areas.len().min(MOST_AREAS));
    self::told(document, subject, told);
    if !others.is_empty() {
        let differ = words::either(others.len(), "more area differs", "more areas differ");
        let order = if others.len() > 1 { ", in the same order" } else { "" };
        document
            .paragraph(format!("{differ}{order}. All statements are in what `--format csv` and `--format json` give."));
        let entry = |area: &&AreaBeside| Entry::new(Text::default().quoted(&area.area.label()), measure(area) + ".");
        document.list(others.iter().map(entry).collect());
    }
}

/// Areas, each with its ratings and its statements that are said differently.
pub(super) fn told(document: &mut Document, subject: &Subject, areas: &[&AreaBeside]) {
    for area in areas {
        document.heading(3, Text::default().quoted(&area.area.label()));
        document.paragraph(ratings(subject, area).and(format!(" {}:", measure(area))));
        document.list(area.differing.iter().map(|found| statement(subject, area.area, found)).collect());
    }
}

fn headline(subject: &Subject) -> String {
    let comparable = subject.beside.comparable().count();
    let differ = subject.beside.most_different();
    let rated_apart = differ.iter().filter(|area| area.apart() > Some(0)).count();
    let (by, assess) = match subject.sides.len() {
        2 => ("both", "both assess"),
        _ => ("at least two of them", "at least two of them assess"),
    };
    let ratings = match (differ.len(), rated_apart) {
        (0, _) if comparable == 0 => return format!("No area is assessed by {by}, so nothing can be compared."),
        (0, _) => {
            let areas = words::all_of(comparable, "area");
            return format!("In {areas} that {assess}, they say the same of every statement.");
        }
        (1, 0) => "The rating there is the same.".to_owned(),
        (1, 1) => "The rating there differs, too.".to_owned(),
        (_, 0) => "The ratings there are the same.".to_owned(),
        (all, apart) if all == apart => "The rating of each differs, too.".to_owned(),
        (_, apart) => {
            let differ = words::agree(apart, "the rating differs", "the ratings differ");
            format!("In {apart} of these {differ}, too.")
        }
    };
    let areas = match comparable {
        all if all == differ.len() => words::all_of(all, "area"),
        all => format!("{} of the {all} areas", differ.len()),
    };
    format!("They differ in {areas} that {assess}. {ratings}")
}

/// `2 levels apart; 5 statements are said differently`.
fn measure(area: &AreaBeside) -> String {
    let apart = match area.apart().unwrap_or_default() {
        0 => "The same rating".to_owned(),
        apart => format!("{} apart", words::count(apart, "level")),
    };
    let are = words::either(area.differing.len(), "statement is", "statements are");
    format!("{apart}; {are} said differently")
}

/// What each of them rates the area as, in their order: `Larkfield: Emerging; Dunmoor: not assessed.`
fn ratings(subject: &Subject, area: &AreaBeside) -> Text {
    let rating = |(side, status): (&Side, &Status)| {
        let rating = match status {
            Status::Assessed { rank } => in_sentence(subject.framework, [area.area], *rank),
            Status::NotAssessed => "not assessed".into(),
            Status::NotApplicable => "does not apply".into(),
        };
        Text::from(format!("{}: ", side.label)).then(rating)
    };
    Text::series(subject.sides.iter().zip(&area.statuses).map(rating)).and(".")
}

/// A statement with who says what of it; those that don't assess the area stand with its ratings.
fn statement(subject: &Subject, area: &Area, found: &Differing) -> Entry {
    let said = Said::ANSWERS.iter().filter_map(|said| {
        let places = found.that_say(*said);
        (!places.is_empty()).then(|| format!("{}: {}.", said_words(*said), subject.named(&places)))
    });
    let said: Vec<String> = said.collect();
    let text = Text::default().quoted(&area[found.item].text).line().and(said.join(" "));
    Entry::new(area.full_id(found.item), text)
}

fn said_words(said: Said) -> &'static str {
    match said {
        Said::InPlace => "In place",
        Said::NotInPlace => "Not in place",
        Said::Unsure => "Don't know",
        Said::NotApplicable => "Does not apply",
        Said::Nothing => "Not assessed",
    }
}

/// Every area that one of them has assessed or set aside, with the rating that each gives it.
fn grid(subject: &Subject) -> Table {
    let framework = subject.framework;
    let columns = subject.sides.iter().map(|side| Column::fixed(side.label.as_str()));
    let columns: Vec<Column> = std::iter::once(Column::flexible("Improvement area")).chain(columns).collect();
    let cell = |area: &Area, status: Status| scale(area, status).and(" ").then(rating_text(framework, area, status));
    let mut rows = Vec::new();
    for phase in framework.phases() {
        let areas = subject.shown().filter(|beside| beside.area.phase == phase.index);
        let row = |beside: &AreaBeside| {
            let name = Text::default().quoted(&beside.area.label());
            let cells = beside.statuses.iter().map(|status| cell(beside.area, *status));
            Row::new(std::iter::once(name).chain(cells).collect())
        };
        let areas: Vec<Row> = areas.map(row).collect();
        if !areas.is_empty() {
            let mut cells = vec![Text::default(); columns.len()];
            cells[0] = Text::default().quoted(&phase.label()).all(Tone::Strong);
            rows.push(Row::group(cells));
            rows.extend(areas);
        }
    }
    Table { caption: "Area by area, as each of them rates it".into(), columns, rows }
}

/// How many areas none of them has assessed.
fn unassessed(document: &mut Document, subject: &Subject) {
    let shown = subject.shown().count();
    document.blocks.extend(match (shown, subject.beside.areas.len() - shown) {
        (_, 0) => None,
        (0, _) => Some(Block::Paragraph("No area is assessed by any of them.".into())),
        (_, others) => {
            let are = words::either(others, "more area is", "more areas are");
            Some(Block::Paragraph(format!("{are} assessed by none of them.").into()))
        }
    });
}

/// The areas that not all of them have assessed; those that are so for the same ones stand together.
fn some_only(document: &mut Document, subject: &Subject) {
    let is_rated = |status: Status| status.rank().is_some();
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for area in subject.shown().filter(|area| area.rated() < subject.sides.len()) {
        let parts = [
            ("Assessed by", area.that_are(is_rated)),
            ("Not assessed by", area.that_are(|status| status == Status::NotAssessed)),
            ("Set aside by", area.that_are(|status| status == Status::NotApplicable)),
        ];
        let parts = parts.into_iter().filter(|(_, places)| !places.is_empty());
        let said: Vec<String> = parts.map(|(what, places)| format!("{what} {}.", subject.named(&places))).collect();
        let said = said.join(" ");
        match groups.iter_mut().find(|(known, _)| *known == said) {
            Some((_, areas)) => areas.push(&area.area.id),
            None => groups.push((said, vec![&area.area.id])),
        }
    }
    if !groups.is_empty() {
        document.heading(2, "Not assessed by all");
        document.list(groups.into_iter().map(|(said, areas)| Entry::new(words::list(&areas), said)).collect());
    }
}
