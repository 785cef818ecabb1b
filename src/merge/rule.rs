//! By what rule the votes of several assessors decide an item.

use std::fmt;
use std::str::FromStr;

use crate::assessment::Votes;

/// When an item counts as in place for the group. Votes are those who say that it is in place, or that it is not.
///
/// No rule is called consensus: none of them shows that people agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeRule {
    /// More than half of the votes say that it is in place.
    Majority,
    /// No vote says that it is not.
    All,
    /// At least one vote says that it is.
    Any,
    /// At least so many votes say that it is; 1 or more.
    AtLeast(u32),
    /// At least this share of the votes says that it is, in percent; 1 to 100.
    AtLeastPercent(u8),
}

/// What votes come to under a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    InPlace,
    NotInPlace,
    /// The votes don't decide it.
    Open,
}

impl MergeRule {
    /// What the votes on an item come to. A single vote decides nothing under any rule, since the group has not spoken; nor does a tie
    /// under the rule of the majority.
    pub(super) fn verdict(self, votes: Votes) -> Verdict {
        let (yes, all) = (u64::from(votes.yes), u64::from(votes.yes) + u64::from(votes.no));
        if all < 2 || (self == Self::Majority && 2 * yes == all) {
            return Verdict::Open;
        }
        let is_in_place = match self {
            Self::Majority => 2 * yes > all,
            Self::All => votes.no == 0,
            Self::Any => yes > 0,
            Self::AtLeast(number) => yes >= u64::from(number),
            Self::AtLeastPercent(percent) => 100 * yes >= u64::from(percent) * all,
        };
        if is_in_place { Verdict::InPlace } else { Verdict::NotInPlace }
    }

    /// How many assessors the rule needs before anything can be in place.
    pub fn fewest(self) -> usize {
        match self {
            Self::AtLeast(number) => usize::try_from(number).unwrap_or(usize::MAX),
            _ => 1,
        }
    }

    /// What the rule says, as a sentence without its full stop.
    pub fn in_words(self) -> String {
        let share = match self {
            Self::Majority => "more than half of those who say yes or no say yes".to_owned(),
            Self::All => "all who say yes or no say yes".to_owned(),
            Self::Any => "at least one assessor says yes".to_owned(),
            Self::AtLeast(1) => "at least 1 assessor says yes".to_owned(),
            Self::AtLeast(number) => format!("at least {number} assessors say yes"),
            Self::AtLeastPercent(percent) => format!("at least {percent} % of those who say yes or no say yes"),
        };
        format!("A statement is in place where {share}")
    }
}

/// As it is typed: `majority`, `all`, `any`, `at-least:3`, `at-least:75%`.
impl fmt::Display for MergeRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Majority => out.write_str("majority"),
            Self::All => out.write_str("all"),
            Self::Any => out.write_str("any"),
            Self::AtLeast(number) => write!(out, "at-least:{number}"),
            Self::AtLeastPercent(percent) => write!(out, "at-least:{percent}%"),
        }
    }
}

const SUCH: &str =
    "write majority, all, any, at-least:3 for a number of assessors, or at-least:75% for a share of them";

impl FromStr for MergeRule {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let line = typed.trim().to_lowercase();
        match line.as_str() {
            "majority" => return Ok(Self::Majority),
            "all" => return Ok(Self::All),
            "any" => return Ok(Self::Any),
            "consensus" => return Err(format!("no rule shows that people agree; {SUCH}")),
            _ => {}
        }
        let Some(limit) = line.strip_prefix("at-least:").map(str::trim) else {
            return Err(format!("there is no rule {}; {SUCH}", typed.trim()));
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        match limit.strip_suffix('%').map(str::trim_end) {
            Some(percent) if is_number(percent) => match percent.parse() {
                Ok(percent @ 1..=100) => Ok(Self::AtLeastPercent(percent)),
                _ => Err(format!("{percent} % is no share of assessors; write 1 % to 100 %")),
            },
            None if is_number(limit) => match limit.parse() {
                Ok(number @ 1..=Votes::MOST) => Ok(Self::AtLeast(number)),
                _ => Err(format!("{limit} is no number of assessors; write 1 to {}", Votes::MOST)),
            },
            _ => Err(format!("after at-least: stands no number; {SUCH}")),
        }
    }
}
