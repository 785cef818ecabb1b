//! Arguments that several commands share: words of closed sets, items, which part of the framework is meant, and where a
//! result goes.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::assessment::{Action, Horizon, ScopePart, Word};
use crate::error::Error;
use crate::formats::csv::Opener;
use crate::framework::{Area, AreaIndex, Framework, ItemIndex, ItemRef, Level, LevelIndex, Phase};
use crate::hint::{CommandLine, Hint};
use crate::input;
use crate::store;
use crate::words;

/// The number of an action.
///
/// # Errors
/// If it is none.
pub fn action_number(text: &str) -> Result<u32, String> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    digits.parse().map_err(|_| "the file comes first, and after it actions by their numbers, such as 1".to_owned())
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

/// One of the words of a closed set, by its id or as people read it, such as `quick-win` or `quick win`.
pub fn word<W: Word + Send + Sync>() -> impl TypedValueParser<Value = W> {
    let values = W::ALL.iter().map(|(_, id, label)| PossibleValue::new(*id).alias(*label));
    let is_meant = |typed: &str, one: &str| typed.to_lowercase() == one.to_lowercase();
    PossibleValuesParser::new(values).try_map(move |typed| {
        let found = W::ALL.iter().find(|(_, id, label)| is_meant(&typed, id) || is_meant(&typed, label));
        found.map(|(word, ..)| *word).ok_or_else(|| format!("{typed} is not known"))
    })
}

/// The part of the framework that a command is limited to.
#[derive(Debug, Args)]
pub struct Part {
    /// Only these phases, by id or name, such as 1 or 1,3 (can be given several times)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Only these areas, by id or name, such as 1a or 1a,2b (can be given several times)
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,
}

impl Part {
    /// The phases and areas that were named; none for the whole framework.
    ///
    /// # Errors
    /// If the framework has no such phase or area.
    pub fn scope(&self, framework: &Framework) -> Result<Vec<ScopePart>, Error> {
        scope(framework, &self.phase, &self.area)
    }

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
        for phase in find_phases(framework, &self.phase)? {
            areas.extend(phase.of(framework.areas()));
        }
        areas.extend(find_areas(framework, &self.area)?);
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
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub format: Option<Format>,

    #[command(flatten)]
    pub target: Target,
}

/// Where a result goes.
#[derive(Clone, Debug, Default, Args)]
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

    /// What opens a table that is written here: people open files in a spreadsheet, and the rest goes to programs.
    pub fn opener(&self) -> Opener {
        self.file().map_or(Opener::Program, |_| Opener::Spreadsheet)
    }

    /// The ending of the output file's name, in small letters.
    pub fn ending(&self) -> Option<String> {
        Some(self.file()?.extension()?.to_str()?.to_lowercase())
    }
}

/// The phases and areas that are meant by ids or names, each once.
///
/// # Errors
/// If the framework has no such phase or area.
pub fn scope(framework: &Framework, phases: &[String], areas: &[String]) -> Result<Vec<ScopePart>, Error> {
    let mut chosen: Vec<ScopePart> = Vec::new();
    let phases = find_phases(framework, phases)?.into_iter().map(|phase| ScopePart::Phase(phase.index));
    let areas = find_areas(framework, areas)?.into_iter().map(|area| ScopePart::Area(area.index));
    for part in phases.chain(areas) {
        if !chosen.contains(&part) {
            chosen.push(part);
        }
    }
    Ok(chosen)
}

/// The phases that are meant by ids or names, several of which can be in one text with commas between them.
///
/// # Errors
/// As with [`find_phase`].
pub fn find_phases<'f>(framework: &'f Framework, given: &[String]) -> Result<Vec<&'f Phase>, Error> {
    each(given, |name| find_phase(framework, name))
}

/// The areas that are meant by ids or names, several of which can be in one text with commas between them.
///
/// # Errors
/// As with [`find_area`].
pub fn find_areas<'f>(framework: &'f Framework, given: &[String]) -> Result<Vec<&'f Area>, Error> {
    each(given, |name| find_area(framework, name))
}

