//! What is kept of one assessment in a portfolio: who it is of, and how its areas stand.

use jiff::civil::Date;

use crate::assessment::{
    About, Assessment, Assessor, BY_PHASE, Former, Kind, MergedFile, Previous, Status as Stage, Viewpoint, Word,
};
use crate::score::{AreaScore, Scorecard, Status};

/// One assessment among many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The file's path, as it is shown.
    pub file: String,
    /// What tells the file's content from others.
    pub digest: String,
    /// The path of the file beside it of which it may be a copy, by its name.
    pub may_be_copy_of: Option<String>,
    /// The version of the framework that the answers were given to.
    pub made_with: String,
    pub facts: Facts,
    /// One for each area of the framework, in its order.
    pub areas: Box<[AreaFacts]>,
}

/// What the file says about the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub title: String,
    pub organisation: Option<String>,
    pub organisation_code: Option<String>,
    pub place: Option<String>,
    pub formerly: Vec<Former>,
    /// A self-assessment where nothing is said.
    pub kind: Option<Kind>,
    pub viewpoints: Viewpoints,
    pub communities: Vec<String>,
    pub assessors: Vec<Assessor>,
    pub started: Option<Date>,
    pub updated: Option<Date>,
    /// A draft where nothing is said.
    pub stage: Option<Stage>,
    pub previous: Vec<Previous>,
    /// What a merged assessment was made of.
    pub sources: Vec<MergedFile>,
}

/// From where the assessors look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewpoints {
    #[default]
    Unsaid,
    One(Viewpoint),
    /// It differs by phase.
    ByPhase,
}

/// How one area stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaFacts {
    pub standing: Standing,
    /// How many of its statements are ticked, and of these how many have evidence.
    pub ticked: u32,
    pub evidenced: u32,
}

/// Whether an area is rated, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its rank: 0 is below the first level. A framework has up to nine levels.
    Rated(u8),
    NotAssessed,
    /// Not assessed, and not chosen to be.
    OutsideScope,
    NotApplicable,
}

impl Viewpoints {
    /// The one viewpoint, where there is one.
    pub fn one(self) -> Option<Viewpoint> {
        match self {
            Self::One(viewpoint) => Some(viewpoint),
            Self::Unsaid | Self::ByPhase => None,
        }
    }

    /// In words, if anything is said.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Unsaid => None,
            Self::One(viewpoint) => Some(viewpoint.label()),
            Self::ByPhase => Some(BY_PHASE),
        }
    }
}

impl Standing {
    /// The rank, if the area is rated.
    pub fn rank(self) -> Option<usize> {
        match self {
            Self::Rated(rank) => Some(rank.into()),
            Self::NotAssessed | Self::OutsideScope | Self::NotApplicable => None,
        }
    }

    /// The same as the scorer has it, to whom the scope is nothing.
    pub fn status(self) -> Status {
        match self {
            Self::Rated(rank) => Status::Assessed { rank: rank.into() },
            Self::NotAssessed | Self::OutsideScope => Status::NotAssessed,
            Self::NotApplicable => Status::NotApplicable,
        }
    }
}

impl Facts {
    /// The day that the answers are of, as far as it is known.
    pub fn date(&self) -> Option<Date> {
        self.updated.or(self.started)
    }

    /// Who assessed.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::SelfAssessment)
    }

    /// Whether it is still being worked on.
    pub fn is_draft(&self) -> bool {
        self.stage != Some(Stage::Final)
    }
}

impl From<&About> for Facts {
    fn from(about: &About) -> Self {
        let viewpoints = match about.viewpoint {
            _ if !about.viewpoint_by_phase.is_empty() => Viewpoints::ByPhase,
            Some(viewpoint) => Viewpoints::One(viewpoint),
            None => Viewpoints::Unsaid,
        };
        Self {
            title: about.title.clone(),
            organisation: about.organisation.clone(),
            organisation_code: about.organisation_code.clone(),
            place: about.place.clone(),
            formerly: about.formerly.clone(),
            kind: about.kind,
            viewpoints,
            communities: about.communities.clone(),
            assessors: about.assessors.clone(),
            started: about.started,
            updated: about.updated,
            stage: about.status,
            previous: about.previous.clone(),
            sources: about.sources.clone(),
        }
    }
}

impl Member {
    /// What is kept of an assessment. `made_with` is the version of the framework that the answers were given to.
    pub fn of(file: String, digest: String, made_with: String, assessment: &Assessment, card: &Scorecard) -> Self {
        let scope = assessment.scope(card.framework);
        let mut in_scope = vec![false; card.areas.len()];
        for area in scope {
            in_scope[area.get()] = true;
        }
        Self {
            file,
            digest,
            may_be_copy_of: None,
            made_with,
            facts: (&assessment.about).into(),
            areas: card.areas.iter().zip(in_scope).map(|(score, in_scope)| AreaFacts::of(score, in_scope)).collect(),
        }
    }
}

impl AreaFacts {
    fn of(score: &AreaScore, in_scope: bool) -> Self {
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let standing = match score.status {
            Status::Assessed { rank } => Standing::Rated(u8::try_from(rank).unwrap_or(u8::MAX)),
            Status::NotApplicable => Standing::NotApplicable,
            Status::NotAssessed if in_scope => Standing::NotAssessed,
            Status::NotAssessed => Standing::OutsideScope,
        };
        Self { standing, ticked: small(score.counts.ticked), evidenced: small(score.counts.evidenced) }
    }
}
