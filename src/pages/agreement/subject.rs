//! What the agenda is about, and sentences that its parts share.

use jiff::civil::Date;

use crate::agreement::{AgendaItem, Agreement, ByRole, Opposed};
use crate::framework::Framework;
use crate::merge::MergeRule;
use crate::score::Rule;

/// All that is said about how far assessors agree.
pub struct Subject<'a> {
    pub framework: &'a Framework,
    pub title: &'a str,
    pub organisation: Option<&'a str>,
    /// Who the assessors are, in the order of their ranks; none where names are hidden.
    pub who: Vec<String>,
    pub agreement: &'a Agreement,
    pub agenda: &'a [AgendaItem],
    /// The answers by role, if they are asked for.
    pub by_role: Option<&'a ByRole>,
    /// What one kind of assessment says and another denies.
    pub opposed: &'a [Opposed],
    /// The rule by which an item decides a rating of the group.
    pub rule: MergeRule,
    pub rating: Rule,
    pub made: Date,
}

impl Subject<'_> {
    pub(super) fn is_hidden(&self) -> bool {
        self.who.is_empty()
    }

    /// Whether figures of all together may be shown.
    pub(super) fn has_totals(&self) -> bool {
        self.by_role.is_none_or(ByRole::has_totals)
    }
}

/// A sentence of our own as it goes on after a colon.
pub(super) fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// That there is no statement on which some say yes and others no.
pub(super) fn nothing_split(withheld: usize, among: &str) -> String {
    let told = if withheld == 0 { "" } else { " whose answers may be told" };
    format!("On no statement{told} do some{among} say yes and others no.")
}
