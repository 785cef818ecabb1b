//! The assessment file that a command makes of other files: where it goes, and what is told of it.

use std::path::{Path, PathBuf};

use super::arguments::{OutputArgs, Target};
use super::context::Context;
use super::saved;
use crate::assessment::Assessment;
use crate::document::Document;
use crate::error::Error;
use crate::framework::Framework;
use crate::store;

/// Options of commands that make an assessment file of others.
#[derive(Debug, clap::Args)]
pub struct MadeArgs {
    /// The assessment file to write, .yaml or .json
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Only say what would come of it, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Replace the output file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

impl MadeArgs {
    /// Where the file goes; nowhere if nothing is to be written.
    ///
    /// # Errors
    /// If it is not said what to write, its name says that it is something else than an assessment, or it may not be written.
    pub fn target(&self, context: &Context) -> Result<Option<Target>, Error> {
        let target = self.output.as_deref().map(assessment_name).transpose()?.map(|path| Target::of(path, self.force));
        match target {
            _ if self.dry_run => Ok(None),
            None => Err(Error::usage("no file to write is named")
                .hint("name it with -o FILE, or see what would come of it with --dry-run")),
            Some(target) => {
                context.output.check(&target)?;
                Ok(Some(target))
            }
        }
    }

    /// Says what comes of the files: a result where nothing is written, and otherwise a message beside the file.
    ///
    /// # Errors
    /// If the result can't be printed.
    pub fn tell(&self, document: &Document, context: &mut Context) -> Result<(), Error> {
        if self.dry_run {
            return context.output.print_documents(&OutputArgs::default(), std::slice::from_ref(document));
        }
        context.output.say_document(document);
        Ok(())
    }
}

/// Writes an assessment, if reading what is written gives the same one; the name of its file, which is said.
///
/// # Errors
/// If it doesn't, or the file can't be written or is there already.
pub fn write(
    assessment: &Assessment,
    target: &Target,
    framework: &Framework,
    context: &mut Context,
) -> Result<String, Error> {
    let path = target.file().unwrap_or(Path::new(""));
    let text = saved::text_of(assessment, framework, path)?;
    context.output.print(target, text)?;
    let name = path.display().to_string();
    context.output.say(&format!("Wrote {name}."));
    Ok(name)
}

/// The name of an assessment file.
fn assessment_name(path: &Path) -> Result<PathBuf, Error> {
    let path = store::with_ending(path);
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if matches!(ending.as_str(), "yaml" | "yml" | "json") {
        return Ok(path);
    }
    Err(Error::usage(format!("{} would be no assessment: its name ends in .yaml or .json", path.display()))
        .hint(format!("did you mean {}?", path.with_extension("yaml").display())))
}
