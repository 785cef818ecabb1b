//! The answers of a portfolio as tidy rows. Each file is read once more and written at once, so that memory doesn't grow with them.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::{Args, Rows};
use super::wanted::RowFormat;
use crate::assessment::{Assessment, Digest};
use crate::commands::shared::context::Context;
use crate::commands::shared::loader::assessment_in;
use crate::commands::shared::output::Output;
use crate::commands::shared::parallel::in_order;
use crate::commands::shared::progress::Progress;
use crate::env;
use crate::error::Error;
use crate::formats::csv::{self, Opener};
use crate::formats::jsonl;
#[cfg(feature = "parquet")]
use crate::formats::parquet;
use crate::framework::Framework;
use crate::portfolio::Portfolio;
use crate::records::{ActionTable, AreaTable, EvidenceTable, ItemTable, Table, TableSource, WithoutTexts};
use crate::safe::path_text;
use crate::score::{Rule, Scorecard, score};
use crate::store;

/// The most rows that Excel opens, with that of the names of the columns.
const EXCEL_ROWS: usize = 1_048_576;

/// What came of writing rows.
#[derive(Default)]
struct Written {
    rows: usize,
    /// Files that could be read when it was found out which of them count, and can't be read now.
    unreadable: Vec<Error>,
}

/// What it takes to make rows of the files that count.
struct Export<'a> {
    /// Where they are, and what tells whether they are still the same.
    files: Vec<(Arc<Path>, Digest)>,
    framework: &'a Framework,
    rule: Rule,
    today: Date,
    format: RowFormat,
    opener: Opener,
}

/// Writes the rows of all assessments that count, in the order of their files; what could not be read any more is returned.
///
/// # Errors
/// If the output can't be written.
pub(super) fn export(
    args: &Args,
    (rows, format): (Rows, RowFormat),
    portfolio: Portfolio,
    framework: &Framework,
    context: &mut Context,
) -> Result<Vec<Error>, Error> {
    let files = portfolio.counted().map(|member| (Arc::clone(&member.path), member.digest)).collect();
    // Nothing else of them is needed any more, and it takes room.
    drop(portfolio);
    let export = Export {
        files,
        framework,
        rule: context.rule(),
        today: env::now().date(),
        format,
        opener: args.target.opener(),
    };
    let mut written = Written::default();
    context.output.print_piece_by_piece(&args.target, |out, output| {
        written = match (rows, args.texts) {
            (Rows::Items, true) => export.write::<ItemTable>(out, output),
            (Rows::Items, false) => export.write::<WithoutTexts<ItemTable>>(out, output),
            (Rows::Areas, true) => export.write::<AreaTable>(out, output),
            (Rows::Areas, false) => export.write::<WithoutTexts<AreaTable>>(out, output),
            (Rows::Evidence, true) => export.write::<EvidenceTable>(out, output),
            (Rows::Evidence, false) => export.write::<WithoutTexts<EvidenceTable>>(out, output),
            (Rows::Actions, true) => export.write::<ActionTable>(out, output),
            (Rows::Actions, false) => export.write::<WithoutTexts<ActionTable>>(out, output),
        }?;
        Ok(())
    })?;
    if let Some(path) = args.target.file().filter(|_| format == RowFormat::Csv)
        && written.rows >= EXCEL_ROWS
    {
        let fewer = if rows == Rows::Items { "--rows areas, or for " } else { "" };
        context.output.say(&format!(
            "{} has {} rows, and Excel opens only the first {EXCEL_ROWS}: ask for {fewer}a .parquet file, which other programs read.",
            path.display(),
            written.rows + 1,
        ));
    }
    Ok(written.unreadable)
}

impl Export<'_> {
    fn write<T: Table>(&self, out: &mut (dyn Write + Send), output: &mut Output) -> io::Result<Written> {
        let mut written = Written::default();
        let mut progress = Progress::new(output, "Writing", self.files.len());
        match self.format {
            RowFormat::Csv | RowFormat::JsonLines => {
                if self.format == RowFormat::Csv {
                    out.write_all(&csv::header::<T::Row<'_>>(self.opener))?;
                }
                let encoded = |index: usize| self.encoded::<T>(index);
                self.each(&mut written, &mut progress, encoded, |written, (bytes, rows)| {
                    written.rows += rows;
                    out.write_all(&bytes)
                })?;
            }
            #[cfg(feature = "parquet")]
            RowFormat::Parquet => {
                let mut file = parquet::Writer::new::<T::Row<'_>>(&mut *out)?;
                let columns = |index: usize| self.columns::<T>(index);
                self.each(&mut written, &mut progress, columns, |written, rows| {
                    written.rows += rows.count();
                    file.append(rows)
                })?;
                file.close()?;
            }
        }
        Ok(written)
    }

    /// Does `work` for each file on all cores, and hands what comes of it to `take` in the order of the files.
    fn each<R: Send>(
        &self,
        written: &mut Written,
        progress: &mut Progress,
        work: impl Fn(usize) -> Result<R, Error> + Sync,
        mut take: impl FnMut(&mut Written, R) -> io::Result<()>,
    ) -> io::Result<()> {
        in_order(self.files.len(), work, |done| {
            progress.step();
            match done {
                Ok(done) => take(written, done),
                Err(error) => {
                    written.unreadable.push(error);
                    Ok(())
                }
            }
        })
    }

    /// The rows of one assessment as bytes, and how many they are.
    fn encoded<T: Table>(&self, index: usize) -> Result<(Vec<u8>, usize), Error> {
        let read = self.read(index)?;
        let mut rows = 0;
        let counted = T::rows(self.source(&read)).inspect(|_| rows += 1);
        let bytes = if self.format == RowFormat::Csv {
            csv::rows(self.opener, counted)
        } else {
            jsonl::write(counted).into_bytes()
        };
        Ok((bytes, rows))
    }

    /// The rows of one assessment as columns.
    #[cfg(feature = "parquet")]
    fn columns<T: Table>(&self, index: usize) -> Result<parquet::Rows, Error> {
        Ok(parquet::Rows::of(T::rows(self.source(&self.read(index)?)))?)
    }

    fn source<'r>(&self, Read { name, assessment, card }: &'r Read) -> TableSource<'r> {
        TableSource { file: name, assessment, card, today: self.today }
    }

    /// A file that counts, read once more.
    fn read(&self, index: usize) -> Result<Read<'_>, Error> {
        let (path, digest) = &self.files[index];
        let bytes = store::read(path)?;
        if Digest::of(&bytes) != *digest {
            let message = format!("{} has changed since it was looked at a moment ago", path.display());
            return Err(Error::refused(message).hint("run the command again"));
        }
        let assessment = assessment_in(path.to_path_buf(), &bytes, self.framework)?.assessment;
        let card = score(self.framework, &assessment, self.rule);
        Ok(Read { name: path_text(path), assessment, card })
    }
}

/// What was read of one file.
struct Read<'f> {
    /// The name to give for it.
    name: String,
    assessment: Assessment,
    card: Scorecard<'f>,
}
