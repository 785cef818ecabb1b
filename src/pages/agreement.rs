//! Where several assessors agree and where not, as an agenda: how much they agree on, what to talk about, how each of them rates the
//! areas, and the figures last.

mod agenda;
mod subject;

use std::collections::BTreeMap;

use self::agenda::{agenda, opposed};
pub use self::subject::Subject;
use self::subject::{lower, nothing_split};
use super::phrases::ratings::{in_sentence, rule_sentence};
use super::phrases::voices;
use crate::agreement::{Agreement, AreaSplit, ByRole, RoleSplit};
use crate::assessment::Assessment;
use crate::document::{Column, Document, Entry, Properties, Row, Table, Text, Tone};
use crate::framework::{Area, Framework};
use crate::words;

/// Who has made an assessment: the assessors' names, or that of the file if it names nobody.
pub fn who(file: &str, assessment: &Assessment) -> String {
    let names = assessment.about.assessors.iter().map(|person| person.name.trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() { file.to_owned() } else { words::list(&names) }
}

/// The whole agenda.
pub fn agreement(subject: &Subject) -> Document {
    let mut document = Document {
        properties: Properties {
            title: subject.title.to_owned(),
            kind: "Where assessors agree, and where not".to_owned(),
            organisation: subject.organisation.unwrap_or_default().to_owned(),
            made: Some(subject.made),
            language: subject.framework.language().clone(),
            ..Properties::default()
        },
        ..Document::default()
    };
    document.heading(1, format!("Where assessors agree, and where not: {}", subject.title));
    opening(&mut document, subject);
    if subject.has_totals() {
        agenda(&mut document, subject);
        opposed(&mut document, subject.opposed, subject.framework);
    }
    by_role(&mut document, subject);
    if subject.has_totals() {
        document.heading(2, "How the areas are rated");
        areas(&mut document, subject);
        figures(&mut document, subject.agreement);
        let rule = format!(
            "What decides a rating is judged by the rule {}: {}. Splits are the ticks as they were given; in ratings, a statement is in \
             place also where one that goes further and covers it is. ",
            subject.rule,
            lower(&subject.rule.in_words())
        );
        document.paragraph(Text::from(rule).then(rule_sentence(subject.rating, subject.framework)).all(Tone::Quiet));
    }
    document
}

/// On how much all agree, in a sentence, and who they are.
fn opening(document: &mut Document, subject: &Subject) {
    let assessors = subject.agreement.assessors;
    if subject.has_totals() {
        document.paragraph(Text::default().strong(headline(subject.agreement, subject.framework)));
        withheld(document, subject.agreement.withheld());
    } else {
        document.paragraph(format!("{} took part.", words::capitalised(&voices::assessors(assessors))));
    }
    if !subject.is_hidden() {
        document.paragraph(format!("Assessors: {}.", subject.who.join("; ")));
    }
}

/// That answers to some statements are left out, since these could tell whose they are.
fn withheld(document: &mut Document, statements: usize) {
    if statements == 0 {
        return;
    }
    let are = words::either(statements, "statement is", "statements are");
    let it = words::agree(statements, "it", "each of them");
    document.paragraph(format!(
        "{are} left out, here and in all figures: {FEW} of {it}, and the few answers could tell whose they are."
    ));
}

/// Why answers are not told.
const FEW: &str = "fewer than three said yes, no or that they don't know";

/// `All five agree on 214 of 280 statements.`
fn headline(agreement: &Agreement, framework: &Framework) -> String {
    let (comparable, unanimous) = (agreement.comparable().count(), agreement.unanimous());
    let number = words::in_letters(agreement.assessors);
    let two = if agreement.assessors == 2 { "both".to_owned() } else { format!("at least two of the {number}") };
    let is_told = if agreement.withheld() == 0 { "" } else { " and that may be told" };
    if comparable == 0 {
        return format!(
            "There is no statement that {two} answered with yes or no{is_told}, so nothing can be compared."
        );
    }
    let statements = words::count(comparable, "statement");
    if !agreement.comparable().all(|item| item.votes() == agreement.assessors) {
        return format!(
            "Of the {statements} that {two} answered with yes or no{is_told}, all who answered so agree on {unanimous}."
        );
    }
    let (all, they) = if agreement.assessors == 2 {
        ("Both agree".to_owned(), "both")
    } else {
        (format!("All {number} agree"), "they all")
    };
    let of = if comparable < framework.item_count() {
        let are = words::agree(comparable, "which is the one", "which are those");
        format!(", {are} that {they} answered with yes or no")
    } else {
        String::new()
    };
    format!("{all} on {unanimous} of {statements}{of}.")
}

/// What groups of at least three say, where some in them say yes and others no.
fn by_role(document: &mut Document, subject: &Subject) {
    let Some(roles) = subject.by_role else { return };
    document.heading(2, "By role");
    if roles.leaves_out {
        document.paragraph(
            "One or two assessors are in no role that at least three have. Their answers are not shown, and neither is anything about \
             all together, from which theirs could be worked out.",
        );
    }
    if roles.groups.iter().all(|group| group.role.is_none()) {
        document.paragraph("No role is that of at least three assessors, so nothing is shown by role.");
        return;
    }
    let groups: Vec<String> =
        roles.groups.iter().map(|group| format!("{} ({})", name_of(group), group.assessors)).collect();
    document.paragraph(format!("Groups of at least three: {}.", groups.join("; ")));
    let withheld = roles.withheld();
    if withheld > 0 {
        document.paragraph(withheld_by_role(roles, withheld));
    }
    let all = (0..subject.framework.item_count()).filter_map(|place| group_entry(subject.framework, roles, place));
    let entries: Vec<Entry> = all.collect();
    if entries.is_empty() {
        document.paragraph(nothing_split(withheld, " in these groups"));
    }
    document.list(entries);
}

/// Of how many statements the answers of groups are not told, and why.
fn withheld_by_role(roles: &ByRole, statements: usize) -> String {
    let of = words::count(statements, "statement");
    if roles.leaves_out {
        return format!("Of {of}, answers are left out for each group in which {FEW}.");
    }
    let beside = if roles.groups.len() > 1 {
        ": taking the other groups from all together would tell their answers"
    } else {
        ""
    };
    format!("Of {of}, nothing is told by role, since in at least one of the groups {FEW}{beside}.")
}

fn name_of(group: &RoleSplit) -> &str {
    group.role.as_deref().unwrap_or("All others together")
}

/// A statement with what each group says of it, a line each, if some say yes and others no.
fn group_entry(framework: &Framework, roles: &ByRole, place: usize) -> Option<Entry> {
    let told = || roles.groups.iter().filter_map(|group| group.items[place].as_ref());
    let item = told().next()?.item;
    if !told().any(|split| split.ticked > 0) || !told().any(|split| split.not_ticked > 0) {
        return None;
    }
    let said = roles.groups.iter().map(|group| {
        let said = match &group.items[place] {
            Some(split) if split.is_silent() => "not assessed".to_owned(),
            Some(split) => voices::split(split),
            None => FEW.to_owned(),
        };
        format!("{}: {said}", name_of(group))
    });
    let text = Text::default().quoted(&framework[item].text);
    Some(Entry::new(framework.full_id(item), said.fold(text, |text, said| text.line().and(said))))
}

/// Each area with the ratings that the assessors give it.
fn areas(document: &mut Document, subject: &Subject) {
    let rated = subject.agreement.areas.iter().filter(|split| split.is_withheld || split.rated() > 0);
    let row = |split: &AreaSplit| {
        let area = &subject.framework[split.area];
        let ratings = if split.is_withheld {
            Text::default().quiet("rated by fewer than three")
        } else if subject.is_hidden() {
            voices::ranks(subject.framework, area, &split.ranks)
        } else {
            by_name(subject, area, &split.ranks)
        };
        let apart = if split.rated() > 1 { split.spread().to_string() } else { String::new() };
        Row::new(vec![Text::default().quoted(&area.label()), ratings, apart.into()])
    };
    let rows: Vec<Row> = rated.map(row).collect();
    if rows.is_empty() {
        document.paragraph("Nobody rates an area.");
        return;
    }
    document.table(Table {
        caption: Text::default(),
        columns: vec![
            Column::flexible("Improvement area"),
            Column::flexible("Ratings"),
            Column::numeric("Levels apart"),
        ],
        rows,
    });
}

/// `Emerging: Amina, Ben; Developing: Cy; no rating: Dev`, the lowest rating first.
fn by_name(subject: &Subject, area: &Area, ranks: &[Option<usize>]) -> Text {
    let mut by_rank: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut unrated: Vec<&str> = Vec::new();
    for (rank, who) in ranks.iter().zip(&subject.who) {
        match rank {
            Some(rank) => by_rank.entry(*rank).or_default().push(who),
            None => unrated.push(who),
        }
    }
    let rated = by_rank.into_iter();
    let rated =
        rated.map(|(rank, names)| in_sentence(subject.framework, [area], rank).and(format!(": {}", names.join(", "))));
    let unrated = (!unrated.is_empty()).then(|| Text::default().quiet(format!("no rating: {}", unrated.join(", "))));
    Text::series(rated.chain(unrated))
}

/// The figures, each with what it is; those that few people know are last and small.
fn figures(document: &mut Document, agreement: &Agreement) {
    let comparable = agreement.comparable().count();
    let rated = agreement.areas.iter().filter(|area| area.rated() > 1).count();
    document.heading(2, "Figures");
    if let Some(share) = agreement.percent_agreement {
        document.paragraph(format!(
            "Percent agreement: {}. Of each statement that at least two answered with yes or no{}, this takes the share of pairs of \
             assessors who say the same, and then the mean over {}.",
            percent(share),
            if agreement.withheld() == 0 { "" } else { " and that may be told" },
            words::count(comparable, "statement"),
        ));
    }
    let value = |alpha: Option<f64>, number: usize| match alpha {
        Some(alpha) => decimals(alpha),
        None if number == 0 => "nothing to compare".to_owned(),
        None => "not enough variation".to_owned(),
    };
    let little = if agreement.is_lopsided() {
        " For statements it says little where nearly all answers are alike, as here."
    } else {
        ""
    };
    document.paragraph(Text::default().quiet(format!(
        "Krippendorff's alpha, which sets the agreement against chance (1 is full agreement, 0 is chance): statements, as yes or no, {} (n = \
         {comparable}); ratings, by their order, {} (n = {}).{little}",
        value(agreement.alpha_items, comparable),
        value(agreement.alpha_ratings, rated),
        words::count(rated, "area"),
    )));
}

/// With one decimal, and never 100 unless it is all.
fn percent(share: f64) -> String {
    let shown = if share < 1.0 { (share * 100.0).min(99.9) } else { 100.0 };
    format!("{shown:.1} %")
}

fn decimals(value: f64) -> String {
    let text = format!("{value:.3}");
    if text == "-0.000" { "0.000".to_owned() } else { text.replace('-', "\u{2212}") }
}
