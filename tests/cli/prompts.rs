//! `thrive assess` in a real terminal: a pseudo-terminal whose screen is read as a person would see it.

#![cfg(unix)]

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::assess::ONLY_A_TITLE;
use super::fixture::{Folder, PATIENCE, environment, pieces, program};

pub const ENTER: &str = "\r";
pub const SPACE: &str = " ";
pub const DOWN: &str = "\x1b[B";
const LAST: &str = "\x1b[F";
pub const ESC: &str = "\x1b";
pub const CTRL_C: &str = "\x03";

/// inquire shows the cursor again when a drawing is complete, and then reads the next key.
const DRAWN: &str = "\x1b[?25h";
/// inquire turns bracketed paste on when a question is opened, and off when it is closed, whether it was answered or not.
const OPENED: &str = "\x1b[?2004h";
const CLOSED: &str = "\x1b[?2004l";

/// A terminal with the program running in it.
pub struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    /// Kept open for as long as the program runs.
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// Everything that ever appeared, to look for what has scrolled away.
    pub seen: String,
}

impl Terminal {
    pub fn start(folder: &Folder, width: u16, height: u16, args: &[&str]) -> Self {
        let pty = native_pty_system()
            .openpty(PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let mut command = CommandBuilder::new(program());
        command.env_clear();
        for (name, value) in environment().into_iter().filter(|(name, _)| *name != "COLUMNS") {
            command.env(name, value);
        }
        command.cwd(folder.path());
        command.args(args);
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let output = pieces(pty.master.try_clone_reader().unwrap());
        let keys = pty.master.take_writer().unwrap();
        let size = |number: u16| std::num::NonZero::new(number).expect("a terminal has a size");
        let screen = vt100::Parser::new(size(height), size(width), 0);
        Self { screen, output, keys, master: pty.master, child, seen: String::new() }
    }

    /// Takes in output until `is_reached`. The clock only stops a test that would otherwise hang.
    #[track_caller]
    pub fn read_until(&mut self, what: &str, is_reached: impl Fn(&Self) -> bool) {
        if let Err(error) = self.read_for(PATIENCE, is_reached) {
            panic!("waited in vain for {what} ({error}); the screen shows:\n{}", self.picture());
        }
    }

    /// Takes in output until `is_reached`, but for no longer than this.
    fn read_for(&mut self, time: Duration, is_reached: impl Fn(&Self) -> bool) -> Result<(), RecvTimeoutError> {
        let deadline = Instant::now() + time;
        while !is_reached(self) {
            let bytes = self.output.recv_timeout(deadline.saturating_duration_since(Instant::now()))?;
            self.draw(&bytes);
        }
        Ok(())
    }

    fn draw(&mut self, bytes: &[u8]) {
        self.seen.push_str(&String::from_utf8_lossy(bytes));
        self.screen.process(bytes);
    }

    pub fn picture(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether a question is open, drawn completely, and waits for a key.
    fn is_asking(&self) -> bool {
        let last = |mark| self.seen.rfind(mark);
        last(OPENED) > last(CLOSED) && last(DRAWN) > last(OPENED) && !self.screen.screen().hide_cursor()
    }

    /// What the program writes as it reacts to this key: a key that answers closes the question, every other key is followed by a
    /// drawing. The checklist stays open from one list to the next, and is drawn after every key.
    fn reaction(&self, key: &str) -> &'static str {
        let is_checklist = self.screen.screen().alternate_screen();
        if [ENTER, ESC, CTRL_C].contains(&key) && !is_checklist { CLOSED } else { DRAWN }
    }

    fn count(&self, mark: &str) -> usize {
        self.seen.matches(mark).count()
    }

    /// Waits until a question is open and the screen shows `text`.
    #[track_caller]
    pub fn wait(&mut self, text: &str) -> &mut Self {
        self.read_until(text, |terminal| terminal.is_asking() && terminal.picture().contains(text));
        self
    }

    /// Presses keys, and letters one by one, each after the program has reacted to the one before.
    #[track_caller]
    pub fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys.iter().flat_map(|key| if key.starts_with(ESC) { vec![*key] } else { letters(key) }) {
            let reaction = self.reaction(key);
            let before = self.count(reaction);
            self.send(key);
            self.read_until(&format!("a reaction to {key:?}"), |terminal| terminal.count(reaction) > before);
        }
        self
    }

