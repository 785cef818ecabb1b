//! `thrive` alone, in a terminal: what is in the folder, and a menu of what can be done. Whatever is chosen is a command, which is
//! printed and run.

mod writing;

use std::path::Path;

use clap::{FromArgMatches, Subcommand};
use jiff::civil::Date;

use super::Command;
use super::shared::context::Context;
use super::shared::loader::assessment_in;
use crate::assessment::{self, Assessment};
use crate::document::Text;
use crate::env;
use crate::error::{Error, Kind};
use crate::formats::screen::{self, hanging};
use crate::framework::Framework;
use crate::hint::CommandLine;
use crate::interview::{Ask, Choice, Form, Input, Interview};
use crate::pages::front_door::{self as page, Listed};
use crate::safe::visible;
use crate::score::score;
use crate::store;
use crate::terminal::{Reply, stop};

/// Why a turn ends before its end.
enum Way {
    /// Back to the menu before.
    Back,
    /// Out of the door.
    Out,
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Way {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// What a choice of the menu leads to.
#[derive(Clone, Copy)]
enum Turn {
    GoOn(usize),
    GoOnWithAnother,
    Start,
    StartRound,
    Look,
    LookAtAll,
    Report,
    Form,
    Import,
    Explain,
    Stop,
}

/// An assessment of the folder.
struct Found {
    /// The file as it is named in commands.
    file: String,
    assessment: Assessment,
    listed: Listed,
}

/// What is in the folder.
struct Folder {
    name: String,
    /// Last changed first.
    assessments: Vec<Found>,
    /// Files that mean to be assessments and can't be used.
    faulty: Vec<String>,
    /// How many files were not looked at.
    unseen: usize,
}

/// Someone in front of the door.
struct Visit<'c> {
    context: &'c mut Context,
    framework: Framework,
    today: Date,
}

/// Shows what is here and what can be done, and does what is chosen, until someone goes.
///
/// # Errors
/// If the folder or the framework can't be read, or after Ctrl-C.
pub fn open(context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let mut visit = Visit { context, framework, today: env::now().date() };
    let folder = visit.folder()?;
    visit.show(&folder)?;
    loop {
        match visit.turn() {
            Ok(()) | Err(Way::Back) => {}
            Err(Way::Out) => return Ok(()),
            Err(Way::Failed(error)) => return Err(error),
        }
    }
}

impl Visit<'_> {
    /// Asks what to do, and does it.
    fn turn(&mut self) -> Result<(), Way> {
        stop::when_told(|| Some("stopped".to_owned()));
        let folder = self.folder()?;
        let menu = self.menu(&folder.assessments);
        let texts: Vec<&str> = menu.iter().map(|(_, text)| text.as_str()).collect();
        let chosen = match self.choose("What would you like to do?", &texts, 0) {
            Err(Way::Back) => Err(Way::Out),
            other => other,
        }?;
        match menu[chosen].0 {
            Turn::GoOn(index) => self.assess(&[&folder.assessments[index].file]),
            Turn::GoOnWithAnother => {
                let found = self.pick("Which one would you like to go on with?", &folder.assessments)?;
                self.assess(&[&found.file])
            }
            Turn::Start => self.assess(&[]),
            Turn::StartRound => {
                let last = self.pick("From which one does the new round start?", &folder.assessments)?;
                self.assess(&["--from", &last.file])
            }
            Turn::Look => self.look(&folder.assessments),
            Turn::LookAtAll => self.run(&["portfolio", "."]).map(drop),
            Turn::Report => self.report(&folder.assessments),
            Turn::Form => self.form(),
            Turn::Import => self.import(),
            Turn::Explain => self.explain(),
            Turn::Stop => Err(Way::Out),
        }
    }

    /// What can be done with these assessments. The first is what most people want, and harmless.
    fn menu(&self, assessments: &[Found]) -> Vec<(Turn, String)> {
        let mut menu = Vec::new();
        let draft = assessments.iter().position(|found| !found.assessment.is_final());
        if let Some(draft) = draft {
            let found = &assessments[draft];
            let at = self.next_area(&found.assessment).map(|area| format!(", at {area}")).unwrap_or_default();
            menu.push((Turn::GoOn(draft), format!("Go on with {}{at}", found.listed.name)));
        }
        let look = (Turn::Look, "Look at a result, a plan, or what has changed".to_owned());
        if !assessments.is_empty() {
            if draft.is_none() {
                menu.push(look.clone());
            }
            if draft.is_none() || assessments.len() > 1 {
                let which = if draft.is_some() { "Go on with another one" } else { "Go on with one, or change it" };
                menu.push((Turn::GoOnWithAnother, which.to_owned()));
            }
        }
        menu.push((Turn::Start, "Start a new assessment".to_owned()));
        if !assessments.is_empty() {
            menu.push((Turn::StartRound, "Start a new round from the answers of an earlier one".to_owned()));
            if draft.is_some() {
                menu.push(look);
            }
            if assessments.len() > 1 {
                menu.push((Turn::LookAtAll, "Look at all together, with those in folders inside this one".to_owned()));
            }
            menu.push((Turn::Report, "Write a report".to_owned()));
        }
        menu.push((Turn::Form, "Write a form for people without thrive".to_owned()));
        menu.push((Turn::Import, "Take in a form that came back".to_owned()));
        menu.push((Turn::Explain, "What is this?".to_owned()));
        menu.push((Turn::Stop, "Stop".to_owned()));
        menu
    }

