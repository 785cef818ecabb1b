//! Reads the files that commands are given: frameworks, wordings and assessments. Reading prints nothing: what people should
//! know about a file is returned with it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::options::Options;
use crate::assessment::{self, Assessment, Migration};
use crate::error::Error;
use crate::framework::wording::{self, Wording};
use crate::framework::{self, Framework};
use crate::input;
use crate::pages::migration;
use crate::problem::{Problem, Severity};
use crate::store;

/// The files read so far, frameworks and wordings too.
#[derive(Debug, Default)]
pub struct FilesRead(Mutex<Vec<Arc<Path>>>);

impl FilesRead {
    fn add(&self, path: Arc<Path>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    }

    /// Where they are.
    pub fn paths(&self) -> Vec<Arc<Path>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the file at this path is one of them, by whichever name.
    pub fn contains(&self, path: &Path) -> bool {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        store::exists(path) && files.iter().any(|file| store::is_same(file, path))
    }
}

/// An assessment that was read from a file.
#[derive(Debug)]
pub struct Loaded {
    pub path: PathBuf,
    pub assessment: Assessment,
    /// How answers to another version of the framework were brought over to this one, if they were.
    pub migration: Option<Migration>,
    /// What someone should look at in the file.
    pub warnings: Vec<String>,
}

impl Loaded {
    /// The path as it was given.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// What people should know before they rely on the answers: what someone should look at in the file, what became of answers to
    /// another version of the framework, and which were given to other words.
    pub fn notices(&self, framework: &Framework) -> Vec<String> {
        let told = self.migration.as_ref().map(|migration| migration::told(&self.name(), migration, framework));
        let mut notices = [self.warnings.clone(), told.unwrap_or_default()].concat();
        if self.migration.as_ref().is_none_or(|migration| migration.reworded.is_empty()) {
            notices.extend(migration::reworded(&self.name(), &self.assessment, framework));
        }
        notices
    }
}

/// Reads files; threads can share one loader.
#[derive(Debug)]
pub struct Loader {
    /// The file of `--framework`.
    framework: Option<PathBuf>,
    /// The file of `--wording`.
    wording: Option<PathBuf>,
    files_read: Arc<FilesRead>,
}

impl Loader {
    /// A loader for these options.
    pub fn new(options: &Options) -> Self {
        Self {
            framework: options.framework.clone(),
            wording: options.wording.clone(),
            files_read: Arc::new(FilesRead::default()),
        }
    }

    /// The files read so far; files that are read later are added.
    pub fn files_read(&self) -> Arc<FilesRead> {
        Arc::clone(&self.files_read)
    }

    /// The framework in use: the bundled one or that of `--framework`, in its own words or those of `--wording`.
    ///
    /// # Errors
    /// If a file can't be read or has faults.
    pub fn framework(&self) -> Result<Framework, Error> {
        let framework = self.own_framework()?;
        let (Some(path), Some(wording)) = (&self.wording, self.wording()?) else { return Ok(framework) };
        wording::lay(framework, &wording).map_err(|problem| Error::problems(&path.display().to_string(), vec![problem]))
    }

    /// The framework in use in its own words.
    ///
    /// # Errors
    /// If its file can't be read or has faults.
    pub fn own_framework(&self) -> Result<Framework, Error> {
        self.framework.as_deref().map_or_else(|| Ok(framework::bundled()), |path| self.framework_in(path))
    }

    /// The wording of `--wording`.
    ///
    /// # Errors
    /// If its file can't be read or has faults.
    pub fn wording(&self) -> Result<Option<Wording>, Error> {
        let Some(path) = &self.wording else { return Ok(None) };
        let checked = self.check_wording(path)?;
        sound(path, checked.wording, checked.problems).map(Some)
    }

    /// The framework in a file.
    ///
    /// # Errors
    /// If the file or that of its base can't be read or has faults.
    pub fn framework_in(&self, path: &Path) -> Result<Framework, Error> {
        let checked = self.check_framework(path)?;
        sound(path, checked.framework, checked.problems)
    }

