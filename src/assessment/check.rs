//! From the file to the model: every rule an assessment file has to keep, and every breach of them found in one go.

mod about;
mod actions;
mod areas;
mod blanks;
mod resolve;
mod shared;

use self::resolve::resolved;
use self::shared::Check;
use super::file::{AboutFile, AssessmentFile, FORMAT, FORMAT_VERSION};
use super::model::{Assessment, FrameworkRef, OverlayRef};
use super::written::Written;
use crate::framework::{Framework, format_problem};
use crate::input::Reading;
use crate::problem::{Code, Here, Problem, any_fault};

/// What is in a file without a fault.
pub(super) enum Found<'f> {
    /// Answers to the version of the framework that is in use.
    Here(Assessment),
    /// Answers to another version, whose ids are not all known here.
    Elsewhere(Written<'f>),
}

/// Checks what was read from a file against the framework: what is in it, if there is no fault, and every problem, those of
/// reading first.
pub(super) fn check<'f>(
    reading: &'f Reading<AssessmentFile>,
    framework: &Framework,
) -> (Option<Found<'f>>, Vec<Problem>) {
    let mut problems = reading.problems.clone();
    let Some(file) = &reading.value else { return (None, problems) };
    if let Some(problem) = format_problem(file.format.as_deref(), FORMAT, FORMAT_VERSION) {
        // What else is odd in a file of another kind is of no use to anyone.
        return (None, vec![problem]);
    }
    let mut check = Check::new(framework, &problems);
    let written = check.assessment(file);
    if written.is_some() {
        check.not_left_blank(&reading.blanks);
    }
    problems.append(&mut check.problems);
    let found = written.filter(|_| !any_fault(&problems)).map(|written| {
        if check.is_other_version { Found::Elsewhere(written) } else { Found::Here(resolved(written, framework)) }
    });
    (found, problems)
}

impl Check<'_> {
    /// Absent if the file is for another framework: then its ids would only add noise.
    fn assessment<'f>(&mut self, file: &'f AssessmentFile) -> Option<Written<'f>> {
        let framework = self.framework_ref(file)?;
        Some(Written {
            framework,
            about: self.about(file.about.as_ref().unwrap_or(&AboutFile::default())),
            areas: self.areas(&file.areas),
            actions: self.actions(&file.actions),
            last_action: file.last_action,
            unplaced: file.unplaced.iter().flatten().map(|(id, value)| (id.clone(), value.clone())).collect(),
        })
    }

    fn framework_ref(&mut self, file: &AssessmentFile) -> Option<FrameworkRef> {
        let here = Here::Top.key("framework");
        let reference = file.framework.as_ref();
        let id = self.text(reference.and_then(|reference| reference.id.as_ref()), &here, "id")?;
        let version = self.text(reference.and_then(|reference| reference.version.as_ref()), &here, "version")?;
        if id != self.framework.id() {
            let message =
                format!("this assessment is for the framework {id}, and the one in use is {}", self.framework.id());
            self.fault(
                Code::OtherFramework,
                &here.key("id"),
                message,
                format!("pass the file of {id} with --framework FILE"),
            );
            return None;
        }
        let overlay = reference.and_then(|reference| reference.overlay.as_ref());
        let overlay = match overlay {
            None => None,
            Some(overlay) => {
                let there = here.key("overlay");
                let id = self.text(overlay.id.as_ref(), &there, "id")?;
                let version = self.text(overlay.version.as_ref(), &there, "version")?;
                self.same_overlay(&id, &there)?;
                Some(OverlayRef { id, version })
            }
        };
        let reference = FrameworkRef { id, version, overlay };
        self.is_other_version = reference != FrameworkRef::to(self.framework);
        Some(reference)
    }

    /// Refuses answers that were given with other local additions than those in use, or with some where there are none.
    fn same_overlay(&mut self, id: &str, here: &Here) -> Option<()> {
        let in_use = self.framework.overlay().map(|overlay| overlay.id.as_str());
        if in_use == Some(id) {
            return Some(());
        }
        let instead = in_use.map_or_else(|| "none is".to_owned(), |other| format!("{other} is"));
        let message = format!("this assessment was made with the overlay {id}, and {instead} in use");
        self.fault(
            Code::OtherOverlay,
            &here.key("id"),
            message,
            format!("pass the file of {id} with --framework FILE"),
        );
        None
    }
}
