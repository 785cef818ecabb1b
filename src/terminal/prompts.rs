//! The prompts front end, for a terminal that can redraw: the only file that names inquire.
//!
//! inquire breaks long options in the middle of words, and garbles a frame that is taller than the screen. So options are wrapped
//! here, and a page never holds more of them than fit.

#![expect(clippy::disallowed_methods, reason = "texts between prompts go where inquire draws the prompts")]

use std::io::{Stderr, Write, stderr};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use inquire::ui::{RenderConfig, Styled};
use inquire::{Confirm, InquireError, MultiSelect, Select, Text};
use unicode_width::UnicodeWidthStr;

use super::checklist::{Checklist, Keys, Step, Terminal, Window};
use super::{Prompter, Reply, notices};
use crate::document::Document;
use crate::env;
use crate::error::{Error, Kind, reason};
use crate::formats::screen::{self, Look, hanging};
use crate::interview::{Ask, Choice, Form, Input, Interview};
use crate::safe::one_line;

/// The width of what inquire writes before an option: a pointer, and where options are ticked a box.
const POINTER: usize = 2;
const POINTER_AND_BOX: usize = 6;

/// How long to wait for the next piece of what was pasted.
const A_MOMENT: Duration = Duration::from_millis(10);

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
}

impl Prompts {
    /// A prompts front end that writes for `look`.
    pub fn new(look: Look) -> Self {
        configure(look);
        let terminal = Terminal { keys: Keys::default(), output: stderr(), look };
        Self { look, checklist: Checklist::default(), window: Window::default(), terminal }
    }

    fn screen(&self) -> Screen {
        let (width, rows) = env::size().unwrap_or((self.look.width, 24));
        Screen { look: Look { width, ..self.look }, rows }
    }
}

impl Screen {
    fn show(&self, interview: &Interview, ask: &Ask) -> Result<(), Error> {
        let mut text = String::from("\n");
        let notices = screen::write(&notices(interview, ask), self.look);
        if !notices.is_empty() {
            text += &notices;
            text.push('\n');
        }
        if let Some(hint) = ask.hint {
            let hint = crate::document::Text::default().quiet(hint);
            text += &format!("{}\n", hanging(&self.look.text(&hint), self.look, "", ""));
        }
        stderr().write_all(text.as_bytes())?;
        Ok(())
    }