    /// The area at which an assessment goes on.
    fn next_area(&self, assessment: &Assessment) -> Option<String> {
        let interview = Interview::resume(&self.framework, assessment.clone(), self.context.rule(), self.today, None);
        interview.ask().place.map(|place| self.framework[place.area].label().to_string())
    }

    /// The results of an assessment, one after another.
    fn look(&mut self, assessments: &[Found]) -> Result<(), Way> {
        let found = self.pick("Which one would you like to look at?", assessments)?;
        let file = found.file.as_str();
        let mut texts = vec![
            "The summary: every area's rating",
            "Why each area has its rating, and what is missing for the next",
            "A plan: what to do next",
        ];
        let earlier = earlier(found, assessments);
        if !earlier.is_empty() {
            texts.push("What has changed since an earlier round");
        }
        texts.push("Back");
        // Enter alone leads through all of them, except for what has to be chosen again, and then back.
        let mut next = 0;
        loop {
            let chosen = self.choose("What would you like to see?", &texts, next)?;
            let shown = match chosen {
                0 => self.run(&["summary", file]),
                1 => self.run(&["score", file]),
                2 => self.run(&["plan", file]),
                3 if !earlier.is_empty() => self.compare(file, &earlier),
                _ => return Ok(()),
            };
            match shown {
                Ok(_) | Err(Way::Back) => next = chosen + 1,
                Err(other) => return Err(other),
            }
        }
    }

    fn compare(&mut self, file: &str, earlier: &[(String, String)]) -> Result<bool, Way> {
        let texts: Vec<&str> = earlier.iter().map(|(_, text)| text.as_str()).collect();
        let before = if texts.len() == 1 { 0 } else { self.choose("Which is the earlier round?", &texts, 0)? };
        self.run(&["compare", &earlier[before].0, file])
    }

    fn explain(&mut self) -> Result<(), Way> {
        let help = self.context.output.spelt(&CommandLine::thrive(&["--help"]).without_options());
        let text = page::explanation(&self.framework, self.context.rule(), &help);
        match self.context.output.prompter().read(&text)? {
            Reply::Interrupted => Err(interrupted()),
            _ => Ok(()),
        }
    }

    /// The guided assessment; whoever has been through it has arrived.
    fn assess(&mut self, words: &[&str]) -> Result<(), Way> {
        if self.run(&[&["assess"], words].concat())? { Err(Way::Out) } else { Ok(()) }
    }

    /// Runs a command, once it has been printed; whether it succeeded. Why it didn't is said.
    fn run(&mut self, words: &[&str]) -> Result<bool, Way> {
        let output = &mut self.context.output;
        let same = format!("the same as: {}", output.spelt(&CommandLine::thrive(words)));
        let quiet = output.env.err.text(&Text::default().quiet(visible(&same)));
        writeln!(output.err, "{}\n", hanging(&quiet, output.env.err, "", "  "))?;
        self.context.begin_anew();
        let Err(error) = command(words)?.run(self.context) else { return Ok(true) };
        let error = Error::of(error);
        if matches!(error.kind, Kind::Interrupted | Kind::ClosedPipe) {
            return Err(error.into());
        }
        self.context.output.say_error(&error)?;
        Ok(false)
    }