    /// The framework in a file, or that of an overlay with its base (the bundled framework, or one in a file beside the overlay),
    /// and every problem in the file.
    ///
    /// # Errors
    /// If the file or that of its base can't be read, or the base has faults.
    pub fn check_framework(&self, path: &Path) -> Result<framework::Checked, Error> {
        let bytes = self.read(path)?;
        let mut failed = None;
        let checked = framework::read(&bytes, |id| {
            framework::bundled_as(id).or_else(|| {
                let path = path.with_file_name(format!("{id}.yaml"));
                let is_there = store::look(&path).map_err(|error| failed = Some(error)).ok()?;
                if !is_there {
                    return None;
                }
                self.base(&path).map_err(|error| failed = Some(error)).ok()
            })
        });
        failed.map_or(Ok(checked), Err)
    }

    /// The framework in the file that an overlay is laid over.
    fn base(&self, path: &Path) -> Result<Framework, Error> {
        let bytes = self.read(path)?;
        if framework::is_overlay(&bytes) {
            let message = format!("{} is an overlay itself, so no other can be laid over it", path.display());
            return Err(Error::refused(message)
                .hint("name the framework after base:, and put all local additions into one overlay"));
        }
        let checked = framework::read(&bytes, |_| None);
        sound(path, checked.framework, checked.problems)
    }

    /// The wording pack in a file, as YAML or by its ending as CSV, and every problem in the file.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn check_wording(&self, path: &Path) -> Result<wording::Checked, Error> {
        let bytes = self.read(path)?;
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        Ok(if is_csv { wording::read_csv(&bytes) } else { wording::read(&bytes) })
    }

    /// The assessment in a file.
    ///
    /// # Errors
    /// If the file can't be read or has faults.
    pub fn assessment(&self, path: &Path, framework: &Framework) -> Result<Loaded, Error> {
        self.assessment_and_bytes(path, framework).map(|(loaded, _)| loaded)
    }

    /// The assessment in a file, and the file's bytes.
    ///
    /// # Errors
    /// As with [`Self::assessment`].
    pub fn assessment_and_bytes(&self, path: &Path, framework: &Framework) -> Result<(Loaded, Vec<u8>), Error> {
        let path = store::with_ending(path);
        let bytes = self.read(&path)?;
        Ok((assessment_in(path, &bytes, framework)?, bytes))
    }

    /// The bytes of a file. No result is written over it.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        self.has_read(path);
        store::read(path)
    }

    /// Has no result be written over a file.
    pub fn has_read(&self, path: impl Into<Arc<Path>>) {
        self.files_read.add(path.into());
    }
}

/// The assessment in the bytes of the file at `path`.
///
/// # Errors
/// If it has faults.
pub fn assessment_in(path: PathBuf, bytes: &[u8], framework: &Framework) -> Result<Loaded, Error> {
    let checked = assessment::read(bytes, framework);
    let warning = |problem: &Problem| {
        let hint = problem.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
        format!("{}, {}: {}{hint}.", path.display(), problem.place, problem.message)
    };
    let warnings =
        checked.problems.iter().filter(|problem| problem.severity == Severity::Warning).map(warning).collect();
    let assessment = sound(&path, checked.assessment, checked.problems)?;
    Ok(Loaded { path, assessment, migration: checked.migration, warnings })
}

/// Fills in the lines of problems in a file that was read already.
pub fn locate(path: &Path, problems: &mut [Problem]) {
    if let Ok(bytes) = store::read(path) {
        input::locate(&bytes, problems);
    }
}

/// What was found in a file, or the file's faults as an error.
fn sound<T>(path: &Path, found: Option<T>, problems: Vec<Problem>) -> Result<T, Error> {
    found.ok_or_else(|| Error::problems(&path.display().to_string(), problems))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_share_a_loader() {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let files = ["research-network-2025.yaml", "research-network-2026.yaml"].map(|name| examples.join(name));
        let loader = Loader { framework: None, wording: None, files_read: Arc::default() };
        let framework = framework::bundled();
        std::thread::scope(|scope| {
            for path in &files {
                scope.spawn(|| assert!(loader.assessment(path, &framework).is_ok()));
            }
        });
        assert!(files.iter().all(|path| loader.files_read().contains(path)));
        assert!(!loader.files_read().contains(&examples.join("neighbourhood-assets-2026.yaml")));
    }
}
