//! `thrive compare --side-by-side`: what several assessments say at one time.

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
use crate::store;
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
        let side = |(label, file): (&String, &'_ Loaded)| (label.clone(), store::file_name(&file.path));
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

/// Says that files look like rounds of the same thing, which are set against each other in time and not side by side.
fn say_rounds(files: &[Loaded], context: &mut Context) {
    let pairs =
        files.iter().enumerate().flat_map(|(place, one)| files[place + 1..].iter().map(move |other| [one, other]));
    let rounds: Vec<[&Loaded; 2]> = pairs.filter_map(in_time).collect();
    let Some(([before, after], others)) = rounds.split_first() else { return };
    let [before, after] = [before, after].map(|file| file.name());
    let others = match others.len() {
        0 => String::new(),
        others => {
            format!(" (and so {} {})", words::agree(others, "does", "do"), words::count(others, "other pair"))
        }
    };
    let said = format!(
        "{before} and {after} look like two rounds of the same thing{others}, and side by side is for one time. For what has changed: "
    );
    let compare = CommandLine::thrive(&["compare", &before, &after]);
    context.output.say_hint(&Hint::from(said).and(compare));
}

/// Two files in the order of time, if they look like rounds of the same thing: by which of them says that it follows the other, and
/// else by their dates.
fn in_time([one, other]: [&Loaded; 2]) -> Option<[&Loaded; 2]> {
    let [about, other_about] = [one, other].map(|file| &file.assessment.about);
    if follows(one, other) {
        Some([other, one])
    } else if follows(other, one) {
        Some([one, other])
    } else if are_rounds(about, other_about) {
        Some(if about.updated > other_about.updated { [other, one] } else { [one, other] })
    } else {
        None
    }
}

/// Whether one says that it is the round after the other.
fn follows(one: &Loaded, other: &Loaded) -> bool {
    let is_it = |file: &str| store::file_name(Path::new(file)) == store::file_name(&other.path);
    one.path != other.path && one.assessment.about.previous.iter().any(|previous| is_it(&previous.file))
}
