//! `thrive report`: a document to hand on.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::compare::rounds;
use super::shared::arguments::Target;
use super::shared::context::Context;
use super::shared::loader::Loaded;
use crate::assessment::FEWEST_TOLD;
use crate::assessment::{AreaAnswers, Kind as Whose, Word};
use crate::compare::{MOST, compare};
use crate::env;
use crate::error::Error;
use crate::formats::csv::{self, Opener};
use crate::formats::docx::{self, HouseStyles};
use crate::formats::{html, markdown, xlsx};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::pages::compare::Since;
use crate::pages::names::{Named, named};
use crate::pages::report::{Reader, Subject, report, views};
use crate::pages::workbook::workbook;
use crate::records::{self, ScorecardRecord};
use crate::score::score;
use crate::store;
use crate::words;

/// Write a report to hand on: a web page, a Word or Excel file, Markdown or data
///
/// What kind of file it becomes is said by the ending of its name: .html for a web page that opens anywhere, also without a
/// network, and prints well; .docx for Word; .xlsx for Excel; .md for Markdown; .csv for one tidy row an item; .json for the
/// scorecard. A PDF is made by printing the web page. --for changes what is in a document or workbook; data for programs hold no
/// texts of notes and evidence, and for the public no file name. A report for everyone is checked for the names of people on record. With --since, documents and workbooks say what has changed since
/// an earlier round, in words and in their charts. With --beside, documents say where peers or communities see things differently from
/// the team, without calling either right.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive report voices.yaml -o report.html\n  thrive report voices.yaml --for board --since last.yaml -o board.docx"
)]
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

    /// Also say what has changed since this earlier assessment file
    #[arg(long, value_name = "BEFORE")]
    since: Option<PathBuf>,

    /// Also say how peers or communities see it: their assessment file (can be given several times)
    #[arg(long, value_name = "OTHER")]
    beside: Vec<PathBuf>,

    /// In a board's report, name those who took part, instead of counting them by role
    #[arg(long)]
    names: bool,

    /// In the team's report, only what needs work: areas below what they aim for, and statements to look at
    #[arg(long)]
    focus: bool,

    /// A Word file of your organisation, whose styles a .docx takes: headings, text, lists and tables
    #[arg(long, value_name = "FILE.docx")]
    template: Option<PathBuf>,

    /// Replace the output file if it is there already
    #[arg(long)]
    force: bool,
}

/// The readers as they are typed.
impl ValueEnum for Reader {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Team, Self::Board, Self::Public]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Team => PossibleValue::new("team").help("Those who work with it: everything, statement by statement"),
            Self::Board => PossibleValue::new("board").help("A board: about two pages to decide on"),
            Self::Public => {
                PossibleValue::new("public").alias("everyone").help("Everyone: plain words, and nobody's name")
            }
        })
    }
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

/// With more views of others, a report for a board would take more than two pages.
const MOST_FOR_A_BOARD: usize = 2;

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let kind = kind_of(&args.output)?;
    if args.names && args.reader == Reader::Public {
        return Err(Error::usage("a report for everyone names nobody").hint("leave --names out").into());
    }
    if args.focus {
        check_focus(args.reader, kind)?;
    }
    if let (Some(since), Kind::Csv | Kind::Json) = (&args.since, kind) {
        return Err(data_of_a_change(since, &args.file, kind).into());
    }
    check_beside(args, kind)?;
    let target = Target::of(args.output.clone(), args.force);
    let template = args.template.as_deref().map(|template| styles_of(template, kind)).transpose()?;
    let framework = context.loader.framework()?;
    let (before, loaded) = match &args.since {
        Some(since) => {
            let [before, after] = rounds(since, &args.file, &framework, context)?;
            (Some(before.assessment), after)
        }
        None => (None, context.load(&args.file, &framework)?),
    };
    let others = beside(args, &loaded, &framework, context)?;
    check_answered(&loaded, kind)?;
    context.output.check(&target)?;
    // A report doesn't give away the folders that a file is in. A file's name can contain a person's.
    let name = if args.reader == Reader::Public { String::new() } else { store::file_name(&loaded.path) };
    let (made, rule, reader) = (env::now().date(), context.rule(), args.reader);
    let still = format!("Still writing {}: there is a lot to write …", args.output.display());
    let (bytes, named) = context.output.patiently(&still, || {
        let assessment = &loaded.assessment;
        let card = score(&framework, assessment, rule);
        let earlier = before.as_ref().map(|before| (before, score(&framework, before, rule)));
        let comparison = earlier.as_ref().map(|(before, earlier)| (*before, compare(earlier, &card)));
        let since = comparison.as_ref().map(|(before, comparison)| Since::of(comparison, before, assessment));
        let cards: Vec<_> = others.iter().map(|other| score(&framework, &other.assessment, rule)).collect();
        let beside: Vec<_> = others.iter().map(|other| &other.assessment).zip(&cards).collect();
        let beside = views(&card, &beside);
        let mut subject = Subject::new(assessment, &card, reader, since.as_ref(), made);
        subject.names |= args.names;
        subject.focus = args.focus;
        subject.beside = &beside;
        written(kind, &name, &subject, template.as_ref())
    });
    let lacking = args.template.as_ref().zip(template.as_ref()).and_then(|(path, template)| lacking(path, template));
    if let Some(said) = lacking {
        context.output.say(&said);
    }
    if args.reader == Reader::Public {
        context.output.say_all(&others.iter().filter_map(few).collect::<Vec<_>>());
    }
    for named in named {
        context.output.say(&warning(&named));
    }
    context.output.print(&target, &bytes)?;
    let what =
        if matches!(kind, Kind::Csv | Kind::Json) { "data".to_owned() } else { args.reader.title().to_lowercase() };
    context.output.say(&format!("Wrote {}: {what}.", args.output.display()));
    Ok(())
}

