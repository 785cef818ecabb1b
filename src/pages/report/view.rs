//! How peers or communities see what a team has assessed: what reports say of it rests on these figures.

use crate::assessment::{Assessment, Kind};
use crate::compare::{AreaBeside, SideBySide, names, side_by_side};
use crate::score::{Scorecard, Status};

/// The view of peers or communities beside the team's own.
pub struct View<'a> {
    pub assessment: &'a Assessment,
    pub kind: Kind,
    /// What tells it from the other views of its kind; none where it is the only one.
    pub name: Option<String>,
    /// The team's own scorecard first, then theirs.
    pub beside: SideBySide<'a>,
}

/// The views beside a team's own scorecard, those of communities before those of peers, and otherwise in the order given.
pub fn views<'a>(own: &'a Scorecard<'a>, others: &[(&'a Assessment, &'a Scorecard<'a>)]) -> Vec<View<'a>> {
    let of = |wanted: Kind| {
        let those: Vec<_> = others.iter().filter(|(assessment, _)| assessment.about.kind == Some(wanted)).collect();
        let names = names(&those.iter().map(|(assessment, _)| &assessment.about).collect::<Vec<_>>());
        let is_alone = those.len() == 1;
        let view = |((assessment, card), name): (&(&'a Assessment, &'a Scorecard<'a>), String)| View {
            assessment,
            kind: wanted,
            name: (!is_alone).then_some(name),
            beside: side_by_side(&[own, card]),
        };
        those.into_iter().zip(names).map(view).collect::<Vec<View>>()
    };
    [of(Kind::Community), of(Kind::Peer)].into_iter().flatten().collect()
}

impl View<'_> {
    /// The areas that both rate.
    pub(super) fn both(&self) -> usize {
        self.beside.comparable().count()
    }

    /// The areas that the team rates.
    pub(super) fn ours(&self) -> usize {
        self.rated(|ours, _| ours).count()
    }

    /// The areas that they rate, and the team doesn't.
    pub(super) fn theirs_alone(&self) -> Vec<&AreaBeside<'_>> {
        self.rated(|ours, theirs| theirs && !ours).collect()
    }

    /// The areas that both see differently, the most different first.
    pub(super) fn differing(&self) -> Vec<&AreaBeside<'_>> {
        self.beside.most_different()
    }

    fn rated(&self, is_meant: impl Fn(bool, bool) -> bool) -> impl Iterator<Item = &AreaBeside<'_>> {
        let is_rated = |status: &Status| status.rank().is_some();
        self.beside.areas.iter().filter(move |area| is_meant(is_rated(&area.statuses[0]), is_rated(&area.statuses[1])))
    }
}
