//! The columns that tidy rows of assessments begin with.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::assessment::{Assessment, Word};
use crate::document::tidy::tidy_rows;
use crate::framework::PhaseIndex;

tidy_rows! {
    /// Which assessment a row is from.
    SourceRow<'r> {
        file: Cow<'r, str>,
        organisation: Option<&'r str>,
        title: &'r str,
        kind: Option<&'static str>,
        /// That of the phase that the row is about.
        viewpoint: Option<&'static str>,
        updated: Option<Date>,
        framework: &'r str,
        /// The framework's version that the assessment was made with.
        framework_version: &'r str,
    }
}

impl<'r> SourceRow<'r> {
    /// The source of rows about a phase: the viewpoint may differ by phase.
    pub(super) fn of(file: Cow<'r, str>, assessment: &'r Assessment, phase: PhaseIndex) -> Self {
        let about = &assessment.about;
        let viewpoint = about.viewpoint_by_phase.get(&phase).copied().or(about.viewpoint);
        Self {
            file,
            organisation: about.organisation.as_deref(),
            title: &about.title,
            kind: about.kind.map(Word::id),
            viewpoint: viewpoint.map(Word::id),
            updated: about.updated,
            framework: &assessment.framework.id,
            framework_version: &assessment.framework.version,
        }
    }
}
