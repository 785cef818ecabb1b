//! A portfolio as a document: how many assessments count, how areas are rated across them, what has moved, whom they are about, and
//! how each stands, in alphabetical order.

mod map;
mod moved;
mod subject;
mod told;
mod workbook;

pub use self::subject::{Aside, Extent, Sort, Subject};
use self::subject::{by_words, group_name, made, title, unrated_text};
pub use self::told::not_counted;
pub use self::workbook::workbook;
use super::phrases::about;
use super::phrases::ratings::{MOST_IDS, in_sentence, rank_title, rule_sentence};
use crate::document::{Column, Document, Entry, Properties, Row, Share, Table, Text, Tone};
use crate::framework::{Community, Framework, Phase};
use crate::portfolio::{AreaPicture, By, Distribution};
use crate::words;

/// In how many areas the thinnest evidence is shown.
const THINNEST: usize = 5;

/// The whole portfolio.
pub fn portfolio(subject: &Subject, extent: Extent) -> Document {
    let mut document = Document {
        properties: Properties {
            title: subject.framework.title().to_owned(),
            kind: "Portfolio".to_owned(),
            made: Some(subject.made),
            language: subject.framework.language().clone(),
            ..Properties::default()
        },
        ..Document::default()
    };
    document.heading(1, title(subject));
    for sentence in told::opening(subject) {
        document.paragraph(sentence);
    }
    if subject.picture.assessments > 0 {
        ratings(&mut document, subject);
        evidence(&mut document, subject);
        moved::moved(&mut document, subject);
        communities(&mut document, subject);
        groups(&mut document, subject);
    }
    // The map comes last: with many assessments it is long, and nothing is found behind it.
    told::left_out(&mut document, subject);
    if subject.picture.assessments > 0 {
        map::map(&mut document, subject, extent);
    }
    document.paragraph(rule_sentence(subject.rule, subject.framework).all(Tone::Quiet));
    if extent == Extent::Whole {
        document.paragraph(about::credit(subject.framework).all(Tone::Quiet));
        document.paragraph(Text::from(made(subject)).all(Tone::Quiet));
    }
    document
}

/// Area by area, phase by phase, how many assessments have which rating.
fn ratings(document: &mut Document, subject: &Subject) {
    let framework = subject.framework;
    document.heading(2, "How the areas are rated");
    let mut rows = Vec::new();
    for (phase, distribution) in framework.phases().iter().zip(&subject.picture.phases) {
        let mut name = Text::default().strong(phase.label());
        if let Some(middle) = distribution.median() {
            name = name.and(", middle: ").then(in_sentence(framework, phase.of(framework.areas()), middle));
        }
        rows.push(heading(framework, name));
        rows.extend(phase.of(&subject.picture.areas).iter().map(|picture| {
            distribution_row(Text::default().quoted(&framework[picture.area].label()), &picture.distribution)
        }));
    }
    document.table(Table {
        caption: "How many assessments have which rating, area by area".into(),
        columns: distribution_columns(framework, "Improvement area"),
        rows,
    });
    let unrated = unrated_text(&subject.picture.overall);
    if !unrated.is_empty() {
        document.paragraph(format!("Without a rating, all areas together: {unrated}."));
    }
    let nobody: Vec<&str> = subject
        .picture
        .areas
        .iter()
        .filter(|area| area.distribution.rated() == 0)
        .map(|area| framework[area.area].id.as_str())
        .collect();
    let any = if subject.picture.assessments == 1 { "" } else { " in any assessment" };
    if nobody.len() == framework.areas().len() {
        document.paragraph(format!("No area has a rating{any}."));
    } else if !nobody.is_empty() {
        let areas = words::either(nobody.len(), "area has", "areas have");
        document.paragraph(format!("{areas} no rating{any}: {}.", words::first_of(&nobody, MOST_IDS)));
    }
}

/// A column for each rating, lowest first, so that the numbers of many rows can be compared; and one for what has no rating.
fn distribution_columns(framework: &Framework, of: &str) -> Vec<Column> {
    let ranks = 0..=framework.levels().len();
    let mut columns = vec![Column::flexible(of)];
    columns.extend(ranks.map(|rank| Column::numeric(rank_title(framework, framework.areas(), rank))));
    columns.push(Column::numeric("Without a rating"));
    columns
}