    /// One of the assessments; without a question if there is one only.
    fn pick<'f>(&mut self, question: &str, assessments: &'f [Found]) -> Result<&'f Found, Way> {
        if let [only] = assessments {
            return Ok(only);
        }
        let texts: Vec<String> = assessments.iter().map(text_of).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Ok(&assessments[self.choose(question, &texts, 0)?])
    }

    /// One of several; `start` is what Enter alone chooses.
    fn choose(&mut self, question: &str, texts: &[&str], start: usize) -> Result<usize, Way> {
        let options: Vec<Choice> = texts.iter().map(|text| Choice::from(*text)).collect();
        match self.ask(question, Form::One { options, start })? {
            Input::One(chosen) => Ok(chosen),
            _ => Err(Way::Back),
        }
    }

    /// A name; Enter alone takes the one that is proposed.
    fn name(&mut self, question: &str, proposed: &str) -> Result<String, Way> {
        match self.ask(question, Form::Text { now: proposed.to_owned(), needed: true })? {
            Input::Text(name) if !name.trim().is_empty() => Ok(name.trim().to_owned()),
            _ => Err(Way::Back),
        }
    }

    fn ask(&mut self, question: &str, form: Form) -> Result<Input, Way> {
        let ask = Ask::alone(question, form);
        loop {
            match self.context.output.prompter().ask_alone(&ask)? {
                Reply::Input(Input::Help) => {}
                Reply::Input(Input::Leave) | Reply::End => return Err(Way::Out),
                Reply::Input(input) => return Ok(input),
                Reply::Interrupted => return Err(interrupted()),
            }
            self.explain()?;
        }
    }

    /// What is in the current folder.
    fn folder(&self) -> Result<Folder, Error> {
        let seen = store::look_into(Path::new("."))?;
        let (mut read, mut faulty) = (Vec::new(), Vec::new());
        for name in seen.files {
            // Not with the loader: what is only listed has nothing to do with what is written later.
            let bytes = store::read(Path::new(&name));
            if bytes.as_ref().is_ok_and(|bytes| !assessment::is_meant(bytes)) {
                continue;
            }
            match bytes.and_then(|bytes| assessment_in(name.clone().into(), &bytes, &self.framework)) {
                Ok(loaded) => read.push((typed(&name), loaded.assessment)),
                Err(_) => faulty.push(typed(&name)),
            }
        }
        // On one day, the file that was changed last stays first.
        read.sort_by_key(|(_, assessment)| std::cmp::Reverse(assessment.about.updated));
        let titles: Vec<String> = read.iter().map(|(_, assessment)| assessment.about.title.clone()).collect();
        let found = |(index, (file, assessment)): (usize, (String, Assessment))| {
            let others = titles.iter().enumerate().filter(|(other, _)| *other != index);
            let others: Vec<&str> = others.map(|(_, title)| title.as_str()).collect();
            let card = score(&self.framework, &assessment, self.context.rule());
            let listed = Listed::new(&file, &assessment, &card, &others);
            Found { file, assessment, listed }
        };
        let assessments = read.into_iter().enumerate().map(found).collect();
        Ok(Folder { name: seen.name, assessments, faulty, unseen: seen.more })
    }

    /// Shows what is in the folder.
    fn show(&mut self, folder: &Folder) -> Result<(), Error> {
        let listed: Vec<Listed> = folder.assessments.iter().map(|found| found.listed.clone()).collect();
        let output = &mut self.context.output;
        let first = folder.faulty.first().map_or("", String::as_str);
        let why = output.spelt(&CommandLine::thrive(&["summary", first]));
        let document = page::folder(&folder.name, &listed, &folder.faulty, &why, folder.unseen);
        write!(output.err, "{}", screen::write(&document, output.env.err))?;
        Ok(())
    }
}

/// The command with these words.
fn command(words: &[&str]) -> Result<Command, Error> {
    let line = std::iter::once("thrive").chain(words.iter().copied());
    let parser = Command::augment_subcommands(clap::Command::new("thrive"));
    let parsed = parser.try_get_matches_from(line).and_then(|matches| Command::from_arg_matches(&matches));
    parsed.map_err(|error| Error::usage(error.to_string()))
}

/// What can be compared with an assessment, as files and texts; first the round that it says it follows, then those of the same
/// title.
fn earlier(found: &Found, assessments: &[Found]) -> Vec<(String, String)> {
    let mut others: Vec<&Found> = assessments.iter().filter(|other| other.file != found.file).collect();
    others.sort_by_key(|other| other.assessment.about.title != found.assessment.about.title);
    let mut all: Vec<(String, String)> = others.into_iter().map(|other| (other.file.clone(), text_of(other))).collect();
    for previous in found.assessment.about.previous.iter().rev() {
        let is_it = |(file, _): &(String, String)| store::is_same(Path::new(file), Path::new(&previous.file));
        if let Some(index) = all.iter().position(is_it) {
            let it = all.remove(index);
            all.insert(0, it);
        } else if store::exists(Path::new(&previous.file)) {
            all.insert(0, (typed(&previous.file), format!("The round before ({})", previous.file)));
        }
    }
    all
}

/// An assessment as one of several.
fn text_of(found: &Found) -> String {
    format!("{}: {}", found.listed.name, found.listed.facts)
}

/// The name of a file as it is typed in a command: what begins with a hyphen would be an option.
fn typed(name: &str) -> String {
    if name.starts_with('-') { format!("./{name}") } else { name.to_owned() }
}

fn interrupted() -> Way {
    Error::new(Kind::Interrupted, "stopped").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_of_the_menu_is_one() {
        for words in [
            &["assess"] as &[&str],
            &["assess", "./-x.yaml"],
            &["assess", "--from", "our team.yaml"],
            &["compare", "a.yaml", "b.yaml"],
            &["portfolio", "."],
            &["report", "a.yaml", "-o", "a-board.html", "--for", "board", "--force"],
            &["form", "-o", "form.xlsx", "--title", "Voices"],
            &["import", "form.xlsx", "-o", "form.yaml"],
        ] {
            assert!(command(words).is_ok(), "{words:?}");
        }
        assert!(command(&["assess", "-x.yaml"]).is_err());
        assert_eq!((typed("-x.yaml"), typed("x-y.yaml")), ("./-x.yaml".to_owned(), "x-y.yaml".to_owned()));
    }
}
