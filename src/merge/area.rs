//! One area: by whom it is decided, and what comes of it.

use std::collections::BTreeSet;

use super::remarks::gathered;
use super::rule::{MergeRule, Verdict};
use super::voice::{FEWEST_TO_HIDE, LONGEST_JOINED, Told, Voice, said_by};
use crate::assessment::{Answer, AreaAnswers, Change, Decision, Remark, Votes};
use crate::framework::{Area, Framework, Item, ItemIndex, LevelIndex};
use crate::words;

/// What each file that says something about the area says.
pub(super) type Entries<'v, 'a> = [(&'v Voice<'a>, &'v AreaAnswers)];

/// What comes of an area.
pub(super) struct MergedAnswers {
    pub(super) changes: Vec<Change>,
    /// What the votes didn't decide.
    pub(super) open: Vec<ItemIndex>,
}

/// Where the answers of an area come from.
enum Base<'v, 'a> {
    /// One file alone.
    Copy(&'v AreaAnswers),
    /// All that say something set it aside.
    SetAside,
    /// Nobody has finished it.
    Begun,
    /// Several have assessed it.
    Votes(Vec<(&'v Voice<'a>, &'v AreaAnswers)>),
}

/// The answers of an area about which these files say something; `told` gets what people should know about it.
pub(super) fn merged_area(
    framework: &Framework,
    area: &Area,
    entries: &Entries,
    rule: MergeRule,
    told: &mut Vec<Told>,
) -> MergedAnswers {
    let base = base(area, entries);
    let mut changes = Vec::new();
    let mut open = Vec::new();
    let mut notes = Vec::new();
    let mut counted: &[(&Voice, &AreaAnswers)] = &[];
    match &base {
        Base::Copy(answers) => changes.push(Change::Copy(Box::new(answers_alone(answers)))),
        Base::SetAside => {
            changes.extend([Change::AllAnswered, Change::Exclude(Some(reasons_for_area(entries)))]);
        }
        Base::Begun => {}
        Base::Votes(assessed) => {
            counted = assessed;
            for item in &area.items {
                let found = merged_item(item, assessed, rule);
                changes.push(Change::Answer(item.index, found.answer));
                changes.push(Change::Votes(item.index, found.votes));
                notes.extend(found.note);
                open.extend(found.is_open.then_some(item.index));
            }
            changes.push(Change::AllAnswered);
            let reworded = assessed.iter().flat_map(|(_, answers)| &answers.reworded).copied();
            changes.extend(reworded.collect::<BTreeSet<_>>().into_iter().map(Change::Reworded));
        }
    }
    let is_copied = |answers: &AreaAnswers| match base {
        Base::Copy(copied) => std::ptr::eq(copied, answers) || is_same(copied, answers),
        _ => false,
    };
    if !matches!(base, Base::SetAside) {
        let set_aside = entries.iter().filter(|(_, answers)| answers.excluded.is_some() && !is_copied(answers));
        let reasons = said_by(set_aside.filter_map(|(voice, answers)| Some((*voice, answers.excluded.as_deref()?))));
        notes.extend((!reasons.is_empty()).then(|| format!("Set aside as a whole by some: {reasons}")));
    }
    let (target, differing) = target(framework, area, entries);
    notes.extend(differing);
    let others = entries.iter().filter(|(_, answers)| !is_copied(answers));
    let mut hands: Vec<Remark> = others.filter_map(|(voice, answers)| hands(area, voice, answers)).collect();
    hands.sort_by(|one, other| (&one.text, &one.by).cmp(&(&other.text, &other.by)));
    changes.extend(gathered_notes(entries).into_iter().chain(hands).map(Change::Note));
    changes.extend(
        notes
            .into_iter()
            .map(|text| Change::Note(Remark { text: words::cut(&text, LONGEST_JOINED), ..Remark::default() })),
    );
    changes.extend(evidence(area, entries));
    changes.extend(put_aside(entries));
    for item in &open {
        changes.push(Change::Park(*item, question(votes_on(&area[*item], counted), counted)));
    }
    changes.extend(decisions(entries));
    changes.extend(target.map(|target| Change::Target(Some(target))));
    told.extend(unfinished(area, entries, is_copied));
    MergedAnswers { changes, open }
}

fn base<'v, 'a>(area: &Area, entries: &Entries<'v, 'a>) -> Base<'v, 'a> {
    if let [(_, alone)] = entries {
        return Base::Copy(alone);
    }
    let those = |is_it: &dyn Fn(&AreaAnswers) -> bool| -> Vec<(&'v Voice<'a>, &'v AreaAnswers)> {
        entries.iter().filter(|(_, answers)| is_it(answers)).copied().collect()
    };
    let assessed = those(&has_assessed);
    let set_aside = those(&|answers| answers.excluded.is_some());
    let under_way = those(&|answers| is_under_way(area, answers));
    match (assessed.as_slice(), set_aside.as_slice(), under_way.as_slice()) {
        ([(_, alone)], _, _) | ([], [(_, alone)], []) | ([], [], [(_, alone)]) => Base::Copy(alone),
        ([], [], [(_, first), others @ ..]) if others.iter().all(|(_, other)| is_same(first, other)) => {
            Base::Copy(first)
        }
        ([], [], _) | ([], _, [_, ..]) => Base::Begun,
        ([], _, []) => Base::SetAside,
        _ => Base::Votes(assessed),
    }
}

/// Whether somebody with these answers has answered the area and not set it aside.
pub(super) fn has_assessed(answers: &AreaAnswers) -> bool {
    answers.is_answered() && answers.excluded.is_none()
}

/// Whether something has been answered in an area that is not finished.
fn is_under_way(area: &Area, answers: &AreaAnswers) -> bool {
    let has_answers = !answers.ticked.is_empty() || !answers.unsure.is_empty() || !answers.not_applicable.is_empty();
    let is_further = answers.open_level(area).is_some_and(|open| open > area.first_level());
    !answers.is_answered() && (has_answers || is_further)
}

/// The answers of one file without what is gathered from all.
fn answers_alone(answers: &AreaAnswers) -> AreaAnswers {
    AreaAnswers {
        open: answers.open,
        ticked: answers.ticked.clone(),
        unsure: answers.unsure.clone(),
        not_applicable: answers.not_applicable.clone(),
        excluded: answers.excluded.clone(),
        unconfirmed: answers.unconfirmed.clone(),
        reworded: answers.reworded.clone(),
        votes: answers.votes.clone(),
        ..AreaAnswers::default()
    }
}

/// Whether two files answer an area alike, whatever they have written about it.
fn is_same(one: &AreaAnswers, other: &AreaAnswers) -> bool {
    answers_alone(one) == answers_alone(other)
}

/// What comes of an item.
struct MergedItem {
    answer: Option<Answer>,
    votes: Option<Votes>,
    /// Why it does not apply according to some, where that was not taken over.
    note: Option<String>,
    is_open: bool,
}

fn merged_item(item: &Item, assessed: &Entries, rule: MergeRule) -> MergedItem {
    let votes = votes_on(item, assessed);
    let aside = assessed
        .iter()
        .filter_map(|(voice, answers)| Some((*voice, answers.not_applicable.get(&item.index)?.as_str())));
    let reasons = said_by(aside);
    // Of three assessors, a show of two hands would tell the one who knows their own what the other said.
    let is_told = votes.all() > 0 && !is_too_few(votes, assessed);
    let mut found = MergedItem { answer: None, votes: is_told.then_some(votes), note: None, is_open: false };
    if votes.all() == 0 && !reasons.is_empty() {
        found.answer = Some(Answer::NotApplicable(reasons));
        return found;
    }
    found.note = (!reasons.is_empty()).then(|| format!("{} does not apply according to some: {reasons}", item.id));
    found.answer = match rule.verdict(votes) {
        Verdict::InPlace => Some(Answer::Ticked),
        Verdict::NotInPlace => None,
        Verdict::Open => Some(Answer::Unsure),
    };
    found.is_open = rule.verdict(votes) == Verdict::Open && votes.yes + votes.no > 0;
    found
}

/// What the assessors of an area say of an item.
fn votes_on(item: &Item, assessed: &Entries) -> Votes {
    let mut votes = Votes::default();
    for (_, answers) in assessed {
        match answers.answer(item.index) {
            Some(Answer::Ticked) => votes.yes += 1,
            None => votes.no += 1,
            Some(Answer::Unsure) => votes.unsure += 1,
            Some(Answer::NotApplicable(_)) => {}
        }
    }
    votes
}

/// Whether the votes of so few must not be told, since names are hidden.
fn is_too_few(votes: Votes, assessed: &Entries) -> bool {
    let few = u32::try_from(FEWEST_TO_HIDE).unwrap_or(u32::MAX);
    assessed.iter().any(|(voice, _)| voice.is_hidden) && votes.all() < few
}

/// Why an item is put aside: `3 say that it is in place, 3 that it is not, 1 doesn't know`.
fn question(votes: Votes, assessed: &Entries) -> String {
    if is_too_few(votes, assessed) {
        return "the answers don't decide it".to_owned();
    }
    votes.in_words()
}

fn reasons_for_area(entries: &Entries) -> String {
    said_by(entries.iter().filter_map(|(voice, answers)| Some((*voice, answers.excluded.as_deref()?))))
}

/// The level that the assessors aim for: the lowest, where they aim for different ones, since that is what all of them want; and what
/// each of them aims for then.
fn target(framework: &Framework, area: &Area, entries: &Entries) -> (Option<LevelIndex>, Option<String>) {
    let aims: Vec<(&Voice, LevelIndex)> =
        entries.iter().filter_map(|(voice, answers)| Some((*voice, answers.target_in(area)?))).collect();
    let levels: BTreeSet<LevelIndex> = aims.iter().map(|(_, level)| *level).collect();
    let differing = (levels.len() > 1).then(|| {
        let named = aims.iter().map(|(voice, level)| (*voice, framework[*level].name.as_str()));
        format!("Targets differ: {}", said_by(named))
    });
    (levels.into_iter().next(), differing)
}

fn gathered_notes(entries: &Entries) -> Vec<Remark> {
    gathered(entries.iter().flat_map(|(voice, answers)| answers.notes.iter().map(|note| (*voice, note))))
}

fn evidence(area: &Area, entries: &Entries) -> Vec<Change> {
    let mut changes = Vec::new();
    for item in &area.items {
        let pieces = entries.iter().flat_map(|(voice, answers)| {
            answers.evidence.get(&item.index).into_iter().flatten().map(|piece| (*voice, piece))
        });
        changes.extend(gathered(pieces).into_iter().map(|piece| Change::Evidence(item.index, piece)));
    }
    changes
}

/// The shows of hands that one file had, as a note: the merged votes are those of the files.
fn hands(area: &Area, voice: &Voice, answers: &AreaAnswers) -> Option<Remark> {
    let lines = answers.votes.iter().map(|(item, votes)| format!("{} {}", area[*item].id, votes.yes_of_all()));
    let lines = lines.collect::<Vec<_>>().join("; ");
    let text = words::cut(&format!("Shows of hands: {lines}"), LONGEST_JOINED);
    (!lines.is_empty()).then(|| Remark { text, by: voice.who(), ..Remark::default() })
}

/// What the files had put aside themselves.
fn put_aside(entries: &Entries) -> Vec<Change> {
    let all = entries.iter().flat_map(|(_, answers)| &answers.parked);
    let once: BTreeSet<(ItemIndex, Option<&str>)> = all.map(|parked| (parked.item, parked.text.as_deref())).collect();
    once.into_iter().map(|(item, text)| Change::Park(item, text.unwrap_or_default().to_owned())).collect()
}

/// How the files had settled differences themselves. Those without a reason keep a place for it.
fn decisions(entries: &Entries) -> Vec<Change> {
    let once: BTreeSet<&Decision> = entries.iter().flat_map(|(_, answers)| &answers.decisions).collect();
    let change = |decision: &Decision| {
        let is_silent = decision.reason.trim().is_empty();
        let reason = if is_silent { "no reason was given" } else { &decision.reason };
        Change::Decide(Decision { reason: reason.to_owned(), ..decision.clone() })
    };
    once.into_iter().map(change).collect()
}

/// The files whose answers in the area were not counted, since they have not finished it.
fn unfinished(area: &Area, entries: &Entries, is_copied: impl Fn(&AreaAnswers) -> bool) -> Option<Told> {
    let left_out = entries.iter().filter(|(_, answers)| is_under_way(area, answers) && !is_copied(answers));
    let files: Vec<String> = left_out.map(|(voice, _)| voice.file.to_owned()).collect();
    (!files.is_empty()).then_some(Told::Unfinished { area: area.index, files })
}