    pub fn send(&mut self, key: &str) {
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Gives the window another size, for which the checklist is drawn anew.
    #[track_caller]
    fn resize(&mut self, cols: u16, rows: u16) {
        let before = self.count(DRAWN);
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let size = |number: u16| std::num::NonZero::new(number).expect("a terminal has a size");
        self.screen.screen_mut().set_size(size(rows), size(cols));
        self.read_until("a drawing for the new size", |terminal| terminal.count(DRAWN) > before);
    }

    /// Takes in everything up to the end of the program; its exit status.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.draw(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap().exit_code(),
                Err(RecvTimeoutError::Timeout) => panic!("it did not end; the screen shows:\n{}", self.picture()),
            }
        }
    }

    /// The title, then Enter through the other questions about the assessment.
    fn begin(&mut self) -> &mut Self {
        self.wait("What do you want to call this").press(&["Sample", ENTER]);
        for question in [
            "Which organisation",
            "Who assesses whom",
            "From which viewpoint",
            "Do you look back",
            "Which communities",
            "executive lead",
            "Who is assessing, for example",
        ] {
            self.wait(question).press(&[ENTER]);
        }
        self
    }
}

/// A text as the keys with which it is typed.
fn letters(text: &str) -> Vec<&str> {
    text.split_inclusive(|_: char| true).collect()
}

/// The same answers give the same file from a wide terminal, a small one and a pipe.
#[test]
fn a_terminal_and_a_pipe_end_in_the_same_file() {
    let mut files = Vec::new();
    for (width, height) in [(80, 24), (60, 20)] {
        let folder = Folder::new();
        let mut terminal =
            Terminal::start(&folder, width, height, &["assess", "f.yaml", "--area", "7e", "--area", "7b"]);
        terminal.begin();
        terminal.wait("Emerging, level 1 of 4").press(&[SPACE, DOWN, SPACE, ENTER]);
        terminal.wait("Developing, level 2 of 4").press(&[DOWN, SPACE, ENTER]);
        terminal.wait("Maturing, level 3 of 4").press(&[ENTER]);
        terminal.wait("Thriving, level 4 of 4").press(&[ENTER]);
        terminal.wait("Go on to 7e").press(&[ENTER]);
        terminal.wait("Phase 7 Evaluate").wait("Emerging, level 1 of 4").press(&[SPACE, ENTER]);
        // The second press takes every statement.
        terminal.wait("Developing, level 2 of 4").press(&["a"]).wait("once more to tick all").press(&["a", ENTER]);
        terminal.wait("Maturing, level 3 of 4").press(&[ENTER]).wait("Thriving, level 4 of 4").press(&[ENTER]);
        terminal.wait("Go on to the end").press(&[ENTER]).wait("All 2 areas are answered");
        // The results are shown page by page, and lead back.
        terminal.press(&[DOWN, ENTER]).wait("Self-assessment").press(&[ESC]).wait("Anything else?").press(&[ENTER]);
        assert_eq!(terminal.end(), 0);
        assert!(
            terminal.seen.contains("Sample") && terminal.seen.contains("thrive score f.yaml"),
            "the summary and what is next"
        );
        files.push(folder.read("f.yaml"));
    }
    let folder = Folder::new();
    let answers = format!("{ONLY_A_TITLE}1 2\n2\n\n\n\n1\nall\n\n\n\n\n");
    folder.thrive(&["assess", "f.yaml", "--area", "7e", "--area", "7b", "--plain"]).stdin(answers).run();
    files.push(folder.read("f.yaml"));
    assert_eq!(files[0], files[1]);
    assert_eq!(files[0], files[2]);
    assert!(files[0].contains("  7e:\n    ticked:\n    - E1\n    - D1\n"), "{}", files[0]);
}

