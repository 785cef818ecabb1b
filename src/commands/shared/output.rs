//! Where a command writes: results to standard output or a file, messages to standard error.

use std::borrow::Borrow;
use std::io::{BufReader, Write, stdin};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::arguments::{Format, OutputArgs, Target};
use super::loader::FilesRead;
use crate::document::{CalendarEntry, Document, Text};
use crate::env::{self, Env};
use crate::error::{Error, Kind};
use crate::formats::csv::Opener;
use crate::formats::screen::Look;
use crate::formats::{docx, html, ics, markdown, screen};
use crate::hint::{CommandLine, Hint, Invocation};
use crate::safe::visible;
use crate::store;
use crate::terminal::plain::Plain;
use crate::terminal::prompts::Prompts;
use crate::terminal::{Prompter, Room, stop};
use crate::words;

/// Endings of files that are no text: documents are not printed into them.
const OTHER_ENDINGS: [&str; 9] = ["doc", "docx", "htm", "html", "ics", "odt", "pdf", "xls", "xlsx"];

/// Work shorter than this needs no progress message.
const PATIENCE: Duration = Duration::from_secs(1);

/// A result in each form in which it can be had. Only the form that is asked for is built.
pub struct Printable<'a> {
    /// For reading, one after another.
    pub documents: &'a dyn Fn() -> Vec<Document>,
    /// Tidy rows, for what will open them.
    pub csv: &'a dyn Fn(Opener) -> String,
    pub json: &'a dyn Fn() -> String,
    /// The days in it for a calendar, or why there are none; absent if the result is not for a calendar.
    pub days: &'a dyn Fn() -> Option<Result<Vec<CalendarEntry>, Error>>,
}

/// Writes results and messages.
pub struct Output {
    pub env: Env,
    pub out: Box<dyn Write + Send>,
    pub err: Box<dyn Write>,
    /// No result is written over these.
    files_read: Arc<FilesRead>,
    /// Commands offered to people are called in the same way.
    pub called: Invocation,
    /// How long work may take before people are told that it goes on.
    pub(super) patience: Duration,
}

impl Output {
    /// An output to these two streams: results to `out`, messages to `err`.
    pub fn new(
        env: Env,
        out: Box<dyn Write + Send>,
        err: Box<dyn Write>,
        files_read: Arc<FilesRead>,
        called: Invocation,
    ) -> Self {
        Self { env, out, err, files_read, called, patience: PATIENCE }
    }

