//! What every command is handed: the outside, the options that hold everywhere, and where to write.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::assessment::{self, Assessment, Moves};
use crate::document::Document;
use crate::env::{Colour, Env};
use crate::error::Error;
use crate::formats::screen::Look;
use crate::formats::{markdown, screen};
use crate::framework::{self, Framework, wording};
use crate::input;
use crate::pages::migration;
use crate::problem::Problem;
use crate::safe::visible;
use crate::score::Rule;
use crate::store;
use crate::words;

/// Options that hold for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Use this framework or overlay file instead of the bundled framework
    #[arg(long, global = true, value_name = "FILE")]
    pub framework: Option<PathBuf>,

    /// Show the framework in the words of this wording pack
    #[arg(long, global = true, value_name = "FILE")]
    pub wording: Option<PathBuf>,

    /// Count a level as complete from this share of its items on, in percent (1 to 100)
    #[arg(long, global = true, value_name = "PERCENT", default_value = "100", hide_default_value = true, value_parser = rule)]
    pub threshold: Rule,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
}

impl Options {
    /// The options that another command for the same file needs, as they can be typed, with a blank before each.
    pub fn carried(&self) -> String {
        let given = |(name, path): (&str, &Option<PathBuf>)| {
            path.as_ref().map(|path| format!(" {name} {}", quoted(&path.display().to_string())))
        };
        [("--framework", &self.framework), ("--wording", &self.wording)].into_iter().filter_map(given).collect()
    }

    /// A text in which every command between backticks has these options, too.
    pub fn carry_into(&self, text: &str) -> String {
        let carried = self.carried();
        let part = |part: &str| match part.split_once('`') {
            Some((command, rest)) if !command.ends_with("--help") && !command.starts_with("framework wording") => {
                format!("`thrive {command}{carried}`{rest}")
            }
            _ => format!("`thrive {part}"),
        };
        let mut parts = text.split("`thrive ");
        parts.next().unwrap_or_default().to_owned() + &parts.map(part).collect::<String>()
    }
}

/// A file name as it can be typed in a shell.
pub fn quoted(name: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | '\\' | ':');
    if name.chars().all(is_plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

fn rule(text: &str) -> Result<Rule, String> {
    text.trim_end_matches('%')
        .parse()
        .ok()
        .and_then(Rule::new)
        .ok_or_else(|| "a whole number from 1 to 100 is needed".to_owned())
}

/// How to print a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading on a screen
    #[default]
    Table,
    /// For a page or a message
    Markdown,
    /// For a spreadsheet: one tidy row an area or item
    Csv,
    /// For another program
    Json,
}

/// Options of commands that print a result.
#[derive(Debug, Default, Args)]
pub struct Output {
    /// How to print the result; by default a table, or what the ending of the output file says
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,

    #[command(flatten)]
    pub target: Target,
}

/// Where a result goes.
#[derive(Debug, Default, Args)]
pub struct Target {
    /// Write the result to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the output file if it is there already
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl Output {
    /// The format asked for, or the one that the output file's name asks for.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(match self.target.ending().as_deref() {
            Some("md") => Format::Markdown,
            Some("csv") => Format::Csv,
            Some("json") => Format::Json,
            _ => Format::Table,
        })
    }
}

impl Target {
    /// The ending of the output file's name, in small letters.
    pub fn ending(&self) -> Option<String> {
        Some(self.output.as_ref()?.extension()?.to_str()?.to_lowercase())
    }
}

/// A file that was read, with the assessment in it.
pub struct Loaded {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    pub assessment: Assessment,
    /// What has changed its place in it since it was saved.
    pub moves: Option<Moves>,
}

impl Loaded {
    /// The path as it was given.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }
}

/// Endings of files that are no text: what is printed for reading doesn't go into them.
const OTHER_ENDINGS: [&str; 9] = ["doc", "docx", "htm", "html", "ics", "odt", "pdf", "xls", "xlsx"];

/// Nobody wonders about what takes less.
const PATIENCE: Duration = Duration::from_secs(1);

/// What every command is handed.
pub struct Context {
    pub env: Env,
    pub options: Options,
    pub out: Box<dyn Write>,
    pub err: Box<dyn Write>,
    /// The files read so far, frameworks and wordings too: no result is written over them.
    inputs: Vec<PathBuf>,
}

impl Context {
    /// A context that writes to the program's own output.
    pub fn new(env: Env, options: Options, out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self { env, options, out, err, inputs: Vec::new() }
    }