/// A word typed into a list changes nothing in it, and Right leaves the last line alone.
#[test]
fn a_word_in_a_list_ticks_nothing() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    terminal.begin().wait("Emerging, level 1 of 4");
    // It comes at once, and has letters that are no keys.
    terminal.send("helphjkl-all-none \r\r");
    terminal
        .press(&[DOWN])
        .wait("> [ ] ")
        .wait("Emerging, level 1 of 4")
        .press(&[ENTER])
        .wait("Developing, level 2 of 4");
    let file = folder.read("f.yaml");
    assert!(file.ends_with("  7e:\n    open: developing\n"), "{file}");
    assert_eq!(terminal.press(&[CTRL_C]).end(), 130);
}

/// Every list fits its screen: the question stays in view, and nothing is drawn twice.
#[test]
fn every_list_of_the_framework_fits_a_small_screen() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 60, 20, &["assess", "f.yaml", "--phase", "1", "--phase", "6"]);
    terminal.begin();
    for area in ["1a", "1b", "1c", "1d", "6a", "6b"] {
        for level in ["Emerging, level 1", "Developing, level 2", "Maturing, level 3", "Thriving, level 4"] {
            terminal.wait(&format!("{level} of 4"));
            for _ in 0..7 {
                terminal.press(&[DOWN]);
                let picture = terminal.picture();
                assert_eq!(picture.matches(level).count(), 1, "{area}:\n{picture}");
                assert_eq!(picture.matches("\n> [ ] ").count(), 1, "{area}:\n{picture}");
                assert!(picture.contains("^c stop"), "{area}:\n{picture}");
            }
            terminal.press(&[ENTER]);
        }
        terminal.wait("What next?");
        let picture = terminal.picture();
        assert!(picture.contains("> Go on to"), "{picture}");
        terminal.press(&[ENTER]);
    }
}

#[test]
fn escape_goes_back_and_ctrl_c_keeps_what_was_answered() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    terminal.wait("What do you want to call").press(&[ESC]).wait("This is the first question");
    terminal.begin();
    terminal.wait("Emerging, level 1").press(&[SPACE, ENTER]).wait("Developing, level 2");
    terminal.press(&[ESC]).wait("Emerging, level 1").wait("> [x] E1");
    terminal.press(&[ESC]).wait("? Your answer:").press(&[ENTER]).wait("Developing, level 2");
    // A tick of the list that is open when someone leaves is kept, and the list is still open.
    terminal.press(&[SPACE, CTRL_C]);
    assert_eq!(terminal.end(), 130);
    assert!(terminal.seen.contains("stopped; what was answered is saved in f.yaml"));
    assert!(
        folder.read("f.yaml").ends_with("  7e:\n    open: developing\n    ticked:\n    - E1\n    - D1\n"),
        "{}",
        folder.read("f.yaml")
    );
    let mut again = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    again.wait("Going on at 7e").wait("Developing, level 2");
    assert_eq!(again.press(&[CTRL_C]).end(), 130);
}

/// A new round: Enter for what has not changed, one list with both states for what has, and the same file as from a pipe.
#[test]
fn a_new_round_takes_one_key_an_area() {
    let last = "research-network-2025.yaml";
    let args = ["assess", "f.yaml", "--from", last, "--area", "2a", "--area", "2b", "--area", "2c"];
    let folder = Folder::new();
    let mut terminal = Terminal::start(folder.example(last), 80, 24, &args);
    terminal.wait("2a Valuing communities").wait("Is it as it was last time, on 6 November 2025 (Emerging)?");
    terminal.wait("Starting from research-network-2025.yaml").wait("> [x]  [x] E1");
    terminal.press(&[LAST, ENTER]).wait("Emerging, as last time. Saved.").wait("2b Understanding power");
    terminal.press(&["m"]).wait("What would you like to do?");
    terminal.press(&[DOWN, ENTER]).wait("Emerging, level 1 of 4").wait("ticked last time");
    // Back to the whole list, without a loop: from there to the area before.
    terminal.press(&[ESC]).wait("> [x]  [x] E1").press(&[ESC]).wait("2a Valuing communities");
    terminal.wait("Thriving, level 4 of 4").press(&[ENTER]).wait("Go on to 2b").press(&[ENTER]);
    terminal.wait("> [x]  [x] E1").press(&[DOWN, SPACE]).wait("> [ ]  [x] E2").wait("changed: was not ticked");
    terminal.press(&[CTRL_C]);
    assert_eq!(terminal.end(), 130);
    // Later, with the two files: what has changed is marked as before.
    let mut again = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "2b", "--area", "2c"]);
    again.wait("Going on at 2b").wait("[ ]  [x] E2").wait("changed: was not ticked").press(&[LAST, ENTER]);
    again.wait("Go on to 2c").press(&[ENTER]).wait("2c Committing to work").wait("Is it as it was last time");
    again.press(&[LAST, ENTER]).wait("2c  Committing to work");
    assert_eq!(again.wait("All 2 areas are answered").press(&[ENTER]).end(), 0);
    let piped = Folder::new();
    piped.example(last).thrive(&args).stdin("\n1 2\n\n\n\n").run();
    assert_eq!(folder.read("f.yaml"), piped.read("f.yaml"));
    assert!(
        folder.read("f.yaml").contains("  2b:\n    ticked:\n    - E1\n    - E2\n  2c:\n"),
        "{}",
        folder.read("f.yaml")
    );
}

