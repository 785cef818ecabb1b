//! `thrive-portfolio/1`: many assessments as one object.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::compare::TallyRecord;
use super::shared::{FrameworkRecord, Ratings, RuleRecord, StandingRecord, rating_id};
use crate::assessment::Word;
use crate::framework::{Area, Framework, Phase};
use crate::portfolio::{
    AreaFacts, AreaPicture, Distribution, Group, GroupName, LeftOut, Member, Movement, Moves, Picture, Portfolio,
    Standing,
};
use crate::score::Rule;

/// `thrive-portfolio/1`: how the areas of a framework are rated across many assessments.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PortfolioRecord<'p> {
    #[schemars(extend("const" = "thrive-portfolio/1"))]
    format: &'static str,
    framework: FrameworkRecord,
    rule: RuleRecord,
    /// Only assessments of this day or before; null where no day was asked for.
    as_of: Option<String>,
    /// Whether every round counts, and not only the latest of each series.
    all_rounds: bool,
    /// Those that count, in the order of their names.
    #[schemars(with = "Vec<MemberRecord<'static>>")]
    assessments: MemberRecords<'p>,
    overall: DistributionRecord,
    phases: Vec<PhaseRecord>,
    areas: Vec<AreaRecord>,
    /// The latest round of each series against the one before.
    movement: MovementRecord,
    communities: Vec<CommunityRecord>,
    /// Absent unless groups were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupRecord>>,
    left_out: LeftOutRecord<'p>,
}

/// The assessments that count. There may be very many, so each record is made when it is written.
#[derive(Debug)]
struct MemberRecords<'p> {
    framework: &'p Framework,
    portfolio: &'p Portfolio,
}

impl Serialize for MemberRecords<'_> {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        let members = self.portfolio.by_name();
        target
            .collect_seq(members.iter().map(|(member, label)| member_record(self.framework, member, label.of(member))))
    }
}

#[derive(Debug, Serialize, JsonSchema)]
struct MemberRecord<'p> {
    file: Cow<'p, str>,
    /// What it is called here; no two are called the same.
    name: String,
    organisation: Option<&'p String>,
    organisation_code: Option<&'p String>,
    place: Option<&'p String>,
    title: &'p str,
    #[schemars(extend("enum" = ["self", "peer", "community"]))]
    kind: &'static str,
    /// Null where nothing is said, or where it differs by phase.
    viewpoint: Option<&'static str>,
    communities: &'p [String],
    /// When it was last changed, or else when it was started.
    date: Option<String>,
    draft: bool,
    /// The version of the framework that the answers were given to.
    framework_version: &'p str,
    areas: Vec<MemberAreaRecord<'p>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MemberAreaRecord<'p> {
    id: &'p str,
    #[serde(flatten)]
    standing: StandingRecord,
    in_scope: bool,
    #[schemars(with = "u32")]
    ticked: u16,
    #[schemars(with = "u32")]
    evidenced: u16,
}

