//! How far several assessors agree, as data: one object, or one tidy row an item.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::agreement::{AgendaItem, Agreement, AreaSplit, ByRole, ItemSplit, RoleSplit};
use crate::document::tidy::tidy_rows;
use crate::framework::{Framework, ItemRef};

/// `thrive-agreement/1`: what several assessors said, as they gave it, and how far they agree. Where one or two assessors are in no
/// group, there is nothing about all together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgreementRecord {
    #[schemars(extend("const" = "thrive-agreement/1"))]
    format: &'static str,
    assessors: usize,
    items: Vec<ItemSplitRecord>,
    areas: Vec<AreaRanksRecord>,
    /// The mean, over the items that are told and have at least two votes, of the share of pairs of votes that agree; 0 to 1; null
    /// without such an item.
    percent_agreement: Option<f64>,
    alpha: AlphaRecord,
    /// The answers of groups of at least three, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupRecord>>,
}

/// What the assessors said of an item. All counts are null where names are hidden and these could tell whose answers they are: where
/// somebody has answered it, but fewer than three have said yes, no or that they don't know; and of groups, where that is so of any
/// of them and all together are told too.
#[derive(Debug, Serialize, JsonSchema)]
struct ItemSplitRecord {
    /// The full id.
    id: String,
    ticked: Option<usize>,
    not_ticked: Option<usize>,
    not_applicable: Option<usize>,
    /// How many don't know.
    unsure: Option<usize>,
    /// How many have not assessed the area.
    not_assessed: Option<usize>,
    /// How many of those who ticked it did so in the round before, and have not confirmed it since.
    unconfirmed: Option<usize>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaRanksRecord {
    id: String,
    /// One for each assessor, in the order of the file names; null for one who doesn't rate the area. Where names are hidden, only the
    /// ranks of those who rate it, the lowest first; none if these are fewer than three.
    ranks: Vec<Option<usize>>,
}

/// Krippendorff's alpha of what is told; null where it is undefined.
#[derive(Debug, Serialize, JsonSchema)]
struct AlphaRecord {
    items_nominal: Option<f64>,
    ratings_ordinal: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct GroupRecord {
    /// Null for all others together: those of other roles, and those without one.
    role: Option<String>,
    assessors: usize,
    items: Vec<ItemSplitRecord>,
}

impl AgreementRecord {
    /// The record of an agreement, with the answers by role if they are asked for.
    pub fn new(framework: &Framework, agreement: &Agreement, by_role: Option<&ByRole>) -> Self {
        let has_totals = by_role.is_none_or(ByRole::has_totals);
        let group = |group: &RoleSplit| GroupRecord {
            role: group.role.clone(),
            assessors: group.assessors,
            items: items(framework, &group.items),
        };
        let area =
            |area: &AreaSplit| AreaRanksRecord { id: framework[area.area].id.clone(), ranks: area.ranks.clone() };
        let figure = |figure: Option<f64>| figure.filter(|_| has_totals);
        Self {
            format: "thrive-agreement/1",
            assessors: agreement.assessors,
            items: if has_totals { items(framework, &agreement.items) } else { Vec::new() },
            areas: if has_totals { agreement.areas.iter().map(area).collect() } else { Vec::new() },
            percent_agreement: figure(agreement.percent_agreement),
            alpha: AlphaRecord {
                items_nominal: figure(agreement.alpha_items),
                ratings_ordinal: figure(agreement.alpha_ratings),
            },
            groups: by_role.map(|roles| roles.groups.iter().map(group).collect()),
        }
    }
}

/// One for each item of the framework, in its order, as the splits are.
fn items(framework: &Framework, splits: &[Option<ItemSplit>]) -> Vec<ItemSplitRecord> {
    let record = |(item, split): (ItemRef, &Option<ItemSplit>)| ItemSplitRecord {
        id: framework.full_id(item),
        ticked: split.map(|split| split.ticked),
        not_ticked: split.map(|split| split.not_ticked),
        not_applicable: split.map(|split| split.not_applicable),
        unsure: split.map(|split| split.unsure),
        not_assessed: split.map(|split| split.unassessed),
        unconfirmed: split.map(|split| split.unconfirmed),
    };
    each_item(framework).zip(splits).map(record).collect()
}

/// The items of a framework, in its order.
fn each_item(framework: &Framework) -> impl Iterator<Item = ItemRef> {
    let areas = framework.areas().iter();
    areas.flat_map(|area| area.items.iter().map(|item| ItemRef { area: area.index, item: item.index }))
}

tidy_rows! {
    /// What assessors said of one item.
    AgreementRow<'r> {
        phase: &'r str,
        area: &'r str,
        level: &'r str,
        item: String,
        /// Whose answers these are: those of all, of a role, or of all others together.
        voices: &'static str,
        role: Option<&'r str>,
        /// How many assessors these are.
        assessors: usize,
        /// Blank, as are the other counts, where names are hidden and these could tell whose answers they are.
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
        /// How many of those who ticked it did so in the round before, and have not confirmed it since.
        unconfirmed: Option<usize>,
    }
}

/// One row for each item; with roles, one for each item and group, and those of all only where nobody is left out of the groups.
pub fn agreement_rows<'r>(
    framework: &'r Framework,
    agreement: &'r Agreement,
    agenda: &'r [AgendaItem],
    by_role: Option<&'r ByRole>,
) -> Vec<AgreementRow<'r>> {
    let places: BTreeMap<ItemRef, usize> = (0..).zip(agenda).map(|(place, one)| (one.split.item, place)).collect();
    let rows_of = |splits: &'r [Option<ItemSplit>], voices: &'static str, role: Option<&'r str>, assessors: usize| {
        let row = |(item_ref, split): (ItemRef, &Option<ItemSplit>)| {
            let (area, item) = (&framework[item_ref.area], &framework[item_ref]);
            let phase = &framework[area.phase];
            let place = places.get(&item_ref).copied().filter(|_| voices == ALL);
            AgreementRow {
                phase: &phase.id,
                area: &area.id,
                level: &framework[item.level].id,
                item: framework.full_id(item_ref),
                voices,
                role,
                assessors,
                ticked: split.map(|split| split.ticked),
                not_ticked: split.map(|split| split.not_ticked),
                unsure: split.map(|split| split.unsure),
                not_applicable: split.map(|split| split.not_applicable),
                not_assessed: split.map(|split| split.unassessed),
                agenda: place.map(|place| place + 1),
                decides: place.map(|place| agenda[place].decides),
                phase_name: phase.name.to_string().into(),
                area_name: area.name.to_string().into(),
                statement: item.text.to_string().into(),
                unconfirmed: split.map(|split| split.unconfirmed),
            }
        };
        each_item(framework).zip(splits).map(row).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    if by_role.is_none_or(ByRole::has_totals) {
        rows.extend(rows_of(&agreement.items, ALL, None, agreement.assessors));
    }
    for group in by_role.into_iter().flat_map(|roles| &roles.groups) {
        let voices = if group.role.is_some() { "role" } else { "others" };
        rows.extend(rows_of(&group.items, voices, group.role.as_deref(), group.assessors));
    }
    rows
}

/// The voices of all assessors together.
const ALL: &str = "all";
