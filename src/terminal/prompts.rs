//! The prompts front end, for a terminal that can redraw: the only file that names inquire.
//!
//! inquire breaks long options in the middle of words, and garbles a frame that is taller than the screen. So options are wrapped
//! here, and a page never holds more of them than fit.

#![expect(clippy::disallowed_methods, reason = "texts between prompts go where inquire draws the prompts")]

use std::io::{Stderr, Write, stderr};

use inquire::ui::{RenderConfig, Styled};
use inquire::{Confirm, InquireError, MultiSelect, Select};
use unicode_width::UnicodeWidthStr;

use super::ahead::pressed_ahead;
use super::checklist::{Checklist, Keys, Step, Terminal, Window};
use super::{Prompter, Reply, Room, notices, subject};
use crate::document::{Document, Text};
use crate::env;
use crate::error::{Error, Kind, reason};
use crate::formats::screen::{self, Look, hanging};
use crate::interview::{Ask, Choice, Form, Input, Interview, Notice, Place};
use crate::safe::one_line;
use crate::words;

/// The width of what inquire writes before an option: a pointer, and where options are ticked a box.
const POINTER: usize = 2;
const POINTER_AND_BOX: usize = 6;

/// How many options are shown at least, where there are as many and the screen has room for them.
const FEW: usize = 4;

/// How many columns an answer that is typed should have behind its question.
const ROOM_TO_TYPE: usize = 24;

/// Prompts on standard error that are redrawn as a person moves and ticks.
pub struct Prompts {
    look: Look,
    checklist: Checklist,
    window: Window,
    terminal: Terminal<Keys, Stderr>,
}

/// The screen at the time of a question; people may resize it between two questions.
struct Screen {
    look: Look,
    rows: usize,
    /// How many lines stand above the question.
    above: usize,
}

impl Prompts {
    /// A prompts front end that writes for `look`, and for a room shows one statement at a time.
    pub fn new(look: Look, room: Option<Room>) -> Self {
        configure(look);
        let has_clock = room.is_some_and(|room| room.has_clock);
        let keys = if has_clock { Keys::default().with_clock() } else { Keys::default() };
        let terminal = Terminal { keys, output: stderr(), look };
        let checklist = room.map_or_else(Checklist::default, Checklist::of_room);
        Self { look, checklist, window: Window::default(), terminal }
    }

    fn screen(&self) -> Screen {
        let (width, rows) = env::size().unwrap_or((self.look.width, 24));
        Screen { look: Look { width, ..self.look }, rows, above: 0 }
    }
}

impl Screen {
    /// Shows what stands before a question; how many lines that is.
    fn show(&self, interview: &Interview, ask: &Ask) -> Result<usize, Error> {
        let mut text = String::from("\n");
        if let Some(place) = &ask.place {
            text += &self.task_header(interview, ask, place);
        }
        let notices = screen::write(&notices(interview, ask), self.look);
        if !notices.is_empty() {
            text += &notices;
            text.push('\n');
        }
        if let Some(hint) = ask.hint {
            let hint = Text::default().quiet(hint);
            text += &format!("{}\n", hanging(&self.look.text(&hint), self.look, "", ""));
        }
        stderr().write_all(text.as_bytes())?;
        Ok(text.lines().count())
    }

    /// What is asked about besides the area's statements: the area, and the statement with what there is for it. The result of an area
    /// names the area itself.
    fn task_header(&self, interview: &Interview, ask: &Ask, place: &Place) -> String {
        if place.is_of_area() || ask.notices.iter().any(|notice| matches!(notice, Notice::Rated(_))) {
            return String::new();
        }
        let area = hanging(&one_line(&interview.framework()[place.area].label()), self.look, "", "");
        let area = self.look.text(&Text::default().strong(area));
        match screen::write(&subject(&ask.subject), self.look) {
            subject if subject.is_empty() => format!("{area}\n\n"),
            subject => format!("{area}\n\n{subject}\n"),
        }
    }

    /// Moves what stands on the screen up and out of sight, so that a question stands alone. Nothing is lost: terminals keep it above.
    fn clear(&self) -> Result<(), Error> {
        write!(stderr(), "\x1b[{};1H{}\x1b[H", self.rows, "\n".repeat(self.rows))?;
        Ok(())
    }