    /// What asks people, on the stream of the messages: with prompts that are redrawn where that can be, else in plain lines.
    pub fn prompter(&mut self) -> Box<dyn Prompter + '_> {
        self.prompter_for(None)
    }

    /// The same; where questions are redrawn, statements are shown one at a time for a room.
    pub fn prompter_for(&mut self, room: Option<Room>) -> Box<dyn Prompter + '_> {
        let env = self.env;
        if env.can_prompt {
            Box::new(Prompts::new(env.err, room))
        } else {
            Box::new(Plain::new(BufReader::new(stdin()), &mut self.err, env.err, env.typed))
        }
    }

    /// Forgets which files were read, for a command that has nothing to do with them.
    pub fn forget_files(&mut self, files_read: Arc<FilesRead>) {
        self.files_read = files_read;
    }

    /// How documents look where this output goes.
    fn look(&self, args: &OutputArgs) -> Look {
        Look { colour: self.env.out.colour && args.target.file().is_none(), ..self.env.out }
    }

    /// Does work that may take long. If it takes longer than a second, people are shown `saying`.
    ///
    /// # Panics
    /// If the work does.
    pub fn patiently<R: Send>(&mut self, saying: &str, work: impl FnOnce() -> R + Send) -> R {
        std::thread::scope(|scope| {
            let (finished, waiting) = mpsc::channel::<()>();
            let worker = scope.spawn(move || {
                let result = work();
                drop(finished);
                result
            });
            if waiting.recv_timeout(self.patience) == Err(RecvTimeoutError::Timeout) {
                self.say(saying);
            }
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    /// Prints a result in the form that is asked for.
    ///
    /// # Errors
    /// If it can't be had in that form, or the output can't be written.
    pub fn print_result(&mut self, args: &OutputArgs, result: &Printable) -> Result<(), Error> {
        if args.is_calendar()
            && let Some(days) = (result.days)()
        {
            return self.print_calendar(&args.target, &days?);
        }
        match args.format() {
            Format::Table | Format::Markdown => self.print_documents(args, &(result.documents)()),
            Format::Csv => self.print_data(&args.target, &(result.csv)(args.target.opener())),
            Format::Json => self.print_data(&args.target, &(result.json)()),
        }
    }

    /// Prints days as a calendar, and says how many there are.
    fn print_calendar(&mut self, target: &Target, days: &[CalendarEntry]) -> Result<(), Error> {
        self.print(target, ics::write(days, env::now().timestamp()))?;
        if let Some(path) = target.file() {
            self.say(&format!("Wrote {}: {}.", path.display(), words::count(days.len(), "day")));
        }
        Ok(())
    }

    /// Prints documents for reading, one after another.
    ///
    /// # Errors
    /// If the output can't be written.
    pub fn print_documents(&mut self, args: &OutputArgs, documents: &[Document]) -> Result<(), Error> {
        let mut documents = documents.iter();
        self.print_documents_as_they_come(args, || Some((Vec::new(), documents.next()?)))
    }

    /// The same with documents that are made when their turn comes, each with what people should be told before it.
    ///
    /// # Errors
    /// As with [`Self::print_documents`].
    pub fn print_documents_as_they_come<D: Borrow<Document>>(
        &mut self,
        args: &OutputArgs,
        mut next: impl FnMut() -> Option<(Vec<String>, D)>,
    ) -> Result<(), Error> {
        if let (None, Some(path), Some(ending)) = (args.format, args.target.file(), args.target.ending())
            && OTHER_ENDINGS.contains(&ending.as_str())
        {
            let message = format!("{} would not be what its name says: .{ending} is not written here", path.display());
            let name = |ending| path.with_extension(ending).display().to_string();
            let (command, name, what): (&[&str], _, _) = match ending.as_str() {
                "ics" => (&["actions", "list"], name("ics"), "makes a calendar of the days on which actions are due"),
                "doc" | "docx" => (&["report"], name("docx"), "writes a Word document"),
                "xls" | "xlsx" => (&["report"], name("xlsx"), "writes an Excel workbook"),
                _ => (&["report"], name("html"), "writes a web page, which can be printed to PDF"),
            };
            let writes = CommandLine::thrive(command).with_blank("FILE -o").with(name);
            let hint = Hint::from("end its name in .txt, .md, .csv or .json; ").and(writes).and(format!(" {what}"));
            return Err(Error::usage(message).hint(hint));
        }
        let look = self.look(args);
        let is_for_a_screen = self.is_for_a_screen(&args.target);
        let write = |document: &Document| match args.format() {
            // Markdown is a text for files, and keeps marks of direction, which are not for terminals.
            Format::Markdown if is_for_a_screen => visible(&markdown::write(document)).into_owned(),
            Format::Markdown => markdown::write(document),
            _ => screen::write(document, look),
        };
        self.piece_by_piece(&args.target, |out, output| {
            let mut between = "";
            while let Some((notices, document)) = next() {
                out.write_all(between.as_bytes())?;
                output.say_all(&notices);
                out.write_all(write(document.borrow()).as_bytes())?;
                between = "\n";
            }
            Ok(())
        })
    }

    /// Refuses a target that no result may be written to. Commands whose results take long ask before they start.
    ///
    /// # Errors
    /// If it is one of the files that were read, or exists and is not to be replaced.
    pub fn check(&self, target: &Target) -> Result<(), Error> {
        match target.file() {
            Some(path) if self.files_read.contains(path) => {
                let message = format!("{} is the file that was read; a result is not written over it", path.display());
                Err(Error::refused(message).hint("choose another name"))
            }
            Some(path) => store::check_export(path, target.force),
            None => Ok(()),
        }
    }

    /// Prints a result to where it should go.
    ///
    /// # Errors
    /// If the output can't be written, or a file is there already.
    pub fn print(&mut self, target: &Target, result: impl AsRef<[u8]>) -> Result<(), Error> {
        self.check(target)?;
        match target.file() {
            Some(path) => {
                let remarks = store::export(path, result.as_ref(), target.force, &self.files_read.paths())?;
                self.say_all(&remarks);
                Ok(())
            }
            None => {
                self.out.write_all(result.as_ref())?;
                Ok(self.out.flush()?)
            }
        }
    }

    /// Prints data piece by piece to where it should go: `write` gets what to write them to, and what to say messages on. On a terminal,
    /// control characters are made visible.
    ///
    /// # Errors
    /// If the output can't be written, or a file is there already; a file is then as it was before.
    pub fn print_piece_by_piece(
        &mut self,
        target: &Target,
        write: impl FnOnce(&mut (dyn Write + Send), &mut Self) -> std::io::Result<()>,
    ) -> Result<(), Error> {
        let is_for_a_screen = self.is_for_a_screen(target);
        self.piece_by_piece(
            target,
            |out, output| {
                if is_for_a_screen { write(&mut Visible(out), output) } else { write(out, output) }
            },
        )
    }

    /// The same, without making control characters visible.
    fn piece_by_piece(
        &mut self,
        target: &Target,
        write: impl FnOnce(&mut (dyn Write + Send), &mut Self) -> std::io::Result<()>,
    ) -> Result<(), Error> {
        self.check(target)?;
        if let Some(path) = target.file() {
            let sources = self.files_read.paths();
            // It can take long, and what was written of it is of no use.
            stop::when_told(|| {
                store::remove_begun();
                Some("stopped".to_owned())
            });
            let remarks = store::export_piece_by_piece(path, |out| write(out, self), target.force, &sources)?;
            self.say_all(&remarks);
            return Ok(());
        }
        let mut out = std::mem::replace(&mut self.out, Box::new(std::io::sink()));
        let written = write(&mut out, self).and_then(|()| out.flush());
        self.out = out;
        Ok(written?)
    }

    /// Prints data to where it should go. On a terminal, control characters are made visible; in a file or a pipe the data stay as
    /// they are.
    ///
    /// # Errors
    /// If the output can't be written, or a file is there already.
    pub fn print_data(&mut self, target: &Target, data: &str) -> Result<(), Error> {
        if self.is_for_a_screen(target) { self.print(target, &*visible(data)) } else { self.print(target, data) }
    }

    fn is_for_a_screen(&self, target: &Target) -> bool {
        self.env.out_is_terminal && target.file().is_none()
    }

    /// Prints a line of a result.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn print_line(&mut self, text: &str) -> Result<(), Error> {
        let text = visible(text);
        let text = if self.env.out_is_terminal { screen::wrapped(&text, self.env.out) } else { text.into_owned() };
        writeln!(self.out, "{text}")?;
        Ok(())
    }

    /// Says something to the person at the screen, beside the results. What was done is done, also where nobody can be told: that
    /// standard error can't be written to is no failure.
    pub fn say(&mut self, text: &str) {
        let said = screen::hanging(&visible(text), self.env.err, "", "");
        let _ = writeln!(self.err, "{said}");
    }

    /// Says something of several lines, each with its own indent.
    pub fn say_lines(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", self.lines(text));
    }

    /// A text of several lines, wrapped to the screen if there is one.
    fn lines(&self, text: &str) -> String {
        let text = visible(text);
        if self.env.err_is_terminal { screen::wrapped(&text, self.env.err) } else { text.into_owned() }
    }

    /// Says several things, each on a line of its own.
    pub fn say_all(&mut self, texts: &[String]) {
        for text in texts {
            self.say(text);
        }
    }

    /// Says what a document says, with a blank line behind it.
    pub fn say_document(&mut self, document: &Document) {
        let text = screen::write(document, self.env.err);
        let _ = writeln!(self.err, "{text}");
    }

    /// Says what to do next.
    pub fn say_hint(&mut self, hint: &Hint) {
        self.say(&hint.spelt(&self.called));
    }

    /// Says that a file was written, what is to be done with it, and the command that checks it afterwards.
    pub fn say_written(&mut self, target: &Target, to_do: &str, check: impl FnOnce(&str) -> CommandLine) {
        let Some(path) = target.file() else { return };
        let name = path.display().to_string();
        self.say(&format!("Wrote {name}. {to_do}, then check it:\n  {}", self.spelt(&check(&name))));
    }

    /// How a command is typed by whoever called this one.
    pub fn spelt(&self, command: &CommandLine) -> String {
        command.spelt(&self.called)
    }

    /// Says why a command failed.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn say_error(&mut self, error: &Error) -> Result<(), Error> {
        let label = if error.kind == Kind::Interrupted { "" } else { "error: " };
        if error.kind == Kind::Interrupted && self.env.can_prompt {
            // The question is still on the line: the screen is cleared from there on.
            write!(self.err, "\r\x1b[J")?;
        }
        // The label takes room on the first line.
        let text = self.lines(&format!("{label}{}", error.text(&self.called)));
        let label_shown = self.env.err.text(&Text::default().strong(label));
        writeln!(self.err, "{label_shown}{}", text.strip_prefix(label).unwrap_or(&text))?;
        Ok(())
    }
}

