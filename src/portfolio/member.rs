//! What is kept of one assessment in a portfolio: who it is of, and how its areas stand.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::texts::Texts;
use crate::assessment::{
    About, Assessment, Assessor, BY_PHASE, Digest, Former, Kind, MergedFile, Previous, Status as Stage, Viewpoint, Word,
};
use crate::safe::path_text;
use crate::score::{AreaScore, Scorecard, Status};

/// One assessment among many. There may be very many, so what several have in common is shared, and what few have takes no room in
/// the others. A shared `String` takes half as much room here as a shared `str`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Where the file is.
    pub path: Arc<Path>,
    /// What tells the file's content from others.
    pub digest: Digest,
    /// The file beside it of which it may be a copy, by its name.
    pub may_be_copy_of: Option<Arc<PathBuf>>,
    /// The version of the framework that the answers were given to.
    pub made_with: Arc<String>,
    pub facts: Facts,
    /// One for each area of the framework, in its order.
    pub areas: Box<[AreaFacts]>,
}

/// What the file says about the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub title: Box<str>,
    pub organisation: Option<Arc<String>>,
    pub organisation_code: Option<Arc<String>>,
    pub place: Option<Arc<String>>,
    /// A self-assessment where nothing is said.
    pub kind: Option<Kind>,
    pub viewpoints: Viewpoints,
    pub communities: Arc<Vec<String>>,
    pub started: Option<Date>,
    pub updated: Option<Date>,
    /// A draft where nothing is said.
    pub stage: Option<Stage>,
    /// Absent where there are none.
    pub(super) ties: Option<Box<Ties>>,
}

/// Who assessed, and what ties the assessment to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    pub assessors: Vec<Assessor>,
    /// The organisations that this one succeeds.
    pub formerly: Vec<Former>,
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
    /// How many of its statements are ticked, and of these how many have evidence, up to 65,535.
    pub ticked: u16,
    pub evidenced: u16,
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

    /// Who assessed, and what ties the assessment to others.
    pub fn ties(&self) -> &Ties {
        static NONE: Ties =
            Ties { assessors: Vec::new(), formerly: Vec::new(), previous: Vec::new(), sources: Vec::new() };
        self.ties.as_deref().unwrap_or(&NONE)
    }

    /// The same, to be changed.
    #[cfg(test)]
    pub(super) fn ties_mut(&mut self) -> &mut Ties {
        self.ties.get_or_insert_default()
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
        let ties = Ties {
            assessors: about.assessors.clone(),
            formerly: about.formerly.clone(),
            previous: about.previous.clone(),
            sources: about.sources.clone(),
        };
        let text = |text: &Option<String>| text.clone().map(Arc::new);
        Self {
            title: about.title.as_str().into(),
            organisation: text(&about.organisation),
            organisation_code: text(&about.organisation_code),
            place: text(&about.place),
            kind: about.kind,
            viewpoints,
            communities: Arc::new(about.communities.clone()),
            started: about.started,
            updated: about.updated,
            stage: about.status,
            ties: (ties != Ties::default()).then(|| Box::new(ties)),
        }
    }
}

impl Member {
    /// What is kept of an assessment. `made_with` is the version of the framework that the answers were given to.
    pub fn of(path: Arc<Path>, digest: Digest, made_with: &str, assessment: &Assessment, card: &Scorecard) -> Self {
        let scope = assessment.scope(card.framework);
        let mut in_scope = vec![false; card.areas.len()];
        for area in scope {
            in_scope[area.get()] = true;
        }
        Self {
            path,
            digest,
            may_be_copy_of: None,
            made_with: Arc::new(made_with.to_owned()),
            facts: (&assessment.about).into(),
            areas: card.areas.iter().zip(in_scope).map(|(score, in_scope)| AreaFacts::of(score, in_scope)).collect(),
        }
    }

    /// The file's path, as it is shown.
    pub fn file(&self) -> Cow<'_, str> {
        self.path.to_str().map_or_else(|| path_text(&self.path).into(), Cow::Borrowed)
    }

    /// Makes it ready to be kept beside many others: what it has in common with them is shared. The rest is put where this thread
    /// has its memory, since between all that the readers of files throw away, it would leave gaps.
    pub fn settle(&mut self, texts: &mut Texts) {
        let Facts { organisation, organisation_code, place, communities, title, ties, .. } = &mut self.facts;
        let some = [organisation, organisation_code, place].into_iter().flatten();
        some.chain([&mut self.made_with]).for_each(|text| texts.share(text));
        texts.share_list(communities);
        *title = title.clone();
        *ties = ties.clone();
        self.areas = self.areas.clone();
    }
}

impl AreaFacts {
    fn of(score: &AreaScore, in_scope: bool) -> Self {
        let small = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let standing = match score.status {
            Status::Assessed { rank } => Standing::Rated(u8::try_from(rank).unwrap_or(u8::MAX)),
            Status::NotApplicable => Standing::NotApplicable,
            Status::NotAssessed if in_scope => Standing::NotAssessed,
            Status::NotAssessed => Standing::OutsideScope,
        };
        Self { standing, ticked: small(score.counts.ticked), evidenced: small(score.counts.evidenced) }
    }
}