/// What each text names; a name may have commas in it, so that it is looked for as a whole first.
fn each<T>(given: &[String], find: impl Fn(&str) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    let mut found = Vec::new();
    for text in given {
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        match find(text) {
            Err(_) if parts.len() > 1 => {
                for part in parts {
                    found.push(find(part)?);
                }
            }
            whole => found.push(whole?),
        }
    }
    Ok(found)
}

/// The one of some things that a person means: by its id, by its id in other capitals, or by its name. Ids that differ only in
/// capitals are refused in frameworks.
///
/// # Errors
/// If the name is that of several; their ids.
fn named<'t, T>(
    typed: &str,
    things: impl Iterator<Item = &'t T> + Clone,
    id_and_name: impl Fn(&'t T) -> (&'t str, &'t str),
) -> Result<Option<&'t T>, Vec<&'t str>> {
    let is_same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let typed = unquoted(typed);
    if let Some(found) = things.clone().find(|thing| is_same(id_and_name(thing).0, typed)) {
        return Ok(Some(found));
    }
    let found: Vec<&T> = things.filter(|thing| is_same(id_and_name(thing).1.trim(), typed)).collect();
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => Err(several.iter().map(|thing| id_and_name(thing).0).collect()),
    }
}

/// What was typed, without blanks around it and quotation marks that a shell doesn't take for any.
fn unquoted(typed: &str) -> &str {
    typed.trim_matches(|letter: char| letter.is_whitespace() || "“”‘’„«»\"'".contains(letter))
}

/// What was typed, in a message: where it is blank, that is seen.
fn shown(typed: &str) -> &str {
    if typed.trim().is_empty() { "''" } else { typed }
}

/// The error where a name is that of several things.
fn of_several(typed: &str, ids: &[&str]) -> Error {
    Error::usage(format!("{typed} is the name of {}", words::list(ids))).hint("write the id of the one you mean")
}

/// The phase with this id or name.
///
/// # Errors
/// If there is none, or more than one of this name; the hint lists those that exist.
pub fn find_phase<'f>(framework: &'f Framework, typed: &str) -> Result<&'f Phase, Error> {
    let short = typed.trim();
    let short = short.get(..6).filter(|start| start.eq_ignore_ascii_case("phase ")).map_or(short, |_| &short[6..]);
    let found = named(short, framework.phases().iter(), |phase| (phase.id.as_str(), phase.name.as_str()));
    found.map_err(|ids| of_several(short, &ids))?.ok_or_else(|| {
        let known: Vec<String> =
            framework.phases().iter().map(|phase| format!("{} {}", phase.id, phase.name)).collect();
        let error = Error::usage(format!("the framework has no phase {}", shown(typed)));
        match named(short, framework.areas().iter(), |area| (area.id.as_str(), area.name.as_str())) {
            Ok(Some(area)) => error.hint(format!("{} is an area: write --area {}", area.id, area.id)),
            _ => error.hint(format!("the phases are {}", words::list(&known))),
        }
    })
}

/// The area with this id or name.
///
/// # Errors
/// If there is none, or more than one of this name; the hint names what is nearest.
pub fn find_area<'f>(framework: &'f Framework, typed: &str) -> Result<&'f Area, Error> {
    let found = named(typed, framework.areas().iter(), |area| (area.id.as_str(), area.name.as_str()));
    found.map_err(|ids| of_several(typed, &ids))?.ok_or_else(|| {
        let error = Error::usage(format!("the framework has no area {}", shown(typed)));
        if let Some(item) = item_nearly(framework, typed) {
            return error.hint(format!("did you mean the item {item}?"));
        }
        if let Some(first) = framework.areas().iter().find(|area| item_of(area, typed).is_some()) {
            let full = first.full_id(item_of(first, typed).unwrap_or(first.items[0].index));
            return error
                .hint(format!("{typed} is an item of several areas: write the area before it, such as {full}"));
        }
        let known = framework.areas().iter().map(|area| area.id.as_str());
        if let Ok(Some(phase)) = named(typed, framework.phases().iter(), |phase| (&phase.id, &phase.name)) {
            let inside: Vec<&str> = phase.of(framework.areas()).iter().map(|area| area.id.as_str()).collect();
            return error.hint(format!("{} is a phase; its areas are {}", phase.id, words::list(&inside)));
        }
        match words::nearest(typed, known.clone()) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint(format!("the areas are {}", words::list(&known.collect::<Vec<_>>()))),
        }
    })
}