    /// The framework in use: the bundled one or that of `--framework`, in its own words or those of `--wording`.
    ///
    /// # Errors
    /// If a file can't be read or has faults.
    pub fn framework(&mut self) -> Result<Framework, Error> {
        let framework = self.own_framework()?;
        let Some(path) = self.options.wording.clone() else { return Ok(framework) };
        let checked = self.wording(&path)?;
        let name = path.display().to_string();
        let wording = checked.wording.ok_or_else(|| Error::problems(&name, checked.problems))?;
        wording::lay(framework, &wording).map_err(|problem| Error::problems(&name, vec![problem]))
    }

    /// The framework in use in its own words.
    ///
    /// # Errors
    /// If its file can't be read or has faults.
    pub fn own_framework(&mut self) -> Result<Framework, Error> {
        let Some(path) = self.options.framework.clone() else { return Ok(framework::bundled()) };
        let checked = self.framework_in(&path)?;
        checked.framework.ok_or_else(|| Error::problems(&path.display().to_string(), checked.problems))
    }

    /// The framework in a file, or that of an overlay with its base: the bundled one, or one that stands beside it.
    ///
    /// # Errors
    /// If the file or that of its base can't be read, or the base has faults.
    pub fn framework_in(&mut self, path: &Path) -> Result<framework::Checked, Error> {
        let bytes = self.read(path)?;
        let mut failed = None;
        let checked = framework::read(&bytes, |id| {
            framework::bundled_as(id).or_else(|| {
                let path = path.with_file_name(format!("{id}.yaml"));
                if !store::exists(&path) {
                    return None;
                }
                self.base(&path).map_err(|error| failed = Some(error)).ok()
            })
        });
        failed.map_or(Ok(checked), Err)
    }

    /// Fills in the lines of problems in a file that was read already.
    pub fn locate(&self, path: &Path, problems: &mut [Problem]) {
        if let Ok(bytes) = store::read(path) {
            input::locate(&bytes, problems);
        }
    }

    /// The framework in the file that an overlay is laid over.
    fn base(&mut self, path: &Path) -> Result<Framework, Error> {
        let name = path.display().to_string();
        let bytes = self.read(path)?;
        if framework::is_overlay(&bytes) {
            return Err(Error::refused(format!("{name} is an overlay itself, so no other can be laid over it"))
                .hint("name the framework after base:, and put all local additions into one overlay"));
        }
        let checked = framework::read(&bytes, |_| None);
        checked.framework.ok_or_else(|| Error::problems(&name, checked.problems))
    }