/// What writes a web page or a Word document, if the output file's name asks for one.
pub fn document_writer(output: &OutputArgs) -> Option<fn(&Document) -> Vec<u8>> {
    match (output.format, output.target.ending()?.as_str()) {
        (None, "html") => Some(|document| html::write(document).into_bytes()),
        (None, "docx") => Some(docx::write),
        _ => None,
    }
}

/// A terminal to which pieces of text are written, each of whole characters: control characters in them are made visible.
struct Visible<W>(W);

impl<W: Write> Write for Visible<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write_all(visible(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::document::Block;
    use crate::env::Colour;

    /// A stream that passes on what is written to it.
    struct Page(mpsc::Sender<Vec<u8>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.send(bytes.to_vec()).map_err(std::io::Error::other)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// An output with this patience, and the other end of its messages.
    pub(in super::super) fn output(patience: Duration) -> (Output, mpsc::Receiver<Vec<u8>>) {
        let (said, heard) = mpsc::channel();
        let env = Env::look(Colour::Never, false);
        let streams = (Box::new(std::io::sink()), Box::new(Page(said)));
        let output = Output::new(env, streams.0, streams.1, Arc::default(), Invocation::default());
        (Output { patience, ..output }, heard)
    }

    #[test]
    fn no_line_of_an_error_is_wider_than_the_screen() {
        let (mut output, heard) = output(Duration::MAX);
        output.env.err_is_terminal = true;
        output.env.err.width = 20;
        output.say_error(&Error::refused("three files can't be read")).unwrap();
        drop(output);
        let said = String::from_utf8(heard.iter().flatten().collect()).unwrap();
        assert_eq!(said, "error: three files\n  can't be read\n");
    }

    #[test]
    fn each_document_is_written_before_the_next_is_made() {
        let (sent, written) = mpsc::channel();
        let (output, _heard) = output(Duration::MAX);
        let mut output = Output { out: Box::new(Page(sent)), ..output };
        let mut texts = ["one", "two"].into_iter();
        let mut seen = Vec::new();
        let next = || {
            seen.push(String::from_utf8(written.try_iter().flatten().collect()).unwrap().trim().to_owned());
            let blocks = vec![Block::Paragraph(texts.next()?.into())];
            Some((Vec::new(), Document { blocks, ..Document::default() }))
        };
        output.print_documents_as_they_come(&OutputArgs::default(), next).unwrap();
        assert_eq!(seen, ["", "one", "two"]);
    }

    #[test]
    fn work_that_takes_long_is_said_to_go_on() {
        let (mut output, heard) = output(Duration::ZERO);
        // The work ends when the message has been written.
        let (said, _) = output.patiently("Still writing.", move || (heard.recv(), heard));
        assert_eq!(said.unwrap(), b"Still writing.");
    }

    #[test]
    fn nothing_is_said_of_work_that_is_done_in_time() {
        let (mut output, heard) = output(Duration::MAX);
        assert_eq!(output.patiently("Still writing.", || 7), 7);
        drop(output);
        assert!(heard.recv().is_err());
    }
}