/// The level with this id or name, in whichever capitals; `None` for the word none.
///
/// # Errors
/// If there is no such level.
pub fn find_level(framework: &Framework, typed: &str) -> Result<Option<LevelIndex>, Error> {
    let levels = framework.levels().iter();
    let known: Vec<&str> = levels.clone().map(|level| level.id.as_str()).collect();
    let is_meant = |level: &&Level| {
        [&level.id, level.name.as_str()].iter().any(|known| known.to_lowercase() == typed.to_lowercase())
    };
    match levels.into_iter().find(is_meant) {
        Some(level) => Ok(Some(level.index)),
        None if typed.eq_ignore_ascii_case("none") => Ok(None),
        None => Err(Error::usage(format!("there is no level {typed}"))
            .hint(format!("the levels are {}; none takes out what stands there", words::list(&known)))),
    }
}

/// The item of an area with this id, in whichever capitals.
fn item_of(area: &Area, id: &str) -> Option<ItemIndex> {
    area.items.iter().find(|item| item.id.eq_ignore_ascii_case(id)).map(|item| item.index)
}

/// The full id that is meant where the dot between area and item was left out, or something else stands there: `1aE1`, `1a-E1`.
fn item_nearly(framework: &Framework, typed: &str) -> Option<String> {
    let typed = words::bare(typed);
    let full_ids = framework.areas().iter().flat_map(|area| area.items.iter().map(|item| area.full_id(item.index)));
    let mut meant = full_ids.filter(|full| words::bare(full) == typed);
    meant.next().filter(|_| meant.next().is_none())
}

/// The item with this full id, in whichever capitals.
///
/// # Errors
/// If there is none; the hint says what may have been meant.
pub fn find_item(framework: &Framework, full: &str) -> Result<ItemRef, Error> {
    let full = unquoted(full);
    let area = find_area(framework, full).ok();
    let Some((area_id, item)) = full.rsplit_once('.').filter(|_| area.is_none()) else {
        return Err(match area {
            Some(area) => Error::usage(format!("{full} is an area, and an item of it is meant")).hint(
                Hint::from(format!("write it as {}; see ", area.full_id(area.items[0].index))).and(show_area(&area.id)),
            ),
            None => {
                let error = Error::usage(format!("there is no item {full}"));
                match item_nearly(framework, full) {
                    Some(item) => error.hint(format!("did you mean {item}?")),
                    None => error.hint("write the area before the item, with a dot between, such as 1a.E1"),
                }
            }
        });
    };
    let area = find_area(framework, area_id).map_err(|error| match item_nearly(framework, full) {
        Some(item) => Error::usage(format!("there is no item {full}")).hint(format!("did you mean {item}?")),
        None => error,
    })?;
    let found = item_of(area, item).ok_or_else(|| {
        let error = Error::usage(format!("area {} has no item {}", area.id, shown(item)));
        let near = words::nearest(item, area.items.iter().map(|item| item.id.as_str()));
        let see = near.map_or("see ".to_owned(), |near| format!("did you mean {}.{near}? See ", area.id));
        error.hint(Hint::from(see).and(show_area(&area.id)))
    })?;
    Ok(ItemRef { area: area.index, item: found })
}

/// The error where what should be the file is none, and what comes after it is: `COMMAND FILE` is how to write it.
///
/// # Errors
/// If it is so.
pub fn check_order(file: &Path, others: &[String], command: &[&str]) -> Result<(), Error> {
    let is_file = |path: &Path| store::exists(&store::with_ending(path));
    let Some(real) = others.iter().find(|other| is_file(Path::new(other))).filter(|_| !is_file(file)) else {
        return Ok(());
    };
    let given = file.display().to_string();
    let others = others.iter().filter(|other| *other != real).cloned();
    let line = CommandLine::thrive(command).with(real).with(given.clone());
    let line = others.fold(line, CommandLine::with).with_blank("…");
    Err(Error::usage(format!("there is no file {given}; {real} is one, and the file comes first"))
        .hint(Hint::from("write ").and(line)))
}

/// The command that shows all items of an area.
fn show_area(id: &str) -> CommandLine {
    CommandLine::thrive(&["framework", "show", "--area", id])
}