    /// The wording pack in a file, as YAML or by its ending as CSV.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn wording(&mut self, path: &Path) -> Result<wording::Checked, Error> {
        let bytes = self.read(path)?;
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        Ok(if is_csv { wording::read_csv(&bytes) } else { wording::read(&bytes) })
    }

    /// The bytes of an input file.
    fn read(&mut self, path: &Path) -> Result<Vec<u8>, Error> {
        self.inputs.push(path.to_owned());
        store::read(path)
    }

    /// The rule in force.
    pub fn rule(&self) -> Rule {
        self.options.threshold
    }

    /// The assessment in a file.
    ///
    /// # Errors
    /// If the file can't be read or has faults.
    pub fn load(&mut self, path: &Path, framework: &Framework) -> Result<Loaded, Error> {
        let path = store::named(path);
        let bytes = self.read(&path)?;
        let (assessment, moves) = self.understand(&path, &bytes, framework)?;
        if let Some(moves) = &moves {
            let name = path.display().to_string();
            for line in migration::told(&name, moves, framework) {
                self.say(&line)?;
            }
        }
        Ok(Loaded { path, bytes, assessment, moves })
    }

    /// The assessment in the bytes of a file, and what has changed its place in it since it was saved.
    ///
    /// # Errors
    /// If they have faults.
    pub fn understand(
        &self,
        path: &Path,
        bytes: &[u8],
        framework: &Framework,
    ) -> Result<(Assessment, Option<Moves>), Error> {
        let checked = assessment::read(bytes, framework);
        let assessment =
            checked.assessment.ok_or_else(|| Error::problems(&path.display().to_string(), checked.problems))?;
        Ok((assessment, checked.moves))
    }

    /// The assessments in several files.
    ///
    /// # Errors
    /// At the first file that can't be read or has faults.
    pub fn load_all(&mut self, paths: &[PathBuf], framework: &Framework) -> Result<Vec<Loaded>, Error> {
        paths.iter().map(|path| self.load(path, framework)).collect()
    }

    /// How documents look where this output goes.
    fn look(&self, output: &Output) -> Look {
        Look { colour: self.env.out.colour && output.target.output.is_none(), ..self.env.out }
    }

    /// Does work that may take long; if it takes more than a second, people are told what is going on.
    ///
    /// # Errors
    /// If they can't be told.
    ///
    /// # Panics
    /// If the work does.
    pub fn patiently<R: Send>(&mut self, saying: &str, work: impl FnOnce() -> R + Send) -> Result<R, Error> {
        std::thread::scope(|scope| {
            let (finished, waiting) = std::sync::mpsc::channel::<()>();
            let worker = scope.spawn(move || {
                let result = work();
                drop(finished);
                result
            });
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                self.say(saying)?;
            }
            Ok(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    }

    /// Prints documents for reading, one after another.
    ///
    /// # Errors
    /// If the output can't be written.
    pub fn print_documents(&mut self, output: &Output, documents: &[Document]) -> Result<(), Error> {
        if let (None, Some(path), Some(ending)) = (output.format, &output.target.output, output.target.ending())
            && OTHER_ENDINGS.contains(&ending.as_str())
        {
            let message = format!("{} would not be what its name says: .{ending} is not written here", path.display());
            return Err(Error::usage(message).hint(
                "end its name in .txt, .md, .csv or .json; `thrive report` writes web pages, Word and Excel files",
            ));
        }
        let look = self.look(output);
        let write = |document: &Document| match output.format() {
            Format::Markdown => markdown::write(document),
            _ => screen::write(document, look),
        };
        self.print(&output.target, documents.iter().map(write).collect::<Vec<_>>().join("\n"))
    }

    /// Refuses a target that no result may be written to, before anyone waits for one.
    ///
    /// # Errors
    /// If it is one of the files that were read, or is there already and isn't to be replaced.
    pub fn check(&self, target: &Target) -> Result<(), Error> {
        match &target.output {
            Some(path) if self.inputs.iter().any(|input| store::is_same(input, path)) => {
                let message = format!("{} is the file that was read; a result is not written over it", path.display());
                Err(Error::refused(message).hint("choose another name"))
            }
            Some(path) => store::check_export(path, target.force),
            None => Ok(()),
        }
    }

    /// Prints a result to where it should go.
    ///
    /// # Errors
    /// If the output can't be written, or a file is there already.
    pub fn print(&mut self, target: &Target, result: impl AsRef<[u8]>) -> Result<(), Error> {
        self.check(target)?;
        match &target.output {
            Some(path) => store::export(path, result.as_ref(), target.force),
            None => {
                self.out.write_all(result.as_ref())?;
                Ok(self.out.flush()?)
            }
        }
    }

    /// Prints data to where it should go. On a terminal, what the terminal would obey is shown instead; in a file or a pipe the
    /// data stay as they are.
    ///
    /// # Errors
    /// If the output can't be written, or a file is there already.
    pub fn print_data(&mut self, target: &Target, data: &str) -> Result<(), Error> {
        if self.env.out_is_terminal && target.output.is_none() {
            self.print(target, &*visible(data))
        } else {
            self.print(target, data)
        }
    }

    /// Prints a line of a result.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn print_line(&mut self, text: &str) -> Result<(), Error> {
        let text = visible(text);
        let text = if self.env.out_is_terminal { screen::wrapped(&text, self.env.out) } else { text.into_owned() };
        writeln!(self.out, "{text}")?;
        Ok(())
    }

    /// Says something to the person at the screen, beside the results. Commands in it get the options that they need.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn say(&mut self, text: &str) -> Result<(), Error> {
        let text = self.options.carry_into(text);
        let said = screen::hanging(&visible(&text), self.env.err, "", "");
        writeln!(self.err, "{said}")?;
        Ok(())
    }
}

/// The place of the area with this id.
///
/// # Errors
/// If there is none; with the nearest one named.
pub fn area_index(framework: &Framework, id: &str) -> Result<usize, Error> {
    framework.area_index(id).ok_or_else(|| {
        let known = framework.areas().iter().map(|area| area.id.as_str());
        let error = Error::usage(format!("the framework has no area {id}"));
        match words::nearest(id, known.clone()) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint(format!("the areas are {}", words::list(&known.collect::<Vec<_>>()))),
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Somewhere to write that can be looked at afterwards.
    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn long_work_is_said_to_go_on() {
        for (takes, said) in [(Duration::ZERO, ""), (PATIENCE * 3 / 2, "Still writing.\n")] {
            let page = Page::default();
            let options = Options { framework: None, wording: None, threshold: Rule::default(), color: Colour::Never };
            let env = Env::look(Colour::Never);
            let mut context = Context::new(env, options, Box::new(std::io::sink()), Box::new(page.clone()));
            let result = context.patiently("Still writing.", || {
                std::thread::sleep(takes);
                7
            });
            assert_eq!(result.unwrap(), 7);
            assert_eq!(String::from_utf8(page.0.lock().unwrap().clone()).unwrap(), said);
        }
    }
}