#[test]
fn ctrl_c_at_the_first_question_leaves_nothing_behind() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess"]);
    assert_eq!(terminal.wait("What do you want to call").press(&[CTRL_C]).end(), 130);
    assert!(folder.names().is_empty());
}

/// A closed window and a killed program lose nothing that was confirmed.
#[test]
fn a_closed_terminal_and_a_kill_keep_what_was_answered() {
    for signal in ["-HUP", "-KILL"] {
        let folder = Folder::new();
        let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
        terminal.begin().wait("Emerging, level 1").press(&[SPACE, ENTER]).wait("Developing, level 2").press(&[SPACE]);
        let process = terminal.child.process_id().expect("it runs").to_string();
        assert!(std::process::Command::new("kill").args([signal, &process]).status().unwrap().success());
        terminal.end();
        assert!(!terminal.seen.contains("panicked"), "{}", terminal.seen);
        assert!(folder.read("f.yaml").ends_with("  7e:\n    open: developing\n    ticked:\n    - E1\n    - D1\n"));
        // The lock of someone who was killed is there, and in nobody's way; whoever is told to stop takes it along.
        let left: &[&str] = if signal == "-KILL" { &[".f.yaml.lock", "f.yaml"] } else { &["f.yaml"] };
        assert_eq!(folder.names(), left);
        let again = folder.thrive(&["assess", "f.yaml", "--area", "7e"]).stdin("1\n").run();
        assert_eq!((again.status, folder.names()), (0, vec!["f.yaml".to_owned(), "f.yaml.bak".to_owned()]));
    }
}

/// Whoever is told to stop leaves the terminal as it was found, says what is saved, and takes the lock along.
#[test]
fn told_to_stop_at_a_question() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    let modes = |terminal: &Terminal| format!("{:?}", terminal.master.get_termios().expect("a terminal").local_flags);
    let before = modes(&terminal);
    terminal.begin().wait("Emerging, level 1").press(&[SPACE, ENTER]).wait("Developing, level 2").press(&[SPACE]);
    assert_ne!(modes(&terminal), before, "keys are read one by one");
    let process = terminal.child.process_id().expect("it runs").to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
    assert_eq!(terminal.end(), 130);
    assert_eq!(modes(&terminal), before);
    assert!(!terminal.screen.screen().bracketed_paste() && !terminal.screen.screen().hide_cursor());
    assert!(terminal.picture().contains("stopped; what was answered is saved in f.yaml"), "{}", terminal.picture());
    assert!(terminal.picture().contains("go on with `thrive assess f.yaml`"), "{}", terminal.picture());
    assert!(folder.read("f.yaml").ends_with("  7e:\n    open: developing\n    ticked:\n    - E1\n    - D1\n"));
    assert_eq!(folder.names(), ["f.yaml"]);
}

/// Ctrl-C among plain lines, where the system turns it into a signal.
#[test]
fn ctrl_c_in_plain_lines() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--plain"]);
    terminal.read_until("a question", |terminal| terminal.picture().contains("What do you want to call"));
    terminal.send("Sample\r");
    terminal.read_until("the next one", |terminal| terminal.picture().contains("Which organisation"));
    assert_eq!(folder.names(), [".f.yaml.lock", "f.yaml"]);
    terminal.send(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert!(terminal.picture().contains("stopped; what was answered is saved in f.yaml"), "{}", terminal.picture());
    assert_eq!(folder.names(), ["f.yaml"]);
}