    fn dot(&self) -> &'static str {
        if self.look.unicode { "·" } else { "-" }
    }

    /// The keys with what they do, in as many words as a line has room for.
    fn help(&self, keys: &[[&str; 3]]) -> String {
        let ends = [["esc back", "esc back", "esc"], ["ctrl-c stop", "^c stop", "^c"]];
        let said = |words: usize| {
            let keys = keys.iter().chain(&ends).map(|key| key[words]).filter(|key| !key.is_empty());
            keys.collect::<Vec<_>>().join(&format!(" {} ", self.dot()))
        };
        // inquire puts it in brackets, and leaves the last column empty.
        let fits = |help: &String| help.width() + 3 <= self.look.width;
        (0..2).map(said).find(fits).unwrap_or_else(|| said(2))
    }

    fn move_key(&self) -> [&'static str; 3] {
        if self.look.unicode { ["↑↓ move", "↑↓ move", ""] } else { ["arrows move", "arrows move", ""] }
    }

    fn sides_key(&self) -> [&'static str; 3] {
        if self.look.unicode { ["→ all · ← none", "", ""] } else { ["right all - left none", "", ""] }
    }

    /// The question if it fits on one line with `room` left for the answer; otherwise it is written above the prompt, and `short`
    /// stands in for it.
    fn question(&self, question: &str, short: &str, room: usize) -> Result<String, Error> {
        let question = one_line(question);
        if question.width() + 4 + room <= self.look.width {
            return Ok(question);
        }
        let question = hanging(&question, self.look, "", "");
        writeln!(stderr(), "{}", self.look.text(&Text::default().strong(question)))?;
        Ok(short.to_owned())
    }

    /// An option wrapped to the screen, its later lines under its text. All texts begin in the same column, after labels of a width
    /// of up to `widest`; `before` is the width of what inquire writes before the option.
    fn option(&self, label: &str, widest: usize, text: &str, before: usize) -> String {
        // inquire leaves the last column empty.
        let width = self.look.width.saturating_sub(before + 1).max(20);
        let hang = if label.is_empty() { 0 } else { label.width().max(widest) + 2 };
        let label = if label.is_empty() { String::new() } else { format!("{label:<hang$}") };
        let look = Look { width, ..self.look };
        let wrapped = hanging(&one_line(text), look, &label, &" ".repeat(hang));
        wrapped.replace('\n', &format!("\n{}", " ".repeat(before)))
    }

    /// How many options a page can hold so that the frame fits the screen, whichever options the page shows. What stands above it stays
    /// in sight as long as that leaves room for a few.
    fn page(&self, options: &[String], question: &str, help: &str) -> usize {
        let lines_of = |text: &str| text.width() / self.look.width.max(1) + 1;
        let frame = lines_of(question) + 1 + lines_of(help) + 1;
        let room = self.rows.saturating_sub(frame);
        let heights: Vec<usize> = options.iter().map(|option| option.lines().count().max(1)).collect();
        let fits = |page: usize, room| heights.windows(page).all(|window| window.iter().sum::<usize>() <= room);
        let most = |room| (1..=options.len()).rev().find(|page| fits(*page, room)).unwrap_or(1);
        most(room.saturating_sub(self.above)).max(FEW.min(most(room)))
    }

    /// Asks for a text. Further lines that came with it, as when several are pasted, belong to it: they are no answers to the
    /// questions after it.
    fn text(&self, question: &str, now: &str) -> Result<Result<Input, InquireError>, Error> {
        let question = self.question(question, "Your answer:", ROOM_TO_TYPE)?;
        let help = self.help(&[["enter goes on"; 3]]);
        let shown = one_line(now);
        let answer = inquire::Text::new(&question).with_initial_value(&shown).with_help_message(&help).prompt();
        let Ok(text) = answer else { return Ok(answer.map(Input::Text)) };
        let more = pressed_ahead();
        if more.is_stop {
            return Ok(Err(InquireError::OperationInterrupted));
        }
        if !more.text.trim().is_empty() {
            let lines =
                [text.as_str()].into_iter().chain(more.text.lines()).map(str::trim).filter(|line| !line.is_empty());
            let whole = lines.collect::<Vec<_>>().join(" ");
            let said = format!("The lines came together, so they are one answer: {}", one_line(&whole));
            writeln!(stderr(), "{}", hanging(&said, self.look, "", "  "))?;
            return Ok(Ok(Input::Text(whole)));
        }
        // A text that was not edited is kept, with whatever couldn't be shown of it.
        Ok(Ok(Input::Text(if text == shown { now.to_owned() } else { text })))
    }

    fn one(&self, question: &str, options: &[Choice], start: usize) -> Result<Result<Input, InquireError>, Error> {
        let question = self.question(question, "Choose:", 0)?;
        let help = self.help(&[self.move_key(), ["enter chooses"; 3]]);
        let widest = widest(options.iter().map(|option| option.id.as_str()));
        let lines: Vec<String> =
            options.iter().map(|option| self.option(&option.id, widest, &option.text, POINTER)).collect();
        let page = self.page(&lines, &question, &help);
        let chosen = Select::new(&question, lines)
            .with_starting_cursor(start)
            .with_page_size(page)
            .with_help_message(&help)
            .without_filtering()
            .with_formatter(&|option| {
                let Choice { id, text } = &options[option.index];
                self.answered(&question, &one_line(if id.is_empty() { text } else { id }))
            })
            .raw_prompt();
        Ok(chosen.map(|option| Input::One(option.index)))
    }

    /// What was chosen, behind its question if there is room, else below it.
    fn answered(&self, question: &str, chosen: &str) -> String {
        if question.width() + chosen.width() + 4 <= self.look.width {
            return chosen.to_owned();
        }
        format!("\n{}", hanging(chosen, self.look, "  ", "  "))
    }

    fn many(&self, question: &str, options: &[Choice], chosen: &[usize]) -> Result<Result<Input, InquireError>, Error> {
        let widest = widest(options.iter().map(|option| option.id.as_str()));
        let lines =
            options.iter().map(|option| self.option(&option.id, widest, &option.text, POINTER_AND_BOX)).collect();
        let summary = |picked: &[usize]| {
            let name = |index: &usize| {
                let Choice { id, text } = &options[*index];
                one_line(if id.is_empty() { text } else { id })
            };
            let names = if picked.is_empty() {
                "none".to_owned()
            } else {
                words::list(&picked.iter().map(name).collect::<Vec<_>>())
            };
            self.answered(question, &names)
        };
        let picked = self.pick(question, lines, chosen, &summary)?;
        Ok(picked.map(Input::Many))
    }

    /// Asks which of `lines` are meant; `summary` is what is left on the screen of the answer.
    fn pick(
        &self,
        question: &str,
        lines: Vec<String>,
        chosen: &[usize],
        summary: &dyn Fn(&[usize]) -> String,
    ) -> Result<Result<Vec<usize>, InquireError>, Error> {
        let question = self.question(question, "Choose:", 0)?;
        let help = self.help(&[self.move_key(), ["space tick"; 3], self.sides_key(), ["enter saves"; 3]]);
        let page = self.page(&lines, &question, &help);
        let picked = MultiSelect::new(&question, lines)
            .with_default(chosen)
            .with_page_size(page)
            .with_help_message(&help)
            .without_filtering()
            .with_formatter(&|options| summary(&options.iter().map(|option| option.index).collect::<Vec<_>>()))
            .raw_prompt();
        Ok(picked.map(|options| options.into_iter().map(|option| option.index).collect()))
    }
}

