//! Arguments that several commands share: days, words of closed sets, items, which part of the framework is meant, and where a
//! result goes.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::assessment::{self, Action, Horizon, Word};
use crate::error::Error;
use crate::framework::{Area, AreaIndex, Framework, ItemRef, Phase};
use crate::hint::{CommandLine, Hint};
use crate::input;
use crate::words;

/// A day as it is written in files.
pub fn day(text: &str) -> Result<Date, String> {
    assessment::day(text).ok_or_else(|| match text.parse::<Date>() {
        Ok(_) => "write the year in full, between 1948 and 2199, for example 2027-03-31".to_owned(),
        Err(_) => "write a day as year-month-day, for example 2027-03-31".to_owned(),
    })
}

/// The text given to an option, trimmed and with the line feeds that files have.
///
/// # Errors
/// If it is blank.
pub fn said(given: &str, option: &str) -> Result<String, Error> {
    match given.trim() {
        "" => Err(Error::usage(format!("nothing stands after {option}")).hint("say it in a few words")),
        text => Ok(input::line_feeds(text).into_owned()),
    }
}

/// One of the words of a closed set, by id.
pub fn word<W: Word + Send + Sync>() -> impl TypedValueParser<Value = W> {
    let ids = W::ALL.iter().map(|(_, id, _)| *id);
    PossibleValuesParser::new(ids).try_map(|id| W::from_id(&id).ok_or_else(|| format!("{id} is not known")))
}

/// The part of the framework that a command is limited to.
#[derive(Debug, Args)]
pub struct Part {
    /// Only this phase, such as 1 (can be given several times)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Only this area, such as 1a (can be given several times)
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,
}

impl Part {
    /// Whether it is the whole framework.
    pub fn is_all(&self) -> bool {
        self.phase.is_empty() && self.area.is_empty()
    }

    /// The areas in it; all if no phase or area was named.
    ///
    /// # Errors
    /// If the framework has no such phase or area.
    pub fn areas(&self, framework: &Framework) -> Result<Vec<AreaIndex>, Error> {
        let mut areas: Vec<&Area> = if self.is_all() { framework.areas().iter().collect() } else { Vec::new() };
        for id in &self.phase {
            areas.extend(find_phase(framework, id)?.of(framework.areas()));
        }
        for id in &self.area {
            areas.push(find_area(framework, id)?);
        }
        Ok(areas.into_iter().map(|area| area.index).collect())
    }

    /// Whether an action is for an item of these areas and has one of these horizons. Without a choice of areas or of horizons, every
    /// action passes.
    pub fn includes(&self, areas: &[AreaIndex], horizons: &[Horizon], action: &Action) -> bool {
        let is_here = self.is_all() || action.item.is_some_and(|item| areas.contains(&item.area));
        is_here && (horizons.is_empty() || action.horizon.is_some_and(|own| horizons.contains(&own)))
    }
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
pub struct OutputArgs {
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
    output: Option<PathBuf>,

    /// Replace the output file if it is there already
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl OutputArgs {
    /// The format asked for, or the one that the output file's name asks for.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(match self.target.ending().as_deref() {
            Some("md") => Format::Markdown,
            Some("csv") => Format::Csv,
            Some("json") => Format::Json,
            _ => Format::Table,
        })
    }

    /// Whether the output file's name asks for a calendar.
    pub fn is_calendar(&self) -> bool {
        self.format.is_none() && self.target.ending().as_deref() == Some("ics")
    }

    /// Whether a result is printed as documents for reading.
    pub fn is_for_reading(&self) -> bool {
        matches!(self.format(), Format::Table | Format::Markdown) && !self.is_calendar()
    }
}

impl Target {
    /// A file; over another one with `force`.
    pub fn of(output: PathBuf, force: bool) -> Self {
        Self { output: Some(output), force }
    }

    /// The file, if the result goes to one. `-` stands for the screen, as in most programs.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The ending of the output file's name, in small letters.
    pub fn ending(&self) -> Option<String> {
        Some(self.file()?.extension()?.to_str()?.to_lowercase())
    }
}

/// The phase with this id.
///
/// # Errors
/// If there is none; the hint lists those that exist.
pub fn find_phase<'f>(framework: &'f Framework, id: &str) -> Result<&'f Phase, Error> {
    framework.phase(id).ok_or_else(|| {
        let known: Vec<&str> = framework.phases().iter().map(|phase| phase.id.as_str()).collect();
        Error::usage(format!("the framework has no phase {id}")).hint(format!("the phases are {}", words::list(&known)))
    })
}

/// The area with this id.
///
/// # Errors
/// If there is none; the hint names the nearest one.
pub fn find_area<'f>(framework: &'f Framework, id: &str) -> Result<&'f Area, Error> {
    framework.area(id).ok_or_else(|| {
        let known = framework.areas().iter().map(|area| area.id.as_str());
        let error = Error::usage(format!("the framework has no area {id}"));
        match words::nearest(id, known.clone()) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint(format!("the areas are {}", words::list(&known.collect::<Vec<_>>()))),
        }
    })
}

/// The item with this full id.
///
/// # Errors
/// If there is none; the hint says what may have been meant.
pub fn find_item(framework: &Framework, full: &str) -> Result<ItemRef, Error> {
    let Some((area_id, item)) = full.rsplit_once('.') else {
        return Err(match framework.area(full) {
            Some(area) => Error::usage(format!("{full} is an area, and an item of it is meant")).hint(
                Hint::from(format!("write it as {}; see ", area.full_id(area.items[0].index))).and(show_area(full)),
            ),
            None => Error::usage(format!("there is no item {full}"))
                .hint("write the area before the item, with a dot between, such as 1a.E1"),
        });
    };
    let area = find_area(framework, area_id)?;
    let found = area.item(item).ok_or_else(|| {
        let error = Error::usage(format!("area {area_id} has no item {item}"));
        let near = words::nearest(item, area.items.iter().map(|item| item.id.as_str()));
        let meant = near.map(|near| format!("did you mean {area_id}.{near}? ")).unwrap_or_default();
        error.hint(Hint::from(format!("{meant}See ")).and(show_area(area_id)))
    })?;
    Ok(ItemRef { area: area.index, item: found.index })
}

/// The command that shows all items of an area.
fn show_area(id: &str) -> CommandLine {
    CommandLine::thrive(&["framework", "show", "--area", id])
}