/// Several lines that are pasted into a text are that text, and answer none of the questions after it.
#[test]
fn pasted_lines_are_one_answer() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    terminal.wait("What do you want to call this").send("Sample\rof two\rlines\r");
    terminal.wait("Which organisation");
    assert!(terminal.seen.contains("they are one answer: Sample of two lines"), "{}", terminal.picture());
    assert!(folder.read("f.yaml").contains("  title: Sample of two lines\n"), "{}", folder.read("f.yaml"));
    assert_eq!(terminal.press(&[CTRL_C]).end(), 130);
}

/// Whoever needs plain lines is asked about an item in a line, too.
#[test]
fn a_done_action_asks_in_plain_lines() {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml");
    let args = ["actions", "done", "research-network-2026.yaml", "1", "--plain"];
    let mut terminal = Terminal::start(&folder, 80, 24, &args);
    terminal.read_until("the question", |terminal| terminal.picture().contains("Yes or no (y or n; Enter for no): "));
    terminal.send("maybe\r");
    terminal.read_until("it again", |terminal| terminal.picture().matches("Yes or no").count() == 2);
    terminal.send("y\r");
    assert_eq!(terminal.end(), 0);
    let said = "4c Defining scope: from not yet Emerging to Developing.";
    assert!(
        terminal.picture().contains("4c.E3 is ticked.") && terminal.picture().contains(said),
        "{}",
        terminal.picture()
    );
}

/// A window that changes its size in the middle of a list is drawn for the new size, and a key that comes with the news is not lost.
#[test]
fn a_resized_window() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    terminal.begin().wait("Emerging, level 1");
    for (cols, rows) in [(60, 20), (40, 12), (20, 5), (120, 40), (80, 24)] {
        terminal.resize(cols, rows);
        assert_eq!(terminal.picture().matches("> [ ] E1").count(), 1, "{}", terminal.picture());
    }
    terminal.master.resize(PtySize { rows: 30, cols: 90, pixel_width: 0, pixel_height: 0 }).unwrap();
    terminal.send(SPACE);
    terminal.wait("> [x] E1").press(&[ENTER]).wait("Developing, level 2").press(&[CTRL_C]);
    assert_eq!(terminal.end(), 130);
    assert!(!terminal.seen.contains("panicked"), "{}", terminal.seen);
}

/// An action that is done offers to tick its item; Enter alone leaves it as it is.
#[test]
fn a_done_action_offers_to_tick_its_item() {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml");
    for (keys, ticked) in [(&[ENTER] as &[&str], false), (&["y", ENTER], true)] {
        let mut terminal = Terminal::start(&folder, 60, 20, &["actions", "done", "research-network-2026.yaml", "1"]);
        terminal.wait("Is 4c.E3 in place now?").wait("Yes or no").press(keys);
        assert_eq!(terminal.end(), 0);
        let said = "4c Defining scope: from not yet Emerging to Developing.";
        assert_eq!(terminal.picture().contains(said), ticked, "{}", terminal.picture());
    }
    let mut terminal = Terminal::start(&folder, 80, 24, &["actions", "done", "research-network-2026.yaml", "2"]);
    assert_eq!(terminal.wait("Yes or no").press(&[CTRL_C]).end(), 130);
    assert!(
        terminal.picture().contains("stopped; the action is marked as done, and its item stays as it is"),
        "{}",
        terminal.picture()
    );
}

/// What quotes the command line goes through the choke point on a terminal, too.
#[test]
fn hostile_arguments_are_shown() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["\x1b]0;owned\x07\u{9b}2J"]);
    assert_eq!(terminal.end(), 2);
    assert!(terminal.seen.contains("<U+009B>2J"), "{:?}", terminal.seen);
    assert!(!terminal.seen.contains(['\x1b', '\x07', '\u{9b}']), "{:?}", terminal.seen);
}

