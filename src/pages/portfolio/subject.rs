//! All that is said about a portfolio, and how its ratings are put into words.

use jiff::civil::Date;

use crate::document::Text;
use crate::framework::{Area, Framework};
use crate::pages::phrases::ratings::counted;
use crate::portfolio::{By, Distribution, Facts, Group, GroupName, Movement, Picture, Portfolio};
use crate::score::Rule;
use crate::words;

/// More names than this are counted.
pub(super) const MOST_NAMES: usize = 5;

/// All that is said about a portfolio.
pub struct Subject<'a> {
    pub framework: &'a Framework,
    pub rule: Rule,
    pub portfolio: &'a Portfolio,
    pub picture: &'a Picture,
    pub movement: &'a Movement,
    /// The assessments in groups, if that is asked for.
    pub groups: Option<(By, &'a [Group])>,
    pub sort: Sort,
    pub aside: &'a Aside,
    pub made: Date,
}

/// Files that are not among the assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Conflict copies of programs that bring folders into line, each with the file that it is a copy of.
    pub conflict_copies: Vec<(String, String)>,
    /// How many files are YAML or JSON of another format.
    pub other_formats: usize,
    /// Which other frameworks there are assessments of, and how many.
    pub other_frameworks: Vec<(String, usize)>,
    /// How many files or folders could not be read.
    pub unreadable: usize,
}

/// How much of a portfolio is shown where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// For a screen: of many assessments it is only said how to have them.
    Screen,
}

/// In which order the assessments are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    /// Those with the most areas at the lowest rating first, with how many areas each has at which rating.
    Ratings,
}

/// On which day it was made: files may have changed since.
pub(super) fn made(subject: &Subject) -> String {
    format!("Made on {}.", words::long_date(subject.made))
}

pub(super) fn title(subject: &Subject) -> String {
    format!("Portfolio: {}", subject.framework.title())
}

/// How many have which rating: of areas or of a phase's areas.
pub(super) fn ratings_text(framework: &Framework, areas: &[Area], distribution: &Distribution) -> Text {
    counted(framework, &distribution.ratings, |_| areas.iter().collect())
}

/// `3 not assessed, 1 not applicable`.
pub(super) fn unrated_text(distribution: &Distribution) -> String {
    let Distribution { not_assessed, outside_scope, not_applicable, .. } = distribution;
    let counts =
        [(not_assessed, "not assessed"), (outside_scope, "outside the scope"), (not_applicable, "not applicable")];
    let some = counts.into_iter().filter(|(count, _)| **count > 0);
    some.map(|(count, why)| format!("{count} {why}")).collect::<Vec<_>>().join(", ")
}

/// How many of some assessments are drafts.
pub(super) fn drafts<'f>(facts: impl Iterator<Item = &'f Facts>) -> usize {
    facts.filter(|facts| facts.is_draft()).count()
}

/// What assessments are grouped by, in words.
pub(super) fn by_words(by: By) -> &'static str {
    match by {
        By::Organisation => "organisation",
        By::Place => "place",
        By::Kind => "kind",
        By::Viewpoint => "viewpoint",
        By::Community => "community",
    }
}

/// What a group is called. Names of organisations and places are left as people have written them.
pub(super) fn group_name(by: By, group: &Group) -> String {
    match &group.name {
        GroupName::Named(name) if matches!(by, By::Organisation | By::Place) => name.clone(),
        GroupName::Named(name) => words::capitalised(name),
        GroupName::Unsaid => format!("No {} given", by_words(by)),
    }
}
