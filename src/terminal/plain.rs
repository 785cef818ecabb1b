//! The plain front end: numbered lines, one answer a line, and nothing is redrawn. For screen readers, dumb terminals, pipes and
//! tests.

use std::io::{BufRead, Read, Write};

use super::numbers::{numbers_of, own_numbers};
use super::understood::{ids, understand};
use super::{Prompter, Reply, differences, introduction, notices, subject};
use crate::assessment::Answer;
use crate::document::Document;
use crate::error::Error;
use crate::formats::screen::{self, Look, hanging};
use crate::interview::{Ask, Choice, Form, Input, Interview, Motion, Notice, Place, TickLine};
use crate::safe::one_line;
use crate::words;

/// The letters that say something of one statement.
const OF_ONE: [&str; 3] = ["u", "x", "e"];

/// The longest line that is taken as an answer, in bytes.
const MAX_LINE: u64 = 64 * 1024;

/// How to answer, as part of the help.
const KEYS: &str = "How to answer a list: 1 3, 1-3 or E1 E3 for all that are in place, all, none, or Enter to keep what is ticked. A \
    number is the one that its line begins with; where the framework numbers its statements, that is theirs. u 2 says that we \
    don't know 2, x 2 that it has no place here or something better has taken its place, e 2 is for its evidence, v 2 7 of 10 \
    writes down a show of hands, p 2 parks it to come back to, n is for a note; said once more, u 2 and x 2 take it back. b goes \
    back, s skips the area, m shows what else can be done (m 2 also for 2), q saves and stops.";

/// Numbered questions on `output`, answers from `input`.
pub struct Plain<R, W> {
    input: R,
    output: W,
    look: Look,
    /// Whether answers are typed in a terminal, which then shows them with their line feeds.
    typed: bool,
    /// The rest of a line such as `u 2 3`, which answers the question that follows.
    rest: Option<String>,
    /// What the question before was about, which is not said again.
    told: Vec<Choice>,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// A plain front end that writes for `look`.
    pub fn new(input: R, output: W, look: Look, typed: bool) -> Self {
        Self { input, output, look: Look { colour: false, plain: true, ..look }, typed, rest: None, told: Vec::new() }
    }

