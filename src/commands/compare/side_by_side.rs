//! `thrive compare --side-by-side`: what several assessments say at one time.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::assessment::{About, Assessment};
use crate::commands::shared::arguments::OutputArgs;
use crate::commands::shared::context::Context;
use crate::commands::shared::loader::Loaded;
use crate::commands::shared::output::{Printable, document_writer};
use crate::compare::{FEWEST, MOST, are_rounds, labels, side_by_side};
use crate::env;
use crate::error::Error;
use crate::formats::csv;
use crate::hint::{CommandLine, Hint};
use crate::pages::side_by_side::{self as view, Side, Subject};
use crate::records::{self, SideBySideRecord};
use crate::score::{Scorecard, score};
use crate::words;

const OF_ONE_FRAMEWORK: &str = "assessments can be set side by side where all are of the same framework";

pub(super) fn run(paths: &[PathBuf], output: &OutputArgs, context: &mut Context) -> anyhow::Result<()> {
    check_number(paths.len())?;
    let framework = context.loader.framework()?;
    let rule = context.rule();
    let files = paths.iter().map(|path| context.load_beside(path, &framework, OF_ONE_FRAMEWORK));
    let files: Vec<Loaded> = files.collect::<Result<_, Error>>()?;
    say_rounds(&files, context);
    let cards: Vec<Scorecard> = files.iter().map(|file| score(&framework, &file.assessment, rule)).collect();
    let beside = side_by_side(&cards.iter().collect::<Vec<_>>());
    let abouts: Vec<&About> = files.iter().map(|file| &file.assessment.about).collect();
    let labels = labels(&abouts);
    let document = || {
        let side = |(label, file): (&String, &'_ Loaded)| (label.clone(), name(&file.path));
        let sides = labels.iter().zip(&files).map(|found| (side(found), &found.1.assessment));
        let sides = sides.map(|((label, file), assessment)| Side { label, file, assessment });
        let (framework, sides, beside) = (&framework, sides.collect(), &beside);
        view::side_by_side(&Subject { framework, sides, beside, rule, made: env::now().date() })
    };
    if let Some(write) = document_writer(output) {
        return Ok(context.output.print(&output.target, write(&document()))?);
    }
    let sides = labels.iter().zip(&files).map(|(label, file)| (label.as_str(), &file.assessment));
    let sides: Vec<(&str, &Assessment)> = sides.collect();
    Ok(context.output.print_result(
        output,
        &Printable {
            documents: &|| vec![document()],
            csv: &|opener| csv::write(opener, records::beside_rows(&framework, &beside, &sides)),
            json: &|| records::json(&SideBySideRecord::new(&framework, &beside, &sides)),
            days: &|| None,
        },
    )?)
}

/// Refuses fewer than can be compared, and more than can be told apart.
fn check_number(files: usize) -> Result<(), Error> {
    if files < FEWEST {
        let score = CommandLine::thrive(&["score"]).with_blank("FILE");
        return Err(Error::usage("there is one file, and side by side stand at least two")
            .hint("name the files of the others too")
            .hint(Hint::from("for the result of one: ").and(score)));
    }
    if files > MOST {
        let message =
            format!("{files} files were named, and at most {} can stand side by side", words::in_letters(MOST));
        let agreement = CommandLine::thrive(&["agreement"]).with_blank("FILES");
        let merge = CommandLine::thrive(&["merge"]).with_blank("FILES").with("-o").with_blank("FILE");
        return Err(Error::usage(message)
            .hint(Hint::from("for where many assessors of the same thing agree and where not: ").and(agreement))
            .hint(Hint::from("for one assessment made of theirs: ").and(merge)));
    }
    Ok(())
}

/// Says of two files that they look like rounds of the same thing, which are set against each other in time and not side by side.
fn say_rounds(files: &[Loaded], context: &mut Context) {
    for (place, one) in files.iter().enumerate() {
        for other in &files[place + 1..] {
            let is_series = follows(one, other) || follows(other, one);
            if !is_series && !are_rounds(&one.assessment.about, &other.assessment.about) {
                continue;
            }
            let (before, after) =
                if one.assessment.about.updated > other.assessment.about.updated || follows(one, other) {
                    (other, one)
                } else {
                    (one, other)
                };
            let said = format!(
                "{} and {} look like two rounds of the same thing, and side by side is for one time. For what has changed: ",
                before.name(),
                after.name()
            );
            let compare = CommandLine::thrive(&["compare", &before.name(), &after.name()]);
            context.output.say_hint(&Hint::from(said).and(compare));
        }
    }
}

/// Whether one says that it is the round after the other.
fn follows(one: &Loaded, other: &Loaded) -> bool {
    let is_it = |file: &str| Path::new(file).file_name() == other.path.file_name();
    one.path != other.path && one.assessment.about.previous.iter().any(|previous| is_it(&previous.file))
}

fn name(path: &Path) -> String {
    path.file_name().map(OsStr::to_string_lossy).unwrap_or_default().into_owned()
}
