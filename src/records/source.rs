//! The columns that tidy rows of assessments begin with.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::assessment::{Assessment, Word};
use crate::document::tidy::tidy_rows;
use crate::framework::Area;
use crate::score::Scorecard;

tidy_rows! {
    /// Which assessment a row is from, and by which rule it is rated.
    FileRow<'r> {
        file: Cow<'r, str>,
        organisation: Option<&'r str>,
        /// Tells which organisation it is when names change.
        organisation_code: Option<&'r str>,
        /// A place or neighbourhood within it.
        place: Option<&'r str>,
        title: &'r str,
        kind: Option<&'static str>,
        /// That of the phase that the row is about, if it is about one.
        viewpoint: Option<&'static str>,
        timing: Option<&'static str>,
        /// Draft or final.
        assessment_status: Option<&'static str>,
        updated: Option<Date>,
        framework: &'r str,
        /// The version of the framework whose items the row is about; answers to another one are brought over to it.
        framework_version: &'r str,
        /// From which share of its items on a level is complete, in percent.
        threshold: u32,
    }

    /// Which assessment a row is from, by which rule, and which area it is about.
    SourceRow<'r> {
        ...file: FileRow<'r>,
        phase: &'r str,
        area: &'r str,
    }
}

impl<'r> FileRow<'r> {
    /// The source of rows about an area, or about the whole assessment.
    pub(super) fn of(
        file: Cow<'r, str>,
        assessment: &'r Assessment,
        card: &'r Scorecard<'r>,
        area: Option<&'r Area>,
    ) -> Self {
        let about = &assessment.about;
        let viewpoint = area.map_or(about.viewpoint, |area| about.viewpoint_in(area.phase));
        Self {
            file,
            organisation: about.organisation.as_deref(),
            organisation_code: about.organisation_code.as_deref(),
            place: about.place.as_deref(),
            title: &about.title,
            kind: about.kind.map(Word::id),
            viewpoint: viewpoint.map(Word::id),
            timing: about.timing.map(Word::id),
            assessment_status: about.status.map(Word::id),
            updated: about.updated,
            framework: &assessment.framework.id,
            framework_version: &assessment.framework.version,
            threshold: card.rule.threshold_percent().into(),
        }
    }
}

impl<'r> SourceRow<'r> {
    /// The source of rows about an area.
    pub(super) fn of(file: Cow<'r, str>, assessment: &'r Assessment, card: &'r Scorecard<'r>, area: &'r Area) -> Self {
        let phase = &card.framework[area.phase].id;
        Self { file: FileRow::of(file, assessment, card, Some(area)), phase, area: &area.id }
    }
}