    /// The next line, trimmed; `None` at the end of input.
    fn line(&mut self) -> Result<Option<String>, Error> {
        loop {
            self.output.flush()?;
            let mut bytes = Vec::new();
            let read = (&mut self.input).take(MAX_LINE).read_until(b'\n', &mut bytes).map_err(unreadable)?;
            if !self.typed || read == 0 {
                writeln!(self.output)?;
            }
            if read as u64 == MAX_LINE && !bytes.ends_with(b"\n") {
                self.input.skip_until(b'\n').map_err(unreadable)?;
                self.paragraph("That line is too long to be an answer; please answer again.")?;
                continue;
            }
            return Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned()));
        }
    }

    fn paragraph(&mut self, text: &str) -> Result<(), Error> {
        writeln!(self.output, "{}", hanging(&one_line(text), self.look, "", ""))?;
        Ok(())
    }

    /// A list whose lines begin with their numbers.
    fn list(&mut self, lines: &[(&str, String)]) -> Result<(), Error> {
        self.headed_list(lines, |_| None)
    }

    /// A list in which a heading can stand before a line.
    fn headed_list<'h>(
        &mut self,
        lines: &[(&str, String)],
        heading: impl Fn(usize) -> Option<&'h str>,
    ) -> Result<(), Error> {
        let ids: Vec<&str> = lines.iter().map(|(id, _)| *id).collect();
        let own = own_numbers(&ids).is_some();
        for (at, ((id, text), number)) in lines.iter().zip(numbers_of(&ids)).enumerate() {
            if let Some(heading) = heading(at) {
                self.paragraph(heading)?;
            }
            // An id that is the number already isn't said again.
            let id = if own || id.is_empty() { String::new() } else { format!("{id} ") };
            self.numbered(number, &format!("{id}{text}"))?;
        }
        Ok(())
    }

    fn numbered(&mut self, number: usize, text: &str) -> Result<(), Error> {
        let label = format!("{number:>3}. ");
        let rest = " ".repeat(label.len());
        writeln!(self.output, "{}", hanging(&one_line(text), self.look, &label, &rest))?;
        Ok(())
    }

    fn header(&mut self, interview: &Interview, place: &Place) -> Result<(), Error> {
        let framework = interview.framework();
        let area = &framework[place.area];
        let phase = &framework[area.phase];
        if place.first {
            let done = format!("{} % done", place.percent);
            self.paragraph(&format!(
                "Area {} of {}, {done}. {}. Phase {}, {}.",
                place.number,
                place.of,
                area.label(),
                phase.id,
                phase.name
            ))?;
            let texts: Vec<String> =
                introduction(interview, place).iter().map(|text| hanging(&one_line(text), self.look, "", "")).collect();
            if !texts.is_empty() {
                writeln!(self.output, "{}", texts.join("\n\n"))?;
            }
        } else if place.is_of_area() {
            self.paragraph(&format!("{}.", area.label()))?;
        }
        let standing = interview.standing(place.area);
        if place.level.is_some() && !standing.is_empty() {
            self.paragraph(&format!("{}.", standing.join("; ")))?;
        }
        write!(self.output, "{}", screen::write(&differences(interview, place), self.look))?;
        Ok(())
    }

    fn show(&mut self, interview: &Interview, ask: &Ask) -> Result<(), Error> {
        writeln!(self.output)?;
        let notices = screen::write(&notices(interview, ask), self.look);
        if !notices.is_empty() {
            writeln!(self.output, "{notices}")?;
        }
        let is_explained = ask.notices.iter().any(|notice| matches!(notice, Notice::Explained(_)));
        // These are the keys of lists; what can be typed in a meeting stands below each question.
        if is_explained && interview.motions() == 0 {
            self.paragraph(KEYS)?;
        }
        if let Some(place) = &ask.place {
            self.header(interview, place)?;
        }
        self.question(ask)
    }

    /// The question with what there is to choose.
    fn question(&mut self, ask: &Ask) -> Result<(), Error> {
        let new = ask.subject.iter().filter(|line| !self.told.contains(line));
        write!(self.output, "{}", screen::write(&subject(new), self.look))?;
        self.told.clone_from(&ask.subject);
        if let Some(hint) = ask.hint {
            self.paragraph(hint)?;
        }
        if !matches!(ask.form, Form::Decision(_)) {
            self.paragraph(&ask.question)?;
        }
        match &ask.form {
            Form::Text { .. } => {}
            Form::One { options, .. } => {
                self.list(&options.iter().map(|option| (option.id.as_str(), option.text.clone())).collect::<Vec<_>>())?;
            }
            Form::Many { options, chosen } => {
                let mark = |index| if chosen.contains(&index) { " (chosen)" } else { "" };
                let texts = options.iter().enumerate().map(|(index, option)| format!("{}{}", option.text, mark(index)));
                self.list(&ids(options).into_iter().zip(texts).collect::<Vec<_>>())?;
            }
            Form::Ticks { items } => {
                let texts = items.iter().map(|item| format!("{}{}", item.text, state(item)));
                let ids = items.iter().map(|item| item.id.as_str());
                self.headed_list(&ids.zip(texts).collect::<Vec<_>>(), |at| TickLine::heading(items, at))?;
            }
            Form::Decision(Motion { id, text, level, number, of, comes_back, standing }) => {
                let parked = if *comes_back { "Parked statement" } else { "Statement" };
                self.paragraph(&format!("{parked} {number} of {of}. {level}."))?;
                self.paragraph(&format!("{id} {text}"))?;
                for said in standing {
                    self.paragraph(&words::sentence(said))?;
                }
                self.paragraph(&ask.question)?;
            }
        }
        Ok(())
    }

    /// What can be typed; `others` are the letters that lead elsewhere.
    fn prompt(&mut self, ask: &Ask, others: &str) -> Result<(), Error> {
        let keys = match &ask.form {
            Form::Text { now, needed } if now.is_empty() => {
                format!("Text{}; {others}", if *needed { "" } else { ", or Enter to pass" })
            }
            Form::Text { now, needed } => {
                let nothing = if *needed { "" } else { ", - for nothing" };
                format!("Text, or Enter to keep \"{}\"{nothing}; {others}", one_line(now))
            }
            Form::One { options, start } => {
                let start = numbers_of(&ids(options)).get(*start).copied().unwrap_or_default();
                format!("Number; Enter for {start}; {others}")
            }
            Form::Many { .. } => {
                format!("Numbers, \"all\" or \"none\"; Enter keeps what is chosen; {others}")
            }
            Form::Decision(_) => "y in place, n not in place, u we don't know, x doesn't apply, v 7 2 1 the hands for it, against it and \
                                  unsure, s the split, p park, e evidence; Enter leaves it and goes on; b back, ? help, q save and stop"
                .to_owned(),
            Form::Ticks { items } => {
                let (of, enter) = if items.iter().any(|item| item.review.is_some()) {
                    (" in the area", "answers the area as it stands")
                } else {
                    ("", "keeps what is ticked")
                };
                format!(
                    "Numbers of all that are in place{of}, \"all\" or \"none\"; Enter {enter}; b back, s skip area, u don't know, \
                     e evidence, x not applicable, n note, v votes, p park, m more, ? help, q save and stop"
                )
            }
        };
        write!(self.output, "{}: ", hanging(&keys, self.look, "", ""))?;
        Ok(())
    }
}