impl Prompter for Prompts {
    fn ask(&mut self, interview: &Interview, ask: &Ask) -> Result<Reply, Error> {
        let Self { window, checklist, terminal, .. } = self;
        let asked = match &ask.form {
            Form::Ticks { items } => window.open().and_then(|()| checklist.ask(interview, ask, items, terminal)),
            Form::Decision(motion) => window.open().and_then(|()| checklist.decide(interview, ask, motion, terminal)),
            _ => Ok(self.question(ask, |screen| screen.show(interview, ask))?),
        };
        let reply = asked.map_err(|error| no_terminal(&reason(&error)))?;
        self.checklist.note(&reply);
        Ok(reply)
    }

    fn ask_alone(&mut self, ask: &Ask) -> Result<Reply, Error> {
        self.question(ask, |_| {
            writeln!(stderr())?;
            Ok(1)
        })
    }

    fn read(&mut self, text: &Document) -> Result<Reply, Error> {
        let read = self.window.open().and_then(|()| self.terminal.read(text));
        self.window.close();
        Ok(match read.map_err(|error| no_terminal(&reason(&error)))? {
            Step::Stop => Reply::Interrupted,
            _ => Reply::Input(Input::Back),
        })
    }
}

impl Prompts {
    /// Asks for a text, or what is chosen; `introduce` shows what stands before the question, and says how many lines
    /// that is.
    fn question(&mut self, ask: &Ask, introduce: impl FnOnce(&Screen) -> Result<usize, Error>) -> Result<Reply, Error> {
        self.window.close();
        let screen = self.screen();
        if ask.place.is_some() {
            screen.clear()?;
        }
        // Nobody answers a question that isn't there yet: what is left of a pasted text would tick and skip at random.
        let ahead = pressed_ahead();
        if ahead.is_stop {
            return Ok(Reply::Interrupted);
        }
        if !ahead.text.trim().is_empty() {
            let said = format!("Left out, since it came before its question: {}", one_line(ahead.text.trim()));
            writeln!(stderr(), "{}", hanging(&said, screen.look, "", "  "))?;
        }
        let screen = Screen { above: introduce(&screen)?, ..screen };
        let answered = match &ask.form {
            Form::Text { now, .. } => screen.text(&ask.question, now)?,
            Form::One { options, start } => screen.one(&ask.question, options, *start)?,
            Form::Many { options, chosen } => screen.many(&ask.question, options, chosen)?,
            // These have screens of their own.
            Form::Ticks { .. } | Form::Decision(_) => return Ok(Reply::End),
        };
        match answered {
            Ok(input) => Ok(Reply::Input(input)),
            Err(InquireError::OperationCanceled) => Ok(Reply::Input(Input::Back)),
            Err(InquireError::OperationInterrupted) => Ok(Reply::Interrupted),
            Err(InquireError::IO(error)) => Err(no_terminal(&reason(&error))),
            Err(error) => Err(no_terminal(&error.to_string())),
        }
    }
}