/// The report as the bytes of a file of this kind, with the people whom one for everyone names. Data name the assessment's file as
/// `name`.
fn written(kind: Kind, name: &str, subject: &Subject, template: Option<&HouseStyles>) -> (Vec<u8>, Vec<Named>) {
    let Subject { assessment, card, framework, reader, .. } = *subject;
    let named = |texts: Vec<String>| match reader {
        Reader::Public => {
            let others = subject.beside.iter().map(|view| view.assessment);
            named(std::iter::once(assessment).chain(others), framework, &texts)
        }
        Reader::Team | Reader::Board => Vec::new(),
    };
    match kind {
        Kind::Html | Kind::Word | Kind::Markdown => {
            let report = report(subject);
            let bytes = match kind {
                Kind::Html => html::write(&report).into_bytes(),
                Kind::Word => docx::write_as(&report, template),
                _ => markdown::write(&report).into_bytes(),
            };
            (bytes, named(report.texts()))
        }
        Kind::Excel => {
            let workbook = workbook(subject);
            (xlsx::write(&workbook), named(workbook.texts()))
        }
        Kind::Csv => {
            let rows = records::item_rows(name.into(), assessment, card);
            (csv::write(Opener::Spreadsheet, rows).into_bytes(), Vec::new())
        }
        Kind::Json => (records::json(&ScorecardRecord::new(card, assessment)).into_bytes(), Vec::new()),
    }
}

/// The warning that a report for everyone names a person.
fn warning(named: &Named) -> String {
    let texts: Vec<String> = named.texts.iter().map(|text| format!("“{text}”")).collect();
    format!(
        "Warning: this report for everyone names {}, who is on record, in {}. Say it without the name, or hand it on only if they agree.",
        named.name,
        words::first_of(&texts, 3)
    )
}

/// The warning that a report for everyone tells what one or two people said, whose answers can be taken for theirs.
fn few(view: &Loaded) -> Option<String> {
    let people = view.assessment.about.people();
    let told = || {
        let took = words::either(people, "person", "people");
        format!(
            "Warning: {took} took part in {}, so this report for everyone tells what they said themselves. Hand it on only if they agree.",
            view.name()
        )
    };
    (1..FEWEST_TOLD).contains(&people).then(told)
}

/// Refuses a document or a workbook about nothing: there is nothing that could be said to its readers.
fn check_answered(loaded: &Loaded, kind: Kind) -> Result<(), Error> {
    let is_answered = loaded.assessment.areas.values().any(AreaAnswers::is_answered);
    if is_answered || matches!(kind, Kind::Csv | Kind::Json) {
        return Ok(());
    }
    let begun = loaded.assessment.areas.len();
    let begun = if begun > 0 { format!(" ({} begun)", words::either(begun, "is", "are")) } else { String::new() };
    let name = loaded.name();
    Err(Error::refused(format!("no area of {name} is answered yet{begun}, so there is nothing to report"))
        .hint(Hint::from("answer an area first, with ").and(CommandLine::thrive(&["assess", &name]))))
}

