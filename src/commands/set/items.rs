//! What `thrive set` can say of items.

use super::super::shared::arguments::said;
use crate::assessment::{Answer, Change, Remark, Votes};
use crate::error::Error;
use crate::framework::{Framework, ItemIndex};

/// What can be said of an item.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "For items")]
#[expect(clippy::struct_excessive_bools, reason = "one for each flag that can be typed")]
pub(super) struct Items {
    /// It is in place
    #[arg(long, group = "answer")]
    tick: bool,

    /// It is not in place
    #[arg(long, group = "answer")]
    untick: bool,

    /// We don't know
    #[arg(long, group = "answer")]
    unsure: bool,

    /// Why it does not apply here, or what has taken its place
    #[arg(long, value_name = "REASON", group = "answer")]
    na: Option<String>,

    /// Add evidence (can be given several times)
    #[arg(long, value_name = "TEXT")]
    pub(super) evidence: Vec<String>,

    /// Take out the evidence that stands there first
    #[arg(long)]
    clear_evidence: bool,

    /// What the evidence serves besides: a duty of the framework, such as eds, or a text (can be given several times)
    #[arg(long, value_name = "DUTY")]
    pub(super) serves: Vec<String>,

    /// A show of hands: how many said yes and of how many, such as "7 of 10", or yes, no and unsure, such as 7,2,1; none takes it
    /// out. It counts in no rating
    #[arg(long, value_name = "HANDS", value_parser = Votes::read)]
    votes: Option<Votes>,

    /// Put it aside to come back to, and what is to be cleared up (can be given several times)
    #[arg(long, value_name = "TEXT")]
    park: Vec<String>,

    /// It is not put aside any more; all that was to be cleared up goes
    #[arg(long)]
    unpark: bool,
}

impl Items {
    /// Whether anything is said.
    pub(super) fn is_given(&self) -> bool {
        let answered = self.tick || self.untick || self.unsure || self.na.is_some();
        let shown = !self.evidence.is_empty() || self.clear_evidence;
        answered || shown || !self.serves.is_empty() || self.votes.is_some() || !self.park.is_empty() || self.unpark
    }

    /// Whether texts are given besides evidence.
    pub(super) fn has_texts(&self) -> bool {
        self.na.is_some() || !self.serves.is_empty() || !self.park.is_empty()
    }

    /// All of it as changes of one item, with the evidence that is given for it.
    pub(super) fn changes(
        &self,
        item: ItemIndex,
        evidence: Vec<Remark>,
        framework: &Framework,
    ) -> Result<Vec<Change>, Error> {
        let reason = self.na.as_ref().map(|reason| said(reason, "--na")).transpose()?;
        let questions = self.park.iter().map(|text| said(text, "--park")).collect::<Result<Vec<_>, _>>()?;
        let serves = self.serves(framework)?;
        let mut changes = Vec::new();
        if let Some(reason) = reason {
            changes.push(Change::Answer(item, Some(Answer::NotApplicable(reason))));
        } else if self.tick {
            changes.push(Change::Answer(item, Some(Answer::Ticked)));
        } else if self.unsure {
            changes.push(Change::Answer(item, Some(Answer::Unsure)));
        } else if self.untick {
            changes.push(Change::Answer(item, None));
        }
        if self.clear_evidence {
            changes.push(Change::ClearEvidence(item));
        }
        let piece = |remark| Change::Evidence(item, Remark { serves: serves.clone(), ..remark });
        changes.extend(evidence.into_iter().map(piece));
        changes.extend(self.votes.map(|votes| Change::Votes(item, Some(votes))));
        if self.unpark {
            changes.push(Change::Unpark(item));
        }
        changes.extend(questions.into_iter().map(|question| Change::Park(item, question)));
        Ok(changes)
    }

    /// What the evidence serves, as files have it.
    fn serves(&self, framework: &Framework) -> Result<Vec<String>, Error> {
        let entry = |typed: &String| {
            let typed = said(typed, "--serves")?;
            let entry = framework.duty_entry(&typed);
            match framework.mistaken_duty(0, entry) {
                None => Ok(entry.to_owned()),
                Some(near) => Err(Error::usage(format!("the framework has no duty {entry}"))
                    .hint(format!("did you mean {near}? A text of your own has several words"))),
            }
        };
        self.serves.iter().map(entry).collect()
    }
}
