//! One area: by whom it is decided, and what comes of it.

use std::collections::BTreeSet;

use super::remarks::gathered;
use super::rule::{MergeRule, Verdict};
use super::voice::{Names, Voice, cut_to_fit};
use crate::assessment::{
    Answer, AreaAnswers, Change, DIFFERENT, Decision, FEWEST_TOLD, NOT_DECIDED, Remark, Said, Votes,
};
use crate::framework::{Area, Framework, Item, ItemIndex, LevelIndex};

/// What each file that says something about the area says.
pub(super) type Entries<'v, 'a> = [(&'v Voice<'a>, &'v AreaAnswers)];

/// An area, and how the answers for it are put together.
pub(super) struct AreaMerger<'f> {
    pub(super) framework: &'f Framework,
    pub(super) area: &'f Area,
    pub(super) rule: MergeRule,
    pub(super) names: Names,
}

/// What comes of an area.
pub(super) struct MergedAnswers {
    pub(super) changes: Vec<Change>,
    /// What the votes didn't decide.
    pub(super) open: Vec<ItemIndex>,
    /// The files whose answers were not counted, since they have begun the area and not finished it.
    pub(super) unfinished: Vec<String>,
    /// Whether a text was longer than a file may have it, and was cut.
    pub(super) is_cut: bool,
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

impl AreaMerger<'_> {
    /// The answers of the area, about which these files say something.
    pub(super) fn merged(&self, entries: &Entries) -> MergedAnswers {
        let base = base(self.area, entries);
        let mut changes = Vec::new();
        let mut open = Vec::new();
        let mut notes = Vec::new();
        let mut questions = Vec::new();
        match &base {
            Base::Copy(answers) => {
                let mut alone = answers_alone(answers);
                alone.votes.retain(|_, votes| self.may_tell(*votes));
                changes.push(Change::Copy(Box::new(alone)));
            }
            Base::SetAside => changes.extend(self.set_aside(entries)),
            Base::Begun => {}
            Base::Votes(assessed) => {
                changes.push(Change::AllAnswered);
                let mut unconfirmed = Vec::new();
                for item in &self.area.items {
                    let found = self.item(item, assessed);
                    unconfirmed.extend(found.is_unconfirmed.then_some(Change::Unconfirmed(item.index)));
                    changes.extend(found.changes);
                    notes.extend(found.note);
                    open.extend(found.question.is_some().then_some(item.index));
                    questions.extend(found.question.map(|question| Change::Park(item.index, question)));
                }
                // Last: further answers would take these marks out again.
                changes.extend(unconfirmed);
                changes.extend(reworded(assessed));
            }
        }
        let is_copied = |answers: &AreaAnswers| matches!(base, Base::Copy(copied) if is_same(copied, answers));
        let others = || entries.iter().filter(|(_, answers)| !is_copied(answers)).copied();
        if !matches!(base, Base::SetAside) {
            let reasons = self.names.said_by(others().filter_map(reason));
            notes.extend((!reasons.is_empty()).then(|| format!("Set aside as a whole by some: {reasons}")));
        }
        let (target, differing) = self.target(entries);
        notes.extend(differing);
        let mut hands: Vec<Remark> = others().filter_map(|(voice, answers)| self.hands(voice, answers)).collect();
        hands.sort_by(|one, other| (&one.text, &one.by).cmp(&(&other.text, &other.by)));
        changes.extend(self.notes(entries).into_iter().chain(hands).map(Change::Note));
        changes.extend(notes.into_iter().map(|text| Change::Note(Remark { text, ..Remark::default() })));
        changes.extend(self.evidence(entries));
        changes.extend(self.put_aside(entries, matches!(base, Base::Votes(_))));
        changes.extend(questions);
        changes.extend(self.decisions(entries));
        changes.extend(target.map(|target| Change::Target(Some(target))));
        let unfinished = others().filter(|(_, answers)| is_under_way(self.area, answers));
        MergedAnswers {
            open,
            unfinished: unfinished.map(|(voice, _)| voice.file.to_owned()).collect(),
            is_cut: cut_what_is_too_long(&mut changes),
            changes,
        }
    }

    /// The items that files had settled and that are open again in what was merged, each with what is put aside about it. What was
    /// decided stands where the merged answer says it, and nobody votes against it.
    pub(super) fn reopened(&self, entries: &Entries, merged: &AreaAnswers) -> Vec<(ItemIndex, String)> {
        let assessed: Vec<_> = entries.iter().filter(|(_, answers)| answers.is_assessed()).copied().collect();
        let is_begun = matches!(base(self.area, entries), Base::Begun);
        let mut reopened = Vec::new();
        for item in self.area.items.iter().filter(|item| merged.settled(item.index).is_some()) {
            let mut settled = entries.iter().filter(|(_, answers)| answers.settled(item.index).is_some());
            let is_split = votes_on(item, &assessed).are_opposed();
            let is_said = settled.all(|(_, own)| is_alike(&own.answer(item.index), &merged.answer(item.index)));
            if is_split || !is_said || is_begun {
                let told = merged.votes.get(&item.index).filter(|_| is_split);
                reopened.push((item.index, told.map_or_else(|| DIFFERENT.to_owned(), |votes| votes.in_words())));
            }
        }
        reopened
    }

    fn item(&self, item: &Item, assessed: &Entries) -> MergedItem {
        let votes = votes_on(item, assessed);
        let aside = assessed.iter().filter_map(|entry| reason_for(item, *entry));
        let reasons = self.names.said_by(aside);
        if votes.all() == 0 && !reasons.is_empty() {
            let changes = vec![Change::Answer(item.index, Some(Answer::NotApplicable(reasons)))];
            return MergedItem { changes, is_unconfirmed: false, note: None, question: None };
        }
        let verdict = self.rule.verdict(votes);
        let answer = match verdict {
            Verdict::InPlace => Some(Answer::Ticked),
            Verdict::NotInPlace => None,
            Verdict::Open => Some(Answer::Unsure),
        };
        let mut changes = vec![Change::Answer(item.index, answer)];
        let is_told = self.may_tell(votes);
        if is_told && votes.all() > 0 {
            changes.push(Change::Votes(item.index, Some(votes)));
        }
        let question = if is_told { votes.in_words() } else { NOT_DECIDED.to_owned() };
        let confirmed = self.rule.verdict(confirmed(votes, item, assessed));
        MergedItem {
            changes,
            is_unconfirmed: verdict == Verdict::InPlace && confirmed != Verdict::InPlace,
            note: (!reasons.is_empty()).then(|| format!("{} does not apply according to some: {reasons}", item.id)),
            question: Some(question).filter(|_| verdict == Verdict::Open && votes.yes + votes.no > 0),
        }
    }

    /// Whether votes may be told: where names are hidden, a show of two hands would tell the one who knows their own what the other said.
    fn may_tell(&self, votes: Votes) -> bool {
        !self.names.are_hidden() || usize::try_from(votes.all()).is_ok_and(|all| all >= FEWEST_TOLD)
    }

    /// An area that all set aside: their reasons, and of the answers below what all of them say alike.
    fn set_aside(&self, entries: &Entries) -> Vec<Change> {
        let opens = entries.iter().filter_map(|(_, answers)| answers.open_level(self.area));
        let mut changes = match opens.min() {
            None => vec![Change::AllAnswered],
            Some(open) => self.area.levels().take_while(|level| *level < open).map(Change::LevelAnswered).collect(),
        };
        for item in &self.area.items {
            let answers: Vec<Option<Answer>> = entries.iter().map(|(_, answers)| answers.answer(item.index)).collect();
            if answers.windows(2).any(|pair| !is_alike(&pair[0], &pair[1])) {
                continue;
            }
            let answer = match answers.into_iter().next().flatten() {
                Some(Answer::NotApplicable(_)) => {
                    let reasons = entries.iter().filter_map(|entry| reason_for(item, *entry));
                    Some(Answer::NotApplicable(self.names.said_by(reasons)))
                }
                answer => answer,
            };
            changes.push(Change::Answer(item.index, answer));
        }
        let unconfirmed = entries.iter().flat_map(|(_, answers)| &answers.unconfirmed).copied();
        changes.extend(unconfirmed.collect::<BTreeSet<_>>().into_iter().map(Change::Unconfirmed));
        changes.extend(reworded(entries));
        changes.push(Change::Exclude(Some(self.names.said_by(entries.iter().copied().filter_map(reason)))));
        changes
    }

    /// The level that the assessors aim for: the lowest, where they aim for different ones, since that is what all of them want; and
    /// what each of them aims for then.
    fn target(&self, entries: &Entries) -> (Option<LevelIndex>, Option<String>) {
        let aims: Vec<(&Voice, LevelIndex)> =
            entries.iter().filter_map(|(voice, answers)| Some((*voice, answers.target_in(self.area)?))).collect();
        let levels: BTreeSet<LevelIndex> = aims.iter().map(|(_, level)| *level).collect();
        let differing = (levels.len() > 1).then(|| {
            let named = aims.iter().map(|(voice, level)| (*voice, self.framework[*level].name.as_str()));
            format!("Targets differ: {}", self.names.said_by(named))
        });
        (levels.into_iter().next(), differing)
    }

    fn notes(&self, entries: &Entries) -> Vec<Remark> {
        let notes = entries.iter().flat_map(|(voice, answers)| answers.notes.iter().map(|note| (*voice, note)));
        gathered(self.names, notes)
    }

    fn evidence(&self, entries: &Entries) -> Vec<Change> {
        let mut changes = Vec::new();
        for item in &self.area.items {
            let pieces = entries.iter().flat_map(|(voice, answers)| {
                answers.evidence.get(&item.index).into_iter().flatten().map(|piece| (*voice, piece))
            });
            let pieces = gathered(self.names, pieces).into_iter();
            changes.extend(pieces.map(|piece| Change::Evidence(item.index, piece)));
        }
        changes
    }

    /// What the files had put aside. Where they are counted together, what earlier mergers put aside says how votes stood then, and goes.
    fn put_aside(&self, entries: &Entries, are_counted: bool) -> Vec<Change> {
        let mut once: BTreeSet<(ItemIndex, &str)> = BTreeSet::new();
        for (_, answers) in entries {
            for parked in &answers.parked {
                let text = parked.text.as_deref().unwrap_or_default();
                let votes = answers.votes.get(&parked.item).copied().unwrap_or_default();
                match answers.is_own(parked) {
                    false if are_counted => {}
                    false if !self.may_tell(votes) => drop(once.insert((parked.item, NOT_DECIDED))),
                    _ => drop(once.insert((parked.item, text))),
                }
            }
        }
        once.into_iter().map(|(item, text)| Change::Park(item, text.to_owned())).collect()
    }

    /// How the files had settled differences themselves, item by item: what a file has decided of one stays in the order of time, and
    /// the order of the files makes no difference. Those without a reason keep a place for it.
    fn decisions(&self, entries: &Entries) -> Vec<Change> {
        let mut changes = Vec::new();
        for item in &self.area.items {
            let of_item = |answers: &AreaAnswers| -> Vec<Decision> {
                answers.decisions.iter().filter(|decision| decision.item == item.index).cloned().collect()
            };
            let of_files: BTreeSet<Vec<Decision>> = entries.iter().map(|(_, answers)| of_item(answers)).collect();
            let mut once: Vec<Decision> = Vec::new();
            for mut decision in of_files.into_iter().flatten() {
                decision.votes = decision.votes.filter(|votes| self.may_tell(*votes));
                if decision.reason.trim().is_empty() {
                    decision.reason = "no reason was given".to_owned();
                }
                if !once.contains(&decision) {
                    once.push(decision);
                }
            }
            changes.extend(once.into_iter().map(Change::Decide));
        }
        changes
    }

    /// The shows of hands that one file had, as a note: the merged votes are those of the files.
    fn hands(&self, voice: &Voice, answers: &AreaAnswers) -> Option<Remark> {
        let told = answers.votes.iter().filter(|(_, votes)| self.may_tell(**votes));
        let lines = told.map(|(item, votes)| format!("{} {}", self.area[*item].id, votes.yes_of_all()));
        let lines = lines.collect::<Vec<_>>().join("; ");
        (!lines.is_empty()).then(|| self.names.remark_by(voice, format!("Shows of hands: {lines}")))
    }
}

fn base<'v, 'a>(area: &Area, entries: &Entries<'v, 'a>) -> Base<'v, 'a> {
    if let [(_, alone)] = entries {
        return Base::Copy(alone);
    }
    let those = |is_it: &dyn Fn(&AreaAnswers) -> bool| -> Vec<(&'v Voice<'a>, &'v AreaAnswers)> {
        entries.iter().filter(|(_, answers)| is_it(answers)).copied().collect()
    };
    let assessed = those(&AreaAnswers::is_assessed);
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

/// Whether two answers are the same but for the reasons of what doesn't apply.
fn is_alike(one: &Option<Answer>, other: &Option<Answer>) -> bool {
    match (one, other) {
        (Some(Answer::NotApplicable(_)), Some(Answer::NotApplicable(_))) => true,
        _ => one == other,
    }
}

/// Whether two files answer an area alike, whatever they have written about it.
fn is_same(one: &AreaAnswers, other: &AreaAnswers) -> bool {
    answers_alone(one) == answers_alone(other)
}

/// What comes of an item.
struct MergedItem {
    changes: Vec<Change>,
    /// It is in place, and would not be without ticks of the round before that nobody has confirmed.
    is_unconfirmed: bool,
    /// Why it does not apply according to some, where that was not taken over.
    note: Option<String>,
    /// What is to be talked about, where the votes don't decide it: `3 say that it is in place, 3 that it is not, 1 doesn't know`.
    question: Option<String>,
}

/// What the assessors of an area say of an item.
fn votes_on(item: &Item, assessed: &Entries) -> Votes {
    let mut votes = Votes::default();
    for (_, answers) in assessed {
        match Said::of(Some(answers), item.index) {
            Said::InPlace => votes.yes += 1,
            Said::NotInPlace => votes.no += 1,
            Said::Unsure => votes.unsure += 1,
            Said::NotApplicable | Said::Nothing => {}
        }
    }
    votes
}

/// The votes without the ticks of the round before that nobody has confirmed.
fn confirmed(votes: Votes, item: &Item, assessed: &Entries) -> Votes {
    let carried_over = assessed.iter().filter(|(_, answers)| answers.unconfirmed.contains(&item.index));
    Votes { yes: carried_over.fold(votes.yes, |yes, _| yes.saturating_sub(1)), ..votes }
}

/// Marks what one of the files answered before its meaning changed.
fn reworded(entries: &Entries) -> impl Iterator<Item = Change> {
    let reworded: BTreeSet<ItemIndex> = entries.iter().flat_map(|(_, answers)| &answers.reworded).copied().collect();
    reworded.into_iter().map(Change::Reworded)
}

/// Why a file sets the area aside, if it does.
fn reason<'v, 'a>((voice, answers): (&'v Voice<'a>, &'v AreaAnswers)) -> Option<(&'v Voice<'a>, &'v str)> {
    Some((voice, answers.excluded.as_deref()?))
}

/// Why an item does not apply according to a file, if it doesn't.
fn reason_for<'v, 'a>(
    item: &Item,
    (voice, answers): (&'v Voice<'a>, &'v AreaAnswers),
) -> Option<(&'v Voice<'a>, &'v str)> {
    Some((voice, answers.not_applicable.get(&item.index)?.as_str()))
}

/// Cuts the texts that no file may have. Returns whether there was one.
fn cut_what_is_too_long(changes: &mut [Change]) -> bool {
    let mut is_cut = false;
    for change in changes {
        match change {
            Change::Answer(_, Some(Answer::NotApplicable(text)))
            | Change::Exclude(Some(text))
            | Change::Park(_, text) => {
                is_cut |= cut_to_fit(text);
            }
            Change::Note(remark) | Change::Evidence(_, remark) => {
                is_cut |= cut_to_fit(&mut remark.text);
                is_cut |= remark.by.as_mut().is_some_and(cut_to_fit);
            }
            _ => {}
        }
    }
    is_cut
}