/// Refuses a focus on what needs work for other readers, whose reports are short, and in files that people filter themselves.
fn check_focus(reader: Reader, kind: Kind) -> Result<(), Error> {
    if reader != Reader::Team {
        return Err(Error::usage("--focus is for the report for the team; the others are short")
            .hint("leave --focus or --for out"));
    }
    match kind {
        Kind::Html | Kind::Word | Kind::Markdown => Ok(()),
        Kind::Excel | Kind::Csv | Kind::Json => {
            Err(Error::usage("--focus is for documents; a workbook and data always have all")
                .hint("write a .html, .docx or .md, or filter the workbook by its columns “Below its aim” and “State”"))
        }
    }
}

/// Refuses more views than can be told apart, and views in files that hold one assessment.
fn check_beside(args: &Args, kind: Kind) -> Result<(), Error> {
    let Some(first) = args.beside.first() else { return Ok(()) };
    let (whom, most) = match args.reader {
        Reader::Board => (" for a board", MOST_FOR_A_BOARD),
        Reader::Team | Reader::Public => ("", MOST - 1),
    };
    if args.beside.len() > most {
        let (views, most) = (args.beside.len(), words::in_letters(most));
        return Err(Error::usage(format!("{views} views were named, and a report{whom} has room for {most}"))
            .hint("name fewer with --beside, or write a second report"));
    }
    if matches!(kind, Kind::Html | Kind::Word | Kind::Markdown) {
        return Ok(());
    }
    let beside = side_by_side(&args.file, first).with("--format").with("csv");
    Err(Error::usage("--beside is for documents; a workbook and data hold one assessment")
        .hint(Hint::from("write a .html, .docx or .md; for both as data: ").and(beside)))
}

/// The command that sets two files side by side.
fn side_by_side(file: &Path, other: &Path) -> CommandLine {
    let [file, other] = [file, other].map(|path| path.display().to_string());
    CommandLine::thrive(&["compare", "--side-by-side", &file, &other])
}

/// Reads the views of peers and communities, which stand beside a team's own assessment.
fn beside(args: &Args, own: &Loaded, framework: &Framework, context: &mut Context) -> Result<Vec<Loaded>, Error> {
    let of = |loaded: &Loaded| loaded.assessment.about.kind();
    let refused = |message: String, other: &Path| {
        let hint = Hint::from("for assessments of any kind: ").and(side_by_side(&args.file, other));
        Error::refused(message).hint(hint)
    };
    let mut views = Vec::new();
    for path in &args.beside {
        if of(own) != Whose::SelfAssessment {
            let kind = of(own).label().to_lowercase();
            let message =
                format!("{} is a {kind}, and --beside is for a team's report on its own assessment", own.name());
            return Err(refused(message, path));
        }
        let view =
            context.load_beside(path, framework, "a view can stand beside an assessment of the same framework")?;
        if of(&view) == Whose::SelfAssessment {
            let message =
                format!("{} is a self-assessment, and --beside is for the views of peers and communities", view.name());
            return Err(refused(message, path));
        }
        views.push(view);
    }
    Ok(views)
}

/// The styles of an organisation's own Word file.
fn styles_of(path: &Path, kind: Kind) -> Result<HouseStyles, Error> {
    if !matches!(kind, Kind::Word) {
        return Err(Error::usage("--template is for Word files")
            .hint("end the report's name in .docx, or leave --template out"));
    }
    let bytes = store::read(path)?;
    HouseStyles::read(&bytes).map_err(|why| {
        let save = "open it in Word and save it as a Word document (.docx), without a password";
        Error::refused(format!("{} can't be a template: {why}", path.display())).hint(save)
    })
}

/// Which of the styles that a report needs a template doesn't have.
fn lacking(path: &Path, template: &HouseStyles) -> Option<String> {
    let lacking = template.lacking();
    let styles: Vec<String> = lacking.iter().map(|style| format!("“{style}”")).collect();
    let is = words::agree(styles.len(), "thrive's own is", "thrive's own are");
    (!styles.is_empty())
        .then(|| format!("{} has no style {}: {is} used instead.", path.display(), words::any_of(&styles)))
}

/// The error where data is asked for with --since: data have the shape of one round.
fn data_of_a_change(before: &Path, file: &Path, kind: Kind) -> Error {
    let format = if matches!(kind, Kind::Json) { "json" } else { "csv" };
    let [before, file] = [before, file].map(|path| path.display().to_string());
    let compare = CommandLine::thrive(&["compare", &before, &file, "--format", format]);
    Error::usage("--since is for documents and workbooks; data about one assessment hold one round")
        .hint(Hint::from("for what has changed, as data: ").and(compare))
}

/// The ending to propose for an older one that means the same.
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