impl<R: BufRead, W: Write> Prompter for Plain<R, W> {
    fn ask(&mut self, interview: &Interview, ask: &Ask) -> Result<Reply, Error> {
        self.show(interview, ask)?;
        self.answer(ask, "b back, ? help, q save and stop")
    }

    fn ask_alone(&mut self, ask: &Ask) -> Result<Reply, Error> {
        writeln!(self.output)?;
        self.question(ask)?;
        self.answer(ask, "b back, q stop")
    }

    fn read(&mut self, text: &Document) -> Result<Reply, Error> {
        write!(self.output, "\n{}", screen::write(text, self.look))?;
        Ok(Reply::Input(Input::Back))
    }
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// A line that says something of one statement without saying of which, with the statement that is then named; nothing if none is.
    fn which(&mut self, ask: &Ask, line: String) -> Result<Option<String>, Error> {
        let Form::Ticks { items } = &ask.form else { return Ok(Some(line)) };
        if items.is_empty() || !OF_ONE.iter().any(|letter| letter.eq_ignore_ascii_case(&line)) {
            return Ok(Some(line));
        }
        write!(self.output, "Which one? Its number, or Enter for none: ")?;
        let which = self.line()?.unwrap_or_default();
        Ok((!which.is_empty()).then(|| format!("{line} {which}")))
    }

    /// Asks for lines until one of them answers the question.
    fn answer(&mut self, ask: &Ask, others: &str) -> Result<Reply, Error> {
        loop {
            self.prompt(ask, others)?;
            let rest = self.rest.take();
            let line = match &rest {
                Some(rest) => {
                    writeln!(self.output, "{}", one_line(rest))?;
                    rest.clone()
                }
                None => match self.line()? {
                    Some(line) => line,
                    None => return Ok(Reply::End),
                },
            };
            let Some(line) = self.which(ask, line)? else { continue };
            match understand(ask, &line, rest.is_some()) {
                Ok((input, next)) => {
                    self.rest = next;
                    return Ok(Reply::Input(input));
                }
                Err(why) => self.paragraph(&why)?,
            }
        }
    }
}

/// Asks a question that is answered with yes or no, on lines; Enter and the end of the input mean no.
///
/// # Errors
/// If the question can't be written, or the answer can't be read.
pub fn confirm(question: &str, mut input: impl BufRead, mut output: impl Write, look: Look) -> Result<bool, Error> {
    writeln!(output, "{}", hanging(&one_line(question), look, "", ""))?;
    loop {
        write!(output, "Yes or no (y or n; Enter for no): ")?;
        output.flush()?;
        let mut line = String::new();
        let read = (&mut input).take(MAX_LINE).read_line(&mut line).map_err(unreadable)?;
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(true),
            "n" | "no" | "" => return Ok(false),
            _ if read == 0 => return Ok(false),
            _ => writeln!(output, "Please type y or n.")?,
        }
    }
}

/// What there is to say of an item behind its text: its answer as far as that has to be said, and what there is to know besides.
fn state(item: &TickLine) -> String {
    let is_said = item.remarks.iter().any(|remark| remark.starts_with("ticked"));
    let answer = match &item.answer {
        Some(Answer::Ticked) if !is_said => Some("ticked"),
        None if item.review.is_some() => Some("not ticked"),
        _ => None,
    };
    let is_as_it_was = item.review.as_ref().is_some_and(|review| review.then == item.answer);
    let said: Vec<&str> = answer.into_iter().chain(item.remarks.iter().map(String::as_str)).collect();
    match said.join("; ") {
        said if said.is_empty() => said,
        said if is_as_it_was => format!(" (as last time: {said})"),
        said => format!(" ({said})"),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what a result hands over")]
fn unreadable(error: std::io::Error) -> Error {
    Error::refused(format!("the answers could not be read: {}", crate::error::reason(&error)))
}
