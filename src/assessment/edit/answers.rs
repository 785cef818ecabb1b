//! What each change does to the answers of an area.

use super::super::model::{Answer, AreaAnswers, Decision, Parked, Remark, RemarkOn, Votes};
use super::super::word::is_yes_or_no;
use super::{Change, Refusal, each_once, some_text, text};
use crate::framework::{Area, ItemIndex, LevelIndex};

impl AreaAnswers {
    /// An area in which nothing has been answered yet: all its questions are open.
    pub(super) fn begun(area: &Area) -> Self {
        Self { open: Some(area.first_level()), ..Self::default() }
    }

    /// The level from which on questions are open, if any are: the first with items from where the file says, or the last with
    /// items if the file names a higher one.
    pub fn open_level(&self, area: &Area) -> Option<LevelIndex> {
        self.open.map(|open| area.level_from(open))
    }

    /// The level that the team aims for. Where the area has no item at the level that the file names, there is nothing to reach it by:
    /// then it is the next one that has items, or the last.
    pub fn target_in(&self, area: &Area) -> Option<LevelIndex> {
        self.target.map(|target| area.level_from(target))
    }

    pub(super) fn apply(&mut self, change: Change, area: &Area) -> Result<(), Refusal> {
        match change {
            Change::Answer(item, Some(Answer::NotApplicable(reason))) => {
                self.put(item, Some(Answer::NotApplicable(given_reason(&reason)?)));
            }
            Change::Answer(item, answer) => self.put(item, answer),
            Change::Tick { level, items } => self.tick(area, level, &items),
            Change::LevelAnswered(level) => {
                if self.open_level(area) == Some(level) {
                    self.open = area.levels().find(|next| *next > level);
                }
            }
            Change::AllAnswered => {
                self.open = None;
                self.unconfirmed.clear();
                self.reworded.clear();
            }
            Change::Exclude(reason) => {
                let was_aside = self.excluded.is_some();
                self.excluded = reason.map(|reason| given_reason(&reason)).transpose()?;
                let is_silent = self.ticked.is_empty() && self.unsure.is_empty() && self.not_applicable.is_empty();
                if was_aside && self.excluded.is_none() && is_silent {
                    // It was set aside before anything in it was asked.
                    self.open = self.open.or(Some(area.first_level()));
                }
            }
            Change::Evidence(item, remark) => {
                let remark = remark.tidied()?;
                self.evidence.entry(item).or_default().push(remark);
            }
            Change::Remark(on, at, remark) => self.put_remark(on, at, remark)?,
            Change::ClearEvidence(item) => drop(self.evidence.remove(&item)),
            Change::Note(remark) => self.notes.push(remark.into_note().tidied()?),
            Change::ClearNotes => self.notes.clear(),
            Change::Target(Some(level)) if area.items_at(level).next().is_none() => {
                return Err(Refusal::NoItemAt { area: area.index, level });
            }
            Change::Target(level) => self.target = level,
            Change::Votes(item, votes) => self.put_votes(item, votes.unwrap_or_default())?,
            Change::Park(item, question) => self.park(item, some_text(&question)?),
            Change::Unpark(item) => self.parked.retain(|parked| parked.item != item),
            Change::Decide(decision) => self.decide(&decision)?,
            Change::Reworded(item) => {
                if self.answer(item).is_some() {
                    self.reworded.insert(item);
                }
            }
            Change::Unconfirmed(item) => {
                if self.ticked.contains(&item) {
                    self.unconfirmed.insert(item);
                }
            }
            Change::Copy(answers) => *self = *answers,
        }
        Ok(())
    }

    /// Puts a remark in place of another, or takes that out.
    fn put_remark(&mut self, on: RemarkOn, at: usize, remark: Option<Remark>) -> Result<(), Refusal> {
        let remark = remark.map(|remark| if on == RemarkOn::Area { remark.into_note() } else { remark });
        let remark = remark.map(Remark::tidied).transpose()?;
        let remarks = match on {
            RemarkOn::Item(item) => self.evidence.entry(item).or_default(),
            RemarkOn::Area => &mut self.notes,
        };
        match (remarks.get_mut(at), remark) {
            (Some(there), Some(remark)) => *there = remark,
            (Some(_), None) => drop(remarks.remove(at)),
            (None, _) => {}
        }
        self.evidence.retain(|_, pieces| !pieces.is_empty());
        Ok(())
    }

    fn put_votes(&mut self, item: ItemIndex, votes: Votes) -> Result<(), Refusal> {
        if !votes.are_credible() {
            return Err(Refusal::TooManyVotes);
        }
        if votes.all() == 0 {
            self.votes.remove(&item);
        } else {
            self.votes.insert(item, votes);
        }
        Ok(())
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), Refusal> {
        let votes = decision.votes.filter(|votes| votes.all() > 0);
        if votes.is_some_and(|votes| !votes.are_credible()) {
            return Err(Refusal::TooManyVotes);
        }
        let decision = Decision { item: decision.item, reason: text(&decision.reason)?, votes };
        // The last one on an item is the one that holds.
        self.decisions.retain(|known| *known != decision);
        self.decisions.push(decision);
        Ok(())
    }

    /// What is said in words takes the place of an entry without.
    fn park(&mut self, item: ItemIndex, text: Option<String>) {
        if self.parked_on(item).any(|known| text.is_none() || known == text.as_deref()) {
            return;
        }
        self.parked.retain(|parked| parked.item != item || parked.text.is_some());
        self.parked.push(Parked { item, text });
    }

    fn tick(&mut self, area: &Area, level: LevelIndex, items: &[ItemIndex]) {
        for item in area.items_at(level) {
            let item = item.index;
            self.unconfirmed.remove(&item);
            self.reworded.remove(&item);
            if !items.contains(&item) {
                self.ticked.remove(&item);
            } else if !self.not_applicable.contains_key(&item) {
                self.unsure.remove(&item);
                self.ticked.insert(item);
            }
        }
    }
}

impl Remark {
    /// Only evidence serves duties.
    fn into_note(self) -> Self {
        Self { serves: Vec::new(), ..self }
    }

    /// As files keep it.
    fn tidied(self) -> Result<Self, Refusal> {
        let serves = each_once(self.serves.iter().filter_map(|duty| text(duty).ok()));
        Ok(Self { text: text(&self.text)?, on: self.on, by: self.by.and_then(|by| text(&by).ok()), serves })
    }
}

/// Why something does not apply, as files keep it.
fn given_reason(given: &str) -> Result<String, Refusal> {
    let reason = text(given)?;
    if is_yes_or_no(&reason) { Err(Refusal::NoReason(reason)) } else { Ok(reason) }
}
