//! `thrive report`: a document to hand on.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::context::{Context, Target};
use crate::assessment::Assessment;
use crate::env;
use crate::error::Error;
use crate::score::{Scorecard, score};
use crate::view::records::{self, ScorecardRecord};
use crate::view::report::{Reader, report};
use crate::view::workbook::workbook;
use crate::view::{csv, docx, html, markdown, xlsx};
use crate::words;

/// Write a report to hand on: a web page, a Word or Excel file, Markdown or data
///
/// What kind of file it becomes is said by the ending of its name: .html for a web page that opens anywhere, also without a
/// network, and prints well; .docx for Word; .xlsx for Excel; .md for Markdown; .csv for one tidy row an item; .json for the
/// scorecard. A PDF is made by printing the web page. --for changes what is in a document or workbook; data for programs hold no
/// texts of notes and evidence, and for the public no file name.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The report to write; its ending says what kind of file: .html .docx .xlsx .md .csv .json
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,

    /// Whom the report is for
    #[arg(long = "for", value_name = "READERS", default_value = "team", ignore_case = true)]
    reader: Reader,

    /// Replace the output file if it is there already
    #[arg(long)]
    force: bool,
}

/// What kind of file a report can be.
#[derive(Clone, Copy)]
enum Kind {
    Html,
    Markdown,
    Csv,
    Json,
    Excel,
    Word,
}

const KINDS: &[(&str, Kind)] = &[
    ("html", Kind::Html),
    ("docx", Kind::Word),
    ("xlsx", Kind::Excel),
    ("md", Kind::Markdown),
    ("csv", Kind::Csv),
    ("json", Kind::Json),
];

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let kind = kind_of(&args.output)?;
    let target = Target { output: Some(args.output.clone()), force: args.force };
    let framework = context.framework()?;
    let loaded = context.load(&args.file, &framework)?;
    context.check(&target)?;
    // Where the file stands is nobody's business, and what it is called can name a person.
    let name = loaded.path.file_name().filter(|_| args.reader != Reader::Public);
    let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (made, rule, reader) = (env::now().date(), context.rule(), args.reader);
    let still = format!("Still writing {}: there is a lot to write …", args.output.display());
    let bytes = context.patiently(&still, || {
        let card = score(&framework, &loaded.assessment, rule);
        written(kind, &name, &loaded.assessment, &card, reader, made)
    })?;
    context.print(&target, &bytes)?;
    let what =
        if matches!(kind, Kind::Csv | Kind::Json) { "data".to_owned() } else { args.reader.title().to_lowercase() };
    Ok(context.say(&format!("Wrote {}: {what}.", args.output.display()))?)
}

/// The report as the bytes of a file of this kind.
fn written(kind: Kind, name: &str, assessment: &Assessment, card: &Scorecard, reader: Reader, made: Date) -> Vec<u8> {
    let document = || report(assessment, card, reader, made);
    match kind {
        Kind::Html => html::write(&document()).into_bytes(),
        Kind::Word => docx::write(&document()),
        Kind::Excel => xlsx::write(&workbook(assessment, card, reader, made)),
        Kind::Markdown => markdown::write(&document()).into_bytes(),
        Kind::Csv => csv::write(&records::item_columns(), records::item_rows(name, assessment, card)).into_bytes(),
        Kind::Json => records::json(&ScorecardRecord::new(card, assessment)).into_bytes(),
    }
}

/// The ending that was meant by one of other times.
fn nearest(ending: &str) -> &'static str {
    match ending {
        "doc" => "docx",
        "xls" => "xlsx",
        _ => "html",
    }
}

/// What kind of file is meant, by the ending of its name.
fn kind_of(output: &Path) -> Result<Kind, Error> {
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == ending) {
        return Ok(*kind);
    }
    let message = match ending.as_str() {
        "pdf" => "thrive doesn't write PDF itself".to_owned(),
        _ => format!("{} doesn't say what kind of report to write", output.display()),
    };
    let endings: Vec<String> = KINDS.iter().map(|(known, _)| format!(".{known}")).collect();
    Err(Error::usage(message).hint(match ending.as_str() {
        "pdf" => "write a web page (.html), open it and print it to PDF".to_owned(),
        "doc" | "xls" | "htm" => {
            format!("did you mean {}?", output.with_extension(nearest(&ending)).display())
        }
        _ => format!("end its name in {}", words::any_of(&endings)),
    }))
}
