//! What `thrive set` can say of the assessment as a whole.

use jiff::civil::Date;

use super::super::shared::arguments::{find_level, said, word};
use crate::assessment::{Assessment, Detail, Former, Status, typed_day};
use crate::error::Error;
use crate::framework::Framework;

/// What can be said of the assessment as a whole.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "For the assessment")]
pub(super) struct Whole {
    /// Make it final, or a draft again, which takes its sign-off out
    #[arg(long, value_name = "STATUS", value_parser = word::<Status>(), ignore_case = true)]
    pub(super) status: Option<Status>,

    /// Who has signed it off
    #[arg(long, value_name = "WHO")]
    pub(super) signed_off_by: Option<String>,

    /// The organisation's code, such as its ODS code; none for no code
    #[arg(long, value_name = "CODE")]
    organisation_code: Option<String>,

    /// The place or neighbourhood within the organisation; none for no place
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,

    /// Add a body that the organisation succeeds, such as "Northmoor ICB (code QXX, until 31 March 2026)" (can be given several
    /// times)
    #[arg(long, value_name = "BODY")]
    formerly: Vec<String>,

    /// Take out the bodies that stand there first
    #[arg(long)]
    clear_formerly: bool,

    /// The level agreed as good enough for every area without a target of its own, such as maturing; none for the usual one
    #[arg(long, value_name = "LEVEL")]
    good_enough: Option<String>,

    /// What the team wants to say to those who read its reports; none takes it out
    #[arg(long, value_name = "TEXT")]
    narrative: Option<String>,

    /// What could go wrong, or stand in the way; none takes it out
    #[arg(long, value_name = "TEXT")]
    risks: Option<String>,

    /// What those who read the report are to decide; none takes it out
    #[arg(long, value_name = "TEXT")]
    asks: Option<String>,

    /// The day of the next review; none takes it out
    #[arg(long, value_name = "DAY", value_parser = day_or_none)]
    next_review: Option<DayOrNone>,

    /// Where people can ask and answer: an address, a telephone number, a page; none takes it out
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
}

/// A text that is given, the option that it is given with, and what it says.
type PlainText<'a> = (Option<&'a String>, &'static str, fn(String) -> Detail);

/// A day; nothing for the word none.
#[derive(Clone, Copy, Debug)]
struct DayOrNone(Option<Date>);

fn day_or_none(text: &str) -> Result<DayOrNone, String> {
    if text.eq_ignore_ascii_case("none") {
        Ok(DayOrNone(None))
    } else {
        typed_day(text).map(|day| DayOrNone(Some(day)))
    }
}

impl Whole {
    /// Whether anything is said.
    pub(super) fn is_given(&self) -> bool {
        self.status.is_some() || self.signed_off_by.is_some() || self.is_about()
    }

    /// Whether something is said but that it is final, a draft or signed off.
    pub(super) fn is_about(&self) -> bool {
        let said = self.texts().iter().any(|(text, ..)| text.is_some());
        let chosen = self.good_enough.is_some() || self.next_review.is_some();
        said || chosen || !self.formerly.is_empty() || self.clear_formerly
    }

    /// The plain texts, each with its option and what it says.
    fn texts(&self) -> [PlainText<'_>; 6] {
        [
            (self.organisation_code.as_ref(), "--organisation-code", Detail::OrganisationCode),
            (self.place.as_ref(), "--place", Detail::Place),
            (self.narrative.as_ref(), "--narrative", Detail::Narrative),
            (self.risks.as_ref(), "--risks", Detail::Risks),
            (self.asks.as_ref(), "--asks", Detail::Asks),
            (self.contact.as_ref(), "--contact", Detail::Contact),
        ]
    }

    /// What is said about the assessment.
    pub(super) fn details(&self, before: &Assessment, framework: &Framework) -> Result<Vec<Detail>, Error> {
        let mut details = Vec::new();
        for (text, option, detail) in self.texts() {
            let Some(text) = text else { continue };
            let text = said(text, option)?;
            details.push(detail(if text.eq_ignore_ascii_case("none") { String::new() } else { text }));
        }
        if let Some(level) = &self.good_enough {
            details.push(Detail::GoodEnough(find_level(framework, level)?));
        }
        details.extend(self.next_review.map(|DayOrNone(day)| Detail::NextReview(day)));
        if self.clear_formerly || !self.formerly.is_empty() {
            let kept = if self.clear_formerly { Vec::new() } else { before.about.formerly.clone() };
            let added = self.formerly.iter().map(|body| former(body)).collect::<Result<Vec<_>, _>>()?;
            details.push(Detail::Formerly([kept, added].concat()));
        }
        Ok(details)
    }
}

/// A body that the organisation succeeds.
fn former(given: &str) -> Result<Former, Error> {
    let such = "write it as in \"Northmoor ICB (code QXX, until 31 March 2026)\"";
    match Former::read(&said(given, "--formerly")?) {
        Ok(former) if former.name.is_empty() => Err(Error::usage(format!("no body is named in {given}")).hint(such)),
        Ok(former) => Ok(former),
        Err(why) => Err(Error::usage(format!("the day in {given} can't be read: {why}")).hint(such)),
    }
}
