//! The merger as a whole, and what it comes to.

use jiff::civil::Date;

use super::about::{details, previous, title};
use super::actions::add_actions;
use super::area::AreaMerger;
use super::rule::MergeRule;
use super::voice::{MergeError, Names, Source, Told, Voice, voices};
use crate::assessment::{AreaAnswers, Assessment, Change, FEWEST_TOLD};
use crate::framework::{Area, AreaIndex, Framework, ItemRef};
use crate::score::{Rule, score_area};

/// What a merger comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The merged assessment, a draft.
    pub assessment: Assessment,
    /// How many different files it was made of.
    pub files: usize,
    pub rule: MergeRule,
    /// The items that the votes didn't decide: ties under the rule of the majority, and single votes under any.
    pub open: Vec<ItemRef>,
    /// The items that a file brought a decision on, and that are put aside again since the answers differ from it.
    pub reopened: Vec<ItemRef>,
    /// One for each area of the framework, in its order.
    pub areas: Vec<MergedArea>,
    pub told: Vec<Told>,
}

/// The rating of an area beside those that the assessors give it themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedArea {
    pub area: AreaIndex,
    /// What each file comes to, in the order of the merged assessment's sources; `None` for one that doesn't rate the area. Where names
    /// are hidden, only the ranks of those who rate it, the lowest first, and none if these are fewer than three.
    pub own_ranks: Vec<Option<usize>>,
    /// What the merged answers come to.
    pub rank: Option<usize>,
    /// It is above the ratings of more than half of those who rate the area. A group can be: what decides is each item by itself.
    pub above_most: bool,
}

/// One assessment made of several, by a rule; `rating` is how strictly levels are judged.
///
/// A law: one more tick in the place of a "no" or a "don't know" of somebody never lowers a rating under any rule. One in the place of
/// "does not apply" can: the item then starts to count.
///
/// # Errors
/// If there is no file, if one is for another framework, or if there are fewer than the rule asks for.
pub fn merge(
    framework: &Framework,
    sources: &[Source],
    rule: MergeRule,
    rating: Rule,
    today: Date,
) -> Result<Merged, MergeError> {
    let mut told = Vec::new();
    let voices = voices(framework, sources, rule, &mut told)?;
    merge_voices(framework, &voices, Names::Told, How { rule, rating, today }, told)
}

/// The same without what tells who said what: no names, file names, digests or days of remarks, and nothing in the order of the files.
/// Assessors are counted by role. Days of what is to come (of actions, and of the next review) stay.
///
/// This can't be made of a merged assessment, since reasons and notes in it name people in running text. The words that people have
/// written themselves stay as they are, and can tell who wrote them. An area that one alone has assessed has that one's answers.
/// [`Merged::told`] is for whoever runs the merger, and does name files.
///
/// # Errors
/// Those of [`merge`], and if there are fewer than three different files.
pub fn merge_anonymously(
    framework: &Framework,
    sources: &[Source],
    rule: MergeRule,
    rating: Rule,
    today: Date,
) -> Result<Merged, MergeError> {
    let mut told = Vec::new();
    let voices = voices(framework, sources, rule, &mut told)?;
    if voices.len() < FEWEST_TOLD {
        return Err(MergeError::TooFewToHide { files: voices.len() });
    }
    merge_voices(framework, &voices, Names::Hidden, How { rule, rating, today }, told)
}

/// How files are merged, and on what day.
#[derive(Clone, Copy)]
struct How {
    rule: MergeRule,
    rating: Rule,
    today: Date,
}

fn merge_voices(
    framework: &Framework,
    voices: &[Voice],
    names: Names,
    How { rule, rating, today }: How,
    mut told: Vec<Told>,
) -> Result<Merged, MergeError> {
    let mut assessment = Assessment::new(framework, &title(voices, &mut told), today);
    for detail in details(framework, voices, names, &mut told) {
        assessment.describe(framework, detail)?;
    }
    let (mut open, mut reopened) = (Vec::new(), Vec::new());
    let (mut alone, mut too_few) = (Vec::new(), Vec::new());
    for area in framework.areas() {
        let entries = entries(voices, area);
        let assessed = entries.iter().filter(|(_, answers)| answers.is_assessed()).count();
        if assessed == 1 && voices.len() > 1 {
            alone.push(area.index);
        } else if assessed > 1 && assessed < rule.fewest() {
            too_few.push(area.index);
        }
        if entries.is_empty() {
            continue;
        }
        let merger = AreaMerger { framework, area, rule, names };
        let found = merger.merged(&entries);
        // Without anything in it, an area of a round would say that nothing was in place last time.
        let is_left_out = found.changes.is_empty() && !found.unfinished.is_empty();
        if !found.unfinished.is_empty() {
            told.push(Told::Unfinished { area: area.index, files: found.unfinished });
        }
        if found.is_cut {
            told.push(Told::CutInArea { area: area.index });
        }
        if is_left_out {
            continue;
        }
        assessment.change(framework, area.index, found.changes, today)?;
        open.extend(found.open.into_iter().map(|item| ItemRef { area: area.index, item }));
        for (item, question) in merger.reopened(&entries, &assessment.areas[&area.index]) {
            assessment.change(framework, area.index, [Change::Park(item, question)], today)?;
            reopened.push(ItemRef { area: area.index, item });
        }
    }
    if !alone.is_empty() {
        told.push(Told::Alone { areas: alone });
    }
    if !too_few.is_empty() {
        told.push(Told::TooFewForRule { areas: too_few });
    }
    add_actions(&mut assessment, framework, voices, names, &mut told)?;
    // Last: in a round, an area without anything in it would be forgotten.
    if let Some(rounds) = previous(voices, names, &mut told) {
        assessment.describe(framework, rounds)?;
    }
    let areas = framework.areas().iter();
    let areas = areas.map(|area| ranks(framework, area, &assessment, voices, names, rating)).collect();
    Ok(Merged { assessment, files: voices.len(), rule, open, reopened, areas, told })
}

/// The different files, in the order in which they are merged: by name, and each content once.
pub fn different<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<&'s Source<'a>> {
    super::voice::different(sources, |_, _| {})
}

/// What each file that says something about an area says.
fn entries<'v, 'a>(voices: &'v [Voice<'a>], area: &Area) -> Vec<(&'v Voice<'a>, &'v AreaAnswers)> {
    voices.iter().filter_map(|voice| Some((voice, voice.assessment.areas.get(&area.index)?))).collect()
}

fn ranks(
    framework: &Framework,
    area: &Area,
    merged: &Assessment,
    voices: &[Voice],
    names: Names,
    rating: Rule,
) -> MergedArea {
    let rank =
        |assessment: &Assessment| score_area(framework, area, assessment.areas.get(&area.index), rating).status.rank();
    let mut own_ranks: Vec<Option<usize>> = voices.iter().map(|voice| rank(voice.assessment)).collect();
    let rank = rank(merged);
    let rated = own_ranks.iter().flatten().count();
    let below = own_ranks.iter().flatten().filter(|own| rank > Some(**own)).count();
    if names.are_hidden() {
        own_ranks.retain(|own| own.is_some() && rated >= FEWEST_TOLD);
        own_ranks.sort_unstable();
    }
    MergedArea { area: area.index, own_ranks, rank, above_most: 2 * below > rated }
}
