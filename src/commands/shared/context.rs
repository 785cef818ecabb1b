//! What every command is handed: the options that hold everywhere, what reads files, and what writes results.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::find_area;
use super::loader::{Loaded, Loader};
use super::options::Options;
use super::output::Output;
use crate::env::Env;
use crate::error::Error;
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint, Invocation};
use crate::problem::Code;
use crate::score::Rule;
use crate::store;

/// What every command is handed.
pub struct Context {
    pub options: Options,
    pub loader: Loader,
    pub output: Output,
    /// All that can be typed, for those who describe it.
    pub typed: fn() -> clap::Command,
}

impl Context {
    /// A context that writes results to `out` and messages to `err`, for someone who called the program in this way. `typed` is all that
    /// can be typed.
    pub fn new(
        env: Env,
        options: Options,
        called: Invocation,
        typed: fn() -> clap::Command,
        out: Box<dyn Write + Send>,
        err: Box<dyn Write>,
    ) -> Self {
        let loader = Loader::new(&options);
        let called = Invocation { options: options.carried(), ..called };
        let output = Output::new(env, out, err, loader.files_read(), called);
        Self { options, loader, output, typed }
    }

    /// Forgets which files were read: what follows is another command.
    pub fn begin_anew(&mut self) {
        self.loader = Loader::new(&self.options);
        self.output.forget_files(self.loader.files_read());
    }

    /// The rule in force.
    pub fn rule(&self) -> Rule {
        self.options.threshold
    }

    /// The assessment in a file; what people should know about it is said.
    ///
    /// # Errors
    /// If the file can't be read or has faults.
    pub fn load(&mut self, path: &Path, framework: &Framework) -> Result<Loaded, Error> {
        let loaded = self.loader.assessment(path, framework)?;
        self.output.say_all(&loaded.notices(framework));
        Ok(loaded)
    }

    /// The assessment in one of several files that are set against each other. Where it is of another framework, people are also told
    /// of which ones that can be done.
    ///
    /// # Errors
    /// If the file can't be read or has faults.
    pub fn load_beside(&mut self, path: &Path, framework: &Framework, of_one: &str) -> Result<Loaded, Error> {
        self.load(path, framework).map_err(|error| {
            let is_other = error.problems.iter().any(|problem| problem.code == Code::OtherFramework);
            if is_other { error.hint(of_one) } else { error }
        })
    }

    /// The assessments in several files, and why others could not be read: one doesn't stop the rest.
    ///
    /// # Errors
    /// If a file isn't there, which is more likely a slip in what was typed; or if not one of them can be read, and why the first can't.
    pub fn load_readable(
        &mut self,
        paths: &[PathBuf],
        framework: &Framework,
    ) -> Result<(Vec<Loaded>, Vec<Error>), Error> {
        check_no_area(paths, framework)?;
        readable(paths, |path| self.load(path, framework))
    }
}

/// What is read from several files, and why others could not be read: one doesn't stop the rest.
///
/// # Errors
/// If a file isn't there, which is more likely a slip in what was typed; or if not one of them can be read, and why the first can't.
pub fn readable<T>(
    paths: &[PathBuf],
    mut read: impl FnMut(&Path) -> Result<T, Error>,
) -> Result<(Vec<T>, Vec<Error>), Error> {
    check_are_there(paths)?;
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        match read(path) {
            Ok(read) => found.push(read),
            Err(error) => unreadable.push(error),
        }
    }
    if found.is_empty() && !unreadable.is_empty() {
        return Err(unreadable.swap_remove(0));
    }
    Ok((found, unreadable))
}

fn check_are_there(paths: &[PathBuf]) -> Result<(), Error> {
    let mut paths = paths.iter().map(|path| store::with_ending(path));
    match paths.find(|path| matches!(store::look(path), Ok(false))) {
        Some(gone) => Err(store::missing(&gone)),
        None => Ok(()),
    }
}

/// Refuses files that aren't there, and the id of an area where a file is meant.
///
/// # Errors
/// If there is one, and what was meant.
pub fn check_are_files(paths: &[PathBuf], framework: &Framework) -> Result<(), Error> {
    check_no_area(paths, framework)?;
    check_are_there(paths)
}

/// Refuses the id of an area where a file is meant.
fn check_no_area(paths: &[PathBuf], framework: &Framework) -> Result<(), Error> {
    let is_file = |path: &&PathBuf| store::exists(&store::with_ending(path));
    for name in paths.iter().filter(|path| !is_file(path)).filter_map(|path| path.to_str()) {
        if let Ok(area) = find_area(framework, name) {
            let score = CommandLine::thrive(&["score"]);
            let score = match paths.iter().find(is_file) {
                Some(file) => score.with(file.display().to_string()),
                None => score.with_blank("FILE"),
            };
            let explain = score.with("--explain").with(&area.id);
            return Err(Error::usage(format!("{name} is an area, and a file is meant here"))
                .hint(Hint::from("to see why it has its rating: ").and(explain)));
        }
    }
    Ok(())
}