/// Not applicable, don't know, evidence and notes: a key each, and the text.
#[test]
fn everything_besides_ticking() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    terminal.begin();
    terminal.wait("Emerging, level 1").press(&["e"]).wait("What is the evidence for E1");
    terminal.press(&["minutes", ENTER]).wait("From when is it?").press(&["3 May 2026", ENTER]);
    terminal.wait("Who gave it?").press(&["Ada", ENTER]).wait("1 piece of evidence").press(&[SPACE]).wait("[x] E1");
    terminal.press(&[ENTER]).wait("Developing, level 2").press(&["u"]).wait("[?] D1").press(&["n"]);
    terminal.wait("Your note on 7e").press(&["ask Sam", ENTER]).wait("Who gave it?").press(&[ENTER]);
    terminal.wait("Developing, level 2").press(&[ENTER]).wait("Maturing, level 3").press(&[ENTER]);
    terminal.wait("Thriving, level 4").press(&["x"]).wait("Why does T1 not apply").press(&["no longer ours", ENTER]);
    terminal.wait("not applicable: no longer ours").press(&["?"]).wait("What could serve as evidence").press(&[ESC]);
    terminal.wait("Thriving, level 4").press(&[CTRL_C]);
    assert_eq!(terminal.end(), 130);
    let file = folder.read("f.yaml");
    let expected = "  7e:\n    open: thriving\n    ticked:\n    - E1\n    unsure:\n    - D1\n    not_applicable:\n      T1: no longer ours\n    evidence:\n      E1:\n      - text: minutes\n        date: '2026-05-03'\n        by: Ada\n    notes:\n    - text: ask Sam\n      date: '2026-11-21'\n";
    assert!(file.ends_with(expected), "{file}");
}

/// A workshop at one screen with large letters: one statement at a time, hands, something parked, and what comes back at the end.
#[test]
fn one_statement_at_a_time() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 40, 12, &["assess", "f.yaml", "--area", "7e", "--present", "--clock"]);
    terminal.begin().wait("7e · Emerging · 1 of 1").wait("[ ] Not ticked").wait("0:0");
    terminal.press(&["v"]).wait("How many say yes to E1").press(&["11 of 10", ENTER]).wait("more hands than people");
    terminal.press(&["7 of 10", ENTER]).wait("7 of 10 say yes").press(&[SPACE]).wait("[x] In place").press(&[ENTER]);
    terminal.wait("7e · Developing · 1 of 1").press(&["p"]).wait("What is to be cleared up about D1").press(&[ENTER]);
    terminal.wait("parked").press(&[ESC]).wait("7e · Emerging · 1 of 1").wait("[x] In place").press(&[ENTER]);
    terminal.wait("7e · Developing · 1 of 1");
    terminal.resize(80, 24);
    terminal.wait("ctrl-c stop").press(&[ENTER]).wait("7e · Maturing · 1 of 1").press(&[ENTER]);
    terminal.wait("7e · Thriving · 1 of 2").press(&[ENTER]).wait("2 of 2").press(&[ESC]).wait("1 of 2").press(&[ENTER]);
    terminal.wait("2 of 2").press(&[ENTER]).wait("What next?").press(&[ENTER]);
    terminal.wait("To come back to").wait("7e.E1").wait("(7 of 10 say yes)").wait("Anything else?");
    terminal.press(&[DOWN, DOWN, ENTER]).wait("Leave it and go on to the next").press(&[ENTER]).wait("7e.D1");
    terminal.press(&[DOWN, DOWN, ENTER]).wait("Go through where hands were split").press(&[ENTER]);
    assert_eq!(terminal.end(), 0);
    let file = folder.read("f.yaml");
    assert!(
        file.contains("  7e:\n    ticked:\n    - E1\n    votes:\n      E1:\n        'yes': 7\n        'no': 3\n"),
        "{file}"
    );
    assert!(!file.contains("parked"), "{file}");
}