/// Makes prompts coloured or plain, like everything else.
fn configure(look: Look) {
    let config = if look.colour {
        RenderConfig::default_colored()
    } else {
        RenderConfig::empty().with_answered_prompt_prefix(Styled::new(">"))
    };
    inquire::set_global_render_config(config.with_canceled_prompt_indicator(Styled::new("(back)")));
}

/// Asks a question that is answered with yes or no; Enter and Esc mean no. `stopped` is the message of the error after Ctrl-C.
///
/// # Errors
/// If the terminal can't be used, or the answer is Ctrl-C.
pub fn confirm(question: &str, stopped: &str, look: Look) -> Result<bool, Error> {
    writeln!(stderr(), "{}", hanging(&one_line(question), look, "", ""))?;
    configure(look);
    let asked = Confirm::new("Yes or no?").with_default(false).with_help_message("y yes, enter no, ctrl-c stop");
    match asked.with_error_message("Please type y or n.").prompt_skippable() {
        Ok(answer) => Ok(answer == Some(true)),
        Err(InquireError::OperationInterrupted) => Err(Error::new(Kind::Interrupted, stopped)),
        Err(error) => Err(no_terminal(&error.to_string())),
    }
}

fn no_terminal(why: &str) -> Error {
    Error::refused(format!("the terminal can't be used: {why}"))
        .hint("what was answered is saved; try again with --plain")
}

/// The width of the column that labels take, from 2 to 12; a longer label takes more in its own line.
fn widest<'l>(labels: impl Iterator<Item = &'l str>) -> usize {
    labels.map(UnicodeWidthStr::width).max().unwrap_or(0).clamp(2, 12)
}