#[derive(Debug, Serialize, JsonSchema)]
struct DistributionRecord {
    #[schemars(with = "BTreeMap<String, usize>")]
    ratings: Ratings,
    not_assessed: usize,
    /// Not assessed, and not chosen to be.
    outside_scope: usize,
    not_applicable: usize,
    lowest: Option<String>,
    /// The lower median.
    median: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct PhaseRecord {
    id: String,
    name: String,
    #[serde(flatten)]
    distribution: DistributionRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaRecord {
    id: String,
    name: String,
    phase: String,
    #[serde(flatten)]
    distribution: DistributionRecord,
    /// Ticks where the area is rated, and how many of these have evidence.
    ticked: usize,
    evidenced: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MovementRecord {
    /// How many assessments are compared with their round before.
    compared: usize,
    /// How many follow several rounds at once, and are compared with none.
    after_several: usize,
    overall: MovesRecord,
    areas: Vec<AreaMovesRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaMovesRecord {
    id: String,
    #[serde(flatten)]
    moves: MovesRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MovesRecord {
    #[serde(flatten)]
    tally: TallyRecord,
    /// How many of the same are without a rating both times.
    unrated: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CommunityRecord {
    id: String,
    name: String,
    /// How many assessments are about it.
    assessments: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct GroupRecord {
    /// Null for those of which nothing is said.
    name: Option<String>,
    assessments: usize,
    overall: DistributionRecord,
    phases: Vec<PhaseRecord>,
    areas: Vec<AreaRecord>,
}

/// Files of assessments that do not count, by the reason.
#[derive(Debug, Serialize, JsonSchema)]
struct LeftOutRecord<'p> {
    earlier_rounds: Vec<Cow<'p, str>>,
    /// Of the same assessment as a round that counts, where nothing says which is the later.
    undecided: Vec<Cow<'p, str>>,
    later: Vec<Cow<'p, str>>,
    undated: Vec<Cow<'p, str>>,
    identical: Vec<PairRecord<'p>>,
    copies: Vec<PairRecord<'p>>,
    merged: Vec<PairRecord<'p>>,
    /// Conflict copies of programs that bring folders into line; they were not read.
    conflict_copies: Vec<PairRecord<'p>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct PairRecord<'p> {
    file: Cow<'p, str>,
    /// The file that it is left out for: with the same content; of which it is a copy; into which it was merged; or beside which it lies. That
    /// may itself not count, for another reason.
    other: Cow<'p, str>,
}

impl<'p> PortfolioRecord<'p> {
    /// The record of a portfolio. Conflict copies come each with the file that it is a copy of.
    pub fn new(
        framework: &'p Framework,
        rule: Rule,
        portfolio: &'p Portfolio,
        (picture, movement): (&Picture, &Movement),
        groups: Option<&[Group]>,
        conflict_copies: &'p [(String, String)],
    ) -> Self {
        let areas = framework.areas().iter().zip(&movement.areas);
        Self {
            format: "thrive-portfolio/1",
            framework: FrameworkRecord::of(framework),
            rule: RuleRecord::of(rule),
            as_of: portfolio.choice.as_of.map(|day| day.to_string()),
            all_rounds: portfolio.choice.all_rounds,
            assessments: MemberRecords { framework, portfolio },
            overall: distribution(framework, &picture.overall),
            phases: phases(framework, picture),
            areas: self::areas(framework, picture),
            movement: MovementRecord {
                compared: movement.compared,
                after_several: movement.after_several,
                overall: moves(movement.overall),
                areas: areas.map(|(area, of)| AreaMovesRecord { id: area.id.clone(), moves: moves(*of) }).collect(),
            },
            communities: framework
                .communities()
                .iter()
                .map(|one| CommunityRecord {
                    id: one.id.clone(),
                    name: one.name.clone(),
                    assessments: portfolio.about(one),
                })
                .collect(),
            groups: groups.map(|groups| groups.iter().map(|group| group_record(framework, group)).collect()),
            left_out: left_out(portfolio, conflict_copies),
        }
    }
}

fn member_record<'p>(framework: &'p Framework, member: &'p Member, name: String) -> MemberRecord<'p> {
    let facts = &member.facts;
    let area = |(area, facts): (&'p Area, &AreaFacts)| MemberAreaRecord {
        id: &area.id,
        standing: StandingRecord::of(framework, facts.standing.status()),
        in_scope: facts.standing != Standing::OutsideScope,
        ticked: facts.ticked,
        evidenced: facts.evidenced,
    };
    MemberRecord {
        file: member.file(),
        name,
        organisation: facts.organisation.as_deref(),
        organisation_code: facts.organisation_code.as_deref(),
        place: facts.place.as_deref(),
        title: &facts.title,
        kind: facts.kind().id(),
        viewpoint: facts.viewpoints.one().map(Word::id),
        communities: &facts.communities,
        date: facts.date().map(|date| date.to_string()),
        draft: facts.is_draft(),
        framework_version: &member.made_with,
        areas: framework.areas().iter().zip(&member.areas).map(area).collect(),
    }
}

fn distribution(framework: &Framework, of: &Distribution) -> DistributionRecord {
    DistributionRecord {
        ratings: Ratings::of(framework, &of.ratings),
        not_assessed: of.not_assessed,
        outside_scope: of.outside_scope,
        not_applicable: of.not_applicable,
        lowest: rating_id(framework, of.lowest()),
        median: rating_id(framework, of.median()),
    }
}

fn phases(framework: &Framework, picture: &Picture) -> Vec<PhaseRecord> {
    let phase = |(phase, of): (&Phase, &Distribution)| PhaseRecord {
        id: phase.id.clone(),
        name: phase.name.to_string(),
        distribution: distribution(framework, of),
    };
    framework.phases().iter().zip(&picture.phases).map(phase).collect()
}

fn areas(framework: &Framework, picture: &Picture) -> Vec<AreaRecord> {
    let area = |of: &AreaPicture| {
        let area = &framework[of.area];
        AreaRecord {
            id: area.id.clone(),
            name: area.name.to_string(),
            phase: framework[area.phase].id.clone(),
            distribution: distribution(framework, &of.distribution),
            ticked: of.ticked,
            evidenced: of.evidenced,
        }
    };
    picture.areas.iter().map(area).collect()
}

fn moves(Moves { tally, unrated }: Moves) -> MovesRecord {
    MovesRecord { tally: tally.into(), unrated }
}

fn group_record(framework: &Framework, group: &Group) -> GroupRecord {
    let picture = &group.picture;
    GroupRecord {
        name: match &group.name {
            GroupName::Named(name) => Some(name.clone()),
            GroupName::Unsaid => None,
        },
        assessments: picture.assessments,
        overall: distribution(framework, &picture.overall),
        phases: phases(framework, picture),
        areas: areas(framework, picture),
    }
}

fn left_out<'p>(portfolio: &'p Portfolio, conflict_copies: &'p [(String, String)]) -> LeftOutRecord<'p> {
    let LeftOut { later, undated, identical, copies, merged, earlier, undecided } = &portfolio.left_out;
    let file = |index: &usize| portfolio.members[*index].file();
    let files = |indices: &[usize]| indices.iter().map(file).collect();
    let pairs = |pairs: &[(usize, usize)]| {
        pairs.iter().map(|(one, other)| PairRecord { file: file(one), other: file(other) }).collect()
    };
    let conflict = |(file, other): &'p (String, String)| PairRecord { file: file.into(), other: other.into() };
    LeftOutRecord {
        earlier_rounds: files(earlier),
        undecided: files(undecided),
        later: files(later),
        undated: files(undated),
        identical: pairs(identical),
        copies: pairs(copies),
        merged: pairs(merged),
        conflict_copies: conflict_copies.iter().map(conflict).collect(),
    }
}