/// How many have which rating. Where none has, the cell is empty.
fn distribution_row(name: Text, distribution: &Distribution) -> Row {
    let unrated = distribution.not_assessed + distribution.outside_scope + distribution.not_applicable;
    let counts = distribution.ratings.iter().copied().chain([unrated]);
    let cell = |count: usize| if count == 0 { Text::default() } else { count.to_string().into() };
    Row::new(std::iter::once(name).chain(counts.map(cell)).collect())
}

/// A heading among these rows.
fn heading(framework: &Framework, name: Text) -> Row {
    let mut cells = vec![Text::default(); distribution_columns(framework, "").len()];
    cells[0] = name;
    Row::group(cells)
}

/// How many ticks have evidence, and where fewest have.
fn evidence(document: &mut Document, subject: &Subject) {
    let ticked: usize = subject.picture.areas.iter().map(|area| area.ticked).sum();
    let evidenced: usize = subject.picture.areas.iter().map(|area| area.evidenced).sum();
    if ticked == 0 {
        return;
    }
    document.heading(2, if evidenced < ticked { "Where evidence is thin" } else { "Evidence" });
    let ticks = words::either(ticked, "tick in rated areas", "ticks in rated areas");
    let have = if ticked == 1 { "has" } else { words::agree(evidenced, "has", "have") };
    document.paragraph(format!("{evidenced} of {ticks} {have} evidence."));
    let mut thin: Vec<&AreaPicture> =
        subject.picture.areas.iter().filter(|area| area.evidenced < area.ticked).collect();
    // By share, compared without division: of equal shares, that with more ticks comes first.
    thin.sort_by(|one, other| {
        let shares = (one.evidenced * other.ticked).cmp(&(other.evidenced * one.ticked));
        shares.then(other.ticked.cmp(&one.ticked))
    });
    let entry = |area: &&AreaPicture| {
        let label = Text::default().quoted(&subject.framework[area.area].label());
        let ticks = words::agree(area.ticked, "tick", "ticks");
        Entry::new(label, format!("{} {ticks}", Share::new(area.evidenced, area.ticked).words()))
    };
    if evidenced > 0 && evidenced < ticked {
        document.paragraph("It is thinnest in:");
        document.list(thin.iter().take(THINNEST).map(entry).collect());
    }
}

/// Which communities the assessments are about, and which none is about.
fn communities(document: &mut Document, subject: &Subject) {
    let vocabulary = subject.framework.communities();
    if vocabulary.is_empty() {
        return;
    }
    document.heading(2, "Whom the assessments are about");
    let counts: Vec<(&Community, usize)> =
        vocabulary.iter().map(|community| (community, subject.portfolio.about(community))).collect();
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let some: Vec<Entry> =
        some.map(|(community, count)| Entry::new(community.label(), words::count(*count, "assessment"))).collect();
    let none: Vec<&str> = counts
        .iter()
        .filter(|(community, count)| *count == 0 && !community.is_retired)
        .map(|(community, _)| community.name.as_str())
        .collect();
    let silent = subject.portfolio.counted().filter(|member| member.facts.communities.is_empty()).count();
    if some.is_empty() {
        document.paragraph("No assessment says which communities it is about.");
        return;
    }
    document.list(some);
    if !none.is_empty() {
        let none_is = if subject.picture.assessments == 1 { "It is not" } else { "None is" };
        document.paragraph(format!("{none_is} about: {}.", none.join("; ")));
    }
    if silent > 0 {
        let say = words::either(silent, "assessment doesn't say", "assessments don't say");
        document.paragraph(format!("{say} which communities {} about.", words::agree(silent, "it is", "they are")));
    }
}

/// Each group with its ratings, phase by phase.
fn groups(document: &mut Document, subject: &Subject) {
    let Some((by, groups)) = subject.groups else { return };
    let framework = subject.framework;
    document.heading(2, format!("By {}", by_words(by)));
    if by == By::Community {
        document.paragraph("An assessment that is about several communities is in the group of each.");
    }
    let mut rows = Vec::new();
    for group in groups {
        let name = Text::default().strong(group_name(by, group));
        let name = name.and(format!(": {}", words::count(group.picture.assessments, "assessment")));
        rows.push(heading(framework, name));
        let row = |(phase, distribution): (&Phase, &Distribution)| {
            distribution_row(Text::default().quoted(&phase.label()), distribution)
        };
        rows.extend(framework.phases().iter().zip(&group.picture.phases).map(row));
    }
    document.table(Table {
        caption: format!("How many areas have which rating, by {}", by_words(by)).into(),
        columns: distribution_columns(framework, "Phase"),
        rows,
    });
}

#[cfg(test)]
mod tests;
