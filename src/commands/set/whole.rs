//! What `thrive set` can say of the assessment as a whole.

use super::super::shared::arguments::{said, word};
use crate::assessment::{Assessment, Detail, Former, Status};
use crate::error::Error;

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
}

impl Whole {
    /// Whether anything is said.
    pub(super) fn is_given(&self) -> bool {
        self.status.is_some() || self.signed_off_by.is_some() || self.is_about()
    }

    /// Whether something is said about the organisation.
    pub(super) fn is_about(&self) -> bool {
        let said = self.organisation_code.is_some() || self.place.is_some();
        said || !self.formerly.is_empty() || self.clear_formerly
    }

    /// What is said about the organisation.
    pub(super) fn details(&self, before: &Assessment) -> Result<Vec<Detail>, Error> {
        let some = |text: &String, option| {
            said(text, option).map(|text| if text.eq_ignore_ascii_case("none") { String::new() } else { text })
        };
        let code = self.organisation_code.as_ref().map(|code| some(code, "--organisation-code")).transpose()?;
        let place = self.place.as_ref().map(|place| some(place, "--place")).transpose()?;
        let mut details: Vec<Detail> = code.map(Detail::OrganisationCode).into_iter().collect();
        details.extend(place.map(Detail::Place));
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
