//! Several assessments side by side, as a document: where they differ most, every area, and what only some have assessed. They stand
//! in the order in which they were given, and nothing is said that would rank them.

use jiff::civil::Date;

use super::phrases::ratings::{facts, in_sentence, rating_text, rule_sentence, scale, shown};
use crate::assessment::{Assessment, Status as Stage, Word};
use crate::compare::{AreaBeside, Differing, Said, SideBySide};
use crate::document::{Column, Document, Entry, Properties, Row, Table, Text, Tone};
use crate::framework::{Area, AreaIndex, Framework};
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
    /// The labels of those at some places.
    fn named(&self, places: &[usize]) -> String {
        places.iter().map(|place| self.sides[*place].label.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// The areas that one of them has in its scope, or has answered.
    fn shown(&self) -> Vec<AreaIndex> {
        let cards = self.sides.iter().zip(&self.beside.cards);
        let mut areas: Vec<AreaIndex> = cards.flat_map(|(side, card)| shown(side.assessment, card)).collect();
        areas.sort_unstable();
        areas.dedup();
        areas
    }

    fn shown_beside(&self) -> impl Iterator<Item = &AreaBeside<'_>> {
        let shown = self.shown();
        self.beside.areas.iter().filter(move |area| shown.contains(&area.area.index))
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
    document.heading(2, "Every area");
    document.table(grid(subject));
    outside(&mut document, subject);
    some_only(&mut document, subject);
    let counts = "What a better practice puts in place is in place. What is not assessed is no answer, and not a no. ";
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
        (0, _) if comparable == 1 => {
            return format!("In the one area that {assess}, they say the same of every statement.");
        }
        (0, _) => return format!("In all {comparable} areas that {assess}, they say the same of every statement."),
        (1, 0) => "The rating there is the same.".to_owned(),
        (1, 1) => "The rating there differs, too.".to_owned(),
        (_, 0) => "The ratings there are the same.".to_owned(),
        (all, apart) if all == apart => "The rating of each differs, too.".to_owned(),
        (_, apart) => format!("In {apart} of these the ratings differ, too."),
    };
    let areas = match comparable {
        1 => "the one area".to_owned(),
        all if all == differ.len() => format!("all {all} areas"),
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
    let said = Said::ALL.iter().filter_map(|said| {
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
    }
}

/// Every area that one of them shows, with the rating that each gives it.
fn grid(subject: &Subject) -> Table {
    let framework = subject.framework;
    let columns = subject.sides.iter().map(|side| Column::fixed(side.label.as_str()));
    let columns: Vec<Column> = std::iter::once(Column::flexible("Improvement area")).chain(columns).collect();
    let cell = |area: &Area, status: Status| scale(area, status).and(" ").then(rating_text(framework, area, status));
    let mut rows = Vec::new();
    for phase in framework.phases() {
        let areas = subject.shown_beside().filter(|beside| beside.area.phase == phase.index);
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
    Table { caption: "Every area, as each of them rates it".into(), columns, rows }
}

fn outside(document: &mut Document, subject: &Subject) {
    let left_out = subject.framework.areas().len() - subject.shown().len();
    if left_out > 0 {
        let are = words::either(left_out, "area of the framework is", "areas of the framework are");
        document.paragraph(format!("{are} outside the scope of all of them."));
    }
}

/// The areas that not all of them have assessed, together with others of which that is so of the same ones.
fn some_only(document: &mut Document, subject: &Subject) {
    let is_rated = |status: Status| status.rank().is_some();
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for area in subject.shown_beside().filter(|area| area.rated() < subject.sides.len()) {
        let parts = [
            ("assessed by ", area.that_are(is_rated)),
            ("not assessed by ", area.that_are(|status| status == Status::NotAssessed)),
            ("set aside by ", area.that_are(|status| status == Status::NotApplicable)),
        ];
        let parts = parts.into_iter().filter(|(_, places)| !places.is_empty());
        let said: Vec<String> = parts.map(|(what, places)| format!("{what}{}", subject.named(&places))).collect();
        let said = words::capitalised(&said.join(" · "));
        match groups.iter_mut().find(|(known, _)| *known == said) {
            Some((_, areas)) => areas.push(&area.area.id),
            None => groups.push((said, vec![&area.area.id])),
        }
    }
    if !groups.is_empty() {
        document.heading(2, "Not assessed by all");
        let entry = |(said, areas): (String, Vec<&str>)| Entry::bullet(format!("{said}: {}.", words::list(&areas)));
        document.list(groups.into_iter().map(entry).collect());
    }
}
