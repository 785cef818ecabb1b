//! The file that a command changes: locked, read, and saved again so that nothing is lost. Every command that changes an
//! assessment uses it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Zoned;

use super::loader::{Loaded, assessment_in};
use super::output::Output;
use crate::assessment::{self, Assessment, Migration};
use crate::env;
use crate::error::Error;
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::ids;
use crate::input;
use crate::pages::migration;
use crate::store::{self, Holder, Sitting};
use crate::words;

/// The file as it is held for the length of a command.
#[derive(Default)]
struct Held {
    /// Absent until the title names the file.
    sitting: Option<Sitting>,
    /// Whether the file exists.
    is_there: bool,
}

impl Held {
    /// The path of the file as it was given; empty until there is one.
    fn name(&self) -> String {
        self.sitting.as_ref().map(|sitting| sitting.path().display().to_string()).unwrap_or_default()
    }
}

/// The file that the answers go to.
pub struct SavedFile {
    holder: Holder,
    /// Shared with whoever closes the file when the program is told to stop; that waits for a save that has begun.
    held: Arc<Mutex<Held>>,
    /// Whether anything was saved to it.
    is_changed: bool,
    /// The files that a new one is made from.
    sources: Vec<PathBuf>,
    /// The assessment that was found in the file.
    pub found: Option<Assessment>,
    /// How answers to another version of the framework were brought over to this one, if they were.
    pub migration: Option<Migration>,
    /// What someone should look at in the file.
    warnings: Vec<String>,
}

impl SavedFile {
    /// Opens the file at a path to work on it; without a path, one that its title will name.
    ///
    /// # Errors
    /// If nothing could be saved to it, or what is in it has faults or is of a later version of the framework.
    pub fn open(path: Option<&Path>, framework: &Framework, now: &Zoned) -> Result<Self, Error> {
        check_clock(now)?;
        let holder = holder(now);
        let Some(path) = path else {
            store::check_can_create(Path::new("assessment.yaml"))?;
            return Ok(Self {
                holder,
                held: Arc::default(),
                is_changed: false,
                sources: Vec::new(),
                found: None,
                migration: None,
                warnings: Vec::new(),
            });
        };
        let path = store::with_ending(path);
        check_name(&path)?;
        let sitting = Sitting::open(&path, &holder)?;
        let bytes = sitting.known().filter(|_| !sitting.is_blank());
        let found = bytes.map(|bytes| assessment_in(path, bytes, framework)).transpose()?;
        found.as_ref().map_or(Ok(()), check_is_not_later)?;
        let warnings = found.as_ref().map(|found| found.warnings.clone()).unwrap_or_default();
        let (found, migration) = found.map(|found| (found.assessment, found.migration)).unzip();
        let migration = migration.flatten();
        let held = Held { sitting: Some(sitting), is_there: found.is_some() };
        let held = Arc::new(Mutex::new(held));
        Ok(Self { holder, held, is_changed: false, sources: Vec::new(), found, migration, warnings })
    }

    /// Opens an existing file to change it.
    ///
    /// # Errors
    /// If there is no such file, or as with [`Self::open`].
    pub fn open_to_change(path: &Path, framework: &Framework, now: &Zoned) -> Result<(Self, Assessment), Error> {
        store::check_is_there(&store::with_ending(path))?;
        let mut file = Self::open(Some(path), framework, now)?;
        let found = file.found.take();
        let empty = || {
            let begin = CommandLine::thrive(&["assess", &file.name()]);
            Error::refused(format!("{} is empty", file.name())).hint(Hint::from("begin with ").and(begin))
        };
        let found = found.ok_or_else(empty)?;
        Ok((file, found))
    }

    /// Makes the file, if it is new, no more open than the one at this path, and those that were named before.
    pub fn make_from(&mut self, source: &Path) {
        self.sources.push(source.to_owned());
    }

