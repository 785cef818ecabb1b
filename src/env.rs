//! The environment of the process: the terminal's size and abilities, the time, and who is working. Commands ask here and pass the
//! answers on, so that nothing else depends on the environment.

#![expect(
    clippy::disallowed_methods,
    reason = "the one place that looks at the environment, the clock and the terminal"
)]

use std::ffi::OsStr;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use jiff::Zoned;

use crate::formats::screen::Look;

/// The width of lines where there is neither a terminal nor COLUMNS.
const USUAL_WIDTH: usize = 80;

/// When colour is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// In a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// In files and pipes too
    Always,
    /// Not at all
    Never,
}

/// What is known about the terminal and the streams when the program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent fact")]
pub struct Env {
    /// How documents look on standard output.
    pub out: Look,
    /// How messages and prompts look on standard error.
    pub err: Look,
    /// Whether questions can be redrawn: standard input and standard error are a terminal, it isn't a dumb one, and nothing plain
    /// was asked for.
    pub can_prompt: bool,
    /// Whether standard input is a terminal.
    pub typed: bool,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_is_terminal: bool,
}

impl Env {
    /// Looks at the process's environment. `plain` is what `--plain` says; `THRIVE_PLAIN` says the same.
    pub fn look(colour: Colour, plain: bool) -> Self {
        let dumb = var("TERM").is_some_and(|term| term == "dumb");
        let plain = plain || var("THRIVE_PLAIN").is_some_and(|value| !is_no(&value));
        let unicode = cfg!(windows) || is_utf8(["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(var).as_deref());
        let columns =
            var("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| (10..=500).contains(columns));
        let width = columns.or_else(|| size().map(|(width, _)| width)).unwrap_or(USUAL_WIDTH);
        let choice = match colour {
            Colour::Auto => None,
            Colour::Always => Some(true),
            Colour::Never => Some(false),
        };
        let look = |found: ColorChoice| Look {
            width,
            colour: choice.unwrap_or(found != ColorChoice::Never && !dumb),
            unicode,
            plain: plain || dumb,
        };
        Self {
            out: look(AutoStream::choice(&stdout())),
            err: look(AutoStream::choice(&stderr())),
            can_prompt: stdin().is_terminal() && stderr().is_terminal() && !dumb && !plain,
            typed: stdin().is_terminal(),
            out_is_terminal: stdout().is_terminal(),
            err_is_terminal: stderr().is_terminal(),
        }
    }

    /// Whether someone sits in front of it all: nothing comes from a file or a pipe, and nothing goes to one.
    pub fn is_conversation(self) -> bool {
        self.typed && self.out_is_terminal && self.err_is_terminal
    }
}

/// What to type to call the program again that was called by this first argument: the same, or only its name where a shell finds it
/// by that. Some shells hand over the whole path of a program that was typed by its name.
pub fn program(called: &OsStr) -> String {
    let called = Path::new(called);
    let name = called.file_name().unwrap_or_default();
    let is_there = |folder: &PathBuf| folder.join(name).is_file();
    let found = std::env::var_os("PATH").and_then(|folders| std::env::split_paths(&folders).find(is_there));
    if found.as_deref() == called.parent() {
        let name = name.to_string_lossy();
        name.strip_suffix(std::env::consts::EXE_SUFFIX).unwrap_or(&name).to_owned()
    } else {
        called.display().to_string()
    }
}

/// The local time, or that of `SOURCE_DATE_EPOCH` (in UTC) where that is set. Commands ask only where they need it: finding out the
/// time zone reads dozens of files.
pub fn now() -> Zoned {
    var("SOURCE_DATE_EPOCH").and_then(|seconds| time_of(&seconds)).unwrap_or_else(Zoned::now)
}

/// How long the program has been running, or has wanted to know.
#[expect(
    clippy::disallowed_types,
    reason = "how long a group talks about a statement is shown to it, and nothing depends on it"
)]
pub fn running() -> Duration {
    static SINCE: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
    SINCE.elapsed()
}

/// A text that no other call gives, on any computer: a random UUID.
pub fn uid() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// The name of the user and of the computer.
pub fn user_and_computer() -> (String, String) {
    let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(var).unwrap_or_else(|| "someone".to_owned());
    (user, gethostname::gethostname().to_string_lossy().into_owned())
}

/// Whether the value of an environment variable switches something off.
fn is_no(value: &str) -> bool {
    ["0", "no", "false", "off"].iter().any(|no| value.eq_ignore_ascii_case(no))
}

/// An environment variable, if it is set and not empty.
fn var(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The columns and rows that the terminal has at this moment, if there is a terminal.
pub fn size() -> Option<(usize, usize)> {
    let found = terminal_size::terminal_size_of(stderr()).or_else(terminal_size::terminal_size);
    found
        .map(|(width, height)| (usize::from(width.0), usize::from(height.0)))
        .filter(|(width, height)| *width > 0 && *height > 0)
}

fn is_utf8(locale: Option<&str>) -> bool {
    locale.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// The time in UTC at a number of seconds since 1970, as in `SOURCE_DATE_EPOCH`.
fn time_of(seconds: &str) -> Option<Zoned> {
    Some(jiff::Timestamp::from_second(seconds.parse().ok()?).ok()?.to_zoned(jiff::tz::TimeZone::UTC))
}
