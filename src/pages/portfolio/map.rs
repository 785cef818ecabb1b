//! The map: assessments by areas, one row each, in alphabetical order.

use std::cmp::Reverse;

use super::subject::{Extent, Sort, Subject, ratings_text};
use crate::document::{Column, Document, Row, Table, Text};
use crate::framework::{LevelIndex, Phase};
use crate::pages::phrases::ratings::in_sentence;
use crate::portfolio::{Distribution, Label, Member, Picture, Standing};

/// On a screen, more rows than this are not shown.
const MOST_ON_A_SCREEN: usize = 60;
/// A cell with more marks than this may be broken into several lines.
const MOST_ON_A_LINE: usize = 12;
const NO_BREAK_SPACE: &str = "\u{a0}";

/// The assessments that count, in the order asked for.
pub(super) fn sorted<'s>(subject: &Subject<'s>) -> Vec<(&'s Member, Label)> {
    let mut rows = subject.portfolio.by_name();
    if subject.sort == Sort::Ratings {
        // The counts at the lowest rating are compared first; what has no rating at all comes last.
        rows.sort_by_cached_key(|(member, _)| {
            let own = overall(subject, member);
            (own.rated() == 0, Reverse(own.ratings))
        });
    }
    rows
}

/// How the areas of one assessment are rated.
fn overall(subject: &Subject, member: &Member) -> Distribution {
    Picture::of(subject.framework, [member]).overall
}

/// Adds the map.
pub(super) fn map(document: &mut Document, subject: &Subject, extent: Extent) {
    document.heading(2, "Each assessment");
    let assessments = subject.picture.assessments;
    if extent == Extent::Screen && assessments > MOST_ON_A_SCREEN {
        document.paragraph(format!(
            "{assessments} assessments are too many for a screen. They are all in a file: -o portfolio.html, .docx, .xlsx, .md or .json."
        ));
        return;
    }
    let framework = subject.framework;
    let totals = subject.sort == Sort::Ratings;
    document.paragraph(key(subject));
    if assessments > 1 {
        document.paragraph(if totals {
            "Those with the most areas at the lowest rating come first."
        } else {
            "The order is alphabetical and says nothing about ratings."
        });
    }
    let mut columns = vec![Column::flexible("Assessment")];
    columns.extend(framework.phases().iter().map(|phase| Column::fixed(Text::default().quoted(&phase.name))));
    if totals {
        columns.push(Column::flexible("All areas"));
    }
    let row = |(member, label): (&Member, Label)| {
        let mut cells = vec![Text::from(label.of(member))];
        cells.extend(framework.phases().iter().map(|phase| marks(phase, member).into()));
        if totals {
            cells.push(ratings_text(framework, framework.areas(), &overall(subject, member)));
        }
        Row::new(cells)
    };
    document.table(Table {
        caption: "How each assessment rates its areas".into(),
        columns,
        rows: sorted(subject).into_iter().map(row).collect(),
    });
}

/// One mark for each area of a phase, on one line where they are few.
fn marks(phase: &Phase, member: &Member) -> String {
    let mark = |standing: Standing| match standing {
        Standing::Rated(rank) => rank.to_string(),
        Standing::NotAssessed => "–".to_owned(),
        Standing::OutsideScope => "o".to_owned(),
        Standing::NotApplicable => "×".to_owned(),
    };
    let areas = phase.of(&member.areas);
    let blank = if areas.len() > MOST_ON_A_LINE { " " } else { NO_BREAK_SPACE };
    areas.iter().map(|area| mark(area.standing)).collect::<Vec<_>>().join(blank)
}

/// What the marks stand for: those that are there.
fn key(subject: &Subject) -> Text {
    let framework = subject.framework;
    let all = &subject.picture.overall;
    let ranks = (0..all.ratings.len()).filter(|rank| all.ratings[*rank] > 0);
    let ranks = ranks.map(|rank| {
        let areas = LevelIndex::of_rank(rank).map_or(framework.areas(), |_| &[]);
        Text::from(format!("{rank} ")).then(in_sentence(framework, areas, rank))
    });
    let others = [
        (all.not_assessed, "– not assessed"),
        (all.outside_scope, "o outside the scope"),
        (all.not_applicable, "× not applicable"),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| Text::from(said));
    let widest = framework.phases().iter().map(|phase| phase.of(framework.areas()).len()).max().unwrap_or_default();
    let each = if widest > 1 {
        "Each mark stands for one area, in the order of the phase: "
    } else {
        "Each mark stands for the one area of a phase: "
    };
    Text::from(each).then(Text::listed(ranks.chain(others))).and(".")
}
