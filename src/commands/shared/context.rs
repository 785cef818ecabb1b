//! What every command is handed: the options that hold everywhere, what reads files, and what writes results.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::loader::{Loaded, Loader};
use super::options::Options;
use super::output::Output;
use crate::env::Env;
use crate::error::Error;
use crate::framework::Framework;
use crate::score::Rule;

/// What every command is handed.
pub struct Context {
    pub options: Options,
    pub loader: Loader,
    pub output: Output,
}

impl Context {
    /// A context that writes results to `out` and messages to `err`.
    pub fn new(env: Env, options: Options, out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        let loader = Loader::new(&options);
        let output = Output::new(env, out, err, loader.files_read(), options.carried());
        Self { options, loader, output }
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

    /// The assessments in several files.
    ///
    /// # Errors
    /// At the first file that can't be read or has faults.
    pub fn load_all(&mut self, paths: &[PathBuf], framework: &Framework) -> Result<Vec<Loaded>, Error> {
        paths.iter().map(|path| self.load(path, framework)).collect()
    }
}