    fn dot(&self) -> &'static str {
        if self.look.unicode { "·" } else { "-" }
    }

    fn help(&self, keys: &[&str]) -> String {
        let (arrows, sides) = if self.look.unicode {
            ("↑↓ move", "→ all · ← none")
        } else {
            ("arrows move", "right all - left none")
        };
        let ends = ["esc back", "ctrl-c stop"];
        let keys: Vec<&str> = keys
            .iter()
            .map(|key| match *key {
                "move" => arrows,
                "sides" => sides,
                key => key,
            })
            .chain(ends)
            .collect();
        keys.join(&format!(" {} ", self.dot()))
    }

    /// The question if it fits on one line; otherwise it is written above the prompt, and `short` stands in for it.
    fn question(&self, question: &str, short: &str) -> Result<String, Error> {
        let question = one_line(question);
        if question.width() + 4 <= self.look.width.saturating_sub(if short == "Answer:" { 24 } else { 0 }) {
            return Ok(question);
        }
        writeln!(stderr(), "{}", hanging(&question, self.look, "", ""))?;
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

    /// How many options a page can hold so that the frame fits the screen, whichever options the page shows.
    fn page(&self, options: &[String], question: &str, help: &str) -> usize {
        let lines_of = |text: &str| text.width() / self.look.width.max(1) + 1;
        let frame = lines_of(question) + 1 + lines_of(help) + 1;
        let room = self.rows.saturating_sub(frame).max(1);
        let heights: Vec<usize> = options.iter().map(|option| option.lines().count().max(1)).collect();
        let fits = |page: &usize| heights.windows(*page).all(|window| window.iter().sum::<usize>() <= room);
        (1..=options.len()).rev().find(fits).unwrap_or(1)
    }

    /// Asks for a text. Further lines that came with it, as when several are pasted, belong to it: they are no answers to the
    /// questions after it.
    fn text(&self, question: &str, now: &str) -> Result<Result<Input, InquireError>, Error> {
        let question = self.question(question, "Answer:")?;
        let help = self.help(&["enter goes on"]);
        let shown = one_line(now);
        let answer = Text::new(&question).with_initial_value(&shown).with_help_message(&help).prompt();
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
        let question = self.question(question, "Choose:")?;
        let help = self.help(&["move", "enter chooses"]);
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
                let chosen = one_line(if id.is_empty() { text } else { id });
                if question.width() + chosen.width() + 4 <= self.look.width {
                    return chosen;
                }
                format!("\n{}", hanging(&chosen, self.look, "  ", "  "))
            })
            .raw_prompt();
        Ok(chosen.map(|option| Input::One(option.index)))
    }

    fn many(&self, question: &str, options: &[Choice], chosen: &[usize]) -> Result<Result<Input, InquireError>, Error> {
        let widest = widest(options.iter().map(|option| option.id.as_str()));
        let lines =
            options.iter().map(|option| self.option(&option.id, widest, &option.text, POINTER_AND_BOX)).collect();
        let summary = |picked: &[usize]| {
            let ids: Vec<String> =
                picked.iter().map(|index| one_line(&options[*index].id)).filter(|id| !id.is_empty()).collect();
            if ids.is_empty() { format!("{} chosen", picked.len()) } else { ids.join(" ") }
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
        let question = self.question(question, "Choose:")?;
        let help = self.help(&["move", "space tick", "sides", "enter saves"]);
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
        if let Form::Ticks { items } = &ask.form {
            let asked = self.window.open().and_then(|()| self.checklist.ask(interview, ask, items, &mut self.terminal));
            return asked.map_err(|error| no_terminal(&reason(&error)));
        }
        self.question(ask, |screen| screen.show(interview, ask))
    }

    fn ask_alone(&mut self, ask: &Ask) -> Result<Reply, Error> {
        self.question(ask, |_| Ok(writeln!(stderr())?))
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
    /// Asks for a text, or what is chosen; `introduce` shows what stands before the question.
    fn question(&mut self, ask: &Ask, introduce: impl FnOnce(&Screen) -> Result<(), Error>) -> Result<Reply, Error> {
        self.window.close();
        let screen = self.screen();
        // Nobody answers a question that isn't there yet: what is left of a pasted text would tick and skip at random.
        let ahead = pressed_ahead();
        if ahead.is_stop {
            return Ok(Reply::Interrupted);
        }
        if !ahead.text.trim().is_empty() {
            let said = format!("Left out, since it came before its question: {}", one_line(ahead.text.trim()));
            writeln!(stderr(), "{}", hanging(&said, screen.look, "", "  "))?;
        }
        introduce(&screen)?;
        let answered = match &ask.form {
            Form::Text { now, .. } => screen.text(&ask.question, now)?,
            Form::One { options, start } => screen.one(&ask.question, options, *start)?,
            Form::Many { options, chosen } => screen.many(&ask.question, options, chosen)?,
            // Has a screen of its own.
            Form::Ticks { .. } => return Ok(Reply::End),
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

/// Keys that were pressed before the question that is to come.
#[derive(Default)]
struct Ahead {
    text: String,
    /// Whether Ctrl-C was among them.
    is_stop: bool,
}

/// Takes in what has been pressed so far. A terminal hands over a pasted text in pieces, so it is asked until nothing comes for a
/// moment that nobody notices.
fn pressed_ahead() -> Ahead {
    let mut ahead = Ahead::default();
    if enable_raw_mode().is_err() {
        return ahead;
    }
    while !ahead.is_stop && matches!(event::poll(A_MOMENT), Ok(true)) {
        match event::read() {
            Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => match key.code {
                KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => ahead.is_stop = true,
                KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => ahead.text.push('\n'),
                KeyCode::Char(letter) if !key.modifiers.contains(KeyModifiers::CONTROL) => ahead.text.push(letter),
                KeyCode::Enter => ahead.text.push('\n'),
                _ => {}
            },
            Ok(Event::Paste(text)) => ahead.text += &text,
            Ok(_) => {}
            Err(_) => break,
        }
    }
    // inquire does the same at its next question.
    let _ = disable_raw_mode();
    ahead
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
