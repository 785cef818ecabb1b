//! Results of several files, one after another: each file is read when its turn comes and let go again, so that memory doesn't grow with
//! them, and one that can't be read doesn't stop the rest.

use std::path::PathBuf;
use std::vec;

use super::arguments::{Format, OutputArgs};
use super::context::{Context, check_are_files};
use super::loader::{Loaded, Loader, assessment_in};
use super::unreadable;
use crate::document::Document;
use crate::error::Error;
use crate::formats::csv::Opener;
use crate::framework::{AreaIndex, Framework};
use crate::records::{self, ScorecardRecord};
use crate::score::{Rule, Scorecard, score};
use crate::store;

/// What is printed of each file.
pub struct EachFile<'a> {
    /// A document for people.
    pub document: &'a dyn Fn(&Loaded, &Scorecard) -> Document,
    /// The names of the columns of its tidy rows, as CSV.
    pub header: fn(Opener) -> Vec<u8>,
    /// Those rows.
    pub rows: fn(Opener, &Loaded, &Scorecard) -> Vec<u8>,
    /// The one area that data are about; absent for all.
    pub area: Option<AreaIndex>,
}

/// Prints a result of each of some files.
///
/// # Errors
/// If a file isn't there, or is an area, which are slips in what was typed; if none can be read, and why the first can't; if the output
/// can't be written; or, at the end, if some could not be read.
pub fn print_each(
    args: &OutputArgs,
    files: &[PathBuf],
    framework: &Framework,
    what: &EachFile,
    context: &mut Context,
) -> Result<(), Error> {
    check_are_files(files, framework)?;
    let rule = context.rule();
    let Context { loader, output, .. } = context;
    let mut reader = Reader::new(files, framework, rule, loader)?;
    match args.format() {
        Format::Table | Format::Markdown => output.print_documents_as_they_come(args, || {
            let (file, card) = reader.next()?;
            Some((file.notices(framework), (what.document)(&file, &card)))
        })?,
        Format::Csv => output.print_piece_by_piece(&args.target, |out, output| {
            let opener = args.target.opener();
            out.write_all(&(what.header)(opener))?;
            while let Some((file, card)) = reader.next_about(what.area) {
                output.say_all(&file.notices(framework));
                out.write_all(&(what.rows)(opener, &file, &card))?;
            }
            Ok(())
        })?,
        Format::Json => output.print_piece_by_piece(&args.target, |out, output| {
            let mut record = || {
                let (file, card) = reader.next_about(what.area)?;
                output.say_all(&file.notices(framework));
                Some(ScorecardRecord::new(&card, &file.assessment))
            };
            if files.len() > 1 {
                return records::json_list_to(out, std::iter::from_fn(record));
            }
            record().map_or(Ok(()), |record| records::json_to(out, &record))
        })?,
    }
    unreadable::tell(&reader.unreadable, output)
}

/// Reads files one after another, and rates what is in them.
struct Reader<'a> {
    /// Those that are left.
    files: vec::IntoIter<PathBuf>,
    framework: &'a Framework,
    rule: Rule,
    /// The first that could be read, as long as it has not been taken.
    first: Option<Loaded>,
    /// Why others could not be read.
    unreadable: Vec<Error>,
}

impl<'a> Reader<'a> {
    /// A reader of these files. It has read as far as the first that it can read.
    ///
    /// # Errors
    /// If not one of them can be read, and why the first can't.
    fn new(files: &[PathBuf], framework: &'a Framework, rule: Rule, loader: &Loader) -> Result<Self, Error> {
        let files: Vec<PathBuf> = files.iter().map(|file| store::with_ending(file)).collect();
        // Where the result goes, and who may read it, is settled when only the first has been read: none of the others is written over,
        // either, and what some people only may read stays so.
        for file in &files {
            loader.has_read(file.as_path());
        }
        let mut reader = Self { files: files.into_iter(), framework, rule, first: None, unreadable: Vec::new() };
        reader.first = reader.read();
        if reader.first.is_none() && !reader.unreadable.is_empty() {
            return Err(reader.unreadable.swap_remove(0));
        }
        Ok(reader)
    }

    /// The next that can be read, with its ratings.
    fn next(&mut self) -> Option<(Loaded, Scorecard<'a>)> {
        let file = self.first.take().or_else(|| self.read())?;
        let card = score(self.framework, &file.assessment, self.rule);
        Some((file, card))
    }

    /// The same with the ratings of one area only, if one is given. Data about one area are of the same shape.
    fn next_about(&mut self, area: Option<AreaIndex>) -> Option<(Loaded, Scorecard<'a>)> {
        let (file, mut card) = self.next()?;
        if let Some(area) = area {
            card.areas = vec![card.areas.swap_remove(area.get())];
        }
        Some((file, card))
    }

    fn read(&mut self) -> Option<Loaded> {
        let Self { files, framework, unreadable, .. } = self;
        files.find_map(|file| {
            let read = store::read(&file).and_then(|bytes| assessment_in(file, &bytes, framework));
            read.map_err(|error| unreadable.push(error)).ok()
        })
    }
}
