//! The files of several assessors, which `merge` and `agreement` work on.

use std::path::{Path, PathBuf};

use super::context::{Context, readable};
use super::loader::{Loaded, assessment_in};
use super::refusal;
use super::saved::check_is_not_later;
use crate::assessment::{Assessment, Digest};
use crate::error::Error;
use crate::forms::{Received, receive};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::merge::{MergeError, Source};
use crate::problem::Code;
use crate::store;
use crate::words;

/// The files of several assessors.
pub struct Voices {
    /// In the order in which they were named.
    files: Vec<Given>,
    /// What people should know about the answers before they rely on them. It names files.
    notices: Vec<String>,
    /// How many files were brought over from another version of the framework.
    brought_over: usize,
}

/// What one of them has answered.
struct Given {
    /// The file's name without its folders; with them, where several files have the name.
    name: String,
    /// What tells its content from others.
    digest: String,
    assessment: Assessment,
}

impl Voices {
    /// The assessments in files; forms are to be imported first.
    ///
    /// # Errors
    /// At the first file that can't be read, has faults or is no assessment.
    pub fn load(paths: &[PathBuf], framework: &Framework, context: &Context) -> Result<Self, Error> {
        match Self::load_readable(paths, framework, context)? {
            (all, unreadable) if unreadable.is_empty() => Ok(all),
            (_, mut unreadable) => Err(unreadable.swap_remove(0)),
        }
    }

    /// The assessments in files, and why others could not be read or are none.
    ///
    /// # Errors
    /// If a file isn't there, or not one of them can be read.
    pub fn load_readable(
        paths: &[PathBuf],
        framework: &Framework,
        context: &Context,
    ) -> Result<(Self, Vec<Error>), Error> {
        let mut all = Self { files: Vec::new(), notices: Vec::new(), brought_over: 0 };
        let (files, unreadable) = readable(paths, |path| {
            let path = store::with_ending(path);
            let bytes = context.loader.read(&path)?;
            let loaded = loaded(&path, &bytes, framework)?;
            all.notices.extend(loaded.notices(framework));
            all.brought_over += usize::from(loaded.migration.is_some());
            let name = if is_only(&path, paths) { store::file_name(&path) } else { path.display().to_string() };
            Ok(Given { name, digest: Digest::of(&bytes).to_string(), assessment: loaded.assessment })
        })?;
        Ok((Self { files, ..all }, unreadable))
    }

    /// All of them, for the merger, which takes files of the same content as one.
    pub fn sources(&self) -> Vec<Source<'_>> {
        let files = self.files.iter();
        files
            .map(|Given { name, digest, assessment }| Source {
                file: name.clone(),
                digest: Some(digest.clone()),
                assessment,
            })
            .collect()
    }

    /// What people should know about the answers before they rely on them; without names of files where these are hidden.
    pub fn notices(&self, is_anonymous: bool) -> Vec<String> {
        if !is_anonymous {
            return self.notices.clone();
        }
        let files = words::either(self.brought_over, "file was", "files were");
        let told = format!("{files} brought over from another version of the framework.");
        (self.brought_over > 0).then_some(told).into_iter().collect()
    }
}

/// Whether no other file has this name.
fn is_only(path: &Path, paths: &[PathBuf]) -> bool {
    paths.iter().filter(|other| store::file_name(&store::with_ending(other)) == store::file_name(path)).count() == 1
}

fn loaded(path: &Path, bytes: &[u8], framework: &Framework) -> Result<Loaded, Error> {
    let name = path.display();
    let import = |blank: &'static str| {
        let import = CommandLine::thrive(&["import", &name.to_string(), "-o"]).with_blank(blank);
        Hint::from("take it in first: ").and(import)
    };
    match receive(bytes, framework) {
        Ok(Received::Assessment(inside)) if inside == bytes => {}
        Ok(_) => {
            let message = format!("{name} is a form that came back, and assessment files are meant here");
            return Err(Error::refused(message).hint(import("ANSWERS.yaml")));
        }
        Err(why) => return Err(Error::refused(format!("{name} {}", why.what)).hint(why.hint)),
    }
    let loaded = assessment_in(path.to_owned(), bytes, framework).map_err(|error| {
        let is_other = error.problems.iter().any(|problem| problem.code == Code::OtherFramework);
        if is_other { error.hint("files can be put together where all are of the same framework") } else { error }
    })?;
    check_is_not_later(&loaded)?;
    Ok(loaded)
}

/// What is said when files can't be merged.
pub fn error(why: MergeError, framework: &Framework) -> Error {
    match why {
        MergeError::NoFiles => Error::usage("no file was named"),
        MergeError::OtherFramework { file, framework } => {
            Error::refused(format!("{file} is for the framework {framework}, which is not the one in use"))
                .hint("files can be put together where all are of the same framework")
        }
        MergeError::TooFewForRule { fewest, files } => {
            Error::refused(format!("the rule asks for {fewest} assessors, and there {}", are_different(files)))
                .hint("ask for fewer with --rule, or add the files that are missing")
        }
        MergeError::TooFewToHide { files } => {
            Error::refused(format!("names can't be hidden among so few: there {}", are_different(files)))
                .hint("--anonymous needs at least three different files")
        }
        MergeError::Refused(why) => refusal::of("the merged assessment".to_owned(), framework)(why),
    }
}

fn are_different(files: usize) -> String {
    format!("{} {}", words::agree(files, "is", "are"), words::either(files, "different file", "different files"))
}