/// A meeting at one screen: the statement that is most mixed, hands, a decision with its reason, and the next one.
#[test]
fn a_meeting() {
    let folder = super::merge::five();
    folder.thrive(&super::merge::args("merge", &super::merge::FILES, &["-o", "group.yaml"])).run();
    let meeting = ["merge", "--interactive", "group.yaml", "--framework", "small.yaml"];
    let mut terminal = Terminal::start(&folder, 40, 12, &meeting);
    terminal.wait("3 statements to decide").press(&[ENTER]).wait("enter goes back").press(&[ENTER]);
    terminal.wait("1a · Developing").wait("1 of 3").wait("y yes");
    terminal
        .press(&["v"])
        .wait("How many say yes, no and don't know")
        .press(&["3 1 1", ENTER])
        .wait("Hands: 3 yes, 1 no");
    terminal
        .press(&["s"])
        .wait("that it is not, 1 doesn")
        .press(&["y"])
        .wait("D1 is in place.")
        .press(&["minutes", ENTER]);
    terminal
        .wait("2 of 3")
        .wait("1a.D1 is in place.")
        .press(&[ESC])
        .wait("Decided, in place: minutes")
        .press(&[CTRL_C]);
    assert_eq!(terminal.end(), 130);
    let file = folder.read("group.yaml");
    assert!(
        file.contains("    - item: D1\n      reason: minutes\n      votes:\n        'yes': 2\n        'no': 2\n"),
        "{file}"
    );
    assert!(file.contains("      D1:\n        'yes': 3\n        'no': 1\n        unsure: 1\n"), "{file}");
}

/// An action for the statement in focus: the question stands alone, with the area, the statement and what there is for it.
#[test]
fn an_action_from_a_statement() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "7e"]);
    terminal.begin();
    terminal
        .wait("Emerging, level 1")
        .press(&["m"])
        .wait("Add an action for E1")
        .press(&[DOWN, DOWN, DOWN, DOWN, ENTER]);
    terminal.wait("? What is to be done about E1?");
    let picture = terminal.picture();
    assert!(
        picture.trim_start().starts_with("7e Translating engagement into action\n\n  E1  We use what"),
        "{picture}"
    );
    assert!(!picture.contains("Who is assessing"), "{picture}");
    terminal.press(&["Ask Sam", ENTER]).wait("Who is responsible?").press(&["Ada", ENTER]).wait("? By when?");
    assert!(terminal.picture().contains("Ask Sam (for E1, Ada)"), "{}", terminal.picture());
    terminal.press(&["12/03/2027", ENTER]).wait("12/03/2027 can be 12 March 2027 (write 2027-03-12) or");
    terminal.wait("? By when?").press(&["12 March 2027", ENTER]).wait("1 open action").press(&["m"]);
    terminal
        .wait("Add or change actions (1)")
        .press(&[DOWN, DOWN, DOWN, DOWN, DOWN, ENTER])
        .wait("Change: Ask Sam (for E1, Ada, by 12");
    terminal.press(&[DOWN, ENTER]).wait("Mark it as done").press(&[DOWN, DOWN, DOWN, DOWN, ENTER]);
    terminal.wait("If E1 is in place now, tick it.").press(&[CTRL_C]);
    assert_eq!(terminal.end(), 130);
    let file = folder.read("f.yaml");
    assert!(file.contains("  action: Ask Sam\n  responsible: Ada\n  due: '2027-03-12'\n  status: done\n"), "{file}");
}

/// In a narrow window the keys of a form fit their line.
#[test]
fn keys_of_forms_in_a_narrow_window() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 40, 12, &["assess", "f.yaml", "--area", "7e"]);
    terminal.wait("[enter goes on · esc back · ^c stop]").press(&["Sample", ENTER]).wait("Which organisation");
    terminal.press(&[ENTER]).wait("Who assesses whom").wait("[enter chooses · esc · ^c]");
    assert_eq!(terminal.press(&[CTRL_C]).end(), 130);
}

/// The result of an area stays in sight above its menu, which gives way to it.
#[test]
fn a_result_stays_in_sight() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&folder, 80, 24, &["assess", "f.yaml", "--area", "5b"]);
    terminal.begin();
    for level in ["level 1", "level 2", "level 3", "level 4"] {
        terminal.wait(level).press(&[ENTER]);
    }
    terminal.wait("> Go on to the end").wait("Nothing is ticked in 5b, so it counts as: none of it is in place.");
    assert!(terminal.picture().trim_start().starts_with("5b  Accessibility   "), "{}", terminal.picture());
    // All entries can be reached.
    terminal.press(&[DOWN; 11]).wait("> Save and stop").press(&[ENTER]);
    assert_eq!(terminal.end(), 0);
}
