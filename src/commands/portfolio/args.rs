//! What can be typed after `thrive portfolio`.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::assessment::typed_day;
use crate::commands::shared::arguments::Target;
use crate::pages::portfolio as view;
use crate::portfolio;

/// Show many assessments as one picture: how areas are rated across teams and organisations
///
/// Reads folders, with the folders within them, and files. The latest round of each assessment counts; conflict copies and files that
/// are there twice don't. Shows how many assessments have which rating in each area, where evidence is thin, what has moved since the
/// round before, whom the assessments are about, and how each stands, in alphabetical order. The output file can also end in .html for
/// a web page, in .docx for Word or in .xlsx for Excel; and for tidy rows of all answers in .csv, .jsonl or .parquet. A file that can't
/// be read never stops the others: it is told at the end, with exit status 1.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive portfolio assessments\n  thrive portfolio assessments --by place -o picture.html\n  thrive portfolio assessments --rows items -o items.parquet"
)]
pub struct Args {
    /// Folders with assessments in them, and assessment files
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Only assessments of this day or before
    #[arg(long, value_name = "DAY", value_parser = typed_day)]
    pub(super) as_of: Option<Date>,

    /// Count every round, and not only the latest of each assessment
    #[arg(long)]
    pub(super) all_rounds: bool,

    /// Also show the ratings in groups
    #[arg(long, value_name = "WHAT", ignore_case = true)]
    pub(super) by: Option<By>,

    /// The order in which assessments are shown; by default that of their names
    #[arg(long, value_name = "ORDER", ignore_case = true)]
    pub(super) sort: Option<Sort>,

    /// Write tidy rows of the assessments that count: .csv, .jsonl or .parquet
    #[arg(long, value_name = "WHAT", ignore_case = true)]
    pub(super) rows: Option<Rows>,

    /// Give the rows names and texts, too: what statements say, and what people have written
    #[arg(long)]
    pub(super) texts: bool,

    /// How to print the result; by default a table, or what the ending of the output file says
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub(super) format: Option<Format>,

    #[command(flatten)]
    pub(super) target: Target,
}

/// How to print a portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For reading on a screen
    Table,
    /// For a page or a message
    Markdown,
    /// Tidy rows for a spreadsheet, by default one an item
    Csv,
    /// Tidy rows for another program, each a line of JSON
    Jsonl,
    /// The picture for another program
    Json,
}

/// Of what there is a tidy row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Rows {
    /// Each item, with what stands for it
    #[default]
    Items,
    /// Each area, with its rating
    Areas,
    /// Each piece of evidence
    Evidence,
    /// Each action
    Actions,
}

/// What assessments are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// Whose assessment it is
    Organisation,
    /// The place or neighbourhood
    Place,
    /// Self, peer or community assessment
    Kind,
    /// Strategic or operational
    Viewpoint,
    /// Whom the assessment is about
    Community,
}

/// The order in which assessments are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Sort {
    /// Alphabetical
    #[default]
    Name,
    /// The most areas at the lowest rating first, with how many areas are rated how
    Ratings,
}

impl From<By> for portfolio::By {
    fn from(by: By) -> Self {
        match by {
            By::Organisation => Self::Organisation,
            By::Place => Self::Place,
            By::Kind => Self::Kind,
            By::Viewpoint => Self::Viewpoint,
            By::Community => Self::Community,
        }
    }
}

impl From<Sort> for view::Sort {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Name => Self::Name,
            Sort::Ratings => Self::Ratings,
        }
    }
}
