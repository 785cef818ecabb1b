//! Reads the files of a portfolio, on all cores, and keeps little of each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assessment::{self, Digest, FrameworkRef};
use crate::commands::shared::context::Context;
use crate::commands::shared::loader::{Loader, assessment_in};
use crate::commands::shared::parallel::in_order;
use crate::commands::shared::progress::Progress;
use crate::error::Error;
use crate::framework::Framework;
use crate::pages::portfolio::Aside;
use crate::portfolio::{Member, Texts};
use crate::problem::Code;
use crate::score::{Rule, score};
use crate::store::{self, FoundFile, discover};

/// What is in some folders.
pub(super) struct Gathered {
    /// The assessments of the framework in use, in the order of the files.
    pub(super) members: Vec<Member>,
    pub(super) aside: Aside,
    /// Why files and folders could not be read, in the order of their names.
    pub(super) unreadable: Vec<Error>,
    /// How many files have something that someone should look at.
    pub(super) with_warnings: usize,
}

/// What came of one file.
enum Outcome {
    Member(Box<Member>, HasWarnings),
    OtherFormat,
    /// Of another framework, or with other local additions.
    OtherFramework(String),
    Unreadable(Error),
}

type HasWarnings = bool;

/// Reads all assessments in folders and files. How far it has come is shown if it takes long.
pub(super) fn gather(named: &[PathBuf], framework: &Framework, context: &mut Context) -> Gathered {
    let found = discover(named);
    let mut unreadable: Vec<(PathBuf, Error)> =
        found.unreadable.into_iter().map(|unreadable| (unreadable.path, unreadable.error)).collect();
    let (rule, loader) = (context.rule(), &context.loader);
    let mut progress = Progress::new(&mut context.output, "Reading", found.files.len());
    let files = found.files;
    let (mut members, mut texts) = (Vec::with_capacity(files.len()), Texts::default());
    let (mut with_warnings, mut other_formats) = (0, 0);
    let mut other_frameworks: BTreeMap<String, usize> = BTreeMap::new();
    let mut order = 0..files.len();
    let done = in_order(
        files.len(),
        |index| read(&files[index], framework, rule, loader),
        |outcome| -> Result<(), std::convert::Infallible> {
            let number = order.next().unwrap_or_default();
            match outcome {
                Outcome::Member(mut member, has_warnings) => {
                    member.settle(&mut texts);
                    members.push(*member);
                    with_warnings += usize::from(has_warnings);
                }
                Outcome::OtherFormat => other_formats += 1,
                Outcome::OtherFramework(name) => *other_frameworks.entry(name).or_default() += 1,
                Outcome::Unreadable(error) => unreadable.push((files[number].path.to_path_buf(), error)),
            }
            progress.step();
            Ok(())
        },
    );
    let Ok(()) = done;
    drop(progress);
    unreadable.sort_by(|(one, _), (other, _)| one.cmp(other));
    let name = |path: &Path| path.display().to_string();
    Gathered {
        members,
        aside: Aside {
            conflict_copies: found
                .conflict_copies
                .iter()
                .map(|copy| (name(&copy.path), name(&copy.original)))
                .collect(),
            other_formats,
            other_frameworks: other_frameworks.into_iter().collect(),
            unreadable: unreadable.len(),
        },
        unreadable: unreadable.into_iter().map(|(_, error)| error).collect(),
        with_warnings,
    }
}

fn read(file: &FoundFile, framework: &Framework, rule: Rule, loader: &Loader) -> Outcome {
    let bytes = match store::read(&file.path) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Unreadable(error),
    };
    // With nothing in it, as where saving or copying was cut short, it may have been an assessment: that is told as of any other.
    let is_blank = bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0);
    if !file.is_named && !is_blank && !assessment::is_meant(&bytes) {
        // It may be what an earlier run has written, which this one may write over.
        return Outcome::OtherFormat;
    }
    loader.has_read(Arc::clone(&file.path));
    let found = match assessment_in(file.path.to_path_buf(), &bytes, framework) {
        Ok(found) => found,
        Err(error) => {
            return other_framework(&error, &bytes).map_or(Outcome::Unreadable(error), Outcome::OtherFramework);
        }
    };
    let made_with: &FrameworkRef =
        found.migration.as_ref().map_or(&found.assessment.framework, |migration| &migration.from);
    let card = score(framework, &found.assessment, rule);
    let (path, digest) = (Arc::clone(&file.path), Digest::of(&bytes));
    let mut member = Member::of(path, digest, &made_with.version, &found.assessment, &card);
    member.may_be_copy_of.clone_from(&file.may_be_copy_of);
    Outcome::Member(Box::new(member), !found.warnings.is_empty())
}

/// The framework that a file is for, if it is only for this that it can't be read.
fn other_framework(error: &Error, bytes: &[u8]) -> Option<String> {
    let is_other = |code: Code| matches!(code, Code::OtherFramework | Code::OtherOverlay);
    if !error.problems.iter().any(|problem| is_other(problem.code)) {
        return None;
    }
    let (id, overlay) = assessment::framework_in(bytes)?;
    Some(overlay.map_or(id.clone(), |overlay| format!("{id} with the local additions {overlay}")))
}