    /// What people should know about the file before they go on with it.
    pub fn remarks(&self, framework: &Framework) -> Vec<String> {
        let held = self.held();
        let Some(sitting) = &held.sitting else { return Vec::new() };
        let told = |migration| migration::told(&held.name(), migration, framework).join(" ");
        let mut remarks: Vec<String> = self.warnings.clone();
        remarks.extend(self.migration.iter().map(told));
        if let Some(copy) = sitting.copy_with_comments() {
            remarks.push(format!(
                "This file has comments written by hand. Saving leaves them out; {} keeps them.",
                copy.display()
            ));
        }
        let comments = sitting.known().map(input::comments).unwrap_or_default();
        if let Some(comment) = comments.iter().find(|comment| comment.is_after_value) {
            remarks.push(format!(
                "What stands after # in line {} is such a comment, too; put quotation marks round a text with # in it.",
                comment.line
            ));
        }
        remarks.extend(sitting.remarks());
        remarks
    }

    /// Saves; before the first save, people are told what they should know about the file.
    ///
    /// # Errors
    /// As with [`Self::save`].
    pub fn change(&mut self, assessment: &Assessment, framework: &Framework, output: &mut Output) -> Result<(), Error> {
        if !self.is_changed {
            output.say_all(&self.remarks(framework));
        }
        self.save(assessment, framework)
    }

    /// Saves, if reading what is written gives the same assessment.
    ///
    /// # Errors
    /// If it does not, or the disk refuses, or someone else has changed the file.
    pub fn save(&mut self, assessment: &Assessment, framework: &Framework) -> Result<(), Error> {
        let mut held = self.held();
        let mut sitting = match held.sitting.take() {
            Some(sitting) => sitting,
            None => {
                let slug = ids::slug(&assessment.about.title);
                let name = if slug.is_empty() { "assessment" } else { &slug };
                Sitting::open(&store::unused(name, "yaml"), &self.holder)?
            }
        };
        let saved = text_of(assessment, framework, sitting.path()).and_then(|text| sitting.save(&text, &self.sources));
        held.is_there |= saved.is_ok();
        held.sitting = Some(sitting);
        drop(held);
        self.is_changed |= saved.is_ok();
        saved
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What has become of it: `Saved in f.yaml`, or `f.yaml is as it was`.
    pub fn outcome(&self) -> String {
        let name = self.name();
        if self.is_changed { format!("Saved in {name}") } else { format!("{name} is as it was") }
    }

    /// Whether the file exists.
    pub fn is_there(&self) -> bool {
        self.held().is_there
    }

    /// What closes the file when the program is told to stop, once a save that has begun is done; nothing is saved from then on.
    /// `told` makes of its name, if there is a file, what people are told. Nothing if the file is closed already.
    pub fn closing(
        &self,
        told: impl FnOnce(Option<&str>) -> String + Send + 'static,
    ) -> impl FnOnce() -> Option<String> + Send + 'static {
        let held = Arc::downgrade(&self.held);
        move || {
            let held = held.upgrade()?;
            let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
            let said = told(Some(held.name().as_str()).filter(|_| held.is_there));
            drop(held.sitting.take());
            // Kept to the end of the program.
            std::mem::forget(held);
            Some(said)
        }
    }

    /// The path of the file as it was given; empty until there is one.
    pub fn name(&self) -> String {
        self.held().name()
    }

    /// The same error with a hint at the file that has the answers.
    pub fn keep(&self, error: Error) -> Error {
        if self.is_there() { error.hint(format!("the answers are in {}", self.name())) } else { error }
    }
}

/// The text of a file with this path, in JSON if its name says so; only if reading it gives the same assessment.
///
/// # Errors
/// If it doesn't, or can't be written.
pub fn text_of(assessment: &Assessment, framework: &Framework, path: &Path) -> Result<String, Error> {
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let write = if is_json { assessment::write_json } else { assessment::write };
    let text =
        write(assessment, framework).map_err(|why| Error::refused(format!("the answers can't be written: {why}")))?;
    check_comes_back(&text, assessment, framework, path)?;
    Ok(text)
}

