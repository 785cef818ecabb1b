//! How far several assessors agree, as data: one object, or one tidy row an item.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::agreement::{AgendaItem, Agreement, ByRole, FEWEST, ItemSplit, RoleSplit};
use crate::document::tidy::tidy_rows;
use crate::framework::Framework;

/// `thrive-agreement/1`: what several assessors said, as they gave it, and how far they agree. Where one or two assessors are in no
/// group, there is nothing about all together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgreementRecord {
    #[schemars(extend("const" = "thrive-agreement/1"))]
    format: &'static str,
    assessors: usize,
    items: Vec<ItemSplitRecord>,
    areas: Vec<AreaRanksRecord>,
    /// The mean, over items with at least two votes, of the share of pairs of votes that agree; 0 to 1; null without such an item.
    percent_agreement: Option<f64>,
    alpha: AlphaRecord,
    /// The answers of groups of at least three, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupRecord>>,
}

/// What the assessors said of an item. Null where names are hidden and fewer than three have an answer to it.
#[derive(Debug, Serialize, JsonSchema)]
struct ItemSplitRecord {
    /// The full id.
    id: String,
    ticked: Option<usize>,
    not_ticked: Option<usize>,
    not_applicable: Option<usize>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaRanksRecord {
    id: String,
    /// One for each assessor, in the order of the file names; null for one who doesn't rate the area. Where names are hidden, only the
    /// ranks of those who rate it, the lowest first; none if these are fewer than three.
    ranks: Vec<Option<usize>>,
}

/// Krippendorff's alpha; null where it is undefined.
#[derive(Debug, Serialize, JsonSchema)]
struct AlphaRecord {
    items_nominal: Option<f64>,
    ratings_ordinal: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct GroupRecord {
    /// Null for all other roles together.
    role: Option<String>,
    assessors: usize,
    items: Vec<ItemSplitRecord>,
}

impl AgreementRecord {
    /// The record of an agreement, with the answers by role if they are asked for.
    pub fn new(framework: &Framework, agreement: &Agreement, by_role: Option<&ByRole>, is_hidden: bool) -> Self {
        let has_totals = by_role.is_none_or(|roles| !roles.leaves_out);
        let all = || agreement.items.iter().map(|split| item(framework, split, !is_hidden || !split.is_of_few()));
        let group = |(index, group): (usize, &RoleSplit), roles: &ByRole| GroupRecord {
            role: group.role.clone(),
            assessors: group.assessors,
            items: (0..)
                .zip(&group.items)
                .map(|(place, split)| item(framework, split, roles.told(place)[index].is_some()))
                .collect(),
        };
        let groups = by_role.map(|roles| roles.groups.iter().enumerate().map(|found| group(found, roles)).collect());
        let figure = |figure: Option<f64>| figure.filter(|_| has_totals);
        Self {
            format: "thrive-agreement/1",
            assessors: agreement.assessors,
            items: if has_totals { all().collect() } else { Vec::new() },
            areas: if has_totals { areas(framework, agreement, is_hidden) } else { Vec::new() },
            percent_agreement: figure(agreement.percent_agreement),
            alpha: AlphaRecord {
                items_nominal: figure(agreement.alpha_items),
                ratings_ordinal: figure(agreement.alpha_ratings),
            },
            groups,
        }
    }
}

fn item(framework: &Framework, split: &ItemSplit, is_told: bool) -> ItemSplitRecord {
    let told = |number: usize| Some(number).filter(|_| is_told);
    ItemSplitRecord {
        id: framework.full_id(split.item),
        ticked: told(split.ticked),
        not_ticked: told(split.not_ticked),
        not_applicable: told(split.not_applicable),
    }
}

fn areas(framework: &Framework, agreement: &Agreement, is_hidden: bool) -> Vec<AreaRanksRecord> {
    let ranks = |ranks: &[Option<usize>]| {
        let mut rated: Vec<usize> = ranks.iter().copied().flatten().collect();
        rated.sort_unstable();
        match is_hidden {
            false => ranks.to_vec(),
            true if rated.len() < FEWEST => Vec::new(),
            true => rated.into_iter().map(Some).collect(),
        }
    };
    let areas = agreement.areas.iter();
    areas.map(|area| AreaRanksRecord { id: framework[area.area].id.clone(), ranks: ranks(&area.ranks) }).collect()
}

tidy_rows! {
    /// What assessors said of one item.
    AgreementRow<'r> {
        phase: &'r str,
        area: &'r str,
        level: &'r str,
        item: String,
        /// Whose answers these are: those of all, of a role, or of all other roles together.
        voices: &'static str,
        role: Option<&'r str>,
        /// How many assessors these are.
        assessors: usize,
        /// Blank, as are the counts after it, where names are hidden and fewer than three have an answer to the item.
        ticked: Option<usize>,
        not_ticked: Option<usize>,
        unsure: Option<usize>,
        not_applicable: Option<usize>,
        not_assessed: Option<usize>,
        /// Its place on the agenda, from 1.
        agenda: Option<usize>,
        /// Whether the group's rating depends on it; only for what is on the agenda.
        decides: Option<bool>,
        phase_name: Cow<'r, str>,
        area_name: Cow<'r, str>,
        statement: Cow<'r, str>,
    }
}

/// One row for each item; with roles, one for each item and group, and those of all only where nobody is left out of the groups.
pub fn agreement_rows<'r>(
    framework: &'r Framework,
    agreement: &'r Agreement,
    agenda: &'r [AgendaItem],
    by_role: Option<&'r ByRole>,
    is_hidden: bool,
) -> Vec<AgreementRow<'r>> {
    let row = |split: &ItemSplit, voices, role: Option<&'r str>, assessors, is_told: bool| {
        let (area, item) = (&framework[split.item.area], &framework[split.item]);
        let phase = &framework[area.phase];
        let told = |number: usize| Some(number).filter(|_| is_told);
        let place = agenda.iter().position(|one| one.split.item == split.item).filter(|_| voices == "all" && is_told);
        AgreementRow {
            phase: &phase.id,
            area: &area.id,
            level: &framework[item.level].id,
            item: framework.full_id(split.item),
            voices,
            role,
            assessors,
            ticked: told(split.ticked),
            not_ticked: told(split.not_ticked),
            unsure: told(split.unsure),
            not_applicable: told(split.not_applicable),
            not_assessed: told(split.unassessed),
            agenda: place.map(|place| place + 1),
            decides: place.map(|place| agenda[place].decides),
            phase_name: phase.name.to_string().into(),
            area_name: area.name.to_string().into(),
            statement: item.text.to_string().into(),
        }
    };
    let mut rows = Vec::new();
    if by_role.is_none_or(|roles| !roles.leaves_out) {
        let is_told = |split: &ItemSplit| !is_hidden || !split.is_of_few();
        let all = agreement.items.iter();
        rows.extend(all.map(|split| row(split, "all", None, agreement.assessors, is_told(split))));
    }
    let groups = by_role.into_iter().flat_map(|roles| roles.groups.iter().enumerate().map(move |found| (roles, found)));
    for (roles, (index, group)) in groups {
        let voices = if group.role.is_some() { "role" } else { "others" };
        rows.extend((0..).zip(&group.items).map(|(place, split)| {
            row(split, voices, group.role.as_deref(), group.assessors, roles.told(place)[index].is_some())
        }));
    }
    rows
}