/// Refuses a text from which other answers would be read, or none.
///
/// # Errors
/// If it is one.
fn check_comes_back(text: &str, assessment: &Assessment, framework: &Framework, path: &Path) -> Result<(), Error> {
    if text.len() > input::LARGEST_FILE {
        let (name, limit) = (path.display(), input::LARGEST_FILE / 1024 / 1024);
        let message = format!(
            "{name} would have more than {limit} MB with this, and no file of that size is read, so it was not saved"
        );
        return Err(Error::refused(message).hint("write less, or shorten the longest notes and evidence first"));
    }
    if assessment::read(text.as_bytes(), framework).assessment.as_ref() == Some(assessment) {
        return Ok(());
    }
    Err(Error::refused("the answers would not come back from a file as they are, so they were not saved")
        .hint("this is a fault of the program; please report it with what you typed last"))
}

/// Refuses to work with a clock that is so wrong that files couldn't hold its days.
///
/// # Errors
/// If it is.
fn check_clock(now: &Zoned) -> Result<(), Error> {
    let today = now.date();
    if assessment::day(&today.to_string()).is_some() {
        return Ok(());
    }
    let message = format!("the clock of this computer says {}, which can't be right", words::long_date(today));
    Err(Error::refused(message).hint("set it to today's date, then try again; nothing was changed"))
}

/// Refuses the name of a new file that says that it is something else than an assessment.
fn check_name(path: &Path) -> Result<(), Error> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if store::exists(path) || matches!(ending.as_str(), "yaml" | "yml" | "json") {
        return Ok(());
    }
    // What follows the dot of “Round 2.1” is part of the name.
    let is_ending = ending.len() <= 5 && ending.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let name = if is_ending { path.with_extension("") } else { path.to_owned() };
    let better = CommandLine::thrive(&["assess"]).with(format!("{}.yaml", name.display()));
    Err(Error::usage(format!("an assessment can't be called {}: its name ends in .yaml or .json", path.display()))
        .hint(Hint::from("call it, for example, as in ").and(better)))
}

/// Refuses to go on with answers that were given to a later version of the framework.
///
/// # Errors
/// If they were.
pub fn check_is_not_later(loaded: &Loaded) -> Result<(), Error> {
    if !loaded.migration.as_ref().is_some_and(|migration| migration.is_back) {
        return Ok(());
    }
    let message = format!("{} was made with a later version of the framework than the one in use", loaded.name());
    Err(Error::refused(message)
        .hint("going on would take its answers back; pass the later file of the framework with --framework FILE")
        .hint(
            Hint::from(CommandLine::thrive(&["score", &loaded.name()]))
                .and(" and ")
                .and(CommandLine::thrive(&["summary", &loaded.name()]))
                .and(" show it with this one, and change nothing"),
        ))
}

/// Who is working on the file, for the message to others who want to open it.
fn holder(now: &Zoned) -> Holder {
    let (user, computer) = env::user_and_computer();
    Holder {
        user,
        computer,
        since: now.timestamp().as_second(),
        since_text: now.strftime("%-d %B %Y, %H:%M").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework;
    use crate::hint::Invocation;

    #[test]
    fn what_is_too_large_to_be_read_is_not_saved_and_no_fault_of_ours() {
        let framework = framework::bundled();
        let assessment = Assessment::new(&framework, "Sample", jiff::civil::date(2026, 11, 21));
        let text = "x".repeat(input::LARGEST_FILE + 1);
        let error = check_comes_back(&text, &assessment, &framework, Path::new("f.yaml")).unwrap_err();
        assert_eq!(
            error.text(&Invocation::default()),
            "f.yaml would have more than 10 MB with this, and no file of that size is read, so it was not saved\n  write less, or shorten the longest notes and evidence first"
        );
    }
}
